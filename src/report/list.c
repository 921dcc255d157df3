/* The tables of reports: those of the help, and those that stand for the
 * chronology in a format of their own. */
#include "report/report.h"

#define REPORT(name) extern const struct report report_##name;
#include "report/list.def"
#undef REPORT

const struct report *const reports[] = {
#define REPORT(name) &report_##name,
#include "report/list.def"
#undef REPORT
	NULL,
};

#define REPORT(name) extern const struct report report_##name;
#include "report/whole.def"
#undef REPORT

static const struct report *const wholes[] = {
#define REPORT(name) &report_##name,
#include "report/whole.def"
#undef REPORT
	NULL,
};

const struct report *
report_whole(const char *name)
{
	for (size_t i = 0; name && wholes[i]; i++)
		if (!strcmp(wholes[i]->name, name))
			return wholes[i];
	return reports[0];
}

const struct report *
report_find(const char *name)
{
	for (const struct report *const *r = reports; *r; r++)
		if (!strcmp((*r)->name, name))
			return *r;
	return NULL;
}
