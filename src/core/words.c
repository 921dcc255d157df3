/* Text as its words, for headings and names. */
#include "core/words.h"

#include "util/fold.h"
#include "util/str.h"

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

static void
put_space(struct buf *out, size_t from)
{
	if (out->n > from && out->p[out->n - 1] != ' ')
		buf_putc(out, ' ');
}

void
words_add(struct buf *out, struct chron_str s)
{
	struct buf folded = BUF_INIT;
	size_t from = out->n;

	fold_text(&folded, s);
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (is_word(c)) {
			buf_putc(out, c);
		} else if (c == '&' || c == '+') {
			put_space(out, from);
			buf_puts(out, "and ");
		} else if (c != '\'') {
			put_space(out, from);
		}
	}
	buf_free(&folded);
	if (out->n > from && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
}

struct chron_str
words_arena(struct arena *a, struct chron_str s)
{
	struct buf b = BUF_INIT;
	struct chron_str r;

	words_add(&b, s);
	r = arena_str(a, buf_get(&b));
	buf_free(&b);
	return r;
}

size_t
words_find(struct chron_str words, struct chron_str phrase)
{
	size_t from = 0;

	while (phrase.n && from + phrase.n <= words.n) {
		struct chron_str rest = {words.p + from, words.n - from};
		size_t at = str_find(rest, phrase);
		size_t end;

		if (at == SIZE_MAX)
			return SIZE_MAX;
		at += from;
		end = at + phrase.n;
		if ((!at || words.p[at - 1] == ' ') &&
			(end == words.n || words.p[end] == ' '))
			return at;
		from = at + 1;
	}
	return SIZE_MAX;
}
