/* How well narratives are read: labelled lines, with floors a little below
 * what was measured.  The lines and everybody in them are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "core/agency.h"
#include "seen/seen.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

enum { COLUMNS = 9, FIRST_FLAG = 4 };

struct floors {
	const char *file;
	double accuracy[ASPECT_COUNT];
	double precision, recall; /* of seen: yes */
};

struct score {
	unsigned right, all, hit, wrong, missed;
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

/* "not seen" has two names. */
static uint8_t
three_way(enum aspect a, uint8_t answer)
{
	return a == ASPECT_SEEN && answer == ANSWER_NA ? ANSWER_NO : answer;
}

/* The answer for a ref in "Child A=yes;Sib 1=no". */
static uint8_t
label(struct chron_str list, struct chron_str ref)
{
	struct chron_str item;

	while (str_cut(&list, ';', &item)) {
		if (item.n <= ref.n || item.p[ref.n] != '=' ||
			memcmp(item.p, ref.p, ref.n) != 0)
			continue;
		item.p += ref.n + 1;
		item.n -= ref.n + 1;
		for (uint8_t i = 0; i < 4; i++)
			if (str_is(item, answer_names[i]))
				return i;
	}
	fail_msg("no label for %.*s", STR(ref));
	return ANSWER_UNCLEAR;
}

static enum agency_kind
kind_of(struct chron_str agency)
{
	enum agency_kind kind = agency_kind_of(agency);

	if (str_is(agency, "ED") || str_is(agency, "Fracture clinic"))
		return KIND_HOSPITAL;
	return kind;
}

static void
tally(struct score *s, uint8_t want, uint8_t got)
{
	s->all++;
	s->right += want == got;
	s->hit += want == ANSWER_YES && got == ANSWER_YES;
	s->wrong += want != ANSWER_YES && got == ANSWER_YES;
	s->missed += want == ANSWER_YES && got != ANSWER_YES;
}

static void
check_evidence(const struct chron_sighting *s, const struct chron_value *v)
{
	unsigned aspects = 0;

	for (uint32_t i = 0; i < s->nevidence; i++) {
		assert_true(s->evidence[i].start < s->evidence[i].end);
		assert_true(s->evidence[i].end <= v->n);
		assert_non_null(s->evidence[i].rule);
		aspects |= 1u << s->evidence[i].aspect;
	}
	assert_int_equal(aspects, 15);
	if (s->flag[ASPECT_SEEN] == ANSWER_NO ||
		s->flag[ASPECT_SEEN] == ANSWER_NA)
		assert_int_equal(s->flag[ASPECT_ALONE], ANSWER_NO);
}

/* Reads the narrative of a line "id, agency, children, text". */
static void
read_event(struct arena *a, const struct chron_str col[COLUMNS],
	struct chron_config *config, struct chron_value *v,
	struct chron_event *e)
{
	int32_t on = civil_days(2019, 5, 14);
	struct seen_context context = {
		.kind = kind_of(col[1]), .child = CHRON_NONE};

	config->nchildren =
		seen_read_children(a, col[2], on, &config->children);
	*v = (struct chron_value){.p = col[3].p,
		.n = (uint32_t)col[3].n,
		.concept = CHRON_F_EVENT};
	e->values = v;
	e->nvalues = 1;
	e->start.earliest = (int64_t)on * CIVIL_DAY_MINUTES;
	e->start.latest = e->start.earliest + CIVIL_DAY_MINUTES - 1;
	seen_event(seen_people_new(a, seen_lexicon_new(a), config), &context, e,
		a);
}

static void
read_line(struct arena *a, struct chron_str line,
	struct score score[ASPECT_COUNT])
{
	struct chron_config config = {0};
	struct chron_str col[COLUMNS] = {0};
	struct chron_event e = {0};
	struct chron_value v;

	for (unsigned i = 0; i < COLUMNS && str_cut(&line, '\t', &col[i]); i++)
		continue;
	read_event(a, col, &config, &v, &e);
	for (uint32_t i = 0; i < config.nchildren; i++) {
		uint8_t got[ASPECT_COUNT] = {
			ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO};

		for (uint32_t k = 0; k < e.nsightings; k++)
			if (e.sightings[k].child == i) {
				memcpy(got, e.sightings[k].flag, sizeof(got));
				check_evidence(&e.sightings[k], &v);
			}
		for (enum aspect k = 0; k < ASPECT_COUNT; k++)
			tally(&score[k],
				three_way(k, label(col[FIRST_FLAG + k],
						     config.children[i].ref)),
				three_way(k, got[k]));
	}
}

static double
share(unsigned part, unsigned all)
{
	return all ? (double)part / all : 1;
}

static void
lines_are_read_as_people_labelled_them(void **state)
{
	static const struct floors floors[] = {
		{"fixtures/seen/labelled.tsv", {0.98, 0.96, 0.96, 0.97}, 0.99,
			0.98},
		{"fixtures/seen/own.tsv", {0.99, 0.96, 0.97, 0.97}, 0.99, 0.98},
		{"fixtures/seen/fresh.tsv", {0.95, 0.91, 0.91, 0.95}, 0.99,
			0.92},
		{"fixtures/seen/blind.tsv", {0.93, 0.87, 0.87, 0.92}, 0.97,
			0.95},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(floors) / sizeof(floors[0]); i++) {
		struct score score[ASPECT_COUNT] = {0};
		struct arena *a = arena_new();
		struct buf text = BUF_INIT;
		struct chron_str rest, line;

		read_file(floors[i].file, &text);
		rest = buf_get(&text);
		(void)str_cut(&rest, '\n', &line);
		while (str_cut(&rest, '\n', &line)) {
			arena_reset(a);
			read_line(a, line, score);
		}
		for (enum aspect k = 0; k < ASPECT_COUNT; k++)
			print_message("%s %s: accuracy %.3f, yes: precision "
				      "%.3f recall %.3f\n",
				floors[i].file, aspect_names[k],
				share(score[k].right, score[k].all),
				share(score[k].hit,
					score[k].hit + score[k].wrong),
				share(score[k].hit,
					score[k].hit + score[k].missed));
		for (enum aspect k = 0; k < ASPECT_COUNT; k++)
			assert_true(share(score[k].right, score[k].all) >=
				    floors[i].accuracy[k]);
		assert_true(
			share(score[0].hit, score[0].hit + score[0].wrong) >=
			floors[i].precision);
		assert_true(
			share(score[0].hit, score[0].hit + score[0].missed) >=
			floors[i].recall);
		buf_free(&text);
		arena_free(a);
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
		struct chron_config config = {0};
		struct chron_str col[COLUMNS] = {0};
		struct chron_event e = {0};
		struct chron_value v;

		arena_reset(a);
		for (unsigned i = 0;
			i < COLUMNS && str_cut(&line, '\t', &col[i]); i++)
			continue;
		read_event(a, col, &config, &v, &e);
		for (uint32_t k = 0; k < e.nsightings; k++)
			if (e.sightings[k].flag[ASPECT_SEEN] == ANSWER_YES)
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
