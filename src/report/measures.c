/* Seen by anybody, by social care, alone, heard: each measured apart. */
#include "find/parts.h"
#include "report/emit.h"
#include "report/seen_words.h"

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"measure", "Measure", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"times", "Times in the period", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"last", "Last", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"last_by", "By", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"days", "Longest time without, days", CHRON_CELL_NUMBER, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_MEDIUM | CHRON_UNDER},
	{"to", "To", CHRON_CELL_WHEN, CHRON_MEDIUM | CHRON_UNDER},
	{"open", "Days without at the end", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table table = {
	.key = "measures",
	.title = "Seen, seen by social care, seen alone, heard: each apart",
	.caption =
		"Within the review period and from birth. A happening counts "
		"once, however many agencies tell of it. Seen by social care: "
		"by its own record, at first hand. Views: asked for or heard, "
		"in person or not.",
	.empty = "No child was declared.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static const struct {
	enum measure measure;
	const char *words;
} measures[] = {
	{MEASURE_ANY, "seen by any agency"},
	{MEASURE_SOCIAL, "seen by social care"},
	{MEASURE_ALONE, "seen alone"},
	{MEASURE_VIEWS, "views asked for or heard"},
};

static void
add_last(struct emit *e, const struct find_span *last, uint32_t at,
	uint8_t measure)
{
	if (!last) {
		emit_day(e, CIVIL_MIN, "never recorded");
		emit_text(e, CHRON_S(""));
		return;
	}
	emit_when(e, &e->c->events[last->event].start);
	emit_text(e, words_seen_by(e->a, e->c, last, at, measure));
}

static void
add_days(struct emit *e, const struct find_spans *seen,
	const struct find_hole *hole)
{
	struct chron_cell *days =
		emit_number(e, (uint64_t)(hole->to - hole->from));

	days->text =
		WORDS(e->a, chron_cstr(find_hedge(seen, hole)), days->text);
}

static void
add_longest(struct emit *e, const struct find_spans *seen,
	const struct find_hole *holes, uint32_t n)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < n; i++)
		if (holes[i].to - holes[i].from >
			holes[best].to - holes[best].from)
			best = i;
	if (!n) {
		for (int k = 0; k < 4; k++)
			emit_text(e, CHRON_S(""));
		return;
	}
	add_days(e, seen, &holes[best]);
	emit_day(e, holes[best].from, "");
	emit_day(e, holes[best].to, "");
	if (holes[n - 1].after == CHRON_NONE)
		add_days(e, seen, &holes[n - 1]);
	else
		emit_number(e, 0);
}

static void
yield_measure(struct emit *e, struct finder *f, uint32_t at, size_t m)
{
	const struct find_child *child = &f->children[at];
	uint8_t measure = (uint8_t)measures[m].measure;
	const struct find_span *last = NULL;
	struct find_hole *holes = NULL;
	uint32_t times = 0, n = 0;

	for (uint32_t i = 0; i < child->seen.n; i++) {
		const struct find_span *s = &child->seen.items[i];

		if (!(s->what & measure) || !find_in_period(f, s))
			continue;
		times++;
		last = !last || s->last >= last->last ? s : last;
	}
	if (child->to > child->from)
		n = find_holes(f->arena, &child->seen, measure, child->from,
			child->to, &holes);
	emit_label(e, e->c->config.children[at].ref);
	emit_label(e, chron_cstr(measures[m].words));
	emit_number(e, times);
	add_last(e, last, at, measure);
	add_longest(e, &child->seen, holes, n);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
table_measures(struct emit *e, struct finder *f)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++)
		for (size_t m = 0; m < sizeof(measures) / sizeof(*measures);
			m++)
			yield_measure(e, f, at, m);
}
