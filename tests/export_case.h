/* A small invented case, built by hand: one of everything that a writer of
 * the whole chronology must tell.  No person or place in it exists. */
#ifndef TESTS_EXPORT_CASE_H
#define TESTS_EXPORT_CASE_H

#include "core/chronology.h"
#include "util/civil.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))
#define LIT(s)                                                                 \
	{                                                                      \
		(s), sizeof(s) - 1                                             \
	}

/* Slices of the case are arrays in here; nothing in it is const because the
 * chronology's own pointers are not. */
struct export_case {
	struct chron_chronology c;
	struct chron_child children[2];
	struct chron_standard standards[1];
	struct chron_agency agencies[4];
	struct chron_heading police[5], gp[6];
	struct chron_source sources[3];
	struct chron_value values[5][7];
	struct chron_evidence evidence[4];
	struct chron_sighting sightings[6];
	struct chron_event events[5];
	struct chron_reason reasons[2];
	struct chron_pair pairs[2];
	uint32_t members[4][2], found[1];
	struct chron_note notes[1];
	struct chron_entry entries[4];
	struct chron_discrepancy discrepancies[1];
	struct chron_gap gaps[2];
	uint32_t within[1];
	struct chron_recording recording[2];
	struct chron_leftover leftovers[2];
	struct chron_diagnostic diagnostics[2];
};

static struct chron_value
case_value(uint16_t heading, enum chron_concept concept, const char *text)
{
	return (struct chron_value){.p = text,
		.n = (uint32_t)strlen(text),
		.heading = heading,
		.concept = (uint8_t) concept};
}

static int64_t
case_minute(int year, int month, int day, int hour, int minute)
{
	return (int64_t)civil_days(year, month, day) * CIVIL_DAY_MINUTES +
	       hour * 60 + minute;
}

static struct chron_when
case_day(int year, int month, int day)
{
	return (struct chron_when){
		.earliest = case_minute(year, month, day, 0, 0),
		.latest = case_minute(year, month, day, 23, 59),
		.precision = CHRON_DAY};
}

static void
case_config(struct export_case *x)
{
	static struct chron_str no_refs[1];
	struct chron_config *g = &x->c.config;

	x->children[0] = (struct chron_child){.ref = LIT("A"),
		.name = LIT("Jamie \"JJ\" Example"),
		.born = civil_days(2017, 9, 2),
		.subject = true};
	x->children[1] = (struct chron_child){
		.ref = LIT("S1"), .born = INT32_MIN, .subject = false};
	x->standards[0] = (struct chron_standard){.key = LIT("cp-visit"),
		.label = LIT("seen every 10 working days"),
		.children = no_refs};
	*g = (struct chron_config){.title = LIT("Review: Child A"),
		.zone = LIT("Europe/London"),
		.marking = LIT("OFFICIAL-SENSITIVE"),
		.from = civil_days(2016, 4, 1),
		.to = civil_days(2018, 6, 14),
		.children = x->children,
		.nchildren = COUNT(x->children),
		.standards = x->standards,
		.nstandards = COUNT(x->standards)};
}

static void
case_sources(struct export_case *x)
{
	static const char digest[] = "0123456789abcdef0123456789abcdef"
				     "0123456789abcdef0123456789abcdef";

	x->agencies[0] =
		(struct chron_agency){.name = LIT("Police"), .nevents = 2};
	x->agencies[1] = (struct chron_agency){.name = LIT("GP"), .nevents = 3};
	x->agencies[2] = (struct chron_agency){.name = LIT("School"),
		.status = AGENCY_WITHHELD,
		.note = LIT("records not released")};
	x->agencies[3] = (struct chron_agency){
		.name = LIT("Housing"), .status = AGENCY_NO_CONTACT};
	x->police[0].text = (struct chron_str)LIT("Date");
	x->police[1].text = (struct chron_str)LIT("Time");
	x->police[2].text = (struct chron_str)LIT("Event");
	x->police[3].text = (struct chron_str)LIT("Officer");
	x->police[4].text = (struct chron_str)LIT("Child seen?");
	x->gp[0].text = (struct chron_str)LIT("Date");
	x->gp[1].text = (struct chron_str)LIT("Notes");
	x->gp[2].text = (struct chron_str)LIT("Entry");
	x->gp[3].text = (struct chron_str)LIT("Notes");
	x->gp[4].text = (struct chron_str)LIT("");
	x->gp[5].text = (struct chron_str)LIT("Outcome");
	x->sources[0] = (struct chron_source){.id = LIT("s01"),
		.file = LIT("gp.docx"),
		.sha256 = {digest, 64},
		.agency = 1,
		.agency_from = LIT("file name"),
		.importer = LIT("docx"),
		.records = 5,
		.used = 3,
		.events = 3,
		.quarantined = 1,
		.not_events = 1,
		.duplicate_of = CHRON_NONE,
		.headings = x->gp,
		.nheadings = COUNT(x->gp)};
	x->sources[1] = (struct chron_source){.id = LIT("s02"),
		.file = LIT("police.csv"),
		.sha256 = {digest, 64},
		.agency = CHRON_NONE,
		.agency_from = LIT("column"),
		.importer = LIT("csv"),
		.records = 2,
		.used = 2,
		.events = 2,
		.duplicate_of = CHRON_NONE,
		.headings = x->police,
		.nheadings = COUNT(x->police)};
	x->sources[2] = (struct chron_source){.id = LIT("s03"),
		.file = LIT("school.doc"),
		.sha256 = {digest, 64},
		.agency = 2,
		.agency_from = LIT("case.ini"),
		.duplicate_of = 1,
		.refused = true,
		.why = LIT("an old Word file: save it as docx")};
}

static void
case_values(struct export_case *x)
{
	x->values[0][0] = case_value(0, CHRON_F_DATE, "summer 2016");
	x->values[0][1] = case_value(2, CHRON_F_EVENT, "Registered.");
	x->values[1][0] = case_value(0, CHRON_F_DATE, "04/03/2018");
	x->values[1][1] = case_value(1, CHRON_F_TIME, "10:30");
	x->values[1][2] = case_value(2, CHRON_F_EVENT,
		"PC1 saw A \xe2\x80\x9c"
		"asleep\xe2\x80\x9d upstairs.");
	x->values[1][3] = case_value(3, CHRON_F_PROFESSIONAL, "PC1");
	x->values[1][4] = case_value(4, CHRON_F_SEEN, "Yes");
	x->values[2][0] = case_value(0, CHRON_F_DATE, "4.3.18");
	x->values[2][1] = case_value(1, CHRON_F_COMMENT, "Letter filed");
	x->values[2][2] =
		case_value(2, CHRON_F_EVENT, "Police report:\nA seen asleep.");
	x->values[2][3] = case_value(3, CHRON_F_COMMENT, "=Chased twice");
	x->values[2][4] = case_value(4, CHRON_F_OTHER, "stray");
	x->values[2][5] = case_value(5, CHRON_F_OUTCOME, "NFA");
	x->values[3][0] = case_value(2, CHRON_F_EVENT,
		"Was not brought to \x1b[1mreview\x1b[0m \xff.");
	x->values[4][0] = case_value(0, CHRON_F_DATE, "?");
	x->values[4][1] = case_value(2, CHRON_F_EVENT, "Undated note");
}

static void
case_sightings(struct export_case *x)
{
	x->evidence[0] = (struct chron_evidence){
		.value = 2, .start = 4, .end = 9, .rule = "seen.saw"};
	x->evidence[1] = (struct chron_evidence){
		.value = 4, .start = 0, .end = 3, .rule = "column.seen"};
	x->evidence[2] = (struct chron_evidence){.value = 3,
		.start = 1,
		.end = 7,
		.rule = "views.sought",
		.aspect = ASPECT_SOUGHT};
	x->evidence[3] = (struct chron_evidence){.value = CHRON_NONE,
		.rule = "decision",
		.aspect = ASPECT_ALONE};
	x->sightings[0] = (struct chron_sighting){.child = 0,
		.flag = {ANSWER_YES, ANSWER_UNCLEAR, ANSWER_NO, ANSWER_NO},
		.grade = GRADE_ASLEEP,
		.mode = MODE_HOME,
		.basis = BASIS_STATED,
		.evidence = x->evidence,
		.nevidence = 2};
	x->sightings[1] =
		(struct chron_sighting){.child = 1, .flag = {ANSWER_NA}};
	x->sightings[2] = (struct chron_sighting){.child = 0,
		.flag = {ANSWER_YES, ANSWER_NO, ANSWER_YES, ANSWER_UNCLEAR},
		.grade = GRADE_REPORTED,
		.basis = BASIS_DECIDED,
		.evidence = x->evidence + 2,
		.nevidence = 2};
	x->sightings[3] = (struct chron_sighting){
		.child = 0, .flag = {ANSWER_NO}, .mode = MODE_CLINIC};
	/* of the entry that joins the first two accounts */
	x->sightings[4] = x->sightings[0];
	x->sightings[4].evidence = NULL;
	x->sightings[4].nevidence = 0;
	x->sightings[5] = x->sightings[1];
}

static void
case_events(struct export_case *x)
{
	static const struct chron_str ids[] = {
		LIT("e0"), LIT("e1"), LIT("e2"), LIT("e3"), LIT("e4")};
	static const uint32_t counts[] = {2, 5, 6, 1, 2};

	for (uint32_t i = 0; i < COUNT(x->events); i++)
		x->events[i] = (struct chron_event){.id = ids[i],
			.source = i == 1 ? 1 : 0,
			.agency = i == 1 ? 0 : 1,
			.row = 10 + i,
			.values = x->values[i],
			.nvalues = counts[i],
			.entry = i < 2 ? i : i - 1};
	x->events[0].start =
		(struct chron_when){.earliest = case_minute(2016, 6, 1, 0, 0),
			.latest = case_minute(2016, 8, 31, 23, 59),
			.precision = CHRON_SEASON,
			.uncertain = true};
	x->events[0].date_text = (struct chron_str)LIT("summer 2016");
	x->events[1].start =
		(struct chron_when){.earliest = case_minute(2018, 3, 4, 10, 30),
			.latest = case_minute(2018, 3, 4, 10, 30),
			.precision = CHRON_MINUTE};
	x->events[1].has_end = true;
	x->events[1].end =
		(struct chron_when){.earliest = case_minute(2018, 3, 4, 11, 5),
			.latest = case_minute(2018, 3, 4, 11, 5),
			.precision = CHRON_MINUTE};
	x->events[1].date_text = (struct chron_str)LIT("04/03/2018");
	x->events[1].time_text = (struct chron_str)LIT("10:30");
	x->events[1].sightings = x->sightings;
	x->events[1].nsightings = 2;
	x->events[2].start = case_day(2018, 3, 4);
	x->events[2].date_text = (struct chron_str)LIT("4.3.18");
	x->events[2].part = (struct chron_str)LIT("table 2");
	x->events[2].sightings = x->sightings + 2;
	x->events[2].nsightings = 1;
	x->events[3].start =
		(struct chron_when){.earliest = case_minute(2018, 6, 20, 0, 0),
			.latest = CHRON_TIME_MAX,
			.precision = CHRON_DAY};
	x->events[3].date_text = (struct chron_str)LIT("after 20 June");
	x->events[3].carried = true;
	x->events[3].cancelled = true;
	x->events[3].sightings = x->sightings + 3;
	x->events[3].nsightings = 1;
	x->events[4].start = (struct chron_when){.earliest = CHRON_TIME_MIN,
		.latest = CHRON_TIME_MAX,
		.precision = CHRON_UNKNOWN};
	x->events[4].date_text = (struct chron_str)LIT("?");
}

static void
case_entries(struct export_case *x)
{
	static const struct chron_str ids[] = {
		LIT("n0"), LIT("n1"), LIT("n2"), LIT("n3")};
	static const uint32_t lead[] = {0, 1, 3, 4};

	x->reasons[0] = (struct chron_reason){
		.what = "time", .points = 30, .say = LIT("the same day")};
	x->reasons[1] = (struct chron_reason){.what = "agency",
		.points = -4,
		.say = LIT("told by \"another\" agency")};
	x->pairs[0] = (struct chron_pair){.a = 1,
		.b = 2,
		.score = 26,
		.reasons = x->reasons,
		.nreasons = 2};
	x->pairs[1] = (struct chron_pair){.a = 2,
		.b = 3,
		.score = 9,
		.reasons = x->reasons,
		.nreasons = 1};
	for (uint32_t i = 0; i < COUNT(x->entries); i++) {
		x->members[i][0] = lead[i];
		x->entries[i] = (struct chron_entry){.id = ids[i],
			.events = x->members[i],
			.nevents = 1,
			.start = x->events[lead[i]].start,
			.in_scope = i < 2};
	}
	x->members[1][1] = 2;
	x->notes[0] = (struct chron_note){.by = LIT("chair"),
		.at = LIT("2019-01-05T09:00"),
		.text = LIT("ask the GP"),
		.event = 2};
	x->entries[1].nevents = 2;
	x->entries[1].has_end = true;
	x->entries[1].end = x->events[1].end;
	x->entries[1].match = MATCH_AUTOMATIC;
	x->entries[1].score = 26;
	x->entries[1].pairs = x->pairs;
	x->entries[1].npairs = 1;
	x->entries[1].children = x->sightings + 4;
	x->entries[1].nchildren = 2;
	x->entries[1].discrepancies = x->found;
	x->entries[1].ndiscrepancies = 1;
	x->entries[1].notes = x->notes;
	x->entries[1].nnotes = 1;
}

static void
case_findings(struct export_case *x)
{
	x->discrepancies[0] = (struct chron_discrepancy){.kind = "time",
		.entry = 1,
		.events = x->members[1],
		.nevents = 2,
		.say = LIT("one account has a time"),
		.question = LIT("When was the visit?")};
	x->within[0] = 3;
	x->gaps[0] = (struct chron_gap){.kind = "standard",
		.child = 0,
		.agency = CHRON_NONE,
		.from = civil_days(2018, 3, 4),
		.to = CIVIL_MAX,
		.days = 102,
		.open = true,
		.standard = 0,
		.within = x->within,
		.nwithin = 1,
		.say = LIT("A not seen since 04 Mar 2018")};
	x->gaps[1] = (struct chron_gap){.kind = "agency-silence",
		.child = CHRON_NONE,
		.agency = 1,
		.from = civil_days(2016, 8, 31),
		.to = civil_days(2018, 3, 4),
		.days = 550,
		.standard = CHRON_NONE,
		.say = LIT("GP silent for 550 days")};
	x->recording[0] = (struct chron_recording){
		.agency = 0, .contacts = 1, .seen_known = 1, .views_known = 1};
	x->recording[1] = (struct chron_recording){.agency = 1, .contacts = 2};
	x->leftovers[0] = (struct chron_leftover){.source = 0,
		.row = 7,
		.part = LIT("table 2"),
		.text = LIT("31/02/2018 | A | seen"),
		.why = LIT("there is no 31 February"),
		.quarantined = true};
	x->leftovers[1] = (struct chron_leftover){.source = 0,
		.row = 8,
		.text = LIT("Page 3 of 9"),
		.why = LIT("a page number")};
	x->diagnostics[0] = (struct chron_diagnostic){.severity = CHRON_WARNING,
		.slug = LIT("row-too-long"),
		.source = 1,
		.row = 12,
		.col = 3,
		.say = LIT("the header has 5 columns, this row 6")};
	x->diagnostics[1] = (struct chron_diagnostic){.severity = CHRON_NOTE,
		.slug = LIT("no-period"),
		.source = CHRON_NONE,
		.say = LIT("the case has no period")};
}

static void
export_case_fill(struct export_case *x)
{
	memset(x, 0, sizeof(*x));
	case_config(x);
	case_sources(x);
	case_values(x);
	case_sightings(x);
	case_events(x);
	case_entries(x);
	case_findings(x);
#define GIVE(name) x->c.name = x->name, x->c.n##name = COUNT(x->name)
	GIVE(agencies);
	GIVE(sources);
	GIVE(events);
	GIVE(entries);
	GIVE(discrepancies);
	GIVE(gaps);
	GIVE(recording);
	GIVE(leftovers);
	GIVE(diagnostics);
#undef GIVE
	x->c.possible = x->pairs + 1;
	x->c.npossible = 1;
}

#endif
