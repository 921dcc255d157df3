/* Disagreement on what happened: seen, attended, outcome, status, injury,
 * household, identity. */
#include "merge/differ.h"
#include "util/civil.h"
#include "util/str.h"

/* How one group of facts is told. */
struct claim {
	const char *kind;
	enum fact_group group;
	const char *verb;     /* "GP says that ..." */
	const char *question; /* ends the sentence "Ask ...: " */
};

static const char *
first_fact(uint64_t facts)
{
	return fact_rows[__builtin_ctzll(facts)].say;
}

/* The first two accounts of different agencies that state different things. */
static void
differ_claim(struct differ *d, const struct claim *claim)
{
	struct arena *a = d->c->arena;
	uint64_t mask = 0;

	if (d->entry->nevents < 2)
		return;
	mask = facts_mask(claim->group);
	for (uint32_t x = 0; x < d->entry->nevents; x++)
		for (uint32_t y = x + 1; y < d->entry->nevents; y++) {
			uint64_t one = d->facts[x] & mask;
			uint64_t other = d->facts[y] & mask;

			if (!one || !other || one & other ||
				differ_event(d, x)->agency ==
					differ_event(d, y)->agency)
				continue;
			differ_report(d, claim->kind, x, y,
				arena_printf(a, "%.*s %s %s; %.*s %s %s.",
					STR(differ_agency(d, x)), claim->verb,
					first_fact(one),
					STR(differ_agency(d, y)), claim->verb,
					first_fact(other)),
				chron_cstr(claim->question));
			return;
		}
}

void
differ_outcome(struct differ *d)
{
	static const struct claim claims[] = {
		{"outcome", FACT_OUTCOME, "records the outcome as",
			"What was decided, and where is it written down?"},
		{"outcome", FACT_ENQUIRY, "records the enquiry as",
			"Was it to be led by one agency or by two, and where "
			"is that written down?"},
		{"outcome", FACT_ARRESTED, "records that there was",
			"Was anyone arrested, and for what?"},
		{"outcome", FACT_ADMITTED, "records that the patient",
			"Was the patient admitted or sent home?"},
	};
	uint8_t lead = differ_sig(d, 0)->lead;

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++)
		/* A discharge ends a stay: both are true of it. */
		if (claims[i].group != FACT_ADMITTED ||
			(lead != CONTACT_DISCHARGE && lead != CONTACT_WARD))
			differ_claim(d, &claims[i]);
}

void
differ_status(struct differ *d)
{
	static const struct claim claim = {"status", FACT_STATUS,
		"has the child as",
		"What was the child's legal and plan status on that day?"};

	differ_claim(d, &claim);
}

void
differ_injury(struct differ *d)
{
	static const struct claim claims[] = {
		{"injury", FACT_SIDE, "puts the injury on",
			"Which side was injured, by the body map?"},
		{"injury", FACT_COLOUR, "describes the injury as",
			"What colour was the injury, and who saw it?"},
		{"injury", FACT_CAUSE, "gives the explanation as",
			"Who gave which explanation, to whom and when?"},
	};

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++)
		differ_claim(d, &claims[i]);
}

void
differ_household(struct differ *d)
{
	static const struct claim claim = {"household", FACT_HOUSEHOLD,
		"records that the person",
		"Who lived in the household on that day?"};

	differ_claim(d, &claim);
}

/* A meeting's "attended" is of its members, so only appointments count. */
void
differ_attended(struct differ *d)
{
	static const struct claim claim = {"attended", FACT_ATTENDED,
		"records that the child or carer",
		"Was the appointment kept, missed or cancelled?"};
	uint8_t lead = differ_sig(d, 0)->lead;
	uint32_t off = 0, on = 0;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		if (differ_event(d, i)->cancelled)
			off = i + 1;
		else
			on = i + 1;
	}
	if (off && on) {
		differ_report(d, "attended", off - 1, on - 1,
			arena_printf(d->c->arena,
				"%.*s has it as cancelled, %.*s records it.",
				STR(differ_agency(d, off - 1)),
				STR(differ_agency(d, on - 1))),
			CHRON_S("Did it take place?"));
		return;
	}
	/* A crew that is stood down cancels no appointment. */
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (differ_sig(d, i)->own >> KIND_AMBULANCE & 1)
			return;
	if (!(contact_rows[lead].flags & CONTACT_FIRM))
		differ_claim(d, &claim);
}

/* ---- the child seen ---- */

static const struct chron_sighting *
sighting_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

/* Silence is no "no".  News is of what others saw: its "no" is that of the one
 * who was told, unless the words say more, and its "yes" may be of a later
 * meeting.  An agency that
 * was not there says nothing; a child is missing before it is found. */
static bool
speaks_of_seeing(struct differ *d, uint32_t i, const struct chron_sighting *s)
{
	const struct sig *g = differ_sig(d, i);
	uint64_t says =
		1ull << FACT_SEEN_NO | 1ull << FACT_ATTENDED_NOT_BROUGHT;

	if (g->kinds >> CONTACT_MISSING & 1)
		return false;
	if (s->flag[ASPECT_SEEN] == ANSWER_NO && !(d->facts[i] & says) &&
		(sig_news(g) || (s->basis == BASIS_INFERRED && !s->attempt)))
		return false;
	if (sig_news(g) && s->flag[ASPECT_SEEN] == ANSWER_YES && !s->reported)
		return false;
	if (contact_rows[g->lead].flags & CONTACT_FIRM &&
		(s->basis == BASIS_INFERRED || differ_stayed_away(d, i)))
		return false;
	return true;
}

static void
report_seen(struct differ *d, uint32_t yes, uint32_t no, uint32_t child)
{
	struct arena *a = d->c->arena;
	struct chron_str ref = d->c->config.children[child].ref;

	differ_report(d, "seen", yes, no,
		arena_printf(a,
			"%.*s records that %.*s was seen, %.*s that %.*s was "
			"not.",
			STR(differ_agency(d, yes)), STR(ref),
			STR(differ_agency(d, no)), STR(ref)),
		arena_printf(
			a, "Who saw %.*s, where and for how long?", STR(ref)));
}

static void
differ_seen_child(struct differ *d, uint32_t child)
{
	uint32_t yes = 0, no = 0;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		const struct chron_sighting *s =
			sighting_of(differ_event(d, i), child);

		if (!s || !speaks_of_seeing(d, i, s))
			continue;
		if (!yes && s->flag[ASPECT_SEEN] == ANSWER_YES)
			yes = i + 1;
		if (!no && s->flag[ASPECT_SEEN] == ANSWER_NO)
			no = i + 1;
	}
	if (yes && no)
		report_seen(d, yes - 1, no - 1, child);
}

void
differ_seen(struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		differ_within(d, i);
	if (d->entry->nevents > 1)
		for (uint32_t k = 0; k < d->entry->nchildren; k++)
			differ_seen_child(d, d->entry->children[k].child);
}
