/* A workbook in the making: the sheet that says what this is and how to read
 * the others. */
#include "export/xlsx_book.h"

#include <stdio.h>

#include "export/xlsx_text.h"

enum { LABELS = 32, SAYS = 110 }; /* characters */

static void
put(struct xlsx_book *b, lxw_col_t at, const char *s, lxw_format *f)
{
	struct chron_str rest = chron_cstr(s);

	xlsx_take(&rest, false, &b->piece);
	worksheet_write_string(b->sheet, b->at, at, b->piece.p, f);
}

static void
put_pair(struct xlsx_book *b, const char *label, const char *text)
{
	if (!text)
		return;
	worksheet_set_row(
		b->sheet, b->at, xlsx_height(chron_cstr(text), SAYS), NULL);
	put(b, 0, label, b->text);
	put(b, 1, text, b->text);
	b->at++;
}

static void
put_table(struct xlsx_book *b, const struct xlsx_told *t)
{
	char count[40];

	snprintf(count, sizeof(count), "%llu row%s",
		(unsigned long long)t->rows, t->rows == 1 ? "" : "s");
	put_pair(b, t->title, t->caption ? t->caption : count);
	put_pair(b, "",
		t->rows || !t->empty ? (t->caption ? count : NULL) : t->empty);
}

enum chron_status
xlsx_about(
	struct xlsx_book *b, const struct chron_doc *doc, struct chron_err *err)
{
	enum chron_status st = xlsx_sheet(b, "About", err);

	if (st != CHRON_OK)
		return st;
	worksheet_set_column(b->sheet, 0, 0, LABELS, NULL);
	worksheet_set_column(b->sheet, 1, 1, SAYS, NULL);
	put(b, 0, doc->title, b->title);
	b->at++;
	put_pair(b, "Report", doc->subtitle);
	put_pair(b, "Marking", doc->marking);
	for (size_t i = 0; doc->facts && doc->facts[i]; i++)
		put_pair(b, "", doc->facts[i]);
	b->at++;
	for (uint32_t i = 0; i < b->ntold; i++)
		put_table(b, &b->told[i]);
	b->at++;
	put_pair(b, "Written by", doc->tool);
	return CHRON_OK;
}
