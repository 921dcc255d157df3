/* A template as CSV: UTF-8 with a byte order mark, the headings and the worked
 * example.  How to fill it in stands in READ ME.txt, as a line of a CSV is a
 * row. */
#include "export/export.h"
#include "template/template.h"
#include "util/arena.h"

enum chron_status
form_csv(const struct form *form, struct buf *to, struct chron_err *err)
{
	struct chron_out *out = out_memory(to);
	struct arena *a = arena_new();

	out_puts(out, "\xef\xbb\xbf");
	for (uint32_t i = 0; i < form->ncolumns; i++) {
		out_write(out, ",", i > 0);
		escape_csv(out, form_heading(a, &form->columns[i], false));
	}
	out_puts(out, "\r\n");
	for (uint32_t i = 0; i < form->ncolumns; i++) {
		out_write(out, ",", i > 0);
		escape_csv(out, form->columns[i].example);
	}
	out_puts(out, "\r\n");
	arena_free(a);
	return out_close(out, err);
}
