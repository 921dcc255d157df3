/* case.ini: whether those named as family are there, and can be. */
#include "case/caseini_parts.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

/* Everybody: the children, then the people. */
struct everybody {
	struct caseini *r;
	struct chron_str *folded; /* refs */
	uint32_t n, nchildren;
	uint32_t (*parents)[2]; /* indexes; CHRON_NONE */
	uint32_t (*rows)[2];	/* where they stand */
	uint8_t *mark;
};

static struct chron_kin *
kin_at(const struct everybody *all, uint32_t i)
{
	struct chron_config *config = &all->r->c->config;

	return i < all->nchildren ? &config->children[i].kin
				  : &config->people[i - all->nchildren].kin;
}

static struct chron_str
ref_at(const struct everybody *all, uint32_t i)
{
	const struct chron_config *config = &all->r->c->config;

	return i < all->nchildren ? config->children[i].ref
				  : config->people[i - all->nchildren].ref;
}

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

static const char *
whose(const struct everybody *all, uint32_t i)
{
	return arena_printf(all->r->arena, "[%s %.*s]",
		i < all->nchildren ? "child" : "person", STR(ref_at(all, i)))
		.p;
}

/* The nearest ref, or all of a few. */
static const char *
hint_of(const struct everybody *all, struct chron_str got)
{
	enum { SHOWN = 12 };
	const char **names =
		ARENA_ARRAY(all->r->arena, const char *, (size_t)all->n + 1);
	const char *near;

	for (uint32_t i = 0; i < all->n; i++)
		names[i] = ref_at(all, i).p;
	names[all->n] = NULL;
	near = str_nearest(got, names);
	if (!near && all->n > SHOWN)
		names[SHOWN] = NULL;
	if (near)
		return arena_printf(all->r->arena, "did you mean `%s`?", near)
			.p;
	return caseini_hint(all->r, got, names);
}

/* CHRON_NONE after caseini_fail(). */
static uint32_t
find(const struct everybody *all, const struct kin_claim *c, uint32_t owner,
	struct chron_str ref)
{
	struct chron_str folded = fold(all->r->arena, ref);
	const char *key = c->partner ? "partner" : "parents";
	uint32_t at = CHRON_NONE;

	for (uint32_t i = 0; i < all->n; i++) {
		if (i == owner || !str_eq(all->folded[i], folded))
			continue;
		if (at == CHRON_NONE) {
			at = i;
			continue;
		}
		caseini_fail(all->r,
			"`%s` of %s names `%.*s`, which is both a [child] and "
			"a [person]",
			key, whose(all, owner), STR(ref));
		return CHRON_NONE;
	}
	if (at == CHRON_NONE)
		caseini_fail(all->r,
			"`%s` of %s names `%.*s`, and there is no [person "
			"%.*s]: %s",
			key, whose(all, owner), STR(ref), STR(ref),
			hint_of(all, ref));
	return at;
}

/* Whenever it was, was the child born no later than the parent? */
static bool
born_before(const struct chron_kin *child, const struct chron_kin *parent)
{
	return child->born.latest != CHRON_TIME_MAX &&
	       parent->born.earliest != CHRON_TIME_MIN &&
	       civil_day_of(child->born.latest) <=
		       civil_day_of(parent->born.earliest);
}

static bool
settle(struct everybody *all, const struct kin_claim *c)
{
	uint32_t owner = c->child ? c->at : all->nchildren + c->at, other;
	struct chron_kin *kin = kin_at(all, owner);
	struct chron_str *ref = c->partner ? &kin->partners[c->item].ref
					   : &kin->parents[c->item];

	all->r->row = c->row;
	other = find(all, c, owner, *ref);
	if (other == CHRON_NONE)
		return false;
	*ref = ref_at(all, other);
	if (c->partner)
		return true;
	all->parents[owner][c->item] = other;
	all->rows[owner][c->item] = c->row;
	if (!kin->unborn && born_before(kin, kin_at(all, other)))
		return caseini_fail(all->r,
			"%s was not born yet when %s was, whose parent `%.*s` "
			"is said to be",
			whose(all, other), whose(all, owner), STR(*ref));
	return true;
}

enum { NEW, OPEN, DONE };

/* Depth is the length of a line of ancestors, at most all sections. */
static bool
climb(struct everybody *all, uint32_t i)
{
	all->mark[i] = OPEN;
	for (int k = 0; k < 2; k++) {
		uint32_t up = all->parents[i][k];

		if (up == CHRON_NONE || all->mark[up] == DONE)
			continue;
		if (all->mark[up] == OPEN) {
			all->r->row = all->rows[i][k];
			return caseini_fail(all->r,
				"`parents` of %s makes %s their own ancestor",
				whose(all, i), whose(all, up));
		}
		if (!climb(all, up))
			return false;
	}
	all->mark[i] = DONE;
	return true;
}

bool
caseini_check_kin(struct caseini *r)
{
	struct chron_config *config = &r->c->config;
	struct everybody all = {.r = r};

	if (!r->nclaims)
		return true;
	if (config->children_declared)
		all.nchildren = config->nchildren;
	all.n = all.nchildren + config->npeople;
	all.folded = ARENA_ARRAY(r->arena, struct chron_str, all.n);
	all.parents = arena_alloc(r->arena, sizeof(*all.parents) * all.n);
	all.rows = arena_alloc(r->arena, sizeof(*all.rows) * all.n);
	all.mark = ARENA_ARRAY(r->arena, uint8_t, all.n);
	for (uint32_t i = 0; i < all.n; i++) {
		all.folded[i] = fold(r->arena, ref_at(&all, i));
		all.parents[i][0] = all.parents[i][1] = CHRON_NONE;
	}
	for (uint32_t i = 0; i < r->nclaims; i++)
		if (!settle(&all, &r->claims[i]))
			return false;
	for (uint32_t i = 0; i < all.n; i++)
		if (all.mark[i] == NEW && !climb(&all, i))
			return false;
	return true;
}
