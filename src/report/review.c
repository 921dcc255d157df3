/* What reviewers wrote, put together for the report they write: entries by
 * phase, key practice episode and theme, questions by agency, good practice,
 * missed opportunities and notes. */
#include <stdlib.h>

#include "report/review.h"
#include "util/fold.h"
#include "util/str.h"

/* ---- what was written on entries ---- */

#define SAID_COLUMNS(title_)                                                   \
	{                                                                      \
		{"ref", "Ref", CHRON_CELL_REF, CHRON_NARROW},                  \
			{"date", "Date", CHRON_CELL_WHEN,                      \
				CHRON_NARROW | CHRON_UNDER},                   \
			{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},  \
			{"text", title_, CHRON_CELL_TEXT, CHRON_WIDE},         \
			{"by", "Written by", CHRON_CELL_TEXT,                  \
				CHRON_NARROW | CHRON_UNDER},                   \
			{"at", "On", CHRON_CELL_TEXT,                          \
				CHRON_NARROW | CHRON_UNDER},                   \
		{                                                              \
			"account", "What happened", CHRON_CELL_TEXT,           \
				CHRON_WIDE                                     \
		}                                                              \
	}
enum { SAID_WIDTH = 7, SAID_QUESTIONS = 0, SAID_GOOD, SAID_MISSED, SAID_NOTES };

static const struct chron_column said_columns[][SAID_WIDTH] = {
	[SAID_QUESTIONS] = SAID_COLUMNS("Question"),
	[SAID_GOOD] = SAID_COLUMNS("Good practice"),
	[SAID_MISSED] = SAID_COLUMNS("Missed opportunity"),
	[SAID_NOTES] = SAID_COLUMNS("Note"),
};

#define SAID(at, key_, title_, caption_, empty_)                               \
	{                                                                      \
		.key = key_, .title = title_, .caption = caption_,             \
		.empty = empty_, .columns = said_columns[at],                  \
		.ncolumns = SAID_WIDTH                                         \
	}

static const struct chron_table said_tables[] = {
	[SAID_QUESTIONS] = SAID(SAID_QUESTIONS, "questions",
		"Questions for agencies",
		"By agency: the one that the question begins with (\"GP: "
		"...\"), else those whose accounts it stands beside.",
		"There is no question for an agency."),
	[SAID_GOOD] = SAID(SAID_GOOD, "good_practice", "Good practice",
		"What reviewers called good practice, in order.",
		"No good practice was noted."),
	[SAID_MISSED] = SAID(SAID_MISSED, "missed_opportunities",
		"Missed opportunities",
		"What reviewers called a missed opportunity, in order.",
		"No missed opportunity was noted."),
	[SAID_NOTES] = SAID(SAID_NOTES, "notes", "Review notes",
		"Every note, in order.", "There is no note."),
};

struct said {
	uint32_t entry, order;
	struct chron_str agency;
	struct chron_str text, by, at;
};

/* "GP: was the letter read?": whom it asks, if the case knows that agency. */
static bool
asks_agency(struct emit *e, struct chron_str text, struct chron_str *agency)
{
	struct chron_str head;

	if (!str_cut(&text, ':', &head) || !text.n)
		return false;
	for (uint32_t i = 0; i < e->c->nagencies; i++)
		if (fold_eq(str_trim(head), e->c->agencies[i].name)) {
			*agency = e->c->agencies[i].name;
			return true;
		}
	return false;
}

static void
add_said(struct emit *e, struct said **list, uint32_t *n, struct said said,
	bool question)
{
	said.order = *n;
	if (!question || !asks_agency(e, said.text, &said.agency))
		said.agency =
			arena_str(e->keep, review_agencies(e, &said.entry, 1));
	*ARENA_PUSH(e->keep, list, n) = said;
}

static uint32_t
gather_said(struct emit *e, enum review what, struct said **list)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->c->nentries; i++)
		for (uint32_t k = 0; k < e->c->entries[i].nreviews; k++) {
			const struct chron_review *r =
				&e->c->entries[i].reviews[k];

			if (r->what == (uint8_t)what)
				add_said(e, list, &n,
					(struct said){.entry = i,
						.text = r->text,
						.by = r->by,
						.at = r->at},
					what == REVIEW_QUESTION);
		}
	return n;
}

static uint32_t
gather_notes(struct emit *e, struct said **list)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->c->nentries; i++)
		for (uint32_t k = 0; k < e->c->entries[i].nnotes; k++) {
			const struct chron_note *x = &e->c->entries[i].notes[k];

			add_said(e, list, &n,
				(struct said){.entry = i,
					.text = x->text,
					.by = x->by,
					.at = x->at},
				false);
		}
	return n;
}

static int
by_agency(const void *x, const void *y)
{
	const struct said *a = x, *b = y;
	int d = str_cmp(a->agency, b->agency);

	return d ? d : (a->order > b->order) - (a->order < b->order);
}

static void
yield_said(struct emit *e, int table, const struct said *list, uint32_t n)
{
	emit_table(e, &said_tables[table]);
	for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++) {
		const struct chron_entry *x = &e->c->entries[list[i].entry];

		emit_ref(e, x->id);
		emit_when(e, &x->start);
		emit_label(e, list[i].agency);
		emit_text(e, list[i].text);
		emit_text(e, list[i].by);
		emit_text(e, list[i].at);
		emit_text(e, words_account(e->a, &e->c->events[x->events[0]]));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

/* ---- what has no place any more ---- */

static const struct chron_column unplaced_columns[] = {
	{"number", "Decision", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"what", "Column", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"text", "What was written", CHRON_CELL_TEXT, CHRON_WIDE},
	{"by", "Written by", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"at", "On", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"say", "Why it stands nowhere", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table unplaced = {
	.key = "unplaced",
	.title = "Written on accounts that are no longer there",
	.caption = "Kept, and beside no entry: their agency withdrew the "
		   "account. Write it where it belongs now, or leave it.",
	.empty = "Everything that was written stands beside its entry.",
	.columns = unplaced_columns,
	.ncolumns = sizeof(unplaced_columns) / sizeof(*unplaced_columns),
};

static void
yield_unplaced(struct emit *e)
{
	const struct chron_chronology *c = e->c;

	emit_table(e, &unplaced);
	for (uint32_t i = 0; c->standings && i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		bool words = d->ruling == RULE_REVIEW;

		if (c->standings[i].what != STANDING_GONE ||
			(!words && d->ruling != RULE_NOTE))
			continue;
		emit_number(e, (uint64_t)d->number);
		emit_label(e, chron_cstr(words ? review_titles[d->aspect]
					       : "Review notes"));
		emit_text(e, d->text);
		emit_text(e, d->by);
		emit_text(e, d->at);
		emit_text(e, c->standings[i].say);
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	static const struct {
		enum review what;
		int table;
	} lists[] = {
		{REVIEW_QUESTION, SAID_QUESTIONS},
		{REVIEW_GOOD, SAID_GOOD},
		{REVIEW_MISSED, SAID_MISSED},
	};
	struct said *list = NULL;
	struct emit e;
	uint32_t n;

	emit_begin(&e, c, to, err);
	review_tallies(&e);
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		list = NULL;
		n = gather_said(&e, lists[i].what, &list);
		if (n && lists[i].what == REVIEW_QUESTION)
			qsort(list, n, sizeof(*list), by_agency);
		yield_said(&e, lists[i].table, list, n);
	}
	list = NULL;
	n = gather_notes(&e, &list);
	yield_said(&e, SAID_NOTES, list, n);
	yield_unplaced(&e);
	return emit_end(&e);
}

const struct report report_review = {
	.name = "review",
	.title = "What reviewers wrote",
	.brief = "entries by phase, episode and theme; questions by agency",
	.yield = yield,
};
