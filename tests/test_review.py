#!/usr/bin/env python3
"""What reviewers write beside entries: on the command line or in the workbook,
CSV file or document that they were given, through other readings, corrected
files and other decisions, without a word being lost."""
import csv
import io
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402  (beside this file)

PROGRAM = sys.argv[1]
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
INI = """[case]
title = Review of Kit
from = 2019-01-01
to = 2019-12-31
[child A]
name = Kit Example
born = 2018-07-01
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
TITLES = {"phase": "Phase", "episode": "Key practice episode",
          "theme": "Theme", "good-practice": "Good practice",
          "missed-opportunity": "Missed opportunity",
          "question": "Question for agency", "note": "Review notes"}


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
        self.run("run", self.source, "-o", self.out, "--as", "json")

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

    def again(self):
        return self.run("run", self.source, "-o", self.out, "--as", "json")

    def data(self):
        return json.loads(self.run("export", self.out, "--as", "json"))

    def events(self):
        """{(file, row): event}"""
        data = self.data()
        files = {s["id"]: s["file"] for s in data["sources"]}
        return {(files[a["source"]], a["row"]): a["event"]
                for e in data["entries"] for a in e["accounts"]}

    def entry_of(self, event):
        return [e for e in self.data()["entries"]
                if event in [a["event"] for a in e["accounts"]]][0]

    def words(self, event, column):
        return [r["text"] for r in self.entry_of(event)["review"][column]]

    def notes(self, event):
        return [n["text"] for n in self.entry_of(event)["notes"]]

    def slugs(self):
        return {d["slug"]: d["say"] for d in self.data()["diagnostics"]
                if d["slug"].startswith("decision-")}

    def sql(self, query):
        with sqlite3.connect(os.path.join(self.out, "case.case")) as db:
            return db.execute(query).fetchall()

    def rows(self):
        """The chronology as a person has it in a spreadsheet: the headings,
        and rows by their reference."""
        text = self.run("export", self.out, "--as", "csv")
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
        return rows[0], [r for r in rows[1:] if len(r) == len(rows[0])]

    def book(self, name="back.xlsx"):
        path = self.path(name)
        self.run("export", self.out, "--as", "xlsx", "-o", path, "--force")
        return path

    def put(self, name, rows):
        with open(self.path(name), "w", encoding="utf-8-sig",
                  newline="") as f:
            csv.writer(f).writerows(rows)
        return self.path(name)

    def meeting(self):
        """Its accounts, the one that dates it first."""
        return [a["event"] for a in self.entry_of(
            self.events()["police.csv", 2])["accounts"]]


def tables(path):
    """{sheet: rows} of a workbook, as text."""
    book = zipfile.ZipFile(path)
    names = re.findall(r'<sheet name="([^"]*)"',
                       book.read("xl/workbook.xml").decode())
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = ["".join(t.text or "" for t in s.iter(M + "t"))
                  for s in ET.fromstring(book.read("xl/sharedStrings.xml"))]
    out = {}
    for i, name in enumerate(names, 1):
        rows = []
        for r in ET.fromstring(book.read(
                f"xl/worksheets/sheet{i}.xml")).iter(M + "row"):
            cells = {}
            for c in r.iter(M + "c"):
                at = 0
                for letter in re.match("[A-Z]+", c.get("r"))[0]:
                    at = at * 26 + ord(letter) - 64
                text = "".join(t.text or "" for t in c.iter(M + "t"))
                v = c.find(M + "v")
                if v is not None:
                    text = shared[int(v.text)] if c.get("t") == "s" else v.text
                cells[at - 1] = text
            rows.append([cells.get(k, "")
                         for k in range(max(cells, default=-1) + 1)])
        out[name] = rows
    return out


def save(path, sheets):
    made = [office.Table([office.Row([office.Cell(c) for c in r])
                          for r in rows], name=name[:31])
            for name, rows in sheets.items()]
    with open(path, "wb") as f:
        f.write(office.xlsx(made) if path.endswith("xlsx")
                else office.ods(made))
    return path


def at(heads, rows, ref, title):
    """Where to write: the row of that reference, the column of that title."""
    return [r for r in rows if r and r[0] == ref][0], heads.index(title)


def fill(rows, ref, **cells):
    """Writes into the row of that reference, made as wide as the headings."""
    row = [r for r in rows if r and r[0] == ref][0]
    row.extend([""] * (len(rows[0]) - len(row)))
    for key, value in cells.items():
        row[rows[0].index(TITLES[key.replace("_", "-")])] = value


def words_are_kept_as_decisions_are(case):
    a, b, _ = case.meeting()
    entry = case.entry_of(a)["id"]
    for word, title in TITLES.items():
        case.decide(word, entry, "first", "words", "--by", "M Reader", "--at",
                    "2024-05-01T14:30")
        shown = case.run("show", case.out, entry)
        assert (f"{title}, by M Reader, 2024-05-01T14:30: first words"
                in shown) == (word != "note"), shown
    heads, rows = case.rows()
    for title in TITLES.values():
        row, k = at(heads, rows, entry, title)
        assert row[k] == ("first words" if title != "Review notes" else
                          "M Reader, 2024-05-01T14:30: first words"), title
    assert case.entry_of(a)["review"]["theme"] == [
        {"by": "M Reader", "at": "2024-05-01T14:30", "text": "first words",
         "event": a}]
    # Later words take the place of those before; undone, they stand again.
    case.decide("theme", entry, "neglect; drift")
    assert case.words(a, "theme") == ["neglect; drift"]
    assert re.search(r"3  .*theme of .*: first words  \(superseded by "
                     r"decision 8\)", case.decide("list"))
    case.decide("undo")
    assert case.words(a, "theme") == ["first words"]
    case.decide("redo")
    assert case.words(a, "theme") == ["neglect; drift"]
    case.decide("theme", entry, "-")
    assert case.words(a, "theme") == []
    assert re.search(r"9  .*theme of \w+ taken back  \(followed\)",
                     case.decide("list"))
    case.decide("undo")
    assert case.words(a, "theme") == ["neglect; drift"]
    case.again()
    assert case.words(a, "theme") == ["neglect; drift"]
    assert case.words(b, "question") == ["first words"]
    told = [r for r in csv.reader(io.StringIO(case.run(
        "export", case.out, "--as", "csv", "--report", "duplicates")))
            if r and r[0] == "9"]
    assert [(r[1], r[6], r[7]) for r in told] == [("theme", "", "undone")]
    for words, say in (
            (("theme",), "theme needs an event or entry and a text, or - to"),
            (("phase", entry), "phase needs an event or entry and a text"),
            (("phase", entry, " "), "phase says nothing: write its text, or -"),
            (("phase", "n00", "x"), "there is no event or entry n00"),
            (("episod", entry, "x"), "did you mean episode?")):
        assert say in case.decide(*words, code=2 if words[0] == "episod"
                                  else 3), words


def words_go_with_their_account(case):
    """Two that come to be one show both; divided, each has its own."""
    events = case.events()
    x, y = events["police.csv", 4], events["social care.csv", 4]
    one, other = case.entry_of(x)["id"], case.entry_of(y)["id"]
    case.decide("phase", one, "before")
    case.decide("phase", other, "after")
    case.decide("theme", one, "men in the home; neglect")
    case.decide("theme", other, "Neglect;drift")
    case.decide("question", other, "why?")
    case.decide("same", x, y)
    entry = case.entry_of(x)["id"]
    assert case.words(x, "phase") == ["before", "after"]
    heads, rows = case.rows()
    row, k = at(heads, rows, entry, "Phase")
    assert row[k] == "before\nafter"
    assert row[heads.index("Theme")] == "men in the home; neglect; drift"
    # An entry that is none any more is known by its account.
    gone = other if entry == one else one
    assert "Event of entry " + entry in case.run("show", case.out, gone)
    case.decide("undo")
    assert (case.words(x, "phase"), case.words(y, "phase")) == \
        (["before"], ["after"])
    # What is written on the whole entry comes in place of both ...
    case.decide("redo")
    case.decide("phase", entry, "all along")
    assert case.words(y, "phase") == ["all along"]
    case.decide("undo")
    assert case.words(y, "phase") == ["before", "after"]
    case.decide("redo")
    # ... and what is written on one account in place of its own.
    case.decide("question", x, "when?")
    assert case.words(x, "question") == ["when?", "why?"]
    case.decide("different", x, y)
    assert (case.words(x, "question"), case.words(y, "question")) == \
        (["when?"], ["why?"])


def words_outlive_corrected_files(case):
    events = case.events()
    visit, letter = events["social care.csv", 3], events["social care.csv", 4]
    case.decide("good-practice", visit, "went at once")
    case.decide("good-practice", letter, "wrote")
    case.decide("theme", letter, "first")
    case.decide("theme", letter, "second")
    case.decide("question", letter, "why so late?")
    case.decide("question", letter, "-")
    # A row before it, its words changed: it is the same row, to look at again.
    case.write("social care.csv", CARE.replace(
        "Home visit. Kit seen.", "Home visit. Kit seen and well.").replace(
            "20/03", "01/02/2019,,Referral.\n20/03"))
    case.again()
    assert case.events()["social care.csv", 4] == visit
    assert case.words(visit, "good_practice") == ["went at once"]
    assert "decision 1 (good-practice) was made before version 2" in \
        case.slugs()["decision-on-changed-row"]
    assert re.search(r"(^|\n)1 .*\(look again: ", case.decide("list"))
    # Withdrawn: kept and told, and only what is in force.
    case.write("social care.csv", "".join(CARE.splitlines(True)[:3]))
    case.again()
    told = [d["say"] for d in case.data()["diagnostics"]
            if d["slug"] == "decision-unknown-event"]
    assert len(told) == 2 and all("withdrew" in s for s in told), told
    assert [s.split()[1] for s in told] == ["2", "4"]
    say = case.decide("list")
    assert re.search(r"\n4 .*theme of .*: second  \(no longer fits: ", say)
    assert re.search(r"\n3 .*: first  \(superseded by decision 4\)", say)
    # And back.
    case.write("social care.csv", CARE)
    case.again()
    assert case.words(letter, "theme") == ["second"]
    assert case.words(letter, "question") == []
    assert case.words(letter, "good_practice") == ["wrote"]


def a_chronology_comes_back(case):
    """The CSV file: sorted, its columns moved, with columns of their own."""
    a, _, _ = case.meeting()
    events = case.events()
    x, y = events["police.csv", 4], events["social care.csv", 4]
    meeting = case.entry_of(a)["id"]
    one, other = case.entry_of(x)["id"], case.entry_of(y)["id"]
    case.decide("phase", meeting, "=first", "--by", "M Reader", "--at",
                "2024-05-01T14:30")
    case.decide("note", meeting, "Ask. \nTwice.", "--by", "M Reader", "--at",
                "2024-05-01T14:30")
    case.decide("theme", one, "neglect")
    heads, rows = case.rows()
    rows.insert(0, heads)
    say = case.decide("--from", case.put("same.csv", rows))
    assert "nothing is changed" in say and "hold" not in say, say
    fill(rows, meeting, phase="second", episode=" KPE 1 \n")
    fill(rows, one, theme="-", question="Who?\n\nWhen?")
    fill(rows, other, good_practice="'=wrote", theme="–")
    rows = [[""] + r[::-1] + ["mine"] for r in [rows[0]] + rows[:0:-1]]
    rows.insert(0, ["Printed on Monday"])
    path = case.put("back.csv", rows)
    say = case.decide("--from", path, "--by", "J Panel", "--at",
                      "2024-06-01T10:00")
    assert case.sql("SELECT ruling, aspect, a, text, by, at, batch FROM "
                    "decision WHERE number > 3 ORDER BY aspect") == [
        ("review", "episode", a, "KPE 1", "J Panel", "2024-06-01T10:00", 4),
        ("review", "good-practice", y, "=wrote", "J Panel",
         "2024-06-01T10:00", 4),
        ("review", "phase", a, "second", "J Panel", "2024-06-01T10:00", 4),
        ("review", "question", x, "Who?\n\nWhen?", "J Panel",
         "2024-06-01T10:00", 4),
        ("review", "theme", x, None, "J Panel", "2024-06-01T10:00", 4)], say
    assert case.words(x, "theme") == [] and case.notes(a) == ["Ask. \nTwice."]
    say = case.decide("--from", path)
    assert "nothing is changed" in say and "hold" not in say, say
    # What has been changed since the sheet was written is left, and told.
    case.decide("phase", meeting, "third")
    case.decide("question", one, "-")
    case.decide("undo", str(case.sql(
        "SELECT number FROM decision WHERE text IS NULL AND aspect = 'theme'"
        )[0][0]))
    say = case.decide("--from", path)
    assert ("cell(s) hold what stood there before and was changed since: left "
            "as they are") in say and say.count("; ") == 2 and "3 cell" in say, say
    for where in ("Phase", "Question for agency", "Theme"):
        assert re.search(r"row \d+ " + where, say), say
    assert "nothing is changed" in say
    assert case.words(a, "phase") == ["third"]


def sheets_from_before_a_ruling_do_no_harm(case):
    """Accounts that were put together, or parted, after it was written."""
    events = case.events()
    x, y = events["police.csv", 4], events["social care.csv", 4]
    one, other = case.entry_of(x)["id"], case.entry_of(y)["id"]
    case.decide("phase", one, "before")
    case.decide("phase", other, "after")
    case.decide("note", other, "Mind.", "--by", "M Reader", "--at",
                "2024-05-01")
    apart = case.book("apart.xlsx")
    case.decide("same", x, y)
    entry = case.entry_of(x)["id"]
    together = case.book("together.xlsx")
    rows = tables(together)["Chronology"]
    assert [r[rows[0].index("Phase")] for r in rows if r[0] == entry] == \
        ["before\nafter"]
    for path in (apart, together):
        say = case.decide("--from", path)
        assert "nothing is changed" in say, say
    case.decide("phase", entry, "all along")
    say = case.decide("--from", together)
    assert "1 cell(s) hold what stood" in say and "Chronology row" in say
    case.decide("undo")
    case.decide("different", x, y)
    say = case.decide("--from", together)
    assert "nothing is changed" in say and "1 cell(s) hold" in say, say
    assert (case.words(x, "phase"), case.words(y, "phase")) == \
        (["before"], ["after"])
    assert case.notes(y) == ["Mind."] and case.notes(x) == []
    # What the sheet changes goes to the account that its entry was named for.
    sheets = tables(apart)
    case.decide("same", x, y)
    fill(sheets["Chronology"], other, phase="later")
    fill(sheets["Chronology"], one, phase="earlier")
    case.decide("--from", save(case.path("changed.xlsx"), sheets))
    case.decide("different", x, y)
    assert {case.words(x, "phase")[0], case.words(y, "phase")[0]} == \
        {"earlier", "later"}


def notes_are_added_and_never_rewritten(case):
    a, b, _ = case.meeting()
    meeting = case.entry_of(a)["id"]
    visit = case.events()["social care.csv", 3]
    for ref, text, who in ((meeting, "Ask the GP.", "M Reader"),
                           (b, "One.\n\nTwo.", "J Panel"),
                           (visit, "Seen by whom?", "M Reader")):
        case.decide("note", ref, text, "--by", who, "--at", "2024-05-01T14:30")
    sheets = tables(case.book())
    rows = sheets["Chronology"]
    cell = [r for r in rows if r[0] == meeting][0][
        rows[0].index("Review notes")]
    assert cell == ("M Reader, 2024-05-01T14:30: Ask the GP.\n"
                    "J Panel, 2024-05-01T14:30: One.\n\nTwo.")
    # Below, above and between; one line changed, one taken away.
    fill(rows, meeting, note="Above.\n" + cell.replace("Ask", "Ask\u00a0 ") +
         "\nBelow,\n\n in two lines.  ")
    fill(rows, case.entry_of(visit)["id"], note="M Reader, 2024-05-01T14:30: "
         "Seen by them?\n\nM Reader, 2024-05-01T14:30: Ask the GP.")
    path = save(case.path("notes.xlsx"), sheets)
    say = case.decide("--from", path, "--by", "K Chair", "--at", "2024-06-02")
    assert "1 note(s) that were there are changed in the sheet" in say, say
    assert "1 note(s) are those of another entry: left there" in say, say
    assert case.notes(a) == ["Ask the GP.", "One.\n\nTwo.", "Above.",
                             "Below,\nin two lines."]
    assert case.notes(visit) == ["Seen by whom?", "Seen by them?"]
    say = case.decide("--from", path)
    assert "nothing is changed" in say, say
    # One that was taken back is not made again by a sheet that still has it.
    case.decide("undo", "1")
    say = case.decide("--from", path)
    assert "nothing is changed" in say, say
    assert case.notes(a) == ["One.\n\nTwo.", "Above.",
                             "Below,\nin two lines."]
    # A ruling that accounts differ shows as a note, and is none.
    x, y = (case.events()[f, 4] for f in ("police.csv", "social care.csv"))
    case.decide("same-differ", x, y, "days apart")
    sheets = tables(case.book())
    assert "nothing is changed" in case.decide(
        "--from", save(case.path("differ.xlsx"), sheets))
    case.decide("undo")
    assert "nothing is changed" in case.decide(
        "--from", case.path("differ.xlsx"))


def all_of_a_sheet_or_nothing(case):
    a, b, c = case.meeting()
    meeting = case.entry_of(a)["id"]
    visit = case.events()["social care.csv", 3]
    heads = ["Ref", "Review notes", "Phase", "Theme"]
    path = save(case.path("wrong.xlsx"), {
        "Notes to self": [["Ref the meeting", "x"], ["n1", "y"]],
        "Chronology": [
            heads, [meeting, "", "one", ""], [meeting, "", "two", "same"],
            ["n000000000000", "", "", "lost"], ["", "Lost, too.", "", ""],
            ["n000000000000", "", "", ""], [b, "-", "", ""],
            [meeting, "", "one", "same"]],
        "Again": [["Ref", "Theme", "Theme"], [c, "x", "y"]]})
    say = case.decide("--from", path, code=3)
    for want in ("wrong.xlsx[Chronology]:3:3: this row says another thing "
                 "under Phase than row 2 does of the same entry: leave one",
                 "wrong.xlsx[Chronology]:4:1: there is no event or entry "
                 "n000000000000: what stands under Theme has no place to go",
                 "wrong.xlsx[Chronology]:5:1: the id of an event or entry is "
                 "missing: what stands under Review notes has no place",
                 "wrong.xlsx[Chronology]:7:2: a note is not taken back in the "
                 "sheet: `decide CASE undo N` does",
                 "wrong.xlsx[Again]:1:3: 2 columns are headed Theme: leave one",
                 "nothing was recorded"):
        assert want in " ".join(say.split()), (want, say)
    assert case.sql("SELECT count(*) FROM decision") == [(0,)]
    path = save(case.path("other.xlsx"), {"S": [["Ref", "Thing"], [a, "x"]]})
    assert "or Ref and a column to write in of the chronology" in case.decide(
        "--from", path, code=3)
    # Rows that say the same do not contradict each other; what stands there
    # already contradicts nothing.
    case.decide("phase", meeting, "one")
    path = save(case.path("right.ods"), {"S": [
        heads, [meeting, "", "one", "t"], [meeting, "", "two", "t"]]})
    case.decide("--from", path)
    assert case.words(a, "phase") == ["two"] and case.words(a, "theme") == \
        ["t"]
    # An account that was withdrawn: what is known of it is left, what is new
    # has no place.
    case.decide("theme", visit, "kept")
    ref = case.entry_of(visit)["id"]
    case.write("social care.csv", "".join(CARE.splitlines(True)[:2]))
    case.again()
    path = save(case.path("gone.xlsx"), {"S": [heads, [ref, "", "", "kept"]]})
    assert "1 cell(s) hold what stood there before" in case.decide(
        "--from", path)
    path = save(case.path("gone.xlsx"), {"S": [heads, [ref, "", "x", "kept"]]})
    say = " ".join(case.decide("--from", path, code=3).split())
    assert (f"gone.xlsx:2:3: {visit} was withdrawn: nothing can be written "
            "on it any more") in say, say


def decisions_and_words_in_one_workbook(case):
    a, b, _ = case.meeting()
    events = case.events()
    x, y = events["police.csv", 4], events["social care.csv", 4]
    case.decide("unsure", x, y)
    sheets = tables(case.book())
    pairs = sheets["Possible duplicates"]
    pair = [r for r in pairs if {x, y} <= set(r)][0]
    pair[pairs[0].index("Decision")] = "same"
    fill(sheets["Chronology"], case.entry_of(a)["id"], theme="information",
         note="Minutes?")
    say = case.decide("--from", save(case.path("all.xlsx"), sheets))
    assert case.sql("SELECT ruling, batch FROM decision WHERE number > 1 "
                    "ORDER BY ruling") == [("note", 2), ("review", 2),
                                           ("same", 2)], say
    assert case.words(b, "theme") == ["information"]
    # One error in any of them, and none is recorded.
    fill(sheets["Chronology"], case.entry_of(a)["id"], phase="new")
    pair[pairs[0].index("Decision")] = "smae"
    say = case.decide("--from", save(case.path("all.xlsx"), sheets), code=3)
    assert "[Possible duplicates]:" in say and "did you mean same?" in say
    assert case.words(b, "phase") == []


def long_text_goes_on_below(case):
    a, _, _ = case.meeting()
    meeting = case.entry_of(a)["id"]
    long = "A line of many words that goes on and on.\n" * 2000 + "End."
    case.decide("good-practice", meeting, long, "--by", "M Reader")
    path = case.book()
    rows = tables(path)["Chronology"]
    k = rows[0].index("Good practice")
    pieces = [r[k] for r in rows if r[0] == meeting]
    assert len(pieces) == 3 and pieces[1].startswith("(continued) ")
    say = case.decide("--from", path)
    assert "nothing is changed" in say, say
    # Changed in its last row; sorted so that rows between come between.
    sheets = tables(path)
    rows = sheets["Chronology"]
    last = [r for r in rows if r[0] == meeting][2]
    last[k] = last[k].replace("End.", "The end.")
    rows[1:] = sorted(rows[1:], key=lambda r: (
        len(r) > k and r[k].startswith("(cont")))
    case.decide("--from", save(case.path("long.xlsx"), sheets))
    assert case.words(a, "good_practice") == [long.replace("End", "The end")]
    # Without its beginning it is nothing.
    rows[:] = [r for r in rows if r[k:k + 1] != [pieces[0]]]
    say = " ".join(case.decide("--from", save(
        case.path("long.xlsx"), sheets), code=3).split())
    assert "this goes on from a cell that is not in the sheet" in say, say


def the_workbook_itself_comes_back(case):
    """What the program wrote, written in by changing its XML, hidden and
    filtered; and saved again by LibreOffice."""
    a, _, _ = case.meeting()
    events = case.events()
    x = events["police.csv", 4]
    ref = case.entry_of(x)["id"]
    case.decide("note", ref, "Why?", "--by", "M Reader", "--at", "2024-05-01")
    path = case.book()
    rows = tables(path)["Chronology"]
    row = [i for i, r in enumerate(rows, 1) if r and r[0] == ref][0]
    number, letters = rows[0].index("Theme") + 1, ""
    while number:
        number, k = divmod(number - 1, 26)
        letters = chr(65 + k) + letters
    place = f"{letters}{row}"
    with zipfile.ZipFile(path) as old, \
            zipfile.ZipFile(case.path("filled.xlsx"), "w") as new:
        names = re.findall(r'<sheet name="([^"]*)"',
                           old.read("xl/workbook.xml").decode())
        part = f"xl/worksheets/sheet{names.index('Chronology') + 1}.xml"
        for info in old.infolist():
            text = old.read(info.filename).decode()
            if info.filename == part:
                text, n = re.subn(
                    f'<c r="{place}"( s="\\d+")/>',
                    f'<c r="{place}"\\1 t="inlineStr"><is><t>neglect; '
                    'drift</t></is></c>', text)
                assert n == 1, "the cell to write in is there"
                text, n = re.subn(f'<row r="{row}"',
                                  f'<row r="{row}" hidden="1"', text)
                assert n == 1
            new.writestr(info.filename, text)
    case.decide("--from", case.path("filled.xlsx"))
    assert case.words(x, "theme") == ["neglect; drift"]
    assert case.notes(x) == ["Why?"]
    if not shutil.which("soffice"):
        return
    for i, kind in enumerate(("xlsx", "ods")):
        case.decide("theme", ref, f"other {i}")
        case.decide("undo", "--batch")
        case.decide("undo", "2")
        subprocess.run(["soffice", "--headless",
                        f"-env:UserInstallation=file://{case.path('lo')}",
                        "--convert-to", kind, "--outdir", case.path(kind),
                        case.path("filled.xlsx")], capture_output=True,
                       check=True, timeout=120)
        say = case.decide("--from", case.path(f"{kind}/filled.{kind}"))
        assert "1 cell(s) hold what stood there before" in say, (kind, say)
        case.decide("redo", "2")
        say = case.decide("--from", case.path(f"{kind}/filled.{kind}"))
        assert "nothing is changed" in say and "hold" not in say, (kind, say)
    assert case.notes(x) == ["Why?"]


def a_document_comes_back(case):
    """A table of Word whose references stand with the date."""
    a, b, _ = case.meeting()
    meeting = case.entry_of(a)["id"]
    case.decide("note", meeting, "Ask.", "--by", "M Reader", "--at",
                "2024-05-01")
    heads = ["Date and ref", "What happened", "Review notes"]
    table = [[f"04 Mar 2019, 10:30\n{meeting}", "Meeting",
              "M Reader, 2024-05-01: Ask.\nDone."],
             [f"04 Mar 2019 ({b})", "Meeting", "Chair's own words."]]
    with open(case.path("back.docx"), "wb") as f:
        f.write(office.docx(["Integrated chronology", office.Table(
            [office.Row([office.Cell(c) for c in r])
             for r in [heads] + table])]))
    case.decide("--from", case.path("back.docx"))
    assert case.notes(a) == ["Ask.", "Done.", "Chair's own words."]
    assert "nothing is changed" in case.decide("--from",
                                               case.path("back.docx"))


def the_document_itself_comes_back(case):
    """Beside the notes it shows the words of each column, and room for more."""
    a, b, _ = case.meeting()
    events = case.events()
    x, y = events["police.csv", 4], events["social care.csv", 4]
    meeting = case.entry_of(a)["id"]
    case.decide("same", x, y)
    case.decide("phase", x, "before")
    case.decide("phase", y, "after")
    case.decide("question", meeting, "Who?\n\nWhen?")
    case.decide("note", meeting, "Ask.\nTheme: of the note", "--by", "M Reader",
                "--at", "2024-05-01")
    path = case.path("whole.docx")
    case.run("export", case.out, "--as", "docx", "-o", path)
    say = case.decide("--from", path)
    assert "nothing is changed" in say and "hold" not in say, say
    # One thing is changed, one is new, and below it a note is written.
    shown = "Phase: before</w:t>", "Question for agency: Who?</w:t>"
    with zipfile.ZipFile(path) as old, \
            zipfile.ZipFile(case.path("filled.docx"), "w") as new:
        for info in old.infolist():
            text = old.read(info.filename).decode("latin-1")
            if info.filename == "word/document.xml":
                assert all(s in text for s in shown), text
                text = text.replace(shown[0], "Phase: earlier</w:t>")
                text = text.replace(
                    shown[1], "theme: neglect; drift</w:t><w:br/><w:t>"
                    "Question for agency: Whom?</w:t>")
            new.writestr(info.filename, text.encode("latin-1"))
    case.decide("--from", case.path("filled.docx"))
    assert case.words(x, "phase") == ["earlier\nafter"]
    assert case.words(a, "theme") == ["neglect; drift"]
    assert case.words(a, "question")[0].replace("\n\n", "\n") == \
        "Whom?\nWhen?"
    assert case.notes(a) == ["Ask.\nTheme: of the note"]
    assert "nothing is changed" in case.decide("--from",
                                               case.path("filled.docx"))


def a_copy_without_names_comes_back(case):
    """What it shows in place of names is not taken for new words."""
    x = case.events()["police.csv", 4]
    ref = case.entry_of(x)["id"]
    case.decide("note", ref, "Who was with Kit?", "--by", "M Reader", "--at",
                "2024-05-01")
    case.decide("missed-opportunity", ref, "Nobody asked Kit Example.")
    path = case.path("masked.xlsx")
    case.run("export", case.out, "--as", "xlsx", "--anonymised",
             "--accept-unknown", "-o", path)
    sheets = tables(path)
    rows = sheets["Chronology"]
    row = [r for r in rows if r[0] == ref][0]
    cell = row[rows[0].index("Review notes")]
    assert "Kit" not in "".join(row) and "Who was with Child A?" in cell, row
    say = case.decide("--from", path)
    assert "nothing is changed" in say and "hold" not in say, say
    fill(rows, ref, note=cell + "\nAnd A?", phase="first")
    case.decide("--from", save(path, sheets))
    assert case.notes(x) == ["Who was with Kit?", "And A?"], case.notes(x)
    assert case.words(x, "missed_opportunity") == ["Nobody asked Kit Example."]
    assert case.words(x, "phase") == ["first"]


def no_word_is_ever_lost(case):
    """Words on entries, put together and parted and undone at random: every
    word that was written stands in the case, and what is in force is what was
    written last on each account."""
    rng = random.Random(11)
    events = sorted(case.events().values())
    written, number = [], 0
    for turn in range(40):
        what = rng.choice(["phase", "theme", "note", "same", "different",
                           "undo", "sheet", "again"])
        if what in ("phase", "theme", "note"):
            number += 1
            written.append(f"word{number}")
            event = rng.choice(events)
            ref = rng.choice([event, case.entry_of(event)["id"]])
            case.decide(what, ref, written[-1], "--at", "2024-05-01")
        elif what in ("same", "different"):
            case.decide(what, *rng.sample(events, 2))
        elif what == "undo":
            case.decide(rng.choice(["undo", "redo"]))
        elif what == "sheet":
            say = case.decide("--from", case.book(f"{turn}.xlsx"))
            assert "nothing is changed" in say, say
        elif rng.random() < 0.3:
            case.again()
    rows = case.sql("SELECT a, aspect, text, undone, coalesce(others, '') "
                    "FROM decision WHERE ruling IN ('review', 'note') ORDER "
                    "BY number")
    assert [r[2] for r in rows] == written
    force = {}
    for event, aspect, text, undone, others in rows:
        if aspect and not undone:
            for other in others.split():
                force.pop((other, aspect), None)
            force[event, aspect] = text
    shown = {(r["event"], column): r["text"]
             for e in case.data()["entries"]
             for column in ("phase", "theme") for r in e["review"][column]}
    assert shown == force
    for (event, column) in shown:
        assert event in [a["event"]
                         for a in case.entry_of(event)["accounts"]], column


def main():
    failed = False
    for test in (words_are_kept_as_decisions_are, words_go_with_their_account,
                 words_outlive_corrected_files, a_chronology_comes_back,
                 sheets_from_before_a_ruling_do_no_harm,
                 notes_are_added_and_never_rewritten,
                 all_of_a_sheet_or_nothing,
                 decisions_and_words_in_one_workbook,
                 long_text_goes_on_below, the_workbook_itself_comes_back,
                 a_document_comes_back, the_document_itself_comes_back,
                 a_copy_without_names_comes_back,
                 no_word_is_ever_lost):
        if len(sys.argv) > 2 and test.__name__ not in sys.argv[2:]:
            continue
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
