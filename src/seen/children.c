/* Reads a list of children as people write it:
 * "Child A (7y), Sib 1 (5m), Maisie (12d), Unborn Baby B". */
#include "seen/seen.h"

#include "util/civil.h"
#include "util/str.h"

/* A birthday half way between two ages: "7y" is seven and a half. */
static int32_t
born(struct chron_str age, int32_t on)
{
	int32_t n = 0;
	size_t i = 0;

	if (on == CIVIL_MIN)
		return CIVIL_MIN;
	for (; i < age.n && i < 4 && age.p[i] >= '0' && age.p[i] <= '9'; i++)
		n = n * 10 + (age.p[i] - '0');
	while (i < age.n && age.p[i] == ' ')
		i++;
	if (i == 0 || i >= age.n)
		return CIVIL_MIN;
	switch (age.p[i] | 32) {
	case 'y':
		return on - n * 1461 / 4 - 182;
	case 'm':
		return on - n * 487 / 16 - 15;
	case 'w':
		return on - n * 7 - 3;
	case 'd':
		return on - n;
	default:
		return CIVIL_MIN;
	}
}

static void
read_one(struct chron_str item, int32_t on, struct chron_child *c)
{
	size_t open = str_find(item, CHRON_S("("));

	*c = (struct chron_child){.subject = true, .born = CIVIL_MIN};
	if (open != SIZE_MAX && open > 0) {
		struct chron_str age = {item.p + open + 1, item.n - open - 1};

		c->ref = str_trim((struct chron_str){item.p, open});
		c->born = born(str_trim(age), on);
	} else {
		c->ref = item;
	}
	if (str_istarts(c->ref, "unborn") && c->born == CIVIL_MIN &&
		on != CIVIL_MIN)
		c->born = on + 90;
}

uint32_t
seen_read_children(struct arena *a, struct chron_str list, int32_t on,
	struct chron_child **children)
{
	struct chron_str item;
	uint32_t n = 0;

	*children = NULL;
	for (size_t from = 0; from < list.n;) {
		size_t to = from, depth = 0;

		while (to < list.n &&
			(depth || (list.p[to] != ',' && list.p[to] != ';'))) {
			depth += list.p[to] == '(';
			depth -= depth && list.p[to] == ')';
			to++;
		}
		item = str_trim((struct chron_str){list.p + from, to - from});
		if (item.n)
			read_one(item, on, ARENA_PUSH(a, children, &n));
		from = to + 1;
	}
	return n;
}
