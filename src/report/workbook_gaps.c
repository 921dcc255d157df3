/* The workbook's gaps: a row for each, of children and agencies alike. */
#include "report/missed.h"
#include "report/workbook.h"
#include "util/civil.h"

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"kind", "Kind", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"open", "Open", CHRON_CELL_LABEL, CHRON_NARROW},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
	{"standard", "Standard", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"within", "Failed, cancelled or planned in it", CHRON_CELL_TEXT,
		CHRON_MEDIUM},
};

static const struct chron_table table = {
	.key = "all-gaps",
	.title = "Gaps",
	.caption = "A row for each: children not seen, not seen alone and not "
		   "heard, agencies without entries, material that is missing, "
		   "plans not found done. A gap is a question, not proof that "
		   "nobody visited.",
	.empty = "No gap was found in the material supplied.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static struct chron_str
standard(const struct chron_config *config, const struct chron_gap *g)
{
	const struct chron_standard *s;

	if (g->standard >= config->nstandards)
		return CHRON_S("");
	s = &config->standards[g->standard];
	return s->label.n ? s->label : s->key;
}

/* What lies in it: of an agency's, the plan as it was recorded. */
static struct chron_str
within(struct emit *e, const struct chron_gap *g)
{
	struct chron_str *lines;

	if (g->child != CHRON_NONE)
		return missed_lines(
			e->a, e->c, g->within, g->nwithin, g->child);
	lines = ARENA_ARRAY(e->a, struct chron_str, g->nwithin + 1);
	for (uint32_t i = 0; i < g->nwithin; i++) {
		const struct chron_event *event = &e->c->events[g->within[i]];

		lines[i] = WORDS(e->a, i ? CHRON_S("\n") : CHRON_S(""),
			words_date(e->a, &event->start), CHRON_S(", "),
			words_agency(e->c, event->agency), CHRON_S(": "),
			words_account(e->a, event), CHRON_S(" ("),
			words_entry(e->c, g->within[i]), CHRON_S(")"));
	}
	return words_join(e->a, lines, g->nwithin);
}

static void
yield_gap(struct emit *e, const struct chron_gap *g)
{
	const struct chron_config *config = &e->c->config;

	emit_label(e, g->child < config->nchildren
			      ? config->children[g->child].ref
			      : CHRON_S(""));
	emit_label(e, g->agency < e->c->nagencies
			      ? words_agency(e->c, g->agency)
			      : CHRON_S(""));
	emit_label(e, words_gap(g->kind));
	emit_day(e, g->from, "not known");
	emit_day(e, g->to, "open");
	emit_number(e, (uint64_t)g->days);
	emit_label(e, g->open ? CHRON_S("yes") : CHRON_S("no"));
	emit_text(e, g->say);
	emit_label(e, standard(config, g));
	emit_text(e, within(e, g));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
workbook_gaps(struct emit *e)
{
	emit_table(e, &table);
	for (uint32_t i = 0; i < e->c->ngaps && e->st == CHRON_OK; i++)
		yield_gap(e, &e->c->gaps[i]);
}
