/* Events boiled down to what merging compares: all of a case. */
#include "merge/signature.h"

#include <math.h>

#include "merge/agency_names.h"
#include "merge/signature_reader.h"
#include "util/civil.h"
#include "util/parallel.h"

enum { COUNT_BITS_MIN = 16, COUNT_BITS_MAX = 20 };

static void
weigh_all(struct sigs *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct sig *g = &s->v[i];
		const uint32_t *w = sig_words(g);
		float sum = 0;

		for (uint32_t k = 0; k < g->nwords; k++) {
			float x = sig_weight(s, w[k]);

			sum += x * x;
		}
		g->norm = sqrtf(sum);
	}
}

/* Who the names are, now that the whole case has been heard: a worker's agency
 * is named with it. */
static void
place_names(struct sig *g, const struct workers *w)
{
	uint32_t *names = g->pool + g->nwords + g->nids + g->nrefs, n = 0;

	for (uint32_t i = 0; i < g->nnames; i++) {
		uint32_t form = name_form(names[i]);
		uint32_t contact = names[i] & NAME_CONTACT;
		uint32_t whole = workers_form(w, form);
		uint32_t bit = workers_agency(w, whole);

		if (names[i] & NAME_UNSURE && !workers_know(w, form))
			continue;
		if (!bit)
			bit = workers_agency(w, form);
		if (bit)
			sig_note_agency(g, bit, (int)contact - 1);
		names[n++] = whole;
	}
	g->nnames = sig_sort_unique(names, n);
	if (g->author)
		g->author = workers_form(w, g->author);
}

/* How many events hold a word or a number. */
static void
count_words(struct sigs *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct sig *g = &s->v[i];

		for (uint32_t k = 0; k < g->nids; k++)
			s->df[sig_number(sig_ids(g)[k]) & s->dfmask]++;
		for (uint32_t k = 0; k < g->nwords; k++)
			s->df[sig_words(g)[k] & s->dfmask]++;
		for (uint32_t k = 0; k < g->nnames; k++)
			s->df[sig_names(g)[k] & s->dfmask]++;
	}
}

/* How many accounts each agency has on each day: events are in order of their
 * beginnings, so a day is a run of them. */
static void
count_days(struct sigs *s, struct arena *a, const struct chron_chronology *c)
{
	uint32_t *count = ARENA_ARRAY(a, uint32_t, (size_t)c->nagencies + 1);

	for (uint32_t i = 0, end; i < s->n; i = end) {
		int32_t day = civil_day_of(s->v[i].earliest);

		for (end = i; end < s->n && s->v[end].dated == s->v[i].dated &&
			      civil_day_of(s->v[end].earliest) == day;
			end++)
			count[c->events[end].agency]++;
		for (uint32_t k = i; k < end; k++) {
			uint32_t n = count[c->events[k].agency];

			s->v[k].day_own = (uint8_t)(n < 255 ? n : 255);
		}
		for (uint32_t k = i; k < end; k++)
			count[c->events[k].agency] = 0;
	}
}

enum { PIECE = 8192 }; /* events that one thread takes at a time */

struct making {
	const struct chron_chronology *c;
	struct sigs *s;
	const struct naming_words *naming;
	struct arena **arenas; /* one a piece */
	struct workers **workers;
};

static void
make_piece(void *arg, uint32_t piece)
{
	struct making *m = arg;
	struct arena *scratch = arena_new();
	struct sig_reader *r = ARENA_NEW(scratch, struct sig_reader);
	uint32_t i = piece * PIECE;
	uint32_t end = m->s->n - i < PIECE ? m->s->n : i + PIECE;

	r->s = m->s;
	r->lex = m->s->lex;
	r->naming = m->naming;
	r->arena = m->arenas[piece] = arena_new();
	r->workers = m->workers[piece] = workers_new(r->arena);
	wording_init(&r->words, scratch);
	for (; i < end; i++)
		sig_read_event(r, m->c, i);
	arena_free(scratch);
}

void
sigs_make(struct sigs *s, struct arena *a, const struct chron_chronology *c)
{
	uint32_t pieces = parallel_pieces(c->nevents, PIECE);
	struct naming_words naming;
	struct making m = {.c = c,
		.s = s,
		.naming = &naming,
		.arenas = ARENA_ARRAY(a, struct arena *, pieces),
		.workers = ARENA_ARRAY(a, struct workers *, pieces)};
	uint32_t bits = COUNT_BITS_MIN;
	struct lexicon *lex;

	*s = (struct sigs){.n = c->nevents};
	while (bits < COUNT_BITS_MAX && (1u << bits) < c->nevents * 4ull)
		bits++;
	s->dfmask = (1u << bits) - 1;
	s->df = ARENA_ARRAY(a, uint32_t, s->dfmask + 1u);
	s->v = ARENA_ARRAY(a, struct sig, c->nevents);
	lex = lexicon_new(a, &c->config);
	agency_names_add(lex, a, c);
	s->lex = lex;
	rarity_make(&s->rarity, a, s->n, s->dfmask);
	naming_words_make(&naming, a, &c->config, s->lex, &s->rarity);
	parallel_each(pieces, make_piece, &m);
	for (uint32_t i = 0; i < pieces; i++) {
		arena_adopt(a, m.arenas[i]);
		if (i)
			workers_join(m.workers[0], m.workers[i]);
	}
	for (uint32_t i = 0; i < s->n; i++)
		place_names(&s->v[i], m.workers[0]);
	count_words(s);
	count_days(s, a, c);
	weigh_all(s);
}
