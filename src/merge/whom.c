/* Which agencies words mean. */
#include "merge/whom.h"

#include "merge/agency_names.h"
#include "merge/field.h"
#include "merge/namings.h"
#include "util/str.h"

enum {
	HITS = 12,
	LEAST = 4,	  /* letters of a name that stands for an agency, */
	WORKER_LEAST = 3, /* or for one of its workers */
	SLOTS_LEAST = 1 << 10,
	READ_MOST = 20000, /* events whose texts are read for names */
	PLAIN_SLOTS = 1 << 9,
};

#define SHARED UINT32_MAX /* no enum holds so much */

struct slot {
	uint32_t hash, agency;
	uint32_t votes, against; /* that it is a name of that agency */
};

struct whom {
	const struct chron_chronology *c;
	const struct lexicon *lex;
	struct slot *slots;
	uint32_t mask, used;
	struct arena *arena;
};

/* Words of agencies' names that say nothing of which. */
static const char *const plain[] = {"service", "services", "team", "trust",
	"health", "care", "centre", "center", "family", "families", "children",
	"childrens", "child", "council", "county", "city", "borough",
	"district", "support", "independent", "community", "group", "agency",
	"association", "national", "royal", "north", "south", "east", "west",
	"young", "people", "project", "partnership", "office", "unit", "file",
	"records", "record", "chronology", "log", "local", "authority", "adult",
	"department", "mental", "social", "with", "from", "safeguarding",
	"public", "integrated", "reviewing", "general", "university",
	"foundation", "charity", "voluntary", "homes", "street", "road",
	"saint", "junior", "infants", "infant", "first", "court", "university",
	"recovery", "adviser", "advice", "women", "womens", "youth", "area",
	"command", "force", "board", "neighbourhood", "fostering", "summary",
	"the", "and", "for"};

static struct slot *
slot_of(const struct whom *m, uint32_t hash)
{
	uint32_t i = hash & m->mask;

	while (m->slots[i].hash && m->slots[i].hash != hash)
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

static void
grow(struct whom *m)
{
	struct slot *old = m->slots;
	uint32_t n = m->mask + 1;

	m->mask = n * 2 - 1;
	m->slots = ARENA_ARRAY(m->arena, struct slot, (size_t)n * 2);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].hash)
			*slot_of(m, old[i].hash) = old[i];
}

static void
add_name(struct whom *m, uint32_t hash, uint32_t agency)
{
	struct slot *s = slot_of(m, hash);

	if (!s->hash) {
		*s = (struct slot){hash, agency, 1, 0};
		if (++m->used * 2 > m->mask)
			grow(m);
	} else if (s->against >= UINT32_MAX / 4) {
		return;
	} else if (s->agency == agency) {
		s->votes++;
	} else if (s->against++ >= s->votes) {
		*s = (struct slot){hash, agency, s->against, s->votes};
	}
}

/* A word of two agencies' names says which of them it is of neither. */
static void
add_own(struct whom *m, uint32_t hash, uint32_t agency)
{
	struct slot *s = slot_of(m, hash);

	if (s->hash && s->agency != agency)
		s->against = UINT32_MAX / 4;
	else
		add_name(m, hash, agency);
}

struct whom_plain {
	uint32_t slots[PLAIN_SLOTS];
};

static uint32_t
plain_slot(const struct whom_plain *p, uint32_t hash)
{
	uint32_t i = hash % PLAIN_SLOTS;

	while (p->slots[i] && p->slots[i] != hash)
		i = (i + 1) % PLAIN_SLOTS;
	return i;
}

const struct whom_plain *
whom_compile(struct arena *a)
{
	struct whom_plain *p = ARENA_NEW(a, struct whom_plain);

	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
		uint32_t hash = word_hash(chron_cstr(plain[i]));

		p->slots[plain_slot(p, hash)] = hash;
	}
	return p;
}

static bool
is_plain(uint32_t hash)
{
	const struct whom_plain *p = field_words()->plain;

	return p->slots[plain_slot(p, hash)] == hash;
}

/* The capitalised words that the field does not know. */
static void
add_words(struct whom *m, struct wording *w, struct chron_str text,
	uint32_t agency, uint16_t least)
{
	struct lex_hit hits[HITS];
	uint32_t known = 0;

	wording_clear(w);
	wording_add(w, text);
	for (uint32_t i = 1; i < w->n; i++) {
		uint32_t n = lexicon_at(m->lex, w, i, hits, HITS);

		while (n-- > 0)
			if (i + hits[n].n > known)
				known = i + hits[n].n;
		if (i >= known && w->v[i].len >= least &&
			w->v[i].flags & (WORD_CAPITAL | WORD_UPPER) &&
			!is_plain(w->v[i].hash))
			(least == LEAST ? add_own : add_name)(
				m, name_form(w->v[i].hash), agency);
	}
}

/* The one agency of a sort; SHARED if there are several, or none. */
static uint32_t
only_of(const struct chron_chronology *c, uint8_t kind)
{
	uint32_t found = SHARED;

	for (uint32_t i = 0; i < c->nagencies; i++) {
		if ((uint8_t)c->agencies[i].kind != kind)
			continue;
		if (found != SHARED || i >= WHOM_AGENCIES)
			return SHARED;
		found = i;
	}
	return found;
}

static bool
is_name(const struct whom *m, const struct wording *w, uint32_t i)
{
	struct lex_hit hits[HITS];

	return w->v[i].flags & WORD_CAPITAL && w->v[i].len >= WORKER_LEAST &&
	       !is_plain(w->v[i].hash) && !lexicon_at(m->lex, w, i, hits, HITS);
}

/* "HV Jill Stott", "M Tudor (HV)", "Sanjit from the recovery service". */
static void
add_beside(struct whom *m, const struct wording *w, uint32_t i, uint32_t n,
	uint32_t agency)
{
	static const char *const between[] = {
		"from", "the", "of", "at", "for", "a", NULL};
	uint32_t k = i - 1;

	for (uint32_t next = i + n; next < w->n && next < i + n + 2 &&
				    w->v[next].hash && !wording_begins(w, next);
		next++)
		if (is_name(m, w, next))
			add_name(m, name_form(w->v[next].hash), agency);
	while (k > 0 && w->v[k].hash &&
		str_in((struct chron_str){w->v[k].p, w->v[k].len}, between))
		k--;
	if (k > 0 && w->v[k].hash && is_name(m, w, k) &&
		!(w->v[k].flags & WORD_FIRST && k + 1 < i))
		add_name(m, name_form(w->v[k].hash), agency);
}

static void
read_names(struct whom *m, struct wording *w, const struct chron_event *e,
	const uint32_t only[AGENCY_BITS])
{
	struct lex_hit hits[HITS];

	wording_clear(w);
	wording_add(w, chron_event_text(e, CHRON_F_EVENT));
	for (uint32_t i = 1; i < w->n; i++) {
		uint32_t n = lexicon_at(m->lex, w, i, hits, HITS);

		while (n-- > 0)
			if (hits[n].class == LEX_AGENCY &&
				only[hits[n].value] != SHARED)
				add_beside(m, w, i, hits[n].n,
					only[hits[n].value]);
	}
}

struct whom *
whom_new(struct arena *a, const struct chron_chronology *c,
	const struct lexicon *lex)
{
	struct whom *m = ARENA_NEW(a, struct whom);
	uint32_t only[AGENCY_BITS];
	struct wording w;

	*m = (struct whom){.c = c, .lex = lex, .arena = a};
	m->slots = ARENA_ARRAY(a, struct slot, SLOTS_LEAST);
	m->mask = SLOTS_LEAST - 1;
	wording_init(&w, a);
	for (uint32_t i = 0; i < c->nagencies && i < WHOM_AGENCIES; i++)
		add_words(m, &w, c->agencies[i].name, i, LEAST);
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		for (uint32_t k = 0; k < e->nvalues; k++)
			if (e->values[k].concept == CHRON_F_PROFESSIONAL &&
				e->agency < WHOM_AGENCIES)
				add_words(m, &w,
					(struct chron_str){
						e->values[k].p, e->values[k].n},
					e->agency, WORKER_LEAST);
	}
	for (uint32_t k = 0; k < AGENCY_BITS; k++)
		only[k] = k == KIND_OTHER || k >= KIND_COUNT
				  ? SHARED
				  : only_of(c, (uint8_t)k);
	for (uint32_t i = 0; i < c->nevents && i < READ_MOST; i++)
		read_names(m, &w, &c->events[i], only);
	return m;
}

/* "SW Penry" is a social worker, whoever else is called Penry. */
static bool
beside_role(const struct whom *m, const struct wording *w, uint32_t i)
{
	struct lex_hit hits[HITS];

	for (uint32_t back = 1; back <= 3 && back < i; back++) {
		uint32_t n = lexicon_at(m->lex, w, i - back, hits, HITS);

		if (!w->v[i - back].hash || wording_begins(w, i - back + 1))
			return false;
		while (n-- > 0)
			if (hits[n].class == LEX_AGENCY)
				return true;
	}
	return false;
}

uint32_t
whom_at(const struct whom *m, const struct wording *w, uint32_t i,
	struct named *out)
{
	struct lex_hit hits[HITS];
	uint32_t n = lexicon_at(m->lex, w, i, hits, HITS), words = 0;
	const struct slot *s;

	while (n-- > 0) {
		bool agency = hits[n].class == LEX_AGENCY;
		bool family = hits[n].class == LEX_ADULT ||
			      hits[n].class == LEX_CHILD;

		if (agency)
			out->kinds |= 1u << hits[n].value;
		out->family |= family;
		if ((agency || family) && hits[n].n > words)
			words = hits[n].n;
	}
	if (words || !w->v[i].hash ||
		!(w->v[i].flags & (WORD_CAPITAL | WORD_UPPER)))
		return words;
	s = slot_of(m, name_form(w->v[i].hash));
	if (!s->hash || s->against > s->votes / 3 || beside_role(m, w, i))
		return 0;
	out->agencies |= 1ull << s->agency;
	return 1;
}

struct named
whom_in(const struct whom *m, const struct wording *w, uint32_t from,
	uint32_t to)
{
	struct named out = {0};

	while (from < to) {
		uint32_t n = whom_at(m, w, from, &out);

		from += n ? n : 1;
	}
	return out;
}

bool
whom_may(const struct whom *m, const struct sig *g)
{
	if (g->named)
		return true;
	for (uint32_t i = 0; i < g->nnames; i++)
		if (slot_of(m, name_form(sig_names(g)[i]))->hash)
			return true;
	return false;
}

bool
whom_is(const struct named *n, const struct chron_chronology *c,
	uint32_t agency)
{
	uint8_t kind = (uint8_t)c->agencies[agency].kind;

	return (agency < WHOM_AGENCIES && n->agencies >> agency & 1) ||
	       (kind != KIND_OTHER && n->kinds >> kind & 1);
}
