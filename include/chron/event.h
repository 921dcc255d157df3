/* The event: our reading of one record.  Text is borrowed from the case. */
#ifndef CHRON_EVENT_H
#define CHRON_EVENT_H

#include "base.h"

enum chron_precision {
	CHRON_MINUTE,
	CHRON_DAY,
	CHRON_WEEK,
	CHRON_MONTH,
	CHRON_SEASON,
	CHRON_YEAR,
	CHRON_UNKNOWN,
};

#define CHRON_TIME_MIN INT64_MIN /* an open beginning: "before 5 March" */
#define CHRON_TIME_MAX INT64_MAX /* an open end: "after 5 March" */

/* An interval of local civil time in minutes since 1970-01-01T00:00, both
 * ends inclusive: a day is 00:00 to 23:59.  Precision CHRON_UNKNOWN with both
 * ends open is "no date". */
struct chron_when {
	int64_t earliest;
	int64_t latest;
	uint8_t precision; /* enum chron_precision */
	bool uncertain;	   /* the source said "?", "c.", "about" */
	bool zoned;	   /* the source gave an offset or a zone */
	int16_t offset;	   /* minutes east of UTC as given, if zoned */
};

enum chron_concept {
#define F(id, key) CHRON_F_##id,
#include "fields.def"
#undef F
	CHRON_F_COUNT,
};

/* A non-empty value of an event: 24 bytes, as there are millions. */
struct chron_value {
	const char *p;
	uint32_t n;
	uint16_t heading; /* index into the source's headings */
	uint8_t concept;  /* enum chron_concept */
	uint8_t type;	  /* enum chron_type */
};

#define CHRON_NONE UINT32_MAX /* no source, agency, child, entry ... */

struct chron_sighting; /* src/core/chronology.h */

struct chron_event {
	struct chron_str id;   /* stable across re-import, "e" + hex */
	uint32_t source;       /* index into the chronology's sources */
	uint32_t agency;       /* index into its agencies */
	struct chron_str part; /* empty where the file has one part */
	uint32_t row;
	uint32_t occurrence; /* from 0; of a recurring item */
	uint32_t order;	     /* of the record within its source, from 0 */
	struct chron_when start;
	struct chron_when end; /* meaningful if has_end */
	bool has_end;
	bool cancelled;		    /* never a contact, never a sighting */
	bool carried;		    /* its date was carried down */
	struct chron_str date_text; /* as it stood in the file */
	struct chron_str time_text;
	const struct chron_value *values; /* in the order of the columns; one
					   * CHRON_F_EVENT at most */
	uint32_t nvalues;
	/* derived by later stages */
	int64_t at;	 /* the minute it is sorted at: see order.c */
	double sequence; /* its place in its source; < 0: none */
	uint32_t nsightings;
	struct chron_sighting *sightings;
	uint32_t entry; /* index into the entries, or CHRON_NONE */
};

/* The first value of a concept, or NULL.  Values are non-empty. */
static inline const struct chron_value *
chron_event_value(const struct chron_event *e, enum chron_concept concept)
{
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (e->values[i].concept == (uint8_t) concept)
			return &e->values[i];
	return NULL;
}

/* The text of a concept, or an empty slice. */
static inline struct chron_str
chron_event_text(const struct chron_event *e, enum chron_concept concept)
{
	const struct chron_value *v = chron_event_value(e, concept);

	return v ? (struct chron_str){v->p, v->n} : (struct chron_str){"", 0};
}

#endif
