/* The table of children: last seen, by whom, what was said, and the longest
 * time unseen. */
#include "find/parts.h"
#include "report/emit.h"
#include "report/said.h"
#include "report/seen_words.h"

static const struct chron_column columns[] = {
	{"ref", "Child", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"born", "Born", CHRON_CELL_WHEN, CHRON_MEDIUM | CHRON_UNDER},
	{"last_seen", "Last seen", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"by", "By", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_MEDIUM | CHRON_UNDER},
	{"entry", "Record", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
	{"said", "What the child said then", CHRON_CELL_TEXT, CHRON_WIDE},
	{"since", "Days from then to the end", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"days", "Longest time unseen, days", CHRON_CELL_NUMBER, CHRON_MEDIUM},
	{"longest", "From and to", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
};

static const struct chron_table table = {
	.key = "children",
	.title = "Children",
	.caption =
		"When each child was last seen in the material supplied, up to "
		"the end of the review period, and the longest time within it "
		"without a recorded sighting.",
	.empty = "No child was declared.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static const struct find_span *
last_of(const struct find_spans *seen, int32_t to)
{
	const struct find_span *last = NULL;

	for (uint32_t i = 0; i < seen->n; i++) {
		const struct find_span *s = &seen->items[i];

		if ((s->what & MEASURE_ANY) && s->last <= to &&
			(!last || s->last >= last->last))
			last = s;
	}
	return last;
}

static void
add_nobody(struct emit *e, const struct find_child *child)
{
	bool loose = false;

	for (uint32_t i = 0; i < child->loose.n; i++)
		loose |= (child->loose.items[i].what & MEASURE_ANY) != 0;
	emit_day(e, CIVIL_MIN,
		loose ? "seen, the day is not known" : "no sighting recorded");
	emit_text(e, CHRON_S(""));
	emit_flag(e, ASPECT_ALONE, ANSWER_NA);
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
}

static void
add_last(struct emit *e, const struct finder *f, uint32_t at)
{
	const struct find_child *child = &f->children[at];
	const struct find_span *last =
		last_of(&child->seen, f->known ? f->to : CIVIL_MAX);
	struct find_hole hole = {0, 0, CHRON_NONE, CHRON_NONE};
	struct chron_cell *since;

	if (!last) {
		add_nobody(e, child);
		return;
	}
	emit_when(e, &e->c->events[last->event].start);
	emit_text(e, words_seen_by(e->a, e->c, last, at, MEASURE_ANY));
	emit_flag(e, ASPECT_ALONE,
		words_flag(e->c, last->event, at, ASPECT_ALONE));
	emit_ref(e, words_entry(e->c, last->event));
	emit_said(e, last->event, at, "nothing recorded");
	if (!f->known) {
		emit_text(e, CHRON_S(""));
		return;
	}
	hole.before = (uint32_t)(last - child->seen.items);
	since = emit_number(e, (uint64_t)(f->to - last->last));
	since->text = WORDS(
		e->a, chron_cstr(find_hedge(&child->seen, &hole)), since->text);
}

static void
add_longest(struct emit *e, struct finder *f, uint32_t at)
{
	const struct find_child *child = &f->children[at];
	struct find_hole *holes;
	struct chron_cell *days;
	uint32_t best = 0;
	uint32_t n = child->to <= child->from
			     ? 0
			     : find_holes(f->arena, &child->seen, MEASURE_ANY,
				       child->from, child->to, &holes);

	if (!n) {
		emit_text(e, CHRON_S(""));
		emit_text(e, CHRON_S(""));
		return;
	}
	for (uint32_t i = 1; i < n; i++)
		if (holes[i].to - holes[i].from >
			holes[best].to - holes[best].from)
			best = i;
	days = emit_number(e, (uint64_t)(holes[best].to - holes[best].from));
	days->text = WORDS(e->a,
		chron_cstr(find_hedge(&child->seen, &holes[best])), days->text);
	emit_text(e, WORDS(e->a, words_day(e->a, holes[best].from),
			     CHRON_S(" to "), words_day(e->a, holes[best].to),
			     holes[best].after == CHRON_NONE
				     ? CHRON_S(", still open at the end")
				     : CHRON_S("")));
}

void
table_children(struct emit *e, struct finder *f)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		const struct chron_child *child = &e->c->config.children[at];

		emit_label(e, child->ref);
		emit_text(e, child->name);
		emit_day(e, child->born, "not known");
		add_last(e, f, at);
		add_longest(e, f, at);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}
