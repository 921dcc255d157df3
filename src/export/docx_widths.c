/* How wide the columns of a table in a Word document are: as wide as what
 * stands in them, as long as there is room; what is left goes to the long
 * texts. */
#include "export/docx.h"

/* All in twentieths of a point. */
enum {
	CHARACTER = 96, /* on average, of words in bold and of digits */
	MARGIN = 160,
	HEAD_LINES = 3,	  /* of a heading, at most where there is room */
	FEW_WORDS = 1620, /* a narrow column of words, not dates or numbers */
	LEAST = 700,
};

/* What a column has where not all have what they want. */
static const unsigned fair[] = {
	[CHRON_NARROW] = 1280, [CHRON_MEDIUM] = 2200, [CHRON_WIDE] = 6000};

static unsigned
fair_of(const struct docx *x, const struct stack *s)
{
	enum chron_cell_kind kind = x->table.columns[s->order[0]].kind;
	bool words = kind == CHRON_CELL_FLAG || kind == CHRON_CELL_LABEL;

	return words && s->width == CHRON_NARROW ? (unsigned)FEW_WORDS
						 : fair[s->width];
}

/* The longest word of a heading: it is not to be divided. */
static size_t
longest_word(const char *title)
{
	size_t n = 0, most = 0;

	for (; *title; title++) {
		n = *title == ' ' ? 0 : n + 1;
		most = n > most ? n : most;
	}
	return most;
}

static size_t
heading_length(const struct docx *x, const struct stack *s)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n; k++)
		n += strlen(x->table.columns[s->order[k]].title) + 2;
	return n;
}

/* So that no line of it wraps. */
static unsigned
wanted_by(const struct docx *x, const struct stack *s)
{
	size_t most = heading_length(x, s) / HEAD_LINES;

	for (size_t k = 0; k < s->n; k++) {
		size_t i = s->order[k],
		       n = x->longest ? x->longest[i] : SIZE_MAX;
		const struct chron_column *col = &x->table.columns[i];
		size_t word = longest_word(col->title) + 1; /* and a comma */

		if (k && stack_is_named(col) && n < PAPER_WIDTH)
			n += strlen(col->title) + 2;
		n = word > n ? word : n;
		most = n > most ? n : most;
	}
	if (most > PAPER_WIDTH / CHARACTER)
		return PAPER_WIDTH;
	most = most * CHARACTER + MARGIN;
	return most < LEAST ? (unsigned)LEAST : (unsigned)most;
}

/* Shares out what is left among those that want more, in proportion. */
static void
grow(const struct docx *x, unsigned *widths, const unsigned *wants, bool wide,
	unsigned left)
{
	unsigned long all = 0;

	for (size_t i = 0; i < x->nstacks; i++)
		if (!wide || x->stacks[i].width == CHRON_WIDE)
			all += wide ? 1 : wants[i] - widths[i];
	for (size_t i = 0; all && i < x->nstacks; i++) {
		unsigned long more = wants[i] - widths[i];

		if (wide)
			more = x->stacks[i].width == CHRON_WIDE ? left / all
								: 0;
		else if (all > left)
			more = more * left / all;
		widths[i] += (unsigned)more;
	}
}

void
docx_widths(const struct docx *x, unsigned *widths)
{
	unsigned *wants = ARENA_ARRAY(x->table_arena, unsigned, x->nstacks);
	unsigned sum = 0;
	bool wide = false;

	for (size_t i = 0; i < x->nstacks; i++) {
		const struct stack *s = &x->stacks[i];
		unsigned share = fair_of(x, s);
		bool fill = docx_is_to_fill(x, s->order[0]);

		wants[i] = fill ? share : wanted_by(x, s);
		widths[i] = wants[i] < share ? wants[i] : share;
		sum += widths[i];
		wide = wide || s->width == CHRON_WIDE;
	}
	if (sum < PAPER_WIDTH)
		grow(x, widths, wants, wide, PAPER_WIDTH - sum);
}
