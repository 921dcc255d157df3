/* Paragraphs that begin with a date, and those that only look as if. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../importers/dated.h"

static const struct {
	const char *text;
	enum dated is;
} cases[] = {
	{"3/4/21 Visit.", DATED_EVENT},
	{"03.04.2021: visit", DATED_EVENT},
	{"2021-04-03 visit", DATED_EVENT},
	{"3rd April 2021 - visit", DATED_EVENT},
	{"3rd of April 2021, visit", DATED_EVENT},
	{"Sat 3 Apr visit", DATED_EVENT},
	{"Saturday, 3 Sept 2021 visit", DATED_EVENT},
	{"On 3/4/2021 she was seen.", DATED_EVENT},
	{"- 3/4/2021 a point of a list", DATED_EVENT},
	{"April 2021: moved house", DATED_EVENT},
	{"3/4/21", DATED_ONLY},
	{"  12 May 2020. ", DATED_ONLY},
	{"April 2021", DATED_ONLY},
	{"1 May 2019 to 3 June 2020", DATED_NOT},
	{"1/5/2019 \xe2\x80\x93 3/6/2020", DATED_NOT},
	{"1 May 2019 to present", DATED_NOT},
	{"10 reasons", DATED_NOT},
	{"1. Background", DATED_NOT},
	{"1.2 Method", DATED_NOT},
	{"3 Marchmont Road", DATED_NOT},
	{"99/99/2021 no day", DATED_NOT},
	{"12345 a number", DATED_NOT},
	{"Date of birth: 3/4/2015", DATED_NOT},
	{"May be seen", DATED_NOT},
	{"Monthly visits", DATED_NOT},
	{"3/4/20211", DATED_NOT},
	{"3", DATED_NOT},
	{"3/", DATED_NOT},
	{"", DATED_NOT},
};

static void
a_date_at_the_start_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum dated got = text_dated(chron_cstr(cases[i].text));

		if (got != cases[i].is)
			print_error("\"%s\": %d\n", cases[i].text, (int)got);
		assert_int_equal(got, cases[i].is);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_at_the_start_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
