/* What a heading says apart from case, brackets, numbers and run-together
 * words. */
#include "core/headings_words.h"

#include "core/words.h"
#include "util/str.h"

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* "EventDate", "seen_alone" and "XMLDate" as separate words; words_add does
 * the rest.  Only headings without spaces are machine names. */
void
heading_split_camel(struct buf *out, struct chron_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char prev = i ? s.p[i - 1] : ' ';
		char next = i + 1 < s.n ? s.p[i + 1] : ' ';

		if (is_upper(s.p[i]) &&
			(is_lower(prev) || (is_upper(prev) && is_lower(next))))
			buf_putc(out, ' ');
		buf_putc(out, s.p[i]);
	}
}

void
heading_drop_brackets(struct buf *out, struct chron_str s)
{
	unsigned depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '(' || c == '[')
			depth++;
		else if ((c == ')' || c == ']') && depth)
			depth--;
		else if (!depth)
			buf_putc(out, c);
		if (c == ')' || c == ']')
			buf_putc(out, ' ');
	}
}

/* The words of a heading, without a leading "the"; "#" is "no". */
struct chron_str
heading_words(struct buf *out, struct chron_str s)
{
	const char *hash = s.n ? memchr(s.p, '#', s.n) : NULL;
	struct chron_str w;

	buf_clear(out);
	words_add(out, s);
	if (hash)
		buf_puts(out, out->n ? " no" : "no");
	w = buf_get(out);
	if (str_starts(w, "the ")) {
		w.p += 4;
		w.n -= 4;
	}
	return w;
}

/* "1. Date", "b) Event", "(iv) Agency", "Q3: Outcome": the number says nothing.
 * A letter or a number needs its mark: "A level results". */
struct chron_str
heading_without_number(struct chron_str s)
{
	enum { MOST = 4 };
	size_t from = s.n && (s.p[0] == '(' || s.p[0] == '['), i = from;
	bool digits = false, letters = false;

	for (; i < s.n && i - from < MOST; i++) {
		char c = s.p[i] | 0x20;

		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits = true;
		else if (c >= 'a' && c <= 'z' && !digits &&
			 (i == from || strchr("ivx", c)))
			letters = true;
		else
			break;
	}
	if (i == from || i + 1 >= s.n || !(digits || letters) ||
		!strchr(from ? ")]" : ".):", s.p[i]))
		return s;
	for (i++; i < s.n && strchr(".: \t\n", s.p[i]);)
		i++;
	return i < s.n ? (struct chron_str){s.p + i, s.n - i} : s;
}

/* "Child seen / alone?", "Seen (alone)", "Seen? Alone?" ask two things of one
 * answer: that a child was seen, for a plain "yes" says no more.  In "Seen
 * alone" nothing stands between. */
bool
heading_asks_both(struct chron_str s)
{
	static const char *const fill[] = {
		"and ", "or ", "seen ", "if ", "so", "yes"};
	const size_t nfill = sizeof(fill) / sizeof(*fill);
	size_t at = str_ifind(s, "seen"), k;
	bool parted = false;

	if (at == SIZE_MAX || str_istarts(s, "if "))
		return false;
	s = (struct chron_str){s.p + at + 4, s.n - at - 4};
	while (s.n) {
		if (memchr("/(&+,?|\n", s.p[0], 8)) {
			parted = true;
		} else if (s.p[0] != ' ' && s.p[0] != '\r') {
			for (k = 0; k < nfill && !str_istarts(s, fill[k]); k++)
				;
			if (k == nfill)
				break;
			parted |= k < 2;
			s.p += strlen(fill[k]) - 1;
			s.n -= strlen(fill[k]) - 1;
		}
		s.p++;
		s.n--;
	}
	return parted && str_istarts(s, "alone");
}
