/* What check found, as tables: how each file was read, and its problems. */
#include "core/headings.h"
#include "report/emit.h"
#include "report/problems.h"

static const struct chron_column file_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"read_as", "Read as", CHRON_CELL_LABEL, CHRON_NARROW},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"agency_from", "Known from", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"profile", "Told by profile", CHRON_CELL_LABEL,
		CHRON_MEDIUM | CHRON_UNDER},
	{"dates", "Dates read", CHRON_CELL_TEXT, CHRON_WIDE},
	{"records", "Records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"used", "Used", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"quarantined", "Set aside", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"not_events", "Explained", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table file_table = {
	.key = "files",
	.title = "How each file was read",
	.caption = "Records = used + set aside + explained as no event.",
	.empty = "No file was read.",
	.columns = file_columns,
	.ncolumns = sizeof(file_columns) / sizeof(*file_columns),
};

static const struct chron_column heading_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"part", "Part", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"column", "Column", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"heading", "Heading as written", CHRON_CELL_TEXT, CHRON_WIDE},
	{"concept", "Taken for", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"confidence", "How sure, of 100 (100: told by a person)",
		CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table heading_table = {
	.key = "headings",
	.title = "How the headings were understood",
	.caption = "A heading that was misunderstood is put right with "
		   "--heading \"ITS WORDS=concept\", and remembered with "
		   "--save-profile.",
	.empty = "No file had headings.",
	.columns = heading_columns,
	.ncolumns = sizeof(heading_columns) / sizeof(*heading_columns),
};

/* On a page: what it is, where, what is there, what was found, and what is
 * asked for. */
static const struct chron_column problem_columns[] = {
	{"severity", "What it is", CHRON_CELL_LABEL, CHRON_NARROW},
	{"slug", "Kind", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"part", "Part", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"column", "Column", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"heading", "Heading", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"there", "What is there", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"say", "What was found", CHRON_CELL_TEXT, CHRON_WIDE},
	{"expected", "What is expected", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"do", "What to do", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table problem_table = {
	.key = "problems",
	.title = "What to mend, to look at, and what was noticed",
	.caption = "To mend: a row or a file that is not in the chronology as "
		   "it stands. To look at: something that may be wrong. "
		   "Noticed: nothing needs to be done, but it may help.",
	.empty = "Nothing was found.",
	.columns = problem_columns,
	.ncolumns = sizeof(problem_columns) / sizeof(*problem_columns),
};

static void
number_or_nothing(struct emit *e, uint32_t n)
{
	if (n)
		emit_number(e, n);
	else
		emit_text(e, CHRON_S(""));
}

static void
emit_problem(struct emit *e, const struct problem *p)
{
	const struct chron_diagnostic *d = p->d;

	emit_label(e, chron_cstr(urgency_names[urgency_of(d->severity)]));
	emit_label(e, d->slug);
	emit_text(e, d->source < e->c->nsources ? e->c->sources[d->source].file
						: CHRON_S("(the case)"));
	emit_text(e, d->part);
	number_or_nothing(e, d->row);
	number_or_nothing(e, d->col);
	emit_text(e, d->heading);
	emit_text(e, p->there);
	emit_text(e, p->say);
	emit_text(e, p->expected);
	emit_text(e, p->what_to_do);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static enum chron_status
yield_problems(const struct chron_chronology *c, bool words,
	const struct table_sink *to, struct chron_err *err)
{
	struct problems problems;
	struct emit e;

	emit_begin(&e, c, to, err);
	problems_find(c, words, e.keep, &problems);
	emit_table(&e, &problem_table);
	for (uint32_t i = 0; i < problems.n && e.st == CHRON_OK; i++)
		emit_problem(&e, &problems.list[i]);
	return emit_end(&e);
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	return yield_problems(c, true, to, err);
}

static enum chron_status
yield_bare(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	return yield_problems(c, false, to, err);
}

static void
emit_headings(struct emit *e, const struct chron_source *s)
{
	for (uint32_t i = 0; i < s->nheadings && e->st == CHRON_OK; i++) {
		const struct chron_heading *h = &s->headings[i];
		enum chron_concept k = (enum chron_concept)h->concept;

		emit_text(e, s->file);
		emit_text(e, h->part);
		number_or_nothing(e, h->col);
		emit_text(e, h->text);
		emit_label(e, k == CHRON_F_OTHER ? CHRON_S("carried along")
						 : chron_cstr(concept_key(k)));
		number_or_nothing(e, k == CHRON_F_OTHER ? 0 : h->confidence);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield_files(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &file_table);
	for (uint32_t i = 0; i < c->nsources; i++) {
		const struct chron_source *s = &c->sources[i];

		emit_text(&e, s->file);
		emit_label(&e, s->refused ? CHRON_S("not read") : s->importer);
		emit_label(&e,
			s->refused ? CHRON_S("") : words_source_agency(c, s));
		emit_text(&e, s->agency_from);
		emit_label(&e, s->profile);
		emit_text(&e, s->date_order);
		emit_number(&e, s->records);
		emit_number(&e, s->used);
		emit_number(&e, s->quarantined);
		emit_number(&e, s->not_events);
		emit_row(&e, CHRON_ROW_DATA, s->id);
	}
	emit_table(&e, &heading_table);
	for (uint32_t i = 0; i < c->nsources; i++)
		emit_headings(&e, &c->sources[i]);
	return emit_end(&e);
}

static void
doc(const struct chron_chronology *c, struct arena *a, struct chron_doc *d)
{
	uint32_t n[URGENCIES] = {0};
	const char **facts = ARENA_ARRAY(a, const char *, 3);

	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		n[urgency_of(c->diagnostics[i].severity)]++;
	facts[0] = arena_printf(a, "%u to mend, %u to look at, %u noticed.",
		n[TO_MEND], n[TO_LOOK_AT], n[NOTICED])
			   .p;
	facts[1] = "Rows and columns are those of the file as it was sent.";
	*d = (struct chron_doc){
		.title = "What to mend in these files",
		.marking = c->config.marking.n
				   ? arena_str(a, c->config.marking).p
				   : NULL,
		.facts = facts,
		.tool = "chronomerge " CHRON_VERSION,
	};
}

#define REPORT(id, how)                                                        \
	const struct report id = {                                             \
		.name = "check",                                               \
		.title = "What to mend in these files",                        \
		.brief = "problems, each with what to do",                     \
		.yield = how,                                                  \
		.doc = doc,                                                    \
	}

REPORT(report_check, yield);
REPORT(report_check_bare, yield_bare);
REPORT(report_check_files, yield_files);
