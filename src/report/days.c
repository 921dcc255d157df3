/* The dated entries of a chronology in the order they are shown, with the
 * quiet times between them.
 *
 * Of a part of the case, days between two entries that are shown are days on
 * which others may have been busy: it is told how many entries lie there. */
#include "report/days.h"

#include "report/words.h"
#include "util/civil.h"

enum {
	PASSED_DAYS = 7, /* from so many days without an entry it is said */
	REACH_DAYS = 31, /* a vaguer date does not end a quiet time */
};

bool
days_known(const struct chron_entry *n)
{
	return n->start.precision != CHRON_UNKNOWN &&
	       !(n->start.earliest == CHRON_TIME_MIN &&
		       n->start.latest == CHRON_TIME_MAX);
}

/* The last day that has anything once the entry is there, too. */
static int32_t
reach_to(int32_t reach, const struct chron_entry *n)
{
	int32_t first, last, day, end;

	if (!words_bounds(&n->start, &first, &last))
		return reach;
	day = last - first < REACH_DAYS ? last : first;
	if (n->has_end && words_bounds(&n->end, &first, &end) && end > day)
		day = end;
	return day > reach ? day : reach;
}

static uint32_t
days_since(int32_t reach, const struct chron_entry *n)
{
	int32_t first, last;

	if (reach == CIVIL_MIN || !words_bounds(&n->start, &first, &last) ||
		(int64_t)first - reach < PASSED_DAYS)
		return 0;
	return (uint32_t)(first - reach);
}

static bool
is_of(const struct chron_entry *n, bool in_scope)
{
	return days_known(n) && n->in_scope == in_scope;
}

/* How many that are not shown come before n, from *at on. Entries are in the
 * order of their leads. */
static uint32_t
skip_hidden(const struct chron_chronology *c, bool in_scope, uint32_t *at,
	const struct chron_entry *n)
{
	uint32_t end = c->nentries + c->hidden_entries, count = 0;

	for (; *at < end && c->entries[*at].events[0] < n->events[0]; ++*at)
		count += is_of(&c->entries[*at], in_scope);
	return count;
}

static void
turn(struct day_line *lines, uint32_t n)
{
	for (uint32_t i = 0; i < n / 2; i++) {
		struct day_line line = lines[i];

		lines[i] = lines[n - 1 - i];
		lines[n - 1 - i] = line;
	}
}

uint32_t
days_lines(struct arena *a, const struct chron_chronology *c, bool in_scope,
	struct day_line **lines)
{
	uint32_t hidden = c->nentries, n = 0;
	int32_t reach = CIVIL_MIN;

	*lines = ARENA_ARRAY(a, struct day_line, c->nentries);
	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *entry = &c->entries[i];

		if (!is_of(entry, in_scope))
			continue;
		(*lines)[n++] =
			(struct day_line){entry, days_since(reach, entry),
				skip_hidden(c, in_scope, &hidden, entry)};
		reach = reach_to(reach, entry);
	}
	if (c->newest_first)
		turn(*lines, n);
	return n;
}

struct chron_str
days_say(struct arena *a, const struct day_line *line)
{
	struct chron_str days = WORDS(
		a, words_number(a, line->passed), CHRON_S(" days passed"));

	if (!line->left_out)
		return days;
	return WORDS(a, days, CHRON_S("; "), words_number(a, line->left_out),
		line->left_out == 1
			? CHRON_S(" entry of the case between is not shown")
			: CHRON_S(" entries of the case between are not "
				  "shown"));
}
