/* What reading an OpenDocument file found, said once: of each table what its
 * cells and rows are, of the document its tracked changes, its comments and
 * what stands outside of the tables. */
#include "odf.h"

#include <inttypes.h>
#include <stddef.h>

/* What is said once a table about cells of its rows. */
static const struct said {
	size_t at; /* of the finding */
	enum chron_severity severity;
	const char *slug, *say;
} said[] = {
	{offsetof(struct odf_table, formulas), CHRON_NOTE, "formula-value",
		"cell(s) hold a formula, the first in this row; the results "
		"that were saved with them were read"},
	{offsetof(struct odf_table, errors), CHRON_WARNING, "error-value",
		"cell(s) show an error of the spreadsheet instead of a value, "
		"the first in this row"},
	{offsetof(struct odf_table, valueless), CHRON_WARNING,
		"formula-without-value",
		"cell(s) hold a formula without its result, the first in this "
		"row: open the file in a spreadsheet and save it again"},
	{offsetof(struct odf_table, struck), CHRON_WARNING, "struck-through",
		"cell(s) have text that is struck through, the first in this "
		"row; it was read like the rest"},
	{offsetof(struct odf_table, rows), CHRON_WARNING, "hidden-row",
		"row(s) are hidden, the first is this one; read like the "
		"others"},
	{offsetof(struct odf_table, cells_apart), CHRON_WARNING,
		"hidden-column",
		"cell(s) stand in hidden columns, the first in this row; read "
		"like the others"},
};

void
odf_tell_table(struct odf *o, struct odf_table *t)
{
	struct chron_pos pos = {.file = o->file, .part = t->part};

	if (t->hidden && t->row > 1)
		chron_diag(o->run, CHRON_WARNING, "hidden-sheet", &pos,
			"the sheet is hidden; read like the others");
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const struct odf_finding *f = (const struct odf_finding
				*)(const void *)((const char *)t + said[i].at);

		if (!f->n)
			continue;
		pos.row = f->row > UINT32_MAX ? UINT32_MAX : (uint32_t)f->row;
		pos.col = f == &t->cells_apart ? t->column_apart : 0;
		chron_diag(o->run, said[i].severity, said[i].slug, &pos,
			"%" PRIu64 " %s", f->n, said[i].say);
	}
}

void
odf_found(struct odf *o, struct odf_place *p)
{
	const struct odf_table *t = odf_here(o);

	while (t && t->inlined)
		t--;
	if (p->n++ || !t)
		return;
	p->part = t->part;
	p->row = t->row > UINT32_MAX ? UINT32_MAX : (uint32_t)t->row;
}

static void
tell_place(struct odf *o, const struct odf_place *p,
	enum chron_severity severity, const char *slug, const char *what,
	const char *say)
{
	struct chron_pos pos = {o->file, p->part, p->row, 0};

	if (p->n)
		chron_diag(o->run, severity, slug, &pos, "%u %s%s, %s %s: %s",
			p->n, what, p->n == 1 ? "" : "s",
			p->n == 1 ? "it stands" : "the first stands",
			p->row ? "in this row" : "outside of the tables", say);
}

void
odf_tell(struct odf *o)
{
	tell_place(o, &o->changes, CHRON_WARNING, "tracked-changes",
		"tracked change",
		"the document was read as if all were accepted, and deleted "
		"text is kept beside its row; ask which version the agency "
		"stands by");
	tell_place(o, &o->comments, CHRON_NOTE, "comments-apart", "comment",
		"kept beside the row and not read as part of the account");
	dated_tell(&o->outside, o->run);
}
