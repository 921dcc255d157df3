/* Text laid out for a terminal. */
#include "export/text_wrap.h"

#include "export/export.h"
#include "util/str.h"
#include "util/utf8.h"

static void
add_line(struct chron_out *out, struct chron_str line)
{
	struct chron_str part;

	for (bool first = true; str_cut(&line, '\t', &part); first = false) {
		if (!first)
			out_puts(out, " ");
		escape_terminal(out, part);
	}
}

struct chron_str
text_harmless(struct arena *a, struct chron_str s)
{
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);
	struct chron_str line;
	struct chron_str kept;

	for (bool first = true; str_cut(&s, '\n', &line); first = false) {
		if (!first)
			out_puts(out, "\n");
		add_line(out, line);
	}
	out_close(out, NULL);
	kept = arena_str(a, buf_get(&b));
	buf_free(&b);
	return kept;
}

/* The length of the character at the start of s, and its columns. */
static size_t
take(struct chron_str s, unsigned *columns)
{
	uint32_t c;
	unsigned len = utf8_take(s.p, s.n, &c);

	*columns = len ? utf8_columns(c) : 1;
	return len ? len : 1;
}

unsigned
text_columns(struct chron_str s)
{
	unsigned total = 0, columns;

	while (s.n) {
		size_t len = take(s, &columns);

		total += columns;
		s.p += len;
		s.n -= len;
	}
	return total;
}

static unsigned
widest(struct chron_str s, const char *breaks)
{
	unsigned most = 0;

	while (s.n) {
		size_t n = 0;
		unsigned columns;

		while (n < s.n && !strchr(breaks, s.p[n]))
			n++;
		columns = text_columns((struct chron_str){s.p, n});
		if (columns > most)
			most = columns;
		n += n < s.n;
		s.p += n;
		s.n -= n;
	}
	return most;
}

unsigned
text_widest_line(struct chron_str s)
{
	return widest(s, "\n");
}

unsigned
text_widest_word(struct chron_str s)
{
	return widest(s, "\n ");
}

bool
text_next_line(struct chron_str *rest, unsigned width, struct chron_str *line)
{
	struct chron_str s = *rest;
	size_t at = 0, space = 0;
	unsigned used = 0;

	if (!s.n)
		return false;
	while (at < s.n && s.p[at] != '\n') {
		unsigned columns;
		size_t len =
			take((struct chron_str){s.p + at, s.n - at}, &columns);

		if (s.p[at] == ' ')
			space = at;
		if (used + columns > width && at) {
			if (space)
				at = space;
			break;
		}
		used += columns;
		at += len;
	}
	*line = (struct chron_str){s.p, at};
	/* what the line ended at is dropped: one line break, or spaces */
	if (at < s.n && s.p[at] == '\n')
		at++;
	else
		while (at < s.n && s.p[at] == ' ')
			at++;
	*rest = (struct chron_str){s.p + at, s.n - at};
	return true;
}

void
text_spaces(struct chron_out *out, unsigned n)
{
	static const char spaces[] = "                                ";
	enum { MOST = sizeof(spaces) - 1 };

	for (; n > MOST; n -= MOST)
		out_write(out, spaces, MOST);
	out_write(out, spaces, n);
}

unsigned
text_level(const unsigned *natural, size_t n, unsigned avail)
{
	unsigned level = 0;

	for (unsigned sum = 0; level < avail; level++) {
		for (size_t i = 0; i < n; i++)
			sum += natural[i] > level;
		if (sum > avail)
			break;
	}
	return level;
}
