/* Writing a Word document: the package around its body.  Nobody's name and no
 * date is in it. */
#include "export/paper_package.h"

#include "export/package_write.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] = PAPER_XML
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/"
	"vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE
	"document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE
	"styles+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPE
	"numbering+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE
	"settings+xml\"/>"
	"<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE
	"header+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE
	"footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
	"vnd.openxmlformats-package.core-properties+xml\"/>"
	"</Types>";

static const char package_rels[] = PAPER_XML
	"<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" PAPER_OFFICE
	"relationships/officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE
	"relationships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/></Relationships>";

#define RELATION(id, what)                                                     \
	"<Relationship Id=\"" id "\" Type=\"" PAPER_OFFICE                     \
	"relationships/" what "\" Target=\"" what
static const char document_rels[] = PAPER_XML
	"<Relationships xmlns=\"" PACKAGE
	"relationships\">" RELATION("rId1", "styles") ".xml\"/>" RELATION(
		"rId2", "numbering") ".xml\"/>" RELATION("rId3",
		"settings") ".xml\"/>" RELATION("rId4",
		"header") "1.xml\"/>" RELATION("rId5",
		"footer") "1.xml\"/></Relationships>";

static const char settings[] = PAPER_XML PAPER_ROOT(
	"settings") "<w:zoom w:percent=\"100\"/><w:defaultTabStop "
		    "w:val=\"720\"/>"
		    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
		    "w:uri=\"http://schemas.microsoft.com/office/word\" "
		    "w:val=\"15\"/>"
		    "</w:compat><w:themeFontLang "
		    "w:val=\"en-GB\"/></w:settings>";

static const char numbering[] = PAPER_XML PAPER_ROOT(
	"numbering") "<w:abstractNum w:abstractNumId=\"0\">"
		     "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl "
		     "w:ilvl=\"0\">"
		     "<w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>"
		     "<w:lvlText w:val=\"\xe2\x80\xa2\"/><w:lvlJc "
		     "w:val=\"left\"/>"
		     "<w:pPr><w:ind w:left=\"360\" "
		     "w:hanging=\"260\"/></w:pPr></w:lvl>"
		     "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
		     "w:val=\"0\"/>"
		     "</w:num></w:numbering>";

/* What every section says of its pages, behind how it begins.  The marking and
 * the page number are those of the first unless it says otherwise. */
static const char pages[] =
	"<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
	"<w:pgMar w:top=\"900\" w:right=\"720\" w:bottom=\"800\" "
	"w:left=\"720\" w:header=\"400\" w:footer=\"380\" w:gutter=\"0\"/>";
static const char running[] =
	"<w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
	"<w:footerReference w:type=\"default\" r:id=\"rId5\"/>";

void
paper_section(struct buf *b, unsigned columns)
{
	buf_printf(b, "<w:sectPr>%s<w:type w:val=\"continuous\"/>%s", running,
		pages);
	if (columns > 1)
		buf_printf(
			b, "<w:cols w:num=\"%u\" w:space=\"400\"/>", columns);
	buf_puts(b, "</w:sectPr>");
}

static void
field(struct buf *b, const char *name)
{
	buf_printf(b,
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
		"<w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>"
		"<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
		"</w:r>",
		name);
}

static void
put_header(struct buf *b, struct chron_str marking)
{
	buf_puts(b, PAPER_XML PAPER_ROOT("hdr") "<w:p><w:pPr><w:pStyle "
						"w:val=\"Header\"/></w:pPr>");
	paper_run(b, "", marking);
	buf_puts(b, "</w:p></w:hdr>");
}

static void
put_footer(struct buf *b, struct chron_str title, struct chron_str marking)
{
	buf_puts(b, PAPER_XML PAPER_ROOT("ftr") "<w:p><w:pPr><w:pStyle "
						"w:val=\"Footer\"/></w:pPr>");
	paper_run(b, "", title);
	paper_run(b, "", CHRON_S("\t"));
	paper_run(b, "<w:b/>", marking);
	paper_run(b, "", CHRON_S("\tPage "));
	field(b, "PAGE");
	paper_run(b, "", CHRON_S(" of "));
	field(b, "NUMPAGES");
	buf_puts(b, "</w:p></w:ftr>");
}

static void
put_core(struct buf *b, struct chron_str title)
{
	buf_puts(b, PAPER_XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
			      "metadata/core-properties\" "
			      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
			      "<dc:title>");
	paper_escape(b, title);
	buf_puts(b, "</dc:title><dc:language>en-GB</dc:language>"
		    "</cp:coreProperties>");
}

static const char document_head[] = PAPER_XML PAPER_ROOT("document") "<w:body>";

/* A table must not be the last thing in a document. */
static void
put_document_end(struct buf *b, const struct paper_whole *w)
{
	struct chron_str last = w->body[PAPER_BODIES - 1];

	if (last.n > 8 && memcmp(last.p + last.n - 8, "</w:tbl>", 8) == 0)
		buf_puts(b, "<w:p><w:pPr><w:spacing w:after=\"0\" "
			    "w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
			    "</w:p>");
	buf_printf(b, "<w:sectPr>%s%s%s</w:sectPr></w:body></w:document>",
		running, w->sections ? "<w:type w:val=\"continuous\"/>" : "",
		pages);
}

static enum chron_status
pack(const struct paper_whole *w, const struct buf *end,
	const struct buf *styles, const struct buf *core,
	const struct buf *header, const struct buf *footer,
	struct chron_out *out, struct chron_err *err)
{
	const struct chron_str rest[] = {
		w->body[0], w->body[1], w->body[2], buf_get(end)};

	return package_write(
		(const struct package_part[]){
			{"[Content_Types].xml", chron_cstr(content_types), NULL,
				0},
			{"_rels/.rels", chron_cstr(package_rels), NULL, 0},
			{"docProps/core.xml", buf_get(core), NULL, 0},
			{"word/document.xml", chron_cstr(document_head), rest,
				sizeof(rest) / sizeof(*rest)},
			{"word/_rels/document.xml.rels",
				chron_cstr(document_rels), NULL, 0},
			{"word/styles.xml", buf_get(styles), NULL, 0},
			{"word/numbering.xml", chron_cstr(numbering), NULL, 0},
			{"word/settings.xml", chron_cstr(settings), NULL, 0},
			{"word/header1.xml", buf_get(header), NULL, 0},
			{"word/footer1.xml", buf_get(footer), NULL, 0},
		},
		10, out, err);
}

enum chron_status
paper_package(const struct paper_whole *whole, struct chron_out *out,
	struct chron_err *err)
{
	struct buf styles = BUF_INIT, end = BUF_INIT, core = BUF_INIT,
		   header = BUF_INIT, footer = BUF_INIT;
	enum chron_status st;

	put_document_end(&end, whole);
	paper_styles(&styles);
	put_core(&core, whole->title);
	put_header(&header, whole->marking);
	put_footer(&footer, whole->title, whole->marking);
	st = pack(whole, &end, &styles, &core, &header, &footer, out, err);
	buf_free(&styles);
	buf_free(&end);
	buf_free(&core);
	buf_free(&header);
	buf_free(&footer);
	return st;
}
