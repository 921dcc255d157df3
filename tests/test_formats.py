#!/usr/bin/env python3
"""Every format tells of the same case: as many entries, accounts, gaps,
discrepancies, possible pairs, sources and records; and every file is the same
wherever, whenever and by whom it is made."""
import concurrent.futures
import filecmp
import os
import json
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import formats  # noqa: E402  (beside this file)
import workbook  # noqa: E402
from document import Document, W, text_of  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = ["child-a", "harbour", "mill-lane"]


def call(*words, env=None, processors=None, umask=None):
    def settle():
        if processors:
            os.sched_setaffinity(0, processors)
        if umask is not None:
            os.umask(umask)
    done = subprocess.run([PROGRAM, *words, "-q"], capture_output=True,
                          check=False, env={**os.environ, **(env or {})},
                          preexec_fn=settle)
    assert done.returncode == 0, (words, done.stderr[-800:])
    return done.stdout


def folder_of(name):
    return os.path.join(ROOT, "fixtures", "cases", name)


def generate(folder):
    """An invented log of a few agencies with repeats, leftovers and gaps."""
    os.makedirs(folder)
    said = ["Kit seen at home with his mother.", "No reply at the door.",
            "Kit seen alone and said he is scared of dogs.",
            "Strategy meeting with police and health.",
            "Call from school: Kit absent.", "Kit was not brought to the clinic."]
    for k, agency in enumerate(("Police", "School", "GP", "Housing")):
        rows = ["Date,Time,Professional,Event,Outcome"]
        for i in range(60):
            at = i * (7 + k % 2 * 3)
            rows.append("%02d/%02d/%d,%02d:%02d,W %d,%s Ref %d,Noted" % (
                at % 28 + 1, at // 28 % 12 + 1, 2018 + at // 336,
                9 + i % 8, k * 7 % 60, i % 5, said[(i + k) % len(said)], at))
        rows.append("31/02/2019,,,No such day.,")
        with open(os.path.join(folder, agency.lower() + ".csv"), "w",
                  encoding="utf-8") as f:
            f.write("\n".join(rows) + "\n")
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-8") as f:
        f.write("[case]\ntitle = Kit\nmarking = OFFICIAL\nfrom = 2018-01-01\n"
                "to = 2019-12-31\n[child A]\nname = Kit Example\n"
                "born = 2017-12-20\n[standard s]\nlabel = monthly\ndays = 28\n"
                "sighting = any\n")


# ---- what each format counts ----

def pairs(discrepancies):
    """A row of the report for each account that is held against the first."""
    return sum(max(1, len(d["events"]) - 1) for d in discrepancies)


def of_json(out):
    case = json.loads(formats.read(out + "/chronology.json"))
    return {
        "entries": len(case["entries"]),
        "accounts": sum(len(e["accounts"]) for e in case["entries"]),
        "side by side": sum(len(e["accounts"]) for e in case["entries"]
                            if len(e["accounts"]) > 1),
        "gaps": len(case["findings"]["gaps"]),
        "discrepancies": pairs(case["findings"]["discrepancies"]),
        "possible": len(case["possible"]),
        "sources": len(case["sources"]),
        "records": sum(s["records"] for s in case["sources"]),
        "left over": len(case["quarantined"]) + len(case["not_events"]),
        "diagnostics": len(case["diagnostics"]),
    }


def of_csv(out):
    def tables(name, first):
        return {title: rows[1:] for title, rows in formats.tables_of_csv(
            "%s/%s.csv" % (out, name), first).items() if rows}

    def count(name, first=None):
        found = tables("reports/" + name, name)
        return len(found.get(first or name, []))

    rows = sum(tables("chronology", "").values(), [])
    sources = tables("reports/sources", "sources")["sources"]
    return {
        "entries": sum(bool(formats.ENTRY.fullmatch(r[0])) for r in rows),
        "accounts": len(rows),
        "gaps": sum(map(len, tables("reports/gaps", "").values())),
        "discrepancies": count("discrepancies"),
        "possible": count("duplicates"),
        "sources": len(sources),
        "records": sum(int(r[4]) for r in sources),
        "left over": count("sources", "Rows that gave no event"),
        "diagnostics": count("diagnostics"),
    }


def of_html(out):
    def count(name, *tables):
        found = formats.page("%s/%s.html" % (out, name)).tables
        return sum(len(found.get("t-" + t, [])) for t in tables)

    page = formats.page(out + "/chronology.html")
    rows = page.tables["t-chronology"] + page.tables.get("t-outside", [])
    return {
        "entries": sum(bool(formats.ENTRY.fullmatch(i or "")) for i in rows),
        "accounts": len(rows),
        "gaps": sum(map(len, formats.page(
            out + "/reports/gaps.html").tables.values())),
        "discrepancies": count("reports/discrepancies", "discrepancies"),
        "possible": count("reports/duplicates", "possible"),
        "sources": count("reports/sources", "sources"),
        "left over": count("reports/sources", "leftovers"),
        "diagnostics": count("reports/diagnostics", "diagnostics"),
    }


def of_xlsx(out):
    sheets = {s.name: s.records()
              for s in workbook.read(out + "/chronology.xlsx")[0]}
    return {
        "entries": len(sheets["Chronology"]),
        "accounts": len(sheets["Accounts"]),
        "gaps": len(sheets["Gaps"]),
        "discrepancies": len(sheets["Discrepancies"]),
        "possible": len(sheets["Possible duplicates"]),
        "sources": len(sheets["Sources"]),
        "records": int(sum(r["Records"] for r in sheets["Sources"])),
        "left over": len(sheets["Rows that gave no event"]),
        "diagnostics": len(sheets["Diagnostics"]),
    }


def of_docx(out):
    document = Document(out + "/chronology.docx")
    marks = document.bookmarks()

    def count(*titles):
        return sum(len(t.rows) - 1 for t in document.tables
                   if t.caption in titles)

    received = [t for t in document.tables if t.caption == "Material received"]
    at = received[0].heads.index("Records")
    return {
        "entries": sum(bool(formats.ENTRY.fullmatch(m)) for m in marks),
        "side by side": sum(bool(formats.EVENT.fullmatch(m)) for m in marks),
        "gaps": count("Gaps in seeing and hearing the children",
                      "Silence of agencies and material that is missing",
                      "Referrals and notifications without receipt",
                      "Meetings and appointments planned, and not found done"),
        "discrepancies": count("Discrepancies"),
        "sources": count("Material received"),
        "records": sum(int(text_of(row.findall(W + "tc")[at]))
                       for row in received[0].rows[1:]),
    }


FORMATS = {"csv": of_csv, "docx": of_docx, "html": of_html, "xlsx": of_xlsx}


def the_counts_agree(folder, cases):
    for name, source in cases.items():
        out = os.path.join(folder, name)
        call("run", source, "-o", out)
        want = of_json(out)
        assert want["entries"] and want["accounts"] >= want["entries"]
        assert want["gaps"] and want["records"] and want["sources"]
        for kind, count in FORMATS.items():
            got = count(out)
            for what, n in got.items():
                assert n == want[what], (name, kind, what, n, want[what])
    generated = of_json(os.path.join(folder, "generated"))
    assert generated["possible"] and generated["left over"] >= 4, generated


# ---- the same bytes ----

ELSEWHERE = [
    {"env": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8",
             "TZ": "Pacific/Kiritimati"}, "umask": 0o077, "processors": [0]},
    {"env": {"LC_ALL": "C", "TZ": "America/St_Johns", "HOME": "/nowhere",
             "USER": "A Person", "LOGNAME": "A Person",
             "SOURCE_DATE_EPOCH": "1"}, "umask": 0},
]


def listing(folder):
    return sorted(os.path.relpath(os.path.join(base, name), folder)
                  for base, _, names in os.walk(folder) for name in names
                  if not name.endswith(".case"))


def same_files(what, one, other):
    names = listing(one)
    assert names and names == listing(other), (what, names, listing(other))
    _, wrong, errors = filecmp.cmpfiles(one, other, names, shallow=False)
    assert not wrong and not errors, (what, wrong, errors)


def backwards(source, folder):
    """The same files, come into being in another order and at another time."""
    os.makedirs(folder)
    for name in sorted(os.listdir(source), reverse=True):
        path = os.path.join(source, name)
        if os.path.isfile(path):
            shutil.copyfile(path, os.path.join(folder, name))
            os.utime(os.path.join(folder, name), (1e9, 1e9))
        else:
            shutil.copytree(path, os.path.join(folder, name))
    return folder


def the_same_bytes_wherever(folder, cases):
    time.sleep(2)  # a time that crept in would not be the same any more
    for name, source in cases.items():
        copy = backwards(source, os.path.join(folder, "copies", name))
        for i, place in enumerate(ELSEWHERE):
            out = os.path.join(folder, "elsewhere %d" % i, name)
            os.makedirs(os.path.dirname(out), exist_ok=True)
            call("run", copy, "-o", out, **place)
            same_files(name, os.path.join(folder, name), out)


def every_way(case, kinds, reports):
    """What `export` writes of each report in each format."""
    def one(kind, report):
        return (kind, report), call("export", case, "--as", kind, "--report",
                                    report)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return dict(pool.map(one, *zip(*[
            (k, r) for k in kinds for r in reports])))


def the_same_bytes_in_any_order(folder, cases):
    """Imported one by one, the last first."""
    kinds = sorted({"ics"} | {name.rpartition(".")[2] for name in listing(
        os.path.join(folder, "child-a"))})
    assert {"csv", "docx", "html", "json", "xlsx"} <= set(kinds), kinds
    for name in ("generated", "mill-lane"):
        source = cases[name]
        case = os.path.join(folder, name + ".case")
        for file in sorted(os.listdir(source), reverse=True):
            path = os.path.join(source, file)
            if os.path.isfile(path) and not file.endswith(".ini"):
                call("import", case, path)
        again = os.path.join(folder, name + " again.case")
        for file in sorted(os.listdir(source)):
            path = os.path.join(source, file)
            if os.path.isfile(path) and not file.endswith(".ini"):
                call("import", again, path)
        reports = ["chronology", "seen", "gaps"]
        tables = [k for k in kinds if k not in ("ics", "json")]
        got, want = (every_way(c, tables, reports) for c in (case, again))
        for kind in ("ics", "json"):
            got[kind] = call("export", case, "--as", kind)
            want[kind] = call("export", again, "--as", kind)
        for key, text in want.items():
            assert text == got[key], (name, key)


def main():
    with tempfile.TemporaryDirectory() as folder:
        cases = {name: folder_of(name) for name in CASES}
        cases["generated"] = os.path.join(folder, "in")
        generate(cases["generated"])
        for test in (the_counts_agree, the_same_bytes_wherever,
                     the_same_bytes_in_any_order):
            test(folder, cases)
            print(f"[       OK ] {test.__name__}")


main()
