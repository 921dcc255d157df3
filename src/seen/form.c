/* Form lines inside a narrative: "Child seen: N; Alone: N/A". */
#include "seen/answer.h"

#include "util/str.h"

enum { FORM_WEIGHT = 150, HEADING_MAX = 8 };

static bool
is_means(const struct token *t, uint64_t preds)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (preds >> t->means[k].pred & 1)
			return true;
	return false;
}

/* A heading that asks for the company: "Others present". */
static bool
is_who_else(const struct token *t)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].pred == PRED_NOTALONE &&
			t->means[k].form == FORM_NOUN)
			return true;
	return false;
}

/* "Child met: No", "Child present: Y": with a yes or a no behind them these
 * are boxes too. */
static const uint64_t with_reply =
	UINT64_C(1) << PRED_MEET | UINT64_C(1) << PRED_COME |
	UINT64_C(1) << PRED_STAYED | UINT64_C(1) << PRED_FACE |
	UINT64_C(1) << PRED_INTERVIEW;

/* The box a heading of tokens from..to asks for, or none; `more`: what asks
 * for a sighting beside the words of sight. */
static enum field
heading_of(const struct token *t, uint32_t from, uint32_t to, uint64_t more)
{
	enum field field = FIELD_NONE;
	bool only_seen = false;

	if (from >= to || to - from > HEADING_MAX)
		return FIELD_NONE;
	if (from + 1 == to && t[from].is & IS(WITH) && !t[from].punct)
		return FIELD_COMPANY; /* "With: nobody" */
	for (uint32_t i = from; i < to; i++) {
		if (t[i].covered)
			continue;
		if (is_means(&t[i], UINT64_C(1) << PRED_VIEWS))
			field = FIELD_VIEWS;
		else if (is_means(&t[i], UINT64_C(1) << PRED_ALONE) &&
			 field != FIELD_VIEWS)
			field = FIELD_ALONE;
		else if (is_who_else(&t[i]))
			field = FIELD_COMPANY;
		else if (is_means(&t[i], UINT64_C(1) << PRED_TALK) &&
			 field == FIELD_NONE)
			field = FIELD_SPOKEN;
		else if (is_means(&t[i], more | UINT64_C(1) << PRED_SEE) ||
			 t[i].is & IS(SEENBOX))
			only_seen = true;
		else if (t[i].nmeanings || t[i].punct ||
			 t[i].marks & MARKED(REPLY) ||
			 t[i].is & (IS(ADULT) | IS(PREP) | IS(PRO) | IS(NEG)) ||
			 (!t[i].is && !t[i].kids && t[i].end - t[i].start > 3))
			return FIELD_NONE;
	}
	return field == FIELD_NONE && only_seen ? FIELD_SEEN : field;
}

static enum field
heading(const struct token *t, uint32_t from, uint32_t to)
{
	return heading_of(t, from, to, 0);
}

/* Y, N, yes, no, n/a. */
static bool
is_reply(const struct scene *s, const struct token *t)
{
	struct chron_str w = {s->text.p + t->start, t->end - t->start};
	char first, second;

	if (t->punct || !w.n || w.n > 3)
		return false;
	first = *w.p | 32;
	if (first != 'y' && first != 'n')
		return false;
	if (w.n == 1)
		return true;
	second = w.p[1] | 32;
	if (first == 'y')
		return w.n == 3 && second == 'e' && (w.p[2] | 32) == 's';
	return w.n == 2 ? second == 'o' : second == '/' && (w.p[2] | 32) == 'a';
}

static void
blank(struct token *t, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		t[from].nmeanings = 0, t[from].preds = 0;
}

/* "Child's view: mother says ..." */
static bool
is_relatives(const struct token *t, uint32_t from, uint32_t to)
{
	for (; from + 1 < to; from++)
		if (t[from].is & IS(ADULT) && t[from].poss &&
			is_means(&t[from + 1], UINT64_C(1) << PRED_VIEWS))
			return true;
		else if (t[from].is & IS(ADULT) &&
			 is_means(&t[from + 1], UINT64_C(1) << PRED_SAY |
							UINT64_C(1)
								<< PRED_FEEL))
			return true;
	return false;
}

/* An answer in parts: "CA - misses Dad; CB - n/a". */
static void
take(struct scene *s, enum field field, struct token *t, uint32_t from,
	uint32_t to, uint64_t kids)
{
	struct answer_sink sink = {.scene = s,
		.kids = kids,
		.row = kids,
		.weight = FORM_WEIGHT,
		.rule = seen_rule_form};

	s->formed |= 1u << field;
	while (from < to) {
		uint32_t end = from;

		while (end < to && t[end].punct != ';' &&
			!(t[end].punct == ',' && end + 2 < to &&
				t[end + 1].kids && is_reply(s, &t[end + 2])))
			end++;
		if (end > from && !is_relatives(t, from, end) &&
			answer_read(&sink, field, t, from, end) &&
			field != FIELD_VIEWS)
			blank(t, from, end);
		from = end + 1;
	}
}

/* What can follow a reply: the end, or the next box. */
static bool
is_end(const struct token *t, uint32_t i, uint32_t n)
{
	static const uint64_t boxes = UINT64_C(1) << PRED_SEE |
				      UINT64_C(1) << PRED_ALONE |
				      UINT64_C(1) << PRED_VIEWS;

	return i >= n || t[i].punct == ',' || t[i].punct == ';' || t[i].kids ||
	       t[i].is & IS(SEENBOX) || is_means(&t[i], boxes) ||
	       is_who_else(&t[i]);
}

/* "J seen Y alone Y; K seen Y alone N": boxes in a row. */
static void
pairs(struct scene *s, struct token *t, uint32_t n)
{
	enum { BOX_MAX = 4 };
	uint64_t kids = s->usual;
	uint32_t from = 0;

	for (uint32_t i = 0; i < n; i++) {
		enum field f = FIELD_NONE;
		uint32_t k = i > from + BOX_MAX ? i - BOX_MAX : from;

		if (t[i].kids && !t[i].poss)
			kids = t[i].kids;
		if (t[i].punct)
			from = i + 1;
		if (i == from || !is_reply(s, &t[i]) || !is_end(t, i + 1, n) ||
			t[i].kids)
			continue;
		for (; k < i && !f; k++)
			f = heading_of(t, k, i, with_reply);
		from = i + 1;
		if (f != FIELD_SEEN && f != FIELD_ALONE && f != FIELD_COMPANY)
			continue;
		take(s, f, t, i, i + 1, kids);
		blank(t, k - 1, i);
	}
}

/* Where the answer that starts at `from` ends: before the next heading. */
static uint32_t
answer_end(const struct token *t, uint32_t from, uint32_t n, uint32_t *next)
{
	for (uint32_t i = from; i < n; i++) {
		if (t[i].punct != ':')
			continue;
		for (uint32_t k = i > HEADING_MAX + from ? i - HEADING_MAX
							 : from;
			k < i; k++)
			if (heading(t, k, i) != FIELD_NONE) {
				*next = k;
				return k;
			}
	}
	*next = n;
	return n;
}

/* The children a heading names, of whom its box is. */
static uint64_t
named_in(const struct token *t, uint32_t from, uint32_t to)
{
	uint64_t kids = 0;

	for (; from < to; from++)
		if (!t[from].kidword || t[from].kidword == KIDS_BABY)
			kids |= t[from].kids;
	return kids;
}

/* Boxes whose answer stands behind them without a colon; true if that is all
 * there is. */
static bool
read_boxes(struct scene *s, struct token *t, uint32_t n)
{
	/* "Child seen Yes [ ] No [x]", "Child seen Yes / No" */
	for (uint32_t k = 1; k < n && k <= HEADING_MAX; k++) {
		struct ticked boxes;
		enum field f;

		if (!is_reply(s, &t[k]))
			continue;
		f = heading(t, 0, k);
		if (!f || (!boxes_read(s->text, t, k, n, &boxes) &&
				  !(k + 2 == n && is_reply(s, &t[k + 1]))))
			break;
		take(s, f, t, k, n, s->usual);
		blank(t, 0, n);
		return true;
	}
	/* "Seen alone N" */
	if (n >= 2 && n <= 7 && is_reply(s, &t[n - 1])) {
		uint32_t end = n - 1 - (t[n - 2].punct == '-');
		enum field f = heading(t, 0, end);

		if (f) {
			take(s, f, t, n - 1, n, s->usual);
			blank(t, 0, n);
			return true;
		}
	}
	pairs(s, t, n);
	return false;
}

void
form_sentence(struct scene *s, struct token *t, uint32_t n, char ended)
{
	uint32_t at = 0;

	if (s->pending) {
		uint32_t end = 1;

		while (end < n && t[end].punct != ';' && t[end].punct != ',')
			end++;
		if (n && (is_reply(s, &t[0]) || s->pending == FIELD_VIEWS ||
				 t[0].kids))
			take(s, s->pending, t, 0,
				s->pending == FIELD_VIEWS ? n : end, s->usual);
		s->pending = FIELD_NONE;
	}
	if (ended == '?' && n <= HEADING_MAX) {
		s->pending = (uint8_t)heading(t, 0, n);
		if (s->pending)
			blank(t, 0, n);
		return;
	}
	if (s->sum.marks & MARKED(REPLY) && read_boxes(s, t, n))
		return;
	if (!s->sum.colon && !s->sum.dash)
		return;
	while (at < n) {
		uint32_t from, colon, end, next;
		enum field f = FIELD_NONE;

		for (colon = at; colon < n; colon++)
			if (t[colon].punct == ':' ||
				(t[colon].punct == '-' && colon + 1 < n &&
					(is_reply(s, &t[colon + 1]) ||
						(colon + 2 < n &&
							t[colon + 1].kids &&
							is_reply(s,
								&t[colon +
									2])))))
				break;
		if (colon >= n)
			return;
		from = colon > at + HEADING_MAX ? colon - HEADING_MAX : at;
		for (; from < colon && !f; from++)
			f = heading_of(t, from, colon,
				colon + 1 < n && is_reply(s, &t[colon + 1])
					? with_reply
					: 0);
		at = colon + 1;
		if (!f)
			continue;
		end = answer_end(t, at, n, &next);
		if (f != FIELD_VIEWS)
			blank(t, from - 1, colon);
		take(s, f, t, at, end,
			named_in(t, from - 1, colon)
				? named_in(t, from - 1, colon)
				: s->usual);
		at = next > at ? next : at;
	}
}
