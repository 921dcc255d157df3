/* The children and people that case.ini declares, and what is shown of each: the
 * ref, unless the ref is a name itself. */
#include "people/register.h"
#include "people/register_parts.h"
#include "people/roles.h"

#include "util/civil.h"
#include "util/str.h"

struct known *
people_add(struct people *p)
{
	struct known *k = ARENA_PUSH(p->arena, &p->known, &p->nknown);

	k->born = CIVIL_MIN;
	k->source = CHRON_NONE;
	return k;
}

/* "A", "2": too little to be read by itself. */
static bool
is_bare(struct chron_str ref)
{
	return ref.n == 1 || str_number(ref) >= 0;
}

/* Does the ref hold a word of somebody's name, or one that can only be a name:
 * [child Jamie]? */
static bool
is_name(const struct people *p, struct letters_row *row, struct chron_str ref)
{
	letters_cut(row, p->arena, ref);
	for (uint32_t i = 0; i < row->n; i++) {
		const struct letters *w = &row->v[i];
		unsigned v = vocab_look(p->vocab, w->hash);

		if (w->n < 3 || w->flags & LETTERS_NUMBER ||
			v & (VOCAB_KIN | VOCAB_CAPITAL | VOCAB_SHORT))
			continue;
		if (people_part(p, w->hash) || v & (VOCAB_GIVEN | VOCAB_NAME) ||
			(!v && w->flags & LETTERS_CAPITAL))
			return true;
	}
	return false;
}

/* A label nobody has: "Child A", "Child B"; "Adult 1". */
static struct chron_str
free_label(struct people *p, const char *stem, bool letters)
{
	for (unsigned n = 0;; n++) {
		struct chron_str s =
			letters && n < 26
				? arena_printf(p->arena, "%s %c", stem,
					  (char)('A' + n))
				: arena_printf(p->arena, "%s %u", stem, n + 1);
		bool taken = false;

		for (uint32_t i = 0; i < p->nknown && !taken; i++)
			taken = str_eq(p->known[i].shown, s);
		if (!taken)
			return s;
	}
}

static void
show_refs(struct people *p)
{
	struct letters_row row = {NULL, 0, 0};

	for (uint32_t i = 0; i < p->nknown; i++) {
		struct known *k = &p->known[i];

		if (is_name(p, &row, k->ref))
			continue;
		k->shown = k->child && is_bare(k->ref)
				   ? arena_printf(p->arena, "Child %.*s",
					     STR(k->ref))
				   : k->ref;
	}
	for (uint32_t i = 0; i < p->nknown; i++) {
		struct known *k = &p->known[i];

		if (k->shown.n)
			continue;
		k->renamed = true;
		k->shown =
			free_label(p, k->child ? "Child" : "Adult", k->child);
		if (!k->name.n)
			k->name = k->ref;
		*ARENA_PUSH(p->arena, &k->also, &k->nalso) = k->ref;
	}
}

/* A copy, for there may be more to add. */
static void
add_also(struct people *p, struct known *k, const struct chron_str *also,
	uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		*ARENA_PUSH(p->arena, &k->also, &k->nalso) = also[i];
}

struct people *
people_declared(struct arena *a, const struct chron_config *config)
{
	struct people *p = ARENA_NEW(a, struct people);

	*p = (struct people){
		.arena = a, .vocab = vocab_new(a), .roles = roles_new(a)};
	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *child = &config->children[i];
		struct known *k = people_add(p);

		k->ref = child->ref;
		k->name = child->name;
		k->born = child->born;
		k->sex = (uint8_t)child->kin.sex;
		k->child = true;
		add_also(p, k, child->also, child->nalso);
	}
	for (uint32_t i = 0; i < config->npeople; i++) {
		const struct chron_person *person = &config->people[i];
		struct known *k = people_add(p);

		k->ref = person->ref;
		k->name = person->name;
		k->role = person->role;
		k->born = person->born;
		k->sex = (uint8_t)person->kin.sex;
		add_also(p, k, person->also, person->nalso);
	}
	p->ndeclared = p->nknown;
	people_settle(p);
	show_refs(p);
	people_settle(p);
	return p;
}
