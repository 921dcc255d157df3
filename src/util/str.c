/* Slices of text: comparing, trimming, searching. */
#include "util/str.h"

#include <strings.h>

int
str_cmp(struct chron_str a, struct chron_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.p, b.p, n) : 0;

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

bool
str_ieq(struct chron_str a, struct chron_str b)
{
	return a.n == b.n && (!a.n || (lower(*a.p) == lower(*b.p) &&
					      strncasecmp(a.p, b.p, a.n) == 0));
}

/* Nearly every word of a list differs in its first letter. */
bool
str_in(struct chron_str s, const char *const *list)
{
	for (; *list; list++) {
		const char *word = *list;
		size_t i = 0;

		while (i < s.n && word[i] && lower(word[i]) == lower(s.p[i]))
			i++;
		if (i == s.n && !word[i])
			return true;
	}
	return false;
}

bool
str_starts(struct chron_str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool
str_istarts(struct chron_str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && strncasecmp(s.p, prefix, n) == 0;
}

/* The length of the white space that s begins with, in bytes. */
static size_t
space_at(const char *p, size_t n)
{
	unsigned char c = (unsigned char)p[0];

	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	if (n >= 2 && c == 0xc2 && (unsigned char)p[1] == 0xa0)
		return 2;
	if (n >= 3 && (memcmp(p, "\xe2\x80\x8b", 3) == 0 ||
			      memcmp(p, "\xef\xbb\xbf", 3) == 0))
		return 3;
	return 0;
}

struct chron_str
str_trim(struct chron_str s)
{
	size_t k;

	while (s.n && (k = space_at(s.p, s.n)) > 0) {
		s.p += k;
		s.n -= k;
	}
	for (;;) {
		for (k = 1; k <= 3 && k <= s.n; k++)
			if (space_at(s.p + s.n - k, k) == k)
				break;
		if (k > 3 || k > s.n)
			return s;
		s.n -= k;
	}
}

size_t
str_find(struct chron_str s, struct chron_str needle)
{
	const char *at;

	if (!needle.n)
		return 0;
	if (s.n < needle.n)
		return SIZE_MAX;
	at = memmem(s.p, s.n, needle.p, needle.n);
	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

size_t
str_ifind(struct chron_str s, const char *needle)
{
	size_t n = strlen(needle);
	char first = lower(*needle);

	for (size_t i = 0; n <= s.n && i <= s.n - n; i++)
		if ((!n || lower(s.p[i]) == first) &&
			strncasecmp(s.p + i, needle, n) == 0)
			return i;
	return SIZE_MAX;
}

bool
str_cut(struct chron_str *rest, char sep, struct chron_str *part)
{
	const char *at;

	if (!rest->n)
		return false;
	at = memchr(rest->p, sep, rest->n);
	if (!at) {
		*part = *rest;
		rest->p += rest->n;
		rest->n = 0;
		return true;
	}
	*part = (struct chron_str){rest->p, (size_t)(at - rest->p)};
	rest->n -= part->n + 1;
	rest->p = at + 1;
	return true;
}

bool
str_runs(struct chron_str s)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r",
		"\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
		"\xef\xbc\xa0"};

	while (s.n && s.p[0] == '\'') {
		s.p++;
		s.n--;
	}
	/* Nearly every cell begins with a letter or a digit. */
	if (!s.n ||
		((signed char)s.p[0] > '-' && s.p[0] != '=' && s.p[0] != '@'))
		return false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_starts(s, signs[i]))
			return true;
	return false;
}

int64_t
str_number(struct chron_str s)
{
	int64_t v = 0;

	if (!s.n || s.n > 18)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

unsigned
str_distance(struct chron_str a, struct chron_str b, unsigned most)
{
	enum { LONG = 64 };
	unsigned row[3][LONG + 1];
	unsigned *before = row[0], *last = row[1], *now = row[2];

	if (a.n > LONG || b.n > LONG ||
		(a.n > b.n ? a.n - b.n : b.n - a.n) > most)
		return str_eq(a, b) ? 0 : most + 1;
	for (size_t j = 0; j <= b.n; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *spare = before;
		unsigned best = now[0] = (unsigned)i;

		for (size_t j = 1; j <= b.n; j++) {
			unsigned d = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);

			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
				a.p[i - 2] == b.p[j - 1] &&
				before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			now[j] = d;
			if (d < best)
				best = d;
		}
		if (best > most)
			return most + 1;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n] > most ? most + 1 : last[b.n];
}

const char *
str_nearest(struct chron_str s, const char *const *list)
{
	const char *best = NULL;
	unsigned least = 3;

	for (; *list; list++) {
		unsigned d = str_distance(s, chron_cstr(*list), 2);

		/* Two slips in a word of three letters is another word. */
		if (d < least && d * 2 < s.n + 1) {
			least = d;
			best = *list;
		}
	}
	return best;
}
