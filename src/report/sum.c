/* The cells of a pair: why two accounts were, or were not, put together. */
#include "merge/merge.h"
#include "report/emit.h"

/* Points and what they are for, a line each. */
static struct chron_str
reasons(struct emit *e, struct chron_str head, const struct chron_pair *p)
{
	struct chron_str *lines =
		ARENA_ARRAY(e->a, struct chron_str, p->nreasons + 1);

	lines[0] = head;
	for (uint32_t i = 0; i < p->nreasons; i++) {
		const struct chron_reason *r = &p->reasons[i];

		lines[i + 1] =
			WORDS(e->a, i || head.n ? CHRON_S("\n") : CHRON_S(""),
				words_signed(e->a, r->points), CHRON_S(" "),
				chron_cstr(r->what),
				r->say.n ? CHRON_S(": ") : CHRON_S(""), r->say);
	}
	return words_join(e->a, lines, p->nreasons + 1);
}

static struct chron_str
levels(struct emit *e)
{
	int32_t join = merge_join_at(&e->c->config);
	int32_t possible = merge_possible_at(&e->c->config);

	if (possible >= join)
		return arena_printf(e->a, "%d one entry", join);
	return arena_printf(
		e->a, "%d a person is asked\n%d one entry", possible, join);
}

struct chron_cell *
emit_sum(struct emit *e, struct chron_str head, const struct chron_pair *p)
{
	struct chron_cell *cell = emit_text(e, reasons(e, head, p));

	cell->kind = CHRON_CELL_SUM;
	cell->number = p->score;
	cell->data = levels(e);
	return cell;
}

struct chron_cell *
emit_score(struct emit *e, int32_t score)
{
	struct chron_cell *cell = emit_number(e, 0);

	cell->number = score;
	cell->text = score < 0 ? words_signed(e->a, score)
			       : words_number(e->a, (uint64_t)score);
	return cell;
}

struct chron_cell *
emit_telling(struct emit *e, uint32_t at)
{
	const struct chron_event *event = &e->c->events[at];
	bool timed = event->start.precision == CHRON_MINUTE;

	return emit_text(e,
		WORDS(e->a, words_date(e->a, &event->start),
			timed ? CHRON_S(", ") : CHRON_S(""),
			timed ? words_time(e->a, &event->start) : CHRON_S(""),
			CHRON_S("; "), words_who(e->a, e->c, event),
			CHRON_S("; "), words_position(e->a, e->c, event),
			CHRON_S("\n"), words_account(e->a, event)));
}

/* The first leads; the others are in order. */
uint32_t
sum_place(const struct chron_entry *n, uint32_t event)
{
	uint32_t low = 1, high = n->nevents;

	if (n->events[0] == event)
		return 0;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (n->events[mid] < event)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct chron_pair **
sum_links(struct arena *a, const struct chron_entry *n)
{
	const struct chron_pair **links =
		ARENA_ARRAY(a, const struct chron_pair *, n->nevents);

	for (uint32_t i = 0; i < n->npairs; i++) { /* the strongest first */
		uint32_t x = sum_place(n, n->pairs[i].a);
		uint32_t y = sum_place(n, n->pairs[i].b);
		uint32_t later = x > y ? x : y;

		if (later < n->nevents && !links[later])
			links[later] = &n->pairs[i];
	}
	return links;
}
