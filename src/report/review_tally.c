/* Entries by phase, key practice episode and theme, as reviewers put them. */
#include <stdlib.h>

#include "report/review.h"
#include "report/written.h"
#include "util/buf.h"
#include "util/fold.h"
#include "util/str.h"

#define TALLY_COLUMNS(title_)                                                  \
	{                                                                      \
		{"name", title_, CHRON_CELL_LABEL, CHRON_MEDIUM},              \
			{"entries", "Entries", CHRON_CELL_NUMBER,              \
				CHRON_NARROW},                                 \
			{"from", "First", CHRON_CELL_WHEN, CHRON_NARROW},      \
			{"to", "Last", CHRON_CELL_WHEN, CHRON_NARROW},         \
			{"agencies", "Agencies", CHRON_CELL_TEXT,              \
				CHRON_MEDIUM},                                 \
		{                                                              \
			"refs", "Which", CHRON_CELL_REF, CHRON_MEDIUM          \
		}                                                              \
	}
enum { TALLY_WIDTH = 6 };

static const struct chron_column tally_columns[][TALLY_WIDTH] = {
	TALLY_COLUMNS("Phase"),
	TALLY_COLUMNS("Key practice episode"),
	TALLY_COLUMNS("Theme"),
};

#define TALLY(at, key_, title_, caption_, empty_)                              \
	{                                                                      \
		.key = key_, .title = title_, .caption = caption_,             \
		.empty = empty_, .columns = tally_columns[at],                 \
		.ncolumns = TALLY_WIDTH                                        \
	}

static const struct chron_table tallies[] = {
	[REVIEW_PHASE] = TALLY(0, "phases", "By phase",
		"The entries that reviewers put in each phase of the time "
		"line, in the order in which the phases begin.",
		"No entry was put in a phase."),
	[REVIEW_EPISODE] = TALLY(1, "episodes", "By key practice episode",
		"The entries that reviewers put in each episode, in the order "
		"in which the episodes begin.",
		"No entry was put in a key practice episode."),
	[REVIEW_THEME] = TALLY(2, "themes", "By theme",
		"The entries that reviewers put under each theme or line of "
		"enquiry, those with most entries first. An entry may have "
		"several.",
		"No entry was put under a theme."),
};

/* An entry under a name. */
struct item {
	struct chron_str key; /* folded */
	struct chron_str name;
	uint32_t entry;
};

static int
by_key(const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	int d = str_cmp(a->key, b->key);

	return d ? d : (a->entry > b->entry) - (a->entry < b->entry);
}

struct tally {
	const struct item *items; /* in order of the entries, each once */
	uint32_t n;
};

static int
by_begin(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;
	uint32_t i = a->items->entry, k = b->items->entry;

	return i != k ? (i > k) - (i < k)
		      : str_cmp(a->items->key, b->items->key);
}

static int
by_number(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;

	return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : by_begin(x, y);
}

static struct chron_str
folded(struct arena *a, struct chron_str s)
{
	struct buf b = BUF_INIT;

	fold_text(&b, s);
	s = arena_str(a, buf_get(&b));
	buf_free(&b);
	return s;
}

static void
add_item(struct emit *e, struct item **items, uint32_t *n,
	struct chron_str name, uint32_t entry)
{
	*ARENA_PUSH(e->keep, items, n) =
		(struct item){folded(e->keep, name), name, entry};
}

static uint32_t
gather(struct emit *e, enum review what, struct item **items)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->c->nentries; i++)
		for (uint32_t k = 0; k < e->c->entries[i].nreviews; k++) {
			const struct chron_review *r =
				&e->c->entries[i].reviews[k];
			struct chron_str rest = r->text, name;

			if (r->what != (uint8_t)what)
				continue;
			if (what != REVIEW_THEME)
				add_item(e, items, &n, str_trim(rest), i);
			while (what == REVIEW_THEME &&
				written_theme(&rest, &name))
				add_item(e, items, &n, name, i);
		}
	return n;
}

/* One tally a name; of two accounts of an entry that say the same one counts.
 */
static uint32_t
count(struct emit *e, struct item *items, uint32_t n, struct tally **tallied)
{
	uint32_t ntallied = 0, k = 0;

	if (n)
		qsort(items, n, sizeof(*items), by_key);
	for (uint32_t i = 0; i < n; i++)
		if (!k || by_key(&items[k - 1], &items[i]))
			items[k++] = items[i];
	for (uint32_t i = 0, end; i < k; i = end) {
		for (end = i + 1;
			end < k && str_eq(items[i].key, items[end].key); end++)
			;
		*ARENA_PUSH(e->keep, tallied, &ntallied) =
			(struct tally){&items[i], end - i};
	}
	return ntallied;
}

/* Each once, in the order in which they come. */
struct chron_str
review_agencies(struct emit *e, const uint32_t *entries, uint32_t n)
{
	bool *named = ARENA_ARRAY(e->a, bool, (size_t)e->c->nagencies + 1);
	struct chron_str text = CHRON_S("");

	for (uint32_t i = 0; i < n; i++) {
		const struct chron_entry *x = &e->c->entries[entries[i]];

		for (uint32_t k = 0; k < x->nevents; k++) {
			uint32_t at = e->c->events[x->events[k]].agency;

			at = at < e->c->nagencies ? at : e->c->nagencies;
			if (named[at])
				continue;
			named[at] = true;
			text = WORDS(e->a, text,
				text.n ? CHRON_S("; ") : CHRON_S(""),
				words_agency(e->c, at < e->c->nagencies
							   ? at
							   : CHRON_NONE));
		}
	}
	return text;
}

static void
emit_refs(struct emit *e, const struct item *items, uint32_t n)
{
	struct buf text = BUF_INIT, ids = BUF_INIT;
	struct chron_cell *cell;

	for (uint32_t i = 0; i < n; i++) {
		const struct chron_entry *x = &e->c->entries[items[i].entry];

		if (i) {
			buf_putc(&text, '\n');
			buf_putc(&ids, ' ');
		}
		buf_str(&text, x->id);
		buf_puts(&text, ", ");
		buf_str(&text, words_date(e->a, &x->start));
		buf_str(&ids, x->id);
	}
	cell = emit_ref(e, arena_str(e->a, buf_get(&text)));
	cell->data = arena_str(e->a, buf_get(&ids));
	buf_free(&text);
	buf_free(&ids);
}

static void
yield_tally(struct emit *e, enum review what)
{
	struct item *items = NULL;
	struct tally *tallied = NULL;
	uint32_t n = gather(e, what, &items);

	n = count(e, items, n, &tallied);
	if (n)
		qsort(tallied, n, sizeof(*tallied),
			what == REVIEW_THEME ? by_number : by_begin);
	emit_table(e, &tallies[what]);
	for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++) {
		const struct tally *t = &tallied[i];
		const struct chron_entry *first =
			&e->c->entries[t->items->entry];
		const struct chron_entry *last =
			&e->c->entries[t->items[t->n - 1].entry];
		uint32_t *entries = ARENA_ARRAY(e->a, uint32_t, t->n);

		for (uint32_t k = 0; k < t->n; k++)
			entries[k] = t->items[k].entry;
		emit_label(e, t->items->name);
		emit_number(e, t->n);
		emit_when(e, &first->start);
		emit_when(e, &last->start);
		emit_text(e, review_agencies(e, entries, t->n));
		emit_refs(e, t->items, t->n);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

void
review_tallies(struct emit *e)
{
	for (int i = REVIEW_PHASE; i <= REVIEW_THEME; i++)
		yield_tally(e, (enum review)i);
}
