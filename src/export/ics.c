/* Exporter: the meetings of a case as a calendar (RFC 5545), one item an
 * entry.  Written by libical; nothing of the machine it is written on, and no
 * clock, is in it. */
#include "export/ics.h"

#include <stdlib.h>

#include "report/report.h"
#include "util/str.h"
#include "util/utf8.h"
#include "util/zone.h"

/* Calendars have no place for controls: what would act rather than be read is
 * shown by its number, as people see it elsewhere. */
const char *
ics_text(struct ics *x, struct chron_str s)
{
	struct buf b = BUF_INIT;
	const char *kept;
	unsigned n;

	for (size_t i = 0; i < s.n; i += n ? n : 1) {
		uint32_t c = 0;

		n = utf8_take(s.p + i, s.n - i, &c);
		if (!n)
			buf_puts(&b, UTF8_REPLACEMENT);
		else if (c != '\r' && utf8_steers(c))
			buf_printf(&b, "[U+%04X]", (unsigned)c);
		else if (c != '\r')
			buf_add(&b, s.p + i, n);
	}
	kept = arena_str(x->arena, buf_get(&b)).p;
	buf_free(&b);
	return kept;
}

static void
add_x(struct ics *x, const char *name, struct chron_str value)
{
	icalproperty *p = icalproperty_new_x(ics_text(x, value));

	icalproperty_set_x_name(p, name);
	icalcomponent_add_property(x->calendar, p);
}

/* What stands above the calendar: which case, which part, what is not here. */
static void
add_head(struct ics *x)
{
	struct buf b = BUF_INIT;
	struct chron_doc doc;

	report_doc(x->c, NULL, x->arena, &doc);
	icalcomponent_add_property(
		x->calendar, icalproperty_new_version("2.0"));
	icalcomponent_add_property(x->calendar,
		icalproperty_new_prodid(
			"-//chronomerge//chronomerge " CHRON_VERSION "//EN"));
	icalcomponent_add_property(
		x->calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	if (doc.marking)
		buf_printf(&b, "%s: ", doc.marking);
	buf_printf(&b, "%s: meetings", doc.title);
	add_x(x, "X-WR-CALNAME", buf_get(&b));
	buf_clear(&b);
	buf_puts(&b, "Meetings, conferences and hearings that the accounts of "
		     "agencies tell of, and those that were planned and not "
		     "found done (tentative).");
	if (x->c->part)
		buf_printf(&b, "\n%s", x->c->part);
	if (x->left_out)
		buf_printf(&b,
			"\n%u %s left out, of which it is not known on which "
			"day, or in which week, %s.",
			x->left_out,
			x->left_out == 1 ? "meeting is" : "meetings are",
			x->left_out == 1 ? "it was" : "they were");
	add_x(x, "X-WR-CALDESC", buf_get(&b));
	if (x->zone)
		add_x(x, "X-WR-TIMEZONE", chron_cstr(x->zone));
	buf_free(&b);
}

static enum chron_status
chronology(struct chron_out *out, const struct chron_chronology *c,
	struct chron_err *err)
{
	struct zone *zone = zone_find(
		c->config.zone.n ? arena_str(c->arena, c->config.zone).p
				 : "Europe/London");
	struct ics x = {.c = c,
		.arena = arena_new(),
		.calendar = icalcomponent_new_vcalendar(),
		.zone = zone ? zone_name(zone) : NULL,
		.first = INT64_MAX,
		.last = INT64_MIN};
	icalcomponent *meetings = x.calendar, *next;
	char *text;

	(void)err; /* write errors are told by out_close */
	ics_add_meetings(&x);
	/* What stands above can only be told when all is known. */
	x.calendar = icalcomponent_new_vcalendar();
	add_head(&x);
	if (zone)
		ics_add_zone(&x, zone);
	while ((next = icalcomponent_get_first_component(
			meetings, ICAL_ANY_COMPONENT)) != NULL) {
		icalcomponent_remove_component(meetings, next);
		icalcomponent_add_component(x.calendar, next);
	}
	text = icalcomponent_as_ical_string_r(x.calendar);
	out_puts(out, text);
	icalmemory_free_buffer(text);
	icalcomponent_free(meetings);
	icalcomponent_free(x.calendar);
	zone_free(zone);
	arena_free(x.arena);
	return CHRON_OK;
}

const struct chron_exporter exporter_ics = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "ics",
	.desc = "iCalendar: the meetings of the case, for a calendar",
	.ext = "ics",
	.chronology = chronology,
	.on_request = true,
};
