/* The audit of sightings: who was seen when, by whom, how often alone and
 * heard, and how often the records do not tell. */
#include "find/parts.h"
#include "report/emit.h"

static const struct chron_column compared_columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"subject", "Subject of the review", CHRON_CELL_LABEL, CHRON_NARROW},
	{"mentions", "Happenings that concern it", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"seen", "Seen", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"social", "Seen by social care", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"alone", "Seen alone", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"views", "Views asked for or heard", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"last_alone", "Last seen alone", CHRON_CELL_WHEN, CHRON_NARROW},
	{"last_views", "Last asked or heard", CHRON_CELL_WHEN, CHRON_NARROW},
	{"missed", "Failed, cancelled or only planned", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"undated", "Seen, day not known", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table compared_table = {
	.key = "compared",
	.title = "The children compared",
	.caption = "Happenings, each counted once however many agencies tell "
		   "of it, over all the material supplied. A child who is "
		   "mentioned often and seen seldom, or not mentioned at all, "
		   "is a question.",
	.empty = "No child was declared.",
	.columns = compared_columns,
	.ncolumns = sizeof(compared_columns) / sizeof(*compared_columns),
};

static const struct chron_column interval_columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"from_by", "Seen then by", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to_by", "Seen next by", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table interval_table = {
	.key = "intervals",
	.title = "Every interval between sightings",
	.caption = "From one recorded sighting to the next, by any agency. "
		   "Where a day is not known the interval is the least it can "
		   "have been.",
	.empty = "There is no interval to measure.",
	.columns = interval_columns,
	.ncolumns = sizeof(interval_columns) / sizeof(*interval_columns),
};

static const struct chron_column recording_columns[] = {
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"contacts", "Contacts", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"seen_unclear", "Sight cannot be told", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"share", "Share of contacts", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"views_unclear", "Views cannot be told", CHRON_CELL_NUMBER,
		CHRON_NARROW},
};

static const struct chron_table recording_table = {
	.key = "recording",
	.title = "How well it was recorded",
	.caption =
		"Contacts with a child or its carer, and in how many of them "
		"the record does not tell whether the child was seen, or "
		"asked. It is a finding about recording.",
	.empty = "There are no contacts.",
	.columns = recording_columns,
	.ncolumns = sizeof(recording_columns) / sizeof(*recording_columns),
};

struct tally {
	uint32_t n;
	uint32_t last; /* event, or CHRON_NONE */
};

static struct tally
tally(const struct find_child *child, uint8_t measure)
{
	struct tally t = {0, CHRON_NONE};

	for (uint32_t i = 0; i < child->seen.n; i++) {
		if (!(child->seen.items[i].what & measure))
			continue;
		t.n++;
		t.last = child->seen.items[i].event;
	}
	for (uint32_t i = 0; i < child->loose.n; i++)
		t.n += (child->loose.items[i].what & measure) != 0;
	return t;
}

static uint32_t
count_loose(const struct find_child *child)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < child->loose.n; i++)
		n += (child->loose.items[i].what & MEASURE_ANY) != 0;
	return n;
}

static void
add_last(struct emit *e, const struct tally *t, const char *never)
{
	if (t->last == CHRON_NONE)
		emit_day(e, CIVIL_MIN, t->n ? "day not known" : never);
	else
		emit_when(e, &e->c->events[t->last].start);
}

static void
yield_compared(struct emit *e, const struct finder *f)
{
	emit_table(e, &compared_table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		const struct chron_child *child = &e->c->config.children[at];
		const struct find_child *found = &f->children[at];
		struct tally alone = tally(found, MEASURE_ALONE);
		struct tally views = tally(found, MEASURE_VIEWS);

		emit_label(e, child->ref);
		emit_label(e, child->subject ? CHRON_S("yes") : CHRON_S("no"));
		emit_number(e, found->mentions);
		emit_number(e, tally(found, MEASURE_ANY).n);
		emit_number(e, tally(found, MEASURE_SOCIAL).n);
		emit_number(e, alone.n);
		emit_number(e, views.n);
		add_last(e, &alone, "never recorded");
		add_last(e, &views, "never recorded");
		emit_number(e, found->missed.n);
		emit_number(e, count_loose(found));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

/* Who was at an end of an interval; in words if nobody was. */
static void
add_end(struct emit *e, const struct find_spans *seen, uint32_t at, int32_t day,
	const char *limit)
{
	emit_day(e, day, "");
	if (at == CHRON_NONE)
		emit_text(e, chron_cstr(limit));
	else
		emit_text(e, words_who(e->a, e->c,
				     &e->c->events[seen->items[at].event]));
}

static void
yield_intervals(struct emit *e, struct finder *f)
{
	emit_table(e, &interval_table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		const struct find_child *child = &f->children[at];
		struct find_hole *holes;
		uint32_t n = child->to <= child->from
				     ? 0
				     : find_holes(f->arena, &child->seen,
					       MEASURE_ANY, child->from,
					       child->to, &holes);

		for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++) {
			emit_label(e, e->c->config.children[at].ref);
			add_end(e, &child->seen, holes[i].before, holes[i].from,
				"(where measuring begins)");
			add_end(e, &child->seen, holes[i].after, holes[i].to,
				"(the end)");
			emit_number(e, (uint64_t)(holes[i].to - holes[i].from));
			emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
		}
	}
}

static void
yield_recording(struct emit *e)
{
	emit_table(e, &recording_table);
	for (uint32_t i = 0; i < e->c->nrecording; i++) {
		const struct chron_recording *r = &e->c->recording[i];
		uint32_t unclear = r->contacts - r->seen_known;
		uint64_t share =
			r->contacts
				? ((uint64_t)unclear * 100 + r->contacts / 2) /
					  r->contacts
				: 0;
		struct chron_cell *cell;

		emit_label(e, words_agency(e->c, r->agency));
		emit_number(e, r->contacts);
		emit_number(e, unclear);
		cell = emit_number(e, share);
		cell->text = r->contacts ? WORDS(e->a, cell->text, CHRON_S("%"))
					 : CHRON_S("no contacts");
		emit_number(e, r->contacts - r->views_known);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct finder f;
	struct emit e;

	emit_begin(&e, c, to, err);
	find_open(&f, c);
	table_children(&e, &f);
	yield_compared(&e, &f);
	table_lanes(&e, &f);
	table_months(&e, &f);
	yield_intervals(&e, &f);
	table_chains(&e, &f);
	table_contacts(&e);
	yield_recording(&e);
	find_close(&f);
	return emit_end(&e);
}

const struct report report_seen = {
	.name = "seen",
	.title = "Sightings",
	.brief = "who was seen when, by whom, alone, heard; what is unclear",
	.yield = yield,
};
