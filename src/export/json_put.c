/* Small pieces of JSON. */
#include "export/json_put.h"

#include <stdio.h>

#include "util/civil.h"

void
json_text(struct chron_out *out, struct chron_str s)
{
	escape_json(out, s);
}

void
json_text_or_null(struct chron_out *out, struct chron_str s)
{
	if (s.n)
		escape_json(out, s);
	else
		JSON_PUT(out, "null");
}

void
json_word(struct chron_out *out, const char *word)
{
	if (!word) {
		JSON_PUT(out, "null");
		return;
	}
	JSON_PUT(out, "\"");
	out_puts(out, word);
	JSON_PUT(out, "\"");
}

void
json_bool(struct chron_out *out, bool b)
{
	if (b)
		JSON_PUT(out, "true");
	else
		JSON_PUT(out, "false");
}

/* By hand: there are several numbers a line and printf is ten times the
 * cost. */
void
json_int(struct chron_out *out, int64_t n)
{
	uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char digits[21];
	char *end = digits + sizeof(digits);
	char *p = end;

	do {
		*--p = (char)('0' + u % 10);
		u /= 10;
	} while (u);
	if (n < 0)
		*--p = '-';
	out_write(out, p, (size_t)(end - p));
}

void
json_count_or_null(struct chron_out *out, uint64_t n)
{
	if (n)
		json_int(out, (int64_t)n);
	else
		JSON_PUT(out, "null");
}

void
json_real(struct chron_out *out, double n)
{
	char text[40];
	char *comma;

	if (n > -1e15 && n < 1e15 && n >= (double)(int64_t)n &&
		n <= (double)(int64_t)n) {
		json_int(out, (int64_t)n);
		return;
	}
	snprintf(text, sizeof(text), "%.10g", n);
	comma = strchr(text, ','); /* some locales write one */
	if (comma)
		*comma = '.';
	if (text[strspn(text, "-+.0123456789e")])
		JSON_PUT(out, "null"); /* an infinity or no number */
	else
		out_puts(out, text);
}

void
json_day(struct chron_out *out, int32_t day)
{
	char iso[11];

	if (day == CIVIL_MIN || day == CIVIL_MAX) {
		JSON_PUT(out, "null");
		return;
	}
	civil_iso_day(day, iso);
	JSON_PUT(out, "\"");
	out_write(out, iso, 10);
	JSON_PUT(out, "\"");
}

static const char *const precision_names[] = {
	[CHRON_MINUTE] = "minute",
	[CHRON_DAY] = "day",
	[CHRON_WEEK] = "week",
	[CHRON_MONTH] = "month",
	[CHRON_SEASON] = "season",
	[CHRON_YEAR] = "year",
	[CHRON_UNKNOWN] = "unknown",
};

/* One bound: a time only where the source gave one. */
static void
put_bound(struct chron_out *out, int64_t minute, uint8_t precision)
{
	char iso[17];

	if (minute == CHRON_TIME_MIN || minute == CHRON_TIME_MAX) {
		JSON_PUT(out, "null");
		return;
	}
	civil_iso_minute(minute, iso);
	JSON_PUT(out, "\"");
	out_write(out, iso, precision == CHRON_MINUTE ? 16 : 10);
	JSON_PUT(out, "\"");
}

void
json_when(struct chron_out *out, const struct chron_when *w)
{
	JSON_PUT(out, "{\"earliest\":");
	put_bound(out, w->earliest, w->precision);
	JSON_PUT(out, ",\"latest\":");
	put_bound(out, w->latest, w->precision);
	JSON_PUT(out, ",\"precision\":");
	json_word(out, precision_names[w->precision]);
	JSON_PUT(out, ",\"uncertain\":");
	json_bool(out, w->uncertain);
	JSON_PUT(out, "}");
}

void
json_tool(struct chron_out *out)
{
	JSON_PUT(out,
		"{\"name\":\"chronomerge\",\"version\":\"" CHRON_VERSION "\"}");
}
