/* Text as a row of word hashes. */
#include "merge/wording.h"

/* U+00C0 to U+00FF without their accents; a blank parts words. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts"
			    "aaaaaaaceeeeiiiidnooooo ouuuuyty";

/* What one character of text is to a word. */
struct letter {
	size_t len; /* bytes taken */
	char c;	    /* folded; 0: parts words; '\'': dropped */
	bool upper;
	bool digit;
};

static struct letter
letter_at(struct chron_str s, size_t i)
{
	unsigned char b = (unsigned char)s.p[i];

	if (b >= 'a' && b <= 'z')
		return (struct letter){1, (char)b, false, false};
	if (b >= 'A' && b <= 'Z')
		return (struct letter){1, (char)(b | 0x20), true, false};
	if (b >= '0' && b <= '9')
		return (struct letter){1, (char)b, false, true};
	if (b == '\'')
		return (struct letter){1, '\'', false, false};
	if (b < 0x80)
		return (struct letter){1, 0, false, false};
	if (b == 0xc3 && i + 1 < s.n) {
		unsigned char t = (unsigned char)s.p[i + 1] & 0x3f;
		char c = latin[t];

		return (struct letter){2, c == ' ' ? '\0' : c, t < 32, false};
	}
	if (b == 0xe2 && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0x80) {
		unsigned char t = (unsigned char)s.p[i + 2];

		/* Curly apostrophes; other general punctuation parts. */
		return (struct letter){
			3, t == 0x98 || t == 0x99 ? '\'' : '\0', false, false};
	}
	if (b == 0xc2 || b == 0xe2)
		return (struct letter){1, 0, false, false};
	return (struct letter){1, (char)b, false, false};
}

static bool
ends_sentence(char c)
{
	return c == '.' || c == '\n' || c == '!' || c == '?' || c == ';' ||
	       c == ':';
}

static inline uint32_t
mix(uint32_t h, char c)
{
	return (h ^ (unsigned char)c) * 16777619u;
}

static inline uint32_t
finish(uint32_t h)
{
	h ^= h >> 15;
	h *= 0x2c1b3c6du;
	h ^= h >> 13;
	return h ? h : 1;
}

static uint16_t
shape_of(unsigned uppers, unsigned digits, unsigned letters, bool first_upper)
{
	if (digits && !letters)
		return WORD_DIGITS;
	if (digits)
		return WORD_MIXED | (uppers == letters ? WORD_UPPER : 0);
	if (uppers == letters)
		return WORD_UPPER;
	return first_upper && uppers == 1 ? WORD_CAPITAL : 0;
}

/* Reads the word at i; returns where it ends. */
static size_t
read_word(struct chron_str s, size_t i, struct word *out)
{
	size_t from = i, end = i;
	uint32_t h = 2166136261u, before_s = 0;
	unsigned uppers = 0, digits = 0, letters = 0;
	bool first_upper = letter_at(s, i).upper;

	while (i < s.n) {
		unsigned char b = (unsigned char)s.p[i], low = b | 0x20;
		struct letter l;

		/* Plain letters are nearly all there is. */
		if (!before_s && low >= 'a' && low <= 'z') {
			h = mix(h, (char)low);
			uppers += b != low;
			letters++;
			end = ++i;
			continue;
		}
		if (b == ' ')
			break;
		l = letter_at(s, i);
		if (!l.c)
			break;
		i += l.len;
		if (l.c == '\'') {
			before_s = h;
			continue;
		}
		/* A possessive: what stood before the apostrophe is the word,
		 * if this s is the last letter. */
		if (before_s && !(l.c == 's' && h == before_s))
			before_s = 0;
		h = mix(h, l.c);
		end = i;
		uppers += l.upper;
		digits += l.digit;
		letters += !l.digit;
	}
	*out = (struct word){.hash = finish(before_s ? before_s : h),
		.at = (uint32_t)from,
		.len = (uint16_t)(end - from > UINT16_MAX ? UINT16_MAX
							  : end - from),
		.flags = shape_of(uppers, digits, letters, first_upper),
		.p = s.p + from};
	return i;
}

void
wording_init(struct wording *w, struct arena *a)
{
	w->v = ARENA_ARRAY(a, struct word, WORDS_MAX);
	w->n = 0;
}

void
wording_clear(struct wording *w)
{
	w->n = 0;
}

void
wording_add(struct wording *w, struct chron_str s)
{
	bool first = true;
	size_t i = 0;

	if (w->n < WORDS_MAX)
		w->v[w->n++] = (struct word){.p = ""};
	while (i < s.n && w->n < WORDS_MAX) {
		struct letter l;

		if (s.p[i] == ' ') {
			i++;
			continue;
		}
		l = letter_at(s, i);
		if (!l.c || l.c == '\'') {
			first |= ends_sentence(s.p[i]);
			i += l.len;
			continue;
		}
		i = read_word(s, i, &w->v[w->n]);
		if (first)
			w->v[w->n].flags |= WORD_FIRST;
		first = false;
		w->n++;
	}
}

uint32_t
word_hash(struct chron_str word)
{
	struct word w = {.hash = 0};

	if (word.n)
		read_word(word, 0, &w);
	return w.hash;
}

/* Endings, the longest first, and what is put in their place. */
static const struct {
	char end[4];
	uint8_t n;
	const char *put;
} endings[] = {
	{"ies", 3, "y"},
	{"ied", 3, "y"},
	{"ing", 3, ""},
	{"ed", 2, ""},
	{"es", 2, ""},
	{"ly", 2, ""},
	{"s", 1, ""},
	{"e", 1, ""},
};
enum { STEM_LEAST = 4, STEM_MOST = 24 };

static uint32_t
hash_letters(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = mix(h, p[i]);
	return finish(h);
}

uint32_t
word_stem(const struct word *w)
{
	char stem[STEM_MOST + 1];
	size_t n = w->len;

	if (n <= STEM_LEAST || n > STEM_MOST)
		return w->hash;
	for (size_t i = 0; i < n; i++) {
		char low = (char)(w->p[i] | 0x20);

		if (low < 'a' || low > 'z')
			return w->hash;
		stem[i] = low;
	}
	for (size_t k = 0; k < sizeof(endings) / sizeof(*endings); k++) {
		size_t m = endings[k].n;

		if (n < m + 3 || memcmp(stem + n - m, endings[k].end, m) != 0)
			continue;
		if (m == 1 && stem[n - 2] == 's')
			break;
		n -= m;
		for (const char *p = endings[k].put; *p; p++)
			stem[n++] = *p;
		break;
	}
	/* "planned" and "plan", "bruise" and "bruising" */
	if (n > 3 && stem[n - 1] == stem[n - 2] && stem[n - 1] != 's')
		n--;
	if (n > 3 && stem[n - 1] == 'e')
		n--;
	return hash_letters(stem, n);
}

bool
wording_joined_by(const struct wording *w, uint32_t i, const char *any_of)
{
	const struct word *a = &w->v[i], *b = &w->v[i + 1];

	return i + 1 < w->n && a->hash && b->hash &&
	       b->p == a->p + a->len + 1 && strchr(any_of, a->p[a->len]) &&
	       a->p[a->len];
}

int32_t
word_number(const struct word *w)
{
	int32_t n = 0;

	if (!(w->flags & WORD_DIGITS) || w->len > 9)
		return -1;
	for (uint16_t i = 0; i < w->len; i++)
		n = n * 10 + (w->p[i] - '0');
	return n;
}

int32_t
word_leading(const struct word *w)
{
	int32_t n = 0;

	for (uint16_t i = 0; i < w->len && i < 9; i++) {
		if (w->p[i] < '0' || w->p[i] > '9')
			break;
		n = n * 10 + (w->p[i] - '0');
	}
	return n;
}
