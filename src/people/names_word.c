/* One word of a text as a word of names: as it stands, possessive, plural, run
 * together with another, misspelt. */
#include "people/names_parts.h"

#include "util/str.h"

enum {
	GLUED_LEAST = 4, /* letters of a name within a longer word */
	REST_LEAST = 3,	 /* and of what it is run together with */
	SLIP_SMALL = 7	 /* letters of a misspelt name in small letters */
};

static struct chron_str
text_of(const struct passage *s, const struct letters *w)
{
	return (struct chron_str){s->text.p + w->at, w->end - w->at};
}

bool
is_telling(const struct part *part)
{
	return part->n > 2 &&
	       !(part->vocab &
		       (VOCAB_PLAIN | VOCAB_NAME | VOCAB_KIN | VOCAB_SHORT |
			       VOCAB_CAPITAL | VOCAB_MONTH | VOCAB_LINK));
}

/* "jamie" and "example" of "jamieexample": does one bear both? */
static uint32_t
bears_both(const struct part *x, const struct part *y)
{
	for (uint32_t i = 0; i < x->nbearers; i++)
		if (people_role(y, x->bearers[i].known))
			return x->bearers[i].known;
	return CHRON_NONE;
}

static uint32_t
bears_with(const struct people *p, const struct part *x, char letter)
{
	for (uint32_t i = 0; i < x->nbearers; i++)
		if (x->bearers[i].roles & (PART_SURNAME | PART_MIDDLE) &&
			people_letter(p, x->bearers[i].known, letter))
			return x->bearers[i].known;
	return CHRON_NONE;
}

/* A part run together with what else: with that part, that initial, or a word
 * ("examplenotes"). */
static bool
goes_with(const struct people *p, const struct part *x, const char *rest,
	size_t n, struct word_part *out)
{
	const struct part *y = people_part(p, letters_hash(rest, n));

	out->part = x;
	out->with = CHRON_NONE;
	if (y)
		out->with = bears_both(x, y);
	else if (n == 1)
		out->with = bears_with(p, x, *rest);
	if (out->with != CHRON_NONE)
		return true;
	return is_telling(x) && x->n >= GLUED_LEAST && n >= REST_LEAST &&
	       (y || vocab_look(p->vocab, letters_hash(rest, n)));
}

static bool
part_within(const struct people *p, const char *word, size_t n,
	struct word_part *out)
{
	for (size_t k = n - 1; k > 0; k--) {
		const struct part *x = people_part(p, letters_hash(word, k));

		if (x && k > 1 && goes_with(p, x, word + k, n - k, out))
			return true;
		x = people_part(p, letters_hash(word + k, n - k));
		if (x && n - k > 1 && goes_with(p, x, word, k, out))
			return true;
	}
	return false;
}

static bool
plural_of(const struct people *p, const char *word, size_t n,
	struct word_part *out)
{
	if (n < 4 || word[n - 1] != 's')
		return false;
	out->part = people_part(p, letters_hash(word, n - 1));
	if (!out->part && n > 5 && word[n - 2] == 'e')
		out->part = people_part(p, letters_hash(word, n - 2));
	out->plural = out->part;
	return out->part;
}

bool
word_part(const struct people *p, const struct passage *s, uint32_t i,
	struct word_part *out)
{
	const struct letters *w = &s->row->v[i];
	char folded[LETTERS_LONGEST];
	unsigned vocab;
	size_t n;

	*out = (struct word_part){.end = w->end, .with = CHRON_NONE};
	if (w->flags & LETTERS_NUMBER || w->n < 2)
		return false;
	out->part = people_part(p, w->hash);
	if (!out->part && w->bare) {
		out->part = people_part(p, w->bare);
		out->end = w->stem;
	}
	if (out->part)
		return true;
	vocab = vocab_look(p->vocab, w->bare ? w->bare : w->hash);
	n = letters_fold(
		(struct chron_str){s->text.p + w->at, w->stem - w->at}, folded);
	/* "the Youngs": a word of the language, written as a name is */
	if (names_capital(w) && !(w->flags & LETTERS_FIRST) &&
		plural_of(p, folded, n, out) && out->part->roles & PART_SURNAME)
		return true;
	*out = (struct word_part){.end = w->end, .with = CHRON_NONE};
	if (vocab & ~(unsigned)(VOCAB_GIVEN | VOCAB_NAME | VOCAB_CASE))
		return false;
	if (plural_of(p, folded, n, out))
		return true;
	if (vocab & ~(unsigned)VOCAB_CASE)
		return false;
	out->glued = n < LETTERS_LONGEST && part_within(p, folded, n, out);
	if (out->glued)
		return true;
	out->end = w->stem;
	out->part = names_capital(w) || (w->n >= SLIP_SMALL && !vocab)
			    ? people_slip(p, (struct chron_str){folded, n})
			    : NULL;
	return out->part;
}

/* Words after which, or before which, a month is a month. */
static bool
is_month(const struct passage *s, uint32_t i)
{
	static const char *const before[] = {"in", "since", "until", "till",
		"during", "early", "mid", "late", "of", "from", "last", "next",
		"this", NULL};
	const struct letters *v = s->row->v;

	if (i && letters_gap(s->text, &v[i - 1], &v[i]) != GAP_WIDE &&
		(v[i - 1].flags & LETTERS_NUMBER ||
			str_in(text_of(s, &v[i - 1]), before)))
		return true;
	if (i > 1 && v[i - 2].flags & LETTERS_NUMBER && v[i - 1].n == 2 &&
		v[i - 1].at == v[i - 2].end) /* "2nd May" */
		return true;
	return i + 1 < s->row->n && v[i + 1].flags & LETTERS_NUMBER &&
	       letters_gap(s->text, &v[i], &v[i + 1]) != GAP_WIDE;
}

/* "Will attend", "May need": what a sentence without a subject begins with. */
static bool
begins_verb(const struct passage *s, uint32_t i)
{
	static const char *const modal[] = {"will", "may", NULL};
	static const char *const after[] = {"be", "have", "not", "need",
		"attend", "call", "contact", "check", "continue", "also",
		"make", "take", "visit", "discuss", "speak", "ring", "see",
		"refer", "review", "update", "send", "follow", "try", "monitor",
		"complete", "await", "liaise", "request", "ask", "arrange",
		"inform", "return", "remain", "support", "go", "get", "do",
		"give", "help", "require", "then", "now", "still", "never",
		"feel", "want", "wish", "look", "keep", "put", "write", "email",
		"phone", "chase", "book", "only", "well", NULL};
	const struct letters *v = s->row->v;

	return str_in(text_of(s, &v[i]), modal) && i + 1 < s->row->n &&
	       str_in(text_of(s, &v[i + 1]), after);
}

bool
reads_as_name(const struct passage *s, uint32_t i, const struct part *part)
{
	const struct letters *w = &s->row->v[i];

	if (!(part->roles & ~(unsigned)PART_WITH))
		return false; /* "de", "al": only beside more of the name */
	if (is_telling(part))
		return true;
	if (part->vocab & VOCAB_MONTH && is_month(s, i))
		return false;
	if (s->token)
		return !(part->vocab & VOCAB_KIN);
	if (!names_capital(w))
		return false;
	if (w->flags & LETTERS_UPPER && part->vocab & VOCAB_SHORT)
		return false; /* "ED" is where patients are */
	if (!part->declared && w->flags & LETTERS_FIRST)
		return false; /* "Hope to visit", though there is a Mrs Hope */
	return !begins_verb(s, i);
}
