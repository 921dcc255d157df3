/* Every flag of every child shows its words, whatever stands in the text: the
 * labelled lines, their columns, and rubbish. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "cli/seen_line.h"
#include "core/agency.h"
#include "util/buf.h"
#include "util/fold.h"
#include "util/str.h"

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

static bool
is_cut(struct chron_str s, uint32_t at)
{
	return at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80;
}

static void
check(const struct chron_sighting *s, const struct chron_str *texts, uint32_t n,
	bool utf8)
{
	unsigned aspects = 0;

	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *v = &s->evidence[i];
		struct chron_str text;

		assert_true(v->value < n);
		text = texts[v->value];
		assert_true(v->start <= v->end);
		assert_true(v->end <= text.n);
		if (text.n)
			assert_true(v->start < v->end);
		if (utf8) {
			assert_false(is_cut(text, v->start));
			assert_false(is_cut(text, v->end));
		}
		assert_non_null(v->rule);
		aspects |= 1u << v->aspect;
	}
	assert_int_equal(aspects, (1u << ASPECT_COUNT) - 1);
	if (s->flag[ASPECT_SEEN] == ANSWER_NO ||
		s->flag[ASPECT_SEEN] == ANSWER_NA) {
		assert_int_equal(s->flag[ASPECT_ALONE], ANSWER_NO);
		assert_int_equal(s->grade, GRADE_NONE);
	}
	if (s->flag[ASPECT_SEEN] == ANSWER_YES)
		assert_int_not_equal(s->grade, GRADE_NONE);
}

static void
check_line(struct arena *a, const struct lexicon *lexicon,
	struct chron_str agency, struct chron_str children,
	struct chron_str text, bool utf8)
{
	const struct chron_sighting *s;
	struct seen_family f;

	seen_line_family(a, lexicon, children, &f);
	s = seen_line_read(&f, agency_kind_of(agency), text, a);
	for (uint32_t i = 0; i < f.config.nchildren; i++)
		check(&s[i], &text, 1, utf8);
}

static void
every_flag_of_a_labelled_line_shows_its_words(void **state)
{
	static const char *const files[] = {"labelled", "own", "fresh", "blind",
		"unseen", "series", "practice", "pitfalls", "voice"};
	struct arena *a = arena_new(), *kept = arena_new();
	const struct lexicon *lexicon = seen_lexicon_new(kept);

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf text = BUF_INIT;
		struct chron_str rest, line;
		char path[64];

		snprintf(path, sizeof(path), "fixtures/seen/%s.tsv", files[i]);
		read_file(path, &text);
		rest = buf_get(&text);
		(void)str_cut(&rest, '\n', &line);
		while (str_cut(&rest, '\n', &line)) {
			struct chron_str col[4] = {0};

			for (unsigned k = 0;
				k < 4 && str_cut(&line, '\t', &col[k]); k++)
				continue;
			arena_reset(a);
			check_line(a, lexicon, col[1], col[2], col[3], true);
		}
		buf_free(&text);
	}
	arena_free(a);
	arena_free(kept);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Words of the field, marks, and characters of several bytes in any order. */
static const char *const pieces[] = {"A", "Child A", "B", "baby", "mum", "SW",
	"seen", "not", "alone", "with", "asleep", "said", "that", "she", "he",
	"Y", "N", "n/a", "yes", "no", "both", "all", "bar", "x2", "visit",
	"school", "phone", "to be", "if", "last", "\"", "'", "\xe2\x80\x9c",
	"\xe2\x80\x9d", "\xe2\x98\x92", "\xe2\x98\x90", "\xe2\x9c\x93", "[x]",
	"[ ]", ":", ";", ",", ".", "?", "\n", "(", ")", "-", "\xe2\x80\x93",
	"\xc3\xa9", "Si\xc3\xb4n", "\xf0\x9f\x99\x82", "\xc2\xa0", "Child seen",
	"Alone", "W&F", "wants", "home", "1", "2 of 3", "Wishes and feelings",
	"refused", "", "\t"};

static void
random_text(struct buf *out, uint32_t *seed)
{
	uint32_t n = next_random(seed) % 40;

	buf_clear(out);
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(out, pieces[next_random(seed) %
				      (sizeof(pieces) / sizeof(pieces[0]))]);
		if (next_random(seed) % 4)
			buf_putc(out, ' ');
	}
}

static void
rubbish_shows_its_words_too(void **state)
{
	static const char *const agencies[] = {"CSC", "Police", "GP",
		"Health Visiting", "School", "Probation"};
	struct arena *a = arena_new(), *kept = arena_new();
	const struct lexicon *lexicon = seen_lexicon_new(kept);
	struct buf text = BUF_INIT;
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		random_text(&text, &seed);
		arena_reset(a);
		check_line(a, lexicon, chron_cstr(agencies[i % 6]),
			CHRON_S("Child A (7y), Child B (8m), Unborn Baby C"),
			buf_get(&text), true);
	}
	for (int i = 0; i < 1000; i++) {
		buf_clear(&text);
		for (uint32_t n = next_random(&seed) % 200; n > 0; n--)
			buf_putc(&text, (char)next_random(&seed));
		arena_reset(a);
		check_line(a, lexicon, CHRON_S("CSC"),
			CHRON_S("Child A (7y), Sib 1"), buf_get(&text), false);
	}
	buf_free(&text);
	arena_free(a);
	arena_free(kept);
}

static void
rubbish_in_columns_shows_its_words_too(void **state)
{
	static const uint8_t concepts[] = {CHRON_F_EVENT, CHRON_F_SEEN,
		CHRON_F_ALONE, CHRON_F_VIEWS, CHRON_F_WHO_SEEN,
		CHRON_F_SEEN_VIEWS, CHRON_F_SPOKEN, CHRON_F_OUTCOME,
		CHRON_F_PRESENT, CHRON_F_CONTACT_TYPE, CHRON_F_SUBJECT,
		CHRON_F_LOCATION};
	enum { N = 5 };
	struct arena *a = arena_new(), *kept = arena_new();
	const struct lexicon *lexicon = seen_lexicon_new(kept);
	struct buf cell[N] = {BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
	uint32_t seed = 11;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct chron_value values[N] = {0};
		struct chron_str texts[N];
		struct chron_event e = {
			.agency = CHRON_NONE, .values = values, .nvalues = N};
		struct seen_context context = {.kind = KIND_SOCIAL_CARE,
			.child = i % 3 ? CHRON_NONE : 0,
			.everyone = i & 1};
		struct seen_family f;

		arena_reset(a);
		seen_line_family(a, lexicon,
			CHRON_S("Child A (7y), Child B (8m), Sib 1 (12y)"), &f);
		for (int k = 0; k < N; k++) {
			random_text(&cell[k], &seed);
			texts[k] = buf_get(&cell[k]);
			values[k] = (struct chron_value){.p = texts[k].p,
				.n = (uint32_t)texts[k].n,
				.concept = concepts[next_random(&seed) %
						    sizeof(concepts)]};
		}
		e.start.earliest = (int64_t)SEEN_LINE_DAY * CIVIL_DAY_MINUTES;
		e.start.latest = e.start.earliest;
		seen_event(f.people, &context, &e, a);
		assert_true(e.nsightings > 0);
		for (uint32_t k = 0; k < e.nsightings; k++)
			check(&e.sightings[k], texts, N, true);
	}
	for (int k = 0; k < N; k++)
		buf_free(&cell[k]);
	arena_free(a);
	arena_free(kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_flag_of_a_labelled_line_shows_its_words),
		cmocka_unit_test(rubbish_shows_its_words_too),
		cmocka_unit_test(rubbish_in_columns_shows_its_words_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
