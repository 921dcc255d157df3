/* Plans to see a child that no sighting followed in time. */
#include "find/parts.h"
#include "report/emit.h"
#include "util/fold.h"

enum { ACCOUNT_BYTES = 400 };

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"on", "Planned on", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"agency", "By", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"entry", "Record", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
	{"plan", "The record", CHRON_CELL_TEXT, CHRON_WIDE},
	{"more", "Further plans of the same agency before then",
		CHRON_CELL_NUMBER, CHRON_NARROW},
	{"days", "Days until seen", CHRON_CELL_NUMBER, CHRON_MEDIUM},
	{"seen_on", "Seen on", CHRON_CELL_WHEN, CHRON_NARROW | CHRON_UNDER},
};

static const struct chron_table table = {
	.key = "plans",
	.title = "Planned to be seen, and not seen in the two weeks after",
	.caption =
		"Records that say a child is to be seen, where no sighting by "
		"any agency is recorded within 14 days, or none by the end.",
	.empty = "Every plan to see a child is followed by a sighting within "
		 "two weeks, or no plan is recorded.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static void
add_account(struct emit *e, const struct chron_event *event)
{
	struct chron_str text = words_account(e->a, event);

	if (text.n > ACCOUNT_BYTES) {
		text.n = utf8_valid((struct chron_str){text.p, ACCOUNT_BYTES});
		text = WORDS(e->a, text, CHRON_S("..."));
	}
	emit_text(e, text);
}

static void
yield_plan(struct emit *e, const struct chron_gap *g)
{
	const struct chron_event *event = &e->c->events[g->within[0]];
	struct chron_cell *days, *on;
	struct chron_str left;

	emit_label(e, e->c->config.children[g->child].ref);
	emit_when(e, &event->start);
	emit_text(e, words_who(e->a, e->c, event));
	emit_ref(e, words_entry(e->c, g->within[0]));
	add_account(e, event);
	emit_number(e, g->nwithin - 1);
	days = emit_number(e, (uint64_t)g->days);
	left = days->text;
	if (g->open)
		days->text = CHRON_S("none recorded");
	on = emit_day(e, g->to, "");
	if (g->open)
		on->text = WORDS(e->a, left,
			g->days == 1 ? CHRON_S(" day to the end")
				     : CHRON_S(" days to the end"));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
table_plans(struct emit *e)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++)
		for (uint32_t i = 0; i < e->c->ngaps && e->st == CHRON_OK;
			i++) {
			const struct chron_gap *g = &e->c->gaps[i];

			if (g->child == at && g->nwithin &&
				!strcmp(g->kind, "planned-not-done"))
				yield_plan(e, g);
		}
}
