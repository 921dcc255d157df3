/* Where a sentence ends, in notes as people type them. */
#include "util/sentence.h"

#include "util/str.h"

enum { QUOTE_MAX = 600 }; /* bytes; a longer one was never closed */

/* A full stop after these ends nothing. */
static const char *const short_forms[] = {"mr", "mrs", "ms", "dr", "prof", "st",
	"rev", "sgt", "insp", "approx", "eg", "ie", "vs", "viz", "tel", "ext",
	"e.g", "i.e", NULL};

static const struct {
	const char *open, *close;
} quotes[] = {{"\"", "\""}, {"\xe2\x80\x9c", "\xe2\x80\x9d"}};

/* Marks that may stand between the full stop and the space. */
static const char *const closing[] = {
	"\"", "'", ")", "]", "\xe2\x80\x9d", "\xe2\x80\x99"};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static struct chron_str
after(struct chron_str text, size_t at)
{
	return (struct chron_str){text.p + at, text.n - at};
}

/* Past the quotation that opens here, or `at` where none does. */
static size_t
skip_quote(struct chron_str text, size_t at)
{
	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		size_t n = strlen(quotes[i].open), end;
		struct chron_str rest = after(text, at);

		if (!str_starts(rest, quotes[i].open))
			continue;
		rest = after(text, at + n);
		if (rest.n > QUOTE_MAX)
			rest.n = QUOTE_MAX;
		end = str_find(rest, chron_cstr(quotes[i].close));
		if (end == SIZE_MAX ||
			memchr(rest.p, '\n', end)) /* never closed */
			return at;
		return at + n + end + strlen(quotes[i].close);
	}
	return at;
}

static size_t
skip_closing(struct chron_str text, size_t at)
{
	for (size_t i = 0; i < sizeof(closing) / sizeof(*closing);) {
		if (str_starts(after(text, at), closing[i])) {
			at += strlen(closing[i]);
			i = 0;
		} else {
			i++;
		}
	}
	return at;
}

/* Is the word before a full stop a short form, or somebody's initial?  "Mrs J.
 * Example" is one person, "called on A. Mum was out" two sentences. */
static bool
is_short(struct chron_str text, size_t from, size_t stop)
{
	size_t start = stop, before;
	struct chron_str word;

	while (start > from && !is_space(text.p[start - 1]))
		start--;
	word = (struct chron_str){text.p + start, stop - start};
	if (str_in(word, short_forms))
		return true;
	if (word.n != 1 || !is_upper(*word.p))
		return false;
	before = start;
	while (before > from && is_space(text.p[before - 1]))
		before--;
	while (before > from && !is_space(text.p[before - 1]))
		before--;
	return is_upper(text.p[before]);
}

/* Past the sentence if it ends with the mark before `at`, else 0. */
static size_t
ends_with(struct chron_str text, size_t from, size_t at)
{
	size_t end = skip_closing(text, at);

	if (end < text.n && !is_space(text.p[end]))
		return 0;
	if (text.p[at - 1] == '.' && is_short(text, from, at - 1))
		return 0;
	return end;
}

/* What may end a sentence or open a quotation. */
static bool
counts(char c)
{
	static const uint64_t marks = UINT64_C(1) << '\n' | UINT64_C(1) << '!' |
				      UINT64_C(1) << '"' | UINT64_C(1) << '.' |
				      UINT64_C(1) << '?';
	unsigned char u = (unsigned char)c;

	return (u < 64 && marks >> u & 1) || c == *quotes[1].open;
}

typedef char block __attribute__((vector_size(16)));
typedef long long halves __attribute__((vector_size(16)));

/* The next of those from `at` on: most of a sentence is none. */
static size_t
next_that_counts(struct chron_str text, size_t at)
{
	block v;

	for (; at + sizeof(v) <= text.n; at += sizeof(v)) {
		halves any;

		memcpy(&v, text.p + at, sizeof(v));
		any = (halves)((v == '\n') | (v == '!') | (v == '"') |
			       (v == '.') | (v == '?') |
			       (v == *quotes[1].open));
		if (any[0] | any[1])
			break;
	}
	while (at < text.n && !counts(text.p[at]))
		at++;
	return at;
}

size_t
sentence_end(struct chron_str text, size_t from)
{
	size_t at = from, end;

	for (;;) {
		char c;
		size_t past;

		at = next_that_counts(text, at);
		if (at >= text.n || text.p[at] == '\n')
			return at;
		c = text.p[at];
		past = c == '"' || c == *quotes[1].open ? skip_quote(text, at)
							: at;
		if (past > at) {
			/* "Go away!" she said: it goes on in small letters. */
			size_t n = past;

			while (n < text.n && text.p[n] == ' ')
				n++;
			c = text.p[past - (text.p[past - 1] == '"' ? 2 : 4)];
			at = past;
			if ((c == '.' || c == '!' || c == '?') && n > past &&
				n < text.n && is_upper(text.p[n]))
				return past;
			continue;
		}
		c = text.p[at++];
		if (c != '.' && c != '!' && c != '?')
			continue;
		end = ends_with(text, from, at);
		if (end)
			return end;
	}
}

struct chron_str
sentence_at(struct chron_str text, size_t at)
{
	size_t from = 0, end = 0;

	while (from < text.n) {
		while (from < text.n && is_space(text.p[from]))
			from++;
		if (from == text.n)
			break;
		end = sentence_end(text, from);
		if (at < end)
			return str_trim(
				(struct chron_str){text.p + from, end - from});
		from = end;
	}
	return str_trim(text);
}
