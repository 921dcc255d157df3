/* Text that a file may not steer: the escapes of each output.
 *
 * Narratives are long and almost wholly plain, so every escape looks for the
 * next byte that needs attention sixteen at a time and copies what lies
 * before it in one go. */
#include "export/export.h"

#include "util/str.h"
#include "util/utf8.h"

/* Signed, so that "below a space" also catches every byte from 0x80 up. */
typedef signed char block __attribute__((vector_size(16)));
typedef long long halves __attribute__((vector_size(16)));

/* Which bytes may need attention. */
typedef block block_test(block v);
/* Writes what stands for the character c (NOT_TEXT: a byte that is none).
 * False: it may stay as it is. */
typedef bool substitute(struct chron_out *out, uint32_t c);

#define NOT_TEXT      UINT32_MAX
#define ALWAYS_INLINE inline __attribute__((always_inline))

/* The first byte from p on that may need attention, or end. */
static ALWAYS_INLINE const char *
next_special(const char *p, const char *end, block_test *test)
{
	while (p < end) {
		size_t left = (size_t)(end - p);
		size_t n = left < sizeof(block) ? left : sizeof(block);
		block v, hits;
		halves any;

		if (n == sizeof(block)) {
			memcpy(&v, p, sizeof(block));
		} else {
			memset(&v, 'a', sizeof(block));
			memcpy(&v, p, n);
		}
		hits = test(v);
		any = (halves)hits;
		if (any[0] | any[1])
			for (size_t i = 0; i < n; i++)
				if (hits[i])
					return p + i;
		p += n;
	}
	return end;
}

static ALWAYS_INLINE void
escape(struct chron_out *out, struct chron_str s, block_test *test,
	substitute *instead)
{
	const char *end, *from, *p;

	if (!s.n)
		return;
	end = s.p + s.n;
	from = s.p;
	p = s.p;
	while ((p = next_special(p, end, test)) < end) {
		uint32_t c = NOT_TEXT;
		unsigned len = utf8_take(p, (size_t)(end - p), &c);

		/* what goes before is written first, if anything is to stand
		 * for this one; most are letters with accents and may stay */
		if (len > 1 && !utf8_steers(c)) {
			p += len;
			continue;
		}
		out_write(out, from, (size_t)(p - from));
		if (!instead(out, c))
			out_write(out, p, len);
		p += len ? len : 1;
		from = p;
	}
	out_write(out, from, (size_t)(end - from));
}

/* "U+202E" of a character that would act rather than be read. */
static void
put_name(struct chron_out *out, const char *before, uint32_t c,
	const char *after)
{
	out_printf(out, "%sU+%04X%s", before, (unsigned)c, after);
}

/* ---- HTML ---- */

static ALWAYS_INLINE block
html_test(block v)
{
	return (v < 0x20) | (v == '&') | (v == '<') | (v == '>') | (v == '"') |
	       (v == 0x7f);
}

static bool
html_instead(struct chron_out *out, uint32_t c)
{
	switch (c) {
	case '&':
		out_puts(out, "&amp;");
		return true;
	case '<':
		out_puts(out, "&lt;");
		return true;
	case '>':
		out_puts(out, "&gt;");
		return true;
	case '"':
		out_puts(out, "&quot;");
		return true;
	case NOT_TEXT:
		out_puts(out, UTF8_REPLACEMENT);
		return true;
	default:
		if (!utf8_steers(c))
			return false;
		put_name(out, "[", c, "]");
		return true;
	}
}

void
escape_html(struct chron_out *out, struct chron_str s)
{
	escape(out, s, html_test, html_instead);
}

/* ---- JSON ---- */

static ALWAYS_INLINE block
json_test(block v)
{
	return (v < 0x20) | (v == '"') | (v == '\\') | (v == 0x7f);
}

static bool
json_instead(struct chron_out *out, uint32_t c)
{
	static const char *const brief[0x20] = {['\b'] = "\\b",
		['\t'] = "\\t",
		['\n'] = "\\n",
		['\f'] = "\\f",
		['\r'] = "\\r"};

	if (c == NOT_TEXT)
		out_puts(out, UTF8_REPLACEMENT);
	else if (c == '"')
		out_puts(out, "\\\"");
	else if (c == '\\')
		out_puts(out, "\\\\");
	else if (c < 0x20 && brief[c])
		out_puts(out, brief[c]);
	else if (c < 0x10000 && utf8_steers(c))
		out_printf(out, "\\u%04x", (unsigned)c);
	else
		return false;
	return true;
}

void
escape_json(struct chron_out *out, struct chron_str s)
{
	out_write(out, "\"", 1);
	escape(out, s, json_test, json_instead);
	out_write(out, "\"", 1);
}

/* ---- CSV ---- */

static ALWAYS_INLINE block
csv_test(block v)
{
	return (v < 0x20) | (v == '"') | (v == ',') | (v == ';');
}

static ALWAYS_INLINE block
csv_inside_test(block v)
{
	return (v < 0x01) | (v == '"');
}

static bool
csv_instead(struct chron_out *out, uint32_t c)
{
	if (c == '"')
		out_puts(out, "\"\"");
	else if (c == NOT_TEXT || c == 0)
		out_puts(out, UTF8_REPLACEMENT);
	else
		return false;
	return true;
}

/* Semicolons and outer spaces are quoted for the spreadsheets that divide at
 * the one and drop the other. */
static bool
needs_quotes(struct chron_str s)
{
	const char *end;

	if (!s.n)
		return false;
	end = s.p + s.n;
	return s.p[0] == ' ' || end[-1] == ' ' ||
	       next_special(s.p, end, csv_test) < end;
}

void
escape_csv(struct chron_out *out, struct chron_str s)
{
	bool guard = str_runs(s);

	if (!needs_quotes(s)) {
		if (guard)
			out_write(out, "'", 1);
		out_str(out, s);
		return;
	}
	out_write(out, "\"'", guard ? 2 : 1);
	escape(out, s, csv_inside_test, csv_instead);
	out_write(out, "\"", 1);
}

/* ---- a terminal ---- */

static ALWAYS_INLINE block
terminal_test(block v)
{
	return (v < 0x20) | (v == 0x7f);
}

static bool
terminal_instead(struct chron_out *out, uint32_t c)
{
	if (c == NOT_TEXT)
		out_puts(out, UTF8_REPLACEMENT);
	else if (c == '\n')
		out_puts(out, "\\n");
	else if (c == '\t')
		out_puts(out, "\\t");
	else if (c < 0x100 && utf8_steers(c))
		out_printf(out, "\\x%02x", (unsigned)c);
	else if (utf8_steers(c))
		put_name(out, "\\", c, "");
	else
		return false;
	return true;
}

void
escape_terminal(struct chron_out *out, struct chron_str s)
{
	escape(out, s, terminal_test, terminal_instead);
}
