/* Which children an answer is about, where it names none. */
#include "seen/said.h"

#include "util/str.h"

enum { SAID_PLAINLY = 40 };

static unsigned
count(uint64_t kids)
{
	return (unsigned)__builtin_popcountll(kids);
}

/* Up to two figures of the answer; returns how many there are. */
static unsigned
figures(const struct answer_sink *sink, const struct said *a, int64_t figure[2])
{
	struct chron_str s = {
		sink->scene->text.p + a->start, a->end - a->start};
	unsigned n = 0;

	for (size_t i = 0; i < s.n;) {
		size_t k = i;

		while (k < s.n && s.p[k] >= '0' && s.p[k] <= '9')
			k++;
		if (k > i && n < 2)
			figure[n] =
				str_number((struct chron_str){s.p + i, k - i});
		n += k > i;
		i = k > i ? k : i + 1;
	}
	return n;
}

/* Those of the row whom the narrative saw. */
static uint64_t
sighted(const struct scene *s, uint64_t row)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (row >> i & 1 &&
			s->votes[i][ASPECT_SEEN][ANSWER_YES].weight >
				s->votes[i][ASPECT_SEEN][ANSWER_NO].weight)
			kids |= UINT64_C(1) << i;
	return kids;
}

uint64_t
whom_not_elsewhere(const struct scene *s, uint64_t row)
{
	uint64_t there = row;

	for (uint32_t i = 0; i < s->people->nkids; i++) {
		const struct vote *v = s->votes[i][ASPECT_SEEN];

		if (v[ANSWER_NO].weight >= SAID_PLAINLY &&
			v[ANSWER_NO].weight > v[ANSWER_YES].weight)
			there &= ~(UINT64_C(1) << i);
	}
	return there;
}

/* "x2": two of the row if it has two, or if two were seen. */
static uint64_t
counted(const struct answer_sink *sink, struct said *a, int64_t n)
{
	const struct scene *s = sink->scene;
	uint64_t named = s->named & ~s->unborn;
	const uint64_t choice[] = {sink->row, sink->kids, sighted(s, sink->row),
		named, whom_not_elsewhere(s, sink->row),
		whom_not_elsewhere(s, named), (s->usual & ~s->unborn) | named,
		(s->usual & ~s->unborn) | sighted(s, s->all)};

	a->every = true;
	for (size_t i = 0; i < sizeof(choice) / sizeof(choice[0]); i++)
		if (count(choice[i]) == n) {
			if (a->reply == REPLY_NONE)
				a->reply = REPLY_YES;
			return choice[i];
		}
	a->reply = REPLY_UNKNOWN;
	return sink->row;
}

/* "both" of three: two of them */
static bool
is_both(const struct answer_sink *sink, const struct said *a)
{
	return str_ifind((struct chron_str){sink->scene->text.p + a->start,
				 a->end - a->start},
		       "both") != SIZE_MAX;
}

uint64_t
whom_about(const struct answer_sink *sink, struct said *a)
{
	int64_t figure[2] = {-1, -1};
	unsigned n;

	if (a->kids)
		return !a->named && count(a->kids) > 2 && is_both(sink, a)
			       ? counted(sink, a, 2)
			       : a->kids;
	n = a->words || count(sink->row) < 2 ? 0 : figures(sink, a, figure);
	if (n == 2) {
		a->reply = figure[0] == figure[1] ? REPLY_YES : REPLY_UNKNOWN;
		return sink->row;
	}
	if (n == 1 && figure[0] > 1)
		return counted(sink, a, figure[0]);
	return a->every || a->reply == REPLY_NO || a->reply == REPLY_NA
		       ? sink->row
		       : sink->kids;
}
