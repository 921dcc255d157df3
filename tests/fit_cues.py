#!/usr/bin/env python3
# Fits the points of cues on labelled lines and writes src/seen/cues.def.
#
#   cue_dump FILE... | fit_cues.py [--check] [--least N] > src/seen/cues.def
#
# Every third line of a file is held back and never looked at here.  --check
# writes nothing but how well points fitted on most of the other lines read the
# rest of them (eight parts in turn).
import argparse
import re
import sys

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

FLAGS = ("seen", "alone", "views_sought", "views_expressed")
ANSWERS = ("no", "unclear", "yes")
PLAIN = re.compile(r"[a-zA-Z0-9_ +&/',;:().-]+")
HOLD_BACK = 3
POINTS = 100  # to a natural logarithm of the odds


def read(stream):
    """(group, labels, cues) of every child of a line that is not held back."""
    for line in stream:
        cell = line.rstrip("\n").split("\t")
        if int(cell[1]) % HOLD_BACK == 0:
            continue
        if "always so" not in cell:
            continue  # not weighed: a child who is not yet born
        labels = ["no" if a == "na" else a for a in cell[3:7]]
        yield (cell[0], int(cell[1])), labels, set(cell[7:])


def index(rows, least):
    """The cues that stand in at least so many lines, in order."""
    lines = {}
    for group, _, cues in rows:
        for cue in cues:
            if PLAIN.fullmatch(cue):
                lines.setdefault(cue, set()).add(group)
    return sorted(c for c, where in lines.items() if len(where) >= least)


def matrix(rows, names):
    at = {name: i for i, name in enumerate(names)}
    cols, ends = [], [0]
    for _, _, cues in rows:
        cols += sorted(at[c] for c in cues if c in at)
        ends.append(len(cols))
    return csr_matrix((numpy.ones(len(cols)), cols, ends),
                      shape=(len(rows), len(names)))


def fit(x, y, strength):
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(x, y)
    # points against "no"
    by = dict(zip(model.classes_, model.coef_))
    base = dict(zip(model.classes_, model.intercept_))
    zero = numpy.zeros(x.shape[1])
    return {a: (by.get(a, zero) - by["no"], base.get(a, -9) - base["no"])
            for a in ("yes", "unclear")}


def answers(points, x):
    yes = x @ points["yes"][0] + points["yes"][1]
    unclear = x @ points["unclear"][0] + points["unclear"][1]
    return numpy.where((yes > 0) & (yes >= unclear), "yes",
                       numpy.where(unclear > 0, "unclear", "no"))


def wanted(rows, flag):
    """Whether anybody was there is asked only of children who were seen."""
    use = numpy.array([labels[flag] != "?" and
                       (flag != 1 or labels[0] != "no")
                       for _, labels, _ in rows])
    return use, numpy.array([labels[flag] for _, labels, _ in rows])


def check(rows, names, strength):
    x = matrix(rows, names)
    groups = [hash(g) for g, _, _ in rows]
    got = {}
    for flag, name in enumerate(FLAGS):
        use, y = wanted(rows, flag)
        got[flag] = numpy.empty_like(y)
        for train, test in GroupKFold(8).split(x, y, groups):
            train = train[use[train]]
            got[flag][test] = answers(fit(x[train], y[train], strength),
                                      x[test])
        if flag == 0:
            seen = got[flag].copy()
        if flag == 1:
            got[flag][seen == "no"] = "no"
        known = y != "?"
        got[flag], y = got[flag][known], y[known]
        hit = ((got[flag] == "yes") & (y == "yes")).sum()
        print(f"{name:16} accuracy {(got[flag] == y).mean():.3f}  yes:"
              f" precision {hit / (got[flag] == 'yes').sum():.3f}"
              f" recall {hit / (y == 'yes').sum():.3f}")


def write(rows, names, strength):
    x = matrix(rows, names)
    columns = []
    for flag in range(len(FLAGS)):
        use, y = wanted(rows, flag)
        points = fit(x[use], y[use], strength)
        for answer in ("yes", "unclear"):
            weights, base = points[answer]
            weights = weights.copy()
            weights[names.index("always so")] += base
            columns.append(numpy.rint(weights * POINTS).astype(int))
    table = numpy.array(columns).T
    print("/* Points of cues, for and against each answer: made by `make fit`"
          "\n * from the labelled lines of fixtures/seen.  Not edited by hand."
          "\n * seen: yes, unclear; alone: the same; sought; expressed. */")
    for name, row in zip(names, table):
        if abs(row).max() >= 3:
            print(f'CUE("{name}", {", ".join(map(str, row))})')


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--check", action="store_true")
    p.add_argument("--least", type=int, default=4)
    p.add_argument("--strength", type=float, default=0.3)
    o = p.parse_args()
    rows = list(read(sys.stdin))
    names = index(rows, o.least)
    if o.check:
        check(rows, names, o.strength)
    else:
        write(rows, names, o.strength)


main()
