#!/usr/bin/env python3
"""Reports as Excel workbooks: opened with nothing but zip and XML, as a
stranger's program would."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

PROGRAM = sys.argv[1]
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LONG = "Kit " + "seen and heard. " * 5000  # more than two cells hold
INI = """[case]
title = Review of <Kit> & others
marking = OFFICIAL & SENSITIVE
from = 2019-01-01
to = 2019-12-31
[child A]
name = Kit Example
"""
FILES = {
    "case.ini": INI,
    "police.csv": "Date,Time,Event\n"
                  "04/03/2019,10:30,\"=HYPERLINK(\"\"http://x\"\") Kit at 3 "
                  "Elm Road, incident 190304-77 _x0041_ \x01\u202e\"\n"
                  "05/03/2019,,Strategy meeting by telephone with social care"
                  "\nMarch 2019,,+44 call from <school>\n",
    "social care.csv": "Date,Time,Event\n"
                       "04/03/2019,10:40,\"Kit at 3 Elm Road, police incident "
                       "190304-77\"\n"
                       "05/03/2019,14:00,Strategy meeting with police\n"
                       f"06/03/2019,,\"{LONG}\"\n",
}


def run(*args, **env):
    return subprocess.run([PROGRAM, *args], check=True, capture_output=True,
                          env={**os.environ, **env}).stdout


def column(ref):
    n = 0
    for c in re.match("[A-Z]+", ref)[0]:
        n = n * 26 + ord(c) - 64
    return n - 1


class Sheet:
    def __init__(self, book, name, part):
        self.name = name
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
                cells[column(c.get("r"))] = text
        return cells

    def at(self, heading):
        return [k for k, v in self.rows[0].items() if v == heading][0]

    def column(self, heading):
        return [r.get(self.at(heading)) for r in self.rows[1:]]

    def find(self, name):
        return self.xml.find(M + name)


def read(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for info in book.infolist():
            assert info.date_time[0] == 1980, info.date_time
        names = ET.fromstring(book.read("xl/workbook.xml"))
        links = {e.get("Id"): e.get("Target") for e in ET.fromstring(
            book.read("xl/_rels/workbook.xml.rels"))}
        core = book.read("docProps/core.xml").decode()
        return [Sheet(book, s.get("name"), links[s.get(R + "id")])
                for s in names.iter(M + "sheet")], core


def check_sheet(sheet):
    width = len(sheet.rows[0])
    last = max(len(sheet.rows), 2)
    assert sorted(sheet.rows[0]) == list(range(width)), sheet.name
    pane = sheet.xml.find(f".//{M}pane")
    assert pane is not None and pane.get("topLeftCell") == "A2"
    assert pane.get("state") == "frozen"
    letter = chr(64 + width) if width <= 26 else "A" + chr(38 + width)
    assert sheet.find("autoFilter").get("ref") == f"A1:{letter}{last}"
    assert sheet.find("mergeCells") is None
    assert len(sheet.name) <= 31 and not set(sheet.name) & set("[]:*?/\\")
    page = sheet.find("headerFooter")
    assert "OFFICIAL && SENSITIVE" in page.find(M + "oddHeader").text
    assert "Review of <Kit> && others" in page.find(M + "oddFooter").text
    for row in sheet.rows:
        for text in row.values():
            units = len(str(text).encode("utf-16-le")) // 2
            assert units <= 32767, units


def pieces(sheet, heading):
    text = ""
    for cell in sheet.column(heading):
        if cell and (cell.startswith("Kit seen") or "(continued) " in cell):
            text += cell.replace("(continued) ", "")
    return text


def every_table_is_a_sheet(out):
    for name in sorted(os.listdir(os.path.join(out, "reports"))):
        if not name.endswith(".xlsx"):
            continue
        sheets, core = read(os.path.join(out, "reports", name))
        assert [s.name for s in sheets][-1] == "About"
        assert len({s.name.lower() for s in sheets}) == len(sheets)
        assert "<dc:creator></dc:creator>" in core or "creator/>" in core, core
        assert "1980-01-01T00:00:00Z" in core, core
        for sheet in sheets[:-1]:
            check_sheet(sheet)


def dates_numbers_and_text(out):
    sheets, _ = read(os.path.join(out, "chronology.xlsx"))
    whole = {s.name: s for s in sheets}["Integrated chronology"]
    dates = whole.column("Date")
    # 4 March 2019 is day 43528; 10:30 is a share of it.
    assert 43528 + 10.5 / 24 in [round(d, 9) if isinstance(d, float) else d
                                 for d in dates], dates
    assert 43529.0 in dates, "a day without a time is a day"
    assert "March 2019" in dates, "a month stays in words"
    texts = whole.column("What happened")
    assert any(str(t).startswith("=HYPERLINK") for t in texts)
    assert any("_x005F_x0041_" in str(t) or "_x0041_" in str(t)
               for t in texts)
    assert any("[U+0001][U+202E]" in str(t) for t in texts), texts[:1]
    assert any(str(t).startswith("+44") for t in texts)
    refs = whole.column("Ref")
    last = texts.index(next(t for t in texts if "(continued) " in str(t)))
    assert refs[last] == refs[last - 1], "the reference is repeated"
    assert pieces(whole, "What happened") == LONG.rstrip(), "a text was cut"
    files = {s.name: s for s in sheets}["Material received"]
    assert files.column("Records") == [3.0, 3.0], files.column("Records")


def the_pairs_can_be_decided(out):
    path = os.path.join(out, "pairs.xlsx")
    refs = [r.split(",")[0] for r in run(
        "export", out, "--as", "csv").decode().splitlines()[1:]
        if re.match("n[0-9a-f]{12},", r)]
    run("decide", out, "unsure", refs[0], refs[-1])
    run("report", out, "duplicates", "--as", "xlsx", "-o", path)
    sheets, _ = read(path)
    pairs = {s.name: s for s in sheets}["Pairs for a person to decide"]
    checks = {v.get("sqref"): v for v in pairs.xml.iter(
        M + "dataValidation")}
    letter = chr(65 + pairs.at("Decision"))
    rows = f"{letter}2:{letter}{len(pairs.rows)}"
    if len(pairs.rows) == 2:
        rows = f"{letter}2"
    assert checks[rows].find(M + "formula1").text == \
        '"same,same-differ,related,different,unsure"', checks


def the_same_bytes(folder, out):
    again = os.path.join(folder, "again")
    run("run", os.path.join(folder, "in"), "-o", again, "--as", "xlsx",
        "--quiet", TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8")
    for name in ["chronology.xlsx"] + [
            f"reports/{r}.xlsx" for r in ("seen", "duplicates", "gaps")]:
        with open(os.path.join(out, name), "rb") as a, \
                open(os.path.join(again, name), "rb") as b:
            assert a.read() == b.read(), name
    direct = run("export", again, "--as", "xlsx", "--report", "duplicates")
    with open(os.path.join(out, "reports", "duplicates.xlsx"), "rb") as f:
        assert f.read() == direct


def main():
    with tempfile.TemporaryDirectory() as folder:
        case = os.path.join(folder, "in")
        out = os.path.join(folder, "out")
        os.mkdir(case)
        for name, text in FILES.items():
            with open(os.path.join(case, name), "w", encoding="utf-8") as f:
                f.write(text)
        run("run", case, "-o", out, "--as", "xlsx", "--quiet")
        assert not os.path.exists(os.path.join(out, "reports", "gaps.html"))
        for test, args in ((every_table_is_a_sheet, (out,)),
                           (dates_numbers_and_text, (out,)),
                           (the_pairs_can_be_decided, (out,)),
                           (the_same_bytes, (folder, out))):
            test(*args)
            print(f"[       OK ] {test.__name__}")


main()
