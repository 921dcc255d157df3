#!/usr/bin/env python3
"""The workbook in LibreOffice: it opens, every cell says what it said, and what
a person fills in comes back from whatever LibreOffice saves."""
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook  # noqa: E402  (beside this file)

PROGRAM = sys.argv[1]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XLSX = "xlsx:Calc MS Excel 2007 XML"
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,"
CASE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(
    __file__))), "fixtures", "cases", "child-a")
WRITTEN = {
    "Review notes": "Asked the GP & heard nothing.",
    "Phase": "1: <before> birth",
    "Key practice episode": "KPE 2\nthe fall",
    "Theme": "neglect; men in the household",
    "Good practice": "=SUM(1)+ \"seen\" alone",
    "Missed opportunity": "2/3",
    "Question for agency": "Police: 01/02/2018?",
}
RULED = {"Decision": "different", "Decided by": "A Chair",
         "Reason for the decision": "-2 days apart", "Decided on": "01/05/2024"}


def run(*args, code=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True)
    assert done.returncode == code, (args, done.stderr.decode())
    return (done.stdout + done.stderr).decode()


def convert(folder, path, to):
    """What LibreOffice saves of it: the path, or of CSV the folder."""
    out = os.path.join(folder, re.sub("[^a-z]", "", to.split(":")[0]))
    os.makedirs(out, exist_ok=True)
    done = subprocess.run(
        ["soffice", "--headless",
         "-env:UserInstallation=file://" + os.path.join(folder, "office"),
         "--convert-to", to, "--outdir", out, path],
        capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    made = os.listdir(out)
    name = os.path.splitext(os.path.basename(path))[0]
    return os.path.join(out, [n for n in made if n.startswith(name)][0])


# ---- what an OpenDocument file holds ----

def text_of(element):
    """The text of a paragraph, with its spaces and breaks."""
    text = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(child)
        text += child.tail or ""
    return text


def value_of(cell):
    kind = cell.get(OFFICE + "value-type")
    assert cell.get(TABLE + "formula") is None, "a cell evaluates"
    if kind == "date":
        at = dt.datetime.fromisoformat(cell.get(OFFICE + "date-value"))
        return (at - workbook.EPOCH) / dt.timedelta(days=1)
    if kind == "float":
        return float(cell.get(OFFICE + "value"))
    assert kind in ("string", None), kind
    return "\n".join(text_of(p) for p in cell.findall(TEXT + "p"))


def row_of(element):
    row, at = {}, 0
    for cell in element:
        again = int(cell.get(TABLE + "number-columns-repeated", "1"))
        value = value_of(cell)
        for k in range(again if value != "" else 0):
            row[at + k] = value
        at += again
    return row


def read_ods(path):
    with zipfile.ZipFile(path) as book:
        root = ET.fromstring(book.read("content.xml"))
    sheets = {}
    for table in root.iter(TABLE + "table"):
        rows = []
        for element in table.iter(TABLE + "table-row"):
            row = row_of(element)
            again = int(element.get(TABLE + "number-rows-repeated", "1"))
            rows += [row] * (again if row else min(again, 1))
        while rows and not rows[-1]:
            rows.pop()
        sheets[table.get(TABLE + "name")] = rows
    return sheets


# ---- the tests ----

def same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) < 1e-6  # a tenth of a second
    return a == b


def every_cell_says_what_it_said(folder, out):
    path = os.path.join(out, "chronology.xlsx")
    ours, _ = workbook.read(path)
    theirs = read_ods(convert(folder, path, "ods"))
    assert list(theirs) == [s.name for s in ours]
    cells = 0
    for sheet in ours:
        rows = theirs[sheet.name]
        assert len(rows) == len(sheet.rows), sheet.name
        for n, (a, b) in enumerate(zip(sheet.rows, rows), 1):
            a = {k: v for k, v in a.items() if v != ""}
            assert a.keys() == b.keys(), (sheet.name, n, a, b)
            for k, v in a.items():
                cells += 1
                assert same(v, b[k]), (sheet.name, n, k, v, b[k])
    assert cells > 10000, cells


def fill_in(path, to, row):
    """Types into a row of the chronology and of the pairs, as a program would
    that knows the file and nothing else."""
    sheets = {"xl/" + s.part: s for s in workbook.read(path)[0]}
    typed = {"Chronology": WRITTEN, "Possible duplicates": RULED}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for info in old.infolist():
            data = old.read(info.filename)
            sheet = sheets.get(info.filename)
            if sheet and sheet.name in typed:
                data = type_into(data.decode(), sheet, row,
                                 typed[sheet.name]).encode()
            new.writestr(info, data)


def type_into(xml, sheet, row, written):
    for title, text in written.items():
        at = f"{workbook.letters(sheet.at(title))}{row}"
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        xml, n = re.subn(
            rf'<c r="{at}"( s="\d+")/>', lambda m: f'<c r="{at}"{m[1]} '
            f't="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>',
            xml)
        assert n == 1, at
    return xml


def decisions(out):
    """What the workbook of a case says was ruled on pairs."""
    path = os.path.join(out, "again.xlsx")
    run("export", out, "--as", "xlsx", "-o", path, "--force")
    rows = [s for s in workbook.read(path)[0]
            if s.name == "Decisions"][0].records()
    return [(r["Ruled"], r["By"], r["When"], r["Reason, or note"])
            for r in rows if r["And"]]


def reviews(out):
    """What stands beside entries, by the id of the entry."""
    path = os.path.join(out, "again.json")
    run("export", out, "--as", "json", "-o", path, "--force")
    with open(path, "rb") as f:
        entries = json.load(f)["entries"]
    return {e["id"]: ([n["text"] for n in e["notes"]],
                      {k: [x["text"] for x in v]
                       for k, v in e["review"].items() if v})
            for e in entries if e["notes"] or any(e["review"].values())}


def what_is_written_comes_back(folder, out):
    filled = os.path.join(folder, "filled.xlsx")
    path = os.path.join(out, "chronology.xlsx")
    fill_in(path, filled, 5)
    ref = [s for s in workbook.read(path)[0]
           if s.name == "Chronology"][0].rows[4][0]
    for name, to in (("ours", None), ("ods", "ods"), ("xlsx", XLSX),
                     ("csv", CSV + "2")):
        case = os.path.join(folder, "case-" + name)
        shutil.copytree(out, case)
        back = convert(folder, filled, to) if to else filled
        said = run("decide", case, "--from", back, "--by", "M Reader")
        got = reviews(case)
        assert list(got) == [ref], (name, said, got)
        notes, words = got[ref]
        assert notes == [WRITTEN["Review notes"]], (name, notes)
        assert words == {k.lower().replace(" ", "_").replace(
            "key_practice_", "").replace("_for_agency", ""): [v]
            for k, v in WRITTEN.items() if k != "Review notes"}, (name, words)
        assert name == "csv" or decisions(case) == [
            ("different", "A Chair", "2024-05-01", "-2 days apart")], name
        again = run("decide", case, "--from", back, "--by", "M Reader")
        assert "nothing is changed" in again, (name, again)


def what_is_not_written_changes_nothing(folder, out):
    path = os.path.join(out, "chronology.xlsx")
    for to in ("ods", XLSX):
        back = convert(folder, path, to)
        assert "nothing is changed" in run("decide", out, "--from", back)


def main():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        run("run", CASE, "-o", out, "--as", "xlsx", "--quiet")
        for test in (every_cell_says_what_it_said,
                     what_is_not_written_changes_nothing,
                     what_is_written_comes_back):
            test(folder, out)
            print(f"[       OK ] {test.__name__}")


main()
