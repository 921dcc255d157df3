/* Which column of a table tells what happened, where headings do not say it or
 * say it of a column of catchwords. */
#include "core/judge.h"

#include "util/str.h"

enum {
	ENOUGH = 40,  /* bytes of a cell that tells more than a catchword */
	A_WORD = 7,   /* a column of longer texts may be a narrative ... */
	PROSE = 25,   /* ... and one of these is, if it reads like one */
	GUESSED = 40, /* how sure that is, in 100 */
	WEAK = 60     /* and beside a column of catchwords */
};

/* At least so many tenths of the filled cells read like sentences. */
static bool
reads(const struct column_stats *s, uint32_t tenths)
{
	return s->filled && s->told * 10 >= s->filled * tenths;
}

static uint64_t
mean(const struct column_stats *s)
{
	return s->filled ? s->bytes / s->filled : 0;
}

/* What may turn out to be a narrative, the likelier first. */
enum may { MAY_NOT, MAY_UNKNOWN, MAY_WEAK, MAY_DONE, MAY_SURE };

/* By what the heading means, unsure and sure.  A sure source is none: an index
 * of documents tells nothing. */
static const uint8_t may[CHRON_F_COUNT][2] = {
	[CHRON_F_COMMENT] = {MAY_WEAK, MAY_DONE},
	[CHRON_F_OUTCOME] = {MAY_DONE, MAY_DONE},
	[CHRON_F_SOURCE] = {MAY_WEAK, MAY_NOT},
	[CHRON_F_PRESENT] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_PROFESSIONAL] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_CONTACT_TYPE] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_SUBJECT] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_LOCATION] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_ANON] = {MAY_WEAK, MAY_SURE},
	[CHRON_F_DECISION] = {MAY_SURE, MAY_SURE},
	[CHRON_F_IMPACT] = {MAY_SURE, MAY_SURE},
	[CHRON_F_ISSUE] = {MAY_SURE, MAY_SURE},
};

static enum may
may_tell(const struct judge *j, uint32_t h)
{
	const struct chron_heading *x = &j->headings[h];

	if (judge_told(j, h))
		return MAY_NOT;
	if (x->concept == CHRON_F_OTHER)
		return x->confidence ? MAY_NOT : MAY_UNKNOWN;
	return (enum may)may[x->concept][x->confidence >= JUDGE_SURE];
}

/* The column, from 1, with the longest text of those that may tell, from
 * `from` to `to`; 0 if none is longer than `than` bytes. */
static uint32_t
longest(const struct judge *j, const struct layout *l, enum may from,
	enum may to, uint64_t than, bool prose)
{
	uint32_t best = 0;

	for (uint32_t c = 0; c < l->ncols; c++) {
		const struct column_stats *s = &j->stats[l->heading[c]];
		enum may how = may_tell(j, l->heading[c]);

		if (how < from || how > to || mean(s) <= than ||
			(prose && !reads(s, 5)) ||
			(s->dates + s->numbers) * 2 >= s->filled)
			continue;
		than = mean(s);
		best = c + 1;
	}
	return best;
}

static void
take(struct judge *j, const struct layout *l, uint32_t col, uint8_t sure,
	const char *why)
{
	/* Names, say of a rota, are no narrative. */
	enum chron_severity severity = reads(&j->stats[l->heading[col - 1]], 3)
					       ? CHRON_NOTE
					       : CHRON_WARNING;
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint16_t h = l->heading[col - 1];

	judge_settle(j, h, CHRON_F_EVENT, sure);
	judge_diag(j, severity, "event-column-guessed", &at, col,
		"%s; \"%.*s\" is read as the event because it holds the "
		"longest text",
		why, STR(j->headings[h].text));
}

/* "Contact: Home visit", and what went on there under "Record". */
static void
find_longer(struct judge *j, const struct layout *l, uint64_t catchword)
{
	uint64_t than = catchword * 2 > PROSE ? catchword * 2 : PROSE;
	uint32_t col = longest(j, l, MAY_UNKNOWN, MAY_WEAK, than, true);

	if (col)
		take(j, l, col, WEAK,
			"what the headings call the event are catchwords");
}

/* No heading says what happened. */
static void
find_any(struct judge *j, const struct layout *l)
{
	static const struct {
		enum may from, to;
		uint64_t than;
		bool prose;
	} ways[] = {
		{MAY_UNKNOWN, MAY_WEAK, PROSE, true},
		{MAY_DONE, MAY_SURE, PROSE, true},
		{MAY_UNKNOWN, MAY_UNKNOWN, A_WORD, false},
		{MAY_WEAK, MAY_DONE, A_WORD, true},
		{MAY_DONE, MAY_DONE, A_WORD, false},
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		uint32_t col = longest(j, l, ways[i].from, ways[i].to,
			ways[i].than, ways[i].prose);

		if (col) {
			take(j, l, col, GUESSED,
				"no heading says what happened");
			return;
		}
	}
}

void
judge_narrative(struct judge *j, const struct layout *l)
{
	uint64_t most = 0;
	bool any = false;

	for (uint32_t c = 0; c < l->ncols; c++) {
		const struct column_stats *s = &j->stats[l->heading[c]];

		if (j->headings[l->heading[c]].concept != CHRON_F_EVENT)
			continue;
		any = true;
		if (reads(s, 3) || mean(s) >= ENOUGH ||
			judge_told(j, l->heading[c]))
			return;
		most = mean(s) > most ? mean(s) : most;
	}
	if (any)
		find_longer(j, l, most);
	else
		find_any(j, l);
}
