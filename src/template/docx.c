/* A template as a Word document: whose it is and how to fill it in, then the
 * table with the worked example and rows to write in. */
#include "export/paper.h"
#include "template/template.h"
#include "util/arena.h"
#include "util/str.h"

enum { BLANK_ROWS = 20 };

static void
pair(struct paper *d, const char *label, struct chron_str value)
{
	paper_pair(d, chron_cstr(label), value);
}

static void
put_about(struct paper *d, const struct form *form)
{
	const struct chron_config *c = form->config;

	paper_text(d, PAPER_TITLE, form->title);
	pair(d, "Agency", form->agency);
	pair(d, "Completed by", CHRON_S(""));
	pair(d, "Role and date", CHRON_S(""));
	if (form->children.n)
		pair(d, c->nchildren > 1 ? "Children" : "Child",
			form->children);
	if (form->period.n)
		pair(d, "Period", form->period);
	if (c->marking.n)
		pair(d, "Marking", c->marking);
}

static void
put_guidance(struct paper *d, const struct form *form)
{
	struct buf b = BUF_INIT;

	paper_text(d, PAPER_HEADING, CHRON_S("How to fill this in"));
	for (uint32_t i = 0; i < form->nguidance; i++)
		paper_text(d, PAPER_BULLET, form->guidance[i]);
	paper_text(d, PAPER_BULLET,
		CHRON_S("Where there are answers to choose from, click into "
			"the cell; another answer may be written there."));
	paper_text(d, PAPER_HEADING, CHRON_S("What the columns ask"));
	for (uint32_t i = 0; i < form->ncolumns; i++) {
		const struct form_column *col = &form->columns[i];

		if (!col->help.n && !col->nchoices)
			continue;
		form_explain(&b, col);
		paper_item(d, col->heading, buf_get(&b));
		buf_clear(&b);
	}
	buf_free(&b);
}

static void
blank_row(struct paper *d, const struct form *form)
{
	paper_row(d);
	for (uint32_t i = 0; i < form->ncolumns; i++) {
		const struct form_column *col = &form->columns[i];

		if (col->kind == FORM_CHOICE)
			paper_choice(
				d, col->heading, col->choices, col->nchoices);
		else
			paper_cell(d, PAPER_PLAIN, CHRON_S(""));
	}
}

static void
put_table(struct paper *d, const struct form *form, struct arena *a)
{
	struct paper_column *columns =
		ARENA_ARRAY(a, struct paper_column, form->ncolumns);

	for (uint32_t i = 0; i < form->ncolumns; i++)
		columns[i] = (struct paper_column){
			form_heading(a, &form->columns[i], true),
			form->columns[i].weight};
	paper_text(d, PAPER_HEADING, CHRON_S("Entries"));
	paper_table_begin(d,
		&(struct paper_table){
			.title = CHRON_S("Chronology"),
			.description =
				CHRON_S("One event in each row. The first row "
					"holds the headings, the second is an "
					"example to delete."),
			.columns = columns,
			.ncolumns = form->ncolumns,
		});
	paper_row(d);
	for (uint32_t i = 0; i < form->ncolumns; i++)
		paper_cell(d, PAPER_QUIET, form->columns[i].example);
	for (int i = 0; i < BLANK_ROWS; i++)
		blank_row(d, form);
	paper_table_end(d);
}

enum chron_status
form_docx(const struct form *form, struct buf *to, struct chron_err *err)
{
	struct arena *a = arena_new();
	struct paper *d = paper_new(
		&(struct paper_about){form->title, form->config->marking});
	struct chron_out *out = out_memory(to);
	enum chron_status st;

	put_about(d, form);
	put_guidance(d, form);
	put_table(d, form, a);
	st = paper_finish(d, out, err);
	arena_free(a);
	if (st == CHRON_OK)
		return out_close(out, err);
	out_abandon(out);
	return st;
}
