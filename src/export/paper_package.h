/* What the writer of Word documents is made of: text in XML, styles, and the
 * package that the body is put in. */
#ifndef EXPORT_PAPER_PACKAGE_H
#define EXPORT_PAPER_PACKAGE_H

#include "export/package_write.h"

#define PAPER_XML                                                              \
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PAPER_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PAPER_WORD                                                             \
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PAPER_ROOT(name)                                                       \
	"<w:" name " xmlns:w=\"" PAPER_WORD "\" xmlns:r=\"" PAPER_OFFICE       \
	"relationships\">"

/* The pictures: the first is word/media/image1.emf, its relationship "image1".
 */
struct paper_media {
	struct chron_str *items;
	uint32_t n;
};
#define PAPER_MEDIA "image"

/* Everything between <w:body> and the end of the last section. */
enum { PAPER_BODIES = 4 }; /* pieces, one after the other */
struct paper_whole {
	struct package_piece body[PAPER_BODIES];
	struct chron_str title, marking; /* plain text */
	const struct paper_media *media;
	bool sections; /* the body ended some: it goes on below them */
};
enum chron_status paper_package(const struct paper_whole *whole,
	struct chron_out *out, struct chron_err *err);

/* For what else writes into a document: its body, and a picture's number, from
 * 1; the bytes are copied. */
struct paper;
struct buf *paper_body(struct paper *d);
uint32_t paper_keep_picture(struct paper *d, struct chron_str emf);

/* The end of a section of so many columns: the part of a paragraph's
 * properties that says so. */
void paper_section(struct buf *to, unsigned columns);

/* Text as the content of an element or a quoted attribute.  What would act
 * rather than be read is shown by its number, "[U+202E]"; bytes that are no
 * text become U+FFFD. */
void paper_escape(struct buf *to, struct chron_str text);
/* A run: line breaks and tabs as Word has them. */
void paper_run(struct buf *to, const char *properties, struct chron_str text);

enum { PAPER_LEGEND = 5 }; /* columns of a legend: tabs of its style */

/* The part that holds the styles. */
void paper_styles(struct buf *to);

#endif
