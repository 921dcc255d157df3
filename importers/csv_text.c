/* Where the cells and lines of a table of text end. */
#include "csv_text.h"

enum {
	/* A quoted cell longer than this was never meant to be one. */
	RUNAWAY_BYTES = 4 << 20,
	STRAY_BYTES = 8192, /* looked at for the end of a cell gone wrong */
};

const char *
csv_after_break(const char *p, const char *end)
{
	return p + (p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1);
}

uint32_t
csv_breaks(const char *p, const char *to)
{
	uint32_t n = 0;

	for (; p < to; p++)
		n += *p == '\n' ||
		     (*p == '\r' && (p + 1 == to || p[1] != '\n'));
	return n;
}

const char *
csv_plain_end(const char *p, const char *end, char delimiter)
{
	while (p < end && *p != delimiter && *p != '\n' && *p != '\r')
		p++;
	return p;
}

/* An odd number of backslashes stands before p. */
static bool
is_escaped(const char *start, const char *p)
{
	size_t n = 0;

	while (p > start && p[-1] == '\\') {
		p--;
		n++;
	}
	return n & 1;
}

const char *
csv_closing_quote(const char *p, const char *end, const struct csv_dialect *d,
	bool *escaped)
{
	const char *start = p;

	if (end - p > RUNAWAY_BYTES)
		end = p + RUNAWAY_BYTES;
	*escaped = false;
	while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		bool slashed = d->backslash && is_escaped(start, p);

		if (!slashed && (p + 1 >= end || p[1] != '"')) {
			*escaped |= d->backslash;
			return p;
		}
		*escaped = true;
		p += slashed ? 1 : 2;
	}
	return NULL;
}

const char *
csv_after_quote(const char *p, const char *end, char delimiter)
{
	while (p < end && *p == ' ' && delimiter != ' ')
		p++;
	return p == end || *p == delimiter || *p == '\n' || *p == '\r' ? p
								       : NULL;
}

const char *
csv_stray_close(const char *p, const char *end, char delimiter, bool last)
{
	const char *start = p;
	bool broken = false; /* over a line break */

	if (end - p > STRAY_BYTES)
		end = p + STRAY_BYTES;
	for (; p < end; p++) {
		const char *after;

		broken |= *p == '\n' || *p == '\r';
		if (*p != '"')
			continue;
		after = csv_after_quote(p + 1, end, delimiter);
		if (after && (last || (after < end && *after == delimiter)))
			return p;
		if (broken && p > start && p[-1] == delimiter)
			return NULL;
	}
	return NULL;
}

void
csv_unquote(struct buf *out, const char *p, const char *to,
	const struct csv_dialect *d)
{
	while (p < to) {
		if (*p == '\r') {
			p = csv_after_break(p, to);
			buf_putc(out, '\n');
			continue;
		}
		if (p + 1 < to &&
			((p[0] == '"' && p[1] == '"') ||
				(d->backslash && p[0] == '\\' &&
					(p[1] == '"' || p[1] == '\\'))))
			p++;
		buf_putc(out, *p++);
	}
}
