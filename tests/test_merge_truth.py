#!/usr/bin/env python3
"""Two invented cases, written before the code that merges them was read: what
is put together, what is kept apart and where accounts disagree stay at or
above their floors."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score_merge  # noqa: E402

CASES = ["fixtures/cases/harbour", "fixtures/cases/mill-lane"]


def main():
    failed = 0
    for case in CASES:
        result = score_merge.score(
            score_merge.read_truth(case + ".truth.tsv"),
            score_merge.Merged(score_merge.run_case(sys.argv[1], case)), True)
        name = "the_truth_of_%s_is_found" % os.path.basename(
            case).replace("-", "_")
        if score_merge.below_floor(result):
            print(score_merge.line(os.path.basename(case), result))
            print("[  FAILED  ] " + name)
            failed += 1
        else:
            print("[       OK ] " + name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
