/* Versions: a file that takes the place of one received before.  Rows are
 * known again by what they say, whatever the file is called, in what format
 * it came and where the rows stand; ids, and with them notes and decisions,
 * stay with the rows.  Pure: no files, no SQL. */
#ifndef CASE_VERSIONS_H
#define CASE_VERSIONS_H

#include "core/chronology.h"

/* What became of a source that came in. */
enum fate {
	FATE_NEW,	  /* a source of its own, or refused, or a copy */
	FATE_VERSION,	  /* takes the place of one or more */
	FATE_SAME_ROWS,	  /* says what another says: made its copy */
	FATE_OLD_VERSION, /* the bytes of a version that was replaced */
	FATE_EMPTY	  /* has no rows, and the one of its name has */
};

struct versions {
	/* given */
	struct chron_chronology *was; /* what stood before; NULL: nothing.  May
				       * be the same as now */
	uint32_t nwas;		      /* its sources from 0 that count */
	struct chron_chronology *now;
	uint32_t first; /* the sources of now from here on came in */
	bool whole;	/* they are all there is: what was and is not among
			 * them has gone */
	const struct chron_str *replaces; /* names: in place of these */
	uint32_t nreplaces;
	bool new_source; /* never in place of another */
	uint32_t leave;	 /* one of was that does not count, or CHRON_NONE */
	/* found, in the arena of now */
	uint8_t *fate;	   /* enum fate of each source that came in */
	uint32_t *instead; /* for each of was: the source of now in its
			    * place, or CHRON_NONE */
};

/* Finds what takes the place of what, hands ids on, records versions and
 * changes, and says so in diagnostics.  Costs nothing to speak of where no two
 * sources could be versions of each other. */
void versions_settle(struct versions *v);

/* A warning for each decision about a row that changed after it was made. */
void versions_check_decisions(struct chron_chronology *c);

#endif
