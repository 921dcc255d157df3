#!/usr/bin/env python3
"""Files that real programs saved, and census returns of the official shape,
go through the whole program with every row accounted for."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
# Where a person counted: rows of the table, items of the calendar.
COUNTED = {
    "csv/real-libreoffice-utf8": 4,
    "csv/real-libreoffice-cp1252": 4,
    "csv/real-libreoffice-utf16tab": 4,
}


def read(fixture):
    """The one source of a case that holds only this fixture."""
    with tempfile.TemporaryDirectory() as folder:
        case = os.path.join(folder, "case")
        os.mkdir(case)
        for file in glob.glob(os.path.join(fixture, "in.*")):
            shutil.copy(file, case)
        with open(os.path.join(case, "case.ini"), "w",
                  encoding="utf-8") as ini:
            ini.write("[case]\nfrom = 2015-01-01\nto = 2027-12-31\n")
        out = os.path.join(folder, "out")
        subprocess.run([PROGRAM, "run", case, "-o", out, "--as", "json",
                        "--quiet"], check=True)
        with open(os.path.join(out, "chronology.json"),
                  encoding="utf-8") as f:
            return json.load(f)


def fault(name, data):
    source = data["sources"][0]
    accounts = [a for e in data["entries"] for a in e["accounts"]]
    if source.get("refused"):
        return "refused"
    if source["records"] != (source["used"] + source["quarantined"] +
                             source["not_events"]):
        return f"not accounted for: {source}"
    if source["quarantined"] != len(data["quarantined"]):
        return "quarantined rows are not listed"
    if source["not_events"] != len(data["not_events"]):
        return "rows that are no event are not listed"
    if not source["used"] or len(accounts) != source["events"]:
        return f"{source['events']} events, {len(accounts)} in the entries"
    if source["records"] != COUNTED.get(name, source["records"]):
        return f"{source['records']} records, {COUNTED[name]} counted by eye"
    return None


failed = False
fixtures = sorted(glob.glob("fixtures/*/real-*") +
                  glob.glob("fixtures/xml/cin-census-20*"))
for fixture in fixtures:
    name = fixture.split("/", 1)[1]
    why = fault(name, read(fixture))
    failed = failed or why is not None
    print(f"[  FAILED  ] {name}\n{why}" if why else f"[       OK ] {name}")
sys.exit(failed or len(fixtures) < 5)
