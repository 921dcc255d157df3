/* A record as its agency wrote it, and the words in it that decided. */
#include "core/headings.h"
#include "report/flags.h"
#include "report/own_rows.h"

/* A record as lines of "heading: text", with the words in it that decided. */
struct record {
	struct buf text;
	struct chron_span *spans;
	size_t nspans;
};

static void
add_value(struct emit *e, struct record *r, const struct chron_event *event,
	const struct chron_value *v)
{
	const struct chron_source *s = &e->c->sources[event->source];
	struct chron_str heading = v->heading < s->nheadings
					   ? s->headings[v->heading].text
					   : CHRON_S("");
	const struct chron_span *spans;
	size_t n;

	if (!heading.n)
		heading =
			chron_cstr(concept_key((enum chron_concept)v->concept));
	if (r->text.n)
		buf_putc(&r->text, '\n');
	buf_str(&r->text, heading);
	buf_puts(&r->text, ": ");
	n = flags_spans_of(e->a, e->c, event, v, &spans);
	for (size_t i = 0; i < n; i++) {
		struct chron_span span = spans[i];

		span.start += (uint32_t)r->text.n;
		span.end += (uint32_t)r->text.n;
		r->spans[r->nspans++] = span;
	}
	buf_add(&r->text, v->p, v->n);
}

void
own_record(struct emit *e, const struct chron_event *event)
{
	struct record r = {.text = BUF_INIT};
	struct chron_cell *cell;
	size_t room = 0;

	for (uint32_t i = 0; i < event->nsightings; i++)
		room += event->sightings[i].nevidence;
	r.spans = ARENA_ARRAY(e->a, struct chron_span, room);
	for (uint32_t i = 0; i < event->nvalues; i++)
		add_value(e, &r, event, &event->values[i]);
	cell = emit_text(e, arena_str(e->a, buf_get(&r.text)));
	cell->spans = r.spans;
	cell->nspans = r.nspans;
	buf_free(&r.text);
}

/* Can its words be shown? Of a child that the row does not concern only that
 * is told. */
static bool
is_shown(const struct chron_event *event, const struct chron_sighting *s,
	const struct chron_evidence *v)
{
	return v->value < event->nvalues && v->aspect < ASPECT_COUNT &&
	       v->end <= event->values[v->value].n && v->start < v->end &&
	       (s->flag[ASPECT_SEEN] != ANSWER_NA || v->aspect == ASPECT_SEEN);
}

static bool
is_same(const struct chron_evidence *a, const struct chron_evidence *b)
{
	return a->value == b->value && a->start == b->start && a->end == b->end;
}

/* The flags that the k-th words decided, if those were not told before. */
static void
add_decided(struct emit *e, struct buf *b, const struct chron_event *event,
	const struct chron_sighting *s, uint32_t k)
{
	const struct chron_evidence *v = &s->evidence[k];
	bool several = e->c->config.nchildren > 1;
	const char *between = several ? ": " : "";

	for (uint32_t i = 0; i < k; i++)
		if (is_shown(event, s, &s->evidence[i]) &&
			is_same(&s->evidence[i], v))
			return;
	buf_puts(b, b->n ? "\n" : "");
	if (several)
		buf_str(b, e->c->config.children[s->child].ref);
	for (uint32_t i = k; i < s->nevidence; i++) {
		const struct chron_evidence *w = &s->evidence[i];

		if (!is_shown(event, s, w) || !is_same(w, v))
			continue;
		buf_puts(b, between);
		buf_str(b, words_answer(
				   (enum aspect)w->aspect, s->flag[w->aspect]));
		between = ", ";
	}
	buf_puts(b, ": \"");
	buf_add(b, event->values[v->value].p + v->start, v->end - v->start);
	buf_puts(b, "\"");
}

void
own_words(struct emit *e, const struct chron_event *event)
{
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < event->nsightings; i++) {
		const struct chron_sighting *s = &event->sightings[i];

		for (uint32_t k = 0; k < s->nevidence; k++)
			if (is_shown(event, s, &s->evidence[k]))
				add_decided(e, &b, event, s, k);
	}
	emit_text(e, arena_str(e->a, buf_get(&b)));
	buf_free(&b);
}
