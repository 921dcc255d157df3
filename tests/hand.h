/* Chronologies built by hand, for tests of finding and reporting.  Everybody
 * in them is invented. */
#ifndef TESTS_HAND_H
#define TESTS_HAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h wants the four above */
#include <cmocka.h>

#include "core/chronology.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

struct hand {
	struct arena *arena;
	struct chron_chronology c;
	uint32_t source;
};

/* Flags of a sighting, as letters: s seen, n not seen, u unclear, x not
 * applicable; a alone; v views sought; e views expressed; t attempt, p plan,
 * r reported, c contradicted. */
static inline void
hand_flags(struct chron_sighting *s, struct chron_str letters)
{
	static const struct {
		char letter;
		uint8_t aspect, answer;
	} flags[] = {
		{'s', ASPECT_SEEN, ANSWER_YES},
		{'n', ASPECT_SEEN, ANSWER_NO},
		{'u', ASPECT_SEEN, ANSWER_UNCLEAR},
		{'x', ASPECT_SEEN, ANSWER_NA},
		{'a', ASPECT_ALONE, ANSWER_YES},
		{'v', ASPECT_SOUGHT, ANSWER_YES},
		{'e', ASPECT_EXPRESSED, ANSWER_YES},
	};

	for (size_t i = 0; i < letters.n; i++) {
		char l = letters.p[i];

		for (size_t k = 0; k < sizeof(flags) / sizeof(*flags); k++)
			if (flags[k].letter == l)
				s->flag[flags[k].aspect] = flags[k].answer;
		s->attempt |= l == 't';
		s->plan |= l == 'p';
		s->reported |= l == 'r';
		s->contradicted |= l == 'c';
	}
}

static inline int32_t
hand_day(const char *iso)
{
	int32_t day;

	assert_true(civil_read_iso(chron_cstr(iso), &day));
	return day;
}

/* "2019-03-04", "2019-03-04T10:30", "2019-03", "2019" or "" (unknown). */
static inline struct chron_when
hand_when(const char *iso)
{
	struct chron_when w = {0};
	size_t n = strlen(iso);
	char day[11] = "2000-01-01";
	int y, m, d;
	int32_t last;

	if (!n)
		return (struct chron_when){.earliest = CHRON_TIME_MIN,
			.latest = CHRON_TIME_MAX,
			.precision = CHRON_UNKNOWN};
	memcpy(day, iso, n < 10 ? n : 10);
	last = hand_day(day);
	w.earliest = (int64_t)last * CIVIL_DAY_MINUTES;
	w.precision = CHRON_DAY;
	civil_from_days(last, &y, &m, &d);
	if (n == 4) {
		last = civil_days(y, 12, 31);
		w.precision = CHRON_YEAR;
	} else if (n == 7) {
		last = civil_days(y, m, civil_month_days(y, m));
		w.precision = CHRON_MONTH;
	}
	w.latest = (int64_t)last * CIVIL_DAY_MINUTES + CIVIL_DAY_MINUTES - 1;
	if (n > 10) {
		w.earliest += (iso[11] - '0') * 600 + (iso[12] - '0') * 60 +
			      (iso[14] - '0') * 10 + (iso[15] - '0');
		w.latest = w.earliest;
		w.precision = CHRON_MINUTE;
	}
	return w;
}

static inline void
hand_init(struct hand *h)
{
	h->arena = arena_new();
	chronology_init(&h->c, h->arena);
	h->source = 0;
	chronology_add_source(&h->c)->file = CHRON_S("log.csv");
	h->c.sources[0].id = CHRON_S("s1");
}

static inline void
hand_period(struct hand *h, const char *from, const char *to)
{
	h->c.config.from = hand_day(from);
	h->c.config.to = hand_day(to);
}

/* The first call replaces the child that stands for everybody. */
static inline struct chron_child *
hand_child(struct hand *h, const char *ref)
{
	struct chron_config *config = &h->c.config;

	if (!config->children_declared)
		config->nchildren = 0;
	config->children_declared = true;
	*ARENA_PUSH(h->arena, &config->children, &config->nchildren) =
		(struct chron_child){.ref = chron_cstr(ref),
			.name = CHRON_S(""),
			.born = CIVIL_MIN,
			.subject = true};
	kin_init(&config->children[config->nchildren - 1].kin);
	return &config->children[config->nchildren - 1];
}

static inline void
hand_sighting(struct hand *h, struct chron_event *e, struct chron_str one)
{
	struct chron_sighting *s =
		ARENA_PUSH(h->arena, &e->sightings, &e->nsightings);
	struct chron_str ref;

	assert_true(str_cut(&one, ':', &ref));
	s->child = CHRON_NONE;
	for (uint32_t i = 0; i < h->c.config.nchildren; i++)
		if (str_eq(h->c.config.children[i].ref, ref))
			s->child = i;
	assert_true(s->child != CHRON_NONE);
	hand_flags(s, one);
}

/* An event; flags as "A:sa S1:n" ("child:s" if none was declared). */
static inline uint32_t
hand_event(struct hand *h, const char *when, const char *agency,
	const char *flags, const char *text)
{
	uint32_t at = chronology_agency(&h->c, chron_cstr(agency));
	struct chron_event *e = chronology_add_event(&h->c);
	struct chron_value *v = ARENA_NEW(h->arena, struct chron_value);
	struct chron_str rest = chron_cstr(flags), one;

	e->id = arena_printf(h->arena, "e%04u", h->c.nevents);
	e->agency = at;
	h->c.agencies[at].nevents++;
	e->source = h->source;
	e->part = CHRON_S("");
	e->row = h->c.nevents + 1;
	e->order = h->c.nevents - 1;
	e->start = hand_when(when);
	e->date_text = chron_cstr(when);
	e->time_text = CHRON_S("");
	*v = (struct chron_value){.p = text,
		.n = (uint32_t)strlen(text),
		.concept = CHRON_F_EVENT,
		.heading = UINT16_MAX};
	e->values = v;
	e->nvalues = *text != '\0';
	while (str_cut(&rest, ' ', &one))
		hand_sighting(h, e, one);
	return h->c.nevents - 1;
}

/* Puts events a..b together as one entry. */
static inline struct chron_entry *
hand_entry(struct hand *h, uint32_t a, uint32_t b)
{
	struct chron_entry *n =
		ARENA_PUSH(h->arena, &h->c.entries, &h->c.nentries);

	n->id = arena_printf(h->arena, "n%04u", h->c.nentries);
	n->start = h->c.events[a].start;
	n->in_scope = true;
	n->match = a == b ? MATCH_SINGLE : MATCH_AUTOMATIC;
	for (uint32_t i = a; i <= b; i++) {
		*ARENA_PUSH(h->arena, &n->events, &n->nevents) = i;
		h->c.events[i].entry = h->c.nentries - 1;
	}
	return n;
}

/* Two accounts, or one with itself, disagree on whether a child was seen. */
static inline void
hand_contest(struct hand *h, struct chron_entry *n, uint32_t a, uint32_t b)
{
	struct chron_discrepancy *d =
		ARENA_PUSH(h->arena, &h->c.discrepancies, &h->c.ndiscrepancies);

	d->kind = "seen";
	d->entry = (uint32_t)(n - h->c.entries);
	*ARENA_PUSH(h->arena, &d->events, &d->nevents) = a;
	if (b != a)
		*ARENA_PUSH(h->arena, &d->events, &d->nevents) = b;
	*ARENA_PUSH(h->arena, &n->discrepancies, &n->ndiscrepancies) =
		h->c.ndiscrepancies - 1;
}

static inline void
hand_free(struct hand *h)
{
	arena_free(h->arena);
}

#endif
