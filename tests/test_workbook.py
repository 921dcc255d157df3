#!/usr/bin/env python3
"""Reports as Excel workbooks, and the chronology as one: what is in them, that
nothing acts, and that they say what chronology.json says."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook  # noqa: E402  (beside this file)
from workbook import M, day, letters, shown  # noqa: E402

PROGRAM = sys.argv[1]
LONG = "Kit " + "seen and heard. " * 5000  # more than two cells hold
INI = """[case]
title = Review of <Kit> & others
marking = OFFICIAL & SENSITIVE
from = 2019-01-01
to = 2019-12-31
[child A]
name = Kit Example
born = 2018-12-20
[child S1]
name = Bo Example
subject = no
"""
FILES = {
    "case.ini": INI,
    "police.csv": "Date,Time,Event,Child seen\n"
                  "04/03/2019,10:30,\"=HYPERLINK(\"\"http://x\"\") Kit at 3 "
                  "Elm Road, incident 190304-77 _x0041_ \x01\u202e\",yes\n"
                  "05/03/2019,,Strategy meeting by telephone with social care"
                  ",\nMarch 2019,,+44 call from <school>,\n"
                  "not a date,,Kit seen,\n",
    "social care.csv": "Date,Time,Event,Outcome,Ward\n"
                       "04/03/2019,10:40,\"Kit at 3 Elm Road, police incident "
                       "190304-77\",NFA,@B\n"
                       "05/03/2019,14:00,Strategy meeting with police,,-1\n"
                       f"06/03/2019,,\"{LONG}\",,\n"
                       "07/03/2020,,Bo was not seen at the visit.,,\n",
}
SHEETS = ["About", "Chronology", "Accounts", "Seen", "Gaps", "Discrepancies",
          "Possible duplicates", "Accounts put together", "Decisions",
          "Sent without receipt", "Notes without an entry", "Sources", "Agencies", "Headings",
          "Rows that gave no event", "Diagnostics"]


def run(*args, **env):
    return subprocess.run([PROGRAM, *args], check=True, capture_output=True,
                          env={**os.environ, **env}).stdout


class Case:
    """A case as a workbook and as JSON."""

    def __init__(self, source, out):
        run("run", source, "-o", out, "--as", "xlsx,json", "--quiet")
        self.out = out
        self.path = os.path.join(out, "chronology.xlsx")
        self.sheets, self.core = workbook.read(self.path)
        with open(os.path.join(out, "chronology.json"), "rb") as f:
            self.json = json.load(f)
        self.by_name = {s.name: s for s in self.sheets}
        self.files = {s["id"]: s["file"] for s in self.json["sources"]}

    def records(self, name):
        return self.by_name[name].records()

    def accounts(self):
        return [(e, a) for e in self.json["entries"] for a in e["accounts"]]


# ---- every sheet ----

def check_sheet(sheet):
    width = len(sheet.rows[0])
    last = max(len(sheet.rows), 2)
    assert sorted(sheet.rows[0]) == list(range(width)), sheet.name
    titles = [t.lower() for t in sheet.rows[0].values()]
    assert all(titles) and len(set(titles)) == width, titles
    pane = sheet.xml.find(f".//{M}pane")
    assert pane is not None and pane.get("ySplit") == "1", sheet.name
    assert pane.get("state") == "frozen" and pane.get("topLeftCell")[-1] == "2"
    assert sheet.find("autoFilter").get("ref") == \
        f"A1:{letters(width - 1)}{last}"
    for name in ("mergeCells", "hyperlinks", "drawing", "conditionalFormatting",
                 "legacyDrawing"):
        assert sheet.find(name) is None, name
    assert len(sheet.name) <= 31 and not set(sheet.name) & set("[]:*?/\\'")
    for row in sheet.rows:
        for text in row.values():
            units = len(str(text).encode("utf-16-le")) // 2
            assert units <= 32767, units


def check_page(sheet):
    page = sheet.find("headerFooter")
    assert "OFFICIAL && SENSITIVE" in page.find(M + "oddHeader").text
    assert "Review of <Kit> && others" in page.find(M + "oddFooter").text
    assert "&P of &N" in page.find(M + "oddFooter").text
    setup = sheet.find("pageSetup")
    assert setup.get("orientation") == "landscape"
    assert setup.get("paperSize") == "9"
    assert int(setup.get("scale", "100")) >= 65, sheet.name


def check_kinds(path, sheet):
    """Text is of the kind "text" to whoever types over it, too."""
    formats = workbook.formats(path)
    for c in sheet.xml.iter(M + "c"):
        if c.get("t") is not None or c.find(M + "v") is None:
            number, wraps = formats[int(c.get("s"))]
            assert number == "@", (sheet.name, c.get("r"), number)
            assert wraps or sheet.name == "About", (sheet.name, c.get("r"))


def every_table_is_a_sheet(case):
    folder = os.path.join(case.out, "reports")
    paths = [os.path.join(folder, n) for n in sorted(os.listdir(folder))
             if n.endswith(".xlsx")] + [case.path]
    assert len(paths) > 6, paths
    for path in paths:
        sheets, core = workbook.read(path)
        assert sheets[0].name == "About"
        assert len({s.name.lower() for s in sheets}) == len(sheets)
        assert "<dc:creator></dc:creator>" in core or "creator/>" in core, core
        assert "1980-01-01T00:00:00Z" in core, core
        for sheet in sheets[1:]:
            check_sheet(sheet)
        for sheet in sheets:
            check_page(sheet)
            check_kinds(path, sheet)
    assert [s.name for s in case.sheets] == SHEETS


def headings_have_names_for_screen_readers(case):
    names = workbook.names(case.path)
    for i, sheet in enumerate(case.sheets[1:], 2):
        last = f"{letters(len(sheet.rows[0]) - 1)}{len(sheet.rows)}"
        at = names[f"ColumnTitleRegion1.A1.{last}.{i}"]
        assert at == f"'{sheet.name}'!$A$1", at


def about_tells_what_each_sheet_holds(case):
    about = case.sheets[0]
    told = {r.get(0): r.get(1, "") for r in about.rows}
    for n, row in enumerate(about.rows):
        assert row.get(0), f"row {n + 1} of About has no label"
    assert about.rows[0][0] == "Review of <Kit> & others"
    assert told["Marking"] == "OFFICIAL & SENSITIVE"
    assert "01 Jan 2019 to 31 Dec 2019" in told["Review period"]
    for sheet in case.sheets[1:]:
        n = len(sheet.records())
        count = f"{n} row{'' if n == 1 else 's'}"
        assert (count in told[sheet.name]) == (n > 0), told[sheet.name]
    assert "To fill in: Decision, " in told["Possible duplicates"]
    assert "Phase" in told["Chronology"].split("To fill in: ")[1]
    assert any("police.csv: 4 records = 3 used + 1 set aside" in v
               for v in told.values()), told


# ---- the same as in the JSON ----

def check_when(row, start, end, name="Date"):
    """The same instant, where it is exact; words where it is not."""
    exact = not start["uncertain"] and start["earliest"] and \
        start["precision"] in ("minute", "day") and \
        start["earliest"][:10] == (start["latest"] or "")[:10]
    if exact:
        assert row[name] == day(start["earliest"][:10]), (row[name], start)
    else:
        assert isinstance(row[name], str) and row[name], row[name]
    if name == "Date" and start["precision"] == "minute":
        assert row["Time"][:5] == start["earliest"][11:], row["Time"]
    elif name == "Date":
        assert row["Time"] == "not known", row["Time"]
    at = start["earliest"] or start["latest"]
    if name == "Date":
        assert row["Sort date"] == (day(at[:10]) if at else ""), row
    if end:
        check_when({**row, "Date": row["Until"]}, end, None, "Until")
    elif name == "Date":
        assert row["Until"] == ""


def check_answers(row, prefix, child):
    """The plain words of one child; of one not told of, n/a."""
    for key, title in (("seen", "seen"), ("alone", "alone"),
                       ("views_sought", "views sought"),
                       ("views_expressed", "views expressed")):
        want = child[key].replace("na", "n/a") if child else "n/a"
        title = f"{prefix} {title}" if prefix else title.capitalize()
        assert row[title] == want, (title, row[title], want)


def entries_are_those_of_the_json(case):
    rows, entries = case.records("Chronology"), case.json["entries"]
    assert len(rows) == len(entries) and rows
    for n, (row, e) in enumerate(zip(rows, entries)):
        assert row["Ref"] == e["id"] and row["Order"] == n + 1
        check_when(row, e["start"], e["end"])
        if e["start"]["earliest"]:
            assert row["In period"] == ("yes" if e["in_scope"] else "no")
        assert row["Agencies"] == "; ".join(e["agencies"]) or "not known"
        assert row["Accounts"] == len(e["accounts"])
        for a in e["accounts"]:
            assert shown(a["text"]) in row["What happened"], (
                row["What happened"][-300:], shown(a["text"])[-300:])
            assert shown(a["outcome"]) in row["Outcome"]
        children = {c["ref"]: c for c in e["children"]}
        for child in case.json["case"]["children"]:
            check_answers(row, child["ref"], children.get(child["ref"]))
        assert row["Discrepancies"] == \
            "\n".join(shown(d["say"]) for d in e["discrepancies"])
        assert all(shown(x["text"]) in row["Review notes"]
                   for x in e["notes"])
        assert row["See also"].count("n") >= len(e["related"])


def accounts_are_those_of_the_json(case):
    rows = case.records("Accounts")
    assert len(rows) == len(case.accounts())
    for n, (row, (e, a)) in enumerate(zip(rows, case.accounts())):
        assert row["Order"] == n + 1
        assert (row["Entry"], row["Account"]) == (e["id"], a["event"])
        check_when(row, a["start"], a["end"])
        assert row["File"] == case.files[a["source"]]
        assert row["Part"] == shown(a["part"]) and row["Row"] == a["row"]
        assert row["Agency"] == (a["agency"] or "not known")
        for title, key in (("What happened", "text"),
                           ("Date as written", "date_text"),
                           ("Time as written", "time_text"),
                           ("Professional", "professional"),
                           ("Source of information", "source_of_information"),
                           ("Subject", "subject"), ("Location", "location"),
                           ("Contact type", "contact_type"),
                           ("Comment", "comment")):
            assert row[title] == shown(a[key]), (title, row[title], a[key])
        assert shown(a["outcome"]) in row["Outcome"]
        for key, value in a["fields"].items():
            where = row["Other columns"] + row["Outcome"]
            assert shown(value) in where, (key, value)
        for child in a["children"]:
            for v in child["evidence"]:
                assert shown(v["quote"]) in row["Words that decided"], v


def sightings_are_those_of_the_json(case):
    rows = case.records("Seen")
    want = [(e, a, c) for e, a in case.accounts() for c in a["children"]]
    assert len(rows) == len(want)
    for row, (e, a, c) in zip(rows, want):
        assert (row["Entry"], row["Account"], row["Child"]) == \
            (e["id"], a["event"], c["ref"])
        check_when(row, a["start"], a["end"])
        check_answers(row, "", c)
        for title in ("Grade", "Mode", "Basis"):
            assert row[title] == (c[title.lower()] or ""), row
        for v in c["evidence"]:
            words = v["quote"] if v["field"] else "decided by a person"
            assert shown(words) in row["Words that decided"]
            assert v["rule"] in row["Words that decided"] or not v["field"]
        assert row["File"] == case.files[a["source"]]


def findings_are_those_of_the_json(case):
    findings = case.json["findings"]
    for row, g in zip(case.records("Gaps"), findings["gaps"], strict=True):
        assert row["Child"] == (g["child"] or "")
        assert row["Agency"] == (g["agency"] or "")
        assert row["Days"] == g["days"] and row["In words"] == shown(g["say"])
        assert row["Open"] == ("yes" if g["open"] else "no")
        assert row["From"] == (day(g["from"]) if g["from"] else "not known")
        assert row["To"] == (day(g["to"]) if g["to"] else "open")
    rows = [r for r in case.records("Discrepancies") if r["The disagreement"]]
    for row, d in zip(rows, findings["discrepancies"], strict=True):
        assert row["Entry"] == d["entry"] and row["About"] == d["kind"]
        assert row["The disagreement"] == shown(d["say"])
    for row, p in zip(case.records("Possible duplicates"),
                      case.json["possible"], strict=True):
        assert (row["One"], row["Other"]) == (p["a"], p["b"])
        assert row["Score"] == p["score"] and row["Decision"] == ""
    several = [a for e in case.json["entries"] for a in e["accounts"]
               if e["match"]]
    assert [r["Account"] for r in case.records("Accounts put together")] == \
        [a["event"] for a in several]


def nothing_supplied_is_missing(case):
    for row, s in zip(case.records("Sources"), case.json["sources"],
                      strict=True):
        for title, key in (("File", "file"), ("Records", "records"),
                           ("Used", "used"), ("Events", "events"),
                           ("Set aside", "quarantined"),
                           ("Explained", "not_events"), ("SHA-256", "sha256")):
            assert row[title] == s[key], (title, row[title], s[key])
        assert row["Records"] == \
            row["Used"] + row["Set aside"] + row["Explained"]
    got = sorted((r["Status"], r["File"], r["Row"], r["As written"], r["Why"])
                 for r in case.records("Rows that gave no event"))
    assert got == sorted(
        (status, case.files[x["source"]], x["row"], shown(x["text"]),
         shown(x["why"]))
        for status, key in (("set aside", "quarantined"),
                            ("explained", "not_events"))
        for x in case.json[key])
    for row, d in zip(case.records("Diagnostics"), case.json["diagnostics"],
                      strict=True):
        assert (row["Severity"], row["Kind"]) == (d["severity"], d["slug"])
        assert row["What was found"] == shown(d["say"])


# ---- the kinds of cells ----

def dates_numbers_and_text(case):
    rows = case.records("Chronology")
    # 4 March 2019 is day 43528.
    first = [r for r in rows if r["Date"] == 43528][0]
    assert first["Time"] == "10:30" and first["Accounts"] == 2
    assert "Social Care" in first["Agencies"], first["Agencies"]
    assert "(04 Mar 2019, 10:40):\nKit at 3 Elm" in first["What happened"]
    assert first["Ages"] == "A 2 months", first["Ages"]
    month = [r for r in rows if r["Date"] == "March 2019"][0]
    assert month["Sort date"] == day("2019-03-01")
    texts = [r["What happened"] for r in case.records("Accounts")]
    assert any(t.startswith("=HYPERLINK") for t in texts)
    assert any("_x0041_" in t and "[U+0001][U+202E]" in t for t in texts)
    assert any(t.startswith("+44") for t in texts)
    assert LONG.rstrip() in texts, "a text was cut"
    assert [r for r in rows if r["In period"] == "no"], "2020 is outside"
    seen = case.records("Seen")
    assert {"2 months", ""} <= {r["Age"] for r in seen}, seen


def check_lists(sheet, lists):
    checks = {v.get("sqref").split(":")[0]: v for v in sheet.xml.iter(
        M + "dataValidation")}
    for title, words in lists.items():
        v = checks[letters(sheet.at(title)) + "2"]
        assert v.get("prompt"), title
        if words:
            assert v.find(M + "formula1").text == f'"{words}"', title
            assert v.get("type") == "list"
        else:
            assert v.find(M + "formula1") is None
        last = letters(sheet.at(title)) + str(len(sheet.rows))
        assert v.get("sqref").split(":")[-1] == last, v.get("sqref")


def what_is_to_be_filled_in_says_so(case):
    check_lists(case.by_name["Chronology"], dict.fromkeys(
        ("Review notes", "Phase", "Key practice episode", "Theme",
         "Good practice", "Missed opportunity", "Question for agency")))
    entries = case.json["entries"]
    single = [e["accounts"][0]["event"] for e in entries
              if len(e["accounts"]) == 1][:2]
    run("decide", case.out, "unsure", *single)
    path = os.path.join(case.out, "pairs.xlsx")
    run("export", case.out, "--as", "xlsx", "-o", path)
    sheets = {s.name: s for s in workbook.read(path)[0]}
    check_lists(sheets["Possible duplicates"], {
        "Decision": "same,same-differ,related,different,unsure",
        "Reason for the decision": None, "Decided on": None})
    check_lists(sheets["Accounts put together"], {
        "Decision": "same,same-differ,leave-out,related,unsure"})
    assert len(sheets["Decisions"].records()) == 1


def what_is_empty_has_the_format_of_text(case):
    formats = workbook.formats(case.path)
    sheet = case.by_name["Chronology"]
    at = letters(sheet.at("Phase"))
    cells = {c.get("r"): c for c in sheet.xml.iter(M + "c")}
    for n, row in enumerate(sheet.rows[1:], 2):
        if row.get(sheet.at("Order")):
            assert formats[int(cells[f"{at}{n}"].get("s"))][0] == "@"


# ---- how it is made ----

def many_children_are_told_of_in_seen_alone(case):
    folder = os.path.dirname(case.out)
    source = os.path.join(folder, "many")
    os.mkdir(source)
    with open(os.path.join(source, "case.ini"), "w", encoding="utf-8") as f:
        f.write("[case]\ntitle = Many\n" + "".join(
            f"[child C{i}]\nname = Child{i} Example\nsubject = "
            f"{'yes' if i < 2 else 'no'}\n" for i in range(9)))
    with open(os.path.join(source, "police.csv"), "w", encoding="utf-8") as f:
        f.write("Date,Event\n04/03/2019,Child3 seen at home\n")
    run("run", source, "-o", source + "-out", "--as", "xlsx", "--quiet")
    sheets = {s.name: s for s in workbook.read(
        source + "-out/chronology.xlsx")[0]}
    titles = list(sheets["Chronology"].rows[0].values())
    assert [t for t in titles if t.endswith(" seen")] == \
        ["C0 seen", "C1 seen", "How seen"], titles
    assert "C3" in [r["Child"] for r in sheets["Seen"].records()]
    told = {r.get(0): r.get(1, "") for r in sheets["About"].rows}
    assert "too many children" in told["Chronology"]


def the_same_bytes(case):
    folder = os.path.dirname(case.out)
    again = os.path.join(folder, "again")
    run("run", os.path.join(folder, "in"), "-o", again, "--as", "xlsx",
        "--quiet", TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8")
    for name in ["chronology.xlsx"] + [
            f"reports/{r}.xlsx" for r in ("seen", "duplicates", "gaps")]:
        with open(os.path.join(case.out, name), "rb") as a, \
                open(os.path.join(again, name), "rb") as b:
            assert a.read() == b.read(), name
    direct = run("export", again, "--as", "xlsx", "--report", "duplicates")
    with open(os.path.join(again, "reports", "duplicates.xlsx"), "rb") as f:
        assert f.read() == direct


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    same = (entries_are_those_of_the_json, accounts_are_those_of_the_json,
            sightings_are_those_of_the_json, findings_are_those_of_the_json,
            nothing_supplied_is_missing)
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "in")
        os.mkdir(source)
        for name, text in FILES.items():
            with open(os.path.join(source, name), "w", encoding="utf-8") as f:
                f.write(text)
        case = Case(source, os.path.join(folder, "out"))
        for test in (every_table_is_a_sheet,
                     headings_have_names_for_screen_readers,
                     about_tells_what_each_sheet_holds, *same,
                     dates_numbers_and_text, the_same_bytes,
                     what_is_empty_has_the_format_of_text,
                     what_is_to_be_filled_in_says_so,
                     many_children_are_told_of_in_seen_alone):
            test(case)
            print(f"[       OK ] {test.__name__}")
        for name in ("child-a", "mill-lane"):
            case = Case(os.path.join(root, "fixtures", "cases", name),
                        os.path.join(folder, name))
            for test in same:
                test(case)
                print(f"[       OK ] {test.__name__} ({name})")


main()
