/* Whose record a file is: the agency and the child, from a column, the text
 * above the table, or the name of the file. */
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

/* ---- the text above the table ---- */

static void
preamble_rows(struct judge *j, struct buf *out, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct raw_record *r = &j->raw->records[i];
		size_t before = out->n;

		for (uint32_t k = 0; k < r->ncells; k++) {
			struct chron_str s = str_trim(cell_text(&r->cells[k]));

			if (!s.n)
				continue;
			if (out->n > before)
				buf_putc(out, '\t');
			else if (before)
				buf_putc(out, '\n');
			buf_str(out, s);
		}
	}
}

void
judge_preamble(struct judge *j)
{
	struct buf b = BUF_INIT;

	for (uint32_t t = 0; t < j->ntables; t++) {
		const struct table *table = &j->tables[t];

		if (table->kind == TABLE_PREAMBLE)
			preamble_rows(j, &b, table->first, table->end);
		else if (table->kind == TABLE_ROWS && table->layout)
			preamble_rows(j, &b, table->first, table->heading);
	}
	j->c->sources[j->source].preamble = arena_str(j->arena, buf_get(&b));
	buf_free(&b);
}

/* "Agency: Police", or "Agency" in one cell and "Police" in the next: calls
 * back with each. Lines without a key have an empty one. */
typedef bool pair_fn(struct judge *j, struct chron_str key,
	struct chron_str value, void *arg);

enum { MAX_PAIRS = 300 }; /* a preamble is a page, not a book */

static bool
each_pair(struct judge *j, pair_fn *fn, void *arg)
{
	uint32_t pairs = 0;
	struct chron_str rest = j->c->sources[j->source].preamble, line;

	while (str_cut(&rest, '\n', &line)) {
		struct chron_str cell;
		struct chron_str key = CHRON_S("");

		while (pairs < MAX_PAIRS && str_cut(&line, '\t', &cell)) {
			const char *colon = memchr(cell.p, ':', cell.n);
			struct chron_str value = cell;

			if (colon) {
				key = (struct chron_str){
					cell.p, (size_t)(colon - cell.p)};
				value.n -= key.n + 1;
				value.p = colon + 1;
			}
			value = str_trim(value);
			pairs++;
			if (value.n && fn(j, key, value, arg))
				return true;
			if (!colon)
				key = cell;
			else if (value.n)
				key = CHRON_S("");
		}
	}
	return false;
}

/* The part of "J Smith, Anytown Housing Association" that names an agency. */
static struct chron_str
agency_part(struct chron_str value)
{
	struct chron_str rest = value, part;

	while (str_cut(&rest, ',', &part))
		if (agency_kind_of(part) != KIND_OTHER)
			return str_trim(part);
	return CHRON_S("");
}

/* Keys whose value names the agency outright. */
static bool
key_says_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	struct heading_match m = heading_match(key);

	(void)j;
	if (!key.n || m.concept != CHRON_F_AGENCY || m.confidence < 60 ||
		value.n > 120)
		return false;
	*(struct chron_str *)arg = value;
	return true;
}

static bool
words_begin(struct chron_str s, const char *words)
{
	return str_istarts(str_trim(s), words);
}

/* "Chronology of Housing involvement", "Police chronology". */
static bool
title_says_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	static const char *const about[] = {"chronology", "involvement",
		"timeline", "return", "report", NULL};
	struct buf b = BUF_INIT;
	struct chron_str w, phrase;
	bool found = false;

	(void)j;
	/* "Chronology of police involvement: SMITH" */
	if (words_begin(key, "chronology"))
		value = key;
	words_add(&b, value);
	w = buf_get(&b);
	for (const char *const *a = about; *a && value.n <= 160; a++)
		found |= words_find(w, chron_cstr(*a)) != SIZE_MAX;
	found = found && agency_kind_find(w, &phrase) != KIND_OTHER;
	buf_free(&b);
	if (found)
		*(struct chron_str *)arg = value;
	return found;
}

/* Whoever wrote it: "Completed by: J Smith, Anytown Housing Association". */
static bool
author_says_agency(struct judge *j, struct chron_str key,
	struct chron_str value, void *arg)
{
	static const char *const authors[] = {"completed by", "prepared by",
		"compiled by", "submitted by", "author", "written by",
		"produced by", "name and agency", "contact", NULL};
	struct chron_str w = words_arena(j->arena, key);
	struct chron_str v = words_arena(j->arena, value);
	struct chron_str part = CHRON_S("");

	for (const char *const *a = authors; *a; a++)
		if (str_starts(w, *a) || (!key.n && str_starts(v, *a)))
			part = agency_part(value);
	if (!part.n)
		return false;
	*(struct chron_str *)arg = part;
	return true;
}

/* A short line that is the name of an agency and nothing else. */
static bool
line_is_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	struct chron_str w = words_arena(j->arena, value), rest = w, word;
	uint32_t n = 0;

	while (str_cut(&rest, ' ', &word))
		n++;
	if (key.n || n > 7 || agency_kind_of(w) == KIND_OTHER)
		return false;
	*(struct chron_str *)arg = value;
	return true;
}

static bool
agency_in_preamble(struct judge *j, struct chron_str *name)
{
	if (each_pair(j, key_says_agency, name))
		return true;
	if (each_pair(j, title_says_agency, name)) {
		*name = judge_name_in_title(j->c, j->arena, *name);
		return name->n > 0;
	}
	return each_pair(j, author_says_agency, name) ||
	       each_pair(j, line_is_agency, name);
}

/* ---- the child the file is about ---- */

struct child_search {
	uint32_t child; /* CHRON_NONE: none yet */
	bool several;
};

static size_t
longest_name(const struct chron_child *c, struct chron_str words)
{
	size_t best = 0;

	for (uint32_t i = 0; i <= c->nalso; i++) {
		struct chron_str name = i ? c->also[i - 1] : c->name;
		struct buf b = BUF_INIT;

		words_add(&b, name);
		if (b.n > best && words_find(words, buf_get(&b)) != SIZE_MAX)
			best = b.n;
		buf_free(&b);
	}
	return best;
}

/* "A" alone is a reference only as the whole value or after "child". */
static size_t
reference(const struct chron_child *c, struct chron_str words)
{
	struct buf b = BUF_INIT, child = BUF_INIT;
	size_t n = 0;

	words_add(&b, c->ref);
	buf_puts(&child, "child ");
	buf_str(&child, buf_get(&b));
	if (b.n && (str_eq(words, buf_get(&b)) ||
			   words_find(words, buf_get(&child)) != SIZE_MAX ||
			   (b.n > 2 &&
				   words_find(words, buf_get(&b)) != SIZE_MAX)))
		n = b.n;
	buf_free(&b);
	buf_free(&child);
	return n;
}

static bool
names_child(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	const struct chron_config *config = &j->c->config;
	struct heading_match m = heading_match(key);
	struct child_search *s = arg;
	struct chron_str k = words_arena(j->arena, key);
	struct chron_str w = words_arena(j->arena, value);

	if (m.concept != CHRON_F_SUBJECT && !str_starts(k, "chronology") &&
		!str_starts(k, "child") && !str_starts(w, "re ") &&
		!str_starts(w, "child ") && !str_starts(w, "name ") &&
		words_find(w, CHRON_S("chronology")) == SIZE_MAX)
		return false;
	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *c = &config->children[i];

		if (!longest_name(c, w) && !reference(c, w))
			continue;
		if (s->child != CHRON_NONE && s->child != i)
			s->several = true;
		s->child = i;
	}
	return false;
}

static void
find_child(struct judge *j)
{
	struct child_search s = {.child = CHRON_NONE};

	if (!j->c->config.children_declared)
		return;
	each_pair(j, names_child, &s);
	if (!s.several)
		j->c->sources[j->source].child = s.child;
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
	if (agency_in_preamble(j, name))
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

	demote_parts(j, name);
	/* "Police CNF" in the notes of a midwife is a record she was sent. */
	if (str_is(chron_cstr(from), "preamble") &&
		agency_kind_of(name) != KIND_OTHER)
		j->source_is_agency = false;
	j->by_row = !told && has_agency_column(j);
	j->file_agency_name = name;
	j->file_agency = CHRON_NONE;
	source = &j->c->sources[j->source];
	source->agency = CHRON_NONE;
	source->agency_from = chron_cstr(j->by_row ? "column" : from);
	if (!j->by_row)
		source->agency = j->file_agency = agency_of(j, name);
	find_child(j);
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
	if (a != CHRON_NONE)
		return a;
	if (j->file_agency == CHRON_NONE)
		j->file_agency = agency_of(j, j->file_agency_name);
	return j->file_agency;
}
