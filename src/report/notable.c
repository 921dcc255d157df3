/* What a panel should read first: children nobody mentions, never seen, never
 * alone, never heard, unseen at the end, and siblings seldom seen. */
#include "report/emit.h"
#include "find/parts.h"
#include "util/buf.h"

enum {
	/* A sibling seen this many times less often than another is told. */
	SELDOM = 4,
	SELDOM_LEAST = 8, /* sightings of the other */
};

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"what", "What", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"say", "In words", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table table = {
	.key = "notable",
	.title = "What to ask about first",
	.caption =
		"What the material supplied does not show of each child within "
		"the review period. None of it is proof that nobody saw or "
		"asked the child.",
	.empty = "Every child is mentioned, and was seen, seen alone and heard "
		 "at some time; none is unseen for four weeks at the end.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

struct counts {
	uint32_t any, social, alone, views, contested;
	const struct find_span *last;
};

struct notable {
	struct emit *e;
	const struct finder *f;
	struct counts *counts;
	struct buf say;
	bool social; /* there is material of social care */
};

static struct counts
count(const struct finder *f, const struct find_child *child)
{
	struct counts n = {0};

	for (uint32_t i = 0; i < child->seen.n; i++) {
		const struct find_span *s = &child->seen.items[i];

		if (!find_in_period(f, s))
			continue;
		n.any += (s->what & MEASURE_ANY) != 0;
		n.social += (s->what & MEASURE_SOCIAL) != 0;
		n.alone += (s->what & MEASURE_ALONE) != 0;
		n.views += (s->what & MEASURE_VIEWS) != 0;
		n.contested += s->contested;
		if ((s->what & MEASURE_ANY) &&
			(!n.last || s->last >= n.last->last))
			n.last = s;
	}
	for (uint32_t i = 0; i < child->loose.n; i++) {
		uint8_t what = child->loose.items[i].what;

		n.any += (what & MEASURE_ANY) != 0;
		n.social += (what & MEASURE_SOCIAL) != 0;
		n.alone += (what & MEASURE_ALONE) != 0;
		n.views += (what & MEASURE_VIEWS) != 0;
	}
	return n;
}

static void
yield_row(struct notable *n, uint32_t at, const char *what)
{
	struct emit *e = n->e;

	emit_label(e, e->c->config.children[at].ref);
	emit_label(e, chron_cstr(what));
	emit_text(e, buf_get(&n->say));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	buf_clear(&n->say);
}

static void
tell_age(struct notable *n, uint32_t at)
{
	int32_t born = n->e->c->config.children[at].born;
	int years, months, days;

	if (born == CIVIL_MIN || born > n->f->to)
		return;
	civil_age(born, n->f->to, &years, &months, &days);
	buf_printf(&n->say, " The child was %d %s old at the end.",
		years	 ? years
		: months ? months
			 : days,
		years	 ? (years == 1 ? "year" : "years")
		: months ? (months == 1 ? "month" : "months")
			 : (days == 1 ? "day" : "days"));
}

static void
tell_seen(struct notable *n, uint32_t at)
{
	uint32_t times = n->counts[at].any;

	buf_printf(&n->say, "; sightings recorded: %u.", times);
}

static void
tell_unseen(struct notable *n, uint32_t at)
{
	const struct find_child *child = &n->f->children[at];

	buf_printf(&n->say,
		child->mentions
			? "%u %s, and no record says that the child was seen."
			: "No record of any agency mentions the child.",
		child->mentions,
		child->mentions == 1 ? "happening concerns the child"
				     : "happenings concern the child");
	tell_age(n, at);
	yield_row(n, at,
		child->mentions ? "no sighting recorded"
				: "nobody mentions the child");
}

static void
tell_never(struct notable *n, uint32_t at)
{
	const struct counts *c = &n->counts[at];

	if (n->social && !c->social) {
		buf_puts(&n->say, "No record of social care says that the "
				  "child was seen by them");
		tell_seen(n, at);
		yield_row(n, at, "no sighting by social care recorded");
	}
	if (!c->alone) {
		buf_puts(&n->say,
			"No record says that the child was seen alone");
		tell_seen(n, at);
		tell_age(n, at);
		yield_row(n, at, "never recorded as seen alone");
	}
	if (!c->views) {
		buf_puts(&n->say, "No record says that the child was asked for "
				  "a view, or "
				  "gives one");
		tell_seen(n, at);
		tell_age(n, at);
		yield_row(n, at, "no view recorded");
	}
}

static void
tell_end(struct notable *n, uint32_t at)
{
	const struct counts *c = &n->counts[at];
	int32_t days = c->last ? n->f->to - c->last->last : 0;
	char from[12], to[12];

	if (days < FIND_UNSEEN_DAYS)
		return;
	civil_long_day(c->last->last, from);
	civil_long_day(n->f->to, to);
	buf_printf(&n->say,
		"No sighting recorded in the material supplied for %s%d days, "
		"from %s to the end on %s.",
		c->last->vague ? "at least " : "", days, from, to);
	yield_row(n, at, "unseen at the end");
}

/* Seen often in the same days in which another child of the case hardly was:
 * both counted over the time in which both were born. */
static void
tell_seldom(struct notable *n, uint32_t at)
{
	const struct find_child *all = n->f->children;
	const struct chron_config *config = &n->e->c->config;
	int64_t days = all[at].to - all[at].from;

	for (uint32_t k = 0; k < config->nchildren; k++) {
		int64_t other = all[k].to - all[k].from;
		const struct counts *c = n->counts;

		if (k == at || other <= 0 || c[k].any < SELDOM_LEAST ||
			(int64_t)c[at].any * SELDOM * other >
				(int64_t)c[k].any * days)
			continue;
		buf_printf(&n->say,
			"Seen %u %s in %d days; %.*s %u times in %d.",
			c[at].any, c[at].any == 1 ? "time" : "times", (int)days,
			(int)config->children[k].ref.n,
			config->children[k].ref.p, c[k].any, (int)other);
		yield_row(n, at, "seen far less often than another child");
		return;
	}
}

static void
tell_contested(struct notable *n, uint32_t at)
{
	const struct counts *c = &n->counts[at];

	if (!c->contested)
		return;
	buf_printf(&n->say,
		"%u of %u sightings %s contradicted by another account, or by "
		"a column of the same record; see the report of discrepancies.",
		c->contested, c->any, c->contested == 1 ? "is" : "are");
	yield_row(n, at, "sightings contradicted in the material");
}

static bool
has_social_care(const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nagencies; i++)
		if (c->agencies[i].kind == KIND_SOCIAL_CARE &&
			c->agencies[i].nevents)
			return true;
	return false;
}

void
table_notable(struct emit *e, const struct finder *f)
{
	uint32_t nchildren = e->c->config.nchildren;
	struct notable n = {.e = e,
		.f = f,
		.say = BUF_INIT,
		.counts = ARENA_ARRAY(e->keep, struct counts, nchildren),
		.social = has_social_care(e->c)};

	emit_table(e, &table);
	for (uint32_t at = 0; at < nchildren; at++)
		n.counts[at] = count(f, &f->children[at]);
	for (uint32_t at = 0; at < nchildren; at++) {
		/* unborn, or nothing to measure */
		if (f->children[at].to <= f->children[at].from)
			continue;
		if (!n.counts[at].any) {
			tell_unseen(&n, at);
			continue;
		}
		tell_end(&n, at);
		tell_never(&n, at);
		tell_seldom(&n, at);
		tell_contested(&n, at);
	}
	buf_free(&n.say);
}
