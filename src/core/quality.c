/* What a chronology should have: columns, and something in the cells that
 * matter. */
#include "core/quality_parts.h"

#include "util/buf.h"
#include "util/str.h"

enum { TOLD = 100, NAMED = 10 };

/* The heading of that concept above an event's row, or NULL. */
static const struct chron_heading *
quality_heading(const struct quality *q, const struct chron_event *e,
	enum chron_concept concept)
{
	const struct chron_source *s = &q->c->sources[q->source];
	const struct chron_heading *const *list = q->heading;

	for (uint32_t i = 0; i < e->nvalues; i++) {
		uint16_t h = e->values[i].heading;

		if (h < s->nheadings && s->headings[h].col) {
			list = q->in_table[q->table_of[h]];
			break;
		}
	}
	if (concept == CHRON_F_DATE && !list[concept])
	concept =
		list[CHRON_F_DATETIME] ? CHRON_F_DATETIME : CHRON_F_ENTRY_DATE;
	return list[concept];
}

void
quality_say(struct quality *q, enum chron_severity severity, const char *slug,
	const struct chron_event *e, enum chron_concept concept,
	const char *fmt, ...)
{
	const struct chron_heading *h =
		concept ? quality_heading(q, e, concept) : NULL;
	struct chron_diagnostic *d;
	struct chron_str say;
	va_list ap;

	va_start(ap, fmt);
	say = arena_vprintf(q->c->arena, fmt, ap);
	va_end(ap);
	chronology_diag(q->c, severity, slug, q->source, e->part, e->row,
		h ? h->col : 0, "%.*s", STR(say));
	d = &q->c->diagnostics[q->c->ndiagnostics - 1];
	if (!h) {
		d->there = chron_event_text(e, CHRON_F_EVENT);
		return;
	}
	d->heading = h->text;
	d->there = chron_event_text(e, (enum chron_concept)h->concept);
}

bool
quality_day(const struct chron_event *e, int32_t *day)
{
	if (e->start.precision > CHRON_DAY ||
		e->start.earliest == CHRON_TIME_MIN)
		return false;
	*day = civil_day_of(e->start.earliest);
	return true;
}

/* ---- columns ---- */

static bool
has_any(const struct quality *q, const uint8_t *concepts)
{
	for (; *concepts; concepts++)
		if (q->heading[*concepts])
			return true;
	return false;
}

static void
columns(struct quality *q)
{
	static const struct {
		const char *slug;
		enum chron_severity severity;
		uint8_t any[8]; /* concepts, ends with CHRON_F_OTHER */
		const char *say;
	} wanted[] = {
		{"no-event-column", CHRON_WARNING, {CHRON_F_EVENT},
			"no column was understood to say what happened"},
		{"no-seen-column", CHRON_NOTE,
			{CHRON_F_SEEN, CHRON_F_ALONE, CHRON_F_WHO_SEEN,
				CHRON_F_SEEN_VIEWS},
			"no column says whether the child was seen"},
		{"no-views-column", CHRON_NOTE,
			{CHRON_F_VIEWS, CHRON_F_SEEN_VIEWS, CHRON_F_SPOKEN,
				CHRON_F_HEARD},
			"no column holds the child's wishes and feelings"},
		{"no-source-column", CHRON_NOTE,
			{CHRON_F_SOURCE, CHRON_F_SOURCE_REF},
			"no column says where the information is from"},
		{"no-professional-column", CHRON_NOTE, {CHRON_F_PROFESSIONAL},
			"no column names the professional"},
	};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (!has_any(q, wanted[i].any))
			chronology_diag(q->c, wanted[i].severity,
				wanted[i].slug, q->source, CHRON_S(""), 0, 0,
				"%s", wanted[i].say);
}

/* Columns that are carried along and not read. */
static void
unknown_headings(struct quality *q)
{
	const struct chron_source *s = &q->c->sources[q->source];
	struct buf names = BUF_INIT;
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->nheadings; i++) {
		const struct chron_heading *h = &s->headings[i];

		if (h->concept != CHRON_F_OTHER || h->confidence == TOLD ||
			!h->col || str_starts(h->text, "column "))
			continue;
		if (n++ < NAMED)
			buf_printf(&names, "%s\"%.*s\"", n > 1 ? ", " : "",
				STR(h->text));
	}
	if (n)
		chronology_diag(q->c, CHRON_NOTE, "headings-unknown", q->source,
			CHRON_S(""), 0, 0,
			"%u %s not understood and %s carried along as %s: "
			"%.*s%s",
			n, n == 1 ? "heading was" : "headings were",
			n == 1 ? "is" : "are", n == 1 ? "it is" : "they are",
			STR(buf_get(&names)), n > NAMED ? " ..." : "");
	buf_free(&names);
}

/* ---- cells that should not be empty ---- */

static void
empty_cells(struct quality *q)
{
	static const struct {
		const char *slug;
		enum chron_severity severity;
		uint8_t concept;
		const char *say;
	} wanted[] = {
		{"event-empty", CHRON_WARNING, CHRON_F_EVENT,
			"the row has a date and does not say what happened"},
		{"source-empty", CHRON_WARNING, CHRON_F_SOURCE,
			"the source of information is empty"},
		{"professional-empty", CHRON_NOTE, CHRON_F_PROFESSIONAL,
			"nobody is named as the professional"},
	};

	for (uint32_t i = 0; i < q->n; i++)
		for (size_t k = 0; k < sizeof(wanted) / sizeof(*wanted); k++) {
			enum chron_concept concept =
				(enum chron_concept)wanted[k].concept;

			if (q->heading[concept] &&
				!chron_event_value(&q->events[i], concept) &&
				quality_heading(q, &q->events[i], concept))
				quality_say(q, wanted[k].severity,
					wanted[k].slug, &q->events[i], concept,
					"%s", wanted[k].say);
		}
}

static bool
any_times(const struct quality *q)
{
	for (uint32_t i = 0; i < q->n; i++)
		if (q->events[i].start.precision == CHRON_MINUTE)
			return true;
	return false;
}

/* Where times are given, a row without one stands out; where none is, that is
 * told once. */
static void
times(struct quality *q)
{
	if (q->n && !any_times(q)) {
		chronology_diag(q->c, CHRON_NOTE, "no-time-column", q->source,
			CHRON_S(""), 0, 0, "no row has a time");
		return;
	}
	for (uint32_t i = 0; i < q->n; i++)
		if (q->events[i].start.precision == CHRON_DAY &&
			!q->events[i].time_text.n)
			quality_say(q, CHRON_NOTE, "time-missing",
				&q->events[i], CHRON_F_TIME,
				"the row has no time");
}

/* ---- the review period ---- */

static void
period(struct quality *q)
{
	const struct chron_config *config = &q->c->config;

	for (uint32_t i = 0; i < q->n; i++) {
		const struct chron_event *e = &q->events[i];
		bool before = e->start.latest != CHRON_TIME_MAX &&
			      config->from != CIVIL_MIN &&
			      civil_day_of(e->start.latest) < config->from;
		bool after = e->start.earliest != CHRON_TIME_MIN &&
			     config->to != CIVIL_MAX &&
			     civil_day_of(e->start.earliest) > config->to;

		if (before && e->has_end && e->end.latest != CHRON_TIME_MAX)
			before = civil_day_of(e->end.latest) < config->from;
		if ((before || after) && !q->far[i])
			quality_say(q, CHRON_NOTE, "outside-period", e,
				CHRON_F_DATE,
				"the event lies %s the review period",
				before ? "before" : "after");
	}
}

/* A heading that begins a table: another row or part than the one before, or
 * a column to its left. */
static bool
begins_table(const struct chron_heading *h, const struct chron_heading *before)
{
	return !before || h->row != before->row || h->col <= before->col ||
	       !str_eq(h->part, before->part);
}

static void
find_headings(struct quality *q)
{
	const struct chron_source *s = &q->c->sources[q->source];
	const struct chron_heading *before = NULL;
	uint32_t n = 0;

	q->table_of = ARENA_ARRAY(q->scratch, uint32_t, s->nheadings);
	for (uint32_t i = 0; i < s->nheadings; i++) {
		n += begins_table(&s->headings[i], before);
		q->table_of[i] = n - 1;
		before = &s->headings[i];
	}
	q->in_table = arena_alloc(q->scratch, n * sizeof(*q->in_table));
	for (uint32_t i = 0; i < s->nheadings; i++) {
		const struct chron_heading *h = &s->headings[i];
		const struct chron_heading **list = q->in_table[q->table_of[i]];

		q->table |= h->col != 0;
		if (!q->heading[h->concept])
			q->heading[h->concept] = h;
		if (!list[h->concept])
			list[h->concept] = h;
	}
}

void
quality_find(struct chron_chronology *c, uint32_t source, uint32_t first)
{
	struct quality q = {.c = c,
		.source = source,
		.events = c->events ? c->events + first : NULL,
		.n = c->nevents - first,
		.scratch = arena_new()};

	find_headings(&q);
	q.far = ARENA_ARRAY(q.scratch, bool, q.n);
	quality_far(&q);
	period(&q);
	quality_repeat(&q);
	quality_entry(&q);
	if (q.table && q.n) {
		columns(&q);
		unknown_headings(&q);
		empty_cells(&q);
		times(&q);
		quality_order(&q);
	}
	arena_free(q.scratch);
}
