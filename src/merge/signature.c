/* An event boiled down to what merging compares. */
#include "merge/signature.h"

#include <math.h>
#include <stdlib.h>

#include "merge/agency_names.h"
#include "merge/mentions.h"
#include "merge/signature_parts.h"
#include "merge/workers.h"
#include "util/civil.h"
#include "util/parallel.h"
#include "util/str.h"

enum { HITS = 12, COUNT_BITS_MIN = 16, COUNT_BITS_MAX = 20, AHEAD = 3 };

/* One event while it is being read. */
struct reader {
	struct sigs *s;
	const struct lexicon *lex;
	const struct naming_words *naming;
	struct workers *workers; /* what the events at hand tell of them */
	struct arena *arena;
	struct wording words;
	struct sig *g;
	uint32_t heard[SIG_WORDS * 4];
	uint32_t names[SIG_NAMES], ids[SIG_IDS], refs[SIG_REFS];
	uint32_t nheard, nnames, nids, nrefs;
	uint32_t number_end; /* the last number goes on up to here */
	int32_t today;
	struct told told;
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

/* With each name goes what was heard with it: 1 + enum lex_contact, and whether
 * it may be any word. */
enum { NAME_CONTACT = 7, NAME_UNSURE = 8 };

static void
keep_name(struct reader *r, uint32_t form, uint32_t heard)
{
	for (uint32_t i = 0; i < r->nnames; i++)
		if (name_form(r->names[i]) == form &&
			(!heard || r->names[i] & NAME_CONTACT))
			return;
	if (r->nnames < SIG_NAMES)
		r->names[r->nnames++] = (form & ~(uint32_t)NAME_FREE) | heard;
}

struct scan {
	enum sig_reading reading;
	uint32_t covered[LEX_CLASSES]; /* a class's phrase goes on up to here */
	uint32_t known; /* up to here the words are the field's, no names */
	uint32_t contact_at; /* after the last phrase of contact */
	uint32_t family_at;  /* after the last word for one of the family */
	uint32_t aside_at;   /* after "following", "invited to" */
	int contact;	     /* enum lex_contact, -1 if none */
	uint32_t named_at;   /* after the last name of a person */
	bool signs;	     /* the value tells who wrote it */
	uint8_t said;	     /* the last kind named in this sentence */
	bool day;	     /* the word at hand begins a day's name */
};

/* Is the kind at hand said to be planned or sought: "strategy meeting arranged
 * for Friday"? */
static bool
aside_follows(const struct reader *r, const struct lex_hit *h)
{
	struct lex_hit hits[HITS];
	uint32_t from = h->at + h->n;

	for (uint32_t i = from; i < r->words.n && i < from + AHEAD; i++) {
		uint32_t n;

		if (r->words.v[i].flags & WORD_FIRST)
			return false;
		n = lexicon_at(r->lex, &r->words, i, hits, HITS);
		while (n-- > 0)
			if (hits[n].class == LEX_ASIDE &&
				hits[n].value == LEX_ASIDE_AFTER)
				return true;
	}
	return false;
}

static void
note_kind(struct reader *r, const struct scan *sc, const struct lex_hit *h)
{
	bool aside = sc->reading == SIG_NARRATIVE &&
		     ((sc->aside_at && h->at - sc->aside_at < AHEAD) ||
			     aside_follows(r, h));

	told_kind(&r->told, h->value, sc->reading, h->at - 1, aside);
}

static void
note_agency(struct sig *g, uint32_t agency, int contact)
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
told_here(const struct scan *sc, const struct lex_hit *h)
{
	return sig_tells(sc->reading) || h->value == LEX_HINT_JOINT ||
	       h->value == LEX_HINT_MOTHER;
}

/* "School Lane" is no school. */
static bool
before_street(const struct reader *r, uint32_t i)
{
	struct lex_hit hits[HITS];
	uint32_t n = i < r->words.n
			     ? lexicon_at(r->lex, &r->words, i, hits, HITS)
			     : 0;

	while (n-- > 0)
		if (hits[n].class == LEX_STREET)
			return true;
	return false;
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
			note_agency(r->g, 1u << h->value,
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
read_name(struct reader *r, struct scan *sc, uint32_t i)
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

static void
note_clock(struct reader *r, uint32_t i)
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
note_measure(struct reader *r, uint32_t i)
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
	if (number && day == CIVIL_MIN) {
		day = mention_ordinal(&r->words, i, r->today);
		n = 1;
	}
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

static void
read_value(struct reader *r, enum sig_reading reading, bool signs,
	struct chron_str text)
{
	struct scan sc = {.reading = reading, .signs = signs, .contact = -1};

	wording_clear(&r->words);
	wording_add(&r->words, text);
	r->number_end = 0;
	for (uint32_t i = 1; i < r->words.n; i++) {
		read_hits(r, &sc, i);
		read_name(r, &sc, i);
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

	told_settle(&r->told, g);
	/* What is too long is cut by hash, which is as good as by chance, and
	 * the same for every telling. */
	g->nwords = (uint8_t)(n < SIG_WORDS ? n : SIG_WORDS);
	g->nnames = (uint8_t)r->nnames;
	g->nids = sort_unique(r->ids, r->nids);
	g->nrefs = sort_unique(r->refs, r->nrefs);
	n = g->nwords + g->nnames + (uint32_t)g->nids + g->nrefs;
	p = arena_alloc(r->arena, n * sizeof(*p));
	g->pool = p;
	p = put(p, r->heard, g->nwords);
	p = put(p, r->ids, g->nids);
	p = put(p, r->refs, g->nrefs);
	put(p, r->names, r->nnames);
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
			read_value(
				r, how, v->concept == CHRON_F_PROFESSIONAL, t);
		if (v->concept == CHRON_F_LOCATION)
			r->g->place = words_hash(&r->words);
	}
	r->g->verbatim = sig_hash_row(e);
	r->g->text = sig_hash_text(sig_value(e, main));
	put_away(r);
}

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
			note_agency(g, bit, (int)contact - 1);
		names[n++] = whole;
	}
	g->nnames = sort_unique(names, n);
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
	struct reader *r = ARENA_NEW(scratch, struct reader);
	uint32_t i = piece * PIECE;
	uint32_t end = m->s->n - i < PIECE ? m->s->n : i + PIECE;

	r->s = m->s;
	r->lex = m->s->lex;
	r->naming = m->naming;
	r->arena = m->arenas[piece] = arena_new();
	r->workers = m->workers[piece] = workers_new(r->arena);
	wording_init(&r->words, scratch);
	for (; i < end; i++)
		read_event(r, m->c, i);
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
