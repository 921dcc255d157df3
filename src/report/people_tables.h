/* Between the tables of the report of people. */
#ifndef REPORT_PEOPLE_TABLES_H
#define REPORT_PEOPLE_TABLES_H

#include "report/emit.h"
#include "report/people.h"
#include "util/civil.h"
#include "util/str.h"

void table_genogram(struct emit *e, const struct kinsfolk *p);
void table_relationships(struct emit *e, const struct kinsfolk *p);
void table_households(struct emit *e, const struct kinsfolk *p);
void table_moves(struct emit *e, const struct kinsfolk *p);

struct chron_str people_sex_word(const struct one *one);
struct chron_str people_list(struct arena *a, const struct chron_str *items,
	uint32_t n, const char *between);
void people_emit_born(struct emit *e, const struct one *one);
void people_emit_died(struct emit *e, const struct one *one);
/* An end of a stay or bond; `open` where none is known. */
void people_emit_end(
	struct emit *e, const struct chron_when *w, const char *open);

extern const char people_no_family[]; /* what to write in case.ini */

#endif
