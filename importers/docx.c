/* Word documents (.docx, .docm, .dotx): the parts they are made of, in the
 * order in which they are needed, and what is told about the whole.
 *
 * The document body is a stream of elements (docx_read.c).  Nothing outside of
 * the file is followed, no macro and no embedded object is opened. */
#include "docx.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/str.h"

/* ---- whose it is ---- */

static const char *const exts[] = {"docx", "docm", "dotx", "dotm", NULL};

/* The name of an entry stands in the archive as it is, its content packed.
 * Writers order entries differently, and a picture may fill the head. */
static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	struct chron_str head = {(const char *)probe->head, probe->head_len};

	(void)err;
	if (!str_starts(head, "PK\x03\x04"))
		return CHRON_BID_NONE;
	if (package_head_names(probe, "word/"))
		return CHRON_BID_STRUCTURE;
	if (str_find(head, CHRON_S("wordprocessingml")) != SIZE_MAX)
		return CHRON_BID_SIGNATURE;
	for (int i = 0; exts[i]; i++)
		if (strcmp(probe->ext, exts[i]) == 0)
			return CHRON_BID_SHAPE;
	return CHRON_BID_NONE;
}

/* ---- what is told once ---- */

struct finding {
	enum chron_severity severity;
	const char *slug, *one, *many, *say;
};

static const struct finding findings[FOUND_KINDS] = {
	[FOUND_TRACKED] = {CHRON_WARNING, "tracked-changes", "tracked change",
		"tracked changes",
		"the document was read as if all were accepted, and deleted "
		"text is kept beside its row; ask which version the agency "
		"stands by"},
	[FOUND_COMMENT] = {CHRON_NOTE, "comments-apart", "comment", "comments",
		"kept beside the row and not read as part of the account"},
	[FOUND_HIDDEN_TEXT] = {CHRON_WARNING, "hidden-text",
		"piece of hidden text", "pieces of hidden text",
		"nobody sees it in Word; kept beside the row and not read as "
		"part of the account"},
	[FOUND_HIDDEN_ROW] = {CHRON_WARNING, "hidden-row", "hidden row",
		"hidden rows",
		"nobody sees it in Word; it was read like the others"},
	[FOUND_EMBEDDED] = {CHRON_WARNING, "embedded-object",
		"embedded object or document", "embedded objects or documents",
		"it was not opened, and a table may stand in it: look, and "
		"ask for it as a file of its own"},
	[FOUND_COLOURS] = {CHRON_NOTE, "formatting-dropped",
		"place with a second colour", "places with a second colour",
		"rows are shaded or highlighted in several colours, which are "
		"not kept: if they mean something, ask for a column that says "
		"it"},
};

void
docx_find(struct docx *d, enum docx_found what)
{
	struct docx_place *p = &d->found[what];
	const struct docx_table *t = docx_innermost(d);

	if (p->n++ || !t)
		return;
	p->table = t->out;
	p->row = t->row;
}

static void
tell_findings(struct docx *d)
{
	for (int i = 0; i < FOUND_KINDS; i++) {
		const struct finding *f = &findings[i];
		const struct docx_place *p = &d->found[i];
		struct chron_pos pos = outbox_pos(d->outbox, p->table, p->row);

		if (p->n)
			chron_diag(d->run, f->severity, f->slug, &pos,
				"%u %s, %s %s: %s", p->n,
				p->n == 1 ? f->one : f->many,
				p->n == 1 ? "it stands" : "the first stands",
				pos.row ? "in this row"
					: "outside of the tables",
				f->say);
	}
}

static void
tell_loose_comments(struct docx *d)
{
	const struct docx_notes *notes = &d->notes[NOTE_COMMENT];
	struct chron_pos pos = {.file = NULL};
	uint32_t n = 0;

	for (uint32_t i = 0; i < notes->n; i++)
		n += !notes->list[i].placed && notes->list[i].text.n;
	if (n)
		chron_diag(d->run, CHRON_NOTE, "comments-apart", &pos,
			"%u %s to text outside of the tables: not read", n,
			n == 1 ? "comment" : "comments");
}

static enum chron_status
no_table(struct docx *d, struct chron_err *err)
{
	char dated[80] = "";

	if (d->outside.dated)
		snprintf(dated, sizeof(dated),
			" (%u %s with a date, the first is paragraph %u)",
			d->outside.dated,
			d->outside.dated == 1 ? "paragraph begins"
					      : "paragraphs begin",
			d->outside.first);
	return chron_fail(err, CHRON_EFORMAT,
		"%s is a Word document without a table%s: put each event into "
		"a row of a table with headings such as Date and Event, or "
		"send the chronology as a spreadsheet",
		d->file, dated);
}

/* ---- the parts ---- */

/* A part beside the document is broken: the document can be read without it,
 * unless the file is made to hurt. */
static enum chron_status
spare(struct docx *d, enum chron_status status, const struct chron_err *why,
	struct chron_err *err)
{
	struct chron_pos pos = {.file = NULL};

	if (status != CHRON_EFORMAT) {
		if (status != CHRON_OK && err)
			*err = *why;
		return status;
	}
	chron_diag(d->run, CHRON_WARNING, "part-unreadable", &pos,
		"%s; the rest of the document was read", why->text);
	return CHRON_OK;
}

static enum chron_status
read_styles(struct docx *d, const char *main, struct chron_err *err)
{
	struct chron_err why = {.code = CHRON_OK};
	enum chron_status status = docx_styles_read(&d->styles, d->arena,
		d->package, package_related(d->package, main, "styles"), &why);

	status = spare(d, status, &why, err);
	if (status != CHRON_OK)
		return status;
	status = docx_lists_read(&d->lists, d->arena, d->package,
		package_related(d->package, main, "numbering"), &why);
	return spare(d, status, &why, err);
}

static enum chron_status
read_notes(struct docx *d, const char *main, struct chron_err *err)
{
	static const char *const types[] = {
		[NOTE_COMMENT] = "comments",
		[NOTE_FOOT] = "footnotes",
		[NOTE_END] = "endnotes",
	};
	enum chron_status status = CHRON_OK;

	for (int i = 0; i < NOTE_KINDS && status == CHRON_OK; i++) {
		const char *part = package_related(d->package, main, types[i]);
		struct chron_err why = {.code = CHRON_OK};

		if (part)
			status = docx_notes_read(
				d, (enum docx_note_kind)i, part, &why);
		status = spare(d, status, &why, err);
	}
	return status;
}

/* The header may name the agency and the marking.  The first that says
 * something: those of even pages and of the first page are often empty. */
static enum chron_status
read_header(struct docx *d, const char *main, struct chron_err *err)
{
	const char *parts[] = {package_related(d->package, main, "header"),
		"word/header1.xml", "word/header2.xml", "word/header3.xml"};
	enum chron_status status = CHRON_OK;

	d->mode = READ_HEADER;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) &&
			   status == CHRON_OK && !d->header_says;
		i++) {
		struct chron_err why = {.code = CHRON_OK};

		if (parts[i] && package_has(d->package, parts[i]))
			status = docx_read_part(d, parts[i], &why);
		status = spare(d, status, &why, err);
	}
	return status;
}

static enum chron_status
read_body(struct docx *d, const char *main, struct chron_err *err)
{
	enum chron_status status, sent;

	d->mode = READ_BODY;
	status = docx_read_part(d, main, err);
	if (!outbox_tables(d->outbox))
		return status == CHRON_OK ? no_table(d, err) : status;
	sent = outbox_send(
		d->outbox, &d->list, true, status == CHRON_OK ? err : NULL);
	tell_findings(d);
	tell_loose_comments(d);
	dated_tell(&d->outside, d->run);
	return status == CHRON_OK ? sent : status;
}

static enum chron_status
read_parts(struct docx *d, struct chron_err *err)
{
	const char *main = package_related(d->package, NULL, "officeDocument");
	enum chron_status status;

	if (!main)
		main = "word/document.xml";
	status = read_styles(d, main, err);
	if (status == CHRON_OK)
		status = read_notes(d, main, err);
	if (status == CHRON_OK)
		status = read_header(d, main, err);
	if (status == CHRON_OK)
		status = read_body(d, main, err);
	return status;
}

static enum chron_status
read_docx(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct docx d = {.run = run,
		.err = err,
		.file = chron_name(in),
		.arena = arena_new()};
	enum chron_status status;

	d.note_text = d.fields = d.form.entries = d.form.value = BUF_INIT;
	d.paras[0].text = d.paras[0].behind = BUF_INIT;
	d.outbox = outbox_new(run);
	status = package_open(&d.package, in, err);
	if (status == CHRON_OK) {
		status = read_parts(&d, err);
		package_close(d.package);
	}
	docx_tables_free(&d);
	outbox_free(d.outbox);
	buf_free(&d.note_text);
	buf_free(&d.fields);
	buf_free(&d.form.entries);
	buf_free(&d.form.value);
	buf_free(&d.paras[0].text);
	buf_free(&d.paras[0].behind);
	arena_free(d.arena);
	return status;
}

const struct chron_importer importer_docx = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "docx",
	.desc = "Word documents (.docx, .docm): the rows of their tables",
	.exts = exts,
	.bid = bid,
	.read = read_docx,
};
