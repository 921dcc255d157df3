#!/usr/bin/env python3
"""Fit the points of src/merge/weights.def to labelled families and cases.

    fit_points.py [--show] FAMILY|CASE...    rewrites the numbers in place

Logistic regression on pairs of accounts, drawn towards what was thought before
anything was measured (a pair's sum over SCALE is its log odds, nought at the
threshold): what few labelled pairs speak of stays where it was, and a second
fit changes nothing.  Signs do not change, and
levels of one comparison keep their order.  A wrong join weighs WRONG times as
much as a missed one.  Levels that forbid or force (200) are not fitted.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import numpy
import scipy.optimize

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score_merge  # noqa: E402

WEIGHTS = "src/merge/weights.def"
JOIN_AT = 45
SCALE = 7.0     # points that multiply the odds by e
WRONG = 5.0
PULL = 0.02     # of a point's distance from where it stood, squared
LEAST = 0.4     # of what points stood at, they keep
FIXED = 150     # points of this size are law
# The first of two is worth at least as much as the second.
ORDERED = [
    ("WORDS_ALL", "WORDS_MOST"), ("WORDS_MOST", "WORDS_MANY"),
    ("WORDS_MANY", "WORDS_SOME"), ("WORDS_SOME", "WORDS_FEW"),
    ("RARE_MANY", "RARE_FEW"), ("RARE_FEW", "RARE_TWO"),
    ("RARE_TWO", "RARE_ONE"),
    ("WHEN_QUARTER", "WHEN_HOUR"), ("WHEN_HOUR", "WHEN_TWO"),
    ("PEOPLE_MORE", "PEOPLE_ONE"), ("JOINT_BOTH", "JOINT_ONE"),
]
LINE = re.compile(r"^(W\(\w+, (\w+), |KIND\((\w+), )(-?\d+)(, )(-?\d+)",
                  re.M)


def read_weights():
    """The text, what was thought, and the points that stand."""
    with open(WEIGHTS, encoding="utf-8") as f:
        text = f.read()
    lines = [(m[2] or "KIND:" + m[3], int(m[4]), int(m[6]))
             for m in LINE.finditer(text)]
    return (text, {name: thought for name, thought, _ in lines},
            {name: points for name, _, points in lines})


def read_pairs(paths):
    """(true, [(level, share)]) of each pair that is not `either`."""
    program = os.environ.get("CHRONOMERGE", "build/chronomerge")
    dump = os.path.join(os.path.dirname(os.path.realpath(program)),
                        "tests", "pair_dump")
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for case, _ in score_merge.lay_out(paths, folder):
            out = os.path.join(folder, os.path.basename(case) + ".out")
            truth = score_merge.read_truth(case + ".truth.tsv")
            group = {p: g for g, ps in truth["groups"].items() for p in ps}
            subprocess.run([program, "run", case, "-o", out, "--as", "json"],
                           check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            said = subprocess.run([dump, out], check=True,
                                  stdout=subprocess.PIPE).stdout.decode()
            for line in said.splitlines():
                cells = line.split("\t")
                a = (os.path.basename(cells[1]), int(cells[2]))
                b = (os.path.basename(cells[3]), int(cells[4]))
                if frozenset((a, b)) in truth["either"]:
                    continue
                found = []
                for cell in cells[6:]:
                    name, _, share = cell.partition(":")
                    found.append(("KIND:" + name if share else name,
                                  int(share or 12) / 12))
                same = group.get(a, "-a") == group.get(b, "-b")
                pairs.append((same, found))
    return pairs


def fit(pairs, points):
    free = [n for n, p in points.items() if abs(p) < FIXED and p]
    at = {n: i for i, n in enumerate(free)}
    y = numpy.array([1.0 if same else 0.0 for same, _ in pairs])
    x = numpy.zeros((len(pairs), len(free)))
    base = numpy.zeros(len(pairs))
    for i, (_, found) in enumerate(pairs):
        for name, share in found:
            if name in at:
                x[i, at[name]] += share
            else:
                base[i] += points[name] * share
    keep = base > -FIXED        # what the law keeps apart teaches nothing
    keep &= base < FIXED
    x, y, base = x[keep], y[keep], base[keep]
    start = numpy.array([float(points[n]) for n in free])
    weight = numpy.where(y > 0, 1.0, WRONG)
    ordered = [(at[a], at[b]) for a, b in ORDERED]

    def loss(theta):
        z = (base + x @ theta - JOIN_AT) / SCALE
        p = 1 / (1 + numpy.exp(-numpy.clip(z, -40, 40)))
        out = numpy.sum(weight * numpy.logaddexp(0, numpy.where(y > 0, -z, z)))
        grad = x.T @ (weight * (p - y)) / SCALE
        out += PULL * numpy.sum((theta - start) ** 2)
        grad += 2 * PULL * (theta - start)
        for a, b in ordered:
            over = theta[b] - theta[a]
            if over > 0:
                out += over ** 2
                grad[b] += 2 * over
                grad[a] -= 2 * over
        return out, grad

    # Families are small: in a busier case evidence against has more to do.
    bounds = [(max(1, p * LEAST), 100) if p > 0 else (-100, p * LEAST)
              for p in start]
    done = scipy.optimize.minimize(loss, start, jac=True, bounds=bounds,
                                   method="L-BFGS-B",
                                   options={"maxiter": 2000})
    counts = {n: (int(x[y > 0][:, i].sum()), int(x[y == 0][:, i].sum()))
              for n, i in at.items()}
    return {n: int(round(done.x[i])) for n, i in at.items()}, counts


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--show", action="store_true",
                      help="tell what would change, and change nothing")
    args.add_argument("family", nargs="+")
    args = args.parse_args()
    text, thought, points = read_weights()
    pairs = read_pairs(args.family)
    fitted, counts = fit(pairs, thought)
    print("%d pairs of %d families, %d of one happening" % (
        len(pairs), len(args.family), sum(same for same, _ in pairs)))
    for name, new in fitted.items():
        if new != points[name]:
            print("%-28s %4d -> %4d   in %d same, %d not" % (
                (name, points[name], new) + counts[name]))
    if args.show:
        return
    with open(WEIGHTS, "w", encoding="utf-8") as f:
        f.write(LINE.sub(lambda m: m[1] + m[4] + m[5] + str(fitted.get(
            m[2] or "KIND:" + (m[3] or ""), int(m[6]))), text))


if __name__ == "__main__":
    main()
