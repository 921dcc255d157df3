/* Rows of entries, each under its day. */
#include "report/walk.h"

#include "report/days.h"

static void
yield_passed(struct emit *e, const struct day_line *line)
{
	if (!line->passed)
		return;
	emit_text(e, days_say(e->a, line))->number = (double)line->passed;
	emit_row(e, CHRON_ROW_PASSED, CHRON_S(""));
}

/* A heading above the first entry of each day. */
static void
yield_heading(struct emit *e, const struct chron_entry *before,
	const struct chron_entry *n)
{
	int32_t first, last, f, l;

	words_bounds(&n->start, &first, &last);
	if (before) {
		words_bounds(&before->start, &f, &l);
		if (f == first && l == last)
			return;
	}
	emit_text(e, words_heading(e->a, &n->start))->data =
		first == last ? words_iso_day(e->a, first)
			      : words_iso(e->a, &n->start);
	emit_row(e, CHRON_ROW_DAY, CHRON_S(""));
}

/* Entries with a date, in or out of the period, in order. */
static void
yield_dated(struct emit *e, const struct walk *w, bool in_scope)
{
	const struct chron_entry *before = NULL;
	struct day_line *lines;
	uint32_t n = days_lines(e->keep, e->c, in_scope, &lines);

	for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++) {
		if (!e->c->newest_first)
			yield_passed(e, &lines[i]);
		yield_heading(e, before, lines[i].n);
		w->entry(e, w->arg, lines[i].n);
		if (e->c->newest_first)
			yield_passed(e, &lines[i]);
		before = lines[i].n;
	}
}

/* Those without a date come last, in the period or not: nobody can tell. */
static void
yield_undated(struct emit *e, const struct walk *w)
{
	bool begun = false;

	for (uint32_t i = 0; i < e->c->nentries && e->st == CHRON_OK; i++) {
		const struct chron_entry *n = chronology_nth(e->c, i);

		if (days_known(n))
			continue;
		if (!begun) {
			emit_text(e, CHRON_S("Date not known"));
			emit_row(e, CHRON_ROW_DAY, CHRON_S(""));
		}
		begun = true;
		w->entry(e, w->arg, n);
	}
}

static bool
any_outside(const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nentries; i++)
		if (days_known(&c->entries[i]) && !c->entries[i].in_scope)
			return true;
	return false;
}

void
walk_entries(struct emit *e, const struct walk *w)
{
	emit_table(e, w->inside);
	yield_dated(e, w, true);
	yield_undated(e, w);
	if (any_outside(e->c)) {
		emit_table(e, w->outside);
		yield_dated(e, w, false);
	}
}
