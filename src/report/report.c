/* What stands above the tables of a report. */
#include "report/report.h"

#include "merge/merge.h"
#include "report/words.h"
#include "util/civil.h"
#include "util/str.h"

enum { FACTS = 9 };

struct totals {
	uint64_t records, used, quarantined, not_events;
	uint32_t copies, several;
	int32_t first, last; /* of the dated events */
};

static struct totals
count(const struct chron_chronology *c)
{
	struct totals t = {.first = CIVIL_MAX, .last = CIVIL_MIN};

	for (uint32_t i = 0; i < c->nsources; i++) {
		t.records += c->sources[i].records;
		t.used += c->sources[i].used;
		t.quarantined += c->sources[i].quarantined;
		t.not_events += c->sources[i].not_events;
		t.copies += c->sources[i].duplicate_of != CHRON_NONE;
	}
	for (uint32_t i = 0; i < c->nentries + c->hidden_entries; i++)
		t.several += c->entries[i].nevents > 1;
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_when *w = &c->events[i].start;
		int32_t day;

		if (w->earliest == CHRON_TIME_MIN ||
			w->latest == CHRON_TIME_MAX)
			continue;
		day = civil_day_of(w->earliest);
		t.first = day < t.first ? day : t.first;
		day = civil_day_of(w->latest);
		t.last = day > t.last ? day : t.last;
	}
	return t;
}

static const char *
period(const struct chron_chronology *c, const struct totals *t,
	struct arena *a)
{
	char from[16] = "its beginning", to[16] = "its end";
	int32_t first = c->config.from, last = c->config.to;
	bool declared = first != CIVIL_MIN || last != CIVIL_MAX;

	if (!declared && t->first > t->last)
		return "No review period was declared and no event has a date.";
	first = first == CIVIL_MIN ? t->first : first;
	last = last == CIVIL_MAX ? t->last : last;
	if (first != CIVIL_MAX)
		civil_long_day(first, from);
	if (last != CIVIL_MIN)
		civil_long_day(last, to);
	return arena_printf(a,
		declared ? "Review period: %s to %s."
			 : "No review period was declared; the events run "
			   "from %s to %s.",
		from, to)
		.p;
}

static const char *
plural(uint64_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

static const char *
counts(const struct chron_chronology *c, const struct totals *t,
	struct arena *a)
{
	uint32_t entries = c->nentries + c->hidden_entries;

	return arena_printf(a,
		"%s%u %s, %llu %s, %u %s, %u %s, of which %u %s more than one "
		"account.",
		c->part ? "The whole case: " : "", c->nsources,
		plural(c->nsources, "source", "sources"),
		(unsigned long long)t->records,
		plural(t->records, "record", "records"), c->nevents,
		plural(c->nevents, "event", "events"), entries,
		plural(entries, "entry", "entries"), t->several,
		plural(t->several, "has", "have"))
		.p;
}

static const char *
law(const struct totals *t, struct arena *a)
{
	bool adds = t->records == t->used + t->quarantined + t->not_events;

	return arena_printf(a,
		"%s: %llu %s = %llu read as events + %llu set aside to be "
		"put right + %llu explained as no event.",
		adds ? "Every record is accounted for"
		     : "RECORDS ARE NOT ACCOUNTED FOR",
		(unsigned long long)t->records,
		plural(t->records, "record", "records"),
		(unsigned long long)t->used, (unsigned long long)t->quarantined,
		(unsigned long long)t->not_events)
		.p;
}

void
report_doc(const struct chron_chronology *c, const struct report *r,
	struct arena *a, struct chron_doc *doc)
{
	const char **facts = ARENA_ARRAY(a, const char *, FACTS);
	struct totals t = count(c);
	size_t n = 0;

	if (c->part)
		facts[n++] = c->part;
	if (c->newest_first)
		facts[n++] = "The newest entry comes first.";
	facts[n++] = period(c, &t, a);
	facts[n++] = counts(c, &t, a);
	facts[n++] = law(&t, a);
	if (t.copies)
		facts[n++] = arena_printf(a,
			"%u %s the same as another and %s not counted twice.",
			t.copies,
			plural(t.copies, "source says", "sources say"),
			plural(t.copies, "is", "are"))
				     .p;
	if (c->part)
		facts[n++] = "When children were seen, and every gap, was "
			     "found on the whole case, before this part was "
			     "taken from it.";
	facts[n++] = "Absence from a chronology is not proof that nobody "
		     "visited: a gap is a question to an agency, not a finding "
		     "against it.";
	*doc = (struct chron_doc){
		.title = c->config.title.n ? arena_str(a, c->config.title).p
					   : "Integrated chronology",
		.subtitle = r ? r->title : NULL,
		.marking = c->config.marking.n
				   ? arena_str(a, c->config.marking).p
				   : NULL,
		.facts = facts,
		.tool = arena_printf(a, "chronomerge %s; put together by %.*s",
			CHRON_VERSION, STR(merge_say(&c->config, a)))
				.p,
	};
}
