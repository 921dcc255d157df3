/* Who lived where, from when to when, and who moved. */
#include "report/people_tables.h"

#include <stdlib.h>

const char people_no_family[] =
	"No family is declared. In case.ini give each [child] and [person] "
	"what is known: `sex = female`, `parents = M, F`, `partner = F 2012 to "
	"2016-05-30 separated`, `household = Mill Lane 2016-01-01 to "
	"2018-06-14` (a line for each stay), `died = 2017-03-02`.";

static const struct chron_column home_columns[] = {
	{"household", "Household", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"ref", "Who lived there", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"role", "Who that is", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"age", "Age then", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_table home_table = {
	.key = "households",
	.title = "Households",
	.caption = "Who lived where, as case.ini says: households by when they "
		   "began, and each in the order in which people came.",
	.empty = people_no_family,
	.columns = home_columns,
	.ncolumns = sizeof(home_columns) / sizeof(*home_columns),
};

void
people_emit_end(struct emit *e, const struct chron_when *w, const char *open)
{
	struct chron_cell *cell = emit_when(e, w);

	if (w->earliest == CHRON_TIME_MIN && w->latest == CHRON_TIME_MAX)
		cell->text = chron_cstr(open);
}

/* "3 to 5", "3", "from 3": when the stay began and when it ended, or the
 * period did. */
static struct chron_str
ages(struct emit *e, const struct kinsfolk *p, const struct stay *s)
{
	const struct one *one = &p->ones[s->who];
	struct chron_str first, last;
	int32_t to = s->in->to < p->end ? s->in->to : p->end;

	if (one->kin->died != CIVIL_MIN && one->kin->died < to)
		to = one->kin->died;
	if (one->kin->unborn)
		return CHRON_S("unborn");
	first = s->in->from == CIVIL_MIN
			? CHRON_S("")
			: people_age(e->a, &one->born, s->in->from);
	last = to < s->in->from ? CHRON_S("")
				: people_age(e->a, &one->born, to);
	if (!first.n)
		return last.n ? WORDS(e->a, CHRON_S("until "), last) : last;
	if (!last.n || str_eq(first, last))
		return first;
	return WORDS(e->a, first, CHRON_S(" to "), last);
}

static struct chron_str
role_of(const struct one *one)
{
	return one->child ? CHRON_S("child") : one->role;
}

void
table_households(struct emit *e, const struct kinsfolk *p)
{
	emit_table(e, &home_table);
	for (uint32_t i = 0; i < p->nstays && e->st == CHRON_OK; i++) {
		const struct stay *s = &p->stays[i];
		const struct one *one = &p->ones[s->who];

		emit_label(e, p->homes[s->home]);
		emit_label(e, one->ref);
		emit_text(e, one->name);
		emit_text(e, role_of(one));
		people_emit_end(e, &s->in->since, "not known");
		people_emit_end(e, &s->in->until, "");
		emit_text(e, ages(e, p, s));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

/* ---- who moved ---- */

static const struct chron_column move_columns[] = {
	{"on", "When", CHRON_CELL_WHEN, CHRON_NARROW},
	{"ref", "Who", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "Left", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"to", "Came to", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"with", "Who lived there then", CHRON_CELL_LABEL, CHRON_MEDIUM},
};

static const struct chron_table move_table = {
	.key = "moves",
	.title = "Changes of household",
	.caption = "In the order of time; people who moved together are one "
		   "line. Only changes of which a date is known.",
	.empty = "No household is declared with a day on which it changed.",
	.columns = move_columns,
	.ncolumns = sizeof(move_columns) / sizeof(*move_columns),
};

struct move {
	struct chron_when on;
	uint32_t who, left, came; /* households; CHRON_NONE */
};

struct moves {
	struct move *items;
	uint32_t n;
};

static int
by_day(const void *x, const void *y)
{
	const struct move *a = x, *b = y;

	if (a->on.earliest != b->on.earliest)
		return a->on.earliest < b->on.earliest ? -1 : 1;
	if (a->on.latest != b->on.latest)
		return a->on.latest < b->on.latest ? -1 : 1;
	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	if (a->came != b->came)
		return a->came < b->came ? -1 : 1;
	return a->who < b->who ? -1 : a->who > b->who;
}

/* The day a stay ended is the day the next began, or the day before. */
static bool
goes_on(const struct stay *a, const struct stay *b)
{
	return a->in->to != CIVIL_MAX && b->in->from != CIVIL_MIN &&
	       a->home != b->home &&
	       (b->in->from == a->in->to || b->in->from == a->in->to + 1);
}

static const struct stay *
joined(const struct kinsfolk *p, const struct stay *s, bool after)
{
	for (uint32_t i = 0; i < p->nstays; i++)
		if (p->stays[i].who == s->who &&
			(after ? goes_on(s, &p->stays[i])
			       : goes_on(&p->stays[i], s)))
			return &p->stays[i];
	return NULL;
}

static void
add_move(struct emit *e, struct moves *m, const struct chron_when *on,
	uint32_t who, uint32_t left, uint32_t came)
{
	*ARENA_PUSH(e->keep, &m->items, &m->n) =
		(struct move){*on, who, left, came};
}

static void
collect(struct emit *e, const struct kinsfolk *p, struct moves *m)
{
	for (uint32_t i = 0; i < p->nstays; i++) {
		const struct stay *s = &p->stays[i], *was;

		if (s->in->from != CIVIL_MIN) {
			was = joined(p, s, false);
			add_move(e, m, &s->in->since, s->who,
				was ? was->home : CHRON_NONE, s->home);
		}
		if (s->in->to != CIVIL_MAX && !joined(p, s, true))
			add_move(e, m, &s->in->until, s->who, s->home,
				CHRON_NONE);
	}
	if (m->n)
		qsort(m->items, m->n, sizeof(*m->items), by_day);
}

/* The refs of those who are in a household on a day. */
static struct chron_str
together(struct emit *e, const struct kinsfolk *p, uint32_t home, int32_t day)
{
	struct chron_str *refs = NULL;
	uint32_t n = 0, last = CHRON_NONE;

	for (uint32_t i = 0; i < p->nstays; i++) {
		const struct stay *s = &p->stays[i];

		if (s->home != home || s->in->from > day || s->in->to < day ||
			s->who == last)
			continue;
		*ARENA_PUSH(e->a, &refs, &n) = p->ones[s->who].ref;
		last = s->who;
	}
	return people_list(e->a, refs, n, ", ");
}

static struct chron_str
home_name(const struct kinsfolk *p, uint32_t home)
{
	return home == CHRON_NONE ? CHRON_S("") : p->homes[home];
}

void
table_moves(struct emit *e, const struct kinsfolk *p)
{
	struct moves m = {NULL, 0};

	emit_table(e, &move_table);
	collect(e, p, &m);
	for (uint32_t i = 0, k; i < m.n && e->st == CHRON_OK; i = k) {
		struct move *x = &m.items[i];
		struct chron_str *refs = NULL;
		uint32_t n = 0;

		for (k = i; k < m.n; k++) {
			struct move *y = &m.items[k];

			if (y->on.earliest != x->on.earliest ||
				y->on.latest != x->on.latest ||
				y->left != x->left || y->came != x->came)
				break;
			*ARENA_PUSH(e->a, &refs, &n) = p->ones[y->who].ref;
		}
		emit_when(e, &x->on);
		emit_label(e, people_list(e->a, refs, n, ", "));
		emit_label(e, home_name(p, x->left));
		emit_label(e, home_name(p, x->came));
		emit_label(e, x->came == CHRON_NONE
				      ? CHRON_S("")
				      : together(e, p, x->came,
						civil_day_of(x->on.latest)));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}
