/* Which elements are records?  Found by looking at the paths of a file, once
 * each: no element name is required, the commonest are known.
 *
 *   A candidate has a date of its own that is no date of birth.
 *   A date that stands in a lone inner group (Event/When/Date) is the
 *   event's: the candidate is lifted to the element around it.
 *   Of candidates inside each other the outermost is the record, unless it is
 *   a container: the root, a child, a case, a chronology.
 *   A candidate without narrative whose dates say themselves what happened
 *   (CPPstartDate) gives one record for each date. */
#include "xml_tree.h"

#include "util/str.h"

enum { NARRATIVE_WORDS = 5, SOME_WORDS = 3 };

static struct xml_path *
path_at(struct xml_tree *t, uint32_t id)
{
	return &t->paths[id];
}

#define EACH_CHILD(t, path, c)                                                 \
	for (uint32_t c = (path)->first; c != XML_NONE; c = (t)->paths[c].next)

static bool
is_root(const struct xml_path *p)
{
	return p->parent == XML_NONE;
}

static bool
is_leaf(const struct xml_path *p)
{
	return p->attr || !p->nchildren || p->flat;
}

/* ---- marking ---- */

/* Text with mark-up in it is one text: <p>, <b>, or words between elements. */
static void
mark_flat(struct xml_tree *t, struct xml_path *p)
{
	const uint32_t markup = XML_W_INLINE | XML_W_BLOCK;
	bool all_markup = p->nchildren > 0;

	EACH_CHILD(t, p, c)
	{
		const struct xml_path *child = path_at(t, c);

		if (!child->attr && !(child->words & markup))
			all_markup = false;
	}
	p->flat = all_markup || (p->mixed && !is_root(p));
}

/* A <Event date="...">words <Outcome>more</Outcome></Event> is an element with
 * fields, whatever else it says. */
static bool
has_date_child(struct xml_tree *t, const struct xml_path *p)
{
	EACH_CHILD(t, p, c)
	if (path_at(t, c)->date)
		return true;
	return false;
}

static void
mark_keyed(struct xml_tree *t, struct xml_path *p)
{
	if (p->attr || !p->repeats || p->nchildren)
		return;
	EACH_CHILD(t, p, c)
	if (path_at(t, c)->words & XML_W_KEY &&
		path_at(t, c)->count == p->count)
		p->keyed = true;
}

static void
mark_date(struct xml_path *p)
{
	bool half = p->dates && p->dates * 2 >= p->sampled;

	if (p->attr ? !p->ntext : p->nchildren > 0)
		return;
	if (p->words & XML_W_BIRTH)
		return;
	p->date = half || (p->keyed && p->dates) ||
		  (p->words & XML_W_DATE && p->max_words < NARRATIVE_WORDS);
	p->milestone =
		p->date && !p->keyed && half && xml_is_milestone(p->name);
}

static void
mark_paths(struct xml_tree *t)
{
	for (uint32_t i = 0; i < t->npaths; i++)
		mark_keyed(t, path_at(t, i));
	for (uint32_t i = 0; i < t->npaths; i++)
		mark_date(path_at(t, i));
	for (uint32_t i = 0; i < t->npaths; i++) {
		struct xml_path *p = path_at(t, i);

		mark_flat(t, p);
		if (has_date_child(t, p)) {
			p->flat = false;
			p->candidate = true;
		}
	}
	/* What is inside a flat text is nothing by itself. */
	for (uint32_t i = 0; i < t->npaths; i++) {
		struct xml_path *p = path_at(t, i);

		if (!is_root(p) && path_at(t, p->parent)->flat) {
			p->flat = true;
			p->candidate = p->date = false;
		}
	}
}

/* ---- lifting ---- */

static bool
may_hold_event(const struct xml_path *p)
{
	const uint32_t not_one =
		XML_W_PERSON | XML_W_CONTAINER | XML_W_HEADER | XML_W_AGENCY;

	return !is_root(p) || p->words & XML_W_EVENT ? !(p->words & not_one)
						     : false;
}

/* A lone inner group with the date belongs to the element around it, if that
 * has content beyond it and no other group with dates. */
static bool
lift(struct xml_tree *t, uint32_t id)
{
	struct xml_path *p = path_at(t, id), *up;
	uint32_t others = 0, dated = 0;

	if (is_root(p))
		return false;
	up = path_at(t, p->parent);
	if (p->repeats || up->candidate || !may_hold_event(up) ||
		p->words & XML_W_HEADER)
		return false;
	EACH_CHILD(t, up, c)
	{
		dated += path_at(t, c)->candidate;
		others += !path_at(t, c)->candidate;
	}
	if (dated != 1 || !others)
		return false;
	p->candidate = false;
	up->candidate = true;
	return true;
}

/* Children follow their parents in the table, so going backwards lifts as
 * far as it goes. */
static void
lift_all(struct xml_tree *t)
{
	for (uint32_t i = t->npaths; i-- > 0;)
		if (path_at(t, i)->candidate)
			lift(t, i);
	for (uint32_t i = t->npaths; i-- > 0;) {
		const struct xml_path *p = path_at(t, i);

		if (!is_root(p) && (p->candidate || p->below))
			path_at(t, p->parent)->below = true;
	}
}

/* ---- roles ---- */

/* The most words any text of its own has, dates apart; names of narrative
 * columns count as narrative. */
static uint32_t
own_words(struct xml_tree *t, uint32_t id, uint32_t depth)
{
	const struct xml_path *p = path_at(t, id);
	uint32_t most = depth && p->date ? 0 : p->max_words;

	if (depth && is_leaf(p) && p->words & XML_W_NARRATIVE && p->ntext)
		most = 100;
	if (p->flat && depth)
		return most < SOME_WORDS ? SOME_WORDS : most;
	if (depth > XML_MAX_DEPTH)
		return most;
	EACH_CHILD(t, p, c)
	{
		uint32_t n = path_at(t, c)->candidate
				     ? 0
				     : own_words(t, c, depth + 1);

		if (n > most)
			most = n;
	}
	return most;
}

/* Only dates that say what happened? */
static bool
only_milestones(struct xml_tree *t, const struct xml_path *p)
{
	uint32_t milestones = 0;

	EACH_CHILD(t, p, c)
	{
		const struct xml_path *child = path_at(t, c);

		if (child->date && !child->milestone)
			return false;
		milestones += child->milestone;
	}
	return milestones > 0;
}

static bool
repeats_below(struct xml_tree *t, const struct xml_path *p)
{
	EACH_CHILD(t, p, c)
	{
		const struct xml_path *child = path_at(t, c);

		if ((child->candidate && child->repeats) ||
			(child->below && repeats_below(t, child)))
			return true;
	}
	return false;
}

static bool
is_container(struct xml_tree *t, const struct xml_path *p)
{
	const uint32_t holds = XML_W_CONTAINER | XML_W_PERSON | XML_W_AGENCY;

	if (!p->below)
		return false;
	if (p->words & XML_W_EVENT)
		return false;
	return is_root(p) || p->words & holds ||
	       (p->count == 1 && repeats_below(t, p));
}

static uint8_t
role_of(struct xml_tree *t, uint32_t id)
{
	const struct xml_path *p = path_at(t, id);
	uint32_t words;

	if (p->words & XML_W_HEADER && !is_root(p))
		return XML_HEADER;
	if (!p->candidate)
		return p->below ? XML_CONTAINER : XML_OUTSIDE;
	words = own_words(t, id, 0);
	if (is_container(t, p))
		return !is_root(p) && words < NARRATIVE_WORDS &&
				       only_milestones(t, p)
			       ? XML_STATUS
			       : XML_CONTAINER;
	if (words < NARRATIVE_WORDS && only_milestones(t, p))
		return XML_STATUS;
	if (!p->below || p->words & XML_W_EVENT || words >= NARRATIVE_WORDS)
		return XML_RECORD;
	return XML_OWN;
}

/* From the root down: what is inside a whole record or a header has no role
 * of its own. */
static uint32_t
give_roles(struct xml_tree *t)
{
	uint32_t records = 0;

	for (uint32_t i = 0; i < t->npaths; i++) {
		struct xml_path *p = path_at(t, i);
		uint8_t above = is_root(p) ? (uint8_t)XML_CONTAINER
					   : path_at(t, p->parent)->role;

		if (p->attr || p->flat || above == XML_RECORD ||
			above == XML_HEADER || above == XML_OUTSIDE) {
			p->role =
				above == XML_RECORD ? XML_RECORD : XML_OUTSIDE;
			p->candidate = false;
			continue;
		}
		p->role = role_of(t, i);
		records += p->role != XML_OUTSIDE && p->role != XML_HEADER &&
			   p->role != XML_CONTAINER;
	}
	return records;
}

/* ---- a row chosen by a person ---- */

static bool
path_matches(struct xml_tree *t, uint32_t id, struct chron_str row)
{
	while (row.n && row.p[row.n - 1] == '/')
		row.n--;
	for (;;) {
		const struct xml_path *p = path_at(t, id);
		size_t cut = row.n;

		while (cut && row.p[cut - 1] != '/')
			cut--;
		if (!str_eq((struct chron_str){row.p + cut, row.n - cut},
			    p->name))
			return false;
		if (cut <= 1)
			return cut == 0 || is_root(p);
		if (is_root(p))
			return false;
		row.n = cut - 1;
		id = p->parent;
	}
}

static uint32_t
choose_row(struct xml_tree *t, struct chron_str row)
{
	uint32_t records = 0;

	for (uint32_t i = 0; i < t->npaths; i++) {
		struct xml_path *p = path_at(t, i);
		bool inside = !is_root(p) &&
			      path_at(t, p->parent)->role == XML_RECORD;

		p->candidate = !inside && !p->attr && path_matches(t, i, row);
		p->role = p->candidate || inside ? XML_RECORD : XML_OUTSIDE;
		p->flat &= !p->candidate;
		records += p->candidate;
	}
	for (uint32_t i = t->npaths; i-- > 0;) {
		struct xml_path *p = path_at(t, i);

		if (!is_root(p) && (p->candidate || p->below))
			path_at(t, p->parent)->below = true;
		if (p->below && p->role == XML_OUTSIDE)
			p->role = XML_CONTAINER;
	}
	return records;
}

/* ---- names of fields ---- */

/* A group of one kind of leaf stands for it: Attendees/Attendee, Date/Value. */
static bool
stands_for_child(struct xml_tree *t, const struct xml_path *p)
{
	const struct xml_path *only;

	if (p->first == XML_NONE || p->ntext || p->candidate)
		return false;
	only = path_at(t, p->first);
	return only->next == XML_NONE && is_leaf(only) && !only->keyed;
}

static bool
child_named(struct xml_tree *t, const struct xml_path *p, struct chron_str name)
{
	EACH_CHILD(t, p, c)
	if (!path_at(t, c)->attr && str_ieq(path_at(t, c)->name, name))
		return true;
	return false;
}

static bool
is_record_root(const struct xml_path *p)
{
	return p->candidate && (p->role == XML_RECORD || p->role == XML_OWN ||
				       p->role == XML_STATUS);
}

/* A record without a sentence in it is told by its element's name. */
static void
mark_compose(struct xml_tree *t, uint32_t id)
{
	struct xml_path *p = path_at(t, id);

	p->compose = is_record_root(p) && p->role != XML_STATUS &&
		     !(p->words & XML_W_BARE) &&
		     own_words(t, id, 0) < SOME_WORDS;
}

static struct chron_str
name_field(struct xml_tree *t, uint32_t id)
{
	struct xml_path *p = path_at(t, id), *up;
	const char *at = "";

	if (is_root(p) || is_record_root(p))
		return CHRON_S("narrative");
	up = path_at(t, p->parent);
	if (is_record_root(up)) {
		if (p->attr && child_named(t, up, p->name))
			at = "@";
		return arena_printf(t->arena, "%s%.*s", at, STR(p->name));
	}
	if (stands_for_child(t, up))
		return up->field;
	if (p->attr && (up->ntext || up->nchildren))
		at = "@";
	return up->field.n ? arena_printf(t->arena, "%.*s/%s%.*s",
				     STR(up->field), at, STR(p->name))
			   : p->name;
}

struct chron_str
xml_path_name(struct xml_tree *t, uint32_t path)
{
	struct chron_str s = CHRON_S("");

	for (uint32_t i = path; i != XML_NONE; i = path_at(t, i)->parent)
		s = s.n ? arena_printf(t->arena, "%.*s/%.*s",
				  STR(path_at(t, i)->name), STR(s))
			: path_at(t, i)->name;
	return s;
}

bool
xml_shape(struct xml_tree *t, struct chron_str row)
{
	uint32_t records;

	if (!t->npaths)
		return false;
	mark_paths(t);
	if (row.n) {
		records = choose_row(t, row);
	} else {
		lift_all(t);
		records = give_roles(t);
	}
	/* Parents come before their children. */
	for (uint32_t i = 0; i < t->npaths; i++)
		path_at(t, i)->field = name_field(t, i);
	for (uint32_t i = 0; i < t->npaths; i++)
		mark_compose(t, i);
	return records > 0;
}
