/* Folding text for comparison. */
#include "util/fold.h"

#include <utf8proc.h>

#include "util/str.h"

/* What utf8proc's folding leaves and a reader would not tell apart. */
static char
plain(utf8proc_int32_t c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x02bc:
	case 0x0060:
	case 0x00b4:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x00ab:
	case 0x00bb:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x00ad:
		return '-';
	case 0x2044:
	case 0x2215:
		return '/';
	case 0x3003: /* a ditto mark */
		return '"';
	default:
		return 0;
	}
}

static void
put(struct buf *out, size_t from, char c)
{
	if (c == ' ' && (out->n == from || out->p[out->n - 1] == ' '))
		return;
	buf_putc(out, c);
}

/* One character that is not ASCII; returns its length. */
static size_t
fold_wide(struct buf *out, size_t from, const char *p, size_t n)
{
	utf8proc_int32_t c, parts[8];
	utf8proc_ssize_t len = utf8proc_iterate(
		(const utf8proc_uint8_t *)p, (utf8proc_ssize_t)n, &c);
	utf8proc_ssize_t k;
	int boundary = 0;

	if (len <= 0) {
		put(out, from, ' ');
		return 1;
	}
	if (plain(c)) {
		put(out, from, plain(c));
		return (size_t)len;
	}
	k = utf8proc_decompose_char(c, parts, 8,
		UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
			UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE,
		&boundary);
	for (utf8proc_ssize_t i = 0; i < k && i < 8; i++) {
		utf8proc_category_t cat = utf8proc_category(parts[i]);

		if (cat == UTF8PROC_CATEGORY_ZS ||
			cat == UTF8PROC_CATEGORY_ZL ||
			cat == UTF8PROC_CATEGORY_ZP ||
			cat == UTF8PROC_CATEGORY_CC || parts[i] < 0x20)
			put(out, from, ' ');
		else
			buf_utf8(out, (uint32_t)parts[i]);
	}
	return (size_t)len;
}

void
fold_text(struct buf *out, struct chron_str s)
{
	size_t from = out->n;

	buf_room(out, s.n);
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80) {
			i += fold_wide(out, from, s.p + i, s.n - i);
			continue;
		}
		if (c >= 'A' && c <= 'Z')
			put(out, from, (char)(c + 32));
		else if (c == '`')
			put(out, from, '\'');
		else
			put(out, from, c <= ' ' || c == 0x7f ? ' ' : (char)c);
		i++;
	}
	if (out->n > from && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
}

bool
fold_eq(struct chron_str a, struct chron_str b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	fold_text(&x, a);
	fold_text(&y, b);
	same = str_eq(buf_get(&x), buf_get(&y));
	buf_free(&x);
	buf_free(&y);
	return same;
}

size_t
utf8_valid(struct chron_str s)
{
	size_t i = 0;

	while (i < s.n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t k;

		while (i < s.n && (unsigned char)s.p[i] < 0x80)
			i++;
		if (i == s.n)
			break;
		k = utf8proc_iterate((const utf8proc_uint8_t *)s.p + i,
			(utf8proc_ssize_t)(s.n - i), &c);
		if (k <= 0)
			return i;
		i += (size_t)k;
	}
	return i;
}
