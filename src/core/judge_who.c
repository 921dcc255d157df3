/* Whose record a file is: the agency, from a column, the text above the table
 * or the name of the file. */
#include "core/judge.h"

#include "core/agency.h"
#include "core/words.h"
#include "util/fold.h"
#include "util/str.h"

/* ---- the agency a name means ---- */

/* Words that do not tell one agency of a kind from another. */
static const char *const generic[] = {"the", "of", "and", "for", "in", "nhs",
	"foundation", "trust", "council", "borough", "county", "city",
	"metropolitan", "district", "service", "services", "team", "teams",
	"department", "dept", "directorate", "division", "unit", "agency",
	"local", "authority", "ltd", "limited", "office", "practice", "force",
	"childrens", "children", "child", "s", "care", "family", "families",
	"health", "records", "record", "log", "notes", NULL};

/* The words of a name that are neither its kind nor generic, in order. */
static struct chron_str
distinguishing(struct buf *out, struct chron_str words, struct chron_str kind)
{
	struct chron_str rest = words, w;

	buf_clear(out);
	while (str_cut(&rest, ' ', &w)) {
		if (kind.n && w.p >= kind.p && w.p < kind.p + kind.n)
			continue;
		if (str_in(w, generic))
			continue;
		if (agency_kind_of(w) == agency_kind_of(kind) && kind.n)
			continue;
		if (out->n)
			buf_putc(out, ' ');
		buf_str(out, w);
	}
	return buf_get(out);
}

struct who {
	struct buf words, rest;
	struct chron_str phrase;
	enum agency_kind kind;
};

static void
read_name(struct who *who, struct chron_str name)
{
	who->words = who->rest = BUF_INIT;
	words_add(&who->words, name);
	who->kind = agency_kind_find(buf_get(&who->words), &who->phrase);
	distinguishing(&who->rest, buf_get(&who->words), who->phrase);
}

static void
forget_name(struct who *who)
{
	buf_free(&who->words);
	buf_free(&who->rest);
}

/* By name; else the only declared agency of that kind, if the name says
 * nothing that tells it from another: "Hospital A" is not "Hospital B". */
uint32_t
judge_declared(const struct chron_chronology *c, struct chron_str name)
{
	uint32_t same = CHRON_NONE, nsame = 0, only = CHRON_NONE, nkind = 0;
	struct who who;

	for (uint32_t i = 0; i < c->nagencies; i++)
		if (c->agencies[i].declared &&
			fold_eq(c->agencies[i].name, name))
			return i;
	read_name(&who, name);
	for (uint32_t i = 0; i < c->nagencies; i++) {
		const struct chron_agency *a = &c->agencies[i];
		struct who other;

		if (!a->declared || a->kind != who.kind ||
			who.kind == KIND_OTHER)
			continue;
		nkind++;
		only = i;
		read_name(&other, a->name);
		if (str_eq(buf_get(&other.rest), buf_get(&who.rest))) {
			same = i;
			nsame++;
		}
		forget_name(&other);
	}
	if (nkind == 1 && !who.rest.n) {
		nsame = 1;
		same = only;
	}
	forget_name(&who);
	return nsame == 1 ? same : CHRON_NONE;
}

static uint32_t
agency_of(struct judge *j, struct chron_str name)
{
	uint32_t a = judge_declared(j->c, name);

	return a == CHRON_NONE ? chronology_agency(j->c, name) : a;
}

/* ---- deciding ---- */

static bool
has_agency_column(const struct judge *j)
{
	for (uint32_t h = 0; h < j->nheadings; h++)
		if (j->headings[h].concept == CHRON_F_AGENCY && h < j->nstats &&
			j->stats[h].filled)
			return true;
	return j->source_is_agency;
}

static struct chron_str
first_above(const struct judge *j)
{
	for (uint32_t t = 0; t < j->ntables; t++)
		if (j->tables[t].layout)
			return j->tables[t].above;
	return CHRON_S("");
}

/* The agency of rows that name none, and where it was found. */
static const char *
file_agency(struct judge *j, struct chron_str *name)
{
	const struct chron_profile *p = j->options->profile;

	if (j->options->agency.n) {
		*name = j->options->agency;
		return j->options->agency_from;
	}
	if (p && p->agency.n) {
		*name = p->agency;
		return "case.ini";
	}
	if (judge_agency_in_text(j, first_above(j), name) ||
		judge_agency_in_text(
			j, j->c->sources[j->source].preamble, name))
		return "preamble";
	*name = judge_name_from_file(j->c, j->arena, j->raw->file);
	return "file name";
}

/* "Department" or "Team" names agencies where nothing else does; where the
 * file is known to be a hospital's, they are parts of it. */
static void
demote_parts(struct judge *j, struct chron_str name)
{
	if (agency_kind_of(name) == KIND_OTHER)
		return;
	for (uint32_t h = 0; h < j->nheadings; h++)
		if (j->headings[h].concept == CHRON_F_AGENCY &&
			j->headings[h].confidence < 80)
	j->headings[h].concept = CHRON_F_OTHER;
}

void
judge_agency(struct judge *j)
{
	struct chron_source *source;
	struct chron_str name = CHRON_S("");
	const char *from = file_agency(j, &name);
	bool told = str_is(chron_cstr(from), "option") ||
		    str_is(chron_cstr(from), "case.ini");
	bool labelled;

	demote_parts(j, name);
	/* "Police CNF" in the notes of a midwife is a record she was sent. */
	if (str_is(chron_cstr(from), "preamble") &&
		agency_kind_of(name) != KIND_OTHER)
		j->source_is_agency = false;
	labelled = judge_labels(j) && !told;
	j->by_row = !told && has_agency_column(j);
	j->file_agency_name = name;
	j->file_agency = CHRON_NONE;
	source = &j->c->sources[j->source];
	source->agency = CHRON_NONE;
	source->agency_from = chron_cstr(j->by_row  ? "column"
					 : labelled ? "table"
						    : from);
	if (!j->by_row && !labelled)
		source->agency = j->file_agency = agency_of(j, name);
	for (uint32_t t = 0; told && t < j->ntables; t++)
		j->tables[t].agency = CHRON_S("");
}

/* What a row of the same words gave before: files repeat a few names. */
static uint32_t
remembered(struct judge *j, struct chron_str name)
{
	for (uint32_t i = 0; i < j->nnames; i++)
		if (str_eq(j->names[i].name, name))
			return j->names[i].agency;
	if (j->nnames >= MAX_AGENCIES)
		return CHRON_NONE;
	*ARENA_PUSH(j->arena, &j->names, &j->nnames) =
		(struct agency_name){name, agency_of(j, name)};
	return j->names[j->nnames - 1].agency;
}

uint32_t
judge_row_agency(struct judge *j, const struct row *row)
{
	const struct raw_cell *cell = row->at[CHRON_F_AGENCY];
	struct chron_str s;
	uint32_t a = CHRON_NONE;

	if (j->by_row) {
		if (!cell && j->source_is_agency)
			cell = row->at[CHRON_F_SOURCE];
		s = str_trim(cell_text(cell));
		if (s.n && (cell == row->at[CHRON_F_AGENCY] ||
				   judge_names_agency(s)))
			a = remembered(j, s);
	}
	if (a == CHRON_NONE && row->table->agency.n)
		a = remembered(j, row->table->agency);
	if (a != CHRON_NONE)
		return a;
	if (j->file_agency == CHRON_NONE)
		j->file_agency = agency_of(j, j->file_agency_name);
	return j->file_agency;
}
