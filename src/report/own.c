/* One agency's own rows as they were read, for its accuracy check: facts are
 * agreed before anything is made of them. */
#include "report/own.h"

#include "report/emit.h"
#include "report/flags.h"
#include "report/own_rows.h"
#include "util/str.h"

enum { FACTS = 8 };

static const char *const yes_no[] = {"yes", "no", NULL};

static const struct chron_column file_columns[] = {
	{"file", "File", CHRON_CELL_TEXT, CHRON_WIDE},
	{"records", "Rows", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"events", "Read as events", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"quarantined", "Set aside", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"not_events", "No event", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"dates", "How its dates were read", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"sha256", "SHA-256", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_table file_table = {
	.key = "files",
	.title = "What you sent",
	.caption = "Each file as it was received. Where a file holds rows of "
		   "several agencies, only the events that name you are "
		   "counted and shown.",
	.empty = "No file of yours was received.",
	.columns = file_columns,
	.ncolumns = sizeof(file_columns) / sizeof(*file_columns),
};

static const struct chron_column row_columns[] = {
	{"row", "Row", CHRON_CELL_TEXT, CHRON_NARROW},
	{"file", "File", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"how", "Read as", CHRON_CELL_LABEL, CHRON_MEDIUM | CHRON_UNDER},
	{"ref", "Ref", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
	{"record", "Your record", CHRON_CELL_TEXT, CHRON_WIDE},
	{"date", "Date as read", CHRON_CELL_WHEN, CHRON_NARROW},
	{"time", "Time", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"written", "As written", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"why", "Why", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"seen", "Child seen", CHRON_CELL_FLAG, CHRON_MEDIUM},
	{"alone", "Alone", CHRON_CELL_FLAG, CHRON_MEDIUM | CHRON_UNDER},
	{"views_sought", "Asked", CHRON_CELL_FLAG, CHRON_MEDIUM | CHRON_UNDER},
	{"views_expressed", "Heard", CHRON_CELL_FLAG,
		CHRON_MEDIUM | CHRON_UNDER},
	{"words", "Words that decided", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"correct", "Correct?", CHRON_CELL_TEXT, CHRON_NARROW},
	{"correction", "Correction", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_fill fills[] = {
	{"correct", yes_no, "yes or no"},
	{"correction", NULL, "What should stand instead, in your own words."},
};

static const struct chron_table row_table = {
	.key = "rows",
	.title = "Your rows as they were read",
	.caption = "In the order of your own files, under your own headings. "
		   "Marked words decided whether a child was seen, seen alone, "
		   "asked and heard. Where a row does not tell, it is not "
		   "taken for a no. Say of each row whether it was read "
		   "correctly, and what should stand instead if not.",
	.empty = "No row of yours was received.",
	.columns = row_columns,
	.ncolumns = sizeof(row_columns) / sizeof(*row_columns),
	.fills = fills,
	.nfills = sizeof(fills) / sizeof(*fills),
};

static const struct chron_column gone_columns[] = {
	{"version", "Withdrawn by version", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"row", "Row it was", CHRON_CELL_TEXT, CHRON_NARROW},
	{"file", "File", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"record", "Your record, as it stood", CHRON_CELL_TEXT, CHRON_WIDE},
	{"correct", "Correct?", CHRON_CELL_TEXT, CHRON_NARROW},
	{"correction", "Correction", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_table gone_table = {
	.key = "withdrawn",
	.title = "Rows of an earlier version that you withdrew",
	.caption = "They stood in a file you sent before and are no longer in "
		   "the one that took its place. Say whether that is meant.",
	.empty = "No row was withdrawn.",
	.columns = gone_columns,
	.ncolumns = sizeof(gone_columns) / sizeof(*gone_columns),
	.fills = fills,
	.nfills = sizeof(fills) / sizeof(*fills),
};

/* The agency it is made for, or CHRON_NONE. */
static uint32_t
whose(const struct chron_chronology *c)
{
	for (uint32_t i = 0; c->only && i < c->nagencies; i++)
		if (c->only[i])
			return i;
	return CHRON_NONE;
}

static void
add_count(struct emit *e, uint64_t n, bool known)
{
	struct chron_cell *cell = emit_number(e, n);

	if (!known)
		cell->text = CHRON_S("");
}

static void
yield_file(struct emit *e, const struct chron_source *s,
	const struct own_source *o)
{
	emit_text(e, s->file);
	add_count(e, s->records, o->alone);
	add_count(e, o->events, true);
	add_count(e, s->quarantined, o->alone);
	add_count(e, s->not_events, o->alone);
	emit_text(e, s->refused ? s->why : s->date_order);
	emit_text(e, s->sha256);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

/* "row 3", "Sheet1, row 3"; and of which file. */
static void
add_place(struct emit *e, uint32_t source, struct chron_str part, uint32_t row)
{
	struct chron_str none = CHRON_S("");

	emit_text(e, WORDS(e->a, part, part.n && row ? CHRON_S(", ") : none,
			     row ? CHRON_S("row ") : none,
			     row ? words_number(e->a, row) : none));
	emit_text(e, e->c->sources[source].file);
}

static struct chron_str
written(struct emit *e, const struct chron_event *event)
{
	bool both = event->date_text.n && event->time_text.n &&
		    !str_eq(event->date_text, event->time_text);

	if (!both)
		return event->date_text.n ? event->date_text : event->time_text;
	return WORDS(e->a, event->date_text, CHRON_S(", "), event->time_text);
}

static void
yield_event(struct emit *e, const struct chron_event *event,
	struct buf flags[ASPECT_COUNT])
{
	struct chron_cell *when;

	add_place(e, event->source, event->part, event->row);
	emit_label(e, event->cancelled ? CHRON_S("a cancelled event")
				       : CHRON_S("an event"));
	emit_ref(e, event->id);
	own_record(e, event);
	when = emit_when(e, &event->start);
	if (event->has_end)
		when->text = WORDS(e->a, when->text, CHRON_S(" to "),
			words_date(e->a, &event->end));
	emit_text(e, words_time(e->a, &event->start));
	emit_text(e, written(e, event));
	emit_text(e, event->carried
			     ? CHRON_S("The date was carried down from a row "
				       "above")
			     : CHRON_S(""));
	for (int i = 0; i < ASPECT_COUNT; i++)
		flags_cell(e, &flags[i], (enum aspect)i, event->sightings,
			event->nsightings);
	own_words(e, event);
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_row(e, CHRON_ROW_DATA, event->id);
}

static void
yield_leftover(struct emit *e, const struct chron_leftover *l)
{
	add_place(e, l->source, l->part, l->row);
	emit_label(e, l->quarantined ? CHRON_S("set aside to be put right")
				     : CHRON_S("no event"));
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_REF;
	emit_text(e, l->text);
	emit_text(e, CHRON_S(""))->kind = CHRON_CELL_WHEN;
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_text(e, l->why);
	for (int i = 0; i < ASPECT_COUNT; i++)
		emit_text(e, CHRON_S(""))->kind = CHRON_CELL_FLAG;
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_text(e, CHRON_S(""));
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static void
yield_rows(struct emit *e, const struct own_source *sources, uint32_t agency)
{
	struct buf flags[ASPECT_COUNT] = {
		BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
	struct own_row *rows;
	uint32_t n = own_rows(e->keep, e->c, sources, agency, &rows);

	emit_table(e, &row_table);
	for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++)
		if (rows[i].event)
			yield_event(e, rows[i].event, flags);
		else
			yield_leftover(e, rows[i].leftover);
	for (int i = 0; i < ASPECT_COUNT; i++)
		buf_free(&flags[i]);
}

static bool
is_gone(const struct own_source *sources, const struct chron_change *x)
{
	return x->change == CHANGE_WITHDRAWN && !x->back &&
	       sources[x->source].alone;
}

static void
yield_gone(struct emit *e, const struct own_source *sources)
{
	const struct chron_chronology *c = e->c;
	uint32_t first = 0;

	while (first < c->nchanges && !is_gone(sources, &c->changes[first]))
		first++;
	if (first == c->nchanges)
		return;
	emit_table(e, &gone_table);
	for (uint32_t i = first; i < c->nchanges && e->st == CHRON_OK; i++) {
		const struct chron_change *x = &c->changes[i];

		if (!is_gone(sources, x))
			continue;
		emit_number(e, x->version);
		add_place(e, x->source, x->was_part, x->was_row);
		emit_text(e, x->was);
		emit_text(e, CHRON_S(""));
		emit_text(e, CHRON_S(""));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	uint32_t agency = whose(c);
	struct own_source *sources;
	struct emit e;

	emit_begin(&e, c, to, err);
	sources = own_sources(e.keep, c, agency);
	emit_table(&e, &file_table);
	for (uint32_t i = 0; i < c->nsources && e.st == CHRON_OK; i++)
		if (sources[i].has)
			yield_file(&e, &c->sources[i], &sources[i]);
	yield_rows(&e, sources, agency);
	yield_gone(&e, sources);
	return emit_end(&e);
}

/* "A is Jamie Example, S1 is Kit Example." of the children its rows concern. */
static const char *
say_children(const struct chron_chronology *c, uint32_t agency, struct arena *a)
{
	const struct chron_config *g = &c->config;
	bool *told = ARENA_ARRAY(a, bool, g->nchildren);
	struct buf b = BUF_INIT;
	const char *say;

	for (uint32_t i = 0; i < c->nevents; i++)
		for (uint32_t k = 0; k < c->events[i].nsightings; k++)
			if (c->events[i].agency == agency)
				told[c->events[i].sightings[k].child] = true;
	for (uint32_t i = 0; i < g->nchildren; i++)
		if (told[i] && g->children[i].name.n)
			buf_printf(&b, "%s%.*s is %.*s", b.n ? ", " : "",
				STR(g->children[i].ref),
				STR(g->children[i].name));
	say = b.n ? arena_printf(a, "%s.", b.p).p : NULL;
	buf_free(&b);
	return say;
}

static void
doc(const struct chron_chronology *c, struct arena *a, struct chron_doc *d)
{
	const char **facts = ARENA_ARRAY(a, const char *, FACTS);
	uint32_t agency = whose(c);
	struct chron_str name = words_agency(c, agency);
	const char *children = say_children(c, agency, a);
	size_t n = 0;

	report_doc(c, &report_own, a, d);
	facts[n++] = arena_printf(a,
		"For %.*s alone. It holds what %.*s sent and how it was read, "
		"and nothing that any other agency wrote.",
		STR(name), STR(name))
			     .p;
	facts[n++] = "Please say of each row whether it was read correctly, "
		     "and give this file back. Nothing is concluded from a row "
		     "here: the facts come first.";
	if (children)
		facts[n++] = children;
	d->facts = facts;
	d->subtitle = arena_printf(a, "Accuracy check: %.*s", STR(name)).p;
	d->tool = "chronomerge " CHRON_VERSION;
}

const struct report report_own = {
	.name = "own",
	.title = "Accuracy check",
	.brief = "one agency's own rows as they were read, for it to check",
	.yield = yield,
	.doc = doc,
};
