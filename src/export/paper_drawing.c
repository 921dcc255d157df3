/* Drawings in a Word document. */
#include "export/paper_drawing.h"

#include "export/emf.h"
#include "export/paper_package.h"
#include "util/str.h"

#define DRAWINGML "http://schemas.openxmlformats.org/drawingml/2006/"

enum {
	TWIP = 635,				/* English metric units */
	ACROSS = PICTURE_NAMES + PICTURE_WIDTH, /* what the page is wide */
	HIGH = 8400, /* twips: leaves room for a heading and its words */
};

/* So many times `across` fill the width of the page. */
static int64_t
scale_of(const struct drawing *drawing)
{
	int64_t across = ACROSS;
	int64_t by_height = (int64_t)drawing->height * PAPER_WIDTH / HIGH + 1;

	if (drawing->width > across)
		across = drawing->width;
	return by_height > across ? by_height : across;
}

static void
put_attribute(struct buf *b, const char *name, struct chron_str value)
{
	buf_printf(b, " %s=\"", name);
	paper_escape(b, value);
	buf_putc(b, '"');
}

/* A run that holds it. */
static void
put_picture(struct paper *d, const struct drawing *drawing)
{
	struct buf *b = paper_body(d), emf = BUF_INIT;
	int64_t across = scale_of(drawing);
	long long cx = (long long)drawing->width * PAPER_WIDTH * TWIP / across;
	long long cy = (long long)drawing->height * PAPER_WIDTH * TWIP / across;
	uint32_t n;

	emf_write(&emf, drawing);
	n = paper_keep_picture(d, buf_get(&emf));
	buf_free(&emf);
	buf_printf(b,
		"<w:r><w:drawing><wp:inline xmlns:wp=\"" DRAWINGML
		"wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" "
		"distR=\"0\"><wp:extent cx=\"%lld\" cy=\"%lld\"/>"
		"<wp:docPr id=\"%u\" name=\"Picture %u\"",
		cx, cy, n, n);
	put_attribute(b, "descr", drawing->say);
	if (drawing->title.n)
		put_attribute(b, "title", drawing->title);
	buf_printf(b,
		"/><wp:cNvGraphicFramePr><a:graphicFrameLocks "
		"xmlns:a=\"" DRAWINGML "main\" noChangeAspect=\"1\"/>"
		"</wp:cNvGraphicFramePr><a:graphic xmlns:a=\"" DRAWINGML
		"main\"><a:graphicData uri=\"" DRAWINGML "picture\"><pic:pic "
		"xmlns:pic=\"" DRAWINGML "picture\"><pic:nvPicPr><pic:cNvPr "
		"id=\"%u\" name=\"Picture %u\"/><pic:cNvPicPr/></pic:nvPicPr>"
		"<pic:blipFill><a:blip r:embed=\"" PAPER_MEDIA "%u\"/>"
		"<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		"<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
		"cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom "
		"prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
		"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
		n, n, n, cx, cy);
}

static void
begin(struct buf *b, const char *style, bool keep)
{
	buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style,
		keep ? "<w:keepNext/>" : "");
}

void
paper_drawing(struct paper *d, const struct drawing *drawing)
{
	struct buf *b = paper_body(d);

	begin(b, "Picture", false);
	put_picture(d, drawing);
	buf_puts(b, "</w:p>");
}

/* ---- lanes ---- */

/* What a shape looks like is said if it is known; else what it means. */
static void
put_key(struct paper *d, const struct picture_key *key)
{
	struct drawing drawing = key->drawing;

	if (!drawing.say.n)
		drawing.say = key->words;
	put_picture(d, &drawing);
}

void
paper_legend(struct paper *d, const struct picture_keys *keys)
{
	struct buf *b = paper_body(d);

	if (!keys->n)
		return;
	begin(b, "Legend", true);
	for (uint32_t i = 0; i < keys->n; i++) {
		if (i)
			paper_run(b, "",
				i % PAPER_LEGEND ? CHRON_S("\t")
						 : CHRON_S("\n"));
		put_key(d, &keys->items[i]);
		paper_run(b, "", CHRON_S("\xc2\xa0 "));
		paper_run(b, "", keys->items[i].words);
	}
	buf_puts(b, "</w:p>");
}

static void
put_child(struct paper *d, const struct picture_child *child, unsigned level,
	struct arena *a)
{
	struct picture_layout l, panel;
	struct picture_shown shown = {.child = child->name};

	if (!picture_lay_out(&l, child, a))
		return;
	paper_heading(d, level, false,
		arena_printf(a, "Child: %.*s", STR(child->name)));
	begin(paper_body(d), "BodyText", true);
	paper_run(paper_body(d), "",
		arena_printf(a, "%.*s. %.*s", STR(l.when), STR(l.say)));
	buf_puts(paper_body(d), "</w:p>");
	shown.of = picture_panels(&l);
	for (; shown.at < shown.of; shown.at++) {
		struct drawing drawing;

		picture_panel(&l, shown.at, &panel, a);
		drawing = picture_drawing(&panel, &shown, a);
		paper_drawing(d, &drawing);
	}
}

void
paper_lanes(struct paper *d, const struct picture *p, unsigned level)
{
	struct arena *a = arena_new();
	struct picture_keys keys = picture_keys(p, a);

	paper_legend(d, &keys);
	for (uint32_t i = 0; i < p->n; i++)
		put_child(d, &p->children[i], level, a);
	arena_free(a);
}
