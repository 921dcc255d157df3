/* The words of a value that are no phrase and no name: days, times, numbers,
 * measures, and those that say how alike two tellings are. */
#include "merge/mentions.h"
#include "merge/signature_reader.h"
#include "util/civil.h"

static void
keep(uint32_t *v, uint32_t *n, uint32_t most, uint32_t x)
{
	for (uint32_t i = 0; i < *n; i++)
		if (v[i] == x)
			return;
	if (*n < most)
		v[(*n)++] = x;
}

static void
note_clock(struct sig_reader *r, uint32_t i)
{
	uint32_t n;
	int32_t clock = mention_clock(&r->words, i, &n);

	if (clock < 0)
		return;
	r->number_end = i + n;
	if (r->g->nclocks < SIG_CLOCKS)
		r->g->clocks[r->g->nclocks++] = (uint16_t)clock;
}

/* "2.71 kg" and "GCS 10": a measure that both give is as good as a rare word;
 * whole numbers of one or two figures are not. */
static void
note_measure(struct sig_reader *r, uint32_t i)
{
	const struct word *w = &r->words.v[i];
	uint32_t hash = w->hash;

	if (i < r->number_end || r->nheard == SIG_WORDS * 4)
		return;
	if (wording_joined_by(&r->words, i, ".") &&
		w[1].flags & (WORD_DIGITS | WORD_MIXED)) {
		int32_t more = word_leading(&w[1]);

		r->number_end = i + 2;
		hash = (hash ^ (uint32_t)more) * 0x9e3779b1u;
	} else if (w->len < 3) {
		return;
	}
	r->heard[r->nheard++] = hash | 1;
}

void
sig_read_word(struct sig_reader *r, const struct sig_scan *sc, uint32_t i)
{
	const struct word *w = &r->words.v[i];
	uint32_t n = 0, id;
	int32_t day;

	bool number = w->flags & (WORD_DIGITS | WORD_MIXED);

	day = number || sc->day
		      ? mention_day(r->lex, &r->words, i, r->today, &n)
		      : CIVIL_MIN;
	if (day != CIVIL_MIN) {
		uint32_t weak = day == r->today - 1 && !number;

		if (number)
			r->number_end = i + n;
		if (day >= 0 && day != r->today &&
			(sc->reading == SIG_NARRATIVE ||
				sc->reading == SIG_ORIGIN))
			keep(r->refs, &r->nrefs, SIG_REFS,
				(uint32_t)day << SIG_REF_DAY |
					(uint32_t)sc->said << SIG_REF_KIND |
					!weak);
	}
	if (number && i >= r->number_end && sc->reading == SIG_NARRATIVE)
		note_clock(r, i);
	if (number) {
		id = i < r->number_end
			     ? 0
			     : mention_number(r->lex, &r->words, i, &n);
		if (id)
			r->number_end = i + n;
		if (id)
			keep(r->ids, &r->nids, SIG_IDS, id);
	}
	if (w->flags & WORD_DIGITS)
		note_measure(r, i);
	if (i < sc->known || w->len < 3 || (w->flags & WORD_DIGITS))
		return;
	if (r->nheard < SIG_WORDS * 4)
		r->heard[r->nheard++] = word_stem(w);
}
