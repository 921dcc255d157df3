/* Writing a Word document: the package around its body.  Nobody's name and no
 * date is in it. */
#include "export/paper_package.h"

#include "util/arena.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] = PAPER_XML
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/"
	"vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>"
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
		"header") "1.xml\"/>" RELATION("rId5", "footer") "1.xml\"/>";

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
	struct chron_str last = w->body[PAPER_BODIES - 1].text;

	if (last.n > 8 && memcmp(last.p + last.n - 8, "</w:tbl>", 8) == 0)
		buf_puts(b, "<w:p><w:pPr><w:spacing w:after=\"0\" "
			    "w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
			    "</w:p>");
	buf_printf(b, "<w:sectPr>%s%s%s</w:sectPr></w:body></w:document>",
		running, w->sections ? "<w:type w:val=\"continuous\"/>" : "",
		pages);
}

static void
put_relations(struct buf *b, const struct paper_media *media)
{
	buf_puts(b, document_rels);
	for (uint32_t i = 1; i <= media->n; i++)
		buf_printf(b,
			"<Relationship Id=\"" PAPER_MEDIA
			"%u\" Type=\"" PAPER_OFFICE
			"relationships/image\" Target=\"media/image%u.emf\"/>",
			i, i);
	buf_puts(b, "</Relationships>");
}

/* The parts of every document. */
enum part {
	PART_TYPES,
	PART_PACKAGE,
	PART_CORE,
	PART_DOCUMENT,
	PART_RELATIONS,
	PART_STYLES,
	PART_NUMBERING,
	PART_SETTINGS,
	PART_HEADER,
	PART_FOOTER,
	PARTS
};

/* Those, and behind them the pictures. */
static struct package_part *
parts_of(struct arena *a, const struct paper_whole *w, struct buf *made)
{
	static const char *const names[PARTS] = {"[Content_Types].xml",
		"_rels/.rels", "docProps/core.xml", "word/document.xml",
		"word/_rels/document.xml.rels", "word/styles.xml",
		"word/numbering.xml", "word/settings.xml", "word/header1.xml",
		"word/footer1.xml"};
	struct package_part *all =
		ARENA_ARRAY(a, struct package_part, PARTS + w->media->n);

	put_document_end(&made[PART_DOCUMENT], w);
	put_relations(&made[PART_RELATIONS], w->media);
	paper_styles(&made[PART_STYLES]);
	put_core(&made[PART_CORE], w->title);
	put_header(&made[PART_HEADER], w->marking);
	put_footer(&made[PART_FOOTER], w->title, w->marking);
	for (int i = 0; i < PARTS; i++)
		all[i] = (struct package_part){
			names[i], buf_get(&made[i]), NULL, 0};
	all[PART_TYPES].text = chron_cstr(content_types);
	all[PART_PACKAGE].text = chron_cstr(package_rels);
	all[PART_NUMBERING].text = chron_cstr(numbering);
	all[PART_SETTINGS].text = chron_cstr(settings);
	for (uint32_t i = 0; i < w->media->n; i++)
		all[PARTS + i] = (struct package_part){
			arena_printf(a, "word/media/image%u.emf", i + 1).p,
			w->media->items[i], NULL, 0};
	return all;
}

enum chron_status
paper_package(const struct paper_whole *whole, struct chron_out *out,
	struct chron_err *err)
{
	struct arena *a = arena_new();
	struct package_piece body[PAPER_BODIES + 1] = {{.file = NULL}};
	struct buf made[PARTS];
	struct package_part *all;
	enum chron_status st;

	for (int i = 0; i < PARTS; i++)
		made[i] = BUF_INIT;
	all = parts_of(a, whole, made);
	all[PART_DOCUMENT].text = chron_cstr(document_head);
	memcpy(body, whole->body, sizeof(whole->body));
	body[PAPER_BODIES].text = buf_get(&made[PART_DOCUMENT]);
	all[PART_DOCUMENT].more = body;
	all[PART_DOCUMENT].nmore = PAPER_BODIES + 1;
	st = package_write(all, PARTS + whole->media->n, out, err);
	for (int i = 0; i < PARTS; i++)
		buf_free(&made[i]);
	arena_free(a);
	return st;
}
