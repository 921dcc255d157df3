/* The cells of one account: when, who, what, and what else was written. */
#include "report/account.h"

#include "core/headings.h"
#include "report/flags.h"
#include "report/written.h"
#include "util/str.h"

/* Concepts that have a column of their own. */
static const bool shown[CHRON_F_COUNT] = {
	[CHRON_F_DATE] = true,
	[CHRON_F_TIME] = true,
	[CHRON_F_DATETIME] = true,
	[CHRON_F_AGENCY] = true,
	[CHRON_F_SOURCE] = true,
	[CHRON_F_SOURCE_REF] = true,
	[CHRON_F_PROFESSIONAL] = true,
	[CHRON_F_EVENT] = true,
	[CHRON_F_OUTCOME] = true,
	[CHRON_F_DECISION] = true,
};

/* What a reviewer writes comes back with `decide --from`. */
const struct chron_fill account_fills[ACCOUNT_FILLS] = {
	{"notes", NULL,
		"A note. What stands here stays; write below it what is new."},
	{"phase", NULL, "The phase of the time line that this belongs to."},
	{"episode", NULL, "The key practice episode that this belongs to."},
	{"theme", NULL, "Themes or lines of enquiry, several with ; between."},
	{"good_practice", NULL, "What was done well here."},
	{"missed_opportunity", NULL,
		"What could have been done here and was not."},
	{"question", NULL, "What to ask, and whom. GP: was the letter read?"},
};

void
account_free(struct account *account)
{
	buf_free(&account->outcome);
	buf_free(&account->details);
	buf_free(&account->discrepancies);
	buf_free(&account->notes);
	buf_free(&account->source);
	for (int i = 0; i < ASPECT_COUNT; i++)
		buf_free(&account->flags[i]);
}

static void
line(struct buf *b, struct chron_str label, struct chron_str text)
{
	if (b->n)
		buf_putc(b, '\n');
	if (label.n) {
		buf_str(b, label);
		buf_puts(b, ": ");
	}
	buf_str(b, text);
}

static void
lines_of(struct buf *b, const struct chron_event *event,
	enum chron_concept concept)
{
	for (uint32_t i = 0; i < event->nvalues; i++)
		if (event->values[i].concept == (uint8_t) concept)
			line(b, CHRON_S(""),
				(struct chron_str){event->values[i].p,
					event->values[i].n});
}

/* Everything else that was written, under the heading it stood under. */
static void
add_details(struct buf *b, const struct chron_chronology *c,
	const struct chron_event *event)
{
	const struct chron_source *s =
		event->source < c->nsources ? &c->sources[event->source] : NULL;

	if (event->cancelled)
		line(b, CHRON_S(""), CHRON_S("Cancelled"));
	if (event->carried)
		line(b, CHRON_S(""),
			CHRON_S("The date was carried down from a row above"));
	if (event->date_text.n && event->start.precision > CHRON_DAY)
		line(b, CHRON_S("Date as written"), event->date_text);
	for (uint32_t i = 0; i < event->nvalues; i++) {
		const struct chron_value *v = &event->values[i];
		struct chron_str label;

		if (v->concept >= CHRON_F_COUNT || shown[v->concept])
			continue;
		label = s && v->heading < s->nheadings
				? s->headings[v->heading].text
				: chron_cstr(concept_key(
					  (enum chron_concept)v->concept));
		line(b, label, (struct chron_str){v->p, v->n});
	}
}

/* What ends on its own day has two times, not two dates; a night has both. */
void
account_when(struct emit *e, const struct chron_when *start,
	const struct chron_when *until)
{
	struct chron_cell *cell = emit_when(e, start);
	struct chron_str time = words_time(e->a, start);

	if (until) {
		struct chron_str end = words_date(e->a, until);
		bool same = str_eq(end, cell->text);

		if (!same)
			cell->text =
				WORDS(e->a, cell->text, CHRON_S(" to "), end);
		if (until->precision == CHRON_MINUTE &&
			start->precision == CHRON_MINUTE)
			time = WORDS(e->a, time, CHRON_S(" to "),
				words_time(e->a, until));
		cell->data = WORDS(
			e->a, cell->data, CHRON_S("/"), words_iso(e->a, until));
	}
	emit_text(e, time);
}

/* The other of the link, by who wrote it and where. */
static void
add_link(struct emit *e, const struct chron_event *event,
	const struct chron_pair *link)
{
	const struct chron_event *other;

	if (!link) {
		emit_text(e, CHRON_S(""))->kind = CHRON_CELL_SUM;
		return;
	}
	other = &e->c->events[link->a];
	if (other == event)
		other = &e->c->events[link->b];
	emit_sum(e,
		WORDS(e->a, CHRON_S("with "), words_who(e->a, e->c, other),
			CHRON_S("; "), words_position(e->a, e->c, other)),
		link);
}

void
account_read(struct account *account, struct emit *e,
	const struct chron_event *event)
{
	buf_clear(&account->source);
	buf_clear(&account->outcome);
	buf_clear(&account->details);
	lines_of(&account->source, event, CHRON_F_SOURCE);
	lines_of(&account->source, event, CHRON_F_SOURCE_REF);
	line(&account->source, CHRON_S(""), words_position(e->a, e->c, event));
	lines_of(&account->outcome, event, CHRON_F_OUTCOME);
	lines_of(&account->outcome, event, CHRON_F_DECISION);
	add_details(&account->details, e->c, event);
}

void
account_cells(struct account *account, struct emit *e,
	const struct chron_event *event, const struct chron_pair *link)
{
	struct chron_cell *cell;

	account_read(account, e, event);
	account_when(e, &event->start, event->has_end ? &event->end : NULL);
	account_ages(e, event);
	emit_label(e, words_agency(e->c, event->agency));
	emit_text(e, chron_event_text(event, CHRON_F_PROFESSIONAL));
	emit_text(e, buf_get(&account->source));
	cell = emit_text(e, chron_event_text(event, CHRON_F_EVENT));
	cell->nspans = flags_spans(e->a, e->c, event, &cell->spans);
	emit_text(e, buf_get(&account->outcome));
	emit_text(e, buf_get(&account->details));
	add_link(e, event, link);
	for (int i = 0; i < ASPECT_COUNT; i++)
		flags_cell(e, &account->flags[i], (enum aspect)i,
			event->sightings, event->nsightings);
}

void
account_discrepancies(
	struct account *account, struct emit *e, const struct chron_entry *n)
{
	buf_clear(&account->discrepancies);
	for (uint32_t i = 0; n && i < n->ndiscrepancies; i++)
		line(&account->discrepancies, CHRON_S(""),
			e->c->discrepancies[n->discrepancies[i]].say);
	emit_text(e, buf_get(&account->discrepancies));
}

void
account_notes(
	struct account *account, struct emit *e, const struct chron_entry *n)
{
	buf_clear(&account->notes);
	for (uint32_t i = 0; n && i < n->nnotes; i++)
		line(&account->notes, CHRON_S(""),
			written_note(e->a, &n->notes[i]));
	emit_text(e, buf_get(&account->notes));
}

void
account_reviews(struct emit *e, const struct chron_entry *n)
{
	for (int i = 0; i < REVIEW_COUNT; i++)
		emit_text(e, n ? written_cell(e->a, n, (enum review)i)
			       : CHRON_S(""));
}

/* Entries that a person called related, a line each, with their days. */
void
account_related(struct emit *e, const struct chron_entry *n)
{
	struct chron_str text = CHRON_S(""), ids = CHRON_S("");

	for (uint32_t i = 0; n && i < n->nrelated; i++) {
		const struct chron_entry *other = &e->c->entries[n->related[i]];

		text = WORDS(e->a, text, i ? CHRON_S("\n") : text, other->id,
			CHRON_S(", "), words_date(e->a, &other->start));
		ids = WORDS(e->a, ids, i ? CHRON_S(" ") : ids, other->id);
	}
	emit_ref(e, text)->data = ids;
}
