/* The report of sources: what came, how it was understood, and every row that
 * gave no event. */
#include "core/headings.h"
#include "report/emit.h"
#include "util/str.h"

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

static const struct chron_column version_columns[] = {
	{"file", "Source", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"version", "Version", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"received_as", "Received as", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"unchanged", "Rows the same", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"added", "Added", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"changed", "Changed", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"withdrawn", "Withdrawn", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"why", "Known by", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"sha256", "SHA-256", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table version_table = {
	.key = "versions",
	.title = "Versions of sources",
	.caption = "Files that took the place of others, each compared with "
		   "the one before it.",
	.empty = "No file took the place of another.",
	.columns = version_columns,
	.ncolumns = sizeof(version_columns) / sizeof(*version_columns),
};

static const struct chron_column change_columns[] = {
	{"file", "Source", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"version", "Version", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"change", "Change", CHRON_CELL_LABEL, CHRON_NARROW},
	{"event", "Event", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"part", "Part", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"was_part", "Part before", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"was_row", "Row before", CHRON_CELL_NUMBER,
		CHRON_MEDIUM | CHRON_UNDER},
	{"was", "As it stood before", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table change_table = {
	.key = "changes",
	.title = "Rows that versions added, changed or withdrew",
	.caption = "What a row said before is kept here, though it is no "
		   "longer in the chronology.",
	.empty = "Every row says what it said before.",
	.columns = change_columns,
	.ncolumns = sizeof(change_columns) / sizeof(*change_columns),
};

/* Of what a file is a copy: perhaps of a version that another has taken the
 * place of since. */
static struct chron_str
copy_remark(struct emit *e, const struct chron_source *s)
{
	const struct chron_source *of = &e->c->sources[s->duplicate_of];
	const struct chron_version *last =
		chronology_version(e->c, s->duplicate_of);

	if (str_eq(s->sha256, of->sha256))
		return WORDS(e->a, CHRON_S("the same bytes as "), of->file);
	for (uint32_t i = 0; i < e->c->nversions; i++) {
		const struct chron_version *v = &e->c->versions[i];

		if (v->source == s->duplicate_of &&
			str_eq(v->sha256, s->sha256))
			return arena_printf(e->a,
				"the same bytes as %.*s, version %u of %.*s",
				STR(v->file), v->number, STR(of->file));
	}
	if (last)
		return WORDS(e->a, CHRON_S("the same rows as a version of "),
			of->file);
	return WORDS(e->a, CHRON_S("the same rows as "), of->file);
}

static struct chron_str
remark(struct emit *e, const struct chron_source *s)
{
	uint32_t source = (uint32_t)(s - e->c->sources);
	const struct chron_version *v = chronology_version(e->c, source);

	if (s->refused)
		return WORDS(e->a, CHRON_S("could not be read: "), s->why);
	if (s->duplicate_of < e->c->nsources)
		return copy_remark(e, s);
	if (v)
		return arena_printf(e->a, "version %u, in place of %.*s",
			v->number,
			STR(chronology_version_before(e->c, source)->file));
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

/* Every version that was received, where a source has several. */
static void
yield_versions(struct emit *e)
{
	emit_table(e, &version_table);
	for (uint32_t i = 0; i < e->c->nversions && e->st == CHRON_OK; i++) {
		const struct chron_version *v = &e->c->versions[i];

		emit_text(e, e->c->sources[v->source].file);
		emit_number(e, v->number);
		emit_text(e, v->file);
		emit_number(e, v->same);
		emit_number(e, v->added);
		emit_number(e, v->changed);
		emit_number(e, v->withdrawn);
		emit_text(e, v->why);
		emit_text(e, v->sha256);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static void
position(struct emit *e, struct chron_str part, uint32_t row)
{
	emit_text(e, part);
	if (row)
		emit_number(e, row);
	else
		emit_text(e, CHRON_S(""));
}

static void
yield_changes(struct emit *e)
{
	emit_table(e, &change_table);
	for (uint32_t i = 0; i < e->c->nchanges && e->st == CHRON_OK; i++) {
		const struct chron_change *x = &e->c->changes[i];

		emit_text(e, e->c->sources[x->source].file);
		emit_number(e, x->version);
		emit_label(e, x->back ? CHRON_S("withdrawn, back since")
				      : chron_cstr(change_names[x->change]));
		emit_text(e, x->event);
		position(e, x->part, x->row);
		position(e, x->was_part, x->was_row);
		emit_text(e, x->was);
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
	if (c->nversions) {
		yield_versions(&e);
		yield_changes(&e);
	}
	return emit_end(&e);
}

const struct report report_sources = {
	.name = "sources",
	.title = "Sources",
	.brief = "what came, how it was understood, rows that gave no event",
	.yield = yield,
};
