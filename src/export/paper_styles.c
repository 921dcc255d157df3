/* The styles of a Word document. */
#include "export/paper_package.h"

/* Dark enough on white, and on grey paper, to be read (at least 7 to 1). */
#define BLUE "<w:b/><w:color w:val=\"1F3864\"/>"
#define GREY "<w:color w:val=\"404040\"/>"

#define BOTH(at, level)                                                        \
	{                                                                      \
		at, "<w:outlineLvl w:val=\"" level "\"/>"                      \
	}
#define TAB(to, by)                                                            \
	{                                                                      \
		"<w:tabs><w:tab w:val=\"right\" "                              \
		"w:pos=\"" to "\"/></w:tabs>",                                 \
			"<w:ind w:left=\"" by "\" w:right=\"400\"/>"           \
	}

/* The paragraph styles.  before and after are the space around it in
 * twentieths of a point, size is in half points; 0 is the default's. */
static const struct style {
	const char *id, *name;
	unsigned before, after, size;
	const char *paragraph[2]; /* properties before and behind the space */
	const char *run;
} paragraph_styles[] = {
	{"BodyText", "Body Text", 0, 100, 0, {"", ""}, ""},
	{"Title", "Title", 0, 120, 44, {"<w:keepNext/>", ""}, BLUE},
	{"Subtitle", "Subtitle", 0, 240, 28, {"<w:keepNext/>", ""}, GREY},
	{"Heading1", "heading 1", 160, 60, 28, BOTH("<w:keepNext/>", "0"),
		BLUE},
	{"Heading2", "heading 2", 200, 60, 24, BOTH("<w:keepNext/>", "1"),
		BLUE},
	{"Heading3", "heading 3", 160, 60, 21, BOTH("<w:keepNext/>", "2"),
		BLUE},
	{"Heading4", "heading 4", 120, 60, 20, BOTH("<w:keepNext/>", "3"),
		BLUE},
	{"TOCHeading", "TOC Heading", 240, 80, 24, {"<w:keepNext/>", ""}, BLUE},
	{"TOC1", "toc 1", 80, 20, 0, TAB("4800", "0"), "<w:b/>"},
	{"TOC2", "toc 2", 0, 20, 18, TAB("4800", "284"), ""},
	{"Caption", "caption", 0, 80, 18, {"<w:keepNext/>", ""}, GREY},
	{"Note", "Note", 60, 60, 18, {"", ""}, GREY},
	{"Pair", "Labelled line", 0, 40, 0,
		{"<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>",
			"<w:ind w:left=\"2268\" w:hanging=\"2268\"/>"},
		""},
	{"ListBullet", "List Bullet", 0, 30, 0,
		{"<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>"
		 "</w:numPr>",
			"<w:ind w:left=\"360\" w:hanging=\"260\"/>"},
		""},
	{"Picture", "Picture", 60, 60, 0, {"", ""}, ""},
	{"Legend", "Legend", 40, 60, 16,
		{"<w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"3080\"/>"
		 "<w:tab w:val=\"left\" w:pos=\"6160\"/>"
		 "<w:tab w:val=\"left\" w:pos=\"9240\"/>"
		 "<w:tab w:val=\"left\" w:pos=\"12320\"/></w:tabs>",
			""},
		""},
	{"TableHeading", "Table heading", 30, 30, 16, {"<w:keepNext/>", ""},
		"<w:b/><w:color w:val=\"FFFFFF\"/>"},
	{"TableText", "Table text", 20, 20, 17, {"", ""}, ""},
	{"TableNumber", "Table number", 20, 20, 17,
		{"", "<w:jc w:val=\"right\"/>"}, ""},
	{"TableSmall", "Table small print", 10, 10, 14, {"", ""}, GREY},
	{"TableDay", "Table day", 40, 40, 19, {"<w:keepNext/>", ""}, "<w:b/>"},
	{"TablePassed", "Table days passed", 20, 20, 16,
		{"", "<w:jc w:val=\"center\"/>"}, "<w:i/>"},
	{"Header", "header", 0, 0, 18, {"", "<w:jc w:val=\"center\"/>"},
		"<w:b/>"},
	{"Footer", "footer", 0, 0, 16,
		{"<w:tabs><w:tab w:val=\"center\" w:pos=\"7699\"/>"
		 "<w:tab w:val=\"right\" w:pos=\"15398\"/></w:tabs>",
			""},
		""},
};

/* What is marked within a line: never by colour alone. */
static const struct {
	const char *id, *name, *run;
} character_styles[] = {
	{"Strong", "Strong", "<w:b/>"},
	{"Emphasis", "Emphasis", "<w:i/>"},
	{"Evidence", "Evidence", "<w:b/><w:u w:val=\"single\"/>"},
	{"AgencyCode", "Agency code",
		"<w:b/><w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
		"w:color=\"404040\"/>"},
	{"SmallPrint", "Small print",
		GREY "<w:sz w:val=\"14\"/><w:szCs w:val=\"14\"/>"},
	{"Hyperlink", "Hyperlink",
		"<w:color w:val=\"1F3864\"/><w:u w:val=\"single\"/>"},
};

static const char first_styles[] = PAPER_XML PAPER_ROOT(
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
put_table_style(struct buf *b)
{
	static const char *const sides[] = {
		"top", "left", "bottom", "right", "insideH", "insideV"};

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
}

static void
put_paragraph_style(struct buf *b, const struct style *s)
{
	buf_printf(b,
		"<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
		"<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>"
		"<w:qFormat/><w:pPr>%s<w:spacing w:before=\"%u\" "
		"w:after=\"%u\"/>%s</w:pPr><w:rPr>%s",
		s->id, s->name, s->paragraph[0], s->before, s->after,
		s->paragraph[1], s->run);
	if (s->size)
		buf_printf(b, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>",
			s->size, s->size);
	buf_puts(b, "</w:rPr></w:style>");
}

void
paper_styles(struct buf *b)
{
	buf_puts(b, first_styles);
	put_table_style(b);
	for (size_t i = 0;
		i < sizeof(paragraph_styles) / sizeof(*paragraph_styles); i++)
		put_paragraph_style(b, &paragraph_styles[i]);
	for (size_t i = 0;
		i < sizeof(character_styles) / sizeof(*character_styles); i++)
		buf_printf(b,
			"<w:style w:type=\"character\" w:styleId=\"%s\">"
			"<w:name w:val=\"%s\"/>"
			"<w:basedOn w:val=\"DefaultParagraphFont\"/>"
			"<w:qFormat/><w:rPr>%s</w:rPr></w:style>",
			character_styles[i].id, character_styles[i].name,
			character_styles[i].run);
	buf_puts(b, "</w:styles>");
}
