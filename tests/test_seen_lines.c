/* How well narratives are read: labelled lines, with floors a little below
 * what was measured.  The lines and everybody in them are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "cli/score.h"
#include "cli/seen_line.h"
#include "util/buf.h"
#include "util/str.h"

enum { COLUMNS = 4 };

struct floors {
	const char *file;
	double accuracy[ASPECT_COUNT];
	double precision, recall; /* of seen: yes */
};

static void
read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char part[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)))
		buf_add(out, part, n);
	fclose(f);
}

static void
lines_are_read_as_people_labelled_them(void **state)
{
	static const struct floors floors[] = {
		{"fixtures/seen/labelled.tsv", {0.98, 0.96, 0.96, 0.97}, 0.99,
			0.98},
		{"fixtures/seen/own.tsv", {0.99, 0.96, 0.93, 0.97}, 0.99, 0.98},
		{"fixtures/seen/fresh.tsv", {0.92, 0.92, 0.92, 0.95}, 0.98,
			0.91},
		{"fixtures/seen/blind.tsv", {0.92, 0.87, 0.87, 0.93}, 0.97,
			0.91},
		{"fixtures/seen/plain.tsv", {0.93, 0.90, 0.94, 0.96}, 0.95,
			0.90},
		{"fixtures/seen/series.tsv", {0.88, 0.91, 0.95, 0.95}, 0.92,
			0.86},
		{"fixtures/seen/practice.tsv", {0.87, 0.92, 0.93, 0.94}, 0.90,
			0.84},
		{"fixtures/seen/pitfalls.tsv", {0.86, 0.89, 0.93, 0.93}, 0.91,
			0.82},
		{"fixtures/seen/voice.tsv", {0.92, 0.89, 0.89, 0.92}, 0.94,
			0.91},
		{"fixtures/seen/later-a.tsv", {0.85, 0.87, 0.91, 0.92}, 0.86,
			0.89},
		{"fixtures/seen/later-b.tsv", {0.88, 0.90, 0.95, 0.95}, 0.94,
			0.85},
		{"fixtures/seen/later-c.tsv", {0.87, 0.89, 0.93, 0.93}, 0.96,
			0.81},
		{"fixtures/seen/later-d.tsv", {0.83, 0.87, 0.93, 0.93}, 0.88,
			0.81},
		{"fixtures/seen/later-e.tsv", {0.82, 0.90, 0.93, 0.93}, 0.84,
			0.80},
		{"fixtures/seen/later-f.tsv", {0.87, 0.87, 0.92, 0.92}, 0.92,
			0.85},
		{"fixtures/seen/later-g.tsv", {0.87, 0.86, 0.93, 0.93}, 0.94,
			0.83},
		{"fixtures/seen/later-h.tsv", {0.85, 0.89, 0.91, 0.95}, 0.90,
			0.83},
		{"fixtures/seen/later-i.tsv", {0.82, 0.86, 0.93, 0.92}, 0.83,
			0.81},
		{"fixtures/seen/later-j.tsv", {0.88, 0.91, 0.93, 0.90}, 0.89,
			0.84},
		{"fixtures/seen/later-k.tsv", {0.87, 0.90, 0.93, 0.93}, 0.89,
			0.84},
		{"fixtures/seen/later-l.tsv", {0.88, 0.88, 0.92, 0.92}, 0.92,
			0.87},
		{"fixtures/seen/varied-sight.tsv", {0.95, 0.91, 0.93, 0.96},
			0.97, 0.94},
		{"fixtures/seen/varied-alone.tsv", {0.81, 0.83, 0.73, 0.91},
			0.97, 0.81},
		{"fixtures/seen/varied-views.tsv", {0.72, 0.67, 0.75, 0.86},
			0.92, 0.69},
		{"fixtures/seen/varied-unreal.tsv", {0.93, 0.93, 0.95, 0.96},
			0.87, 0.92},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(floors) / sizeof(floors[0]); i++) {
		const struct floors *f = &floors[i];
		struct score_ask ask = {.file = f->file};
		struct buf text = BUF_INIT;
		struct score_set set;
		struct score score;

		read_file(f->file, &text);
		score_read(buf_get(&text), &ask, &score);
		buf_free(&text);
		assert_int_equal(score.bad, 0);
		set = score_three_ways(&score.counted);
		for (enum aspect a = 0; a < ASPECT_COUNT; a++)
			print_message("%s %s: accuracy %.3f, yes: precision "
				      "%.3f recall %.3f\n",
				f->file, aspect_names[a],
				score_accuracy(&set, a),
				score_precision(&set, a, ANSWER_YES),
				score_recall(&set, a, ANSWER_YES));
		for (enum aspect a = 0; a < ASPECT_COUNT; a++)
			assert_true(score_accuracy(&set, a) >= f->accuracy[a]);
		assert_true(score_precision(&set, ASPECT_SEEN, ANSWER_YES) >=
			    f->precision);
		assert_true(score_recall(&set, ASPECT_SEEN, ANSWER_YES) >=
			    f->recall);
	}
}

/* A false "seen" hides a child. */
static void
what_is_told_planned_or_about_an_adult_is_no_sighting(void **state)
{
	struct arena *a = arena_new();
	struct buf text = BUF_INIT;
	struct chron_str rest, line;

	(void)state;
	read_file("fixtures/seen/unseen.tsv", &text);
	rest = buf_get(&text);
	(void)str_cut(&rest, '\n', &line);
	while (str_cut(&rest, '\n', &line)) {
		struct chron_str col[COLUMNS] = {0};
		const struct chron_sighting *sightings;
		struct seen_family f;

		arena_reset(a);
		for (unsigned i = 0;
			i < COLUMNS && str_cut(&line, '\t', &col[i]); i++)
			continue;
		seen_line_family(a, seen_lexicon_new(a), col[2], &f);
		sightings =
			seen_line_read(&f, agency_kind_of(col[1]), col[3], a);
		for (uint32_t k = 0; k < f.config.nchildren; k++)
			if (sightings[k].flag[ASPECT_SEEN] == ANSWER_YES)
				fail_msg("%.*s: seen in \"%.*s\"", STR(col[0]),
					STR(col[3]));
	}
	buf_free(&text);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_read_as_people_labelled_them),
		cmocka_unit_test(
			what_is_told_planned_or_about_an_adult_is_no_sighting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
