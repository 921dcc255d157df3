/* The accounts of one entry side by side below it, each headed by the code of
 * its agency. */
#include "export/docx.h"
#include "util/str.h"

enum { ABREAST = PAPER_SHARES };

/* Every cell of the stack that tells something, on one line. */
static void
put_line(struct docx *x, const struct stack *s, const struct chron_cell *cells,
	bool keep)
{
	bool begun = false;

	for (size_t k = 0; k < s->n; k++) {
		const struct chron_cell *c = &cells[s->order[k]];

		if (!c->text.n)
			continue;
		if (!begun)
			docx_open(x, PAPER_TEXT, keep);
		else
			paper_say(x->paper, PAPER_AS_IS, CHRON_S(" \xc2\xb7 "));
		docx_cell(x, s->order[k], c);
		begun = true;
	}
	if (begun)
		paper_close(x->paper);
}

static enum chron_cell_kind
kind_of(const struct docx *x, const struct stack *s)
{
	return x->table.columns[s->order[0]].kind;
}

/* Answers of all columns on one line, each named by its title. */
static void
put_answers(struct docx *x, const struct chron_cell *cells)
{
	bool begun = false;

	for (size_t i = 0; i < x->table.ncolumns; i++) {
		if (x->table.columns[i].kind != CHRON_CELL_FLAG ||
			!cells[i].text.n)
			continue;
		if (!begun)
			docx_open(x, PAPER_TEXT, false);
		else
			paper_say(x->paper, PAPER_AS_IS, CHRON_S(" \xc2\xb7 "));
		paper_say(x->paper, PAPER_AS_IS,
			chron_cstr(x->table.columns[i].title));
		paper_say(x->paper, PAPER_AS_IS, CHRON_S(": "));
		docx_cell(x, i, &cells[i]);
		begun = true;
	}
	if (begun)
		paper_close(x->paper);
}

static void
put_refs(struct docx *x, const struct chron_cell *cells)
{
	for (size_t i = 0; i < x->table.ncolumns; i++) {
		if (x->table.columns[i].kind != CHRON_CELL_REF ||
			!cells[i].text.n)
			continue;
		docx_open(x, PAPER_SMALL, false);
		docx_cell(x, i, &cells[i]);
		paper_close(x->paper);
	}
}

/* Text without references and answers: those come last. */
static void
put_rest(struct docx *x, const struct stack *s, const struct chron_cell *cells)
{
	size_t order[64], n = 0;

	for (size_t k = 0; k < s->n && n < 64; k++)
		if (x->table.columns[s->order[k]].kind != CHRON_CELL_REF)
			order[n++] = s->order[k];
	docx_stack(x, &(struct stack){.order = order, .n = n}, cells, false);
}

/* Who, when, what, then the answers, then where it stands. */
static void
put_account(struct docx *x, const struct docx_row *row)
{
	const struct chron_cell *cells = row->cells;

	x->anchor = row->id;
	for (size_t i = 0; i < x->nstacks; i++)
		if (kind_of(x, &x->stacks[i]) == CHRON_CELL_LABEL)
			put_line(x, &x->stacks[i], cells, true);
	for (size_t i = 0; i < x->nstacks; i++)
		if (kind_of(x, &x->stacks[i]) == CHRON_CELL_WHEN)
			put_rest(x, &x->stacks[i], cells);
	put_answers(x, cells);
	for (size_t i = 0; i < x->nstacks; i++) {
		enum chron_cell_kind kind = kind_of(x, &x->stacks[i]);

		if (kind == CHRON_CELL_TEXT)
			put_rest(x, &x->stacks[i], cells);
	}
	put_refs(x, cells);
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
