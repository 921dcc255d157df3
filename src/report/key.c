/* The key of an anonymised export: who is meant by each ref.  It is to be kept
 * apart from what it opens. */
#include "people/mask.h"
#include "people/register.h"
#include "report/emit.h"
#include "util/str.h"

static const struct chron_column columns[] = {
	{"shown", "Shown as", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"also", "Also", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"role", "Who", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"from", "Known from", CHRON_CELL_TEXT, CHRON_MEDIUM},
};

static const struct chron_table table = {
	.key = "key",
	.title = "Who is meant by each ref",
	.caption = "What stands for each person in an anonymised export of "
		   "this case. Those that no case.ini declares were found in "
		   "the texts: look whether two of them are one person, or one "
		   "is two. Keep this apart from the anonymised export.",
	.empty = "Nobody is declared, and the texts name nobody.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static struct chron_str
where(const struct emit *e, const struct known *k)
{
	if (k->ref.n)
		return CHRON_S("case.ini");
	if (k->source == CHRON_NONE)
		return CHRON_S("a decision or note");
	return arena_printf(e->a, "%.*s, row %u",
		STR(e->c->sources[k->source].file), k->row);
}

static struct chron_str
others(struct arena *a, const struct known *k)
{
	struct chron_str all = CHRON_S("");

	for (uint32_t i = 0; i < k->nalso; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR(all), i ? ", " : "",
			STR(k->also[i]));
	return all;
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct arena *a = arena_new();
	const struct people *p = mask_people(mask_new(a, c));
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &table);
	for (uint32_t i = 0; i < p->nknown && e.st == CHRON_OK; i++) {
		const struct known *k = &p->known[i];

		emit_label(&e, k->shown);
		emit_text(&e, k->name);
		emit_text(&e, others(e.a, k));
		emit_text(&e, k->role);
		emit_text(&e, where(&e, k));
		emit_row(&e, CHRON_ROW_DATA, CHRON_S(""));
	}
	arena_free(a);
	return emit_end(&e);
}

const struct report report_key = {
	.name = "key",
	.title = "Key",
	.brief = "who is meant by each ref of an anonymised export",
	.yield = yield,
	.on_request = true,
	.named = true,
};
