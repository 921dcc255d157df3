/* The rows of a table of lanes, as marks. */
#include "export/picture.h"

#include "util/civil.h"
#include "util/str.h"

const char *const picture_kinds[PICTURE_KINDS] = {
	[PICTURE_PERIOD] = "period",
	[PICTURE_BORN] = "born",
	[PICTURE_TRIGGER] = "trigger",
	[PICTURE_UNSEEN] = "unseen",
	[PICTURE_UNSEEN_OPEN] = "unseen-open",
	[PICTURE_WITHOUT] = "without",
	[PICTURE_WITHOUT_OPEN] = "without-open",
	[PICTURE_ALONE] = "alone",
	[PICTURE_SEEN] = "seen",
	[PICTURE_REPORTED] = "reported",
	[PICTURE_DISPUTED] = "disputed",
	[PICTURE_HEARD] = "heard",
	[PICTURE_ASKED] = "asked",
	[PICTURE_FAILED] = "failed",
	[PICTURE_MISSED] = "missed",
	[PICTURE_PLAN] = "plan",
	[PICTURE_NOT_SEEN] = "not-seen",
	[PICTURE_UNCLEAR] = "unclear",
};

enum picture_column { CHILD, LANE, FROM, TO, MARK, NUMBER, SAY, REF, COLUMNS };

static const char *const column_keys[COLUMNS] = {
	"child", "lane", "from", "to", "mark", "number", "say", "ref"};

_Static_assert(COLUMNS == sizeof(((struct picture *)0)->column) /
				  sizeof(((struct picture *)0)->column[0]),
	"a place for every column");

void
picture_begin(
	struct picture *p, struct arena *a, const struct chron_table *table)
{
	*p = (struct picture){.arena = a, .drawable = true};
	for (size_t k = 0; k < COLUMNS; k++) {
		size_t i = 0;

		while (i < table->ncolumns &&
			!str_is(chron_cstr(column_keys[k]),
				table->columns[i].key))
			i++;
		p->drawable = p->drawable && i < table->ncolumns;
		p->column[k] = i;
	}
}

static struct picture_child *
child_of(struct picture *p, struct chron_str name)
{
	struct picture_child *child;

	/* the rows of a child follow each other */
	if (p->n && str_eq(p->children[p->n - 1].name, name))
		return &p->children[p->n - 1];
	child = ARENA_PUSH(p->arena, &p->children, &p->n);
	child->name = arena_str(p->arena, name);
	return child;
}

static uint8_t
kind_of(struct chron_str key)
{
	for (uint8_t k = 0; k < PICTURE_KINDS; k++)
		if (str_is(key, picture_kinds[k]))
			return k;
	return PICTURE_UNCLEAR;
}

static int32_t
day_of(const struct chron_cell *cell, int32_t otherwise)
{
	int32_t day;

	return civil_read_iso(cell->data, &day) ? day : otherwise;
}

static struct chron_str
when_of(struct arena *a, const struct chron_cell *from,
	const struct chron_cell *to)
{
	if (!to->text.n)
		return arena_str(a, from->text);
	return arena_printf(a, "%.*s to %.*s", STR(from->text), STR(to->text));
}

void
picture_row(struct picture *p, const struct chron_cell *cells)
{
	const struct chron_cell *c[COLUMNS];
	struct arena *a = p->arena;
	struct picture_child *child;
	struct picture_mark *m;
	int64_t lane;

	if (!p->drawable)
		return;
	for (size_t k = 0; k < COLUMNS; k++)
		c[k] = &cells[p->column[k]];
	child = child_of(p, c[CHILD]->text);
	m = ARENA_PUSH(a, &child->marks, &child->n);
	lane = str_number(c[LANE]->data);
	m->from = day_of(c[FROM], CIVIL_MAX);
	m->to = day_of(c[TO], m->from);
	m->lane = lane >= 0 && lane < INT32_MAX ? (int32_t)lane : -1;
	m->kind = kind_of(c[MARK]->data);
	m->number = c[NUMBER]->number > 0 && c[NUMBER]->number < INT32_MAX
			    ? (uint32_t)c[NUMBER]->number
			    : 0;
	m->number_text = arena_str(a, c[NUMBER]->text);
	m->hedged = m->number_text.n &&
		    (m->number_text.p[0] < '0' || m->number_text.p[0] > '9');
	m->when = when_of(a, c[FROM], c[TO]);
	m->lane_name = arena_str(a, c[LANE]->text);
	m->what = arena_str(a, c[MARK]->text);
	m->say = arena_str(a, c[SAY]->text);
	m->ref = arena_str(a, c[REF]->data);
}
