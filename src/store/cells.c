/* The cells of a record, to JSON and back. */
#include "store/cells.h"

#include "chron/importer.h"
#include "core/headings.h"
#include "util/str.h"

static const char *const type_names[] = {
	[CHRON_TEXT] = "text",
	[CHRON_DATE] = "date",
	[CHRON_TIME] = "time",
	[CHRON_DATETIME] = "datetime",
	[CHRON_NUMBER] = "number",
};
enum { TYPE_COUNT = sizeof(type_names) / sizeof(*type_names) };

/* Eight bytes at once: is one of them below 0x20, a quote or a backslash? The
 * top bit of each byte of the result says so; false alarms come only after a
 * true one. */
static uint64_t
marks(uint64_t w)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t tops = ones * 0x80;
	uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\';

	return (((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) |
		       ((slash - ones) & ~slash)) &
	       tops;
}

/* How many bytes at the start may stand in a JSON string as they are. */
static size_t
plain(const char *p, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; i + sizeof(w) <= n; i += sizeof(w)) {
		memcpy(&w, p + i, sizeof(w));
		if (marks(w))
			break;
	}
	for (; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < 0x20 || c == '"' || c == '\\')
			break;
	}
	return i;
}

void
cells_string(struct buf *out, struct chron_str s)
{
	const char *p = s.p;
	size_t n = s.n;

	buf_putc(out, '"');
	for (;;) {
		size_t k = plain(p, n);

		buf_add(out, p, k);
		p += k;
		n -= k;
		if (!n)
			break;
		if (*p == '\n')
			buf_puts(out, "\\n");
		else if (*p == '"' || *p == '\\')
			buf_add(out, (char[]){'\\', *p}, 2);
		else
			buf_printf(out, "\\u%04x", (unsigned)*p);
		p++;
		n--;
	}
	buf_putc(out, '"');
}

void
cells_number(struct buf *out, uint32_t v)
{
	char digits[10];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	buf_add(out, digits + at, sizeof(digits) - at);
}

void
cells_write(struct buf *out, const struct chron_event *e,
	const struct chron_heading *headings)
{
	buf_putc(out, '[');
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];
		bool own = v->concept != headings[v->heading].concept;

		buf_puts(out, i ? ",[" : "[");
		cells_number(out, v->heading);
		buf_putc(out, ',');
		cells_string(out, (struct chron_str){v->p, v->n});
		if (own || v->type != CHRON_TEXT)
			buf_printf(out, ",\"%s\"", type_names[v->type]);
		if (own)
			buf_printf(out, ",\"%s\"",
				concept_key((enum chron_concept)v->concept));
		buf_putc(out, ']');
	}
	buf_putc(out, ']');
}

/* A cursor over the JSON, and where unescaped text goes. */
struct cursor {
	const char *p, *end;
	char *to;
};

static bool
take(struct cursor *c, char want)
{
	if (c->p == c->end || *c->p != want)
		return false;
	c->p++;
	return true;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

/* After a backslash: one of the escapes that write_string makes. */
static bool
take_escape(struct cursor *c)
{
	int high, low;

	if (c->p == c->end)
		return false;
	switch (*c->p++) {
	case 'n':
		*c->to++ = '\n';
		return true;
	case '"':
	case '\\':
		*c->to++ = c->p[-1];
		return true;
	case 'u':
		if (c->end - c->p < 4 || c->p[0] != '0' || c->p[1] != '0')
			return false;
		high = hex_digit(c->p[2]);
		low = hex_digit(c->p[3]);
		if (high < 0 || high > 1 || low < 0)
			return false;
		*c->to++ = (char)(high * 16 + low);
		c->p += 4;
		return true;
	default:
		return false;
	}
}

static bool
take_string(struct cursor *c, struct chron_str *s)
{
	s->p = c->to;
	if (!take(c, '"'))
		return false;
	for (;;) {
		size_t k = plain(c->p, (size_t)(c->end - c->p));

		memcpy(c->to, c->p, k);
		c->to += k;
		c->p += k;
		if (!take(c, '\\'))
			break;
		if (!take_escape(c))
			return false;
	}
	s->n = (size_t)(c->to - s->p);
	*c->to++ = '\0'; /* the opening quote left room for it */
	return take(c, '"');
}

static bool
take_number(struct cursor *c, uint32_t *v)
{
	const char *from = c->p;

	*v = 0;
	while (c->p < c->end && *c->p >= '0' && *c->p <= '9' &&
		*v <= UINT16_MAX)
		*v = *v * 10 + (uint32_t)(*c->p++ - '0');
	return c->p > from;
}

static bool
take_type(struct cursor *c, uint8_t *type)
{
	struct chron_str s;

	if (!take_string(c, &s))
		return false;
	for (*type = 0; *type < TYPE_COUNT; (*type)++)
		if (str_is(s, type_names[*type]))
			return true;
	return false;
}

static bool
take_concept(struct cursor *c, uint8_t *concept)
{
	struct chron_str s;

	if (!take_string(c, &s))
		return false;
	*concept = (uint8_t)concept_from_key(s);
	return *concept < CHRON_F_COUNT;
}

static bool
take_cell(struct cursor *c, const struct chron_heading *headings,
	uint32_t nheadings, struct chron_value *v)
{
	struct chron_str text;
	uint32_t heading;

	*v = (struct chron_value){.type = CHRON_TEXT};
	if (!take(c, '[') || !take_number(c, &heading) ||
		heading >= nheadings || !take(c, ',') ||
		!take_string(c, &text) || text.n > UINT32_MAX)
		return false;
	v->p = text.p;
	v->n = (uint32_t)text.n;
	v->heading = (uint16_t)heading;
	v->concept = headings[heading].concept;
	if (take(c, ',') && !take_type(c, &v->type))
		return false;
	if (take(c, ',') && !take_concept(c, &v->concept))
		return false;
	return take(c, ']');
}

bool
cells_read(struct chron_event *e, struct chron_str json,
	const struct chron_heading *headings, uint32_t nheadings,
	struct buf *scratch, struct arena *a)
{
	struct cursor c = {json.p, json.p + json.n, arena_bytes(a, json.n)};
	struct chron_value v, *values;
	uint32_t n = 0;

	buf_clear(scratch);
	if (!take(&c, '['))
		return false;
	while (c.p < c.end && *c.p != ']') {
		if ((n && !take(&c, ',')) ||
			!take_cell(&c, headings, nheadings, &v))
			return false;
		buf_add(scratch, (const char *)&v, sizeof(v));
		n++;
	}
	if (!take(&c, ']') || c.p != c.end)
		return false;
	values = ARENA_ARRAY(a, struct chron_value, n);
	if (n)
		memcpy(values, scratch->p, n * sizeof(v));
	e->values = values;
	e->nvalues = n;
	return true;
}
