/* Headings to concepts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/headings.h"
#include "util/str.h"

struct want {
	const char *heading;
	const char *key;
	uint8_t at_least;
};

static void
check(const struct want *w, size_t n)
{
	int bad = 0;

	for (size_t i = 0; i < n; i++) {
		struct heading_match m =
			heading_match(chron_cstr(w[i].heading));
		const char *key = concept_key(m.concept);

		if (strcmp(key, w[i].key) == 0 && m.confidence >= w[i].at_least)
			continue;
		print_error("\"%s\": %s at %u, want %s at %u\n", w[i].heading,
			key, m.confidence, w[i].key, w[i].at_least);
		bad++;
	}
	assert_int_equal(bad, 0);
}
#define CHECK(t) check(t, sizeof(t) / sizeof(*(t)))

static void
two_questions_of_one_answer_are_not_the_stronger(void **state)
{
	static const struct want t[] = {
		{"Child seen / alone?", "seen", 80},
		{"Child seen (alone)", "seen", 80},
		{"Seen/Seen alone", "seen", 80},
		{"Seen & alone?", "seen", 80},
		{"Child seen? If so, alone?", "seen", 80},
		{"Child seen?\nAlone?", "seen", 80},
		{"Was child seen and seen alone", "seen", 80},
		{"If seen, alone?", "alone", 50},
		{"Seen and spoken to alone", "alone", 80},
		{"Was the child seen alone?", "alone", 80},
	};

	(void)state;
	CHECK(t);
}

static void
what_was_not_done_is_no_answer(void **state)
{
	static const struct want t[] = {
		{"Hours", "other", 80},
		{"Child not seen", "other", 50},
		{"Reason child not seen", "other", 50},
		{"Why views were not sought", "other", 50},
		{"Not seen alone", "other", 50},
		{"Was the child seen? If not, why not?", "seen", 50},
		{"Child seen / not seen", "seen", 50},
	};

	(void)state;
	CHECK(t);
}

static void
headings_of_published_templates_are_known(void **state)
{
	static const struct want t[] = {
		{"Date or Period of Event", "date", 100},
		{"Significant Event", "event", 100},
		{"Source", "source", 100},
		{"Impact (Either Positive or Negative)", "impact", 90},
		{"Action Taken to Mitigate Adverse Impact on Child", "outcome",
			100},
		{"serial number", "ref", 100},
		{"event-detail", "event", 100},
		{"witness or document reference", "source_ref", 100},
		{"Page number", "source_ref", 90},
		{"Event (what happened)", "event", 100},
		{"Source (how you know this)", "source", 100},
		{"Date (dd/mm/yyyy)", "date", 100},
		{"Information/Details of concerns or contact", "event", 100},
		{"Print Name and Signature", "professional", 90},
		{"Date of incident/concern: (DD MM YY)", "date", 100},
		{"Action taken (including reasons for decisions) and Outcomes",
			"outcome", 60},
		{"Event Ref", "ref", 100},
		{"Start Date", "date", 100},
		{"Start Time", "time", 100},
		{"End Date", "end_date", 100},
		{"End Time", "end_time", 100},
		{"Source of Information", "source", 100},
		{"Was the Child Seen Alone?", "alone", 100},
		{"Child seen? / Wishes & Feelings?", "seen_views", 100},
		{"Response/Action/Outcome", "outcome", 100},
		{"Family member(s)", "subject", 100},
		{"RAG", "rag", 100},
		{"Key Practice Episode", "kpe", 90},
		{"TOR ref", "kloe", 90},
	};

	(void)state;
	CHECK(t);
}

static void
case_quotes_brackets_and_line_breaks_do_not_matter(void **state)
{
	static const struct want t[] = {
		{"  CHILD\xe2\x80\x99S   VIEWS: ", "views", 100},
		{"Child's views*", "views", 100},
		{"Date of\nevent", "date", 100},
		{"The Event", "event", 100},
		{"Comment(s)", "comment", 75},
		{"Wishes\n& Feelings ?", "views", 100},
		{"Date/Time", "datetime", 100},
		{"Date & Time", "datetime", 100},
		{"Child seen Y/N", "seen", 90},
		{"Child Seen (Y/N/NA)", "seen", 90},
		{"Date dd/mm/yyyy", "date", 90},
		{"Time (24hr)", "time", 90},
		{"(Agency)", "agency", 90},
		{"Date (to)", "end_date", 90},
		{"Seen Y/N", "seen", 90},
	};

	(void)state;
	CHECK(t);
}

static void
one_slip_in_a_long_word_is_forgiven(void **state)
{
	static const struct want t[] = {
		{"Agancy", "agency", 80},
		{"Organsation", "agency", 80},
		{"Decsription", "event", 80},
		{"Loaction", "location", 80},
		{"Wishes and feeling", "views", 80},
		{"Signifcance", "significance", 80},
		{"Daet", "other", 0},
	};

	(void)state;
	CHECK(t);
}

static void
longer_headings_match_by_their_words(void **state)
{
	static const struct want t[] = {
		{"Date Child Was Last Seen", "date", 60},
		{"Date of the Last Statutory Visit", "date", 60},
		{"Date police informed", "date", 60},
		{"Child Protection Plan Start Date", "date", 60},
		{"Child Protection Plan End Date", "end_date", 60},
		{"Date this entry was made", "entry_date", 60},
		{"Date and time the note was recorded", "entry_date", 60},
		{"Date/time of visit", "datetime", 60},
		{"Agency / service involved", "agency", 60},
		{"Agency providing entry", "agency", 60},
		{"Where it took place", "location", 60},
		{"Record of contact", "event", 60},
		{"Who does this relate to?", "subject", 60},
		{"Decision/outcome", "outcome", 60},
		{"How contact was made", "contact_type", 60},
		{"What did the agency do?", "outcome", 60},
		{"Which child(ren)?", "subject", 60},
		{"Did you see the child?", "seen", 60},
		{"Entry #", "ref", 60},
		{"Was the child seen and were wishes and feelings obtained?",
			"seen_views", 50},
		{"Summary of the event", "event", 60},
		{"Brief description of event or contact", "event", 60},
		{"Child's wishes, feelings and voice", "views", 50},
		{"Name of professional involved", "professional", 60},
		{"Action taken by agency", "outcome", 50},
		{"Was the baby seen at the visit?", "seen", 50},
	};

	(void)state;
	CHECK(t);
}

static void
machine_names_are_split_into_words(void **state)
{
	static const struct want t[] = {
		{"DTSTART", "date", 90},
		{"DTEND", "end_date", 90},
		{"SUMMARY", "event", 80},
		{"DESCRIPTION", "event", 80},
		{"ATTENDEE", "present", 80},
		{"ORGANIZER", "professional", 80},
		{"CATEGORIES", "contact_type", 80},
		{"LOCATION", "location", 80},
		{"UID", "ref", 80},
		{"EventDate", "date", 90},
		{"visit_date", "date", 90},
		{"StartTime", "time", 90},
		{"person_id", "subject", 80},
		{"seen_alone", "alone", 90},
		{"visit_type", "contact_type", 90},
		{"bedroom", "other", 0},
		{"PersonBirthDate", "other", 0},
		{"CINreferralDate", "date", 90},
		{"CINclosureDate", "end_date", 90},
		{"CPPstartDate", "date", 90},
		{"CPPendDate", "end_date", 90},
		{"S47ActualStartDate", "date", 60},
		{"created_at", "entry_date", 90},
		{"Reminder Date", "other", 0},
		{"Meeting Organizer", "professional", 80},
	};

	(void)state;
	CHECK(t);
}

static void
welsh_headings_are_known(void **state)
{
	static const struct want t[] = {
		{"Dyddiad", "date", 100},
		{"Amser", "time", 100},
		{"Asiantaeth", "agency", 100},
		{"Ffynhonnell", "source", 100},
		{"Digwyddiad", "event", 100},
		{"Canlyniad", "outcome", 100},
		{"Sylwadau", "comment", 90},
	};

	(void)state;
	CHECK(t);
}

static void
what_means_no_concept_stays_other(void **state)
{
	static const struct want t[] = {
		{"Date of birth", "other", 0},
		{"DOB", "other", 0},
		{"Review date", "other", 0},
		{"Parents' views", "other", 0},
		{"Postcode", "other", 0},
		{"", "other", 0},
		{"   ", "other", 0},
		{"Xyzzy", "other", 0},
		{"Home visit by health visitor, mother and baby present, baby "
		 "feeding well and gaining weight, no concerns at all today",
			"other", 0},
	};

	(void)state;
	CHECK(t);
}

static void
an_ambiguous_heading_is_less_sure(void **state)
{
	static const char *const words[] = {
		"Seen", "Contact", "Child", "No", "From", "To"};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		assert_in_range(
			heading_match(chron_cstr(words[i])).confidence, 1, 79);
}

static void
a_concept_has_a_key_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < CHRON_F_COUNT; i++)
		assert_int_equal(concept_from_key(chron_cstr(
					 concept_key((enum chron_concept)i))),
			i);
	assert_int_equal(concept_from_key(CHRON_S("nonsense")), CHRON_F_COUNT);
	assert_null(concept_key(CHRON_F_COUNT));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			two_questions_of_one_answer_are_not_the_stronger),
		cmocka_unit_test(what_was_not_done_is_no_answer),
		cmocka_unit_test(headings_of_published_templates_are_known),
		cmocka_unit_test(
			case_quotes_brackets_and_line_breaks_do_not_matter),
		cmocka_unit_test(one_slip_in_a_long_word_is_forgiven),
		cmocka_unit_test(longer_headings_match_by_their_words),
		cmocka_unit_test(machine_names_are_split_into_words),
		cmocka_unit_test(welsh_headings_are_known),
		cmocka_unit_test(what_means_no_concept_stays_other),
		cmocka_unit_test(an_ambiguous_heading_is_less_sure),
		cmocka_unit_test(a_concept_has_a_key_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
