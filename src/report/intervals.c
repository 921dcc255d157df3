/* Every interval between sightings: who saw the child at either end, and what
 * was tried, cancelled or planned in between. */
#include "find/parts.h"
#include "report/emit.h"
#include "report/missed.h"
#include "report/seen_words.h"

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"from", "From", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"from_by", "Seen then by", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"to", "To", CHRON_CELL_WHEN, CHRON_MEDIUM},
	{"to_by", "Seen next by", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"within", "Failed, cancelled or planned in it", CHRON_CELL_TEXT,
		CHRON_WIDE},
};

static const struct chron_table table = {
	.key = "intervals",
	.title = "Every interval without a sighting",
	.caption =
		"From one recorded sighting to the next, by any agency, within "
		"the review period and from birth; the last is still open at "
		"its end. Where a day is not known the interval is the least "
		"it can have been: \"at least\". A failed visit ends no "
		"interval.",
	.empty = "There is no interval to measure.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

/* Who was at an end of an interval; in words if nobody was. */
static void
add_end(struct emit *e, const struct find_spans *seen, uint32_t child,
	uint32_t at, int32_t day, const char *limit)
{
	const struct find_span *s = at == CHRON_NONE ? NULL : &seen->items[at];

	emit_day(e, day, "");
	emit_text(e, s ? words_seen_by(e->a, e->c, s, child, MEASURE_ANY)
		       : chron_cstr(limit));
}

static const char *
beginning(const struct emit *e, uint32_t at, int32_t day)
{
	if (day == e->c->config.children[at].born)
		return "(birth)";
	return e->c->config.from == CIVIL_MIN ? "(the first record)"
					      : "(the period begins)";
}

static const char *
end(const struct emit *e)
{
	return e->c->config.to == CIVIL_MAX ? "(open at the last record)"
					    : "(open at the end of the period)";
}

static void
add_within(struct emit *e, struct finder *f, uint32_t at,
	const struct find_hole *hole, const struct find_loose *loose)
{
	struct find_spans missed =
		find_missed(f->arena, &f->children[at], hole);
	uint32_t *events = ARENA_ARRAY(e->a, uint32_t, missed.n);
	uint32_t vague = find_count_loose(loose, hole);
	struct chron_str lines;

	for (uint32_t i = 0; i < missed.n; i++)
		events[i] = missed.items[i].event;
	lines = missed_lines(e->a, e->c, events, missed.n, at);
	if (vague)
		lines = WORDS(e->a, lines,
			lines.n ? CHRON_S("\n") : CHRON_S(""),
			words_number(e->a, vague),
			vague == 1 ? CHRON_S(" sighting")
				   : CHRON_S(" sightings"),
			CHRON_S(" without an exact date may fall in it"));
	emit_text(e, lines);
}

static void
yield_interval(struct emit *e, struct finder *f, uint32_t at,
	const struct find_hole *hole, const struct find_loose *loose)
{
	const struct find_spans *seen = &f->children[at].seen;
	struct chron_cell *days;

	emit_label(e, e->c->config.children[at].ref);
	add_end(e, seen, at, hole->before, hole->from,
		beginning(e, at, hole->from));
	add_end(e, seen, at, hole->after, hole->to, end(e));
	days = emit_number(e, (uint64_t)(hole->to - hole->from));
	days->text =
		WORDS(e->a, chron_cstr(find_hedge(seen, hole)), days->text);
	add_within(e, f, at, hole, loose);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
table_intervals(struct emit *e, struct finder *f)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		const struct find_child *child = &f->children[at];
		struct find_loose loose =
			find_loose(f->arena, child, MEASURE_ANY);
		struct find_hole *holes;
		uint32_t n = child->to <= child->from
				     ? 0
				     : find_holes(f->arena, &child->seen,
					       MEASURE_ANY, child->from,
					       child->to, &holes);

		for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++)
			yield_interval(e, f, at, &holes[i], &loose);
	}
}
