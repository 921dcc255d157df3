/* Names in a text: the words of a name put together. */
#include "people/names_parts.h"
#include "people/roles.h"

#include "util/str.h"

enum { INITIALS_MOST = 4 };

static const struct {
	const char *title;
	enum sex sex;
} titles[] = {
	{"mr", SEX_MALE},
	{"mrs", SEX_FEMALE},
	{"ms", SEX_FEMALE},
	{"miss", SEX_FEMALE},
	{"mx", SEX_UNKNOWN},
	{"dr", SEX_UNKNOWN},
	{"prof", SEX_UNKNOWN},
	{"professor", SEX_UNKNOWN},
	{"sir", SEX_MALE},
	{"master", SEX_MALE},
	{"mister", SEX_MALE},
	{"madam", SEX_FEMALE},
	{"lady", SEX_FEMALE},
	{"rev", SEX_UNKNOWN},
	{"reverend", SEX_UNKNOWN},
	{"fr", SEX_MALE},
	{"cllr", SEX_UNKNOWN},
};

static struct chron_str
text_of(const struct passage *s, uint32_t i)
{
	const struct letters *w = &s->row->v[i];

	return (struct chron_str){s->text.p + w->at, w->end - w->at};
}

int
names_title(const struct passage *s, uint32_t i)
{
	/* no other letter begins a title */
	if (s->row->v[i].n > 9 || s->row->v[i].n < 2 ||
		!strchr("mdpslrfcMDPSLRFC", s->text.p[s->row->v[i].at]))
		return -1;
	for (size_t k = 0; k < sizeof(titles) / sizeof(*titles); k++)
		if (str_ieq(text_of(s, i), chron_cstr(titles[k].title)))
			return (int)titles[k].sex;
	return -1;
}

static enum letters_gap
gap_after(const struct passage *s, uint32_t i)
{
	return i + 1 < s->row->n
		       ? letters_gap(s->text, &s->row->v[i], &s->row->v[i + 1])
		       : GAP_WIDE;
}

/* A name on its way. */
struct naming {
	struct meant meant;
	unsigned roles;	     /* of all its words */
	uint32_t words;	     /* taken */
	uint32_t end;	     /* byte */
	bool telling;	     /* has a word that is no other */
	bool capital;	     /* or one with a capital */
	bool given, surname; /* has been said */
	bool plural;
};

static void
bearers_of(struct meant *m, const struct word_part *w)
{
	m->n = 0;
	if (w->with != CHRON_NONE) {
		m->v[m->n++] = w->with;
		return;
	}
	for (uint32_t i = 0; i < w->part->nbearers && m->n < BEARERS_MOST; i++)
		m->v[m->n++] = w->part->bearers[i].known;
}

/* Of whom one word means, those whom it means best: who is called so comes
 * before whose surname it is. */
static unsigned
best_use(struct meant *m, const struct part *part, bool titled)
{
	static const unsigned plain[] = {PART_ALIAS, PART_GIVEN, PART_KIN,
		PART_SURNAME, PART_MIDDLE, PART_SHORT, PART_WITH};
	static const unsigned after_title[] = {PART_SURNAME, PART_ALIAS,
		PART_GIVEN, PART_KIN, PART_MIDDLE, PART_SHORT, PART_WITH};
	const unsigned *order = titled ? after_title : plain;

	for (size_t k = 0; k < sizeof(plain) / sizeof(*plain); k++) {
		struct meant some = {.n = 0};

		for (uint32_t i = 0; i < m->n; i++)
			if (people_role(part, m->v[i]) & order[k])
				some.v[some.n++] = m->v[i];
		if (some.n) {
			*m = some;
			return order[k];
		}
	}
	return 0;
}

static bool
meets(struct meant *m, const struct word_part *w)
{
	struct meant both = {.n = 0};

	for (uint32_t i = 0; i < m->n; i++)
		if (w->with == CHRON_NONE ? people_role(w->part, m->v[i]) != 0
					  : w->with == m->v[i])
			both.v[both.n++] = m->v[i];
	if (both.n)
		*m = both;
	return both.n;
}

static bool
meets_letter(const struct people *p, struct meant *m, char letter)
{
	struct meant both = {.n = 0};

	for (uint32_t i = 0; i < m->n; i++)
		if (people_letter(p, m->v[i], letter))
			both.v[both.n++] = m->v[i];
	if (both.n)
		*m = both;
	return both.n;
}

static char
letter_of(const struct passage *s, uint32_t i)
{
	char folded[LETTERS_LONGEST];

	return letters_fold(text_of(s, i), folded) ? folded[0] : 0;
}

static bool
is_initial(const struct passage *s, uint32_t i)
{
	return i < s->row->n && s->row->v[i].n == 1 &&
	       !(s->row->v[i].flags & LETTERS_NUMBER);
}

static void
take(struct naming *n, const struct passage *s, uint32_t at, uint32_t words,
	const struct word_part *w)
{
	n->words = at + words;
	n->end = w->end;
	n->roles |= w->part->roles;
	n->telling |= is_telling(w->part);
	n->capital |= names_capital(&s->row->v[n->words - 1]);
	n->given |= w->part->roles & (PART_GIVEN | PART_ALIAS) || w->glued;
	n->plural |= w->plural;
	n->surname |= w->part->roles & PART_SURNAME || w->glued;
}

/* An initial after a name: "Jamie E", "Example, J." */
static bool
take_initial(const struct people *p, const struct passage *s, struct naming *n)
{
	uint32_t k = n->words;
	const struct letters *w = &s->row->v[k];

	if (!is_initial(s, k) ||
		!(names_capital(w) || gap_after(s, k - 1) == GAP_JOIN) ||
		!meets_letter(p, &n->meant, letter_of(s, k)))
		return false;
	n->words = k + 1;
	n->end = w->end;
	return true;
}

/* A middle name that was not declared, between two words that were. */
static bool
take_between(const struct people *p, const struct passage *s, struct naming *n)
{
	uint32_t k = n->words;
	const struct letters *w = &s->row->v[k];
	struct word_part next;

	if (k + 1 >= s->row->n || !names_capital(w) || n->surname ||
		vocab_look(p->vocab, w->hash) &
			~(unsigned)(VOCAB_GIVEN | VOCAB_NAME))
		return false;
	if (gap_after(s, k) != GAP_SPACE || !word_part(p, s, k + 1, &next) ||
		!(next.part->roles & PART_SURNAME) || !meets(&n->meant, &next))
		return false;
	take(n, s, k, 2, &next);
	return true;
}

/* A word that can follow a surname and a comma. */
static bool
is_called(const struct part *part)
{
	return part->roles & (PART_GIVEN | PART_ALIAS | PART_SHORT);
}

/* "Example, Jamie Example": the word after the comma begins a name anew. */
static bool
begins_name(const struct people *p, const struct passage *s, uint32_t k)
{
	struct word_part w;

	return gap_after(s, k) == GAP_SPACE && word_part(p, s, k + 1, &w) &&
	       w.part->roles & PART_SURNAME;
}

/* The name goes on with the next word? */
static bool
take_next(const struct people *p, const struct passage *s, struct naming *n)
{
	uint32_t k = n->words;
	enum letters_gap gap = gap_after(s, k - 1);
	struct word_part next;

	if (gap == GAP_WIDE || n->end < s->row->v[k - 1].stem)
		return false;
	if (n->end < s->row->v[k - 1].end)
		return false; /* "Jamie's Example": the name has ended */
	if (gap == GAP_DOT && s->row->v[k - 1].n > 1)
		return false;
	if (gap == GAP_COMMA && (n->given || begins_name(p, s, k)))
		return false; /* "Jamie, Example" are two */
	if (word_part(p, s, k, &next) &&
		(gap != GAP_COMMA || is_called(next.part)) &&
		meets(&n->meant, &next)) {
		take(n, s, k, 1, &next);
		return true;
	}
	if (take_initial(p, s, n))
		return true;
	return gap == GAP_SPACE && take_between(p, s, n);
}

/* "J. Example", "j-p.example": initials before a surname. */
static bool
begin_initials(const struct people *p, const struct passage *s, uint32_t i,
	struct naming *n)
{
	struct word_part w;
	uint32_t k = i;

	while (is_initial(s, k) && k - i < INITIALS_MOST &&
		gap_after(s, k) != GAP_WIDE && gap_after(s, k) != GAP_COMMA)
		k++;
	if (k == i || !word_part(p, s, k, &w) ||
		!(w.part->roles &
			(PART_SURNAME | PART_MIDDLE | PART_ALIAS | PART_WITH)))
		return false;
	if (!names_capital(&s->row->v[i]) && gap_after(s, i) == GAP_SPACE)
		return false; /* "a brown" */
	bearers_of(&n->meant, &w);
	if (!meets_letter(p, &n->meant, letter_of(s, i)))
		return false;
	take(n, s, k, 1, &w);
	n->given = n->surname = n->telling = true;
	return true;
}

/* "JE", "J.E.": in capitals only, and no abbreviation of the field. */
static bool
take_initials(const struct people *p, const struct passage *s, uint32_t i,
	struct naming *n)
{
	char letters[INITIALS_MOST];
	const struct letters *w = &s->row->v[i];
	const struct part *part = NULL;
	uint32_t k = 0;

	if (w->flags & LETTERS_UPPER && w->n <= INITIALS_MOST) {
		part = people_initials(p, w->bare ? w->bare : w->hash);
		if (part && part->vocab & VOCAB_SHORT &&
			!(part->roles & PART_GIVEN))
			part = NULL;
		n->words = i + 1;
		n->end = part && w->bare ? w->stem : w->end;
	}
	while (!part && k < INITIALS_MOST && is_initial(s, i + k) &&
		names_capital(&s->row->v[i + k])) {
		letters[k] = letter_of(s, i + k);
		k++;
		if (gap_after(s, i + k - 1) != GAP_DOT)
			break;
	}
	for (; k > 1 && !part; k--) {
		part = people_initials(p, letters_hash(letters, k));
		n->words = i + k;
		n->end = s->row->v[i + k - 1].end;
	}
	if (!part)
		return false;
	bearers_of(&n->meant,
		&(struct word_part){.part = part, .with = CHRON_NONE});
	n->roles = PART_ALIAS;
	return true;
}

/* The name that begins at word i, after a title if there was one. */
static bool
name_from(const struct people *p, const struct passage *s, uint32_t i,
	bool titled, struct naming *n)
{
	struct word_part w;
	bool alone;

	*n = (struct naming){.roles = 0};
	if (begin_initials(p, s, i, n)) {
		while (n->words < s->row->n && take_next(p, s, n))
			;
		return true;
	}
	if (take_initials(p, s, i, n))
		return true;
	if (!word_part(p, s, i, &w))
		return false;
	bearers_of(&n->meant, &w);
	take(n, s, i, 1, &w);
	if (titled)
		n->given = true; /* "Ms Harrow, Tyler" are two */
	while (n->words < s->row->n && take_next(p, s, n))
		;
	alone = n->words == i + 1 && !w.glued;
	if (alone) {
		n->roles = best_use(&n->meant, w.part, titled);
		return titled ? names_capital(&s->row->v[i]) ||
					is_telling(w.part)
			      : reads_as_name(s, i, w.part);
	}
	return n->telling || n->capital || s->token || titled ||
	       (n->given && n->surname);
}

/* "J.E. was": its last dot belongs to it, unless a sentence ends. */
static uint32_t
past_dot(const struct passage *s, const struct naming *n)
{
	uint32_t end = n->end;

	if (s->row->v[n->words - 1].n > 1 || end >= s->text.n ||
		s->text.p[end] != '.')
		return end;
	for (size_t i = end + 1; i < s->text.n; i++)
		if (s->text.p[i] != ' ')
			return s->text.p[i] >= 'a' && s->text.p[i] <= 'z'
				       ? end + 1
				       : end;
	return end;
}

/* A title, and then a name. */
static bool
titled_name(const struct people *p, const struct passage *s, uint32_t i,
	uint32_t *from, struct naming *n)
{
	enum letters_gap gap;

	*from = i;
	if (names_title(s, i) < 0)
		return name_from(p, s, i, false, n);
	gap = gap_after(s, i);
	*from = i + 1;
	if (gap != GAP_WIDE && gap != GAP_COMMA &&
		name_from(p, s, i + 1, true, n))
		return true;
	*from = i;
	return name_from(p, s, i, false, n);
}

/* Those of that label, if any: "SW Patel" is not Dr Patel. */
static bool
narrow_label(const struct people *p, struct meant *m, const char *label)
{
	struct meant some = {.n = 0};

	for (uint32_t i = 0; i < m->n; i++) {
		const char *of = p->known[m->v[i]].label;

		if (of && strcmp(of, label) == 0)
			some.v[some.n++] = m->v[i];
	}
	if (some.n)
		*m = some;
	return some.n;
}

/* "PC 2231": the number stands for the name. */
static bool
by_number(const struct people *p, const struct passage *s, uint32_t i,
	const char *label, struct naming *n)
{
	const struct part *part;

	if (i >= s->row->n || !(s->row->v[i].flags & LETTERS_NUMBER))
		return false;
	part = people_part(p, people_number(label, text_of(s, i)));
	if (!part)
		return false;
	*n = (struct naming){.words = i + 1, .end = s->row->v[i].end};
	n->meant.v[n->meant.n++] = part->bearers[0].known;
	return true;
}

/* A role, and then the name of somebody whose label says the same: the label
 * takes the place of both. */
static bool
role_and_name(const struct people *p, const struct passage *s, uint32_t i,
	struct arena *a, struct name_hit *hit)
{
	const char *label = NULL;
	uint32_t words = roles_at(p->roles, s, i, &label), from;
	struct naming n;

	if (!words || i + words >= s->row->n)
		return false;
	if (!by_number(p, s, i + words, label, &n)) {
		enum letters_gap gap = gap_after(s, i + words - 1);

		if ((gap != GAP_SPACE && gap != GAP_DOT) ||
			(!name_from(p, s, i + words, true, &n) &&
				!titled_name(p, s, i + words, &from, &n)))
			return false;
	}
	if (!narrow_label(p, &n.meant, label))
		return false;
	hit->shown = shown_for(p, a, &n.meant, n.roles, -1, s->day);
	hit->words = n.words - i;
	hit->at = s->row->v[i].at;
	hit->end = past_dot(s, &n);
	return true;
}

/* "the Harrow children", "Harrow family": all of that name. */
static bool
of_all(const struct passage *s, const struct naming *n)
{
	static const char *const all[] = {"family", "household", "children",
		"child", "siblings", "kids", "girls", "boys", "brothers",
		"sisters", "twins", "case", "home", "house", "address", "baby",
		NULL};

	return gap_after(s, n->words - 1) == GAP_SPACE &&
	       !(s->row->v[n->words].flags & LETTERS_FIRST) &&
	       str_in(text_of(s, n->words), all);
}

bool
names_at(const struct people *p, const struct passage *s, uint32_t i,
	struct arena *a, struct name_hit *hit)
{
	struct naming n;
	uint32_t from;

	if (role_and_name(p, s, i, a, hit))
		return true;
	if (!titled_name(p, s, i, &from, &n))
		return false;
	hit->shown =
		n.roles == PART_SURNAME && (n.plural || of_all(s, &n))
			? CHRON_S("[family name]")
			: shown_for(p, a, &n.meant, n.roles,
				  from > i ? names_title(s, i) : -1, s->day);
	hit->words = n.words - i;
	hit->at = s->row->v[i].at;
	hit->end = past_dot(s, &n);
	/* "Ms [family name]" tells more than the name alone */
	if (from > i && *hit->shown.p == '[')
		hit->at = s->row->v[from].at;
	return true;
}
