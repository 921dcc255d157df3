/* Whether an agency's own file answers to what another says of it. */
#include "merge/differ.h"

#include "util/civil.h"
#include "util/str.h"

enum {
	EARLY_DAYS = 1, /* by which an answer may be dated before */
	READ_MOST = 64,
};

void
differ_index(struct differ *d)
{
	const struct chron_chronology *c = d->c;
	uint32_t *at;

	d->first = ARENA_ARRAY(d->scratch, uint32_t, c->nagencies + 2);
	d->by_agency = ARENA_ARRAY(d->scratch, uint32_t, c->nevents);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies)
			d->first[c->events[i].agency + 2]++;
	for (uint32_t k = 2; k < c->nagencies + 2; k++)
		d->first[k] += d->first[k - 1];
	at = d->first + 1;
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies)
			d->by_agency[at[c->events[i].agency]++] = i;
}

/* The stretch of an agency's events from a day on. */
static uint32_t
from_day(const struct differ *d, uint32_t agency, int32_t day)
{
	uint32_t lo = d->first[agency], hi = d->first[agency + 1];

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->sigs->v[d->by_agency[mid]].earliest <
			(int64_t)day * CIVIL_DAY_MINUTES)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Does the agency's material reach around that day at all? */
static bool
covers(const struct differ *d, uint32_t agency, int32_t day)
{
	uint32_t lo = d->first[agency], hi = d->first[agency + 1];
	uint32_t at = from_day(d, agency, day);

	return d->c->agencies[agency].status == AGENCY_RECEIVED && lo < hi &&
	       at > lo && at < hi;
}

uint32_t
differ_same_day(const struct differ *d, uint32_t agency, uint32_t i)
{
	int64_t at = differ_sig(d, i)->earliest, best = INT64_MAX;
	int32_t day = civil_day_of(at);
	uint32_t found = CHRON_NONE, read = 0;

	if (!differ_sig(d, i)->dated)
		return CHRON_NONE;
	for (uint32_t k = from_day(d, agency, day);
		k < d->first[agency + 1] && read < READ_MOST; k++, read++) {
		const struct sig *o = &d->sigs->v[d->by_agency[k]];
		int64_t gap;

		if (!o->dated || civil_day_of(o->earliest) != day)
			break;
		gap = o->earliest > at ? o->earliest - at : at - o->earliest;
		if (gap < best) {
			best = gap;
			found = d->by_agency[k];
		}
	}
	return found;
}

/* They share the number of a case. */
static bool
share_number(const struct sig *a, const struct sig *b)
{
	for (uint32_t i = 0; i < a->nids; i++)
		for (uint32_t k = 0; k < b->nids; k++)
			if (sig_number(sig_ids(a)[i]) ==
				sig_number(sig_ids(b)[k]))
				return true;
	return false;
}

/* Whom the texts of others name: the look-ups of a block ask the same few days
 * again and again. */
enum { HEARD = 1 << 12 };
struct heard {
	struct {
		uint32_t event; /* 1 + its index */
		struct named named;
	} v[HEARD];
};

struct heard *
differ_heard_new(struct arena *a)
{
	return ARENA_NEW(a, struct heard);
}

/* An agency of no known sort is met by its name alone. */
static bool
names_agency(struct differ *d, uint32_t event, uint32_t agency)
{
	uint32_t slot = event % HEARD;
	struct named *n = &d->heard->v[slot].named;

	if (d->heard->v[slot].event != event + 1) {
		facts_read(&d->words, &d->c->events[event]);
		*n = whom_in(d->whom, &d->words, 1, d->words.n);
		d->heard->v[slot].event = event + 1;
	}
	return whom_is(n, d->c, agency);
}

/* Both tell on one day of what happened then: police have the child missing of
 * whom the carer told them. */
static bool
same_happening(const struct sig *a, const struct sig *b)
{
	uint64_t both = a->kinds & b->kinds;

	if (civil_day_of(a->earliest) != civil_day_of(b->earliest))
		return false;
	for (uint8_t kind = 1; kind < CONTACT_COUNT; kind++)
		if (both >> kind & 1 &&
			contact_rows[kind].flags & CONTACT_POINT)
			return true;
	return false;
}

/* It answers to something else that the agency of account i recorded. */
static bool
answers_another(const struct differ *d, uint32_t event, uint32_t i)
{
	const struct chron_event *o = &d->c->events[event];
	const struct chron_entry *n = &d->c->entries[o->entry];

	if (n == d->entry)
		return false;
	for (uint32_t k = 0; k < n->nevents && k < DIFFER_MOST; k++)
		if (d->c->events[n->events[k]].agency ==
			differ_event(d, i)->agency)
			return true;
	return false;
}

/* Has the agency anything near that day that may answer to the account? */
static bool
answered(struct differ *d, uint32_t agency, uint32_t i, int32_t days)
{
	const struct sig *g = differ_sig(d, i);
	int32_t day = civil_day_of(g->earliest);
	uint32_t hi = d->first[agency + 1], read = 0, k;
	uint32_t from = from_day(d, agency,
		day - (contact_rows[g->lead].flags & CONTACT_SHARED
				      ? days
				      : EARLY_DAYS));
	bool shared = contact_rows[g->lead].flags & CONTACT_SHARED;

	for (k = from; k < hi; k++) {
		const struct sig *o = &d->sigs->v[d->by_agency[k]];

		if (o->earliest > (int64_t)(day + days + 1) * CIVIL_DAY_MINUTES)
			break;
		if (share_number(o, g))
			return true;
		if (same_happening(o, g))
			return true;
		if (answers_another(d, d->by_agency[k], i))
			continue;
		if (o->named & g->own)
			return true;
		if (shared && (o->kinds | o->asides) >> g->lead & 1)
			return true;
	}
	/* What has to be read for it comes last. */
	for (hi = k, k = from; k < hi && read < READ_MOST; k++) {
		if (answers_another(d, d->by_agency[k], i))
			continue;
		read++;
		if (names_agency(
			    d, d->by_agency[k], differ_event(d, i)->agency))
			return true;
	}
	return false;
}

/* "The hospital" may be its ward, its clinic or the nurse who comes from it. */
static uint32_t
like(uint8_t kind)
{
	uint32_t hospital = 1u << KIND_HOSPITAL | 1u << KIND_COMMUNITY_HEALTH |
			    1u << KIND_MIDWIFERY;

	return hospital >> kind & 1 ? hospital : 1u << kind;
}

static bool
of_kind_in_entry(const struct differ *d, uint32_t agency)
{
	uint8_t kind = (uint8_t)d->c->agencies[agency].kind;

	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (differ_event(d, i)->agency == agency ||
			(kind != KIND_OTHER &&
				differ_sig(d, i)->own & like(kind)))
			return true;
	return false;
}

static void
report_absent(struct differ *d, uint32_t i, struct chron_str names,
	const char *kind, const char *what)
{
	struct arena *a = d->c->arena;
	char day[12];

	civil_long_day(civil_day_of(differ_sig(d, i)->earliest), day);
	differ_report(d, kind, i, i,
		arena_printf(a,
			"%.*s records %s %.*s on %s; the material of %.*s has "
			"nothing that answers to it.",
			STR(differ_agency(d, i)), what, STR(names), day,
			STR(names)),
		arena_printf(a,
			"Does %.*s hold a record of this, and did it reach "
			"them?",
			STR(names)));
}

/* Of two agencies of one sort either may be meant: none of them may have
 * anything, and one of them must be known to cover the day. */
static bool
all_silent(struct differ *d, uint32_t i, const struct named *named, uint32_t k,
	int32_t days)
{
	uint8_t kind = (uint8_t)d->c->agencies[k].kind;

	for (uint32_t o = 0; o < d->c->nagencies; o++) {
		if (o != k &&
			(kind == KIND_OTHER ||
				!(like(kind) >> d->c->agencies[o].kind & 1)))
			continue;
		if (o != k && k < WHOM_AGENCIES && named->agencies >> k & 1)
			continue;
		if (answered(d, o, i, days))
			return false;
	}
	return true;
}

uint32_t
differ_absent(struct differ *d, uint32_t i, const struct named *named,
	int32_t days, uint32_t out[DIFFER_ABSENT])
{
	int32_t day = civil_day_of(differ_sig(d, i)->earliest);
	uint32_t asked = 0, n = 0;

	if (!named->kinds && !named->agencies)
		return 0;
	for (uint32_t k = 0; k < d->c->nagencies && n < DIFFER_ABSENT; k++) {
		const struct chron_agency *agency = &d->c->agencies[k];
		uint32_t bit = 1u << agency->kind;

		if (!whom_is(named, d->c, k) ||
			k == differ_event(d, i)->agency || asked & bit ||
			of_kind_in_entry(d, k) || !covers(d, k, day))
			continue;
		if (agency->kind != KIND_OTHER)
			asked |= bit;
		if (all_silent(d, i, named, k, days))
			out[n++] = k;
	}
	return n;
}

/* One finding names all who have nothing that answers. */
void
differ_look_for(struct differ *d, uint32_t i, const struct named *named,
	int32_t days, const char *kind, const char *what)
{
	uint32_t absent[DIFFER_ABSENT];
	uint32_t n = differ_absent(d, i, named, days, absent);
	struct chron_str names = CHRON_S("");

	for (uint32_t k = 0; k < n; k++)
		names = k ? arena_printf(d->c->arena, "%.*s and %.*s",
				    STR(names),
				    STR(d->c->agencies[absent[k]].name))
			  : d->c->agencies[absent[k]].name;
	if (!n)
		return;
	report_absent(d, i, names, kind, what);
	differ_add(d, differ_same_day(d, absent[0], i));
}

bool
differ_exact(const struct differ *d, uint32_t i)
{
	return differ_event(d, i)->start.precision <= CHRON_DAY &&
	       differ_sig(d, i)->dated && !differ_event(d, i)->cancelled;
}
