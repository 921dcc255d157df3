/* The words of the field, compiled for matching word by word. */
#include "merge/lexicon.h"

#include "merge/phrasing.h"
#include "util/str.h"

enum family {
	FAMILY_NONE,
	FAMILY_STRATEGY,
	FAMILY_CONFERENCE,
	FAMILY_CORE_GROUP,
	FAMILY_MARAC,
	FAMILY_MACE,
	FAMILY_MAPPA,
	FAMILY_CIN,
	FAMILY_TAF,
	FAMILY_LAC,
	FAMILY_PEP,
	FAMILY_PROFESSIONALS,
	FAMILY_DISCHARGE,
	FAMILY_LEGAL,
	FAMILY_COURT,
	FAMILY_FGC,
	FAMILY_MEETING,
	FAMILY_SUPERVISION,
	FAMILY_VISIT,
	FAMILY_ANTENATAL,
	FAMILY_CLINIC,
	FAMILY_ACUTE,
	FAMILY_BIRTH,
	FAMILY_DEATH,
	FAMILY_MEDICAL,
	FAMILY_DENTAL,
	FAMILY_CAMHS,
	FAMILY_POLICE,
	FAMILY_MISSING,
	FAMILY_RHI,
	FAMILY_ABE,
	FAMILY_SCHOOL,
	FAMILY_DISCLOSURE,
	FAMILY_EXCLUSION,
	FAMILY_ABSENCE,
	FAMILY_ASSESSMENT,
	FAMILY_MESSAGE,
	FAMILY_PLACEMENT,
	FAMILY_HOUSING,
	FAMILY_FIRE,
	FAMILY_CLOSURE,
};

#define SHARED	CONTACT_SHARED
#define FIRM	CONTACT_FIRM
#define POINT	CONTACT_POINT
#define COMM	CONTACT_COMM
#define GENERAL CONTACT_GENERAL
#define HOUSE	CONTACT_HOUSEHOLD
const struct contact_row contact_rows[CONTACT_COUNT] = {
#define K(id, key, say, family, rank, late, flags)                             \
	[CONTACT_##id] = {key, say, FAMILY_##family, flags, rank, late},
#include "merge/kinds.def"
#undef K
};
#undef SHARED
#undef FIRM
#undef POINT
#undef COMM
#undef GENERAL
#undef HOUSE

/* How a line of phrases.def names its value, by class. */
#define VALUE_OF_KIND(v)     CONTACT_##v
#define VALUE_OF_LABEL(v)    CONTACT_##v
#define VALUE_OF_CLUE(v)     CONTACT_##v
#define VALUE_OF_SUPPORT(v)  CONTACT_##v
#define VALUE_OF_MODE(v)     LEX_MODE_##v
#define VALUE_OF_HINT(v)     LEX_HINT_##v
#define VALUE_OF_STANDING(v) LEX_HINT_##v
#define VALUE_OF_AGENCY(v)   KIND_##v
#define VALUE_OF_CONTACT(v)  LEX_CONTACT_##v
#define VALUE_OF_DAY(v)	     v
#define VALUE_OF_ASIDE(v)    LEX_ASIDE_##v
#define VALUE_OF_NUMBER(v)   LEX_NUMBER_##v
#define VALUE_OF_TITLE(v)    0
#define VALUE_OF_STOP(v)     0
#define VALUE_OF_STREET(v)   0
#define VALUE_OF_ADULT(v)    LEX_ADULT_##v

/* A line of kind_phrases.def or phrases.def. */
struct line {
	uint8_t class, value;
	const char *phrases;
};

static const struct line lines[] = {
#define P(class, value, phrases)                                               \
	{LEX_##class, VALUE_OF_##class(value), phrases},
#include "merge/kind_phrases.def"
#include "merge/phrases.def"
#undef P
};

struct phrase {
	uint32_t first;	 /* hash of its first word */
	uint32_t second; /* and of its second, 0 where it has one word */
	uint32_t rest;	 /* index of the others in `words` */
	uint8_t n, class, value;
	bool upper; /* must not be written in lower case */
};

enum { BUCKETS = 1 << 14, FILTER_BITS = 1 << 16 };

struct lexicon {
	struct phrase *phrases; /* by bucket, then the longer first */
	uint32_t nphrases;
	uint32_t *words;
	uint32_t nwords;
	uint32_t buckets[BUCKETS + 1]; /* where each begins */
	uint64_t filter[FILTER_BITS / 64];
};

/* Phrases of one word lie together, those of more by their first two: many
 * begin with "review". */
static inline uint32_t
bucket_of(uint32_t first, uint32_t second)
{
	uint32_t h = first ^ second * 0x9e3779b1u;

	return (h ^ h >> 16) % BUCKETS;
}

/* What is looked up at every word of every text lies side by side, the longer
 * phrase first; of two as long, the one told first. */
static void
file_phrases(struct lexicon *l, struct arena *a)
{
	struct phrase *told =
		ARENA_ARRAY(a, struct phrase, (size_t)l->nphrases + 1);
	uint32_t *ends = ARENA_ARRAY(a, uint32_t, BUCKETS);

	memset(l->buckets, 0, sizeof(l->buckets));
	if (l->nphrases)
		memcpy(told, l->phrases, l->nphrases * sizeof(*told));
	for (uint32_t i = 0; i < l->nphrases; i++) {
		uint32_t bit = told[i].first % FILTER_BITS;

		l->filter[bit / 64] |= 1ull << (bit % 64);
		l->buckets[bucket_of(told[i].first, told[i].second) + 1]++;
	}
	for (uint32_t i = 0; i < BUCKETS; i++) {
		l->buckets[i + 1] += l->buckets[i];
		ends[i] = l->buckets[i];
	}
	for (uint32_t i = 0; i < l->nphrases; i++) {
		uint32_t bucket = bucket_of(told[i].first, told[i].second);
		uint32_t at = ends[bucket]++;

		for (; at > l->buckets[bucket] &&
			l->phrases[at - 1].n < told[i].n;
			at--)
			l->phrases[at] = l->phrases[at - 1];
		l->phrases[at] = told[i];
	}
}

static void
add_phrase(struct lexicon *l, struct arena *a, struct wording *w, uint8_t class,
	uint8_t value, struct chron_str text)
{
	struct phrase *p;
	bool upper = text.n && text.p[0] == '^';

	if (upper) {
		text.p++;
		text.n--;
	}
	wording_clear(w);
	wording_add(w, text);
	if (w->n < 2 || w->n > 32)
		return;
	p = ARENA_PUSH(a, &l->phrases, &l->nphrases);
	*p = (struct phrase){.first = w->v[1].hash,
		.second = w->n > 2 ? w->v[2].hash : 0,
		.rest = l->nwords,
		.n = (uint8_t)(w->n - 1),
		.class = class,
		.value = value,
		.upper = upper};
	for (uint32_t i = 2; i < w->n; i++)
		*ARENA_PUSH(a, &l->words, &l->nwords) = w->v[i].hash;
}

/* What phrasing_each hands its phrases on to. */
struct adding {
	struct lexicon *l;
	struct arena *a;
	struct wording *w;
	const struct line *line;
};

static void
add_spelled(void *arg, struct chron_str phrase)
{
	struct adding *to = arg;

	add_phrase(
		to->l, to->a, to->w, to->line->class, to->line->value, phrase);
}

static void
add_lines(struct lexicon *l, struct arena *a, struct wording *w)
{
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct chron_str rest = chron_cstr(lines[i].phrases), one;
		struct adding to = {l, a, w, &lines[i]};

		while (str_cut(&rest, '|', &one))
			phrasing_each(one, add_spelled, &to);
	}
}

/* A child is met as "Child A", by the whole name, by the first name and by
 * what else it is called.  A bare one-letter ref is no name. */
static void
add_children(struct lexicon *l, struct arena *a, struct wording *w,
	const struct chron_config *config)
{
	for (uint32_t i = 0; i < config->nchildren && i < 32; i++) {
		const struct chron_child *c = &config->children[i];
		struct chron_str first, rest = c->name;

		add_phrase(l, a, w, LEX_CHILD, (uint8_t)i,
			arena_printf(a, "child %.*s", STR(c->ref)));
		if (c->ref.n > 1 && config->children_declared)
			add_phrase(l, a, w, LEX_CHILD, (uint8_t)i, c->ref);
		add_phrase(l, a, w, LEX_CHILD, (uint8_t)i, c->name);
		if (str_cut(&rest, ' ', &first) && first.n > 2)
			add_phrase(l, a, w, LEX_CHILD, (uint8_t)i, first);
		for (uint32_t k = 0; k < c->nalso; k++)
			if (c->also[k].n > 1)
				add_phrase(l, a, w, LEX_CHILD, (uint8_t)i,
					c->also[k]);
	}
}

/* Grown-ups of the family: known by name, they are no worker's name. */
static void
add_people(struct lexicon *l, struct arena *a, struct wording *w,
	const struct chron_config *config)
{
	for (uint32_t i = 0; i < config->npeople && i < 64; i++) {
		const struct chron_person *p = &config->people[i];
		uint8_t value = (uint8_t)(LEX_ADULT_NAMED + i);
		struct chron_str rest = p->name, part;

		add_phrase(l, a, w, LEX_ADULT, value, p->ref);
		add_phrase(l, a, w, LEX_ADULT, value, p->name);
		while (str_cut(&rest, ' ', &part))
			if (part.n > 2)
				add_phrase(l, a, w, LEX_ADULT, value, part);
		for (uint32_t k = 0; k < p->nalso; k++)
			add_phrase(l, a, w, LEX_ADULT, value, p->also[k]);
	}
}

struct lexicon *
lexicon_new(struct arena *a, const struct chron_config *config)
{
	struct lexicon *l = ARENA_NEW(a, struct lexicon);
	struct wording w;

	wording_init(&w, a);
	add_children(l, a, &w, config);
	add_people(l, a, &w, config);
	add_lines(l, a, &w);
	file_phrases(l, a);
	return l;
}

void
lexicon_add(struct lexicon *l, struct arena *a, struct wording *room,
	enum lex_class class, uint8_t value, struct chron_str phrase)
{
	add_phrase(l, a, room, (uint8_t) class, value, phrase);
}

void
lexicon_settle(struct lexicon *l, struct arena *a)
{
	file_phrases(l, a);
}

/* "School, health visitor" are two: a comma parts the agencies of a list. */
static bool
is_parted(const struct wording *w, uint32_t i, uint32_t n)
{
	for (; n > 1; i++, n--)
		if (w->v[i].p[w->v[i].len] == ',')
			return true;
	return false;
}

static bool
matches(const struct lexicon *l, const struct phrase *p,
	const struct wording *w, uint32_t i)
{
	if (p->n > w->n - i)
		return false;
	if (p->upper &&
		!(w->v[i + p->n - 1].flags & (WORD_UPPER | WORD_CAPITAL)))
		return false;
	for (uint32_t k = 2; k < p->n; k++)
		if (w->v[i + k].hash != l->words[p->rest + k - 1])
			return false;
	return p->class != LEX_AGENCY || !is_parted(w, i, p->n);
}

/* What of one bucket stands at word i. */
static uint32_t
hits_of(const struct lexicon *l, const struct wording *w, uint32_t i,
	uint32_t second, struct lex_hit *hits, uint32_t most, unsigned *classes)
{
	uint32_t first = w->v[i].hash, bucket = bucket_of(first, second), n = 0;
	uint32_t end = l->buckets[bucket + 1];

	for (uint32_t at = l->buckets[bucket]; at < end && n < most; at++) {
		const struct phrase *p = &l->phrases[at];

		/* One hit a class: the longest. */
		if (p->first != first || p->second != second ||
			*classes >> p->class & 1 || !matches(l, p, w, i))
			continue;
		*classes |= 1u << p->class;
		hits[n++] = (struct lex_hit){p->class, p->value, p->n, i};
	}
	return n;
}

uint32_t
lexicon_at(const struct lexicon *l, const struct wording *w, uint32_t i,
	struct lex_hit *hits, uint32_t most)
{
	uint32_t h = w->v[i].hash, bit = h % FILTER_BITS, n = 0;
	unsigned classes = 0;

	if (!h || !(l->filter[bit / 64] >> (bit % 64) & 1))
		return 0;
	if (i + 1 < w->n && w->v[i + 1].hash)
		n = hits_of(l, w, i, w->v[i + 1].hash, hits, most, &classes);
	return n + hits_of(l, w, i, 0, hits + n, most - n, &classes);
}
