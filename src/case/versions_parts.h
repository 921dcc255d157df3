/* The parts of versions.h: rows by what they say, pairs of rows, and what is
 * recorded of them. */
#ifndef CASE_VERSIONS_PARTS_H
#define CASE_VERSIONS_PARTS_H

#include "case/versions.h"

/* An event or a quarantined record by what it says.  0 is no hash. */
struct vrow {
	uint64_t key[2]; /* date, time and values, in any order of columns */
	uint64_t text;	 /* of its longest value, where that is a sentence */
	uint64_t ref;	 /* of its reference */
	uint64_t who;	 /* of the professional */
	int64_t day;	 /* of its earliest bound; INT64_MIN: none */
	struct chron_chronology *c;
	uint32_t item;	/* index of the event or leftover */
	uint32_t node;	/* whose it is */
	uint32_t order; /* place in its file */
	uint32_t mate;	/* row on the other side, or CHRON_NONE */
	bool leftover;
	bool number;	 /* the reference is a bare number, which may only count
		      * rows */
	bool same;	 /* the mate says the same */
	uint32_t change; /* index of what was recorded of it, CHRON_NONE */
};

/* ---- versions_rows.c ---- */

/* Pushes the rows of the sources that have a node (node[source], else
 * CHRON_NONE) on *rows. */
void vrows_add(struct arena *a, struct chron_chronology *c,
	const uint32_t *node, struct vrow **rows, uint32_t *n);
/* The words of a row that tell what happened, as sorted hashes. */
uint32_t vrow_words(const struct vrow *r, uint64_t *words, uint32_t most);
/* "heading: text" lines, as it stood. */
struct chron_str vrow_text(const struct vrow *r, struct arena *a);
struct chron_str vrow_content(const struct vrow *r, struct arena *a);

/* ---- versions_pairs.c ---- */

/* Sets the mates of old and new rows: equal ones first, wherever they stand,
 * then those that are clearly the same row corrected. */
void vrows_pair(struct arena *a, struct vrow *was, uint32_t nwas,
	struct vrow *now, uint32_t nnow);

/* ---- versions_links.c ---- */

struct vnode { /* a source that may be, or have, a version */
	struct chron_chronology *c;
	uint32_t source;
	bool old;
	uint32_t nrows;
	uint32_t group;	  /* of nodes linked with each other: the smallest */
	uint32_t primary; /* for a new one: the node it replaces, CHRON_NONE */
	bool same_file;	  /* and that is the same file under the same name */
	bool nameless;	  /* its agency is only the name of its file */
	struct chron_str why;
	uint64_t print[2]; /* of all its rows in any order */
};

struct vwork {
	struct versions *v;
	struct arena *a; /* scratch */
	struct vnode *nodes;
	uint32_t nnodes;
	struct vrow *rows;
	uint32_t nrows;
	bool *kept; /* events of now that have their id from before */
};

/* Finds the nodes, their rows, copies in other bytes, and who replaces whom;
 * warns of what looks like a version and is not taken for one. */
void vlinks_find(struct vwork *w);

/* ---- versions_apply.c ---- */

/* For each group: pairs rows, hands on ids, records what changed. */
void vgroups_apply(struct vwork *w);

#endif
