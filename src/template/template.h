/* Blank chronologies for agencies to fill in: one form a case and agency,
 * written as CSV, Excel and Word.  What comes back is read without a warning,
 * and the worked example in it is never taken for an event
 * (core/judge_classify.c knows it by its date and its text). */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "core/chronology.h"
#include "util/buf.h"

enum form_kind { FORM_TEXT, FORM_DATE, FORM_TIME, FORM_CHOICE };

struct form_column {
	struct chron_str heading;
	uint8_t concept; /* as import will read the heading */
	bool mandatory;
	enum form_kind kind;
	bool strict;	 /* another answer than the choices is asked about */
	unsigned weight; /* width, as a share of a page */
	struct chron_str help;	  /* a sentence; may be empty */
	struct chron_str example; /* what the worked row says */
	struct chron_str *choices;
	uint32_t nchoices;
};

/* What every format of one template is written from; lives in an arena. */
struct form {
	const struct chron_config *config;
	struct chron_str agency; /* empty: any agency's */
	struct chron_str title;	 /* "Chronology: Police" */
	struct chron_str period; /* "01/04/2016 to 14/06/2018", or empty */
	struct chron_str children;
	struct form_column *columns;
	uint32_t ncolumns;
	struct chron_str *guidance; /* a paragraph each */
	uint32_t nguidance;
};

/* agency is empty for the general template. */
struct form *form_new(struct arena *a, const struct chron_config *config,
	struct chron_str agency);
/* The columns, with what each asks; columns.c. */
void form_columns(struct arena *a, struct form *form);

/* A format: one line in the table. */
struct form_format {
	const char *ext;
	enum chron_status (*write)(
		const struct form *form, struct buf *to, struct chron_err *err);
};
extern const struct form_format form_formats[]; /* ends with ext NULL */

enum chron_status form_csv(
	const struct form *form, struct buf *to, struct chron_err *err);
enum chron_status form_docx(
	const struct form *form, struct buf *to, struct chron_err *err);
enum chron_status form_xlsx(
	const struct form *form, struct buf *to, struct chron_err *err);

/* "Date * (dd/mm/yyyy)": how it is written, so that whoever reads it back need
 * not guess whether the day comes first, and where a star is wanted whether it
 * is always to be filled in. */
struct chron_str form_heading(
	struct arena *a, const struct form_column *col, bool star);
/* "as dd/mm/yyyy ...", and the choices, in one line. */
void form_explain(struct buf *b, const struct form_column *col);

/* The name of the file, without its ending: "Police chronology", so that what
 * comes back is known by it; "chronology" for any agency.  Nothing in it that
 * a file system minds. */
struct chron_str form_file_name(struct arena *a, const struct form *form);

/* What a person finds in the folder of the templates. */
extern const char form_read_me[];

#endif
