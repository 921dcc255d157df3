/* How a table of text is written: found by trying. */
#include "csv_text.h"
#include "util/str.h"

static const char delimiters[] = {',', ';', '\t', '|'};

/* *broken is set where a quoted cell goes on behind its closing quote: what
 * stands there is the delimiter more likely. */
static size_t
count_cells(const char **pp, const char *end, const struct csv_dialect *d,
	bool *broken)
{
	const char *p = *pp, *close;
	size_t n = 1;
	bool escaped;

	while (p < end && *p != '\n' && *p != '\r') {
		close = *p == '"' ? csv_closing_quote(p + 1, end, d, &escaped)
				  : NULL;
		if (close && csv_after_quote(close + 1, end, d->delimiter)) {
			p = csv_after_quote(close + 1, end, d->delimiter);
		} else {
			*broken |= close != NULL;
			p = csv_plain_end(p, end, d->delimiter);
		}
		if (p < end && *p == d->delimiter) {
			n++;
			p++;
		}
	}
	*pp = p < end ? csv_after_break(p, end) : end;
	return n;
}

/* Twice as many columns are worth one step more. */
static double
weight(size_t cells)
{
	double w = 1;

	for (size_t k = 2; k <= cells; k *= 2)
		w += k * 2 <= cells ? 1 : (double)(cells - k) / (double)k;
	return w;
}

/* Rows that agree in how many cells they have, weighed by how many that is and
 * by how few disagree: the wrong delimiter takes the lines of a long cell for
 * rows. */
static struct csv_fit
csv_try(const char *p, const char *end, const struct csv_dialect *d)
{
	size_t cells[CSV_LOOK_ROWS];
	struct csv_fit f = {0};
	size_t broken = 0;
	double whole;

	while (p < end && f.rows < CSV_LOOK_ROWS) {
		bool broke = false;
		size_t n = count_cells(&p, end, d, &broke);

		broken += broke;
		if (n > 1 || p < end)
			cells[f.rows++] = n;
	}
	whole = broken * 3 < f.rows ? 1 - 3 * (double)broken / (double)f.rows
				    : 0.05;
	for (size_t i = 0; i < f.rows; i++) {
		size_t same = 0;
		double score, part;

		for (size_t j = 0; j < f.rows; j++)
			same += cells[j] == cells[i];
		part = (double)same / (double)f.rows;

		/* Preambles are short, tables are wide: among equals, more
		 * columns, though commas are many in a narrative too. */
		score = whole * part * part * (double)same * weight(cells[i]);
		if (cells[i] > 1 && score > f.score) {
			f.score = score;
			f.columns = cells[i];
			f.agree = same;
		}
	}
	return f;
}

struct csv_fit
csv_guess(const char *p, const char *end, struct csv_dialect *d)
{
	struct csv_fit best = {0};
	char asked = d->delimiter;
	bool slashes;

	if (end - p > CSV_LOOK_BYTES)
		end = p + CSV_LOOK_BYTES;
	slashes = str_find((struct chron_str){p, (size_t)(end - p)},
			  CHRON_S("\\\"")) != SIZE_MAX;
	d->delimiter = asked ? asked : ',';
	for (int backslash = 0; backslash <= slashes; backslash++)
		for (size_t i = 0; i < (asked ? 1 : sizeof(delimiters)); i++) {
			struct csv_dialect try = {
				asked ? asked : delimiters[i], backslash};
			struct csv_fit f = csv_try(p, end, &try);

			if (f.score > best.score) {
				best = f;
				*d = try;
			}
		}
	return best;
}

static const struct csv_dialect plain = {',', false};

/* The quoted cell that is all of the line at p, and where the line ends; its
 * text is p + 1 .. the result.  NULL if something else stands there. */
static const char *
wrapped_line(const char *p, const char *end, const char **next)
{
	const char *close;
	bool escaped;

	if (p == end || *p != '"')
		return NULL;
	close = csv_closing_quote(p + 1, end, &plain, &escaped);
	if (!close)
		return NULL;
	for (p = close + 1; p < end && *p != '\n' && *p != '\r'; p++)
		if (!memchr(" ,;\t|", *p, 5))
			return NULL;
	*next = p;
	return close;
}

static void
unwrap_lines(struct buf *out, const char *p, const char *end)
{
	while (p < end) {
		const char *next, *close = wrapped_line(p, end, &next);

		if (close) {
			csv_unquote(out, p + 1, close, &plain);
		} else {
			next = csv_plain_end(p, end, '\n');
			buf_add(out, p, (size_t)(next - p));
		}
		buf_putc(out, '\n');
		p = next < end ? csv_after_break(next, end) : end;
	}
}

/* Four of five lines of the start are one quoted cell that has a delimiter
 * inside. */
static bool
looks_wrapped(const char *p, const char *end)
{
	size_t lines = 0, wrapped = 0;

	while (p < end && lines < CSV_LOOK_ROWS) {
		const char *next, *close = wrapped_line(p, end, &next);
		bool filled;

		if (close)
			wrapped += csv_plain_end(p + 1, close, ',') < close ||
				   csv_plain_end(p + 1, close, ';') < close ||
				   csv_plain_end(p + 1, close, '\t') < close;
		else
			next = csv_plain_end(p, end, '\n');
		filled = next > p;
		lines += filled;
		p = next < end ? csv_after_break(next, end) : end;
	}
	return wrapped > 1 && wrapped * 5 >= lines * 4;
}

bool
csv_unwrap(struct buf *out, struct chron_str text)
{
	const char *end = text.p + text.n;
	const char *look =
		text.n > CSV_LOOK_BYTES ? text.p + CSV_LOOK_BYTES : end;
	struct csv_dialect d = {0, false};
	struct csv_fit f;

	if (!looks_wrapped(text.p, look))
		return false;
	unwrap_lines(out, text.p, look);
	f = csv_guess(out->p, out->p + out->n, &d);
	buf_clear(out);
	if (f.columns < 2 || f.agree * 5 < f.rows * 3)
		return false;
	unwrap_lines(out, text.p, end);
	return true;
}
