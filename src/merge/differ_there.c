/* Disagreement on who was there: the list of those present, apologies, and an
 * agency whose own material knows nothing of it. */
#include "merge/differ.h"
#include "util/str.h"

enum { HITS = 12, MEETING_DAYS = 7 };

/* What one account says of who was there: bits of agency kinds. */
struct roll {
	uint32_t there, away;
	bool absent;  /* it says so of itself */
	bool invited; /* a diary's list: asked, not present */
};

/* One sentence being read. */
struct stretch {
	uint32_t from, to;	     /* words */
	uint32_t listed, away, sent; /* word of the mark, 0 if none */
	uint32_t listed_end, away_end;
};

static bool
is_mark(const struct differ *d, uint32_t i, uint8_t fact, uint32_t *n)
{
	struct lex_hit hits[HITS];
	uint32_t k = lexicon_at(d->facts_lex, &d->words, i, hits, HITS);

	/* The longest of the group comes first: "not present". */
	for (uint32_t j = 0; j < k; j++) {
		if (hits[j].class != LEX_FACT ||
			fact_rows[hits[j].value].group != FACT_PRESENCE)
			continue;
		*n = hits[j].n;
		return hits[j].value == fact;
	}
	return false;
}

static void
find_marks(const struct differ *d, struct stretch *s)
{
	uint32_t i = s->from;

	while (i < s->to) {
		uint32_t n = 1;

		if (is_mark(d, i, FACT_PRESENCE_LISTED, &n)) {
			s->listed = s->listed ? s->listed : i;
			s->listed_end = i + n;
		} else if (is_mark(d, i, FACT_PRESENCE_APOLOGIES, &n)) {
			s->away = s->away ? s->away : i;
			s->away_end = i + n;
		} else if (is_mark(d, i, FACT_PRESENCE_SENT, &n)) {
			s->away = s->away ? s->away : i;
			s->sent = i;
			s->away_end = i + n;
		}
		i += n;
	}
}

/* The agencies and the family between two words. */
static uint32_t
named_in(const struct differ *d, uint32_t from, uint32_t to, bool *family)
{
	struct lex_hit hits[HITS];
	uint32_t kinds = 0;

	for (uint32_t i = from; i < to; i++) {
		uint32_t n = lexicon_at(d->sigs->lex, &d->words, i, hits, HITS);

		while (n-- > 0) {
			if (hits[n].class == LEX_AGENCY)
				kinds |= 1u << hits[n].value;
			*family |= hits[n].class == LEX_ADULT ||
				   hits[n].class == LEX_CHILD;
		}
	}
	return kinds;
}

/* "Apologies sent" is its own absence, "HV sent apologies" and "Apologies:
 * school" another's, "Mother did not attend" no agency's. */
static void
read_away(const struct differ *d, const struct stretch *s, uint32_t own,
	struct roll *out)
{
	bool before = false, after = false;
	uint32_t since = s->listed && s->listed < s->away ? s->away : s->from;
	uint32_t who = named_in(d, since, s->away, &before);

	if (!s->sent)
		who |= named_in(d, s->away_end, s->to, &after);
	if (who & own || (!who && !before && !(after && !s->sent)))
		out->absent = true;
	out->away |= who & ~own;
}

static void
read_stretch(const struct differ *d, struct stretch *s, uint32_t own,
	struct roll *out)
{
	bool family = false;

	find_marks(d, s);
	if (s->listed) {
		uint32_t to = s->away > s->listed ? s->away : s->to;

		out->there |= named_in(d, s->from, to, &family) & ~own;
	}
	if (s->away)
		read_away(d, s, own, out);
}

/* "Present: SW, HV" is one stretch: a mark that ends its sentence is told of
 * the next one. */
static void
read_text(
	struct differ *d, struct chron_str text, uint32_t own, struct roll *out)
{
	struct wording *w = &d->words;
	uint32_t i = 1;

	wording_clear(w);
	wording_add(w, text);
	while (i < w->n) {
		struct stretch s = {.from = i};

		do
			i++;
		while (i < w->n && !(w->v[i].flags & WORD_FIRST));
		s.to = i;
		find_marks(d, &s);
		if (i < w->n && (s.listed_end == i || s.away_end == i) &&
			!s.sent && w->v[i - 1].p[w->v[i - 1].len] == ':') {
			do
				i++;
			while (i < w->n && !(w->v[i].flags & WORD_FIRST));
		}
		s = (struct stretch){.from = s.from, .to = i};
		read_stretch(d, &s, own, out);
	}
}

static bool
from_diary(const struct differ *d, uint32_t i)
{
	uint32_t source = differ_event(d, i)->source;

	return source < d->c->nsources &&
	       str_ieq(d->c->sources[source].importer, CHRON_S("ical"));
}

static struct roll
roll_of(struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	const struct chron_event *e = differ_event(d, i);
	bool family = false;
	struct roll r = {.invited = from_diary(d, i)};
	struct chron_str present = chron_event_text(e, CHRON_F_PRESENT);

	if (g->hints >> LEX_HINT_JOINT & 1 &&
		contact_rows[g->lead].flags & CONTACT_POINT)
		r.there |= g->with;
	if (contact_rows[g->lead].flags & CONTACT_FIRM &&
		g->hints >> LEX_HINT_ROLL & 1)
		read_text(d, chron_event_text(e, CHRON_F_EVENT), g->own, &r);
	if (present.n) {
		wording_clear(&d->words);
		wording_add(&d->words, present);
		r.there |= named_in(d, 1, d->words.n, &family) & ~g->own;
	}
	r.there &= ~r.away;
	return r;
}

bool
differ_stayed_away(struct differ *d, uint32_t i)
{
	return roll_of(d, i).absent;
}

static void
compare_rolls(struct differ *d, uint32_t i, const struct roll *x, uint32_t k,
	const struct roll *y)
{
	struct chron_str ask =
		CHRON_S("Who was there, by the signed list or the minutes?");
	uint32_t own = differ_sig(d, k)->own;
	struct chron_str one = differ_agency(d, i), other = differ_agency(d, k);

	if (x->there & own && y->absent && !x->invited)
		differ_report(d, "attendance", i, k,
			arena_printf(d->c->arena,
				"%.*s lists %.*s as present; %.*s records that "
				"it was not there.",
				STR(one), STR(other), STR(other)),
			ask);
	else if (x->away & own && !y->absent && !y->invited &&
		 d->facts[k] >> FACT_PRESENCE_THERE & 1)
		differ_report(d, "attendance", i, k,
			arena_printf(d->c->arena,
				"%.*s lists %.*s as absent; %.*s records that "
				"it was there.",
				STR(one), STR(other), STR(other)),
			ask);
}

void
differ_attendance(struct differ *d)
{
	enum { MOST = 64 };
	struct roll rolls[MOST];
	uint32_t n = d->entry->nevents < MOST ? d->entry->nevents : MOST;
	uint32_t asked = 0;

	for (uint32_t i = 0; i < n; i++)
		rolls[i] = roll_of(d, i);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (differ_event(d, i)->agency !=
				differ_event(d, k)->agency)
				compare_rolls(d, i, &rolls[i], k, &rolls[k]);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t kinds = rolls[i].there & ~asked;

		if (!kinds || !differ_exact(d, i))
			continue;
		asked |= kinds;
		differ_look_for(d, i, kinds, MEETING_DAYS, "attendance",
			rolls[i].invited ? "as invited" : "as present");
	}
}
