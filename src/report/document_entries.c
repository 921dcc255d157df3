/* The chronology as a document tells it: a row for each entry, and below it its
 * accounts where it has several. */
#include "report/account.h"
#include "report/child_words.h"
#include "report/document.h"
#include "report/flags.h"
#include "report/walk.h"
#include "report/written.h"
#include "util/str.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

enum { APART = 4 }; /* children with a column each; more share one */

static const struct chron_column first_columns[] = {
	{"date", "Date", CHRON_CELL_WHEN, CHRON_NARROW},
	{"time", "Time", CHRON_CELL_TEXT, CHRON_WIDE | CHRON_UNDER},
	{"code", "Agency", CHRON_CELL_LABEL, CHRON_NARROW},
	{"agency", "Name", CHRON_CELL_TEXT, CHRON_WIDE | CHRON_UNDER},
	{"professional", "Professional", CHRON_CELL_TEXT,
		CHRON_WIDE | CHRON_UNDER},
	{"event", "What happened", CHRON_CELL_TEXT, CHRON_WIDE},
	{"outcome", "Outcome", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"discrepancies", "Discrepancies", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
	{"details", "Other columns", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"ages", "Ages", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"related", "See also", CHRON_CELL_REF, CHRON_MEDIUM | CHRON_UNDER},
	{"source", "Source", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"ref", "Ref", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
};

static const struct chron_column only_child[] = {
	{"seen", "Child seen", CHRON_CELL_FLAG, CHRON_NARROW},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_NARROW},
	{"views", "Views", CHRON_CELL_FLAG, CHRON_NARROW},
};
static const struct chron_column all_children[] = {
	{"children", "Children: seen, alone, views", CHRON_CELL_FLAG,
		CHRON_MEDIUM},
};
static const struct chron_column notes_column = {
	"notes", "Review notes", CHRON_CELL_TEXT, CHRON_MEDIUM};
/* Stands there even while it is empty. */
static const struct chron_fill fills[] = {
	{"notes", NULL, "Notes made so far, and room for more."}};

static const char of_one[] =
	"Every entry in order. Underlined bold words decided whether the child "
	"was seen, seen alone, asked and heard.";
static const char of_several[] =
	"Every entry in order. Below the name of a child stands whether it was "
	"seen, seen alone, asked and heard; underlined bold words decided it.";

enum { COLUMNS = COUNT(first_columns) + APART + 1 };

struct teller {
	const struct chron_str *codes;
	struct account account;
	struct child_words *words; /* of each column */
	struct buf who, notes;
	struct chron_column columns[COLUMNS];
	size_t ncolumns, nchildren; /* of them those that tell of children */
};

static void
add_columns(struct teller *t, const struct chron_column *columns, size_t n)
{
	for (size_t i = 0; i < n; i++)
		t->columns[t->ncolumns++] = columns[i];
}

static void
add_child(struct emit *e, struct teller *t, struct chron_str ref)
{
	add_columns(t,
		&(struct chron_column){WORDS(e->keep, CHRON_S("child-"), ref).p,
			WORDS(e->keep, CHRON_S("Child "), ref, CHRON_S("")).p,
			CHRON_CELL_FLAG, CHRON_NARROW},
		1);
}

/* One child has a column for each answer, a few children have a column each,
 * and many share one: more would leave no room for what happened. */
static void
make_columns(struct emit *e, struct teller *t)
{
	const struct chron_config *config = &e->c->config;
	size_t before;

	add_columns(t, first_columns, COUNT(first_columns));
	before = t->ncolumns;
	if (config->nchildren == 1)
		add_columns(t, only_child, COUNT(only_child));
	else if (config->nchildren > APART)
		add_columns(t, all_children, COUNT(all_children));
	else
		for (uint32_t i = 0; i < config->nchildren; i++)
			add_child(e, t, config->children[i].ref);
	t->nchildren = t->ncolumns - before;
	t->words = ARENA_ARRAY(e->keep, struct child_words, t->nchildren);
	add_columns(t, &notes_column, 1);
}

static const struct chron_sighting *
sighting_of(const struct chron_sighting *sightings, uint32_t n, uint32_t child)
{
	for (uint32_t i = 0; i < n; i++)
		if (sightings[i].child == child)
			return &sightings[i];
	return NULL;
}

/* Whom a record does not name at all, it does not concern. */
static void
add_children(struct emit *e, struct teller *t,
	const struct chron_sighting *sightings, uint32_t n)
{
	static const struct chron_sighting nobody = {
		.flag = {ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO}};
	static void (*const answers[])(
		struct child_words *, const struct chron_sighting *) = {
		child_words_seen, child_words_alone, child_words_views};
	const struct chron_config *config = &e->c->config;

	for (uint32_t i = 0; i < t->nchildren; i++) {
		const struct chron_sighting *s;
		struct child_words *w = &t->words[i];

		child_words_clear(w);
		s = sighting_of(sightings, n, config->nchildren == 1 ? 0 : i);
		s = s ? s : &nobody;
		if (config->nchildren == 1 &&
			(i == 0 || s->flag[ASPECT_SEEN] != ANSWER_NA))
			answers[i](w, s);
		else if (config->nchildren > APART)
			child_words_lines(w, config, sightings, n);
		else if (config->nchildren > 1)
			child_words_all(w, s, "\n");
		child_words_emit(w, e);
	}
}

static void
add_note(struct teller *t, struct chron_str text)
{
	if (t->notes.n && text.n)
		buf_putc(&t->notes, '\n');
	buf_str(&t->notes, text);
}

/* What was written on it, below one another: there is room for more. */
static void
add_notes(struct emit *e, struct teller *t, const struct chron_entry *n)
{
	buf_clear(&t->notes);
	for (uint32_t i = 0; n && i < n->nnotes; i++)
		add_note(t, written_note(e->a, &n->notes[i]));
	for (int i = 0; n && i < REVIEW_COUNT; i++) {
		struct chron_str text = written_cell(e->a, n, (enum review)i);

		if (text.n)
			add_note(t, WORDS(e->a, chron_cstr(review_titles[i]),
					    CHRON_S(": "), text));
	}
	emit_text(e, buf_get(&t->notes));
}

static struct chron_str
code_of(const struct emit *e, const struct teller *t, uint32_t agency)
{
	return agency < e->c->nagencies ? t->codes[agency] : CHRON_S("?");
}

/* A time that is not known is told only of a day that is. */
static void
add_when(struct emit *e, const struct chron_when *start,
	const struct chron_when *end)
{
	account_when(e, start, end);
	if (start->precision == CHRON_DAY)
		e->cells[e->n - 1].text = CHRON_S("time not known");
	else if (start->precision != CHRON_MINUTE)
		e->cells[e->n - 1].text = CHRON_S("");
}

/* How old the children were, said once of an entry. */
static void
add_ages(struct emit *e, const struct chron_event *event)
{
	struct chron_cell *cell;

	if (!event) {
		emit_text(e, CHRON_S(""));
		return;
	}
	account_ages(e, event);
	cell = &e->cells[e->n - 1];
	if (cell->text.n)
		cell->text = WORDS(e->a, CHRON_S("Ages: "), cell->text);
}

/* lead: the entry it is the only account of, or NULL. */
static void
yield_account(struct emit *e, struct teller *t, const struct chron_event *event,
	const struct chron_entry *lead)
{
	struct chron_str id = lead ? lead->id : event->id;
	struct chron_cell *cell;

	account_read(&t->account, e, event);
	add_when(e, &event->start, event->has_end ? &event->end : NULL);
	emit_label(e, code_of(e, t, event->agency));
	emit_text(e, words_agency(e->c, event->agency));
	emit_text(e, chron_event_text(event, CHRON_F_PROFESSIONAL));
	cell = emit_text(e, chron_event_text(event, CHRON_F_EVENT));
	cell->nspans = flags_spans(e->a, e->c, event, &cell->spans);
	emit_text(e, buf_get(&t->account.outcome));
	account_discrepancies(&t->account, e, lead);
	emit_text(e, buf_get(&t->account.details));
	add_ages(e, lead ? event : NULL);
	account_related(e, lead);
	emit_text(e, buf_get(&t->account.source));
	emit_ref(e, id);
	add_children(e, t, event->sightings, event->nsightings);
	add_notes(e, t, lead);
	emit_row(e, lead ? CHRON_ROW_DATA : CHRON_ROW_MORE, id);
}

static bool
is_first_of(const struct emit *e, const struct chron_entry *n, uint32_t account)
{
	uint32_t agency = e->c->events[n->events[account]].agency;

	for (uint32_t i = 0; i < account; i++)
		if (e->c->events[n->events[i]].agency == agency)
			return false;
	return true;
}

/* Codes of all that tell of it; how many they are. */
static uint32_t
name_agencies(struct emit *e, struct teller *t, const struct chron_entry *n)
{
	uint32_t agencies = 0;

	buf_clear(&t->who);
	for (uint32_t i = 0; i < n->nevents; i++) {
		uint32_t agency = e->c->events[n->events[i]].agency;

		if (!is_first_of(e, n, i))
			continue;
		if (agencies++) {
			buf_putc(&t->who, '\n');
		}
		buf_str(&t->who, code_of(e, t, agency));
	}
	return agencies;
}

/* What several accounts tell together. */
static void
yield_together(struct emit *e, struct teller *t, const struct chron_entry *n)
{
	uint32_t agencies = name_agencies(e, t, n);

	add_when(e, &n->start, n->has_end ? &n->end : NULL);
	emit_label(e, buf_get(&t->who));
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_text(e,
		arena_printf(e->a, "%u accounts by %u %s, below.", n->nevents,
			agencies, agencies == 1 ? "agency" : "agencies"));
	emit_text(e, CHRON_S(""));
	account_discrepancies(&t->account, e, n);
	emit_text(e, CHRON_S(""));
	add_ages(e, &e->c->events[n->events[0]]);
	account_related(e, n);
	emit_text(e, CHRON_S(""));
	emit_ref(e, n->id);
	add_children(e, t, n->children, n->nchildren);
	add_notes(e, t, n);
	emit_row(e, CHRON_ROW_DATA, n->id);
}

static void
yield_entry(struct emit *e, void *arg, const struct chron_entry *n)
{
	struct teller *t = arg;

	if (n->nevents == 1) {
		yield_account(e, t, &e->c->events[n->events[0]], n);
		return;
	}
	yield_together(e, t, n);
	for (uint32_t i = 0; i < n->nevents && e->st == CHRON_OK; i++)
		yield_account(e, t, &e->c->events[n->events[i]], NULL);
}

void
document_entries(struct emit *e, const struct chron_str *codes)
{
	struct teller t = {.codes = codes, .account = ACCOUNT_INIT};
	struct chron_table inside, outside;

	make_columns(e, &t);
	inside = (struct chron_table){
		.key = "chronology",
		.title = "Integrated chronology",
		.caption = e->c->config.nchildren > 1 ? of_several : of_one,
		.empty = "There are no entries in the review period.",
		.columns = t.columns,
		.ncolumns = t.ncolumns,
		.fills = fills,
		.nfills = COUNT(fills),
		.chapter = "Integrated chronology",
		.beside = true,
	};
	outside = inside;
	outside.key = "outside";
	outside.title = "Entries outside the review period";
	outside.caption =
		"Supplied, but dated before or after the review period.";
	outside.chapter = NULL;
	walk_entries(e, &(struct walk){&inside, &outside, yield_entry, &t});
	for (size_t i = 0; i < t.nchildren; i++)
		buf_free(&t.words[i].text);
	account_free(&t.account);
	buf_free(&t.who);
	buf_free(&t.notes);
}
