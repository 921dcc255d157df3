/* Headings that mean several things are settled by what stands under them. */
#include "core/judge.h"

#include "util/fold.h"
#include "util/str.h"
#include "core/words.h"

enum { LETTERS = 4 };

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

void
judge_settle(struct judge *j, uint32_t h, enum chron_concept what, uint8_t sure)
{
	j->headings[h].concept = (uint8_t)what;
	j->headings[h].confidence = sure;
}

void
judge_guessed_date(struct judge *j, const struct layout *l, uint32_t col)
{
	const struct raw_record at = {.part = l->part, .row = l->row};

	judge_diag(j, CHRON_WARNING, "date-column-guessed", &at, col,
		"no heading says date; \"%.*s\" is read as the date because "
		"it holds dates",
		STR(j->headings[l->heading[col - 1]].text));
}

bool
judge_has(const struct judge *j, enum chron_concept what, uint32_t but)
{
	for (uint32_t i = 0; i < j->nstats; i++)
		if (i != but && j->headings[i].concept == (uint8_t)what)
			return true;
	return false;
}

/* ---- one rule for each concept whose words can mislead ---- */

typedef void rule(struct judge *j, uint32_t h, const struct column_stats *s);

static void
seen(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < JUDGE_SURE && s->filled &&
		!most(s->answers, s, 5))
		judge_settle(j, h, CHRON_F_WHO_SEEN, 70);
}

static void
who_seen(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (most(s->answers, s, 8))
		judge_settle(j, h, CHRON_F_SEEN, 70);
}

static void
subject(struct judge *j, uint32_t h, const struct column_stats *s)
{
	bool title = fold_eq(j->headings[h].text, CHRON_S("subject")) &&
		     (j->calendar || (!judge_has(j, CHRON_F_EVENT, h) &&
					     mean(s) >= 25));

	if (title)
		judge_settle(j, h, CHRON_F_EVENT, 80);
	else if (j->headings[h].confidence < JUDGE_SURE &&
		 most(s->answers, s, 6) && !judge_has(j, CHRON_F_SEEN, h))
		judge_settle(j, h, CHRON_F_SEEN, 70);
}

/* "Incident: 2102-4410", "Log: 1420712", "Triage: 23:50": no narrative. */
static bool
is_number_of(struct judge *j, uint32_t h, const struct column_stats *s)
{
	bool others = judge_has(j, CHRON_F_EVENT, h);

	if (others && !s->told && most(s->codes + s->numbers, s, 6))
		judge_settle(j, h,
			judge_has(j, CHRON_F_REF, h) ? CHRON_F_OTHER
						     : CHRON_F_REF,
			60);
	else if (j->headings[h].confidence < JUDGE_SURE &&
		 most(s->times + s->dates + s->numbers, s, 8))
		judge_settle(j, h, CHRON_F_OTHER, 60);
	return j->headings[h].concept != CHRON_F_EVENT;
}

static void
event(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (is_number_of(j, h, s))
		return;
	/* "No reply." three times is what happened three times. */
	if (most(s->answers, s, 8) && s->filled >= 3 && mean(s) <= LETTERS)
		judge_settle(j, h, CHRON_F_SIGNIFICANCE, 70);
	else if (j->headings[h].confidence < JUDGE_SURE && s->filled &&
		 judge_has(j, CHRON_F_EVENT, h) && mean(s) < 40 &&
		 !most(s->told, s, 5))
		judge_settle(j, h, CHRON_F_CONTACT_TYPE, 70);
}

static void
ref(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < JUDGE_SURE &&
		most(s->answers - (s->numbers < s->answers ? s->numbers
							   : s->answers),
			s, 6))
		judge_settle(j, h, CHRON_F_OTHER, 60);
}

/* "From", "To", "Start", "End": dates, times or people. */
static void
date(struct judge *j, uint32_t h, const struct column_stats *s)
{
	uint8_t concept = j->headings[h].concept;
	bool ends = concept == CHRON_F_END_DATE || concept == CHRON_F_END_TIME;

	if (!s->filled)
		return;
	if (j->headings[h].confidence < JUDGE_SURE && most(s->answers, s, 8))
		judge_settle(j, h, CHRON_F_OTHER, 60);
	else if (most(s->times, s, 5) && !s->dates && concept != CHRON_F_TIME)
		judge_settle(j, h, ends ? CHRON_F_END_TIME : CHRON_F_TIME, 75);
	else if (most(s->dates, s, 5) && concept == CHRON_F_TIME)
		judge_settle(j, h, CHRON_F_DATE, 75);
	else if (j->headings[h].confidence < JUDGE_SURE && !s->dates &&
		 !s->times)
		judge_settle(j, h, CHRON_F_OTHER, 60);
}

/* "Present: Y" says nothing of who was. */
static void
present(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (most(s->answers, s, 8) && mean(s) <= LETTERS)
		judge_settle(j, h, CHRON_F_OTHER, 60);
}

static void
key(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < JUDGE_SURE && s->filled &&
		!most(s->answers, s, 5))
		judge_settle(j, h, CHRON_F_ANON, 60);
}

/* "Received": the day; or by whom. */
static void
entered(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < JUDGE_SURE && s->filled &&
		!most(s->dates, s, 5))
		judge_settle(j, h,
			most(s->times, s, 5) ? CHRON_F_TIME : CHRON_F_OTHER,
			60);
}

/* "Code: Letter from hospital" is what sort of entry it is, "9N31." is known
 * to the system alone. */
static void
code(struct judge *j, uint32_t h, const struct column_stats *s)
{
	bool words = mean(s) > LETTERS && !most(s->codes, s, 5) &&
		     !most(s->answers, s, 5) && !most(s->numbers, s, 5);

	if (j->headings[h].confidence < JUDGE_SURE && words &&
		!judge_has(j, CHRON_F_CONTACT_TYPE, h))
		judge_settle(j, h, CHRON_F_CONTACT_TYPE, 60);
}

static void
type(struct judge *j, uint32_t h, const struct column_stats *s)
{
	if (j->headings[h].confidence < JUDGE_SURE &&
		most(s->codes + s->numbers + s->dates + s->times, s, 6))
		judge_settle(j, h, CHRON_F_OTHER, 60);
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
	[CHRON_F_ENTRY_DATE] = entered,
	[CHRON_F_ANON] = code,
	[CHRON_F_CONTACT_TYPE] = type,
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

/* ---- what no heading said ---- */

static uint32_t
first_of(const struct judge *j, const struct layout *l, enum chron_concept what)
{
	for (uint32_t c = 0; c < l->ncols; c++)
		if (j->headings[l->heading[c]].concept == (uint8_t)what)
			return c + 1;
	return 0;
}

/* The heading that seemed to be the date ("From": a sender) holds none: an
 * unknown one that does. */
static void
find_date(struct judge *j, const struct layout *l)
{
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
	judge_settle(j, l->heading[best - 1], CHRON_F_DATE, 50);
	judge_guessed_date(j, l, best);
}

/* A column of times under no heading that says time: the first is when. */
static void
find_time(struct judge *j, const struct layout *l)
{
	const struct raw_record at = {.part = l->part, .row = l->row};

	if (!l->row || !first_of(j, l, CHRON_F_DATE) ||
		first_of(j, l, CHRON_F_TIME))
		return;
	for (uint32_t c = 1; c <= l->ncols; c++) {
		uint16_t h = l->heading[c - 1];

		if (j->headings[h].concept != CHRON_F_OTHER ||
			j->headings[h].confidence ||
			!most(j->stats[h].times, &j->stats[h], 8))
			continue;
		judge_settle(j, h, CHRON_F_TIME, 40);
		judge_diag(j, CHRON_NOTE, "time-column-guessed", &at, c,
			"no heading says time; \"%.*s\" is read as the time "
			"because it holds times",
			STR(j->headings[h].text));
		return;
	}
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
				!judge_has(j, CHRON_F_AGENCY, NO_HEADING) &&
				most(j->stats[h].names, &j->stats[h], 6);
}

void
judge_columns(struct judge *j)
{
	find_calendar(j);
	judge_stats(j);
	for (uint32_t i = 0; i < j->nlayouts; i++)
		judge_guess_rivals(j, j->layouts[i]);
	/* Before two columns of one meaning are told apart: of "What we did"
	 * and "Outcome" the first may be the narrative. */
	for (uint32_t i = 0; i < j->nlayouts; i++)
		judge_narrative(j, j->layouts[i]);
	resolve_words(j);
	judge_clashes(j);
	judge_yield(j);
	find_source_agency(j);
	for (uint32_t i = 0; i < j->nlayouts; i++) {
		find_date(j, j->layouts[i]);
		judge_narrative(j, j->layouts[i]);
		find_time(j, j->layouts[i]);
		judge_guess_findings(j, j->layouts[i]);
		entry_only(j, j->layouts[i]);
	}
}
