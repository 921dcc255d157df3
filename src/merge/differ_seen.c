/* Disagreement on whether a child was seen: between accounts that can know, or
 * within one. */
#include "merge/differ.h"
#include "util/str.h"

static const struct chron_sighting *
sighting_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

/* Is it told by any account as a visit? */
static bool
is_visit(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (differ_sig(d, i)->lead == CONTACT_HOME_VISIT ||
			(differ_sig(d, i)->modes >> LEX_MODE_VISIT & 1 &&
				!d->facts[i].meeting))
			return true;
	return false;
}

/* Of a contact in another place than the happening, "not seen" is true of the
 * one who writes, and no contradiction: a call, news, a meeting, a child
 * missing before it is found. */
static bool
elsewhere(const struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	uint8_t flags = contact_rows[g->lead].flags;

	return d->facts[i].news || sig_news(g) ||
	       (flags & (CONTACT_FIRM | CONTACT_COMM) && !is_visit(d)) ||
	       g->kinds >> CONTACT_MISSING & 1;
}

#define KIND(k) (1ull << CONTACT_##k)
/* At these others see the child: the police officer's "no" is no answer to the
 * hospital's "yes". */
static const uint64_t EMERGENCY = KIND(INCIDENT) | KIND(DOMESTIC) |
				  KIND(AMBULANCE) | KIND(FIRE) | KIND(SCHOOL) |
				  KIND(AE);

/* Silence is no "no", and the "no" of one who was not there needs words. */
static bool
speaks_of_seeing(struct differ *d, uint32_t i, const struct chron_sighting *s)
{
	const struct sig *g = differ_sig(d, i);
	uint16_t says = d->facts[i].has[FACT_SEEN] >> FACT_SEEN_NO & 1;

	if (differ_is_meeting(d) && !is_visit(d))
		return false;
	if (s->flag[ASPECT_SEEN] == ANSWER_NO)
		return (says && !d->facts[i].news) ||
		       d->facts[i].has[FACT_UNSEEN] >> FACT_UNSEEN_YES & 1 ||
		       (!elsewhere(d, i) && differ_first_hand(d, i) &&
			       contact_rows[g->lead].flags & CONTACT_POINT &&
			       !(EMERGENCY >> g->lead & 1) &&
			       (s->basis != BASIS_INFERRED || s->attempt));
	return !elsewhere(d, i) || s->reported;
}

/* What a person decided of an account is not what its agency recorded. */
static bool
was_decided(const struct differ *d, uint32_t i, uint32_t child)
{
	const struct chron_sighting *s = sighting_of(differ_event(d, i), child);

	for (uint32_t k = 0; k < s->nevidence; k++)
		if (s->evidence[k].aspect == ASPECT_SEEN &&
			s->evidence[k].value == CHRON_NONE)
			return true;
	return false;
}

/* "Police records", or of whose account it was decided. */
static struct chron_str
who_says(struct differ *d, uint32_t i, uint32_t child)
{
	struct chron_str agency = differ_agency(d, i);

	return was_decided(d, i, child)
		       ? arena_printf(d->c->arena,
				 "a decision on the account of %.*s says",
				 STR(agency))
		       : arena_printf(d->c->arena, "%.*s records", STR(agency));
}

static void
report_seen(struct differ *d, uint32_t yes, uint32_t no, uint32_t child)
{
	struct arena *a = d->c->arena;
	struct chron_str ref = d->c->config.children[child].ref;
	struct chron_str one = who_says(d, yes, child);
	struct chron_str other = who_says(d, no, child);
	bool decided = was_decided(d, yes, child) || was_decided(d, no, child);

	if (!decided)
		other = differ_agency(d, no);
	differ_report(d, "seen", yes, no,
		arena_printf(a,
			"%.*s that %.*s was seen, %.*s that %.*s was not.",
			STR(one), STR(ref), STR(other), STR(ref)),
		arena_printf(
			a, "Who saw %.*s, where and for how long?", STR(ref)));
}

static bool
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
	if (!yes || !no ||
		differ_event(d, yes - 1)->agency ==
			differ_event(d, no - 1)->agency)
		return false;
	report_seen(d, yes - 1, no - 1, child);
	return true;
}

/* One finding for an entry: who was there is asked about once. */
void
differ_seen(struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		differ_within(d, i);
	if (d->entry->nevents < 2)
		return;
	for (uint32_t k = 0; k < d->entry->nchildren; k++)
		if (differ_seen_child(d, d->entry->children[k].child))
			return;
}
