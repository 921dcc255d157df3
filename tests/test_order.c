/* Chronology order: total, and blind to the order of import. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "core/chronology.h"
#include "util/civil.h"
#include "util/str.h"

enum { UNTIMED = -1 };

struct row {
	const char *id;
	int day;    /* of March 2019; 0: no date */
	int minute; /* of the day, or UNTIMED */
	uint32_t source, agency;
	const char *seq; /* NULL: no sequence column */
};

static void
add(struct chron_chronology *c, const struct row *r, uint32_t order)
{
	struct chron_event *e = chronology_add_event(c);
	int32_t day = r->day ? civil_days(2019, 3, r->day) : 0;
	int64_t at = (int64_t)day * CIVIL_DAY_MINUTES;

	e->id = chron_cstr(r->id);
	e->source = r->source;
	e->agency = r->agency;
	e->order = order;
	e->start = (struct chron_when){
		CHRON_TIME_MIN, CHRON_TIME_MAX, CHRON_UNKNOWN, false, false, 0};
	if (r->day && r->minute == UNTIMED)
		e->start = (struct chron_when){
			at, at + 1439, CHRON_DAY, false, false, 0};
	else if (r->day)
		e->start = (struct chron_when){at + r->minute, at + r->minute,
			CHRON_MINUTE, false, false, 0};
	if (r->seq) {
		struct chron_value *v = ARENA_NEW(c->arena, struct chron_value);

		*v = (struct chron_value){
			r->seq, (uint32_t)strlen(r->seq), 0, CHRON_F_REF, 0};
		e->values = v;
		e->nvalues = 1;
	}
}

static void
start(struct chron_chronology *c)
{
	static const char *const files[] = {"a.csv", "b.csv", "c.csv"};
	static const char *const names[] = {"Police", "GP", "School"};

	chronology_init(c, arena_new());
	for (int i = 0; i < 3; i++) {
		struct chron_source *s = chronology_add_source(c);

		s->file = chron_cstr(files[i]);
		s->sha256 = CHRON_S("0");
		chronology_agency(c, chron_cstr(names[i]));
	}
}

static void
expect_order(const struct row *rows, size_t n, const char *want)
{
	struct chron_chronology c;
	char got[256] = "";

	start(&c);
	for (size_t i = 0; i < n; i++)
		add(&c, &rows[i], (uint32_t)i);
	chronology_sort(&c);
	for (uint32_t i = 0; i < c.nevents; i++) {
		strcat(got, i ? " " : "");
		strcat(got, c.events[i].id.p);
	}
	assert_string_equal(got, want);
	for (uint32_t i = 1; i < c.nevents; i++)
		assert_true(chronology_compare(
				    &c, &c.events[i - 1], &c.events[i]) < 0);
	arena_free(c.arena);
}

static void
timed_comes_before_untimed_within_a_day(void **state)
{
	static const struct row rows[] = {
		{"next", 5, 600, 0, 0, NULL},
		{"untimed", 4, UNTIMED, 0, 0, NULL},
		{"late", 4, 1400, 1, 1, NULL},
		{"early", 4, 60, 2, 2, NULL},
	};

	(void)state;
	expect_order(rows, 4, "early late untimed next");
}

static void
what_has_no_date_comes_last(void **state)
{
	static const struct row rows[] = {
		{"undated", 0, UNTIMED, 0, 0, NULL},
		{"dated", 4, UNTIMED, 0, 0, NULL},
	};

	(void)state;
	expect_order(rows, 2, "dated undated");
}

static void
a_sequence_places_an_untimed_row_among_its_timed_ones(void **state)
{
	static const struct row rows[] = {
		{"s1", 4, UNTIMED, 0, 0, "1"},
		{"s2", 4, 600, 0, 0, "2"},
		{"s15", 4, UNTIMED, 0, 0, "2.5"},
		{"s3", 4, 700, 0, 0, "3"},
		{"other", 4, 650, 1, 1, NULL},
	};

	(void)state;
	expect_order(rows, 5, "s1 s2 s15 other s3");
}

static void
of_a_source_with_the_newest_first_the_lower_row_is_earlier(void **state)
{
	static const struct row rows[] = {
		{"third", 5, UNTIMED, 0, 0, NULL},
		{"second", 5, UNTIMED, 0, 0, NULL},
		{"late", 4, UNTIMED, 0, 0, NULL},
		{"early", 4, UNTIMED, 0, 0, NULL},
		{"first", 3, UNTIMED, 0, 0, NULL},
		{"b1", 3, UNTIMED, 1, 1, NULL},
		{"b2", 3, UNTIMED, 1, 1, NULL},
	};

	(void)state;
	expect_order(rows, 7, "b1 b2 first early late second third");
}

static void
numbers_that_run_from_the_newest_down_are_turned_round(void **state)
{
	static const struct row rows[] = {
		{"c", 6, UNTIMED, 0, 0, "1"},
		{"b2", 5, UNTIMED, 0, 0, "2"},
		{"b1", 5, UNTIMED, 0, 0, "3"},
		{"a", 4, UNTIMED, 0, 0, "4"},
	};

	(void)state;
	expect_order(rows, 4, "a b1 b2 c");
}

static void
ties_fall_to_agency_source_row_and_id(void **state)
{
	static const struct row rows[] = {
		{"school", 4, 600, 2, 2, NULL},
		{"gp", 4, 600, 1, 1, NULL},
		{"police2", 4, 600, 0, 0, NULL},
		{"police3", 4, 600, 0, 0, NULL},
	};

	(void)state;
	/* agencies by name: GP, Police, School */
	expect_order(rows, 4, "gp police2 police3 school");
}

/* Shuffles of one set of files, each with its own numbering. */
static void
the_order_of_import_never_shows(void **state)
{
	static const uint32_t orders[][3] = {
		{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {1, 0, 2}};
	char first[512] = "";

	(void)state;
	for (size_t k = 0; k < 4; k++) {
		struct chron_chronology c;
		char got[512] = "";

		chronology_init(&c, arena_new());
		for (uint32_t i = 0; i < 3; i++) {
			uint32_t which = orders[k][i];
			struct chron_source *s = chronology_add_source(&c);

			s->file = arena_printf(c.arena, "f%u.csv", which);
			s->sha256 = CHRON_S("0");
			s->agency = chronology_agency(
				&c, arena_printf(c.arena, "Agency %u", which));
			chronology_diag(&c, CHRON_NOTE, "x", i, CHRON_S(""), 1,
				0, "of %u", which);
			for (uint32_t r = 0; r < 4; r++) {
				struct row row = {
					arena_printf(c.arena, "e%u%u", which, r)
						.p,
					4 + (int)r / 2, r % 2 ? UNTIMED : 600,
					i, c.sources[i].agency, NULL};

				add(&c, &row, r);
			}
		}
		chronology_sort(&c);
		for (uint32_t i = 0; i < c.nevents; i++) {
			strcat(got, c.events[i].id.p);
			strcat(got, c.sources[c.events[i].source].file.p);
			strcat(got, c.agencies[c.events[i].agency].name.p);
		}
		for (uint32_t i = 0; i < c.ndiagnostics; i++)
			strcat(got, c.diagnostics[i].say.p);
		if (k == 0)
			strcpy(first, got);
		assert_string_equal(got, first);
		arena_free(c.arena);
	}
}

static void
an_id_is_found_whole_or_by_a_prefix_that_only_it_has(void **state)
{
	static const struct row rows[] = {
		{"eabc1", 4, 600, 0, 0, NULL},
		{"eabc2", 5, 600, 0, 0, NULL},
		{"eabc", 6, 600, 0, 0, NULL},
		{"exyz", 7, 600, 0, 0, NULL},
	};
	struct chron_chronology c;

	(void)state;
	start(&c);
	for (uint32_t i = 0; i < 4; i++)
		add(&c, &rows[i], i);
	chronology_sort(&c);
	assert_int_equal(chronology_find_event(&c, CHRON_S("eabc")), 2);
	assert_int_equal(chronology_find_event(&c, CHRON_S("ex")), 3);
	assert_int_equal(chronology_find_event(&c, CHRON_S("eab")), CHRON_NONE);
	assert_int_equal(chronology_find_event(&c, CHRON_S("")), CHRON_NONE);
	arena_free(c.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(timed_comes_before_untimed_within_a_day),
		cmocka_unit_test(what_has_no_date_comes_last),
		cmocka_unit_test(
			a_sequence_places_an_untimed_row_among_its_timed_ones),
		cmocka_unit_test(
			of_a_source_with_the_newest_first_the_lower_row_is_earlier),
		cmocka_unit_test(
			numbers_that_run_from_the_newest_down_are_turned_round),
		cmocka_unit_test(ties_fall_to_agency_source_row_and_id),
		cmocka_unit_test(the_order_of_import_never_shows),
		cmocka_unit_test(
			an_id_is_found_whole_or_by_a_prefix_that_only_it_has),
	};

	return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
