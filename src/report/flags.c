/* Sightings in words, and the words that decided them. */
#include "report/flags.h"

#include <stdlib.h>

enum { SAY_MAX = 200 };

/* What qualifies a sighting; GRADE_FULL needs no words. */
static const char *const grade_words[] = {
	[GRADE_BRIEF] = ", briefly",
	[GRADE_ASLEEP] = ", asleep",
	[GRADE_DISTANCE] = ", from a distance",
	[GRADE_REPORTED] = ", as reported by another",
};

void
flags_qualify(struct buf *b, const struct chron_sighting *s)
{
	if (s->flag[ASPECT_SEEN] == ANSWER_YES &&
		s->grade < sizeof(grade_words) / sizeof(*grade_words) &&
		grade_words[s->grade])
		buf_puts(b, grade_words[s->grade]);
	if (s->flag[ASPECT_SEEN] != ANSWER_YES && s->attempt)
		buf_puts(b, ", visit or appointment failed");
	if (s->contradicted)
		buf_puts(b, ", the record contradicts itself");
	if (s->basis == BASIS_DECIDED)
		buf_puts(b, ", decided by a person");
}

void
flags_cell(struct emit *e, struct buf *b, enum aspect aspect,
	const struct chron_sighting *sightings, uint32_t n)
{
	struct chron_cell *cell;
	struct chron_span *spans = ARENA_ARRAY(e->a, struct chron_span, n + 1);
	uint8_t all = n ? sightings[0].flag[aspect] : (uint8_t)ANSWER_NA;

	buf_clear(b);
	for (uint32_t i = 0; i < n; i++) {
		const struct chron_sighting *s = &sightings[i];

		if (b->n)
			buf_putc(b, '\n');
		if (e->c->config.nchildren > 1) {
			buf_str(b, e->c->config.children[s->child].ref);
			buf_puts(b, ": ");
		}
		spans[i].start = (uint32_t)b->n;
		spans[i].say = answer_names[s->flag[aspect]];
		buf_str(b, words_answer(aspect, s->flag[aspect]));
		if (aspect == ASPECT_SEEN)
			flags_qualify(b, s);
		spans[i].end = (uint32_t)b->n;
		if (s->flag[aspect] != all)
			all = ANSWER_NA + 1;
	}
	if (!n)
		buf_str(b, words_answer(aspect, ANSWER_NA));
	cell = emit_flag(e, aspect, all > ANSWER_NA ? ANSWER_UNCLEAR : all);
	cell->text = buf_get(b);
	cell->spans = spans;
	cell->nspans = n;
	if (all > ANSWER_NA)
		cell->data = CHRON_S("");
}

static int
by_start(const void *pa, const void *pb)
{
	const struct chron_span *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return strcmp(a->say, b->say);
}

static const char *
say(struct arena *a, const struct chron_chronology *c,
	const struct chron_sighting *s, const struct chron_evidence *v)
{
	bool several = c->config.nchildren > 1;

	return WORDS(a,
		several ? c->config.children[s->child].ref : CHRON_S(""),
		several ? CHRON_S(", ") : CHRON_S(""),
		words_answer((enum aspect)v->aspect, s->flag[v->aspect]),
		CHRON_S(": "), chron_cstr(v->rule))
		.p;
}

/* Spans that cover the same words become one; of those that overlap the later
 * one gives way. */
static size_t
part(struct arena *a, struct chron_span *spans, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct chron_span *last = kept ? &spans[kept - 1] : NULL;

		if (last && spans[i].start == last->start &&
			spans[i].end == last->end) {
			if (strcmp(spans[i].say, last->say) != 0 &&
				strlen(last->say) < SAY_MAX)
				last->say = WORDS(a, chron_cstr(last->say),
					CHRON_S("; "), chron_cstr(spans[i].say))
						    .p;
			continue;
		}
		if (last && spans[i].start < last->end)
			spans[i].start = last->end;
		if (spans[i].start < spans[i].end)
			spans[kept++] = spans[i];
	}
	return kept;
}

size_t
flags_spans_of(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *event, const struct chron_value *text,
	const struct chron_span **spans)
{
	struct chron_span *list;
	size_t n = 0, room = 0;

	*spans = NULL;
	for (uint32_t i = 0; i < event->nsightings; i++)
		room += event->sightings[i].nevidence;
	if (!room || !text)
		return 0;
	list = ARENA_ARRAY(a, struct chron_span, room);
	for (uint32_t i = 0; i < event->nsightings; i++) {
		const struct chron_sighting *s = &event->sightings[i];

		for (uint32_t k = 0; k < s->nevidence; k++) {
			const struct chron_evidence *v = &s->evidence[k];

			if (v->value >= event->nvalues ||
				&event->values[v->value] != text ||
				v->aspect >= ASPECT_COUNT || v->end > text->n ||
				v->start >= v->end)
				continue;
			list[n++] = (struct chron_span){
				v->start, v->end, say(a, c, s, v)};
		}
	}
	qsort(list, n, sizeof(*list), by_start);
	*spans = list;
	return part(a, list, n);
}

size_t
flags_spans(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *event, const struct chron_span **spans)
{
	return flags_spans_of(
		a, c, event, chron_event_value(event, CHRON_F_EVENT), spans);
}
