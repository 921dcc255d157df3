#!/usr/bin/env python3
"""More than 500 texts that would act if a format let them, in every field of a
case and in every format: each stands there as text, and nothing acts.  What a
browser makes of the pages is for `make check-pages` (pages/payloads.mjs)."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import formats  # noqa: E402  (beside this file)
import payloads  # noqa: E402
import workbook  # noqa: E402
from workbook import shown  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PLAIN = ["child-a", "mill-lane"]
# Where a text may not stand unseen: what drives a terminal or turns text round.
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
                    "\U000e0000-\U000e007f]")
RUNS = tuple("=+-@\t\r")
# Titles of columns as strings, and how a grid shares out room.
TITLES = re.compile(r"--l\d+:'(?:[^'\\<>&\n]|\\[0-9a-f]+ )*';|"
                    r"--columns:(?:minmax\(0,\d+fr\) ?)+;?")
# What stands in the style of an element: lengths, and nothing that is fetched.
LENGTHS = re.compile(r"((--)?[a-z-]+:([\d.]+[a-z%]*|minmax\([\w,.]+\)| )+;?)*")


def call(*words, code=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, check=False)
    assert done.returncode == code, (words, done.returncode, done.stderr[-800:])
    return done.stdout + done.stderr


def files(folder, kind):
    for base, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith("." + kind):
                yield os.path.join(base, name)


def bare(text):
    """Without spaces and line breaks, which a format lays out its own way."""
    return re.sub("[\\s\ufeff]+", "", shown(text.replace("\r", "\n")))


def texts_of(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from texts_of(v)
    elif isinstance(value, dict):
        for k, v in value.items():
            yield k
            yield from texts_of(v)


class Hostile:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "in")
        self.out = os.path.join(folder, "out")
        self.made = payloads.write_case(self.folder)
        self.told = call("run", self.folder, "-o", self.out, "--as", "csv")
        self.review(folder)
        self.told += call("run", self.folder, "-o", self.out)
        self.page = None  # that of the chronology, once it is read
        call("export", self.out, "--as", "ics", "-o",
             self.out + "/meetings.ics")
        self.json = json.loads(formats.read(self.out + "/chronology.json"))
        self.plain = os.path.join(folder, "plain")
        for name in PLAIN:
            call("run", os.path.join(ROOT, "fixtures", "cases", name), "-o",
                 os.path.join(self.plain, name), "-q")

    def review(self, folder):
        """What a person writes beside the entries: each payload that a cell
        can hold, in a column of its turn."""
        with open(self.out + "/chronology.csv", encoding="utf-8-sig",
                  newline="") as f:
            rows = list(csv.reader(f))
        heads = rows[0]
        first = heads.index("Review notes")
        last = heads.index("Question for agency")
        self.written = [p for p in self.made if p not in payloads.LONG
                        and p.strip() and "\0" not in p]
        told = iter(enumerate(self.written))
        for row in rows[1:]:
            at, text = next(told, (0, None))
            if text is None:
                break
            if row and formats.ENTRY.fullmatch(row[0]):
                column = first + at % (last - first + 1)
                if heads[column] in ("Good practice", "Missed opportunity"):
                    column = first
                row[column] = ("'" if payloads.runs(text) else "") + text
        filled = os.path.join(folder, "filled.csv")
        with open(filled, "w", encoding="utf-8", newline="") as f:
            csv.writer(f).writerows(rows)
        call("decide", self.out, "--from", filled, "--by",
             "<script>window.__hit=0</script>", "--at", "2024-05-01T14:30")


# ---- what was supplied is there ----

def all_of_them_are_in_the_json(case):
    """The JSON is what the other formats are held to."""
    assert len(case.made) >= 500, len(case.made)
    held = "\0".join(set(map(bare, texts_of(case.json))))
    lost = [p for p in case.made if p != "\0" and bare(p) not in held]
    assert not lost, (len(lost), [p[:60] for p in lost[:5]])
    events = [a for e in case.json["entries"] for a in e["accounts"]]
    assert len({a["event"] for a in events}) > 900
    for s in case.json["sources"]:
        if not s["refused"]:
            assert s["records"] == s["used"] + s["quarantined"] + s["not_events"]


def narratives(case):
    for e in case.json["entries"]:
        for a in e["accounts"]:
            for key in ("text", "outcome", "professional", "location"):
                if a[key]:
                    yield a[key]


def all_of_them_are_in(case, what, text):
    text = bare(text)
    lost = [t for t in narratives(case) if bare(t) not in text]
    assert not lost, (what, len(lost), [t[:80] for t in lost[:5]])


# ---- nothing acts ----

def signature(pages):
    """Elements with the names of their attributes."""
    return {(name, a) for page in pages for name, attrs in page.elements
            for a in list(attrs) + [""]}


def own_words(code):
    """A style without the marking, which pages print at their edges: letters,
    and all else by its number."""
    return re.sub(r"content: '(?:[^'\\<\n]|\\[0-9a-f]+ )*'", "content: ''", code)


def pages_have_no_element_of_theirs(case):
    plain = [formats.page(p) for p in files(case.plain, "html")]
    # what reviewers wrote, which the plain case has none of
    known = signature(plain) | {("tr", "data-" + key) for key in (
        "notes", "phase", "episode", "theme", "good_practice",
        "missed_opportunity", "question")}
    scripts = {own_words(s) for p in plain for s in p.code}
    for path in files(case.out, "html"):
        page = formats.page(path)
        if path == case.out + "/chronology.html":
            case.page = page
        name = os.path.basename(path)
        elements = signature([page])
        assert elements <= known, (name, sorted(elements - known)[:5])
        assert not {a for _, a in elements if a.startswith("on")}, name
        assert set(map(own_words, page.code)) <= scripts, name
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids)), (name, "an id stands twice")
        for tag, attrs in page.elements:
            link = attrs.get("href", attrs.get("src", "#"))
            assert re.fullmatch(r"((\.\./|reports/)?[a-z-]+\.html)?(#[\w-]*)?",
                                link), (name, tag, link)
            assert LENGTHS.fullmatch(TITLES.sub(
                "", attrs.get("style") or "")), (name, attrs)
        assert not STEERS.search("".join(page.text)), name
    all_of_them_are_in(case, "chronology.html", "".join(case.page.text))


def parts(path):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                raw = book.read(name)
                assert b"<!DOCTYPE" not in raw, (path, name)
                yield name, ET.fromstring(raw)


ACTING = ("instrText", "fldSimple", "formula1", "formula2", "oddHeader",
          "oddFooter")


def tags_of(paths):
    """Elements and attributes, and the text of what acts."""
    tags, acts = set(), set()
    for path in paths:
        for part, root in parts(path):
            for e in root.iter():
                tags.update((e.tag, a) for a in e.keys())
                tags.add((e.tag, ""))
                check_element(path, part, e)
                if e.tag.endswith(ACTING):
                    acts.add(re.sub(r"\d+", "0", e.text or ""))
    return tags, acts


def check_element(path, part, e):
    if e.tag.endswith("}f"):
        assert False, (path, part, "a cell evaluates")
    if e.tag.endswith("}Relationship"):
        assert e.get("TargetMode") != "External", (path, part)
        assert re.fullmatch(r"/?[\w./-]+", e.get("Target")), (path, part)
    if e.tag.endswith("}hyperlink"):
        assert not any(a.endswith("}id") for a in e.keys()), (path, part)


def office_files_have_no_element_of_theirs(case):
    for kind in ("xlsx", "docx"):
        known, acts = tags_of(files(case.plain, kind))
        known |= {(tag, "{http://www.w3.org/XML/1998/namespace}space")
                  for tag, _ in known if tag.endswith("}t")}
        for path in files(case.out, kind):
            tags, own = tags_of([path])
            assert tags <= known, (path, sorted(tags - known)[:5])
            # headers and footers of sheets have the marking
            own = {t for t in own if t and not t.startswith("&")}
            assert own <= acts, (path, sorted(own - acts)[:5])


def office_files_hold_all_of_them(case):
    sheets, _ = workbook.read(case.out + "/chronology.xlsx")
    all_of_them_are_in(case, "chronology.xlsx", "\0".join(
        str(v) for s in sheets if s.name == "Accounts"
        for r in s.records() for v in r.values()))
    for path in files(case.out, "docx"):
        if os.path.basename(path) == "chronology.docx":
            all_of_them_are_in(case, "chronology.docx", "".join(
                e.text or "" for name, root in parts(path)
                if name == "word/document.xml"
                for e in root.iter(formats.W + "t")))


def no_cell_of_a_csv_runs(case):
    for path in files(case.out, "csv"):
        raw = formats.read(path).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(raw, newline=""), strict=True))
        width = len(rows[0])
        for n, row in enumerate(rows):
            for cell in row:
                assert not cell.startswith(RUNS), (path, n, cell[:60])
            if not row:  # another table: its title, then its headings
                width = None
            elif width is None and len(row) > 1:
                width = len(row)
            assert width is None or len(row) in (width, 0), (path, n, len(row))
    cells = set()
    with open(case.out + "/chronology.csv", encoding="utf-8-sig",
              newline="") as f:
        for row in csv.reader(f):
            cells |= {c[1:] if c[:1] == "'" and payloads.runs(c) else c
                      for c in row}
    whole = "\0".join(map(bare, cells))
    lost = [t for t in narratives(case) if bare(t) not in whole]
    assert not lost, [t[:60] for t in lost[:5]]


def what_a_person_wrote_is_there(case):
    held = [bare(n["text"]) for e in case.json["entries"]
            for notes in [e["notes"], *e["review"].values()] for n in notes]
    assert len(held) > 400, len(held)
    text = bare("".join(case.page.text))
    lost = [t for t in held if t not in text]
    assert not lost, (len(lost), lost[0][:80])


ICS_NAMES = {"UID", "SUMMARY", "STATUS", "CLASS", "TRANSP", "DTSTART", "DTEND",
             "DTSTAMP", "CATEGORIES", "DESCRIPTION", "LOCATION", "DURATION",
             "RELATED-TO", "COMMENT"}


def calendars_have_their_own_components(case):
    """What a text says of components and properties is text: each meeting has
    what those of a plain case have, once, and nothing else."""
    raw = formats.read(case.out + "/meetings.ics").decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", raw)
    lines = raw.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == "" and not any("\n" in line for line in lines)
    stack, events, said = [], [], ""
    for line in lines:
        name, value = re.fullmatch("([A-Z-]+)(?:;[A-Z]+=[A-Za-z/-]+)*:(.*)",
                                   line, re.DOTALL).groups()
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                events.append([])
        elif name == "END":
            assert stack.pop() == value, line
        elif stack == ["VCALENDAR", "VEVENT"]:
            events[-1].append(name)
            said += value if name == "DESCRIPTION" else ""
        else:
            assert stack and stack[-1] in ("VCALENDAR", "VTIMEZONE", "STANDARD",
                                           "DAYLIGHT"), line
    assert not stack and len(events) > 300, len(events)
    for names in events:
        assert len(names) == len(set(names)), names
        assert set(names) <= ICS_NAMES, set(names) - ICS_NAMES
        assert {"UID", "SUMMARY", "DTSTART", "DTSTAMP"} <= set(names), names
    said = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], said)
    said = bare(said)
    lost = [t for t in narratives(case) if t.startswith(payloads.MEETING)
            and bare(t) not in said]
    assert not lost, (len(lost), lost[:3])


def nothing_steers_a_terminal(case):
    told = case.told
    for name in ("chronology", "seen", "gaps", "discrepancies", "duplicates",
                 "sources", "diagnostics"):
        told += call("report", case.out, name)
    told = told.decode("utf-8")
    found = STEERS.search(told)
    assert not found, told[found.start() - 80:found.start() + 20]


def main():
    with tempfile.TemporaryDirectory() as folder:
        case = Hostile(folder)
        for test in (all_of_them_are_in_the_json,
                     pages_have_no_element_of_theirs,
                     office_files_have_no_element_of_theirs,
                     office_files_hold_all_of_them, no_cell_of_a_csv_runs,
                     what_a_person_wrote_is_there,
                     calendars_have_their_own_components,
                     nothing_steers_a_terminal):
            test(case)
            print(f"[       OK ] {test.__name__}")


main()
