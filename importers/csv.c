/* Tables of text: RFC 4180 and what spreadsheets make of it.  The delimiter
 * is found by looking; every row goes to the core as it lies. */
#include "chron/importer.h"
#include "csv_text.h"
#include "util/str.h"

enum {
	FIRST_CELLS = 64,
	/* Cells of a row that are kept; no spreadsheet has so many. */
	MOST_CELLS = 1 << 17,
	KEEP_BYTES = 1000, /* of such a row */
};

/* The text being read, and the row in hand. */
struct reader {
	struct chron_run *run;
	const char *p, *end;
	uint32_t line; /* of p */
	struct csv_dialect dialect;
	size_t columns; /* that most rows have; 0: unknown */
	const char *file;
	struct chron_field *fields; /* `few`, or more from the run */
	size_t nfields, cap;
	size_t beyond; /* cells of the row that are not in fields */
	struct chron_field few[FIRST_CELLS];
	/* A quote opens in the row and does not close as it should. */
	bool odd;
	/* It is never closed, and where it is. */
	bool broken;
	uint32_t broken_line, broken_col;
};

/* The text between quotes as it was meant. */
static struct chron_str
unquote(struct reader *r, const char *p, const char *to, bool escaped)
{
	struct chron_str s = {p, (size_t)(to - p)};
	struct buf b = BUF_INIT;
	char *copy;

	if (!escaped && !memchr(p, '\r', s.n))
		return s;
	csv_unquote(&b, p, to, &r->dialect);
	copy = chron_alloc(r->run, b.n + 1);
	memcpy(copy, b.p, b.n);
	s = (struct chron_str){copy, b.n};
	buf_free(&b);
	return s;
}

/* What an export for people put before a cell that a spreadsheet would run
 * comes off here. */
static struct chron_str
unguard(struct chron_str s)
{
	if (!s.n || s.p[0] != '\'' || !str_runs(s))
		return s;
	return (struct chron_str){s.p + 1, s.n - 1};
}

static void
add_cell(struct reader *r, struct chron_str value)
{
	if (r->nfields == MOST_CELLS) {
		r->beyond++;
		return;
	}
	if (r->nfields == r->cap) {
		size_t cap = r->cap * 2;
		struct chron_field *more =
			chron_alloc(r->run, cap * sizeof(*more));

		memcpy(more, r->fields, r->nfields * sizeof(*more));
		r->fields = more;
		r->cap = cap;
	}
	r->fields[r->nfields] = (struct chron_field){
		.name = {"", 0},
		.value = unguard(value),
		.col = (uint32_t)r->nfields + 1,
	};
	r->nfields++;
}

/* Curly quotes, which Word makes of straight ones. */
static const struct chron_str curly[] = {
	CHRON_INIT("\xe2\x80\x9c"), CHRON_INIT("\xe2\x80\x9d")};

static bool
opens_curly(const char *p, const char *end)
{
	return end - p > 3 && memcmp(p, curly[0].p, 3) == 0;
}

/* A cell whose quotes are not as they should be, taken as it was meant: up to
 * the first quote that ends a cell.  NULL if it is no such cell. */
static const char *
read_odd(struct reader *r, const char *p, uint32_t *line)
{
	const char *close;

	if (opens_curly(p, r->end)) {
		const char *stop = csv_plain_end(p, r->end, '\n');
		struct chron_str rest = {p + 3, (size_t)(stop - p) - 3};
		size_t at = str_find(rest, curly[1]);

		if (at == SIZE_MAX || !csv_after_quote(rest.p + at + 3, r->end,
					      r->dialect.delimiter))
			return NULL;
		add_cell(r, (struct chron_str){rest.p, at});
		return csv_after_quote(
			rest.p + at + 3, r->end, r->dialect.delimiter);
	}
	close = csv_stray_close(p + 1, r->end, r->dialect.delimiter,
		r->nfields + 1 == r->columns);
	if (!close)
		return NULL;
	add_cell(r, unquote(r, p + 1, close, true));
	*line += csv_breaks(p + 1, close);
	return csv_after_quote(close + 1, r->end, r->dialect.delimiter);
}

/* One cell from p; returns where it ends: a delimiter, a line break or the
 * end. *line is moved over breaks inside quotes. */
static const char *
read_cell(struct reader *r, const char *p, uint32_t *line, bool lenient)
{
	const char *start = p, *close, *stop;
	char delimiter = r->dialect.delimiter;
	bool escaped;

	while (p < r->end && *p == ' ' && delimiter != ' ')
		p++;
	if (p == r->end || (*p != '"' && !opens_curly(p, r->end))) {
		p = csv_plain_end(start, r->end, delimiter);
		add_cell(r, (struct chron_str){start, (size_t)(p - start)});
		return p;
	}
	close = *p != '"' ? NULL
			  : csv_closing_quote(
				    p + 1, r->end, &r->dialect, &escaped);
	stop = close ? csv_after_quote(close + 1, r->end, delimiter) : NULL;
	if (stop) {
		add_cell(r, unquote(r, p + 1, close, escaped));
		*line += csv_breaks(p + 1, close);
		return stop;
	}
	/* Either a cell that only begins with a quoted word ("Nan" said), or a
	 * quote that was never closed and has run into a later row. */
	r->odd = true;
	stop = lenient ? read_odd(r, p, line) : NULL;
	if (stop)
		return stop;
	stop = csv_plain_end(start, r->end, delimiter);
	if (*p == '"' && (!close || close > stop) && !r->broken) {
		r->broken = true;
		r->broken_line = *line;
		r->broken_col = (uint32_t)r->nfields + 1;
	}
	add_cell(r, (struct chron_str){start, (size_t)(stop - start)});
	return stop;
}

/* One row; returns where the next begins, and *line is its line. */
static const char *
read_cells(struct reader *r, uint32_t *line, bool lenient)
{
	const char *p = r->p;

	*line = r->line;
	r->fields = r->few;
	r->nfields = 0;
	r->cap = FIRST_CELLS;
	r->beyond = 0;
	r->odd = r->broken = false;
	while (p < r->end && *p != '\n' && *p != '\r') {
		p = read_cell(r, p, line, lenient);
		if (p < r->end && *p == r->dialect.delimiter) {
			p++;
			if (p == r->end || *p == '\n' || *p == '\r')
				add_cell(r, (struct chron_str){"", 0});
		}
	}
	if (p < r->end) {
		p = csv_after_break(p, r->end);
		(*line)++;
	}
	return p;
}

/* One row, and the reader moved past it.  Where quotes are not as they should
 * be, the reading is taken that gives as many cells as other rows have. */
static void
read_row(struct reader *r)
{
	uint32_t line;
	const char *p = read_cells(r, &line, false);

	if (r->odd && (r->broken || r->nfields != r->columns) && r->columns) {
		p = read_cells(r, &line, true);
		if (r->broken || r->nfields != r->columns)
			p = read_cells(r, &line, false);
	}
	r->p = p;
	r->line = line;
}

static enum chron_status
read_rows(struct reader *r, struct chron_err *err)
{
	while (r->p < r->end) {
		const char *start = r->p;
		struct chron_pos pos = {.file = r->file, .row = r->line};
		struct chron_str text;
		enum chron_status st;

		read_row(r);
		text = (struct chron_str){start, (size_t)(r->p - start)};
		if (r->beyond) {
			text.n = text.n < KEEP_BYTES ? text.n : KEEP_BYTES;
			st = chron_quarantine(r->run, "too-many-fields", &pos,
				text,
				"%zu cells: no row of a chronology has so "
				"many; the first %zu bytes are kept here",
				r->nfields + r->beyond, text.n);
		} else if (r->broken) {
			pos.col = r->broken_col;
			st = chron_quarantine(r->run, "csv-open-quote", &pos,
				str_trim(text),
				"a quotation mark opens in cell %u of line %u "
				"and is never closed: close it, or double "
				"every quotation mark inside the cell",
				r->broken_col, r->broken_line);
		} else {
			struct chron_record record = {
				.pos = pos,
				.shape = CHRON_ROW,
				.fields = r->fields,
				.nfields = r->nfields,
			};

			st = chron_emit(r->run, &record, err);
		}
		if (st != CHRON_OK)
			return st;
	}
	return CHRON_OK;
}

/* A byte of a longer character would divide characters, not cells. */
static bool
divides(char c)
{
	return c == '\t' || (c >= ' ' && c <= '~' && c != '"');
}

/* "sep=;" on the first line is for Excel, and says what divides the cells; the
 * line is no row even where it says nothing that could. */
static bool
sep_line(struct reader *r)
{
	const char *p = r->p;
	bool told;

	if (r->end - p >= 5 && memcmp(p, "\"sep=", 5) == 0)
		p++;
	if (r->end - p < 5 || memcmp(p, "sep=", 4) != 0)
		return false;
	told = divides(p[4]);
	if (told)
		r->dialect.delimiter = p[4];
	p = csv_plain_end(p, r->end, '\n');
	r->p = p < r->end ? csv_after_break(p, r->end) : p;
	r->line++;
	return told;
}

/* What a person said about it. */
static enum chron_status
asked_dialect(struct reader *r, struct chron_err *err)
{
	const char *asked = chron_option(r->run, "delimiter");

	if (!asked)
		return CHRON_OK;
	if (strcmp(asked, "tab") == 0 || strcmp(asked, "\\t") == 0)
		asked = "\t";
	if (strlen(asked) != 1 || !divides(*asked))
		return chron_fail(err, CHRON_EARG,
			"option delimiter takes one character or `tab`");
	r->dialect.delimiter = *asked;
	return CHRON_OK;
}

static const char *
name_of(char delimiter)
{
	switch (delimiter) {
	case '\t':
		return "tabs";
	case ',':
		return "commas";
	case ';':
		return "semicolons";
	case '|':
		return "bars";
	default:
		return "what was asked for";
	}
}

static enum chron_status
choose_dialect(struct reader *r, struct chron_err *err)
{
	const char *escape = chron_option(r->run, "escape");
	struct chron_pos pos = {.file = r->file};
	struct csv_fit f;
	bool told = sep_line(r);

	if (asked_dialect(r, err) != CHRON_OK)
		return CHRON_EARG;
	told |= chron_option(r->run, "delimiter") != NULL;
	f = csv_guess(r->p, r->end, &r->dialect);
	if (escape && strcmp(escape, "backslash") != 0 &&
		strcmp(escape, "doubled") != 0)
		return chron_fail(err, CHRON_EARG,
			"option escape is `doubled` or `backslash`");
	if (escape)
		r->dialect.backslash = *escape == 'b';
	r->columns = f.columns;
	if (!told && f.rows > 1 && f.columns > 1)
		chron_diag(r->run, CHRON_NOTE, "csv-delimiter", &pos,
			"cells divided by %s: %zu of the first %zu rows have "
			"%zu cells",
			name_of(r->dialect.delimiter), f.agree, f.rows,
			f.columns);
	if (!escape && r->dialect.backslash)
		chron_diag(r->run, CHRON_NOTE, "csv-escape", &pos,
			"quotation marks inside cells are written \\\", as "
			"more rows have as many cells as others if read so");
	return CHRON_OK;
}

static enum chron_status
csv_read(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct reader r = {.run = run, .line = 1, .file = chron_name(in)};
	struct chron_pos pos = {.file = r.file};
	struct chron_str text;
	struct buf lines = BUF_INIT;
	enum chron_status st = chron_text(run, in, &text, err);

	if (st != CHRON_OK)
		return st;
	if (csv_unwrap(&lines, text)) {
		text = buf_get(&lines);
		chron_diag(run, CHRON_NOTE, "csv-wrapped", &pos,
			"each line stands in one quoted cell: read without "
			"those quotes");
	}
	r.p = text.p;
	r.end = text.p + text.n;
	st = choose_dialect(&r, err);
	if (st == CHRON_OK)
		st = read_rows(&r, err);
	buf_free(&lines);
	return st;
}

/* The head without what makes an encoding: enough to see commas. */
static size_t
plain_head(const struct chron_probe *probe, char *to, size_t size)
{
	size_t n = 0, i = 0, nuls = 0;

	if (probe->head_len >= 3 && memcmp(probe->head, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	else if (probe->head_len >= 2 &&
		 (memcmp(probe->head, "\xff\xfe", 2) == 0 ||
			 memcmp(probe->head, "\xfe\xff", 2) == 0))
		i = 2;
	for (; i < probe->head_len && n < size; i++) {
		if (probe->head[i])
			to[n++] = (char)probe->head[i];
		else
			nuls++;
	}
	/* More NULs than letters is no text in any encoding. */
	return nuls > n + n / 4 ? 0 : n;
}

static bool
named_as_table(const char *ext)
{
	static const char *const names[] = {
		"csv", "tsv", "tab", "txt", "psv", NULL};

	for (size_t i = 0; names[i]; i++)
		if (strcmp(names[i], ext) == 0)
			return true;
	return false;
}

static int
csv_bid(const struct chron_probe *probe, struct chron_err *err)
{
	char head[8192];
	size_t n = plain_head(probe, head, sizeof(head));
	struct chron_str s = str_trim((struct chron_str){head, n});
	struct csv_dialect d = {0, false};
	struct buf lines = BUF_INIT;
	struct csv_fit f;

	(void)err;
	/* Other people's formats; a name does not make them tables. */
	if (!s.n || s.p[0] == '<' || str_istarts(s, "BEGIN:V") ||
		str_starts(s, "{") || str_starts(s, "%PDF") ||
		str_starts(s, "PK\x03\x04"))
		return CHRON_BID_NONE;
	if (str_istarts(s, "sep="))
		return CHRON_BID_SIGNATURE;
	if (csv_unwrap(&lines, s)) {
		buf_free(&lines);
		return CHRON_BID_SHAPE;
	}
	f = csv_guess(s.p, s.p + s.n, &d);
	/* Prose has commas too, but its lines do not agree about them. */
	if (f.columns > 1 && f.agree >= 2 &&
		(f.agree * 2 >= f.rows || f.columns > 2))
		return CHRON_BID_SHAPE;
	return named_as_table(probe->ext) ? CHRON_BID_NAME : CHRON_BID_NONE;
}

static const char *const csv_exts[] = {"csv", "tsv", "tab", "txt", "psv", NULL};
static const struct chron_option csv_options[] = {
	{"delimiter", "found by looking",
		"the character between cells, or tab"},
	{"encoding", "found by looking",
		"UTF-8, UTF-16, WINDOWS-1252 or another that iconv knows"},
	{"escape", "found by looking",
		"how a quotation mark is written inside a cell: doubled, or "
		"backslash"},
	{NULL, NULL, NULL},
};

const struct chron_importer importer_csv = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "csv",
	.desc = "tables of text: comma, semicolon, tab or bar between cells",
	.exts = csv_exts,
	.options = csv_options,
	.bid = csv_bid,
	.read = csv_read,
};
