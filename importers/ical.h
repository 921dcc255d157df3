/* What the parts of the calendar importer share.
 *
 * A calendar is split into blocks by our own line scanner, as libical gives
 * up a whole file for one missing END and knows no line numbers; libical does
 * what is hard: recurrences and time zones. */
#ifndef IMPORTERS_ICAL_H
#define IMPORTERS_ICAL_H

#include <libical/ical.h>

#include "chron/importer.h"
#include "gather.h"
#include "util/arena.h"
#include "util/buf.h"
#include "util/zone.h"

enum {
	ICAL_MAX_ZONES = 1000,	     /* different TZIDs in a file */
	ICAL_MAX_OCCURRENCES = 1000, /* of one item */
	ICAL_MAX_EXPANDED = 200000,  /* occurrences of a file */
	ICAL_MAX_STEPS = 20000,	     /* that a rule may take to get there */
	ICAL_MAX_BARREN = 5,	     /* rules of a file that lead nowhere */
	ICAL_HORIZON_DAYS = 731,     /* of an endless rule without a period */
};

/* ---- lines: ical_split.c ---- */

/* Physical lines that end in LF, CRLF or CR. */
struct ical_lines {
	const char *p, *end;
	const char *lf; /* the next LF, so that CR files stay linear */
	uint32_t row;	/* of the next line */
};

void ical_lines(struct ical_lines *l, struct chron_str text, uint32_t row);

/* One property, its folded lines joined. */
struct ical_prop {
	struct chron_str name;	 /* as written */
	struct chron_str params; /* with the leading ';', or empty */
	struct chron_str value;	 /* raw */
	uint32_t row;
	bool bad; /* no colon: value is the whole line */
};

/* Folded text is joined in the arena; false at the end. */
bool ical_next_prop(
	struct ical_lines *l, struct arena *a, struct ical_prop *prop);
/* A parameter's value without quotes; empty if it has none. */
struct chron_str ical_param(const struct ical_prop *prop, const char *name);

enum ical_kind {
	ICAL_EVENT,
	ICAL_TODO,
	ICAL_JOURNAL,
	ICAL_FREEBUSY,
	ICAL_TIMEZONE,
	ICAL_OTHER,
	ICAL_KINDS
};
extern const char *const ical_kind_names[]; /* "VEVENT" ... */

struct ical_block {
	struct chron_str text; /* between BEGIN and END */
	uint32_t row;	       /* of BEGIN */
	uint8_t kind;	       /* enum ical_kind */
	bool closed;
	bool cancelled; /* METHOD:CANCEL */
	bool override;	/* has a RECURRENCE-ID */
};

/* Fills blocks (struct ical_block[]) in one pass. */
void ical_split(struct chron_str text, struct buf *blocks);

/* ---- times: ical_time.c ---- */

struct ical_zone {
	struct chron_str tzid;
	struct zone *zone; /* by name */
	icaltimezone *own; /* as the file defines it */
};

struct ical_zones {
	struct arena *arena;
	struct ical_zone *zones;
	uint32_t nzones;
	const struct buf *blocks;
	struct chron_run *run;
	const char *file;
};

struct ical_time {
	bool ok;
	bool date; /* no time of day */
	bool utc;
	const struct ical_zone *zone; /* NULL: floating or UTC */
	int64_t local; /* seconds of local civil time since 1970 */
};

void ical_zones_free(struct ical_zones *z);
/* value is one date or time; prop says the zone. */
struct ical_time ical_time(struct ical_zones *z, const struct ical_prop *prop,
	struct chron_str value);
/* The same instant on another clock: to the zone of `as`. */
int64_t ical_local_as(const struct ical_time *t, const struct ical_time *as);
/* Whole seconds and whole days of P1DT2H; false if it is not one. */
bool ical_duration(struct chron_str s, int64_t *days, int64_t *seconds);
/* start + duration: days by the calendar, seconds by the clock. */
int64_t ical_later(
	const struct ical_time *start, int64_t days, int64_t seconds);
/* 2018-03-04, 2018-03-04T10:30[:05][Z|+01:00], in the arena. */
struct chron_str ical_iso(struct arena *a, const struct ical_time *t);

/* ---- recurrence: ical_recur.c ---- */

struct ical_rule {
	struct chron_str rrule; /* or empty */
	struct buf extra;	/* RDATE: struct ical_span[] */
	struct buf without;	/* EXDATE, overrides: struct ical_time[] */
};

/* An occurrence: start and end in local seconds; end only if has_end. */
struct ical_span {
	int64_t start, end;
	bool has_end;
};

enum ical_expansion {
	ICAL_COMPLETE,
	ICAL_CAPPED,   /* more than the limit */
	ICAL_HORIZON,  /* no review period: the first two years */
	ICAL_BAD_RULE, /* libical cannot read it */
	ICAL_TOO_FINE, /* by the second or hour with conditions */
	ICAL_BARREN,   /* too many rules that lead nowhere */
};

struct ical_budget {
	uint32_t expanded; /* occurrences so far in the file */
	uint32_t barren;   /* rules so far that libical could not start */
};

/* The occurrences that touch the days from..to, in order, none twice, as
 * struct ical_span[] in out.  *all is how many there were before exceptions
 * were taken away. */
enum ical_expansion ical_expand(const struct ical_time *start,
	const struct ical_span *first, const struct ical_rule *rule,
	int32_t from, int32_t to, struct ical_budget *budget, struct buf *out,
	uint32_t *all);

/* ---- items: ical_item.c ---- */

/* An item with a RECURRENCE-ID: it stands in for one occurrence. */
struct ical_override {
	struct chron_str uid;
	struct ical_time at;
};

struct ical_file {
	struct chron_run *run;
	const char *name;
	struct arena *arena; /* of the file */
	struct buf blocks;   /* struct ical_block[] */
	struct ical_zones zones;
	struct ical_override *overrides; /* by uid */
	uint32_t noverrides;
	struct ical_budget budget;
	struct gather gather;
	struct ical_rule rule; /* reused */
	struct buf spans;      /* reused */
};

/* What the properties of one item say. */
struct ical_item {
	struct ical_file *f;
	const struct ical_block *b;
	struct ical_prop start_prop;
	struct ical_time start, end, replaces;
	int64_t days, seconds; /* DURATION */
	struct chron_str uid;
	bool has_start, has_end, has_duration, has_recurrence;
	bool allday; /* X-MICROSOFT-CDO-ALLDAYEVENT */
	bool cancelled, described, future;
	struct ical_prop *rdates; /* read last: on the clock of DTSTART */
	uint32_t nrdates;
};

/* ical_props.c: reads every property of it->b, but not those of alarms inside
 * it; texts go to the gather, times and rules to the item and the file. */
void ical_read_block(struct ical_item *it);

/* Reads one VEVENT or VJOURNAL and emits its record(s). */
enum chron_status ical_emit(
	struct ical_file *f, const struct ical_block *b, struct chron_err *err);
/* The block's properties as a person would read them, by " | ". */
struct chron_str ical_gist(struct ical_file *f, const struct ical_block *b);
/* UID and RECURRENCE-ID of a block, for the table of overrides. */
bool ical_read_override(struct ical_file *f, const struct ical_block *b,
	struct ical_override *o);

/* ---- text: ical_text.c ---- */

/* Without backslashes; borrowed where there are none. */
struct chron_str ical_unescape(struct arena *a, struct chron_str s);
/* quoted-printable, as calendars of version 1.0 have it. */
struct chron_str ical_unquote(struct arena *a, struct chron_str s);
/* "Jo Bloggs (declined)" from an ATTENDEE or ORGANIZER. */
struct chron_str ical_who(struct arena *a, const struct ical_prop *prop);

#endif
