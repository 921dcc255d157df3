/* When a note was made, against when it happened. */
#include "core/dates.h"
#include "core/quality_parts.h"
#include "util/str.h"

enum { LATE = 31 }; /* days after which a note is no note of the time */

static enum date_order
order_of(const struct quality *q, const struct date_evidence *e)
{
	const struct chron_source *s = &q->c->sources[q->source];
	bool sure;
	char say[160];
	enum date_order order = date_evidence_order(e, &sure, say);

	if (e->dmy || e->mdy || e->ymd)
		return order;
	/* Nothing in this column tells: as in the column of the events. */
	for (int i = ORDER_DMY; i <= ORDER_YMD; i++)
		if (str_starts(s->date_order, date_order_names[i]))
			return (enum date_order)i;
	return order;
}

static bool
entry_day(const struct chron_value *v, const struct date_context *ctx,
	int32_t *day)
{
	struct date_reading r;

	if (date_read((struct chron_str){v->p, v->n}, CHRON_S(""),
		    (enum chron_type)v->type, ctx, &r) != DATE_OK ||
		r.start.precision > CHRON_DAY ||
		r.start.earliest == CHRON_TIME_MIN)
		return false;
	*day = civil_day_of(r.start.earliest);
	return true;
}

static void
compare(struct quality *q, const struct chron_event *e, int32_t entry)
{
	int32_t day, end;

	if (!quality_day(e, &day))
		return;
	end = e->has_end && e->end.latest != CHRON_TIME_MAX
		      ? civil_day_of(e->end.latest)
		      : day;
	if (entry < day)
		quality_say(q, CHRON_WARNING, "entry-before-event", e,
			CHRON_F_ENTRY_DATE,
			"the entry was made %d %s before the event",
			day - entry, day - entry == 1 ? "day" : "days");
	else if (entry - end > LATE)
		quality_say(q, CHRON_NOTE, "entry-late", e, CHRON_F_ENTRY_DATE,
			"the entry was made %d days after the event",
			entry - end);
}

void
quality_entry(struct quality *q)
{
	struct date_context ctx = {
		.from = q->c->config.from, .to = q->c->config.to};
	struct date_evidence evidence = {0};
	const struct chron_value *v;
	int32_t entry;

	for (uint32_t i = 0; i < q->n; i++) {
		v = chron_event_value(&q->events[i], CHRON_F_ENTRY_DATE);
		if (v)
			date_evidence_add(
				&evidence, (struct chron_str){v->p, v->n});
	}
	ctx.order = order_of(q, &evidence);
	for (uint32_t i = 0; i < q->n; i++) {
		v = chron_event_value(&q->events[i], CHRON_F_ENTRY_DATE);
		if (v && entry_day(v, &ctx, &entry))
			compare(q, &q->events[i], entry);
	}
}
