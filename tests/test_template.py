#!/usr/bin/env python3
"""Templates: what `new` writes, an agency fills in and sends back, is read
without a warning as just what was written.

    python3 tests/test_template.py [PROGRAM]

The templates are filled in by editing the XML in them, as an office program
leaves it: dates and times as numbers, answers as text.
"""
import csv
import datetime as dt
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.environ.get(
    "CHRONOMERGE", str(ROOT / "build/dev/chronomerge"))

INI = """[case]
title = Review & inquiry: <Child A>
from = 2016-04-01
to = 2018-06-14
marking = OFFICIAL-SENSITIVE
[child A]
name = Jamie Example
born = 2012-09-02
[child S1]
name = Kit Example
subject = no
[agency Police]
[agency St Aldhelm's Primary School]
[agency Health visiting / school nursing]
[agency Drug & Alcohol: Turning Point]
[agency 0-19 Service]
[agency Family Support Review Team]
"""
D = dt.date
# Heading (without its star): value; what must come back.
ROWS = [
    ({"Date": D(2018, 3, 14), "Time": dt.time(10, 30),
      "Source of information": "Case note",
      "Professional (role not name)": "Officer 1",
      "Family member(s)": "All children", "Contact type": "Home visit",
      "Location": "Home", "Event": "Visit. Jamie in the garden & Kit out.",
      "Child seen?": "Jamie Example only", "Seen alone?": "No",
      "Action / outcome": "No further action", "Comment": "Timely"},
     {"start": "2018-03-14T10:30", "A": ("yes", "no"), "S1": ("no", "no"),
      "professional": "Officer 1", "contact_type": "Home visit",
      "location": "Home", "outcome": "No further action",
      "comment": "Timely", "source_of_information": "Case note"}),
    ({"Date": D(2018, 3, 20), "Source of information": "Log",
      "Event": "Both children spoken to at school.",
      "Child seen?": "Yes - all children", "Seen alone?": "Kit Example only"},
     {"start": "2018-03-20", "A": ("yes", "no"), "S1": ("yes", "yes")}),
    ({"Date": D(2018, 4, 1), "End date": D(2018, 4, 3),
      "Source of information": "Log",
      "Event": "Jamie admitted overnight for observation.\nDischarged.",
      "Child seen?": "Not known"},
     {"start": "2018-04-01", "end": "2018-04-03"}),
    ({"Date": "March 2017", "Source of information": "Letter",
      "Event": "Letter from housing about arrears.",
      "Child seen?": "Not applicable"},
     {"start": "2017-03-01", "A": ("na", "no")}),
    ({"Date": D(2018, 5, 2), "Time": dt.time(0, 15),
      "Source of information": "Log",
      "Event": "Example of good practice: checked on the children.",
      "Child seen?": "No"},
     {"start": "2018-05-02T00:15", "A": ("no", "no")}),
]


# ---- filling in --------------------------------------------------------
def plain(heading):
    """As in case.ini: without how it is written and the star."""
    return re.sub(r" \*| \((dd/mm/yyyy|hh:mm)\)", "", heading)


def shown(value):
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value


def fill_csv(path, rows):
    with open(path, encoding="utf-8-sig", newline="") as f:
        lines = list(csv.reader(f))
    for row in rows:
        lines.append([shown(row.get(plain(h), "")) for h in lines[0]])
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f).writerows(lines)


def edit(path, part, change):
    with zipfile.ZipFile(path) as z:
        parts = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts:
            if name == part:
                data = change(data.decode("utf-8")).encode("utf-8")
            z.writestr(name, data)


def letters(i):
    return chr(ord("A") + i) if i < 26 else "A" + chr(ord("A") + i - 26)


def fill_xlsx(path, rows):
    with zipfile.ZipFile(path) as z:
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>",
                             z.read("xl/sharedStrings.xml").decode(), re.S)

    def change(sheet):
        head = re.search(r'<row r="1".*?</row>', sheet, re.S).group()
        names = [plain(strings[int(i)]) for i in
                 re.findall(r't="s"><v>(\d+)</v>', head)]
        styles = [re.search(r'<col min="%d"[^>]*style="(\d+)"' % (i + 1),
                            sheet).group(1) for i in range(len(names))]
        out = ""
        for n, row in enumerate(rows):
            out += f'<row r="{n + 3}">'
            for i, name in enumerate(names):
                v = row.get(name)
                at = f'r="{letters(i)}{n + 3}" s="{styles[i]}"'
                if isinstance(v, dt.date):
                    days = (v - D(1899, 12, 30)).days
                    out += f"<c {at}><v>{days}</v></c>"
                elif isinstance(v, dt.time):
                    part = (v.hour * 60 + v.minute) / 1440
                    out += f"<c {at}><v>{part!r}</v></c>"
                elif v:
                    out += (f'<c {at} t="inlineStr"><is><t>{escape(v)}</t>'
                            "</is></c>")
            out += "</row>"
        return sheet.replace("</sheetData>", out + "</sheetData>")

    edit(path, "xl/worksheets/sheet2.xml", change)


def fill_docx(path, rows):
    def change(document):
        table = re.search(r"<w:tbl>.*</w:tbl>", document, re.S).group()
        lines = re.findall(r"<w:tr>.*?</w:tr>", table, re.S)
        names = [plain("".join(re.findall(r"<w:t[ >].*?>?([^<>]*)</w:t>", c)))
                 for c in re.findall(r"<w:tc>.*?</w:tc>", lines[0], re.S)]
        for n, row in enumerate(rows):
            cells = re.findall(r"<w:tc>.*?</w:tc>", lines[n + 2], re.S)
            new = lines[n + 2]
            out = ""
            for name, cell in zip(names, cells):
                runs = "<w:br/>".join(
                    f"<w:t>{escape(x)}</w:t>"
                    for x in shown(row.get(name, "")).split("\n"))
                if row.get(name) and "<w:sdt>" in cell:
                    cell = cell.replace("<w:showingPlcHdr/>", "")
                    cell = re.sub(
                        r"<w:sdtContent>.*</w:sdtContent>", lambda m:
                        f"<w:sdtContent><w:r>{runs}</w:r></w:sdtContent>",
                        cell)
                elif row.get(name):
                    cell = cell.replace("</w:p>", f"<w:r>{runs}</w:r></w:p>")
                out += cell
            new = new[:new.index("<w:tc>")] + out + "</w:tr>"
            at = table.index(lines[n + 2])
            table = table[:at] + new + table[at + len(lines[n + 2]):]
        return re.sub(r"<w:tbl>.*</w:tbl>", lambda m: table, document,
                      flags=re.S)

    edit(path, "word/document.xml", change)


FILL = {"csv": fill_csv, "xlsx": fill_xlsx, "docx": fill_docx}


# ---- asking the program -------------------------------------------------
def new(folder, *more):
    return subprocess.run([PROGRAM, "new", folder, *more],
                          capture_output=True, text=True)


def run(folder, out):
    subprocess.run([PROGRAM, "run", folder, "-o", out, "--quiet", "--as",
                    "json"], capture_output=True, check=True)
    with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
        return json.load(f)


def warnings(data):
    return [d for d in data["diagnostics"] if d["severity"] != "note"]


def case(work, name, ini=INI):
    folder = os.path.join(work, name)
    os.makedirs(folder)
    if ini:
        with open(os.path.join(folder, "case.ini"), "w") as f:
            f.write(ini)
    return folder


def returned(work, name, template, fill=None, rows=(), ini=INI, rename=None):
    """The events of a template that came back."""
    folder = case(work, name, ini)
    new(folder)
    os.makedirs(os.path.join(work, name + "-back"))
    back = os.path.join(work, name + "-back", rename or template)
    os.rename(os.path.join(folder, "templates", template), back)
    os.rename(os.path.join(folder, "case.ini"),
              os.path.join(work, name + "-back", "case.ini"))
    if fill:
        fill(back, rows)
    return run(os.path.join(work, name + "-back"),
               os.path.join(work, name + "-out"))


# ---- tests ---------------------------------------------------------------
def same(got, want, what):
    assert got == want, f"{what}: {got!r} is not {want!r}"


def check_event(account, row, want):
    start = account["start"]["earliest"]
    same(start[:len(want["start"])], want["start"], "start")
    same(account["text"], row["Event"], "text")
    if "T" not in want["start"]:
        assert account["start"]["precision"] != "minute", account["start"]
    if "end" in want:
        same(account["end"]["latest"][:10], want["end"], "end")
    else:
        same(account["end"], None, "end")
    children = {c["ref"]: (c["seen"], c["alone"])
                for c in account["children"]}
    for key, value in want.items():
        if key in ("A", "S1"):
            same(children.get(key), value, f"child {key} of {row['Event']}")
        elif key not in ("start", "end"):
            same(account[key], value, key)


def filled_in(ext):
    def test(work):
        data = returned(work, "filled", "Police chronology." + ext,
                        FILL[ext], [r for r, _ in ROWS])
        same(warnings(data), [], "warnings")
        source = data["sources"][0]
        same(source["agency"], "Police", "agency")
        same((source["events"], source["quarantined"], source["not_events"]),
             (len(ROWS), 0, 1), "counts")
        same(data["not_events"][0]["why"], "the example of a template", "why")
        by_text = {a["text"]: a for e in data["entries"]
                   for a in e["accounts"]}
        for row, want in ROWS:
            assert row["Event"] in by_text, f"{row['Event']!r} is lost"
            check_event(by_text[row["Event"]], row, want)
    return test


def unfilled(ext):
    def test(work):
        data = returned(work, "unfilled", "Police chronology." + ext)
        same([d["slug"] for d in warnings(data)], ["no-rows"], "warnings")
        same(data["sources"][0]["events"], 0, "events")
        same(data["sources"][0]["agency"], "Police", "agency")
        same(data["sources"][0]["quarantined"], 0, "quarantined")
    return test


def agency_is_told(ext):
    """By the file, and where the file has room for it by the document."""
    def test(work):
        for i, agency in enumerate(["St Aldhelm's Primary School",
                                    "Health visiting / school nursing",
                                    "Drug & Alcohol: Turning Point",
                                    "0-19 Service",
                                    "Family Support Review Team"]):
            name = re.sub("[/:]", "-", agency) + " chronology." + ext
            for rename in [None] + (["final v2." + ext] if ext != "csv"
                                    else []):
                data = returned(work, f"agency{i}{rename}", name, FILL[ext],
                                [ROWS[0][0]], rename=rename)
                same(data["sources"][0]["agency"], agency, rename or name)
                same(warnings(data), [], "warnings")
    return test


def general_says_no_agency(ext):
    """What explains the columns of a template names no agency."""
    def test(work):
        data = returned(work, "general", "chronology." + ext, FILL[ext],
                        [ROWS[0][0]], rename="Housing chronology." + ext)
        same(data["sources"][0]["agency"], "Housing", "agency")
        same(data["sources"][0]["agency_from"], "file name", "known by")
    return test


def chosen_columns(ext):
    def test(work):
        ini = INI + ("[template]\ncolumn = Date of contact\n"
                     "column = What happened\ncolumn = Thresholds applied\n"
                     "mandatory = What happened\n"
                     "instructions = Back by Friday & no later <please>.\n")
        row = {"Date of contact": D(2018, 3, 14), "What happened": "Visit.",
               "Thresholds applied": "Level 3"}
        # Nothing but the heading tells which is the day.
        row["Date of contact"] = D(2018, 4, 3)
        data = returned(work, "chosen", "chronology." + ext, FILL[ext], [row],
                        ini=ini, rename="Police." + ext)
        same(warnings(data), [], "warnings")
        account = data["entries"][0]["accounts"][0]
        same(account["text"], "Visit.", "text")
        same(account["start"]["earliest"], "2018-04-03", "start")
        same(account["agency"], "Police", "agency")
        same(account["fields"].get("Thresholds applied"), "Level 3", "field")
    return test


def the_bytes_are_the_same_each_time(work):
    one, two = case(work, "one"), case(work, "two")
    new(one)
    subprocess.run([PROGRAM, "new", two], env=dict(
        os.environ, TZ="Asia/Tokyo", LANG="tr_TR.UTF-8", USER="somebody"),
        capture_output=True, check=True)
    names = sorted(os.listdir(one + "/templates"))
    same(len(names), 22, "templates")
    for name in names:
        a = pathlib.Path(one, "templates", name).read_bytes()
        b = pathlib.Path(two, "templates", name).read_bytes()
        assert a == b, f"{name} differs"


def nothing_filled_in_is_written_over(work):
    folder = case(work, "kept", None)
    same(new(folder).returncode, 0, "exit code")
    mine = pathlib.Path(folder, "templates", "chronology.csv")
    blank = mine.read_bytes()
    pathlib.Path(folder, "case.ini").write_text(INI)
    r = new(folder)
    same(r.returncode, 0, "exit code")
    assert "case.ini was there already and was left as it is" in r.stderr, \
        r.stderr
    same(pathlib.Path(folder, "case.ini").read_text(), INI, "case.ini")
    assert mine.read_bytes() != blank, "the untouched one was not renewed"
    mine.write_text("filled in")
    r = new(folder)
    assert "chronology.csv" in r.stderr and "--force" in r.stderr, r.stderr
    same(mine.read_text(), "filled in", "template")
    new(folder, "--force")
    assert "EXAMPLE" in mine.read_text(encoding="utf-8-sig")
    same(pathlib.Path(folder, "case.ini").read_text(), INI, "case.ini")


def documents_are_well_formed_and_nobodys(work):
    folder = case(work, "form")
    new(folder)
    for ext in "docx", "xlsx":
        path = os.path.join(folder, "templates", "Police chronology." + ext)
        with zipfile.ZipFile(path) as z:
            for name in z.namelist():
                xml.dom.minidom.parseString(z.read(name))
                same(z.getinfo(name).date_time[:3], (1980, 1, 1), name)
            core = z.read("docProps/core.xml").decode()
            everything = "".join(z.read(n).decode() for n in z.namelist())
        assert "Review &amp; inquiry: &lt;Child A&gt;" in core, core
        assert not re.search(r"<dc:creator>[^<]", core), core
        assert everything.count("OFFICIAL-SENSITIVE") >= 3
        assert "Kit Example only" in everything
    assert "tblHeader" in everything or "Print_Titles" in everything


def the_example_is_known_by_two_marks(work):
    folder = case(work, "example", "[child A]\n")
    lines = ["Date,Event", "EXAMPLE 14/03/2018,EXAMPLE - delete this row.",
             "14/03/2018,Example set by the teacher.",
             "EXAMPLE 15/03/2018,Written over the example.",
             "16/03/2018,Examples discussed.", "Examples,Example of one."]
    pathlib.Path(folder, "police.csv").write_text("\n".join(lines) + "\n")
    data = run(folder, folder + "-out")
    same([n["row"] for n in data["not_events"]], [2], "not events")
    same([q["row"] for q in data["quarantined"]], [4, 6], "quarantined")
    same(data["sources"][0]["events"], 2, "events")


def tests():
    for ext in FILL:
        yield f"a_filled_in_{ext}_is_read_as_written", filled_in(ext)
        yield f"an_unfilled_{ext}_has_no_rows", unfilled(ext)
        yield f"a_{ext}_is_known_by_its_agency", agency_is_told(ext)
        yield f"a_general_{ext}_names_no_agency", general_says_no_agency(ext)
        yield f"a_{ext}_has_the_columns_of_the_case", chosen_columns(ext)
    for test in (the_bytes_are_the_same_each_time,
                 nothing_filled_in_is_written_over,
                 documents_are_well_formed_and_nobodys,
                 the_example_is_known_by_two_marks):
        yield test.__name__, test


def main():
    failed = 0
    for name, test in tests():
        with tempfile.TemporaryDirectory() as work:
            try:
                test(work)
                print("[       OK ] " + name)
            except (AssertionError, KeyError, IndexError, OSError,
                    AttributeError, subprocess.CalledProcessError) as e:
                failed += 1
                print(f"{name}: {type(e).__name__} {e}")
                print("[  FAILED  ] " + name)
    return 1 if failed else 0


sys.exit(main())
