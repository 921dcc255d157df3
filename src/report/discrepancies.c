/* The report of discrepancies: both texts side by side, how far they are
 * apart, and what to ask.  No winner is picked. */
#include "report/emit.h"

static const struct chron_column columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_MEDIUM},
	{"date", "Date", CHRON_CELL_WHEN, CHRON_NARROW | CHRON_UNDER},
	{"kind", "About", CHRON_CELL_LABEL, CHRON_NARROW | CHRON_UNDER},
	{"first", "One account by", CHRON_CELL_TEXT, CHRON_WIDE},
	{"first_text", "The one says", CHRON_CELL_TEXT,
		CHRON_WIDE | CHRON_UNDER},
	{"second", "Another by", CHRON_CELL_TEXT, CHRON_WIDE},
	{"second_text", "The other says", CHRON_CELL_TEXT,
		CHRON_WIDE | CHRON_UNDER},
	{"size", "Apart by", CHRON_CELL_TEXT, CHRON_WIDE},
	{"say", "The disagreement", CHRON_CELL_TEXT,
		CHRON_NARROW | CHRON_UNDER},
	{"question", "Question to ask", CHRON_CELL_TEXT,
		CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table table = {
	.key = "discrepancies",
	.title = "Discrepancies",
	.caption = "Where accounts of one happening, or one record and its own "
		   "columns, do not agree. Both are kept as they were written.",
	.empty = "No discrepancy was found in the material supplied.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

/* Columns whose answer can contradict the narrative of the same record. */
static const enum chron_concept answer_columns[] = {CHRON_F_SEEN, CHRON_F_ALONE,
	CHRON_F_SPOKEN, CHRON_F_VIEWS, CHRON_F_SEEN_VIEWS, CHRON_F_WHO_SEEN,
	CHRON_F_SOUGHT, CHRON_F_HEARD};

static struct chron_str
count_of(struct arena *a, int64_t n, const char *one, const char *many)
{
	return WORDS(a, words_number(a, (uint64_t)n), CHRON_S(" "),
		chron_cstr(n == 1 ? one : many));
}

/* How far two accounts are apart in time, if they say so at all; the nearer
 * ends of two intervals count. */
static struct chron_str
apart(struct arena *a, const struct chron_when *x, const struct chron_when *y)
{
	int32_t xf, xl, yf, yl;
	int64_t minutes;

	if (!words_bounds(x, &xf, &xl) || !words_bounds(y, &yf, &yl))
		return CHRON_S("");
	if (xl < yf || yl < xf)
		return count_of(a, xl < yf ? yf - xl : xf - yl, "day", "days");
	if (x->precision != CHRON_MINUTE || y->precision != CHRON_MINUTE ||
		x->earliest == y->earliest)
		return CHRON_S("");
	minutes = x->earliest - y->earliest;
	minutes = minutes < 0 ? -minutes : minutes;
	if (minutes < 60)
		return count_of(a, minutes, "minute", "minutes");
	if (minutes % 60 == 0)
		return count_of(a, minutes / 60, "hour", "hours");
	return WORDS(a, count_of(a, minutes / 60, "hour", "hours"),
		CHRON_S(" "), count_of(a, minutes % 60, "minute", "minutes"));
}

static struct chron_str
by(struct emit *e, const struct chron_event *event)
{
	struct chron_str time = words_time(e->a, &event->start);
	bool timed = event->start.precision == CHRON_MINUTE;

	return WORDS(e->a, words_who(e->a, e->c, event), CHRON_S("\n"),
		words_date(e->a, &event->start),
		timed ? CHRON_S(", ") : CHRON_S(""), timed ? time : CHRON_S(""),
		CHRON_S("\n"), words_position(e->a, e->c, event));
}

/* What the columns of a record answer, as opposed to its narrative. */
static struct chron_str
answers(struct emit *e, const struct chron_event *event)
{
	struct chron_str all = CHRON_S("");
	const struct chron_source *s = &e->c->sources[event->source];

	for (size_t i = 0; i < sizeof(answer_columns) / sizeof(*answer_columns);
		i++) {
		const struct chron_value *v =
			chron_event_value(event, answer_columns[i]);

		if (!v)
			continue;
		all = WORDS(e->a, all, all.n ? CHRON_S("\n") : CHRON_S(""),
			v->heading < s->nheadings ? s->headings[v->heading].text
						  : CHRON_S("column"),
			CHRON_S(": "), ((struct chron_str){v->p, v->n}));
	}
	return all;
}

static void
add_pair(struct emit *e, const struct chron_discrepancy *d, uint32_t other)
{
	const struct chron_event *a = &e->c->events[d->events[0]];
	const struct chron_event *b;

	emit_text(e, by(e, a));
	emit_text(e, words_account(e->a, a));
	if (d->nevents < 2) {
		emit_text(e, CHRON_S("the columns of the same record"));
		emit_text(e, answers(e, a));
		emit_text(e, CHRON_S(""));
		return;
	}
	b = &e->c->events[d->events[other]];
	emit_text(e, by(e, b));
	emit_text(e, words_account(e->a, b));
	emit_text(e, apart(e->a, &a->start, &b->start));
}

static void
yield_one(struct emit *e, const struct chron_discrepancy *d)
{
	uint32_t other = 1;

	do {
		struct chron_str id = d->entry < e->c->nentries
					      ? e->c->entries[d->entry].id
					      : e->c->events[d->events[0]].id;
		bool first = other == 1;

		emit_ref(e, id);
		emit_when(e, &e->c->events[d->events[0]].start);
		emit_label(e, chron_cstr(d->kind));
		add_pair(e, d, other);
		emit_text(e, first ? d->say : CHRON_S(""));
		emit_text(e, first ? d->question : CHRON_S(""));
		emit_row(e, first ? CHRON_ROW_DATA : CHRON_ROW_MORE,
			CHRON_S(""));
	} while (++other < d->nevents);
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &table);
	for (uint32_t i = 0; i < c->ndiscrepancies && e.st == CHRON_OK; i++)
		if (c->discrepancies[i].nevents)
			yield_one(&e, &c->discrepancies[i]);
	return emit_end(&e);
}

const struct report report_discrepancies = {
	.name = "discrepancies",
	.title = "Discrepancies",
	.brief = "where accounts disagree, side by side, and what to ask",
	.yield = yield,
};
