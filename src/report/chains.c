/* Chains of failed visits and missed or cancelled appointments: one service
 * sees one, the chronology sees all. */
#include "find/parts.h"
#include "report/emit.h"
#include "report/missed.h"

enum { CHAIN_DAYS = 31, CHAIN_LEAST = 3 };

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"number", "How many", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"agencies", "Agencies", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"records", "Records", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table table = {
	.key = "chains",
	.title = "Chains of failed visits and missed appointments",
	.caption = "Three or more within a month for one child, whichever "
		   "agencies they were with.",
	.empty = "There is no chain of failed visits or missed appointments.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static void
yield_chain(struct emit *e, uint32_t child, const struct find_span *items,
	uint32_t n)
{
	uint32_t *events = ARENA_ARRAY(e->a, uint32_t, n);
	bool *seen = ARENA_ARRAY(e->a, bool, e->c->nagencies + 1);
	uint32_t nagencies = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct chron_event *event = &e->c->events[items[i].event];
		uint32_t by = event->agency < e->c->nagencies ? event->agency
							      : e->c->nagencies;

		nagencies += !seen[by];
		seen[by] = true;
		events[i] = items[i].event;
	}
	emit_label(e, e->c->config.children[child].ref);
	emit_day(e, items[0].first, "");
	emit_day(e, items[n - 1].last, "");
	emit_number(e, n);
	emit_number(e, nagencies);
	emit_text(e, missed_lines(e->a, e->c, events, n, child));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

/* Visits and appointments alone: a plan has failed nobody yet. */
static struct find_spans
failed_of(struct emit *e, const struct find_child *child)
{
	struct find_spans failed = {0};

	for (uint32_t i = 0; i < child->missed.n; i++)
		if (child->missed.items[i].what != MISSED_PLAN)
			*ARENA_PUSH(e->keep, &failed.items, &failed.n) =
				child->missed.items[i];
	return failed;
}

void
table_chains(struct emit *e, const struct finder *f)
{
	emit_table(e, &table);
	for (uint32_t at = 0; at < e->c->config.nchildren; at++) {
		struct find_spans s = failed_of(e, &f->children[at]);

		for (uint32_t i = 0, end = 0; i < s.n && e->st == CHRON_OK;) {
			while (end < s.n &&
				s.items[end].first - s.items[i].first <
					CHAIN_DAYS)
				end++;
			if (end - i < CHAIN_LEAST) {
				i++;
				continue;
			}
			yield_chain(e, at, &s.items[i], end - i);
			i = end;
		}
	}
}
