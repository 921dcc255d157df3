/* Text in the XML of a Word document. */
#include "export/paper_package.h"

#include "util/utf8.h"

/* What XML needs written otherwise; NULL: as it is. */
static const char *
entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

/* Neither plain, nor part of a longer character. */
static bool
is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7f && !entity_of((char)c);
}

/* One character that is not plain; its length. */
static size_t
escape_one(struct buf *to, const char *p, size_t left)
{
	const char *entity = entity_of(*p);
	uint32_t c = 0;
	unsigned n;

	if (entity) {
		buf_puts(to, entity);
		return 1;
	}
	n = utf8_take(p, left, &c);
	if (!n)
		buf_puts(to, UTF8_REPLACEMENT);
	else if (utf8_steers(c) || c == 0xfffe || c == 0xffff)
		buf_printf(to, "[U+%04X]", (unsigned)c);
	else
		buf_add(to, p, n);
	return n ? n : 1;
}

void
paper_escape(struct buf *to, struct chron_str s)
{
	size_t from = 0, i = 0;

	while (i < s.n) {
		if (is_plain((unsigned char)s.p[i])) {
			i++;
			continue;
		}
		buf_add(to, s.p + from, i - from);
		i += escape_one(to, s.p + i, s.n - i);
		from = i;
	}
	if (s.n)
		buf_add(to, s.p + from, s.n - from);
}

/* A line of Windows ends with both. */
static bool
is_line_end(struct chron_str s, size_t i)
{
	return s.p[i] == '\n' ||
	       (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n');
}

void
paper_run(struct buf *to, const char *properties, struct chron_str s)
{
	size_t from = 0;

	buf_puts(to, "<w:r>");
	if (*properties)
		buf_printf(to, "<w:rPr>%s</w:rPr>", properties);
	for (size_t i = 0; i <= s.n; i++) {
		bool end = i == s.n;

		if (!end && s.p[i] != '\t' && !is_line_end(s, i))
			continue;
		if (i > from) {
			buf_puts(to, "<w:t xml:space=\"preserve\">");
			paper_escape(
				to, (struct chron_str){s.p + from, i - from});
			buf_puts(to, "</w:t>");
		}
		if (!end && s.p[i] != '\r')
			buf_puts(to, s.p[i] == '\n' ? "<w:br/>" : "<w:tab/>");
		from = i + 1;
	}
	buf_puts(to, "</w:r>");
}
