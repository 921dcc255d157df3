/* Text as Excel writes it in XML: _x000D_ for what XML cannot hold. */
#include "xlsx.h"

#include "util/str.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code of "_x000D_" at p; -1 if it is none. */
static int32_t
escape(const char *p, size_t left)
{
	int32_t code = 0;

	if (left < 7 || p[0] != '_' || (p[1] != 'x' && p[1] != 'X') ||
		p[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		int d = hex_digit(p[i]);

		if (d < 0)
			return -1;
		code = code * 16 + d;
	}
	return code;
}

static size_t
put_utf8(char *to, uint32_t c)
{
	struct buf b = BUF_INIT;
	size_t n;

	/* Never longer than the escape that it stands for. */
	buf_utf8(&b, c);
	n = b.n;
	memcpy(to, b.p, n);
	buf_free(&b);
	return n;
}

/* A character that an escape stands for, two of them where it is half of one;
 * returns how many bytes were read. */
static size_t
unescape(const char *from, size_t left, int32_t code, char *to, size_t *n)
{
	uint32_t c = (uint32_t)code;
	int32_t low = escape(from + 7, left - 7);
	size_t used = 7;

	if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
		c = 0x10000 + ((c - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
		used = 14;
	}
	if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
		(c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff)
		c = 0xfffd;
	*n = put_utf8(to, c);
	return used;
}

void
xlsx_unescape(struct buf *b, size_t from)
{
	char *s = b->p + from, *to;
	size_t n = b->n - from, i, out = 0;

	for (i = 0; i < n && s[i] != '_' && s[i] != '\r'; i++)
		;
	if (i == n)
		return;
	to = s;
	out = i;
	while (i < n) {
		int32_t code = s[i] == '_' ? escape(s + i, n - i) : -1;
		size_t made = 1, used = 1;

		if (code >= 0)
			used = unescape(s + i, n - i, code, to + out, &made);
		else
			to[out] = s[i];
		i += used;
		/* CR LF and CR alone are line ends like LF. */
		if (made == 1 && to[out] == '\n' && out && to[out - 1] == '\r')
			to[out - 1] = '\n';
		else
			out += made;
	}
	for (i = 0; i < out; i++)
		if (to[i] == '\r')
			to[i] = '\n';
	b->n = from + out;
	b->p[b->n] = '\0';
}

bool
xlsx_was_number(struct chron_str s)
{
	size_t i = 0, digits = 0;

	s = str_trim(s);
	if (s.n < 4 || s.n > 24 || s.p[0] < '0' || s.p[0] > '9')
		return false;
	for (; i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.');
		i++)
		;
	if (i + 3 > s.n || (s.p[i] != 'E' && s.p[i] != 'e') ||
		s.p[i + 1] != '+')
		return false;
	for (i += 2; i < s.n; i++, digits++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return digits > 0 && digits < 4;
}

bool
xlsx_is_on(const struct part_attrs *a)
{
	struct chron_str val = part_attr(a, NS_NONE, "val");

	return !str_is(val, "0") && !str_is(val, "false");
}
