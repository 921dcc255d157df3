/* The elements of OpenDocument, one handler each.  What is to be done at the
 * end of an element is known at its start, and kept in one byte. */
#include "odf.h"

#include "util/str.h"

static const struct part_word words[] = {
	{NS_OD_TABLE, "table", OW_TABLE},
	{NS_OD_TABLE, "table-column", OW_COLUMN},
	{NS_OD_TABLE, "table-row", OW_ROW},
	{NS_OD_TABLE, "table-cell", OW_CELL},
	{NS_OD_TABLE, "covered-table-cell", OW_COVERED},
	{NS_OD_TABLE, "table-source", OW_SOURCE},
	{NS_OD_TEXT, "p", OW_PARAGRAPH},
	{NS_OD_TEXT, "h", OW_PARAGRAPH},
	{NS_OD_TEXT, "s", OW_SPACES},
	{NS_OD_TEXT, "tab", OW_TAB},
	{NS_OD_TEXT, "line-break", OW_BREAK},
	{NS_OD_TEXT, "span", OW_SPAN},
	{NS_OD_TEXT, "list-item", OW_ITEM},
	{NS_OD_TEXT, "section", OW_SECTION},
	{NS_OD_TEXT, "note-body", OW_NOTE_BODY},
	{NS_OD_OFFICE, "annotation", OW_COMMENT},
	{NS_DC, "creator", OW_CREATOR},
	{NS_OD_TEXT, "tracked-changes", OW_TRACKED},
	{NS_OD_TEXT, "changed-region", OW_REGION},
	{NS_OD_TEXT, "deletion", OW_DELETION},
	{NS_OD_TEXT, "change", OW_CHANGE},
	{NS_OD_TEXT, "change-start", OW_INSERTED},
	{NS_OD_TEXT, "hidden-text", OW_HIDDEN_TEXT},
	{NS_OD_TEXT, "hidden-paragraph", OW_HIDDEN_PARAGRAPH},
	/* the drawing vocabulary; the first two are in frames */
	{NS_OTHER, "frame", OW_SHAPE},
	{NS_OTHER, "custom-shape", OW_SHAPE},
	{NS_OTHER, "rect", OW_SHAPE},
	{NS_OTHER, "ellipse", OW_SHAPE},
	{NS_OTHER, "caption", OW_SHAPE},
	{NS_OD_STYLE, "header", OW_HEADER},
	{NS_OD_STYLE, "footer", OW_HEADER},
	{NS_OD_STYLE, "style", OW_STYLE},
	{NS_OD_STYLE, "text-properties", OW_TEXT_PROPERTIES},
	{NS_OD_STYLE, "table-properties", OW_TABLE_PROPERTIES},
	/* what a program keeps beside the text, or makes out of it */
	{NS_OD_TABLE, "tracked-changes", OW_SKIP},
	{NS_OD_TABLE, "content-validations", OW_SKIP},
	{NS_OD_TABLE, "dde-links", OW_SKIP},
	{NS_OD_OFFICE, "scripts", OW_SKIP},
	{NS_OD_OFFICE, "forms", OW_SKIP},
	{NS_OD_OFFICE, "binary-data", OW_SKIP},
	{NS_OD_OFFICE, "meta", OW_SKIP},
	{NS_OD_OFFICE, "settings", OW_SKIP},
	{NS_OD_TEXT, "note-citation", OW_SKIP},
	{NS_OD_TEXT, "ruby-text", OW_SKIP},
	{NS_OD_TEXT, "page-number", OW_SKIP},
	{NS_OD_TEXT, "page-count", OW_SKIP},
	{NS_OD_TEXT, "table-of-content", OW_SKIP},
	{NS_OD_TEXT, "alphabetical-index", OW_SKIP},
	{NS_OD_TEXT, "table-index", OW_SKIP},
	{NS_OTHER, "object", OW_SKIP},
	{NS_OTHER, "title", OW_SKIP},
	{NS_OTHER, "desc", OW_SKIP},
	{0, NULL, 0},
};

/* ---- starts: true if something is to be done at the end ---- */

typedef bool starter(struct odf *o, const struct part_attrs *a);

static bool
start_table(struct odf *o, const struct part_attrs *a)
{
	if (o->depth == ODF_TABLES)
		o->deeper++;
	else
		odf_table(o, a);
	return true;
}

static bool
start_column(struct odf *o, const struct part_attrs *a)
{
	if (!o->deeper)
		odf_column(o, a);
	return false;
}

static bool
start_row(struct odf *o, const struct part_attrs *a)
{
	return !o->deeper && odf_row(o, a);
}

static bool
start_cell(struct odf *o, const struct part_attrs *a)
{
	return !o->deeper && odf_cell(o, a, false);
}

static bool
start_covered(struct odf *o, const struct part_attrs *a)
{
	return !o->deeper && odf_cell(o, a, true);
}

static bool
start_source(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	if (o->depth)
		odf_here(o)->foreign = true;
	return false;
}

/* Whether a style hides the letters it is for; one that strikes them through
 * is noted of the cell. */
static bool
style_hides(struct odf *o, const struct part_attrs *a)
{
	struct chron_str name;

	if (!o->styles.n)
		return false;
	name = part_attr(a, NS_OD_TEXT, "style-name");
	if (odf_hides(&o->styles, ODF_STRUCK, name))
		odf_cell_struck(o);
	return odf_hides(&o->styles, ODF_LETTERS, name);
}

/* A paragraph that cannot be seen is gathered apart. */
static bool
start_paragraph(struct odf *o, const struct part_attrs *a)
{
	if (style_hides(o, a) && odf_top(o)->kind != SINK_HIDDEN &&
		odf_push(o, SINK_HIDDEN))
		return true;
	odf_paragraph(o);
	return true;
}

static bool
start_spaces(struct odf *o, const struct part_attrs *a)
{
	odf_exactly(o, ' ', odf_count(a, NS_OD_TEXT, "c"));
	return false;
}

static bool
start_tab(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	odf_exactly(o, '\t', 1);
	return false;
}

static bool
start_break(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	odf_exactly(o, '\n', 1);
	return false;
}

static bool
start_span(struct odf *o, const struct part_attrs *a)
{
	return style_hides(o, a) && odf_push(o, SINK_HIDDEN);
}

static bool
start_item(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	odf_top(o)->item = true;
	return true;
}

static bool
start_section(struct odf *o, const struct part_attrs *a)
{
	if (!str_is(part_attr(a, NS_OD_TEXT, "display"), "none") &&
		!str_is(part_attr(a, NS_OD_TEXT, "is-hidden"), "true"))
		return false;
	o->hidden++;
	return true;
}

static bool
start_note(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	return odf_push(o, SINK_NOTE);
}

static bool
start_comment(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	odf_found(o, &o->comments);
	return odf_push(o, SINK_COMMENT);
}

static bool
start_creator(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	return odf_top(o)->kind == SINK_COMMENT && odf_push(o, SINK_CREATOR);
}

static bool
start_tracked(struct odf *o, const struct part_attrs *a)
{
	(void)o, (void)a;
	return true;
}

static bool
start_region(struct odf *o, const struct part_attrs *a)
{
	struct chron_str id = part_attr(a, NS_OD_TEXT, "id");

	if (!id.n)
		id = part_attr(a, NS_XML, "id");
	o->region = arena_str(o->arena, id);
	return false;
}

static bool
start_deletion(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	return o->region.n && odf_push(o, SINK_DELETED);
}

static bool
start_change(struct odf *o, const struct part_attrs *a)
{
	odf_found(o, &o->changes);
	odf_deleted_here(o, part_attr(a, NS_OD_TEXT, "change-id"));
	return false;
}

static bool
start_inserted(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	odf_found(o, &o->changes);
	return false;
}

/* On a sheet a drawing lies above a cell and is not what the cell holds. */
static bool
start_shape(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	return !o->is_text && odf_top(o)->kind == SINK_CELL &&
	       odf_push(o, SINK_COMMENT);
}

static bool
start_hidden_text(struct odf *o, const struct part_attrs *a)
{
	return str_is(part_attr(a, NS_OD_TEXT, "is-hidden"), "true") &&
	       odf_push(o, SINK_HIDDEN);
}

static bool
start_header(struct odf *o, const struct part_attrs *a)
{
	/* A sheet's say "Page 1" and the name of the sheet. */
	if (str_is(part_attr(a, NS_OD_STYLE, "display"), "false") ||
		!o->is_text)
		o->skip = 1;
	return false;
}

static bool
start_style(struct odf *o, const struct part_attrs *a)
{
	odf_style_begins(&o->styles, a);
	return true;
}

static bool
start_text_properties(struct odf *o, const struct part_attrs *a)
{
	odf_style_shows(
		&o->styles, ODF_LETTERS, part_attr(a, NS_OD_TEXT, "display"));
	odf_style_strikes(&o->styles,
		part_attr(a, NS_OD_STYLE, "text-line-through-style"));
	return false;
}

static bool
start_table_properties(struct odf *o, const struct part_attrs *a)
{
	odf_style_shows(
		&o->styles, ODF_SHEET, part_attr(a, NS_OD_TABLE, "display"));
	return false;
}

static bool
start_skip(struct odf *o, const struct part_attrs *a)
{
	(void)a;
	o->skip = 1;
	return false;
}

/* ---- ends ---- */

typedef enum chron_status ender(struct odf *o);

static enum chron_status
end_table(struct odf *o)
{
	if (!o->deeper)
		return odf_table_end(o);
	o->deeper--;
	return CHRON_OK;
}

/* A hidden paragraph may have been pushed before it. */
static enum chron_status
end_paragraph(struct odf *o)
{
	struct odf_sink *s = odf_top(o);

	if (s->kind == SINK_HIDDEN && s->paragraphs == 1)
		return odf_pop(o);
	return odf_paragraph_end(o);
}

static enum chron_status
end_item(struct odf *o)
{
	odf_top(o)->item = false;
	return CHRON_OK;
}

static enum chron_status
end_section(struct odf *o)
{
	o->hidden--;
	return CHRON_OK;
}

static enum chron_status
end_tracked(struct odf *o)
{
	odf_deleted_sort(o);
	return CHRON_OK;
}

static enum chron_status
end_style(struct odf *o)
{
	odf_style_ends(&o->styles);
	return CHRON_OK;
}

static const struct {
	starter *start;
	ender *end;
} elements[OW_COUNT] = {
	[OW_TABLE] = {start_table, end_table},
	[OW_COLUMN] = {start_column, NULL},
	[OW_ROW] = {start_row, odf_row_end},
	[OW_CELL] = {start_cell, odf_pop},
	[OW_COVERED] = {start_covered, odf_pop},
	[OW_SOURCE] = {start_source, NULL},
	[OW_PARAGRAPH] = {start_paragraph, end_paragraph},
	[OW_SPACES] = {start_spaces, NULL},
	[OW_TAB] = {start_tab, NULL},
	[OW_BREAK] = {start_break, NULL},
	[OW_SPAN] = {start_span, odf_pop},
	[OW_ITEM] = {start_item, end_item},
	[OW_SECTION] = {start_section, end_section},
	[OW_NOTE_BODY] = {start_note, odf_pop},
	[OW_COMMENT] = {start_comment, odf_pop},
	[OW_CREATOR] = {start_creator, odf_pop},
	[OW_TRACKED] = {start_tracked, end_tracked},
	[OW_REGION] = {start_region, NULL},
	[OW_DELETION] = {start_deletion, odf_pop},
	[OW_CHANGE] = {start_change, NULL},
	[OW_INSERTED] = {start_inserted, NULL},
	[OW_SHAPE] = {start_shape, odf_pop},
	[OW_HIDDEN_TEXT] = {start_hidden_text, odf_pop},
	[OW_HIDDEN_PARAGRAPH] = {start_hidden_text, odf_pop},
	[OW_HEADER] = {start_header, NULL},
	[OW_STYLE] = {start_style, end_style},
	[OW_TEXT_PROPERTIES] = {start_text_properties, NULL},
	[OW_TABLE_PROPERTIES] = {start_table_properties, NULL},
	[OW_SKIP] = {start_skip, NULL},
};

/* ---- the reader ---- */

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	struct odf *o = arg;
	bool open = false;

	if (o->skip) {
		o->skip++;
		return CHRON_OK;
	}
	if (id && elements[id].start)
		open = elements[id].start(o, attrs);
	/* What is skipped has no byte of its own: skip counts it. */
	if (!o->skip)
		buf_putc(&o->frames, open ? (char)id : '\0');
	return o->failed;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct odf *o = arg;
	uint8_t frame;

	(void)id;
	if (o->skip) {
		o->skip--;
		return CHRON_OK;
	}
	if (!o->frames.n)
		return CHRON_OK;
	frame = (uint8_t)o->frames.p[--o->frames.n];
	return frame && elements[frame].end ? elements[frame].end(o) : CHRON_OK;
}

static enum chron_status
text(void *arg, struct chron_str s)
{
	struct odf *o = arg;

	if (!o->skip)
		odf_letters(o, s);
	return CHRON_OK;
}

static void
where(void *arg, struct buf *to)
{
	const struct odf *o = arg;
	const struct odf_table *t = &o->tables[0];

	if (o->depth && t->part)
		buf_printf(to, "%s, ", t->part);
	if (o->depth)
		buf_printf(to, "row %u", (unsigned)t->row);
}

const struct part_reader odf_reader = {words, start, end, text, where};
