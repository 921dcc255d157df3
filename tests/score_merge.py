#!/usr/bin/env python3
"""Score what `chronomerge run` puts together against a truth file.

    score_merge.py [-v] [--floor] [--curve] CASE...

CASE is a folder with CASE.truth.tsv beside it, or a labelled family (see
family.py).  Several are summed up at the end; of families held back only the
sum is shown.  --curve runs them at many thresholds.

A truth file is tab-separated; a place is two cells, FILE and ROW:
    GROUP PLACE              the accounts of one happening share a GROUP
    apart PLACE PLACE        two happenings that look alike
    either PLACE PLACE       people would differ: neither right nor wrong
    discrepancy KIND PLACE.. a disagreement planted in the texts
    maybe KIND PLACE..       a disagreement one may report or leave
    unlabelled               disagreements bear no labels here
"""
import argparse
import collections
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import family as families  # noqa: E402

FLOORS = {"precision": 0.98, "recall": 0.93, "recalled": 0.85}
MOST_FALSE = 0.25       # of the findings of discrepancy


def places(cells):
    return [(cells[i], int(cells[i + 1])) for i in range(0, len(cells), 2)]


def read_truth(path):
    truth = {"groups": {}, "apart": [], "either": set(),
             "discrepancy": [], "maybe": [], "unlabelled": False}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or not line.strip():
                continue
            if cells[0] == "unlabelled":
                truth[cells[0]] = True
            elif cells[0] in ("discrepancy", "maybe"):
                truth[cells[0]].append((cells[1], places(cells[2:])))
            elif cells[0] == "apart":
                truth["apart"].append(tuple(places(cells[1:])))
            elif cells[0] == "either":
                truth["either"].add(frozenset(places(cells[1:])))
            else:
                truth["groups"].setdefault(cells[0], []).extend(
                    places(cells[1:]))
    return truth


def run_case(program, case, join=None):
    """The chronology; with `join`, as if case.ini set that threshold."""
    with tempfile.TemporaryDirectory() as folder:
        if join is not None:
            shutil.copytree(case, os.path.join(folder, "in"))
            case = os.path.join(folder, "in")
            with open(os.path.join(case, "case.ini"), "a",
                      encoding="utf-8") as f:
                f.write("[merge]\njoin = %d\npossible = %d\n" %
                        (join, min(join, 20)))
        out = os.path.join(folder, "out")
        subprocess.run([program, "run", case, "-o", out, "--as", "json"],
                       check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        with open(os.path.join(out, "chronology.json"),
                  encoding="utf-8") as f:
            return json.load(f)


class Merged:
    """The chronology by place: a row is known by its events."""

    def __init__(self, chronology):
        files = {s["id"]: os.path.basename(s["file"])
                 for s in chronology["sources"]}
        self.text, self.place, self.entry, self.events = {}, {}, {}, {}
        self.match = {}
        for n, entry in enumerate(chronology["entries"]):
            for a in entry["accounts"]:
                place = (files[a["source"]], a["row"])
                self.place[a["event"]] = place
                self.entry[a["event"]] = n
                self.events.setdefault(place, []).append(a["event"])
                self.text[place] = "%s %s %s" % (
                    a["start"]["earliest"], a["agency"], a["text"][:110])
            if entry["match"]:
                for p in entry["match"]["pairs"]:
                    self.match[frozenset((p["a"], p["b"]))] = p
        self.possible = {frozenset((self.place[p["a"]], self.place[p["b"]]))
                         for p in chronology["possible"]}
        self.findings = chronology["findings"]["discrepancies"]

    def pairs(self):
        inside = {}
        for event, n in self.entry.items():
            inside.setdefault(n, []).append(self.place[event])
        return {frozenset(p) for ps in inside.values()
                for p in itertools.combinations(sorted(ps), 2)
                if p[0] != p[1]}


def meets(kind, wanted, finding, merged, truth):
    """A finding is the planted one if it names all of its texts, or one of
    them against another account of the same happening."""
    told = {merged.place[e] for e in finding["events"]}
    if finding["kind"] != kind or not told & set(wanted):
        return False
    return set(wanted) <= told or any(
        len(told) > 1 and told <= set(g) and set(wanted) <= set(g)
        for g in truth["groups"].values())


def score(truth, merged, verbose):
    for p in itertools.chain(*truth["groups"].values()):
        if p not in merged.events:
            print("the truth names %s:%d, which gave no event: as if apart "
                  "from all" % p, file=sys.stderr)
    right = {frozenset(p) for ps in truth["groups"].values()
             for p in itertools.combinations(ps, 2)}
    got = merged.pairs() - truth["either"]
    right -= truth["either"]
    forbidden = [p for p in truth["apart"] if frozenset(p) in merged.pairs()]
    wanted = truth["discrepancy"]
    if truth["unlabelled"]:
        merged.findings = []
    missed = [w for w in wanted if not any(
        meets(*w, f, merged, truth) for f in merged.findings)]
    false = [f for f in merged.findings if not any(
        meets(*w, f, merged, truth) for w in wanted + truth["maybe"])]
    if verbose:
        tell(right, got, forbidden, missed, false, merged)
    return collections.Counter({
        "pairs": len(right), "got": len(got), "right": len(got & right),
        "to decide": len((right - got) & merged.possible),
        "forbidden": len(forbidden), "apart": len(truth["apart"]),
        "planted": len(wanted), "found": len(wanted) - len(missed),
        "findings": len(merged.findings), "false": len(false)})


def share(part, whole):
    return part / whole if whole else 1.0


def figures(s):
    return {"precision": share(s["right"], s["got"]),
            "recall": share(s["right"], s["pairs"]),
            "recalled": share(s["found"], s["planted"])}


def tell(right, got, forbidden, missed, false, merged):
    def show(title, pair):
        print(title)
        for p in sorted(pair):
            print("    %s:%d %s" % (p[0], p[1], merged.text.get(p, "?")))
    for pair in sorted(got - right, key=sorted):
        show("WRONGLY TOGETHER", pair)
    for pair in sorted(right - got, key=sorted):
        show("WRONGLY APART" + (" (possible)" if pair in merged.possible
                                else ""), pair)
    for pair in forbidden:
        show("FORBIDDEN", pair)
    for kind, where in missed:
        show("MISSED DISCREPANCY " + kind, where)
    for f in false:
        show("FALSE DISCREPANCY %s: %s" % (f["kind"], f["say"]),
             [merged.place[e] for e in f["events"]])


def line(name, s):
    f = figures(s)
    return ("%-14s %4d pairs: precision %.3f recall %.3f (%d more possible); "
            "%d of %d look-alikes joined; %d of %d disagreements found, "
            "%d of %d findings wrong" %
            (name, s["pairs"], f["precision"], f["recall"], s["to decide"],
             s["forbidden"], s["apart"], s["found"], s["planted"],
             s["false"], s["findings"]))


def below_floor(s):
    f = figures(s)
    return (any(f[k] < least for k, least in FLOORS.items())
            or s["forbidden"] or s["false"] > MOST_FALSE * s["findings"])


def lay_out(paths, folder):
    """Folders of cases, families laid out as such."""
    for path in paths:
        if not path.endswith(".family"):
            yield path.rstrip("/"), False
            continue
        one = families.Family(path)
        if one.wrong:
            sys.exit("%s: %s" % (path, "; ".join(one.wrong)))
        yield one.write(folder), "/held/" in path


def measure(program, cases, verbose, join=None, quiet=False):
    """The sum over all cases; what is held back is not shown one by one."""
    total = collections.Counter()
    for case, held in cases:
        s = score(read_truth(case + ".truth.tsv"),
                  Merged(run_case(program, case, join)),
                  verbose and not held)
        if not held and not quiet:
            print(line(os.path.basename(case), s))
        total.update(s)
    return total


def curve(program, cases):
    print("join at  precision  recall  look-alikes joined")
    for join in (25, 30, 35, 40, 45, 50, 55, 60, 70, 90):
        s = measure(program, cases, False, join, quiet=True)
        f = figures(s)
        print("%7d  %9.3f  %6.3f  %d of %d" % (
            join, f["precision"], f["recall"], s["forbidden"], s["apart"]))


def main():
    args = argparse.ArgumentParser()
    args.add_argument("-v", action="store_true", help="tell every mistake")
    args.add_argument("--floor", action="store_true",
                      help="fail when a figure is below its floor")
    args.add_argument("--curve", action="store_true",
                      help="precision and recall at many thresholds")
    args.add_argument("case", nargs="+")
    args = args.parse_args()
    program = os.environ.get("CHRONOMERGE", "build/chronomerge")
    with tempfile.TemporaryDirectory() as folder:
        cases = list(lay_out(args.case, folder))
        total = measure(program, cases, args.v)
        print(line("all %d" % len(cases), total))
        if args.curve:
            curve(program, cases)
    return 1 if args.floor and below_floor(total) else 0


if __name__ == "__main__":
    sys.exit(main())
