/* Where two columns mean the same by their headings, one yields: which of two
 * dates is not the date of the event. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

enum { SAMPLE = 1000, YEAR = 366 };

/* How two date columns lie to each other, and each in itself. */
struct order {
	uint32_t later, earlier, same;
	uint32_t far; /* years lie between them: nothing is entered so late */
	uint32_t falls[2]; /* times a date is before the one above it */
	uint32_t rises[2];
	int64_t last[2];
};

static bool
day_of(const struct raw_record *r, uint16_t h, int64_t *day)
{
	struct date_context ctx = {
		.order = ORDER_DMY, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading d;

	for (uint32_t i = 0; i < r->ncells; i++) {
		const struct raw_cell *c = &r->cells[i];

		if (c->name != h)
			continue;
		if (date_read(cell_text(c), CHRON_S(""),
			    (enum chron_type)c->type, &ctx, &d) != DATE_OK ||
			d.start.earliest == CHRON_TIME_MIN)
			return false;
		*day = civil_day_of(d.start.earliest);
		return true;
	}
	return false;
}

static void
note_order(struct order *o, int side, int64_t day)
{
	if (o->last[side] != INT64_MIN) {
		o->falls[side] += day < o->last[side];
		o->rises[side] += day > o->last[side];
	}
	o->last[side] = day;
}

static struct order
compare(const struct judge *j, uint16_t a, uint16_t b)
{
	struct order o = {.last = {INT64_MIN, INT64_MIN}};

	for (uint32_t i = 0; i < j->raw->nrecords && i < SAMPLE; i++) {
		int64_t x, y;

		if (!day_of(&j->raw->records[i], a, &x) ||
			!day_of(&j->raw->records[i], b, &y))
			continue;
		o.later += y > x;
		o.earlier += y < x;
		o.same += y == x;
		o.far += y - x > YEAR || x - y > YEAR;
		note_order(&o, 0, x);
		note_order(&o, 1, y);
	}
	return o;
}

/* Steps against the way the column mostly runs, for files that begin with the
 * newest too. */
static uint32_t
disorder(const struct order *o, int side)
{
	return o->falls[side] < o->rises[side] ? o->falls[side]
					       : o->rises[side];
}

/* How often the column goes on to another day. */
static uint32_t
steps(const struct order *o, int side)
{
	return o->falls[side] + o->rises[side];
}

/* Which of two event dates is not the event's: the one that is the same all
 * the way down; else when somebody was born, the earlier by years; else when it
 * was written down: the one that is mostly equal or later, else the less
 * sorted. */
static uint16_t
entry_of(const struct judge *j, uint16_t a, uint16_t b)
{
	struct order o = compare(j, a, b);

	if (steps(&o, 0) * 4 < steps(&o, 1))
		return a;
	if (steps(&o, 1) * 4 < steps(&o, 0))
		return b;
	if (o.far * 2 > o.later + o.earlier + o.same)
		return o.later > o.earlier ? a : b;
	if (o.later != o.earlier)
		return o.later > o.earlier ? b : a;
	return disorder(&o, 0) > disorder(&o, 1) ? a : b;
}

/* "Date of last visit" tells when something was done; "plan start date" how
 * things stood. */
static bool
of_happening(struct chron_str heading)
{
	static const char *const words[] = {"visit", "contact", "seen", "event",
		"incident", "occurred", "happened", "call", "appointment"};
	struct buf b = BUF_INIT;
	bool yes = false;

	words_add(&b, heading);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		yes |= words_find(buf_get(&b), chron_cstr(words[i])) !=
		       SIZE_MAX;
	buf_free(&b);
	return yes;
}

/* Which of two date columns is not the date of the event, and whether it is
 * when the event was written down. */
static uint16_t
not_the_date(const struct judge *j, uint16_t a, uint16_t b, bool *entry)
{
	bool x = of_happening(j->headings[a].text);
	bool y = of_happening(j->headings[b].text);
	uint16_t loser = entry_of(j, a, b);

	/* Headings that are a date of something else by their words alone. */
	*entry = j->headings[loser].confidence >= JUDGE_SURE &&
		 !judge_has(j, CHRON_F_ENTRY_DATE, loser);
	if (*entry || x == y)
		return loser;
	return x ? b : a;
}

/* "CP plan start date" and "CP plan end date" speak of one thing. */
static bool
of_one_thing(struct chron_str a, struct chron_str b)
{
	static const char *const general[] = {
		"date", "start", "end", "time", "the", "and", "of"};
	struct buf x = BUF_INIT, y = BUF_INIT;
	struct chron_str rest, word;
	bool one = false;

	words_add(&x, a);
	words_add(&y, b);
	rest = buf_get(&x);
	while (!one && str_cut(&rest, ' ', &word)) {
		one = words_find(buf_get(&y), word) != SIZE_MAX;
		for (size_t i = 0; i < sizeof(general) / sizeof(*general); i++)
			one = one && !str_is(word, general[i]);
	}
	buf_free(&x);
	buf_free(&y);
	return one;
}

/* Without its plan's start, a plan's end is no end of the visit. */
static void
drop_end(struct judge *j, uint16_t start)
{
	if (j->headings[start].confidence >= JUDGE_SURE)
		return;
	for (uint32_t h = 0; h < j->nstats; h++)
		if (j->headings[h].concept == CHRON_F_END_DATE &&
			j->headings[h].confidence < JUDGE_SURE &&
			of_one_thing(
				j->headings[start].text, j->headings[h].text))
	j->headings[h].concept = CHRON_F_OTHER;
}

static void
resolve_clash(struct judge *j, uint16_t a, uint16_t b)
{
	uint8_t concept = judge_clash_kind(j->headings[a].concept);
	int by = j->headings[a].confidence - j->headings[b].confidence;
	bool sure = j->headings[a].confidence >= JUDGE_SURE;
	uint16_t loser = by < -9 ? a : b;

	if (concept != judge_clash_kind(j->headings[b].concept) ||
		concept == CHRON_F_OTHER || concept == CHRON_F_EVENT)
		return;
	if (judge_told(j, a) || judge_told(j, b)) {
		loser = judge_told(j, a) ? b : a;
		if (judge_told(j, loser))
			return;
	} else if (sure != (j->headings[b].confidence >= JUDGE_SURE)) {
		loser = sure ? b : a; /* "Date of referral" beside "When" */
	} else if (concept == CHRON_F_DATE && by > -20 && by < 20) {
		bool entry;

		loser = not_the_date(j, a, b, &entry);
		if (entry) {
			judge_settle(j, loser, CHRON_F_ENTRY_DATE, 60);
			return;
		}
	}
	judge_settle(j, loser, CHRON_F_OTHER, j->headings[loser].confidence);
	if (concept == CHRON_F_DATE)
		drop_end(j, loser);
}

void
judge_yield(struct judge *j)
{
	for (uint32_t h = 0; h < j->nstats; h++)
		if (j->stats[h].clash)
			resolve_clash(j, j->stats[h].with, (uint16_t)h);
}
