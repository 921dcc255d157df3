"""Reads a Word document with nothing but zip and XML, and holds it against what
Word insists on and what a screen reader needs (docs/accessibility.md)."""
import re
import xml.etree.ElementTree as ET
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = "{" + WORD + "}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"

# In this order, or Word calls the file damaged (ISO/IEC 29500-1, annex A).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl "
           "numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
           "spacing ind contextualSpacing mirrorIndents jc textDirection "
           "textAlignment outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
           "shadow emboss imprint noProof snapToGrid vanish webHidden color "
           "spacing w kern position sz szCs highlight u effect bdr shd "
           "fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize "
             "tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders "
             "shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar "
            "textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz "
              "pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
              "vAlign noEndnote titlePg",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority "
             "semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr "
             "tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "settings": "zoom defaultTabStop compat themeFontLang",
}
FIELDS = {"PAGE", "NUMPAGES", "PAGEREF"}
# A cell over several columns: a day, days passed, accounts side by side.
ACROSS = {"TableDay", "TablePassed"}


def tag(element):
    return element.tag.rsplit("}", 1)[-1]


def value(element, path):
    found = element.find(path)
    return None if found is None else found.get(W + "val")


def shown(text):
    """Text as it may stand: what would act is made visible."""
    text = (text or "").replace("\r\n", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
                  "\U000e0000-\U000e007f\ufffe\uffff]",
                  lambda m: f"[U+{ord(m[0]):04X}]", text)


def text_of(element):
    out = []
    for e in element.iter():
        if e.tag == W + "t":
            out.append(e.text or "")
        elif e.tag == W + "br":
            out.append("\n")
        elif e.tag == W + "tab" and e.get(W + "pos") is None:
            out.append("\t")
    return "".join(out)


def style_of(paragraph):
    return value(paragraph, f"{W}pPr/{W}pStyle")


class Table:
    def __init__(self, xml):
        self.xml = xml
        self.caption = value(xml, f"{W}tblPr/{W}tblCaption")
        self.description = value(xml, f"{W}tblPr/{W}tblDescription")
        self.rows = xml.findall(W + "tr")
        self.heads = [text_of(c) for c in self.rows[0].findall(W + "tc")]
        self.grid = [int(c.get(W + "w")) for c in xml.iter(W + "gridCol")]


class Document:
    def __init__(self, path):
        with zipfile.ZipFile(path) as z:
            assert z.testzip() is None
            for info in z.infolist():
                assert info.date_time == (1980, 1, 1, 0, 0, 0), info
            self.parts = {n: z.read(n) for n in z.namelist()}
            assert len(self.parts) == len(z.namelist()), "a part twice"
        self.xml = ET.fromstring(self.parts["word/document.xml"])
        self.styles = ET.fromstring(self.parts["word/styles.xml"])
        self.body = self.xml.find(W + "body")
        self.tables = [Table(t) for t in self.xml.iter(W + "tbl")]
        self.parents = {c: p for p in self.xml.iter() for c in p}

    def text(self):
        return "\n".join(text_of(p) for p in self.body.iter(W + "p"))

    def headings(self):
        for p in self.body.iter(W + "p"):
            style = style_of(p) or ""
            if style.startswith("Heading"):
                yield int(style[-1]), text_of(p), p

    def bookmarks(self):
        return [b.get(W + "name") for b in self.xml.iter(W + "bookmarkStart")]

    def row_of(self, name):
        """The cells of the row, or the cell of an account, that a reference
        leads to."""
        mark = [b for b in self.xml.iter(W + "bookmarkStart")
                if b.get(W + "name") == name]
        assert len(mark) == 1, (name, len(mark))
        cell = mark[0]
        while tag(cell) != "tc":
            cell = self.parents[cell]
        row = self.parents[cell]
        if value(cell, f"{W}tcPr/{W}gridSpan") or len(
                row.findall(W + "tc")) <= 3:
            return [cell]
        return row.findall(W + "tc")


# ---- what Word insists on ----

def the_package_is_whole(d):
    types = ET.fromstring(d.parts["[Content_Types].xml"])
    known = {e.get("PartName") for e in types.iter(T + "Override")}
    ends = {e.get("Extension") for e in types.iter(T + "Default")}
    for name in d.parts:
        assert name == "[Content_Types].xml" or "/" + name in known or \
            name.rsplit(".", 1)[-1] in ends, name
    for name in known:
        assert name[1:] in d.parts, name
    for name, text in d.parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(text)
    links = ET.fromstring(d.parts["word/_rels/document.xml.rels"])
    ids = {e.get("Id"): e for e in links.iter(P + "Relationship")}
    for e in ids.values():
        assert e.get("TargetMode") is None, "leads outside"
        assert "word/" + e.get("Target") in d.parts, e.get("Target")
    for e in d.xml.iter():
        for name, key in e.attrib.items():
            if name.startswith(R):
                assert key in ids, key
    assert b"TargetMode" not in d.parts["_rels/.rels"]


def elements_stand_in_their_order(d):
    for part in d.parts:
        if not part.startswith("word/") or not part.endswith(".xml"):
            continue
        for e in ET.fromstring(d.parts[part]).iter():
            order = ORDER.get(tag(e)) if e.tag.startswith(W) else None
            if not order:
                continue
            at = [order.split().index(tag(c)) for c in e]
            assert at == sorted(at), (part, tag(e), [tag(c) for c in e])
            if tag(e) not in ("tbl", "sectPr"):
                assert len(at) == len(set(at)), (part, [tag(c) for c in e])


def tables_add_up(d):
    for t in d.tables:
        wide = int(t.xml.find(f"{W}tblPr/{W}tblW").get(W + "w"))
        assert sum(t.grid) == wide, t.caption
        assert all(g > 0 for g in t.grid), (t.caption, t.grid)
        for row in t.rows:
            spans, width = 0, 0
            for cell in row.findall(W + "tc"):
                spans += int(value(cell, f"{W}tcPr/{W}gridSpan") or 1)
                width += int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w"))
                assert tag(cell[-1]) == "p", "a cell ends with a paragraph"
            assert spans == len(t.grid), (t.caption, spans)
            assert width == wide, (t.caption, width)


def nobody_is_named(d):
    core = ET.fromstring(d.parts["docProps/core.xml"])
    assert {tag(e) for e in core} == {"title", "language"}, list(core)
    for name, text in d.parts.items():
        assert b"rsid" not in text, name
        assert name != "docProps/app.xml"


def fields_are_ours(d):
    for name, text in d.parts.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        xml = ET.fromstring(text)
        for f in xml.iter(W + "instrText"):
            assert f.text.split()[0] in FIELDS, f.text
        for e in xml.iter():
            assert tag(e) not in ("fldSimple", "object", "altChunk",
                                  "subDoc", "control"), tag(e)


WORD_INSISTS = (the_package_is_whole, elements_stand_in_their_order,
                tables_add_up, nobody_is_named, fields_are_ours)


# ---- docs/accessibility.md, "Documents and workbooks" ----

def it_has_a_title_and_a_language(d):
    core = ET.fromstring(d.parts["docProps/core.xml"])
    assert core.find(DC + "title").text.strip()
    assert core.find(DC + "language").text == "en-GB"
    lang = d.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang.get(W + "val") == "en-GB"


def headings_are_nested(d):
    last = 0
    for level, text, p in d.headings():
        assert level <= last + 1, (last, level, text)
        assert text.strip(), "a heading without words"
        parent = d.parents[p]
        assert tag(parent) == "body", "no heading within a table"
        last = level
    assert last, "no heading"
    for style in d.styles.iter(W + "style"):
        name = value(style, W + "name")
        if name.startswith("heading "):
            assert value(style, f"{W}pPr/{W}outlineLvl") == \
                str(int(name[-1]) - 1), name


def tables_have_heads_that_come_again(d):
    for t in d.tables:
        assert t.rows[0].find(f"{W}trPr/{W}tblHeader") is not None, t.caption
        assert all(h.strip() for h in t.heads), (t.caption, t.heads)
        for row in t.rows[1:]:
            assert row.find(f"{W}trPr/{W}tblHeader") is None, t.caption


def tables_say_what_they_hold(d):
    for t in d.tables:
        assert t.caption and t.caption.strip(), t.heads
        assert t.description and t.description.strip(), t.caption
    captions = [t.caption for t in d.tables]
    assert len(captions) == len(set(captions)), "two of the same name"


def tables_are_simple(d):
    for t in d.tables:
        assert t.xml.find(f".//{W}tc//{W}tbl") is None, "nested"
        assert t.xml.find(f".//{W}vMerge") is None, "merged downwards"
        for row in t.rows:
            cells = row.findall(W + "tc")
            across = len(cells) == 1 and len(t.heads) > 1
            if across:
                assert style_of(cells[0].find(W + "p")) in ACROSS or \
                    "AgencyCode" in ET.tostring(row).decode(), t.caption


def pictures_have_words(d):
    ids = []
    for p in d.xml.iter(WP + "docPr"):
        assert p.get("descr").strip(), "a picture without words"
        ids.append(p.get("id"))
    assert len(ids) == len(set(ids)), "two of the same number"


def nothing_is_empty_for_the_space(d):
    for p in d.body.iter(W + "p"):
        if tag(d.parents[p]) == "tc":
            continue
        assert text_of(p).strip() or p.find(f".//{W}drawing") is not None, \
            "a paragraph without words"


def links_lead_somewhere(d):
    names = d.bookmarks()
    assert len(names) == len(set(names)), "two places of the same name"
    ids = [b.get(W + "id") for b in d.xml.iter(W + "bookmarkStart")]
    assert len(ids) == len(set(ids))
    for name in names:
        assert re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", name), name
    for link in d.xml.iter(W + "hyperlink"):
        assert link.get(W + "anchor") in names, link.get(W + "anchor")
        assert text_of(link).strip(), "a link without words"


def luminance(rgb):
    parts = [int(rgb[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours_can_be_read(d):
    fills = {s.get(W + "fill") for s in d.xml.iter(W + "shd")} | {"FFFFFF"}
    dark = {f for f in fills if luminance(f) < 0.2}
    for style in d.styles.iter(W + "style"):
        colour = value(style, f"{W}rPr/{W}color") or "000000"
        head = style.get(W + "styleId") == "TableHeading"
        for fill in dark if head else fills - dark:
            assert contrast(colour, fill) >= 4.5, (style.attrib, fill)
    # What is told by a mark is told by more than its colour.
    for p in d.xml.iter(W + "rPr"):
        assert p.find(W + "color") is None, "a colour of its own"


def every_page_says_what_it_is(d, marking):
    head = ET.fromstring(d.parts["word/header1.xml"])
    foot = ET.fromstring(d.parts["word/footer1.xml"])
    assert text_of(head).strip() == marking, text_of(head)
    assert marking in text_of(foot), text_of(foot)
    fields = [f.text.strip() for f in foot.iter(W + "instrText")]
    assert fields == ["PAGE", "NUMPAGES"], fields
    sections = list(d.xml.iter(W + "sectPr"))
    for s in sections:
        size = s.find(W + "pgSz")
        assert (size.get(W + "w"), size.get(W + "h")) == ("16838", "11906")
        assert size.get(W + "orient") == "landscape"
        assert s.find(W + "headerReference") is not None
        assert s.find(W + "footerReference") is not None


ACCESSIBLE = (it_has_a_title_and_a_language, headings_are_nested,
              tables_have_heads_that_come_again, tables_say_what_they_hold,
              tables_are_simple, pictures_have_words,
              nothing_is_empty_for_the_space, links_lead_somewhere,
              colours_can_be_read)
