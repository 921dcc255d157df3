#!/usr/bin/env python3
"""Random chronologies as agencies send them, each with the truth about it.

    python3 tests/test_messy.py [--files N] [--seed S] [--show N] PROGRAM

Writes tables, Office files, XML and calendars in every shape the field is known
for, runs PROGRAM on folders of them and compares chronology.json with what each
row says to a person.  Fails if a row is unaccounted for, if what was deleted is
told, or if a date is silently wrong: neither the day that was written, nor
uncertain, nor warned about.  Every person in them is invented.

What a row means is in messy/dates.py and messy/tables.py, how it is written in
messy/delimited.py, office_files.py, xml_files.py and calendars.py, what counts
as right in messy/compare.py.
"""
import argparse
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

# pylint: disable=wrong-import-position
from messy import calendars, delimited, office_files, xml_files  # noqa: E402
from messy.compare import Score  # noqa: E402
from messy.run import run_batch, write_files  # noqa: E402

BATCH = 100


def makers(program):
    """A function for each file to be drawn; Office formats that the program
    has."""
    out = [delimited.make] * 8 + [xml_files.make_xml, calendars.make_ics]
    known = subprocess.run([program, "formats"], capture_output=True,
                           check=True).stdout.decode().split("Written:")[0]
    for ext in ("docx", "xlsx", "ods", "odt"):
        if "." + ext in known:
            out += [lambda rng, n, ext=ext: office_files.make(rng, n, ext)] * 3
    return out


def draw(options, some, first):
    files = []
    for n in range(first, min(first + BATCH, options.files)):
        rng = random.Random(f"{options.seed}/{n}")
        files.append(rng.choice(some)(rng, n))
    return files


def say(s):
    c = s.c
    for k in sorted(c):
        if k not in ("files", "rows", "read", "dates right"):
            print(f"  {k}: {c[k]}")
    if s.show:
        for k, n in s.wrong_heads.most_common(60):
            print(f"  heading {k}: {n}")
    heads = s.heads[False] + s.heads[True] or 1
    print(f"headings right: {100 * s.heads[False] / heads:.1f} % of {heads}; "
          f"dates right {c['dates right']:,}, honest or vague "
          f"{c['dates honest'] + c['dates vague']:,}")
    lost = f"{c['unaccounted']:,} unaccounted for" if c["unaccounted"] \
        else "all accounted for"
    print(f"messy tables: {c['files']:,} files, {c['rows']:,} rows, {lost}, "
          f"{c['dates silently wrong']:,} dates silently wrong, "
          f"{100 * c['read'] / max(c['rows'], 1):.1f} % read without help")


NEVER = ("unaccounted", "dates silently wrong", "row doubled",
         "what was deleted or remarked is told")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--files", type=int, default=250)
    ap.add_argument("--seed", type=int, default=20180614)
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--keep", help="write the files here, run nothing")
    ap.add_argument("program")
    o = ap.parse_args()
    some = makers(o.program)
    if o.keep:
        for first in range(0, o.files, BATCH):
            write_files(draw(o, some, first), o.keep)
        return
    s = Score(o.show)
    for batch, first in enumerate(range(0, o.files, BATCH)):
        folder = tempfile.mkdtemp(prefix="messy-")
        before = sum(s.c[k] for k in NEVER)
        kept = run_batch(s, o.program, draw(o, some, first), folder, batch % 2)
        if kept or sum(s.c[k] for k in NEVER) > before:
            print(f"seed {o.seed}: kept {folder}")
        else:
            shutil.rmtree(folder)
    say(s)
    passed = not any(s.c[k] for k in NEVER) and \
        s.c["read"] >= 0.97 * s.c["rows"]
    if not passed:
        print(f"seed {o.seed}")
    print(f"[{'       OK' if passed else '  FAILED '} ] "
          "random_tables_are_read_or_said_not_to_be")
    sys.exit(not passed)


if __name__ == "__main__":
    main()
