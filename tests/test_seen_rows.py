#!/usr/bin/env python3
"""How well the rows of whole cases are read, columns and narrative together:
no worse than was measured.  tests/score_case.py says which rows are wrong."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score_case  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
# Per flag the least accuracy, precision and recall of "yes", a little below
# what was measured.
FLOORS = {
    "case": {
        "seen": (0.93, 0.93, 0.92),
        "alone": (0.92, 0.90, 0.80),
        "views_sought": (0.93, 0.85, 0.80),
        "views_expressed": (0.94, 0.82, 0.82),
        "contradiction": (0.98, 0.80, 0.95),
    },
    "case-two": {
        "seen": (0.91, 0.95, 0.86),
        "alone": (0.88, 0.95, 0.95),
        "views_sought": (0.95, 0.95, 0.90),
        "views_expressed": (0.97, 0.95, 0.93),
        "contradiction": (0.96, 0.95, 0.70),
    },
}
good = True


def share(part, whole):
    return part / whole if whole else 1.0


for name, floors in FLOORS.items():
    folder = os.path.join(HERE, "..", "fixtures", "seen", name)
    pairs = score_case.score(folder, score_case.run(PROGRAM, folder))
    for flag, least in floors.items():
        answers = [(wanted, got) for wanted, got, *_ in pairs[flag]]
        hit = sum(w == g == "yes" for w, g in answers)
        got = (share(sum(w == g for w, g in answers), len(answers)),
               share(hit, sum(g == "yes" for _, g in answers)),
               share(hit, sum(w == "yes" for w, _ in answers)))
        if all(g >= f for g, f in zip(got, least)):
            print(f"[       OK ] {name}_{flag}")
        else:
            print(f"[  FAILED  ] {name}_{flag}\n  got    {got}\n"
                  f"  least  {least}")
            good = False
sys.exit(not good)
