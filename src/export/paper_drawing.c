/* Drawings in a Word document. */
#include "export/paper_drawing.h"

#include "export/emf.h"
#include "export/paper_package.h"
#include "export/picture.h"

#define DRAWINGML "http://schemas.openxmlformats.org/drawingml/2006/"

enum {
	TWIP = 635,				/* English metric units */
	ACROSS = PICTURE_NAMES + PICTURE_WIDTH, /* what the page is wide */
	HIGH = 8400, /* twips: leaves room for a heading and some words */
};

/* So many times `across` fill the width of the page. */
static int64_t
scale_of(const struct drawing *drawing, unsigned high)
{
	int64_t across = ACROSS;
	int64_t by_height = (int64_t)drawing->height * PAPER_WIDTH / high + 1;

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

void
paper_drawing_run(struct paper *d, const struct drawing *drawing, unsigned high)
{
	struct buf *b = paper_body(d), emf = BUF_INIT;
	int64_t across = scale_of(drawing, high);
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

void
paper_drawing_within(
	struct paper *d, const struct drawing *drawing, unsigned high)
{
	struct buf *b = paper_body(d);

	buf_puts(b, "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr>");
	paper_drawing_run(d, drawing, high);
	buf_puts(b, "</w:p>");
}

void
paper_drawing(struct paper *d, const struct drawing *drawing)
{
	paper_drawing_within(d, drawing, HIGH);
}
