/* The timeline of sightings: every record and interval of each child as a row,
 * from which exporters draw the picture. */
#include "report/lanes.h"
#include "report/emit.h"

/* Marks that a picture may hold, all pictures together, and each at least. */
struct budget {
	uint32_t most, all, least;
};
/* Of the report on sightings; and where it is one look among much else. */
static const struct budget whole = {4000, 12000, 250};
static const struct budget overview = {600, 1000, 100};

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"lane", "Lane", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"mark", "What", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"number", "Days, or records", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
	{"ref", "Entry", CHRON_CELL_REF, CHRON_NARROW},
};

static const struct chron_table table = {
	.key = "timeline",
	.title = "When each child was seen, and when not",
	.caption =
		"A lane for all agencies together, one for each that had a "
		"contact. Shaded: no sighting recorded in the material "
		"supplied, for four weeks or more, the longest time, and the "
		"one still open at the end. Only what touches the period.",
	.empty = "There is nothing to draw: no child has a record, and no "
		 "period is known.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
	.picture = CHRON_PICTURE_LANES,
};

static const struct {
	const char *key, *words;
} kinds[LANE_KINDS] = {
	[LANE_PERIOD] = {"period", "Period shown"},
	[LANE_BORN] = {"born", "Born"},
	[LANE_TRIGGER] = {"trigger", ""}, /* its words say which */
	[LANE_UNSEEN] = {"unseen", "No sighting"},
	[LANE_UNSEEN_OPEN] = {"unseen-open", "No sighting, still open"},
	[LANE_WITHOUT] = {"without", "None"},
	[LANE_WITHOUT_OPEN] = {"without-open", "None, still open"},
	[LANE_SEEN_ALONE] = {"alone", "Seen alone"},
	[LANE_SEEN] = {"seen", "Seen"},
	[LANE_REPORTED] = {"reported", "Seen, by report"},
	[LANE_DISPUTED] = {"disputed", "Seen, but the records disagree"},
	[LANE_HEARD] = {"heard", "Views heard"},
	[LANE_ASKED] = {"asked", "Asked for views"},
	[LANE_FAILED] = {"failed", "Failed visit"},
	[LANE_MISSED] = {"missed", "Not brought, or cancelled"},
	[LANE_PLAN] = {"plan", "Plan to see the child"},
	[LANE_NOT_SEEN] = {"not-seen", "Contact, not seen"},
	[LANE_UNCLEAR] = {"unclear", "Contact, sight cannot be told"},
};

static const char *const lane_names[LANE_AGENCIES] = {
	[LANE_ANY] = "Any agency",
	[LANE_ALONE] = "Seen alone",
	[LANE_VIEWS] = "Asked or heard",
};

static void
emit_lane(struct emit *e, int32_t lane)
{
	struct chron_cell *cell;
	struct chron_str name = CHRON_S("");

	if (lane >= LANE_AGENCIES)
		name = words_agency(e->c, (uint32_t)(lane - LANE_AGENCIES));
	else if (lane >= 0)
		name = chron_cstr(lane_names[lane]);
	cell = emit_label(e, name);
	if (lane >= 0)
		cell->data = words_number(e->a, (uint64_t)lane);
}

static void
emit_kind(struct emit *e, uint8_t kind)
{
	emit_label(e, chron_cstr(kinds[kind].words))->data =
		chron_cstr(kinds[kind].key);
}

static void
emit_days(struct emit *e, int32_t from, int32_t to)
{
	emit_day(e, from, "not known");
	emit_day(e, to == from ? CIVIL_MAX : to, "");
}

/* ---- the whole picture ---- */

static uint32_t
count_marks(const struct lane_marks *m, int32_t lane, bool of_kind,
	enum lane_kind kind)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct lane_mark *mark = &m->items[i];

		if (mark->lane == lane && mark->kind > LANE_WITHOUT_OPEN &&
			(!of_kind || mark->kind == kind))
			n += mark->count;
	}
	return n;
}

static uint32_t
count_undated(const struct lane_marks *m)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->n; i++)
		if (m->items[i].from == CIVIL_MAX &&
			m->items[i].lane >= LANE_AGENCIES &&
			m->items[i].kind != LANE_HEARD &&
			m->items[i].kind != LANE_ASKED)
			n += m->items[i].count;
	return n;
}

static uint32_t
count_seen(const struct lane_marks *m)
{
	uint32_t n = 0;

	for (enum lane_kind k = LANE_SEEN_ALONE; k <= LANE_DISPUTED; k++)
		n += count_marks(m, LANE_ANY, true, k);
	return n;
}

static void
say_interval(struct finder *f, const struct lane_mark *m)
{
	say_count(f, m->count, "day", "days");
	buf_puts(&f->say, ", ");
	say_day(f, m->from);
	buf_puts(&f->say, " to ");
	say_day(f, m->to);
	buf_puts(&f->say,
		m->kind == LANE_UNSEEN_OPEN ? ", still open at the end." : ".");
}

/* The longest interval without a sighting, and the one still open. */
static void
say_unseen(struct finder *f, const struct lane_marks *m)
{
	const struct lane_mark *longest = NULL, *open = NULL;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct lane_mark *mark = &m->items[i];

		if (mark->kind != LANE_UNSEEN && mark->kind != LANE_UNSEEN_OPEN)
			continue;
		if (!longest || mark->count > longest->count)
			longest = mark;
		if (mark->kind == LANE_UNSEEN_OPEN)
			open = mark;
	}
	if (longest) {
		buf_puts(&f->say, " Longest time without a sighting: ");
		say_interval(f, longest);
	}
	if (open && open != longest) {
		buf_puts(&f->say, " Since the last sighting: ");
		say_interval(f, open);
	}
}

static void
say_left_out(struct finder *f, const struct lane_marks *m)
{
	uint32_t undated = count_undated(m);

	if (m->bin)
		buf_printf(&f->say,
			" There are so many records that one mark stands for "
			"all of its kind in the same %s.",
			m->bin);
	if (undated) {
		buf_puts(&f->say, " ");
		say_count(f, undated, "record", "records");
		buf_puts(&f->say, " without a date cannot be drawn.");
	}
	if (m->outside) {
		buf_puts(&f->say, " ");
		say_count(f, m->outside, "record lies", "records lie");
		buf_puts(&f->say, " outside the period.");
	}
}

static void
yield_period(struct emit *e, struct finder *f, uint32_t at,
	const struct lane_marks *m)
{
	uint32_t seen = count_seen(m);
	uint32_t alone = count_marks(m, LANE_ALONE, false, LANE_KINDS);
	uint32_t views = count_marks(m, LANE_VIEWS, false, LANE_KINDS);

	buf_clear(&f->say);
	if (seen)
		say_count(f, seen, "sighting", "sightings");
	else
		buf_puts(&f->say, "No sighting");
	buf_puts(&f->say, " recorded by any agency");
	if (alone)
		buf_printf(&f->say, ", %u of them alone", alone);
	else if (seen)
		buf_puts(&f->say, ", none of them alone");
	buf_puts(&f->say, "; ");
	if (views)
		say_count(f, views, "record", "records");
	else
		buf_puts(&f->say, "no record");
	buf_puts(&f->say, " that the child was asked or heard.");
	say_unseen(f, m);
	say_left_out(f, m);
	emit_label(e, e->c->config.children[at].ref);
	emit_lane(e, LANE_ALL);
	emit_days(e, f->from, f->to);
	emit_kind(e, LANE_PERIOD);
	emit_number(e, (uint64_t)(f->to - f->from) + 1);
	emit_text(e, buf_get(&f->say));
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_REF;
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
yield_born(struct emit *e, uint32_t at)
{
	const struct chron_child *child = &e->c->config.children[at];

	if (child->born == CIVIL_MIN)
		return;
	emit_label(e, child->ref);
	emit_lane(e, LANE_ALL);
	emit_days(e, child->born, child->born);
	emit_kind(e, LANE_BORN);
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_NUMBER;
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_REF;
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

/* ---- marks ---- */

static void
emit_interval(struct emit *e, struct finder *f, uint32_t at,
	const struct lane_mark *m)
{
	const struct find_hole all = {m->from, m->to, CHRON_NONE, CHRON_NONE};
	struct chron_cell *cell = emit_number(e, m->count);

	buf_clear(&f->say);
	say_days(f, &f->children[at].seen, m->hole ? m->hole : &all);
	cell->text = arena_str(e->a, buf_get(&f->say));
	emit_text(e, m->gap->say);
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_REF;
}

static void
emit_record(struct emit *e, const struct lane_mark *m)
{
	const struct chron_event *event = &e->c->events[m->event];
	struct chron_str who = words_who(e->a, e->c, event);

	emit_number(e, m->count);
	if (m->count > 1)
		emit_text(e, WORDS(e->a, words_number(e->a, m->count),
				     CHRON_S(" records; the first by "), who));
	else if (m->vague)
		emit_text(
			e, WORDS(e->a, who, CHRON_S("; the day is not known: "),
				   words_date(e->a, &event->start)));
	else
		emit_text(e, who);
	emit_ref(e, words_entry(e->c, m->event));
}

/* How soon after it the child was seen. */
static void
say_after(struct finder *f, const struct trigger *t)
{
	uint32_t after = t->after[TRIGGER_ANY];
	const struct find_span *seen;
	const char *hedge;
	int32_t days;

	if (after == CHRON_NONE) {
		buf_puts(&f->say, "no sighting recorded after it");
		return;
	}
	seen = &f->children[t->child].seen.items[after];
	days = seen->first > t->from ? seen->first - t->from : 0;
	hedge = trigger_hedge(t, seen);
	buf_puts(&f->say, "first sighting ");
	if (days || *hedge) {
		buf_puts(&f->say, hedge);
		say_count(f, (uint32_t)days, "day", "days");
		buf_puts(&f->say, " later");
	} else {
		buf_puts(&f->say, "on the same day");
	}
	if (t->maybe[TRIGGER_ANY])
		buf_puts(&f->say,
			"; one without an exact day may have come sooner");
}

static void
emit_trigger(struct emit *e, struct finder *f, const struct lane_mark *m)
{
	const struct trigger *t = m->trigger;
	struct chron_str by = words_agency(e->c, e->c->events[t->event].agency);

	emit_label(e, chron_cstr(trigger_words[t->kind]))->data =
		chron_cstr(kinds[LANE_TRIGGER].key);
	emit_number(e, m->count);
	buf_clear(&f->say);
	say_after(f, t);
	emit_text(e, WORDS(e->a, by, CHRON_S("; "), buf_get(&f->say)));
	emit_ref(e, words_entry(e->c, t->event));
}

static void
emit_mark(struct emit *e, struct finder *f, uint32_t at,
	const struct lane_mark *m)
{
	emit_label(e, e->c->config.children[at].ref);
	emit_lane(e, m->lane);
	emit_days(e, m->from, m->to);
	if (m->trigger) {
		emit_trigger(e, f, m);
	} else {
		emit_kind(e, m->kind);
		if (m->gap)
			emit_interval(e, f, at, m);
		else
			emit_record(e, m);
	}
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
yield_child(struct emit *e, struct finder *f, uint32_t at,
	const struct trigger *triggers, uint32_t ntriggers, uint32_t most)
{
	struct lane_marks m = {.arena = arena_new(),
		.triggers = triggers,
		.ntriggers = ntriggers};

	lanes_collect(&m, f, at, most);
	if (f->known)
		yield_period(e, f, at, &m);
	if (f->known || m.n)
		yield_born(e, at);
	for (uint32_t i = 0; i < m.n && e->st == CHRON_OK; i++)
		emit_mark(e, f, at, &m.items[i]);
	arena_free(m.arena);
}

static void
yield_children(struct emit *e, struct finder *f, const struct trigger *triggers,
	uint32_t ntriggers, const struct budget *b)
{
	uint32_t n = e->c->config.nchildren;
	uint32_t most = b->all / (n ? n : 1);

	if (most > b->most)
		most = b->most;
	if (most < b->least)
		most = b->least;
	emit_table(e, &table);
	for (uint32_t at = 0; at < n && e->st == CHRON_OK; at++)
		yield_child(e, f, at, triggers, ntriggers, most);
}

void
table_lanes(struct emit *e, struct finder *f, const struct trigger *triggers,
	uint32_t ntriggers)
{
	yield_children(e, f, triggers, ntriggers, &whole);
}

void
table_overview(struct emit *e, struct finder *f, const struct trigger *triggers,
	uint32_t ntriggers)
{
	yield_children(e, f, triggers, ntriggers, &overview);
}
