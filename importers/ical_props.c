/* The properties of a calendar item to fields: a table of those that mean
 * something, all others as they stand. */
#include "ical.h"

#include "util/str.h"

enum { MERGED_SLOTS = 64 };

static void
bad(const struct ical_item *it, const struct ical_prop *p, const char *why)
{
	struct chron_pos pos = {.file = it->f->name, .row = p->row};

	chron_diag(it->f->run, CHRON_WARNING, "ical-bad-property", &pos,
		"%.*s%s%s", p->bad ? 0 : (int)(p->name.n < 40 ? p->name.n : 40),
		p->name.p, p->bad ? "" : " ", why);
}

static void
add_text(struct ical_item *it, struct chron_str name, struct chron_str text,
	const char *separator, enum chron_type type)
{
	struct gather *g = &it->f->gather;
	uint32_t n = gather_count(g), i = 0;

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
text_of(struct ical_item *it, const struct ical_prop *p)
{
	struct arena *a = it->f->gather.arena;
	struct chron_str s = p->value;

	if (str_ieq(ical_param(p, "ENCODING"), CHRON_S("QUOTED-PRINTABLE")))
		s = ical_unquote(a, s);
	return ical_unescape(a, s);
}

static void
on_text(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	add_text(it, p->name, text_of(it, p), separator, CHRON_TEXT);
}

static void
on_who(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	add_text(it, p->name, ical_who(it->f->gather.arena, p), separator,
		CHRON_TEXT);
}

/* CREATED, LAST-MODIFIED, DTSTAMP */
static void
on_time(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	struct ical_time t = ical_time(&it->f->zones, p, p->value);

	if (t.ok)
		add_text(it, p->name, ical_iso(it->f->gather.arena, &t),
			separator, t.date ? CHRON_DATE : CHRON_DATETIME);
	else
		on_text(it, p, separator);
}

static void
on_start(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	(void)separator;
	it->start_prop = *p;
	it->has_start = true;
	it->start = ical_time(&it->f->zones, p, p->value);
	if (!it->start.ok)
		bad(it, p, "is not a date or time of a calendar");
}

static void
on_end(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->end = ical_time(&it->f->zones, p, p->value);
	it->has_end = it->end.ok;
	if (!it->end.ok) {
		bad(it, p, "is not a date or time of a calendar");
		on_text(it, p, separator);
	}
}

static void
on_duration(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->has_duration = ical_duration(p->value, &it->days, &it->seconds);
	if (!it->has_duration) {
		bad(it, p, "is not a duration");
		on_text(it, p, separator);
	}
}

static void
on_rrule(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	if (!it->f->rule.rrule.n)
		it->f->rule.rrule = str_trim(p->value);
	on_text(it, p, separator);
}

static void
on_rdate(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	(void)separator;
	*ARENA_PUSH(it->f->gather.arena, &it->rdates, &it->nrdates) = *p;
}

/* A date, a time, or a period: start/end, start/duration. */
static void
read_rdate(struct ical_item *it, const struct ical_prop *p)
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
on_exdate(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
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
on_recurrence(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->replaces = ical_time(&it->f->zones, p, p->value);
	it->has_recurrence = true;
	it->future = str_ieq(ical_param(p, "RANGE"), CHRON_S("THISANDFUTURE"));
	on_time(it, p, separator);
}

static void
on_status(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->cancelled |= str_ieq(str_trim(p->value), CHRON_S("CANCELLED"));
	on_text(it, p, separator);
}

/* Outlook writes into the subject that a meeting was called off. */
static void
on_summary(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->cancelled |= str_istarts(p->value, "Canceled:") ||
			 str_istarts(p->value, "Cancelled:");
	on_text(it, p, separator);
}

static void
on_description(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->described = true;
	/* The title is told first, wherever the calendar writes it. */
	add_text(it, CHRON_S("SUMMARY"), CHRON_S(""), "\n", CHRON_TEXT);
	on_text(it, p, separator);
}

static void
on_uid(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->uid = str_trim(p->value);
	on_text(it, p, separator);
}

static void
on_allday(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	it->allday = str_ieq(str_trim(p->value), CHRON_S("TRUE"));
	on_text(it, p, separator);
}

/* The name of what was attached; its bytes are no text. */
static void
on_attach(
	struct ical_item *it, const struct ical_prop *p, const char *separator)
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
on_html(struct ical_item *it, const struct ical_prop *p, const char *separator)
{
	if (!it->described)
		on_text(it, p, separator);
}

static const struct known {
	const char *name;
	void (*take)(struct ical_item *it, const struct ical_prop *p,
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
take(struct ical_item *it, struct ical_prop *p)
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
void
ical_read_block(struct ical_item *it)
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
