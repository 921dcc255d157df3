#!/usr/bin/env python3
"""One agency's own rows, for its accuracy check: all of them, in the order of
its files, and no word of any other agency, in any format."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook  # noqa: E402

PROGRAM = sys.argv[1]
CASES = ("child-a", "harbour", "mill-lane")


def run(*args, code=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done


def own(case, form, agency):
    return run("export", case, "--own", agency, "--as", form, "-o",
               "-").stdout


def plain(data, form):
    """All text of a document, with white space evened out."""
    if form in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b" ".join(book.read(n) for n in book.namelist())
    text = data.decode("utf-8", "replace")
    if form in ("xlsx", "docx", "html"):
        text = re.sub("<[^>]+>", "", text)
        for name, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'),
                           ("&#39;", "'"), ("&amp;", "&")):
            text = text.replace(name, char)
    return squeeze(text)


def squeeze(text):
    return " ".join(text.replace('\\"', '"').replace("\\n", " ").replace(
        '""', '"').split())


def pieces(text):
    """Stretches long enough to be nobody else's."""
    for piece in re.split(r"(?<=[.;:!?])\s+|\n", text or ""):
        piece = squeeze(piece)
        if len(piece) >= 16:
            yield piece


def words_of(account):
    fields = [account[k] for k in (
        "text", "outcome", "comment", "professional", "location",
        "source_of_information")]
    return [f for f in fields + list(account["fields"].values()) if f]


def forbidden(whole, agency):
    """What others wrote, their files, and what was made of both together."""
    mine, others = set(), set()
    files = {s["id"]: s for s in whole["sources"]}
    for e in whole["entries"]:
        for a in e["accounts"]:
            (mine if a["agency"] == agency else others).update(
                p for f in words_of(a) for p in pieces(f))
            if a["agency"] != agency:
                others.add(a["event"])
        for d in e["discrepancies"]:
            others.update(pieces(d["say"]))
        others.add(e["id"])
    for left in whole["quarantined"] + whole["not_events"]:
        alone = files[left["source"]]["agency"] == agency
        (mine if alone else others).update(pieces(left["text"]))
    for f in whole["sources"]:
        if f["agency"] not in (agency, None):
            others.update((f["file"], f["sha256"]))
    for p in whole["possible"]:
        others.update(x for r in p["reasons"] for x in pieces(r["say"]))
    kept = squeeze(" ".join(mine))
    return {x for x in others if x not in kept}


def check_scan(case, whole, agency):
    bad = forbidden(whole, agency)
    names = {a["name"] for a in whole["case"]["agencies"]} - {agency}
    said = squeeze(" ".join(
        " ".join(words_of(a)) for e in whole["entries"]
        for a in e["accounts"] if a["agency"] == agency))
    for form in ("csv", "docx", "html", "json", "xlsx", "text"):
        text = plain(own(case, form, agency), form)
        for word in bad:
            assert word not in text, (form, agency, word)
        for name in names:
            if name in agency or name in said or name in (
                    whole["case"]["title"] or ""):
                continue
            assert not re.search(rf"\b{re.escape(name)}\b", text), (
                form, agency, name)


def rows_of(case, agency):
    """The rows of the CSV, by heading, and the workbook's."""
    text = own(case, "csv", agency).decode("utf-8-sig")
    blocks, heads = {}, None
    for line in csv.reader(io.StringIO(text)):
        if "Read as" in line:
            heads = line
        elif heads and len(line) == len(heads):
            blocks.setdefault("rows", []).append(dict(zip(heads, line)))
        else:
            heads = None
    return blocks["rows"]


def check_rows(case, whole, agency):
    rows = rows_of(case, agency)
    mine = {a["event"]: (a, e) for e in whole["entries"]
            for a in e["accounts"] if a["agency"] == agency}
    found = [r["Ref"] for r in rows if r["Ref"]]
    assert sorted(found) == sorted(mine), (agency, len(found), len(mine))
    alone = {s["id"]: s for s in whole["sources"] if s["agency"] == agency}
    left = [x for x in whole["quarantined"] + whole["not_events"]
            if x["source"] in alone]
    shown = [r for r in rows if not r["Ref"]]
    assert sorted(squeeze(x["text"]) for x in left) == sorted(
        squeeze(r["Your record"]) for r in shown), agency
    assert sorted(x["why"] for x in left) == sorted(r["Why"] for r in shown)
    # In the order of its own file.
    for file in {r["File"] for r in rows}:
        places = [r["Row"] for r in rows if r["File"] == file]
        numbers = [int(re.search(r"row (\d+)$", p)[1]) for p in places
                   if not re.search(r", row", p)]
        assert numbers == sorted(numbers), (agency, file)
    for r in rows:
        assert r["Correct?"] == "" and r["Correction"] == ""
        if not r["Ref"]:
            continue
        a, _ = mine[r["Ref"]]
        assert squeeze(a["text"]) in squeeze(r["Your record"]), r["Ref"]
        for c in a["children"]:
            for v in c["evidence"]:
                if c["seen"] != "na" and v["quote"]:
                    assert squeeze(v["quote"]) in squeeze(
                        r["Words that decided"]), (r["Ref"], v)


def check_fill(case, agency, folder):
    path = os.path.join(folder, "own.xlsx")
    run("export", case, "--own", agency, "-o", path, "--force")
    sheets, _ = workbook.read(path)
    sheet = next(s for s in sheets if "Correct?" in s.rows[0].values())
    rules = [(d.get("type"), d.get("sqref"),
              "".join(d.itertext()).strip())
             for d in sheet.xml.iter(workbook.M + "dataValidation")]
    letter = workbook.letters(sheet.at("Correct?"))
    assert any(kind == "list" and place.startswith(letter + "2") and
               "yes,no" in words for kind, place, words in rules), rules


def check_usage(case):
    refused = run("export", case, "--own", "Police", "--as", "csv",
                  "--in-scope", code=2).stderr.decode()
    assert "does not go with --in-scope" in refused, refused
    run("export", case, "--own", "Police", "--as", "csv", "--report", "gaps",
        code=2)
    run("report", case, "gaps", "--own", "Police", code=2)
    refused = run("report", case, "--own", "Nobody", code=2).stderr.decode()
    assert "--own: there is no agency Nobody" in refused, refused
    assert "Accuracy check: Police" in run(
        "report", case, "--own", "police").stdout.decode()


def check_versions(folder):
    """Rows of an earlier version that were withdrawn are told of; of a file
    of several agencies only the rows that name the agency are."""
    case, out = os.path.join(folder, "case"), os.path.join(folder, "out")
    os.mkdir(case)

    def put(name, text):
        with open(os.path.join(case, name), "w", encoding="utf-8") as f:
            f.write(text)

    head = "Date,Event\n"
    first = "01/02/2019,Called to the flat. Kit seen at the door.\n"
    second = "05/02/2019,Pocket book entry about the blue van.\n"
    put("police.csv", head + first + second + "06/02/2019,Van found.\n")
    put("joint.csv", "Date,Agency,Event\n"
        "02/02/2019,Police,Joint visit with Rosa Hale.\n"
        "03/02/2019,School,The school nurse noticed a graze.\n"
        "99/99/2019,School,A secret of the school in a broken row.\n")
    run("run", case, "-o", out, "--quiet")
    put("police.csv", head + first + "06/02/2019,Van found.\n")
    run("run", case, "-o", out, "--quiet")
    text = own(out, "csv", "Police").decode()
    assert "Pocket book entry about the blue van." in text
    assert "that you withdrew" in text
    assert "Joint visit with Rosa Hale." in text
    assert "school nurse" not in text and "secret" not in text
    school = own(out, "csv", "School").decode()
    assert "school nurse" in school and "blue van" not in school
    assert "Rosa Hale" not in school


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in CASES:
            case = os.path.join(folder, name)
            run("run", f"fixtures/cases/{name}", "-o", case, "--quiet",
                "--as", "json")
            with open(os.path.join(case, "chronology.json"),
                      encoding="utf-8") as f:
                whole = json.load(f)
            agencies = [a["name"] for a in whole["case"]["agencies"]
                        if a["events"]]
            for agency in agencies:
                check_rows(case, whole, agency)
            for agency in agencies[:4]:
                check_scan(case, whole, agency)
            check_fill(case, agencies[0], folder)
            if name == "child-a":
                check_usage(case)
        check_versions(folder)
    print("[       OK ] each agency gets its own rows, and no other's")


if __name__ == "__main__":
    main()
