/* Pictures of lanes: where marks, ticks and labels stand, and the page that
 * shows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "export/picture.h"
#include "util/civil.h"
#include "util/str.h"

#include "export_tables.h"
#include "golden.h"
#include "lanes_rows.h"

/* In place of the reports' own: these tests need no case. */
void
report_doc(const struct chron_chronology *c, const struct report *r,
	struct arena *a, struct chron_doc *doc)
{
	(void)c;
	(void)a;
	doc->title = "Review: Child A";
	doc->subtitle = r->title;
}

static const struct row year[] = {
	{"A", "", "", "2018-01-01", "2018-12-31", "period", 365, "365",
		"Two sightings.", ""},
	{"A", "", "", "2018-04-10", "", "born", 0, "", "", ""},
	{"A", "0", "Any agency", "2018-04-10", "2018-06-01", "unseen", 52,
		"52 days", "A: no sighting for 52 days", ""},
	{"A", "3", "Police", "2018-05-05", "", "failed", 1, "1", "PC 1", "n1"},
	{"A", "3", "Police", "2018-05-05", "", "unclear", 1, "1", "PC 2", "n2"},
	{"A", "0", "Any agency", "2018-06-01", "", "alone", 1, "1", "GP", "n3"},
	{"A", "2", "GP", "2018-06-01", "", "alone", 1, "1", "GP", "n3"},
	{"A", "2", "GP", "2018-08-01", "2018-08-31", "seen", 1, "1", "GP",
		"n4"},
	{"A", "2", "GP", "2017-08-01", "2017-08-31", "seen", 1, "1", "before",
		"n5"},
	{"A", "0", "Any agency", "2018-08-31", "2018-12-31", "unseen-open", 122,
		"at least 122 days", "A: still open", ""},
	{"A", "2", "GP", "", "", "seen", 1, "1", "no date", "n6"},
};

static void
lanes_stand_in_their_order(void **state)
{
	struct arena *a = arena_new();
	struct picture_layout l = lay_out(a, year, COUNT(year));
	static const char *const names[] = {"Any agency", "GP", "Police"};

	(void)state;
	assert_int_equal(l.nlanes, COUNT(names));
	for (uint32_t i = 0; i < l.nlanes; i++) {
		assert_true(str_is(l.lanes[i].name, names[i]));
		assert_int_equal(l.lanes[i].y,
			i ? l.lanes[i - 1].y + l.lanes[i - 1].height : l.top);
	}
	assert_int_equal(l.bottom, l.lanes[2].y + l.lanes[2].height);
	assert_true(l.height > l.bottom);
	arena_free(a);
}

static const struct picture_place *
place_of(const struct picture_places *p, const char *say)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (str_is(p->items[i].mark->say, say))
			return &p->items[i];
	return NULL;
}

static void
marks_stand_on_their_day(void **state)
{
	struct arena *a = arena_new();
	struct picture_layout l = lay_out(a, year, COUNT(year));
	const struct picture_place *one = place_of(&l.records, "PC 1");
	const struct picture_place *two = place_of(&l.records, "PC 2");
	int32_t room = PICTURE_WIDTH - 2 * PICTURE_EDGE;
	int32_t day = civil_days(2018, 5, 5) - civil_days(2018, 1, 1);

	(void)state;
	assert_int_equal(one->x, PICTURE_EDGE + (2 * day + 1) * room / 730);
	/* two on one day do not cover each other */
	assert_int_equal(two->x, one->x);
	assert_int_equal(two->y - one->y, 140);
	for (uint32_t i = 0; i < l.records.n; i++) {
		assert_true(l.records.items[i].y > l.top);
		assert_true(l.records.items[i].y < l.bottom);
	}
	/* what lies outside, and what has no day, is not drawn */
	assert_null(place_of(&l.records, "before"));
	assert_null(place_of(&l.records, "no date"));
	assert_int_equal(l.records.n, 5);
	arena_free(a);
}

static void
days_not_known_are_a_span(void **state)
{
	struct arena *a = arena_new();
	struct picture_layout l = lay_out(a, year, COUNT(year));
	const struct picture_place *month = NULL;

	(void)state;
	for (uint32_t i = 0; i < l.records.n; i++)
		if (str_is(l.records.items[i].mark->ref, "n4"))
			month = &l.records.items[i];
	assert_non_null(month);
	assert_true(month->wide);
	assert_true(month->x1 < month->x && month->x < month->x2);
	assert_false(place_of(&l.records, "PC 1")->wide);
	arena_free(a);
}

static void
intervals_are_labelled_with_their_days(void **state)
{
	struct arena *a = arena_new();
	struct picture_layout l = lay_out(a, year, COUNT(year));
	const struct picture_place *open = place_of(&l.bars, "A: still open");

	(void)state;
	assert_int_equal(l.bars.n, 2);
	assert_true(str_is(l.bars.items[0].label, "52 days"));
	assert_true(str_is(
		open->label, "no sighting for at least 122 days, still open"));
	assert_true(open->x2 <= PICTURE_WIDTH - PICTURE_EDGE);
	assert_true(open->x1 > l.bars.items[0].x2);
	/* the label has a strip above the marks */
	assert_true(place_of(&l.records, "GP")->y > open->label_y);
	arena_free(a);
}

/* What an interval of so many days is called on an axis of so many years. */
static void
a_label_is_as_long_as_its_interval(void **state)
{
	static const struct {
		const char *to, *text, *label;
	} cases[] = {
		{"2011-12-31", "242 days", "no sighting for 242 days"},
		{"2010-12-31", "242 days", "242 days"},
		{"2010-06-30", "242 days", "242 d"},
		{"2010-08-31", "at least 242 days", "242+ d"},
		{"2010-08-31", "about 242 days", "c. 242 d"},
		{"2010-03-31", "89 days", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		const struct row rows[] = {
			{"A", "", "", "2010-01-01", "2019-12-31", "period", 1,
				"1", "", ""},
			{"A", "0", "Any", "2010-01-01", cases[i].to, "unseen",
				242, cases[i].text, "say", ""},
		};
		struct picture_layout l = lay_out(a, rows, COUNT(rows));

		assert_int_equal(l.bars.n, 1);
		if (!str_is(l.bars.items[0].label, cases[i].label))
			fail_msg("%zu: %.*s", i, STR(l.bars.items[0].label));
		arena_free(a);
	}
}

static void
ages_and_birth(void **state)
{
	struct arena *a = arena_new();
	struct picture_layout l = lay_out(a, year, COUNT(year));

	(void)state;
	assert_int_equal(l.flags.n, 1);
	assert_int_equal(l.flags.items[0].x1, l.born_x);
	assert_true(str_is(l.flags.items[0].label, "born 2018-04-10"));
	assert_true(l.ages.n > 0);
	assert_true(str_is(l.ages.items[0].label, "1 month"));
	assert_true(l.ages.items[0].x > l.born_x);
	assert_true(l.ages_y > l.bottom);
	arena_free(a);
}

/* The labels of an axis, with commas: years above, then ticks, then ages. */
static void
put_labels(struct buf *b, const struct picture_ticks *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (t->items[i].label.n)
			buf_printf(b, "%.*s,", STR(t->items[i].label));
	buf_puts(b, "/");
}

static void
ticks_fit_the_period(void **state)
{
	static const struct {
		const char *from, *to, *born, *want;
	} cases[] = {
		/* an axis shows two weeks at least */
		{"2018-12-25", "2018-12-25", "2010-12-20",
			"2018,2019,/25 Dec,26 Dec,27 Dec,28 Dec,29 Dec,30 Dec,"
			"31 Dec,01 Jan,02 Jan,03 Jan,04 Jan,05 Jan,06 Jan,"
			"07 Jan,/8 years,/"},
		{"2018-03-01", "2018-06-30", "2018-02-01",
			"2018,/05 Mar,12 Mar,19 Mar,26 Mar,02 Apr,09 Apr,16 "
			"Apr,"
			"23 Apr,30 Apr,07 May,14 May,21 May,28 May,04 Jun,"
			"11 Jun,18 Jun,25 Jun,/1 month,2 months,3 months,4 "
			"months,/"},
		{"2017-10-15", "2018-12-31", "2016-01-31",
			"2017,2018,/"
			"Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,"
			"Oct,Nov,Dec,/21 months,22 months,23 months,2 years,2y "
			"1m,2y 2m,2y 3m,2y 4m,2y 5m,2y 6m,2y 7m,2y 8m,2y 9m,2y "
			"10m,/"},
		{"2008-01-01", "2017-12-31", "2008-02-29",
			"2008,2009,2010,2011,2012,2013,2014,2015,2016,2017,/"
			"Jan,Jul,Jan,Jul,Jan,Jul,Jan,Jul,Jan,Jul,Jan,Jul,Jan,"
			"Jul,Jan,Jul,Jan,Jul,Jan,Jul,/1 year,2 years,3 years,"
			"4 years,5 years,6 years,7 years,8 years,9 years,/"},
		/* a mistyped year */
		{"1018-03-04", "2018-12-31", "2010-01-01",
			"/1050,1100,1150,1200,1250,1300,1350,1400,1450,1500,"
			"1550,1600,1650,1700,1750,1800,1850,1900,1950,2000,//"},
		{"0001-01-01", "9999-12-31", "2010-01-01", NULL},
		{"9999-12-31", "9999-12-31", "9999-12-31", NULL},
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		const struct row rows[] = {
			{"A", "", "", cases[i].from, cases[i].to, "period", 1,
				"1", "", ""},
			{"A", "", "", cases[i].born, "", "born", 0, "", "", ""},
		};
		struct picture_layout l = lay_out(a, rows, COUNT(rows));

		buf_clear(&b);
		put_labels(&b, &l.years);
		put_labels(&b, &l.ticks);
		put_labels(&b, &l.ages);
		if (cases[i].want)
			assert_string_equal(b.p, cases[i].want);
		assert_true(l.ticks.n < 200);
		arena_free(a);
	}
	buf_free(&b);
}

static void
many_on_one_day_stay_in_their_lane(void **state)
{
	enum { MANY = 40 };
	struct arena *a = arena_new();
	struct row rows[MANY + 1] = {{"A", "", "", "2018-01-01", "2018-12-31",
		"period", 1, "1", "", ""}};
	struct picture_layout l;

	(void)state;
	for (size_t i = 1; i <= MANY; i++)
		rows[i] = (struct row){"A", "3", "GP", "2018-05-05", "", "seen",
			1, "1", "", "n1"};
	l = lay_out(a, rows, COUNT(rows));
	assert_int_equal(l.records.n, MANY);
	assert_int_equal(l.lanes[0].height, 4 * 140 + 120);
	for (uint32_t i = 0; i < l.records.n; i++)
		assert_true(l.records.items[i].y < l.bottom);
	arena_free(a);
}

static void
many_lanes_are_panels(void **state)
{
	enum { LANES = 30 };
	struct arena *a = arena_new();
	struct row rows[2 * LANES + 2] = {
		{"A", "", "", "2018-01-01", "2018-12-31", "period", 1, "1", "",
			""},
		{"A", "", "", "2018-06-01", "", "trigger", 1, "1", "", ""}};
	static const char *const numbers[LANES] = {"0", "1", "2", "3", "4", "5",
		"6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
		"17", "18", "19", "20", "21", "22", "23", "24", "25", "26",
		"27", "28", "29"};
	struct picture_layout l, panel;
	uint32_t lanes = 0, records = 0, panels;

	(void)state;
	for (size_t i = 0; i < LANES; i++) {
		rows[2 + 2 * i] = (struct row){"A", numbers[i], numbers[i],
			"2018-05-05", "", "seen", 1, "1", "", "n1"};
		rows[3 + 2 * i] = (struct row){"A", numbers[i], numbers[i],
			"2018-06-05", "", "failed", 1, "1", "", "n1"};
	}
	l = lay_out(a, rows, COUNT(rows));
	assert_int_equal(l.nlanes, LANES);
	panels = picture_panels(&l);
	assert_int_equal(panels, 2);
	for (uint32_t at = 0; at < panels; at++) {
		picture_panel(&l, at, &panel, a);
		assert_true(panel.height <= 6000);
		assert_int_equal(panel.lanes[0].y, l.top);
		assert_int_equal(panel.flags.n, at == 0);
		assert_true(panel.ticks.n == l.ticks.n);
		for (uint32_t i = 0; i < panel.records.n; i++) {
			assert_true(panel.records.items[i].y > panel.top);
			assert_true(panel.records.items[i].y < panel.bottom);
		}
		lanes += panel.nlanes;
		records += panel.records.n;
	}
	assert_int_equal(lanes, LANES);
	assert_int_equal(records, l.records.n);
	arena_free(a);
}

static void
long_names_are_cut(void **state)
{
	static const struct {
		const char *name;
		uint32_t n;
		const char *first, *last;
	} cases[] = {
		{"GP", 1, "GP", "GP"},
		{"Children's Social Care Team", 2, "Children's Social Care",
			"Team"},
		{"The Multi-Agency Safeguarding Hub of the North", 2,
			"The Multi-Agency",
			"Safeguarding Hub of t\xe2\x80\xa6"},
		{"Averyverylongnamewithoutanyspacewhatsoever", 2,
			"Averyverylongnamewithou", "tanyspacewhatsoever"},
		{"\xe5\x8c\x97\xe4\xba\xac\xe5\xb8\x82", 1,
			"\xe5\x8c\x97\xe4\xba\xac\xe5\xb8\x82",
			"\xe5\x8c\x97\xe4\xba\xac\xe5\xb8\x82"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		const struct row rows[] = {
			{"A", "", "", "2018-01-01", "2018-12-31", "period", 1,
				"1", "", ""},
			{"A", "3", cases[i].name, "2018-05-05", "", "seen", 1,
				"1", "", ""},
		};
		struct picture_layout l = lay_out(a, rows, COUNT(rows));
		const struct picture_lane *lane = &l.lanes[0];

		assert_int_equal(lane->nlines, cases[i].n);
		if (!str_is(lane->lines[0], cases[i].first) ||
			!str_is(lane->lines[lane->nlines - 1], cases[i].last))
			fail_msg("%.*s / %.*s", STR(lane->lines[0]),
				STR(lane->lines[lane->nlines - 1]));
		arena_free(a);
	}
}

static void
without_a_period_nothing_is_drawn(void **state)
{
	struct arena *a = arena_new();
	struct chron_cell cells[COUNT(columns)];
	struct chron_table other = table;
	struct picture p;
	struct picture_layout l;

	(void)state;
	picture_begin(&p, a, &table);
	fill(cells, &year[3]);
	picture_row(&p, cells);
	assert_false(picture_lay_out(&l, &p.children[0], a));
	/* nor of a table that lacks a column */
	other.ncolumns = 7;
	picture_begin(&p, a, &other);
	assert_false(p.drawable);
	picture_row(&p, cells);
	assert_int_equal(p.n, 0);
	arena_free(a);
}

/* ---- the page ---- */

static const struct row hostile[] = {
	{"S1", "", "", "2018-01-01", "2018-12-31", "period", 365, "365",
		"No sighting.", ""},
	{"S1", "0", "Any agency", "2018-01-01", "2018-12-31", "unseen-open",
		364, "364 days", "S1: never seen </title><script>", ""},
	{"S1", "3", "<b>\"Hub\" & \xd7\x9e\xd7\xa9\xd7\x98 \xe2\x80\xaetrap",
		"2018-07-07", "", "something new", 1, "1", "]]> & '", "n\"9"},
};

static enum chron_status
yield_rows(const struct table_sink *to, const struct row *rows, size_t n,
	struct chron_err *err)
{
	struct chron_cell cells[COUNT(columns)];
	enum chron_status st = CHRON_OK;

	for (size_t i = 0; st == CHRON_OK && i < n; i++) {
		fill(cells, &rows[i]);
		st = to->row(to->arg, CHRON_ROW_DATA, NULL, cells,
			COUNT(columns), err);
	}
	return st;
}

static enum chron_status
yield_pictures(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = to->table(to->arg, &table, err);

	(void)c;
	if (st == CHRON_OK)
		st = yield_rows(to, year, COUNT(year), err);
	return st == CHRON_OK ? yield_rows(to, hostile, COUNT(hostile), err)
			      : st;
}

static enum chron_status
yield_failing(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = yield_pictures(c, to, err);

	return st == CHRON_OK ? chron_fail(err, CHRON_EDB, "gone") : st;
}

static enum chron_status
yield_none(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	(void)c;
	return to->table(to->arg, &table, err);
}

static enum chron_status
run(const struct chron_exporter *x,
	enum chron_status (*yield)(const struct chron_chronology *c,
		const struct table_sink *to, struct chron_err *err),
	struct buf *to)
{
	const struct report report = {
		.name = "seen", .title = "Sightings", .yield = yield};
	const struct report *const list[] = {&report, NULL};
	const struct export_place beside = {.home = "../chronology.html"};
	struct chron_chronology c = {.arena = NULL};
	struct chron_out *out = out_memory(to);
	struct chron_err err = {.code = CHRON_OK};
	enum chron_status st;

	buf_clear(to);
	st = export_run_at(x, &c, list, &beside, out, &err);
	out_close(out, NULL);
	return st;
}

static void
a_page_is_as_reviewed(void **state)
{
	struct buf b = BUF_INIT, again = BUF_INIT;

	(void)state;
	assert_int_equal(run(&exporter_html, yield_pictures, &b), CHRON_OK);
	golden_check("fixtures/export/picture/want.html", &b);
	assert_int_equal(run(&exporter_html, yield_pictures, &again), CHRON_OK);
	assert_true(str_eq(buf_get(&b), buf_get(&again)));
	buf_free(&b);
	buf_free(&again);
}

static void
a_terminal_counts_what_is_drawn(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(run(&exporter_text, yield_pictures, &b), CHRON_OK);
	assert_non_null(strstr(b.p, "14 rows: drawn as a picture in the HTML "
				    "report, listed in the CSV one.\n"));
	assert_null(strstr(b.p, "PC 1"));
	assert_int_equal(run(&exporter_text, yield_none, &b), CHRON_OK);
	assert_non_null(strstr(b.p, "Nothing to draw."));
	assert_int_equal(run(&exporter_csv, yield_pictures, &b), CHRON_OK);
	assert_non_null(strstr(b.p, "PC 1"));
	buf_free(&b);
}

static void
nothing_and_failure_leave_nothing_open(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(run(&exporter_html, yield_none, &b), CHRON_OK);
	assert_non_null(strstr(b.p, "<p class=\"empty\">Nothing to draw.</p>"));
	assert_null(strstr(b.p, "<svg"));
	assert_int_equal(run(&exporter_html, yield_failing, &b), CHRON_EDB);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lanes_stand_in_their_order),
		cmocka_unit_test(marks_stand_on_their_day),
		cmocka_unit_test(days_not_known_are_a_span),
		cmocka_unit_test(intervals_are_labelled_with_their_days),
		cmocka_unit_test(a_label_is_as_long_as_its_interval),
		cmocka_unit_test(ages_and_birth),
		cmocka_unit_test(ticks_fit_the_period),
		cmocka_unit_test(many_on_one_day_stay_in_their_lane),
		cmocka_unit_test(many_lanes_are_panels),
		cmocka_unit_test(long_names_are_cut),
		cmocka_unit_test(without_a_period_nothing_is_drawn),
		cmocka_unit_test(a_page_is_as_reviewed),
		cmocka_unit_test(a_terminal_counts_what_is_drawn),
		cmocka_unit_test(nothing_and_failure_leave_nothing_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
