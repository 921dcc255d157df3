/* Tables of a Word document that are drawn: their rows wait until all are
 * there. */
#include "export/docx.h"

#include "export/family.h"
#include "export/paper_drawing.h"

void
docx_picture_begin(struct docx *x, const struct chron_table *t)
{
	if (t->picture == CHRON_PICTURE_LANES) {
		x->picture = ARENA_NEW(x->table_arena, struct picture);
		picture_begin(x->picture, x->table_arena, t);
	}
	if (t->picture == CHRON_PICTURE_FAMILY)
		x->family = family_begin(x->table_arena, t);
}

bool
docx_is_drawn(const struct docx *x)
{
	return x->picture || x->family;
}

void
docx_picture_row(struct docx *x, const struct chron_cell *cells)
{
	if (x->picture)
		picture_row(x->picture, cells);
	if (x->family)
		family_row(x->family, cells);
}

/* Is there a period to draw for every child? */
static bool
is_whole(const struct picture *p, struct arena *a)
{
	struct picture_layout l;

	for (uint32_t i = 0; i < p->n; i++)
		if (!picture_lay_out(&l, &p->children[i], a))
			return false;
	return p->n > 0;
}

static void
put_caption(struct docx *x)
{
	if (x->table.caption)
		paper_text(
			x->paper, PAPER_CAPTION, chron_cstr(x->table.caption));
}

/* A picture says what its table does, and its marks are entries that stand in
 * the document: the table is left out, unless something could not be drawn. */
static void
put_lanes(struct docx *x)
{
	const struct picture *p = x->picture;

	x->drawn = is_whole(p, x->row_arena);
	if (x->drawn) {
		put_caption(x);
		paper_open(x->paper, PAPER_NOTE, true);
		paper_say(x->paper, PAPER_AS_IS,
			CHRON_S("Every mark is an entry of the chronology. The "
				"page and the workbook have them as a table, "
				"too."));
		paper_close(x->paper);
	}
	if (p->n)
		paper_lanes(x->paper, p, x->level);
}

/* Of a family, the tables that follow say the same. */
static void
put_family(struct docx *x)
{
	struct drawing d;
	struct picture_keys keys;

	x->drawn = family_draw(x->family, &d);
	if (!x->drawn)
		return;
	put_caption(x);
	keys = family_keys(x->family);
	paper_drawing_within(x->paper, &d, paper_legend(x->paper, &keys));
}

void
docx_picture_end(struct docx *x)
{
	if (!docx_is_drawn(x))
		return;
	if (x->picture)
		put_lanes(x);
	else
		put_family(x);
	x->picture = NULL;
	x->family = NULL;
	for (uint32_t i = 0; i < x->nheld && !x->drawn; i++)
		docx_row(x, &x->held[i], false);
	docx_drop(x);
}
