/* An event boiled down to what merging compares. */
#include "merge/signature.h"

#include <math.h>
#include <stdlib.h>

#include "merge/mentions.h"
#include "merge/signature_parts.h"
#include "util/civil.h"
#include "util/parallel.h"
#include "util/str.h"

enum {
	HITS = 12,
	WEIGHTS = 4096,
	COUNT_BITS_MIN = 12,
	COUNT_BITS_MAX = 20,
	COMMON = 200,
	FRESH = 5
};

/* What a value is read for. */
enum reading { SKIP, TYPE, NARRATIVE, AROUND, ORIGIN, SUBJECT };
static const uint8_t readings[CHRON_F_COUNT] = {
	[CHRON_F_CONTACT_TYPE] = TYPE,
	[CHRON_F_EVENT] = NARRATIVE,
	[CHRON_F_OUTCOME] = AROUND,
	[CHRON_F_DECISION] = AROUND,
	[CHRON_F_LOCATION] = AROUND,
	[CHRON_F_PRESENT] = AROUND,
	[CHRON_F_PROFESSIONAL] = AROUND,
	[CHRON_F_SOURCE] = ORIGIN,
	[CHRON_F_SUBJECT] = SUBJECT,
};

/* One event while it is being read. */
struct reader {
	struct sigs *s;
	const struct lexicon *lex;
	struct arena *arena;
	struct wording words;
	struct sig *g;
	uint32_t heard[SIG_WORDS * 4];
	uint32_t names[SIG_NAMES], ids[SIG_IDS], refs[SIG_REFS];
	uint32_t nheard, nnames, nids, nrefs;
	uint32_t number_end; /* the last number goes on up to here */
	int32_t today;
	int32_t best; /* merit of the leading kind so far */
};

static void
keep(uint32_t *v, uint32_t *n, uint32_t most, uint32_t x)
{
	for (uint32_t i = 0; i < *n; i++)
		if (v[i] == x)
			return;
	if (*n < most)
		v[(*n)++] = x;
}

struct scan {
	enum reading reading;
	uint32_t covered[LEX_CLASSES]; /* a class's phrase goes on up to here */
	uint32_t known; /* up to here the words are the field's, no names */
	uint32_t contact_at; /* after the last phrase of contact */
	uint32_t family_at;  /* after the last word for one of the family */
	uint32_t aside_at;   /* after "following", "invited to" */
	int contact;	     /* enum lex_contact, -1 if none */
	uint8_t said;	     /* the last kind named in this sentence */
	bool day;	     /* the word at hand begins a day's name */
};

/* The kind that leads is the one a clerk would file the note under: what the
 * contact-type column says, else the weightiest near the beginning. Messages
 * only carry news of something else, if there is something else. */
static void
note_kind(struct reader *r, const struct scan *sc, const struct lex_hit *h)
{
	enum reading reading = sc->reading;
	uint32_t offset = h->at - 1;
	const struct contact_row *row = &contact_rows[h->value];
	int32_t merit = row->points - (int32_t)(offset * 2);

	if (reading == AROUND || reading == ORIGIN ||
		(reading == NARRATIVE && sc->aside_at &&
			h->at - sc->aside_at < 2)) {
		r->g->asides |= 1ull << h->value;
		return;
	}
	r->g->kinds |= 1ull << h->value;
	if (row->flags & CONTACT_COMM)
		merit -= 60;
	else if (reading == TYPE)
		merit += 100;
	else if (offset < FRESH)
		merit += 30;
	if (!r->g->lead || merit > r->best) {
		r->g->lead = h->value;
		r->best = merit;
	}
}

static void
note_agency(struct reader *r, uint32_t agency, int contact)
{
	uint32_t bit = 1u << agency & ~r->g->own;

	r->g->named |= bit;
	if (contact < 0)
		return;
	r->g->told |= bit;
	if (contact == LEX_CONTACT_TO)
		r->g->to |= bit;
	if (contact == LEX_CONTACT_FROM)
		r->g->from |= bit;
	if (contact == LEX_CONTACT_WITH)
		r->g->with |= bit;
}

/* An outcome speaks of what comes next: "copy of minutes awaited", "to be
 * held", are not of the telling. */
static bool
told_here(const struct scan *sc, const struct lex_hit *h)
{
	return sc->reading != AROUND || h->value == LEX_HINT_JOINT ||
	       h->value == LEX_HINT_MOTHER;
}

static void
read_hits(struct reader *r, struct scan *sc, uint32_t i)
{
	struct lex_hit hits[HITS];
	uint32_t n = lexicon_at(r->lex, &r->words, i, hits, HITS);
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
		} else if (h->class == LEX_MODE && sc->reading != AROUND)
			r->g->modes |= (uint16_t)(1u << h->value);
		else if (h->class == LEX_HINT && told_here(sc, h))
			r->g->hints |= (uint16_t)(1u << h->value);
		else if (h->class == LEX_CHILD)
			r->g->spoken |= 1u << h->value;
		if (h->class == LEX_ADULT || h->class == LEX_CHILD)
			sc->family_at = i + h->n;
		if (h->class == LEX_AGENCY)
			note_agency(r, h->value,
				i - sc->contact_at <= 4 ? sc->contact : -1);
	}
	for (uint32_t k = 0; k < n; k++) {
		if (hits[k].class == LEX_ASIDE)
			sc->aside_at = i + hits[k].n;
		if (hits[k].class == LEX_CONTACT) {
			/* "Mother rang the school" is no call of ours. */
			sc->contact = sc->family_at && i - sc->family_at < 2
					      ? LEX_CONTACT_LOOSE
					      : hits[k].value;
			sc->contact_at = i + hits[k].n;
		}
	}
}

static bool
after_title(const struct reader *r, uint32_t i)
{
	struct lex_hit hits[HITS];
	uint32_t n;

	if (i == 0 || !r->words.v[i - 1].hash)
		return false;
	n = lexicon_at(r->lex, &r->words, i - 1, hits, HITS);
	while (n-- > 0)
		if (hits[n].class == LEX_TITLE)
			return true;
	return false;
}

static void
read_word_of(struct reader *r, const struct scan *sc, uint32_t i)
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
			(sc->reading == NARRATIVE || sc->reading == ORIGIN))
			keep(r->refs, &r->nrefs, SIG_REFS,
				(uint32_t)day << SIG_REF_DAY |
					(uint32_t)sc->said << SIG_REF_KIND |
					!weak);
	}
	if (number) {
		id = i < r->number_end
			     ? 0
			     : mention_number(r->lex, &r->words, i, &n);
		if (id)
			r->number_end = i + n;
		if (id)
			keep(r->ids, &r->nids, SIG_IDS, id);
	}
	if (i < sc->known || w->len < 3 || (w->flags & WORD_DIGITS))
		return;
	if ((w->flags & WORD_CAPITAL) &&
		(!(w->flags & WORD_FIRST) || after_title(r, i)))
		keep(r->names, &r->nnames, SIG_NAMES, w->hash);
	if (r->nheard < SIG_WORDS * 4)
		r->heard[r->nheard++] = w->hash;
}

static void
read_value(struct reader *r, enum reading reading, struct chron_str text)
{
	struct scan sc = {.reading = reading, .contact = -1};

	wording_clear(&r->words);
	wording_add(&r->words, text);
	r->number_end = 0;
	for (uint32_t i = 1; i < r->words.n; i++) {
		read_hits(r, &sc, i);
		read_word_of(r, &sc, i);
	}
}

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
read_subject(struct reader *r, struct chron_str text,
	const struct chron_config *config)
{
	struct lex_hit hits[HITS];
	struct chron_str t = str_trim(text);

	for (uint32_t i = 0; i < config->nchildren && i < 32; i++)
		if (str_ieq(t, config->children[i].ref))
			r->g->subjects |= 1u << i;
	wording_clear(&r->words);
	wording_add(&r->words, t);
	for (uint32_t i = 1; i < r->words.n; i++) {
		uint32_t n = lexicon_at(r->lex, &r->words, i, hits, HITS);

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

static uint8_t
sort_unique(uint32_t *v, uint32_t n)
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
put_away(struct reader *r)
{
	struct sig *g = r->g;
	uint32_t n = sort_unique(r->heard, r->nheard), *p;

	sig_settle_lead(g);
	/* What is too long is cut by hash, which is as good as by chance, and
	 * the same for every telling. */
	g->nwords = (uint8_t)(n < SIG_WORDS ? n : SIG_WORDS);
	g->nnames = sort_unique(r->names, r->nnames);
	g->nids = sort_unique(r->ids, r->nids);
	g->nrefs = sort_unique(r->refs, r->nrefs);
	n = g->nwords + g->nnames + (uint32_t)g->nids + g->nrefs;
	p = arena_alloc(r->arena, n * sizeof(*p));
	g->pool = p;
	p = put(p, r->heard, g->nwords);
	p = put(p, r->names, g->nnames);
	p = put(p, r->ids, g->nids);
	put(p, r->refs, g->nrefs);
}

static void
read_when(struct reader *r, const struct chron_event *e)
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

static void
read_event(struct reader *r, const struct chron_chronology *c, uint32_t i)
{
	const struct chron_event *e = &c->events[i];
	struct chron_str text = chron_event_text(e, CHRON_F_EVENT);
	uint32_t own = e->agency < c->nagencies ? c->agencies[e->agency].kind
						: KIND_OTHER;

	r->g = &r->s->v[i];
	r->nheard = r->nnames = r->nids = r->nrefs = 0;
	r->best = 0;
	r->g->own = own == KIND_OTHER ? 0 : 1u << own;
	read_when(r, e);
	for (uint32_t k = 0; k < e->nvalues; k++) {
		const struct chron_value *v = &e->values[k];
		struct chron_str t = {v->p, v->n};
		enum reading how = readings[v->concept];

		if (v->concept == CHRON_F_OTHER && !text.n)
			how = NARRATIVE;
		if (how == SUBJECT)
			read_subject(r, t, &c->config);
		else if (how != SKIP)
			read_value(r, how, t);
		if (v->concept == CHRON_F_LOCATION)
			r->g->place = words_hash(&r->words);
	}
	r->g->verbatim = sig_hash_row(e);
	r->g->text = sig_hash_text(text);
	put_away(r);
}

float
sig_weight(const struct sigs *s, uint32_t word)
{
	uint32_t df = sig_count(s, word);

	return s->weight[df < WEIGHTS ? df : WEIGHTS - 1];
}

static void
weigh_all(struct sigs *s, struct arena *a)
{
	uint32_t most = s->n;

	s->weight = ARENA_ARRAY(a, float, WEIGHTS);
	for (uint32_t df = 1; df < WEIGHTS && df <= most + 1; df++) {
		double w = log2((s->n + (double)COMMON) / df) - 1.5;

		s->weight[df] = (float)(w < 0 ? 0 : w > 12 ? 12 : w);
	}
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
	}
}

enum { PIECE = 8192 }; /* events that one thread takes at a time */

struct making {
	const struct chron_chronology *c;
	struct sigs *s;
	struct arena **arenas; /* one a piece */
};

static void
make_piece(void *arg, uint32_t piece)
{
	struct making *m = arg;
	struct arena *scratch = arena_new();
	struct reader *r = ARENA_NEW(scratch, struct reader);
	uint32_t i = piece * PIECE;
	uint32_t end = m->s->n - i < PIECE ? m->s->n : i + PIECE;

	r->s = m->s;
	r->lex = m->s->lex;
	r->arena = m->arenas[piece] = arena_new();
	wording_init(&r->words, scratch);
	for (; i < end; i++)
		read_event(r, m->c, i);
	arena_free(scratch);
}

void
sigs_make(struct sigs *s, struct arena *a, const struct chron_chronology *c)
{
	uint32_t pieces = parallel_pieces(c->nevents, PIECE);
	struct making m = {.c = c,
		.s = s,
		.arenas = ARENA_ARRAY(a, struct arena *, pieces)};
	uint32_t bits = COUNT_BITS_MIN;

	*s = (struct sigs){.n = c->nevents};
	while (bits < COUNT_BITS_MAX && (1u << bits) < c->nevents * 4ull)
		bits++;
	s->dfmask = (1u << bits) - 1;
	s->df = ARENA_ARRAY(a, uint32_t, s->dfmask + 1u);
	s->v = ARENA_ARRAY(a, struct sig, c->nevents);
	s->lex = lexicon_new(a, &c->config);
	parallel_each(pieces, make_piece, &m);
	for (uint32_t i = 0; i < pieces; i++)
		arena_adopt(a, m.arenas[i]);
	count_words(s);
	weigh_all(s, a);
}
