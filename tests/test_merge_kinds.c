/* Which kind of contact a narrative is filed under, and what it only speaks
 * of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "merge/score.h"
#include "merge_case.h"

/* What stands in the columns of type and narrative, and what it leads to. */
struct told_as {
	const char *type, *text;
	uint8_t kind;
};

static const struct told_as table[] = {
#define T(type, text, kind) {type, text, CONTACT_##kind},
#include "kinds_cases.def"
#undef T
};

/* What is only planned, sought or remembered is of no such kind. */
static const struct told_as asides[] = {
#define N(type, text, kind) {type, text, CONTACT_##kind},
#include "kinds_asides.def"
#undef N
};

static struct sig
sig_of(struct arena *a, const struct told_as *t)
{
	struct chron_chronology *c = hand_case(a);
	struct scorer s;

	hand_add(c, &(struct hand_event){.agency = "Records",
			    .start = "2019-03-05",
			    .type = t->type,
			    .text = t->text});
	scorer_make(&s, a, c);
	return s.sigs.v[0];
}

static void
kinds_are_known_however_they_are_written(void **state)
{
	uint32_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct arena *a = arena_new();
		struct sig g = sig_of(a, &table[i]);

		if (g.lead != table[i].kind) {
			print_message("%s | %s: %s, not %s\n", table[i].type,
				table[i].text, contact_rows[g.lead].key,
				contact_rows[table[i].kind].key);
			wrong++;
		}
		arena_free(a);
	}
	assert_int_equal(wrong, 0);
}

static void
what_is_only_spoken_of_is_not_the_kind(void **state)
{
	uint32_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(asides) / sizeof(*asides); i++) {
		struct arena *a = arena_new();
		struct sig g = sig_of(a, &asides[i]);

		if (g.kinds >> asides[i].kind & 1) {
			print_message("%s | %s: is told as %s\n",
				asides[i].type, asides[i].text,
				contact_rows[asides[i].kind].key);
			wrong++;
		}
		arena_free(a);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_known_however_they_are_written),
		cmocka_unit_test(what_is_only_spoken_of_is_not_the_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
