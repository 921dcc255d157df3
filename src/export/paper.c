/* Writing a Word document: its body. */
#include "export/paper.h"

#include "export/paper_package.h"
#include "util/arena.h"

struct paper {
	struct arena *arena; /* this struct too */
	struct buf body;
	struct chron_str title, marking;
	struct paper_media media;
	const struct paper_table *table;
	unsigned *widths;
	size_t column;	  /* of the row */
	unsigned choices; /* so far: each has a number */
	bool row;
};

static const char *const styles[] = {
	[PAPER_TITLE] = "Title",
	[PAPER_HEADING] = "Heading1",
	[PAPER_SUBHEADING] = "Heading2",
	[PAPER_BODY] = "BodyText",
	[PAPER_BULLET] = "ListBullet",
};

struct paper *
paper_new(const struct paper_about *about)
{
	struct arena *a = arena_new();
	struct paper *d = ARENA_NEW(a, struct paper);

	d->arena = a;
	d->body = BUF_INIT;
	d->title = arena_str(a, about->title);
	d->marking = arena_str(a, about->marking);
	return d;
}

static void
paper_free(struct paper *d)
{
	if (!d)
		return;
	buf_free(&d->body);
	arena_free(d->arena);
}

enum chron_status
paper_finish(struct paper *d, struct chron_out *out, struct chron_err *err)
{
	enum chron_status st = paper_package(
		buf_get(&d->body), d->title, d->marking, &d->media, out, err);

	paper_free(d);
	return st;
}

struct buf *
paper_body(struct paper *d)
{
	return &d->body;
}

uint32_t
paper_keep_picture(struct paper *d, struct chron_str emf)
{
	*ARENA_PUSH(d->arena, &d->media.items, &d->media.n) =
		arena_str(d->arena, emf);
	return d->media.n;
}

static void
paragraph(struct paper *d, const char *style)
{
	buf_printf(&d->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>",
		style);
}

void
paper_text(struct paper *d, enum paper_style style, struct chron_str text)
{
	paragraph(d, styles[style]);
	paper_run(&d->body, "", text);
	buf_puts(&d->body, "</w:p>");
}

void
paper_item(struct paper *d, struct chron_str label, struct chron_str text)
{
	bool asks = label.n && label.p[label.n - 1] == '?';

	paragraph(d, styles[PAPER_BULLET]);
	paper_run(&d->body, "<w:b/>", label);
	paper_run(&d->body, "", asks ? CHRON_S(" ") : CHRON_S(": "));
	paper_run(&d->body, "", text);
	buf_puts(&d->body, "</w:p>");
}

void
paper_pair(struct paper *d, struct chron_str label, struct chron_str value)
{
	paragraph(d, "Pair");
	paper_run(&d->body, "<w:b/>", label);
	paper_run(&d->body, "<w:b/>", CHRON_S(":"));
	paper_run(&d->body, "", CHRON_S("\t"));
	paper_run(&d->body, "", value);
	buf_puts(&d->body, "</w:p>");
}

/* The weights as widths that add up. */
static unsigned *
widths_of(struct arena *a, const struct paper_table *t)
{
	unsigned *w = ARENA_ARRAY(a, unsigned, t->ncolumns);
	unsigned long sum = 0, before = 0, to, from = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		sum += t->columns[i].weight;
	for (size_t i = 0; i < t->ncolumns; i++) {
		before += t->columns[i].weight;
		to = sum ? before * PAPER_WIDTH / sum : 0;
		w[i] = (unsigned)(to - from);
		from = to;
	}
	return w;
}

static void
head(struct paper *d)
{
	const struct paper_table *t = d->table;

	buf_puts(&d->body,
		"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (size_t i = 0; i < t->ncolumns; i++) {
		buf_printf(&d->body,
			"<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>"
			"<w:shd w:val=\"clear\" w:color=\"auto\" "
			"w:fill=\"1F3864\"/></w:tcPr>",
			d->widths[i]);
		paragraph(d, "TableHeading");
		paper_run(&d->body, "", t->columns[i].heading);
		buf_puts(&d->body, "</w:p></w:tc>");
	}
	buf_puts(&d->body, "</w:tr>");
}

void
paper_table_begin(struct paper *d, const struct paper_table *t)
{
	d->table = t;
	d->widths = widths_of(d->arena, t);
	buf_printf(&d->body,
		"<w:tbl><w:tblPr><w:tblStyle w:val=\"ChronologyTable\"/>"
		"<w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
		"<w:tblLayout w:type=\"fixed\"/>"
		"<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
		"w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" "
		"w:noVBand=\"1\"/><w:tblCaption w:val=\"",
		PAPER_WIDTH);
	paper_escape(&d->body, t->title);
	buf_puts(&d->body, "\"/><w:tblDescription w:val=\"");
	paper_escape(&d->body, t->description);
	buf_puts(&d->body, "\"/></w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < t->ncolumns; i++)
		buf_printf(&d->body, "<w:gridCol w:w=\"%u\"/>", d->widths[i]);
	buf_puts(&d->body, "</w:tblGrid>");
	head(d);
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
}

void
paper_row(struct paper *d)
{
	end_row(d);
	d->row = true;
	d->column = 0;
	buf_puts(&d->body, "<w:tr><w:trPr><w:trHeight w:val=\"480\" "
			   "w:hRule=\"atLeast\"/></w:trPr>");
}

static void
begin_cell(struct paper *d, const char *properties)
{
	buf_printf(&d->body,
		"<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>%s</w:tcPr>",
		d->widths[d->column++], properties);
	paragraph(d, "TableText");
}

void
paper_cell(struct paper *d, enum paper_look look, struct chron_str text)
{
	if (d->column >= d->table->ncolumns)
		return;
	begin_cell(d, look == PAPER_QUIET
			      ? "<w:shd w:val=\"clear\" w:color=\"auto\" "
				"w:fill=\"EDEDED\"/>"
			      : "");
	if (text.n)
		paper_run(&d->body, look == PAPER_QUIET ? "<w:i/>" : "", text);
	buf_puts(&d->body, "</w:p></w:tc>");
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
	begin_cell(d, "");
	buf_puts(&d->body, "<w:sdt><w:sdtPr><w:alias");
	attribute(d, "val", title);
	buf_printf(&d->body,
		"/><w:id w:val=\"%u\"/><w:showingPlcHdr/><w:comboBox>",
		++d->choices);
	for (size_t i = 0; i < n; i++) {
		buf_puts(&d->body, "<w:listItem");
		attribute(d, "displayText", answers[i]);
		attribute(d, "value", answers[i]);
		buf_puts(&d->body, "/>");
	}
	buf_puts(&d->body, "</w:comboBox></w:sdtPr><w:sdtContent>");
	paper_run(&d->body, "",
		CHRON_S("\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0"));
	buf_puts(&d->body, "</w:sdtContent></w:sdt></w:p></w:tc>");
}

void
paper_table_end(struct paper *d)
{
	end_row(d);
	buf_puts(&d->body, "</w:tbl>");
	d->table = NULL;
}
