#!/usr/bin/env python3
# How well narratives are read: labelled lines against the program's answers.
#
#   score_seen.py [--program P] [--errors [FLAG]] [--all] FILE...
#
# Every third line (by position) is held back: scored apart, and its errors are
# shown only with --all. Seen is scored three ways: "no" and "na" are one.
import argparse
import json
import subprocess

FLAGS = ("seen", "alone", "views_sought", "views_expressed")
ANSWERS = ("yes", "no", "unclear")


def labels(cell):
    return dict(part.rsplit("=", 1) for part in cell.split(";"))


def three_way(flag, answer):
    return "no" if flag == "seen" and answer == "na" else answer


def read(path):
    with open(path, encoding="utf-8") as f:
        head = f.readline().rstrip("\n").split("\t")
        for line in f:
            row = dict(zip(head, line.rstrip("\n").split("\t")))
            yield row | {flag: labels(row[flag]) for flag in FLAGS}


def answers(program, rows):
    text = "".join(
        f"{r['id']}\t{r['agency']}\t{r['children']}\t{r['text']}\n"
        for r in rows)
    done = subprocess.run([program, "seen", "-"], input=text, check=True,
                          capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def share(part, whole):
    return f"{part / whole:.3f}" if whole else "-"


def report(name, pairs):
    print(f"{name}: {len(pairs[FLAGS[0]])} children")
    for flag in FLAGS:
        p = pairs[flag]
        right = sum(w == g for w, g in p)
        hit = sum(w == g == "yes" for w, g in p)
        said = sum(g == "yes" for _, g in p)
        meant = sum(w == "yes" for w, _ in p)
        print(f"  {flag:16} accuracy {share(right, len(p))}"
              f"  yes: precision {share(hit, said)} ({said - hit} false)"
              f"  recall {share(hit, meant)} ({meant - hit} missed)")
    seen = pairs["seen"]
    print("  seen, wanted \\ got  " + "".join(f"{g:>9}" for g in ANSWERS))
    for w in ANSWERS:
        print(f"  {w:>19} " + "".join(
            f"{seen.count((w, g)):9}" for g in ANSWERS))


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--program", default="build/chronomerge")
    args.add_argument("--errors", nargs="?", const="any")
    args.add_argument("--all", action="store_true")
    args.add_argument("file", nargs="+")
    args = args.parse_args()
    for path in args.file:
        rows = list(read(path))
        got = answers(args.program, rows)
        assert len(got) == len(rows), "a line was lost"
        sets = {"tuned": {f: [] for f in FLAGS},
                "held back": {f: [] for f in FLAGS}}
        for i, (row, answer) in enumerate(zip(rows, got)):
            held = i % 3 == 2
            wrong = []
            for child in answer["children"]:
                for flag in FLAGS:
                    want = three_way(flag, row[flag][child["ref"]])
                    have = three_way(flag, child[flag])
                    sets["held back" if held else "tuned"][flag].append(
                        (want, have))
                    if want != have and args.errors in ("any", flag):
                        wrong.append(f"    {child['ref']} {flag}: {have}, "
                                     f"should be {want}")
                        wrong += [
                            f"      {e['rule']}: {e['quote']!r}"
                            for e in child["evidence"]
                            if e["aspect"] == flag]
            if wrong and (args.all or not held):
                print(f"{row['id']} [{row['agency']}] {row['children']} | "
                      f"{row['text']}")
                print("\n".join(wrong))
        print(path)
        for name, pairs in sets.items():
            report(name, pairs)


main()
