/* Writing a Word document: its tables.
 *
 * Rows of a table need not be divided alike: some are one cell from side to
 * side, some are equal shares.  Word wants every place where any cell ends as a
 * column of a grid, and of each cell over how many of those it reaches. */
#include "export/paper_inside.h"

#include <stdlib.h>

static const char *const fills[] = {
	[PAPER_PLAIN] = "", [PAPER_QUIET] = "EDEDED", [PAPER_PART] = "F7F7F7"};

/* A share that ends so near the end of a column ends there. */
enum { NEAR = 400 };

static int
by_size(const void *pa, const void *pb)
{
	const unsigned *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

static unsigned
share_edge(const struct paper *d, size_t k, size_t n)
{
	unsigned x = (unsigned)(d->width * k / n), best = x, least = NEAR;

	for (size_t i = 0; i < d->table->ncolumns; i++) {
		unsigned e = d->edges[i];
		unsigned apart = e < x ? x - e : e - x;

		if (apart < least) {
			least = apart;
			best = e;
		}
	}
	return best;
}

/* The weights as columns that fill the width. */
static void
find_edges(struct paper *d)
{
	const struct paper_table *t = d->table;
	unsigned long sum = 0, before = 0;

	d->edges = ARENA_ARRAY(d->table_arena, unsigned, t->ncolumns);
	for (size_t i = 0; i < t->ncolumns; i++)
		sum += t->columns[i].weight;
	for (size_t i = 0; i < t->ncolumns; i++) {
		before += t->columns[i].weight;
		d->edges[i] = (unsigned)(sum ? before * d->width / sum : 0);
	}
}

static void
find_stops(struct paper *d)
{
	size_t n = 0, kept = 0, room = d->table->ncolumns + 8;

	d->stops = ARENA_ARRAY(d->table_arena, unsigned, room);
	for (size_t i = 0; i < d->table->ncolumns; i++)
		d->stops[n++] = d->edges[i];
	for (size_t of = 2; d->table->shared && of <= PAPER_SHARES; of++)
		for (size_t k = 1; k < of; k++)
			d->stops[n++] = share_edge(d, k, of);
	qsort(d->stops, n, sizeof(*d->stops), by_size);
	for (size_t i = 0; i < n; i++)
		if (!kept || d->stops[i] != d->stops[kept - 1])
			d->stops[kept++] = d->stops[i];
	d->nstops = kept;
}

/* A cell from where the last one ended to there. */
static void
open_cell(struct paper *d, unsigned to, const char *fill)
{
	unsigned span = 0;

	for (size_t i = 0; i < d->nstops; i++)
		span += d->stops[i] > d->at && d->stops[i] <= to;
	buf_printf(&d->body, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>",
		to - d->at);
	if (span > 1)
		buf_printf(&d->body, "<w:gridSpan w:val=\"%u\"/>", span);
	if (*fill)
		buf_printf(&d->body,
			"<w:shd w:val=\"clear\" w:color=\"auto\" "
			"w:fill=\"%s\"/>",
			fill);
	buf_puts(&d->body, "</w:tcPr>");
	d->at = to;
	d->said = false;
}

static void
head(struct paper *d)
{
	const struct paper_table *t = d->table;

	d->at = 0;
	buf_puts(&d->body,
		"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (size_t i = 0; i < t->ncolumns; i++) {
		open_cell(d, d->edges[i], "1F3864");
		paper_paragraph(d, "TableHeading", "");
		paper_run(&d->body, "", t->columns[i].heading);
		buf_puts(&d->body, "</w:p></w:tc>");
	}
	buf_puts(&d->body, "</w:tr>");
}

void
paper_table_begin(struct paper *d, const struct paper_table *t)
{
	unsigned from = 0;

	arena_reset(d->table_arena);
	d->table = t;
	d->width = t->width ? t->width : PAPER_WIDTH;
	find_edges(d);
	find_stops(d);
	buf_printf(&d->body,
		"<w:tbl><w:tblPr><w:tblStyle w:val=\"ChronologyTable\"/>"
		"<w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
		"<w:tblLayout w:type=\"fixed\"/>"
		"<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
		"w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" "
		"w:noVBand=\"1\"/><w:tblCaption w:val=\"",
		d->width);
	paper_escape(&d->body, t->title);
	buf_puts(&d->body, "\"/><w:tblDescription w:val=\"");
	paper_escape(&d->body, t->description);
	buf_puts(&d->body, "\"/></w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < d->nstops; i++) {
		buf_printf(&d->body, "<w:gridCol w:w=\"%u\"/>",
			d->stops[i] - from);
		from = d->stops[i];
	}
	buf_puts(&d->body, "</w:tblGrid>");
	head(d);
}

unsigned
paper_column_width(const struct paper *d, size_t column)
{
	return d->edges[column] - (column ? d->edges[column - 1] : 0);
}

void
paper_cell_open(struct paper *d, size_t n, enum paper_look look)
{
	d->column += n;
	open_cell(d, d->edges[d->column - 1], fills[look]);
}

void
paper_share_open(struct paper *d, size_t k, size_t n)
{
	d->column = d->table->ncolumns;
	open_cell(d, k + 1 < n ? share_edge(d, k + 1, n) : d->width,
		fills[PAPER_PART]);
}

void
paper_cell_close(struct paper *d)
{
	if (!d->said) { /* a cell ends with a paragraph, or Word mends it */
		paper_open(d, PAPER_TEXT, false);
		paper_close(d);
	}
	buf_puts(&d->body, "</w:tc>");
}

static void
end_row(struct paper *d)
{
	if (!d->row)
		return;
	while (d->column < d->table->ncolumns)
		paper_cell(d, PAPER_PLAIN, CHRON_S(""));
	buf_puts(&d->body, "</w:tr>");
	d->row = false;
	paper_ease(d);
}

static void
begin_row(struct paper *d, const char *properties)
{
	end_row(d);
	d->row = true;
	d->column = 0;
	d->at = 0;
	buf_puts(&d->body, "<w:tr>");
	if (*properties)
		buf_printf(&d->body, "<w:trPr>%s</w:trPr>", properties);
}

void
paper_row(struct paper *d)
{
	begin_row(d, "<w:trHeight w:val=\"480\" w:hRule=\"atLeast\"/>");
}

void
paper_line(struct paper *d, bool whole)
{
	begin_row(d, whole ? "<w:cantSplit/>" : "");
}

void
paper_cell(struct paper *d, enum paper_look look, struct chron_str text)
{
	if (d->column >= d->table->ncolumns)
		return;
	paper_cell_open(d, 1, look);
	paper_open(d, PAPER_TEXT, false);
	if (text.n)
		paper_run(&d->body, look == PAPER_QUIET ? "<w:i/>" : "", text);
	paper_close(d);
	paper_cell_close(d);
}

static void
attribute(struct paper *d, const char *name, struct chron_str value)
{
	buf_printf(&d->body, " w:%s=\"", name);
	paper_escape(&d->body, value);
	buf_putc(&d->body, '"');
}

/* What stands in it until something is chosen is blank, so that it is nothing
 * even to a program that takes it for text. */
void
paper_choice(struct paper *d, struct chron_str title,
	const struct chron_str *answers, size_t n)
{
	if (d->column >= d->table->ncolumns)
		return;
	paper_cell_open(d, 1, PAPER_PLAIN);
	paper_open(d, PAPER_TEXT, false);
	buf_puts(&d->body, "<w:sdt><w:sdtPr><w:alias");
	attribute(d, "val", title);
	buf_printf(&d->body,
		"/><w:id w:val=\"%u\"/><w:showingPlcHdr/><w:comboBox>",
		++d->ids);
	for (size_t i = 0; i < n; i++) {
		buf_puts(&d->body, "<w:listItem");
		attribute(d, "displayText", answers[i]);
		attribute(d, "value", answers[i]);
		buf_puts(&d->body, "/>");
	}
	buf_puts(&d->body, "</w:comboBox></w:sdtPr><w:sdtContent>");
	paper_run(&d->body, "",
		CHRON_S("\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0"));
	buf_puts(&d->body, "</w:sdtContent></w:sdt></w:p>");
	paper_cell_close(d);
}

void
paper_table_end(struct paper *d)
{
	end_row(d);
	buf_puts(&d->body, "</w:tbl>");
	d->table = NULL;
}
