/* The tables of a file and the headings of each. */
#include "core/judge.h"

#include "core/words.h"
#include "util/fold.h"
#include "util/str.h"

/* Comparing a heading with all synonyms takes a while; a file with more
 * headings than this has none of a chronology in the rest. */
enum { MATCHED_HEADINGS = 2000 };
enum { MOST_TABLES = 1000 }; /* then no more are looked for within tables */

static struct table *
add_table(struct judge *j, uint32_t first, enum table_kind kind)
{
	struct table *t = ARENA_PUSH(j->arena, &j->tables, &j->ntables);

	t->first = t->heading = t->data = first;
	t->kind = kind;
	return t;
}

static void
split(struct judge *j)
{
	const struct raw_record *r = j->raw->records;
	struct table *t = NULL;

	for (uint32_t i = 0; i < j->raw->nrecords; i++) {
		enum table_kind kind = r[i].marks & CHRON_MARK_TEXT ? TABLE_TEXT
				       : r[i].shape == CHRON_ROW    ? TABLE_ROWS
								 : TABLE_NAMED;
		bool same = t && t->kind == kind &&
			    (kind != TABLE_ROWS ||
				    str_eq(r[i].part, r[i - 1].part));

		if (!same)
			t = add_table(j, i, kind);
		t->end = i + 1;
	}
}

uint16_t
judge_plain_heading(struct judge *j, struct chron_str text)
{
	struct chron_heading *h;

	if (j->nheadings >= NO_HEADING - 1)
		return NO_HEADING;
	h = ARENA_PUSH(j->arena, &j->headings, &j->nheadings);
	h->text = text;
	h->concept = CHRON_F_OTHER;
	return (uint16_t)(j->nheadings - 1);
}

static uint16_t
judge_heading(struct judge *j, struct chron_str text)
{
	uint16_t h = judge_plain_heading(j, text);
	struct heading_match m;

	if (h == NO_HEADING || h >= MATCHED_HEADINGS)
		return h;
	m = judge_match(j, text);
	j->headings[h].concept = (uint8_t)m.concept;
	j->headings[h].confidence = m.confidence;
	return h;
}

struct chron_str
judge_column_name(struct judge *j, uint32_t col)
{
	return arena_printf(j->arena, "column %u", col);
}

static bool
same_texts(const struct judge *j, const struct layout *l,
	const struct chron_str *texts, uint32_t ncols)
{
	if (l->ncols != ncols)
		return false;
	for (uint32_t i = 0; i < ncols; i++)
		if (!fold_eq(j->headings[l->heading[i]].text, texts[i]))
			return false;
	return true;
}

static struct layout *
judge_layout(struct judge *j, const struct chron_str *texts, uint32_t ncols,
	const struct raw_record *head)
{
	struct layout *l;

	for (uint32_t i = 0; i < j->nlayouts; i++)
		if (j->layouts[i]->row &&
			same_texts(j, j->layouts[i], texts, ncols))
			return j->layouts[i];
	if (j->nheadings + ncols >= NO_HEADING)
		return NULL;
	l = ARENA_NEW(j->arena, struct layout);
	l->heading = ARENA_ARRAY(j->arena, uint16_t, ncols);
	for (uint32_t i = 0; i < ncols; i++) {
		struct chron_heading *h;

		l->heading[i] = judge_heading(j, texts[i]);
		h = &j->headings[l->heading[i]];
		h->col = i + 1;
		h->row = head->row;
		h->part = head->part;
	}
	l->ncols = ncols;
	l->row = head->row;
	l->part = head->part;
	*ARENA_PUSH(j->arena, &j->layouts, &j->nlayouts) = l;
	return l;
}

/* The words of a heading row, one line a cell, to know it when it comes
 * again. */
static struct chron_str *
row_words(struct judge *j, const struct raw_record *r, uint32_t ncols)
{
	struct chron_str *w = ARENA_ARRAY(j->arena, struct chron_str, ncols);

	for (uint32_t i = 0; i < ncols; i++)
		w[i] = words_arena(j->arena, judge_cell(r, i + 1));
	return w;
}

/* A column of dates is the date, unless its heading says of what. */
static void
take_date(struct judge *j, struct layout *l, uint32_t col, uint8_t sure)
{
	uint16_t h = l->heading[col - 1];

	l->dated = col;
	if (!judge_is_date(j->headings[h].concept))
		judge_settle(j, h, CHRON_F_DATE, sure);
}

static void
with_header(struct judge *j, struct table *t, const struct header *h)
{
	const struct raw_record *r = j->raw->records;
	uint32_t n = judge_width(&r[h->first]);
	uint32_t m = judge_width(&r[h->last]);
	struct chron_str *texts, group = CHRON_S("");

	if (m > n)
		n = m;
	texts = ARENA_ARRAY(j->arena, struct chron_str, n);
	for (uint32_t i = 0; i < n; i++) {
		struct chron_str top = judge_cell(&r[h->first], i + 1);
		struct chron_str sub = CHRON_S("");

		if (h->last > h->first)
			sub = judge_cell(&r[h->last], i + 1);
		if (top.n)
			group = top;
		else if (sub.n)
			top = group;
		texts[i] = judge_combine(j->arena, top, sub);
		if (!texts[i].n)
			texts[i] = judge_column_name(j, i + 1);
	}
	t->layout = judge_layout(j, texts, n, &r[h->first]);
	if (!t->layout) {
		judge_set_not_ours(j, t, "the file has too many headings");
		return;
	}
	t->heading = h->first;
	t->data = h->last + 1;
	if (t->layout->words[0])
		return;
	t->layout->words[0] = row_words(j, &r[h->first], n);
	if (h->last > h->first)
		t->layout->words[1] = row_words(j, &r[h->last], n);
	if (h->date_col && h->date_col <= n)
		take_date(j, t->layout, h->date_col, 50);
}

/* The columns are known by what they hold. */
static void
with_guess(struct judge *j, struct table *t, const struct header *h)
{
	enum { SURE = 40 };
	const struct raw_record *r = &j->raw->records[h->first];
	struct chron_str *texts;
	struct layout *l;
	uint16_t text;

	texts = ARENA_ARRAY(j->arena, struct chron_str, r->ncells);
	for (uint32_t i = 0; i < r->ncells; i++) {
		texts[i] = h->bare ? CHRON_S("") : judge_cell(r, i + 1);
		if (!texts[i].n)
			texts[i] = judge_column_name(j, i + 1);
	}
	l = judge_layout(j, texts, r->ncells, r);
	if (!l || h->date_col > l->ncols || h->text_col > l->ncols) {
		judge_set_not_ours(j, t, NULL);
		return;
	}
	t->layout = l;
	t->heading = h->first;
	t->data = h->bare ? h->first : h->first + 1;
	if (!h->bare && !l->words[0])
		l->words[0] = row_words(j, r, r->ncells);
	l->guessed = true;
	l->bare = h->bare;
	take_date(j, l, h->date_col, SURE);
	text = l->heading[h->text_col - 1];
	if (j->headings[text].concept != CHRON_F_EVENT && !judge_told(j, text))
		judge_settle(j, text, CHRON_F_EVENT, SURE);
}

static void
named(struct judge *j, struct table *t)
{
	for (uint32_t i = 0; i < j->raw->nnames; i++)
		if (judge_is_date(j->headings[i].concept) ||
			j->headings[i].concept == CHRON_F_END_DATE) {
			t->layout = ARENA_NEW(j->arena, struct layout);
			return;
		}
	judge_set_not_ours(j, t, "it has no dates");
}

/* lenient: nothing else in the file is a chronology, so this may be, though
 * it has headings of something else. */
static void
rows(struct judge *j, struct table *t, struct layout **last, bool lenient)
{
	bool sure = false;
	const char *other = judge_other_kind(j, t, &sure);
	struct header h;

	/* A column "Role" does not make it a list of people. */
	if (lenient && !sure)
		other = NULL;

	if (!judge_part_told(j, j->raw->records[t->first].part)) {
		t->kind = TABLE_NOT_OURS;
		t->why = CHRON_S("in a part that the profile leaves out");
		return;
	}
	h = judge_find_header(j, t->first, t->end);
	if (h.score && (h.full || !sure || lenient)) {
		with_header(j, t, &h);
	} else if (!other && *last && judge_goes_on(j, t, *last)) {
		t->layout = *last;
		t->continues = true;
	} else {
		h = other ? (struct header){0}
			  : judge_guess_header(j, t->first, t->end, lenient);
		if (h.score)
			with_guess(j, t, &h);
		else if (!other && judge_is_form(j, t))
			t->kind = TABLE_PREAMBLE;
		else
			judge_set_not_ours(j, t, other);
	}
	if (t->layout)
		*last = t->layout;
}

/* A form below the last table has no table that it could speak for. */
static void
end_forms(struct judge *j)
{
	for (uint32_t t = j->ntables; t-- && !j->tables[t].layout;)
		if (j->tables[t].kind == TABLE_PREAMBLE)
			judge_set_not_ours(j, &j->tables[t],
				"it stands below all tables and has no dates");
}

/* Names of fields are headings in their order.  What is set aside gets
 * headings that mean nothing, whatever it is called. */
static void
name_fields(struct judge *j)
{
	const struct raw_file *raw = j->raw;
	bool *field = ARENA_ARRAY(j->arena, bool, raw->nnames);

	j->aside = ARENA_ARRAY(j->arena, uint16_t, raw->nnames);
	for (uint32_t i = 0; i < raw->nrecords; i++)
		for (uint32_t k = 0; raw->records[i].shape == CHRON_NAMED &&
				     k < raw->records[i].ncells;
			k++)
			field[raw->records[i].cells[k].name] = true;
	for (uint32_t i = 0; i < raw->nnames; i++)
		j->aside[i] = field[i] ? judge_heading(j, raw->names[i])
				       : judge_plain_heading(j, raw->names[i]);
	for (uint32_t i = 0; i < raw->nnames; i++)
		if (j->headings[j->aside[i]].concept != CHRON_F_OTHER)
			j->aside[i] = judge_plain_heading(j, raw->names[i]);
}

/* Gives every cell of a row the index of its heading. */
static void
name_cells(struct judge *j, struct table *t)
{
	for (uint32_t i = t->data; i < t->end; i++) {
		struct raw_record *r = &j->raw->records[i];

		for (uint32_t k = 0; k < r->ncells; k++) {
			uint32_t col =
				r->cells[k].col ? r->cells[k].col : k + 1;

			r->cells[k].name = col <= t->layout->ncols
						   ? t->layout->heading[col - 1]
						   : RAW_NO_NAME;
		}
	}
}

/* A table may begin within another, below headings of its own. */
static void
break_up(struct judge *j, uint32_t index)
{
	struct table *t = &j->tables[index], rest;
	uint32_t at;

	if (!t->layout || t->layout->guessed || t->continues ||
		t->data == t->heading)
		return;
	at = judge_next_header(j, t);
	if (at == t->end)
		return;
	rest = *t;
	rest.first = rest.heading = rest.data = at;
	rest.layout = NULL;
	rest.within = true;
	t->end = at;
	add_table(j, at, TABLE_ROWS);
	t = &j->tables[index];
	memmove(t + 2, t + 1, (j->ntables - index - 2) * sizeof(*t));
	t[1] = rest;
}

/* True if a table has headings. */
static bool
find_all(struct judge *j, bool lenient)
{
	struct layout *last = NULL;
	bool any = false;

	for (uint32_t t = 0; t < j->ntables; t++) {
		if (lenient && j->tables[t].kind == TABLE_NOT_OURS &&
			j->raw->records[j->tables[t].first].shape == CHRON_ROW)
			j->tables[t].kind = TABLE_ROWS;
		if (j->tables[t].kind == TABLE_NAMED)
			named(j, &j->tables[t]);
		else if (j->tables[t].kind == TABLE_ROWS)
			rows(j, &j->tables[t], &last, lenient);
		any |= j->tables[t].layout != NULL;
		if (j->tables[t].kind == TABLE_ROWS && j->ntables < MOST_TABLES)
			break_up(j, t);
		if (j->tables[t].layout && j->tables[t].kind == TABLE_ROWS)
			name_cells(j, &j->tables[t]);
	}
	return any;
}

enum chron_status
judge_tables(struct judge *j, struct chron_err *err)
{
	bool any;

	name_fields(j);
	split(j);
	any = find_all(j, false) || find_all(j, true);
	end_forms(j);
	if (any || !j->ntables)
		return CHRON_OK;
	judge_describe_failure(j, err);
	return CHRON_EFORMAT;
}
