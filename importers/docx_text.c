/* Text of a Word document: which of it counts, which is set aside, and the
 * paragraphs it makes. */
#include "docx.h"

#include "util/str.h"

static void
piece_ends(struct docx *d)
{
	memset(d->piece, 0, sizeof(d->piece));
}

/* The number or the dash of a list, before the first text that counts. */
static void
begin_text(struct docx *d, struct docx_para *p)
{
	if (p->begun)
		return;
	p->begun = true;
	if (p->num)
		docx_lists_next(d->lists, p->num, p->level, &p->text);
}

static bool
is_blank(struct chron_str s)
{
	return !str_trim(s).n;
}

/* Text that is kept apart; apart: it does not go on from the last piece. */
void
docx_put_aside(
	struct docx *d, enum docx_aside kind, struct chron_str s, bool apart)
{
	struct docx_cell *cell = docx_cell(d);
	bool goes_on = d->piece[kind] && !apart;

	if (!s.n || d->mode != READ_BODY)
		return;
	piece_ends(d);
	d->piece[kind] = true;
	if (kind == ASIDE_HIDDEN && !goes_on && !is_blank(s))
		docx_find(d, FOUND_HIDDEN_TEXT);
	if (!cell)
		return;
	if (!goes_on && cell->aside[kind].n)
		buf_putc(&cell->aside[kind], '\n');
	buf_str(&cell->aside[kind], s);
}

/* Text in its place: counted, set aside, or a field's instruction. */
void
docx_put(struct docx *d, struct chron_str s)
{
	struct docx_para *p = docx_para(d);
	struct docx_table *t = docx_innermost(d);

	if (!s.n || d->placeholder)
		return;
	d->puts++;
	if (d->deleted) {
		docx_put_aside(d, ASIDE_DELETED, s, false);
		return;
	}
	if (p->run.hidden || d->fields_hidden) {
		docx_put_aside(d, ASIDE_HIDDEN, s, false);
		return;
	}
	piece_ends(d);
	begin_text(d, p);
	if (t && t->cells_open && !is_blank(s)) {
		t->typed = t->cell.typed = true;
		t->struck |= p->run.struck;
	}
	if (p->run.font != FONT_TEXT)
		docx_symbols(&p->text, p->run.font, s);
	else
		buf_str(&p->text, s);
}

void
docx_run_begin(struct docx *d)
{
	docx_para(d)->run = (struct docx_run){.font = FONT_TEXT};
	docx_run_settle(d);
}

/* What the run says and what its styles say: each level of styles turns the
 * switch round (17.7.3). */
void
docx_run_settle(struct docx *d)
{
	struct docx_para *p = docx_para(d);
	struct docx_run *r = &p->run;

	r->hidden =
		r->says_vanish ? r->vanish : p->style.vanish != r->style.vanish;
	r->struck =
		r->says_strike ? r->strike : p->style.strike != r->style.strike;
}

void
docx_para_begin(struct docx *d)
{
	struct docx_para *p = docx_para(d);

	if (p->depth++) {
		if (p->text.n)
			docx_put(d, CHRON_S("\n"));
		return;
	}
	p->style = *docx_style_default(d->styles);
	p->num = p->style.num;
	p->level = p->style.level;
	p->begun = p->mark_deleted && p->text.n; /* it goes on */
	p->mark_deleted = p->says_num = false;
	docx_run_begin(d);
}

/* Running text, as far as anybody reads it. */
static void
tell_text(struct docx *d, struct chron_str s)
{
	struct docx_table *t = docx_innermost(d);

	s = str_trim(s);
	if (!s.n)
		return;
	if (d->mode == READ_HEADER)
		d->header_says = true;
	outbox_text(d->outbox, t ? &t->list : &d->list, s);
	if (d->mode == READ_BODY)
		dated_count(&d->outside, s, true);
}

/* Where a finished paragraph goes, or NULL: it is running text.  That of a
 * text box waits for the paragraph which the box hangs on. */
static struct buf *
taker(struct docx *d, bool *begun)
{
	struct docx_table *t = docx_innermost(d);
	struct docx_cell *cell = docx_cell(d);

	if (d->mode == READ_NOTES) {
		*begun = d->note_text.n > 0;
		return &d->note_text;
	}
	if (!cell)
		return NULL;
	if (d->boxes > t->boxes) {
		struct buf *behind = &d->paras[d->boxes - 1].behind;

		*begun = behind->n > 0;
		return behind;
	}
	*begun = cell->begun;
	cell->begun = true;
	return &cell->text;
}

static enum chron_status
deliver(struct docx *d, struct chron_str s)
{
	bool begun = false;
	struct buf *to = taker(d, &begun);

	if (to) {
		if (begun)
			buf_putc(to, '\n');
		buf_str(to, s);
		return CHRON_OK;
	}
	tell_text(d, s);
	/* What is known by now need not be held. */
	if (d->ntables || d->boxes || d->mode != READ_BODY)
		return CHRON_OK;
	return outbox_send(d->outbox, &d->list, false, d->err);
}

/* The text of boxes comes behind the paragraph that they hang on. */
static enum chron_status
finish(struct docx *d, struct docx_para *p)
{
	enum chron_status status;

	status = deliver(d, buf_get(&p->text));
	buf_clear(&p->text);
	if (status == CHRON_OK && p->behind.n)
		status = deliver(d, buf_get(&p->behind));
	buf_clear(&p->behind);
	p->begun = false;
	return status;
}

enum chron_status
docx_para_end(struct docx *d)
{
	struct docx_para *p = docx_para(d);

	if (!p->depth || --p->depth)
		return CHRON_OK;
	/* An instruction does not reach over paragraphs. */
	for (size_t i = d->fields_base; i < d->fields.n; i++)
		d->fields.p[i] = 0;
	d->fields_hidden = 0;
	if (p->mark_deleted) { /* it goes on in the next one */
		if (p->begun && d->mode == READ_BODY)
			docx_find(d, FOUND_TRACKED);
		return CHRON_OK;
	}
	piece_ends(d);
	if (!p->begun && p->num) {
		bool says =
			docx_lists_next(d->lists, p->num, p->level, &p->text);

		if (!says)
			buf_clear(&p->text);
	}
	return finish(d, p);
}

enum chron_status
docx_para_flush(struct docx *d)
{
	struct docx_para *p = docx_para(d);

	if (p->depth || !(p->text.n || p->behind.n))
		return CHRON_OK;
	p->mark_deleted = false;
	return finish(d, p);
}

void
docx_box_begin(struct docx *d)
{
	if (d->boxes + 1 == DOCX_BOXES) {
		d->flat_boxes++;
		return;
	}
	d->boxes++;
	*docx_para(d) =
		(struct docx_para){.text = BUF_INIT, .behind = BUF_INIT};
}

enum chron_status
docx_box_end(struct docx *d)
{
	struct docx_para *p = docx_para(d);
	enum chron_status status = CHRON_OK;

	if (d->flat_boxes) {
		d->flat_boxes--;
		return CHRON_OK;
	}
	if (!d->boxes)
		return CHRON_OK;
	if (p->text.n)
		status = finish(d, p);
	buf_free(&p->text);
	buf_free(&p->behind);
	d->boxes--;
	return status;
}
