/* The workbook's accounts: a row for each record that gave an event, with every
 * value that stood in it. */
#include "core/headings.h"
#include "report/flags.h"
#include "report/workbook.h"
#include "util/str.h"

static const struct chron_column columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	{"account", "Account", CHRON_CELL_REF, CHRON_NARROW},
	WORKBOOK_WHEN,
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"professional", "Professional", CHRON_CELL_TEXT, CHRON_NARROW},
	{"event", "What happened", CHRON_CELL_TEXT, CHRON_WIDE},
	{"outcome", "Outcome", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"seen", "Child seen", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"views_sought", "Views sought", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"views_expressed", "Views expressed", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"evidence", "Words that decided", CHRON_CELL_TEXT, CHRON_WIDE},
	{"source_of_information", "Source of information", CHRON_CELL_TEXT,
		CHRON_NARROW},
	{"subject", "Subject", CHRON_CELL_TEXT, CHRON_NARROW},
	{"contact_type", "Contact type", CHRON_CELL_TEXT, CHRON_NARROW},
	{"location", "Location", CHRON_CELL_TEXT, CHRON_NARROW},
	{"comment", "Comment", CHRON_CELL_TEXT, CHRON_NARROW},
	{"details", "Other columns", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"file", "File", CHRON_CELL_TEXT, CHRON_NARROW},
	{"part", "Part", CHRON_CELL_LABEL, CHRON_NARROW},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"date_text", "Date as written", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"time_text", "Time as written", CHRON_CELL_LABEL, CHRON_NARROW},
	{"remark", "Remark", CHRON_CELL_TEXT, CHRON_NARROW},
	WORKBOOK_ORDER,
};

static const struct chron_table table = {
	.key = "accounts",
	.title = "Accounts",
	.caption = "A row for each account, in its own words: where it was "
		   "read, every column it had, what it says of each child, and "
		   "the words that decided it.",
	.empty = "There are no accounts.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

/* Concepts whose first value has a column of its own. */
static const enum chron_concept own[] = {CHRON_F_SOURCE, CHRON_F_SUBJECT,
	CHRON_F_CONTACT_TYPE, CHRON_F_LOCATION, CHRON_F_COMMENT};

struct texts {
	struct buf outcome, evidence, details;
	struct buf flags[ASPECT_COUNT];
};

static void
free_texts(struct texts *t)
{
	buf_free(&t->outcome);
	buf_free(&t->evidence);
	buf_free(&t->details);
	for (int i = 0; i < ASPECT_COUNT; i++)
		buf_free(&t->flags[i]);
}

static bool
same(const struct chron_value *v, struct chron_str s)
{
	return str_eq((struct chron_str){v->p, v->n}, s);
}

/* Does another column have it? */
static bool
is_told(const struct emit *e, const struct chron_event *event,
	const struct chron_value *v)
{
	switch (v->concept) {
	case CHRON_F_DATE:
	case CHRON_F_TIME:
	case CHRON_F_DATETIME:
		return same(v, event->date_text) || same(v, event->time_text);
	case CHRON_F_AGENCY:
		return same(v, words_agency(e->c, event->agency));
	case CHRON_F_OUTCOME:
	case CHRON_F_DECISION:
		return true;
	case CHRON_F_EVENT:
	case CHRON_F_PROFESSIONAL:
		return chron_event_value(
			       event, (enum chron_concept)v->concept) == v;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (v->concept == own[i])
			return chron_event_value(event, own[i]) == v;
	return false;
}

/* What else was written, under the heading it stood under. */
static void
add_details(struct emit *e, struct buf *b, const struct chron_event *event)
{
	const struct chron_source *s = &e->c->sources[event->source];

	for (uint32_t i = 0; i < event->nvalues; i++) {
		const struct chron_value *v = &event->values[i];

		if (is_told(e, event, v))
			continue;
		if (b->n)
			buf_putc(b, '\n');
		buf_str(b, v->heading < s->nheadings
				   ? s->headings[v->heading].text
				   : chron_cstr(concept_key(
					     (enum chron_concept)v->concept)));
		buf_puts(b, ": ");
		buf_add(b, v->p, v->n);
	}
	emit_text(e, buf_get(b));
}

static void
add_outcome(struct emit *e, struct buf *b, const struct chron_event *event)
{
	for (uint32_t i = 0; i < event->nvalues; i++) {
		const struct chron_value *v = &event->values[i];

		if (v->concept != CHRON_F_OUTCOME &&
			v->concept != CHRON_F_DECISION)
			continue;
		if (b->n)
			buf_putc(b, '\n');
		buf_add(b, v->p, v->n);
	}
	emit_text(e, buf_get(b));
}

static void
add_flags(struct emit *e, struct texts *t, const struct chron_event *event)
{
	for (int i = 0; i < ASPECT_COUNT; i++)
		flags_cell(e, &t->flags[i], (enum aspect)i, event->sightings,
			event->nsightings);
	for (uint32_t i = 0; i < event->nsightings; i++) {
		const struct chron_sighting *s = &event->sightings[i];

		if (e->c->config.nchildren > 1 && s->nevidence) {
			if (t->evidence.n)
				buf_putc(&t->evidence, '\n');
			buf_str(&t->evidence,
				e->c->config.children[s->child].ref);
			buf_puts(&t->evidence, ":");
		}
		workbook_evidence(e, &t->evidence, event, s);
	}
	emit_text(e, buf_get(&t->evidence));
}

static struct chron_str
remark(struct emit *e, const struct chron_event *event)
{
	return WORDS(e->a,
		event->cancelled ? CHRON_S("cancelled") : CHRON_S(""),
		event->cancelled && event->carried ? CHRON_S("\n")
						   : CHRON_S(""),
		event->carried ? CHRON_S("the date was carried down from a row "
					 "above")
			       : CHRON_S(""));
}

static void
yield_account(struct emit *e, struct texts *t, const struct chron_entry *n,
	const struct chron_event *event, uint32_t order)
{
	buf_clear(&t->outcome);
	buf_clear(&t->evidence);
	buf_clear(&t->details);
	emit_ref(e, n->id);
	emit_ref(e, event->id);
	workbook_when(e, &event->start, event->has_end ? &event->end : NULL);
	emit_label(e, words_agency(e->c, event->agency));
	emit_text(e, chron_event_text(event, CHRON_F_PROFESSIONAL));
	emit_text(e, chron_event_text(event, CHRON_F_EVENT));
	add_outcome(e, &t->outcome, event);
	add_flags(e, t, event);
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		emit_text(e, chron_event_text(event, own[i]));
	add_details(e, &t->details, event);
	emit_text(e, e->c->sources[event->source].file);
	emit_label(e, event->part);
	emit_number(e, event->row);
	emit_label(e, event->date_text);
	emit_label(e, event->time_text);
	emit_text(e, remark(e, event));
	emit_number(e, order);
	workbook_sort_day(e, &event->start);
	emit_row(e, CHRON_ROW_DATA, event->id);
}

void
workbook_accounts(struct emit *e)
{
	struct texts t = {BUF_INIT, BUF_INIT, BUF_INIT,
		{BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT}};
	const uint32_t *order = workbook_order(e);

	emit_table(e, &table);
	for (uint32_t i = 0; i < e->c->nentries; i++) {
		uint32_t at = workbook_at(e->c, i);
		const struct chron_entry *n = &e->c->entries[at];

		for (uint32_t k = 0; k < n->nevents && e->st == CHRON_OK; k++)
			yield_account(e, &t, n, &e->c->events[n->events[k]],
				order[at] + k);
	}
	free_texts(&t);
}
