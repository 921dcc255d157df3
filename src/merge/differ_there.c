/* Disagreement on who was there: the list of those present, apologies, and an
 * agency whose own material knows nothing of it. */
#include "core/agency.h"
#include "merge/differ.h"
#include "util/str.h"

enum { HITS = 12, MEETING_DAYS = 7, NEAR_WORDS = 6 };

/* What one account says of who was there. */
enum { NAMES = 16 };

struct people {
	uint32_t v[NAMES]; /* hashes of names as written */
	uint32_t n;
};

struct roll {
	struct named there, away;
	struct people present, missing;
	bool lists;   /* it names those who were there: so was it */
	bool absent;  /* it says so of itself */
	bool invited; /* a diary's list: asked, not present */
};

/* One sentence being read. */
struct stretch {
	uint32_t from, to;	     /* words */
	uint32_t listed, away, sent; /* word of the mark, 0 if none */
	uint32_t listed_end, away_end;
};

/* The word of presence at i: enum fact_value, 0 if it is none. */
static uint8_t
mark_at(const struct differ *d, uint32_t i, uint32_t *n)
{
	struct fact_hit hits[HITS];
	uint32_t k = facts_at(
		d->facts_lex, &d->words, i, FACT_BIT(PRESENCE), hits, HITS);

	while (k-- > 0)
		if (hits[k].group == FACT_PRESENCE) {
			*n = hits[k].n;
			return hits[k].value;
		}
	return 0;
}

static void
find_marks(const struct differ *d, struct stretch *s)
{
	uint32_t i = s->from;

	while (i < s->to) {
		uint32_t n = 1;
		uint8_t mark = mark_at(d, i, &n);

		if (mark == FACT_PRESENCE_LISTED) {
			s->listed = s->listed ? s->listed : i;
			s->listed_end = i + n;
		} else if (mark == FACT_PRESENCE_APOLOGIES) {
			s->away = s->away ? s->away : i;
			s->away_end = i + n;
		} else if (mark == FACT_PRESENCE_SENT) {
			s->away = s->away ? s->away : i;
			s->sent = i;
			s->away_end = i + n;
		}
		i += n;
	}
}

static void
add_people(struct differ *d, struct people *p, uint32_t from, uint32_t to)
{
	struct lex_hit hits[HITS];

	for (uint32_t i = from; i < to && p->n < NAMES; i++) {
		const struct word *w = &d->words.v[i];

		uint32_t n = lexicon_at(d->sigs->lex, &d->words, i, hits, HITS);
		uint8_t part = LEX_ADULT_FAMILY;

		for (uint32_t k = 0; k < n; k++)
			if (hits[k].class == LEX_ADULT)
				part = differ_part(
					&d->c->config, hits[k].value);
		if (part != LEX_ADULT_FAMILY)
			p->v[p->n++] = 1u + part; /* no word's hash */
		else if (!n && w->flags & WORD_CAPITAL && w->len > 2 &&
			 !(w->flags & WORD_FIRST && i == from))
			p->v[p->n++] = w->hash;
	}
}

static bool
share_name(const struct people *a, const struct people *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			if (a->v[i] == b->v[k])
				return true;
	return false;
}

static void
add_named(struct named *to, const struct named *more)
{
	to->agencies |= more->agencies;
	to->kinds |= more->kinds;
	to->family |= more->family;
}

/* "SW, HV, police by report": the police; "HV, GP and school did not attend":
 * all of them. */
static uint32_t
last_of_list(const struct differ *d, uint32_t from, uint32_t to)
{
	struct named who;
	uint32_t last = from;

	for (uint32_t i = from; i + 1 < to; i++) {
		const struct word *w = &d->words.v[i];

		if (w->len == 3 && strncmp(w->p, "and", 3) == 0 && last > from)
			return from;
		if (w->p[w->len] == ',')
			last = i + 1;
	}
	who = whom_in(d->whom, &d->words, last, to);
	return who.kinds || who.agencies || who.family ? last : from;
}

/* "Apologies sent" is its own absence, "HV sent apologies" and "Apologies:
 * school" another's, "Mother did not attend" no agency's. */
static void
read_away(struct differ *d, const struct stretch *s, uint32_t own,
	struct roll *out)
{
	uint32_t since = s->listed && s->listed < s->away ? s->away : s->from;
	struct named who, after = {0};
	bool before;

	/* Of a sentence that tells more, the words just before. */
	if (s->away - since > NEAR_WORDS)
		since = s->away - NEAR_WORDS;
	while (since < s->away &&
		d->words.v[since].p[d->words.v[since].len] == ',' &&
		since + 1 < s->away)
		since++;
	since = last_of_list(d, since, s->away);
	who = whom_in(d->whom, &d->words, since, s->away);
	before = who.family;
	add_people(d, &out->missing, since, s->away);

	if (!s->sent && !who.kinds && !who.agencies) {
		after = whom_in(d->whom, &d->words, s->away_end, s->to);
		add_people(d, &out->missing, s->away_end, s->to);
		add_named(&who, &after);
	}
	if (whom_is(&who, d->c, own) ||
		(!who.kinds && !who.agencies && !before &&
			!(after.family && !s->sent)))
		out->absent = !out->lists;
	add_named(&out->away, &who);
}

/* "Mother, Nan, SW, YOT, DC Lisle." is a list without a word that says so. */
static bool
is_list(const struct differ *d, const struct stretch *s)
{
	struct lex_hit hits[HITS];
	uint32_t known = 0, commas = 0, agencies = 0, i = s->from;

	for (uint32_t k = i; k < s->to; k++)
		commas += d->words.v[k].p[d->words.v[k].len] == ',';
	if (commas < 2)
		return false;
	commas = 0;
	while (i < s->to) {
		struct named who = {0};
		const struct word *w = &d->words.v[i];
		uint32_t n = whom_at(d->whom, &d->words, i, &who);

		agencies += who.kinds || who.agencies;
		if (!n && lexicon_at(d->sigs->lex, &d->words, i, hits, HITS))
			n = hits[0].class == LEX_TITLE;
		if (!n && w->flags & (WORD_CAPITAL | WORD_UPPER))
			n = 1;
		known += n;
		i += n ? n : 1;
		commas += d->words.v[i - 1].p[d->words.v[i - 1].len] == ',';
	}
	return commas >= 2 && agencies >= 2 &&
	       known * 3 >= (s->to - s->from) * 2;
}

static void
read_stretch(
	struct differ *d, struct stretch *s, uint32_t own, struct roll *out)
{
	if (!s->listed && !s->away && is_list(d, s))
		s->listed = s->from;
	if (s->listed) {
		uint32_t to = s->away > s->listed ? s->away : s->to;
		struct named who = whom_in(d->whom, &d->words, s->from, to);

		out->lists |= who.kinds || who.agencies;
		add_named(&out->there, &who);
		add_people(d, &out->present, s->from, to);
	}
	if (s->away)
		read_away(d, s, own, out);
}

/* "Present: SW, HV" is one stretch: a mark that ends its sentence is told of
 * the next one. */
static void
read_text(struct differ *d, uint32_t own, struct roll *out)
{
	struct wording *w = &d->words;
	uint32_t i = 1;

	while (i < w->n) {
		struct stretch s = {.from = i};

		do
			i++;
		while (i < w->n && w->v[i].hash && !wording_begins(w, i));
		s.to = i;
		find_marks(d, &s);
		if (i < w->n && (s.listed_end == i || s.away_end == i) &&
			!s.sent && w->v[i - 1].p[w->v[i - 1].len] == ':') {
			do
				i++;
			while (i < w->n && w->v[i].hash &&
				!wording_begins(w, i));
		}
		if (s.to != i) {
			s = (struct stretch){.from = s.from, .to = i};
			find_marks(d, &s);
		}
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

/* What one account holds of itself is no list. */
static void
without(struct named *n, const struct chron_chronology *c, uint32_t agency)
{
	if (agency < WHOM_AGENCIES)
		n->agencies &= ~(1ull << agency);
	n->kinds &= ~(1u << c->agencies[agency].kind);
}

static struct roll
roll_of(struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	const struct chron_event *e = differ_event(d, i);
	struct roll r = {.invited = from_diary(d, i)};
	struct chron_str present = chron_event_text(e, CHRON_F_PRESENT);

	if (e->agency >= d->c->nagencies)
		return r;
	if (g->hints >> LEX_HINT_JOINT & 1 &&
		contact_rows[g->lead].flags & CONTACT_POINT)
		r.there.kinds |= g->with;
	if (differ_is_meeting(d)) {
		differ_read(d, i);
		read_text(d, e->agency, &r);
	}
	if (present.n) {
		struct named who;

		wording_clear(&d->words);
		wording_add(&d->words, present);
		who = whom_in(d->whom, &d->words, 1, d->words.n);
		add_named(&r.there, &who);
	}
	without(&r.there, d->c, e->agency);
	without(&r.away, d->c, e->agency);
	r.there.kinds &= ~r.away.kinds;
	r.there.agencies &= ~r.away.agencies;
	return r;
}

bool
differ_stayed_away(struct differ *d, uint32_t i)
{
	return roll_of(d, i).absent;
}

static void
report_roll(struct differ *d, uint32_t i, uint32_t k, uint32_t who,
	const char *one, const char *other)
{
	struct chron_str name = d->c->agencies[who].name;

	differ_report(d, "attendance", i, k,
		arena_printf(d->c->arena, "%.*s lists %.*s as %s; %.*s %s.",
			STR(differ_agency(d, i)), STR(name), one,
			STR(differ_agency(d, k)), other),
		CHRON_S("Who was there, by the signed list or the minutes?"));
	differ_add(d, differ_same_day(d, who, i));
}

static void
compare_rolls(struct differ *d, uint32_t i, const struct roll *x, uint32_t k,
	const struct roll *y)
{
	uint32_t own = differ_event(d, k)->agency;

	if (whom_is(&x->there, d->c, own) && y->absent && !x->invited)
		report_roll(d, i, k, own, "present",
			"records that it was not there");
	else if (whom_is(&x->away, d->c, own) && !y->absent && !y->invited &&
		 differ_first_hand(d, k))
		report_roll(
			d, i, k, own, "absent", "records that it was there");
}

/* The same of a sort of agency that has given nothing. */
static void
compare_sorts(struct differ *d, uint32_t i, const struct roll *x, uint32_t k,
	const struct roll *y)
{
	uint32_t kinds = x->there.kinds & y->away.kinds & ~1u; /* no sort */

	for (uint32_t who = 0; who < d->c->nagencies; who++)
		kinds &= ~(1u << d->c->agencies[who].kind);
	if (kinds &&
		agency_usual_name((enum agency_kind)__builtin_ctz(kinds))[0])
		differ_report(d, "attendance", i, k,
			arena_printf(d->c->arena,
				"%.*s lists %s as present; %.*s that it was "
				"not there.",
				STR(differ_agency(d, i)),
				agency_usual_name(
					(enum agency_kind)__builtin_ctz(kinds)),
				STR(differ_agency(d, k))),
			CHRON_S("Who was there, by the signed list or the "
				"minutes?"));
}

/* One lists a third agency, or a person, as there, the other as away. */
static void
compare_others(struct differ *d, uint32_t i, const struct roll *x, uint32_t k,
	const struct roll *y)
{
	if (x->invited)
		return;
	if (share_name(&x->present, &y->missing)) {
		differ_report(d, "attendance", i, k,
			arena_printf(d->c->arena,
				"%.*s lists a person as present of whom %.*s "
				"records that they were not there.",
				STR(differ_agency(d, i)),
				STR(differ_agency(d, k))),
			CHRON_S("Who was there, by the signed list or the "
				"minutes?"));
		return;
	}
	for (uint32_t who = 0; who < d->c->nagencies; who++)
		if (who != differ_event(d, i)->agency &&
			who != differ_event(d, k)->agency &&
			whom_is(&x->there, d->c, who) &&
			whom_is(&y->away, d->c, who)) {
			report_roll(d, i, k, who, "present",
				"that it was not there");
			return;
		}
	compare_sorts(d, i, x, k, y);
}

void
differ_attendance(struct differ *d)
{
	struct roll rolls[DIFFER_MOST];
	uint32_t n = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						     : DIFFER_MOST;
	struct named asked = {0};

	/* One alone is asked only who answers to it. */
	if (n == 1 && !differ_exact(d, 0))
		return;
	for (uint32_t i = 0; i < n; i++)
		rolls[i] = roll_of(d, i);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++) {
			if (differ_event(d, i)->agency ==
				differ_event(d, k)->agency)
				continue;
			compare_rolls(d, i, &rolls[i], k, &rolls[k]);
			compare_others(d, i, &rolls[i], k, &rolls[k]);
		}
	for (uint32_t i = 0; i < n; i++) {
		struct named look = rolls[i].there;

		look.kinds &= ~asked.kinds;
		look.agencies &= ~asked.agencies;
		if (!(look.kinds || look.agencies) || !differ_exact(d, i))
			continue;
		add_named(&asked, &look);
		differ_look_for(d, i, &look, MEETING_DAYS, "attendance",
			rolls[i].invited ? "as invited" : "as present");
	}
}
