"""Reads a workbook with nothing but zip and XML, as a stranger's program would:
sheets of rows, a cell being text, a number or nothing."""
import datetime as dt
import re
import xml.etree.ElementTree as ET
import zipfile

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EPOCH = dt.datetime(1899, 12, 30)
CONTINUED = "(continued) "


def column(ref):
    n = 0
    for c in re.match("[A-Z]+", ref)[0]:
        n = n * 26 + ord(c) - 64
    return n - 1


def letters(n):
    return (chr(64 + n // 26) if n >= 26 else "") + chr(65 + n % 26)


def unescape(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def day(iso):
    """The number by which a workbook knows a day."""
    return float((dt.datetime.fromisoformat(iso) - EPOCH).days)


def shown(text):
    """Text as a cell may hold it: what would act is made visible."""
    text = (text or "").replace("\r\n", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
                  "\U000e0000-\U000e007f\ufffe\uffff]",
                  lambda m: f"[U+{ord(m[0]):04X}]", text)


class Sheet:
    def __init__(self, book, name, part):
        self.name = name
        self.part = part
        self.xml = ET.fromstring(book.read("xl/" + part))
        self.rows = [self.row(r) for r in self.xml.iter(M + "row")]

    @staticmethod
    def row(element):
        cells = {}
        for c in element.iter(M + "c"):
            text = "".join(t.text or "" for t in c.iter(M + "t"))
            value = c.find(M + "v")
            assert c.find(M + "f") is None, "a cell evaluates"
            assert c.get("t") in ("inlineStr", "s", None), c.get("t")
            if c.get("t") is None and value is not None:
                cells[column(c.get("r"))] = float(value.text)
            else:
                cells[column(c.get("r"))] = unescape(text)
        return cells

    def at(self, heading):
        return [k for k, v in self.rows[0].items() if v == heading][0]

    def column(self, heading):
        return [r.get(self.at(heading)) for r in self.rows[1:]]

    def find(self, name):
        return self.xml.find(M + name)

    def records(self):
        """A dictionary a row, by heading; what was continued is whole."""
        heads = self.rows[0]
        refs = [k for k, v in heads.items()
                if v in ("Ref", "Entry", "Account", "One", "Other")]
        done = []
        for row in self.rows[1:]:
            rest = {k: v for k, v in row.items() if k not in refs and v != ""}
            if rest and all(str(v).startswith(CONTINUED)
                            for v in rest.values()):
                for k, v in rest.items():
                    done[-1][heads[k]] += v[len(CONTINUED):]
                for k in refs:
                    assert row.get(k) == done[-1][heads[k]], "no reference"
                continue
            done.append({title: row.get(k, "") for k, title in heads.items()})
        return done


def read(path):
    """The sheets, and the properties of the document as text."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for info in book.infolist():
            assert info.date_time[0] == 1980, info.date_time
            for word in ("hyperlink", "externalLink", "vbaProject"):
                assert word not in info.filename, info.filename
        names = ET.fromstring(book.read("xl/workbook.xml"))
        links = {e.get("Id"): e.get("Target") for e in ET.fromstring(
            book.read("xl/_rels/workbook.xml.rels"))}
        core = book.read("docProps/core.xml").decode()
        return [Sheet(book, s.get("name"), links[s.get(R + "id")])
                for s in names.iter(M + "sheet")], core


def names(path):
    """The names that the workbook defines, and where they lead."""
    with zipfile.ZipFile(path) as book:
        return {e.get("name"): e.text for e in ET.fromstring(
            book.read("xl/workbook.xml")).iter(M + "definedName")}


def formats(path):
    """By the number of a style: the format of numbers, whether text wraps."""
    with zipfile.ZipFile(path) as book:
        styles = ET.fromstring(book.read("xl/styles.xml"))
    own = {e.get("numFmtId"): e.get("formatCode")
           for e in styles.iter(M + "numFmt")}
    own["49"] = "@"
    return [(own.get(x.get("numFmtId"), "General"),
             x.find(M + "alignment") is not None and
             x.find(M + "alignment").get("wrapText") == "1")
            for x in styles.find(M + "cellXfs")]
