/* Sentences without an end: where one is cut for its length, no cut makes a
 * sighting that nobody wrote, and none is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/seen_line.h"
#include "util/buf.h"
#include "util/str.h"

enum { LONGEST = 450 }; /* words put in: more than twice where it is cut */

static const struct {
	const char *before, *more, *after;
	enum answer seen;
} rows[] = {
	{"Mother told the worker by phone that the family had gone out",
		" and then to the shop",
		" and that Child A was seen alone in his room", ANSWER_NO},
	{"Mother told the worker by phone that the family had gone out",
		", shopping", ", that Child A was seen alone in his room",
		ANSWER_NO},
	{"The worker called at the house", " and looked at the stairs",
		" and Child A was not seen at the home visit", ANSWER_NO},
	{"The worker called at the house", ", still",
		", Child A was not seen at the home visit", ANSWER_NO},
	{"Home visit, Child A was not seen", ", still", ", no reply",
		ANSWER_NO},
	{"Home visit, the house was tidy", ", warm",
		", Child A was seen alone in his room", ANSWER_YES},
};

static enum answer
seen(const struct seen_family *f, struct chron_str text)
{
	struct arena *a = arena_new();
	enum answer answer =
		(enum answer)seen_line_read(f, KIND_SOCIAL_CARE, text, a)[0]
			.flag[ASPECT_SEEN];

	arena_free(a);
	return answer;
}

static void
a_cut_changes_no_answer(void **state)
{
	struct arena *a = arena_new();
	struct seen_family f;

	(void)state;
	seen_line_family(a, seen_lexicon_new(a), CHRON_S("Child A (7y)"), &f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (uint32_t n = 0; n < LONGEST; n++) {
			struct buf b = BUF_INIT;
			enum answer got;

			buf_puts(&b, rows[i].before);
			for (uint32_t k = 0; k < n; k++)
				buf_puts(&b, rows[i].more);
			buf_puts(&b, rows[i].after);
			got = seen(&f, buf_get(&b));
			if (got != rows[i].seen)
				fail_msg("row %zu with %u more: %d", i, n,
					(int)got);
			buf_free(&b);
		}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cut_changes_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
