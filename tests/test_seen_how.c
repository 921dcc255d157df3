/* How a child was seen and where: fixtures/seen-how/how.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen_row.h"

static const char *
name_of(const char *name)
{
	return name ? name : "none";
}

static unsigned
check_row(const char *path, const struct row *r)
{
	unsigned wrong = 0;

	for (uint32_t k = 0; k < r->c.config.nchildren; k++) {
		struct chron_str ref = r->c.config.children[k].ref;
		const struct chron_sighting *s = row_sighting(r, k);
		const char *grade = name_of(grade_names[s->grade]);
		const char *mode = name_of(mode_names[s->mode]);

		if (str_is(label(r->col[LABELS], ref), grade) &&
			str_is(label(r->col[LABELS + 1], ref), mode))
			continue;
		print_message("%s %.*s: %.*s\n    %.*s (%s): %s, %s; wanted "
			      "%.*s, %.*s\n",
			path, STR(r->col[ID]), STR(r->col[CELLS]), STR(ref),
			answer_names[s->flag[ASPECT_SEEN]], grade, mode,
			STR(label(r->col[LABELS], ref)),
			STR(label(r->col[LABELS + 1], ref)));
		wrong++;
	}
	return wrong;
}

static void
a_sighting_has_a_grade_and_a_place(void **state)
{
	(void)state;
	assert_int_equal(rows_each("fixtures/seen-how/how.tsv", check_row), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sighting_has_a_grade_and_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
