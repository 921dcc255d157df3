/* What is found in many cells of a column is said once, with how many and
 * where the first one is. */
#include "xlsx.h"

static const struct {
	enum chron_severity severity;
	const char *slug, *one, *many;
} said[FOUND_COUNT] = {
	[FOUND_FORMULA] = {CHRON_NOTE, "formula-value",
		"the value is the result of a formula, as it was when the file "
		"was "
		"saved",
		"values are results of formulas, as they were when the file "
		"was saved"},
	[FOUND_ERROR] = {CHRON_WARNING, "error-value",
		"shows an error of the spreadsheet instead of a value",
		"cells show errors of the spreadsheet instead of values"},
	[FOUND_ROUNDED] = {CHRON_WARNING, "number-rounded",
		"the number has more digits than the 15 that a spreadsheet "
		"keeps; "
		"the last ones are lost",
		"numbers have more digits than the 15 that a spreadsheet "
		"keeps; the last ones are lost"},
	[FOUND_WAS_NUMBER] = {CHRON_WARNING, "number-damaged",
		"a text such as 1.23E+11 was a longer number once; its digits "
		"are lost",
		"texts such as 1.23E+11 were longer numbers once; their digits "
		"are lost"},
	[FOUND_IMPOSSIBLE] = {CHRON_WARNING, "date-impossible",
		"the number is shown as a date and there is no such date; the "
		"number was kept as text",
		"numbers are shown as dates and there are no such dates; the "
		"numbers were kept as text"},
	[FOUND_YEARLESS] = {CHRON_WARNING, "date-year-not-shown",
		"the date is shown without its year, which a spreadsheet makes "
		"up "
		"when the day is typed: check the year",
		"dates are shown without their years, which a spreadsheet "
		"makes up when days are typed: check the years"},
	[FOUND_STRUCK] = {CHRON_WARNING, "struck-through",
		"some of the text is struck through; it was read like the "
		"rest",
		"cells have text that is struck through; it was read like the "
		"rest"},
	[FOUND_LOST] = {CHRON_WARNING, "cell-lost",
		"refers to a text that the file does not hold",
		"cells refer to texts that the file does not hold"},
};

void
xlsx_tally(struct xlsx_tally *t, struct arena *a, enum xlsx_finding finding,
	uint32_t row, uint32_t col)
{
	struct xlsx_column_tally *c;

	while (t->ncolumns < col)
		ARENA_PUSH(a, &t->columns, &t->ncolumns);
	c = &t->columns[col - 1];
	if (!c->count[finding]++)
		c->first[finding] = row;
}

void
xlsx_tally_tell(const struct xlsx_tally *t, struct chron_run *run,
	const char *file, const char *part)
{
	for (uint32_t i = 0; i < t->ncolumns; i++)
		for (int k = 0; k < FOUND_COUNT; k++) {
			uint32_t n = t->columns[i].count[k];
			uint32_t first = t->columns[i].first[k];
			struct chron_pos pos = {file, part, first, i + 1};
			char name[8];

			xlsx_column(i + 1, name);
			if (n == 1)
				chron_diag(run, said[k].severity, said[k].slug,
					&pos, "cell %s%u: %s", name, first,
					said[k].one);
			else if (n)
				chron_diag(run, said[k].severity, said[k].slug,
					&pos,
					"column %s: %u %s; the first is in "
					"%s%u",
					name, n, said[k].many, name, first);
		}
}
