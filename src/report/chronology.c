/* The integrated chronology: every entry in order under its day, the accounts
 * of one entry one below the other, with what each says of the children. */
#include "find/parts.h"
#include "report/account.h"
#include "report/emit.h"
#include "util/civil.h"

enum {
	PASSED_DAYS = 7, /* from so many days without an entry it is said */
	REACH_DAYS = 31, /* a vaguer date does not end a quiet time */
};

/* On a page five cells tell what a spreadsheet has sixteen for. */
static const struct chron_column columns[] = {
	{"ref", "Ref", CHRON_CELL_REF, CHRON_NARROW},
	{"date", "Date", CHRON_CELL_WHEN, CHRON_NARROW | CHRON_UNDER},
	{"time", "Time", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"ages", "Ages", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"professional", "Professional", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"source", "Source", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"event", "What happened", CHRON_CELL_TEXT, CHRON_WIDE},
	{"outcome", "Outcome", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"details", "Other columns", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"together", "Why put together", CHRON_CELL_SUM,
		CHRON_NARROW | CHRON_UNDER},
	{"seen", "Child seen", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_MEDIUM | CHRON_UNDER},
	{"views_sought", "Asked", CHRON_CELL_FLAG, CHRON_MEDIUM | CHRON_UNDER},
	{"views_expressed", "Heard", CHRON_CELL_FLAG,
		CHRON_MEDIUM | CHRON_UNDER},
	{"discrepancies", "Discrepancies", CHRON_CELL_TEXT, CHRON_NARROW},
	{"notes", "Review notes", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"phase", "Phase", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"episode", "Key practice episode", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"theme", "Theme", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"good_practice", "Good practice", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"missed_opportunity", "Missed opportunity", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"question", "Question for agency", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"related", "See also", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table inside = {
	.key = "chronology",
	.title = "Integrated chronology",
	.caption =
		"Every entry in order. Accounts of one happening by several "
		"agencies stand together, each in its own words; marked "
		"words decided whether the child was seen, seen alone, asked "
		"and heard.",
	.empty = "There are no entries in the review period.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
	.fills = account_fills,
	.nfills = ACCOUNT_FILLS,
};

static const struct chron_table outside = {
	.key = "outside",
	.title = "Entries outside the review period",
	.caption = "Supplied, but dated before or after the review period.",
	.empty = "There are no entries outside the review period.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
	.fills = account_fills,
	.nfills = ACCOUNT_FILLS,
};

static const struct chron_column source_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"records", "Records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"events", "Events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"quarantined", "Set aside", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"not_events", "Explained", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table source_table = {
	.key = "received",
	.title = "Material received",
	.caption = "The files this chronology was made of. Rows set aside and "
		   "rows explained as no event are listed in the report of "
		   "sources.",
	.empty = "No material was supplied.",
	.columns = source_columns,
	.ncolumns = sizeof(source_columns) / sizeof(*source_columns),
};

static void
yield_sources(struct emit *e)
{
	emit_table(e, &source_table);
	for (uint32_t i = 0; i < e->c->nsources; i++) {
		const struct chron_source *s = &e->c->sources[i];

		emit_text(e, s->file);
		emit_label(e, words_source_agency(e->c, s));
		emit_number(e, s->records);
		emit_number(e, s->events);
		emit_number(e, s->quarantined);
		emit_number(e, s->not_events);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

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

static void
yield_entry(
	struct emit *e, struct account *account, const struct chron_entry *n)
{
	const struct chron_pair **links = sum_links(e->keep, n);

	for (uint32_t i = 0; i < n->nevents && e->st == CHRON_OK; i++) {
		const struct chron_event *event = &e->c->events[n->events[i]];
		bool lead = i == 0;
		struct chron_str id = lead ? n->id : event->id;

		emit_ref(e, id);
		account_cells(account, e, event, links[i]);
		account_discrepancies(account, e, lead ? n : NULL);
		account_notes(account, e, lead ? n : NULL);
		account_reviews(e, lead ? n : NULL);
		account_related(e, lead ? n : NULL);
		emit_row(e, lead ? CHRON_ROW_DATA : CHRON_ROW_MORE, id);
	}
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
yield_dated(struct emit *e, struct account *account, bool in_scope)
{
	struct progress at = {.reach = CIVIL_MIN};

	for (uint32_t i = 0; i < e->c->nentries && e->st == CHRON_OK; i++) {
		const struct chron_entry *n = &e->c->entries[i];

		if (!is_dated(n) || n->in_scope != in_scope)
			continue;
		yield_heading(e, &at, &n->start);
		yield_entry(e, account, n);
		reach_to(&at, n);
	}
}

/* Those without a date come last, in the period or not: nobody can tell. */
static void
yield_undated(struct emit *e, struct account *account)
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
		yield_entry(e, account, n);
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

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct account account = ACCOUNT_INIT;
	struct finder f;
	struct emit e;

	emit_begin(&e, c, to, err);
	find_open(&f, c);
	table_children(&e, &f);
	find_close(&f);
	yield_sources(&e);
	emit_table(&e, &inside);
	yield_dated(&e, &account, true);
	yield_undated(&e, &account);
	if (any_outside(c)) {
		emit_table(&e, &outside);
		yield_dated(&e, &account, false);
	}
	account_free(&account);
	return emit_end(&e);
}

const struct report report_chronology = {
	.name = "chronology",
	.title = "Integrated chronology",
	.brief = "every entry in order, each agency's account in its own words",
	.yield = yield,
};
