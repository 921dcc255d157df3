/* A workbook in the making: its first sheet, which says what this is, what
 * each other sheet holds and how to read them. */
#include "export/xlsx_book.h"

#include "export/xlsx_text.h"
#include "util/str.h"

enum {
	LABELS = 27, /* characters */
	SAYS = 112,
	LABEL_MOST = 40, /* bytes of a fact that can be its label */
};

static void
put(struct xlsx_book *b, lxw_col_t at, struct chron_str s, lxw_format *f)
{
	xlsx_take(&s, false, &b->piece);
	if (b->piece.n)
		worksheet_write_string(b->about, b->at, at, b->piece.p, f);
	else
		worksheet_write_blank(b->about, b->at, at, f);
}

static void
put_pair(struct xlsx_book *b, struct chron_str label, struct chron_str text)
{
	double height = xlsx_height(text, SAYS), other;

	other = xlsx_height(label, LABELS);
	worksheet_set_row(
		b->about, b->at, height > other ? height : other, NULL);
	put(b, 0, label, b->label);
	put(b, 1, text, b->text);
	b->at++;
}

static void
put_part(struct xlsx_book *b, const char *label)
{
	worksheet_set_row(b->about, b->at, 30, NULL);
	put(b, 0, chron_cstr(label), b->part);
	put(b, 1, CHRON_S(""), b->part);
	b->at++;
}

/* "Review period: 2019 to 2020." has its own label. */
static void
put_fact(struct xlsx_book *b, struct chron_str fact)
{
	struct chron_str rest = fact, label;
	bool labelled =
		str_cut(&rest, ':', &label) && rest.n && label.n <= LABEL_MOST;

	if (labelled)
		put_pair(b, label, str_trim(rest));
	else
		put_pair(b, CHRON_S("Note"), fact);
}

static void
put_table(struct xlsx_book *b, const struct xlsx_told *t)
{
	struct buf text = BUF_INIT;

	if (!str_is(chron_cstr(t->title), t->name))
		buf_printf(&text, "%s. ", t->title);
	if (t->caption)
		buf_printf(&text, "%s\n", t->caption);
	if (*t->fills)
		buf_printf(&text, "To fill in: %s.\n", t->fills);
	if (!t->rows && t->empty)
		buf_puts(&text, t->empty);
	else
		buf_printf(&text, "%llu row%s", (unsigned long long)t->rows,
			t->rows == 1 ? "" : "s");
	if (t->sheets > 1)
		buf_printf(&text, " in %u sheets", t->sheets);
	put_pair(b, chron_cstr(t->name), buf_get(&text));
	buf_free(&text);
}

static void
put_guide(struct xlsx_book *b, const char *const *guide)
{
	for (; guide && guide[0]; guide += 2) {
		if (*guide[1])
			put_pair(b, chron_cstr(guide[0]), chron_cstr(guide[1]));
		else
			put_part(b, guide[0]);
	}
}

void
xlsx_about(struct xlsx_book *b, const struct chron_doc *doc)
{
	xlsx_finish_sheet(b);
	b->sheet = NULL;
	b->at = 0;
	worksheet_set_column(b->about, 0, 0, LABELS, NULL);
	worksheet_set_column(b->about, 1, 1, SAYS, NULL);
	worksheet_gridlines(b->about, LXW_HIDE_ALL_GRIDLINES);
	worksheet_fit_to_pages(b->about, 1, 0);
	worksheet_set_row(b->about, 0, 26, NULL);
	put(b, 0, chron_cstr(doc->title), b->title);
	b->at++;
	if (doc->subtitle)
		put_pair(b, CHRON_S("Report"), chron_cstr(doc->subtitle));
	if (doc->marking)
		put_pair(b, CHRON_S("Marking"), chron_cstr(doc->marking));
	for (size_t i = 0; doc->facts && doc->facts[i]; i++)
		put_fact(b, chron_cstr(doc->facts[i]));
	put_part(b, "Sheets");
	for (uint32_t i = 0; i < b->ntold; i++)
		put_table(b, &b->told[i]);
	put_guide(b, doc->guide);
	put_part(b, "This file");
	put_pair(b, CHRON_S("Written by"), chron_cstr(doc->tool));
}
