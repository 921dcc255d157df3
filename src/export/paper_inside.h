/* A Word document while it is written: what its paragraphs, its tables and its
 * drawings share. */
#ifndef EXPORT_PAPER_INSIDE_H
#define EXPORT_PAPER_INSIDE_H

#include "export/paper.h"
#include "export/paper_package.h"
#include "util/arena.h"

struct paper_head {
	unsigned level;
	struct chron_str text;
};

struct paper {
	struct arena *arena; /* this struct too */
	struct buf body;
	struct buf first; /* what lies before the file, if there is one */
	FILE *file;	  /* nameless; what did not stay in the body */
	uint64_t nfile;
	bool failed; /* to write it */
	struct chron_str title, marking;
	struct paper_media media;
	struct paper_head *heads;
	uint32_t nheads;
	size_t contents_at; /* in the body; SIZE_MAX: there are none */
	unsigned ids;	    /* bookmarks, choices: each has a number */
	/* the table that is open */
	struct arena *table_arena;
	const struct paper_table *table;
	unsigned width;
	unsigned *edges; /* where each column ends */
	unsigned *stops; /* where any cell may end, ascending */
	size_t nstops;
	size_t column; /* of the row */
	unsigned at;   /* where its next cell begins */
	bool row;
	bool said; /* the open cell has a paragraph */
};

/* Between rows: a body that has grown large goes on in a file, so that memory
 * does not grow with the document.  (paper.c) */
void paper_ease(struct paper *d);

/* What begins a paragraph; properties: those that follow the style. */
void paper_paragraph(
	struct paper *d, const char *style, const char *properties);

#endif
