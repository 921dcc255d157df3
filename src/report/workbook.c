/* The chronology as a workbook, for auditors and administrators: one table a
 * sheet, with nothing left out that was supplied. */
#include "report/workbook.h"

#include "util/str.h"

/* ---- tables of other reports, under the names of their sheets ---- */

struct pick {
	const char *key;   /* of the table in its report */
	const char *title; /* here */
};

static const struct pick discrepancies[] = {
	{"discrepancies", "Discrepancies"},
	{NULL, NULL},
};
static const struct pick duplicates[] = {
	{"possible", "Possible duplicates"},
	{"merged", "Accounts put together"},
	{"decisions", "Decisions"},
	{NULL, NULL},
};
static const struct pick gaps[] = {
	{"receipts", "Sent without receipt"},
	{NULL, NULL},
};
static const struct pick written[] = {
	{"unplaced", "Notes without an entry"},
	{NULL, NULL},
};
static const struct pick sources[] = {
	{"sources", "Sources"},
	{"agencies", "Agencies"},
	{"headings", "Headings"},
	{"leftovers", "Rows that gave no event"},
	{"versions", "Versions"},
	{"changes", "Changed rows"},
	{NULL, NULL},
};
static const struct pick diagnostics[] = {
	{"diagnostics", "Diagnostics"},
	{NULL, NULL},
};

struct picker {
	const struct table_sink *to;
	const struct pick *picks;
	bool wanted; /* the table that is open */
};

static enum chron_status
pick_table(void *arg, const struct chron_table *table, struct chron_err *err)
{
	struct picker *p = arg;
	struct chron_table named = *table;

	p->wanted = false;
	for (const struct pick *k = p->picks; k->key; k++)
		if (!strcmp(k->key, table->key)) {
			p->wanted = true;
			named.title = k->title;
		}
	return p->wanted ? p->to->table(p->to->arg, &named, err) : CHRON_OK;
}

static enum chron_status
pick_row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	const struct picker *p = arg;

	return p->wanted ? p->to->row(p->to->arg, kind, id, cells, ncells, err)
			 : CHRON_OK;
}

static enum chron_status
pick(const char *report, const struct pick *picks,
	const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct picker p = {to, picks, false};
	const struct table_sink sink = {pick_table, pick_row, &p};

	return report_find(report)->yield(c, &sink, err);
}

/* ---- the tables in order ---- */

static enum chron_status
own(void (*table)(struct emit *e), const struct chron_chronology *c,
	const struct table_sink *to, struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	table(&e);
	return emit_end(&e);
}

static const struct sheet {
	void (*own)(struct emit *e);
	const char *report; /* else the picks of that one */
	const struct pick *picks;
} sheets[] = {
	{.own = workbook_entries},
	{.own = workbook_accounts},
	{.own = workbook_seen},
	{.own = workbook_gaps},
	{.report = "discrepancies", .picks = discrepancies},
	{.report = "duplicates", .picks = duplicates},
	{.report = "gaps", .picks = gaps},
	{.report = "review", .picks = written},
	{.report = "sources", .picks = sources},
	{.report = "diagnostics", .picks = diagnostics},
};

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	for (size_t i = 0;
		i < sizeof(sheets) / sizeof(*sheets) && st == CHRON_OK; i++)
		st = sheets[i].own ? own(sheets[i].own, c, to, err)
				   : pick(sheets[i].report, sheets[i].picks, c,
					     to, err);
	return st;
}

/* ---- how to read it ---- */

static const char *const reading[] = {"How to read it", "",
	/* */
	"Dates",
	"A day that is exact is a date. What is vaguer (March 2019, about 04 "
	"Mar 2019) stays in the words that say so, and a time that nobody "
	"wrote down is \"not known\". Sort date has the day at which an entry "
	"stands in the chronology; it is for sorting and filtering and claims "
	"nothing. To come back to the order of the chronology, sort by Order.",
	"Answers",
	"yes and no: an account says so, in a column or in its words. unclear: "
	"the record does not tell. n/a: it is no contact with the child, or "
	"does not concern it. How seen says what qualifies an answer, and the "
	"sheet Seen has the words that decided it.",
	"References",
	"n and twelve letters or digits is an entry, e and twelve an account. "
	"They stay the same when files are read again. Every account names "
	"its file, part and row.",
	"To fill in",
	"Columns with pale yellow cells, which tell what to write when they "
	"are chosen: the notes and review columns of Chronology, Decision in "
	"Possible duplicates and Accounts put together. Save the workbook "
	"and give it back: chronomerge decide CASE --from chronology.xlsx. "
	"What was written stays with its entry when files are merged again.",
	"Text",
	"All text is text: nothing here calculates, links or runs. What is "
	"longer than a cell can hold goes on in the row below, which repeats "
	"the references and begins with \"(continued)\". No row can be higher "
	"than 409 points: of a longer text it shows the beginning, and the "
	"cell has all of it.",
	NULL};

enum { SOURCES_TOLD = 100 };

static const char *
tell_source(const struct chron_source *s, struct arena *a)
{
	if (s->refused)
		return WORDS(
			a, s->file, CHRON_S(": could not be read: "), s->why)
			.p;
	return arena_printf(a,
		"%.*s: %llu records = %llu used + %llu set aside + %llu "
		"explained; %llu events%s. SHA-256 %.*s",
		STR(s->file), (unsigned long long)s->records,
		(unsigned long long)s->used, (unsigned long long)s->quarantined,
		(unsigned long long)s->not_events,
		(unsigned long long)s->events,
		s->duplicate_of == CHRON_NONE
			? ""
			: ", the same as those of another file",
		STR(s->sha256))
		.p;
}

const struct report report_workbook;

static void
doc(const struct chron_chronology *c, struct arena *a, struct chron_doc *d)
{
	size_t nreading = sizeof(reading) / sizeof(*reading) - 1, n = nreading;
	const char **guide =
		ARENA_ARRAY(a, const char *, n + 2 * (size_t)SOURCES_TOLD + 5);

	report_doc(c, &report_workbook, a, d);
	memcpy(guide, reading, nreading * sizeof(*guide));
	guide[n++] = "Files supplied";
	guide[n++] = "";
	for (uint32_t i = 0; i < c->nsources && i < SOURCES_TOLD; i++) {
		guide[n++] =
			arena_str(a, words_source_agency(c, &c->sources[i])).p;
		guide[n++] = tell_source(&c->sources[i], a);
	}
	if (c->nsources > SOURCES_TOLD) {
		guide[n++] = "and more";
		guide[n++] = "All are listed in the sheet Sources.";
	}
	d->guide = guide;
}

const struct report report_workbook = {
	.name = "workbook",
	.title = "Workbook of the integrated chronology",
	.brief = "every entry, account, sighting and finding, to sort and fill "
		 "in",
	.yield = yield,
	.doc = doc,
};
