/* How contacts were made: by telephone or video alone, out of hours, at a time
 * nobody wrote down. */
#include "report/emit.h"
#include "seen/seen.h"
#include "util/civil.h"

enum { OPENS = 8 * 60, CLOSES = 18 * 60, SATURDAY = 5 };

static const struct chron_column columns[] = {
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"contacts", "Records of contact", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"phone", "By telephone", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"virtual", "By video", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"out_of_hours", "Out of hours", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"untimed", "Time not known", CHRON_CELL_NUMBER, CHRON_NARROW},
};

static const struct chron_table table = {
	.key = "contacts",
	.title = "How contacts were made",
	.caption = "Records of a contact with a child or its carer. Out of "
		   "hours: at a weekend, or before 08:00 or from 18:00.",
	.empty = "There are no contacts.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

struct counts {
	uint32_t contacts, phone, video, late, untimed;
};

static bool
is_out_of_hours(const struct chron_when *w)
{
	int32_t day = civil_day_of(w->earliest);
	int64_t minute = w->earliest - (int64_t)day * CIVIL_DAY_MINUTES;

	return civil_weekday(day) >= SATURDAY || minute < OPENS ||
	       minute >= CLOSES;
}

static void
count(struct counts *n, const struct chron_event *event)
{
	const struct chron_sighting *contact = NULL;

	for (uint32_t i = 0; i < event->nsightings && !contact; i++)
		if (seen_is_contact(&event->sightings[i]))
			contact = &event->sightings[i];
	if (!contact || event->cancelled)
		return;
	n->contacts++;
	n->phone += contact->mode == MODE_PHONE;
	n->video += contact->mode == MODE_VIRTUAL;
	if (event->start.precision == CHRON_MINUTE)
		n->late += is_out_of_hours(&event->start);
	else
		n->untimed++;
}

void
table_contacts(struct emit *e)
{
	const struct chron_chronology *c = e->c;
	struct counts *all = ARENA_ARRAY(e->keep, struct counts, c->nagencies);

	emit_table(e, &table);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies)
			count(&all[c->events[i].agency], &c->events[i]);
	for (uint32_t i = 0; i < c->nagencies; i++) {
		if (!all[i].contacts || (c->only && !c->only[i]))
			continue;
		emit_label(e, c->agencies[i].name);
		emit_number(e, all[i].contacts);
		emit_number(e, all[i].phone);
		emit_number(e, all[i].video);
		emit_number(e, all[i].late);
		emit_number(e, all[i].untimed);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}
