/* case.ini: [idioms], and the lines of a file of them. */
#include "case/caseini_parts.h"
#include "seen/idioms.h"
#include "util/str.h"

bool
caseini_begin_idioms(struct caseini *r)
{
	r->target = &r->c->config;
	return true;
}

/* "did you mean", or how to find out what there is: the list is long. */
static const char *
hint(struct caseini *r, struct chron_str got)
{
	const char *near = str_nearest(got, seen_meaning_names(r->arena));

	return near ? arena_printf(r->arena, "did you mean `%s`?", near).p
		    : "`chronomerge help seen` lists what words can mean";
}

bool
caseini_idiom(struct caseini *r, const struct ini_line *line)
{
	struct chron_config *config = &r->c->config;
	uint32_t means = seen_meaning_find(line->value);
	struct chron_str folded;
	const char *wrong = seen_idiom_fold(r->arena, line->name, &folded);

	if (wrong)
		return caseini_fail(r, "`%.*s`: %s", STR(line->name), wrong);
	if (means == CHRON_NONE)
		return caseini_fail(r, "`%.*s` cannot mean `%.*s`: %s",
			STR(line->name), STR(line->value),
			hint(r, line->value));
	for (uint32_t i = 0; i < config->nidioms; i++) {
		if (!str_eq(config->idioms[i].words, folded))
			continue;
		if (config->idioms[i].means == means)
			return true;
		return caseini_fail(
			r, "`%.*s` is given two meanings", STR(line->name));
	}
	if (config->nidioms == IDIOMS_MAX)
		return caseini_fail(
			r, "more than %d idioms (limit idioms)", IDIOMS_MAX);
	*ARENA_PUSH(r->arena, &config->idioms, &config->nidioms) =
		(struct chron_idiom){folded, (uint8_t)means};
	return true;
}
