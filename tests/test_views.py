#!/usr/bin/env python3
"""Working views: a part of each shipped case in every format, held against what
the whole case says.  Nothing may be found anew on a part."""
import collections
import csv
import html
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
ID = re.compile(r"[en][0-9a-f]{12}")


def run(*args, code=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done


def export(case, form, *options):
    return run("export", case, "--as", form, "-o", "-", *options).stdout


def of_json(case, *options):
    return json.loads(export(case, "json", *options))


def tables(case, name, *options):
    """A report's tables as JSON: key to rows."""
    report = json.loads(export(case, "json", "--report", name, *options))
    return {t["key"]: t["rows"] for t in report["tables"]}, report["facts"]


# ---- what a view is to hold, from the whole case alone ----

def concerns(entry, ref):
    return any(c["ref"] == ref for a in entry["accounts"]
               for c in a["children"])


def wanted(whole, scope, agency, child):
    return [e["id"] for e in whole["entries"]
            if (not scope or e["in_scope"]) and
            (not agency or agency in e["agencies"]) and
            (not child or concerns(e, child))]


def views(whole):
    agencies = [a["name"] for a in whole["case"]["agencies"] if a["events"]]
    children = [c["ref"] for c in whole["case"]["children"]]
    yield True, None, None
    for name in agencies[:3]:
        yield False, name, None
    for ref in children:
        yield False, None, ref
    yield True, agencies[-1], children[-1]
    yield True, agencies[0], children[0]


def options(scope, agency, child):
    return ((["--in-scope"] if scope else []) +
            (["--agency", agency] if agency else []) +
            (["--child", child] if child else []))


# ---- what each format holds ----

def ids_of_csv(data):
    """The entries of its first table, in order."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [r[0] for r in rows if r and re.fullmatch("n[0-9a-f]{12}", r[0])]


def ids_of_html(data):
    return re.findall(r'id="(n[0-9a-f]{12})"', data.decode())


def ids_of_xlsx(data):
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as f:
        f.write(data)
        f.flush()
        sheets, _ = workbook.read(f.name)
    sheet = next(s for s in sheets if s.name == "Chronology")
    seen = []
    for row in sheet.rows[1:]:
        found = [v for v in row.values()
                 if re.fullmatch("n[0-9a-f]{12}", str(v))]
        if found and found[0] not in seen:
            seen.append(found[0])
    return seen


def part_of_docx(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(name).decode()


def ids_of_docx(data):
    return re.findall(r'w:name="(n[0-9a-f]{12})"',
                      part_of_docx(data, "word/document.xml"))


def plain(data, form):
    if form == "docx":
        data = part_of_docx(data, "word/document.xml").encode()
    elif form == "xlsx":
        data = part_of_docx(data, "xl/worksheets/sheet1.xml").encode()
    return html.unescape(re.sub("<[^>]+>", "", data.decode()))


def check_formats(case, opts, ids, part):
    for form, read in (("csv", ids_of_csv), ("html", ids_of_html),
                       ("xlsx", ids_of_xlsx), ("docx", ids_of_docx)):
        data = export(case, form, *opts)
        found = read(data)
        if form != "csv":  # which is rows alone
            # A workbook has what comes before the colon in a column.
            assert part.split(": ", 1)[1] in plain(data, form), (form, part)
        # Those outside the period, and without a date, stand in places of
        # their own.
        assert sorted(found) == sorted(ids), (form, opts, len(found), len(ids))
        assert len(found) == len(set(found)), (form, opts)


def check_links(page):
    there = set(re.findall(r'\bid="([^"]+)"', page))
    for link in set(re.findall(r'href="#([^"]+)"', page)):
        assert html.unescape(link) in there, ("leads nowhere", link)


def check_json(whole, part, opts, ids, child, agency):
    assert [e["id"] for e in part["entries"]] == ids, opts
    assert part["part"].endswith(f"{len(ids)} of {len(whole['entries'])}."), \
        part["part"]
    assert whole["part"] is None
    events = {a["event"]: e["id"] for e in part["entries"]
              for a in e["accounts"]}
    # What is told of an entry is what the whole case tells of it.
    before = {e["id"]: e for e in whole["entries"]}
    for e in part["entries"]:
        old = before[e["id"]]
        for key in ("start", "end", "match", "discrepancies", "notes",
                    "in_scope", "agencies"):
            assert e[key] == old[key], (e["id"], key)
        mine = [c for c in old["children"] if not child or c["ref"] == child]
        assert e["children"] == mine, e["id"]
        for a, b in zip(e["accounts"], old["accounts"], strict=True):
            assert a["text"] == b["text"]
            assert a["children"] == [c for c in b["children"]
                                     if not child or c["ref"] == child]
    found, all_found = part["findings"], whole["findings"]
    assert found["discrepancies"] == [
        d for d in all_found["discrepancies"] if d["entry"] in ids], opts
    assert found["gaps"] == [
        g for g in all_found["gaps"]
        if (child in (None, g["child"]) if g["child"] else
            (not agency or g["agency"] in (None, agency)) and
            (g["kind"] != "planned-not-done" or g["within"][0] in events))]
    assert part["possible"] == [
        p for p in whole["possible"] if p["a"] in events or p["b"] in events]
    assert part["apart"] == [
        p for p in whole["apart"] if p["a"] in events or p["b"] in events]
    assert {r["agency"] for r in found["recording"]} == {
        r["agency"] for r in all_found["recording"]
        if not agency or r["agency"] == agency}
    if not child:
        assert all(r in all_found["recording"] for r in found["recording"])
    # The account of records is of all of them, always.
    for key in ("sources", "quarantined", "not_events", "diagnostics"):
        assert part[key] == whole[key], key
    assert [c["ref"] for c in part["case"]["children"]] == (
        [child] if child else [c["ref"] for c in whole["case"]["children"]])


def strip_links(row):
    """Without references: one that would lead nowhere is only words."""
    return {k: v for k, v in row.items() if k not in ("ref", "entry")}


def check_seen(case, opts, child, agency, whole_seen):
    """Seeing is told of the whole case, whatever part is shown."""
    part, facts = tables(case, "seen", *opts)
    assert facts[0].startswith("Part of the case: entries "), facts[0]
    of_agencies = ("contacts", "recording")
    # A month has a column an agency, and those of one child are fewer; what
    # is notable of a child is told beside its siblings.
    beside = ("months", "notable") + of_agencies
    assert part.keys() == whole_seen.keys()
    for key, rows in whole_seen.items():
        if child and key in beside:
            continue
        name = "ref" if key == "children" else "child"
        old = [strip_links(r) for r in rows
               if not child or r[name] == child]
        if agency and key in of_agencies:
            old = [r for r in old if r["agency"] == agency]
        new = [strip_links(r) for r in part[key]]
        assert new == old, (opts, key, [
            (a, b) for a, b in zip(new, old) if a != b][:1])


def check_recording(whole, case):
    """By child, contacts add up to those of all of them."""
    total = collections.Counter()
    for c in whole["case"]["children"]:
        for r in of_json(case, "--child", c["ref"])["findings"]["recording"]:
            for key in ("contacts", "seen_known", "views_known"):
                total[r["agency"], key] += r[key]
    for r in whole["findings"]["recording"]:
        for key in ("contacts", "seen_known", "views_known"):
            assert total[r["agency"], key] == r[key], (r["agency"], key)


# ---- the newest first ----

TOKEN = re.compile(
    r'<tr\b[^>]*\bid="([en][0-9a-f]{12})"|>([^<>]* days passed[^<>]*)<|'
    r'>((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d\d \w{3} \d{4})<')


def lines_of(case, *opts):
    """Days, quiet times and entries of the page, as they stand."""
    page = export(case, "html", *opts).decode()
    page = page[page.index('id="t-chronology"'):]
    return [html.unescape(a or b or c) for a, b, c in TOKEN.findall(page)]


def check_order(case, whole, opts):
    up = ids_of_csv(export(case, "csv", *opts))
    down = ids_of_csv(export(case, "csv", *opts, "--order", "descending"))
    assert sorted(up) == sorted(down) and up != down
    assert ids_of_csv(export(case, "csv", *opts, "--order", "DESC")) == down
    start = {e["id"]: e["start"]["earliest"] for e in whole["entries"]}
    inside = {e["id"]: e["in_scope"] for e in whole["entries"]}
    for scope in (True, False):
        dated = [i for i in down if start[i] and inside[i] == scope]
        assert dated == [i for i in up
                         if start[i] and inside[i] == scope][::-1], opts
    # JSON is for programs: it does not turn.
    assert [e["id"] for e in of_json(case, *opts)["entries"]] == [
        e["id"] for e in
        of_json(case, *opts, "--order", "descending")["entries"]]
    a, b = lines_of(case, *opts), lines_of(case, *opts, "--order",
                                           "descending")
    assert collections.Counter(a) == collections.Counter(b), opts
    # A quiet time stands between the same two entries, and a lead above its
    # further accounts.
    assert neighbours(a) == neighbours(b[::-1]), opts
    leads = {acc["event"]: e["id"] for e in whole["entries"]
             for acc in e["accounts"][1:]}
    for lines in (a, b):
        check_days(lines)
        last = None
        for line in lines:
            if line.startswith("n") and ID.fullmatch(line):
                last = line
            elif ID.fullmatch(line):
                assert leads[line] == last, (line, last)


def neighbours(lines):
    """Each quiet time with the entries before and after it."""
    kept = [x for x in lines if "passed" in x or re.fullmatch("n[0-9a-f]{12}",
                                                             x)]
    return {(kept[i - 1], x, kept[i + 1]) for i, x in enumerate(kept)
            if "passed" in x}


def check_days(lines):
    """Every dated day has its heading once, where days are exact."""
    days = [x for x in lines if re.search(r"day \d\d \w{3} \d{4}$", x)]
    assert days
    # One in the period and one outside it, at most.
    assert max(collections.Counter(days).values()) <= 2


def check_left_out(case, whole, agency):
    """Between two entries of one agency others may have been busy: what is
    left out is counted, and the days are those between the two."""
    ids = [e["id"] for e in whole["entries"]]
    told = 0
    for before, line, after in neighbours(
            lines_of(case, "--in-scope", "--agency", agency)):
        between = ids[ids.index(before) + 1:ids.index(after)]
        dated = [e for e in whole["entries"] if e["id"] in between and
                 e["in_scope"] and e["start"]["precision"] != "unknown"]
        found = re.search(r"; (\d+) entr", line)
        assert (int(found[1]) if found else 0) == len(dated), (line, between)
        told += bool(found)
    return told


# ---- names ----

def check_names(case, whole):
    refused = run("export", case, "--as", "json", "--agency", "Polise",
                  code=2).stderr.decode()
    assert "there is no agency Polise: did you mean Police?" in refused
    assert all(a["name"] in refused for a in whole["case"]["agencies"])
    refused = run("report", case, "gaps", "--child", "Zachary",
                  code=2).stderr.decode()
    assert "there is no child Zachary. There is A" in refused, refused
    assert "Harrow" not in refused, "a name"
    run("export", case, "--as", "json", "--order", "newest", code=2)
    run("report", case, "seen", "--order", "newest", code=2)
    for typed in ("POLICE", "pol", "police"):
        assert of_json(case, "--agency", typed)["part"] == \
            "Part of the case: entries with an account of Police: " \
            "17 of 124.", typed
    assert "of Health Visiting:" in of_json(case, "--agency", "HV")["part"]
    assert "concern child A:" in of_json(case, "--child", "maisie")["part"]
    both = of_json(case, "--agency", "police", "--agency", "hospital")
    assert [e["id"] for e in both["entries"]] == [
        e["id"] for e in whole["entries"]
        if {"Police", "Hospital"} & set(e["agencies"])]
    said = run("report", case, "gaps", "--agency",
               "Probation").stdout.decode()
    assert "is silent for long" not in said, \
        "a part says that there is nothing in the case"


def check_family(case):
    """A family is one: brothers and sisters stay in its tables."""
    whole, _ = tables(case, "people")
    part, _ = tables(case, "people", "--child", "A")
    assert part == whole
    assert len(part["people"]) > 1


def check_hidden(case, whole):
    """A part without names is the same part; and entries that a person called
    related to one that is not shown are named, and no link."""
    one = next(e for e in whole["entries"] if e["agencies"] == ["Police"])
    two = next(e for e in whole["entries"]
               if "Police" not in e["agencies"] and e["in_scope"])
    run("decide", case, "related", one["id"], two["id"], "--by", "A Reviewer")
    part = of_json(case, "--agency", "Police")
    entry = next(e for e in part["entries"] if e["id"] == one["id"])
    assert entry["related"] == [two["id"]], entry["related"]
    page = export(case, "html", "--agency", "Police").decode()
    assert two["id"] in page
    check_links(page)
    for opts in (["--agency", "Police"], ["--child", "S1", "--in-scope"]):
        seen = of_json(case, *opts)
        hidden = of_json(case, *opts, "--anonymised", "--accept-unknown")
        assert [e["id"] for e in hidden["entries"]] == [
            e["id"] for e in seen["entries"]]
        assert hidden["part"], opts
        assert "Maisie" not in json.dumps(hidden["findings"])


def check_case(folder, name):
    case = os.path.join(folder, name)
    run("run", f"fixtures/cases/{name}", "-o", case, "--quiet", "--as", "csv")
    whole = of_json(case)
    whole_seen, facts = tables(case, "seen")
    assert not any("Part of" in f for f in facts)
    for scope, agency, child in views(whole):
        opts = options(scope, agency, child)
        ids = wanted(whole, scope, agency, child)
        part = of_json(case, *opts)
        check_json(whole, part, opts, ids, child, agency)
        check_formats(case, opts, ids, part["part"])
        check_seen(case, opts, child, agency, whole_seen)
        page = export(case, "html", *opts).decode()
        assert f"{len(ids)} of {len(whole['entries'])}." in page
        check_links(page)
    check_recording(whole, case)
    agency = whole["case"]["agencies"][0]["name"]
    for opts in ([], ["--in-scope"], ["--agency", agency]):
        check_order(case, whole, opts)
    assert check_left_out(case, whole, agency) > 0, "nothing was tested"
    if name == "child-a":
        check_names(case, whole)
        check_family(case)
        check_hidden(case, whole)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in CASES:
            check_case(folder, name)
            print(f"[       OK ] views of {name}")


if __name__ == "__main__":
    main()
