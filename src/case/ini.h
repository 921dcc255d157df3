/* The lines of an INI file.  Ours rather than libinih, which cuts section
 * names at 50 bytes and lines at 200 without a word, and takes an indented
 * line for the end of the one above: a name of an agency is longer than that.
 *
 *     [section name]          ; a comment
 *     key = value             ; a comment follows white space
 *     key = "a ; b"           quotes keep what looks like a comment
 *     key = ;                 a value that is one semicolon */
#ifndef CASE_INI_H
#define CASE_INI_H

#include "chron/base.h"

struct ini_line {
	uint32_t row;
	bool section;	       /* name is what stands in the brackets */
	struct chron_str name; /* borrowed, trimmed */
	struct chron_str value;
	const char *wrong; /* not NULL: what is wrong with this line */
};

struct ini_reader {
	struct chron_str rest;
	uint32_t row;
};

/* The next line that says something; false at the end. */
bool ini_next(struct ini_reader *r, struct ini_line *line);

#endif
