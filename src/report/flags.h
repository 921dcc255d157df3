/* Sightings in words, and the words that decided them. */
#ifndef REPORT_FLAGS_H
#define REPORT_FLAGS_H

#include "report/emit.h"
#include "util/buf.h"

/* A cell for one aspect: "seen", or a line for each child where the case has
 * several. Its text lies in b. */
void flags_cell(struct emit *e, struct buf *b, enum aspect aspect,
	const struct chron_sighting *sightings, uint32_t n);

/* What qualifies a sighting: ", briefly, the record contradicts itself"; nothing
 * where nothing does. */
void flags_qualify(struct buf *b, const struct chron_sighting *s);

/* The stretches of the narrative that decided flags, ascending and apart. */
size_t flags_spans(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *event, const struct chron_span **spans);
/* Those of one value of the event; NULL: none. */
size_t flags_spans_of(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *event, const struct chron_value *text,
	const struct chron_span **spans);

#endif
