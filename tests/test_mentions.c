/* What a narrative mentions, word by word: times of day, forms of a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/mentions.h"
#include "util/str.h"

/* Minutes of the half day that the first word of digits stands for; -1 if no
 * time. */
static const struct {
	const char *text;
	int32_t minutes;
} clocks[] = {
	{"conference at 10.00", 600},
	{"core group 1.30 at the centre", 90},
	{"arrived 13:30", 90},
	{"came 11.15, off with a cold", 675},
	{"seen 9am in the hall", 540},
	{"met off the transport 4.30pm", 270},
	{"rang at 2215hrs", 615},
	{"rang at 2215 hrs", 615},
	{"left 0900 hours", 540},
	{"from 14:00-15:00", 120},
	{"weighed 3.10 kg", -1},
	{"weighed 2.71kg", -1},
	{"BM 2.1 on arrival", -1},
	{"temperature 38.90", -1},
	{"seen on 14.10.19", -1},
	{"seen 14/10", -1},
	{"log 2215 refers", -1},
	{"pH 7.18 units", -1},
	{"25.30", -1},
	{"at 12.75", -1},
	{"10 children", -1},
};

static void
times_of_day_are_told_from_measures_and_dates(void **state)
{
	struct arena *a = arena_new();
	struct wording w;

	(void)state;
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(clocks) / sizeof(*clocks); i++) {
		int32_t got = -1;
		uint32_t n, at = 1;

		wording_clear(&w);
		wording_add(&w, chron_cstr(clocks[i].text));
		while (at < w.n && (w.v[at].p[0] < '0' || w.v[at].p[0] > '9'))
			at++;
		if (at < w.n)
			got = mention_clock(&w, at, &n);
		if (got != clocks[i].minutes)
			print_error("%s: %d\n", clocks[i].text, got);
		assert_int_equal(got, clocks[i].minutes);
	}
	arena_free(a);
}

static uint32_t
stem_of(struct wording *w, const char *text)
{
	wording_clear(w);
	wording_add(w, chron_cstr(text));
	return word_stem(&w->v[1]);
}

static void
forms_of_a_word_are_one(void **state)
{
	static const char *const same[][2] = {
		{"bruised", "bruises"},
		{"bruise", "bruising"},
		{"scald", "scalded"},
		{"injury", "injuries"},
		{"planned", "planning"},
		{"Kettles", "kettle"},
		{"dropped", "drops"},
	};
	static const char *const other[][2] = {
		{"dress", "dresser"},
		{"bus", "bush"},
		{"class", "clash"},
		{"seen", "seem"},
		{"ward", "warden"},
	};
	struct arena *a = arena_new();
	struct wording w;

	(void)state;
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		assert_int_equal(
			stem_of(&w, same[i][0]), stem_of(&w, same[i][1]));
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		assert_int_not_equal(
			stem_of(&w, other[i][0]), stem_of(&w, other[i][1]));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_of_day_are_told_from_measures_and_dates),
		cmocka_unit_test(forms_of_a_word_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
