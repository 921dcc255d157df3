/* The entries in order, each under its day, and how long nothing happened. */
#include "report/days.h"

#include "util/civil.h"

enum {
	PASSED_DAYS = 7, /* from so many days without an entry it is said */
	REACH_DAYS = 31, /* a vaguer date does not end a quiet time */
};

/* Where in the run of days the table is. */
struct progress {
	int32_t first, last; /* the day whose heading stands above */
	int32_t reach;	     /* the last day that had anything */
	bool begun;
};

static void
yield_heading(struct emit *e, struct progress *at, const struct chron_when *w)
{
	int32_t first, last;
	bool dated = words_bounds(w, &first, &last);

	if (at->begun && first == at->first && last == at->last)
		return;
	if (at->reach != CIVIL_MIN && dated &&
		(int64_t)first - at->reach >= PASSED_DAYS) {
		uint64_t days = (uint64_t)(first - at->reach);
		struct chron_cell *cell =
			emit_text(e, WORDS(e->a, words_number(e->a, days),
					     CHRON_S(" days passed")));

		cell->number = (double)days;
		emit_row(e, CHRON_ROW_PASSED, CHRON_S(""));
	}
	emit_text(e, words_heading(e->a, w))->data =
		first == last ? words_iso_day(e->a, first) : words_iso(e->a, w);
	emit_row(e, CHRON_ROW_DAY, CHRON_S(""));
	*at = (struct progress){first, last, at->reach, true};
}

static void
reach_to(struct progress *at, const struct chron_entry *n)
{
	int32_t first, last, day, end;

	if (!words_bounds(&n->start, &first, &last))
		return;
	day = last - first < REACH_DAYS ? last : first;
	if (n->has_end && words_bounds(&n->end, &first, &end) && end > day)
		day = end;
	if (day > at->reach)
		at->reach = day;
}

static bool
is_dated(const struct chron_entry *n)
{
	return n->start.precision != CHRON_UNKNOWN &&
	       !(n->start.earliest == CHRON_TIME_MIN &&
		       n->start.latest == CHRON_TIME_MAX);
}

/* Entries with a date, in or out of the period, in order. */
static void
yield_dated(struct emit *e, const struct days *d, bool in_scope)
{
	struct progress at = {.reach = CIVIL_MIN};

	for (uint32_t i = 0; i < e->c->nentries && e->st == CHRON_OK; i++) {
		const struct chron_entry *n = &e->c->entries[i];

		if (!is_dated(n) || n->in_scope != in_scope)
			continue;
		yield_heading(e, &at, &n->start);
		d->entry(e, d->arg, n);
		reach_to(&at, n);
	}
}

/* Those without a date come last, in the period or not: nobody can tell. */
static void
yield_undated(struct emit *e, const struct days *d)
{
	bool begun = false;

	for (uint32_t i = 0; i < e->c->nentries && e->st == CHRON_OK; i++) {
		const struct chron_entry *n = &e->c->entries[i];

		if (is_dated(n))
			continue;
		if (!begun) {
			emit_text(e, CHRON_S("Date not known"));
			emit_row(e, CHRON_ROW_DAY, CHRON_S(""));
		}
		begun = true;
		d->entry(e, d->arg, n);
	}
}

static bool
any_outside(const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nentries; i++)
		if (is_dated(&c->entries[i]) && !c->entries[i].in_scope)
			return true;
	return false;
}

void
days_tell(struct emit *e, const struct days *d)
{
	emit_table(e, d->inside);
	yield_dated(e, d, true);
	yield_undated(e, d);
	if (any_outside(e->c)) {
		emit_table(e, d->outside);
		yield_dated(e, d, false);
	}
}
