/* The forms the lexicon makes of a verb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen/verbs.h"
#include "util/str.h"

static void
forms_are_spelt_as_people_write_them(void **state)
{
	static const struct {
		const char *base, *forms[3];
	} verbs[] = {
		{"jump", {"jumps", "jumped", "jumping"}},
		{"hop", {"hops", "hopped", "hopping"}},
		{"cry", {"cries", "cried", "crying"}},
		{"play", {"plays", "played", "playing"}},
		{"wave", {"waves", "waved", "waving"}},
		{"tie", {"ties", "tied", "tying"}},
		{"reach", {"reaches", "reached", "reaching"}},
		{"open", {"opens", "opened", "opening"}},
		{"chew", {"chews", "chewed", "chewing"}},
	};
	char buf[VERB_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		for (enum verb_ending e = VERB_S; e <= VERB_ING; e++)
			assert_true(str_is(
				verb_form(chron_cstr(verbs[i].base), e, buf),
				verbs[i].forms[e]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_spelt_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
