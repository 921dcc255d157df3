/* The chronology as a page: the tables that a reader at a screen meets. */
#include "report/report.h"

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	return reports[0]->yield(c, to, err);
}

const struct report report_page = {
	.name = "page",
	.title = "Integrated chronology",
	.brief = "every entry in order, to read on a screen and on paper",
	.yield = yield,
};
