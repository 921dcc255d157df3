/* Which entries tell of a meeting.
 *
 * A meeting in a calendar that never was, or was another day, is worse than
 * one that is missing.  So an account counts only if merging takes it for one
 * of a meeting, and its label or its first words name that meeting, and not
 * the report or the invitation to it. */
#include "export/ics_kinds.h"

#include "merge/signature.h"
#include "util/str.h"

enum { FIRST_WORDS = 14, OFF_WORDS = 3, HITS = 12 };

#define KIND(k) (1ull << CONTACT_##k)
static const uint64_t meetings =
	KIND(STRATEGY) | KIND(ICPC) | KIND(RCPC) | KIND(CONFERENCE) |
	KIND(CORE_GROUP) | KIND(MARAC) | KIND(MACE) | KIND(MAPPA) |
	KIND(CIN_MEETING) | KIND(TAF) | KIND(LAC_REVIEW) | KIND(PEP) |
	KIND(PROFESSIONALS) | KIND(DISCHARGE_PLAN) | KIND(LEGAL_PLAN) |
	KIND(FGC);

/* What its writer only heard of, got ready for or arranged was another day. */
static const uint16_t elsewhere = 1 << LEX_HINT_NOTIFY | 1 << LEX_HINT_MINUTES |
				  1 << LEX_HINT_PREPARES |
				  1 << LEX_HINT_HEARSAY | 1 << LEX_HINT_PLANNED;

/* After its name: something about it, not the meeting. */
static const char *const about[] = {"report", "reports", "minutes", "letter",
	"letters", "invite", "invites", "invitation", "invitations",
	"paperwork", "referral", "request", "requested", "arranged", "booked",
	"planned", "visit", "visits", "document", "documents", "decision",
	"recommendation", "recommendations", NULL};

bool
ics_is_meeting(uint8_t kind)
{
	return kind < CONTACT_COUNT && meetings >> kind & 1;
}

struct ics_kinds {
	struct arena *arena;
	const struct chron_chronology *c;
	struct sigs sigs;
	struct wording words;
};

struct ics_kinds *
ics_kinds_new(const struct chron_chronology *c)
{
	struct arena *a = arena_new();
	struct ics_kinds *k = ARENA_NEW(a, struct ics_kinds);

	k->arena = a;
	k->c = c;
	wording_init(&k->words, a);
	sigs_make(&k->sigs, a, c);
	return k;
}

void
ics_kinds_free(struct ics_kinds *k)
{
	arena_free(k->arena);
}

static bool
is_about(const struct wording *w, uint32_t at)
{
	return at < w->n && w->v[at].hash &&
	       str_in((struct chron_str){w->v[at].p, w->v[at].len}, about);
}

/* Is it called off in the words after its name? */
static bool
is_off(const struct ics_kinds *k, uint32_t at)
{
	const struct wording *w = &k->words;
	struct lex_hit hits[HITS];

	for (uint32_t i = at; i < w->n && i < at + OFF_WORDS; i++) {
		uint32_t n = lexicon_at(k->sigs.lex, w, i, hits, HITS);

		while (n-- > 0)
			if (hits[n].class == LEX_HINT &&
				hits[n].value == LEX_HINT_CALLED_OFF)
				return true;
	}
	return false;
}

/* The most telling meeting that the first words name; *beside: they only tell
 * of something about one. */
static struct ics_meeting
named(struct ics_kinds *k, struct chron_str text, bool *beside)
{
	struct ics_meeting best = {CONTACT_NONE, false};
	struct wording *w = &k->words;
	struct lex_hit hits[HITS];

	wording_clear(w);
	wording_add(w, text);
	for (uint32_t i = 0; i < w->n && i < FIRST_WORDS; i++) {
		uint32_t n = lexicon_at(k->sigs.lex, w, i, hits, HITS);

		while (n-- > 0) {
			uint8_t kind = hits[n].value;

			if (hits[n].class != LEX_KIND || !ics_is_meeting(kind))
				continue;
			if (is_about(w, i + hits[n].n)) {
				*beside = true;
				continue;
			}
			if (contact_rows[kind].rank <=
				contact_rows[best.kind].rank)
				continue;
			best.kind = kind;
			best.off = is_off(k, i + hits[n].n);
		}
	}
	return best;
}

/* What one account says; its narrative knows better than the label of its row.
 */
static struct ics_meeting
told_by(struct ics_kinds *k, const struct chron_event *e)
{
	bool beside = false, of_label = false;
	struct ics_meeting label, text;

	label = named(k, chron_event_text(e, CHRON_F_CONTACT_TYPE), &of_label);
	text = named(k, chron_event_text(e, CHRON_F_EVENT), &beside);
	if (!text.kind && beside)
		return text;
	if (contact_rows[label.kind].rank > contact_rows[text.kind].rank)
		text.kind = label.kind;
	text.off |= label.off || e->cancelled;
	return text;
}

struct ics_meeting
ics_meeting(struct ics_kinds *k, const struct chron_entry *n)
{
	struct ics_meeting best = {CONTACT_NONE, false};

	for (uint32_t i = 0; i < n->nevents; i++) {
		const struct sig *g = &k->sigs.v[n->events[i]];
		struct ics_meeting m;

		if (!ics_is_meeting(g->lead) || g->hints & elsewhere)
			continue;
		m = told_by(k, &k->c->events[n->events[i]]);
		if (!m.kind)
			continue;
		if (!best.kind)
			best.off = m.off;
		if (contact_rows[m.kind].rank > contact_rows[best.kind].rank)
			best.kind = m.kind;
	}
	return best;
}
