/* Excel workbooks: .xlsx, .xlsm and their templates.  All sheets in their
 * order; formulas are never calculated, nothing outside the file is read. */
#include "xlsx.h"

#include "util/str.h"

static const char *const exts[] = {"xlsx", "xlsm", "xltx", "xltm", NULL};

#define BINARY                                                                 \
	"is a binary Excel workbook (.xlsb): open it and save it as Excel "    \
	"workbook (.xlsx)"

/* ---- the bid ---- */

/* Parts of other things that are zip archives too. */
static const char *const not_mine[] = {
	"word/", "ppt/", "mimetype", "content.xml", NULL};

static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	bool named = false;

	if (probe->head_len < 4 || memcmp(probe->head, "PK\3\4", 4) != 0)
		return CHRON_BID_NONE;
	if (package_head_names(probe, "xl/workbook.bin") ||
		strcmp(probe->ext, "xlsb") == 0) {
		chron_fail(err, CHRON_EUNSUPPORTED, "%s " BINARY, probe->name);
		return CHRON_BID_UNREADABLE;
	}
	for (size_t i = 0; not_mine[i]; i++)
		if (package_head_names(probe, not_mine[i]))
			return CHRON_BID_NONE;
	if (package_head_names(probe, "xl/"))
		return CHRON_BID_STRUCTURE;
	for (size_t i = 0; exts[i]; i++)
		named |= strcmp(probe->ext, exts[i]) == 0;
	/* The head may end within the first part. */
	return named ? CHRON_BID_SIGNATURE : CHRON_BID_NONE;
}

/* ---- reading ---- */

static enum chron_status
find_workbook(struct xlsx_book *b)
{
	const char *part = package_related(b->package, NULL, "officeDocument");

	if (!part && package_has(b->package, "xl/workbook.xml"))
		part = "xl/workbook.xml";
	if ((part && str_find(chron_cstr(part), CHRON_S(".bin")) != SIZE_MAX) ||
		(!part && package_has(b->package, "xl/workbook.bin")))
		return xlsx_fail(b, CHRON_EUNSUPPORTED, "%s " BINARY, b->file);
	if (!part)
		return xlsx_fail(b, CHRON_EFORMAT,
			"the file holds no workbook; open it in a spreadsheet "
			"and save it again");
	b->part = part;
	return CHRON_OK;
}

static void
skipped(struct xlsx_book *b, const struct xlsx_sheet *s)
{
	struct chron_pos pos = {b->file, s->name.p, 0, 0};

	chron_diag(b->run, CHRON_NOTE, "sheet-skipped", &pos,
		"the sheet holds a chart or macros and no table");
}

/* A sheet that cannot be read does not keep the others from being read; its
 * fault comes last. */
static enum chron_status
read_sheets(struct xlsx_book *b)
{
	struct chron_err *err = b->err, fault, first = {0};
	enum chron_status status = CHRON_OK;

	b->err = &fault;
	for (uint32_t i = 0; i < b->nsheets; i++) {
		const struct xlsx_sheet *s = &b->sheets[i];
		bool stop = false;
		enum chron_status st;

		if (!s->is_table) {
			skipped(b, s);
			continue;
		}
		fault = (struct chron_err){0};
		if (s->part)
			st = xlsx_read_sheet(b, s, &stop);
		else
			st = xlsx_fail(b, CHRON_EFORMAT,
				"the sheet \"%.60s\" is missing from the file; "
				"open it in a spreadsheet and save it again",
				s->name.p);
		if (st != CHRON_OK && status == CHRON_OK) {
			status = st;
			first = fault;
		}
		if (stop)
			break;
	}
	b->err = err;
	if (status != CHRON_OK && err)
		*err = first;
	return status;
}

static enum chron_status
read_book(struct xlsx_book *b)
{
	enum chron_status status = find_workbook(b);

	if (status == CHRON_OK)
		status = xlsx_read_sheets(b);
	if (status == CHRON_OK && !b->ntables)
		status = xlsx_fail(b, CHRON_EFORMAT,
			"the workbook has no sheet with a table");
	if (status == CHRON_OK)
		status = xlsx_read_styles(b);
	if (status == CHRON_OK)
		status = xlsx_read_strings(b);
	return status == CHRON_OK ? read_sheets(b) : status;
}

static enum chron_status
read_xlsx(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct arena *arena = arena_new();
	struct xlsx_book *b = ARENA_NEW(arena, struct xlsx_book);
	enum chron_status status;

	b->run = run;
	b->err = err;
	b->file = chron_name(in);
	b->arena = arena;
	b->string_text = b->strings = BUF_INIT;
	status = package_open(&b->package, in, err);
	if (status == CHRON_OK)
		status = read_book(b);
	package_close(b->package);
	buf_free(&b->string_text);
	buf_free(&b->strings);
	arena_free(arena);
	return status;
}

const struct chron_importer importer_xlsx = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "xlsx",
	.desc = "Excel workbooks (.xlsx, .xlsm): all sheets, hidden ones too",
	.exts = exts,
	.bid = bid,
	.read = read_xlsx,
};
