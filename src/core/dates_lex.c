/* The tokens of the date grammar: numbers, known words, marks. */
#include "core/dates_lex.h"

#include <string.h>

#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

struct word {
	const char *text;
	uint8_t n;
	uint8_t kind;
	int16_t value;
};

#define W(text, kind, value) {text, sizeof(text) - 1, WORD_##kind, value},
static const struct word words[] = {
#include "core/dates_words.def"
};
static const struct word phrases[] = {
#include "core/dates_phrases.def"
};
#undef W

enum {
	NWORDS = sizeof(words) / sizeof(words[0]),
	NPHRASES = sizeof(phrases) / sizeof(phrases[0]),
	SHORTEST_SLIP = 5,   /* letters: "jane" is not June misspelt */
	SHORTEST_TARGET = 4, /* "jully" is July, but "marc" is a name */
	LONG_NAME = 8,	     /* in which two slips may be made: "wensday" */
};

/* What may follow "week", "wk" or "w". */
static const struct week_name {
	const char *text;
	int16_t value;
} week_names[] = {{"b", 0}, {"beg", 0}, {"begin", 0}, {"beginning", 0},
	{"c", 0}, {"com", 0}, {"comm", 0}, {"commence", 0}, {"commencing", 0},
	{"e", 1}, {"ended", 1}, {"ending", 1}, {"ends", 1}, {"from", 0},
	{"in", 0}, {"of", 0}, {"start", 0}, {"starting", 0}};

const char *
dates_word_text(size_t i)
{
	return i < NWORDS ? words[i].text : NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Letters typed for the digits 0 and 1; the text is in lower case. */
static bool
is_digit_like(char c)
{
	return c == 'o' || c == 'l' || c == 'i';
}

static const struct word *
find_phrase(const char *p)
{
	size_t low = 0, high = NPHRASES;

	/* The first that begins with this letter. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (phrases[middle].text[0] < p[0])
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < NPHRASES && phrases[low].text[0] == p[0]; low++) {
		const struct word *w = &phrases[low];

		if (w->text[1] == p[1] && strncmp(w->text, p, w->n) == 0 &&
			!is_letter(p[w->n]))
			return w;
	}
	return NULL;
}

static const struct word *
find_word(const char *p, size_t n)
{
	size_t low = 0, high = NWORDS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct word *w = &words[middle];
		int d = str_cmp((struct chron_str){p, n},
			(struct chron_str){w->text, w->n});

		if (d == 0)
			return w;
		if (d < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* A month or weekday with one slip: "febuary", "setpember". */
static const struct word *
find_slip(const char *p, size_t n)
{
	const struct word *found = NULL;

	if (n < SHORTEST_SLIP)
		return NULL;
	for (size_t i = 0; i < NWORDS; i++) {
		const struct word *w = &words[i];

		unsigned most = w->n >= LONG_NAME ? 2 : 1;

		if ((w->kind != WORD_MONTH && w->kind != WORD_WEEKDAY) ||
			w->n < SHORTEST_TARGET || w->text[0] != p[0] ||
			str_distance((struct chron_str){p, n},
				(struct chron_str){w->text, w->n}, most) > most)
			continue;
		if (found &&
			(found->kind != w->kind || found->value != w->value))
			return NULL;
		found = w;
	}
	return found;
}

static struct dates_token *
push(struct dates_lex *lex, size_t at, size_t len)
{
	struct dates_token *t = &lex->t[lex->n];

	if (lex->n == DATES_TOKENS)
		lex->too_long = true;
	else
		lex->n++;
	*t = (struct dates_token){.spaced = at > 0 && lex->text[at - 1] == ' ',
		.at = (uint16_t)at,
		.len = (uint16_t)len};
	return t;
}

static size_t
push_number(struct dates_lex *lex, size_t at, size_t len)
{
	struct dates_token *t = push(lex, at, len);

	t->kind = TOK_NUMBER;
	t->digits = (uint8_t)(len > 200 ? 200 : len);
	for (size_t i = 0; i < len && i < 18; i++) {
		char c = lex->text[at + i];

		if (is_digit_like(c))
			lex->repaired = true;
		t->number = t->number * 10 + (is_digit(c)	? c - '0'
						     : c == 'o' ? 0
								: 1);
	}
	return at + len;
}

static size_t
push_known(struct dates_lex *lex, size_t at, size_t len, const struct word *w)
{
	struct dates_token *t = push(lex, at, len);

	t->kind = TOK_WORD;
	if (w) {
		t->word = w->kind;
		t->value = w->value;
	}
	return at + len;
}

/* "a.m.", "t.b.c.": single letters with points between them. */
static const struct word *
find_dotted(const char *p, size_t *len)
{
	enum { LONGEST = 4 };
	char letters[LONGEST];
	size_t n = 0, i = 0;
	const struct word *w;

	while (n < LONGEST && is_letter(p[i]) && !is_letter(p[i + 1])) {
		letters[n++] = p[i++];
		if (p[i] != '.')
			break;
		i++;
	}
	w = n >= 2 ? find_word(letters, n) : NULL;
	*len = i;
	return w && w->kind != WORD_ORDINAL ? w : NULL;
}

static bool
names_week(const struct week_name *w, const char *p, size_t n)
{
	struct chron_str s = {p, n}, name = chron_cstr(w->text);

	return str_eq(s, name) ||
	       (name.n >= LONG_NAME && str_distance(s, name, 1) <= 1);
}

/* "w/c", "wk beg", "week commencing": its length, 0 if it is none. */
static size_t
find_week(const char *p, struct word *word)
{
	size_t n = strncmp(p, "week", 4) == 0 ? 4
		   : strncmp(p, "wk", 2) == 0 ? 2
		   : p[0] == 'w'	      ? 1
					      : 0;
	size_t from = n, letters = 0;

	while (n && from < n + 2 && p[from] && strchr(" ./-", p[from]))
		from++;
	while (n && is_letter(p[from + letters]))
		letters++;
	/* "wc" is one, "we" is a word, "weekend" is no end of a week. */
	if (!letters || (from == n && (letters > 1 || n > 2 || p[n] == 'e')))
		return 0;
	for (size_t i = 0; i < sizeof(week_names) / sizeof(*week_names); i++) {
		if (!names_week(&week_names[i], p + from, letters))
			continue;
		word->kind = WORD_WEEK;
		word->value = week_names[i].value;
		return from + letters;
	}
	return 0;
}

/* Words with a stroke in them: n/a, n/k. */
static const struct word *
find_stroked(const char *p)
{
	return is_letter(p[0]) && p[1] == '/' && is_letter(p[2]) &&
			       !is_letter(p[3])
		       ? find_word(p, 3)
		       : NULL;
}

static size_t
lex_word(struct dates_lex *lex, size_t at)
{
	const char *p = lex->text + at;
	const struct word *w = NULL;
	struct word week;
	size_t n = 0, len = p[0] == 'w' ? find_week(p, &week) : 0;

	if (len)
		return push_known(lex, at, len, &week);
	while (is_letter(p[n]) || (p[n] == '\'' && is_letter(p[n + 1])))
		n++;
	if ((p[n] == ' ' || p[n] == '-') && is_letter(p[n + 1]))
		w = find_phrase(p);
	if (w)
		return push_known(lex, at, w->n, w);
	w = n == 1 && p[1] == '.' ? find_dotted(p, &len) : NULL;
	if (w)
		return push_known(lex, at, len, w);
	w = find_stroked(p);
	if (w)
		return push_known(lex, at, 3, w);
	w = find_word(p, n);
	if (!w) {
		w = find_slip(p, n);
		lex->repaired |= w != NULL;
	}
	return push_known(lex, at, n, w);
}

/* The "2il" of "2il Mawrth". */
static bool
welsh_second(const char *p, size_t n)
{
	return n == 3 && p[0] == '2' && p[1] == 'i' && p[2] == 'l';
}

/* The length of a number that begins here, letters typed for digits and all;
 * 0 if it is a word.  A run of letters alone is a number only where a date's
 * separator and a digit follow: "l/3/2019". */
static size_t
number_here(const char *p)
{
	size_t n = 0, digits = 0;

	for (; is_digit(p[n]) || is_digit_like(p[n]); n++)
		digits += is_digit(p[n]);
	if (is_letter(p[n]) || p[n] == '\'' || welsh_second(p, n))
		for (n = digits = 0; is_digit(p[n]); n++)
			digits++;
	if (digits || !n)
		return n;
	return n <= 2 && (p[n] == '/' || p[n] == '.') && is_digit(p[n + 1]) ? n
									    : 0;
}

static void
fold_cell(struct dates_lex *lex, struct chron_str cell)
{
	struct buf b = BUF_INIT;
	size_t n;

	fold_text(&b, cell);
	n = b.n < sizeof(lex->text) - 8 ? b.n : sizeof(lex->text) - 8;
	memcpy(lex->text, b.p, n);
	memset(lex->text + n, 0, 8); /* so that looking ahead is safe */
	lex->too_long |= n < b.n;
	buf_free(&b);
}

void
dates_lex(struct chron_str cell, struct dates_lex *lex)
{
	lex->n = 0;
	lex->repaired = lex->doubted = false;
	lex->too_long = cell.n > DATES_LONGEST;
	cell.n = lex->too_long ? DATES_LONGEST : cell.n;
	fold_cell(lex, cell);
	for (size_t i = 0; lex->text[i] && !lex->too_long;) {
		size_t n = number_here(lex->text + i);

		if (lex->text[i] == ' ')
			i++;
		else if (n)
			i = push_number(lex, i, n);
		else if (is_letter(lex->text[i]))
			i = lex_word(lex, i);
		else {
			struct dates_token *t = push(lex, i, 1);

			t->kind = TOK_MARK;
			t->mark = lex->text[i++];
		}
	}
	lex->t[lex->n] = (struct dates_token){.kind = TOK_END, .spaced = true};
	dates_mend(lex);
}
