/* Which of the kinds an account tells of is the one it is of: the one that a
 * clerk would file it under. */
#include "merge/agency_names.h"
#include "merge/signature_parts.h"

enum { FRESH = 5, FRESH_MERIT = 30, MESSAGE_MERIT = -60 };

/* What the place of a word is worth beside the rank of its kind. */
static const int8_t merits[SIG_READINGS] = {
	[SIG_TYPE] = 100,
	[SIG_BESIDE] = 20,
	[SIG_ORIGIN] = -40,
	[SIG_PLACE] = -40,
};

/* What the column of contact types says leads, else the weightiest near the
 * beginning.  Messages only carry news of something else, if there is something
 * else. */
void
told_kind(struct told *t, uint8_t kind, enum sig_reading reading,
	uint32_t offset, bool aside)
{
	const struct contact_row *row = &contact_rows[kind];
	int32_t merit = row->rank - (int32_t)(offset * 2);

	if (aside || reading == SIG_AROUND || reading == SIG_ORIGIN) {
		t->asides |= 1ull << kind;
		return;
	}
	t->kinds |= 1ull << kind;
	if (row->flags & CONTACT_COMM)
		merit += MESSAGE_MERIT;
	else if (reading != SIG_NARRATIVE)
		merit += merits[reading];
	else if (offset < FRESH)
		merit += FRESH_MERIT;
	if (!t->lead || merit > t->best) {
		t->lead = kind;
		t->best = merit;
	}
}

void
told_less(struct told *t, uint8_t class, uint8_t kind, enum sig_reading reading)
{
	if (class == LEX_LABEL) {
		if (reading == SIG_TYPE || reading == SIG_BESIDE ||
			reading == SIG_PLACE)
			told_kind(t, kind, reading, 0, false);
	} else if (reading != SIG_AROUND) {
		*(class == LEX_CLUE ? &t->clues : &t->supports) |= 1ull << kind;
	}
}

/* Does it tell of nothing but a message? */
static bool
open_lead(uint8_t lead)
{
	return !lead || contact_rows[lead].flags & CONTACT_COMM;
}

/* Weak words, each of which says little, where nothing says more. */
static void
follow_clues(struct told *t)
{
	uint64_t sure = t->clues & t->supports;
	uint8_t best = CONTACT_NONE;

	if (!open_lead(t->lead))
		return;
	for (uint8_t k = 1; k < CONTACT_COUNT; k++)
		if (sure >> k & 1 && (!best || contact_rows[k].rank >
						       contact_rows[best].rank))
			best = k;
	if (best) {
		t->kinds |= 1ull << best;
		t->lead = best;
	}
}

/* Who tells of a conference tells of a meeting. */
static const struct {
	uint64_t any_of;
	uint8_t is;
} implied[] = {
	{1ull << CONTACT_ICPC | 1ull << CONTACT_RCPC, CONTACT_CONFERENCE},
	{1ull << CONTACT_DOMESTIC | 1ull << CONTACT_ARREST |
			1ull << CONTACT_PROTECTION | 1ull << CONTACT_WELFARE,
		CONTACT_INCIDENT},
	{1ull << CONTACT_STRATEGY | 1ull << CONTACT_CONFERENCE |
			1ull << CONTACT_CORE_GROUP | 1ull << CONTACT_MARAC |
			1ull << CONTACT_MACE | 1ull << CONTACT_MAPPA |
			1ull << CONTACT_CIN_MEETING | 1ull << CONTACT_TAF |
			1ull << CONTACT_LAC_REVIEW | 1ull << CONTACT_PEP |
			1ull << CONTACT_PROFESSIONALS |
			1ull << CONTACT_DISCHARGE_PLAN |
			1ull << CONTACT_LEGAL_PLAN | 1ull << CONTACT_FGC,
		CONTACT_MEETING},
};

static uint64_t
with_implied(uint64_t kinds)
{
	for (size_t i = 0; i < sizeof(implied) / sizeof(*implied); i++)
		if (kinds & implied[i].any_of)
			kinds |= 1ull << implied[i].is;
	return kinds;
}

/* Is the lead but a general word for a kind that the text names?  "Conference"
 * in the column and "ICPC" in the text, "Meeting" and "PEP", a "report" of what
 * turns out to be domestic abuse. */
static bool
sharpened_by(uint8_t lead, uint8_t kind)
{
	const struct contact_row *row = &contact_rows[lead];

	if (lead == CONTACT_MEETING)
		return with_implied(1ull << kind) >> CONTACT_MEETING & 1;
	return contact_rows[kind].family == row->family &&
	       contact_rows[kind].rank > row->rank &&
	       (row->flags & CONTACT_FIRM || lead == CONTACT_INCIDENT);
}

static void
sharpen_lead(struct told *t)
{
	uint8_t from = t->lead;

	for (uint8_t k = 1; from && k < CONTACT_COUNT; k++)
		if (k != from && t->kinds >> k & 1 && sharpened_by(from, k) &&
			(t->lead == from || contact_rows[k].rank >
						    contact_rows[t->lead].rank))
			t->lead = k;
}

/* What an agency that does one thing tells of when it does not say, or says
 * only "999 call". */
static const uint8_t usual[AGENCY_BITS] = {
	[KIND_AMBULANCE] = CONTACT_AMBULANCE,
	[KIND_CAMHS] = CONTACT_CAMHS,
	[KIND_DENTAL] = CONTACT_DENTAL,
	[KIND_FIRE] = CONTACT_FIRE,
	[KIND_POLICE] = CONTACT_INCIDENT,
};

static void
assume_lead(struct told *t, uint32_t own)
{
	uint8_t kind = own ? usual[__builtin_ctz(own)] : CONTACT_NONE;

	if (!kind || (t->lead && t->lead != CONTACT_INCIDENT))
		return;
	t->lead = kind;
	t->kinds |= 1ull << kind;
}

void
told_settle(struct told *t, struct sig *g)
{
	follow_clues(t);
	sharpen_lead(t);
	assume_lead(t, g->own);
	g->lead = t->lead;
	g->kinds = with_implied(t->kinds);
	g->asides = t->asides;
}
