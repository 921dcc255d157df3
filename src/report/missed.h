/* Failed visits, missed and cancelled appointments, and plans, in words. */
#ifndef REPORT_MISSED_H
#define REPORT_MISSED_H

#include "report/emit.h"

/* "05 Feb 2018, Police: no access: "No reply at door." (n12ab...)" */
struct chron_str missed_line(struct arena *a, const struct chron_chronology *c,
	uint32_t event, uint32_t child);

/* The lines of several, one below the other. */
struct chron_str missed_lines(struct arena *a, const struct chron_chronology *c,
	const uint32_t *events, uint32_t n, uint32_t child);

#endif
