/* Tables of one file that are not of one agency or child: "Agency: Police"
 * above the one and "Agency: GP" above the next, or a sheet for each. */
#include "core/judge.h"

#include "core/agency.h"
#include "util/fold.h"
#include "util/str.h"

enum { NEAR_LINES = 3 }; /* directly above a table */

/* What each table is labelled with; empty where it is not. */
struct labels {
	struct chron_str *of; /* as many as tables */
	uint32_t tables, named, different;
};

static bool
counts(const struct table *t)
{
	return t->layout && t->kind == TABLE_ROWS && !t->within;
}

/* The last lines of what stands above a table. */
static struct chron_str
near(const struct table *t)
{
	size_t at = t->above.n;

	for (int lines = 0; at; at--)
		if (t->above.p[at - 1] == '\n' && ++lines == NEAR_LINES)
			break;
	return (struct chron_str){t->above.p + at, t->above.n - at};
}

static void
count(struct judge *j, struct labels *l)
{
	struct chron_str first = CHRON_S("");

	for (uint32_t t = 0; t < j->ntables; t++) {
		struct chron_str s = l->of[t];

		if (!counts(&j->tables[t]))
			continue;
		l->tables += s.n || !j->tables[t].continues;
		l->named += s.n > 0;
		if (!s.n)
			continue;
		if (!first.n)
			l->different = 1;
		else if (!fold_eq(s, first))
			l->different = 2;
		if (!first.n)
			first = s;
	}
}

typedef bool label_fn(
	struct judge *j, const struct table *t, struct chron_str *name);

static bool
titled(struct judge *j, const struct table *t, struct chron_str *name)
{
	return judge_agency_titled(j, near(t), name);
}

static bool
lined(struct judge *j, const struct table *t, struct chron_str *name)
{
	return titled(j, t, name) || judge_agency_lined(j, near(t), name);
}

static bool
by_part(struct judge *j, const struct table *t, struct chron_str *name)
{
	*name = j->raw->records[t->first].part;
	return name->n && !judge_in_flow(*name) && judge_names_agency(*name);
}

static struct labels
ask(struct judge *j, label_fn *fn)
{
	struct labels l = {
		.of = ARENA_ARRAY(j->arena, struct chron_str, j->ntables)};

	for (uint32_t t = 0; t < j->ntables; t++) {
		struct chron_str name = CHRON_S("");

		if (counts(&j->tables[t]) && fn(j, &j->tables[t], &name))
			l.of[t] = name;
	}
	count(j, &l);
	return l;
}

/* A key says whose a table is even if it is the only one that has it, as long
 * as it is not the first: that one speaks for the file. */
static bool
contradicts(const struct judge *j, const struct labels *l)
{
	bool first = true;

	if (l->different > 1)
		return true;
	for (uint32_t t = 0; l->named && t < j->ntables; t++) {
		if (!counts(&j->tables[t]))
			continue;
		if (first && l->of[t].n)
			return false;
		first = false;
	}
	return l->named > 0;
}

/* A line or a sheet may be called "School" because that is where the child was
 * then: only if nearly all of them name agencies, they do. */
static bool
nearly_all(const struct labels *l)
{
	return l->different > 1 && l->named * 3 > l->tables * 2;
}

/* Down a document a label holds until the next; a sheet has its own. */
static void
set_agencies(struct judge *j, const struct labels *l)
{
	struct chron_str last = CHRON_S("");

	for (uint32_t t = 0; t < j->ntables; t++) {
		struct table *table = &j->tables[t];
		bool flow = judge_in_flow(j->raw->records[table->first].part);

		if (!table->layout || table->kind != TABLE_ROWS)
			continue;
		if (l->of[t].n)
			last = l->of[t];
		else if (!flow && !table->continues && !table->within)
			last = CHRON_S("");
		table->agency = last;
	}
}

/* ---- the child ---- */

static uint32_t
child_of(struct judge *j, const struct table *t)
{
	struct chron_str rest = near(t), line;
	struct chron_str part = j->raw->records[t->first].part;
	bool several;
	uint32_t child = judge_child_in_text(j, rest, &several);

	while (child == CHRON_NONE && !several && str_cut(&rest, '\n', &line))
		child = judge_child_named(j, line);
	if (child == CHRON_NONE && !judge_in_flow(part))
		child = judge_child_named(j, part);
	return child;
}

static void
set_children(struct judge *j, const uint32_t *child)
{
	const struct chron_config *config = &j->c->config;
	uint32_t last = CHRON_NONE;

	j->child_heading =
		judge_plain_heading(j, CHRON_S("Child (above the table)"));
	if (j->child_heading == NO_HEADING)
		return;
	j->headings[j->child_heading].concept = CHRON_F_SUBJECT;
	j->headings[j->child_heading].confidence = 100;
	for (uint32_t t = 0; t < j->ntables; t++) {
		struct table *table = &j->tables[t];
		bool flow = judge_in_flow(j->raw->records[table->first].part);

		if (!table->layout || table->kind != TABLE_ROWS)
			continue;
		if (child[t] != CHRON_NONE)
			last = child[t];
		else if (!flow && !table->continues && !table->within)
			last = CHRON_NONE;
		if (last == CHRON_NONE)
			continue;
		table->child = config->children[last].name;
		if (!table->child.n)
			table->child = arena_printf(j->arena, "Child %.*s",
				STR(config->children[last].ref));
	}
}

static void
label_children(struct judge *j)
{
	uint32_t *child = ARENA_ARRAY(j->arena, uint32_t, j->ntables);
	struct chron_source *source = &j->c->sources[j->source];
	uint32_t first = CHRON_NONE;
	bool several = false;

	if (!j->c->config.children_declared)
		return;
	for (uint32_t t = 0; t < j->ntables; t++) {
		child[t] = counts(&j->tables[t]) ? child_of(j, &j->tables[t])
						 : CHRON_NONE;
		several |= first != CHRON_NONE && child[t] != CHRON_NONE &&
			   child[t] != first;
		if (first == CHRON_NONE)
			first = child[t];
	}
	if (several)
		set_children(j, child);
	else
		source->child =
			judge_child_in_text(j, source->preamble, &several);
}

bool
judge_labels(struct judge *j)
{
	struct labels l = ask(j, titled);
	bool yes = contradicts(j, &l);

	label_children(j);
	if (!yes) {
		l = ask(j, lined);
		yes = nearly_all(&l);
	}
	if (!yes) {
		l = ask(j, by_part);
		yes = nearly_all(&l);
	}
	if (yes)
		set_agencies(j, &l);
	return yes;
}
