/* Columns that stand beside the narrative and tell of the contact: where it was
 * and of what sort, how it ended, who was there.  They say less than the
 * narrative, and never that a child was seen because nothing was said. */
#include "seen/answer.h"

#include "util/str.h"

enum { PRESENT_WEIGHT = 41, FAILED_WEIGHT = 45 };

typedef void reader_fn(
	struct scene *s, const struct chron_event *e, uint32_t value);

static struct reader
reader_of(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct reader r = {.words = s->people->words,
		.text = {e->values[value].p, e->values[value].n}};

	s->value = value;
	s->text = r.text;
	return r;
}

static uint8_t
habit_of(const struct scene *s, const struct chron_value *v)
{
	return v->heading < s->nhabits ? s->habits[v->heading] : 0;
}

/* In a cell of a few words "unsuccessful" is the contact. */
enum { FEW_WORDS = 6 };
static const char *const failed_words[] = {"unsuccessful", "failed", "abortive",
	"aborted", "abandoned", "attempted", "cancelled", "dna", "fta", "wnb",
	"nav", NULL};

/* "Bail cancelled" is none: what is cancelled is no contact. */
static bool
is_of_contact(const struct scene *s, const struct token *t, uint32_t i)
{
	const struct token *before = i > 0 ? &t[i - 1] : NULL;

	return !before || before->punct || before->covered || before->preds ||
	       before->is || before->mode ||
	       str_istarts((struct chron_str){s->text.p + before->start,
				   before->end - before->start},
		       "contact");
}

static bool
is_failed(const struct scene *s, const struct token *t, uint32_t n)
{
	static const uint64_t gone = P(NOACCESS) | P(DNA) | P(NOTHAPPEN);

	for (uint32_t i = 0; i < n; i++) {
		struct chron_str word = {
			s->text.p + t[i].start, t[i].end - t[i].start};

		if (t[i].is & IS(MODAL))
			return false;
		if (clause_has(&t[i], gone))
			return true;
		if (n > FEW_WORDS || t[i].covered || !is_of_contact(s, t, i))
			continue;
		if (clause_has(&t[i], P(CALLEDOFF)) ||
			str_in(word, failed_words))
			return true;
	}
	return false;
}

static void
failed(struct scene *s, const struct token *t, uint32_t n)
{
	uint64_t kids = s->usual;

	if (!is_failed(s, t, n))
		return;
	s->attempt |= kids;
	scene_vote(s, kids, ASPECT_SEEN, ANSWER_NO, FAILED_WEIGHT,
		seen_rule_failed, t[0].start, t[n - 1].end);
}

static void
read_place(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = reader_of(s, e, value);
	uint32_t n;

	while ((n = text_sentence(&r, t))) {
		happen_mark(s->people->words, t, n);
		scene_ways(s, t, n);
		for (uint32_t i = 0; i < n && !s->place; i++)
			s->place = t[i].mode;
		if (e->values[value].concept == CHRON_F_CONTACT_TYPE)
			failed(s, t, n);
	}
}

/* "Completed", "Visit undertaken": the contact did, no child. */
static bool
is_bare(const struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (t[i].kidword || t[i].capital > (i == 0) ||
			(t[i].nmeanings && !clause_has(&t[i], P(ACT))))
			return false;
	return n <= 3;
}

/* Read as prose where the narrative gave no answer.  A plan there is no reason
 * to call a visit none.  How they are in touch there is of what was
 * done about it: "Telephoned the GP" makes no call of the visit. */
static void
read_outcome(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = reader_of(s, e, value);
	unsigned ways = s->ways, first = s->way_first;
	struct company company = s->company;
	uint8_t mode = s->text_mode;
	bool box = s->views_box;
	uint32_t n;

	if (habit_of(s, &e->values[value]) & HABIT_AHEAD)
		return;
	s->second = true;
	while ((n = text_sentence(&r, t))) {
		if (is_bare(t, n))
			happen_mark(s->people->words, t, n);
		else
			scene_sentence(s, t, n, r.ended);
		failed(s, t, n);
	}
	s->second = false;
	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->votes[i][ASPECT_SEEN][ANSWER_NA].value == value)
			s->votes[i][ASPECT_SEEN][ANSWER_NA].weight = 0;
	s->ways = ways;
	s->way_first = first;
	s->company = company;
	s->text_mode = mode;
	s->views_box = box;
}

/* Who was there: a child on the list was, unless it is a list of those who
 * were asked to come, or nobody met. */
static void
read_present(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = reader_of(s, e, value);
	bool met =
		!(s->ways & (WAY_PHONE | WAY_TEXT | WAY_LETTER | WAY_VIDEO)) ||
		s->ways & WAY_VISIT;
	uint32_t n;

	if (habit_of(s, &e->values[value]) & HABIT_INVITED || !met)
		return;
	while ((n = text_sentence(&r, t))) {
		bool absent = false;

		column_letters(s, t, n);
		n = who_mark(s, t, n);
		happen_mark(s->people->words, t, n);
		for (uint32_t i = 0; i < n; i++) {
			uint64_t kids = t[i].poss ? 0 : t[i].kids & ~s->unborn;

			absent |= t[i].is & (IS(NEG) | IS(EXCEPT)) ||
				  clause_has(&t[i],
					  P(ABSENT) | P(OUT) | P(UNSEEN));
			if (absent)
				continue;
			scene_vote(s, kids, ASPECT_SEEN, ANSWER_YES,
				PRESENT_WEIGHT, seen_rule_present, t[i].start,
				t[i].end);
			if (t[i].is & IS(ADULT) && !(t[i].is & IS(STAFF)) &&
				!t[i].poss)
				company_add(s, 30, t[i].start, t[i].end);
		}
	}
}

static const struct {
	uint8_t concept;
	bool before; /* the narrative: it says how that is meant */
	reader_fn *read;
} besides[] = {
	{CHRON_F_LOCATION, true, read_place},
	{CHRON_F_CONTACT_TYPE, true, read_place},
	{CHRON_F_OUTCOME, false, read_outcome},
	{CHRON_F_PRESENT, false, read_present},
};

static void
read_all(struct scene *s, const struct chron_event *e, bool before)
{
	for (size_t k = 0; k < sizeof(besides) / sizeof(besides[0]); k++)
		for (uint32_t i = 0;
			besides[k].before == before && i < e->nvalues; i++)
			if (e->values[i].concept == besides[k].concept)
				besides[k].read(s, e, i);
}

void
beside_before(struct scene *s, const struct chron_event *e)
{
	read_all(s, e, true);
}

void
beside_after(struct scene *s, const struct chron_event *e)
{
	read_all(s, e, false);
}
