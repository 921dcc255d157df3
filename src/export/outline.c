/* A look ahead: which tables a document will hold. */
#include "export/outline.h"

#include "util/str.h"

int
outline_year(enum chron_row_kind kind, const struct chron_cell *cell)
{
	if (kind != CHRON_ROW_DAY || cell->data.n < 4)
		return 0;
	int64_t year = str_number((struct chron_str){cell->data.p, 4});

	return year > 0 ? (int)year : 0;
}

static void
close_part(struct outline *o)
{
	if (!o->nparts)
		return;
	o->parts[o->nparts - 1].years = o->years;
	o->parts[o->nparts - 1].nyears = o->nyears;
	o->parts[o->nparts - 1].used = o->used;
	o->parts[o->nparts - 1].longest = o->longest;
	o->years = NULL;
	o->nyears = 0;
}

void
outline_table(struct outline *o, const struct chron_table *table)
{
	struct chron_part *part;

	close_part(o);
	part = ARENA_PUSH(o->arena, &o->parts, &o->nparts);
	part->key = arena_str(o->arena, chron_cstr(table->key)).p;
	part->title = arena_str(o->arena, chron_cstr(table->title)).p;
	o->used = ARENA_ARRAY(o->arena, bool, table->ncolumns);
	o->longest = ARENA_ARRAY(o->arena, size_t, table->ncolumns);
}

static size_t
longest_line(struct chron_str text)
{
	struct chron_str line;
	size_t n = 0;

	while (str_cut(&text, '\n', &line))
		n = line.n > n ? line.n : n;
	return n;
}

void
outline_row(struct outline *o, enum chron_row_kind kind,
	const struct chron_cell *cells, size_t ncells)
{
	int year = outline_year(kind, cells);

	if (kind == CHRON_ROW_DATA || kind == CHRON_ROW_MORE) {
		o->parts[o->nparts - 1].rows++;
		for (size_t i = 0; i < ncells; i++) {
			size_t n = longest_line(cells[i].text);

			o->used[i] |= cells[i].text.n > 0;
			o->longest[i] = n > o->longest[i] ? n : o->longest[i];
		}
	}
	if (year && (!o->nyears || year > o->years[o->nyears - 1]))
		*ARENA_PUSH(o->arena, &o->years, &o->nyears) = year;
}

void
outline_parts(struct outline *o, struct chron_doc *doc)
{
	close_part(o);
	doc->parts = o->parts;
	doc->nparts = o->nparts;
}
