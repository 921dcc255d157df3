/* Exporter: JSON.  The case itself as chronology.json; reports as objects of
 * tables, a row an object with the keys of the columns. */
#include "export/json_put.h"

struct json {
	struct chron_out *out;
	const struct chron_column *columns; /* of the table that is open */
	bool table, row;		    /* one has been written */
};

static void
text_or_null(struct chron_out *out, const char *s)
{
	json_text_or_null(out, chron_cstr(s));
}

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct json *j = state;

	(void)err;
	j->out = out;
	JSON_PUT(out, "{\"format\":\"chronomerge-report\",\"version\":1,"
		      "\"tool\":");
	json_tool(out);
	JSON_PUT(out, ",\"title\":");
	text_or_null(out, doc->title);
	JSON_PUT(out, ",\"subtitle\":");
	text_or_null(out, doc->subtitle);
	JSON_PUT(out, ",\"marking\":");
	text_or_null(out, doc->marking);
	JSON_PUT(out, ",\"facts\":[");
	for (size_t i = 0; doc->facts && doc->facts[i]; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_text(out, chron_cstr(doc->facts[i]));
	}
	JSON_PUT(out, "],\n\"tables\":[");
	return CHRON_OK;
}

static const char *const kind_names[] = {
	[CHRON_CELL_TEXT] = "text",
	[CHRON_CELL_WHEN] = "when",
	[CHRON_CELL_NUMBER] = "number",
	[CHRON_CELL_FLAG] = "flag",
	[CHRON_CELL_REF] = "ref",
	[CHRON_CELL_LABEL] = "label",
	[CHRON_CELL_SUM] = "sum",
};

static void
close_table(struct json *j)
{
	if (j->table)
		JSON_PUT(j->out, "]}");
}

static enum chron_status
table(void *state, const struct chron_table *t, struct chron_err *err)
{
	struct json *j = state;
	struct chron_out *out = j->out;

	(void)err;
	close_table(j);
	if (j->table)
		JSON_PUT(out, ",");
	j->table = true;
	j->row = false;
	j->columns = t->columns;
	JSON_PUT(out, "\n{\"key\":");
	json_text(out, chron_cstr(t->key));
	JSON_PUT(out, ",\"title\":");
	text_or_null(out, t->title);
	JSON_PUT(out, ",\"columns\":[");
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct chron_column *c = &t->columns[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"key\":");
		json_text(out, chron_cstr(c->key));
		JSON_PUT(out, ",\"title\":");
		json_text(out, chron_cstr(c->title));
		JSON_PUT(out, ",\"kind\":");
		json_word(out, kind_names[c->kind]);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "],\"rows\":[");
	return CHRON_OK;
}

static void
put_cell(struct chron_out *out, const struct chron_cell *c)
{
	switch (c->kind) {
	case CHRON_CELL_NUMBER:
		if (c->text.n)
			json_real(out, c->number);
		else
			JSON_PUT(out, "null");
		break;
	case CHRON_CELL_WHEN: /* the words may say "about" or "week of" */
		if (!c->text.n && !c->data.n) {
			JSON_PUT(out, "null");
			break;
		}
		JSON_PUT(out, "{\"text\":");
		json_text(out, c->text);
		JSON_PUT(out, ",\"iso\":");
		json_text_or_null(out, c->data);
		JSON_PUT(out, "}");
		break;
	case CHRON_CELL_REF:
		json_text_or_null(out, c->data.n ? c->data : c->text);
		break;
	case CHRON_CELL_TEXT:
	case CHRON_CELL_FLAG:
	case CHRON_CELL_LABEL:
	case CHRON_CELL_SUM:
		json_text_or_null(out, c->text);
		break;
	}
}

static enum chron_status
row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct json *j = state;
	struct chron_out *out = j->out;

	(void)id;
	(void)err;
	if (kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED)
		return CHRON_OK; /* they only divide the table for the eye */
	if (j->row)
		JSON_PUT(out, ",");
	j->row = true;
	JSON_PUT(out, "\n{");
	for (size_t i = 0; i < ncells; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_text(out, chron_cstr(j->columns[i].key));
		JSON_PUT(out, ":");
		put_cell(out, &cells[i]);
	}
	JSON_PUT(out, "}");
	return CHRON_OK;
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	struct json *j = state;

	(void)err;
	close_table(j);
	JSON_PUT(j->out, "]}\n");
	return CHRON_OK;
}

static void
cleanup(void *state)
{
	(void)state; /* owns nothing */
}

const struct chron_exporter exporter_json = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "json",
	.desc = "JSON: the case for other programs, reports as tables",
	.ext = "json",
	.state = sizeof(struct json),
	.begin = begin,
	.table = table,
	.row = row,
	.end = end,
	.cleanup = cleanup,
	.chronology = json_chronology,
};
