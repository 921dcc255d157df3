/* Text as the words in which names are looked for. */
#include "people/letters.h"

#include <utf8proc.h>

#include "util/utf8.h"

#define FNV_SEED  UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

static uint64_t
stir(uint64_t hash, char c)
{
	return (hash ^ (unsigned char)c) * FNV_PRIME;
}

uint64_t
letters_hash(const char *p, size_t n)
{
	uint64_t hash = FNV_SEED;

	for (size_t i = 0; i < n; i++)
		hash = stir(hash, p[i]);
	return hash;
}

enum sort {
	SORT_OTHER,
	SORT_LETTER,
	SORT_DIGIT,
	SORT_QUOTE,
	SORT_UNSEEN,
	SORT_SPACE
};

/* One character of the text. */
struct seen {
	enum sort sort;
	bool upper;
	unsigned len;	/* bytes of the text */
	char folded[8]; /* the letters it stands for */
	unsigned n;
};

/* Letters that lose more than an accent. */
static const struct {
	uint32_t from;
	const char *to;
} spelled[] = {
	{0xd8, "o"},
	{0xf8, "o"},
	{0x141, "l"},
	{0x142, "l"},
	{0xc6, "ae"},
	{0xe6, "ae"},
	{0x152, "oe"},
	{0x153, "oe"},
	{0xd0, "d"},
	{0xf0, "d"},
	{0x110, "d"},
	{0x111, "d"},
	{0xde, "th"},
	{0xfe, "th"},
	{0x131, "i"},
	{0x130, "i"},
	{0xdf, "ss"},
	{0x1e9e, "ss"},
};

static bool
is_quote(uint32_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2bc ||
	       c == 0x2bb || c == 0xb4 || c == 0x2032 || c == 0xff07 ||
	       c == 0x55a || c == 0x5f3;
}

static void
fold_letter(struct seen *s, uint32_t c)
{
	utf8proc_int32_t parts[8];
	utf8proc_ssize_t k;
	int boundary = 0;

	for (size_t i = 0; i < sizeof(spelled) / sizeof(*spelled); i++)
		if (spelled[i].from == c) {
			s->n = (unsigned)strlen(spelled[i].to);
			memcpy(s->folded, spelled[i].to, s->n);
			return;
		}
	k = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8,
		UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
			UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE,
		&boundary);
	for (utf8proc_ssize_t i = 0; i < k && i < 8; i++) {
		utf8proc_uint8_t bytes[4];
		utf8proc_ssize_t n = utf8proc_encode_char(parts[i], bytes);

		if (n <= 0 || s->n + (unsigned)n > sizeof(s->folded))
			break;
		memcpy(s->folded + s->n, bytes, (size_t)n);
		s->n += (unsigned)n;
	}
}

static bool
is_unseen(uint32_t c, utf8proc_category_t cat)
{
	return cat == UTF8PROC_CATEGORY_CF || (c >= 0xfe00 && c <= 0xfe0f) ||
	       c == 0x34f || c == 0x180e;
}

static void
look_wide(struct seen *s, const char *p, size_t left)
{
	uint32_t c = 0;
	utf8proc_category_t cat;

	s->len = utf8_take(p, left, &c);
	if (!s->len) {
		s->len = 1;
		return;
	}
	cat = utf8proc_category((utf8proc_int32_t)c);
	if (is_quote(c))
		s->sort = SORT_QUOTE;
	else if (is_unseen(c, cat))
		s->sort = SORT_UNSEEN;
	else if (cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_MC)
		s->sort = SORT_LETTER;
	else if (cat == UTF8PROC_CATEGORY_ND)
		s->sort = SORT_DIGIT;
	else if (cat >= UTF8PROC_CATEGORY_ZS && cat <= UTF8PROC_CATEGORY_ZP)
		s->sort = SORT_SPACE;
	if (s->sort != SORT_LETTER)
		return;
	s->upper = cat == UTF8PROC_CATEGORY_LU || cat == UTF8PROC_CATEGORY_LT;
	fold_letter(s, c);
}

static struct seen
look(const char *p, size_t left)
{
	struct seen s = {.len = 1};
	char c = *p;

	if ((unsigned char)c >= 0x80) {
		look_wide(&s, p, left);
		return s;
	}
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
		s.sort = SORT_LETTER;
		s.upper = c <= 'Z';
		s.folded[0] = (char)(c | 32);
		s.n = 1;
	} else if (c >= '0' && c <= '9') {
		s.sort = SORT_DIGIT;
	} else if (c == '\'' || c == '`') {
		s.sort = SORT_QUOTE;
	} else if (c == ' ' || (c >= '\t' && c <= '\r')) {
		s.sort = SORT_SPACE;
	}
	return s;
}

/* A word on its way. */
struct making {
	struct letters w;
	uint64_t hash;
	uint16_t uppers, tail; /* letters since the last apostrophe */
	bool small;	       /* the last letter was */
};

static void
take_letter(struct making *m, const struct seen *s)
{
	for (unsigned i = 0; i < s->n; i++)
		m->hash = stir(m->hash, s->folded[i]);
	if (!s->n)
		return; /* a mark upon the letter before it */
	if (s->upper && !m->w.n)
		m->w.flags |= LETTERS_CAPITAL;
	if (s->upper && m->small)
		m->w.flags |= LETTERS_CAMEL;
	m->uppers = (uint16_t)(m->uppers + s->upper);
	m->small = !s->upper;
	m->w.n = (uint16_t)(m->w.n + (m->w.n < UINT16_MAX));
	m->tail = (uint16_t)(m->tail + (m->tail < UINT16_MAX));
}

/* Is an apostrophe at p followed by a letter? */
static bool
goes_on(const char *p, const char *end)
{
	while (p < end) {
		struct seen s = look(p, (size_t)(end - p));

		if (s.sort != SORT_UNSEEN)
			return s.sort == SORT_LETTER;
		p += s.len;
	}
	return false;
}

static const char *
take_word(struct making *m, const char *base, const char *p, const char *end)
{
	m->hash = FNV_SEED;
	m->w.end = m->w.stem = m->w.at;
	while (p < end) {
		struct seen s = look(p, (size_t)(end - p));

		if (s.sort == SORT_LETTER) {
			take_letter(m, &s);
		} else if (s.sort == SORT_QUOTE && goes_on(p + s.len, end)) {
			m->w.bare = m->hash;
			m->w.stem = (uint32_t)(p - base);
			m->tail = 0;
		} else if (s.sort != SORT_UNSEEN) {
			break;
		}
		p += s.len;
		if (s.sort != SORT_UNSEEN)
			m->w.end = (uint32_t)(p - base);
	}
	m->w.hash = m->hash;
	if (!m->w.bare || m->tail > 2) { /* O'Brien is no O's */
		m->w.bare = 0;
		m->w.stem = m->w.end;
	}
	if (m->uppers == m->w.n && m->w.n > 1)
		m->w.flags = (uint16_t)((m->w.flags & ~LETTERS_CAPITAL) |
					LETTERS_UPPER);
	return base + m->w.end;
}

static const char *
take_number(struct making *m, const char *base, const char *p, const char *end)
{
	while (p < end) {
		struct seen s = look(p, (size_t)(end - p));

		if (s.sort != SORT_DIGIT)
			break;
		m->w.n = (uint16_t)(m->w.n + (m->w.n < UINT16_MAX));
		p += s.len;
	}
	m->w.end = m->w.stem = (uint32_t)(p - base);
	m->w.flags |= LETTERS_NUMBER;
	return p;
}

static void
push(struct letters_row *row, struct arena *a, const struct letters *w)
{
	if (row->n == row->cap) {
		struct letters *old = row->v;

		row->cap = row->cap ? row->cap * 2 : 256;
		row->v = ARENA_ARRAY(a, struct letters, row->cap);
		if (row->n)
			memcpy(row->v, old, row->n * sizeof(*old));
	}
	row->v[row->n++] = *w;
}

/* Does what stands here let a sentence begin after it? */
static bool
ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' ||
	       c == ';' || c == '|' || c == '*' || c == '"' || c == '\t';
}

void
letters_cut(struct letters_row *row, struct arena *a, struct chron_str s)
{
	const char *p = s.p, *end = s.p + s.n;
	bool first = true;

	row->n = 0;
	while (p < end) {
		struct seen c = look(p, (size_t)(end - p));
		struct making m = {.w.at = (uint32_t)(p - s.p)};

		if (c.sort != SORT_LETTER && c.sort != SORT_DIGIT) {
			first |= ends_sentence(*p) && c.len == 1;
			p += c.len;
			continue;
		}
		if (first)
			m.w.flags = LETTERS_FIRST;
		first = false;
		if (c.sort == SORT_LETTER)
			p = take_word(&m, s.p, p, end);
		else
			p = take_number(&m, s.p, p, end);
		push(row, a, &m.w);
	}
}

size_t
letters_fold(struct chron_str s, char out[LETTERS_LONGEST])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		struct seen c = look(s.p + i, s.n - i);

		i += c.len;
		if (c.sort != SORT_LETTER)
			continue;
		if (n + c.n > LETTERS_LONGEST)
			break;
		memcpy(out + n, c.folded, c.n);
		n += c.n;
	}
	return n;
}

enum letters_gap
letters_gap(
	struct chron_str s, const struct letters *x, const struct letters *y)
{
	const char *p = s.p + x->end, *end = s.p + y->at;
	bool space = false;
	char mark = 0;

	while (p < end) {
		struct seen c = look(p, (size_t)(end - p));

		if (c.sort == SORT_SPACE) {
			space = true;
		} else if (c.sort == SORT_OTHER && !mark) {
			if (c.len == 1 && strchr(",._-+", *p))
				mark = *p;
			else if (c.len == 3 && memcmp(p, "\xe2\x80", 2) == 0 &&
				 p[2] >= '\x90' && p[2] <= '\x95')
				mark = '-'; /* any hyphen or dash */
			else
				return GAP_WIDE;
		} else if (c.sort != SORT_UNSEEN) {
			return GAP_WIDE;
		}
		p += c.len;
	}
	if (!mark)
		return space ? GAP_SPACE : GAP_NONE;
	if (mark == ',')
		return GAP_COMMA;
	if (mark == '.')
		return space || x->n == 1 ? GAP_DOT : GAP_JOIN;
	return space ? GAP_WIDE : GAP_JOIN;
}
