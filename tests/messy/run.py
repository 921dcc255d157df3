"""Runs the program on folders of files and scores what it says."""
import json
import os
import subprocess

from messy.compare import compare_file
from messy.dates import FROM, TO

DATE_WARNINGS = ("date-", "entry-date-only", "end-", "headings-guessed",
                 "time-unreadable")
CHILDREN = """[child A]
name = Maisie Harrow
also = Maisie
born = 2016-11-09
[child S1]
name = Tyler Harrow
also = Tyler
born = 2009-05-30
subject = no
"""


def write_files(files, folder):
    os.makedirs(folder, exist_ok=True)
    for f in files:
        with open(os.path.join(folder, f.name), "wb") as h:
            h.write(f.data)


def write_ini(folder, period):
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-8") as h:
        h.write("[case]\ntitle = Messy\nzone = Europe/London\n")
        if period:
            h.write(f"from = {FROM}\nto = {TO}\n")
        h.write(CHILDREN)


def by_source(s, j):
    """The sources of chronology.json, by file, each with its rows."""
    sources = {x["id"]: dict(x) for x in j["sources"]}
    names = {x["file"]: x for x in sources.values()}
    for x in sources.values():
        if x["records"] != x["used"] + x["quarantined"] + x["not_events"]:
            s.c["unaccounted"] += 1
            print(f"{x['file']}: the counts do not add up")
        x.update(used={}, quarantined={}, not_event={}, warned=set())
    for e in j["entries"]:
        for a in e["accounts"]:
            mine, at = sources[a["source"]]["used"], (a["part"], a["row"])
            if at in mine:
                s.c["row doubled"] += 1
                print(f"{sources[a['source']]['file']}: {at} is told twice")
            mine[at] = a
    for where, kind in (("quarantined", "quarantined"),
                        ("not_events", "not_event")):
        for q in j[where]:
            sources[q["source"]][kind][q["part"], q["row"]] = \
                f"{q['why']} <- {q['text'][:90]}"
    for d in j["diagnostics"]:
        if d["severity"] != "note" and d["slug"].startswith(DATE_WARNINGS) \
           and d["file"] in names:
            names[d["file"]]["warned"].add(
                (d["part"], d["row"]) if d["row"] else None)
    return names


def run_batch(s, program, files, folder, period):
    """True if the program gave nothing back."""
    src, out = os.path.join(folder, "in"), os.path.join(folder, "out")
    write_files(files, src)
    write_ini(src, period)
    p = subprocess.run([program, "run", src, "-o", out, "--as", "json",
                        "--quiet"], capture_output=True, check=False)
    path = os.path.join(out, "chronology.json")
    if not os.path.exists(path):
        print(p.stderr.decode("utf-8", "replace")[:2000])
        s.c["unaccounted"] += sum(len(f.rows) for f in files)
        return True
    with open(path, encoding="utf-8") as h:
        names = by_source(s, json.load(h))
    for f in files:
        compare_file(s, f, names.get(f.name))
    return False
