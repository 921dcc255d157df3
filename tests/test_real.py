#!/usr/bin/env python3
"""Files that real programs saved, and census returns of the official shape,
go through the whole program with every row accounted for; and one chronology
gives the same events whatever it was saved with."""
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


def read(files):
    """A case that holds only these files."""
    with tempfile.TemporaryDirectory() as folder:
        case = os.path.join(folder, "case")
        os.mkdir(case)
        for file in files:
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


def sightings(account):
    return [(c["seen"], c["alone"], c["views_sought"], c["views_expressed"])
            for c in account["children"]]


def events(data):
    """What was told, apart from where it stood and how it was written."""
    accounts = [a for e in data["entries"] for a in e["accounts"]]
    return sorted((str(a["start"]["earliest"]), str(a["start"]["latest"]),
                   a["start"]["precision"], " ".join(a["text"].split()),
                   str(a["professional"]), sightings(a)) for a in accounts)


def unlike(got, want):
    """What the chronology says that this file does not, and the other way
    round."""
    lines = [f"missing {e}" for e in want if e not in got]
    lines += [f"instead {e}" for e in got if e not in want]
    return "\n".join(lines) or None


def report(name, why):
    print(f"[  FAILED  ] {name}\n{why}" if why else f"[       OK ] {name}")
    return why is not None


failed = False
fixtures = sorted(glob.glob("fixtures/*/real-*") +
                  glob.glob("fixtures/xml/cin-census-20*"))
truth = events(read(["fixtures/real/chronology.csv"]))
same = 0
for fixture in fixtures:
    name = fixture.split("/", 1)[1]
    data = read(glob.glob(os.path.join(fixture, "in.*")))
    failed |= report(name, fault(name, data))
    if name.split("/")[0] in ("docx", "xlsx", "odf"):
        same += 1
        failed |= report(name + " says the same",
                         unlike(events(data), truth))
sys.exit(failed or len(fixtures) < 25 or same < 14 or len(truth) != 6)
