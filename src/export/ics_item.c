/* The items of a calendar: entries that tell of a meeting, and meetings that
 * were planned and not found done. */
#include "export/ics.h"
#include "export/ics_kinds.h"
#include "report/words.h"
#include "util/civil.h"
#include "util/str.h"

enum { WEEK = 7 }; /* days that a date may leave open */

/* "a core group" as the title of one: "Core group". */
static const char *
title_of(struct ics *x, const char *say)
{
	struct chron_str s = chron_cstr(say), article;
	char *p;

	if (str_starts(s, "a ") || str_starts(s, "an "))
		str_cut(&s, ' ', &article);
	p = arena_bytes(x->arena, s.n + 1);
	memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	if (*p >= 'a' && *p <= 'z')
		*p = (char)(*p - 'a' + 'A');
	return p;
}

static void
add_text(struct buf *b, const char *label, struct chron_str text)
{
	if (text.n)
		buf_printf(b, "\n%s%.*s", label, STR(text));
}

/* An account with who gave it, when and where it stands. */
static void
add_account(struct ics *x, struct buf *b, const struct chron_event *e)
{
	struct chron_str who = words_who(x->arena, x->c, e);
	struct chron_str date = words_date(x->arena, &e->start);
	struct chron_str place = words_position(x->arena, x->c, e);

	buf_printf(b, "%s%.*s; %.*s", b->n ? "\n\n" : "", STR(who), STR(date));
	if (e->start.precision == CHRON_MINUTE) {
		struct chron_str time = words_time(x->arena, &e->start);

		buf_printf(b, ", %.*s", STR(time));
	}
	buf_printf(b, " (%.*s)", STR(place));
	add_text(b, "", words_account(x->arena, e));
	add_text(b, "Outcome: ", chron_event_text(e, CHRON_F_OUTCOME));
	add_text(b, "Decision: ", chron_event_text(e, CHRON_F_DECISION));
}

static void
add_marking(struct ics *x, struct buf *b)
{
	if (x->c->config.marking.n)
		buf_printf(b, "%s%.*s", b->n ? "\n\n" : "",
			STR(x->c->config.marking));
}

static icalcomponent *
new_item(struct ics *x, const char *uid, const char *title,
	enum icalproperty_status status)
{
	icalcomponent *item = icalcomponent_new_vevent();

	icalcomponent_add_property(
		item, icalproperty_new_uid(ics_text(x, chron_cstr(uid))));
	icalcomponent_add_property(
		item, icalproperty_new_summary(ics_text(x, chron_cstr(title))));
	icalcomponent_add_property(item, icalproperty_new_status(status));
	icalcomponent_add_property(
		item, icalproperty_new_class(ICAL_CLASS_CONFIDENTIAL));
	icalcomponent_add_property(
		item, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	return item;
}

static void
finish_item(struct ics *x, icalcomponent *item, struct buf *b)
{
	add_marking(x, b);
	icalcomponent_add_property(
		item, icalproperty_new_description(ics_text(x, buf_get(b))));
	icalcomponent_add_component(x->calendar, item);
	buf_free(b);
}

/* Each agency once, in the order of the accounts. */
static void
add_agencies(struct ics *x, icalcomponent *item, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->nevents; i++) {
		uint32_t agency = x->c->events[n->events[i]].agency;
		uint32_t k = 0;

		while (k < i && x->c->events[n->events[k]].agency != agency)
			k++;
		if (k == i && agency < x->c->nagencies)
			icalcomponent_add_property(
				item, icalproperty_new_categories(ics_text(
					      x, x->c->agencies[agency].name)));
	}
}

/* The days it may have been on, if they are few enough to stand in a calendar.
 */
static bool
few_days(const struct chron_entry *n, int32_t *first, int32_t *last)
{
	int32_t end;

	if (!words_bounds(&n->start, first, last) || *last - *first >= WEEK)
		return false;
	if (n->has_end && words_bounds(&n->end, &end, &end) && end > *last)
		*last = end;
	return true;
}

static void
add_dates(struct ics *x, icalcomponent *item, const struct chron_entry *n,
	int32_t first, int32_t last)
{
	if (n->start.precision != CHRON_MINUTE) {
		ics_days(x, item, first, last);
	} else {
		ics_start(x, item, n->start.earliest);
		if (n->has_end && n->end.precision == CHRON_MINUTE &&
			n->end.earliest > n->start.earliest)
			ics_end(x, item, n->end.earliest);
	}
	ics_stamp(item, first);
}

static void
add_entry(struct ics *x, const struct chron_entry *n, struct ics_meeting m)
{
	const struct chron_event *lead = &x->c->events[n->events[0]];
	struct chron_str where = chron_event_text(lead, CHRON_F_LOCATION);
	struct buf b = BUF_INIT;
	icalcomponent *item;
	int32_t first, last;

	if (!few_days(n, &first, &last)) {
		x->left_out++;
		return;
	}
	item = new_item(x, arena_str(x->arena, n->id).p,
		title_of(x, contact_rows[m.kind].say),
		m.off ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED);
	add_dates(x, item, n, first, last);
	add_agencies(x, item, n);
	if (where.n)
		icalcomponent_add_property(
			item, icalproperty_new_location(ics_text(x, where)));
	for (uint32_t i = 0; i < n->nevents; i++)
		add_account(x, &b, &x->c->events[n->events[i]]);
	finish_item(x, item, &b);
}

static bool
plans_meeting(const struct chron_plan *p)
{
	for (uint8_t k = 0; k < CONTACT_COUNT; k++)
		if (ics_is_meeting(k) && !strcmp(contact_rows[k].say, p->what))
			return true;
	return false;
}

/* Called off, it is cancelled. */
static void
add_plan(struct ics *x, const struct chron_plan *p)
{
	const struct chron_event *e = &x->c->events[p->event];
	bool off = p->called_off != CHRON_NONE;
	struct buf b = BUF_INIT;
	icalcomponent *item = new_item(x,
		arena_printf(x->arena, "%.*s-%d", STR(e->id), p->day).p,
		arena_printf(x->arena, "%s, planned and %s",
			title_of(x, p->what),
			off ? "called off" : "not found done")
			.p,
		off ? ICAL_STATUS_CANCELLED : ICAL_STATUS_TENTATIVE);

	ics_days(x, item, p->day, p->day);
	ics_stamp(item, p->day);
	if (e->agency < x->c->nagencies)
		icalcomponent_add_property(item,
			icalproperty_new_categories(
				ics_text(x, x->c->agencies[e->agency].name)));
	add_account(x, &b, e);
	if (off)
		add_account(x, &b, &x->c->events[p->called_off]);
	finish_item(x, item, &b);
}

void
ics_add_meetings(struct ics *x)
{
	struct ics_kinds *kinds = ics_kinds_new(x->c);

	for (uint32_t i = 0; i < x->c->nentries; i++) {
		const struct chron_entry *n = &x->c->entries[i];
		struct ics_meeting m = ics_meeting(kinds, n);

		if (m.kind)
			add_entry(x, n, m);
		arena_reset(x->arena);
	}
	for (uint32_t i = 0; i < x->c->nplans; i++) {
		if (plans_meeting(&x->c->plans[i]))
			add_plan(x, &x->c->plans[i]);
		arena_reset(x->arena);
	}
	ics_kinds_free(kinds);
}
