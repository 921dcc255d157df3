/* Text laid out for a terminal: made harmless, measured, broken into lines. */
#ifndef EXPORT_TEXT_WRAP_H
#define EXPORT_TEXT_WRAP_H

#include "util/arena.h"
#include "util/out.h"

/* Paragraphs divided by \n, each escaped for a terminal; tabs become spaces.
 * In the arena. */
struct chron_str text_harmless(struct arena *a, struct chron_str s);

/* The columns that a harmless text of one line takes. */
unsigned text_columns(struct chron_str s);
/* Those of its longest line, and of its longest word. */
unsigned text_widest_line(struct chron_str s);
unsigned text_widest_word(struct chron_str s);

/* Cuts the next line of at most width columns off *rest, at a space if there
 * is one, at any character if not; false at the end. */
bool text_next_line(
	struct chron_str *rest, unsigned width, struct chron_str *line);

void text_spaces(struct chron_out *out, unsigned n);

/* Levels off: the greatest width that all columns may take at most, if they
 * are to fit into avail together. */
unsigned text_level(const unsigned *natural, size_t n, unsigned avail);

#endif
