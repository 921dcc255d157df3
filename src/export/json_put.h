/* Small pieces of JSON: what the writers of the case and of tables share. */
#ifndef EXPORT_JSON_PUT_H
#define EXPORT_JSON_PUT_H

#include "chron/event.h"
#include "export/export.h"

/* A literal piece of JSON.  The members of the format stand in a fixed order,
 * so most commas and names are literals too. */
#define JSON_PUT(out, lit) out_write((out), (lit), sizeof(lit) - 1)

void json_text(struct chron_out *out, struct chron_str s);
void json_text_or_null(struct chron_out *out, struct chron_str s);
/* A word of ours, which needs no escape; NULL is null. */
void json_word(struct chron_out *out, const char *word);
void json_bool(struct chron_out *out, bool b);
void json_int(struct chron_out *out, int64_t n);
void json_count_or_null(struct chron_out *out, uint64_t n); /* 0 is null */
void json_real(struct chron_out *out, double n);
/* A civil day; CIVIL_MIN and CIVIL_MAX are null. */
void json_day(struct chron_out *out, int32_t day);
/* {earliest, latest, precision, uncertain} */
void json_when(struct chron_out *out, const struct chron_when *w);
/* {"name":"chronomerge","version":"0.1.0"} */
void json_tool(struct chron_out *out);

/* entries[], one a line (json_entry.c). */
void json_entries(struct chron_out *out, const struct chron_chronology *c);
/* Pairs and sets of events stand in more than one place.  The object of a pair
 * is left open, for what else there is to say of it. */
void json_pair(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_pair *p);
void json_event_ids(struct chron_out *out, const struct chron_chronology *c,
	const uint32_t *events, uint32_t n);

/* The whole case (json_case.c). */
enum chron_status json_chronology(struct chron_out *out,
	const struct chron_chronology *c, struct chron_err *err);

/* What check found (json_check.c). words: with what stands in the files. */
struct problems;
void json_check(struct chron_out *out, const struct chron_chronology *c,
	const struct problems *p, bool words);

#endif
