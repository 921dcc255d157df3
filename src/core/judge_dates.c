/* Reading the dates of a row: each column in the order it shows itself. */
#include "core/judge.h"

#include "util/civil.h"
#include "util/str.h"

static const uint8_t slot_concepts[SLOT_COUNT][2] = {
	[SLOT_START] = {CHRON_F_DATE, CHRON_F_DATETIME},
	[SLOT_END] = {CHRON_F_END_DATE, CHRON_F_END_DATETIME},
	[SLOT_ENTRY] = {CHRON_F_ENTRY_DATE, CHRON_F_ENTRY_DATE},
};
static const char *const slot_names[SLOT_COUNT] = {
	"date", "end date", "entry date"};

static bool
is_default_time(struct chron_str s)
{
	s = str_trim(s);
	return str_is(s, "00:00:00") || str_is(s, "00:00") ||
	       str_is(s, "00:00:00.000") || str_is(s, "0:00");
}

static int
slot_of(uint8_t concept)
{
	for (int i = 0; i < SLOT_COUNT; i++)
		if (concept == slot_concepts[i][0] ||
			concept == slot_concepts[i][1])
			return i;
	return -1;
}

static void
add_cell(struct judge *j, const struct raw_cell *cell)
{
	uint8_t concept = cell->name < j->nheadings
				  ? j->headings[cell->name].concept
				  : CHRON_F_OTHER;
	struct chron_str s = str_trim(cell_text(cell));
	int slot = slot_of(concept);

	if (!s.n)
		return;
	if (slot >= 0) {
		j->slots[slot].rows++;
		if (cell->type == CHRON_TEXT || cell->type == CHRON_DATETIME)
			date_evidence_add(&j->slots[slot].evidence, s);
	}
	slot = concept == CHRON_F_TIME	     ? SLOT_START
	       : concept == CHRON_F_END_TIME ? SLOT_END
					     : -1;
	if (slot >= 0) {
		j->slots[slot].timed++;
		j->slots[slot].midnights += is_default_time(s);
	}
}

/* A cell alone in its row ("2018") is a sub-heading and tells nothing. */
static void
add_row(struct judge *j, const struct raw_record *r)
{
	uint32_t filled = 0;

	for (uint32_t k = 0; k < r->ncells && filled < 2; k++)
		filled += str_trim(cell_text(&r->cells[k])).n > 0;
	for (uint32_t k = 0; k < r->ncells && filled > 1; k++)
		add_cell(j, &r->cells[k]);
}

/* Times are given everywhere, in the date or beside it, and some are
 * midnight: a default, not a midnight.  "March 2019" or "w/c 4/3/19" among the
 * dates can have no time: a few such do not count. */
static bool
midnight_is_default(const struct slot *s)
{
	const struct date_evidence *e = &s->evidence;

	/* Dates shown with a clock that never moves, and times beside them. */
	if (s->timed && e->midnight && !e->timed)
		return true;
	if (s->timed)
		return s->midnights && s->timed >= s->rows;
	return e->midnight && (e->midnight + e->timed) * 10 >= s->rows * 8;
}

static bool
decisive(const struct date_evidence *e)
{
	return e->dmy || e->mdy || (e->ymd && !e->either);
}

/* Where one of two letters twice stands directly before the other, or with one
 * character between: "dd/mm". */
static bool
stands_before(struct chron_str s, const char *first, const char *second)
{
	for (size_t i = 0; i + 4 <= s.n; i++) {
		struct chron_str a = {s.p + i, 2}, b = {s.p + i + 2, 2};
		struct chron_str c = {s.p + i + 3, i + 5 <= s.n ? 2 : 0};

		if (str_ieq(a, chron_cstr(first)) &&
			(str_ieq(b, chron_cstr(second)) ||
				str_ieq(c, chron_cstr(second))))
			return true;
	}
	return false;
}

/* "Date (dd/mm/yyyy)": the heading itself says how its dates are written. */
static bool
heading_order(const struct judge *j, int slot, enum date_order *order)
{
	for (uint32_t h = 0; h < j->nheadings; h++) {
		struct chron_str s = j->headings[h].text;

		if (slot_of(j->headings[h].concept) != slot)
			continue;
		if (stands_before(s, "dd", "mm"))
			*order = ORDER_DMY;
		else if (stands_before(s, "mm", "dd"))
			*order = stands_before(s, "yy", "mm") ? ORDER_YMD
							      : ORDER_MDY;
		else
			continue;
		return true;
	}
	return false;
}

/* A column that shows no order of its own follows the others of the file. */
static void
order_of(struct judge *j, int i, const struct date_evidence *all)
{
	const struct chron_config *config = &j->c->config;
	const struct chron_profile *p = j->options->profile;
	struct slot *s = &j->slots[i];
	const struct date_evidence *e =
		decisive(&s->evidence) ? &s->evidence : all;
	char say[160] = "";

	s->ctx = (struct date_context){
		.order = date_evidence_order(e, &s->sure, say),
		.from = config->from,
		.to = config->to,
		.zone = j->options->zone,
		.midnight_is_default = midnight_is_default(s),
	};
	s->say = arena_printf(j->arena, "%s", say);
	if (!decisive(e) && heading_order(j, i, &s->ctx.order)) {
		s->sure = s->told = true;
		s->say = CHRON_S("the heading says so");
	} else if (e == all && decisive(all) && s->sure) {
		s->told = true;
	}
	for (int o = ORDER_DMY; p && o <= ORDER_YMD; o++)
		if (str_is(p->date_order, date_order_names[o])) {
			s->ctx.order = (enum date_order)o;
			s->sure = s->told = true;
			s->say = CHRON_S("the profile says so");
		}
}

void
judge_evidence(struct judge *j)
{
	struct date_evidence all = {0};
	struct chron_source *source = &j->c->sources[j->source];
	const struct slot *main = &j->slots[SLOT_START];

	for (uint32_t t = 0; t < j->ntables; t++)
		for (uint32_t i = j->tables[t].data;
			j->tables[t].layout && i < j->tables[t].end; i++)
			add_row(j, &j->raw->records[i]);
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct date_evidence *e = &j->slots[i].evidence;

		all.cells += e->cells;
		all.dmy += e->dmy;
		all.mdy += e->mdy;
		all.ymd += e->ymd;
		all.either += e->either;
	}
	for (int i = 0; i < SLOT_COUNT; i++)
		order_of(j, i, &all);
	if (!main->rows)
		main = &j->slots[SLOT_ENTRY];
	source->date_order = arena_printf(j->arena, "%s (%.*s)",
		date_order_names[main->ctx.order], STR(main->say));
}

const struct raw_cell *
judge_date_cell(const struct row *row)
{
	static const uint8_t preferred[] = {
		CHRON_F_DATE, CHRON_F_DATETIME, CHRON_F_ENTRY_DATE};

	for (size_t i = 0; i < sizeof(preferred); i++)
		if (row->at[preferred[i]])
			return row->at[preferred[i]];
	return NULL;
}

/* ---- one row ---- */

/* Findings of one reading: those that a person must look at, each; the rest
 * are counted for the column. */
static void
findings(struct judge *j, const struct row *row, const struct raw_cell *cell,
	struct slot *s, const struct date_reading *read)
{
	static const struct {
		unsigned note;
		enum chron_severity severity;
		const char *slug, *say;
	} each[] = {
		{DATE_NOTE_WEEKDAY, CHRON_WARNING, "date-weekday",
			"the weekday written is not the weekday of that date; "
			"the date was kept"},
		{DATE_NOTE_ORDER, CHRON_WARNING, "date-order",
			"this date only fits another order of day and month "
			"than the rest of the column; it was read as it fits"},
		{DATE_NOTE_REPAIRED, CHRON_NOTE, "date-repaired",
			"a slip in the date was read over"},
		{DATE_NOTE_CLOCK_CHANGE, CHRON_NOTE, "date-clock-change",
			"the clocks changed in this hour, so that the time is "
			"not certain"},
	};

	const struct chron_when *when = &read->start;
	unsigned notes = read->notes;

	for (size_t i = 0; i < sizeof(each) / sizeof(*each); i++) {
		char fits[120] = "";

		if (!(notes & each[i].note))
			continue;
		if (each[i].note == DATE_NOTE_WEEKDAY &&
			when->precision <= CHRON_DAY)
			judge_weekday_fits(cell_text(cell),
				civil_day_of(when->earliest), fits);
		judge_diag(j, each[i].severity, each[i].slug, row->record,
			cell->col, "%s%s", each[i].say, fits);
	}
	s->read++;
	s->ambiguous += (notes & DATE_NOTE_AMBIGUOUS) != 0;
	s->two_digit += (notes & DATE_NOTE_TWO_DIGIT) != 0;
	s->midnight += (notes & DATE_NOTE_MIDNIGHT) != 0;
	s->serial += (notes & DATE_NOTE_SERIAL) != 0;
	s->year += (notes & DATE_NOTE_YEAR_FROM_HEADING) != 0;
}

/* The time cell, or nothing if it cannot be read: the day is kept. */
static struct chron_str
time_of(struct judge *j, const struct row *row, enum chron_concept concept)
{
	const struct raw_cell *cell = row->at[concept];
	struct chron_str s = str_trim(cell_text(cell));
	int from, to;
	bool uncertain;
	char why[160] = "";

	if (!s.n || row->all_day || row->record->marks & CHRON_MARK_ALLDAY)
		return CHRON_S("");
	/* A spreadsheet keeps a bare time as a moment of some old day. */
	if (cell->type == CHRON_DATETIME && s.n >= 16 && s.p[10] == 'T')
		s = (struct chron_str){s.p + 11, 5};
	if (time_read(s, &from, &to, &uncertain, why) != DATE_BAD)
		return s;
	judge_diag(j, CHRON_WARNING, "time-unreadable", row->record, cell->col,
		"the time \"%.*s\" cannot be read (%s); the event keeps its "
		"day",
		(int)(s.n < 40 ? s.n : 40), s.p, why);
	return CHRON_S("");
}

/* Only the day of a date that was carried down: the time was of the row it
 * came from. */
static void
only_day(struct date_reading *d)
{
	if (d->start.precision != CHRON_MINUTE)
		return;
	d->start.earliest =
		(int64_t)civil_day_of(d->start.earliest) * CIVIL_DAY_MINUTES;
	d->start.latest = d->start.earliest + CIVIL_DAY_MINUTES - 1;
	d->start.precision = CHRON_DAY;
	d->has_end = false;
}

/* "2021/22" over "12/2": spring lies in the second year whether the year begins
 * in April or in September; which one summer lies in, no one can tell. */
static enum date_result
read_start(struct slot *slot, struct chron_str text, struct chron_str time,
	enum chron_type type, struct date_reading *out)
{
	enum date_result result = date_read(text, time, type, &slot->ctx, out);
	struct date_context next = slot->ctx;
	int year, month, day;

	if (result != DATE_OK || !slot->span ||
		!(out->notes & DATE_NOTE_YEAR_FROM_HEADING))
		return result;
	civil_from_days(civil_day_of(out->start.earliest), &year, &month, &day);
	next.year++;
	if (month <= 3)
		return date_read(text, time, type, &next, out);
	out->start.uncertain |= month <= 8;
	return result;
}

/* A date of a row above with this row's own time: that of its time cell, or of
 * a date cell that says "same day 14:30". */
static enum date_result
read_carried(struct judge *j, const struct row *row,
	const struct raw_cell *cell, struct chron_str time,
	struct event_dates *out)
{
	const struct raw_cell *own = judge_date_cell(row);
	struct slot *slot = &j->slots[SLOT_START];
	const struct date_context *ctx = &slot->ctx;
	enum chron_type type = (enum chron_type)cell->type;
	struct chron_str text = judge_week_text(j, cell, &type);
	enum date_result result =
		read_start(slot, text, CHRON_S(""), type, &out->start);
	struct date_reading same;
	bool uncertain = out->start.start.uncertain;
	char iso[17];

	if (result != DATE_OK)
		return result;
	only_day(&out->start);
	if (own && !time.n &&
		date_read(cell_text(own), CHRON_S(""), CHRON_TEXT, ctx,
			&same) == DATE_SAME &&
		same.time[0]) {
		time = chron_cstr(same.time);
		out->said = str_trim(cell_text(own));
	}
	if (!time.n || out->start.has_end ||
		out->start.start.precision != CHRON_DAY)
		return result;
	civil_iso_day(civil_day_of(out->start.start.earliest), iso);
	result = date_read(chron_cstr(iso), time, CHRON_DATE, ctx, &out->start);
	out->start.start.uncertain |= uncertain;
	return result;
}

/* A calendar's export says that a day ends with the day after it. */
static bool
last_day(struct date_reading *end, const struct date_reading *start)
{
	end->start.earliest -= CIVIL_DAY_MINUTES;
	end->start.latest -= CIVIL_DAY_MINUTES;
	return end->start.earliest > start->start.earliest;
}

static void
read_end(struct judge *j, const struct row *row, struct event_dates *out)
{
	const struct raw_cell *date = row->at[CHRON_F_END_DATE]
					      ? row->at[CHRON_F_END_DATE]
					      : row->at[CHRON_F_END_DATETIME];
	const struct raw_cell *at = date ? date : row->at[CHRON_F_END_TIME];
	struct slot *slot = &j->slots[date ? SLOT_END : SLOT_START];
	struct chron_str time = time_of(j, row, CHRON_F_END_TIME);
	enum date_result result;

	if (!date && !time.n)
		return;
	if (!date && out->start.start.precision > CHRON_DAY)
		return;
	date = date ? date : out->date;
	result = date_read(cell_text(date), time, (enum chron_type)date->type,
		&slot->ctx, &out->end);
	if (result == DATE_SAME && out->date && time.n)
		result = date_read(cell_text(out->date), time,
			(enum chron_type)out->date->type, &slot->ctx,
			&out->end);
	if (result == DATE_BLANK || result == DATE_SAME)
		return;
	if (result == DATE_BAD) {
		judge_diag(j, CHRON_WARNING, "end-unreadable", row->record,
			at->col,
			"the end cannot be read (%s); the event has no end",
			out->end.why);
		return;
	}
	if (row->all_day && !last_day(&out->end, &out->start))
		return;
	if (at != row->at[CHRON_F_END_TIME])
		findings(j, row, at, slot, &out->end);
	if (out->end.start.latest < out->start.start.earliest) {
		judge_diag(j, CHRON_WARNING, "end-before-start", row->record,
			at->col,
			"the end lies before the start; the event has no end");
		return;
	}
	out->has_end = true;
	out->end.end = out->end.start;
}

void
judge_read_dates(struct judge *j, const struct row *row,
	const struct raw_cell *cell, bool carried, struct event_dates *out)
{
	struct chron_str time = time_of(j, row, CHRON_F_TIME);
	uint8_t concept = cell && cell->name < j->nheadings
				  ? j->headings[cell->name].concept
				  : CHRON_F_DATE;
	struct slot *slot =
		&j->slots[concept == CHRON_F_ENTRY_DATE ? SLOT_ENTRY
							: SLOT_START];

	enum chron_type type;
	struct chron_str text;

	memset(out, 0, sizeof(*out));
	out->date = cell;
	type = cell ? (enum chron_type)cell->type : CHRON_TEXT;
	if (!cell) {
		out->result = DATE_BLANK;
		return;
	}
	text = judge_week_text(j, cell, &type);
	out->result = carried ? read_carried(j, row, cell, time, out)
			      : read_start(slot, text, time, type, &out->start);
	if (out->result != DATE_OK)
		return;
	if (!carried && !(cell->marks & CHRON_CELL_CARRIED))
		findings(j, row, cell, slot, &out->start);
	read_end(j, row, out);
	if (!out->has_end && out->start.has_end) {
		out->end.end = out->start.end;
		out->has_end = true;
	}
}

/* ---- what is said once for a column ---- */

static void
say_count(struct judge *j, int slot, uint32_t n, enum chron_severity severity,
	const char *slug, const char *what)
{
	if (n)
		chronology_diag(j->c, severity, slug, j->source, CHRON_S(""), 0,
			0, "%s column: %s (%u %s)", slot_names[slot], what, n,
			n == 1 ? "date" : "dates");
}

static void
say_order(struct judge *j, int i)
{
	const struct slot *s = &j->slots[i];

	/* Dates that begin with the year tell nothing about 03/04. */
	if (s->sure && (!s->ambiguous || s->evidence.dmy || s->evidence.mdy ||
			       s->told))
		return;
	if (s->sure) {
		say_count(j, i, s->ambiguous, CHRON_WARNING, "date-ambiguous",
			s->ctx.order == ORDER_YMD
				? "the other dates begin with the year, which "
				  "tells nothing about these; those with "
				  "hyphens were read so, the rest day first"
				: "nothing in the file tells whether the day "
				  "or the month comes first; read day first");
		return;
	}
	chronology_diag(j->c, CHRON_WARNING, "date-ambiguous", j->source,
		CHRON_S(""), 0, 0,
		"%s column: it contradicts itself (%.*s); %u that fit both "
		"ways were read as %s",
		slot_names[i], STR(s->say), s->ambiguous,
		date_order_names[s->ctx.order]);
}

void
judge_date_findings(struct judge *j)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct slot *s = &j->slots[i];

		if (!s->read)
			continue;
		say_order(j, i);
		say_count(j, i, s->two_digit, CHRON_NOTE, "date-two-digit-year",
			"years of two digits; the century was taken from the "
			"review period");
		say_count(j, i, s->midnight, CHRON_NOTE, "date-midnight",
			"00:00 stands for no time where times are always "
			"given; the day alone was kept");
		say_count(j, i, s->serial, CHRON_NOTE, "date-serial",
			"numbers that a spreadsheet keeps dates as");
		say_count(j, i, s->year, CHRON_NOTE, "date-year-from-heading",
			"no year; it was taken from the heading above");
	}
}
