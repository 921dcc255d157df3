/* case.ini: [template], the columns that agencies are asked to fill in. */
#include "case/caseini_parts.h"
#include "core/headings.h"
#include "util/fold.h"
#include "util/str.h"

/* In the field's own words; each is read back without help. */
const char *const caseini_usual_columns[] = {"Date", "Time", "End date",
	"Source of information", "Professional (role not name)",
	"Family member(s)", "Contact type", "Location", "Event", "Child seen?",
	"Seen alone?", "Wishes and feelings", "Action / outcome", "Comment",
	NULL};
const char *const caseini_usual_mandatory[] = {
	"Date", "Source of information", "Event", NULL};

bool
caseini_begin_template(struct caseini *r)
{
	r->target = &r->c->config.template;
	return true;
}

static bool
has_column(const struct chron_template *t, bool (*is)(uint8_t concept))
{
	for (uint32_t i = 0; i < t->ncolumns; i++)
		if (is((uint8_t)heading_match(t->columns[i]).concept))
			return true;
	return false;
}

static bool
says_when(uint8_t concept)
{
	return concept == CHRON_F_DATE || concept == CHRON_F_DATETIME;
}

static bool
says_what(uint8_t concept)
{
	return concept == CHRON_F_EVENT;
}

/* Each heading once, and what comes back must be a chronology. */
static bool
check_columns(struct caseini *r, const struct chron_template *t)
{
	if (t->ncolumns > CASEINI_COLUMNS)
		return caseini_fail(r,
			"more than %d columns in [template] (limit columns)",
			CASEINI_COLUMNS);
	for (uint32_t i = 0; i < t->ncolumns; i++)
		for (uint32_t k = 0; k < i; k++)
			if (fold_eq(t->columns[i], t->columns[k]))
				return caseini_fail(r,
					"the column `%.*s` is given twice in "
					"[template]",
					STR(t->columns[i]));
	if (t->ncolumns && !has_column(t, says_when))
		return caseini_fail(r, "no column of [template] says when: add "
				       "`column = Date`");
	if (t->ncolumns && !has_column(t, says_what))
		return caseini_fail(r,
			"no column of [template] says what happened: add "
			"`column = Event`");
	return true;
}

bool
caseini_end_template(struct caseini *r)
{
	const struct chron_template *t = r->target;
	const char *names[CASEINI_COLUMNS + 1] = {NULL};

	r->row = r->section_row;
	if (!check_columns(r, t))
		return false;
	for (uint32_t i = 0; i < t->ncolumns; i++)
		names[i] = t->columns[i].p;
	for (uint32_t i = 0; !t->ncolumns && caseini_usual_columns[i]; i++)
		names[i] = caseini_usual_columns[i];
	for (uint32_t i = 0; i < t->nmandatory; i++) {
		bool found = false;

		for (uint32_t k = 0; names[k] && !found; k++)
			found = fold_eq(t->mandatory[i], chron_cstr(names[k]));
		if (!found)
			return caseini_fail(r,
				"`mandatory` names `%.*s`, which is no column "
				"of the template: %s",
				STR(t->mandatory[i]),
				caseini_hint(r, t->mandatory[i], names));
	}
	return true;
}
