/* What the writer of Word documents is made of: runs of text in XML, and the
 * package that the body is put in. */
#ifndef EXPORT_PAPER_PACKAGE_H
#define EXPORT_PAPER_PACKAGE_H

#include "util/out.h"

/* The pictures: the first is word/media/image1.emf, its relationship "image1".
 */
struct paper_media {
	struct chron_str *items;
	uint32_t n;
};
#define PAPER_MEDIA "image"

/* Everything between <w:body> and the end of the last section is the body.
 * title and marking are plain text. */
enum chron_status paper_package(struct chron_str body, struct chron_str title,
	struct chron_str marking, const struct paper_media *media,
	struct chron_out *out, struct chron_err *err);

/* For what else writes into a document: its body, and a picture's number, from
 * 1; the bytes are copied. */
struct paper;
struct buf *paper_body(struct paper *d);
uint32_t paper_keep_picture(struct paper *d, struct chron_str emf);

/* Text as the content of an element or a quoted attribute. */
void paper_escape(struct buf *to, struct chron_str text);
/* A run: line breaks and tabs as Word has them. */
void paper_run(struct buf *to, const char *properties, struct chron_str text);

/* Twentieths of a point: the width between the margins. */
enum {
	PAPER_WIDTH = 15398,
	PAPER_LEGEND = 3, /* columns of a legend: tabs of its style */
};

#endif
