/* The columns that answer the question themselves: they are stated, the
 * narrative only lets infer. */
#include "seen/voice.h"

#include "util/str.h"

enum { LIST_LESS = 5 }; /* than "seen: no" beside it */

static const struct {
	uint8_t concept, field;
} columns[] = {
	{CHRON_F_SEEN, FIELD_SEEN},
	{CHRON_F_WHO_SEEN, FIELD_WHO},
	{CHRON_F_ALONE, FIELD_ALONE},
	{CHRON_F_SPOKEN, FIELD_SPOKEN},
	{CHRON_F_VIEWS, FIELD_VIEWS},
	{CHRON_F_SEEN_VIEWS, FIELD_SEEN_VIEWS},
	{CHRON_F_SOUGHT, FIELD_SOUGHT},
	{CHRON_F_HEARD, FIELD_HEARD},
};

static enum field
field_of(uint8_t concept)
{
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (columns[i].concept == concept)
			return (enum field)columns[i].field;
	return FIELD_NONE;
}

/* "1) Yes", "a) Yes": the code of a list, not an answer. */
static uint32_t
after_code(const struct token *t, uint32_t n)
{
	return n > 2 && t[1].punct == ')' && t[0].end - t[0].start == 1 ? 2 : 0;
}

static void
read_part(const struct answer_sink *sink, enum field field, struct token *t,
	uint32_t from, uint32_t to)
{
	if (from >= to)
		return;
	struct answer_sink both = *sink;

	if (field != FIELD_SEEN_VIEWS) {
		(void)answer_read(sink, field, t, from, to);
		return;
	}
	both.both = true;
	(void)answer_read(&both, FIELD_SEEN, t, from, to);
	for (uint32_t i = from; i < to; i++)
		for (uint32_t k = 0; k < t[i].nmeanings; k++)
			if (t[i].means[k].pred == PRED_VIEWS) {
				(void)answer_read(
					sink, FIELD_VIEWS, t, i + 1, to);
				return;
			}
}

/* "A alone", "A seen" */
static bool
is_of_child(const struct token *t)
{
	static const uint64_t preds = P(SEE) | P(ALONE) | P(ASLEEP) | P(OUT) |
				      P(STATE) | P(ABSENT) | P(WITHADULT);

	return clause_has(t, preds);
}

/* "A Y, B N": in a box a capital A is a child's letter, not an article, unless
 * a word of lower case follows that is no answer. */
void
column_letters(const struct scene *s, struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct token *next = &t[i + 1];

		if (t[i].punct || !t[i].upper || t[i].end - t[i].start != 1)
			continue;
		if (i + 1 >= n || next->punct || next->upper || next->poss ||
			answer_is_reply(s->text, next) || is_of_child(next) ||
			next->is & (IS(WITH) | IS(AND) | IS(NEG) | IS(EXCEPT)))
			t[i].is &= ~(IS(DET) | IS(PRO));
	}
}

/* "sibs seen, A not", "A only, others at school": all but those named. */
static void
mark_others(const struct scene *s, struct token *t, uint32_t n, uint64_t row)
{
	static const char *const words[] = {
		"others", "other", "rest", "remaining", "remainder", NULL};
	uint64_t named = 0;

	for (uint32_t i = 0; i < n; i++)
		named |= t[i].poss ? 0 : t[i].kids;
	for (uint32_t i = 0; i < n && named; i++) {
		struct chron_str word = {
			s->text.p + t[i].start, t[i].end - t[i].start};

		if (t[i].kidword == KIDS_SIBS && !t[i].kids)
			t[i].kids = s->all & ~s->unborn & ~named;
		else if (!t[i].punct && str_in(word, words)) {
			t[i].kids = row & ~named;
			t[i].is |= IS(KID);
		}
	}
}

/* "Y / N" under "Child seen / alone": an answer to each. */
static bool
read_two(const struct answer_sink *sink, struct reader r)
{
	struct token t[SENTENCE_MAX + 1];
	const char *cut = memchr(r.text.p, '/', r.text.n);
	uint32_t at = cut ? (uint32_t)(cut - r.text.p) : 0;
	static const uint8_t fields[] = {FIELD_SEEN, FIELD_ALONE};
	struct reader part[] = {r, r};

	part[0].text.n = at;
	part[1].at = at + 1;
	for (size_t i = 0; at && i < 2; i++) {
		struct reader probe = part[i];

		if (text_sentence(&probe, t) != 1 ||
			reply_here(sink->scene, &t[0]) == REPLY_NONE)
			at = 0;
	}
	for (size_t i = 0; at && i < 2; i++) {
		(void)text_sentence(&part[i], t);
		(void)answer_read(sink, (enum field)fields[i], t, 0, 1);
	}
	return at != 0;
}

static void
read_column(struct scene *s, const struct chron_event *e, uint32_t value,
	enum field field, uint64_t kids, uint64_t row)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = {.words = s->people->words,
		.text = {e->values[value].p, e->values[value].n}};
	struct answer_sink sink = {.scene = s,
		.kids = kids,
		.row = row,
		.weight = COLUMN_WEIGHT - (field == FIELD_WHO ? LIST_LESS : 0),
		.rule = seen_rule_column};
	uint32_t n;

	s->value = value;
	s->text = r.text;
	s->habit = e->values[value].heading < s->nhabits
			   ? s->habits[e->values[value].heading]
			   : 0;
	if (s->habit & HABIT_TWO && read_two(&sink, r))
		r.at = (uint32_t)r.text.n;
	while ((n = text_sentence(&r, t))) {
		uint32_t from;

		column_letters(s, t, n);
		n = who_mark(s, t, n);
		if (field == FIELD_VIEWS)
			voice_initials(s, t, n);
		mark_others(s, t, n, row);
		happen_mark(s->people->words, t, n);
		sink.doubt = r.ended == '?';
		from = after_code(t, n);
		for (uint32_t i = from; i <= n; i++)
			if (i == n ||
				(t[i].punct == ';' && field != FIELD_WHO)) {
				read_part(&sink, field, t, from, i);
				from = i + 1;
			}
		/* what the child said stands in the box: read it as prose */
		if (field == FIELD_VIEWS || field == FIELD_SEEN_VIEWS)
			scene_read(s, t, n);
	}
	s->habit = 0;
}

static uint64_t
answered_yes(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->stated[i][ASPECT_SEEN][ANSWER_YES].weight)
			kids |= UINT64_C(1) << i;
	return kids & ~s->unborn;
}

/* What a child said is said by one who was there: whom a column says was
 * seen, else the one the narrative speaks of.  Whoever its last sentence was
 * about has no part in it: with several left, an unnamed "misses dad" is
 * nobody's. */
static void
read_views(struct scene *s, const struct chron_event *e, uint32_t value)
{
	uint64_t usual = s->usual, seen = answered_yes(s), kids = usual;
	struct company company = s->company;
	/* "wishes he was at Nan's": where the child is it does not tell */
	struct vote were[KIDS_MAX][ASPECT_SOUGHT][4];

	if (seen)
		kids = seen;
	else if (s->named && !(s->named & (s->named - 1)))
		kids = s->named;
	s->usual = s->focus = kids & (kids - 1) ? 0 : kids;
	s->kid_at = s->female_at = s->male_at = 0;
	s->party = PARTY_KID;
	s->party_kids = s->focus;
	for (uint32_t i = 0; i < s->people->nkids; i++)
		memcpy(were[i], s->stated[i], sizeof(were[i]));
	read_column(s, e, value, FIELD_VIEWS, kids, kids);
	for (uint32_t i = 0; i < s->people->nkids; i++)
		memcpy(s->stated[i], were[i], sizeof(were[i]));
	if (!s->box_of_adult)
		s->company = company;
	s->usual = usual;
}

/* "#N/A", "#REF!": what a spreadsheet shows instead of a value. */
static bool
is_error(const struct chron_value *v)
{
	return v->n > 2 && v->p[0] == '#' && v->p[1] >= 'A' && v->p[1] <= 'Z';
}

/* Whom a plain "yes" is about: the file's child or the subject of the row, else
 * those of whom the narrative speaks, the review's own first, and not those
 * whom it places elsewhere. */
static uint64_t
yes_of(const struct scene *s)
{
	uint64_t named = (s->named | s->covered) & ~s->unborn;
	uint64_t here = whom_not_elsewhere(s, named);

	if (!named || s->told_whom)
		return s->usual;
	if (here)
		return here & s->usual ? here & s->usual : here;
	return named & s->usual ? named & s->usual : named;
}

/* And a "no": of everybody the row speaks of.  Nobody asks it of a child who is
 * not born, while the row speaks of one who is. */
static uint64_t
no_of(const struct scene *s)
{
	uint64_t named = s->named & ~s->unborn;

	if (s->told_whom && (s->usual & ~s->unborn || !named))
		return s->usual;
	return !(s->usual & ~s->unborn) && named ? named : s->usual | named;
}

void
columns_read(struct scene *s, const struct chron_event *e)
{
	uint64_t yes = yes_of(s), no = no_of(s);

	for (uint32_t i = 0; i < e->nvalues; i++) {
		enum field field = field_of(e->values[i].concept);

		if (field != FIELD_NONE && field != FIELD_VIEWS &&
			!is_error(&e->values[i]))
			read_column(s, e, i, field, yes, no);
	}
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (field_of(e->values[i].concept) == FIELD_VIEWS &&
			!is_error(&e->values[i]))
			read_views(s, e, i);
}
