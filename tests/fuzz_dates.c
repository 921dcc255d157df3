/* Fuzzing the date grammar: the first byte chooses the context, a line break
 * parts the date cell from the time cell. */
#include <stdlib.h>

#include "core/dates.h"
#include "fuzz_read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum chron_type types[] = {
		CHRON_TEXT, CHRON_DATE, CHRON_DATETIME, CHRON_NUMBER};
	struct date_context ctx = {.from = CIVIL_MIN, .to = CIVIL_MAX};
	struct chron_str rest, date = CHRON_S("");
	struct date_reading r;
	int from, to;
	bool uncertain;
	char why[160];

	if (!size)
		return 0;
	ctx.order = (enum date_order)(data[0] % 3);
	ctx.year = data[0] & 4 ? 2019 : 0;
	ctx.midnight_is_default = data[0] & 8;
	if (data[0] & 16) {
		ctx.from = civil_days(2016, 4, 1);
		ctx.to = civil_days(2018, 6, 14);
	}
	if (data[0] & 32)
		ctx.zone = fuzz_zone();
	rest = (struct chron_str){(const char *)data + 1, size - 1};
	date_looks_like(rest);
	str_cut(&rest, '\n', &date);
	time_read(rest, &from, &to, &uncertain, why);
	if (from < -1 || from > 1439 || to < -1 || to > 1439)
		abort();
	if (date_read(date, rest, types[data[0] >> 6], &ctx, &r) != DATE_OK)
		return 0;
	if (r.start.earliest > r.start.latest ||
		(r.has_end && (r.end.earliest > r.end.latest ||
				      r.end.latest < r.start.earliest)))
		abort();
	return 0;
}
