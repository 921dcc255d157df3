#!/usr/bin/env python3
"""The JSON of the shipped case, and of a hostile little one, is what
docs/chronology.schema.json says; and the counts of law 3 hold in it."""
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
HOSTILE = {
    "police.csv": 'Date,Event,"Child ""seen""?"\n'
                  '04/03/2019,"</script><b>\u2028\u202e = \\ \x01 seen",Y\n'
                  '99/99/2019,=cmd|x,\n,,\n?3/2019,"Kit seen",N\n',
    "gp.pdf": "%PDF-1.4",
    "empty.csv": "",
}


def run(case, out):
    subprocess.run([PROGRAM, "run", case, "-o", out, "--as", "json",
                    "--quiet"], check=True)
    return os.path.join(out, "chronology.json")


def check(name, path):
    here = os.path.dirname(os.path.abspath(__file__))
    done = subprocess.run([sys.executable,
                           os.path.join(here, "validate_schema.py"), path],
                          capture_output=True, text=True, check=False)
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    bad = [s["file"] for s in data["sources"]
           if s["records"] != s["used"] + s["quarantined"] + s["not_events"]]
    if done.returncode or bad:
        print(f"[  FAILED  ] {name}\n{done.stdout}{done.stderr}{bad}")
        return False
    print(f"[       OK ] {name}")
    return True


with tempfile.TemporaryDirectory() as folder:
    case = os.path.join(folder, "case")
    os.mkdir(case)
    for file, text in HOSTILE.items():
        with open(os.path.join(case, file), "w", encoding="utf-8") as f:
            f.write(text)
    good = [
        check("the_shipped_case_fits_the_schema",
              run("fixtures/cases/child-a", os.path.join(folder, "a"))),
        check("a_hostile_case_fits_the_schema",
              run(case, os.path.join(folder, "b"))),
    ]
sys.exit(not all(good))
