/* Agencies and children by the names that people type. */
#include "view/view.h"

#include "core/agency.h"
#include "util/fold.h"
#include "util/str.h"

/* What a name may mean: many words for one thing. */
struct names {
	struct arena *arena;
	struct chron_str *folded;
	const char **shown; /* what it is called in messages */
	uint32_t *means;
	uint32_t n;
};

static struct chron_str
fold(struct arena *a, struct chron_str s)
{
	struct buf b = BUF_INIT;
	struct chron_str folded;

	fold_text(&b, s);
	folded = arena_str(a, buf_get(&b));
	buf_free(&b);
	return folded;
}

static struct names
names_new(struct arena *a, size_t room)
{
	return (struct names){
		.arena = a,
		.folded = ARENA_ARRAY(a, struct chron_str, room),
		.shown = ARENA_ARRAY(a, const char *, room + 1),
		.means = ARENA_ARRAY(a, uint32_t, room),
	};
}

static void
add(struct names *n, struct chron_str name, struct chron_str shown,
	uint32_t means)
{
	if (!name.n)
		return;
	n->folded[n->n] = fold(n->arena, name);
	n->shown[n->n] = arena_str(n->arena, shown).p;
	n->means[n->n++] = means;
}

static const uint32_t NOBODY = CHRON_NONE, SEVERAL = CHRON_NONE - 1;

/* The only one whose name is, or begins with, what was typed. */
static uint32_t
find(const struct names *n, struct chron_str typed, bool whole)
{
	uint32_t found = NOBODY;

	for (uint32_t i = 0; i < n->n; i++) {
		struct chron_str name = n->folded[i];

		if (name.n < typed.n || (whole && name.n != typed.n) ||
			memcmp(name.p, typed.p, typed.n) != 0)
			continue;
		if (found != NOBODY && found != n->means[i])
			return SEVERAL;
		found = n->means[i];
	}
	return found;
}

/* A slip of the fingers does not mind capitals. */
static const char *
nearest(const struct names *n, struct chron_str typed)
{
	const char **list = ARENA_ARRAY(n->arena, const char *, n->n + 1);
	const char *near;

	for (uint32_t i = 0; i < n->n; i++)
		list[i] = n->folded[i].p;
	near = str_nearest(typed, list);
	for (uint32_t i = 0; near && i < n->n; i++)
		if (list[i] == near)
			return n->shown[i];
	return NULL;
}

/* CHRON_NONE, and why says what there is. */
static uint32_t
no_such(const struct names *n, const char *what, struct chron_str name,
	bool several, const char **why)
{
	const char *near = several ? NULL : nearest(n, fold(n->arena, name));
	struct buf list = BUF_INIT;

	for (uint32_t i = 0; i < n->n; i++)
		if (!i || n->means[i] != n->means[i - 1])
			buf_printf(&list, "%s%s", i ? ", " : "", n->shown[i]);
	*why = arena_printf(n->arena, "%s %s %.*s%s%s%s There is %s.",
		several ? "more than one" : "there is no", what, STR(name),
		several ? " could be meant."
		: near	? ": did you mean "
			: ".",
		near ? near : "", near ? "?" : "", list.n ? list.p : "none")
		       .p;
	buf_free(&list);
	return CHRON_NONE;
}

/* The whole name before one that only begins so. */
static uint32_t
look_up(const struct names *n, struct chron_str name)
{
	struct chron_str typed = fold(n->arena, name);
	uint32_t found = typed.n ? find(n, typed, true) : NOBODY;

	return found == NOBODY && typed.n ? find(n, typed, false) : found;
}

/* "HV" where the case has one Health Visiting. */
static uint32_t
of_kind(const struct chron_chronology *c, struct chron_str name)
{
	enum agency_kind kind = agency_kind_of(name);
	uint32_t found = NOBODY;

	for (uint32_t i = 0; i < c->nagencies && kind != KIND_OTHER; i++) {
		if (c->agencies[i].kind != kind)
			continue;
		if (found != NOBODY)
			return SEVERAL;
		found = i;
	}
	return found;
}

uint32_t
view_find_agency(const struct chron_chronology *c, struct arena *a,
	struct chron_str name, const char **why)
{
	struct names n = names_new(a, c->nagencies);
	uint32_t found;

	for (uint32_t i = 0; i < c->nagencies; i++)
		add(&n, c->agencies[i].name, c->agencies[i].name, i);
	found = look_up(&n, name);
	if (found == NOBODY)
		found = of_kind(c, name);
	return found < SEVERAL
		       ? found
		       : no_such(&n, "agency", name, found == SEVERAL, why);
}

/* Messages call a child by its ref: a name is a person's. */
uint32_t
view_find_child(const struct chron_chronology *c, struct arena *a,
	struct chron_str name, const char **why)
{
	const struct chron_config *g = &c->config;
	size_t room = 0;
	struct names n;
	uint32_t found;

	for (uint32_t i = 0; i < g->nchildren; i++)
		room += 2 + g->children[i].nalso;
	n = names_new(a, room);
	for (uint32_t i = 0; i < g->nchildren; i++) {
		const struct chron_child *child = &g->children[i];

		add(&n, child->ref, child->ref, i);
		add(&n, child->name, child->ref, i);
		for (uint32_t k = 0; k < child->nalso; k++)
			add(&n, child->also[k], child->ref, i);
	}
	found = look_up(&n, name);
	return found < SEVERAL
		       ? found
		       : no_such(&n, "child", name, found == SEVERAL, why);
}
