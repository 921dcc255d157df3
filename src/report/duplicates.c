/* The report of duplicates: the pairs a person is asked about, what was put
 * together and why, and what was ruled so far.  It is made to be filled in and
 * given back to `decide --from`. */
#include "report/duplicates.h"

#include "merge/merge.h"
#include "report/emit.h"

/* ---- the tables ---- */

static const char *const pair_rulings[] = {
	"same", "same-differ", "related", "different", "unsure", NULL};
static const char *const account_rulings[] = {
	"same", "same-differ", "leave-out", "related", "unsure", NULL};

#define FILL_IN                                                                \
	{"why", NULL, "Why, in your own words."},                              \
		{"by", NULL, "Who decided, if not the one who returns this."}, \
	{                                                                      \
		"at", NULL, "When, as 01/05/2024."                             \
	}

static const struct chron_column possible_columns[] = {
	{"decision", "Decision", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"a", "One", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"b", "Other", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"why", "Reason for the decision", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"by", "Decided by", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"at", "Decided on", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"use", "Asked because", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"reasons", "For and against", CHRON_CELL_SUM, CHRON_WIDE},
	{"a_text", "One says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"b_text", "The other says", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_fill possible_fills[] = {
	{"decision", pair_rulings,
		"same: one happening. same-differ: one, and its accounts "
		"disagree. related: two that belong together. different: two. "
		"unsure: it cannot be told."},
	FILL_IN,
};

static const struct chron_table possible = {
	.key = "possible",
	.title = "Pairs for a person to decide",
	.caption = "They may be one happening, the most useful to answer "
		   "first. Write "
		   "same, same-differ, related, different or unsure in the "
		   "column Decision and give the file to: decide --from.",
	.empty = "There is no pair to decide.",
	.columns = possible_columns,
	.ncolumns = sizeof(possible_columns) / sizeof(*possible_columns),
	.fills = possible_fills,
	.nfills = sizeof(possible_fills) / sizeof(*possible_fills),
};

static const struct chron_column merged_columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	{"accounts", "Accounts", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"status", "Put together", CHRON_CELL_LABEL,
		CHRON_NARROW | CHRON_UNDER},
	{"decision", "Decision", CHRON_CELL_LABEL, CHRON_NARROW | CHRON_UNDER},
	{"account", "Account", CHRON_CELL_REF, CHRON_NARROW},
	{"with", "Together with", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"why", "Reason for the decision", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"by", "Decided by", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"at", "Decided on", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"text", "The account says", CHRON_CELL_TEXT, CHRON_WIDE},
	{"reasons", "Why they are together", CHRON_CELL_SUM, CHRON_WIDE},
};

static const struct chron_fill merged_fills[] = {
	{"decision", account_rulings,
		"same: it is an account of this. same-differ: it is, and they "
		"disagree. leave-out: it is of something else. related: of "
		"something else that belongs to it. Empty: it stays."},
	FILL_IN,
};

static const struct chron_table merged = {
	.key = "merged",
	.title = "Entries of several accounts",
	.caption = "Accounts that were taken for one happening, each with the "
		   "one it is held to. Nothing was deleted: leave-out in the "
		   "column Decision takes an account out of its entry, same "
		   "confirms it. Give the file to: decide --from.",
	.empty = "No two accounts were put together.",
	.columns = merged_columns,
	.ncolumns = sizeof(merged_columns) / sizeof(*merged_columns),
	.fills = merged_fills,
	.nfills = sizeof(merged_fills) / sizeof(*merged_fills),
};

static const struct chron_column link_columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	{"a", "One", CHRON_CELL_REF, CHRON_NARROW},
	{"b", "Other", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"score", "Score", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"reasons", "For and against", CHRON_CELL_SUM, CHRON_WIDE},
};

static const struct chron_table links = {
	.key = "links",
	.title = "Every link of these entries",
	.caption = "The accounts of an entry, two by two: of up to eight all "
		   "pairs, of more each with the first. The reasons of a link "
		   "add up to its score.",
	.empty = "There is no link.",
	.columns = link_columns,
	.ncolumns = sizeof(link_columns) / sizeof(*link_columns),
};

static const struct chron_column ruled_columns[] = {
	{"number", "Number", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"ruling", "Ruled", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"a", "On", CHRON_CELL_REF, CHRON_MEDIUM},
	{"b", "And", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"who", "By", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"when", "When", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"text", "Reason, or note", CHRON_CELL_TEXT, CHRON_WIDE},
	{"standing", "Effect", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"say", "What to look at", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table ruled = {
	.key = "decisions",
	.title = "Decisions so far",
	.caption = "What people ruled, in order. One that is undone, "
		   "superseded or no longer fits is kept and not followed; "
		   "\"look again\" is followed, but what it is about has "
		   "changed since.",
	.empty = "Nothing was decided yet.",
	.columns = ruled_columns,
	.ncolumns = sizeof(ruled_columns) / sizeof(*ruled_columns),
};

const char *const duplicates_titles[] = {"Pairs for a person to decide",
	"Entries of several accounts", "Every link of these entries",
	"Looked alike and left apart", "Decisions so far", NULL};

/* ---- cells ---- */

/* Why, by whom and when: to be filled in. */
static void
add_blanks(struct emit *e)
{
	emit_text(e, CHRON_S(""));
	emit_label(e, CHRON_S(""));
	emit_label(e, CHRON_S(""));
}

static void
add_id(struct emit *e, uint32_t event)
{
	emit_ref(e, e->c->events[event].id);
}

/* ---- rows ---- */

/* Why it is asked where it stands: "+9 near to the points that join". */
static void
add_use(struct emit *e, uint32_t at)
{
	const struct chron_use *u = e->c->uses ? &e->c->uses[at] : NULL;
	struct chron_str *lines =
		ARENA_ARRAY(e->a, struct chron_str, u ? u->nreasons + 1 : 1);

	lines[0] = CHRON_S("");
	for (uint32_t i = 0; u && i < u->nreasons; i++)
		lines[i] = WORDS(e->a, i ? CHRON_S("\n") : CHRON_S(""),
			words_signed(e->a, u->reasons[i].points), CHRON_S(" "),
			u->reasons[i].say);
	emit_text(e, words_join(e->a, lines, u ? u->nreasons : 0));
}

static void
yield_possible(struct emit *e, uint32_t at)
{
	const struct chron_pair *p = &e->c->possible[at];

	emit_label(e, CHRON_S(""));
	add_id(e, p->a);
	add_id(e, p->b);
	add_blanks(e);
	emit_score(e, p->score);
	add_use(e, at);
	emit_sum(e, CHRON_S(""), p);
	emit_telling(e, p->a);
	emit_telling(e, p->b);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

/* The strongest pair that leads on from those that are held; false if all
 * are. */
static bool
hold_next(const struct chron_entry *n, const struct chron_pair **holds,
	uint32_t from, uint32_t *at)
{
	for (*at = from; *at < n->npairs; ++*at) {
		const struct chron_pair *p = &n->pairs[*at];
		uint32_t x = sum_place(n, p->a), y = sum_place(n, p->b);
		bool in_x = !x || holds[x], in_y = !y || holds[y];

		if (in_x == in_y)
			continue;
		holds[in_x ? y : x] = p;
		return true;
	}
	return false;
}

/* Which pair holds each account to the entry: the strongest on its way to the
 * first account, be it by way of others.  Pairs are in order of strength; of
 * many accounts there is only the pair of each with the first. */
static void
find_holds(const struct chron_entry *n, const struct chron_pair **holds)
{
	bool star = n->npairs + 1 == n->nevents;
	uint32_t at = 0;

	while (hold_next(n, holds, star ? at : 0, &at))
		;
	/* The first is shown with the one it is likest to. */
	for (uint32_t i = n->npairs; i-- > 0;)
		if (n->pairs[i].a == n->events[0] ||
			n->pairs[i].b == n->events[0])
			holds[0] = &n->pairs[i];
}

static const char *const match_words[] = {
	[MATCH_SINGLE] = "single",
	[MATCH_AUTOMATIC] = "by the program",
	[MATCH_CONFIRMED] = "confirmed by a person",
};

static void
yield_merged(struct emit *e, const struct chron_entry *n)
{
	const struct chron_pair **holds =
		ARENA_ARRAY(e->keep, const struct chron_pair *, n->nevents);

	find_holds(n, holds);
	for (uint32_t i = 0; i < n->nevents && e->st == CHRON_OK; i++) {
		static const struct chron_pair none = {.nreasons = 0};
		const struct chron_pair *p = holds[i] ? holds[i] : &none;

		emit_ref(e, n->id);
		emit_number(e, n->nevents);
		emit_label(e, chron_cstr(match_words[n->match]));
		emit_label(e, CHRON_S(""));
		add_id(e, n->events[i]);
		add_id(e, p->a == n->events[i] ? p->b : p->a);
		add_blanks(e);
		emit_score(e, p->score);
		emit_telling(e, n->events[i]);
		emit_sum(e, CHRON_S(""), p);
		emit_row(e, i ? CHRON_ROW_MORE : CHRON_ROW_DATA,
			i ? CHRON_S("") : n->id);
	}
}

static void
yield_links(struct emit *e, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->npairs && e->st == CHRON_OK; i++) {
		emit_ref(e, n->id);
		add_id(e, n->pairs[i].a);
		add_id(e, n->pairs[i].b);
		emit_score(e, n->pairs[i].score);
		emit_sum(e, CHRON_S(""), &n->pairs[i]);
		emit_row(e, i ? CHRON_ROW_MORE : CHRON_ROW_DATA, CHRON_S(""));
	}
}

/* "different"; "child A: seen is no" */
static struct chron_str
ruling_words(struct arena *a, const struct chron_decision *d)
{
	if (d->ruling != RULE_FLAG)
		return chron_cstr(chronology_ruling(d));
	return WORDS(a, CHRON_S("child "), d->child, CHRON_S(": "),
		chron_cstr(aspect_names[d->aspect]), CHRON_S(" is "),
		chron_cstr(answer_names[d->answer]));
}

static void
yield_ruled(struct emit *e, uint32_t at)
{
	const struct chron_decision *d = &e->c->decisions[at];
	const struct chron_standing *s =
		e->c->standings ? &e->c->standings[at] : NULL;

	emit_number(e, (uint64_t)d->number);
	emit_label(e, ruling_words(e->a, d));
	emit_ref(e, d->a);
	emit_ref(e, d->b);
	emit_label(e, d->by);
	emit_label(e, d->at);
	emit_text(e, d->text);
	if (!s)
		emit_label(e, CHRON_S(""));
	else if (s->what == STANDING_SUPERSEDED)
		emit_label(e, WORDS(e->a, CHRON_S("superseded by "),
				      words_number(e->a, (uint64_t)s->other)));
	else
		emit_label(e, chron_cstr(standing_names[s->what]));
	emit_text(e, s ? s->say : CHRON_S(""));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &possible);
	for (uint32_t i = 0; i < c->npossible && e.st == CHRON_OK; i++)
		yield_possible(&e, i);
	emit_table(&e, &merged);
	for (uint32_t i = 0; i < c->nentries && e.st == CHRON_OK; i++)
		if (c->entries[i].npairs)
			yield_merged(&e, &c->entries[i]);
	emit_table(&e, &links);
	for (uint32_t i = 0; i < c->nentries && e.st == CHRON_OK; i++)
		yield_links(&e, &c->entries[i]);
	table_apart(&e);
	emit_table(&e, &ruled);
	for (uint32_t i = 0; i < c->ndecisions && e.st == CHRON_OK; i++)
		yield_ruled(&e, i);
	return emit_end(&e);
}

const struct report report_duplicates;

/* By what it was decided, so that another can come to the same. */
static void
doc(const struct chron_chronology *c, struct arena *a, struct chron_doc *d)
{
	const char **facts;
	uint32_t n = 0;

	report_doc(c, &report_duplicates, a, d);
	while (d->facts[n])
		n++;
	facts = ARENA_ARRAY(a, const char *, n + 2);
	memcpy(facts, d->facts, n * sizeof(*facts));
	facts[n] = WORDS(a, CHRON_S("Put together by "),
		merge_say(&c->config, a), CHRON_S("."))
			   .p;
	d->facts = facts;
}

const struct report report_duplicates = {
	.name = "duplicates",
	.title = "Duplicates",
	.brief = "pairs for a person to decide; what was put together and why",
	.yield = yield,
	.doc = doc,
};
