/* The chapter that says what a document is about and how to read it. */
#include "report/document.h"
#include "util/civil.h"
#include "util/str.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct chron_column child_columns[] = {
	{"ref", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"subject", "Subject of the review", CHRON_CELL_TEXT, CHRON_NARROW},
	{"born", "Born", CHRON_CELL_WHEN, CHRON_NARROW},
	{"at_start", "Age at the beginning", CHRON_CELL_TEXT, CHRON_NARROW},
	{"at_end", "Age at the end", CHRON_CELL_TEXT, CHRON_NARROW},
};

static const struct chron_table child_table = {
	.key = "about-children",
	.title = "The children",
	.caption = "What each child is called in this document, and its age at "
		   "the beginning and the end of the review period.",
	.empty = "No child was declared.",
	.columns = child_columns,
	.ncolumns = COUNT(child_columns),
	.chapter = "About this chronology",
};

static const struct chron_column agency_columns[] = {
	{"code", "Code", CHRON_CELL_LABEL, CHRON_NARROW},
	{"agency", "Agency", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"status", "Material", CHRON_CELL_TEXT, CHRON_NARROW},
	{"events", "Events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"note", "Note", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_table agency_table = {
	.key = "about-agencies",
	.title = "The agencies and their codes",
	.caption = "The code stands beside every account.",
	.empty = "No agency is known.",
	.columns = agency_columns,
	.ncolumns = COUNT(agency_columns),
};

static const struct chron_column source_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"agency", "Agency", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"records", "Records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"events", "Events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"quarantined", "Set aside", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"not_events", "Explained as no event", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"sha256", "SHA-256 begins", CHRON_CELL_TEXT, CHRON_NARROW},
};

static const struct chron_table source_table = {
	.key = "about-sources",
	.title = "Material received",
	.caption = "The files that this chronology was made of. Records set "
		   "aside have to be put right by a person. The last chapter "
		   "has the hashes in full.",
	.empty = "No material was supplied.",
	.columns = source_columns,
	.ncolumns = COUNT(source_columns),
};

static const struct chron_column reading_columns[] = {
	{"what", "What stands there", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"means", "What it means", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table reading_table = {
	.key = "about-reading",
	.title = "How to read this document",
	.caption = "What stands in the chronology, and what it means.",
	.columns = reading_columns,
	.ncolumns = COUNT(reading_columns),
};

static const char *const reading[][2] = {
	{"An entry of several accounts",
		"One happening that several records tell of. The row of the "
		"entry says what they tell together; below it stands each "
		"account in its own words, headed by the code of its agency. "
		"Nothing was taken out or put right."},
	{"Underlined bold words",
		"These words decided whether a child was seen, seen alone, "
		"asked or heard."},
	{"Cannot be told",
		"The record does not say. It is never taken for a no."},
	{"Not seen, not applicable",
		"Nor asked or heard, unless that stands below it. Not "
		"applicable: the happening does not concern the child, or is "
		"no contact. An account leaves out children it does not "
		"concern."},
	{"Discrepancies",
		"The accounts, or a record and its own columns, do not agree. "
		"The chapter Discrepancies has both texts and a question to "
		"ask."},
	{"Not known",
		"No time, or no day, is given. A date known only to the month "
		"stands as the month, before the days of it."},
	{"Days passed",
		"So many days without an entry in the material supplied. It is "
		"no proof that nobody visited."},
	{"The small line below",
		"Where it is from: file, sheet or table, and row; then the "
		"reference of the entry, which stays the same when the "
		"chronology is made again, and which the other chapters use."},
	{"Review notes", "Notes made so far, and room for more."},
};

static const struct chron_column file_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"sha256", "SHA-256", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table file_table = {
	.key = "about-files",
	.title = "Hashes of the files",
	.caption = "A file with another hash is not the file that was read.",
	.empty = "No material was supplied.",
	.columns = file_columns,
	.ncolumns = COUNT(file_columns),
	.chapter = "Hashes of the files",
};

static struct chron_str
age_on(struct arena *a, int32_t born, int32_t day)
{
	int years, months, days, n;
	const char *unit;

	if (born == CIVIL_MIN || day == CIVIL_MIN || day == CIVIL_MAX)
		return CHRON_S("not known");
	if (day < born)
		return CHRON_S("not yet born");
	civil_age(born, day, &years, &months, &days);
	n = years ? years : months ? months : days;
	unit = years ? "year" : months ? "month" : "day";
	return arena_printf(a, "%d %s%s", n, unit, n == 1 ? "" : "s");
}

static void
yield_children(struct emit *e)
{
	const struct chron_config *config = &e->c->config;

	emit_table(e, &child_table);
	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *child = &config->children[i];

		emit_label(e, child->ref);
		emit_text(e, child->name);
		emit_text(e, child->subject ? CHRON_S("yes") : CHRON_S("no"));
		emit_day(e, child->born, "not known");
		emit_text(e, age_on(e->a, child->born, config->from));
		emit_text(e, age_on(e->a, child->born, config->to));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static void
yield_agencies(struct emit *e, const struct chron_str *codes)
{
	emit_table(e, &agency_table);
	for (uint32_t i = 0; i < e->c->nagencies; i++) {
		const struct chron_agency *agency = &e->c->agencies[i];

		emit_label(e, codes[i]);
		emit_text(e, agency->name);
		emit_text(e, chron_cstr(agency_status_names[agency->status]));
		emit_number(e, agency->nevents);
		emit_text(e, agency->note);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static void
yield_sources(struct emit *e)
{
	enum { SHORT = 12 };

	emit_table(e, &source_table);
	for (uint32_t i = 0; i < e->c->nsources; i++) {
		const struct chron_source *s = &e->c->sources[i];

		emit_text(e, s->file);
		emit_text(e, words_source_agency(e->c, s));
		emit_number(e, s->records);
		emit_number(e, s->events);
		emit_number(e, s->quarantined);
		emit_number(e, s->not_events);
		emit_text(
			e, (struct chron_str){s->sha256.p,
				   s->sha256.n < SHORT ? s->sha256.n : SHORT});
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

void
document_about(struct emit *e, const struct chron_str *codes)
{
	yield_children(e);
	yield_agencies(e, codes);
	yield_sources(e);
	emit_table(e, &reading_table);
	for (size_t i = 0; i < COUNT(reading); i++) {
		emit_label(e, chron_cstr(reading[i][0]));
		emit_text(e, chron_cstr(reading[i][1]));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

void
document_files(struct emit *e)
{
	emit_table(e, &file_table);
	for (uint32_t i = 0; i < e->c->nsources; i++) {
		emit_text(e, e->c->sources[i].file);
		emit_text(e, e->c->sources[i].sha256);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}
