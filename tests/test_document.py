#!/usr/bin/env python3
"""The chronology and its reports as Word documents: what Word insists on, what
a screen reader needs, that every word and every answer is there, and that
LibreOffice opens it and finds the same text.

    python3 tests/test_document.py [PROGRAM]
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from document import (ACCESSIBLE, WORD_INSISTS, Document, W, contrast,
                      every_page_says_what_it_is, shown, style_of, tag,
                      text_of, value)

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.environ.get(
    "CHRONOMERGE", str(ROOT / "build/dev/chronomerge"))
CASES = ("child-a", "harbour", "mill-lane")
MARKING = {"child-a": "OFFICIAL-SENSITIVE"}
PAYLOADS = [
    "]]></w:t><w:p/><script>alert(1)</script>",
    "{ HYPERLINK \"http://example.org\" } {DDEAUTO c:\\\\windows cmd.exe}",
    "=cmd|' /C calc'!A0",
    "INCLUDEPICTURE http://example.org/x.png \\d",
    "gnik\u202ecaba\u202c \u2066x\u2069 \x01\x02 &amp; &#x41; <![CDATA[x]]>",
    "\U0001f476 na\u00efve \u0431\u0435\u0437 \ufffe \U000e0041",
    "_x0041_ %s%n ${jndi:ldap://x} <w:fldSimple w:instr=\"QUOTE\"/>",
    "tab\there, quotes \"'` and\nlines\n\nof text",
]
LONG = "Kit seen and heard. " * 52000  # more than 1 MB


def run(*args, **env):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True,
                          env={**os.environ, **env})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def write(folder, files):
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode(
                "utf-8", "surrogatepass"))
    return folder


def quote(text):
    return '"' + text.replace('"', '""') + '"'


class Made:
    """A case as a document and as data."""

    def __init__(self, folder, out):
        run("run", folder, "-o", out, "--as", "docx,json", "--quiet")
        self.out = out
        self.path = os.path.join(out, "chronology.docx")
        self.doc = Document(self.path)
        with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
            self.data = json.load(f)


# ---- words of answers, told once more than in the program ----

VIEWS = {
    ("yes", "yes"): "asked and heard", ("yes", "no"): "asked, not heard",
    ("yes", "unclear"): "asked (heard: cannot be told)",
    ("no", "yes"): "heard, not asked", ("no", "no"): "not asked or heard",
    ("no", "unclear"): "not asked (heard: cannot be told)",
    ("unclear", "yes"): "heard (asked: cannot be told)",
    ("unclear", "no"): "not heard (asked: cannot be told)",
    ("unclear", "unclear"): "views: cannot be told",
}
SEEN = {"yes": "seen", "no": "not seen", "unclear": "cannot be told",
        "na": "not applicable"}
ALONE = {"yes": "seen alone", "no": "not seen alone",
         "unclear": "cannot be told"}


def answers_match(text, c):
    """Does the text of a cell with all of a child say just these answers?"""
    views = VIEWS[c["views_sought"], c["views_expressed"]]
    if c["seen"] == "no":
        assert text.startswith("not seen"), (text, c)
    elif c["seen"] == "yes":
        assert text.startswith("seen"), (text, c)
    elif c["seen"] == "na":
        assert text.startswith("not applicable"), (text, c)
    else:
        assert "cannot be told" in text.split("\n")[0], (text, c)
    lines = re.split("\n|; ", text)
    everything = {c[k] for k in ("seen", "alone", "views_sought",
                                 "views_expressed")}
    if everything == {"unclear"}:
        assert lines[0].startswith("cannot be told"), lines
        return
    idle = c["seen"] in ("no", "na")
    assert ("alone" in lines) == (c["alone"] == "yes"), (text, c)
    assert ("not alone" in lines) == (c["alone"] == "no" and not idle), \
        (text, c)
    assert ("alone: cannot be told" in lines) == (c["alone"] == "unclear"), \
        (text, c)
    nothing = views == "not asked or heard"
    assert (views in lines) == (not (idle and nothing)), (text, c)


NA = {"seen": "na", "alone": "no", "views_sought": "no",
      "views_expressed": "no"}


def every_answer(made):
    """By entry and by child, in the columns of the children."""
    d, refs = made.doc, [c["ref"] for c in made.data["case"]["children"]]
    marks = d.bookmarks()
    entries = made.data["entries"]
    assert len([m for m in marks if re.fullmatch("n[0-9a-f]{12}", m)]) == \
        len(entries), "an entry without a row"
    for e in entries:
        cells = [text_of_cell(c) for c in d.row_of(e["id"])]
        told = {c["ref"]: c for c in e["children"]}
        if len(refs) == 1:
            c = told.get(refs[0], NA)
            seen, alone, views = cells[-4:-1]
            assert seen.startswith(SEEN[c["seen"]]), (seen, c)
            if c["seen"] != "na":
                assert alone == ALONE[c["alone"]], (alone, c)
                assert views == VIEWS[c["views_sought"],
                                      c["views_expressed"]], (views, c)
        elif len(refs) <= 4:
            for ref, text in zip(refs, cells[-1 - len(refs):-1]):
                answers_match(text, told.get(ref, NA))
        else:
            grouped(cells[-2], told)


def grouped(text, told):
    found = {}
    for line in filter(None, text.split("\n")):
        refs, answers = line.split(": ", 1)
        for ref in refs.split(", "):
            found[ref] = answers
    assert set(found) == set(told), (text, sorted(told))
    for ref, answers in found.items():
        answers_match(answers, told[ref])


def text_of_cell(cell):
    return "\n".join(text_of(p) for p in cell.iter(W + "p"))


def every_account(made):
    """In its own words, with where it is from; alone in the row of its entry,
    or in a cell beside the others, headed by the code of its agency."""
    d = made.doc
    names = {}
    for t in d.tables:
        if t.caption == "The agencies and their codes":
            for row in t.rows[1:]:
                cells = [text_of(c) for c in row.findall(W + "tc")]
                names[cells[1]] = cells[0]
    assert len(set(names.values())) == len(names), names
    for e in made.data["entries"]:
        single = len(e["accounts"]) == 1
        for a in e["accounts"]:
            cells = d.row_of(e["id"] if single else a["event"])
            text = "\n".join(text_of_cell(c) for c in cells)
            flat = re.sub(r"\s+", " ", text)
            for part in (a["text"], a["outcome"], a["professional"]):
                want = re.sub(r"\s+", " ", shown(part)).strip()
                assert want in flat, (want, flat)
            assert a["source"] is None or str(a["row"]) in flat
            code = names[a["agency"]] if a["agency"] else "?"
            first = "\n".join(text_of_cell(c) for c in cells[:2])
            assert code in re.split(r"[^A-Z0-9?]+", first), (code, first)
            if not single:
                assert len(cells) == 1, "not beside the others"
        for x in e["discrepancies"]:
            assert shown(x["say"]) in text_of_cell(d.row_of(e["id"])[2])


def the_counts_are_told(made):
    text = made.doc.text()
    data = made.data
    events = sum(len(e["accounts"]) for e in data["entries"])
    assert f"{events} event" in text and \
        f"{len(data['entries'])} entr" in text
    for s in data["sources"]:
        assert shown(s["file"]) in text
        assert s["sha256"] in text, "the hash in full"
    assert len(find(made.doc, "Discrepancies").rows) - 1 >= \
        len(data["findings"]["discrepancies"])
    gaps = [g for g in data["findings"]["gaps"] if g["child"]]
    if gaps:
        told = find(made.doc, "Gaps in seeing and hearing the children")
        assert len(told.rows) - 1 == len(gaps)


def find(doc, caption):
    return [t for t in doc.tables if t.caption == caption][0]


def the_chronology_reads_well(made):
    """Its columns, its days, its evidence, and room to write."""
    d = made.doc
    tables = [t for t in d.tables
              if t.caption.startswith("Integrated chronology")]
    assert tables
    for t in tables:
        assert t.heads[-1] == "Review notes", t.heads
        assert t.heads[0] == "Date, time" and \
            t.heads[1].startswith("Agency") and \
            t.heads[2].startswith("What happened"), t.heads
        first = t.rows[1].findall(W + "tc")
        assert len(first) == 1 and style_of(first[0].find(W + "p")) == \
            "TableDay", "a part of the table begins with its day"
    whole = made.doc.parts["word/document.xml"].decode()
    quoted = sum(len(c["evidence"]) > 0 for e in made.data["entries"]
                 for a in e["accounts"] for c in a["children"])
    assert (quoted > 0) == ('<w:rStyle w:val="Evidence"/>' in whole)
    chapters = [t for level, t, _ in d.headings() if level == 1]
    assert [c for c in chapters if c != "People and households"] == [
        "About this chronology", "Integrated chronology", "Sightings", "Gaps",
        "Discrepancies", "Hashes of the files"], chapters


def contents_are_right(made):
    d = made.doc
    listed = [text_of(p).rstrip("\t") for p in d.body.iter(W + "p")
              if (style_of(p) or "").startswith("TOC")
              and style_of(p) != "TOCHeading"]
    assert listed == [t for level, t, _ in d.headings() if level <= 2], listed


# ---- the cases ----

def a_shipped_case(name, folder):
    made = Made(ROOT / "fixtures/cases" / name, os.path.join(folder, name))
    for check in WORD_INSISTS + ACCESSIBLE:
        check(made.doc)
    if name in MARKING:
        every_page_says_what_it_is(made.doc, MARKING[name])
    every_answer(made)
    every_account(made)
    the_counts_are_told(made)
    the_chronology_reads_well(made)
    contents_are_right(made)


def family(n):
    """A case of n children, each with its own answers."""
    ini = "[case]\ntitle = Review\nfrom = 2019-01-01\nto = 2020-12-31\n"
    rows = "Date,Time,Event,Outcome\n"
    for i in range(n):
        ini += f"[child C{i}]\nname = Child{i} Example\n" \
               f"born = 201{i}-05-05\n"
        rows += f"0{i + 1}/03/2019,10:30,Child{i} seen alone and said she " \
                f"is happy at home. Others not seen.,NFA\n"
        rows += f"0{i + 1}/04/2020,,Home visit. No reply.,Card left\n"
    rows += "09/09/2019,12:00,All children seen with mother.,\n"
    rows += "March 2019,,Call from school,\n"
    return {"case.ini": ini, "police.csv": rows}


def every_number_of_children(folder):
    heads = {1: ["Child seen", "Alone", "Views"],
             2: ["Child C0", "Child C1"],
             4: ["Child C0", "Child C1", "Child C2", "Child C3"],
             8: ["Children: seen, alone, views"]}
    for n, want in heads.items():
        case = write(os.path.join(folder, f"in{n}"), family(n))
        made = Made(case, os.path.join(folder, f"out{n}"))
        for check in WORD_INSISTS + ACCESSIBLE:
            check(made.doc)
        t = find(made.doc, "Integrated chronology, 2019")
        assert t.heads[3:-1] == want, t.heads
        every_answer(made)
        every_account(made)


def many_accounts_stand_side_by_side(folder):
    """Five agencies tell of one happening: three beside each other, then two,
    none of them in more than its cell."""
    line = "04/03/2019,{t},\"Police attended 3 Elm Road, incident 190304-77. " \
           "Kit at the top of the stairs.\"\n"
    files = {"case.ini": "[case]\ntitle = R\n[child A]\nname = Kit Example\n"}
    for i, name in enumerate(("police", "social care", "hospital", "school",
                              "housing")):
        files[name + ".csv"] = "Date,Time,Event\n" + line.format(
            t=f"10:3{i}")
    made = Made(write(os.path.join(folder, "five"), files),
                os.path.join(folder, "five-out"))
    e = max(made.data["entries"], key=lambda e: len(e["accounts"]))
    assert len(e["accounts"]) == 5, len(e["accounts"])
    rows = []
    for a in e["accounts"]:
        cell = made.doc.row_of(a["event"])[0]
        row = made.doc.parents[cell]
        if row not in rows:
            rows.append(row)
    assert [len(r.findall(W + "tc")) for r in rows] == [3, 2]
    lead = made.doc.parents[made.doc.row_of(e["id"])[0]]
    keep = [value(p, f"{W}pPr/{W}keepNext") is not None or
            p.find(f"{W}pPr/{W}keepNext") is not None
            for p in lead.iter(W + "p") if text_of(p)]
    assert all(keep), "an entry stays with its accounts"


def hostile_text_stays_text(folder):
    rows = "Date,Event,Outcome\n"
    for i, p in enumerate(PAYLOADS):
        rows += f"0{i + 1}/03/2019,{quote('Kit seen ' + p)},{quote(p)}\n"
    rows += f"10/03/2019,{quote(LONG)},\n"
    rows = rows.encode("utf-8", "surrogatepass") + \
        b"11/03/2019,Kit \xed\xa0\x80 \xff \xc0\xaf seen,\n"
    title = "<w:b/> & \"title\" ]]> =1+1"
    case = write(os.path.join(folder, "hostile"), {
        "case.ini": f"[case]\ntitle = {title}\nmarking = {title}\n"
                    "[child A]\nname = Kit Example\n", "police.csv": rows})
    made = Made(case, os.path.join(folder, "hostile-out"))
    for check in WORD_INSISTS + ACCESSIBLE:
        check(made.doc)
    every_page_says_what_it_is(made.doc, title)
    every_account(made)
    every_answer(made)
    text = made.doc.text()
    assert LONG.strip() in text, "a long text was cut"
    assert "[U+202E]" in text and "\u202e" not in text
    split = [r for r in made.doc.xml.iter(W + "tr")
             if len(text_of(r)) > 10000]
    assert split and all(r.find(f"{W}trPr/{W}cantSplit") is None
                         for r in split), "a row longer than a page"
    short = [r for t in made.doc.tables for r in t.rows
             if len(text_of(r)) < 500]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in short)


def reports_on_their_own(folder):
    """Any report, with its captions, or its sentence where it has no rows."""
    for name in ("seen", "gaps", "discrepancies", "duplicates", "sources",
                 "diagnostics"):
        path = os.path.join(folder, name + ".docx")
        run("report", os.path.join(folder, "child-a"), name, "--as", "docx",
            "-o", path)
        d = Document(path)
        for check in WORD_INSISTS + ACCESSIBLE:
            check(d)
        assert not list(d.xml.iter(W + "hyperlink")) or all(
            h.get(W + "anchor").startswith("_Toc")
            for h in d.xml.iter(W + "hyperlink")), "leads to what is not here"
    empty = write(os.path.join(folder, "bare"), {
        "police.csv": "Date,Event\n04/03/2019,Call\n"})
    made = Made(empty, os.path.join(folder, "bare-out"))
    for check in WORD_INSISTS + ACCESSIBLE:
        check(made.doc)
    assert "No discrepancy was found in the material supplied." in \
        made.doc.text()


def what_reviewers_wrote_is_there(folder):
    out = os.path.join(folder, "bare-out")
    with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
        entry = json.load(f)["entries"][0]["id"]
    run("decide", out, "note", entry, "rang back & asked <why>", "--by", "M")
    path = os.path.join(folder, "noted.docx")
    run("export", out, "--as", "docx", "-o", path)
    d = Document(path)
    cells = d.row_of(entry)
    assert "rang back & asked <why>" in text_of_cell(cells[-1])
    assert tag(cells[-1]) == "tc" and contrast("000000", "FFFFFF") > 20


def the_same_bytes(folder):
    again = os.path.join(folder, "again")
    run("run", ROOT / "fixtures/cases/harbour", "-o", again, "--as", "docx",
        "--quiet", TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8")
    with open(os.path.join(folder, "harbour", "chronology.docx"), "rb") as a, \
            open(os.path.join(again, "chronology.docx"), "rb") as b:
        assert a.read() == b.read()


# ---- another program ----

def soffice(folder, to, *paths):
    done = subprocess.run(
        ["soffice", "--headless", "-env:UserInstallation=file://" +
         os.path.join(folder, "profile"), "--convert-to", to, "--outdir",
         folder, *paths], capture_output=True, timeout=300,
        env={**os.environ, "HOME": folder})
    assert done.returncode == 0, done.stderr.decode()


def words(text):
    """Without what an office program puts before the lines of a list."""
    return re.sub("[\u2022\ufeff\u00a0\ufffc]", " ", text).split()


def libreoffice_finds_the_same_text(folder):
    for name in CASES + ("hostile",):
        out = os.path.join(folder, name + ("-out" if name == "hostile"
                                           else ""))
        path = os.path.join(folder, f"lo-{name}.docx")
        shutil.copy(os.path.join(out, "chronology.docx"), path)
        soffice(folder, "txt:Text (encoded):UTF8", path)
        with open(path[:-5] + ".txt", encoding="utf-8") as f:
            got = words(f.read())
        want = words(Document(path).text())
        for i, (a, b) in enumerate(zip(want, got)):
            assert a == b, (name, want[i - 5:i + 5], got[i - 5:i + 5])
        assert len(want) == len(got), (name, len(want), len(got))


def libreoffice_prints_it(folder):
    path = os.path.join(folder, "lo-child-a.docx")
    soffice(folder, "pdf", path)
    with open(path[:-5] + ".pdf", "rb") as f:
        pdf = f.read()
    assert pdf.startswith(b"%PDF-") and len(pdf) > 50000, len(pdf)


def main():
    tests = [(a_shipped_case, (c,)) for c in CASES] + [
        (t, ()) for t in (
            every_number_of_children, many_accounts_stand_side_by_side,
            hostile_text_stays_text, reports_on_their_own,
            what_reviewers_wrote_is_there, the_same_bytes)]
    office = [(libreoffice_finds_the_same_text, ()),
              (libreoffice_prints_it, ())]
    with tempfile.TemporaryDirectory() as folder:
        for test, args in tests:
            test(*args, folder)
            print(f"[       OK ] {' '.join((test.__name__,) + args)}")
        for test, args in office:
            if shutil.which("soffice"):
                test(*args, folder)
                print(f"[       OK ] {test.__name__}")
            else:
                print(f"[  SKIPPED ] {test.__name__}: LibreOffice is not "
                      "installed, so nothing was opened in it")


main()
