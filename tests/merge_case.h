/* Chronologies by hand, for tests of merging. */
#ifndef TESTS_MERGE_CASE_H
#define TESTS_MERGE_CASE_H

#include "core/chronology.h"
#include <stdio.h>
#include <stdlib.h>

#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

/* An event from its parts; NULL or "" for none. start is ISO, a day, a minute
 * or a month (2018-03). */
struct hand_event {
	const char *agency, *source, *start, *subject, *type, *text, *outcome;
	const char *present, *id, *by;
};

static inline struct chron_chronology *
hand_case(struct arena *a)
{
	struct chron_chronology *c = ARENA_NEW(a, struct chron_chronology);

	chronology_init(c, a);
	return c;
}

static inline struct chron_when
read_start(const char *s)
{
	struct chron_when w = {0};
	size_t n = strlen(s);
	int y, m = 1, d = 1, hh, mm;
	int got = sscanf(s, "%d-%d-%dT%d:%d", &y, &m, &d, &hh, &mm);
	int64_t day;

	if (n == 0)
		return (struct chron_when){CHRON_TIME_MIN, CHRON_TIME_MAX,
			CHRON_UNKNOWN, false, false, 0};
	day = (int64_t)civil_days(y, m, d) * CIVIL_DAY_MINUTES;
	w.earliest = got == 5 ? day + hh * 60 + mm : day;
	w.latest = w.earliest;
	w.precision = got == 5	 ? CHRON_MINUTE
		      : got == 3 ? CHRON_DAY
				 : CHRON_MONTH;
	if (got == 3)
		w.latest = day + CIVIL_DAY_MINUTES - 1;
	if (got == 2)
		w.latest = day +
			   (int64_t)civil_month_days(y, m) * CIVIL_DAY_MINUTES -
			   1;
	return w;
}

static inline void
add_value(struct arena *a, struct chron_event *e, uint8_t concept,
	const char *text)
{
	struct chron_value *v = (struct chron_value *)(uintptr_t)e->values;
	struct chron_str s;

	if (!text || !*text)
		return;
	s = arena_str(a, chron_cstr(text));
	v[e->nvalues++] = (struct chron_value){
		.p = s.p, .n = (uint32_t)s.n, .concept = concept};
}

static inline void
hand_add(struct chron_chronology *c, const struct hand_event *h)
{
	const char *file = h->source ? h->source : h->agency;
	uint32_t agency = chronology_agency(c, chron_cstr(h->agency));
	uint32_t source = 0;
	struct chron_event *e;

	while (source < c->nsources && !str_is(c->sources[source].file, file))
		source++;
	if (source == c->nsources) {
		struct chron_source *s = chronology_add_source(c);

		s->file = arena_str(c->arena, chron_cstr(file));
		s->id = s->sha256 = s->file;
		s->agency = agency;
		s->duplicate_of = s->child = CHRON_NONE;
	}
	e = chronology_add_event(c);
	e->id = h->id ? arena_str(c->arena, chron_cstr(h->id))
		      : arena_printf(c->arena, "e%06u", c->nevents);
	e->source = source;
	e->agency = agency;
	e->row = e->order = c->nevents;
	e->start = read_start(h->start);
	e->entry = CHRON_NONE;
	e->values = ARENA_ARRAY(c->arena, struct chron_value, 6);
	add_value(c->arena, e, CHRON_F_SUBJECT, h->subject);
	add_value(c->arena, e, CHRON_F_CONTACT_TYPE, h->type);
	add_value(c->arena, e, CHRON_F_EVENT, h->text);
	add_value(c->arena, e, CHRON_F_OUTCOME, h->outcome);
	add_value(c->arena, e, CHRON_F_PRESENT, h->present);
	add_value(c->arena, e, CHRON_F_PROFESSIONAL, h->by);
	c->agencies[agency].nevents++;
}

#endif
