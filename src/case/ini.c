/* The lines of an INI file. */
#include "case/ini.h"

#include "util/str.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Up to a semicolon that follows white space. */
static struct chron_str
without_comment(struct chron_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ';' && (i == 0 || is_blank(s.p[i - 1])))
			s.n = i;
	return str_trim(s);
}

static struct chron_str
read_value(struct chron_str s)
{
	const char *quote;

	s = str_trim(s);
	if (str_is(s, ";"))
		return s;
	if (s.n > 1 && s.p[0] == '"') {
		struct chron_str after = {s.p + 1, s.n - 1};

		quote = memchr(after.p, '"', after.n);
		if (quote) {
			size_t n = (size_t)(quote - after.p);

			after = (struct chron_str){quote + 1, after.n - n - 1};
			if (!without_comment(after).n)
				return (struct chron_str){s.p + 1, n};
		}
	}
	return without_comment(s);
}

static void
read_section(struct ini_line *line, struct chron_str s)
{
	const char *close = memchr(s.p, ']', s.n);
	struct chron_str after;

	line->section = true;
	if (!close) {
		line->wrong = "a section needs a closing bracket: [case]";
		return;
	}
	line->name = str_trim(
		(struct chron_str){s.p + 1, (size_t)(close - s.p) - 1});
	after = (struct chron_str){close + 1, (size_t)(s.p + s.n - close) - 1};
	if (without_comment(after).n)
		line->wrong = "there is something after the closing bracket";
}

static void
read_key(struct ini_line *line, struct chron_str s)
{
	const char *equals = memchr(s.p, '=', s.n);

	if (!equals) {
		line->wrong = "this is neither a [section] nor key = value";
		return;
	}
	line->name = str_trim((struct chron_str){s.p, (size_t)(equals - s.p)});
	line->value = read_value((struct chron_str){
		equals + 1, (size_t)(s.p + s.n - equals) - 1});
	if (!line->name.n)
		line->wrong = "there is no key before the =";
}

bool
ini_next(struct ini_reader *r, struct ini_line *line)
{
	struct chron_str s;

	while (str_cut(&r->rest, '\n', &s)) {
		r->row++;
		s = str_trim(s); /* a byte order mark counts as blank */
		if (!s.n || s.p[0] == ';' || s.p[0] == '#')
			continue;
		*line = (struct ini_line){.row = r->row};
		if (s.p[0] == '[')
			read_section(line, s);
		else
			read_key(line, s);
		return true;
	}
	return false;
}
