/* Who is who among those whom the texts name, and the labels they get. */
#include "people/found_parts.h"

#include <stdlib.h>

#include "people/roles.h"
#include "util/str.h"

enum { LABELS = 1 << 12 };

/* One person, put together from what was said. */
struct group {
	struct sighted who;
	uint32_t first; /* when first named */
};

/* Groups by surname, by given name where there is none, by number. */
struct groups {
	struct arena *arena;
	struct group *v;
	uint32_t n;
	uint64_t *keys;	 /* an index of them: hash of the name, */
	uint32_t *heads; /* its first group + 1, */
	uint32_t *next;	 /* and from each group the next + 1 */
	uint32_t mask;
};

static uint64_t
key_of(const struct sighted *x)
{
	if (x->numbered)
		return letters_hash(x->surname.p, x->surname.n) ^
		       letters_hash(x->label, strlen(x->label));
	return x->surname_hash ? x->surname_hash : ~x->given_hash;
}

static uint32_t
place_of(const struct groups *g, uint64_t key)
{
	uint32_t i = (uint32_t)(key >> 20) & g->mask;

	while (g->heads[i] && g->keys[i] != key)
		i = (i + 1) & g->mask;
	return i;
}

static char
first_letter(const struct groups *g, const struct sighted *x)
{
	char folded[LETTERS_LONGEST];

	(void)g;
	if (x->initial)
		return x->initial;
	return x->given_hash && letters_fold(x->given, folded) ? folded[0] : 0;
}

/* A label that says less than others: a nurse may be a school nurse. */
static bool
is_general(const char *label)
{
	static const char *const general[] = {
		"Dr", "Nurse", "Officer", "Manager", "Adviser", "T", NULL};

	return str_in(chron_cstr(label), general);
}

/* Can both be one person? */
static bool
agree(const struct groups *g, const struct sighted *a, const struct sighted *b)
{
	char x = first_letter(g, a), y = first_letter(g, b);

	if (a->numbered != b->numbered)
		return false;
	if (a->sure && b->sure && strcmp(a->label, b->label) != 0 &&
		!is_general(a->label) && !is_general(b->label))
		return a->given_hash && a->given_hash == b->given_hash;
	if (a->given_hash && b->given_hash)
		return a->given_hash == b->given_hash;
	return !x || !y || x == y;
}

static void
learn(struct sighted *who, const struct sighted *x)
{
	if (!who->given_hash && x->given_hash) {
		who->given = x->given;
		who->given_hash = x->given_hash;
	}
	if (!who->initial)
		who->initial = x->initial;
	if ((x->sure && (!who->sure || is_general(who->label))) ||
		(who->label == found_person && x->label != found_person)) {
		who->label = x->label;
		who->sure = x->sure;
	}
}

/* The one group that x can be of; a new one if there is none.  Where several
 * can be meant, x tells nothing. */
static void
put(struct groups *g, const struct sighted *x, uint32_t when)
{
	uint64_t key = key_of(x);
	uint32_t at = place_of(g, key), found = 0, n = 0;
	struct group *group;

	for (uint32_t k = g->heads[at]; k; k = g->next[k - 1])
		if (agree(g, &g->v[k - 1].who, x)) {
			found = k;
			n++;
		}
	if (n == 1) {
		group = &g->v[found - 1];
		learn(&group->who, x);
		if (when < group->first) {
			group->first = when;
			group->who.source = x->source;
			group->who.row = x->row;
		}
	}
	if (n)
		return;
	group = ARENA_PUSH(g->arena, &g->v, &g->n);
	*group = (struct group){*x, when};
	g->next[g->n - 1] = g->heads[at];
	g->keys[at] = key;
	g->heads[at] = g->n;
}

/* What is told in full comes first: "Okafor" may then be one of those. */
static unsigned
fullness(const struct sighted *x)
{
	if (x->surname_hash && x->given_hash)
		return 0;
	if (x->initial)
		return 1;
	return x->surname_hash || x->numbered ? 2 : 3;
}

/* A given name alone is that of the one person who is known by it in full. */
static bool
is_known(const struct groups *g, const struct sighted *x)
{
	if (x->surname_hash || x->numbered)
		return false;
	for (uint32_t i = 0; i < g->n; i++)
		if (g->v[i].who.given_hash == x->given_hash &&
			g->v[i].who.surname_hash)
			return true;
	return false;
}

/* Labels that agencies gave themselves: "SW1" in a text. */
struct taken {
	uint64_t v[LABELS];
	uint32_t n;
	struct letters_row row;
	struct arena *room;
};

static uint64_t
label_hash(struct chron_str label, struct chron_str number)
{
	char folded[LETTERS_LONGEST];

	return letters_hash(folded, letters_fold(label, folded)) * 31 +
	       letters_hash(number.p, number.n);
}

static bool
is_taken(const struct taken *t, uint64_t hash)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (t->v[i] == hash)
			return true;
	return false;
}

static struct chron_str
word_at(const struct spot *s, const struct letters *w)
{
	return (struct chron_str){s->text.p + w->at, w->end - w->at};
}

static bool
is_label(struct chron_str word)
{
	return roles_label(word) || str_ieq(word, chron_cstr(found_adult)) ||
	       str_ieq(word, chron_cstr(found_person)) ||
	       str_ieq(word, chron_cstr(found_relative)) ||
	       str_ieq(word, chron_cstr(found_professional));
}

static void
note_labels(void *arg, const struct spot *spot)
{
	struct taken *t = arg;

	if (spot->text.n > UINT32_MAX / 2)
		return;
	letters_cut(&t->row, t->room, spot->text);
	for (uint32_t i = 1; i < t->row.n && t->n < LABELS; i++) {
		const struct letters *w = &t->row.v[i], *x = w - 1;
		uint64_t hash;

		if (!(w->flags & LETTERS_NUMBER) || w->n > 2 ||
			x->flags & LETTERS_NUMBER ||
			letters_gap(spot->text, x, w) > GAP_SPACE ||
			!is_label(word_at(spot, x)))
			continue;
		hash = label_hash(word_at(spot, x), word_at(spot, w));
		if (!is_taken(t, hash))
			t->v[t->n++] = hash;
	}
}

/* The next number of that label: "SW3", "Relative 1". */
static struct chron_str
next_label(struct people *p, struct taken *t, const char *label)
{
	bool word = strlen(label) > 3;

	for (unsigned n = 1;; n++) {
		struct chron_str number = arena_printf(p->arena, "%u", n);
		uint64_t hash = label_hash(chron_cstr(label), number);
		struct chron_str s;
		bool shown = false;

		if (is_taken(t, hash))
			continue;
		s = arena_printf(p->arena, "%s%s%u", label, word ? " " : "", n);
		for (uint32_t i = 0; i < p->ndeclared && !shown; i++)
			shown = str_eq(p->known[i].shown, s);
		if (t->n < LABELS)
			t->v[t->n++] = hash;
		if (!shown)
			return s;
	}
}

static void
make_known(struct people *p, struct taken *t, const struct group *g)
{
	struct known *k = people_add(p);
	const struct sighted *x = &g->who;

	k->source = x->source;
	k->row = x->row;
	k->label = x->label;
	k->role = chron_cstr(x->label);
	k->shown = next_label(p, t, x->label);
	if (x->numbered) {
		k->number = x->surname;
		k->name = arena_printf(
			p->arena, "%s %.*s", x->label, STR(x->surname));
	} else if (x->given_hash && x->surname_hash) {
		k->name = arena_printf(
			p->arena, "%.*s %.*s", STR(x->given), STR(x->surname));
	} else if (x->surname_hash && x->initial) {
		k->name = arena_printf(p->arena, "%c %.*s",
			x->initial >= 'a' && x->initial <= 'z'
				? x->initial - 'a' + 'A'
				: x->initial,
			STR(x->surname));
	} else {
		k->name = x->surname_hash ? x->surname : x->given;
	}
}

static int
by_first(const void *x, const void *y)
{
	const struct group *a = x, *b = y;

	return (a->first > b->first) - (a->first < b->first);
}

void
found_group(struct people *p, struct sighted *v, uint32_t n,
	const struct chron_chronology *c)
{
	struct groups g = {.arena = p->arena};
	struct taken *t = ARENA_NEW(p->arena, struct taken);
	uint32_t size = 16;

	while (size < n * 2)
		size *= 2;
	g.mask = size - 1;
	g.keys = ARENA_ARRAY(p->arena, uint64_t, size);
	g.heads = ARENA_ARRAY(p->arena, uint32_t, size);
	g.next = ARENA_ARRAY(p->arena, uint32_t, n);
	for (unsigned full = 0; full < 4; full++)
		for (uint32_t i = 0; i < n; i++)
			if (fullness(&v[i]) == full && !is_known(&g, &v[i]))
				put(&g, &v[i], i);
	if (g.n)
		qsort(g.v, g.n, sizeof(*g.v), by_first);
	t->room = arena_new();
	spots_each(c, note_labels, t);
	arena_free(t->room);
	for (uint32_t i = 0; i < g.n; i++)
		make_known(p, t, &g.v[i]);
}
