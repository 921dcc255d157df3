/* Who is declared, put together from [child] and [person]. */
#include "report/people.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

static struct one *
add_one(struct kinsfolk *p, struct chron_str ref, struct chron_str name,
	const struct chron_kin *kin, int32_t born)
{
	struct one *one = &p->ones[p->n++];

	one->ref = ref;
	one->name = name;
	one->kin = kin;
	one->born = kin->born;
	if (born != CIVIL_MIN && !kin->unborn) {
		one->born.earliest = (int64_t)born * CIVIL_DAY_MINUTES;
		one->born.latest = one->born.earliest + CIVIL_DAY_MINUTES - 1;
		one->born.precision = CHRON_DAY;
		one->born.uncertain = false;
	}
	one->related = kin->nparents || kin->npartners || kin->nhouseholds;
	one->sex = kin->sex;
	return one;
}

static void
add_everybody(struct kinsfolk *p, const struct chron_config *g, struct arena *a)
{
	p->ones = ARENA_ARRAY(
		a, struct one, (size_t)g->nchildren + g->npeople + 1);
	for (uint32_t i = 0; g->children_declared && i < g->nchildren; i++) {
		const struct chron_child *x = &g->children[i];
		struct one *one = add_one(p, x->ref, x->name, &x->kin, x->born);

		one->also = x->also;
		one->nalso = x->nalso;
		one->child = true;
		one->subject = x->subject;
	}
	for (uint32_t i = 0; i < g->npeople; i++) {
		const struct chron_person *x = &g->people[i];
		struct one *one = add_one(p, x->ref, x->name, &x->kin, x->born);

		one->also = x->also;
		one->nalso = x->nalso;
		one->role = x->role;
		if (one->sex == SEX_UNKNOWN)
			one->sex = people_role_sex(x->role);
	}
}

uint32_t
people_place(const struct kinsfolk *p, struct chron_str ref)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (str_eq(p->ones[i].ref, ref))
			return i;
	return CHRON_NONE;
}

/* ---- households ---- */

struct folded {
	struct chron_str *names;
	uint32_t n;
};

static uint32_t
home_of(struct kinsfolk *p, struct folded *known, struct chron_str name,
	struct arena *a)
{
	struct buf b = BUF_INIT;
	uint32_t i;

	fold_text(&b, name);
	for (i = 0; i < p->nhomes; i++)
		if (str_eq(known->names[i], buf_get(&b)))
			break;
	if (i == p->nhomes) {
		*ARENA_PUSH(a, &p->homes, &p->nhomes) = name;
		*ARENA_PUSH(a, &known->names, &known->n) =
			arena_str(a, buf_get(&b));
	}
	buf_free(&b);
	return i;
}

static int
by_time(const void *x, const void *y)
{
	const struct stay *a = x, *b = y;

	if (a->in->from != b->in->from)
		return a->in->from < b->in->from ? -1 : 1;
	if (a->in->to != b->in->to)
		return a->in->to < b->in->to ? -1 : 1;
	return a->who < b->who ? -1 : a->who > b->who;
}

static int
by_home(const void *x, const void *y)
{
	const struct stay *a = x, *b = y;

	return a->home != b->home ? (a->home < b->home ? -1 : 1)
				  : by_time(x, y);
}

static void
add_stays(struct kinsfolk *p, struct arena *a)
{
	struct folded known = {.n = 0};

	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->ones[i].kin->nhouseholds; k++)
			*ARENA_PUSH(a, &p->stays, &p->nstays) = (struct stay){
				.who = i, .in = &p->ones[i].kin->households[k]};
	if (!p->nstays)
		return;
	qsort(p->stays, p->nstays, sizeof(*p->stays), by_time);
	for (uint32_t i = 0; i < p->nstays; i++)
		p->stays[i].home = home_of(p, &known, p->stays[i].in->name, a);
	qsort(p->stays, p->nstays, sizeof(*p->stays), by_home);
}

const struct stay *
people_home(const struct kinsfolk *p, uint32_t who)
{
	const struct stay *last = NULL;

	if (p->ones[who].kin->died != CIVIL_MIN &&
		p->ones[who].kin->died <= p->end)
		return NULL;
	for (uint32_t i = 0; i < p->nstays; i++) {
		const struct stay *s = &p->stays[i];

		if (s->who != who || s->in->from > p->end ||
			(p->end != CIVIL_MAX && s->in->to < p->end))
			continue;
		if (!last ||
			(p->end == CIVIL_MAX && s->in->to > last->in->to) ||
			((p->end != CIVIL_MAX || s->in->to == last->in->to) &&
				s->in->from > last->in->from))
			last = s;
	}
	return last;
}

/* ---- partners ---- */

static int
by_pair(const void *x, const void *y)
{
	const struct bond_of *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	if (a->is->from != b->is->from)
		return a->is->from < b->is->from ? -1 : 1;
	if (a->is->to != b->is->to)
		return a->is->to < b->is->to ? -1 : 1;
	return a->is->bond < b->is->bond ? -1 : a->is->bond > b->is->bond;
}

/* What either says of both is told once. */
static void
add_bonds(struct kinsfolk *p, struct arena *a)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->ones[i].kin->npartners; k++) {
			const struct chron_partner *is =
				&p->ones[i].kin->partners[k];
			uint32_t with = people_place(p, is->ref);

			if (with == CHRON_NONE || with == i)
				continue;
			p->ones[with].related = true;
			*ARENA_PUSH(a, &p->bonds, &p->nbonds) =
				(struct bond_of){i < with ? i : with,
					i < with ? with : i, is};
		}
	if (!p->nbonds)
		return;
	qsort(p->bonds, p->nbonds, sizeof(*p->bonds), by_pair);
	for (uint32_t i = 0; i < p->nbonds; i++)
		if (!n || by_pair(&p->bonds[n - 1], &p->bonds[i]) != 0)
			p->bonds[n++] = p->bonds[i];
	p->nbonds = n;
}

static int32_t
last_day(const struct chron_chronology *c)
{
	int32_t last = CIVIL_MIN;

	if (c->config.to != CIVIL_MAX)
		return c->config.to;
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_when *w = &c->events[i].start;

		if (w->latest != CHRON_TIME_MAX &&
			civil_day_of(w->latest) > last)
			last = civil_day_of(w->latest);
	}
	return last == CIVIL_MIN ? CIVIL_MAX : last;
}

void
people_gather(
	struct kinsfolk *p, const struct chron_chronology *c, struct arena *a)
{
	*p = (struct kinsfolk){.end = last_day(c)};
	add_everybody(p, c->family ? c->family : &c->config, a);
	add_stays(p, a);
	add_bonds(p, a);
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->ones[i].kin->nparents; k++) {
			uint32_t up =
				people_place(p, p->ones[i].kin->parents[k]);

			if (up != CHRON_NONE)
				p->ones[up].related = true;
		}
}
