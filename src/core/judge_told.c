/* What a person said in a profile, held against what the file has: a slip in
 * a profile must not pass for a reading of the file. */
#include "core/judge.h"

#include "util/fold.h"
#include "util/str.h"

enum { NAMES = 64 }; /* headings or parts that are suggested from */

static bool
names_part(const struct chron_profile *p, struct chron_str part)
{
	for (uint32_t i = 0; i < p->nparts; i++)
		if (fold_eq(p->parts[i], part))
			return true;
	return false;
}

/* Records of one part lie together. */
static bool
is_next_part(const struct judge *j, uint32_t table)
{
	const struct raw_record *r = j->raw->records;
	const struct table *t = &j->tables[table];

	return t->kind != TABLE_NAMED && r[t->first].part.n &&
	       (!table || !t->first ||
		       !str_eq(r[t->first].part, r[t->first - 1].part));
}

static bool
has_a_named_part(const struct judge *j)
{
	const struct raw_record *r = j->raw->records;

	for (uint32_t i = 0; i < j->ntables; i++)
		if (is_next_part(j, i) && names_part(j->options->profile,
						  r[j->tables[i].first].part))
			return true;
	return false;
}

/* A file of one part has no choice; one whose parts have other names is read
 * whole, and judge_told_missing() says so. */
bool
judge_part_told(struct judge *j, struct chron_str part)
{
	const struct chron_profile *p = j->options->profile;

	if (!p || !p->nparts || !part.n || names_part(p, part))
		return true;
	if (j->parts_told == PARTS_UNASKED)
		j->parts_told = has_a_named_part(j) ? PARTS_SOME : PARTS_NONE;
	return j->parts_told == PARTS_NONE;
}

/* "; is it "Date of contact"?", or nothing. */
static const char *
suggest(struct judge *j, struct chron_str name, const char *const *names)
{
	const char *near = str_nearest(name, names);

	return near ? arena_printf(j->arena, "; is it \"%s\"?", near).p : "";
}

static void
missing_headings(struct judge *j)
{
	const struct chron_profile *p = j->options->profile;
	const char *names[NAMES + 1] = {NULL};

	for (uint32_t i = 0; i < j->nheadings && i < NAMES; i++)
		names[i] = arena_str(j->arena, j->headings[i].text).p;
	for (uint32_t i = 0; i < p->nmaps; i++) {
		struct chron_str text = p->maps[i].heading;
		bool found = false;

		for (uint32_t h = 0; h < j->nheadings && !found; h++)
			found = fold_eq(j->headings[h].text, text);
		if (!found)
			chronology_diag(j->c, CHRON_WARNING,
				"profile-heading-missing", j->source,
				CHRON_S(""), 0, 0,
				"the profile says that \"%.*s\" is %s, and no "
				"heading is called so%s",
				STR(text),
				concept_key(
					(enum chron_concept)p->maps[i].concept),
				suggest(j, text, names));
	}
}

static void
missing_parts(struct judge *j)
{
	const struct chron_profile *p = j->options->profile;
	const char *names[NAMES + 1] = {NULL};
	uint32_t n = 0;

	for (uint32_t i = 0; i < j->ntables && n < NAMES; i++)
		if (is_next_part(j, i))
			names[n++] = arena_str(j->arena,
				j->raw->records[j->tables[i].first].part)
					     .p;
	for (uint32_t i = 0; i < p->nparts && n; i++) {
		bool found = false;

		for (uint32_t k = 0; k < n && !found; k++)
			found = fold_eq(chron_cstr(names[k]), p->parts[i]);
		if (!found)
			chronology_diag(j->c, CHRON_WARNING,
				"profile-part-missing", j->source, CHRON_S(""),
				0, 0,
				"the profile takes the part \"%.*s\" for the "
				"chronology, and the file has none of that "
				"name%s",
				STR(p->parts[i]),
				suggest(j, p->parts[i], names));
	}
}

static void
missing_row(struct judge *j)
{
	const struct chron_profile *p = j->options->profile;
	bool rows = false;

	for (uint32_t i = 0; i < j->ntables; i++)
		rows |= j->tables[i].kind == TABLE_ROWS;
	for (uint32_t i = 0; i < j->nlayouts; i++)
		if (j->layouts[i]->row == p->header_row)
			return;
	if (rows && p->header_row)
		chronology_diag(j->c, CHRON_WARNING, "profile-row-missing",
			j->source, CHRON_S(""), 0, 0,
			"the profile says that row %u holds the headings, and "
			"the file has no such row: they were looked for",
			p->header_row);
}

void
judge_told_missing(struct judge *j)
{
	if (!j->options->profile)
		return;
	missing_headings(j);
	missing_parts(j);
	missing_row(j);
}
