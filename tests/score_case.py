#!/usr/bin/env python3
# How well the rows of a whole case are read, columns and narrative together:
# fixtures/seen/case/truth.tsv against the program's chronology.json.
#
#   score_case.py [--program P] [--errors [FLAG]] [CASE]
#
# CASE is a folder with case.ini, sources and truth.tsv.  Seen is scored three
# ways: "no" and "na" are one, and so is a child the row leaves out.
import argparse
import csv
import json
import os
import shutil
import subprocess
import tempfile

FLAGS = ("seen", "alone", "views_sought", "views_expressed")
HOME = os.path.join(os.path.dirname(__file__), "..")


def three_way(flag, answer):
    return "no" if flag == "seen" and answer == "na" else answer


def run(program, case):
    with tempfile.TemporaryDirectory() as top:
        folder, out = os.path.join(top, "case"), os.path.join(top, "out")
        shutil.copytree(case, folder,
                        ignore=shutil.ignore_patterns("truth.tsv"))
        subprocess.run([program, "run", folder, "-o", out, "--as", "json",
                        "--quiet"], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(out, "chronology.json"),
                  encoding="utf-8") as f:
            return json.load(f)


def by_row(chronology):
    """(file, row) -> child -> (its flags, whether it is contradicted)"""
    files = {s["id"]: s["file"] for s in chronology["sources"]}
    rows = {}
    for entry in chronology["entries"]:
        contradicted = {event for d in entry["discrepancies"]
                        if d["kind"] == "seen" and len(d["events"]) == 1
                        for event in d["events"]}
        for account in entry["accounts"]:
            key = files[account["source"]], account["row"]
            for child in account["children"]:
                rows.setdefault(key, {})[child["ref"]] = (
                    child, account["event"] in contradicted, account)
    return rows


ABSENT = {"seen": "na", "alone": "no", "views_sought": "no",
          "views_expressed": "no", "evidence": []}


def score(case, chronology):
    """Per flag, (wanted, got, where, words) of every labelled child."""
    rows = by_row(chronology)
    pairs = {flag: [] for flag in FLAGS + ("contradiction",)}
    with open(os.path.join(case, "truth.tsv"), encoding="utf-8") as f:
        for t in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            child, contradicted, account = rows.get(
                (t["file"], int(t["row"])), {}).get(
                    t["child"], (ABSENT, False, None))
            for flag in FLAGS:
                pairs[flag].append((three_way(flag, t[flag]),
                                    three_way(flag, child[flag]), t, child,
                                    account))
            if account:
                pairs["contradiction"].append(
                    (t["contradiction"], "yes" if contradicted else "no", t,
                     child, account))
    return pairs


def main():
    p = argparse.ArgumentParser()
    p.add_argument("case", nargs="?",
                   default=os.path.join(HOME, "fixtures/seen/case"))
    p.add_argument("--program",
                   default=os.path.join(HOME, "build/chronomerge"))
    p.add_argument("--errors", nargs="?", const="seen")
    o = p.parse_args()
    pairs = score(o.case, run(o.program, o.case))
    for flag, got in pairs.items():
        right = sum(w == g for w, g, *_ in got)
        hit = sum(w == g == "yes" for w, g, *_ in got)
        said = sum(g == "yes" for _, g, *_ in got)
        meant = sum(w == "yes" for w, *_ in got)
        print(f"{flag:16} {len(got)} accuracy {right / len(got):.3f}"
              f"  yes: precision {hit}/{said}  recall {hit}/{meant}")
    for w, g, t, child, account in pairs.get(o.errors, ()):
        if w == g:
            continue
        text = account["text"] if account else "(no such account)"
        print(f"{t['file']}:{t['row']} {t['child']} is {g}, should be {w}"
              f" ({t['why']})\n    {text}")
        for heading, value in (account or {}).get("fields", {}).items():
            print(f"    [{heading}] {value}")
        for e in child["evidence"]:
            print(f"    {e['rule']}: {e['field']}: {e['quote'][:60]!r}")


if __name__ == "__main__":
    main()
