/* The audit of sightings: who was seen when, by whom, how often alone and
 * heard, and how often the records do not tell. */
#include "find/trigger.h"
#include "report/emit.h"

static const struct chron_column compared_columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"subject", "Subject of the review", CHRON_CELL_LABEL, CHRON_NARROW},
	{"mentions", "Happenings that concern the child", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"seen", "Seen", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"social", "Seen by social care", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"alone", "Seen alone", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"views", "Views asked for or heard", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"missed", "Failed, cancelled or only planned", CHRON_CELL_NUMBER,
		CHRON_NARROW},
	{"undated", "Seen, day not known", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"outside", "Seen outside the period", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table compared_table = {
	.key = "compared",
	.title = "The children compared",
	.caption = "Happenings, each counted once however many agencies tell "
		   "of it: those that concern a child over all the material "
		   "supplied, sightings within the review period. A child who "
		   "is mentioned often and seen seldom, or not mentioned at "
		   "all, is a question.",
	.empty = "No child was declared.",
	.columns = compared_columns,
	.ncolumns = sizeof(compared_columns) / sizeof(*compared_columns),
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

static uint32_t
count_seen(
	const struct finder *f, const struct find_child *child, uint8_t measure)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < child->seen.n; i++)
		n += (child->seen.items[i].what & measure) &&
		     find_in_period(f, &child->seen.items[i]);
	return n;
}

static uint32_t
count_outside(const struct finder *f, const struct find_child *child)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < child->seen.n; i++)
		n += (child->seen.items[i].what & MEASURE_ANY) &&
		     !find_in_period(f, &child->seen.items[i]);
	return n;
}

static uint32_t
count_missed(const struct finder *f, const struct find_child *child)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < child->missed.n; i++)
		n += find_in_period(f, &child->missed.items[i]);
	return n;
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
yield_compared(struct emit *e, const struct finder *f)
{
	emit_table(e, &compared_table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		const struct chron_child *child = &e->c->config.children[at];
		const struct find_child *found = &f->children[at];

		emit_label(e, child->ref);
		emit_label(e, child->subject ? CHRON_S("yes") : CHRON_S("no"));
		emit_number(e, found->mentions);
		emit_number(e, count_seen(f, found, MEASURE_ANY));
		emit_number(e, count_seen(f, found, MEASURE_SOCIAL));
		emit_number(e, count_seen(f, found, MEASURE_ALONE));
		emit_number(e, count_seen(f, found, MEASURE_VIEWS));
		emit_number(e, count_missed(f, found));
		emit_number(e, count_loose(found));
		emit_number(e, count_outside(f, found));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
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
	const struct trigger *triggers;
	struct finder f;
	struct emit e;
	uint32_t n;

	emit_begin(&e, c, to, err);
	find_open(&f, c);
	triggers = trigger_all(&f, &n);
	table_children(&e, &f);
	table_notable(&e, &f);
	table_measures(&e, &f);
	yield_compared(&e, &f);
	table_lanes(&e, &f, triggers, n);
	table_standards(&e, &f, triggers, n);
	table_intervals(&e, &f);
	table_triggers(&e, &f, triggers, n);
	table_plans(&e);
	table_heard(&e, &f);
	table_months(&e, &f);
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
