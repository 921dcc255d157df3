/* Answers on one child in the fewest words that leave nothing open. */
#include "report/child_words.h"

#include "report/flags.h"
#include "util/str.h"

/* By whether views were sought, then by whether they were expressed; NA, which
 * only sight can be, is no. */
static const char *const views[3][3] = {
	[ANSWER_UNCLEAR] = {[ANSWER_UNCLEAR] = "views: cannot be told",
		[ANSWER_YES] = "heard (asked: cannot be told)",
		[ANSWER_NO] = "not heard (asked: cannot be told)"},
	[ANSWER_YES] = {[ANSWER_UNCLEAR] = "asked (heard: cannot be told)",
		[ANSWER_YES] = "asked and heard",
		[ANSWER_NO] = "asked, not heard"},
	[ANSWER_NO] = {[ANSWER_UNCLEAR] = "not asked (heard: cannot be told)",
		[ANSWER_YES] = "heard, not asked",
		[ANSWER_NO] = "not asked or heard"},
};
static const char *const alone[] = {
	[ANSWER_UNCLEAR] = "alone: cannot be told",
	[ANSWER_YES] = "alone",
	[ANSWER_NO] = "not alone",
	[ANSWER_NA] = "not alone",
};

void
child_words_clear(struct child_words *w)
{
	buf_clear(&w->text);
	w->nspans = 0;
}

/* What was put from there on is an answer. */
static void
mark(struct child_words *w, size_t from, uint8_t answer)
{
	if (w->nspans < sizeof(w->spans) / sizeof(*w->spans))
		w->spans[w->nspans++] = (struct chron_span){(uint32_t)from,
			(uint32_t)w->text.n, answer_names[answer & 3]};
}

void
child_words_seen(struct child_words *w, const struct chron_sighting *s)
{
	size_t from = w->text.n;

	buf_str(&w->text, words_answer(ASPECT_SEEN, s->flag[ASPECT_SEEN]));
	flags_qualify(&w->text, s);
	mark(w, from, s->flag[ASPECT_SEEN]);
}

void
child_words_alone(struct child_words *w, const struct chron_sighting *s)
{
	size_t from = w->text.n;

	buf_str(&w->text, words_answer(ASPECT_ALONE, s->flag[ASPECT_ALONE]));
	mark(w, from, s->flag[ASPECT_ALONE]);
}

static uint8_t
no_if_na(uint8_t answer)
{
	return answer == ANSWER_NA ? (uint8_t)ANSWER_NO : answer;
}

static uint8_t
views_answer(const struct chron_sighting *s)
{
	uint8_t sought = s->flag[ASPECT_SOUGHT];
	uint8_t told = s->flag[ASPECT_EXPRESSED];

	if (sought == ANSWER_YES || told == ANSWER_YES)
		return ANSWER_YES;
	if (sought == ANSWER_UNCLEAR || told == ANSWER_UNCLEAR)
		return ANSWER_UNCLEAR;
	return ANSWER_NO;
}

void
child_words_views(struct child_words *w, const struct chron_sighting *s)
{
	size_t from = w->text.n;

	buf_puts(&w->text, views[no_if_na(s->flag[ASPECT_SOUGHT])]
				[no_if_na(s->flag[ASPECT_EXPRESSED])]);
	mark(w, from, views_answer(s));
}

static bool
is_all_unclear(const struct chron_sighting *s)
{
	for (int i = 0; i < ASPECT_COUNT; i++)
		if (s->flag[i] != ANSWER_UNCLEAR)
			return false;
	return true;
}

/* Who was not seen, or whom it is not about, was not seen alone, and is not
 * asked or heard unless that is said. */
static bool
is_idle(const struct chron_sighting *s, uint8_t answer)
{
	uint8_t seen = s->flag[ASPECT_SEEN];

	return (seen == ANSWER_NO || seen == ANSWER_NA) &&
	       (answer == ANSWER_NO || answer == ANSWER_NA);
}

void
child_words_all(struct child_words *w, const struct chron_sighting *s,
	const char *between)
{
	size_t from = w->text.n;
	uint8_t lone = s->flag[ASPECT_ALONE];

	if (s->flag[ASPECT_SEEN] == ANSWER_UNCLEAR && !is_all_unclear(s)) {
		buf_puts(&w->text, "sight ");
		child_words_seen(w, s);
		w->spans[w->nspans - 1].start = (uint32_t)from;
	} else {
		child_words_seen(w, s);
	}
	if (is_all_unclear(s))
		return;
	if (!is_idle(s, lone)) {
		buf_puts(&w->text, between);
		from = w->text.n;
		buf_puts(&w->text, alone[lone & 3]);
		mark(w, from, lone);
	}
	if (!is_idle(s, views_answer(s))) {
		buf_puts(&w->text, between);
		child_words_views(w, s);
	}
}

static bool
is_alike(const struct chron_sighting *a, const struct chron_sighting *b)
{
	return memcmp(a->flag, b->flag, sizeof(a->flag)) == 0 &&
	       a->grade == b->grade && a->attempt == b->attempt &&
	       a->contradicted == b->contradicted &&
	       (a->basis == BASIS_DECIDED) == (b->basis == BASIS_DECIDED);
}

void
child_words_lines(struct child_words *w, const struct chron_config *config,
	const struct chron_sighting *sightings, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		bool told = false, first = true;

		for (uint32_t k = 0; k < i && !told; k++)
			told = is_alike(&sightings[k], &sightings[i]);
		if (told)
			continue;
		if (w->text.n)
			buf_putc(&w->text, '\n');
		for (uint32_t k = i; k < n; k++) {
			if (!is_alike(&sightings[k], &sightings[i]))
				continue;
			if (!first)
				buf_puts(&w->text, ", ");
			first = false;
			buf_str(&w->text,
				config->children[sightings[k].child].ref);
		}
		buf_puts(&w->text, ": ");
		child_words_all(w, &sightings[i], "; ");
	}
}

void
child_words_emit(struct child_words *w, struct emit *e)
{
	struct chron_cell *cell = emit_text(e, buf_get(&w->text));

	cell->kind = CHRON_CELL_FLAG;
	cell->spans = w->spans;
	cell->nspans = w->nspans;
}
