/* Writing a Word document: the package around its body.  Nobody's name and no
 * date is in it. */
#include "export/paper_package.h"

#include "export/package_write.h"
#include "util/arena.h"

#define XML	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE	"http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define ROOT(name)                                                             \
	"<w:" name " xmlns:w=\"" WORD "\" xmlns:r=\"" OFFICE "relationships\"" \
	">"
#define WORD_TYPE                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] = XML
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

static const char package_rels[] =
	XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" OFFICE
	    "relationships/officeDocument\" Target=\"word/document.xml\"/>"
	    "<Relationship Id=\"rId2\" Type=\"" PACKAGE
	    "relationships/metadata/core-properties\" "
	    "Target=\"docProps/core.xml\"/></Relationships>";

#define RELATION(id, what)                                                     \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "relationships/" what     \
	"\" Target=\"" what
static const char document_rels[] = XML
	"<Relationships xmlns=\"" PACKAGE
	"relationships\">" RELATION("rId1", "styles") ".xml\"/>" RELATION(
		"rId2", "numbering") ".xml\"/>" RELATION("rId3",
		"settings") ".xml\"/>" RELATION("rId4",
		"header") "1.xml\"/>" RELATION("rId5", "footer") "1.xml\"/>";

static const char settings[] = XML ROOT(
	"settings") "<w:zoom w:percent=\"100\"/><w:defaultTabStop "
		    "w:val=\"720\"/>"
		    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
		    "w:uri=\"http://schemas.microsoft.com/office/word\" "
		    "w:val=\"15\"/>"
		    "</w:compat><w:themeFontLang "
		    "w:val=\"en-GB\"/></w:settings>";

static const char numbering[] = XML ROOT(
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

#define BLUE "<w:b/><w:color w:val=\"1F3864\"/>"

/* The paragraph styles.  before and after are the space around it in
 * twentieths of a point, size is in half points; 0 is the default's. */
static const struct style {
	const char *id, *name;
	unsigned before, after, size;
	const char *paragraph[2]; /* properties before and behind the space */
	const char *run;
} paragraph_styles[] = {
	{"BodyText", "Body Text", 0, 100, 0, {"", ""}, ""},
	{"Title", "Title", 0, 120, 36, {"<w:keepNext/>", ""}, BLUE},
	{"Heading1", "heading 1", 160, 60, 24,
		{"<w:keepNext/>", "<w:outlineLvl w:val=\"0\"/>"}, BLUE},
	{"Heading2", "heading 2", 120, 40, 22,
		{"<w:keepNext/>", "<w:outlineLvl w:val=\"1\"/>"}, BLUE},
	{"Pair", "Labelled line", 0, 40, 0,
		{"<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>",
			"<w:ind w:left=\"2268\" w:hanging=\"2268\"/>"},
		""},
	{"ListBullet", "List Bullet", 0, 30, 0,
		{"<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>"
		 "</w:numPr>",
			"<w:ind w:left=\"360\" w:hanging=\"260\"/>"},
		""},
	{"TableHeading", "Table heading", 30, 30, 16, {"<w:keepNext/>", ""},
		"<w:b/><w:color w:val=\"FFFFFF\"/>"},
	{"Picture", "Picture", 60, 60, 0, {"", ""}, ""},
	{"Legend", "Legend", 40, 60, 18,
		{"<w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"5133\"/>"
		 "<w:tab w:val=\"left\" w:pos=\"10266\"/></w:tabs>",
			""},
		""},
	{"TableText", "Table text", 30, 30, 16, {"", ""}, ""},
	{"Header", "header", 0, 0, 18, {"", "<w:jc w:val=\"center\"/>"},
		"<w:b/>"},
	{"Footer", "footer", 0, 0, 16,
		{"<w:tabs><w:tab w:val=\"center\" w:pos=\"7699\"/>"
		 "<w:tab w:val=\"right\" w:pos=\"15398\"/></w:tabs>",
			""},
		""},
};

static const char first_styles[] = XML ROOT(
	"styles") "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
		  "w:ascii=\"Arial\" "
		  "w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"
		  "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
		  "<w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" "
		  "w:bidi=\"ar-SA\"/>"
		  "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
		  "<w:style w:type=\"paragraph\" w:default=\"1\" "
		  "w:styleId=\"Normal\">"
		  "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
		  "<w:style w:type=\"character\" w:default=\"1\" "
		  "w:styleId=\"DefaultParagraphFont\">"
		  "<w:name w:val=\"Default Paragraph Font\"/></w:style>"
		  "<w:style w:type=\"table\" w:default=\"1\" "
		  "w:styleId=\"TableNormal\">"
		  "<w:name w:val=\"Normal Table\"/><w:tblPr>"
		  "<w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>"
		  "<w:style w:type=\"table\" w:styleId=\"ChronologyTable\">"
		  "<w:name w:val=\"Chronology table\"/>"
		  "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>";

static void
put_styles(struct buf *b)
{
	static const char *const sides[] = {
		"top", "left", "bottom", "right", "insideH", "insideV"};

	buf_puts(b, first_styles);
	for (int i = 0; i < 6; i++)
		buf_printf(b,
			"<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
			"w:color=\"7F7F7F\"/>",
			sides[i]);
	buf_puts(b, "</w:tblBorders><w:tblCellMar>");
	for (int i = 0; i < 4; i++)
		buf_printf(b, "<w:%s w:w=\"%d\" w:type=\"dxa\"/>", sides[i],
			i & 1 ? 60 : 20);
	buf_puts(b, "</w:tblCellMar></w:tblPr></w:style>");
	for (size_t i = 0; i < sizeof(paragraph_styles) / sizeof(struct style);
		i++) {
		const struct style *s = &paragraph_styles[i];

		buf_printf(b,
			"<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
			"<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>"
			"<w:qFormat/><w:pPr>%s<w:spacing w:before=\"%u\" "
			"w:after=\"%u\"/>%s</w:pPr><w:rPr>%s",
			s->id, s->name, s->paragraph[0], s->before, s->after,
			s->paragraph[1], s->run);
		if (s->size)
			buf_printf(b,
				"<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>",
				s->size, s->size);
		buf_puts(b, "</w:rPr></w:style>");
	}
	buf_puts(b, "</w:styles>");
}

static const char section[] =
	"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
	"<w:footerReference w:type=\"default\" r:id=\"rId5\"/>"
	"<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
	"<w:pgMar w:top=\"900\" w:right=\"720\" w:bottom=\"800\" "
	"w:left=\"720\" w:header=\"400\" w:footer=\"380\" w:gutter=\"0\"/>"
	"</w:sectPr>";

/* The bytes of the character at p, of which n are left. */
static size_t
width_of(const unsigned char *p, size_t n)
{
	size_t w = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;

	return w < n ? w : n;
}

/* Control characters, and the two that are no characters. */
static bool
is_forbidden(const unsigned char *p, size_t n)
{
	if (*p < ' ')
		return *p != '\t' && *p != '\n' && *p != '\r';
	return n == 3 && p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe;
}

static void
escape_one(struct buf *to, const char *p, size_t n)
{
	if (is_forbidden((const unsigned char *)p, n))
		buf_puts(to, "\xef\xbf\xbd");
	else if (*p == '&')
		buf_puts(to, "&amp;");
	else if (*p == '<')
		buf_puts(to, "&lt;");
	else if (*p == '>')
		buf_puts(to, "&gt;");
	else if (*p == '"')
		buf_puts(to, "&quot;");
	else
		buf_add(to, p, n);
}

void
paper_escape(struct buf *to, struct chron_str s)
{
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		n = width_of((const unsigned char *)s.p + i, s.n - i);
		escape_one(to, s.p + i, n);
	}
}

void
paper_run(struct buf *to, const char *properties, struct chron_str s)
{
	size_t from = 0;

	buf_puts(to, "<w:r>");
	if (*properties)
		buf_printf(to, "<w:rPr>%s</w:rPr>", properties);
	for (size_t i = 0; i <= s.n; i++) {
		bool end = i == s.n;

		if (!end && s.p[i] != '\n' && s.p[i] != '\t' && s.p[i] != '\r')
			continue;
		if (i > from) {
			buf_puts(to, "<w:t xml:space=\"preserve\">");
			paper_escape(
				to, (struct chron_str){s.p + from, i - from});
			buf_puts(to, "</w:t>");
		}
		if (!end && s.p[i] != '\r')
			buf_puts(to, s.p[i] == '\n' ? "<w:br/>" : "<w:tab/>");
		from = i + 1;
	}
	buf_puts(to, "</w:r>");
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
	buf_puts(b, XML ROOT("hdr") "<w:p><w:pPr><w:pStyle "
				    "w:val=\"Header\"/></w:pPr>");
	paper_run(b, "", marking);
	buf_puts(b, "</w:p></w:hdr>");
}

static void
put_footer(struct buf *b, struct chron_str title, struct chron_str marking)
{
	buf_puts(b, XML ROOT("ftr") "<w:p><w:pPr><w:pStyle "
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
	buf_puts(b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
			"metadata/core-properties\" "
			"xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
			"<dc:title>");
	paper_escape(b, title);
	buf_puts(b, "</dc:title><dc:language>en-GB</dc:language>"
		    "</cp:coreProperties>");
}

static void
put_document(struct buf *b, struct chron_str body)
{
	buf_puts(b, XML ROOT("document") "<w:body>");
	buf_str(b, body);
	/* A table must not be the last thing in a document. */
	if (body.n > 8 && memcmp(body.p + body.n - 8, "</w:tbl>", 8) == 0)
		buf_puts(b, "<w:p><w:pPr><w:spacing w:after=\"0\" "
			    "w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
			    "</w:p>");
	buf_puts(b, section);
	buf_puts(b, "</w:body></w:document>");
}

static void
put_relations(struct buf *b, const struct paper_media *media)
{
	buf_puts(b, document_rels);
	for (uint32_t i = 1; i <= media->n; i++)
		buf_printf(b,
			"<Relationship Id=\"" PAPER_MEDIA "%u\" Type=\"" OFFICE
			"relationships/image\" Target=\"media/image%u.emf\"/>",
			i, i);
	buf_puts(b, "</Relationships>");
}

enum { PARTS = 10 };

/* The parts of every document, and behind them the pictures. */
static enum chron_status
write_parts(const struct package_part parts[PARTS],
	const struct paper_media *media, struct chron_out *out,
	struct chron_err *err)
{
	struct arena *a = arena_new();
	struct package_part *all =
		ARENA_ARRAY(a, struct package_part, PARTS + media->n);
	enum chron_status st;

	memcpy(all, parts, PARTS * sizeof(*all));
	for (uint32_t i = 0; i < media->n; i++)
		all[PARTS + i] = (struct package_part){
			arena_printf(a, "word/media/image%u.emf", i + 1).p,
			media->items[i]};
	st = package_write(all, PARTS + media->n, out, err);
	arena_free(a);
	return st;
}

enum chron_status
paper_package(struct chron_str body, struct chron_str title,
	struct chron_str marking, const struct paper_media *media,
	struct chron_out *out, struct chron_err *err)
{
	struct buf style = BUF_INIT, document = BUF_INIT, core = BUF_INIT,
		   header = BUF_INIT, footer = BUF_INIT, relations = BUF_INIT;
	enum chron_status st;

	put_relations(&relations, media);
	put_document(&document, body);
	put_styles(&style);
	put_core(&core, title);
	put_header(&header, marking);
	put_footer(&footer, title, marking);
	st = write_parts(
		(const struct package_part[PARTS]){
			{"[Content_Types].xml", chron_cstr(content_types)},
			{"_rels/.rels", chron_cstr(package_rels)},
			{"docProps/core.xml", buf_get(&core)},
			{"word/document.xml", buf_get(&document)},
			{"word/_rels/document.xml.rels", buf_get(&relations)},
			{"word/styles.xml", buf_get(&style)},
			{"word/numbering.xml", chron_cstr(numbering)},
			{"word/settings.xml", chron_cstr(settings)},
			{"word/header1.xml", buf_get(&header)},
			{"word/footer1.xml", buf_get(&footer)},
		},
		media, out, err);
	buf_free(&style);
	buf_free(&document);
	buf_free(&core);
	buf_free(&header);
	buf_free(&footer);
	buf_free(&relations);
	return st;
}
