/* The columns that reviewers write in, in any table that has references. */
#include "cli/review.h"

#include <stdlib.h>

#include "export/xlsx_text.h"
#include "merge/entries.h"
#include "util/str.h"

static const char *const names[REVIEW_COLUMNS][6] = {
	[REVIEW_PHASE] = {"phase", NULL},
	[REVIEW_EPISODE] = {"key practice episode", "episode", "kpe", NULL},
	[REVIEW_THEME] = {"theme", "themes", NULL},
	[REVIEW_GOOD] = {"good practice", "good_practice", NULL},
	[REVIEW_MISSED] = {"missed opportunity", "missed_opportunity", NULL},
	[REVIEW_QUESTION] = {"question for agency", "question", NULL},
	[REVIEW_NOTES] = {"review notes", "review note", "notes", NULL},
	[REVIEW_REF] = {"ref", "reference", "ref.", NULL},
};

enum { HEADING = 60 }; /* bytes; longer, and it is no heading */

const char *
review_title(uint8_t what)
{
	return what == REVIEW_NOTES ? "Review notes" : review_titles[what];
}

/* ---- where the columns are ---- */

static int
column_of(struct chron_str cell)
{
	for (int k = 0; k < REVIEW_COLUMNS; k++)
		if (ruling_is_heading(cell, names[k]))
			return k;
	return -1;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Is the reference named beside something else: "Date and ref"? */
static bool
names_ref(struct chron_str cell)
{
	for (size_t i = 0; cell.n <= HEADING && i + 3 <= cell.n; i++)
		if (str_ieq((struct chron_str){cell.p + i, 3},
			    CHRON_S("ref")) &&
			(!i || !is_alnum(cell.p[i - 1])) &&
			(i + 3 == cell.n || !is_alnum(cell.p[i + 3])))
			return true;
	return false;
}

/* Nobody can tell which of two columns of one name is meant. */
static void
tell_doubles(const struct ruling_desk *desk, struct ruling_place place,
	const uint32_t *count, const uint32_t *second)
{
	for (int k = 0; k < REVIEW_REF; k++) {
		place.col = second[k] + 1;
		if (count[k] > 1)
			ruling_fail(desk, &place,
				"%u columns are headed %s: leave one, and give "
				"the others another name",
				count[k], review_title((uint8_t)k));
	}
}

/* Is this the row of headings?  Then the columns are known. */
static bool
find_columns(const struct ruling_desk *desk, struct review_columns *columns,
	const struct ruling_place *place, const struct chron_str *cells,
	uint32_t ncells)
{
	struct review_columns got = {.found = true, .any = true};
	uint32_t count[REVIEW_COLUMNS] = {0}, second[REVIEW_COLUMNS] = {0};
	uint32_t written = 0;

	for (int k = 0; k < REVIEW_COLUMNS; k++)
		got.at[k] = UINT32_MAX;
	for (uint32_t i = 0; i < ncells; i++) {
		int k = column_of(cells[i]);

		if (k < 0)
			continue;
		if (!count[k])
			got.at[k] = i;
		else if (count[k] == 1)
			second[k] = i;
		count[k]++;
	}
	for (uint32_t i = 0; i < ncells && !count[REVIEW_REF]; i++)
		if (names_ref(cells[i]))
			got.at[REVIEW_REF] = i;
	for (int k = 0; k < REVIEW_REF; k++)
		written += count[k];
	if (!written || got.at[REVIEW_REF] == UINT32_MAX)
		return false;
	got.part = place->part;
	*columns = got;
	tell_doubles(desk, *place, count, second);
	return true;
}

/* ---- whose row it is ---- */

enum { ID = 13 }; /* bytes of the id of an event or an entry */

/* The first thing in a cell that looks like an id: it may stand there with the
 * date. */
static bool
find_id(struct chron_str cell, struct chron_str *id)
{
	for (size_t i = 0; i + ID <= cell.n; i++) {
		size_t n = 1;

		if ((cell.p[i] != 'e' && cell.p[i] != 'n') ||
			(i && is_alnum(cell.p[i - 1])))
			continue;
		while (i + n < cell.n && is_hex(cell.p[i + n]))
			n++;
		*id = (struct chron_str){cell.p + i, n};
		if (n == ID && (i + n == cell.n || !is_alnum(cell.p[i + n])))
			return true;
	}
	return false;
}

static int
by_ref(const void *x, const void *y)
{
	const struct review_gone *a = x, *b = y;

	return str_cmp(a->ref, b->ref);
}

static void
read_gone(const struct ruling_desk *desk, struct review_sheet *sheet)
{
	const struct chron_chronology *c = desk->c;
	struct arena *a = desk->arena;

	sheet->gone_read = true;
	for (uint32_t i = 0; c->standings && i < c->ndecisions; i++) {
		struct chron_str id = c->decisions[i].a;

		if (chronology_find_event(c, id) != CHRON_NONE)
			continue;
		*ARENA_PUSH(a, &sheet->gone, &sheet->ngone) =
			(struct review_gone){id, id};
		*ARENA_PUSH(a, &sheet->gone, &sheet->ngone) =
			(struct review_gone){entry_named(a, id), id};
	}
	if (sheet->ngone)
		qsort(sheet->gone, sheet->ngone, sizeof(*sheet->gone), by_ref);
}

/* An account that is gone and was written on is known by its decisions. */
static struct chron_str
find_gone(const struct ruling_desk *desk, struct review_sheet *sheet,
	struct chron_str ref)
{
	const struct review_gone key = {.ref = ref}, *found = NULL;

	if (!sheet->gone_read)
		read_gone(desk, sheet);
	if (sheet->ngone)
		found = bsearch(
			&key, sheet->gone, sheet->ngone, sizeof(key), by_ref);
	return found ? found->event : CHRON_S("");
}

/* Whom the row is about; why not, if nobody. */
static bool
find_whom(const struct ruling_desk *desk, struct review_sheet *sheet,
	struct chron_str ref, struct review_cell *to, char why[RULING_WHY])
{
	const struct chron_chronology *c = desk->c;
	struct chron_str id;
	uint32_t entry;

	ref = str_trim(ref);
	to->at = refs_event(desk->refs, ref, &entry, why);
	if (to->at == CHRON_NONE && find_id(ref, &id)) {
		ref = id;
		to->at = refs_event(desk->refs, ref, &entry, why);
	}
	if (to->at != CHRON_NONE) {
		to->event = c->events[to->at].id;
		to->whole = entry != CHRON_NONE ||
			    c->entries[c->events[to->at].entry].nevents == 1;
		return true;
	}
	to->event = find_gone(desk, sheet, ref);
	return to->event.n > 0;
}

/* ---- rows ---- */

static bool
is_written(const struct chron_str *cells, uint32_t ncells, uint32_t at)
{
	return at < ncells && str_trim(cells[at]).n > 0;
}

void
reviews_from_row(const struct ruling_desk *desk, struct review_sheet *sheet,
	const struct ruling_place *place, const struct chron_str *cells,
	uint32_t ncells)
{
	struct review_columns *columns = &sheet->columns;
	struct review_cell cell = {.place = *place};
	uint32_t ref = columns->at[REVIEW_REF];
	char why[RULING_WHY];
	bool known = false;

	if (columns->found && !str_eq(columns->part, place->part))
		columns->found = false;
	if (find_columns(desk, columns, place, cells, ncells) ||
		!columns->found)
		return;
	for (uint8_t k = 0; k < REVIEW_REF; k++) {
		uint32_t at = columns->at[k];

		if (!is_written(cells, ncells, at))
			continue;
		if (!known &&
			!find_whom(desk, sheet,
				is_written(cells, ncells, ref) ? cells[ref]
							       : CHRON_S(""),
				&cell, why)) {
			cell.place.col = ref + 1;
			ruling_fail(desk, &cell.place,
				"%s: what stands under "
				"%s has no place to go",
				why, review_title(k));
			return;
		}
		known = true;
		cell.what = k;
		cell.place.col = at + 1;
		cell.more = str_starts(cells[at], XLSX_CONTINUED);
		cell.text = cells[at];
		if (cell.more) {
			cell.text.p += sizeof(XLSX_CONTINUED) - 1;
			cell.text.n -= sizeof(XLSX_CONTINUED) - 1;
		}
		*ARENA_PUSH(desk->arena, &sheet->cells, &sheet->ncells) = cell;
	}
}
