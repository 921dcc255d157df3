/* The cells that the workbook's own tables share. */
#include "report/workbook.h"

#include "util/civil.h"

enum { BESIDE = 6 }; /* children with columns of their own */

bool
workbook_is_beside(const struct chron_config *config, uint32_t child)
{
	uint32_t subjects = 0;

	if (config->nchildren <= BESIDE)
		return true;
	for (uint32_t i = 0; i < config->nchildren; i++)
		subjects += config->children[i].subject;
	return subjects <= BESIDE && config->children[child].subject;
}

uint32_t
workbook_at(const struct chron_chronology *c, uint32_t place)
{
	return c->newest_first ? c->nentries - 1 - place : place;
}

uint32_t *
workbook_order(struct emit *e)
{
	uint32_t *first = ARENA_ARRAY(e->keep, uint32_t, e->c->nentries + 1);
	uint32_t n = 1;

	for (uint32_t i = 0; i < e->c->nentries; i++) {
		first[i] = n;
		n += e->c->entries[i].nevents;
	}
	return first;
}

static void
add_day(struct emit *e, const struct chron_when *w)
{
	struct chron_cell *cell = emit_when(e, w);

	if (w->precision == CHRON_MINUTE && cell->data.n > 10)
		cell->data.n = 10;
}

void
workbook_when(struct emit *e, const struct chron_when *start,
	const struct chron_when *end)
{
	struct chron_str time = words_time(e->a, start);

	add_day(e, start);
	if (end && end->precision == CHRON_MINUTE &&
		start->precision == CHRON_MINUTE)
		time = WORDS(
			e->a, time, CHRON_S(" to "), words_time(e->a, end));
	emit_label(e, time);
	if (end)
		add_day(e, end);
	else
		emit_text(e, CHRON_S(""))->kind = CHRON_CELL_WHEN;
}

void
workbook_sort_day(struct emit *e, const struct chron_when *w)
{
	int64_t at = w->earliest != CHRON_TIME_MIN ? w->earliest : w->latest;

	emit_day(e, at == CHRON_TIME_MAX ? CIVIL_MAX : civil_day_of(at), "");
}

void
workbook_answer(
	struct emit *e, const struct chron_sighting *s, enum aspect aspect)
{
	uint8_t answer = s ? s->flag[aspect] : (uint8_t)ANSWER_NA;

	emit_label(e, answer == ANSWER_NA ? CHRON_S("n/a")
					  : chron_cstr(answer_names[answer]));
}

static const char *const aspect_words[ASPECT_COUNT] = {
	[ASPECT_SEEN] = "seen",
	[ASPECT_ALONE] = "alone",
	[ASPECT_SOUGHT] = "views sought",
	[ASPECT_EXPRESSED] = "views expressed",
};

static void
add_words(struct emit *e, struct buf *b, const struct chron_event *event,
	const struct chron_evidence *v)
{
	const struct chron_value *value = &event->values[v->value];
	const struct chron_source *s = &e->c->sources[event->source];

	buf_puts(b, "\"");
	buf_add(b, value->p + v->start, v->end - v->start);
	buf_puts(b, "\" (");
	if (value->heading < s->nheadings &&
		s->headings[value->heading].text.n) {
		buf_str(b, s->headings[value->heading].text);
		buf_puts(b, ", ");
	}
	buf_puts(b, v->rule);
	buf_puts(b, ")");
}

static bool
same_words(const struct chron_evidence *a, const struct chron_evidence *b)
{
	return a->value == b->value && a->start == b->start &&
	       a->end == b->end && !strcmp(a->rule, b->rule);
}

void
workbook_evidence(struct emit *e, struct buf *b,
	const struct chron_event *event, const struct chron_sighting *s)
{
	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *v = &s->evidence[i];

		if (b->n)
			buf_putc(b, '\n');
		buf_puts(b, aspect_words[v->aspect]);
		for (; i + 1 < s->nevidence && same_words(v, v + 1); i++, v++) {
			buf_puts(b, ", ");
			buf_puts(b, aspect_words[v[1].aspect]);
		}
		buf_puts(b, ": ");
		if (v->value < event->nvalues)
			add_words(e, b, event, v);
		else
			buf_puts(b, "decided by a person");
	}
}
