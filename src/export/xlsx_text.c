/* Text as a cell of a workbook can hold it. */
#include "export/xlsx_text.h"

#include <stdio.h>

#include "util/str.h"
#include "util/utf8.h"

/* As many units as UTF-16 needs for the character. */
static size_t
units_of(uint32_t c)
{
	return c > 0xffff ? 2 : 1;
}

/* Is it one of those that XML has no place for, or that hide others? */
static bool
must_show(uint32_t c)
{
	return utf8_steers(c) || c == 0xfffe || c == 0xffff;
}

/* Would it be read as the number of a character?  "_x0041_" is shown as A. */
static bool
is_number_of(struct chron_str s)
{
	if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return false;
	for (int i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", s.p[i]) || !s.p[i])
			return false;
	return true;
}

/* One character onto the buffer, as it may be shown; the units it takes. */
static size_t
put_char(struct buf *to, const char *p, unsigned len, uint32_t c)
{
	size_t before = to->n;

	if (!len) {
		buf_puts(to, UTF8_REPLACEMENT);
		return 1;
	}
	if (must_show(c)) {
		buf_printf(to, "[U+%04X]", (unsigned)c);
		return to->n - before;
	}
	buf_add(to, p, len);
	return units_of(c);
}

void
xlsx_take(struct chron_str *rest, bool more, struct buf *to)
{
	enum { SHOWN = 10 }; /* "[U+10FFFF]" */
	size_t units = 0;

	buf_clear(to);
	if (more) {
		buf_puts(to, XLSX_CONTINUED);
		units = sizeof(XLSX_CONTINUED) - 1;
	}
	while (rest->n && units + SHOWN <= XLSX_CELL_UNITS) {
		uint32_t c = 0;
		unsigned len = utf8_take(rest->p, rest->n, &c);
		unsigned step = len ? len : 1;

		if (is_number_of(*rest)) { /* the number of "_" */
			buf_puts(to, "_x005F");
			units += 6;
		}
		/* A line of Windows ends with both. */
		if (c != '\r' || rest->n < 2 || rest->p[1] != '\n')
			units += put_char(to, rest->p, len, c);
		rest->p += step;
		rest->n -= step;
	}
}

static void
drop_last(struct buf *b)
{
	while (b->n && ((unsigned char)b->p[b->n - 1] & 0xc0) == 0x80)
		b->n--;
	if (b->n)
		b->n--;
	b->p[b->n] = '\0';
}

void
xlsx_name(const char *title, unsigned n, struct buf *to)
{
	struct chron_str rest = chron_cstr(title);
	char number[16] = "";
	size_t units = 0, most = XLSX_NAME_UNITS;

	if (n > 1)
		most -= (size_t)snprintf(number, sizeof(number), " (%u)", n);
	buf_clear(to);
	while (rest.n) {
		uint32_t c = 0;
		unsigned len = utf8_take(rest.p, rest.n, &c);
		unsigned step = len ? len : 1;

		if (!len || c < ' ' || must_show(c) ||
			(c < 0x80 && strchr("[]:*?/\\'", (int)c)))
			c = ' ';
		if (units + units_of(c) > most)
			break;
		units += units_of(c);
		if (c == ' ' && to->n)
			buf_putc(to, ' ');
		else if (c != ' ')
			buf_add(to, rest.p, len);
		rest.p += step;
		rest.n -= step;
	}
	/* Rather a word less than a word cut. */
	if (rest.n && memchr(to->p, ' ', to->n) && rest.p[0] != ' ')
		while (to->n && to->p[to->n - 1] != ' ')
			drop_last(to);
	while (to->n && to->p[to->n - 1] == ' ')
		drop_last(to);
	if (!to->n)
		buf_puts(to, "Table");
	buf_puts(to, number);
}
