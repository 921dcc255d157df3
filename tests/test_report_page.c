/* What a page of the chronology has beside the chronology's own tables. */
#include "hand.h"

#include "find/find.h"
#include "report/report.h"

#include "table_text.h"

static const char *
page(struct hand *h, struct table_text *text)
{
	const struct table_sink sink = {table_text_table, table_text_row, text};
	struct chron_err err;

	find_all(&h->c);
	assert_int_equal(
		report_whole("page")->yield(&h->c, &sink, &err), CHRON_OK);
	return text->all.p;
}

static void
expect(const char *all, const char *part)
{
	if (!strstr(all, part))
		print_message("%s\nis not in\n%s\n", part, all);
	assert_non_null(strstr(all, part));
}

static void
every_account_tells_its_origin_and_evidence(void **state)
{
	struct table_text text = {.all = BUF_INIT};
	struct hand h;
	const char *all;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-06-30");
	hand_child(&h, "A");
	hand_event(&h, "2019-01-10", "GP", "A:sae", "seen alone");
	hand_event(&h, "2019-03", "Police", "A:nt", "no reply");
	hand_entry(&h, 0, 0);
	hand_entry(&h, 1, 1);
	all = page(&h, &text);
	expect(all, "read as 10 Jan 2019, to the day.\n\nThe child, ");
	expect(all, "read as March 2019, to the month.\n\nThe child, ");
	expect(all, ": seen, seen alone, ");
	expect(all, ": not seen");
	buf_free(&text.all);
	hand_free(&h);
}

static void
the_picture_stands_before_the_entries(void **state)
{
	struct table_text text = {.all = BUF_INIT};
	struct hand h;
	const char *all, *lanes, *entries;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_event(&h, "2019-01-10", "GP", "A:s", "seen");
	hand_entry(&h, 0, 0);
	all = page(&h, &text);
	lanes = strstr(all, "# timeline\n");
	entries = strstr(all, "# chronology\n");
	assert_non_null(lanes);
	assert_non_null(entries);
	assert_true(lanes < entries);
	assert_null(strstr(lanes + 1, "# timeline\n"));
	buf_free(&text.all);
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_account_tells_its_origin_and_evidence),
		cmocka_unit_test(the_picture_stands_before_the_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
