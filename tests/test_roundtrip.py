#!/usr/bin/env python3
"""What `export --as csv` writes, import reads back as the same events.

    python3 tests/test_roundtrip.py [PROGRAM]

Each case is merged and exported; the exported file is then the only source of
a second case with the same children.  Every account must come back with its
agency, dates, texts and what was said of the children.
"""
import collections
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.environ.get(
    "CHRONOMERGE", str(ROOT / "build/dev/chronomerge"))

INI = """[case]
title = Hostile
from = 2010-04-01
to = 2018-06-14
[child A]
name = Jamie Example
[child S1]
name = Kit Example
subject = no
"""
# Dates of every kind, and texts that look like something else.
HOSTILE = [
    ("14/03/2018", "10:30", "", "Police", "=1+1", "PC 1", "Yes"),
    ("14/03/2018", "10:30", "", "Police", "'=1+1", "+44", "No"),
    ("15/03/2018", "22:00", "16/03/2018", "Police", "Missing overnight.",
     'PC "2"', "Jamie only"),
    ("16/03/2018 22:10 - 17/03/2018 06:00", "", "", "Police",
     "Missing again. Kit not seen.", "", "Not known"),
    ("?12/7/2017", "about 10am", "", "GP", "-minus, comma", "@me", "N/A"),
    ("March 2017", "", "", "GP", 'Two\nlines "quoted"\n\nand a gap', "",
     "Not applicable"),
    ("2016", "", "", "GP", "Total 3 contacts", "", ""),
    ("early May 2017", "", "", "GP", "Page 4", "", ""),
    ("w/c 6 March 2017", "", "", "Health visiting",
     "Example of good practice: Jamie seen at clinic.", "", ""),
    ("Spring 2016", "", "", "Health visiting", "End of report", "", ""),
    ("Autumn term 2016", "", "", "School", "12/03/2017 letter", "", ""),
    ("Summer term 2016", "", "", "School", "Summer 2016", "", ""),
    ("Winter 2016", "", "", "School", "Winter", "", ""),
    ("between 1 and 5 June 2017", "", "", "School", "semi;colon\ttab", "", ""),
    ("01/06/2017", "13:00 - 14:15", "", "School", "Lesson observed", "", ""),
    ("before 5 June 2017", "", "", "School", "Letter before", "", ""),
    ("after 5 June 2017", "", "", "School", "Letter after", "", ""),
    ("03/04/2018", "00:10", "", "School", "Just past midnight", "", ""),
    ("05/04/2018", "", "", "School", "Date,Time,Event", "", ""),
    ("early 2017", "", "", "School", "Early in the year", "", ""),
    ("mid-2015", "", "", "School", "Middle of the year", "", ""),
    ("late 2016", "", "", "School", "=cmd|calc!A1", "", ""),
    ("2015/16", "", "", "School", "A school year", "", ""),
    ("c. 2014", "", "", "School", "\u201cCaf\u00e9\u201d \U0001f600", "", ""),
    ("10 to 12 May 2014", "", "", "School", "Residential trip", "", ""),
]


def run(folder, out):
    subprocess.run([PROGRAM, "run", folder, "-o", out, "--quiet",
                    "--as", "csv,json"], check=True)
    with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
        return json.load(f)


def flags(account):
    return tuple(sorted(
        (c["ref"], c["seen"], c["alone"], c["views_sought"],
         c["views_expressed"]) for c in account["children"]))


def bounds(when):
    # A precision may be told by another name: the first days are the same.
    return when and (when["earliest"], when["latest"], when["uncertain"])


def end_of(account):
    # That what happened on a day also ended on it says no more.
    start, end = bounds(account["start"]), bounds(account["end"])
    if not end or (len(end[1]) == 10 and end[1] == start[1][:10]):
        return None
    return end


def told(data):
    return collections.Counter(
        (a["agency"], a["text"], a["professional"], a["outcome"],
         bounds(a["start"]), end_of(a), flags(a))
        for e in data["entries"] for a in e["accounts"])


def again(first, name, ini, work):
    folder = os.path.join(work, name + "-again")
    os.mkdir(folder)
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-8") as f:
        f.write(re.sub(r"(?m)^\s*(file|profile)\s*=.*\n", "", ini))
    os.rename(os.path.join(work, name + "-out", "chronology.csv"),
              os.path.join(folder, "merged.csv"))
    second = run(folder, os.path.join(work, name + "-out2"))
    source = second["sources"][0]
    faults = []
    if source["agency_from"] != "column":
        faults.append(f"agency from {source['agency_from']}")
    if source["quarantined"]:
        faults.append(f"quarantined: {second['quarantined'][0]}")
    faults += [f"{d['severity']} {d['say']}" for d in second["diagnostics"]
               if d["severity"] in ("warning", "error", "failure") and
               d["slug"] != "text-defect"]
    before, after = told(first), told(second)
    for word, rest in (("lost", before - after), ("made up", after - before)):
        faults += [f"{word}: {x}" for x in list(rest)[:5]]
    if not before:
        faults.append("no accounts")
    for f in faults:
        print(f"{name}: {f}")
    print("[  FAILED  ]" if faults else "[       OK ]",
          f"{name}_comes_back_from_its_csv")
    return not faults


def main():
    ok = True
    with tempfile.TemporaryDirectory() as work:
        for case in sorted((ROOT / "fixtures/cases").iterdir()):
            if case.is_dir():
                first = run(str(case), os.path.join(work, case.name + "-out"))
                ini = (case / "case.ini").read_text(encoding="utf-8")
                ok &= again(first, case.name, ini, work)
        folder = os.path.join(work, "hostile")
        os.mkdir(folder)
        with open(os.path.join(folder, "case.ini"), "w") as f:
            f.write(INI)
        with open(os.path.join(folder, "all.csv"), "w", newline="",
                  encoding="utf-8") as f:
            w = csv.writer(f)
            w.writerow(["Date", "Time", "End date", "Agency", "Event",
                        "Professional", "Child seen?"])
            w.writerows(HOSTILE)
        first = run(folder, os.path.join(work, "hostile-out"))
        found = sum(len(e["accounts"]) for e in first["entries"])
        if found != len(HOSTILE):
            print(f"hostile: {found} of {len(HOSTILE)} rows were read")
            ok = False
        ok &= again(first, "hostile", INI, work)
    return 0 if ok else 1


sys.exit(main())
