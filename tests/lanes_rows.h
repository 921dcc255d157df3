/* A table of lanes from rows in short. */
#ifndef TESTS_LANES_ROWS_H
#define TESTS_LANES_ROWS_H

#include "export/picture.h"

#ifndef COUNT
#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))
#endif

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"lane", "Lane", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"mark", "What", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"number", "Days, or records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
	{"ref", "Entry", CHRON_CELL_REF, CHRON_NARROW},
};
static const struct chron_table table = {
	.key = "timeline",
	.title = "When each child was seen",
	.caption = "Shaded: no sighting.",
	.empty = "Nothing to draw.",
	.columns = columns,
	.ncolumns = COUNT(columns),
	.picture = CHRON_PICTURE_LANES,
};

/* A row in short: lane number and name, ISO days, kind, number, words. */
struct row {
	const char *child, *lane, *name, *from, *to, *kind;
	uint32_t number;
	const char *number_text, *say, *ref;
};

static void
fill(struct chron_cell *cells, const struct row *r)
{
	const char *const texts[] = {r->child, r->name, r->from, r->to, r->kind,
		r->number_text, r->say, r->ref};
	const char *const data[] = {
		"", r->lane, r->from, r->to, r->kind, "", "", r->ref};

	for (size_t i = 0; i < COUNT(columns); i++)
		cells[i] = (struct chron_cell){.kind = columns[i].kind,
			.text = chron_cstr(texts[i]),
			.data = chron_cstr(data[i]),
			.number = i == 5 ? r->number : 0};
}

static struct picture
picture_of(struct arena *a, const struct row *rows, size_t n)
{
	struct chron_cell cells[COUNT(columns)];
	struct picture p;

	picture_begin(&p, a, &table);
	assert_true(p.drawable);
	for (size_t i = 0; i < n; i++) {
		fill(cells, &rows[i]);
		picture_row(&p, cells);
	}
	return p;
}

static inline struct picture_layout
lay_out(struct arena *a, const struct row *rows, size_t n)
{
	struct picture p = picture_of(a, rows, n);
	struct picture_layout l;

	assert_int_equal(p.n, 1);
	assert_true(picture_lay_out(&l, &p.children[0], a));
	return l;
}

#endif
