/* Phrases of the field spelled out from their patterns. */
#include "merge/phrasing.h"

#include <string.h>

enum { PHRASE_MOST = 120 };

struct text {
	char p[PHRASE_MOST];
	size_t n;
};

struct shortening {
	struct chron_str word, shorts;
	bool alone; /* also where it is all of the phrase */
};

static const struct shortening shortenings[] = {
#define TEXT(s)                                                                \
	{                                                                      \
		s, sizeof(s) - 1                                               \
	}
#define S(word, shorts) {TEXT(word), TEXT(shorts), true},
#define W(word, shorts) {TEXT(word), TEXT(shorts), false},
#include "merge/short.def"
#undef S
#undef W
};

/* Puts three pieces end to end; false if they are too long. */
static bool
join(struct text *t, struct chron_str a, struct chron_str b, struct chron_str c)
{
	const struct chron_str parts[] = {a, b, c};

	t->n = 0;
	if (a.n + b.n + c.n > PHRASE_MOST)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (parts[i].n)
			memcpy(t->p + t->n, parts[i].p, parts[i].n);
		t->n += parts[i].n;
	}
	return true;
}

static struct chron_str
slice(struct chron_str s, size_t from, size_t to)
{
	return (struct chron_str){s.p + from, to - from};
}

/* Does the word, or words, stand at i, and end there? */
static bool
stands_at(struct chron_str s, size_t i, struct chron_str word)
{
	return s.n - i >= word.n && memcmp(s.p + i, word.p, word.n) == 0 &&
	       (i + word.n == s.n || s.p[i + word.n] == ' ');
}

static void shorten(
	struct chron_str s, size_t from, phrasing_fn *fn, void *arg);

/* Each short form of the word at i, if it has any. */
static void
shorten_at(struct chron_str s, size_t i, phrasing_fn *fn, void *arg)
{
	for (size_t k = 0; k < sizeof(shortenings) / sizeof(*shortenings);
		k++) {
		const struct shortening *w = &shortenings[k];
		struct chron_str rest = w->shorts, one;
		struct text t;

		if (s.p[i] != w->word.p[0] || !stands_at(s, i, w->word) ||
			(w->word.n == s.n && !w->alone))
			continue;
		while (str_cut(&rest, '|', &one))
			if (join(&t, slice(s, 0, i), one,
				    slice(s, i + w->word.n, s.n)))
				shorten((struct chron_str){t.p, t.n}, i + one.n,
					fn, arg);
	}
}

static void
shorten(struct chron_str s, size_t from, phrasing_fn *fn, void *arg)
{
	fn(arg, s);
	for (size_t i = from; i < s.n; i++)
		if (i == 0 || s.p[i - 1] == ' ')
			shorten_at(s, i, fn, arg);
}

void
phrasing_each(struct chron_str s, phrasing_fn *fn, void *arg)
{
	const char *open = s.n ? memchr(s.p, '{', s.n) : NULL;
	const char *close = s.n ? memchr(s.p, '}', s.n) : NULL;

	if (!open || !close || close < open) {
		shorten(str_trim(s), 0, fn, arg);
		return;
	}
	for (const char *at = open; at < close;) {
		const char *from = at + 1;
		struct text t;

		for (at = from; at < close && *at != ',';)
			at++;
		if (join(&t, slice(s, 0, (size_t)(open - s.p)),
			    (struct chron_str){from, (size_t)(at - from)},
			    slice(s, (size_t)(close - s.p) + 1, s.n)))
			phrasing_each((struct chron_str){t.p, t.n}, fn, arg);
	}
}
