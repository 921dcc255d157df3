/* Entries, not chains: what looks like one happening and is two, or three, and
 * what is one though it looks like several.  Each row is a small case with the
 * entries that a panel would want, written down before the program was asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

enum { MOST = 6 };

/* The entries as letters, one an event as they are listed: "aab". What the link
 * of the first two of them is recognised as is said in `says`. */
struct trap {
	const char *what, *entries, *says;
	struct hand_event e[MOST];
};

#define EV(agency_, start_, text_)                                             \
	{                                                                      \
		.agency = agency_, .start = start_, .text = text_              \
	}
#define OF(file_, agency_, start_, text_)                                      \
	{                                                                      \
		.source = file_, .agency = agency_, .start = start_,           \
		.text = text_                                                  \
	}
#define FOR(subject_, agency_, start_, text_)                                  \
	{                                                                      \
		.subject = subject_, .agency = agency_, .start = start_,       \
		.text = text_                                                  \
	}

static const char repeated[] = "one row repeats the other word for word";
static const char answer[] = "one tells the other, the other was told by it";

static const struct trap traps[] = {
	{"a meeting, its minutes two days later, another meeting that day",
		"aab", NULL,
		{EV("Social Care", "2018-03-05T10:00",
			 "Core group held at the family centre. Mother and "
			 "health visitor attended. Plan to continue."),
			EV("School", "2018-03-07",
				"Minutes of core group of 05/03/2018 received "
				"from social care."),
			EV("Housing", "2018-03-07T14:00",
				"Tenancy meeting with mother about rent "
				"arrears and the broken boiler.")}},
	{"two core groups, and the minutes of the first on the day of the "
	 "second",
		"aba", NULL,
		{EV("Social Care", "2018-03-05T10:00",
			 "Core group held. Mother attended. Plan reviewed."),
			EV("Health Visiting", "2018-03-19T10:00",
				"Core group attended at school. Weight is on "
				"the 9th centile."),
			EV("School", "2018-03-19",
				"Minutes received of core group held on "
				"05/03/2018.")}},
	{"a note that would fit either of two attendances", "ab", NULL,
		{EV("Hospital", "2018-03-05T09:10",
			 "Attended ED with mother: scald to left hand."),
			EV("Hospital", "2018-03-05T21:40",
				"Attended ED with father: vomiting, rash on "
				"trunk.")}},
	{"two letters on one attendance", "aaa", NULL,
		{EV("Hospital", "2018-03-05T18:10",
			 "Attended ED with mother. Fracture of left radius "
			 "after fall from bunk bed. Cast."),
			EV("GP", "2018-03-08",
				"Letter from ED: attended 05/03/2018, fracture "
				"of left radius, fall from bunk bed."),
			EV("Health Visiting", "2018-03-09",
				"ED notification received: attended 05/03/2018 "
				"with fractured left radius.")}},
	{"letters on two attendances", "aabb", NULL,
		{EV("Hospital", "2018-03-05T18:10",
			 "Attended ED with mother. Scald to left hand."),
			EV("GP", "2018-03-13",
				"Letter from ED: attended 05/03/2018, scald to "
				"hand."),
			EV("Hospital", "2018-03-11T20:00",
				"Attended ED with mother. Febrile, tonsils "
				"inflamed."),
			EV("Health Visiting", "2018-03-13",
				"ED notification: attended 11/03/2018, "
				"tonsillitis.")}},
	{"three agencies, two of them look-alikes", "aab", NULL,
		{EV("Police", "2018-03-05T23:10",
			 "Domestic incident at home address, father arrested, "
			 "log 4471."),
			EV("Social Care", "2018-03-06",
				"Police notification received of domestic "
				"incident on 05/03/2018, log 4471."),
			EV("Health Visiting", "2018-03-06",
				"Police notification received of domestic "
				"incident on 27/02/2018, log 3902.")}},
	{"a row repeated within a file", "aa", repeated,
		{EV("GP", "2018-03-05", "Seen with mum, cough, no treatment."),
			EV("GP", "2018-03-05",
				"Seen with mum, cough, no treatment.")}},
	{"a row repeated three times, and another like it", "aaab", repeated,
		{EV("GP", "2018-03-05", "Seen with mum, cough, no treatment."),
			EV("GP", "2018-03-05",
				"Seen with mum, cough, no treatment."),
			EV("GP", "2018-03-05",
				"Seen with mum, cough, no treatment."),
			EV("GP", "2018-03-05",
				"Seen with mum, cough, antibiotics given.")}},
	{"a row repeated in the other file of its agency", "aa", repeated,
		{OF("gp-1.csv", "GP", "2018-03-05",
			 "Seen with mum, cough, no treatment."),
			OF("gp-2.csv", "GP", "2018-03-05",
				"Seen with mum, cough, no treatment.")}},
	{"a second file of the agency, some rows slightly otherwise", "abcabc",
		NULL,
		{OF("log-a.csv", "Police", "2018-03-05T10:05",
			 "Attended home after report of shouting. Kit seen "
			 "well, mother calm."),
			OF("log-a.csv", "Police", "2018-03-09",
				"Stop check of father in Market Street."),
			OF("log-a.csv", "Police", "2018-03-20T15:30",
				"Joint visit with social worker Pilling. No "
				"reply, card left."),
			OF("log-b.csv", "Police", "2018-03-05T10:05",
				"Attended home after report of shouting. Kit "
				"seen well; mother calm."),
			OF("log-b.csv", "Police", "2018-03-09",
				"Stop check of father in Market Street."),
			OF("log-b.csv", "Police", "2018-03-20T15:30",
				"Joint visit with social worker Pilling. No "
				"reply at door, card left.")}},
	{"a message sent and received", "aa", answer,
		{EV("Health Visiting", "2018-03-05T11:05",
			 "Telephone call to social worker, worried about home "
			 "conditions."),
			EV("Social Care", "2018-03-05T11:00",
				"Call from health visitor about home "
				"conditions.")}},
	{"an email sent and received, of which only one has a time", "aa", NULL,
		{EV("School", "2018-03-05T11:05",
			 "Email to social worker: attendance is 71 %."),
			EV("Social Care", "2018-03-05",
				"Email from school, attendance 71 %.")}},
	{"a chain of calls", "ab", NULL,
		{EV("Health Visiting", "2018-03-05T11:05",
			 "Telephone call to social worker, worried about "
			 "bruise."),
			EV("School", "2018-03-05T11:20",
				"Telephone call from social worker asking "
				"about bruise.")}},
	{"a routine note on other days", "abc", NULL,
		{EV("Social Care", "2018-03-05",
			 "CP visit. Children seen, home tidy, no concerns."),
			OF("early-help.csv", "Early Help", "2018-03-12",
				"CP visit. Children seen, home tidy, no "
				"concerns."),
			OF("family-support.csv", "Family Support", "2018-03-19",
				"CP visit. Children seen, home tidy, no "
				"concerns.")}},
	{"a routine note on other days of one file", "abc", NULL,
		{EV("Social Care", "2018-03-05",
			 "CP visit. Children seen, no concerns."),
			EV("Social Care", "2018-03-19",
				"CP visit. Children seen, no concerns."),
			EV("Social Care", "2018-04-02",
				"CP visit. Children seen, no concerns.")}},
	{"two visits the same day", "ab", NULL,
		{EV("Social Care", "2018-03-05T10:00",
			 "Home visit, no access, card left."),
			EV("Health Visiting", "2018-03-05T16:00",
				"Home visit. Baby seen and weighed.")}},
	{"two visits of one agency the same day", "ab", NULL,
		{EV("Social Care", "2018-03-05T10:00",
			 "Home visit, no access, card left."),
			EV("Social Care", "2018-03-05T16:00",
				"Second visit today. Children seen.")}},
	{"mother's and child's appointments in the same hour", "ab", NULL,
		{FOR("Mother", "GP", "2018-03-05T10:00",
			 "Seen at surgery. Low mood, sertraline started."),
			FOR("child", "Health Visiting", "2018-03-05T10:20",
				"Seen at clinic for 8 week check.")}},
	{"mother's and child's appointments in one file", "ab", NULL,
		{FOR("Mother", "GP", "2018-03-05T10:00",
			 "Seen at surgery. Low mood."),
			FOR("child", "GP", "2018-03-05T10:00",
				"Seen at surgery. Cough.")}},
};

static void
show_pair(struct chron_chronology *c, uint32_t x, uint32_t y)
{
	struct chron_pair p = merge_explain(c, x, y);

	print_message("%.*s and %.*s: %d\n", STR(c->events[x].id),
		STR(c->events[y].id), p.score);
	for (uint32_t k = 0; k < p.nreasons; k++)
		print_message("  %+d %s: %.*s\n", p.reasons[k].points,
			p.reasons[k].what, STR(p.reasons[k].say));
}

/* Events by their place in the table, which chronology order is not. */
static uint32_t
event_at(const struct chron_chronology *c, uint32_t i)
{
	char id[16];

	snprintf(id, sizeof(id), "e%06u", i + 1);
	return chronology_find_event(c, chron_cstr(id));
}

static bool
says(struct chron_chronology *c, uint32_t x, uint32_t y, const char *say)
{
	struct chron_pair p = merge_explain(c, x, y);

	for (uint32_t i = 0; i < p.nreasons; i++)
		if (str_is(p.reasons[i].say, say))
			return true;
	return false;
}

/* Is a link of the entry itself, as exports show it, the one that says so? */
static bool
entry_says(const struct chron_chronology *c, uint32_t event, const char *say)
{
	const struct chron_entry *e = &c->entries[c->events[event].entry];

	for (uint32_t i = 0; i < e->npairs; i++)
		for (uint32_t k = 0; k < e->pairs[i].nreasons; k++)
			if (str_is(e->pairs[i].reasons[k].say, say))
				return true;
	return false;
}

static int
spring(const struct trap *t)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	uint32_t n = (uint32_t)strlen(t->entries);
	int wrong = 0;

	for (uint32_t i = 0; i < n; i++)
		hand_add(c, &t->e[i]);
	chronology_sort(c);
	merge_all(c);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++) {
			uint32_t x = event_at(c, k), y = event_at(c, i);
			bool one = c->events[x].entry == c->events[y].entry;
			bool want = t->entries[i] == t->entries[k];

			if (one == want)
				continue;
			print_message("%s: %u and %u are %s\n", t->what, k + 1,
				i + 1, one ? "one" : "two");
			show_pair(c, x, y);
			wrong++;
		}
	if (!wrong && t->says &&
		(!says(c, event_at(c, 0), event_at(c, 1), t->says) ||
			!entry_says(c, event_at(c, 0), t->says))) {
		print_message("%s: nothing says that %s\n", t->what, t->says);
		show_pair(c, event_at(c, 0), event_at(c, 1));
		wrong++;
	}
	arena_free(a);
	return wrong;
}

static void
entries_are_not_chains(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(traps) / sizeof(*traps); i++)
		wrong += spring(&traps[i]);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_are_not_chains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
