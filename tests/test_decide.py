#!/usr/bin/env python3
"""Decisions from end to end: ruled on the command line or in the workbook that
the report of duplicates is, through corrected files, other weights and other
profiles, undone and standing again."""
import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402  (beside this file)

PROGRAM = sys.argv[1]
INI = """[case]
title = Review of Kit
from = 2019-01-01
to = 2019-12-31
[child A]
name = Kit Example
[child B]
name = Bo Example
"""
POLICE = """Date,Time,Event
04/03/2019,10:30,Strategy meeting with social care and school about Kit.
20/03/2019,09:00,Call from school: Kit not in school.
02/05/2019,14:00,Stop check of a car at Elm Road.
"""
CARE = """Date,Time,Event
04/03/2019,10:30,Strategy meeting with police and school about Kit.
20/03/2019,11:00,Home visit. Kit seen.
06/05/2019,,Letter from police about Kit.
"""
SCHOOL = """Date,Time,Event
04/03/2019,10:30,Strategy meeting with police and social care about Kit.
20/03/2019,09:00,Call to police: Kit not in school.
"""


class Case:
    """A folder of files and the case that was made of it."""

    def __init__(self, folder):
        self.folder = folder
        self.source = os.path.join(folder, "in")
        self.out = os.path.join(folder, "out")
        os.mkdir(self.source)
        self.write("case.ini", INI)
        self.write("police.csv", POLICE)
        self.write("social care.csv", CARE)
        self.write("school.csv", SCHOOL)
        self.run("run", self.source, "-o", self.out, "--as", "json,xlsx")

    def write(self, name, text):
        with open(os.path.join(self.source, name), "w",
                  encoding="utf-8") as f:
            f.write(text)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *args, code=0):
        done = subprocess.run([PROGRAM, *args], capture_output=True,
                              text=True, check=False)
        assert done.returncode == code, (args, done.returncode, done.stderr)
        return done.stdout + done.stderr

    def decide(self, *args, code=0):
        return self.run("decide", self.out, *args, code=code)

    def data(self):
        return json.loads(self.run("export", self.out, "--as", "json"))

    def event(self, file, row):
        return [a["event"] for e in self.data()["entries"]
                for a in e["accounts"]
                if a["row"] == row and a["source"] == self.source_id(file)][0]

    def source_id(self, file):
        return [s["id"] for s in self.data()["sources"]
                if s["file"] == file][0]

    def entry_of(self, event):
        return [e for e in self.data()["entries"]
                if event in [a["event"] for a in e["accounts"]]][0]

    def with_it(self, event):
        return {a["event"] for a in self.entry_of(event)["accounts"]} - {event}

    def slugs(self):
        return {d["slug"]: d["say"] for d in self.data()["diagnostics"]
                if d["slug"].startswith("decision-")}

    def again(self, *options):
        """The folder is read anew, as when a corrected file came in."""
        return self.run("run", self.source, "-o", self.out, "--as", "json",
                        *options)

    def sql(self, query):
        with sqlite3.connect(os.path.join(self.out, "case.case")) as db:
            return db.execute(query).fetchall()

    def sheets(self, name="duplicates"):
        """{sheet: rows} of the report, as a person has it on the screen."""
        text = self.run("export", self.out, "--as", "csv", "--report", name)
        tables, title = {}, "Pairs for a person to decide"
        for block in re.split(r"\n\n", text.lstrip("\ufeff").replace(
                "\r\n", "\n")):
            rows = list(csv.reader(io.StringIO(block)))
            if tables:
                title, rows = rows[0][0], rows[1:]
            tables[title] = rows
        return tables

    def meeting(self):
        return [self.event(f, 2)
                for f in ("police.csv", "social care.csv", "school.csv")]


def book(path, sheets):
    """Writes {sheet: rows} as a workbook of another program."""
    tables = [office.Table([office.Row([office.Cell(c) for c in r])
                           for r in rows], name=name[:31])
              for name, rows in sheets.items()]
    with open(path, "wb") as f:
        f.write(office.xlsx(tables))


def fill(rows, at, **cells):
    for key, value in cells.items():
        rows[at][rows[0].index(key.replace("_", " "))] = value


def an_account_is_left_out_and_comes_back(case):
    a, b, c = case.meeting()
    assert case.with_it(a) == {b, c}, "the meeting is one entry"
    say = case.decide("leave-out", a, "--by", "M Reader", "--why", "other")
    assert f"{a}: leave-out" in say, say
    assert case.with_it(a) == set() and case.with_it(b) == {c}
    # What follows is in the case file at once.
    assert case.sql("SELECT count(*) FROM derived_entry_event x JOIN "
                    "derived_entry n ON n.id = x.entry WHERE n.status = "
                    f"'single' AND x.event = '{a}'") == [(1,)]
    assert "leave-out: other" in case.run("explain", case.out, b, a)
    assert "stands alone" not in case.decide("leave-out", a)
    assert len(re.findall("leave-out", case.decide("list"))) == 1
    case.again()
    assert case.with_it(a) == set(), "it survives a run"
    # A later account of the meeting joins the others and not this one.
    case.write("gp.csv", "Date,Time,Event\n04/03/2019,10:30,Strategy meeting "
               "with police and social care and school about Kit.\n")
    case.again()
    assert case.event("gp.csv", 2) in case.with_it(b)
    assert case.with_it(a) == set()
    say = case.decide("undo")
    assert "undone" in say
    assert b in case.with_it(a), "one undo brings it back"
    case.decide("redo")
    assert case.with_it(a) == set()
    # Put together with one of them, it is among all of them again.
    case.decide("same", a, b)
    assert {b, c} <= case.with_it(a)
    assert re.search(r"leave-out: other  \(superseded by decision 2\)",
                     case.decide("list"))
    assert "name the one to leave out" in case.decide(
        "leave-out", case.entry_of(a)["id"], code=3)


def what_is_put_together_brings_its_entry_along(case):
    a, b, c = case.meeting()
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    p, s = case.event("police.csv", 3), case.event("school.csv", 3)
    assert case.with_it(a) == {b, c} and case.with_it(p) == {s}
    # Nothing speaks for it but the ruling: nobody is torn from the meeting.
    case.decide("same", b, y)
    assert case.with_it(y) == {a, b, c}
    case.decide("same", case.entry_of(a)["id"], case.entry_of(p)["id"])
    assert case.with_it(p) == {a, b, c, s, y}
    case.decide("undo")
    case.decide("undo")
    assert case.with_it(a) == {b, c} and case.with_it(p) == {s}
    # What a ruling keeps apart stays apart, and nothing else does.
    case.decide("different", c, x)
    case.decide("same", a, x)
    assert case.with_it(x) == {a, b} and case.with_it(c) == set()


def undone_to_any_depth(case):
    ids = [case.event(f, r) for f in ("police.csv", "social care.csv")
           for r in (2, 3, 4)]
    pairs = [(ids[0], ids[4]), (ids[1], ids[4]), (ids[2], ids[5])]
    for a, b in pairs:
        case.decide("same", a, b, "--by", "M Reader")
    for left in (2, 1, 0):
        case.decide("undo", "--by", "J Panel", "--why", "too soon")
        stand = case.sql("SELECT count(*) FROM decision WHERE NOT undone")
        assert stand == [(left,)]
    assert "no decision to undo" in case.decide("undo")
    case.decide("redo")
    assert case.sql("SELECT number FROM decision WHERE NOT undone") == [(1,)]
    case.decide("redo", "3")
    case.decide("undo", "1")
    assert case.sql("SELECT number FROM decision WHERE NOT undone") == [(3,)]
    assert "is undone already" in case.decide("undo", "1")
    assert "there is no decision 9" in case.decide("undo", "9", code=3)
    say = case.decide("list")
    assert re.search(r"\n?1  .*M Reader.*same.*\(undone\)", say), say
    assert "undone by J Panel" in say and "too soon" in say
    case.again()
    assert case.sql("SELECT number FROM decision WHERE NOT undone") == [(3,)]
    assert len(case.sql("SELECT * FROM undoing")) == 6
    case.decide("redo")
    assert case.sql("SELECT number FROM decision WHERE NOT undone") \
        == [(1,), (3,)], "the one that was undone last"


def a_sheet_comes_back(case):
    a, b, c = case.meeting()
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    case.decide("unsure", x, y)
    sheets = case.sheets()
    pairs = sheets["Pairs for a person to decide"]
    merged = sheets["Entries of several accounts"]
    at = [i for i, r in enumerate(pairs) if {x, y} <= set(r)][0]
    fill(pairs, at, Decision="'Same but accounts differ ",
         Reason_for_the_decision="=days apart", Decided_by="J Panel",
         Decided_on="1 May 2024")
    at = [i for i, r in enumerate(merged)
          if r[merged[0].index("Account")] == a][0]
    fill(merged, at, Decision="Leave out")
    # Columns in another order, others in between, rows turned round.
    pairs[:] = [r[::-1] + ["seen by me"] for r in pairs]
    merged[1:] = merged[:0:-1]
    merged.insert(0, ["My list of Monday"])
    book(case.path("back.xlsx"), sheets)
    say = case.decide("--from", case.path("back.xlsx"), "--by", "M Reader",
                      "--at", "2024-06-01T10:00")
    rows = case.sql("SELECT ruling, by, at, text, batch FROM decision "
                    "WHERE number > 1 ORDER BY ruling")
    assert rows == [("leave-out", "M Reader", "2024-06-01T10:00", None, 2),
                    ("same-differ", "J Panel", "2024-05-01", "=days apart",
                     2)], rows
    assert case.with_it(a) == set() and case.with_it(x) == {y}
    entry = case.entry_of(x)
    assert entry["match"]["differs"] and entry["match"]["status"] \
        == "confirmed"
    assert "the accounts of it differ: =days apart" in \
        entry["notes"][0]["text"]
    say = case.decide("--from", case.path("back.xlsx"))
    assert "2 row(s) say what was ruled before" in say, say
    assert "nothing is changed" in say
    assert len(case.sql("SELECT * FROM decision")) == 3
    say = case.decide("undo")
    assert "1 more came with it: `decide" in say, say
    case.decide("redo")
    case.decide("undo", "2", "--batch")
    assert case.with_it(a) == {b, c} and case.with_it(x) == set()
    # What was taken back may be returned again.
    case.decide("--from", case.path("back.xlsx"))
    assert case.with_it(a) == set()


def the_workbook_itself_comes_back(case):
    """What the program wrote, filled in by changing its XML."""
    a, b, _ = case.meeting()
    path = os.path.join(case.out, "reports", "duplicates.xlsx")
    sheets = case.sheets()
    rows = sheets["Entries of several accounts"]
    at = [i for i, r in enumerate(rows)
          if r[rows[0].index("Account")] == a][0]
    cell = f"{chr(65 + rows[0].index('Decision'))}{at + 1}"
    # "About" is the first sheet of a workbook.
    part = list(sheets).index("Entries of several accounts") + 2
    with zipfile.ZipFile(path) as old, \
            zipfile.ZipFile(case.path("filled.xlsx"), "w") as new:
        for info in old.infolist():
            text = old.read(info.filename)
            if info.filename == f"xl/worksheets/sheet{part}.xml":
                before = text
                text = re.sub(
                    rb'<c r="%s"( s="\d+")/>' % cell.encode(),
                    rb'<c r="%s"\1 t="inlineStr"><is><t>leave-out</t></is>'
                    rb'</c>' % cell.encode(), text)
                assert text != before, "the cell to fill in is there"
            new.writestr(info.filename, text)
    case.decide("--from", case.path("filled.xlsx"))
    assert case.with_it(a) == set() and case.with_it(b)
    if not shutil.which("soffice"):
        return
    # Saved again by LibreOffice, as a workbook and as its own.
    for kind in ("xlsx", "ods"):
        case.decide("undo")
        subprocess.run(["soffice", "--headless",
                        f"-env:UserInstallation=file://{case.path('lo')}",
                        "--convert-to", kind, "--outdir", case.path(kind),
                        case.path("filled.xlsx")], capture_output=True,
                       check=True, timeout=120)
        case.decide("--from", case.path(f"{kind}/filled.{kind}"))
        assert case.with_it(a) == set(), kind


def all_of_a_sheet_or_nothing(case):
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    a, b, _ = case.meeting()
    heads = ["Decision", "One", "Other", "Reason for the decision",
             "Decided on"]
    sheets = {"First": [["Notes"], ["same", x, y]],
              "Pairs": [heads, ["same", x, y, "", ""],
                        ["smae", x, a, "", ""], ["related", "e000", y, "", ""],
                        ["", x, b, "perhaps", ""],
                        ["different", y, x, "", ""],
                        ["same", a, b, "", "soon"]]}
    book(case.path("wrong.xlsx"), sheets)
    say = case.decide("--from", case.path("wrong.xlsx"), code=3)
    for want in ("wrong.xlsx[Pairs]:3:1: `smae` is no ruling: did you mean "
                 "same?",
                 "wrong.xlsx[Pairs]:4:2: there is no event or entry e000",
                 "wrong.xlsx[Pairs]:6:1: this row says different of what row "
                 "2 says same of",
                 "wrong.xlsx[Pairs]:7:5: \"soon\" in the column Decided on",
                 "nothing was recorded"):
        assert want in say, (want, say)
    assert case.sql("SELECT count(*) FROM decision") == [(0,)]
    book(case.path("other.xlsx"), {"Sheet1": [["Decision", "Thing"],
                                              ["same", x]]})
    assert "has the headings Decision, One and Other" in case.decide(
        "--from", case.path("other.xlsx"), code=3)
    book(case.path("empty.xlsx"), {"Pairs": [heads, ["", x, y, "hm", ""]]})
    say = case.decide("--from", case.path("empty.xlsx"))
    assert "1 row(s) give a reason and no decision" in say
    assert "nothing to record" in say


def lines_may_hold_what_divides_cells(case):
    a, b, _ = case.meeting()
    for i, first in enumerate((f"same {a} {b} minutes, agenda; all of it",
                               f"note {a} rang, no answer")):
        with open(case.path("lines.txt"), "w", encoding="utf-8") as f:
            f.write(f"# agreed, on Monday\n\n{first}\n")
        say = case.decide("--from", case.path("lines.txt"))
        assert f"decision {i + 1}: " in say, say
    rows = case.sql("SELECT text FROM decision ORDER BY number")
    assert rows == [("minutes, agenda; all of it",), ("rang, no answer",)]


def what_is_too_much_or_too_little_is_refused(case):
    a, b, _ = case.meeting()
    case.decide("same", a, b)
    case.decide("different", a, b)
    # Who names two is not to believe that both were undone.
    case.decide("undo", "1", "2", code=2)
    case.decide("list", "2", code=2)
    assert case.sql("SELECT count(*) FROM decision WHERE undone") == [(0,)]
    say = case.decide("note", a, " ", code=3)
    assert "the note says nothing" in say, say


def what_was_decided_is_not_said_to_be_recorded(case):
    case.write("health visitor.csv", "Date,Time,Event\n20/03/2019,11:00,Joint "
               "home visit with social care. Kit seen and weighed.\n")
    case.again()
    x = case.event("social care.csv", 3)
    hv = case.event("health visitor.csv", 2)
    assert case.with_it(x) == {hv}
    case.decide("seen", x, "A", "no")
    say = " ".join(case.run("report", case.out, "discrepancies").split())
    assert ("Health Visiting records that A was seen, a decision on the "
            "account of Children's Social Care says that A was not") in say, say


def what_belongs_together_is_linked(case):
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    case.decide("related", x, y, "--why", "the letter")
    one, other = case.entry_of(x), case.entry_of(y)
    assert one["id"] != other["id"]
    assert one["related"] == [other["id"]]
    assert other["related"] == [one["id"]]
    assert f"See also entry {other['id']}" in case.run("show", case.out,
                                                       one["id"])
    page = case.run("export", case.out, "--as", "html")
    assert f'href="#{other["id"]}">{other["id"]}, 06 May 2019</a>' in page
    assert f"{one['id']}, 02 May 2019" in case.run("report", case.out,
                                                   "chronology")
    assert len(case.sql("SELECT * FROM derived_related")) == 2
    case.decide("undo")
    assert case.entry_of(x)["related"] == []


def what_no_longer_fits_is_told(case):
    a, b, c = case.meeting()
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    case.decide("same", x, y, "--by", "M Reader")
    case.decide("seen", case.event("social care.csv", 3), "B", "yes")
    case.decide("same", a, b)
    case.decide("different", b, c)
    say = case.decide("same", a, c)
    assert "decision 3 puts together events that decision 4 keeps" in say, say
    assert "decision-conflict" in case.slugs()
    assert "3 decision(s) followed" not in case.run("merge", case.out)
    assert "4 decision(s) followed" in case.run("merge", case.out)
    case.decide("undo", "3")
    say = case.decide("redo", "3")
    assert "stands again" in say
    assert "decision 3 puts together events that decision 4 keeps apart" in \
        case.slugs()["decision-conflict"]
    assert "3  " in case.decide("list")
    assert re.search(r"\n3 .*\(no longer fits: decision 3 puts", case.decide(
        "list"))
    # The letter is now of another month; a child is declared no longer.
    case.write("social care.csv", CARE.replace("06/05/2019", "06/09/2019"))
    case.write("case.ini", INI.replace("[child B]\nname = Bo Example\n", ""))
    case.again()
    slugs = case.slugs()
    assert case.with_it(x) == {y}, "it is followed all the same"
    assert "127 days apart and were 4" in slugs["decision-far-apart"]
    assert "look at it again" in slugs["decision-on-changed-row"]
    assert "child B" in slugs["decision-unknown-child"]
    say = case.decide("list")
    assert re.search(r"(^|\n)1 .*\(look again: decision 1 \(same\) puts", say)
    assert re.search(r"\n2 .*\(no longer fits: decision 2 rules on", say)
    assert "decision-far-apart" in case.run(
        "export", case.out, "--as", "csv", "--report", "diagnostics")
    assert ("1", "look again") == tuple(
        (r[0], r[7]) for r in case.sheets()["Decisions so far"][1:])[0]
    # Deciding again is having looked.
    case.decide("same", x, y, "--by", "M Reader")
    assert "decision-far-apart" not in case.slugs()
    assert "decision-on-changed-row" not in case.slugs()
    # A row that is withdrawn.
    case.write("social care.csv",
               "".join(CARE.splitlines(keepends=True)[:3]))
    case.again()
    assert "withdrew" in case.slugs()["decision-unknown-event"]
    assert re.search(r"\n6 .*\(no longer fits: .*withdrew", case.decide(
        "list"))


def another_reading_of_dates_is_told(case):
    """The same bytes, and an order of day and month that moves them."""
    case.write("police.csv", POLICE.replace("20/03", "03/05"))
    case.again()
    a, b, c = case.meeting()
    x = case.event("police.csv", 4)
    case.decide("leave-out", c)
    case.decide("same", a, b)
    case.decide("seen", x, "A", "no")
    assert case.slugs() == {}
    case.write("case.ini", INI + "[agency Police]\nfile = police.csv\n"
               "profile = us\n[profile us]\ndate_order = mdy\n")
    case.again()
    says = [d["say"] for d in case.data()["diagnostics"]
            if d["slug"] == "decision-date-moved"]
    assert any("decision 2 (same)" in s and "2019-03-04T10:30; it is dated "
               "2019-04-03 now" in s for s in says), says
    assert any("decision 3 (flag)" in s for s in says), says
    assert case.with_it(a) == {b} and case.with_it(c) == set()


def another_recipe_changes_nothing_that_was_ruled(case):
    a, b, c = case.meeting()
    x, y = case.event("police.csv", 4), case.event("social care.csv", 4)
    case.decide("leave-out", c)
    case.decide("same", x, y)
    for join_at, possible_at in ((5, 1), (200, 190)):
        case.write("case.ini", INI.replace(
            "[child A]", f"[merge]\njoin = {join_at}\npossible = "
            f"{possible_at}\n[child A]"))
        case.again()
        assert case.with_it(x) == {y}, join_at
        assert not case.with_it(c) & {a, b}, join_at
        assert all("(followed)" in line for line in case.decide(
            "list").splitlines() if re.match(r"\d", line))


def cases_of_earlier_schemas_keep_what_was_ruled(case):
    here = os.path.dirname(os.path.abspath(__file__))
    old = case.path("old.case")
    with open(os.path.join(here, "old_case_2.sql"), encoding="utf-8") as f, \
            sqlite3.connect(old) as db:
        db.executescript(f.read())
    say = case.run("decide", old, "list")
    assert re.search(r"1 .*A Panel.*same: one call  \(followed\)", say), say
    assert re.search(r"\n3 .*B Panel.*different  \(undone\)", say), say
    case.run("decide", old, "redo")
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
        assert db.execute("SELECT undone FROM decision WHERE number = 3"
                          ).fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM derived_decision WHERE "
                          "standing = 'followed'").fetchone() == (3,)


def main():
    failed = False
    for test in (an_account_is_left_out_and_comes_back,
                 what_is_put_together_brings_its_entry_along,
                 undone_to_any_depth,
                 a_sheet_comes_back, the_workbook_itself_comes_back,
                 all_of_a_sheet_or_nothing, lines_may_hold_what_divides_cells,
                 what_is_too_much_or_too_little_is_refused,
                 what_was_decided_is_not_said_to_be_recorded,
                 what_belongs_together_is_linked,
                 what_no_longer_fits_is_told,
                 another_reading_of_dates_is_told,
                 another_recipe_changes_nothing_that_was_ruled,
                 cases_of_earlier_schemas_keep_what_was_ruled):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Case(folder))
                print(f"[       OK ] {test.__name__}")
            except (AssertionError, subprocess.SubprocessError) as error:
                failed = True
                line = error.__traceback__
                while line.tb_next:
                    line = line.tb_next
                print(f"[  FAILED  ] {test.__name__}\n"
                      f"line {line.tb_lineno}: {error!r}")
    return failed


sys.exit(main())
