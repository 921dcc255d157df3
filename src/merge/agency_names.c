/* What the agencies of the case are called by. */
#include "merge/agency_names.h"

#include "util/str.h"

enum { WORDS = 13, SHORTEST = 4, ACRONYM = 3, ACRONYM_MOST = 6, AGENCIES = 64 };

/* Words of a name that say nothing of whose it is. */
static const char *const general[] = {"the", "of", "and", "for", "nhs", "trust",
	"foundation", "council", "county", "city", "borough", "mbc", "district",
	"metropolitan", "service", "services", "team", "teams", "unit",
	"centre", "center", "group", "company", "association", "partnership",
	"project", "practice", "royal", "general", "regional", "national",
	"north", "south", "east", "west", "central", "children", "childrens",
	"child", "family", "families", "people", "young", "adult", "adults",
	"women", "womens", "men", "care", "health", "community", "public",
	"social", "special", "first", "specialist", "independent", "board",
	"authority", "society", "school", "house", "home", "saint", "support",
	"help", "health", "local", "area", "division", "department", "primary",
	"junior", "infant", "infants", "high", "upper", "lower", "middle",
	"academy", "college", "medical", "surgery", "reviewing", "disability",
	"learning", "mental", "food", "bank", "mobile", "new", "lane", "park",
	"road", "street", "hill", NULL};

/* Kinds whose name is rarely that of the place they serve, so that the name by
 * itself means the agency. */
static const uint32_t by_one_word =
	1u << KIND_OTHER | 1u << KIND_GP | 1u << KIND_HOSPITAL |
	1u << KIND_SCHOOL | 1u << KIND_NURSERY | 1u << KIND_HOUSING |
	1u << KIND_SUBSTANCE_MISUSE | 1u << KIND_DOMESTIC_ABUSE |
	1u << KIND_EARLY_HELP | 1u << KIND_ADVOCACY;

uint8_t
agency_bit(const struct chron_chronology *c, uint32_t agency)
{
	uint8_t bit = KIND_COUNT;

	if (agency >= c->nagencies)
		return 0;
	if (c->agencies[agency].kind != KIND_OTHER)
		return (uint8_t)c->agencies[agency].kind;
	for (uint32_t i = 0; i < agency && bit < AGENCY_BITS; i++)
		if (c->agencies[i].kind == KIND_OTHER)
			bit++;
	return bit < AGENCY_BITS ? bit : 0;
}

/* One short form of one agency's name. */
struct form {
	uint32_t hash; /* of its words */
	uint8_t bit;
	bool use; /* else it only stands in the way of others */
	struct chron_str phrase;
};

struct forms {
	struct lexicon *lex;
	struct arena *arena;
	struct wording words; /* of the name at hand */
	struct form *v;
	uint32_t n;
};

static bool
is_general(const struct word *w)
{
	struct chron_str t = {w->p, w->len};

	for (size_t k = 0; general[k]; k++)
		if (str_ieq(t, chron_cstr(general[k])))
			return true;
	return false;
}

/* Not of the field, of the family or of many names. */
static bool
is_distinct(const struct forms *f, uint32_t i)
{
	const struct word *w = &f->words.v[i];
	struct lex_hit hit;

	return w->len >= SHORTEST && !(w->flags & (WORD_DIGITS | WORD_MIXED)) &&
	       !is_general(w) && !lexicon_at(f->lex, &f->words, i, &hit, 1);
}

/* Words [i, i + n) of the name as a phrase; a single word only where it is
 * written with a capital. */
static void
add_form(struct forms *f, uint32_t i, uint32_t n, uint8_t bit, bool use)
{
	const struct word *first = &f->words.v[i], *last = first + n - 1;
	size_t len = (size_t)(last->p - first->p) + last->len;
	uint32_t hash = 0;

	for (uint32_t k = 0; k < n; k++)
		hash = (hash ^ first[k].hash) * 0x9e3779b1u;
	*ARENA_PUSH(f->arena, &f->v, &f->n) = (struct form){.hash = hash,
		.bit = bit,
		.use = use,
		.phrase = arena_printf(f->arena, "%s%.*s", n > 1 ? "" : "^",
			(int)len, first->p)};
}

/* "HDH", of three words or more, if it is no word of the field. */
static void
add_acronym(struct forms *f, uint8_t bit, bool small)
{
	char letters[WORDS];
	struct chron_str t = {letters, 0};
	struct wording w = {ARENA_ARRAY(f->arena, struct word, 2), 0};
	struct lex_hit hit;

	for (uint32_t i = 1; i < f->words.n && t.n < ACRONYM_MOST; i++)
		if (small || f->words.v[i].flags & (WORD_CAPITAL | WORD_UPPER))
			letters[t.n++] = *f->words.v[i].p & ~0x20;
	if (t.n < ACRONYM)
		return;
	t = arena_str(f->arena, t);
	w.v[1] = (struct word){.hash = word_hash(t), .len = (uint16_t)t.n};
	w.n = 2;
	if (!lexicon_at(f->lex, &w, 1, &hit, 1))
		*ARENA_PUSH(f->arena, &f->v, &f->n) = (struct form){
			.hash = w.v[1].hash * 0x9e3779b1u,
			.bit = bit,
			.use = true,
			.phrase = arena_printf(f->arena, "^%.*s", STR(t))};
}

static void
read_name(struct forms *f, const struct chron_agency *agency, uint8_t bit)
{
	struct chron_str rest = agency->name, name;
	struct wording *w = &f->words;
	bool one = by_one_word >> agency->kind & 1;

	if (!str_cut(&rest, '(', &name))
		return;
	wording_clear(w);
	wording_add(w, name);
	if (w->n < 2 || w->n > WORDS)
		return;
	if (w->n > 3)
		add_form(f, 1, w->n - 1, bit, true);
	for (uint32_t i = 1; i < w->n; i++) {
		bool distinct = is_distinct(f, i);

		if (distinct)
			add_form(f, i, 1, bit, one);
		if (i + 1 < w->n && (distinct || is_distinct(f, i + 1)))
			add_form(f, i, 2, bit, true);
	}
	add_acronym(f, bit, false);
	add_acronym(f, bit, true);
}

static bool
is_shared(const struct forms *f, const struct form *one)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->v[i].hash == one->hash && f->v[i].bit != one->bit)
			return true;
	return false;
}

void
agency_names_add(
	struct lexicon *l, struct arena *a, const struct chron_chronology *c)
{
	struct forms f = {.lex = l, .arena = a};

	wording_init(&f.words, a);
	for (uint32_t i = 0; i < c->nagencies && i < AGENCIES; i++) {
		uint8_t bit = agency_bit(c, i);

		if (bit)
			read_name(&f, &c->agencies[i], bit);
	}
	for (uint32_t i = 0; i < f.n; i++)
		if (f.v[i].use && !is_shared(&f, &f.v[i]))
			lexicon_add(l, a, &f.words, LEX_AGENCY, f.v[i].bit,
				f.v[i].phrase);
	lexicon_settle(l, a);
}
