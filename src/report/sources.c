/* The report of sources: what came, how it was understood, and every row that
 * gave no event. */
#include "core/headings.h"
#include "report/emit.h"

static const struct chron_column columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_NARROW | CHRON_UNDER},
	{"agency_from", "Known from", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"read_as", "Read as", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"records", "Records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"used", "Used", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"events", "Events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"quarantined", "Set aside", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"not_events", "Explained", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"dates", "Dates read", CHRON_CELL_TEXT, CHRON_WIDE},
	{"remark", "Remark", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"sha256", "SHA-256", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table source_table = {
	.key = "sources",
	.title = "Sources",
	.caption = "The files as received. Records = used + set aside + "
		   "explained as no event, for every file.",
	.empty = "No source was supplied.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static const struct chron_column agency_columns[] = {
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"status", "Material", CHRON_CELL_LABEL, CHRON_NARROW},
	{"events", "Events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"note", "Note", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table agency_table = {
	.key = "agencies",
	.title = "Agencies",
	.caption = "Agencies declared for the case or named in the material.",
	.empty = "No agency is known.",
	.columns = agency_columns,
	.ncolumns = sizeof(agency_columns) / sizeof(*agency_columns),
};

static const struct chron_column heading_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"heading", "Heading as written", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"concept", "Taken for", CHRON_CELL_LABEL, CHRON_NARROW},
	{"confidence", "Confidence (100: told by a person)", CHRON_CELL_NUMBER,
		CHRON_NARROW},
};

static const struct chron_table heading_table = {
	.key = "headings",
	.title = "How the headings were understood",
	.caption = "What each heading was taken for, of 100. A profile in "
		   "case.ini overrules it.",
	.empty = "No file had headings.",
	.columns = heading_columns,
	.ncolumns = sizeof(heading_columns) / sizeof(*heading_columns),
};

static const struct chron_column leftover_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"part", "Part", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"status", "Status", CHRON_CELL_LABEL, CHRON_NARROW},
	{"why", "Why", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"text", "As written", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table leftover_table = {
	.key = "leftovers",
	.title = "Rows that gave no event",
	.caption = "Set aside: a person has to look. Explained: a heading, an "
		   "empty row or the like, not an event.",
	.empty = "Every row gave an event.",
	.columns = leftover_columns,
	.ncolumns = sizeof(leftover_columns) / sizeof(*leftover_columns),
};

static struct chron_str
remark(struct emit *e, const struct chron_source *s)
{
	if (s->refused)
		return WORDS(e->a, CHRON_S("could not be read: "), s->why);
	if (s->duplicate_of < e->c->nsources)
		return WORDS(e->a, CHRON_S("the same bytes as "),
			e->c->sources[s->duplicate_of].file);
	return CHRON_S("");
}

static void
yield_sources(struct emit *e)
{
	emit_table(e, &source_table);
	for (uint32_t i = 0; i < e->c->nsources; i++) {
		const struct chron_source *s = &e->c->sources[i];

		emit_text(e, s->file);
		emit_label(e, words_source_agency(e->c, s));
		emit_text(e, s->agency_from);
		emit_label(e, s->importer);
		emit_number(e, s->records);
		emit_number(e, s->used);
		emit_number(e, s->events);
		emit_number(e, s->quarantined);
		emit_number(e, s->not_events);
		emit_text(e, s->date_order);
		emit_text(e, remark(e, s));
		emit_text(e, s->sha256);
		emit_row(e, CHRON_ROW_DATA, s->id);
	}
}

static void
yield_agencies(struct emit *e)
{
	emit_table(e, &agency_table);
	for (uint32_t i = 0; i < e->c->nagencies; i++) {
		const struct chron_agency *a = &e->c->agencies[i];

		emit_label(e, a->name);
		emit_label(e, chron_cstr(agency_status_names[a->status]));
		emit_number(e, a->nevents);
		emit_text(e, a->note);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static void
yield_headings(struct emit *e)
{
	emit_table(e, &heading_table);
	for (uint32_t i = 0; i < e->c->nsources; i++) {
		const struct chron_source *s = &e->c->sources[i];

		for (uint32_t k = 0; k < s->nheadings && e->st == CHRON_OK;
			k++) {
			const struct chron_heading *h = &s->headings[k];

			emit_text(e, s->file);
			emit_text(e, h->text);
			emit_label(e, chron_cstr(concept_key(
					      (enum chron_concept)h->concept)));
			emit_number(e, h->confidence);
			emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
		}
	}
}

static void
yield_leftovers(struct emit *e)
{
	emit_table(e, &leftover_table);
	for (uint32_t i = 0; i < e->c->nleftovers && e->st == CHRON_OK; i++) {
		const struct chron_leftover *l = &e->c->leftovers[i];

		emit_text(e, e->c->sources[l->source].file);
		emit_text(e, l->part);
		emit_number(e, l->row);
		emit_label(e, l->quarantined ? CHRON_S("set aside")
					     : CHRON_S("explained"));
		emit_text(e, l->why);
		emit_text(e, l->text);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	yield_sources(&e);
	yield_agencies(&e);
	yield_headings(&e);
	yield_leftovers(&e);
	return emit_end(&e);
}

const struct report report_sources = {
	.name = "sources",
	.title = "Sources",
	.brief = "what came, how it was understood, rows that gave no event",
	.yield = yield,
};
