/* What the children said, and where they were asked and nothing is recorded.
 */
#include "find/parts.h"
#include "report/emit.h"
#include "report/said.h"
#include "report/seen_words.h"

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"on", "On", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"by", "Told by", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"entry", "Record", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
	{"words", "In the words of the record", CHRON_CELL_TEXT, CHRON_WIDE},
	{"asked", "Asked", CHRON_CELL_FLAG, CHRON_NARROW},
	{"heard", "Heard", CHRON_CELL_FLAG, CHRON_NARROW},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_NARROW},
};

static const struct chron_table table = {
	.key = "heard",
	.title = "What the children said",
	.caption =
		"Every happening in which a child was asked for a view, or in "
		"which a child's own words, wishes or feelings are recorded, "
		"over all the material supplied. The sentences are those of "
		"the record; the marked words decided.",
	.empty = "No view of a child was asked for or is recorded.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static void
yield_view(struct emit *e, uint32_t at, const struct find_span *s)
{
	uint8_t seen = words_flag(e->c, s->event, at, ASPECT_SEEN);

	emit_label(e, e->c->config.children[at].ref);
	emit_when(e, &e->c->events[s->event].start);
	emit_text(e, words_seen_by(e->a, e->c, s, at, MEASURE_VIEWS));
	emit_ref(e, words_entry(e->c, s->event));
	emit_said(e, s->event, at, "no view recorded");
	emit_flag(e, ASPECT_SOUGHT,
		words_flag(e->c, s->event, at, ASPECT_SOUGHT));
	emit_flag(e, ASPECT_EXPRESSED,
		words_flag(e->c, s->event, at, ASPECT_EXPRESSED));
	emit_flag(e, ASPECT_ALONE,
		seen == ANSWER_YES
			? words_flag(e->c, s->event, at, ASPECT_ALONE)
			: (uint8_t)ANSWER_NA);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
yield_views(struct emit *e, uint32_t at, const struct find_spans *spans)
{
	for (uint32_t i = 0; i < spans->n && e->st == CHRON_OK; i++)
		if (spans->items[i].what & MEASURE_VIEWS)
			yield_view(e, at, &spans->items[i]);
}

void
table_heard(struct emit *e, const struct finder *f)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		yield_views(e, at, &f->children[at].seen);
		yield_views(e, at, &f->children[at].loose);
	}
}
