/* What stands in the cells of a Word document: answers, links, marked words. */
#include "export/docx.h"
#include "util/str.h"

void
docx_open(struct docx *x, enum paper_style style, bool keep)
{
	paper_open(x->paper, style, keep);
	if (x->anchor.n)
		paper_anchor(x->paper, x->anchor);
	x->anchor = CHRON_S("");
}

void
docx_divide(struct docx *x)
{
	paper_say(x->paper, PAPER_AS_IS, CHRON_S("\xc2\xa0\xc2\xb7 "));
}

static struct chron_str
piece(const struct chron_cell *c, size_t from, size_t to)
{
	if (to <= from)
		return CHRON_S("");
	return (struct chron_str){c->text.p + from, to - from};
}

/* The words that decided a flag are marked. */
static void
put_text(struct docx *x, const struct chron_cell *c)
{
	size_t at = 0;

	for (size_t i = 0; i < c->nspans; i++) {
		const struct chron_span *s = &c->spans[i];

		paper_say(x->paper, PAPER_AS_IS, piece(c, at, s->start));
		paper_say(x->paper, PAPER_EVIDENCE, piece(c, s->start, s->end));
		at = s->end;
	}
	paper_say(x->paper, PAPER_AS_IS, piece(c, at, c->text.n));
}

static void
put_run_on(struct docx *x, struct chron_str text)
{
	struct chron_str line;
	bool begun = false;

	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.n)
			continue;
		if (begun)
			docx_divide(x);
		paper_say(x->paper, PAPER_AS_IS, line);
		begun = true;
	}
}

/* The words of an answer say it all; the mark lets the eye find a yes. */
static void
put_answer(struct docx *x, struct chron_str answer, struct chron_str text)
{
	enum paper_mark mark = PAPER_AS_IS;

	if (str_is(answer, "yes"))
		mark = PAPER_STRONG;
	else if (str_is(answer, "unclear"))
		mark = PAPER_EMPHASIS;
	paper_say(x->paper, mark, text);
}

/* What stands between answers. */
static void
put_between(struct docx *x, struct chron_str text)
{
	bool ends = x->one_line && text.n && text.p[0] == '\n';

	if (ends) {
		paper_say(x->paper, PAPER_AS_IS, CHRON_S("; "));
		text = (struct chron_str){text.p + 1, text.n - 1};
	}
	paper_say(x->paper, PAPER_AS_IS, text);
}

static void
put_flag(struct docx *x, const struct chron_cell *c)
{
	size_t at = 0;

	if (!c->nspans) {
		put_answer(x, c->data, c->text);
		return;
	}
	for (size_t i = 0; i < c->nspans; i++) {
		const struct chron_span *s = &c->spans[i];

		put_between(x, piece(c, at, s->start));
		put_answer(x, chron_cstr(s->say), piece(c, s->start, s->end));
		at = s->end;
	}
	put_between(x, piece(c, at, c->text.n));
}

/* Only within the document: it leads nowhere outside. */
static void
put_link(struct docx *x, struct chron_str text, struct chron_str id)
{
	bool here = x->doc->home && !*x->doc->home;
	bool itself = str_eq(x->id, id);

	if (here && id.n && !itself)
		paper_link(x->paper, id, text);
	else
		paper_say(x->paper, PAPER_AS_IS, text);
}

/* Several stand a line each, and their ids with spaces between. */
static void
put_ref(struct docx *x, const struct chron_cell *c)
{
	struct chron_str texts = c->text, ids = c->data, text, id;

	if (str_find(ids, CHRON_S(" ")) == SIZE_MAX) {
		put_link(x, c->text, c->data);
		return;
	}
	for (bool begun = false; str_cut(&texts, '\n', &text); begun = true) {
		if (begun)
			paper_say(x->paper, PAPER_AS_IS, CHRON_S("; "));
		if (!str_cut(&ids, ' ', &id))
			id = CHRON_S("");
		put_link(x, text, id);
	}
}

/* Codes of agencies, each in a frame of its own. */
static void
put_codes(struct docx *x, struct chron_str text)
{
	struct chron_str code;
	bool begun = false;

	while (str_cut(&text, '\n', &code)) {
		if (begun)
			paper_say(x->paper, PAPER_AS_IS, CHRON_S(" + "));
		paper_say(x->paper, PAPER_CODE,
			(struct chron_str){code.p, code.n});
		begun = true;
	}
}

/* Of what is named by its title, a line each reads better on paper. */
static bool
runs_on(const struct chron_column *col)
{
	return stack_runs_on(col) && chron_column_width(col) == CHRON_NARROW;
}

void
docx_cell(struct docx *x, size_t column, const struct chron_cell *c)
{
	const struct chron_column *col = &x->table.columns[column];

	switch (c->kind) {
	case CHRON_CELL_FLAG:
		put_flag(x, c);
		break;
	case CHRON_CELL_REF:
		put_ref(x, c);
		break;
	case CHRON_CELL_LABEL:
		if (!strcmp(col->key, "code"))
			put_codes(x, c->text);
		else
			paper_say(x->paper, PAPER_STRONG, c->text);
		break;
	case CHRON_CELL_TEXT:
		if (runs_on(col) && !c->nspans)
			put_run_on(x, c->text);
		else
			put_text(x, c);
		break;
	case CHRON_CELL_WHEN:
	case CHRON_CELL_NUMBER:
	case CHRON_CELL_SUM:
		paper_say(x->paper, PAPER_AS_IS, c->text);
		break;
	}
}

/* References, and what stands narrow under another, are small. */
static enum paper_style
style_of(const struct chron_column *col, bool alone)
{
	bool under = (col->width & CHRON_UNDER) != 0;
	bool narrow = chron_column_width(col) == CHRON_NARROW;

	if (col->kind == CHRON_CELL_SUM || (col->kind == CHRON_CELL_REF) ||
		(under && narrow && col->kind == CHRON_CELL_TEXT))
		return PAPER_SMALL;
	if (col->kind == CHRON_CELL_NUMBER && alone)
		return PAPER_NUMBER;
	return PAPER_TEXT;
}

/* Small print is one paragraph, however many cells it is of. */
void
docx_stack(struct docx *x, const struct stack *s,
	const struct chron_cell *cells, bool keep)
{
	bool open = false, small = false;

	for (size_t k = 0; k < s->n; k++) {
		size_t i = s->order[k];
		const struct chron_column *col = &x->table.columns[i];
		enum paper_style style = style_of(col, s->n == 1);

		if (!cells[i].text.n)
			continue;
		if (open && small && style == PAPER_SMALL) {
			docx_divide(x);
		} else {
			if (open)
				paper_close(x->paper);
			docx_open(x, style, keep);
		}
		open = true;
		small = style == PAPER_SMALL;
		if (k && stack_is_named(col)) {
			paper_say(
				x->paper, PAPER_STRONG, chron_cstr(col->title));
			paper_say(x->paper, PAPER_STRONG, CHRON_S(": "));
		}
		docx_cell(x, i, &cells[i]);
	}
	if (open)
		paper_close(x->paper);
}

size_t
docx_lines(struct chron_str text, unsigned width)
{
	enum { CHARACTER = 85 }; /* twentieths of a point, on average */
	size_t per = width / CHARACTER + 1, n = 0;
	struct chron_str line;

	while (str_cut(&text, '\n', &line))
		n += line.n / per + 1;
	return n;
}
