/* One VEVENT or VJOURNAL to its record, or to one record an occurrence. */
#include "ical.h"

#include "util/civil.h"
#include "util/str.h"

enum { DAY = 86400, MERGED_SLOTS = 64, MAX_OVERRIDES = 5000 };

struct item {
	struct ical_file *f;
	const struct ical_block *b;
	struct ical_prop start_prop;
	struct ical_time start, end, replaces;
	int64_t days, seconds; /* DURATION */
	struct chron_str uid;
	bool has_start, has_end, has_duration, has_recurrence;
	bool allday; /* X-MICROSOFT-CDO-ALLDAYEVENT */
	bool cancelled, described, future;
	struct ical_prop *rdates; /* read last: on the clock of DTSTART */
	uint32_t nrdates;
};

/* ---- properties ---- */

static void
bad(const struct item *it, const struct ical_prop *p, const char *why)
{
	struct chron_pos pos = {.file = it->f->name, .row = p->row};

	chron_diag(it->f->run, CHRON_WARNING, "ical-bad-property", &pos,
		"%.*s%s%s", p->bad ? 0 : (int)(p->name.n < 40 ? p->name.n : 40),
		p->name.p, p->bad ? "" : " ", why);
}

static void
add_text(struct item *it, struct chron_str name, struct chron_str text,
	const char *separator, enum chron_type type)
{
	struct gather *g = &it->f->gather;
	uint32_t n = gather_count(g), i = 0;

	if (!text.n)
		return;
	for (; i < n && i < MERGED_SLOTS; i++)
		if (str_ieq(gather_at(g, i)->name, name))
			break;
	if (i == n || i == MERGED_SLOTS)
		i = gather_slot(g, &(struct gather_slot){.name = name,
					   .separator = separator,
					   .type = type});
	gather_piece(g, i, text);
}

static struct chron_str
text_of(struct item *it, const struct ical_prop *p)
{
	struct arena *a = it->f->gather.arena;
	struct chron_str s = p->value;

	if (str_ieq(ical_param(p, "ENCODING"), CHRON_S("QUOTED-PRINTABLE")))
		s = ical_unquote(a, s);
	return ical_unescape(a, s);
}

static void
on_text(struct item *it, const struct ical_prop *p, const char *separator)
{
	add_text(it, p->name, text_of(it, p), separator, CHRON_TEXT);
}

static void
on_who(struct item *it, const struct ical_prop *p, const char *separator)
{
	add_text(it, p->name, ical_who(it->f->gather.arena, p), separator,
		CHRON_TEXT);
}

/* CREATED, LAST-MODIFIED, DTSTAMP */
static void
on_time(struct item *it, const struct ical_prop *p, const char *separator)
{
	struct ical_time t = ical_time(&it->f->zones, p, p->value);

	if (t.ok)
		add_text(it, p->name, ical_iso(it->f->gather.arena, &t),
			separator, t.date ? CHRON_DATE : CHRON_DATETIME);
	else
		on_text(it, p, separator);
}

static void
on_start(struct item *it, const struct ical_prop *p, const char *separator)
{
	(void)separator;
	it->start_prop = *p;
	it->has_start = true;
	it->start = ical_time(&it->f->zones, p, p->value);
	if (!it->start.ok)
		bad(it, p, "is not a date or time of a calendar");
}

static void
on_end(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->end = ical_time(&it->f->zones, p, p->value);
	it->has_end = it->end.ok;
	if (!it->end.ok) {
		bad(it, p, "is not a date or time of a calendar");
		on_text(it, p, separator);
	}
}

static void
on_duration(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->has_duration = ical_duration(p->value, &it->days, &it->seconds);
	if (!it->has_duration) {
		bad(it, p, "is not a duration");
		on_text(it, p, separator);
	}
}

static void
on_rrule(struct item *it, const struct ical_prop *p, const char *separator)
{
	if (!it->f->rule.rrule.n)
		it->f->rule.rrule = str_trim(p->value);
	on_text(it, p, separator);
}

static void
on_rdate(struct item *it, const struct ical_prop *p, const char *separator)
{
	(void)separator;
	*ARENA_PUSH(it->f->gather.arena, &it->rdates, &it->nrdates) = *p;
}

/* A date, a time, or a period: start/end, start/duration. */
static void
read_rdate(struct item *it, const struct ical_prop *p)
{
	struct chron_str rest = p->value, one, head;

	while (str_cut(&rest, ',', &one)) {
		struct chron_str tail = one;
		struct ical_span span = {0};
		struct ical_time t, end;
		int64_t days, seconds;

		str_cut(&tail, '/', &head);
		t = ical_time(&it->f->zones, p, head);
		if (!t.ok) {
			bad(it, p, "holds what is not a date or time");
			continue;
		}
		span.start = ical_local_as(&t, &it->start);
		end = ical_time(&it->f->zones, p, tail);
		if (tail.n && end.ok) {
			span.end = ical_local_as(&end, &it->start);
			span.has_end = true;
		} else if (tail.n && ical_duration(tail, &days, &seconds)) {
			span.end = span.start +
				(ical_later(&t, days, seconds) - t.local);
			span.has_end = true;
		}
		buf_add(&it->f->rule.extra, (const char *)&span, sizeof(span));
	}
}

static void
on_exdate(struct item *it, const struct ical_prop *p, const char *separator)
{
	struct chron_str rest = p->value, one;

	(void)separator;
	while (str_cut(&rest, ',', &one)) {
		struct ical_time t = ical_time(&it->f->zones, p, one);

		if (t.ok)
			buf_add(&it->f->rule.without, (const char *)&t,
				sizeof(t));
		else
			bad(it, p, "holds what is not a date or time");
	}
}

static void
on_recurrence(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->replaces = ical_time(&it->f->zones, p, p->value);
	it->has_recurrence = true;
	it->future = str_ieq(ical_param(p, "RANGE"), CHRON_S("THISANDFUTURE"));
	on_time(it, p, separator);
}

static void
on_status(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->cancelled |= str_ieq(str_trim(p->value), CHRON_S("CANCELLED"));
	on_text(it, p, separator);
}

/* Outlook writes into the subject that a meeting was called off. */
static void
on_summary(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->cancelled |= str_istarts(p->value, "Canceled:") ||
		str_istarts(p->value, "Cancelled:");
	on_text(it, p, separator);
}

static void
on_description(
	struct item *it, const struct ical_prop *p, const char *separator)
{
	it->described = true;
	on_text(it, p, separator);
}

static void
on_uid(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->uid = str_trim(p->value);
	on_text(it, p, separator);
}

static void
on_allday(struct item *it, const struct ical_prop *p, const char *separator)
{
	it->allday = str_ieq(str_trim(p->value), CHRON_S("TRUE"));
	on_text(it, p, separator);
}

/* The name of what was attached; its bytes are no text. */
static void
on_attach(struct item *it, const struct ical_prop *p, const char *separator)
{
	struct chron_str name = ical_param(p, "FILENAME");

	if (!name.n)
		name = ical_param(p, "X-FILENAME");
	if (!name.n && str_ieq(ical_param(p, "VALUE"), CHRON_S("BINARY")))
		name = CHRON_S("(attachment)");
	if (name.n)
		add_text(it, p->name, name, separator, CHRON_TEXT);
	else
		on_text(it, p, separator);
}

/* The description once more, in HTML. */
static void
on_html(struct item *it, const struct ical_prop *p, const char *separator)
{
	if (!it->described)
		on_text(it, p, separator);
}

static const struct known {
	const char *name;
	void (*take)(struct item *it, const struct ical_prop *p,
		const char *separator);
	const char *separator; /* of several of one item */
} known[] = {
	{"UID", on_uid, "; "},
	{"SUMMARY", on_summary, "\n"},
	{"DTSTART", on_start, ""},
	{"DTEND", on_end, "; "},
	{"DTSTAMP", on_time, "; "},
	{"DURATION", on_duration, "; "},
	{"DESCRIPTION", on_description, "\n"},
	{"CREATED", on_time, "; "},
	{"LAST-MODIFIED", on_time, "; "},
	{"ORGANIZER", on_who, "; "},
	{"ATTENDEE", on_who, "; "},
	{"ATTACH", on_attach, "; "},
	{"STATUS", on_status, "; "},
	{"RRULE", on_rrule, "; "},
	{"RDATE", on_rdate, ""},
	{"EXDATE", on_exdate, ""},
	{"RECURRENCE-ID", on_recurrence, "; "},
	{"COMMENT", on_text, "\n"},
	{"DUE", on_time, "; "},
	{"COMPLETED", on_time, "; "},
	{"X-ALT-DESC", on_html, "\n"},
	{"X-MICROSOFT-CDO-ALLDAYEVENT", on_allday, "; "},
};

static void
take(struct item *it, struct ical_prop *p)
{
	if (p->bad) {
		bad(it, p, "a line that is no property of a calendar");
		return;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct known *k = &known[i];

		if ((k->name[0] ^ p->name.p[0]) & 0x5f ||
			!str_ieq(p->name, chron_cstr(k->name)))
			continue;
		p->name = chron_cstr(k->name);
		k->take(it, p, k->separator);
		return;
	}
	on_text(it, p, "; ");
}

/* Every property of the block, but not those of alarms inside it. */
static void
read_block(struct item *it)
{
	struct gather *g = &it->f->gather;
	struct ical_lines l;
	struct ical_prop p;
	uint32_t inner = 0;

	gather_clear(g);
	buf_clear(&it->f->rule.extra);
	buf_clear(&it->f->rule.without);
	it->f->rule.rrule = CHRON_S("");
	it->cancelled = it->b->cancelled;
	ical_lines(&l, it->b->text, it->b->row + 1);
	while (ical_next_prop(&l, g->arena, &p)) {
		if (str_ieq(p.name, CHRON_S("BEGIN")))
			inner++;
		else if (str_ieq(p.name, CHRON_S("END")))
			inner -= inner > 0;
		else if (!inner)
			take(it, &p);
	}
	for (uint32_t i = 0; i < it->nrdates; i++)
		read_rdate(it, &it->rdates[i]);
}

/* ---- the end ---- */

/* An all-day item marked as such by Outlook only, with midnights. */
static void
settle_allday(struct item *it)
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
first_span(struct item *it)
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
set_time(struct item *it, unsigned at, int64_t local)
{
	struct chron_field *f =
		(struct chron_field *)(void *)it->f->gather.fields.p + at;
	struct ical_time t = it->start;

	t.local = local;
	f->value = ical_iso(it->f->gather.arena, &t);
	f->type = t.date ? CHRON_DATE : CHRON_DATETIME;
}

static enum chron_status
emit(struct item *it, const struct ical_span *span, unsigned marks,
	struct chron_err *err)
{
	struct chron_record r = {.pos = {.file = it->f->name,
					 .row = it->b->row},
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
put_fields(struct item *it)
{
	struct chron_field f = {CHRON_S("DTEND"), {"", 0}, CHRON_TEXT, 0};

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
	[ICAL_BAD_RULE] = "RRULE cannot be read, or names a day that never is: only the dates that are "
			  "written out are listed",
	[ICAL_TOO_FINE] = "recurs within a day and on conditions, which is "
			  "not read: only the dates that are written out are "
			  "listed",
	[ICAL_BARREN] = "has one of more than five rules that lead to no date: "
			"only the dates that are written out are listed",
};

static void
tell(struct item *it, enum ical_expansion x)
{
	struct chron_pos pos = {.file = it->f->name, .row = it->b->row};

	if (x != ICAL_COMPLETE)
		chron_diag(it->f->run,
			x == ICAL_HORIZON ? CHRON_NOTE : CHRON_WARNING,
			expansion_slugs[x], &pos, "%s", expansion_says[x]);
}

/* Exceptions on the item's own clock, overrides among them. */
static void
settle_exceptions(struct item *it)
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
	for (; it->uid.n && lo < end &&
		str_eq(f->overrides[lo].uid, it->uid);
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
emit_recurring(
	struct item *it, const struct ical_span *first, struct chron_err *err)
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
ical_item(struct ical_file *f, const struct ical_block *b,
	struct chron_err *err)
{
	struct item it = {.f = f, .b = b};
	struct chron_pos pos = {.file = f->name, .row = b->row};
	struct ical_span first;

	read_block(&it);
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

/* ---- for others ---- */

struct chron_str
ical_gist(struct ical_file *f, const struct ical_block *b)
{
	struct buf out = BUF_INIT;
	struct ical_lines l;
	struct ical_prop p;
	struct chron_str s;

	ical_lines(&l, b->text, b->row + 1);
	while (ical_next_prop(&l, f->gather.arena, &p)) {
		s = p.bad ? p.value : ical_unescape(f->gather.arena, p.value);
		if (out.n)
			buf_puts(&out, " | ");
		buf_str(&out, p.name);
		buf_puts(&out, p.bad ? "" : ": ");
		buf_str(&out, s);
	}
	s = arena_str(f->gather.arena, buf_get(&out));
	buf_free(&out);
	return s;
}

bool
ical_read_override(struct ical_file *f, const struct ical_block *b,
	struct ical_override *o)
{
	struct ical_lines l;
	struct ical_prop p;

	*o = (struct ical_override){0};
	ical_lines(&l, b->text, b->row + 1);
	while (ical_next_prop(&l, f->arena, &p)) {
		if (str_ieq(p.name, CHRON_S("UID")))
			o->uid = str_trim(p.value);
		else if (str_ieq(p.name, CHRON_S("RECURRENCE-ID")))
			o->at = ical_time(&f->zones, &p, p.value);
	}
	return o->uid.n && o->at.ok;
}
