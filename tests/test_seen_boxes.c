/* Columns and narrative together: fixtures/seen-columns/ says what each row
 * comes to, and whether its columns and its narrative disagree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "core/agency.h"
#include "core/headings.h"
#include "seen/seen.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	ID,
	AGENCY,
	CHILDREN,
	CELLS,
	LABELS,
	CLASH = LABELS + ASPECT_COUNT,
	COLUMNS = CLASH + 1
};
enum { MAX_VALUES = 8 };

static void
read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char part[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)))
		buf_add(out, part, n);
	fclose(f);
}

/* The answer for a ref in "Child A=yes;Sib 1=no". */
static struct chron_str
label(struct chron_str list, struct chron_str ref)
{
	struct chron_str item;

	while (str_cut(&list, ';', &item))
		if (item.n > ref.n && item.p[ref.n] == '=' &&
			memcmp(item.p, ref.p, ref.n) == 0)
			return (struct chron_str){
				item.p + ref.n + 1, item.n - ref.n - 1};
	fail_msg("no label for %.*s", STR(ref));
	return CHRON_S("");
}

/* "Event: Home visit. | Child seen: Y" */
static uint32_t
read_cells(struct chron_str text, struct chron_value values[MAX_VALUES],
	struct chron_heading headings[MAX_VALUES])
{
	uint32_t n = 0;

	while (text.n && n < MAX_VALUES) {
		size_t end = str_find(text, CHRON_S(" | "));
		struct chron_str cell = {
			text.p, end == SIZE_MAX ? text.n : end};
		size_t colon = str_find(cell, CHRON_S(":"));
		struct chron_str value;

		assert_true(colon != SIZE_MAX);
		value = str_trim((struct chron_str){
			cell.p + colon + 1, cell.n - colon - 1});
		headings[n].text = (struct chron_str){cell.p, colon};
		headings[n].concept =
			(uint8_t)heading_match(headings[n].text).concept;
		if (value.n) {
			values[n] = (struct chron_value){.p = value.p,
				.n = (uint32_t)value.n,
				.concept = headings[n].concept,
				.heading = (uint16_t)n};
			n++;
		}
		if (end == SIZE_MAX)
			break;
		text = (struct chron_str){text.p + end + 3, text.n - end - 3};
	}
	return n;
}

static void
check_evidence(const struct chron_event *e, const struct chron_sighting *s)
{
	unsigned aspects = 0;

	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *v = &s->evidence[i];

		assert_true(v->value < e->nvalues);
		assert_true(v->start < v->end);
		assert_true(v->end <= e->values[v->value].n);
		assert_non_null(v->rule);
		aspects |= 1u << v->aspect;
	}
	assert_int_equal(aspects, 15);
	/* what the column says, and what belies it */
	assert_true(s->nevidence >= (s->contradicted ? 5u : 4u));
}

static unsigned
check_row(const char *file, struct arena *a, struct chron_str line)
{
	int32_t on = civil_days(2020, 1, 1);
	struct chron_str col[COLUMNS] = {0}, want;
	struct chron_value values[MAX_VALUES] = {0};
	struct chron_heading headings[MAX_VALUES] = {0};
	struct chron_agency agency = {0};
	struct chron_source source = {.headings = headings};
	struct chron_event e = {.values = values};
	struct chron_chronology c;
	unsigned wrong = 0;

	for (unsigned i = 0; i < COLUMNS && str_cut(&line, '\t', &col[i]); i++)
		continue;
	chronology_init(&c, a);
	c.config.nchildren =
		seen_read_children(a, col[CHILDREN], on, &c.config.children);
	agency.kind = agency_kind_of(col[AGENCY]);
	source.child = CHRON_NONE;
	source.nheadings = e.nvalues = read_cells(col[CELLS], values, headings);
	e.start.earliest = (int64_t)on * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	c.agencies = &agency;
	c.sources = &source;
	c.events = &e;
	c.nagencies = c.nsources = c.nevents = 1;
	seen_all(&c);
	for (uint32_t k = 0; k < c.config.nchildren; k++) {
		static const struct chron_sighting none = {
			.flag = {ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO}};
		struct chron_str ref = c.config.children[k].ref;
		const struct chron_sighting *s = &none;

		for (uint32_t i = 0; i < e.nsightings; i++)
			if (e.sightings[i].child == k) {
				s = &e.sightings[i];
				check_evidence(&e, s);
			}
		for (enum aspect i = 0; i < ASPECT_COUNT; i++) {
			want = label(col[LABELS + i], ref);
			if (str_is(want, answer_names[s->flag[i]]))
				continue;
			print_message("%s %.*s: %.*s\n    %.*s %s: %s, wanted "
				      "%.*s\n",
				file, STR(col[ID]), STR(col[CELLS]), STR(ref),
				aspect_names[i], answer_names[s->flag[i]],
				STR(want));
			wrong++;
		}
		want = label(col[CLASH], ref);
		if (str_is(want, "yes") != s->contradicted) {
			print_message(
				"%s %.*s: %.*s\n    %.*s: a contradiction "
				"wanted: %.*s\n",
				file, STR(col[ID]), STR(col[CELLS]), STR(ref),
				STR(want));
			wrong++;
		}
	}
	return wrong;
}

static void
check_file(const char *path)
{
	struct arena *a = arena_new();
	struct buf text = BUF_INIT;
	struct chron_str rest, line;
	unsigned wrong = 0;

	read_file(path, &text);
	rest = buf_get(&text);
	(void)str_cut(&rest, '\n', &line);
	while (str_cut(&rest, '\n', &line)) {
		arena_reset(a);
		wrong += check_row(path, a, line);
	}
	buf_free(&text);
	arena_free(a);
	assert_int_equal(wrong, 0);
}

static void
a_cell_is_read_as_people_fill_it_in(void **state)
{
	(void)state;
	check_file("fixtures/seen-columns/boxes.tsv");
}

static void
a_column_that_the_narrative_belies_is_told(void **state)
{
	(void)state;
	check_file("fixtures/seen-columns/clash.tsv");
}

static void
a_narrative_that_is_silent_or_vague_belies_nothing(void **state)
{
	(void)state;
	check_file("fixtures/seen-columns/quiet.tsv");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_read_as_people_fill_it_in),
		cmocka_unit_test(a_column_that_the_narrative_belies_is_told),
		cmocka_unit_test(
			a_narrative_that_is_silent_or_vague_belies_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
