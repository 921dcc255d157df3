/* Where a child is unseen: by anybody, alone, and without a view sought or
 * heard; and children never seen at all. */
#include "find/parts.h"

static const struct look {
	const char *kind;
	enum measure measure;
	const char *none; /* of the first half of the sentence */
} looks[] = {
	{"unseen", MEASURE_ANY, "no sighting recorded"},
	{"unseen-alone", MEASURE_ALONE, "no sighting alone recorded"},
	{"views", MEASURE_VIEWS, "no view sought or heard recorded"},
};

static struct chron_gap *
hole_gap(struct finder *f, const char *kind, uint32_t child,
	const struct find_hole *hole)
{
	struct chron_gap *g = find_gap(f, kind);

	g->child = child;
	g->from = hole->from;
	g->open = hole->after == CHRON_NONE;
	g->to = g->open ? CIVIL_MAX : hole->to;
	g->days = hole->to - hole->from;
	return g;
}

static void
report_hole(struct finder *f, uint32_t at, const struct look *look,
	const struct find_hole *hole, const struct find_loose *vague)
{
	const struct find_child *child = &f->children[at];
	struct chron_gap *g = hole_gap(f, look->kind, at, hole);
	uint32_t loose = find_count_loose(vague, hole);

	say_child(f, at);
	buf_printf(&f->say, ": %s in the material supplied for ", look->none);
	say_days(f, &child->seen, hole);
	say_between(f, at, (uint8_t)look->measure, hole);
	if (look->measure != MEASURE_ANY)
		say_age(f, at, hole->from);
	find_within(f, g, hole, child);
	if (loose) {
		buf_puts(&f->say, "; ");
		say_count(f, loose, "record", "records");
		buf_puts(&f->say, " without an exact date may fall in it");
	}
	say_done(f, g);
}

static void
report_looks(struct finder *f, uint32_t at, const struct look *look)
{
	const struct find_child *child = &f->children[at];
	struct find_loose loose =
		find_loose(f->arena, child, (uint8_t)look->measure);
	struct find_hole *holes;
	uint32_t longest = 0;
	uint32_t n = find_holes(f->arena, &child->seen, (uint8_t)look->measure,
		child->from, child->to, &holes);

	for (uint32_t i = 1; i < n; i++)
		if (holes[i].to - holes[i].from >
			holes[longest].to - holes[longest].from)
			longest = i;
	for (uint32_t i = 0; i < n; i++) {
		int32_t days = holes[i].to - holes[i].from;

		if (days >= FIND_UNSEEN_DAYS || (i == longest && days > 1) ||
			holes[i].after == CHRON_NONE)
			report_hole(f, at, look, &holes[i], &loose);
	}
}

static bool
any_within(const struct find_spans *spans, uint8_t measure, int32_t from,
	int32_t to)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		const struct find_span *s = &spans->items[i];

		if ((s->what & measure) && s->last >= from && s->first <= to)
			return true;
	}
	return false;
}

/* Never seen by anybody: told once, instead of the hole it makes. */
static void
report_never(struct finder *f, uint32_t at)
{
	const struct find_child *child = &f->children[at];
	struct find_hole all = {child->from, child->to, CHRON_NONE, CHRON_NONE};
	struct chron_gap *g = hole_gap(f, "never-seen", at, &all);

	say_child(f, at);
	buf_puts(&f->say,
		": no sighting recorded in the material supplied for ");
	say_days(f, &child->seen, &all);
	buf_puts(&f->say, ", the whole time that can be measured");
	say_between(f, at, MEASURE_ANY, &all);
	if (!child->mentions)
		buf_puts(&f->say, "; no agency's record mentions the child");
	find_within(f, g, &all, child);
	say_done(f, g);
}

void
find_unseen(struct finder *f)
{
	for (uint32_t at = 0; at < f->c->config.nchildren; at++) {
		const struct find_child *child = &f->children[at];
		bool seen;

		if (child->to <= child->from)
			continue;
		seen = any_within(&child->seen, MEASURE_ANY, child->from,
			       child->to) ||
		       any_within(&child->loose, MEASURE_ANY, child->from,
			       child->to);
		if (!seen)
			report_never(f, at);
		/* Of one never seen, "never alone" is no news; nor, if nobody
		 * mentions it, is "never asked". */
		for (size_t i = 0; i < sizeof(looks) / sizeof(*looks); i++)
			if (seen || (looks[i].measure == MEASURE_VIEWS &&
					    child->mentions))
				report_looks(f, at, &looks[i]);
	}
}
