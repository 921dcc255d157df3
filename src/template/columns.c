/* The columns of a template: what is asked under each heading, the answers to
 * choose from, the worked example. */
#include "case/caseini.h"
#include "core/headings.h"
#include "template/template.h"
#include "util/fold.h"
#include "util/str.h"

/* {child} stands for the first child's name, {agency} at the end for the
 * agency's. */
static const struct about {
	uint8_t concept;
	uint8_t weight;
	const char *help, *example;
} abouts[] = {
	{CHRON_F_DATE, 23,
		"as dd/mm/yyyy. If only the month or the year is known, write "
		"that: March 2018. If it is not certain, put a question mark "
		"in front. Never guess.",
		"EXAMPLE 14/03/2018"},
	{CHRON_F_DATETIME, 24,
		"as dd/mm/yyyy hh:mm on the 24-hour clock; leave the time out "
		"where it is not known.",
		"EXAMPLE 14/03/2018 15:30"},
	{CHRON_F_TIME, 16,
		"as hh:mm on the 24-hour clock; leave it empty where it is not "
		"known.",
		"15:30"},
	{CHRON_F_END_DATE, 23,
		"only where it lasted longer than a day: a hospital stay, a "
		"period in custody.",
		""},
	{CHRON_F_END_TIME, 16, "as hh:mm, where it is known.", ""},
	{CHRON_F_ENTRY_DATE, 23, "the day the record was made.", ""},
	{CHRON_F_REF, 12, "your own number for the entry.", ""},
	{CHRON_F_SOURCE, 22,
		"the record it is taken from: case note, letter, log.",
		"Case note of 14/03/2018{agency}"},
	{CHRON_F_SOURCE_REF, 16, "the page or number of that record.", "p. 12"},
	{CHRON_F_PROFESSIONAL, 21,
		"the role and a number, not the name: Social worker 1.",
		"Social worker 1"},
	{CHRON_F_PRESENT, 20, "everyone who was there, by role.",
		"Mother, {child}"},
	{CHRON_F_SUBJECT, 20, "who the entry is about.", "{child}"},
	{CHRON_F_WHO_SEEN, 20, "each person who was seen.", "{child}"},
	{CHRON_F_CONTACT_TYPE, 17, "how the contact was made.", "Home visit"},
	{CHRON_F_LOCATION, 18, "where it took place.", "Home"},
	{CHRON_F_EVENT, 38,
		"what happened, who was there, what was seen and said: facts, "
		"one event a row, nothing left for the reader to guess.",
		"EXAMPLE - delete this row. Announced home visit. Mother and "
		"{child} at home."},
	{CHRON_F_SEEN, 16,
		"whether a professional saw the child with their own eyes.",
		"Yes"},
	{CHRON_F_ALONE, 16,
		"whether the child was seen without parents or carers.", "No"},
	{CHRON_F_SPOKEN, 16, "whether the child was spoken to.", "Yes"},
	{CHRON_F_VIEWS, 23,
		"what the child said or showed, in the child's own words if "
		"possible; \"not sought\" if nobody asked.",
		"{child} talked about school."},
	{CHRON_F_SEEN_VIEWS, 24,
		"whether the child was seen, and what the child said or "
		"showed.",
		"Seen. {child} talked about school."},
	{CHRON_F_OUTCOME, 23, "what was done or decided, and by whom.",
		"Next visit agreed for 28/03/2018."},
	{CHRON_F_DECISION, 22, "what was decided, by whom and why.", ""},
	{CHRON_F_COMMENT, 20,
		"your agency's own comment; it is kept apart from the facts.",
		""},
	{CHRON_F_AGENCY, 18, "", ""},
};

static const struct about other = {CHRON_F_OTHER, 20, "", ""};

static const struct about *
about_of(uint8_t concept)
{
	for (size_t i = 0; i < sizeof(abouts) / sizeof(*abouts); i++)
		if (abouts[i].concept == concept)
			return &abouts[i];
	return &other;
}

static const char *const contact_types[] = {"Home visit", "Office visit",
	"School visit", "Clinic appointment", "Hospital attendance",
	"Telephone call", "Video call", "Letter or email", "Meeting",
	"Attempted visit", "Missed appointment", "Police incident",
	"Recording only", NULL};
/* After yes, and who it was where there are several children. */
static const char *const answers[] = {
	"No", "Not known", "Not applicable", NULL};

static enum form_kind
kind_of(uint8_t concept)
{
	switch (concept) {
	case CHRON_F_DATE:
	case CHRON_F_END_DATE:
	case CHRON_F_ENTRY_DATE:
		return FORM_DATE;
	case CHRON_F_TIME:
	case CHRON_F_END_TIME:
		return FORM_TIME;
	case CHRON_F_CONTACT_TYPE:
	case CHRON_F_SUBJECT:
	case CHRON_F_SEEN:
	case CHRON_F_ALONE:
	case CHRON_F_SPOKEN:
		return FORM_CHOICE;
	default:
		return FORM_TEXT;
	}
}

static struct chron_str
child_label(struct arena *a, const struct chron_child *child)
{
	if (child->name.n)
		return child->name;
	return arena_printf(a, "%s%.*s",
		str_istarts(child->ref, "child") ? "" : "Child ",
		STR(child->ref));
}

static void
choose(struct arena *a, struct form_column *col, struct chron_str text)
{
	*ARENA_PUSH(a, &col->choices, &col->nchoices) = text;
}

static void
choose_list(struct arena *a, struct form_column *col, const char *const *list)
{
	for (; *list; list++)
		choose(a, col, chron_cstr(*list));
}

/* "Jamie only" says of every child what it says of one: no answer is left to
 * be guessed. */
static void
choose_answers(
	struct arena *a, struct form_column *col, const struct chron_config *c)
{
	bool several = c->children_declared && c->nchildren > 1;

	choose(a, col,
		several ? CHRON_S("Yes - all children") : CHRON_S("Yes"));
	for (uint32_t i = 0; several && i < c->nchildren; i++)
		choose(a, col,
			arena_printf(a, "%.*s only",
				STR(child_label(a, &c->children[i]))));
	for (uint32_t i = 0; several && c->nchildren == 3 && i < 3; i++) {
		struct chron_str x = child_label(a, &c->children[i == 2]);
		struct chron_str y = child_label(a, &c->children[i ? 2 : 1]);

		choose(a, col,
			arena_printf(a, "%.*s and %.*s only", STR(x), STR(y)));
	}
	choose_list(a, col, answers);
}

static void
choose_people(
	struct arena *a, struct form_column *col, const struct chron_config *c)
{
	for (uint32_t i = 0; c->children_declared && i < c->nchildren; i++)
		choose(a, col, child_label(a, &c->children[i]));
	if (c->children_declared && c->nchildren > 1)
		choose(a, col, CHRON_S("All children"));
	if (!col->nchoices)
		col->kind = FORM_TEXT;
}

static void
add_choices(
	struct arena *a, struct form_column *col, const struct chron_config *c)
{
	if (col->kind != FORM_CHOICE)
		return;
	if (col->concept == CHRON_F_CONTACT_TYPE)
		choose_list(a, col, contact_types);
	else if (col->concept == CHRON_F_SUBJECT)
		choose_people(a, col, c);
	else
		choose_answers(a, col, c);
	col->strict = col->concept != CHRON_F_CONTACT_TYPE &&
		      col->concept != CHRON_F_SUBJECT;
}

/* The example with the child's and the agency's name in it; without the
 * latter two agencies' empty templates would be one file sent twice. */
static struct chron_str
example_of(struct arena *a, const struct form *form, const char *text)
{
	const struct chron_config *c = form->config;
	struct chron_str s = chron_cstr(text), name = CHRON_S("the child");
	size_t at = str_find(s, CHRON_S("{agency}"));

	if (at != SIZE_MAX)
		return arena_printf(a, "%.*s%s%.*s", (int)at, text,
			form->agency.n ? ", " : "", STR(form->agency));
	at = str_find(s, CHRON_S("{child}"));
	if (at == SIZE_MAX)
		return s;
	if (c->children_declared && c->nchildren)
		name = child_label(a, &c->children[0]);
	else if (!at)
		name = CHRON_S("The child");
	return arena_printf(a, "%.*s%.*s%s", (int)at, text, STR(name),
		text + at + strlen("{child}"));
}

static bool
is_mandatory(const struct chron_template *t, struct chron_str heading)
{
	for (uint32_t i = 0; i < t->nmandatory; i++)
		if (fold_eq(t->mandatory[i], heading))
			return true;
	for (size_t i = 0; !t->nmandatory && caseini_usual_mandatory[i]; i++)
		if (fold_eq(heading, chron_cstr(caseini_usual_mandatory[i])))
			return true;
	return false;
}

static void
add_column(struct arena *a, struct form *form, struct chron_str heading)
{
	struct form_column *col =
		ARENA_PUSH(a, &form->columns, &form->ncolumns);
	const struct about *about;

	col->heading = heading;
	col->concept = (uint8_t)heading_match(heading).concept;
	about = about_of(col->concept);
	col->kind = kind_of(col->concept);
	col->weight = about->weight;
	col->help = chron_cstr(about->help);
	col->example = example_of(a, form, about->example);
	col->mandatory = is_mandatory(&form->config->template, heading);
	add_choices(a, col, form->config);
	/* Of several children the example says who was seen. */
	if (col->kind == FORM_CHOICE && col->concept == CHRON_F_SEEN)
		col->example = col->choices[col->nchoices > 4];
}

void
form_columns(struct arena *a, struct form *form)
{
	const struct chron_template *t = &form->config->template;

	for (uint32_t i = 0; i < t->ncolumns; i++)
		add_column(a, form, t->columns[i]);
	for (size_t i = 0; !t->ncolumns && caseini_usual_columns[i]; i++)
		add_column(a, form, chron_cstr(caseini_usual_columns[i]));
}
