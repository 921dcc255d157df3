/* Styles: which number format a cell has, and whether it is struck through. */
#include "xlsx.h"

#include "util/str.h"

enum { FORMAT = 1, FONTS, FONT, STRIKE, CELL_STYLES, STYLE };

static const struct part_word words[] = {
	{NS_SHEET, "numFmt", FORMAT},
	{NS_SHEET, "fonts", FONTS},
	{NS_SHEET, "font", FONT},
	{NS_SHEET, "strike", STRIKE},
	{NS_SHEET, "cellXfs", CELL_STYLES},
	{NS_SHEET, "xf", STYLE},
	{0, NULL, 0},
};

/* What a style refers to, before everything is known. */
struct named {
	uint32_t format, font;
};

struct reading {
	struct xlsx_book *book;
	bool in_fonts, in_styles;
	bool *struck; /* of each font */
	uint32_t nfonts;
	struct named *styles;
	uint32_t nstyles;
};

static void
define_format(struct xlsx_book *b, const struct part_attrs *a)
{
	uint32_t id = xlsx_count(part_attr(a, NS_NONE, "numFmtId"));
	struct xlsx_format *f;

	if (id >= XLSX_FORMATS)
		return;
	f = ARENA_NEW(b->arena, struct xlsx_format);
	xlsx_format_read(b->arena, part_attr(a, NS_NONE, "formatCode"), f);
	b->formats[id] = f;
}

static enum chron_status
too_many(struct reading *r)
{
	return xlsx_fail(r->book, CHRON_ELIMIT,
		"more than %d cell styles (limit styles): this is not what "
		"Excel writes",
		XLSX_STYLES);
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct reading *r = arg;
	struct arena *arena = r->book->arena;
	struct named *n;

	if (id == FONTS)
		r->in_fonts = true;
	else if (id == CELL_STYLES)
		r->in_styles = true;
	else if (id == FORMAT)
		define_format(r->book, a);
	else if (id == STRIKE && r->in_fonts && r->nfonts)
		r->struck[r->nfonts - 1] = xlsx_is_on(a);
	if (id == FONT && r->in_fonts) {
		if (r->nfonts >= XLSX_STYLES)
			return too_many(r);
		ARENA_PUSH(arena, &r->struck, &r->nfonts);
	} else if (id == STYLE && r->in_styles) {
		if (r->nstyles >= XLSX_STYLES)
			return too_many(r);
		n = ARENA_PUSH(arena, &r->styles, &r->nstyles);
		n->format = xlsx_count(part_attr(a, NS_NONE, "numFmtId"));
		n->font = xlsx_count(part_attr(a, NS_NONE, "fontId"));
	}
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct reading *r = arg;

	if (id == FONTS)
		r->in_fonts = false;
	if (id == CELL_STYLES)
		r->in_styles = false;
	return CHRON_OK;
}

enum chron_status
xlsx_read_styles(struct xlsx_book *b)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end};
	const char *part = package_related(b->package, b->part, "styles");
	struct reading r = {.book = b};
	enum chron_status status = CHRON_OK;

	if (part)
		status = package_parse(b->package, part, &reader, &r, b->err);
	b->styles = ARENA_ARRAY(b->arena, struct xlsx_style, r.nstyles + 1u);
	b->nstyles = r.nstyles;
	for (uint32_t i = 0; i < r.nstyles; i++) {
		const struct named *n = &r.styles[i];
		struct xlsx_style *s = &b->styles[i];

		if (n->format < XLSX_FORMATS && b->formats[n->format])
			s->format = *b->formats[n->format];
		else
			xlsx_format_built_in(n->format, &s->format);
		s->struck = n->font < r.nfonts && r.struck[n->font];
	}
	return status;
}
