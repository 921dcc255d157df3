/* Text of a sheet outside its cells: text boxes, and the header of the printed
 * page, where agencies put their name and the child's. */
#include "xlsx.h"

#include "util/str.h"
#include "util/utf8.h"

enum { PARAGRAPH = 1, TEXT, MOST_BYTES = 1 << 20 };

static const struct part_word words[] = {
	{NS_DRAWING, "p", PARAGRAPH},
	{NS_DRAWING, "t", TEXT},
	{0, NULL, 0},
};

struct reading {
	struct xlsx_book *book;
	struct buf text; /* of the paragraph */
	bool in_text;
};

static enum chron_status
emit(struct xlsx_book *b, struct chron_str text)
{
	struct chron_field field = {.value = str_trim(text), .col = 1};
	struct chron_record record = {.pos = {.file = b->file},
		.shape = CHRON_ROW,
		.marks = CHRON_MARK_TEXT,
		.fields = &field,
		.nfields = 1};

	return field.value.n ? chron_emit(b->run, &record, b->err) : CHRON_OK;
}

/* ---- text boxes ---- */

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct reading *r = arg;

	(void)a;
	if (id == PARAGRAPH)
		buf_clear(&r->text);
	r->in_text = id == TEXT;
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct reading *r = arg;
	enum chron_status status;

	r->in_text = false;
	if (id != PARAGRAPH)
		return CHRON_OK;
	status = emit(r->book, buf_get(&r->text));
	buf_clear(&r->text);
	return status;
}

static enum chron_status
text(void *arg, struct chron_str s)
{
	struct reading *r = arg;

	if (r->in_text && r->text.n < MOST_BYTES)
		buf_str(&r->text, s);
	return CHRON_OK;
}

enum chron_status
xlsx_read_boxes(struct xlsx_book *b, const char *sheet)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end, .text = text};
	const char *part = package_related(b->package, sheet, "drawing");
	struct reading r = {.book = b, .text = BUF_INIT};
	struct chron_err *err = b->err, why = {.code = CHRON_OK};
	enum chron_status status;

	if (!part)
		return CHRON_OK;
	b->err = &why;
	status = package_parse(b->package, part, &reader, &r, &why);
	b->err = err;
	buf_free(&r.text);
	return xlsx_spare(b, status, &why);
}

/* ---- the header of the page ---- */

enum { FIELD = 1 }; /* stands for what is printed there: the page, the date */

/* Past one code: &L, &12, &"Arial,Bold", &K01+000. */
static size_t
code(struct chron_str s, struct buf *to)
{
	const char *close;
	size_t n = 1;
	char c;

	if (s.n < 2)
		return s.n;
	c = s.p[1];
	if (c == '&')
		buf_putc(to, '&');
	else if (c == 'L' || c == 'C' || c == 'R')
		buf_putc(to, '\n');
	else if (c == 'P' || c == 'N' || c == 'D' || c == 'T')
		buf_putc(to, FIELD);
	if (c == '"') {
		close = memchr(s.p + 2, '"', s.n - 2);
		return close ? (size_t)(close - s.p) + 1 : s.n;
	}
	if (c == 'K')
		return s.n < 8 ? s.n : 8;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n > 1 ? n : 2;
}

/* Of references only these are found in headers. */
static void
unescape(struct chron_str s, struct buf *to)
{
	static const struct {
		struct chron_str name;
		char c;
	} known[] = {
		{CHRON_INIT("&amp;"), '&'},
		{CHRON_INIT("&quot;"), '"'},
		{CHRON_INIT("&apos;"), '\''},
		{CHRON_INIT("&lt;"), '<'},
		{CHRON_INIT("&gt;"), '>'},
	};

	for (size_t i = 0; i < s.n;) {
		struct chron_str rest = {s.p + i, s.n - i};
		size_t n = 1;
		char c = s.p[i];

		for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++)
			if (str_starts(rest, known[k].name.p)) {
				c = known[k].c;
				n = known[k].name.n;
			}
		buf_putc(to, c);
		i += n;
	}
}

/* "Page 1 of 2" says nothing. */
static enum chron_status
emit_lines(struct xlsx_book *b, struct chron_str all)
{
	enum chron_status status = CHRON_OK;
	struct chron_str line;

	while (status == CHRON_OK && str_cut(&all, '\n', &line))
		if (line.n && !memchr(line.p, FIELD, line.n))
			status = emit(b, line);
	return status;
}

enum chron_status
xlsx_header(struct xlsx_book *b, struct chron_str end)
{
	static const char tag[] = "oddHeader>";
	size_t at = str_find(end, chron_cstr(tag));
	struct buf text = BUF_INIT, plain = BUF_INIT;
	struct chron_str s = end;
	const char *close;
	enum chron_status status;

	if (at == SIZE_MAX)
		return CHRON_OK;
	s.p += at + strlen(tag);
	s.n -= at + strlen(tag);
	close = s.n ? memchr(s.p, '<', s.n) : NULL;
	if (close)
		unescape((struct chron_str){s.p, (size_t)(close - s.p)}, &text);
	s = buf_get(&text);
	while (s.n) {
		size_t n = 1;

		if (s.p[0] == '&')
			n = code(s, &plain);
		else if (s.p[0])
			buf_putc(&plain, s.p[0]);
		s.p += n;
		s.n -= n;
	}
	/* No parser has looked at these bytes yet. */
	plain.n = utf8_drop_cut(plain.p, plain.n);
	status = emit_lines(b, buf_get(&plain));
	buf_free(&text);
	buf_free(&plain);
	return status;
}
