/* The calendar of sightings: a row for each child and month, a column for each
 * agency that had a contact. */
#include "find/parts.h"
#include "report/emit.h"
#include "seen/seen.h"
#include "util/civil.h"

enum { FIXED = 3, AGENCIES_MAX = EMIT_CELLS - FIXED - 1, NO_MONTH = -1 };

/* The columns, and where each agency stands in them. */
struct calendar {
	struct arena *arena;
	struct chron_column *columns;
	uint32_t *column_of; /* by agency; 0: all others together */
	uint32_t *tells;     /* by event: the child whose sighting it tells as
			      * the best account of its happening, from 1 */
	uint32_t nagencies;
	bool others;
};

struct month {
	int32_t number; /* years * 12 + months */
	uint32_t contacts, total;
	uint32_t counts[AGENCIES_MAX + 1];
};

static int32_t
month_of_day(int32_t day)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	return y * 12 + m - 1;
}

static int32_t
month_of(int64_t minutes)
{
	return month_of_day(civil_day_of(minutes));
}

/* "2018" is no sighting in January: the month must be known, or the week. */
static bool
is_counted(const struct chron_event *e)
{
	const struct chron_when *w = &e->start;

	if (e->cancelled || w->earliest == CHRON_TIME_MIN ||
		w->latest == CHRON_TIME_MAX)
		return false;
	return w->precision <= CHRON_WEEK ||
	       month_of(w->earliest) == month_of(w->latest);
}

static bool
has_contact(const struct chron_event *e)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (seen_is_contact(&e->sightings[i]))
			return true;
	return false;
}

static void
column(struct calendar *cal, uint32_t at, struct chron_str key,
	struct chron_str title)
{
	cal->columns[at] = (struct chron_column){arena_str(cal->arena, key).p,
		arena_str(cal->arena, title).p, CHRON_CELL_NUMBER,
		CHRON_NARROW};
}

/* Agencies in their usual order; the keys are numbered, as names are not
 * keys. */
static uint32_t
lay_out(struct calendar *cal, const struct chron_chronology *c)
{
	bool *used = ARENA_ARRAY(cal->arena, bool, c->nagencies);
	uint32_t n = 0;

	cal->columns = ARENA_ARRAY(cal->arena, struct chron_column, EMIT_CELLS);
	cal->column_of = ARENA_ARRAY(cal->arena, uint32_t, c->nagencies);
	cal->tells = ARENA_ARRAY(cal->arena, uint32_t, c->nevents);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies &&
			is_counted(&c->events[i]) && has_contact(&c->events[i]))
			used[c->events[i].agency] = true;
	cal->columns[0] = (struct chron_column){
		"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW};
	cal->columns[1] = (struct chron_column){
		"month", "Month", CHRON_CELL_WHEN, CHRON_NARROW};
	cal->columns[2] = (struct chron_column){
		"all", "All agencies", CHRON_CELL_NUMBER, CHRON_NARROW};
	for (uint32_t i = 0; i < c->nagencies; i++) {
		if (!used[i])
			continue;
		if (n == AGENCIES_MAX) {
			cal->others = true;
			break;
		}
		column(cal, FIXED + n,
			arena_printf(cal->arena, "agency_%u", n + 1),
			c->agencies[i].name);
		cal->column_of[i] = ++n;
	}
	cal->nagencies = n;
	if (cal->others)
		column(cal, FIXED + n, CHRON_S("others"),
			CHRON_S("Other agencies"));
	return FIXED + n + cal->others;
}

static struct chron_str
month_words(struct arena *a, int32_t number)
{
	return WORDS(a, chron_cstr(civil_month_names[number % 12]),
		CHRON_S(" "), words_number(a, (uint64_t)(number / 12)));
}

static void
yield_month(struct emit *e, const struct calendar *cal, uint32_t child,
	const struct month *m)
{
	struct chron_cell *cell;
	char iso[11];

	if (!m->contacts)
		return;
	emit_label(e, e->c->config.children[child].ref);
	cell = emit_day(
		e, civil_days(m->number / 12, m->number % 12 + 1, 1), "");
	civil_iso_day(civil_days(m->number / 12, m->number % 12 + 1, 1), iso);
	cell->text = month_words(e->a, m->number);
	cell->data = arena_str(e->a, (struct chron_str){iso, 7});
	emit_number(e, m->total);
	for (uint32_t i = 1; i <= cal->nagencies; i++)
		emit_number(e, m->counts[i]);
	if (cal->others)
		emit_number(e, m->counts[0]);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

/* Months in which nobody had a contact are one row: a mistyped year must not
 * make ten thousand. */
static void
yield_nothing(struct emit *e, const struct calendar *cal, uint32_t child,
	int32_t after, int32_t before)
{
	if (before - after < 2)
		return;
	emit_label(e, e->c->config.children[child].ref);
	emit_day(e, CIVIL_MIN, "")->text =
		before - after == 2 ? month_words(e->a, after + 1)
				    : WORDS(e->a, month_words(e->a, after + 1),
					      CHRON_S(" to "),
					      month_words(e->a, before - 1));
	for (uint32_t i = 0; i <= cal->nagencies + cal->others; i++)
		emit_number(e, 0);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
add_event(struct month *m, const struct calendar *cal,
	const struct chron_event *events, const struct chron_event *event,
	const struct chron_sighting *s)
{
	uint32_t at = 0;

	m->contacts++;
	if (s->flag[ASPECT_SEEN] != ANSWER_YES)
		return;
	if (event->agency != CHRON_NONE)
		at = cal->column_of[event->agency];
	m->total += cal->tells[event - events] == s->child + 1;
	m->counts[at] += !s->reported;
}

/* Events are in order of their first minute, so a child's months come one
 * after the other. */
static void
yield_child(struct emit *e, const struct calendar *cal,
	const struct find_child *found, uint32_t child)
{
	bool measured = found->from <= found->to;
	const struct find_spans *seen = &found->seen;
	struct month m = {
		.number = measured ? month_of_day(found->from) - 1 : NO_MONTH};

	for (uint32_t i = 0; i < seen->n; i++)
		if (seen->items[i].what & MEASURE_ANY)
			cal->tells[seen->items[i].event] = child + 1;
	for (uint32_t i = 0; i < e->c->nevents && e->st == CHRON_OK; i++) {
		const struct chron_event *event = &e->c->events[i];
		int32_t number;

		if (!is_counted(event))
			continue;
		for (uint32_t k = 0; k < event->nsightings; k++) {
			const struct chron_sighting *s = &event->sightings[k];

			if (s->child != child || !seen_is_contact(s))
				continue;
			number = month_of(event->start.earliest);
			if (number != m.number) {
				yield_month(e, cal, child, &m);
				if (m.number != NO_MONTH)
					yield_nothing(e, cal, child, m.number,
						number);
				m = (struct month){.number = number};
			}
			add_event(&m, cal, e->c->events, event, s);
		}
	}
	yield_month(e, cal, child, &m);
	if (measured)
		yield_nothing(
			e, cal, child, m.number, month_of_day(found->to) + 1);
}

void
table_months(struct emit *e, const struct finder *f)
{
	struct calendar cal = {.arena = e->keep};
	struct chron_table *table = ARENA_NEW(e->keep, struct chron_table);

	table->key = "months";
	table->title = "Sightings by month and agency";
	table->caption =
		"All agencies: how often the child was seen, each happening "
		"counted once. By agency: its own records that the child was "
		"seen, at first hand; a happening told by two counts for both. "
		"What has no known month is left out.";
	table->empty = "No contact with a child is recorded.";
	table->ncolumns = lay_out(&cal, e->c);
	table->columns = cal.columns;
	emit_table(e, table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++)
		yield_child(e, &cal, &f->children[at], at);
}
