/* Cuts text into sentences and tokens, and looks the words up. */
#include "seen/text.h"

#include <endian.h>

#include "seen/spelling.h"
#include "seen/text_chars.h"
#include "util/str.h"

/* Letters of Latin-1 without their accents, from U+00C0. */
static const char plain[] = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidn"
			    "ooooo-ouuuuyty";

struct chron_str
text_folded(const char *p, size_t n, char out[WORD_MAX])
{
	size_t m = 0;

	for (size_t i = 0; i < n && m < WORD_MAX; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 'A' && c <= 'Z') {
			out[m++] = (char)(c | 32);
		} else if (c == 0xc3 && i + 1 < n &&
			   (unsigned char)p[i + 1] >= 0x80 &&
			   (unsigned char)p[i + 1] < 0xc0) {
			out[m++] = plain[(unsigned char)p[++i] - 0x80];
		} else if (c == 0xc5 && i + 1 < n &&
			   (unsigned char)p[i + 1] >= 0xb4 &&
			   (unsigned char)p[i + 1] <= 0xb7) {
			out[m++] = (unsigned char)p[++i] < 0xb6 ? 'w' : 'y';
		} else if (c == 0xe2 && i + 2 < n) {
			out[m++] = '\''; /* only apostrophes stand in words */
			i += 2;
		} else {
			out[m++] = (char)c;
		}
	}
	return (struct chron_str){out, m};
}

/* The end of letters, digits and inner apostrophes from `at`. */
static uint32_t
word_end(struct chron_str s, uint32_t at)
{
	if (is_square(s, at))
		return at + 3;
	while (at < s.n && !is_square(s, at)) {
		size_t a = apostrophe(s.p + at, s.n - at);

		if (is_word(s.p + at, s.n - at))
			at++;
		else if (a && at + a < s.n &&
			 is_alpha((unsigned char)s.p[at + a]) && at > 0 &&
			 is_word(s.p + at - 1, 1))
			at += (uint32_t)a;
		else if ((s.p[at] == '.' || s.p[at] == ',' || s.p[at] == ':') &&
			 at > 0 && at + 1 < s.n &&
			 is_digit((unsigned char)s.p[at - 1]) &&
			 is_digit((unsigned char)s.p[at + 1]))
			at++;
		else
			break;
	}
	return at;
}

static bool
is_known(const struct case_words *w, struct chron_str s, uint32_t from,
	uint32_t to)
{
	char f[WORD_MAX];
	struct chron_str word = text_folded(s.p + from, to - from, f);
	const struct name *names;

	return case_words_find(w, lexicon_key(word), &names)->word != 0;
}

/* The longest run joined by / - : & that the lexicon knows ("t/c", "1:1",
 * "drop-off"), else the plain word. */
static uint32_t
joined_end(const struct case_words *w, struct chron_str s, uint32_t at)
{
	uint32_t ends[4];
	unsigned n = 0;

	ends[n++] = word_end(s, at);
	while (n < 4 && ends[n - 1] + 1 < s.n && is_joint(s.p[ends[n - 1]]) &&
		is_word(s.p + ends[n - 1] + 1, s.n - ends[n - 1] - 1)) {
		ends[n] = word_end(s, ends[n - 1] + 1);
		n++;
	}
	while (n > 1 && !is_known(w, s, at, ends[n - 1]))
		n--;
	return ends[n - 1];
}

/* What the lexicon says of the word, or of what is left without its 's. */
static void
fill(struct token *t, const struct lexeme *l)
{
	_Static_assert(
		offsetof(struct token, span) == offsetof(struct lexeme, made),
		"they begin alike");
	memcpy(t, l, offsetof(struct lexeme, made));
	t->span = 1;
	t->kids = 0;
}

/* What does not hang on the lexicon. */
static void
begin(struct token *t, uint32_t start, uint32_t end, bool quoted)
{
	t->start = start;
	t->end = end;
	t->punct = 0;
	t->quoted = quoted;
	t->poss = t->covered = t->upper = t->capital = false;
}

static void
look_up(const struct case_words *w, struct chron_str s, struct token *t)
{
	char buf[WORD_MAX];
	struct chron_str f =
		text_folded(s.p + t->start, t->end - t->start, buf);
	const struct word_slot *at =
		case_words_find(w, lexicon_key(f), &t->names);
	const struct lexeme *l;
	size_t cut = 0;

	t->word = t->base = at->word;
	t->symbol = at->symbol;
	t->entry = case_words_word(w, t->word);
	l = &t->entry->lexeme;
	if (f.n > 2 && f.p[f.n - 1] == 's' && f.p[f.n - 2] == '\'')
		cut = 2;
	else if (f.n > 1 && f.p[f.n - 1] == '\'')
		cut = 1;
	if (cut && !l->is && !l->kidword && !l->nmeanings) {
		const struct name *names;

		f.n -= cut;
		t->base = case_words_find(w, lexicon_key(f), &names)->word;
		t->poss = true;
		l = &case_words_word(w, t->base)->lexeme;
		if (!t->names)
			t->names = names;
	}
	fill(t, l);
}

/* Does a word go on behind what stands at `end`, which is of that kind?  It
 * may, so look closer. */
static bool
may_go_on(struct chron_str s, uint32_t end, unsigned char kind)
{
	unsigned char next;

	if (end >= s.n || (kind == BLANK && s.p[end] != '/'))
		return false;
	if (kind == HIGH || s.p[end] == '\'')
		return true;
	next = kind_at(s, end + 1);
	return next >= LETTER || next == HIGH;
}

/* All in capitals, but for an s at the end: "SWs". */
static bool
is_upper(struct chron_str s, uint32_t at, uint32_t end)
{
	for (uint32_t i = at; i < end; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'z' &&
			!(s.p[i] == 's' && i + 1 == end && i > at + 1))
			return false;
	return true;
}

typedef uint8_t block __attribute__((vector_size(16)));

/* The letters and digits from p on, folded; returns how many, or 0 if the
 * block ends before they do. */
static uint32_t
scan(block v, struct word_key *key)
{
	block low = v | 0x20;
	block stops = (block)(low - 'a' >= 26) & (block)(v - '0' >= 10);
	uint64_t stop[2], folded[2], beyond;

	memcpy(stop, &stops, sizeof(stop));
	memcpy(folded, &low, sizeof(folded));
	stop[0] = le64toh(stop[0]);
	stop[1] = le64toh(stop[1]);
	beyond = -(uint64_t)(stop[0] == 0); /* all bits: more than eight */
	key->first = le64toh(folded[0]) & ((stop[0] & -stop[0]) - 1);
	key->rest = le64toh(folded[1]) & ((stop[1] & -stop[1]) - 1) & beyond;
	if (!(stop[0] | stop[1]))
		return 0;
	return (uint32_t)__builtin_ctzll(stop[0] | UINT64_C(1) << 63) / 8 +
	       ((uint32_t)beyond &
		       ((uint32_t)__builtin_ctzll(stop[1] | UINT64_C(1) << 63) /
				       8 +
			       1));
}

/* The word of which one that is not known is a slip, or 0. */
static uint32_t
meant(const struct case_words *w, const char *p, uint32_t n)
{
	char buf[WORD_MAX];

	return spelling_meant(w->lexicon->spelling, text_folded(p, n, buf));
}

/* A word of plain letters and digits, as nearly all are.  False, and nothing
 * done, if it is not that simple.  A capital that does not begin a sentence is
 * a name's, and no slip. */
static bool
take_plain(struct reader *r, struct token *t, bool first)
{
	struct chron_str s = r->text;
	uint32_t at = r->at, n;
	const char *p = s.p + at;
	const struct word_slot *found;
	struct word_key key;
	unsigned char behind;
	block v = {0};

	if (s.n - at >= sizeof(v))
		memcpy(&v, p, sizeof(v));
	else
		memcpy(&v, p, s.n - at);
	n = scan(v, &key);
	behind = kind_at(s, at + n);
	if (!n || may_go_on(s, at + n, behind))
		return false;
	begin(t, at, at + n, r->quote != 0);
	r->at = t->end + (behind == BLANK);
	found = case_words_find(r->words, key, &t->names);
	t->word = found->word;
	t->symbol = found->symbol;
	t->capital = *p >= 'A' && *p <= 'Z';
	if (!t->word && n >= SPELLING_LEAST && (!t->capital || first))
		t->word = meant(r->words, p, n);
	t->base = t->word;
	t->entry = case_words_word(r->words, t->word);
	t->upper = t->capital && is_upper(s, at, at + n);
	fill(t, &t->entry->lexeme);
	return true;
}

static void
take_word(struct reader *r, struct token *t)
{
	struct chron_str s = r->text;
	uint32_t end = joined_end(r->words, s, r->at);
	unsigned char c = (unsigned char)s.p[r->at];

	/* parents' */
	if (end < s.n && !r->quote && s.p[end - 1] == 's' &&
		apostrophe(s.p + end, s.n - end) == 1)
		end++;
	begin(t, r->at, end, r->quote != 0);
	t->capital = (c >= 'A' && c <= 'Z') || c >= 0x80;
	t->upper = t->capital && is_upper(s, r->at, end);
	look_up(r->words, s, t);
	r->at = end;
}

/* A quotation that is closed within this many bytes. */
enum { QUOTE_MAX = 400 };

static bool
closes(struct chron_str s, uint32_t at, char mark)
{
	uint32_t end = s.n - at > QUOTE_MAX ? at + QUOTE_MAX : (uint32_t)s.n;

	for (; at < end && s.p[at] != '\n'; at++) {
		size_t a = apostrophe(s.p + at, s.n - at);

		if (mark == '"' &&
			(s.p[at] == '"' || memcmp(s.p + at, "\xe2\x80\x9d",
						   s.n - at < 3 ? 1 : 3) == 0))
			return true;
		if (mark == '\'' && a && at > 0 && s.p[at - 1] != ' ' &&
			(at + a >= s.n || !is_word(s.p + at + a, s.n - at - a)))
			return true;
	}
	return false;
}

/* Opens or closes a quotation at a mark of `len` bytes. */
static void
take_quote(struct reader *r, size_t len)
{
	struct chron_str s = r->text;
	unsigned char last = (unsigned char)s.p[r->at + len - 1];
	char mark = '\'';

	if ((len == 1 && last == '"') || (len == 3 && last >= 0x9c))
		mark = '"';
	if (r->quote == mark)
		r->quote = 0;
	else if (!r->quote && closes(s, r->at + (uint32_t)len, mark))
		r->quote = mark;
	r->at += (uint32_t)len;
}

/* After these a full stop does not end the sentence; after a title whatever
 * follows, after the others before a small letter. */
static bool
is_short(struct chron_str s, uint32_t at)
{
	static const struct {
		const char *word;
		bool title;
	} shorts[] = {{"dr", true}, {"mr", true}, {"mrs", true}, {"ms", true},
		{"st", true}, {"approx", false}, {"e.g", false}, {"i.e", false},
		{"eg", false}, {"ie", false}, {"vs", false}, {"no", false},
		{"tel", false}, {"prof", false}, {"appt", false}, {"mo", false},
		{"fa", false}};
	enum { LONGEST = 6 };
	uint32_t from = at;
	bool small, title;

	if (at + 2 >= s.n)
		return false;
	while (from > 0 && at - from <= LONGEST &&
		(is_alpha((unsigned char)s.p[from - 1]) ||
			s.p[from - 1] == '.'))
		from--;
	small = s.p[at + 2] >= 'a' && s.p[at + 2] <= 'z';
	title = at - from < 4 && memchr("dms", s.p[from] | 32, 3);
	if (at - from > LONGEST || (!small && !title))
		return false;
	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		if ((shorts[i].title || small) &&
			str_ieq((struct chron_str){s.p + from, at - from},
				chron_cstr(shorts[i].word)))
			return true;
	return false;
}

static bool
ends_sentence(struct chron_str s, uint32_t at)
{
	char c = s.p[at];

	if (c == '\n')
		return true;
	if (c != '.' && c != '!' && c != '?')
		return false;
	if (at + 1 < s.n && is_word(s.p + at + 1, s.n - at - 1) &&
		!(c == '.' && s.p[at + 1] >= 'A' && s.p[at + 1] <= 'Z' &&
			at > 1 && is_alpha((unsigned char)s.p[at - 2])))
		return false;
	return c != '.' || !is_short(s, at);
}

static void
put_pause(const struct reader *r, struct token *t, char c, uint32_t len)
{
	struct word_key key = lexicon_key((struct chron_str){&c, 1});

	begin(t, r->at, r->at + len, r->quote != 0);
	t->punct = c;
	t->word = t->base = 0;
	t->symbol = lexicon_find(r->words->lexicon, key)->symbol;
	t->names = NULL;
	t->entry = case_words_word(r->words, 0);
	fill(t, &t->entry->lexeme);
}

/* One mark; true if it ends the sentence. */
static bool
take_mark(struct reader *r, struct token *t, uint32_t *n)
{
	struct chron_str s = r->text;
	char c = s.p[r->at];
	size_t len = mark_length(s.p + r->at, s.n - r->at);

	if (ends_sentence(s, r->at)) {
		r->ended = c;
		if (c == '\n')
			r->quote = 0;
		r->at++;
		return true;
	}
	if (c == '\'' || c == '"' ||
		(len == 3 && (unsigned char)s.p[r->at + 2] >= 0x98 &&
			(unsigned char)s.p[r->at + 2] <= 0x9d)) {
		take_quote(r, len ? len : 1);
		return false;
	}
	if (len == 3 && (unsigned char)s.p[r->at + 2] >= 0x90 &&
		(unsigned char)s.p[r->at + 2] <= 0x95)
		c = '-';
	else if (c == '|')
		c = ';';
	if (!len)
		len = 1;
	/* "re-attended", "six-year-old" are words */
	if (c == '-' && len == 1 && r->at > 0 && is_word(s.p + r->at - 1, 1) &&
		r->at + 1 < s.n && s.p[r->at + 1] >= 'a' &&
		s.p[r->at + 1] <= 'z') {
		r->at++;
		return false;
	}
	if (c == '-' || is_pause(c))
		put_pause(r, &t[(*n)++], c, (uint32_t)len);
	else if (c == '+' || c == '&' || c == '@') {
		begin(&t[*n], r->at, r->at + 1, false);
		look_up(r->words, s, &t[(*n)++]);
	}
	r->at += (uint32_t)len;
	return false;
}

/* Where a sentence that is too long can be cut. */
struct joint {
	uint32_t n, at; /* tokens before it, bytes before it */
	char quote;
	bool pause; /* a mark, which is better than "and" */
};

/* Notes the joint behind the last token or before it: a pair of words that
 * were cut apart ("not | seen") would say what nobody wrote. */
static void
note_joint(struct joint *j, const struct reader *r, const struct token *t,
	uint32_t n)
{
	const struct token *last = &t[n - 1];

	if (n <= SENTENCE_MAX / 2)
		return;
	if (is_pause(last->punct))
		*j = (struct joint){n, r->at, r->quote, true};
	else if (!j->pause && last->is & IS(AND) && r->quote == 0)
		*j = (struct joint){n - 1, last->start, 0, false};
}

/* Cuts there, or where it is; the number of tokens left. */
static uint32_t
cut_sentence(struct reader *r, const struct joint *j, uint32_t n)
{
	r->cut = true;
	if (!j->n)
		return n;
	r->at = j->at;
	r->quote = j->quote;
	return j->n;
}

uint32_t
text_sentence(struct reader *r, struct token *t)
{
	struct joint joint = {0};
	uint32_t n = 0;

	r->ended = 0;
	r->cut = false;
	while (r->at < r->text.n && n < SENTENCE_MAX) {
		unsigned char kind = kind_at(r->text, r->at);

		if (kind == BLANK)
			r->at++;
		else if (kind >= LETTER && take_plain(r, &t[n], n == 0))
			n++;
		else if (kind == MARK && is_pause(r->text.p[r->at]))
			put_pause(r, &t[n++], r->text.p[r->at], 1), r->at++;
		else if (is_word(r->text.p + r->at, r->text.n - r->at))
			take_word(r, &t[n++]);
		else if (take_mark(r, t, &n) && n)
			return n;
		if (n > SENTENCE_MAX / 2)
			note_joint(&joint, r, t, n);
	}
	return n < SENTENCE_MAX ? n : cut_sentence(r, &joint, n);
}
