/* The report of duplicates: what was put together and why, and the pairs a
 * person is asked about. */
#include "report/emit.h"

static const struct chron_column merged_columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	{"accounts", "Accounts", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"status", "Put together", CHRON_CELL_LABEL,
		CHRON_NARROW | CHRON_UNDER},
	{"a", "One account", CHRON_CELL_TEXT, CHRON_WIDE},
	{"b", "The other", CHRON_CELL_TEXT, CHRON_WIDE},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_WIDE},
	{"reasons", "Why", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
};

static const struct chron_table merged = {
	.key = "merged",
	.title = "Entries of several accounts",
	.caption = "Accounts that were taken for one happening, link by link. "
		   "The reasons of a link add up to its score. Nothing was "
		   "deleted: a decision takes them apart again.",
	.empty = "No two accounts were put together.",
	.columns = merged_columns,
	.ncolumns = sizeof(merged_columns) / sizeof(*merged_columns),
};

static const struct chron_column possible_columns[] = {
	{"decision", "Decision", CHRON_CELL_LABEL, CHRON_NARROW},
	{"a", "One", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"b", "Other", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"why", "Reason for the decision", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_WIDE},
	{"reasons", "For and against", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"a_text", "One says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"b_text", "The other says", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const char *const rulings[] = {
	"same", "same-differ", "related", "different", "unsure", NULL};

static const struct chron_fill possible_fills[] = {
	{"decision", rulings,
		"same: one happening. same-differ: one, and the accounts "
		"disagree. related: two that belong together. different: two. "
		"unsure: it cannot be told."},
	{"why", NULL, "Why, in your own words."},
};

static const struct chron_table possible = {
	.key = "possible",
	.title = "Pairs for a person to decide",
	.caption = "They may be one happening. Write same, same-differ, "
		   "related, different or unsure in the column Decision and "
		   "give the file to: decide --from.",
	.empty = "There is no pair to decide.",
	.columns = possible_columns,
	.ncolumns = sizeof(possible_columns) / sizeof(*possible_columns),
	.fills = possible_fills,
	.nfills = sizeof(possible_fills) / sizeof(*possible_fills),
};

static struct chron_str
signed_number(struct arena *a, int32_t n)
{
	int64_t size = n < 0 ? -(int64_t)n : n;

	return WORDS(a, n < 0 ? CHRON_S("-") : CHRON_S("+"),
		words_number(a, (uint64_t)size));
}

static void
add_score(struct emit *e, int32_t score)
{
	struct chron_cell *cell = emit_number(e, 0);

	cell->number = score;
	cell->text = score < 0 ? signed_number(e->a, score)
			       : words_number(e->a, (uint64_t)score);
}

/* "+40 time: both 10:30", a line each. */
static void
add_reasons(struct emit *e, const struct chron_pair *p)
{
	struct chron_str *lines =
		ARENA_ARRAY(e->a, struct chron_str, p->nreasons);

	for (uint32_t i = 0; i < p->nreasons; i++) {
		const struct chron_reason *r = &p->reasons[i];

		lines[i] = WORDS(e->a, i ? CHRON_S("\n") : CHRON_S(""),
			signed_number(e->a, r->points), CHRON_S(" "),
			chron_cstr(r->what),
			r->say.n ? CHRON_S(": ") : CHRON_S(""), r->say);
	}
	emit_text(e, words_join(e->a, lines, p->nreasons));
}

static void
add_account(struct emit *e, uint32_t at)
{
	const struct chron_event *event = &e->c->events[at];
	bool timed = event->start.precision == CHRON_MINUTE;

	emit_text(e,
		WORDS(e->a, words_date(e->a, &event->start),
			timed ? CHRON_S(", ") : CHRON_S(""),
			timed ? words_time(e->a, &event->start) : CHRON_S(""),
			CHRON_S("; "), words_who(e->a, e->c, event),
			CHRON_S("; "), words_position(e->a, e->c, event),
			CHRON_S("\n"), words_account(e->a, event)));
}

static const char *const match_words[] = {
	[MATCH_SINGLE] = "single",
	[MATCH_AUTOMATIC] = "by the program",
	[MATCH_CONFIRMED] = "confirmed by a person",
};

static void
yield_merged(struct emit *e, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->npairs && e->st == CHRON_OK; i++) {
		const struct chron_pair *p = &n->pairs[i];

		emit_ref(e, n->id);
		emit_number(e, n->nevents);
		emit_label(e, chron_cstr(match_words[n->match]));
		add_account(e, p->a);
		add_account(e, p->b);
		add_score(e, p->score);
		add_reasons(e, p);
		emit_row(e, i ? CHRON_ROW_MORE : CHRON_ROW_DATA,
			i ? CHRON_S("") : n->id);
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &merged);
	for (uint32_t i = 0; i < c->nentries && e.st == CHRON_OK; i++)
		yield_merged(&e, &c->entries[i]);
	emit_table(&e, &possible);
	for (uint32_t i = 0; i < c->npossible && e.st == CHRON_OK; i++) {
		const struct chron_pair *p = &c->possible[i];

		emit_label(&e, CHRON_S(""));
		emit_ref(&e, c->events[p->a].id);
		emit_ref(&e, c->events[p->b].id);
		emit_text(&e, CHRON_S(""));
		add_score(&e, p->score);
		add_reasons(&e, p);
		add_account(&e, p->a);
		add_account(&e, p->b);
		emit_row(&e, CHRON_ROW_DATA, CHRON_S(""));
	}
	return emit_end(&e);
}

const struct report report_duplicates = {
	.name = "duplicates",
	.title = "Duplicates",
	.brief = "what was put together and why; pairs for a person to decide",
	.yield = yield,
};
