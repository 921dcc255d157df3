/* Writing a Word document: paragraphs, labelled lines, bullets and tables on
 * A4 paper turned sideways, with a marking and page numbers on every page.
 * Nothing in it depends on who writes it or when; the language is British
 * English, headings are headings and tables say what they hold, so that a
 * screen reader can follow.
 *
 * Text may hold anything: line breaks stay, what XML cannot hold becomes
 * U+FFFD. */
#ifndef EXPORT_DOCX_WRITE_H
#define EXPORT_DOCX_WRITE_H

#include "util/out.h"

struct docx; /* opaque */

struct docx_about {
	struct chron_str title;	  /* a property, and at the foot of pages */
	struct chron_str marking; /* at the head and foot; may be empty */
};
/* Copies what it needs of about. */
struct docx *docx_new(const struct docx_about *about);
/* Writes the package and frees d; out is not closed. */
enum chron_status docx_finish(
	struct docx *d, struct chron_out *out, struct chron_err *err);
/* Gives up.  NULL is fine. */
void docx_free(struct docx *d);

enum docx_style {
	DOCX_TITLE,
	DOCX_HEADING,
	DOCX_SUBHEADING,
	DOCX_BODY,
	DOCX_BULLET,
};
void docx_text(struct docx *d, enum docx_style style, struct chron_str text);
/* A bullet that begins with a label: "Date: as dd/mm/yyyy". */
void docx_item(struct docx *d, struct chron_str label, struct chron_str text);
/* "Agency:   Police", the values one below the other. */
void docx_pair(struct docx *d, struct chron_str label, struct chron_str value);

struct docx_column {
	struct chron_str heading;
	unsigned weight; /* its share of the width */
};
struct docx_table {
	struct chron_str title, description; /* for screen readers */
	const struct docx_column *columns;
	size_t ncolumns; /* at least 1 */
};
/* Begins a table with its heading row, which comes again on every page. Then
 * for each row docx_row(), and docx_cell() once for each column. */
void docx_table_begin(struct docx *d, const struct docx_table *table);
void docx_table_end(struct docx *d);
enum docx_look { DOCX_PLAIN, DOCX_QUIET };
void docx_row(struct docx *d);
void docx_cell(struct docx *d, enum docx_look look, struct chron_str text);
/* An empty cell to write in or to choose one of the answers for; title is what
 * a screen reader calls it. */
void docx_choice(struct docx *d, struct chron_str title,
	const struct chron_str *answers, size_t n);

#endif
