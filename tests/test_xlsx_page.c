/* How a sheet of a workbook is printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "export/xlsx_page.h"

static void
what_fits_is_not_made_smaller(void **state)
{
	static const double few[] = {15, 13, 60}, more[] = {60, 60, 36};

	(void)state;
	assert_int_equal(xlsx_fit(few, 3), 100);
	assert_true(xlsx_fit(more, 3) < 100);
	assert_true(xlsx_fit(more, 3) >= XLSX_SMALLEST);
	assert_int_equal(xlsx_fit(NULL, 0), 100);
}

static void
what_is_wide_is_printed_as_large_as_its_pages_allow(void **state)
{
	double wide[40];
	unsigned scale, whole;

	(void)state;
	for (size_t i = 0; i < 40; i++)
		wide[i] = 20;
	assert_true(xlsx_fit(wide, 40) < XLSX_SMALLEST);
	scale = xlsx_scale(wide, 40, 1);
	assert_true(scale >= XLSX_SMALLEST && scale <= 100);
	/* 6 columns of 115.75 points, one of them again on each page */
	assert_int_equal(xlsx_scale(wide, 6, 1), 100);
	/* one more: two pages at any scale, so the largest */
	whole = xlsx_scale(wide, 11, 1);
	assert_int_equal(whole, 100);
	/* 12: at 65 percent ten lie side by side and 9 more of the next */
	assert_true(xlsx_scale(wide, 12, 1) < 100);
}

static void
a_column_wider_than_a_page_has_one(void **state)
{
	static const double huge[] = {15, 400, 15, 400};

	(void)state;
	assert_true(xlsx_scale(huge, 4, 1) >= XLSX_SMALLEST);
	assert_true(xlsx_scale(huge, 4, 4) >= XLSX_SMALLEST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_fits_is_not_made_smaller),
		cmocka_unit_test(
			what_is_wide_is_printed_as_large_as_its_pages_allow),
		cmocka_unit_test(a_column_wider_than_a_page_has_one),
	};

	return cmocka_run_group_tests_name("xlsx_page", tests, NULL, NULL);
}
