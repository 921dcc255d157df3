/* Rows, built cell by cell and sent to a sink.  After the sink has said no,
 * nothing more is sent. */
#ifndef REPORT_EMIT_H
#define REPORT_EMIT_H

#include "report/report.h"
#include "report/words.h"

struct finder;	/* find/parts.h */
struct trigger; /* find/trigger.h: `triggers` are those of trigger_all */

enum { EMIT_CELLS = 64 };

struct emit {
	const struct chron_chronology *c;
	const struct table_sink *to;
	struct chron_err *err;
	struct arena *a;    /* of the row: emptied when it was sent */
	struct arena *keep; /* until emit_end: for tables made on the way */
	struct chron_cell cells[EMIT_CELLS];
	size_t n;
	enum chron_status st;
};

void emit_begin(struct emit *e, const struct chron_chronology *c,
	const struct table_sink *to, struct chron_err *err);
enum chron_status emit_end(struct emit *e);

void emit_table(struct emit *e, const struct chron_table *table);
/* Sends the cells collected; id may be empty. */
void emit_row(struct emit *e, enum chron_row_kind kind, struct chron_str id);

/* Each adds a cell and returns it, to be refined until the next. */
struct chron_cell *emit_text(struct emit *e, struct chron_str s);
struct chron_cell *emit_label(struct emit *e, struct chron_str s);
struct chron_cell *emit_ref(struct emit *e, struct chron_str id);
struct chron_cell *emit_number(struct emit *e, uint64_t n);
struct chron_cell *emit_flag(
	struct emit *e, enum aspect aspect, uint8_t answer);
struct chron_cell *emit_when(struct emit *e, const struct chron_when *w);
/* A day; CIVIL_MIN and CIVIL_MAX give the words instead. */
struct chron_cell *emit_day(struct emit *e, int32_t day, const char *open);
/* The sum of a pair, "+40 time: both 10:30", a line each, below `head`, which
 * may be empty; held against the thresholds of the case.  (sum.c) */
struct chron_cell *emit_sum(
	struct emit *e, struct chron_str head, const struct chron_pair *p);
/* Points, with a sign where there are less than none. */
struct chron_cell *emit_score(struct emit *e, int32_t score);
/* "04 Mar 2019, 10:30; Police, PC 1; log.csv, row 3" above what it says. */
struct chron_cell *emit_telling(struct emit *e, uint32_t event);
/* For each account of an entry the strongest pair with one above it; NULL for
 * the first. */
const struct chron_pair **sum_links(
	struct arena *a, const struct chron_entry *n);
/* Where in its entry an event stands, the first being 0. */
uint32_t sum_place(const struct chron_entry *n, uint32_t event);

/* Tables with a file of their own. */
void table_children(struct emit *e, struct finder *f);
void table_months(struct emit *e, const struct finder *f);
void table_intervals(struct emit *e, struct finder *f);
void table_standards(struct emit *e, struct finder *f,
	const struct trigger *triggers, uint32_t n);
void table_triggers(struct emit *e, struct finder *f,
	const struct trigger *triggers, uint32_t n);
void table_measures(struct emit *e, struct finder *f);
void table_heard(struct emit *e, const struct finder *f);
void table_notable(struct emit *e, const struct finder *f);
void table_plans(struct emit *e);
void table_apart(struct emit *e);
void table_chains(struct emit *e, const struct finder *f);
void table_contacts(struct emit *e);
void table_lanes(struct emit *e, struct finder *f,
	const struct trigger *triggers, uint32_t n);
/* The same, of fewer marks where there are many. */
void table_overview(struct emit *e, struct finder *f,
	const struct trigger *triggers, uint32_t n);

#endif
