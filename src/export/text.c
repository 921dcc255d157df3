/* Exporter: plain text for a terminal.  The first rows of a table are kept
 * back until it is known how wide its columns want to be; a table too wide
 * for that is told row by row, a line a cell. */
#include "export/export.h"
#include "export/text_wrap.h"

enum { SAMPLE = 200, SPACE = 2, DEFAULT = 100, NARROWEST = 24, LONG_WORD = 16 };

static const unsigned caps[] = {
	[CHRON_NARROW] = 9, [CHRON_MEDIUM] = 13, [CHRON_WIDE] = UINT16_MAX};

struct kept_row {
	enum chron_row_kind kind;
	struct chron_str *cells;
};

struct text {
	struct chron_out *out;
	struct arena *arena; /* of the document */
	struct arena *rows;  /* of the table that is open, or of one row */
	unsigned width;
	struct chron_str marking;
	/* the table that is open */
	bool open, laid_out, stacked;
	bool drawn; /* it is for a picture: only counted */
	struct chron_str empty;
	struct chron_str *titles;
	bool *right;	   /* numbers stand to the right */
	unsigned *natural; /* the widest line of each column */
	unsigned *cap;	   /* what it must do with where room is short */
	unsigned *widths;
	size_t ncolumns;
	struct kept_row *kept;
	uint32_t nkept;
	uint64_t nrows;
};

static void
put_wrapped(struct text *t, struct chron_str s, unsigned indent)
{
	struct chron_str line;

	while (text_next_line(&s, t->width - indent, &line)) {
		text_spaces(t->out, indent);
		out_str(t->out, line);
		out_puts(t->out, "\n");
	}
}

static void
put_centred(struct text *t, struct chron_str s)
{
	unsigned n = text_columns(s);

	text_spaces(t->out, n < t->width ? (t->width - n) / 2 : 0);
	out_str(t->out, s);
	out_puts(t->out, "\n");
}

static void
put_paragraph(struct text *t, const char *s, unsigned indent)
{
	put_wrapped(t, text_harmless(t->rows, chron_cstr(s)), indent);
}

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct text *t = state;

	(void)err;
	t->out = out;
	t->arena = arena_new();
	t->rows = arena_new();
	t->width = doc->width ? doc->width : DEFAULT;
	if (t->width < NARROWEST)
		t->width = NARROWEST;
	t->marking = text_harmless(t->arena, chron_cstr(doc->marking));
	if (t->marking.n)
		put_centred(t, t->marking);
	put_paragraph(t, doc->title, 0);
	put_paragraph(t, doc->subtitle, 0);
	for (size_t i = 0; doc->facts && doc->facts[i]; i++)
		put_paragraph(t, doc->facts[i], 0);
	return CHRON_OK;
}

static void
put_rule(struct text *t, const char *mark, unsigned n)
{
	while (n--)
		out_puts(t->out, mark);
	out_puts(t->out, "\n");
}

/* ---- rows ---- */

/* The cells of a row side by side, line by line. */
static void
put_row(struct text *t, struct chron_str *cells)
{
	bool more = true;

	while (more) {
		unsigned owed = 0; /* spaces, written only before text */

		more = false;
		for (size_t i = 0; i < t->ncolumns; i++) {
			struct chron_str line = {"", 0};
			unsigned used, pad;

			text_next_line(&cells[i], t->widths[i], &line);
			used = text_columns(line);
			pad = t->widths[i] > used ? t->widths[i] - used : 0;
			more = more || cells[i].n;
			if (line.n) {
				text_spaces(
					t->out, owed + (t->right[i] ? pad : 0));
				out_str(t->out, line);
				owed = t->right[i] ? 0 : pad;
			} else {
				owed += t->widths[i];
			}
			owed += SPACE;
		}
		out_puts(t->out, "\n");
	}
}

/* The cells of a row one below the other, each with its title. */
static void
put_stacked(struct text *t, const struct chron_str *cells)
{
	for (size_t i = 0; i < t->ncolumns; i++) {
		if (!cells[i].n)
			continue;
		out_str(t->out, t->titles[i]);
		out_puts(t->out, ":\n");
		put_wrapped(t, cells[i], 4);
	}
	out_puts(t->out, "\n");
}

static void
put_kept(struct text *t, const struct kept_row *r)
{
	switch (r->kind) {
	case CHRON_ROW_DAY:
		out_puts(t->out, "\n");
		put_wrapped(t, r->cells[0], 0);
		break;
	case CHRON_ROW_PASSED:
		out_puts(t->out, "\n");
		put_centred(t, r->cells[0]);
		break;
	case CHRON_ROW_DATA:
	case CHRON_ROW_MORE:
		if (t->stacked)
			put_stacked(t, r->cells);
		else
			put_row(t, r->cells);
		break;
	}
}

/* ---- tables ---- */

static void
put_heads(struct text *t)
{
	struct chron_str *heads =
		ARENA_ARRAY(t->rows, struct chron_str, t->ncolumns);
	unsigned total = 0;

	for (size_t i = 0; i < t->ncolumns; i++) {
		heads[i] = t->titles[i];
		total += t->widths[i] + (i ? SPACE : 0);
	}
	put_row(t, heads);
	put_rule(t, "-", total);
}

/* Every column as wide as it wants if that fits.  Else narrow columns keep
 * to their words, and the rest is levelled off. */
static void
choose_widths(struct text *t)
{
	unsigned spaces = (unsigned)(SPACE * (t->ncolumns - 1));
	unsigned avail = t->width > spaces ? t->width - spaces : 0;
	unsigned total = 0, level;

	for (size_t i = 0; i < t->ncolumns; i++)
		total += t->natural[i];
	for (size_t i = 0; i < t->ncolumns; i++) {
		t->widths[i] = t->natural[i];
		if (total > avail && t->widths[i] > t->cap[i])
			t->widths[i] = t->cap[i];
	}
	level = text_level(t->widths, t->ncolumns, avail);
	t->stacked = false;
	for (size_t i = 0; i < t->ncolumns; i++) {
		unsigned word = text_widest_word(t->titles[i]);

		if (t->widths[i] > level)
			t->widths[i] = level;
		t->stacked = t->stacked || t->widths[i] < word;
	}
}

static void
lay_out(struct text *t)
{
	t->laid_out = true;
	choose_widths(t);
	if (!t->stacked)
		put_heads(t);
	for (uint32_t i = 0; i < t->nkept; i++)
		put_kept(t, &t->kept[i]);
	t->kept = NULL;
	t->nkept = 0;
	arena_reset(t->rows);
}

/* Hundreds of rows that a picture shows at a glance would bury the tables
 * around them. */
static void
put_drawn(struct text *t)
{
	struct chron_str say = arena_printf(t->rows,
		"%llu %s: drawn as a picture in the HTML report, listed in the "
		"CSV one.",
		(unsigned long long)t->nrows, t->nrows == 1 ? "row" : "rows");

	put_wrapped(t, say, 0);
}

static void
close_table(struct text *t)
{
	if (!t->open)
		return;
	if (!t->nrows)
		put_wrapped(t, t->empty, 0);
	else if (t->drawn)
		put_drawn(t);
	else if (!t->laid_out)
		lay_out(t);
	t->open = false;
}

static void
open_column(struct text *t, size_t i, const struct chron_column *c)
{
	t->titles[i] = text_harmless(t->arena, chron_cstr(c->title));
	t->right[i] = c->kind == CHRON_CELL_NUMBER;
	t->natural[i] = text_widest_word(t->titles[i]);
	t->cap[i] = caps[chron_column_width(c)];
	if (t->cap[i] < t->natural[i])
		t->cap[i] = t->natural[i];
}

static enum chron_status
table(void *state, const struct chron_table *from, struct chron_err *err)
{
	struct text *t = state;
	struct chron_str title;

	(void)err;
	close_table(t);
	arena_reset(t->rows);
	t->open = true;
	t->laid_out = false;
	t->drawn = from->picture != CHRON_PICTURE_NONE;
	t->nrows = 0;
	t->kept = NULL;
	t->nkept = 0;
	t->ncolumns = from->ncolumns;
	t->titles = ARENA_ARRAY(t->arena, struct chron_str, t->ncolumns);
	t->right = ARENA_ARRAY(t->arena, bool, t->ncolumns);
	t->natural = ARENA_ARRAY(t->arena, unsigned, t->ncolumns);
	t->cap = ARENA_ARRAY(t->arena, unsigned, t->ncolumns);
	t->widths = ARENA_ARRAY(t->arena, unsigned, t->ncolumns);
	for (size_t i = 0; i < t->ncolumns; i++)
		open_column(t, i, &from->columns[i]);
	t->empty = text_harmless(t->arena, chron_cstr(from->empty));
	title = text_harmless(t->rows, chron_cstr(from->title));
	out_puts(t->out, "\n");
	put_wrapped(t, title, 0);
	put_rule(t, "=",
		text_widest_line(title) < t->width ? text_widest_line(title)
						   : t->width);
	put_paragraph(t, from->caption, 0);
	if (from->caption)
		out_puts(t->out, "\n");
	return CHRON_OK;
}

/* A cell kept back tells how wide its column wants to be. */
static void
measure(struct text *t, size_t i, struct chron_str cell)
{
	unsigned line = text_widest_line(cell);
	unsigned word = text_widest_word(cell);

	if (line > t->natural[i])
		t->natural[i] = line;
	if (word <= LONG_WORD && word > t->cap[i])
		t->cap[i] = word;
}

static enum chron_status
row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct text *t = state;
	struct kept_row *r;

	(void)id;
	(void)err;
	t->nrows++;
	if (t->drawn)
		return CHRON_OK;
	if (t->laid_out) {
		t->nkept = 0;
		arena_reset(t->rows);
	}
	r = ARENA_PUSH(t->rows, &t->kept, &t->nkept);
	r->kind = kind;
	r->cells = ARENA_ARRAY(t->rows, struct chron_str, ncells);
	for (size_t i = 0; i < ncells; i++) {
		r->cells[i] = text_harmless(t->rows, cells[i].text);
		if (!t->laid_out && ncells == t->ncolumns)
			measure(t, i, r->cells[i]);
	}
	if (t->laid_out)
		put_kept(t, r);
	else if (t->nkept == SAMPLE)
		lay_out(t);
	return CHRON_OK;
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	struct text *t = state;

	(void)err;
	close_table(t);
	if (t->marking.n) {
		out_puts(t->out, "\n");
		put_centred(t, t->marking);
	}
	return CHRON_OK;
}

static void
cleanup(void *state)
{
	struct text *t = state;

	arena_free(t->arena);
	arena_free(t->rows);
}

const struct chron_exporter exporter_text = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "text",
	.desc = "plain text, laid out for a terminal",
	.ext = "txt",
	.state = sizeof(struct text),
	.begin = begin,
	.table = table,
	.row = row,
	.end = end,
	.cleanup = cleanup,
};
