/* Sentences in notes as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h wants the four above */
#include <cmocka.h>

#include "util/sentence.h"
#include "util/str.h"

static const struct {
	const char *text, *sentences; /* divided by "/" */
} rows[] = {
	{"", ""},
	{"   \n ", ""},
	{"No stop at all", "No stop at all"},
	{"Seen. looked well.  Home.", "Seen./looked well./Home."},
	{"Mrs J. Example and Dr. Two called on A. Mum was out.",
		"Mrs J. Example and Dr. Two called on A./Mum was out."},
	{"Weighed 3.5kg, e.g. well. Ok!!", "Weighed 3.5kg, e.g. well./Ok!!"},
	{"He said \"I was hit. I ran.\" Mum left.",
		"He said \"I was hit. I ran.\"/Mum left."},
	{"\"Go away!\" she said. Left.", "\"Go away!\" she said./Left."},
	{"said \xe2\x80\x9cI hate it. Really.\xe2\x80\x9d He cried.",
		"said \xe2\x80\x9cI hate it. Really.\xe2\x80\x9d/He cried."},
	{"Never \"closed. Two", "Never \"closed./Two"},
	{"Line one\nLine two", "Line one/Line two"},
	{"(Seen.) Then gone?", "(Seen.)/Then gone?"},
	{"\"\"\"", "\"\"\""},
};

static void
text_is_cut_where_a_reader_would(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct chron_str text = chron_cstr(rows[i].text);
		char got[256] = "";
		size_t at = 0, n = 0;

		while (at < text.n) {
			size_t end = sentence_end(text, at);
			struct chron_str one = {text.p + at, end - at};

			assert_true(end <= text.n);
			one = str_trim(one);
			if (one.n && n)
				got[n++] = '/';
			if (one.n)
				memcpy(got + n, one.p, one.n);
			n += one.n;
			if (one.n)
				assert_true(str_eq(
					sentence_at(
						text, (size_t)(one.p - text.p)),
					one));
			at = end > at ? end : at + 1;
		}
		assert_string_equal(got, rows[i].sentences);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_where_a_reader_would),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
