/* An event, value by value. */
#include <stdlib.h>

#include "merge/agency_names.h"
#include "merge/signature_reader.h"
#include "util/civil.h"
#include "util/str.h"

/* One number for all the words of a value; 0 if it has none. */
static uint32_t
words_hash(const struct wording *w)
{
	uint32_t h = 0;

	for (uint32_t i = 1; i < w->n; i++)
		h = (h ^ w->v[i].hash) * 0x9e3779b1u;
	return w->n > 1 && !h ? 1 : h;
}

/* Who the subject column names: children of the case, a grown-up, or someone
 * nobody declared. */
static void
read_subject(struct sig_reader *r, struct chron_str text,
	const struct chron_config *config)
{
	struct lex_hit hits[SIG_HITS];
	struct chron_str t = str_trim(text);

	for (uint32_t i = 0; i < config->nchildren && i < 32; i++)
		if (str_ieq(t, config->children[i].ref))
			r->g->subjects |= 1u << i;
	wording_clear(&r->words);
	wording_add(&r->words, t);
	for (uint32_t i = 1; i < r->words.n; i++) {
		uint32_t n = lexicon_at(r->lex, &r->words, i, hits, SIG_HITS);

		while (n-- > 0) {
			if (hits[n].class == LEX_CHILD)
				r->g->subjects |= 1u << hits[n].value;
			if (hits[n].class == LEX_ADULT)
				r->g->adults |=
					(uint16_t)(1u << (hits[n].value < 15
								   ? hits[n].value
								   : 15));
		}
	}
	if (!r->g->subjects && !r->g->adults)
		r->g->stranger = words_hash(&r->words);
}

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

enum { FEW = 64 }; /* so many are sorted quicker in place */

uint8_t
sig_sort_unique(uint32_t *v, uint32_t n)
{
	uint32_t k = 0;

	if (n > FEW)
		qsort(v, n, sizeof(*v), by_number);
	for (uint32_t i = 1; i < n && n <= FEW; i++) {
		uint32_t x = v[i], j = i;

		for (; j > 0 && v[j - 1] > x; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || v[i] != v[i - 1])
			v[k++] = v[i];
	return (uint8_t)(k < 255 ? k : 255);
}

static uint32_t *
put(uint32_t *to, const uint32_t *v, uint32_t n)
{
	if (n)
		memcpy(to, v, n * sizeof(*v));
	return to + n;
}

static void
put_away(struct sig_reader *r)
{
	struct sig *g = r->g;
	uint32_t n = sig_sort_unique(r->heard, r->nheard), *p;

	told_settle(&r->told, g);
	/* What is too long is cut by hash, which is as good as by chance, and
	 * the same for every telling. */
	g->nwords = (uint8_t)(n < SIG_WORDS ? n : SIG_WORDS);
	g->nnames = (uint8_t)r->nnames;
	g->nids = sig_sort_unique(r->ids, r->nids);
	g->nrefs = sig_sort_unique(r->refs, r->nrefs);
	n = g->nwords + g->nnames + (uint32_t)g->nids + g->nrefs;
	p = arena_alloc(r->arena, n * sizeof(*p));
	g->pool = p;
	p = put(p, r->heard, g->nwords);
	p = put(p, r->ids, g->nids);
	p = put(p, r->refs, g->nrefs);
	put(p, r->names, r->nnames);
}

static void
read_when(struct sig_reader *r, const struct chron_event *e)
{
	struct sig *g = r->g;

	g->earliest = e->start.earliest;
	g->latest = e->start.latest;
	g->timed = e->start.precision == CHRON_MINUTE;
	/* Before or after a day is no place in time that can be near. */
	g->dated = e->start.precision != CHRON_UNKNOWN &&
		   g->earliest != CHRON_TIME_MIN && g->latest != CHRON_TIME_MAX;
	r->today = g->dated ? civil_day_of(g->earliest) : 0;
}

void
sig_read_event(
	struct sig_reader *r, const struct chron_chronology *c, uint32_t i)
{
	const struct chron_event *e = &c->events[i];
	uint32_t main = sig_main_value(e);
	uint8_t own = agency_bit(c, e->agency);

	r->g = &r->s->v[i];
	r->nheard = r->nnames = r->nids = r->nrefs = 0;
	r->told = (struct told){0};
	r->g->own = own ? 1u << own : 0;
	read_when(r, e);
	for (uint32_t k = 0; k < e->nvalues; k++) {
		const struct chron_value *v = &e->values[k];
		struct chron_str t = {v->p, v->n};
		enum sig_reading how = sig_reading_of(e, k, main);

		if (how == SIG_SUBJECT)
			read_subject(r, t, &c->config);
		else if (how != SIG_SKIP)
			sig_read_value(
				r, how, v->concept == CHRON_F_PROFESSIONAL, t);
		if (v->concept == CHRON_F_LOCATION)
			r->g->place = words_hash(&r->words);
	}
	r->g->verbatim = sig_hash_row(e);
	r->g->text = sig_hash_text(sig_value(e, main));
	put_away(r);
}
