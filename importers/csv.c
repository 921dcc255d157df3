/* Tables of text: RFC 4180 and what spreadsheets make of it.  The delimiter
 * is found by looking; every row goes to the core as it lies. */
#include "chron/importer.h"
#include "util/str.h"

enum {
	LOOK_ROWS = 100,
	LOOK_BYTES = 64 * 1024,
	FIRST_CELLS = 64,
	/* A quoted cell longer than this was never meant to be one. */
	RUNAWAY_BYTES = 4 << 20,
	/* Cells of a row that are kept; no spreadsheet has so many. */
	MOST_CELLS = 1 << 17,
	KEEP_BYTES = 1000, /* of such a row */
};

static const char delimiters[] = {',', ';', '\t', '|'};

/* The text being read, and the row in hand. */
struct reader {
	struct chron_run *run;
	const char *p, *end;
	uint32_t line; /* of p */
	char delimiter;
	const char *file;
	struct chron_field *fields; /* `few`, or more from the run */
	size_t nfields, cap;
	size_t beyond; /* cells of the row that are not in fields */
	struct chron_field few[FIRST_CELLS];
	/* the quote that went wrong in the row in hand, if one did */
	bool broken;
	uint32_t broken_line, broken_col;
};

/* Where a line ends: \n, \r\n, or \r alone.  p is at it. */
static const char *
after_break(const char *p, const char *end)
{
	return p + (p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1);
}

/* Line breaks in p..to, each kind counted once. */
static uint32_t
breaks(const char *p, const char *to)
{
	uint32_t n = 0;

	for (; p < to; p++)
		n += *p == '\n' ||
		     (*p == '\r' && (p + 1 == to || p[1] != '\n'));
	return n;
}

/* The end of a cell without quotes. */
static const char *
plain_end(const char *p, const char *end, char delimiter)
{
	while (p < end && *p != delimiter && *p != '\n' && *p != '\r')
		p++;
	return p;
}

/* The closing quote of a cell whose text begins at p, or NULL if there is
 * none; *doubled says whether quotes stand doubled inside. */
static const char *
closing_quote(const char *p, const char *end, bool *doubled)
{
	if (end - p > RUNAWAY_BYTES)
		end = p + RUNAWAY_BYTES;
	*doubled = false;
	while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		if (p + 1 >= end || p[1] != '"')
			return p;
		*doubled = true;
		p += 2;
	}
	return NULL;
}

/* What may follow a closing quote: blanks, then the end of the cell. */
static const char *
after_quote(const char *p, const char *end, char delimiter)
{
	while (p < end && *p == ' ' && delimiter != ' ')
		p++;
	return p == end || *p == delimiter || *p == '\n' || *p == '\r' ? p
								       : NULL;
}

/* Takes one of each pair of quotes out, and makes every line break \n. */
static struct chron_str
unquote(struct reader *r, const char *p, const char *to, bool doubled)
{
	struct chron_str s = {p, (size_t)(to - p)};
	char *copy, *w;

	if (!doubled && !memchr(p, '\r', s.n))
		return s;
	copy = w = chron_alloc(r->run, s.n);
	while (p < to) {
		if (*p == '\r') {
			p = after_break(p, to);
			*w++ = '\n';
		} else {
			p += *p == '"' && doubled;
			*w++ = *p++;
		}
	}
	return (struct chron_str){copy, (size_t)(w - copy)};
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

/* One cell from p; returns where it ends: a delimiter, a line break or the
 * end. *line is moved over breaks inside quotes. */
static const char *
read_cell(struct reader *r, const char *p, uint32_t *line)
{
	const char *start = p, *close, *stop;
	bool doubled;

	while (p < r->end && *p == ' ' && r->delimiter != ' ')
		p++;
	if (p == r->end || *p != '"') {
		p = plain_end(start, r->end, r->delimiter);
		add_cell(r, (struct chron_str){start, (size_t)(p - start)});
		return p;
	}
	close = closing_quote(p + 1, r->end, &doubled);
	stop = close ? after_quote(close + 1, r->end, r->delimiter) : NULL;
	if (stop) {
		add_cell(r, unquote(r, p + 1, close, doubled));
		*line += breaks(p + 1, close);
		return stop;
	}
	/* Either a cell that only begins with a quoted word ("Nan" said), or a
	 * quote that was never closed and has run into a later row. */
	stop = plain_end(start, r->end, r->delimiter);
	if ((!close || close > stop) && !r->broken) {
		r->broken = true;
		r->broken_line = *line;
		r->broken_col = (uint32_t)r->nfields + 1;
	}
	add_cell(r, (struct chron_str){start, (size_t)(stop - start)});
	return stop;
}

/* One row, and the reader moved past it. */
static void
read_row(struct reader *r)
{
	const char *p = r->p;
	uint32_t line = r->line;

	r->fields = r->few;
	r->nfields = 0;
	r->cap = FIRST_CELLS;
	r->beyond = 0;
	r->broken = false;
	while (p < r->end && *p != '\n' && *p != '\r') {
		p = read_cell(r, p, &line);
		if (p < r->end && *p == r->delimiter) {
			p++;
			if (p == r->end || *p == '\n' || *p == '\r')
				add_cell(r, (struct chron_str){"", 0});
		}
	}
	if (p < r->end) {
		p = after_break(p, r->end);
		line++;
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

/* How well a delimiter explains the start of a text: rows that agree in how
 * many cells they have, weighed by how many that is and by how few disagree:
 * the wrong one takes the lines of a long cell for rows. */
struct fit {
	double score;
	size_t rows, columns, agree;
};

/* *broken is set where a quoted cell goes on behind its closing quote: what
 * stands there is the delimiter more likely. */
static size_t
count_cells(const char **pp, const char *end, char delimiter, bool *broken)
{
	const char *p = *pp, *close;
	size_t n = 1;
	bool doubled;

	while (p < end && *p != '\n' && *p != '\r') {
		close = *p == '"' ? closing_quote(p + 1, end, &doubled) : NULL;
		if (close && after_quote(close + 1, end, delimiter)) {
			p = after_quote(close + 1, end, delimiter);
		} else {
			*broken |= close != NULL;
			p = plain_end(p, end, delimiter);
		}
		if (p < end && *p == delimiter) {
			n++;
			p++;
		}
	}
	*pp = p < end ? after_break(p, end) : end;
	return n;
}

static struct fit
try_delimiter(const char *p, const char *end, char delimiter)
{
	size_t cells[LOOK_ROWS];
	struct fit f = {0};
	size_t broken = 0;
	double whole;

	while (p < end && f.rows < LOOK_ROWS) {
		bool broke = false;
		size_t n = count_cells(&p, end, delimiter, &broke);

		broken += broke;
		if (n > 1 || p < end)
			cells[f.rows++] = n;
	}
	whole = broken * 3 < f.rows ? 1 - 3 * (double)broken / (double)f.rows
				    : 0.05;
	for (size_t i = 0; i < f.rows; i++) {
		size_t same = 0;
		double score;

		for (size_t j = 0; j < f.rows; j++)
			same += cells[j] == cells[i];
		score = whole * (double)same * (double)cells[i] * (double)same /
			(double)f.rows;
		/* Preambles are short, tables are wide: among equals, more
		 * columns. */
		if (cells[i] > 1 && score > f.score) {
			f.score = score;
			f.columns = cells[i];
			f.agree = same;
		}
	}
	return f;
}

static struct fit
best_delimiter(const char *p, const char *end, char *delimiter)
{
	struct fit best = {0};

	*delimiter = ',';
	if (end - p > LOOK_BYTES)
		end = p + LOOK_BYTES;
	for (size_t i = 0; i < sizeof(delimiters); i++) {
		struct fit f = try_delimiter(p, end, delimiters[i]);

		if (f.score > best.score) {
			best = f;
			*delimiter = delimiters[i];
		}
	}
	return best;
}

/* "sep=;" on the first line is for Excel, and says what divides the cells. */
static bool
sep_line(struct reader *r)
{
	const char *p = r->p;

	if (r->end - p >= 5 && memcmp(p, "\"sep=", 5) == 0)
		p++;
	if (r->end - p < 5 || memcmp(p, "sep=", 4) != 0)
		return false;
	r->delimiter = p[4];
	p = plain_end(p, r->end, '\n');
	r->p = p < r->end ? after_break(p, r->end) : p;
	r->line++;
	return true;
}

static enum chron_status
choose_delimiter(struct reader *r, struct chron_err *err)
{
	const char *asked = chron_option(r->run, "delimiter");
	struct chron_pos pos = {.file = r->file};
	struct fit f;
	bool told = sep_line(r);

	if (asked) {
		if (strcmp(asked, "tab") == 0 || strcmp(asked, "\\t") == 0)
			asked = "\t";
		if (strlen(asked) != 1 || *asked == '"' || *asked == '\n')
			return chron_fail(err, CHRON_EARG,
				"option delimiter takes one character or "
				"`tab`");
		r->delimiter = *asked;
		return CHRON_OK;
	}
	if (told)
		return CHRON_OK;
	f = best_delimiter(r->p, r->end, &r->delimiter);
	if (f.rows > 1 && f.columns > 1)
		chron_diag(r->run, CHRON_NOTE, "csv-delimiter", &pos,
			"cells divided by %s: %zu of the first %zu rows have "
			"%zu cells",
			r->delimiter == '\t'  ? "tabs"
			: r->delimiter == ',' ? "commas"
			: r->delimiter == ';' ? "semicolons"
					      : "bars",
			f.agree, f.rows, f.columns);
	return CHRON_OK;
}

static enum chron_status
csv_read(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct reader r = {.run = run, .line = 1, .file = chron_name(in)};
	struct chron_str text;
	enum chron_status st = chron_text(run, in, &text, err);

	if (st != CHRON_OK)
		return st;
	r.p = text.p;
	r.end = text.p + text.n;
	st = choose_delimiter(&r, err);
	return st == CHRON_OK ? read_rows(&r, err) : st;
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
	char delimiter;
	struct fit f;

	(void)err;
	/* Other people's formats; a name does not make them tables. */
	if (!s.n || s.p[0] == '<' || str_istarts(s, "BEGIN:V") ||
		str_starts(s, "{") || str_starts(s, "%PDF") ||
		str_starts(s, "PK\x03\x04"))
		return CHRON_BID_NONE;
	if (str_istarts(s, "sep="))
		return CHRON_BID_SIGNATURE;
	f = best_delimiter(s.p, s.p + s.n, &delimiter);
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
