/* Where an agency is silent: long stretches without an entry, files that
 * begin late or end early, and agencies whose material is not there. */
#include "find/parts.h"

/* Status, and why the material is not there. */
static const char *const missing_words[] = {
	[AGENCY_RECEIVED] = "declared, but no file of it could be read",
	[AGENCY_AWAITED] = "material awaited",
	[AGENCY_WITHHELD] = "material withheld",
};

static bool
has_source(const struct chron_chronology *c, uint32_t agency)
{
	for (uint32_t i = 0; i < c->nsources; i++)
		if (c->sources[i].agency == agency && !c->sources[i].refused)
			return true;
	return false;
}

static void
report_missing(struct finder *f, uint32_t at)
{
	const struct chron_agency *a = &f->c->agencies[at];
	struct chron_gap *g = find_gap(f, "missing-source");

	g->agency = at;
	g->from = f->known ? f->from : CIVIL_MIN;
	g->to = CIVIL_MAX;
	g->days = f->known ? f->to - f->from : 0;
	g->open = true;
	buf_str(&f->say, a->name);
	buf_printf(&f->say, ": %s", missing_words[a->status]);
	if (a->note.n) {
		buf_puts(&f->say, " (");
		buf_str(&f->say, a->note);
		buf_putc(&f->say, ')');
	}
	buf_puts(&f->say, "; nothing in this chronology tells what it knew");
	say_done(f, g);
}

/* The events of an agency as spans.  A range of dates covers all of it: "no
 * contact from March to June" is not silence. */
static struct find_spans *
spans_by_agency(struct finder *f)
{
	struct find_spans *all =
		ARENA_ARRAY(f->arena, struct find_spans, f->c->nagencies);

	for (uint32_t i = 0; i < f->c->nevents; i++) {
		const struct chron_event *e = &f->c->events[i];
		struct find_span s = {.event = i, .what = MEASURE_ANY};
		struct find_spans *to;

		if (e->agency >= f->c->nagencies || !find_days(e, &s))
			continue;
		if (!e->has_end && s.last - s.first >= FIND_SPAN_DAYS)
			continue;
		to = &all[e->agency];
		*ARENA_PUSH(f->arena, &to->items, &to->n) = s;
	}
	return all;
}

static void
say_silent(struct finder *f, const struct find_spans *spans,
	const struct find_hole *hole)
{
	bool first = hole->before == CHRON_NONE;
	bool last = hole->after == CHRON_NONE;

	buf_puts(&f->say, ": no entry in the material supplied for ");
	say_days(f, spans, hole);
	buf_puts(&f->say, ", from ");
	say_day(f, hole->from);
	buf_puts(&f->say, " to ");
	say_day(f, hole->to);
	if (first && last)
		buf_puts(&f->say, "; it has none in the whole period");
	else if (first)
		buf_puts(&f->say, "; its material begins late");
	else if (last)
		buf_puts(&f->say, "; its material ends early");
	buf_puts(&f->say, ". Ask whether there was no contact or no search");
}

/* Its own, else that of the case, else the usual. */
static uint32_t
silence_days(const struct chron_chronology *c, uint32_t agency)
{
	if (c->agencies[agency].silence_days)
		return c->agencies[agency].silence_days;
	return c->config.silence_days ? c->config.silence_days
				      : FIND_SILENCE_DAYS;
}

static void
report_silence(struct finder *f, uint32_t at, const struct find_spans *spans)
{
	uint32_t least = silence_days(f->c, at);
	struct find_hole *holes;
	uint32_t n = find_holes(
		f->arena, spans, MEASURE_ANY, f->from, f->to, &holes);

	for (uint32_t i = 0; i < n; i++) {
		struct chron_gap *g;

		if (holes[i].to - holes[i].from < (int64_t)least)
			continue;
		g = find_gap(f, "agency-silence");
		g->agency = at;
		g->from = holes[i].from;
		g->open = holes[i].after == CHRON_NONE;
		g->to = g->open ? CIVIL_MAX : holes[i].to;
		g->days = holes[i].to - holes[i].from;
		buf_str(&f->say, f->c->agencies[at].name);
		say_silent(f, spans, &holes[i]);
		say_done(f, g);
	}
}

void
find_silence(struct finder *f)
{
	struct find_spans *spans = spans_by_agency(f);

	for (uint32_t i = 0; i < f->c->nagencies; i++) {
		const struct chron_agency *a = &f->c->agencies[i];

		if (a->status == AGENCY_NO_CONTACT)
			continue;
		if (!a->nevents && !spans[i].n &&
			(a->status != AGENCY_RECEIVED ||
				!has_source(f->c, i))) {
			if (a->declared)
				report_missing(f, i);
		} else if (f->known) {
			report_silence(f, i, &spans[i]);
		}
	}
}
