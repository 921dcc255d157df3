/* The integrated chronology: every entry in order under its day, the accounts
 * of one entry one below the other, with what each says of the children. */
#include "find/parts.h"
#include "report/account.h"
#include "report/emit.h"
#include "report/walk.h"

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
	{"discrepancies", "Discrepancies", CHRON_CELL_TEXT, CHRON_MEDIUM},
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

static void
yield_entry(struct emit *e, void *arg, const struct chron_entry *n)
{
	struct account *account = arg;
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
	walk_entries(
		&e, &(struct walk){&inside, &outside, yield_entry, &account});
	account_free(&account);
	return emit_end(&e);
}

const struct report report_chronology = {
	.name = "chronology",
	.title = "Integrated chronology",
	.brief = "every entry in order, each agency's account in its own words",
	.yield = yield,
};
