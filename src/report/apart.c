/* Pairs that look alike and were left apart: what speaks against comes first. */
#include "report/emit.h"

static const struct chron_column columns[] = {
	{"apart", "Left apart because", CHRON_CELL_LABEL, CHRON_NARROW},
	{"say", "Which", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"a", "One", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"b", "Other", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"reasons", "Against and for", CHRON_CELL_SUM, CHRON_WIDE},
	{"a_text", "One says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"b_text", "The other says", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table table = {
	.key = "apart",
	.title = "Looked alike and left apart",
	.caption = "Pairs that have the points to be one entry and are not, "
		   "because a person ruled so or their entries as a whole do "
		   "not agree; and the most alike of those that fall a few "
		   "points short of being asked about. What speaks against "
		   "comes first. At most 500 of each.",
	.empty = "No pair came near to being one entry without being one or "
		 "being asked about.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static const char *const why_words[APART_COUNT] = {
	[APART_RULED] = "ruled apart",
	[APART_WHOLE] = "entries do not agree",
	[APART_BELOW] = "too few points",
};

void
table_apart(struct emit *e)
{
	emit_table(e, &table);
	for (uint32_t i = 0; i < e->c->napart && e->st == CHRON_OK; i++) {
		const struct chron_apart *a = &e->c->apart[i];

		emit_label(e, chron_cstr(why_words[a->why]));
		emit_text(e, a->say);
		emit_ref(e, e->c->events[a->pair.a].id);
		emit_ref(e, e->c->events[a->pair.b].id);
		emit_score(e, a->pair.score);
		emit_sum(e, CHRON_S(""), &a->pair);
		emit_telling(e, a->pair.a);
		emit_telling(e, a->pair.b);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}
