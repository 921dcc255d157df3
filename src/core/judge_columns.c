/* Headings that mean several things are settled by what stands under them. */
#include "core/judge.h"

#include "util/fold.h"
#include "util/str.h"
#include "core/words.h"

enum { SURE = 80, TOLD = 100, SAMPLE = 1000, LETTERS = 4 };

/* Most of the filled cells, in tenths. */
static bool
most(uint32_t n, const struct column_stats *s, uint32_t tenths)
{
	return s->filled && n * 10 >= s->filled * tenths;
}

static uint64_t
mean(const struct column_stats *s)
{
	return s->filled ? s->bytes / s->filled : 0;
}

static void
set(struct judge *j, uint32_t h, enum chron_concept concept, uint8_t confidence)
{
	j->headings[h].concept = (uint8_t) concept;
	j->headings[h].confidence = confidence;
}

static bool
has(const struct judge *j, enum chron_concept concept, uint32_t but)
{
	for (uint32_t i = 0; i < j->nstats; i++)
		if (i != but && j->headings[i].concept == (uint8_t) concept)
			return true;
	return false;
}

/* ---- one rule for each concept whose words can mislead ---- */

typedef void rule(struct judge *j, uint32_t h, const struct column_stats *s);

static void
seen(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < SURE && s->filled &&
		!most(s->answers, s, 5))
		set(j, h, CHRON_F_WHO_SEEN, 70);
}

static void
who_seen(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (most(s->answers, s, 8))
		set(j, h, CHRON_F_SEEN, 70);
}

static void
subject(struct judge *j, uint32_t h, const struct column_stats *s)
{
	bool title =
		fold_eq(j->headings[h].text, CHRON_S("subject")) &&
		(j->calendar || (!has(j, CHRON_F_EVENT, h) && mean(s) >= 25));

	if (title)
		set(j, h, CHRON_F_EVENT, 80);
	else if (j->headings[h].confidence < SURE && most(s->answers, s, 6))
		set(j, h, CHRON_F_SEEN, 70);
}

static void
event(struct judge *j, uint32_t h, const struct column_stats *s)
{
	/* "No reply." three times is what happened three times. */
	if (most(s->answers, s, 8) && s->filled >= 3 && mean(s) <= LETTERS)
		set(j, h, CHRON_F_SIGNIFICANCE, 70);
	else if (j->headings[h].confidence < SURE && s->filled &&
		 has(j, CHRON_F_EVENT, h) && mean(s) < 40)
		set(j, h, CHRON_F_CONTACT_TYPE, 70);
}

static void
ref(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < SURE &&
		most(s->answers - (s->numbers < s->answers ? s->numbers
							   : s->answers),
			s, 6))
		set(j, h, CHRON_F_OTHER, 60);
}

/* "From", "To", "Start", "End": dates, times or people. */
static void
date(struct judge *j, uint32_t h, const struct column_stats *s)
{
	uint8_t concept = j->headings[h].concept;
	bool ends = concept == CHRON_F_END_DATE || concept == CHRON_F_END_TIME;

	if (!s->filled)
		return;
	if (most(s->times, s, 5) && !s->dates && concept != CHRON_F_TIME)
		set(j, h, ends ? CHRON_F_END_TIME : CHRON_F_TIME, 75);
	else if (most(s->dates, s, 5) && concept == CHRON_F_TIME)
		set(j, h, CHRON_F_DATE, 75);
	else if (j->headings[h].confidence < SURE && !s->dates && !s->times)
		set(j, h, CHRON_F_OTHER, 60);
}

/* "Present: Y" says nothing of who was. */
static void
present(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (most(s->answers, s, 8) && mean(s) <= LETTERS)
		set(j, h, CHRON_F_OTHER, 60);
}

static void
key(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < SURE && s->filled &&
		!most(s->answers, s, 5))
		set(j, h, CHRON_F_ANON, 60);
}

static rule *const rules[CHRON_F_COUNT] = {
	[CHRON_F_SEEN] = seen,
	[CHRON_F_WHO_SEEN] = who_seen,
	[CHRON_F_PRESENT] = present,
	[CHRON_F_SUBJECT] = subject,
	[CHRON_F_EVENT] = event,
	[CHRON_F_REF] = ref,
	[CHRON_F_DATE] = date,
	[CHRON_F_END_DATE] = date,
	[CHRON_F_TIME] = date,
	[CHRON_F_SIGNIFICANCE] = key,
};

static void
resolve_words(struct judge *j)
{
	for (uint32_t h = 0; h < j->nstats; h++) {
		rule *r = rules[j->headings[h].concept];

		if (r && !judge_told(j, h))
			r(j, h, &j->stats[h]);
	}
}

bool
judge_told(const struct judge *j, uint32_t heading)
{
	const struct chron_profile *p = j->options->profile;

	for (uint32_t i = 0; p && i < p->nmaps; i++)
		if (fold_eq(p->maps[i].heading, j->headings[heading].text))
			return true;
	return false;
}

/* ---- two columns of one concept ---- */

/* How two date columns lie to each other, and each in itself. */
struct order {
	uint32_t later, earlier, same;
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
 * the way down; else when it was written down: the one that is mostly equal or
 * later, else the less sorted. */
static uint16_t
entry_of(const struct judge *j, uint16_t a, uint16_t b)
{
	struct order o = compare(j, a, b);

	if (steps(&o, 0) * 4 < steps(&o, 1))
		return a;
	if (steps(&o, 1) * 4 < steps(&o, 0))
		return b;
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
	*entry = j->headings[loser].confidence >= SURE &&
		 !has(j, CHRON_F_ENTRY_DATE, loser);
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
	if (j->headings[start].confidence >= SURE)
		return;
	for (uint32_t h = 0; h < j->nstats; h++)
		if (j->headings[h].concept == CHRON_F_END_DATE &&
			j->headings[h].confidence < SURE &&
			of_one_thing(
				j->headings[start].text, j->headings[h].text))
	j->headings[h].concept = CHRON_F_OTHER;
}

static void
resolve_clash(struct judge *j, uint16_t a, uint16_t b)
{
	uint8_t concept = judge_clash_kind(j->headings[a].concept);
	int by = j->headings[a].confidence - j->headings[b].confidence;
	bool sure = j->headings[a].confidence >= SURE;
	uint16_t loser = by < -9 ? a : b;

	if (concept != judge_clash_kind(j->headings[b].concept) ||
		concept == CHRON_F_OTHER || concept == CHRON_F_EVENT)
		return;
	if (judge_told(j, a) || judge_told(j, b)) {
		loser = judge_told(j, a) ? b : a;
		if (judge_told(j, loser))
			return;
	} else if (sure != (j->headings[b].confidence >= SURE)) {
		loser = sure ? b : a; /* "Date of referral" beside "When" */
	} else if (concept == CHRON_F_DATE && by > -20 && by < 20) {
		bool entry;

		loser = not_the_date(j, a, b, &entry);
		if (entry) {
			set(j, loser, CHRON_F_ENTRY_DATE, 60);
			return;
		}
	}
	set(j, loser, CHRON_F_OTHER, j->headings[loser].confidence);
	if (concept == CHRON_F_DATE)
		drop_end(j, loser);
}

static void
resolve_clashes(struct judge *j)
{
	for (uint32_t h = 0; h < j->nstats; h++)
		if (j->stats[h].clash)
			resolve_clash(j, j->stats[h].with, (uint16_t)h);
}

/* ---- what no heading said ---- */

static uint32_t
first_of(const struct judge *j, const struct layout *l,
	enum chron_concept concept)
{
	for (uint32_t c = 0; c < l->ncols; c++)
		if (j->headings[l->heading[c]].concept == (uint8_t) concept)
			return c + 1;
	return 0;
}

/* A column that may hold the narrative where no heading says so: an unknown
 * one, else what was done or remarked. */
static bool
may_tell(const struct chron_heading *h, bool unknown)
{
	if (unknown)
	return h->concept == CHRON_F_OTHER && !h->confidence;
	return h->concept == CHRON_F_COMMENT || h->concept == CHRON_F_OUTCOME;
}

/* The column, from 1, with the longest text; 0 if none has more than a word. */
static uint32_t
longest_text(const struct judge *j, const struct layout *l, bool unknown)
{
	uint64_t longest = 7;
	uint32_t best = 0;

	for (uint32_t c = 0; c < l->ncols; c++) {
		const struct column_stats *s = &j->stats[l->heading[c]];

		if (!may_tell(&j->headings[l->heading[c]], unknown) ||
			most(s->dates, s, 5) || most(s->numbers, s, 5) ||
			mean(s) <= longest)
			continue;
		longest = mean(s);
		best = c + 1;
	}
	return best;
}

/* A table without a narrative: the longest text. */
static void
find_event(struct judge *j, const struct layout *l)
{
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint32_t best;

	if (first_of(j, l, CHRON_F_EVENT))
		return;
	best = longest_text(j, l, true);
	if (!best)
		best = longest_text(j, l, false);
	if (!best)
		return;
	set(j, l->heading[best - 1], CHRON_F_EVENT, 40);
	judge_diag(j, CHRON_NOTE, "event-column-guessed", &at, best,
		"no heading says what happened; \"%.*s\" is read as the event "
		"because it holds the longest text",
		STR(j->headings[l->heading[best - 1]].text));
}

/* The heading that seemed to be the date ("From": a sender) holds none: an
 * unknown one that does. */
static void
find_date(struct judge *j, const struct layout *l)
{
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint32_t best = 0;

	if (!l->row || first_of(j, l, CHRON_F_DATE) ||
		first_of(j, l, CHRON_F_DATETIME) ||
		first_of(j, l, CHRON_F_ENTRY_DATE))
		return;
	for (uint32_t c = l->ncols; c; c--) {
		const struct chron_heading *h = &j->headings[l->heading[c - 1]];
		const struct column_stats *s = &j->stats[l->heading[c - 1]];

		if (h->concept == CHRON_F_OTHER && !h->confidence && s->dates &&
			most(s->dates, s, 6))
			best = c;
	}
	if (!best)
		return;
	set(j, l->heading[best - 1], CHRON_F_DATE, 50);
	judge_diag(j, CHRON_WARNING, "date-column-guessed", &at, best,
		"no heading says date; \"%.*s\" is read as the date because "
		"it holds dates",
		STR(j->headings[l->heading[best - 1]].text));
}

/* Beside the date of a table without headings, a column of times is when. */
static void
guess_time(struct judge *j, const struct layout *l)
{
	uint32_t col = first_of(j, l, CHRON_F_DATE);
	uint16_t h;

	if (!l->guessed || !col || col == l->ncols)
		return;
	h = l->heading[col];
	if (j->headings[h].concept == CHRON_F_OTHER &&
		most(j->stats[h].times, &j->stats[h], 8))
		set(j, h, CHRON_F_TIME, 40);
}

/* The date of entry is all there is. */
static void
entry_only(struct judge *j, const struct layout *l)
{
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint32_t col = first_of(j, l, CHRON_F_ENTRY_DATE);

	if (!col || first_of(j, l, CHRON_F_DATE) ||
		first_of(j, l, CHRON_F_DATETIME))
		return;
	judge_diag(j, CHRON_WARNING, "entry-date-only", &at, col,
		"the only date is \"%.*s\", when it was written down; it is "
		"taken as the date of the event",
		STR(j->headings[l->heading[col - 1]].text));
}

static void
find_calendar(struct judge *j)
{
	static const char *const marks[] = {"meeting organizer",
		"meeting organiser", "reminder date", "all day event",
		"show time as", "reminder on off"};

	j->all_day = NO_HEADING;
	for (uint32_t h = 0; h < j->nheadings; h++) {
		struct chron_str w = words_arena(j->arena, j->headings[h].text);

		for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
			j->calendar |= str_is(w, marks[i]);
		if (str_is(w, "all day event") || str_is(w, "all day"))
			j->all_day = (uint16_t)h;
	}
}

/* In tables that keep no column for the agency the source often names it. */
static void
find_source_agency(struct judge *j)
{
	for (uint32_t h = 0; h < j->nstats; h++)
		if (j->headings[h].concept == CHRON_F_SOURCE)
			j->source_is_agency =
				!has(j, CHRON_F_AGENCY, NO_HEADING) &&
				most(j->stats[h].names, &j->stats[h], 6);
}

void
judge_columns(struct judge *j)
{
	find_calendar(j);
	judge_stats(j);
	resolve_words(j);
	judge_clashes(j);
	resolve_clashes(j);
	find_source_agency(j);
	for (uint32_t i = 0; i < j->nlayouts; i++) {
		find_date(j, j->layouts[i]);
		find_event(j, j->layouts[i]);
		guess_time(j, j->layouts[i]);
		entry_only(j, j->layouts[i]);
	}
}
