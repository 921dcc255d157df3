/* The accounts of one entry side by side below it, each headed by the code of
 * its agency. */
#include "export/docx.h"
#include "util/str.h"

enum { ABREAST = PAPER_SHARES };

static enum chron_cell_kind
kind_of(const struct docx *x, const struct stack *s)
{
	return x->table.columns[s->order[0]].kind;
}

/* Opens the line, or goes on in it. */
static void
next(struct docx *x, bool *begun)
{
	if (*begun)
		docx_divide(x);
	else
		docx_open(x, PAPER_TEXT, false);
	*begun = true;
}

/* All that stacks of a kind tell, on one line. */
static void
put_line(struct docx *x, enum chron_cell_kind kind,
	const struct chron_cell *cells)
{
	bool begun = false;

	for (size_t i = 0; i < x->nstacks; i++) {
		const struct stack *s = &x->stacks[i];

		if (kind_of(x, s) != kind)
			continue;
		for (size_t k = 0; k < s->n; k++) {
			const struct chron_cell *c = &cells[s->order[k]];

			if (!c->text.n)
				continue;
			next(x, &begun);
			docx_cell(x, s->order[k], c);
		}
	}
	if (begun)
		paper_close(x->paper);
}

/* Does it say more than that the happening does not concern the child? */
static bool
tells(const struct chron_cell *c)
{
	bool na = str_is(c->data, "na");

	for (size_t i = 0; i < c->nspans && (na || !i); i++)
		na = !strcmp(c->spans[i].say, "na");
	return c->text.n && !na;
}

/* Answers of all columns on one line, each named by its title. */
static void
put_answers(struct docx *x, const struct chron_cell *cells)
{
	bool begun = false;

	x->one_line = true;
	for (size_t i = 0; i < x->table.ncolumns; i++) {
		if (cells[i].kind != CHRON_CELL_FLAG || !tells(&cells[i]))
			continue;
		next(x, &begun);
		paper_say(x->paper, PAPER_AS_IS,
			chron_cstr(x->table.columns[i].title));
		paper_say(x->paper, PAPER_AS_IS, CHRON_S(": "));
		docx_cell(x, i, &cells[i]);
	}
	x->one_line = false;
	if (begun)
		paper_close(x->paper);
}

/* Who, when, what of the children, then what happened and where it is from. */
static void
put_account(struct docx *x, const struct docx_row *row)
{
	x->id = x->anchor = row->id;
	put_line(x, CHRON_CELL_LABEL, row->cells);
	put_line(x, CHRON_CELL_WHEN, row->cells);
	put_answers(x, row->cells);
	for (size_t i = 0; i < x->nstacks; i++)
		if (kind_of(x, &x->stacks[i]) == CHRON_CELL_TEXT)
			docx_stack(x, &x->stacks[i], row->cells, false);
}

static size_t
lines_of(const struct docx *x, const struct docx_row *row, unsigned width)
{
	size_t n = 2;

	for (size_t i = 0; i < x->table.ncolumns; i++)
		if (row->cells[i].text.n)
			n += docx_lines(row->cells[i].text, width);
	return n;
}

/* As many abreast as make rows of even length: four are two and two. */
void
docx_beside(struct docx *x)
{
	size_t n = x->nheld - 1;
	size_t lines = (n + ABREAST - 1) / ABREAST, at = 1;

	for (size_t l = 0; l < lines; l++) {
		size_t left = n - (at - 1), todo = lines - l;
		size_t here = (left + todo - 1) / todo;
		bool whole = true;

		for (size_t k = 0; k < here; k++)
			whole = whole &&
				lines_of(x, &x->held[at + k],
					PAPER_WIDTH / (unsigned)here) <=
					DOCX_WHOLE;
		paper_line(x->paper, whole);
		for (size_t k = 0; k < here; k++) {
			paper_share_open(x->paper, k, here);
			put_account(x, &x->held[at + k]);
			paper_cell_close(x->paper);
		}
		at += here;
	}
}
