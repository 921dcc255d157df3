/* The case file: the only SQL.  SQLite, STRICT tables, migrations by
 * user_version, application_id checked on opening. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "core/chronology.h"

struct store; /* opaque */

const char *store_engine(void); /* "SQLite 3.40.1" */

enum store_mode {
	STORE_READ,   /* must exist; one of an older version is brought up
		       * to date in memory and stays as it is */
	STORE_WRITE,  /* must exist */
	STORE_CREATE, /* must not exist; mode 0600 */
};

enum chron_status store_open(struct store **s, const char *path,
	enum store_mode mode, struct chron_err *err);
/* A case made with STORE_CREATE grows under another, hidden name and gets its
 * own when it is finished: indexes made, on the disk. Nothing may be asked of
 * the store afterwards but store_close. Of any other store: nothing to do. */
enum chron_status store_finish(struct store *s, struct chron_err *err);
/* Finishes what was not finished, unless writing had failed: then a new case
 * is removed.  NULL is fine. */
void store_close(struct store *s);

/* The text of case.ini as it was last read, so that a case file stands
 * alone. */
enum chron_status store_put_ini(
	struct store *s, struct chron_str text, struct chron_err *err);
enum chron_status store_get_ini(struct store *s, struct arena *a,
	struct chron_str *text, struct chron_err *err);
/* The thresholds that options set, over case.ini; none clears them. */
enum chron_status store_put_thresholds(struct store *s,
	const struct chron_config *config, struct chron_err *err);
enum chron_status store_get_thresholds(
	struct store *s, struct chron_config *config, struct chron_err *err);

/* What the last runs wrote beside the case file: lines of SHA-256 and name. */
enum chron_status store_put_written(
	struct store *s, struct chron_str lines, struct chron_err *err);
enum chron_status store_get_written(struct store *s, struct arena *a,
	struct chron_str *lines, struct chron_err *err);

/* One source with its records, events, leftovers and diagnostics, in one
 * transaction: wholly or not at all. What was derived before is dropped, as it
 * no longer fits. */
enum chron_status store_put_source(struct store *s,
	const struct chron_chronology *c, uint32_t source,
	struct chron_err *err);
/* Every source of c that the file does not hold yet, each in a transaction of
 * its own; the way to store many, as it looks at each event once. */
enum chron_status store_put_all(struct store *s,
	const struct chron_chronology *c, struct chron_err *err);
/* Takes a source out again (a corrected file replaces it); decisions stay. */
enum chron_status store_drop_source(
	struct store *s, struct chron_str id, struct chron_err *err);

/* A source that another takes the place of. */
struct store_swap {
	uint32_t out, in; /* in: CHRON_NONE if it only goes */
};
/* Takes sources of c out and puts others in, in one transaction; what was
 * called a copy of one that goes is from then on called one of its successor,
 * and what a source that stays had withdrawn is marked where it is back.
 * Every source of `in` is put, whether or not it takes another's place. */
enum chron_status store_swap(struct store *s, const struct chron_chronology *c,
	const struct store_swap *swaps, uint32_t nswaps, const uint32_t *in,
	uint32_t nin, struct chron_err *err);

/* Sources, events, leftovers, diagnostics and decisions into c, whose config
 * is set; chronology_sort is left to the caller. */
enum chron_status store_load(
	struct store *s, struct chron_chronology *c, struct chron_err *err);

/* Only the sources, with their counts and versions. */
enum chron_status store_load_sources(
	struct store *s, struct chron_chronology *c, struct chron_err *err);
/* Only the decisions: a case that is read anew keeps them. */
enum chron_status store_load_decisions(
	struct store *s, struct chron_chronology *c, struct chron_err *err);

/* What was derived, for people who query the file: sightings, evidence,
 * entries, links, findings.  Replaces what was there, in one transaction. */
enum chron_status store_put_derived(struct store *s,
	const struct chron_chronology *c, struct chron_err *err);

/* New decisions, all or none of them; number and batch are set by the store.
 * What was derived is dropped, as it no longer fits. */
enum chron_status store_rule(struct store *s, struct chron_decision *d,
	uint32_t n, struct chron_err *err);
/* Marks decisions as undone or as standing again, and keeps on record who did
 * it; all or none.  What was derived is dropped likewise. */
enum chron_status store_undo(struct store *s, const struct chron_undoing *u,
	uint32_t n, struct chron_err *err);
/* The decisions of c and what became of them, numbered as they are, into a
 * case that has none. */
enum chron_status store_copy_decisions(
	struct store *s, struct chron_chronology *c, struct chron_err *err);

#endif
