/* A value of an event, phrase by phrase and name by name. */
#include "merge/signature_reader.h"

enum { AHEAD = 3 /* words */ };

static void
keep_name(struct sig_reader *r, uint32_t form, uint32_t heard)
{
	for (uint32_t i = 0; i < r->nnames; i++)
		if (name_form(r->names[i]) == form &&
			(!heard || r->names[i] & NAME_CONTACT))
			return;
	if (r->nnames < SIG_NAMES)
		r->names[r->nnames++] = (form & ~(uint32_t)NAME_FREE) | heard;
}

/* Is the kind at hand said to be planned or sought: "strategy meeting arranged
 * for Friday"? */
static bool
aside_follows(const struct sig_reader *r, const struct lex_hit *h)
{
	struct lex_hit hits[SIG_HITS];
	uint32_t from = h->at + h->n;

	for (uint32_t i = from; i < r->words.n && i < from + AHEAD; i++) {
		uint32_t n;

		if (r->words.v[i].flags & WORD_FIRST)
			return false;
		n = lexicon_at(r->lex, &r->words, i, hits, SIG_HITS);
		while (n-- > 0)
			if (hits[n].class == LEX_ASIDE &&
				hits[n].value == LEX_ASIDE_AFTER)
				return true;
	}
	return false;
}

static void
note_kind(struct sig_reader *r, const struct sig_scan *sc,
	const struct lex_hit *h)
{
	bool aside = sc->reading == SIG_NARRATIVE &&
		     ((sc->aside_at && h->at - sc->aside_at < AHEAD) ||
			     aside_follows(r, h));

	told_kind(&r->told, h->value, sc->reading, h->at - 1, aside);
}

void
sig_note_agency(struct sig *g, uint32_t agency, int contact)
{
	uint32_t bit = agency & ~g->own;

	g->named |= bit;
	if (contact < 0)
		return;
	g->told |= bit;
	if (contact == LEX_CONTACT_TO)
		g->to |= bit;
	if (contact == LEX_CONTACT_FROM)
		g->from |= bit;
	if (contact == LEX_CONTACT_WITH)
		g->with |= bit;
}

/* An outcome speaks of what comes next: "copy of minutes awaited", "to be
 * held", are not of the telling. */
static bool
told_here(const struct sig_scan *sc, const struct lex_hit *h)
{
	return sig_tells(sc->reading) || h->value == LEX_HINT_JOINT ||
	       h->value == LEX_HINT_MOTHER;
}

/* "School Lane" is no school. */
static bool
before_street(const struct sig_reader *r, uint32_t i)
{
	struct lex_hit hits[SIG_HITS];
	uint32_t n = i < r->words.n
			     ? lexicon_at(r->lex, &r->words, i, hits, SIG_HITS)
			     : 0;

	while (n-- > 0)
		if (hits[n].class == LEX_STREET)
			return true;
	return false;
}

static void
read_hits(struct sig_reader *r, struct sig_scan *sc, uint32_t i)
{
	struct lex_hit hits[SIG_HITS];
	uint32_t n = lexicon_at(r->lex, &r->words, i, hits, SIG_HITS);
	sc->day = false;
	if (r->words.v[i].flags & WORD_FIRST) {
		sc->aside_at = 0;
		sc->said = CONTACT_NONE;
	}
	for (uint32_t k = 0; k < n; k++) {
		const struct lex_hit *h = &hits[k];

		if (i < sc->covered[h->class])
			continue;
		sc->covered[h->class] = i + h->n;
		if (h->class == LEX_DAY)
			sc->day = true;
		if (h->class != LEX_ASIDE && i + h->n > sc->known)
			sc->known = i + h->n;
		if (h->class == LEX_KIND) {
			note_kind(r, sc, h);
			sc->said = h->value;
		} else if (h->class == LEX_LABEL || h->class == LEX_CLUE ||
			   h->class == LEX_SUPPORT)
			told_less(&r->told, h->class, h->value, sc->reading);
		else if (h->class == LEX_MODE && sig_tells(sc->reading))
			r->g->modes |= (uint16_t)(1u << h->value);
		else if ((h->class == LEX_HINT && told_here(sc, h)) ||
			 (h->class == LEX_STANDING && sig_tells(sc->reading)))
			r->g->hints |= (uint16_t)(1u << h->value);
		else if (h->class == LEX_CHILD)
			r->g->spoken |= 1u << h->value;
		if (h->class == LEX_ADULT || h->class == LEX_CHILD)
			sc->family_at = i + h->n;
		if (h->class == LEX_ADULT && h->value == LEX_ADULT_HOUSEHOLD)
			r->g->whole = true;
		if (h->class == LEX_AGENCY && !before_street(r, i + h->n))
			sig_note_agency(r->g, 1u << h->value,
				i - sc->contact_at <= 4 ? sc->contact : -1);
	}
	for (uint32_t k = 0; k < n; k++) {
		if (hits[k].class == LEX_ASIDE &&
			hits[k].value == LEX_ASIDE_BEFORE)
			sc->aside_at = i + hits[k].n;
		/* The "from" of "call from" is told already. */
		if (hits[k].class == LEX_CONTACT && i >= sc->contact_at) {
			/* "Mother rang the school" is no call of ours. */
			sc->contact = sc->family_at && i - sc->family_at < 2
					      ? LEX_CONTACT_LOOSE
					      : hits[k].value;
			sc->contact_at = i + hits[k].n;
		}
	}
}

/* Who is named at word i; of which agency, the whole case will tell. */
static void
read_name(struct sig_reader *r, struct sig_scan *sc, uint32_t i)
{
	struct naming n;
	uint32_t form, heard = 0;

	if (i < sc->named_at || !naming_at(r->naming, &r->words, i, &n))
		return;
	sc->named_at = i + n.n;
	if (n.role)
		workers_learn(r->workers, &n, 1u << n.role, WORKER_BESIDE);
	else if (sc->signs && r->g->own)
		workers_learn(r->workers, &n, r->g->own, WORKER_SIGNS);
	form = n.last ? n.last : n.given ? n.given : n.initials;
	if (sc->signs && !r->g->author)
		r->g->author = form;
	if (sc->contact >= 0 && i - sc->contact_at <= 4)
		heard = (uint32_t)sc->contact + 1;
	if (!n.sure || form == n.initials)
		heard |= NAME_UNSURE;
	keep_name(r, form, heard);
}

void
sig_read_value(struct sig_reader *r, enum sig_reading reading, bool signs,
	struct chron_str text)
{
	struct sig_scan sc = {
		.reading = reading, .signs = signs, .contact = -1};

	wording_clear(&r->words);
	wording_add(&r->words, text);
	r->number_end = 0;
	for (uint32_t i = 1; i < r->words.n; i++) {
		read_hits(r, &sc, i);
		read_name(r, &sc, i);
		sig_read_word(r, &sc, i);
	}
}
