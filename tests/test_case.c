/* The shipped case from end to end, in memory: every row accounted for, the
 * happenings found, the child nobody saw for eleven weeks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "case/case.h"
#include "case/caseini.h"
#include "find/find.h"
#include "util/civil.h"
#include "util/str.h"

#define DIR "fixtures/cases/child-a"

struct loaded {
	struct chron_chronology c;
	struct registry registry;
};

/* Reads the files in the order of `step` apart, so that import order varies. */
static void
load(struct loaded *l, uint32_t first, bool backwards)
{
	struct case_options o = {.registry = &l->registry};
	struct chron_err err = {.code = CHRON_OK};
	struct case_folder folder;
	struct chron_str ini;
	uint32_t source;

	chronology_init(&l->c, arena_new());
	assert_int_equal(registry_load(&l->registry, NULL, 0, &err), CHRON_OK);
	assert_int_equal(case_read_ini(l->c.arena, DIR, &ini, &err), CHRON_OK);
	assert_int_equal(caseini_read(&l->c, "case.ini", ini, &err), CHRON_OK);
	assert_int_equal(
		case_list_folder(l->c.arena, DIR, &folder, &err), CHRON_OK);
	for (uint32_t i = 0; i < folder.nfiles; i++) {
		uint32_t at = (first + i) % folder.nfiles;

		if (backwards)
			at = folder.nfiles - 1 - at;
		assert_int_equal(case_read_file(&l->c, folder.files[at], &o,
					 &source, &err),
			CHRON_OK);
	}
	case_derive(&l->c, (struct case_progress){0});
}

static int
set_up(void **state)
{
	struct loaded *l = calloc(1, sizeof(*l));

	if (!l)
		return 1;
	load(l, 0, false);
	*state = l;
	return 0;
}

static void
drop(struct loaded *l)
{
	registry_free(&l->registry);
	arena_free(l->c.arena);
}

static int
tear_down(void **state)
{
	drop(*state);
	free(*state);
	return 0;
}

static void
every_record_is_accounted_for(void **state)
{
	static const struct {
		const char *file, *agency;
		unsigned records, quarantined, not_events;
	} want[] = {
		{"ambulance.csv", "Ambulance Service", 2, 0, 0},
		{"conference-calendar.ics", "Safeguarding Unit", 10, 0, 1},
		{"cpoms-st-aldhelms.txt", "Primary School", 21, 0, 0},
		{"csc-chronology.docx", "Children's Social Care", 51, 0, 4},
		{"hospital-attendances.xml", "Hospital", 10, 0, 0},
		{"housing-notes.csv", "Housing", 10, 0, 0},
		{"hv_record_export.csv", "Health Visiting", 26, 1, 0},
		{"midwifery.xml", "Midwifery", 11, 0, 0},
		{"nursery.xlsx", "Nursery", 15, 1, 1},
		{"police-log.csv", "Police", 18, 1, 0},
		{"probation.csv", "Probation", 8, 0, 0},
	};
	const struct loaded *l = *state;

	assert_int_equal(l->c.nsources, sizeof(want) / sizeof(want[0]));
	for (uint32_t i = 0; i < l->c.nsources; i++) {
		const struct chron_source *s = &l->c.sources[i];

		assert_true(str_is(s->file, want[i].file));
		if (s->agency == CHRON_NONE ||
			!str_is(l->c.agencies[s->agency].name, want[i].agency))
			fail_msg("%s: the agency is not %s", want[i].file,
				want[i].agency);
		if (s->records != want[i].records ||
			s->quarantined != want[i].quarantined ||
			s->not_events != want[i].not_events)
			fail_msg("%s: %u records, %u quarantined, %u not "
				 "events",
				want[i].file, (unsigned)s->records,
				(unsigned)s->quarantined,
				(unsigned)s->not_events);
		assert_int_equal(
			s->records, s->used + s->quarantined + s->not_events);
	}
}

static void
impossible_dates_are_quarantined_where_they_stand(void **state)
{
	static const struct {
		const char *file;
		uint32_t row;
		const char *why;
	} want[] = {
		{"hv_record_export.csv", 8, "there is no 31 April"},
		{"nursery.xlsx", 17, "there is no month 13"},
		{"police-log.csv", 23, "there is no 30 February"},
	};
	const struct loaded *l = *state;

	for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++) {
		bool found = false;

		for (uint32_t i = 0; i < l->c.nleftovers; i++) {
			const struct chron_leftover *o = &l->c.leftovers[i];

			if (!o->quarantined || o->row != want[k].row ||
				!str_is(l->c.sources[o->source].file,
					want[k].file))
				continue;
			found = true;
			if (str_find(o->why, chron_cstr(want[k].why)) ==
				SIZE_MAX)
				fail_msg("%s:%u: %.*s", want[k].file,
					want[k].row, STR(o->why));
		}
		if (!found)
			fail_msg("%s:%u is not quarantined", want[k].file,
				want[k].row);
	}
}

static uint32_t
event_at(const struct chron_chronology *c, const char *file, uint32_t row)
{
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].row == row &&
			str_is(c->sources[c->events[i].source].file, file))
			return i;
	fail_msg("no event at %s:%u", file, row);
	return CHRON_NONE;
}

/* Rows that tell one happening, and rows that only look like it. */
static const struct {
	const char *file_a;
	uint32_t row_a;
	const char *file_b;
	uint32_t row_b;
	bool same;
} pairs[] = {
	{"hospital-attendances.xml", 4, "midwifery.xml", 6, true},
	{"csc-chronology.docx", 17, "hospital-attendances.xml", 28, true},
	{"csc-chronology.docx", 18, "hospital-attendances.xml", 34, true},
	{"csc-chronology.docx", 21, "police-log.csv", 15, true},
	{"csc-chronology.docx", 21, "probation.csv", 4, true},
	{"csc-chronology.docx", 27, "hv_record_export.csv", 16, true},
	{"csc-chronology.docx", 51, "police-log.csv", 22, true},
	{"hospital-attendances.xml", 40, "midwifery.xml", 13, true},
	/* the strategy meeting and the medical of one day are two */
	{"csc-chronology.docx", 17, "csc-chronology.docx", 18, false},
	{"hospital-attendances.xml", 28, "hospital-attendances.xml", 34, false},
	/* two welfare checks, two days */
	{"police-log.csv", 18, "police-log.csv", 19, false},
	/* a failed visit and the weight review of the week before */
	{"csc-chronology.docx", 40, "hv_record_export.csv", 22, false},
};

static void
happenings_are_put_together_and_look_alikes_are_not(void **state)
{
	const struct loaded *l = *state;

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		uint32_t a = event_at(&l->c, pairs[i].file_a, pairs[i].row_a);
		uint32_t b = event_at(&l->c, pairs[i].file_b, pairs[i].row_b);
		bool same = l->c.events[a].entry == l->c.events[b].entry;

		if (same != pairs[i].same)
			fail_msg("%s:%u and %s:%u are %s", pairs[i].file_a,
				pairs[i].row_a, pairs[i].file_b, pairs[i].row_b,
				same ? "put together" : "apart");
	}
}

static const struct chron_sighting *
sighting(const struct chron_chronology *c, uint32_t event, uint32_t child)
{
	const struct chron_event *e = &c->events[event];

	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

static void
nobody_is_called_seen_who_was_not(void **state)
{
	/* rows of social care between 6 February and 24 April 2018 */
	static const uint32_t rows[] = {38, 39, 40, 41, 42, 43, 44};
	const struct loaded *l = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t e = event_at(&l->c, "csc-chronology.docx", rows[i]);
		const struct chron_sighting *s = sighting(&l->c, e, 0);

		if (s && s->flag[ASPECT_SEEN] == ANSWER_YES)
			fail_msg("row %u: child A seen", rows[i]);
	}
}

static void
the_eleven_weeks_unseen_are_found_with_what_was_tried(void **state)
{
	const struct loaded *l = *state;
	int32_t from = civil_days(2018, 2, 6), to = civil_days(2018, 4, 24);
	bool found = false;

	for (uint32_t i = 0; i < l->c.ngaps; i++) {
		const struct chron_gap *g = &l->c.gaps[i];

		if (strcmp(g->kind, "unseen") != 0 || g->child != 0 ||
			g->from != from)
			continue;
		found = true;
		assert_int_equal(g->to, to);
		assert_int_equal(g->days, 77);
		assert_true(g->nwithin >= 5);
	}
	assert_true(found);
}

static void
a_withheld_and_an_awaited_source_are_findings(void **state)
{
	const struct loaded *l = *state;
	unsigned n = 0;

	for (uint32_t i = 0; i < l->c.ngaps; i++)
		n += strcmp(l->c.gaps[i].kind, "missing-source") == 0;
	assert_int_equal(n, 2);
}

static void
every_flag_has_the_words_that_prove_it(void **state)
{
	const struct loaded *l = *state;

	for (uint32_t i = 0; i < l->c.nevents; i++) {
		const struct chron_event *e = &l->c.events[i];

		for (uint32_t k = 0; k < e->nsightings; k++) {
			const struct chron_sighting *s = &e->sightings[k];
			unsigned aspects = 0;

			for (uint32_t v = 0; v < s->nevidence; v++) {
				const struct chron_evidence *w =
					&s->evidence[v];

				assert_true(w->value < e->nvalues);
				assert_true(w->start <= w->end);
				assert_true(w->end <= e->values[w->value].n);
				assert_non_null(w->rule);
				aspects |= 1u << w->aspect;
			}
			if (aspects != (1u << ASPECT_COUNT) - 1)
				fail_msg("%.*s row %u: a flag without words",
					STR(l->c.sources[e->source].file),
					e->row);
		}
	}
}

static void
the_order_of_import_changes_nothing(void **state)
{
	const struct loaded *l = *state;

	for (uint32_t first = 1; first < 11; first += 3) {
		struct loaded other = {0};

		load(&other, first, first % 2);
		assert_int_equal(other.c.nevents, l->c.nevents);
		assert_int_equal(other.c.nentries, l->c.nentries);
		assert_int_equal(other.c.npossible, l->c.npossible);
		assert_int_equal(other.c.ngaps, l->c.ngaps);
		for (uint32_t i = 0; i < l->c.nevents; i++)
			assert_true(str_eq(
				other.c.events[i].id, l->c.events[i].id));
		for (uint32_t i = 0; i < l->c.nentries; i++)
			assert_true(str_eq(
				other.c.entries[i].id, l->c.entries[i].id));
		for (uint32_t i = 0; i < l->c.ngaps; i++)
			assert_true(
				str_eq(other.c.gaps[i].say, l->c.gaps[i].say));
		drop(&other);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_is_accounted_for),
		cmocka_unit_test(
			impossible_dates_are_quarantined_where_they_stand),
		cmocka_unit_test(
			happenings_are_put_together_and_look_alikes_are_not),
		cmocka_unit_test(nobody_is_called_seen_who_was_not),
		cmocka_unit_test(
			the_eleven_weeks_unseen_are_found_with_what_was_tried),
		cmocka_unit_test(a_withheld_and_an_awaited_source_are_findings),
		cmocka_unit_test(every_flag_has_the_words_that_prove_it),
		cmocka_unit_test(the_order_of_import_changes_nothing),
	};

	return cmocka_run_group_tests_name("case", tests, set_up, tear_down);
}
