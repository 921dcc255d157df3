/* The elements of a Word document and what each of them does, as they come. */
#include "docx.h"
#include "docx_words.h"

#include <stdlib.h>

#include "util/str.h"

static const struct part_word words[] = {
	{NS_WORD, "tblPr", W_NOT_READ},
	{NS_WORD, "tblPrEx", W_NOT_READ},
	{NS_WORD, "tblGrid", W_NOT_READ},
	{NS_WORD, "tabs", W_NOT_READ},
	{NS_WORD, "sectPr", W_NOT_READ},
	{NS_WORD, "rPrChange", W_NOT_READ},
	{NS_WORD, "pPrChange", W_NOT_READ},
	{NS_WORD, "trPrChange", W_NOT_READ},
	{NS_WORD, "tcPrChange", W_NOT_READ},
	{NS_WORD, "numberingChange", W_NOT_READ},
	{NS_WORD, "rt", W_NOT_READ},
	{NS_WORD, "tbl", W_TBL},
	{NS_WORD, "tr", W_TR},
	{NS_WORD, "tc", W_TC},
	{NS_WORD, "p", W_P},
	{NS_WORD, "r", W_R},
	{NS_WORD, "t", W_TEXT},
	{NS_WORD, "delText", W_DELETED_TEXT},
	{NS_WORD, "pPr", W_PPR},
	{NS_WORD, "rPr", W_RPR},
	{NS_WORD, "trPr", W_TRPR},
	{NS_WORD, "tcPr", W_TCPR},
	{NS_WORD, "del", W_DELETED},
	{NS_WORD, "moveFrom", W_DELETED},
	{NS_WORD, "ins", W_INSERTED},
	{NS_WORD, "moveTo", W_INSERTED},
	{NS_WORD, "txbxContent", W_BOX},
	{NS_WORD, "sdt", W_SDT},
	{NS_WORD, "ffData", W_FORM},
	{NS_WORD, "comment", W_NOTE},
	{NS_WORD, "footnote", W_NOTE},
	{NS_WORD, "endnote", W_NOTE},
	{NS_WORD, "tab", W_TAB},
	{NS_WORD, "ptab", W_TAB},
	{NS_WORD, "br", W_BREAK},
	{NS_WORD, "cr", W_BREAK},
	{NS_WORD, "noBreakHyphen", W_HYPHEN},
	{NS_WORD, "sym", W_SYM},
	{NS_WORD, "showingPlcHdr", W_PLACEHOLDER},
	{NS_WORD, "fldChar", W_FIELD},
	{NS_WORD, "checkBox", W_CHECKBOX},
	{NS_WORD, "default", W_DEFAULT},
	{NS_WORD, "checked", W_CHECKED},
	{NS_WORD, "ddList", W_CHOICES},
	{NS_WORD, "result", W_RESULT},
	{NS_WORD, "listEntry", W_CHOICE},
	{NS_WORD, "pStyle", W_STYLE_OF_PARA},
	{NS_WORD, "numId", W_NUM_ID},
	{NS_WORD, "ilvl", W_LEVEL},
	{NS_WORD, "rStyle", W_STYLE_OF_RUN},
	{NS_WORD, "vanish", W_VANISH},
	{NS_WORD, "strike", W_STRIKE},
	{NS_WORD, "dstrike", W_STRIKE},
	{NS_WORD, "rFonts", W_FONTS},
	{NS_WORD, "highlight", W_HIGHLIGHT},
	{NS_WORD, "shd", W_SHADE},
	{NS_WORD, "gridBefore", W_BEFORE},
	{NS_WORD, "tblHeader", W_HEADING},
	{NS_WORD, "hidden", W_HIDDEN},
	{NS_WORD, "gridSpan", W_SPAN},
	{NS_WORD, "vMerge", W_MERGE},
	{NS_WORD, "cellDel", W_CELL_DELETED},
	{NS_WORD, "cellIns", W_CELL_INSERTED},
	{NS_WORD, "commentRangeStart", W_COMMENT},
	{NS_WORD, "commentReference", W_COMMENT},
	{NS_WORD, "footnoteReference", W_FOOTNOTE},
	{NS_WORD, "endnoteReference", W_ENDNOTE},
	{NS_WORD, "altChunk", W_EMBEDDED},
	{NS_WORD, "object", W_EMBEDDED},
	{NS_WORD, "subDoc", W_EMBEDDED},
	{0, NULL, 0},
};

/* ---- the tree ---- */

static enum chron_status
start_tree(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	switch (id) {
	case W_NOT_READ:
		d->skip = 1;
		break;
	case W_TBL:
		return docx_table_begin(d);
	case W_TR:
		docx_row_begin(d);
		break;
	case W_TC:
		docx_cell_begin(d);
		break;
	case W_P:
		docx_para_begin(d);
		break;
	case W_R:
		docx_run_begin(d);
		break;
	case W_BOX:
		docx_box_begin(d);
		break;
	case W_SDT:
		d->sdts++;
		break;
	case W_FORM:
		docx_form_begin(d);
		break;
	case W_NOTE:
		docx_note_begin(d, attrs);
		break;
	default:
		break;
	}
	return CHRON_OK;
}

static enum chron_status
end_tree(struct docx *d, unsigned id)
{
	switch (id) {
	case W_TBL:
		return docx_table_end(d);
	case W_TR:
		docx_row_end(d);
		break;
	case W_TC:
		return docx_cell_end(d);
	case W_P:
		return docx_para_end(d);
	case W_BOX:
		return docx_box_end(d);
	case W_SDT:
		if (d->placeholder == d->sdts)
			d->placeholder = 0;
		d->sdts--;
		break;
	case W_FORM:
		docx_form_end(d);
		break;
	case W_NOTE:
		docx_note_end(d);
		break;
	default:
		break;
	}
	return CHRON_OK;
}

/* What is open, for those whose meaning hangs on what is around them. */
static void
count_open(struct docx *d, unsigned id, int by)
{
	static const size_t counters[W_LAST_TREE + 1] = {
		[W_TEXT] = offsetof(struct docx, texts),
		[W_DELETED_TEXT] = offsetof(struct docx, deleted_texts),
		[W_PPR] = offsetof(struct docx, in_ppr),
		[W_RPR] = offsetof(struct docx, in_rpr),
		[W_TRPR] = offsetof(struct docx, in_trpr),
		[W_TCPR] = offsetof(struct docx, in_tcpr),
	};
	unsigned *n;

	if (id > W_LAST_TREE || !counters[id])
		return;
	n = (unsigned *)(void *)((char *)d + counters[id]);
	*n += (unsigned)by;
	if (id == W_RPR && by < 0 && !d->in_ppr)
		docx_run_settle(d);
}

/* ---- tracked changes: read as accepted ---- */

static void
change(struct docx *d, bool deleted)
{
	struct docx_table *t = docx_innermost(d);

	if (d->in_ppr) {
		/* of the mark at the end of the paragraph */
		if (deleted && docx_para(d)->depth == 1)
			docx_para(d)->mark_deleted = true;
		return;
	}
	if (d->in_rpr || d->mode != READ_BODY)
		return;
	docx_find(d, FOUND_TRACKED);
	if (d->in_trpr && t && !d->flat && t->rows_open == 1)
		t->deleted |= deleted;
}

/* A run of changes is a tree, a changed row or mark is a word in its
 * properties. */
static void
count_deleted(struct docx *d, int by)
{
	if (!d->in_ppr && !d->in_rpr && !d->in_trpr)
		d->deleted += (unsigned)by;
}

/* ---- text and what stands for it ---- */

static void
text_word(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	struct chron_str font;
	struct buf b = BUF_INIT;
	char digits[9] = "";

	switch (id) {
	case W_TAB:
		docx_put(d, CHRON_S("\t"));
		break;
	case W_BREAK:
		docx_put(d, CHRON_S("\n"));
		break;
	case W_HYPHEN:
		docx_put(d, CHRON_S("-"));
		break;
	case W_SYM:
		font = part_attr(attrs, NS_WORD, "char");
		if (!font.n || font.n >= sizeof(digits))
			break;
		memcpy(digits, font.p, font.n);
		font = part_attr(attrs, NS_WORD, "font");
		docx_symbol(&b, docx_font(font),
			(uint32_t)strtoul(digits, NULL, 16));
		docx_put(d, buf_get(&b));
		buf_free(&b);
		break;
	case W_FIELD:
		docx_field(d, part_attr(attrs, NS_WORD, "fldCharType"));
		break;
	case W_PLACEHOLDER:
		if (!d->placeholder)
			d->placeholder = d->sdts;
		break;
	default:
		docx_form_word(d, id - W_CHECKBOX, attrs);
		break;
	}
}

/* ---- what lies elsewhere ---- */

static void
elsewhere(struct docx *d, unsigned id, const struct part_attrs *attrs)
{
	struct chron_str at = part_attr(attrs, NS_WORD, "id");
	const struct docx_note *note;

	if (d->mode != READ_BODY)
		return;
	if (id == W_EMBEDDED) {
		docx_find(d, FOUND_EMBEDDED);
	} else if (id == W_COMMENT) {
		docx_comment(d, at);
	} else {
		note = docx_note_find(
			d, id == W_FOOTNOTE ? NOTE_FOOT : NOTE_END, at);
		if (note && !d->deleted)
			docx_put_aside(d, ASIDE_FOOTNOTE, note->text, true);
	}
}

/* ---- dispatch ---- */

static word_handler *const handlers[W_WORDS] = {
	[W_TAB] = text_word,
	[W_BREAK] = text_word,
	[W_HYPHEN] = text_word,
	[W_SYM] = text_word,
	[W_PLACEHOLDER] = text_word,
	[W_FIELD] = text_word,
	[W_CHECKBOX] = text_word,
	[W_DEFAULT] = text_word,
	[W_CHECKED] = text_word,
	[W_CHOICES] = text_word,
	[W_RESULT] = text_word,
	[W_CHOICE] = text_word,
	[W_STYLE_OF_PARA] = docx_para_word,
	[W_NUM_ID] = docx_para_word,
	[W_LEVEL] = docx_para_word,
	[W_STYLE_OF_RUN] = docx_run_word,
	[W_VANISH] = docx_run_word,
	[W_STRIKE] = docx_run_word,
	[W_FONTS] = docx_run_word,
	[W_HIGHLIGHT] = docx_run_word,
	[W_SHADE] = docx_run_word,
	[W_BEFORE] = docx_table_word,
	[W_HEADING] = docx_table_word,
	[W_HIDDEN] = docx_table_word,
	[W_SPAN] = docx_table_word,
	[W_MERGE] = docx_table_word,
	[W_CELL_DELETED] = docx_table_word,
	[W_CELL_INSERTED] = docx_table_word,
	[W_COMMENT] = elsewhere,
	[W_FOOTNOTE] = elsewhere,
	[W_ENDNOTE] = elsewhere,
	[W_EMBEDDED] = elsewhere,
};

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	struct docx *d = arg;

	if (d->skip) {
		d->skip++;
		return CHRON_OK;
	}
	if (id == W_DELETED || id == W_INSERTED)
		change(d, id == W_DELETED);
	if (id == W_DELETED)
		count_deleted(d, 1);
	count_open(d, id, 1);
	if (handlers[id])
		handlers[id](d, id, attrs);
	return id <= W_LAST_TREE ? start_tree(d, id, attrs) : CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct docx *d = arg;

	if (d->skip) {
		d->skip--;
		return CHRON_OK;
	}
	count_open(d, id, -1);
	if (id == W_DELETED)
		count_deleted(d, -1);
	return id <= W_LAST_TREE ? end_tree(d, id) : CHRON_OK;
}

/* Line ends inside w:t are how the file is laid out. */
static enum chron_status
text(void *arg, struct chron_str s)
{
	struct docx *d = arg;

	if (d->skip || !(d->texts || d->deleted_texts))
		return CHRON_OK;
	d->deleted += d->deleted_texts;
	while (s.n) {
		const char *end_of_line = memchr(s.p, '\n', s.n);
		size_t n = end_of_line ? (size_t)(end_of_line - s.p) : s.n;

		docx_put(d, (struct chron_str){s.p, n});
		if (n < s.n) {
			docx_put(d, CHRON_S(" "));
			n++;
		}
		s.p += n;
		s.n -= n;
	}
	d->deleted -= d->deleted_texts;
	return CHRON_OK;
}

static void
where(void *arg, struct buf *to)
{
	struct docx *d = arg;

	if (d->ntables && d->mode == READ_BODY)
		buf_printf(to, "table %u, row %u", d->tables[0]->out->number,
			d->tables[0]->row);
}

/* Nothing is open at the start of a part, whatever the last one left. */
static void
reset(struct docx *d)
{
	d->skip = d->texts = d->deleted_texts = 0;
	d->in_ppr = d->in_rpr = d->in_trpr = d->in_tcpr = 0;
	d->deleted = d->sdts = d->placeholder = 0;
	d->flat = d->flat_boxes = 0;
	d->fields_base = d->fields_hidden = 0;
	buf_clear(&d->fields);
	for (; d->boxes; d->boxes--) {
		buf_free(&docx_para(d)->text);
		buf_free(&docx_para(d)->behind);
	}
	buf_clear(&docx_para(d)->text);
	buf_clear(&docx_para(d)->behind);
	docx_para(d)->depth = 0;
}

enum chron_status
docx_read_part(struct docx *d, const char *part, struct chron_err *err)
{
	static const struct part_reader reader = {
		.words = words,
		.start = start,
		.end = end,
		.text = text,
		.where = where,
	};
	enum chron_status status;

	reset(d);
	status = package_parse(d->package, part, &reader, d, err);
	docx_tables_torn(d);
	reset(d);
	return status;
}
