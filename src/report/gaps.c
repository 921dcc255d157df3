/* The report of gaps: where children are unseen and agencies silent, what is
 * missing, and what was planned and not found done. */
#include "report/emit.h"
#include "report/missed.h"
#include "util/civil.h"

static const struct chron_column child_columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"kind", "Kind", CHRON_CELL_LABEL, CHRON_NARROW | CHRON_UNDER},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_MEDIUM | CHRON_UNDER},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
	{"standard", "Standard", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"within", "Failed, cancelled or planned in it", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table child_table = {
	.key = "gaps",
	.title = "Gaps in seeing and hearing the children",
	.caption = "From one sighting to the next in the material supplied. "
		   "Every gap of four weeks or more is listed, and the longest "
		   "and the one still open at the end whatever their length. A "
		   "date known only to the month gives \"at least\" so many "
		   "days. A gap is a question, not proof that nobody visited.",
	.empty = "No gap in sightings was found in the material supplied.",
	.columns = child_columns,
	.ncolumns = sizeof(child_columns) / sizeof(*child_columns),
};

static const struct chron_column agency_columns[] = {
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"kind", "Kind", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table agency_table = {
	.key = "silence",
	.title = "Silence of agencies and material that is missing",
	.caption = "Long stretches without an entry, files that begin late or "
		   "end early, and agencies whose material was not supplied.",
	.empty = "No agency is silent for long and no material is missing.",
	.columns = agency_columns,
	.ncolumns = sizeof(agency_columns) / sizeof(*agency_columns),
};

static const struct chron_column plan_columns[] = {
	{"agency", "Planned by", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"recorded", "Recorded on", CHRON_CELL_WHEN, CHRON_NARROW},
	{"entry", "Record", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"for", "Planned for", CHRON_CELL_WHEN, CHRON_NARROW},
	{"plan", "The record says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table plan_table = {
	.key = "planned",
	.title = "Meetings and appointments planned, and not found done",
	.caption = "Planned for a named day, \"tomorrow\" or \"next week\", "
		   "with no account by any agency from the day before to a "
		   "week after. Plans to see a child are listed with the gaps "
		   "in seeing the children.",
	.empty = "Every meeting or appointment planned for a day is followed "
		 "by an account of one, or none is planned.",
	.columns = plan_columns,
	.ncolumns = sizeof(plan_columns) / sizeof(*plan_columns),
};

static const struct chron_column receipt_columns[] = {
	{"date", "Sent on", CHRON_CELL_WHEN, CHRON_NARROW},
	{"agency", "Sent by", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"entry", "Record", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"to", "Sent to", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"text", "The record says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"say", "Receipt", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table receipt_table = {
	.key = "receipts",
	.title = "Referrals and notifications without receipt",
	.caption =
		"What one agency records that it sent to another. Not found: "
		"the file of the one it was sent to covers the day and has "
		"nothing within a week that answers to it. Cannot be "
		"checked: no material of it is here.",
	.empty = "Every referral or notification that is recorded as sent has "
		 "an answer in the file of the one it was sent to.",
	.columns = receipt_columns,
	.ncolumns = sizeof(receipt_columns) / sizeof(*receipt_columns),
};

static void
add_extent(struct emit *e, const struct chron_gap *g)
{
	emit_label(e, words_gap(g->kind));
	emit_day(e, g->from, "not known");
	emit_day(e, g->to, "open");
	emit_number(e, (uint64_t)g->days);
}

static void
yield_child(struct emit *e, const struct chron_gap *g)
{
	const struct chron_config *config = &e->c->config;
	const struct chron_standard *s =
		g->standard < config->nstandards
			? &config->standards[g->standard]
			: NULL;

	emit_label(e, config->children[g->child].ref);
	add_extent(e, g);
	emit_text(e, g->say);
	emit_text(e, !s ? CHRON_S("") : s->label.n ? s->label : s->key);
	emit_text(e, missed_lines(e->a, e->c, g->within, g->nwithin, g->child));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static bool
is_plan(const struct chron_gap *g)
{
	return g->child == CHRON_NONE && g->nwithin &&
	       !strcmp(g->kind, "planned-not-done");
}

static void
yield_plan(struct emit *e, const struct chron_gap *g)
{
	const struct chron_event *event = &e->c->events[g->within[0]];

	emit_label(e, words_agency(e->c, g->agency));
	emit_when(e, &event->start);
	emit_ref(e, words_entry(e->c, g->within[0]));
	emit_day(e, g->from, "not known");
	emit_text(e, words_account(e->a, event));
	emit_text(e, g->say);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
yield_receipt(struct emit *e, const struct chron_receipt *r)
{
	const struct chron_event *event = &e->c->events[r->event];

	emit_when(e, &event->start);
	emit_label(e, words_agency(e->c, event->agency));
	emit_ref(e, words_entry(e->c, r->event));
	emit_label(e, r->to);
	emit_text(e, words_account(e->a, event));
	emit_text(
		e, r->checkable
			   ? CHRON_S("Not found in its material, which "
				     "covers the day. Ask whether it arrived, "
				     "and where it was recorded.")
			   : CHRON_S("Cannot be checked: no material of it "
				     "is here. Ask for its record of this."));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &child_table);
	for (uint32_t at = 0; at < c->config.nchildren; at++)
		for (uint32_t i = 0; i < c->ngaps && e.st == CHRON_OK; i++)
			if (c->gaps[i].child == at)
				yield_child(&e, &c->gaps[i]);
	emit_table(&e, &agency_table);
	for (uint32_t i = 0; i < c->ngaps && e.st == CHRON_OK; i++) {
		const struct chron_gap *g = &c->gaps[i];

		if (g->child != CHRON_NONE || is_plan(g))
			continue;
		emit_label(&e, words_agency(c, g->agency));
		add_extent(&e, g);
		emit_text(&e, g->say);
		emit_row(&e, CHRON_ROW_DATA, CHRON_S(""));
	}
	emit_table(&e, &receipt_table);
	for (uint32_t i = 0; i < c->nreceipts && e.st == CHRON_OK; i++)
		yield_receipt(&e, &c->receipts[i]);
	emit_table(&e, &plan_table);
	for (uint32_t i = 0; i < c->ngaps && e.st == CHRON_OK; i++)
		if (is_plan(&c->gaps[i]))
			yield_plan(&e, &c->gaps[i]);
	return emit_end(&e);
}

const struct report report_gaps = {
	.name = "gaps",
	.title = "Gaps",
	.brief = "where children are unseen, agencies silent, plans not done",
	.yield = yield,
};
