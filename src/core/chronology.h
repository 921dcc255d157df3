/* The chronology in memory: what every stage reads and the next one needs.
 *
 * Import fills sources, events, leftovers and diagnostics; seen fills each
 * event's sightings; merge fills entries, possible pairs and discrepancies;
 * find fills gaps and recording.  All memory is the chronology's arena. Array
 * order after chronology_sort(): sources by file name, events in chronology
 * order; indexes are only stable after it. */
#ifndef CORE_CHRONOLOGY_H
#define CORE_CHRONOLOGY_H

#include "core/declared.h"
#include "util/arena.h"

/* ---- what was read ---- */

struct chron_heading {
	struct chron_str text;
	uint8_t concept;    /* enum chron_concept */
	uint8_t confidence; /* 0..100; 100: a person said so */
	uint32_t col; /* from 1; 0 for a named field.  Not kept in the case
		       * file, as little as the row and part of its table */
	uint32_t row;
	struct chron_str part;
};

struct chron_source {
	struct chron_str id;	      /* stable: "s" + hex of name and hash */
	struct chron_str file;	      /* name without folders */
	struct chron_str sha256;      /* 64 hex digits */
	uint32_t agency;	      /* CHRON_NONE if each row names its own */
	struct chron_str agency_from; /* column, table, preamble, file
				       * name, case.ini, option */
	struct chron_str importer;
	uint64_t records, used, events, quarantined, not_events;
	uint32_t duplicate_of; /* index of a source, or CHRON_NONE */
	bool refused;	       /* nothing could be read: why says why */
	struct chron_str why;
	struct chron_heading *headings;
	uint32_t nheadings;
	struct chron_str preamble; /* the text above the table, lines by \n */
	uint32_t child;		   /* the file's child, index, or CHRON_NONE */
	struct chron_str date_order; /* "dmy (day first: 14 of 40 rows ...)" */
	/* Of a file just read, not kept in the case file: the profile that
	 * told how, empty if none did. */
	struct chron_str profile;
};

/* One version of a source that has several: what the agency sent in place of
 * the version before, and how their rows differ. */
struct chron_version {
	uint32_t source; /* as it stands now: the last version */
	uint32_t number; /* from 1, the one received first */
	struct chron_str file, sha256;
	uint32_t same, added, changed, withdrawn; /* rows; 0 for the first */
	struct chron_str why;			  /* how it was known for one */
};

enum change { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_WITHDRAWN, CHANGE_COUNT };
extern const char *const change_names[]; /* "added" "changed" ... */

/* A row by which a version differs from the one before. */
struct chron_change {
	uint32_t source;  /* as it stands now */
	uint32_t version; /* that brought the change, from 2 */
	enum change change;
	struct chron_str event; /* id; empty: the row gave no event */
	struct chron_str part, was_part;
	uint32_t row, was_row;	  /* 0: not there */
	struct chron_str was;	  /* as it stood, "heading: text" lines */
	struct chron_str content; /* hex of what it said, to know it again */
	int64_t decided;	  /* decisions up to this number came before */
	bool back;		  /* withdrawn, and there again since */
};

/* A record that gave no event. */
struct chron_leftover {
	uint32_t source;
	struct chron_str part;
	uint32_t row;
	uint32_t order;
	struct chron_str text; /* verbatim, cells joined by " | " */
	struct chron_str why;
	bool quarantined; /* else an explained non-event */
};

struct chron_diagnostic {
	enum chron_severity severity;
	struct chron_str slug;
	uint32_t source; /* CHRON_NONE: of the case */
	struct chron_str part;
	uint32_t row, col;
	struct chron_str say;
	/* Where the finding is about one cell of a file just read: the heading
	 * above it and what stands in it.  Not kept in the case file. */
	struct chron_str heading, there;
};

/* ---- what was made of it ---- */

enum answer { ANSWER_UNCLEAR, ANSWER_YES, ANSWER_NO, ANSWER_NA };
extern const char *const answer_names[]; /* "unclear" "yes" "no" "na" */
enum grade {
	GRADE_NONE,
	GRADE_FULL,
	GRADE_BRIEF,
	GRADE_ASLEEP,
	GRADE_DISTANCE,
	GRADE_REPORTED
};
extern const char *const grade_names[]; /* NULL "full" "brief" ... */
enum mode {
	MODE_NONE,
	MODE_HOME,
	MODE_SCHOOL,
	MODE_CLINIC,
	MODE_HOSPITAL,
	MODE_STREET,
	MODE_CUSTODY,
	MODE_PLACEMENT,
	MODE_VIRTUAL,
	MODE_PHONE,
	MODE_OTHER
};
extern const char *const mode_names[]; /* NULL "home" "school" ... */
enum basis { BASIS_INFERRED, BASIS_STATED, BASIS_DECIDED };
extern const char *const basis_names[];

enum aspect {
	ASPECT_SEEN,
	ASPECT_ALONE,
	ASPECT_SOUGHT,
	ASPECT_EXPRESSED,
	ASPECT_COUNT
};
extern const char *const aspect_names[]; /* "seen" "alone" "views_sought" .. */

/* The words that decided a flag: bytes start..end of a value's text. */
struct chron_evidence {
	uint32_t value; /* index into the event's values, or CHRON_NONE if a
			 * person decided */
	uint32_t start, end;
	uint8_t aspect;	  /* enum aspect */
	const char *rule; /* "seen.weighed"; static or in the arena */
};

struct chron_sighting {
	uint32_t child;		    /* index into the config's children */
	uint8_t flag[ASPECT_COUNT]; /* enum answer; only SEEN may be NA */
	uint8_t grade, mode, basis;
	bool attempt;	   /* a visit or appointment that failed */
	bool plan;	   /* says that the child is to be seen */
	bool contradicted; /* the columns and the narrative disagree */
	bool reported;	   /* told of another agency's sighting */
	struct chron_evidence *evidence;
	uint32_t nevidence;
};

/* Why two events were, or were not, put together.  Points add up to the
 * score. */
struct chron_reason {
	const char *what; /* stable key: "time", "kind", "identifier" */
	int32_t points;
	struct chron_str say;
};
struct chron_pair {
	uint32_t a, b; /* events, a < b in chronology order */
	int32_t score;
	struct chron_reason *reasons;
	uint32_t nreasons;
};

/* What a person's answer on a possible pair is worth, as a sum. */
struct chron_use {
	int32_t points;
	struct chron_reason *reasons;
	uint32_t nreasons;
};

/* Why two that look alike were left apart, the reasons against coming first:
 * a ruling keeps them apart; their entries as a whole do not agree; not quite
 * enough points for a person to be asked. */
enum apart { APART_RULED, APART_WHOLE, APART_BELOW, APART_COUNT };
extern const char *const apart_names[]; /* "ruled" "whole" "below" */
struct chron_apart {
	struct chron_pair pair;
	enum apart why;
	struct chron_str say; /* which ruling, which pairs, how many points */
};

enum match { MATCH_SINGLE, MATCH_AUTOMATIC, MATCH_CONFIRMED };

struct chron_note {
	struct chron_str by, at, text;
	uint32_t event; /* what it was written on */
};

/* What a reviewer writes beside an entry, other than notes: a column each. */
enum review {
	REVIEW_PHASE,	 /* of the time line */
	REVIEW_EPISODE,	 /* key practice episode */
	REVIEW_THEME,	 /* theme or line of enquiry; several by ";" */
	REVIEW_GOOD,	 /* good practice */
	REVIEW_MISSED,	 /* missed opportunity */
	REVIEW_QUESTION, /* to ask an agency */
	REVIEW_COUNT
};
extern const char *const review_names[];  /* "phase" "episode" "theme"
					   * "good-practice" ... */
extern const char *const review_keys[];	  /* the same with _ for - */
extern const char *const review_titles[]; /* "Phase" "Key practice episode" */

/* In force: later words on the same event took the place of earlier ones. */
struct chron_review {
	uint8_t what; /* enum review */
	struct chron_str by, at, text;
	uint32_t event; /* what it was written on */
};

struct chron_entry {
	struct chron_str id; /* "n" + hex */
	uint32_t *events;    /* in chronology order; the first is the lead */
	uint32_t nevents;
	struct chron_when start, end;
	bool has_end;
	bool in_scope; /* touches the review period */
	enum match match;
	int32_t score; /* of the weakest link that holds it */
	struct chron_pair *pairs;
	uint32_t npairs;
	struct chron_sighting *children; /* combined: evidence is NULL */
	uint32_t nchildren;
	uint32_t *discrepancies; /* indexes into findings */
	uint32_t ndiscrepancies;
	struct chron_note *notes;
	uint32_t nnotes;
	struct chron_review *reviews; /* by what, then in order of the events */
	uint32_t nreviews;
	uint32_t *related; /* entries that a person called related, in order */
	uint32_t nrelated;
	bool differs; /* a person ruled that its accounts differ */
};

struct chron_discrepancy {
	const char *kind; /* date time attendance seen outcome one-sided ... */
	uint32_t entry;
	uint32_t *events;
	uint32_t nevents;
	struct chron_str say;
	struct chron_str question; /* to ask the agency */
};

/* A referral or notification that was sent, by one account, and of which the
 * one it was sent to has no record; or has no material here at all. */
struct chron_receipt {
	uint32_t event;
	uint32_t agency;     /* it was sent to; CHRON_NONE: not of the case */
	struct chron_str to; /* its name, or what its sort is called */
	bool checkable;	     /* its material covers the day */
};

/* A meeting, visit or appointment planned for a day, of which no account was
 * found within days of it. */
struct chron_plan {
	uint32_t event;	     /* the first that plans it */
	const char *what;    /* "a core group" */
	int32_t day;	     /* planned for */
	int32_t later;	     /* the next of its sort, or CIVIL_MAX */
	uint32_t called_off; /* event that says so, or CHRON_NONE */
};

struct chron_gap {
	const char *kind; /* unseen unseen-alone views agency-silence ... */
	uint32_t child;	  /* CHRON_NONE where it is about an agency */
	uint32_t agency;  /* CHRON_NONE where it is about a child */
	int32_t from, to; /* civil days; to is INT32_MAX while open */
	int32_t days;
	bool open;
	uint32_t standard; /* index, or CHRON_NONE */
	uint32_t *within;  /* events: failed visits, cancellations, plans */
	uint32_t nwithin;
	struct chron_str say;
};

/* How often an agency's contacts tell whether the child was seen. */
struct chron_recording {
	uint32_t agency;
	uint32_t contacts; /* event-child pairs that are contacts: not na */
	uint32_t seen_known;
	uint32_t views_known;
};

/* ---- what a person ruled ---- */

enum ruling {
	RULE_SAME,
	RULE_SAME_DIFFER,
	RULE_RELATED,
	RULE_DIFFERENT,
	RULE_UNSURE,
	RULE_FLAG,
	RULE_NOTE,
	RULE_LEAVE_OUT, /* one account is no part of its entry */
	RULE_REVIEW,	/* what a reviewer writes in a column beside it */
	RULING_COUNT
};
extern const char *const ruling_names[]; /* "same" "same-differ" ... */
struct chron_decision;
/* The name of what was ruled; of words in a column, that of the column. */
const char *chronology_ruling(const struct chron_decision *d);

struct chron_decision {
	int64_t number; /* in the order they were made, from 1 */
	enum ruling ruling;
	struct chron_str a, b;	/* event ids; b for pairs only */
	struct chron_str child; /* ref, for RULE_FLAG */
	/* For RULE_FLAG; for RULE_REVIEW the first is an enum review. */
	uint8_t aspect, answer;
	/* The note; what stands in the column, empty: taken back; or why. */
	struct chron_str text;
	struct chron_str by, at; /* who; ISO time */
	bool undone;
	/* Ids divided by spaces. For RULE_LEAVE_OUT: of the accounts that it
	 * stood with. For RULE_REVIEW: of others of its entry whose words these
	 * take the place of. */
	struct chron_str others;
	/* When a and b were, as their dates were read then: ISO; empty if not
	 * known. */
	struct chron_str a_when, b_when;
	int64_t batch; /* the first of those returned at once; 0: alone */
};

/* A decision was undone, or stands again.  In the order it was done. */
struct chron_undoing {
	int64_t decision;
	bool undone; /* else it stands again */
	struct chron_str by, at, why;
};

/* Whether a decision still has effect. */
enum standing {
	STANDING_FOLLOWED,
	STANDING_DOUBTED, /* followed, but what it is about has changed */
	STANDING_UNDONE,
	STANDING_SUPERSEDED, /* a later one says otherwise: `other` */
	STANDING_CONFLICT,   /* another keeps apart what it joins: `other` */
	STANDING_GONE,	     /* what it is about is no longer there */
	STANDING_COUNT
};
extern const char *const standing_names[]; /* "followed" ... */

struct chron_standing {
	enum standing what;
	int64_t other;	      /* number of a decision, or 0 */
	struct chron_str say; /* why, where there is more to say */
};

struct trigger; /* what starts a clock: find/trigger.h */
struct mask;	/* what is shown in place of names: people/mask.h */

struct chron_chronology {
	struct arena *arena; /* owns everything below */
	struct chron_config config;
	struct chron_agency *agencies;
	uint32_t nagencies;
	struct chron_source *sources;
	uint32_t nsources;
	struct chron_event *events;
	uint32_t nevents;
	struct chron_version *versions; /* of sources that have several */
	uint32_t nversions;
	struct chron_change *changes;
	uint32_t nchanges;
	struct chron_leftover *leftovers;
	uint32_t nleftovers;
	struct chron_diagnostic *diagnostics;
	uint32_t ndiagnostics;
	struct chron_decision *decisions;
	uint32_t ndecisions;
	struct chron_undoing *undoings;
	uint32_t nundoings;
	struct chron_standing *standings; /* of each decision, after merge */
	uint32_t *by_id;		  /* events in order of id, or NULL */
	uint32_t indexed;		  /* how many there were then */
	struct chron_entry *entries;
	uint32_t nentries;
	struct chron_pair *possible; /* most useful first */
	uint32_t npossible;
	struct chron_use
		*uses; /* of each of those; NULL before they are ranked */
	struct chron_apart
		*apart; /* most alike first, those below at the end */
	uint32_t napart;
	struct chron_discrepancy *discrepancies;
	uint32_t ndiscrepancies;
	struct chron_receipt *receipts;
	uint32_t nreceipts;
	struct chron_plan *plans; /* not found done */
	uint32_t nplans;
	struct chron_gap *gaps;
	uint32_t ngaps;
	struct chron_recording *recording;
	uint32_t nrecording;
	const struct trigger *triggers; /* NULL: not looked for yet */
	uint32_t ntriggers;
	/* How it is shown: set for a working view after everything was found,
	 * and looked at by what writes. */
	const struct mask *mask; /* NULL: names stand as they were written */
	const char *part;	 /* a sentence: which part of the case this is;
				  * NULL: all of it */
	bool newest_first;
	/* Of a part: behind the entries that are shown stand those that are
	 * not, so that what was seen is told of the whole case; and so the
	 * discrepancies. Events are all there. */
	uint32_t hidden_entries, hidden_discrepancies;
	const struct chron_config *family; /* with all the children, where
					    * config has one; or NULL */
	const bool *only; /* by agency: those asked for; NULL: all */
	/* Ids of those entries and their accounts, in byte order: a reference
	 * to one leads nowhere. */
	const struct chron_str *hidden_ids;
	uint32_t nhidden_ids;
};

/* An empty chronology with the one child "child" and zone Europe/London. */
void chronology_init(struct chron_chronology *c, struct arena *arena);

/* The index of the agency of that name, made if new.  Names are compared
 * folded; the kind is found from the name. */
uint32_t chronology_agency(struct chron_chronology *c, struct chron_str name);

/* Growing arrays: each returns a zeroed new element, valid until the next
 * call for the same array. */
struct chron_source *chronology_add_source(struct chron_chronology *c);
struct chron_event *chronology_add_event(struct chron_chronology *c);
struct chron_leftover *chronology_add_leftover(struct chron_chronology *c);

/* A diagnostic of the case; say is formatted into the arena. */
void chronology_diag(struct chron_chronology *c, enum chron_severity severity,
	const char *slug, uint32_t source, struct chron_str part, uint32_t row,
	uint32_t col, const char *fmt, ...) CHRON_PRINTF(8, 9);

/* Puts sources in order of file name and hash, agencies in order of
 * declaration then name, events in chronology order (below), leftovers and
 * diagnostics in order of source and row, and mends every index.  To be
 * called after import or load, before seen. */
void chronology_sort(struct chron_chronology *c);

/* The entry an event is an account of, shown or not; NULL before merge. */
const struct chron_entry *chronology_entry(
	const struct chron_chronology *c, uint32_t event);
/* Is that entry one of those that are shown? Always, where all are. */
bool chronology_shows(const struct chron_chronology *c, uint32_t event);
/* Does an id stand for a row that is not shown? */
bool chronology_hides(const struct chron_chronology *c, struct chron_str id);
/* The entry that is shown at a place: the last first where the newest comes
 * first. */
const struct chron_entry *chronology_nth(
	const struct chron_chronology *c, uint32_t at);

/* The version a source is in, or NULL where it never replaced another. */
const struct chron_version *chronology_version(
	const struct chron_chronology *c, uint32_t source);
/* The one before that. NULL likewise. */
const struct chron_version *chronology_version_before(
	const struct chron_chronology *c, uint32_t source);

/* Chronology order, total: earliest bound; timed before untimed within the
 * same day, unless the source's own sequence column places the untimed one
 * among its timed rows; latest bound; agency; source; sequence; row; stable
 * id.  Undated events come last.  Both events must have been sorted before.
 * <0, 0, >0. */
int chronology_compare(const struct chron_chronology *c,
	const struct chron_event *a, const struct chron_event *b);

/* Makes looking up many events by id quick, where there are decisions to look
 * them up for; until the next chronology_sort, or an id changes. */
void chronology_index(struct chron_chronology *c);

/* The event of that id, or CHRON_NONE.  An unambiguous prefix of an id will
 * do. */
uint32_t chronology_find_event(
	const struct chron_chronology *c, struct chron_str id);

#endif
