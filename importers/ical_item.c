/* One VEVENT or VJOURNAL to its record, or to one record an occurrence. */
#include "ical.h"

#include "util/civil.h"
#include "util/str.h"

enum { DAY = 86400, MAX_OVERRIDES = 5000 };

/* An all-day item marked as such by Outlook only, with midnights. */
static void
settle_allday(struct ical_item *it)
{
	if (!it->allday || !it->start.ok || it->start.utc ||
		it->start.local % DAY || (it->has_end && it->end.local % DAY))
		return;
	it->start.date = it->end.date = true;
	it->start.zone = it->end.zone = NULL;
}

/* The item's own span; the end of whole days is inclusive, and a single day
 * has none. */
static struct ical_span
first_span(struct ical_item *it)
{
	struct ical_span s = {.start = it->start.local};

	if (!it->has_end && it->has_duration) {
		s.end = ical_later(&it->start, it->days, it->seconds);
		s.has_end = true;
	} else if (it->has_end) {
		s.end = ical_local_as(&it->end, &it->start);
		s.has_end = true;
	}
	if (it->start.date && s.has_end) {
		s.end -= DAY;
		s.has_end = s.end > s.start;
	}
	if (s.has_end && s.end == s.start)
		s.has_end = false;
	return s;
}

/* ---- emitting ---- */

/* The fields stand as DTEND, DTSTART, then the rest, so that a missing one
 * is left out at the front. */
enum { AT_END, AT_START, AT_REST };

static void
set_time(struct ical_item *it, unsigned at, int64_t local)
{
	struct chron_field *f =
		(struct chron_field *)(void *)it->f->gather.fields.p + at;
	struct ical_time t = it->start;

	t.local = local;
	f->value = ical_iso(it->f->gather.arena, &t);
	f->type = t.date ? CHRON_DATE : CHRON_DATETIME;
}

static enum chron_status
emit(struct ical_item *it, const struct ical_span *span, unsigned marks,
	struct chron_err *err)
{
	struct chron_record r = {
		.pos = {.file = it->f->name, .row = it->b->row},
		.shape = CHRON_NAMED,
		.marks = marks};
	unsigned first = AT_START;

	if (it->cancelled)
		r.marks |= CHRON_MARK_CANCELLED;
	if (span) {
		set_time(it, AT_START, span->start);
		if (span->has_end) {
			set_time(it, AT_END, span->end);
			first = AT_END;
		}
		if (it->start.date)
			r.marks |= CHRON_MARK_ALLDAY;
	} else if (!it->has_start) {
		first = AT_REST;
	}
	r.fields = gather_fields(&it->f->gather, &r.nfields);
	r.fields += first;
	r.nfields -= first;
	return chron_emit(it->f->run, &r, err);
}

static void
put_fields(struct ical_item *it)
{
	struct chron_field f = {CHRON_S("DTEND"), {"", 0}, CHRON_TEXT, 0, 0};

	gather_add(&it->f->gather, &f);
	f.name = CHRON_S("DTSTART");
	f.value = str_trim(it->start_prop.value);
	gather_add(&it->f->gather, &f);
	gather_join(&it->f->gather);
}

/* ---- recurring ---- */

static const char *const expansion_slugs[] = {
	[ICAL_CAPPED] = "ical-recurrence-capped",
	[ICAL_HORIZON] = "ical-recurrence-horizon",
	[ICAL_BAD_RULE] = "ical-bad-property",
	[ICAL_TOO_FINE] = "ical-recurrence-unsupported",
	[ICAL_BARREN] = "ical-recurrence-unsupported",
};
static const char *const expansion_says[] = {
	[ICAL_CAPPED] = "recurs more often than 1,000 times, or the file more "
			"than 200,000 times: the rest is left out",
	[ICAL_HORIZON] = "recurs without an end in sight and the case has no "
			 "review period: two years of it are listed",
	[ICAL_BAD_RULE] = "RRULE cannot be read, or names a day that never is: "
			  "only the dates that are "
			  "written out are listed",
	[ICAL_TOO_FINE] = "recurs within a day and on conditions, which is "
			  "not read: only the dates that are written out are "
			  "listed",
	[ICAL_BARREN] = "has one of more than five rules that lead to no date: "
			"only the dates that are written out are listed",
};

static void
tell(struct ical_item *it, enum ical_expansion x)
{
	struct chron_pos pos = {.file = it->f->name, .row = it->b->row};

	if (x != ICAL_COMPLETE)
		chron_diag(it->f->run,
			x == ICAL_HORIZON ? CHRON_NOTE : CHRON_WARNING,
			expansion_slugs[x], &pos, "%s", expansion_says[x]);
}

/* Exceptions on the item's own clock, overrides among them. */
static void
settle_exceptions(struct ical_item *it)
{
	struct ical_file *f = it->f;
	struct ical_time *t = (struct ical_time *)(void *)f->rule.without.p;
	size_t n = f->rule.without.n / sizeof(*t);
	uint32_t lo = 0, hi = f->noverrides, end;

	for (size_t i = 0; i < n; i++)
		t[i].local = ical_local_as(&t[i], &it->start);
	while (it->uid.n && lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (str_cmp(f->overrides[mid].uid, it->uid) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	end = lo + MAX_OVERRIDES < f->noverrides ? lo + MAX_OVERRIDES
						 : f->noverrides;
	for (; it->uid.n && lo < end && str_eq(f->overrides[lo].uid, it->uid);
		lo++) {
		struct ical_time at = f->overrides[lo].at;

		at.local = ical_local_as(&at, &it->start);
		buf_add(&f->rule.without, (const char *)&at, sizeof(at));
	}
	/* Whole days are told from midnights, unless the item has only days. */
	t = (struct ical_time *)(void *)f->rule.without.p;
	n = f->rule.without.n / sizeof(*t);
	for (size_t i = 0; it->start.date && i < n; i++) {
		t[i].local -= (t[i].local % DAY + DAY) % DAY;
		t[i].date = true;
	}
}

static enum chron_status
emit_recurring(struct ical_item *it, const struct ical_span *first,
	struct chron_err *err)
{
	struct ical_file *f = it->f;
	struct chron_pos pos = {.file = f->name, .row = it->b->row};
	const struct ical_span *spans;
	int32_t from, to;
	uint32_t all;
	size_t n;

	chron_period(f->run, &from, &to);
	settle_exceptions(it);
	tell(it, ical_expand(&it->start, first, &f->rule, from, to, &f->budget,
			 &f->spans, &all));
	spans = (const struct ical_span *)(void *)f->spans.p;
	n = f->spans.n / sizeof(*spans);
	if (f->budget.expanded + n > ICAL_MAX_EXPANDED && n > 1) {
		tell(it, ICAL_CAPPED);
		n = 1;
	}
	f->budget.expanded += (uint32_t)n;
	if (!n)
		return chron_not_event(f->run, &pos, ical_gist(f, it->b),
			all ? "every occurrence inside the review period was "
			      "taken out or stands in an item of its own"
			    : "no occurrence inside the review period");
	for (size_t i = 0; i < n; i++) {
		enum chron_status status = emit(
			it, &spans[i], i ? CHRON_MARK_OCCURRENCE : 0u, err);

		if (status != CHRON_OK)
			return status;
	}
	return CHRON_OK;
}

enum chron_status
ical_emit(
	struct ical_file *f, const struct ical_block *b, struct chron_err *err)
{
	struct ical_item it = {.f = f, .b = b};
	struct chron_pos pos = {.file = f->name, .row = b->row};
	struct ical_span first;

	ical_read_block(&it);
	if (b->kind == ICAL_JOURNAL && !it.has_start)
		return chron_not_event(f->run, &pos, ical_gist(f, b),
			"a journal entry without a date");
	put_fields(&it);
	if (!it.has_start || !it.start.ok)
		return emit(&it, NULL, 0, err);
	settle_allday(&it);
	first = first_span(&it);
	if (it.future)
		chron_diag(f->run, CHRON_WARNING, "ical-this-and-future", &pos,
			"changes this occurrence and all later ones; the "
			"later ones are listed as they were before");
	if (it.has_recurrence || (!f->rule.rrule.n && !f->rule.extra.n))
		return emit(&it, &first, 0, err);
	return emit_recurring(&it, &first, err);
}
