/* Properties of paragraphs, runs, rows and cells, as far as they say what the
 * text is: styles, lists, hidden, struck out, merged, left out. */
#include "docx.h"
#include "docx_words.h"

#include "util/str.h"

static struct chron_str
val(const struct part_attrs *attrs)
{
	return part_attr(attrs, NS_WORD, "val");
}

void
docx_para_word(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	struct docx_para *p = docx_para(d);

	if (!d->in_ppr || p->depth != 1)
		return;
	if (id == W_STYLE_OF_PARA) {
		p->style = *docx_style(d->styles, val(attrs));
		if (!p->says_num) { /* pandoc names the style last */
			p->num = p->style.num;
			p->level = p->style.level;
		}
		docx_run_settle(d);
	} else if (id == W_NUM_ID) {
		p->says_num = true;
		p->num = docx_number(attrs, 0);
	} else {
		p->says_num = true;
		p->level = docx_number(attrs, 0);
	}
}

/* A colour in a row of data: in more than one, it may mean something. */
static void
colour(struct docx *d, struct chron_str name)
{
	static const char *const none[] = {
		"", "auto", "none", "white", "ffffff", NULL};
	struct docx_table *t = docx_innermost(d);

	for (int i = 0; none[i]; i++)
		if (str_ieq(name, chron_cstr(none[i])))
			return;
	if (!t || !t->rows_open || t->heading || t->row < 2)
		return;
	if (!d->colour.n)
		d->colour = arena_str(d->arena, name);
	else if (!str_ieq(d->colour, name))
		docx_find(d, FOUND_COLOURS);
}

void
docx_run_word(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	struct docx_run *r = &docx_para(d)->run;
	struct chron_str font;

	if (id == W_SHADE && (d->in_tcpr || d->in_rpr))
		colour(d, part_attr(attrs, NS_WORD, "fill"));
	if (!d->in_rpr || d->in_ppr)
		return;
	switch (id) {
	case W_STYLE_OF_RUN:
		r->style = *docx_style(d->styles, val(attrs));
		break;
	case W_VANISH:
		r->says_vanish = true;
		r->vanish = docx_on(attrs);
		break;
	case W_STRIKE: /* one of two, often written out as being off */
		r->says_strike = true;
		r->strike |= docx_on(attrs);
		break;
	case W_FONTS:
		font = part_attr(attrs, NS_WORD, "ascii");
		r->font = docx_font(
			font.n ? font : part_attr(attrs, NS_WORD, "hAnsi"));
		break;
	case W_HIGHLIGHT:
		colour(d, val(attrs));
		break;
	default:
		break;
	}
}

void
docx_table_word(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	struct docx_table *t = docx_innermost(d);

	if (!t || d->flat || t->rows_open != 1)
		return;
	if (d->in_trpr && !t->cells_open) {
		if (id == W_BEFORE)
			t->before = docx_number(attrs, 0);
		else if (id == W_HEADING)
			t->heading = docx_on(attrs);
		else if (id == W_HIDDEN)
			t->hidden = docx_on(attrs);
	}
	if (!d->in_tcpr || t->cells_open != 1)
		return;
	if (id == W_SPAN) {
		t->cell.is.columns = docx_number(attrs, 1);
	} else if (id == W_MERGE) {
		/* what does not begin goes on */
		t->cell.is.merge_begins = str_is(val(attrs), "restart");
		t->cell.is.merged_above = !t->cell.is.merge_begins;
	} else if (id == W_CELL_DELETED || id == W_CELL_INSERTED) {
		t->cell.deleted |= id == W_CELL_DELETED;
		docx_find(d, FOUND_TRACKED);
	}
}
