/* Writing a Word document: its paragraphs, headings and contents. */
#include "export/paper_inside.h"

#include <stdio.h>

enum { LARGE = 32 << 20 }; /* bytes of a body that stay in memory */
enum { CONTENTS_LEVELS = 2, CONTENTS_COLUMNS = 3, NAME_MAX_BYTES = 40 };

static const char *const styles[] = {
	[PAPER_TITLE] = "Title",
	[PAPER_SUBTITLE] = "Subtitle",
	[PAPER_HEADING] = "Heading1",
	[PAPER_SUBHEADING] = "Heading2",
	[PAPER_BODY] = "BodyText",
	[PAPER_BULLET] = "ListBullet",
	[PAPER_CAPTION] = "Caption",
	[PAPER_NOTE] = "Note",
	[PAPER_TEXT] = "TableText",
	[PAPER_NUMBER] = "TableNumber",
	[PAPER_SMALL] = "TableSmall",
	[PAPER_DAY] = "TableDay",
	[PAPER_PASSED] = "TablePassed",
};

static const char *const marks[] = {
	[PAPER_AS_IS] = "",
	[PAPER_STRONG] = "<w:rStyle w:val=\"Strong\"/>",
	[PAPER_EMPHASIS] = "<w:rStyle w:val=\"Emphasis\"/>",
	[PAPER_EVIDENCE] = "<w:rStyle w:val=\"Evidence\"/>",
	[PAPER_CODE] = "<w:rStyle w:val=\"AgencyCode\"/>",
	[PAPER_PRINT] = "<w:rStyle w:val=\"SmallPrint\"/>",
};

struct paper *
paper_new(const struct paper_about *about)
{
	struct arena *a = arena_new();
	struct paper *d = ARENA_NEW(a, struct paper);

	d->arena = a;
	d->table_arena = arena_new();
	d->body = BUF_INIT;
	d->first = BUF_INIT;
	d->title = arena_str(a, about->title);
	d->marking = arena_str(a, about->marking);
	d->contents_at = SIZE_MAX;
	return d;
}

void
paper_free(struct paper *d)
{
	if (!d)
		return;
	buf_free(&d->body);
	buf_free(&d->first);
	if (d->file)
		fclose(d->file);
	arena_free(d->table_arena);
	arena_free(d->arena);
}

/* ---- contents ---- */

/* The title leads to its place; the page is a field, which is empty until
 * somebody lays the document out: a number made up here would be wrong. */
static void
put_contents_line(struct buf *b, const struct paper_head *h, uint32_t number)
{
	buf_printf(b,
		"<w:p><w:pPr><w:pStyle w:val=\"TOC%u\"/></w:pPr>"
		"<w:hyperlink w:anchor=\"_Toc%08u\" w:history=\"1\">",
		h->level, number);
	paper_run(b, "", h->text);
	buf_puts(b, "</w:hyperlink>");
	paper_run(b, "", CHRON_S("\t"));
	buf_printf(b,
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
		"<w:instrText xml:space=\"preserve\"> PAGEREF _Toc%08u \\h "
		"</w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
		number);
}

/* In columns of a section of their own. */
static bool
put_contents(struct buf *b, const struct paper *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->nheads; i++)
		n += d->heads[i].level <= CONTENTS_LEVELS;
	if (d->contents_at == SIZE_MAX || n < 2)
		return false;
	buf_puts(b, "<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/>");
	paper_section(b, 1);
	buf_puts(b, "</w:pPr>");
	paper_run(b, "", CHRON_S("Contents"));
	buf_puts(b, "</w:p>");
	for (uint32_t i = 0; i < d->nheads; i++)
		if (d->heads[i].level <= CONTENTS_LEVELS)
			put_contents_line(b, &d->heads[i], i + 1);
	buf_puts(b, "<w:p><w:pPr><w:pStyle w:val=\"Note\"/>");
	paper_section(b, CONTENTS_COLUMNS);
	buf_puts(b, "</w:pPr>");
	paper_run(b, "",
		CHRON_S("Each line leads to its place. Page numbers appear "
			"when "
			"fields are updated: in Word, Ctrl+A and then F9."));
	buf_puts(b, "</w:p>");
	return true;
}

/* What stands before the contents stays apart from the rest. */
static void
begin_file(struct paper *d)
{
	size_t at = d->contents_at == SIZE_MAX ? 0 : d->contents_at;

	d->file = tmpfile();
	if (!d->file)
		return;
	buf_add(&d->first, d->body.p, at);
	memmove(d->body.p, d->body.p + at, d->body.n - at);
	d->body.n -= at;
}

void
paper_ease(struct paper *d)
{
	if (d->body.n < LARGE)
		return;
	if (!d->file)
		begin_file(d);
	if (!d->file) /* no place for one: memory it is */
		return;
	if (fwrite(d->body.p, 1, d->body.n, d->file) != d->body.n)
		d->failed = true;
	d->nfile += d->body.n;
	buf_clear(&d->body);
}

static void
fill_body(
	const struct paper *d, struct chron_str contents, struct paper_whole *w)
{
	struct chron_str body = buf_get(&d->body);
	size_t at = d->contents_at == SIZE_MAX ? 0 : d->contents_at;

	w->body[1].text = contents;
	if (d->file) {
		w->body[0].text = buf_get(&d->first);
		w->body[2] = (struct package_piece){
			.file = d->file, .size = d->nfile};
		w->body[3].text = body;
		return;
	}
	w->body[0].text = (struct chron_str){body.p, at};
	w->body[3].text = (struct chron_str){body.p + at, body.n - at};
}

enum chron_status
paper_finish(struct paper *d, struct chron_out *out, struct chron_err *err)
{
	struct buf contents = BUF_INIT;
	struct paper_whole whole = {
		.title = d->title, .marking = d->marking, .media = &d->media};
	enum chron_status st;

	if (d->file && (d->failed || fflush(d->file) != 0)) {
		paper_free(d);
		return chron_fail(err, CHRON_EIO,
			"there is no room for the document in the folder for "
			"temporary files");
	}
	whole.sections = put_contents(&contents, d);
	fill_body(d, buf_get(&contents), &whole);
	st = paper_package(&whole, out, err);
	buf_free(&contents);
	paper_free(d);
	return st;
}

struct buf *
paper_body(struct paper *d)
{
	return &d->body;
}

uint32_t
paper_keep_picture(struct paper *d, struct chron_str emf)
{
	*ARENA_PUSH(d->arena, &d->media.items, &d->media.n) =
		arena_str(d->arena, emf);
	return d->media.n;
}

void
paper_contents(struct paper *d)
{
	d->contents_at = d->body.n;
}

/* ---- paragraphs ---- */

void
paper_paragraph(struct paper *d, const char *style, const char *properties)
{
	d->said = true;
	buf_printf(&d->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>",
		style, properties);
}

void
paper_open(struct paper *d, enum paper_style style, bool keep)
{
	paper_paragraph(d, styles[style], keep ? "<w:keepNext/>" : "");
}

void
paper_close(struct paper *d)
{
	buf_puts(&d->body, "</w:p>");
}

void
paper_say(struct paper *d, enum paper_mark mark, struct chron_str text)
{
	if (text.n)
		paper_run(&d->body, marks[mark], text);
}

void
paper_text(struct paper *d, enum paper_style style, struct chron_str text)
{
	paper_open(d, style, false);
	paper_run(&d->body, "", text);
	paper_close(d);
}

void
paper_item(struct paper *d, struct chron_str label, struct chron_str text)
{
	bool asks = label.n && label.p[label.n - 1] == '?';

	paper_open(d, PAPER_BULLET, false);
	paper_run(&d->body, "<w:b/>", label);
	paper_run(&d->body, "", asks ? CHRON_S(" ") : CHRON_S(": "));
	paper_run(&d->body, "", text);
	paper_close(d);
}

void
paper_pair(struct paper *d, struct chron_str label, struct chron_str value)
{
	paper_paragraph(d, "Pair", "");
	paper_run(&d->body, "<w:b/>", label);
	paper_run(&d->body, "<w:b/>", CHRON_S(":"));
	paper_run(&d->body, "", CHRON_S("\t"));
	paper_run(&d->body, "", value);
	paper_close(d);
}

/* ---- headings, and what leads from place to place ---- */

static void
put_bookmark(struct paper *d, const char *name)
{
	unsigned id = ++d->ids;

	buf_printf(&d->body,
		"<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>"
		"<w:bookmarkEnd w:id=\"%u\"/>",
		id, name, id);
}

void
paper_heading(struct paper *d, unsigned level, bool page, struct chron_str text)
{
	struct paper_head *h = ARENA_PUSH(d->arena, &d->heads, &d->nheads);
	char style[] = "Heading1", name[16];

	h->level = level;
	h->text = arena_str(d->arena, text);
	style[sizeof(style) - 2] = (char)('0' + level);
	snprintf(name, sizeof(name), "_Toc%08u", d->nheads);
	paper_paragraph(d, style, page ? "<w:pageBreakBefore/>" : "");
	put_bookmark(d, name);
	paper_run(&d->body, "", text);
	paper_close(d);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_name(struct chron_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_letter(s.p[i]) && (!i || s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return s.n && s.n <= NAME_MAX_BYTES;
}

void
paper_anchor(struct paper *d, struct chron_str name)
{
	char text[NAME_MAX_BYTES + 1];

	if (!is_name(name))
		return;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	put_bookmark(d, text);
}

void
paper_link(struct paper *d, struct chron_str name, struct chron_str text)
{
	if (!is_name(name)) {
		paper_say(d, PAPER_AS_IS, text);
		return;
	}
	buf_puts(&d->body, "<w:hyperlink w:anchor=\"");
	buf_str(&d->body, name);
	buf_puts(&d->body, "\" w:history=\"1\">");
	paper_run(&d->body, "<w:rStyle w:val=\"Hyperlink\"/>", text);
	buf_puts(&d->body, "</w:hyperlink>");
}
