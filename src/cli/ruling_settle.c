/* Rulings that a file gives, against each other and against those in force:
 * the same sheet may come back twice. */
#include "cli/ruling.h"

#include <stdlib.h>

#include "util/str.h"

/* What a ruling is about, so that two about the same stand side by side. */
struct matter {
	struct chron_str a, b; /* in order */
	uint32_t at;	       /* in the list, or MADE + index of a decision */
	uint8_t kind;	       /* pair, leave-out, flag, note */
	uint8_t aspect;
	struct chron_str child;
};

#define MADE 0x80000000u

enum { ON_PAIR, ON_ACCOUNT, ON_FLAG, ON_NOTE, ON_COLUMN };

static struct matter
matter_of(const struct chron_decision *d, uint32_t at)
{
	struct matter m = {.a = d->a, .b = d->b, .at = at, .child = d->child};

	if (d->ruling == RULE_FLAG) {
		m.kind = ON_FLAG;
		m.aspect = d->aspect;
	} else if (d->ruling == RULE_REVIEW) {
		m.kind = ON_COLUMN;
		m.aspect = d->aspect;
	} else if (d->ruling == RULE_NOTE) {
		m.kind = ON_NOTE;
	} else if (d->ruling == RULE_LEAVE_OUT) {
		m.kind = ON_ACCOUNT;
	} else if (str_cmp(d->a, d->b) > 0) {
		m.a = d->b;
		m.b = d->a;
	}
	return m;
}

static int
compare(const struct matter *a, const struct matter *b)
{
	int d = a->kind - b->kind;

	d = d ? d : str_cmp(a->a, b->a);
	d = d ? d : str_cmp(a->b, b->b);
	d = d ? d : a->aspect - b->aspect;
	return d ? d : str_cmp(a->child, b->child);
}

/* Made before comes first, then the order of the file. */
static int
by_matter(const void *x, const void *y)
{
	const struct matter *a = x, *b = y;
	uint32_t i = a->at ^ MADE, k = b->at ^ MADE;
	int d = compare(a, b);

	return d ? d : (i > k) - (i < k);
}

static bool
same_words(struct chron_str a, struct chron_str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

/* Do they rule the same? */
static bool
agree(const struct chron_decision *x, const struct chron_decision *y)
{
	return x->ruling == y->ruling && x->answer == y->answer &&
	       str_eq(x->others, y->others) &&
	       ((x->ruling != RULE_NOTE && x->ruling != RULE_REVIEW) ||
		       same_words(x->text, y->text));
}

/* Who and when need not be the same, unless the file names another; nor why,
 * unless it gives another reason. */
static bool
is_already(const struct ruling_desk *desk, const struct chron_decision *d,
	const struct chron_decision *made)
{
	bool named = desk->by->named || !str_eq(d->by, desk->by->by);

	return agree(d, made) &&
	       (!d->text.n || same_words(d->text, made->text)) &&
	       (!named || same_words(d->by, made->by));
}

static bool
is_in_force(const struct chron_chronology *c, uint32_t i)
{
	return !c->decisions[i].undone &&
	       (!c->standings || c->standings[i].what != STANDING_SUPERSEDED);
}

/* Goes through the rulings on one matter; marks those to be dropped. */
static void
settle_one(const struct ruling_desk *desk, const struct matter *m, uint32_t n,
	bool *drop)
{
	struct rulings *out = desk->out;
	const struct chron_decision *before = NULL;
	const struct matter *first = NULL;

	for (uint32_t i = 0; i < n; i++) {
		const struct chron_decision *d;

		if (m[i].at & MADE) {
			before = &desk->c->decisions[m[i].at & ~MADE];
			continue;
		}
		d = &out->list[m[i].at];
		if (before && is_already(desk, d, before)) {
			drop[m[i].at] = true;
			out->already++;
		} else if (first && agree(d, &out->list[first->at])) {
			drop[m[i].at] = true;
		} else if (first && m->kind != ON_NOTE) {
			ruling_fail(desk, &out->places[m[i].at],
				"this row says %s of what row %u says %s of: "
				"leave one of them",
				chronology_ruling(d),
				out->places[first->at].row,
				chronology_ruling(&out->list[first->at]));
		}
		if (!first && m->kind != ON_NOTE)
			first = &m[i];
	}
}

void
rulings_settle(const struct ruling_desk *desk)
{
	const struct chron_chronology *c = desk->c;
	struct rulings *out = desk->out;
	struct matter *m = ARENA_ARRAY(
		desk->arena, struct matter, (size_t)out->n + c->ndecisions + 1);
	bool *drop = ARENA_ARRAY(desk->arena, bool, out->n + 1);
	uint32_t n = 0, k = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (is_in_force(c, i))
			m[n++] = matter_of(&c->decisions[i], i | MADE);
	for (uint32_t i = 0; i < out->n; i++)
		m[n++] = matter_of(&out->list[i], i);
	if (n)
		qsort(m, n, sizeof(*m), by_matter);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && !compare(&m[i], &m[end]); end++)
			;
		settle_one(desk, &m[i], end - i, drop);
	}
	for (uint32_t i = 0; i < out->n; i++)
		if (!drop[i]) {
			out->places[k] = out->places[i];
			out->list[k++] = out->list[i];
		}
	out->n = out->nplaces = k;
}
