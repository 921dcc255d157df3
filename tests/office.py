"""Writes tables as Word, Excel and OpenDocument files: zipfile and XML by hand,
so that every oddity that agencies' files have can be asked for.

    docx(blocks), odt(blocks)   blocks: text of a paragraph, or a Table
    xlsx(tables), ods(tables)   each Table is a sheet

The bytes depend on the arguments alone.
"""
import datetime as dt
import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

WHEN = "2022-01-01T00:00:00Z"
AUTHOR = "R Hale"


class Cell:
    def __init__(self, text="", value=None):
        self.text = text
        self.value = value  # date, datetime, time or number; else text
        self.down = 0  # rows below that it reaches over
        self.across = 0  # columns to its right
        self.covered = False  # by one that reaches here
        self.deleted = ""  # with tracked changes, before the text
        self.inserted = False  # the second half of it
        self.hidden = ""  # behind the text
        self.comment = ""


class Row:
    def __init__(self, cells, heading=False, hidden=False, deleted=False):
        self.cells, self.heading = cells, heading
        self.hidden, self.deleted = hidden, deleted


class Table:
    """Rows; those that are None are blank.  A sheet may begin anywhere."""

    def __init__(self, rows, name="Sheet1", top=0, left=0):
        self.rows, self.name, self.top, self.left = rows, name, top, left

    def width(self):
        return max((len(r.cells) for r in self.rows if r), default=1)


def archive(parts, first=None):
    """A zip of {name: text}; the first one is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        if first:
            z.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)
    return out.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument."


def relations(*targets):
    return XML + f'<Relationships xmlns="{RELS}">' + "".join(
        f'<Relationship Id="rId{i + 1}" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/>' for i, (kind, target) in enumerate(targets)
    ) + "</Relationships>"


def content_types(parts):
    return XML + f'<Types xmlns="{TYPES}"><Default Extension="rels" ' \
        'ContentType="application/vnd.openxmlformats-package.' \
        'relationships+xml"/><Default Extension="xml" ContentType=' \
        '"application/xml"/>' + "".join(
            f'<Override PartName="/{name}" ContentType="{MAIN}{kind}+xml"/>'
            for name, kind in parts) + "</Types>"


# ---- Word --------------------------------------------------------------
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Docx:
    """rng: texts are cut into runs anywhere, as Word does."""

    def __init__(self, rng=None):
        self.rng, self.comments = rng, []

    def change(self):
        return f'w:id="1" w:author="{AUTHOR}" w:date="{WHEN}"'

    def run(self, text, kind="t", style=""):
        out = []
        for piece in re.split(r"(\t)", text):
            if piece == "\t":
                out.append("<w:tab/>")
            elif piece:
                out.append(f'<w:{kind} xml:space="preserve">'
                           f"{escape(piece)}</w:{kind}>")
        return f"<w:r>{style}" + "".join(out) + "</w:r>" if out else ""

    def runs(self, text):
        if self.rng and len(text) > 3 and self.rng.random() < 0.3:
            k = self.rng.randint(1, len(text) - 1)
            return self.run(text[:k], style="<w:rPr><w:b/></w:rPr>") + \
                self.run(text[k:])
        return self.run(text)

    def paragraphs(self, cell):
        lines = cell.text.split("\n")
        out = [self.runs(s) for s in lines]
        if cell.inserted and len(lines) == 1:
            k = len(cell.text) // 2
            out = [self.run(cell.text[:k]) + f"<w:ins {self.change()}>" +
                   self.run(cell.text[k:]) + "</w:ins>"]
        if cell.deleted:
            out[0] = f"<w:del {self.change()}>" + \
                self.run(cell.deleted, "delText") + "</w:del>" + out[0]
        if cell.hidden:
            out[-1] += self.run(cell.hidden, "t",
                                "<w:rPr><w:vanish/></w:rPr>")
        if cell.comment:
            i = len(self.comments)
            self.comments.append(cell.comment)
            out[0] = f'<w:commentRangeStart w:id="{i}"/>' + out[0] + \
                f'<w:commentRangeEnd w:id="{i}"/><w:r>' \
                f'<w:commentReference w:id="{i}"/></w:r>'
        return "".join(f"<w:p>{s}</w:p>" for s in out)

    def row(self, row, width):
        cells, skip, reach = [], 0, len(row.cells)
        for i in range(max(reach, width if reach < 2 else reach)):
            cell = row.cells[i] if i < reach else Cell()
            if skip:
                skip -= 1
                continue
            props = ""
            if cell.across:
                props += f'<w:gridSpan w:val="{cell.across + 1}"/>'
                skip = cell.across
            if cell.covered:
                props += "<w:vMerge/>"
            elif cell.down:
                props += '<w:vMerge w:val="restart"/>'
            told = "<w:p/>" if cell.covered else \
                f"<w:p><w:del {self.change()}>" + self.run(
                    cell.text.replace("\n", " "), "delText") + \
                "</w:del></w:p>" if row.deleted else self.paragraphs(cell)
            cells.append(f"<w:tc><w:tcPr>{props}</w:tcPr>{told}</w:tc>")
        props = ("<w:tblHeader/>" if row.heading else "") + \
            ("<w:hidden/>" if row.hidden else "") + \
            (f"<w:del {self.change()}/>" if row.deleted else "")
        return f"<w:tr><w:trPr>{props}</w:trPr>" + "".join(cells) + "</w:tr>"

    def table(self, table):
        width = table.width()
        return "<w:tbl><w:tblPr/>" + "<w:tblGrid>" + \
            "<w:gridCol/>" * width + "</w:tblGrid>" + "".join(
                self.row(r or Row([Cell() for _ in range(width)]), width)
                for r in table.rows) + "</w:tbl>"


def docx(blocks, rng=None):
    d = Docx(rng)
    body = "".join(f"<w:p>{d.run(b)}</w:p>" if isinstance(b, str)
                   else d.table(b) + "<w:p/>" for b in blocks)
    parts = [("word/document.xml", "wordprocessingml.document.main")]
    files = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": XML + f'<w:document xmlns:w="{W}"><w:body>'
                             f"{body}<w:sectPr/></w:body></w:document>"}
    if d.comments:
        parts.append(("word/comments.xml", "wordprocessingml.comments"))
        files["word/_rels/document.xml.rels"] = relations(
            ("comments", "comments.xml"))
        files["word/comments.xml"] = XML + f'<w:comments xmlns:w="{W}">' + \
            "".join(f'<w:comment w:id="{i}" w:author="{AUTHOR}" '
                    f'w:date="{WHEN}"><w:p>{d.run(c)}</w:p></w:comment>'
                    for i, c in enumerate(d.comments)) + "</w:comments>"
    return archive({"[Content_Types].xml": content_types(parts), **files})


# ---- Excel -------------------------------------------------------------
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Formats of cells by their place in the styles: general; dates; dates with
# times; times.
FORMATS = [0, 14, 164, 22, 165, 20]
STYLES = XML + f'<styleSheet xmlns="{S}"><numFmts count="2">' \
    '<numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/>' \
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>' \
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>' \
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>' \
    f'</cellStyleXfs><cellXfs count="{len(FORMATS)}">' + "".join(
        f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in FORMATS) + \
    "</cellXfs></styleSheet>"


def letters(column):
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


class Xlsx:
    """strings: shared, inline or str; epoch: 1900 or 1904; custom: formats of
    the user's own."""

    def __init__(self, strings="shared", epoch=1900, custom=False):
        self.strings, self.epoch, self.custom = strings, epoch, custom
        self.shared, self.places = [], {}

    def serial(self, v):
        """The number that stands for a date or time, and its style."""
        zero = dt.datetime(1904, 1, 1) if self.epoch == 1904 \
            else dt.datetime(1899, 12, 30)
        if isinstance(v, dt.datetime):
            days, style = (v - zero) / dt.timedelta(days=1), 3
        elif isinstance(v, dt.date):
            return str((v - zero.date()).days), 1 + self.custom
        else:
            return f"{(v.hour * 60 + v.minute) / 1440:.15g}", 5
        return f"{days:.15g}", style + self.custom

    def text(self, ref, text):
        space = f'<t xml:space="preserve">{escape(text)}</t>'
        if self.strings == "inline":
            return f'<c r="{ref}" t="inlineStr"><is>{space}</is></c>'
        if self.strings == "str":
            return f'<c r="{ref}" t="str"><v>{escape(text)}</v></c>'
        if text not in self.places:
            self.places[text] = len(self.shared)
            self.shared.append(space)
        return f'<c r="{ref}" t="s"><v>{self.places[text]}</v></c>'

    def cell(self, ref, cell):
        if cell.covered or (cell.value is None and not cell.text):
            return ""
        if cell.value is None:
            return self.text(ref, cell.text)
        if isinstance(cell.value, (int, float)):
            return f'<c r="{ref}"><v>{cell.value!r}</v></c>'
        number, style = self.serial(cell.value)
        return f'<c r="{ref}" s="{style}"><v>{number}</v></c>'

    def sheet(self, table):
        rows, merges, notes = [], [], []
        for i, row in enumerate(table.rows):
            if not row:
                continue
            line = table.top + i + 1
            cells = []
            for k, cell in enumerate(row.cells):
                ref = f"{letters(table.left + k)}{line}"
                cells.append(self.cell(ref, cell))
                if cell.down or cell.across:
                    end = letters(table.left + k + cell.across)
                    merges.append(f"{ref}:{end}{line + cell.down}")
                if cell.comment:
                    notes.append((ref, cell.comment))
            hide = ' hidden="1"' if row.hidden else ""
            rows.append(f'<row r="{line}"{hide}>' + "".join(cells) + "</row>")
        return XML + f'<worksheet xmlns="{S}"><sheetData>' + "".join(rows) + \
            "</sheetData>" + (f'<mergeCells count="{len(merges)}">' + "".join(
                f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>"
                if merges else "") + "</worksheet>", notes


def xlsx_comments(notes):
    return XML + f'<comments xmlns="{S}"><authors><author>{AUTHOR}</author>' \
        "</authors><commentList>" + "".join(
            f'<comment ref="{ref}" authorId="0"><text><t>{escape(text)}</t>'
            "</text></comment>" for ref, text in notes) + \
        "</commentList></comments>"


def xlsx(tables, strings="shared", epoch=1900, custom=False):
    x = Xlsx(strings, epoch, custom)
    parts = [("xl/workbook.xml", "spreadsheetml.sheet.main"),
             ("xl/styles.xml", "spreadsheetml.styles")]
    files, related, sheets = {}, [], []
    for i, table in enumerate(tables, 1):
        body, notes = x.sheet(table)
        files[f"xl/worksheets/sheet{i}.xml"] = body
        parts.append((f"xl/worksheets/sheet{i}.xml",
                      "spreadsheetml.worksheet"))
        related.append(("worksheet", f"worksheets/sheet{i}.xml"))
        sheets.append(f'<sheet name={quoteattr(table.name)} sheetId="{i}" '
                      f'r:id="rId{i}"/>')
        if notes:
            files[f"xl/comments{i}.xml"] = xlsx_comments(notes)
            files[f"xl/worksheets/_rels/sheet{i}.xml.rels"] = relations(
                ("comments", f"../comments{i}.xml"))
            parts.append((f"xl/comments{i}.xml", "spreadsheetml.comments"))
    related.append(("styles", "styles.xml"))
    if x.shared:
        related.append(("sharedStrings", "sharedStrings.xml"))
        parts.append(("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"))
        files["xl/sharedStrings.xml"] = XML + f'<sst xmlns="{S}">' + "".join(
            f"<si>{s}</si>" for s in x.shared) + "</sst>"
    date1904 = '<workbookPr date1904="1"/>' if epoch == 1904 else ""
    return archive({
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": XML + f'<workbook xmlns="{S}" xmlns:r="{OFFICE}">'
                           f"{date1904}<sheets>" + "".join(sheets) +
                           "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*related),
        "xl/styles.xml": STYLES, **files})


# ---- OpenDocument ------------------------------------------------------
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
MIME = "application/vnd.oasis.opendocument."


class Odf:
    def __init__(self, tracked=True):
        self.regions, self.tracked = [], tracked

    def text(self, s):
        """White space is folded in OpenDocument unless it is named."""
        s = escape(s).replace("\t", "<text:tab/>")
        return re.sub(r"^ +| {2,}",
                      lambda m: f'<text:s text:c="{len(m.group())}"/>', s)

    def region(self, kind, inner):
        name = f"ct{len(self.regions) + 1}"
        self.regions.append(
            f'<text:changed-region text:id="{name}"><text:{kind}>'
            f"<office:change-info><dc:creator>{AUTHOR}</dc:creator>"
            f"<dc:date>{WHEN[:-1]}</dc:date></office:change-info>{inner}"
            f"</text:{kind}></text:changed-region>")
        return name

    def paragraphs(self, cell):
        out = [self.text(s) for s in cell.text.split("\n")]
        if cell.inserted and len(out) == 1 and self.tracked:
            k = len(cell.text) // 2
            name = self.region("insertion", "")
            out = [self.text(cell.text[:k]) +
                   f'<text:change-start text:change-id="{name}"/>' +
                   self.text(cell.text[k:]) +
                   f'<text:change-end text:change-id="{name}"/>']
        if cell.deleted and self.tracked:
            name = self.region("deletion",
                               f"<text:p>{self.text(cell.deleted)}</text:p>")
            out[0] = f'<text:change text:change-id="{name}"/>' + out[0]
        if cell.comment:
            note = f"<office:annotation><dc:creator>{AUTHOR}</dc:creator>" \
                f"<text:p>{self.text(cell.comment)}</text:p>" \
                "</office:annotation>"
            if not self.tracked:
                return note + "".join(f"<text:p>{s}</text:p>" for s in out)
            out[0] = note + out[0]
        return "".join(f"<text:p>{s}</text:p>" for s in out)

    def typed(self, v):
        if isinstance(v, dt.datetime):
            return "date", f'office:date-value="{v:%Y-%m-%dT%H:%M:%S}"'
        if isinstance(v, dt.date):
            return "date", f'office:date-value="{v}"'
        if isinstance(v, dt.time):
            return "time", f'office:time-value="PT{v:%HH%MM%SS}"'
        return "float", f'office:value="{v!r}"'

    def cell(self, cell):
        if cell.covered:
            return "<table:covered-table-cell/>"
        kind = ' office:value-type="string"' if cell.text else ""
        if cell.value is not None and not self.tracked:
            kind = ' office:value-type="%s" %s' % self.typed(cell.value)
        span = ""
        if cell.down or cell.across:
            span = f' table:number-rows-spanned="{cell.down + 1}"' \
                f' table:number-columns-spanned="{cell.across + 1}"'
        return f"<table:table-cell{kind}{span}>" + (
            self.paragraphs(cell) if cell.text or cell.deleted or cell.comment
            else "") + "</table:table-cell>" + \
            "<table:covered-table-cell/>" * cell.across

    def row(self, row, left):
        cells, skip = [], 0
        for c in row.cells:
            if not skip:
                cells.append(self.cell(c))
            skip = skip - 1 if skip else c.across
        hide = ' table:visibility="collapse"' if row.hidden else ""
        gap = f'<table:table-cell table:number-columns-repeated="{left}"/>' \
            if left else ""
        return f"<table:table-row{hide}>{gap}" + "".join(cells) + \
            "</table:table-row>"

    def table(self, table):
        width = table.width() + table.left
        blank = '<table:table-row%s><table:table-cell ' \
            f'table:number-columns-repeated="{width}"/></table:table-row>'
        out = [f"<table:table table:name={quoteattr(table.name)}>"
               f'<table:table-column table:number-columns-repeated="{width}"/>']
        if table.top:
            out.append(blank % f' table:number-rows-repeated="{table.top}"')
        for row in table.rows:
            out.append(self.row(row, table.left) if row else blank % "")
        return "".join(out) + "</table:table>"


def odf(kind, inner, regions=()):
    names = "".join(f' xmlns:{n}="{ODF}{n}:1.0"'
                    for n in ("office", "text", "table", "style"))
    changes = "<text:tracked-changes>" + "".join(regions) + \
        "</text:tracked-changes>" if regions else ""
    manifest = XML + f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">' \
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type=' \
        f'"{MIME}{kind}"/><manifest:file-entry manifest:full-path=' \
        '"content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    return archive({
        "content.xml": XML + f'<office:document-content{names} xmlns:dc="http:'
                       '//purl.org/dc/elements/1.1/" office:version="1.2">'
                       f"<office:body><office:{kind}>{changes}{inner}"
                       f"</office:{kind}></office:body>"
                       "</office:document-content>",
        "META-INF/manifest.xml": manifest}, ("mimetype", MIME + kind))


def ods(tables):
    o = Odf(tracked=False)
    return odf("spreadsheet", "".join(o.table(t) for t in tables))


def odt(blocks):
    o = Odf()
    body = "".join(f"<text:p>{o.text(b)}</text:p>" if isinstance(b, str)
                   else o.table(b) for b in blocks)
    return odf("text", body, o.regions)
