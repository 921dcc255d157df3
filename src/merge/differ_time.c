/* Disagreement on the hour: of a contact, or of what both say happened in it. */
#include "merge/clock.h"
#include "merge/differ.h"
#include "util/civil.h"
#include "util/str.h"

#define KIND(k) (1ull << CONTACT_##k)
static const uint64_t EMERGENCIES =
	KIND(INCIDENT) | KIND(DOMESTIC) | KIND(AMBULANCE) | KIND(AE) |
	KIND(FIRE) | KIND(SELF_HARM) | KIND(WELFARE) | KIND(ARREST);

enum { MINUTES_COMING = 45, MINUTES_DAY = 720 };
enum { MINUTES_APART = 30, BACK = 8, EARLY_WORDS = 24, CLOCKS = 8, HITS = 16 };

/* A time that a text gives for something: "found 01.20". */
struct told {
	struct clock clock;
	uint8_t of; /* enum fact_value of FACT_ANCHOR; 0: of the contact */
};

struct times {
	struct told v[CLOCKS];
	uint32_t n;
};

static void
clock_of(int64_t minute, struct clock *out)
{
	*out = (struct clock){
		.minute = (int16_t)(minute - (int64_t)civil_day_of(minute) *
						     CIVIL_DAY_MINUTES)};
}

static uint8_t
anchor_before(const struct differ *d, uint32_t i, bool *other)
{
	struct fact_hit hits[HITS];

	bool at = i > 1 && d->words.v[i - 1].len == 2 &&
		  (d->words.v[i - 1].p[0] | 0x20) == 'a';

	*other = false;
	for (uint32_t back = 1; back <= BACK && back < i; back++) {
		uint32_t n;

		if (!d->words.v[i - back].hash)
			break;
		n = facts_at(d->facts_lex, &d->words, i - back,
			FACT_BIT(ANCHOR), hits, HITS);
		while (n-- > 0)
			if (hits[n].group == FACT_ANCHOR &&
				(hits[n].value != FACT_ANCHOR_OTHER ||
					back + 1u - hits[n].n <=
						(at ? 2u : 1u))) {
				*other = hits[n].value == FACT_ANCHOR_OTHER;
				return hits[n].value;
			}
		if (d->words.v[i - back].flags & WORD_FIRST &&
			!(back < i && d->words.v[i - back].flags &
					      (WORD_DIGITS | WORD_MIXED)))
			break;
	}
	return 0;
}

static void
read_times(struct differ *d, uint32_t e, struct times *out)
{
	out->n = 0;
	/* A hospital's time is that of the arrival. */
	if (differ_sig(d, e)->own >> KIND_HOSPITAL & 1 &&
		differ_sig(d, e)->timed && differ_kind(d) == CONTACT_AE) {
		out->v[0].of = FACT_ANCHOR_ARRIVED;
		clock_of(differ_sig(d, e)->earliest, &out->v[out->n++].clock);
	}
	differ_read(d, e);
	for (uint32_t i = 1; i < d->words.n && out->n < CLOCKS; i++) {
		struct told t;
		bool other;

		if (!clock_at(&d->words, i, &t.clock))
			continue;
		t.of = anchor_before(d, i, &other);
		if (!other && (t.of || i <= EARLY_WORDS))
			out->v[out->n++] = t;
		i += t.clock.words - 1u;
	}
}

static void
report_times(struct differ *d, uint32_t x, const struct clock *one, uint32_t y,
	const struct clock *other, const char *of)
{
	struct arena *a = d->c->arena;

	differ_report(d, "time", x, y,
		arena_printf(a,
			"%.*s gives the time%s as %02d:%02d, %.*s as "
			"%02d:%02d: %d minutes apart.",
			STR(differ_agency(d, x)), of, one->minute / 60,
			one->minute % 60, STR(differ_agency(d, y)),
			other->minute / 60, other->minute % 60,
			(int)clock_apart(one, other)),
		arena_printf(a,
			"When was it, by the original record of %.*s and of "
			"%.*s?",
			STR(differ_agency(d, x)), STR(differ_agency(d, y))));
}

static bool
differ_anchors(struct differ *d, uint32_t x, const struct times *one,
	uint32_t y, const struct times *other)
{
	for (uint8_t of = 1; of < FACT_VALUES; of++) {
		const struct clock *a = NULL, *b = NULL;
		bool same = false;

		for (uint32_t i = 0; i < one->n; i++)
			for (uint32_t k = 0; k < other->n; k++) {
				if (one->v[i].of != of || other->v[k].of != of)
					continue;
				a = &one->v[i].clock;
				b = &other->v[k].clock;
				same |= clock_apart(a, b) < MINUTES_APART;
			}
		if (!a || same)
			continue;
		report_times(d, x, a, y, b,
			arena_printf(
				d->scratch, " of %s", fact_say(FACT_ANCHOR, of))
				.p);
		return true;
	}
	return false;
}

/* The time of the contact itself, by its column or by its text. */
static bool
time_of(const struct differ *d, uint32_t i, const struct times *told,
	struct clock *out)
{
	const struct chron_event *e = differ_event(d, i);

	if (e->start.precision == CHRON_MINUTE) {
		*out = (struct clock){
			.minute = (int16_t)(e->start.earliest -
					    (int64_t)civil_day_of(
						    e->start.earliest) *
						    CIVIL_DAY_MINUTES)};
		return true;
	}
	if (e->start.precision != CHRON_DAY)
		return false;
	for (uint32_t k = 0; k < told->n; k++)
		if (!told->v[k].of) {
			*out = told->v[k].clock;
			return true;
		}
	return false;
}

/* Does it tell of the contact as one that has one time? */
static bool
has_one_time(const struct differ *d, uint32_t i)
{
	uint8_t kind = differ_kind(d), lead = differ_sig(d, i)->lead;

	if (!differ_first_hand(d, i))
		return false;
	if (differ_is_meeting(d))
		return true;
	if (!(contact_rows[kind].flags & (CONTACT_FIRM | CONTACT_POINT)))
		return false;
	return lead == kind || !lead ||
	       (contact_rows[kind].flags & CONTACT_FIRM &&
		       contact_rows[lead].family == contact_rows[kind].family);
}

static void
differ_starts(struct differ *d, const struct times *told, uint32_t n)
{
	uint32_t first = n;
	struct clock one, other;
	bool told_one = false;
	uint64_t agree = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct chron_event *e = differ_event(d, i);

		if (!has_one_time(d, i) || !time_of(d, i, &told[i], &other))
			continue;
		if (first == n) {
			first = i;
			one = other;
			continue;
		}
		if (civil_day_of(differ_event(d, first)->start.earliest) ==
				civil_day_of(e->start.earliest) &&
			differ_event(d, first)->agency != e->agency &&
			clock_apart(&one, &other) >= MINUTES_APART) {
			if (!told_one)
				report_times(d, first, &one, i, &other, "");
			else
				differ_add(d, d->entry->events[i]);
			told_one = true;
		} else {
			agree |= 1ull << i;
		}
	}
	/* Those that have the first one's time are asked with it. */
	for (uint32_t i = 0; i < n && told_one; i++) {
		if (agree >> i & 1)
			differ_add(d, d->entry->events[i]);
	}
}

/* Services that come to one emergency come within the hour, and nobody is in
 * hospital before it happened. */
static bool
differ_emergency(struct differ *d, uint32_t n)
{
	uint32_t come = 1u << KIND_POLICE | 1u << KIND_FIRE |
			1u << KIND_AMBULANCE | 1u << KIND_SCHOOL |
			1u << KIND_NURSERY | 1u << KIND_EARLY_HELP |
			1u << KIND_DOMESTIC_ABUSE;

	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = 0; y < n; y++) {
			const struct sig *a = differ_sig(d, x);
			const struct sig *b = differ_sig(d, y);
			int64_t gap = civil_between(a->earliest, b->earliest);
			struct clock one, other;

			if (!a->timed || !b->timed || gap > MINUTES_DAY ||
				!(a->own & come) || d->facts[x].news ||
				d->facts[y].news)
				continue;
			if (!(b->own >> KIND_HOSPITAL & 1 &&
				    gap <= -MINUTES_APART &&
				    gap > -MINUTES_DAY) &&
				!(b->own & come && x < y &&
					gap >= MINUTES_COMING))
				continue;
			clock_of(a->earliest, &one);
			clock_of(b->earliest, &other);
			report_times(d, x, &one, y, &other, "");
			return true;
		}
	return false;
}

void
differ_time(struct differ *d)
{
	struct times told[DIFFER_MOST];
	uint32_t n = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						     : DIFFER_MOST;

	if (n < 2)
		return;
	for (uint32_t i = 0; i < n; i++)
		read_times(d, i, &told[i]);
	if (EMERGENCIES >> differ_kind(d) & 1) {
		if (differ_emergency(d, n))
			return;
	} else {
		differ_starts(d, told, n);
	}
	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = x + 1; y < n; y++)
			if (differ_event(d, x)->agency !=
					differ_event(d, y)->agency &&
				differ_anchors(d, x, &told[x], y, &told[y]))
				return;
}
