/* Rulings in a spreadsheet: the duplicates report with its Decision column
 * filled in, whatever a person or a program did to the sheet since. */
#include "cli/ruling.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/dates.h"
#include "report/duplicates.h"
#include "report/words.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

/* ---- where the columns are ---- */

static const char *const headings[RULING_COLUMNS][6] = {
	[COLUMN_DECISION] = {"decision", "ruling", NULL},
	[COLUMN_ONE] = {"one", "account", "a", NULL},
	[COLUMN_OTHER] = {"other", "the other", "together with", "b", NULL},
	[COLUMN_ENTRY] = {"entry", NULL},
	[COLUMN_WHY] = {"reason for the decision", "reason", "why", NULL},
	[COLUMN_BY] = {"decided by", NULL},
	[COLUMN_AT] = {"decided on", "decided at", NULL},
};

bool
ruling_is_heading(struct chron_str cell, const char *const *names)
{
	enum { HEADING = 60 }; /* bytes; longer, and it is none */
	unsigned char first;

	cell = str_trim(cell);
	if (!cell.n || cell.n > HEADING)
		return false;
	/* Nearly every cell is none, and is told by its first letter. */
	first = (unsigned char)cell.p[0];
	for (; *names; names++)
		if ((first >= 0x80 || (first | 0x20) == (**names | 0x20)) &&
			fold_eq(cell, chron_cstr(*names)))
			return true;
	return false;
}

/* Is this the row of headings?  Then the columns are known.  Of two of one
 * name the first counts, but nobody can tell which Decision was meant. */
static bool
find_columns(const struct ruling_desk *desk, struct ruling_columns *columns,
	const struct ruling_place *place, const struct chron_str *cells,
	uint32_t ncells)
{
	struct ruling_columns got = *columns;
	uint32_t decisions = 0;

	for (int k = 0; k < RULING_COLUMNS; k++)
		got.at[k] = UINT32_MAX;
	for (uint32_t i = 0; i < ncells; i++)
		for (int k = 0; k < RULING_COLUMNS; k++) {
			if (!ruling_is_heading(cells[i], headings[k]))
				continue;
			decisions += k == COLUMN_DECISION;
			if (got.at[k] == UINT32_MAX)
				got.at[k] = i;
		}
	if (got.at[COLUMN_DECISION] == UINT32_MAX ||
		got.at[COLUMN_ONE] == UINT32_MAX ||
		got.at[COLUMN_OTHER] == UINT32_MAX)
		return false;
	got.found = got.any = true;
	got.part = place->part;
	*columns = got;
	if (decisions > 1)
		ruling_fail(desk, place,
			"%u columns are headed Decision: leave one, and give "
			"the others another name",
			decisions);
	return true;
}

/* ---- a row ---- */

struct row {
	const struct ruling_desk *desk;
	const struct ruling_columns *columns;
	struct ruling_place place;
	const struct chron_str *cells;
	uint32_t ncells;
	struct ruling_by by;
};

static struct chron_str
cell_at(const struct row *r, enum ruling_column k)
{
	uint32_t at = r->columns->at[k];

	return at < r->ncells ? str_trim(r->cells[at]) : CHRON_S("");
}

static struct ruling_place
place_of(const struct row *r, enum ruling_column k)
{
	struct ruling_place place = r->place;

	place.col = r->columns->at[k] == UINT32_MAX ? 0 : r->columns->at[k] + 1;
	return place;
}

/* "1 May 2024", "01/05/2024 14:30": a day, with its time if it has one. */
static bool
read_at(struct row *r)
{
	static const struct date_context day_first = {.order = ORDER_DMY,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX,
		.midnight_is_default = true};
	struct chron_str cell = cell_at(r, COLUMN_AT);
	struct ruling_place place = place_of(r, COLUMN_AT);
	struct date_reading got;

	if (!cell.n)
		return true;
	if (date_read(cell, CHRON_S(""), CHRON_TEXT, &day_first, &got) ==
			DATE_OK &&
		got.start.precision <= CHRON_DAY) {
		r->by.at = words_iso(r->desk->arena, &got.start);
		return true;
	}
	ruling_fail(r->desk, &place,
		"\"%.*s\" in the column Decided on is no day that can be "
		"read: write it as 01/05/2024",
		cell.n > 40 ? 40 : (int)cell.n, cell.p);
	return false;
}

/* Reads one ruling; the column that is wrong is told as far as it is known. */
static bool
read_ruling(const struct row *r, const char *word, struct chron_str one,
	struct chron_str other)
{
	struct chron_str words[4] = {
		chron_cstr(word), one, other, cell_at(r, COLUMN_WHY)};
	struct ruling_place place = place_of(r, COLUMN_DECISION);
	struct ruling_desk desk = *r->desk;
	struct chron_decision d;
	char why[RULING_WHY];
	uint32_t n = 4;

	desk.by = &r->by;
	if (!other.n && ruling_is_word(chron_cstr(word), why) &&
		!ruling_is(chron_cstr(word), "leave-out")) {
		place = place_of(r, COLUMN_OTHER);
		ruling_fail(r->desk, &place,
			"the other event or entry of the pair is missing");
		return false;
	}
	if (!other.n) {
		words[2] = words[3];
		n = 3;
	}
	if (ruling_read(&desk, words, n, &d, why)) {
		ruling_add(r->desk, &d, &place);
		return true;
	}
	for (int k = COLUMN_ONE; k <= COLUMN_OTHER; k++)
		if (refs_event(desk.refs, cell_at(r, (enum ruling_column)k),
			    NULL, NULL) == CHRON_NONE) {
			place = place_of(r, (enum ruling_column)k);
			break;
		}
	ruling_fail(r->desk, &place, "%s", why);
	return false;
}

/* ---- a row about an account of an entry ---- */

static bool
is_left_out(const struct ruling_desk *desk, uint32_t one, uint32_t other)
{
	const struct chron_chronology *c = desk->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		struct chron_str rest = d->others, id;

		if (d->ruling != RULE_LEAVE_OUT || !c->standings ||
			c->standings[i].what > STANDING_DOUBTED ||
			!str_eq(d->a, c->events[one].id))
			continue;
		while (str_cut(&rest, ' ', &id))
			if (str_eq(id, c->events[other].id))
				return true;
	}
	return false;
}

/* Leaves the account out, unless it was left out before.  False: it is in no
 * entry with the other any more, which the row does not know. */
static bool
leave_out(struct row *r, struct chron_str one, struct chron_str other)
{
	const struct ruling_desk *desk = r->desk;
	uint32_t a = refs_event(desk->refs, one, NULL, NULL);
	uint32_t b = refs_event(desk->refs, other, NULL, NULL);
	struct ruling_place place = place_of(r, COLUMN_ONE);

	if (a == CHRON_NONE || b == CHRON_NONE)
		return read_ruling(r, "leave-out", one, CHRON_S(""));
	if (is_left_out(desk, a, b)) {
		desk->out->already++;
		return true;
	}
	if (desk->c->events[a].entry == desk->c->events[b].entry)
		return read_ruling(r, "leave-out", one, CHRON_S(""));
	ruling_fail(desk, &place,
		"%.*s and %.*s are no longer in one entry: write the report "
		"again, or leave Decision empty here",
		STR(desk->c->events[a].id), STR(desk->c->events[b].id));
	return false;
}

enum { PLAIN = 0, OUT = 1, OUT_AND_PAIR = 2 };

/* What a ruling means for an account among others: what keeps it apart from
 * one of them takes it away from all. */
static int
means_out(struct chron_str word)
{
	static const struct {
		const char *word;
		int means;
	} out[] = {
		{"leave-out", OUT},
		{"different", OUT},
		{"related", OUT_AND_PAIR},
		{"unsure", OUT_AND_PAIR},
	};

	for (size_t i = 0; i < sizeof(out) / sizeof(*out); i++)
		if (ruling_is(word, out[i].word))
			return out[i].means;
	return PLAIN;
}

static void
read_row(struct row *r)
{
	struct chron_str word = cell_at(r, COLUMN_DECISION);
	struct chron_str one = cell_at(r, COLUMN_ONE);
	struct chron_str other = cell_at(r, COLUMN_OTHER);
	bool account = r->columns->at[COLUMN_ENTRY] != UINT32_MAX;
	int means = account ? means_out(word) : PLAIN;
	const char *kept = arena_str(r->desk->arena, word).p;

	if (!account && ruling_is(word, "leave-out"))
		other = CHRON_S("");
	if (cell_at(r, COLUMN_BY).n)
		r->by.by = cell_at(r, COLUMN_BY);
	if (!read_at(r) || (means != PLAIN && !leave_out(r, one, other)))
		return;
	if (means != OUT)
		read_ruling(r, kept, one, other);
}

/* The tables of our own report that hold no decisions stand below those that
 * do where a format knows no sheets. */
static bool
is_title(const struct chron_str *cells, uint32_t ncells)
{
	for (uint32_t i = 1; i < ncells; i++)
		if (str_trim(cells[i]).n)
			return false;
	for (size_t i = 0; ncells && duplicates_titles[i]; i++)
		if (str_is(str_trim(cells[0]), duplicates_titles[i]))
			return true;
	return false;
}

void
rulings_from_row(const struct ruling_desk *desk, struct ruling_columns *columns,
	const struct ruling_place *place, const struct chron_str *cells,
	uint32_t ncells)
{
	struct row r = {desk, columns, *place, cells, ncells, *desk->by};

	if (columns->found && !str_eq(columns->part, place->part))
		columns->found = false;
	if (columns->found && is_title(cells, ncells))
		columns->found = false;
	if (find_columns(desk, columns, place, cells, ncells) ||
		!columns->found)
		return;
	if (cell_at(&r, COLUMN_DECISION).n)
		read_row(&r);
	else if (cell_at(&r, COLUMN_WHY).n)
		desk->out->alone++;
}
