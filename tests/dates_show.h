/* A reading of a date as one line, for tables of cases. */
#ifndef TESTS_DATES_SHOW_H
#define TESTS_DATES_SHOW_H

#include <stdio.h>

#include "core/dates.h"
#include "util/civil.h"

static void
show_bound(FILE *f, int64_t minute, bool day)
{
	char text[17];

	if (minute == CHRON_TIME_MIN || minute == CHRON_TIME_MAX) {
		fputs("*", f);
		return;
	}
	civil_iso_minute(minute, text);
	fprintf(f, "%.*s", day ? 10 : 16, text);
}

/* 2019-03-04, 2019-03-04T10:30, 2019-03-01..2019-03-31 month; "?" before what
 * is uncertain. */
static void
show_when(FILE *f, const struct chron_when *w)
{
	static const char *const names[] = {
		"minute", "day", "week", "month", "season", "year", "unknown"};
	bool day = w->precision != CHRON_MINUTE;
	bool open =
		w->earliest == CHRON_TIME_MIN || w->latest == CHRON_TIME_MAX;
	bool one = !open &&
		   w->latest - w->earliest == (day ? CIVIL_DAY_MINUTES - 1 : 0);

	fputs(w->uncertain ? "?" : "", f);
	if (w->precision == CHRON_UNKNOWN) {
		fputs("unknown", f);
		return;
	}
	show_bound(f, w->earliest, day);
	if (!one) {
		fputs("..", f);
		show_bound(f, w->latest, day);
	}
	if (w->precision > CHRON_DAY)
		fprintf(f, " %s", names[w->precision]);
	if (w->zoned)
		fprintf(f, " %+d", w->offset);
}

static void
show_reading(FILE *f, enum date_result result, const struct date_reading *r)
{
	static const char *const notes[] = {"weekday", "century", "ambiguous",
		"repaired", "midnight", "heading", "serial", "order", "clock",
		"words"};

	if (result == DATE_BLANK) {
		fputs("blank", f);
		return;
	}
	if (result == DATE_SAME) {
		fprintf(f, "same %s", r->time);
		return;
	}
	if (result == DATE_BAD) {
		fprintf(f, "bad: %s", r->why);
		if (r->nearest[0])
			fprintf(f, " (%s)", r->nearest);
		return;
	}
	show_when(f, &r->start);
	if (r->has_end) {
		fputs(" > ", f);
		show_when(f, &r->end);
	}
	for (int i = 0; i < 10; i++)
		if (r->notes & 1u << i)
			fprintf(f, " %s", notes[i]);
}

#endif
