/* The rows of a family's table, as people, couples and their children. */
#include "export/family_parts.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/str.h"

enum column {
	PERSON,
	NAME,
	SEX,
	BORN,
	DIED,
	AGE,
	PARENTS,
	PARTNERS,
	HOUSEHOLD,
	SUBJECT,
	COLUMNS
};

static const char *const column_keys[COLUMNS] = {"person", "name", "sex",
	"born", "died", "age", "parents", "partners", "household", "subject"};

_Static_assert(COLUMNS <= sizeof(((struct family *)0)->column) /
				  sizeof(((struct family *)0)->column[0]),
	"a place for every column");

static const char *const bond_words[] = {
	[FAMILY_LASTING] = "lasting",
	[FAMILY_PASSING] = "passing",
	[FAMILY_SEPARATED] = "separated",
	[FAMILY_DIVORCED] = "divorced",
};

struct family *
family_begin(struct arena *a, const struct chron_table *table)
{
	struct family *f = ARENA_NEW(a, struct family);

	f->a = a;
	f->drawable = true;
	for (size_t k = 0; k < COLUMNS; k++) {
		size_t i = 0;

		while (i < table->ncolumns &&
			!str_is(chron_cstr(column_keys[k]),
				table->columns[i].key))
			i++;
		f->drawable = f->drawable && i < table->ncolumns;
		f->column[k] = i;
	}
	return f;
}

/* The first day that the ISO text can mean. */
static int32_t
first_day(struct chron_str iso, bool *exact)
{
	char day[11] = "0000-01-01";
	int32_t first;
	size_t n = 0;

	while (n < iso.n && n < 10 && iso.p[n] != '/')
		n++;
	*exact = n == 10 && iso.n == 10;
	if (n)
		memcpy(day, iso.p, n);
	return n >= 4 && civil_read_iso(chron_cstr(day), &first) ? first
								 : CIVIL_MAX;
}

static enum family_sex
sex_of(struct chron_str word)
{
	if (str_is(word, "female"))
		return FAMILY_FEMALE;
	return str_is(word, "male") ? FAMILY_MALE : FAMILY_OTHER;
}

static uint32_t
home_of(struct family *f, const struct chron_cell *cell)
{
	int64_t number = str_number(cell->data);
	struct family_home *home;

	if (number < 0)
		return CHRON_NONE;
	for (uint32_t i = 0; i < f->nhomes; i++)
		if (f->homes[i].number == (uint64_t)number)
			return i;
	home = ARENA_PUSH(f->a, &f->homes, &f->nhomes);
	home->number = (uint64_t)number;
	home->name = arena_str(f->a, cell->text);
	return f->nhomes - 1;
}

/* The sex of an unborn child may be known: its words say it. */
static void
fill(struct family *f, struct family_one *one,
	const struct chron_cell *const *c)
{
	struct arena *a = f->a;

	one->ref = arena_str(a, c[PERSON]->data);
	one->name = arena_str(a, c[NAME]->text);
	one->age = arena_str(a, c[AGE]->text);
	one->parents = arena_str(a, c[PARENTS]->data);
	one->partners = arena_str(a, c[PARTNERS]->data);
	one->born_said = arena_str(a, c[BORN]->text);
	one->died_said = arena_str(a, c[DIED]->text);
	one->sex_said = arena_str(a, c[SEX]->text);
	one->sex = sex_of(c[SEX]->data);
	one->unborn = str_is(c[SEX]->data, "unborn");
	one->dead = c[DIED]->text.n > 0;
	one->subject = str_is(c[SUBJECT]->data, "yes");
	one->born = first_day(c[BORN]->data, &one->exact);
	one->home = one->up[0] = one->up[1] = CHRON_NONE;
}

void
family_row(struct family *f, const struct chron_cell *cells)
{
	const struct chron_cell *c[COLUMNS];
	struct family_one *one = NULL;

	if (!f->drawable)
		return;
	for (size_t k = 0; k < COLUMNS; k++)
		c[k] = &cells[f->column[k]];
	/* the rows of a person follow each other */
	if (f->n && str_eq(f->ones[f->n - 1].ref, c[PERSON]->data))
		one = &f->ones[f->n - 1];
	if (!one) {
		if (f->n > FAMILY_MOST)
			return;
		one = ARENA_PUSH(f->a, &f->ones, &f->n);
		fill(f, one, c);
	}
	if (one->home == CHRON_NONE)
		one->home = home_of(f, c[HOUSEHOLD]);
}

/* ---- couples ---- */

static uint32_t
find(const struct family *f, struct chron_str ref)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (str_eq(f->ones[i].ref, ref))
			return i;
	return CHRON_NONE;
}

static struct family_union *
union_of(struct family *f, uint32_t a, uint32_t b)
{
	struct family_union *u;
	uint32_t first = a < b ? a : b, second = a < b ? b : a;

	for (uint32_t i = 0; i < f->nunions; i++)
		if (f->unions[i].a == first && f->unions[i].b == second)
			return &f->unions[i];
	u = ARENA_PUSH(f->a, &f->unions, &f->nunions);
	u->a = first;
	u->b = second;
	return u;
}

/* Lines of "ref bond"; the last of a pair tells how it ended. */
static void
add_partners(struct family *f, uint32_t i)
{
	struct chron_str rest = f->ones[i].partners, line;

	while (str_cut(&rest, '\n', &line)) {
		size_t at = line.n;
		uint32_t with;

		while (at && line.p[at - 1] != ' ')
			at--;
		with = at ? find(f, (struct chron_str){line.p, at - 1})
			  : CHRON_NONE;
		if (with == CHRON_NONE || with == i)
			continue;
		for (size_t k = 0; k < sizeof(bond_words) / sizeof(*bond_words);
			k++)
			if (str_is((struct chron_str){line.p + at, line.n - at},
				    bond_words[k]))
				union_of(f, i, with)->bond =
					(enum family_bond)k;
	}
}

static void
add_parents(struct family *f, uint32_t i)
{
	struct family_one *one = &f->ones[i];
	struct chron_str rest = one->parents, line;
	struct family_union *u;
	uint32_t n = 0;

	while (n < 2 && str_cut(&rest, '\n', &line)) {
		uint32_t up = find(f, line);

		if (up != CHRON_NONE && up != i && (!n || one->up[0] != up))
			one->up[n++] = up;
	}
	if (!n)
		return;
	u = union_of(f, one->up[0], one->up[1]);
	*ARENA_PUSH(f->a, &u->children, &u->n) = i;
}

/* The eldest first; unknown births as declared, the unborn last. */
static bool
elder(const struct family *f, uint32_t x, uint32_t y)
{
	const struct family_one *a = &f->ones[x], *b = &f->ones[y];

	if (a->unborn != b->unborn)
		return b->unborn;
	return a->born != b->born ? a->born < b->born : x < y;
}

static void
sort_children(struct family *f, struct family_union *u)
{
	for (uint32_t i = 1; i < u->n; i++)
		for (uint32_t k = i;
			k && elder(f, u->children[k], u->children[k - 1]);
			k--) {
			uint32_t t = u->children[k];

			u->children[k] = u->children[k - 1];
			u->children[k - 1] = t;
		}
}

void
family_settle(struct family *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		add_partners(f, i);
	for (uint32_t i = 0; i < f->n; i++)
		add_parents(f, i);
	for (uint32_t i = 0; i < f->nunions; i++)
		sort_children(f, &f->unions[i]);
}
