/* The workbook's chronology: a row for each entry, with columns for what
 * reviewers write beside it. */
#include "report/account.h"
#include "report/flags.h"
#include "report/workbook.h"
#include "util/str.h"

/* ---- the columns: some for each child ---- */

static const struct chron_column before[] = {
	{"ref", "Ref", CHRON_CELL_REF, CHRON_NARROW},
	WORKBOOK_WHEN,
	{"in_period", "In period", CHRON_CELL_LABEL, CHRON_NARROW},
	{"agencies", "Agencies", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"accounts", "Accounts", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"event", "What happened", CHRON_CELL_TEXT, CHRON_WIDE},
	{"outcome", "Outcome", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"ages", "Ages", CHRON_CELL_TEXT, CHRON_NARROW},
};

static const struct {
	const char *key, *title; /* after the child's ref */
} per_child[ASPECT_COUNT] = {
	[ASPECT_SEEN] = {"seen", " seen"},
	[ASPECT_ALONE] = {"alone", " alone"},
	[ASPECT_SOUGHT] = {"views_sought", " views sought"},
	[ASPECT_EXPRESSED] = {"views_expressed", " views expressed"},
};

static const struct chron_column after[] = {
	{"how", "How seen", CHRON_CELL_TEXT, CHRON_NARROW},
	{"discrepancies", "Discrepancies", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"notes", "Review notes", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_column last[] = {
	{"related", "See also", CHRON_CELL_REF, CHRON_MEDIUM},
	WORKBOOK_ORDER,
};

enum {
	COLUMNS_BEFORE = sizeof(before) / sizeof(*before),
	COLUMNS_AFTER = sizeof(after) / sizeof(*after),
	COLUMNS_LAST = sizeof(last) / sizeof(*last),
};

static void
add_columns(struct chron_table *t, struct chron_column *to,
	const struct chron_column *columns, size_t n)
{
	memcpy(to + t->ncolumns, columns, n * sizeof(*columns));
	t->ncolumns += n;
}

static void
add_children(struct emit *e, struct chron_table *t, struct chron_column *to)
{
	const struct chron_config *config = &e->c->config;

	for (uint32_t i = 0; i < config->nchildren; i++) {
		struct chron_str ref = config->children_declared
					       ? config->children[i].ref
					       : CHRON_S("Child");

		for (int k = 0;
			workbook_is_beside(config, i) && k < ASPECT_COUNT; k++)
			to[t->ncolumns++] = (struct chron_column){
				WORDS(e->keep, ref, CHRON_S("_"),
					chron_cstr(per_child[k].key))
					.p,
				WORDS(e->keep, ref,
					chron_cstr(per_child[k].title))
					.p,
				CHRON_CELL_LABEL, CHRON_NARROW};
	}
}

static void
add_reviews(struct chron_table *t, struct chron_column *to)
{
	for (int k = 0; k < REVIEW_COUNT; k++)
		to[t->ncolumns++] = (struct chron_column){review_keys[k],
			review_titles[k], CHRON_CELL_TEXT, CHRON_NARROW};
}

static const char *
caption(struct emit *e)
{
	const struct chron_config *config = &e->c->config;
	bool all = true;

	for (uint32_t i = 0; i < config->nchildren; i++)
		all &= workbook_is_beside(config, i);
	return WORDS(e->keep,
		CHRON_S("A row for each entry: the accounts of one happening "
			"stand one below the other, each headed by who gave "
			"it."),
		all ? CHRON_S("")
		    : CHRON_S(" There are too many children for columns of "
			      "each: those without are told of in the sheet "
			      "Seen."))
		.p;
}

static void
begin_table(struct emit *e)
{
	struct chron_column *columns =
		ARENA_ARRAY(e->keep, struct chron_column, EMIT_CELLS);
	struct chron_table t = {
		.key = "entries",
		.title = "Chronology",
		.caption = caption(e),
		.empty = "There are no entries.",
		.columns = columns,
		.fills = account_fills,
		.nfills = ACCOUNT_FILLS,
	};

	add_columns(&t, columns, before, COLUMNS_BEFORE);
	add_children(e, &t, columns);
	add_columns(&t, columns, after, COLUMNS_AFTER);
	add_reviews(&t, columns);
	add_columns(&t, columns, last, COLUMNS_LAST);
	emit_table(e, &t);
}

/* ---- a row ---- */

/* Text kept from row to row to save allocating. */
struct texts {
	struct buf agencies, event, outcome, how;
	uint32_t *marks; /* by agency: the entry that named it last, from 1 */
	bool *beside;	 /* by child: has it columns? */
};

static void
free_texts(struct texts *t)
{
	buf_free(&t->agencies);
	buf_free(&t->event);
	buf_free(&t->outcome);
	buf_free(&t->how);
}

static void
clear_texts(struct texts *t)
{
	buf_clear(&t->agencies);
	buf_clear(&t->event);
	buf_clear(&t->outcome);
	buf_clear(&t->how);
}

/* Each once, in the order of its first account. */
static void
add_agencies(struct emit *e, struct texts *t, const struct chron_entry *n)
{
	uint32_t mark = (uint32_t)(n - e->c->entries) + 1;

	for (uint32_t i = 0; i < n->nevents; i++) {
		uint32_t agency = e->c->events[n->events[i]].agency;

		if (agency < e->c->nagencies && t->marks[agency] == mark)
			continue;
		if (agency < e->c->nagencies)
			t->marks[agency] = mark;
		if (t->agencies.n)
			buf_puts(&t->agencies, "; ");
		buf_str(&t->agencies, words_agency(e->c, agency));
	}
	emit_label(e, buf_get(&t->agencies));
}

/* "Police, PC 1:", with when if the entry does not say it. */
static void
head(struct emit *e, struct buf *b, const struct chron_entry *n,
	const struct chron_event *event)
{
	struct chron_str date = words_date(e->a, &event->start);
	struct chron_str time = words_time(e->a, &event->start);

	if (b->n)
		buf_puts(b, "\n\n");
	buf_str(b, words_who(e->a, e->c, event));
	if (!str_eq(date, words_date(e->a, &n->start)) ||
		!str_eq(time, words_time(e->a, &n->start))) {
		buf_puts(b, " (");
		buf_str(b, date);
		if (event->start.precision == CHRON_MINUTE) {
			buf_puts(b, ", ");
			buf_str(b, time);
		}
		buf_puts(b, ")");
	}
	buf_puts(b, ":\n");
}

static void
add_event(struct emit *e, struct texts *t, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->nevents; i++) {
		const struct chron_event *event = &e->c->events[n->events[i]];

		head(e, &t->event, n, event);
		if (event->cancelled)
			buf_puts(&t->event, "Cancelled: ");
		buf_str(&t->event, words_account(e->a, event));
	}
	emit_text(e, buf_get(&t->event));
}

static void
add_outcome(struct emit *e, struct texts *t, const struct chron_entry *n)
{
	struct buf *b = &t->outcome;

	for (uint32_t i = 0; i < n->nevents; i++) {
		const struct chron_event *event = &e->c->events[n->events[i]];

		for (uint32_t k = 0; k < event->nvalues; k++) {
			const struct chron_value *v = &event->values[k];

			if (v->concept != CHRON_F_OUTCOME &&
				v->concept != CHRON_F_DECISION)
				continue;
			if (b->n)
				buf_putc(b, '\n');
			if (n->nevents > 1) {
				buf_str(b, words_agency(e->c, event->agency));
				buf_puts(b, ": ");
			}
			buf_add(b, v->p, v->n);
		}
	}
	emit_text(e, buf_get(b));
}

static const struct chron_sighting *
sighting_of(const struct chron_entry *n, uint32_t child)
{
	for (uint32_t i = 0; i < n->nchildren; i++)
		if (n->children[i].child == child)
			return &n->children[i];
	return NULL;
}

/* What qualifies the answers on a child: "A: seen, briefly". */
static void
add_how(struct emit *e, struct buf *how, const struct chron_sighting *s)
{
	struct buf more = BUF_INIT;

	flags_qualify(&more, s);
	if (more.n) {
		if (how->n)
			buf_putc(how, '\n');
		if (e->c->config.nchildren > 1) {
			buf_str(how, e->c->config.children[s->child].ref);
			buf_puts(how, ": ");
		}
		buf_str(how, words_answer(ASPECT_SEEN, s->flag[ASPECT_SEEN]));
		buf_str(how, buf_get(&more));
	}
	buf_free(&more);
}

static void
add_answers(struct emit *e, struct texts *t, const struct chron_entry *n)
{
	const struct chron_config *config = &e->c->config;

	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_sighting *s = sighting_of(n, i);

		for (int k = 0;
			workbook_is_beside(config, i) && k < ASPECT_COUNT; k++)
			workbook_answer(e, s, (enum aspect)k);
		if (s)
			add_how(e, &t->how, s);
	}
	emit_text(e, buf_get(&t->how));
}

static void
yield_entry(
	struct emit *e, struct texts *t, struct account *account, uint32_t at)
{
	const struct chron_entry *n = &e->c->entries[at];
	bool dated = n->start.earliest != CHRON_TIME_MIN ||
		     n->start.latest != CHRON_TIME_MAX;

	clear_texts(t);
	emit_ref(e, n->id);
	workbook_when(e, &n->start, n->has_end ? &n->end : NULL);
	emit_label(e, !dated	    ? CHRON_S("not dated")
		      : n->in_scope ? CHRON_S("yes")
				    : CHRON_S("no"));
	add_agencies(e, t, n);
	emit_number(e, n->nevents);
	add_event(e, t, n);
	add_outcome(e, t, n);
	account_ages(e, &e->c->events[n->events[0]]);
	add_answers(e, t, n);
	account_discrepancies(account, e, n);
	account_notes(account, e, n);
	account_reviews(e, n);
	account_related(e, n);
	emit_number(e, (uint64_t)at + 1);
	workbook_sort_day(e, &n->start);
	emit_row(e, CHRON_ROW_DATA, n->id);
}

void
workbook_entries(struct emit *e)
{
	const struct chron_config *config = &e->c->config;
	struct account account = ACCOUNT_INIT;
	struct texts t = {
		.marks = ARENA_ARRAY(e->keep, uint32_t, e->c->nagencies + 1),
		.beside = ARENA_ARRAY(e->keep, bool, config->nchildren)};

	for (uint32_t i = 0; i < config->nchildren; i++)
		t.beside[i] = workbook_is_beside(config, i);
	begin_table(e);
	for (uint32_t i = 0; i < e->c->nentries && e->st == CHRON_OK; i++)
		yield_entry(e, &t, &account, workbook_at(e->c, i));
	account_free(&account);
	free_texts(&t);
}
