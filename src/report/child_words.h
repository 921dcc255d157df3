/* Answers on one child in the fewest words that leave nothing open: "seen,
 * asleep", "not alone", "asked, not heard". */
#ifndef REPORT_CHILD_WORDS_H
#define REPORT_CHILD_WORDS_H

#include "report/emit.h"
#include "util/buf.h"

/* Text with the stretches that are answers (CHRON_CELL_FLAG). */
struct child_words {
	struct buf text;
	struct chron_span spans[256];
	size_t nspans;
};

void child_words_clear(struct child_words *w);
/* One answer with what qualifies it. */
void child_words_seen(struct child_words *w, const struct chron_sighting *s);
void child_words_alone(struct child_words *w, const struct chron_sighting *s);
void child_words_views(struct child_words *w, const struct chron_sighting *s);
/* All of them, `between` them; what follows from another is not said: who was
 * not seen was not seen alone. */
void child_words_all(struct child_words *w, const struct chron_sighting *s,
	const char *between);
/* All children told of, those of the same answers on one line behind their
 * names: "A, S1: seen; not alone; not asked, not heard". */
void child_words_lines(struct child_words *w, const struct chron_config *config,
	const struct chron_sighting *sightings, uint32_t n);
/* A cell; w must last until it is sent. */
void child_words_emit(struct child_words *w, struct emit *e);

#endif
