/* Writing a Word document: paragraphs, labelled lines, bullets and tables on
 * A4 paper turned sideways, with a marking and page numbers on every page.
 * Nothing in it depends on who writes it or when; the language is British
 * English, headings are headings and tables say what they hold, so that a
 * screen reader can follow.
 *
 * Text may hold anything: line breaks stay, what XML cannot hold becomes
 * U+FFFD. */
#ifndef EXPORT_PAPER_H
#define EXPORT_PAPER_H

#include "util/out.h"

struct paper; /* opaque */

struct paper_about {
	struct chron_str title;	  /* a property, and at the foot of pages */
	struct chron_str marking; /* at the head and foot; may be empty */
};
/* Copies what it needs of about. */
struct paper *paper_new(const struct paper_about *about);
/* Writes the package and frees d; out is not closed. */
enum chron_status paper_finish(
	struct paper *d, struct chron_out *out, struct chron_err *err);

enum paper_style {
	PAPER_TITLE,
	PAPER_HEADING,
	PAPER_SUBHEADING,
	PAPER_BODY,
	PAPER_BULLET,
};
void paper_text(struct paper *d, enum paper_style style, struct chron_str text);
/* A bullet that begins with a label: "Date: as dd/mm/yyyy". */
void paper_item(struct paper *d, struct chron_str label, struct chron_str text);
/* "Agency:   Police", the values one below the other. */
void paper_pair(
	struct paper *d, struct chron_str label, struct chron_str value);

struct paper_column {
	struct chron_str heading;
	unsigned weight; /* its share of the width */
};
struct paper_table {
	struct chron_str title, description; /* for screen readers */
	const struct paper_column *columns;
	size_t ncolumns; /* at least 1 */
};
/* Begins a table with its heading row, which comes again on every page. Then
 * for each row paper_row(), and paper_cell() once for each column. */
void paper_table_begin(struct paper *d, const struct paper_table *table);
void paper_table_end(struct paper *d);
enum paper_look { PAPER_PLAIN, PAPER_QUIET };
void paper_row(struct paper *d);
void paper_cell(struct paper *d, enum paper_look look, struct chron_str text);
/* An empty cell to write in or to choose one of the answers for; title is what
 * a screen reader calls it. */
void paper_choice(struct paper *d, struct chron_str title,
	const struct chron_str *answers, size_t n);

#endif
