/* The words findings are told in.  They say what the material shows and
 * never that somebody failed: absence from a chronology is not proof that
 * nobody visited. */
#include "find/parts.h"
#include "util/str.h"

static const struct {
	const char *one, *many;
} missed_words[MISSED_KINDS] = {
	[MISSED_ATTEMPT] = {"failed visit or missed appointment",
		"failed visits or missed appointments"},
	[MISSED_CANCELLED] = {"cancellation", "cancellations"},
	[MISSED_PLAN] = {"plan to see the child", "plans to see the child"},
};

struct chron_str
find_agency_name(const struct chron_chronology *c, uint32_t agency)
{
	return agency < c->nagencies ? c->agencies[agency].name
				     : CHRON_S("an agency not named");
}

void
say_child(struct finder *f, uint32_t child)
{
	struct chron_str ref = f->c->config.children[child].ref;

	if (str_is(ref, "child"))
		buf_puts(&f->say, "the child");
	else
		buf_str(&f->say, ref);
}

void
say_day(struct finder *f, int32_t day)
{
	char text[12];

	civil_long_day(day, text);
	buf_puts(&f->say, text);
}

void
say_age(struct finder *f, uint32_t child, int32_t on)
{
	int32_t born = f->c->config.children[child].born;
	int years, months, days;

	if (born == CIVIL_MIN || on <= born)
		return;
	civil_age(born, on, &years, &months, &days);
	buf_puts(&f->say, "; aged ");
	if (years >= 2)
		say_count(f, (uint32_t)years, "year", "years");
	else if (months >= 2)
		say_count(f, (uint32_t)months, "month", "months");
	else
		say_count(f, (uint32_t)days, "day", "days");
	buf_puts(&f->say, " when it began");
}

void
say_count(struct finder *f, uint32_t n, const char *one, const char *many)
{
	buf_printf(&f->say, "%u %s", n, n == 1 ? one : many);
}

const char *
find_hedge(const struct find_spans *spans, const struct find_hole *hole)
{
	const struct find_span limit = {0};
	const struct find_span *a = &limit, *b = &limit;

	if (hole->before != CHRON_NONE)
		a = &spans->items[hole->before];
	if (hole->after != CHRON_NONE)
		b = &spans->items[hole->after];
	if (a->vague || b->vague)
		return "at least ";
	return a->uncertain || b->uncertain ? "about " : "";
}

void
say_days(struct finder *f, const struct find_spans *spans,
	const struct find_hole *hole)
{
	buf_puts(&f->say, find_hedge(spans, hole));
	say_count(f, (uint32_t)(hole->to - hole->from), "day", "days");
}

/* Who saw the child then, by the account that counts. */
static void
say_by(struct finder *f, const struct find_span *span, const struct say_end *e)
{
	uint32_t event = find_teller(f->c, span->event, e->child, e->measure);

	buf_puts(&f->say, " (");
	buf_str(&f->say, find_agency_name(f->c, f->c->events[event].agency));
	if (span->contested)
		buf_puts(&f->say, ", contradicted in the material");
	buf_puts(&f->say, ")");
}

void
say_ends(
	struct finder *f, const struct find_hole *hole, const struct say_end *e)
{
	const struct find_spans *spans = &f->children[e->child].seen;

	buf_puts(&f->say, ", from ");
	if (hole->before == CHRON_NONE)
		buf_printf(&f->say, "%s on ", e->beginning);
	say_day(f, hole->from);
	if (hole->before != CHRON_NONE)
		say_by(f, &spans->items[hole->before], e);
	buf_puts(&f->say, " to ");
	if (hole->after == CHRON_NONE)
		buf_printf(&f->say, "%s on ", e->end);
	say_day(f, hole->to);
	if (hole->after != CHRON_NONE)
		say_by(f, &spans->items[hole->after], e);
}

void
say_between(struct finder *f, uint32_t child, uint8_t measure,
	const struct find_hole *hole)
{
	int32_t born = f->c->config.children[child].born;

	say_ends(f, hole,
		&(struct say_end){.child = child,
			.measure = measure,
			.beginning =
				hole->from == born ? "birth" : "the beginning",
			.end = "the end"});
}

void
find_within(struct finder *f, struct chron_gap *gap,
	const struct find_hole *hole, const struct find_child *child)
{
	uint32_t counts[MISSED_KINDS] = {0};
	struct find_spans missed = find_missed(f->arena, child, hole);
	const char *sep = "; in that time: ";

	for (uint32_t i = 0; i < missed.n; i++) {
		counts[missed.items[i].what]++;
		*ARENA_PUSH(f->out->arena, &gap->within, &gap->nwithin) =
			missed.items[i].event;
	}
	for (uint32_t k = 0; k < MISSED_KINDS; k++) {
		if (!counts[k])
			continue;
		buf_puts(&f->say, sep);
		say_count(f, counts[k], missed_words[k].one,
			missed_words[k].many);
		sep = ", ";
	}
}

void
say_done(struct finder *f, struct chron_gap *gap)
{
	buf_putc(&f->say, '.');
	gap->say = arena_str(f->out->arena, buf_get(&f->say));
	buf_clear(&f->say);
}
