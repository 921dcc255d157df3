/* The words of the field, compiled for matching word by word. */
#include "merge/lexicon.h"

#include "merge/field.h"
#include "merge/phrasing.h"
#include "merge/shelf.h"
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

/* What phrasing_each hands its phrases on to. */
struct adding {
	struct shelf *shelf;
	struct arena *a;
	struct wording *w;
	const struct line *line;
};

static void
add_spelled(void *arg, struct chron_str phrase)
{
	struct adding *to = arg;

	shelf_add(to->shelf, to->a, to->w, to->line->class, to->line->value,
		phrase);
}

const struct shelf *
lexicon_compile(struct arena *a)
{
	struct shelf *s = ARENA_NEW(a, struct shelf);
	struct wording w;

	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct chron_str rest = chron_cstr(lines[i].phrases), one;
		struct adding to = {s, a, &w, &lines[i]};

		while (str_cut(&rest, '|', &one))
			phrasing_each(one, add_spelled, &to);
	}
	shelf_file(s, a);
	return s;
}

/* The case's own phrases lie apart from the field's, which many cases share. */
struct lexicon {
	const struct shelf *field;
	struct shelf own;
};

/* A child is met as "Child A", by the whole name, by the first name and by
 * what else it is called.  A bare one-letter ref is no name. */
static void
add_children(struct shelf *own, struct arena *a, struct wording *w,
	const struct chron_config *config)
{
	for (uint32_t i = 0; i < config->nchildren && i < 32; i++) {
		const struct chron_child *c = &config->children[i];
		struct chron_str first, rest = c->name;

		shelf_add(own, a, w, LEX_CHILD, (uint8_t)i,
			arena_printf(a, "child %.*s", STR(c->ref)));
		if (c->ref.n > 1 && config->children_declared)
			shelf_add(own, a, w, LEX_CHILD, (uint8_t)i, c->ref);
		shelf_add(own, a, w, LEX_CHILD, (uint8_t)i, c->name);
		if (str_cut(&rest, ' ', &first) && first.n > 2)
			shelf_add(own, a, w, LEX_CHILD, (uint8_t)i, first);
		for (uint32_t k = 0; k < c->nalso; k++)
			if (c->also[k].n > 1)
				shelf_add(own, a, w, LEX_CHILD, (uint8_t)i,
					c->also[k]);
	}
}

/* Grown-ups of the family: known by name, they are no worker's name. */
static void
add_people(struct shelf *own, struct arena *a, struct wording *w,
	const struct chron_config *config)
{
	for (uint32_t i = 0; i < config->npeople && i < 64; i++) {
		const struct chron_person *p = &config->people[i];
		uint8_t value = (uint8_t)(LEX_ADULT_NAMED + i);
		struct chron_str rest = p->name, part;

		shelf_add(own, a, w, LEX_ADULT, value, p->ref);
		shelf_add(own, a, w, LEX_ADULT, value, p->name);
		while (str_cut(&rest, ' ', &part))
			if (part.n > 2)
				shelf_add(own, a, w, LEX_ADULT, value, part);
		for (uint32_t k = 0; k < p->nalso; k++)
			shelf_add(own, a, w, LEX_ADULT, value, p->also[k]);
	}
}

struct lexicon *
lexicon_new(struct arena *a, const struct chron_config *config)
{
	struct lexicon *l = ARENA_NEW(a, struct lexicon);
	struct wording w;

	l->field = field_words()->phrases;
	wording_init(&w, a);
	add_children(&l->own, a, &w, config);
	add_people(&l->own, a, &w, config);
	shelf_file(&l->own, a);
	return l;
}

void
lexicon_add(struct lexicon *l, struct arena *a, struct wording *room,
	enum lex_class class, uint8_t value, struct chron_str phrase)
{
	struct phrase *p =
		shelf_add(&l->own, a, room, (uint8_t) class, value, phrase);

	if (p)
		p->late = true;
}

void
lexicon_settle(struct lexicon *l, struct arena *a)
{
	shelf_file(&l->own, a);
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

/* Where the longer of the next two lies; of two as long the case's own, unless
 * it is late. */
static struct shelf_run *
next_of(struct shelf_run *own, struct shelf_run *field)
{
	if (own->at == own->end)
		return field;
	if (field->at == field->end || own->at->n > field->at->n)
		return own;
	return own->at->n == field->at->n && !own->at->late ? own : field;
}

/* What begins with the word at i and that second one. */
static uint32_t
hits_of(const struct lexicon *l, const struct wording *w, uint32_t i,
	uint32_t second, struct lex_hit *hits, uint32_t most, unsigned *classes)
{
	uint32_t first = w->v[i].hash, n = 0;
	struct shelf_run own = shelf_run(&l->own, first, second);
	struct shelf_run field = shelf_run(l->field, first, second);

	while ((own.at < own.end || field.at < field.end) && n < most) {
		struct shelf_run *run = next_of(&own, &field);
		const struct phrase *p = run->at++;

		/* One hit a class: the longest. */
		if (p->first != first || p->second != second ||
			*classes >> p->class & 1 ||
			!shelf_matches(run->words, p, w, i) ||
			(p->class == LEX_AGENCY && is_parted(w, i, p->n)))
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
	uint32_t h = w->v[i].hash, n = 0;
	unsigned classes = 0;

	if (!h || !(shelf_may(l->field, h) || shelf_may(&l->own, h)))
		return 0;
	if (i + 1 < w->n && w->v[i + 1].hash)
		n = hits_of(l, w, i, w->v[i + 1].hash, hits, most, &classes);
	return n + hits_of(l, w, i, 0, hits + n, most - n, &classes);
}
