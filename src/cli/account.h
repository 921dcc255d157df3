/* One account, whole, for the terminal: used by show and explain. */
#ifndef CLI_ACCOUNT_H
#define CLI_ACCOUNT_H

#include "core/chronology.h"
#include "util/out.h"

struct page {
	struct chron_out *out;
	struct arena *arena;
	const struct chron_chronology *c;
};

/* A line, `indent` spaces in; text of several lines keeps them.  Nothing in
 * it can drive a terminal. */
void page_line(struct page *p, int indent, struct chron_str text);
void page_printf(struct page *p, int indent, const char *fmt, ...)
	CHRON_PRINTF(3, 4);

/* "e1f0: 04 Mar 2019, 10:30; Police, PC 1; police.csv, row 12" */
struct chron_str page_event_line(struct page *p, uint32_t event);
/* Everything the account says, where it stands, what it means for each child
 * and the words that say so. */
void page_account(struct page *p, uint32_t event);

#endif
