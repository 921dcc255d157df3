/* A sum drawn as a waterfall. */
#include "cli/waterfall.h"

#include "util/str.h"

enum { WIDTH = 40 };

/* Points to columns. */
struct scale {
	int32_t least, most;
};

static struct scale
scale_of(const struct chron_pair *pair, int32_t join_at)
{
	struct scale s = {0, join_at > 0 ? join_at : 1};
	int32_t sum = 0;

	for (uint32_t i = 0; i < pair->nreasons; i++) {
		sum += pair->reasons[i].points;
		s.least = sum < s.least ? sum : s.least;
		s.most = sum > s.most ? sum : s.most;
	}
	return s;
}

static int
column(const struct scale *s, int32_t points)
{
	int64_t span = (int64_t)s->most - s->least;

	return (int)(((int64_t)points - s->least) * (WIDTH - 1) / span);
}

/* Zero and the threshold for joining are marked on every line. */
static void
draw(char bar[WIDTH + 1], const struct scale *s, int32_t from, int32_t to,
	int32_t join_at)
{
	int a = column(s, from < to ? from : to);
	int b = column(s, from < to ? to : from);

	memset(bar, ' ', WIDTH);
	bar[WIDTH] = '\0';
	bar[column(s, 0)] = ':';
	bar[column(s, join_at)] = '|';
	for (int i = a; i < b; i++)
		bar[i] = to > from ? '+' : '-';
	if (a == b && from != to)
		bar[a] = to > from ? '+' : '-';
}

void
waterfall_write(struct page *p, const struct chron_pair *pair, int32_t join_at,
	int32_t possible_at)
{
	struct scale s = scale_of(pair, join_at);
	char bar[WIDTH + 1];
	int32_t sum = 0;

	for (uint32_t i = 0; i < pair->nreasons; i++) {
		const struct chron_reason *r = &pair->reasons[i];

		draw(bar, &s, sum, sum + r->points, join_at);
		sum += r->points;
		page_printf(p, 2, "%+5d  %s  %s%s%.*s", r->points, bar, r->what,
			r->say.n ? ": " : "", STR(r->say));
	}
	draw(bar, &s, 0, pair->score, join_at);
	page_printf(p, 2, "%5d  %s  total", pair->score, bar);
	page_printf(p, 2,
		"one happening from %d (|), a person is asked from "
		"%d",
		join_at, possible_at);
}
