/* Tables with names and dates of birth masked, on their way from reports to
 * exporters. */
#include "export/masked.h"

#include "util/civil.h"
#include "util/str.h"

struct masked {
	const struct mask *mask;
	const struct table_sink *to;
	struct arena *row;  /* emptied after each */
	struct arena *keep; /* of tables */
	const struct chron_column *columns;
	int32_t day; /* of the last row that told one */
	bool drawn;  /* the data of its days are where its marks stand */
};

static const char *
hide_words(const struct masked *k, struct arena *a, const char *s)
{
	if (!s)
		return NULL;
	return arena_str(
		a, mask_text(k->mask, chron_cstr(s), CIVIL_MIN, a, NULL))
		.p;
}

static enum chron_status
table(void *arg, const struct chron_table *t, struct chron_err *err)
{
	struct masked *k = arg;
	struct chron_table copy = *t;
	struct chron_column *columns =
		ARENA_ARRAY(k->keep, struct chron_column, t->ncolumns);

	memcpy(columns, t->columns, t->ncolumns * sizeof(*columns));
	for (size_t i = 0; i < t->ncolumns; i++)
		columns[i].title = hide_words(k, k->keep, columns[i].title);
	copy.columns = columns;
	copy.title = hide_words(k, k->keep, t->title);
	copy.caption = hide_words(k, k->keep, t->caption);
	copy.empty = hide_words(k, k->keep, t->empty);
	k->columns = columns;
	k->drawn = t->picture == CHRON_PICTURE_LANES;
	k->day = CIVIL_MIN;
	return k->to->table(k->to->arg, &copy, err);
}

/* The day of a row is that of what happened.  Where a gap begins is none: that
 * may be a birth. */
static int32_t
day_of(const struct masked *k, const struct chron_cell *cells, size_t n)
{
	int32_t day;

	for (size_t i = 0; i < n; i++)
		if (str_is(chron_cstr(k->columns[i].key), "date") &&
			cells[i].kind == CHRON_CELL_WHEN &&
			cells[i].data.n >= 10 &&
			civil_read_iso(
				(struct chron_str){cells[i].data.p, 10}, &day))
			return day;
	return CIVIL_MIN;
}

static void
move_spans(
	struct masked *k, struct chron_cell *cell, const struct mask_map *map)
{
	struct chron_span *spans;

	if (!cell->nspans || !map->n)
		return;
	spans = ARENA_ARRAY(k->row, struct chron_span, cell->nspans);
	memcpy(spans, cell->spans, cell->nspans * sizeof(*spans));
	for (size_t i = 0; i < cell->nspans; i++) {
		mask_move(map, &spans[i].start, &spans[i].end);
		/* two in one name must not overlap */
		if (i && spans[i].start < spans[i - 1].end)
			spans[i].start = spans[i - 1].end;
		if (spans[i].end < spans[i].start)
			spans[i].end = spans[i].start;
		spans[i].say = hide_words(k, k->row, spans[i].say);
	}
	cell->spans = spans;
}

/* Data are words, refs with spaces between, ids: each by itself. */
static struct chron_str
hide_data(const struct masked *k, struct chron_str s)
{
	struct chron_str shown = mask_text(k->mask, s, k->day, k->row, NULL);
	char *p;

	if (shown.p == s.p)
		return s;
	p = arena_bytes(k->row, shown.n);
	for (size_t i = 0; i < shown.n; i++)
		p[i] = shown.p[i] == ' ' ? '-' : shown.p[i];
	return (struct chron_str){p, shown.n};
}

static void
hide_cell(struct masked *k, struct chron_cell *cell)
{
	struct mask_map map;

	switch (cell->kind) {
	case CHRON_CELL_NUMBER:
		return;
	case CHRON_CELL_WHEN: /* a date as it was written, or words */
	case CHRON_CELL_TEXT:
	case CHRON_CELL_FLAG:
	case CHRON_CELL_SUM:
	case CHRON_CELL_REF:
		break;
	case CHRON_CELL_LABEL:
		cell->data = hide_data(k, cell->data);
		break;
	}
	cell->text = mask_text(k->mask, cell->text, k->day, k->row, &map);
	if (cell->kind == CHRON_CELL_WHEN && map.n) {
		cell->kind = CHRON_CELL_TEXT;
		if (!k->drawn)
			cell->data = CHRON_S("");
	}
	move_spans(k, cell, &map);
}

static enum chron_status
row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct masked *k = arg;
	struct chron_cell *copy =
		ARENA_ARRAY(k->row, struct chron_cell, ncells);
	enum chron_status st;

	if (kind == CHRON_ROW_DATA)
		k->day = CIVIL_MIN;
	if (ncells > 1 && day_of(k, cells, ncells) != CIVIL_MIN)
		k->day = day_of(k, cells, ncells);
	memcpy(copy, cells, ncells * sizeof(*copy));
	for (size_t i = 0; i < ncells; i++) {
		const char *key = ncells > 1 ? k->columns[i].key : "";

		if (str_is(chron_cstr(key), "born") ||
			str_is(chron_cstr(key), "also"))
			copy[i].text = copy[i].data = CHRON_S("");
		hide_cell(k, &copy[i]);
	}
	st = k->to->row(k->to->arg, kind, id, copy, ncells, err);
	arena_reset(k->row);
	return st;
}

struct masked *
masked_new(struct arena *a, const struct mask *m, const struct table_sink *to)
{
	struct masked *k = ARENA_NEW(a, struct masked);

	*k = (struct masked){
		.mask = m, .to = to, .row = arena_new(), .keep = a};
	return k;
}

struct table_sink
masked_sink(struct masked *k)
{
	return (struct table_sink){table, row, k};
}

void
masked_free(struct masked *k)
{
	arena_free(k->row);
}

/* A NULL-ended list. */
static const char *const *
hide_list(const struct masked *k, struct arena *a, const char *const *list)
{
	const char **shown = NULL;
	uint32_t n = 0;

	if (!list)
		return NULL;
	for (; *list; list++)
		*ARENA_PUSH(a, &shown, &n) = hide_words(k, a, *list);
	*ARENA_PUSH(a, &shown, &n) = NULL;
	return shown;
}

void
masked_doc(const struct mask *m, struct arena *a, struct chron_doc *doc)
{
	struct masked k = {.mask = m};

	doc->title = hide_words(&k, a, doc->title);
	doc->subtitle = hide_words(&k, a, doc->subtitle);
	doc->marking = hide_words(&k, a, doc->marking);
	doc->facts = hide_list(&k, a, doc->facts);
	doc->guide = hide_list(&k, a, doc->guide);
}
