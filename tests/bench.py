#!/usr/bin/env python3
"""Times chronomerge against peers in the same run, and checks that cost grows
in a straight line: four times the rows in under five times the time.

    bench.py             everything
    bench.py --slopes    only the growth, on small cases: quick enough for CI
    bench.py --slopes xlsx docx    of these formats
    bench.py --scale     only 10,000 and 100,000 events beside peers
    bench.py --million   the same and 1,000,000 events: minutes, and 12 GiB of
                         disk

Machines are noisy: commands alternate, CPU seconds are taken from the
operating system's own accounts, and the median of several runs is quoted.  A
stage that seems to grow too fast is timed again before it is called so.
"""
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import bench_office  # noqa: E402
import bench_scale  # noqa: E402

PROGRAM = os.path.abspath("build/chronomerge")
STAGES = os.path.abspath("build/dev/tests/bench_stages")
SEEN = os.path.abspath("build/dev/tests/bench_seen")
ICAL = os.path.abspath("build/dev/tests/bench_ical")
GEN = os.path.abspath("build/gen-case")
# Debian's, which is the one that has Debian's modules.
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else "python3"
GROWTH = 5.0
OFFICE = {"docx": "Word", "xlsx": "Excel", "ods": "ODS", "odt": "ODT"}
# What is quicker is a matter of caches; a stage that grows as the square takes
# sixteen times as long, and is not.
TOO_QUICK = 0.3  # CPU seconds at 4n


def cpu(command):
    """CPU seconds of one run; None if the peer is not there."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if b"ModuleNotFoundError" in done.stderr:
        return None
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit {done.returncode}: {done.stderr.decode()}")
    return (after.ru_utime - before.ru_utime + after.ru_stime -
            before.ru_stime)


def alternate(commands, runs):
    """Median CPU seconds of each command, run in turn after one warm-up."""
    times = {name: [] for name in commands}
    for i in range(runs + 1):
        for name, command in commands.items():
            seconds = cpu(command)
            if i and seconds is not None:
                times[name].append(seconds)
    return {name: statistics.median(t) for name, t in times.items() if t}


def case(folder, events, form="csv", one_day=0):
    path = os.path.join(folder, f"{form}-{events}-{one_day}")
    subprocess.run([GEN, path, str(events), form, str(one_day)], check=True)
    return path


def office_case(folder, events, form):
    path = os.path.join(folder, f"{form}-{events}")
    bench_office.convert(case(folder, events), path, form)
    return path


def reads(ext):
    """Whether the program reads such files."""
    said = subprocess.run([PROGRAM, "formats"], stdout=subprocess.PIPE,
                          check=True).stdout.decode()
    return "." + ext in said.split("Written:")[0]


def one_file(folder, form):
    return os.path.join(folder, f"Social Care.{form}")


def run_command(path, formats="json"):
    out = path + ".out"
    return [PROGRAM, "run", path, "-o", out, "--as", formats, "--quiet"]


def time_stages(path, stop, times):
    """Adds to times[stage] the CPU seconds of a run of one case, on one
    processor: two that share a core slow each other down."""
    done = subprocess.run([STAGES, path, path + ".out"] + stop,
                          check=True, stdout=subprocess.PIPE,
                          preexec_fn=lambda: os.sched_setaffinity(
                              0, {max(os.sched_getaffinity(0))}))
    for line in done.stdout.decode().splitlines()[1:]:
        times.setdefault(line[:24].strip(), []).append(
            float(line[24:].split()[0]))


def least(times):
    """Neighbours on the machine only ever add to a stage's time."""
    return {name: min(t) for name, t in times.items()}


def too_fast(once, four):
    return four > GROWTH * once and four > TOO_QUICK


def slopes(folder, n, runs):
    """Each stage's time at n and at 4n; False if any grows too fast."""
    good = True
    # What comes after reading is the same for every format.
    cases = [("CSV", "csv", 0, []), ("XML", "xml", 0, ["read"]),
             ("calendar", "ics", 0, ["read"]),
             ("a fortieth on one day", "csv", 1, [])]
    cases += [(title, ext, 0, ["read"]) for ext, title in OFFICE.items()
              if reads(ext)]
    only = [a for a in sys.argv[1:] if not a.startswith("-")]
    cases = [c for c in cases if not only or c[1] in only]
    for title, form, crowd, stop in cases:
        paths = [office_case(folder, size, form) if form in OFFICE
                 else case(folder, size, form, crowd * size // 40)
                 for size in (n, 4 * n)]
        times = [(p, {}) for p in paths]
        once, four = {}, {}
        for more in (runs, 4):
            for _ in range(more):
                for p, t in times:
                    time_stages(p, stop, t)
            once, four = (least(t) for _, t in times)
            if not any(too_fast(once[s], four[s]) for s in once):
                break
        print(f"{title:28} {n:8} {4 * n:8} ratio")
        for s in once:
            if four[s] < TOO_QUICK / 6:
                continue
            bad = too_fast(once[s], four[s])
            good = good and not bad
            ratio = four[s] / once[s] if once[s] >= 0.01 else 0
            print(f"  {s:26} {once[s]:8.3f} {four[s]:8.3f} " +
                  (f"{ratio:5.2f}" if ratio else "    -") +
                  ("  TOO FAST" if bad else ""))
        for p in paths:
            shutil.rmtree(p + ".out", ignore_errors=True)
    return good


def seen_slope():
    """Narratives a second, and whether a long one costs more by the byte."""
    lines = sorted(glob.glob("fixtures/seen/*.tsv"))
    for _ in range(2):  # neighbours can spoil one
        done = subprocess.run([SEEN] + lines, stdout=subprocess.PIPE,
                              check=False)
        if done.returncode == 0:
            break
    print(done.stdout.decode(), end="")
    return done.returncode == 0


def one_kind(folder, path, whole, form, rows):
    """A folder with the first rows of a table, as one Office file."""
    source = os.path.join(folder, f"one-{form}")
    os.makedirs(source)
    with open(whole, "rb") as f, \
            open(os.path.join(source, "all.csv"), "wb") as out:
        for n, line in enumerate(f):
            if n > rows:
                break
            out.write(line)
    shutil.copy(os.path.join(path, "case.ini"), source)
    bench_office.convert(source, source + ".made", form)
    return source + ".made"


def peers(folder):
    n = 100000
    path = case(folder, n)
    whole = os.path.join(folder, "all.csv")
    with open(whole, "wb") as out:
        for i, name in enumerate(sorted(os.listdir(path))):
            if name.endswith(".csv"):
                with open(os.path.join(path, name), "rb") as f:
                    lines = f.readlines()
                out.writelines(lines if not i else lines[1:])
    xml = one_file(case(folder, n, "xml"), "xml")
    ics = one_file(case(folder, n, "ics"), "ics")
    book = os.path.join(one_kind(folder, path, whole, "xlsx", n), "all.xlsx")
    paper = os.path.join(one_kind(folder, path, whole, "docx", 10000),
                         "all.docx")
    groups = [
        (f"CSV, {n} rows: read and judge", {
            "chronomerge check": [PROGRAM, "check", whole],
            "wc -l": ["wc", "-l", whole],
            "miller cat": ["mlr", "--icsv", "--ocsv", "cat", whole],
            "miller sort": ["mlr", "--icsv", "--ocsv", "sort", "-f", "Date",
                            whole],
            "python csv": [PYTHON, "-c",
                           "import csv,sys\nfor r in csv.reader(open(sys."
                           "argv[1],newline='')): pass", whole],
            "sqlite3 .import": ["sqlite3", ":memory:", "-cmd",
                                f".import --csv '{whole}' t", "select 1"],
        }),
        (f"XML, {n // 12} events: read and judge", {
            "chronomerge check": [PROGRAM, "check", xml],
            "xmllint --stream": ["xmllint", "--stream", "--noout", xml],
        }),
        (f"calendar, {n // 12} items: read and judge", {
            "chronomerge check": [PROGRAM, "check", ics],
            "libical alone": [ICAL, ics],
            "python icalendar": [PYTHON, "-c", "import icalendar,sys\n"
                                 "icalendar.Calendar.from_ical(open(sys."
                                 "argv[1],'rb').read())", ics],
        }),
        (f"Excel, {n} rows: read and judge", {
            "chronomerge check": [PROGRAM, "check", book],
            "unzip | xmllint --stream": [
                "sh", "-c", "unzip -p \"$0\" xl/worksheets/sheet1.xml | "
                "xmllint --stream --noout -", book],
            "openpyxl, reading only": [
                PYTHON, "-c", "import openpyxl,sys\nfor r in openpyxl."
                "load_workbook(sys.argv[1],read_only=True).active.rows: pass",
                book],
        }),
        ("Word, 10000 rows: read and judge", {
            "chronomerge check": [PROGRAM, "check", paper],
            "unzip | xmllint --stream": [
                "sh", "-c", "unzip -p \"$0\" word/document.xml | "
                "xmllint --stream --noout -", paper],
            "pandoc to text": ["pandoc", "-f", "docx", "-t", "plain", "-o",
                               "/dev/null", paper],
        }),
        (f"run, {n} events: CSV in, JSON, CSV and HTML out", {
            "chronomerge run": run_command(path, "json,csv,html"),
        }),
        ("run, 2000 events: CSV in, JSON, CSV and HTML out", {
            "chronomerge run": run_command(case(folder, 2000),
                                           "json,csv,html"),
        }),
    ]
    for title, commands in groups:
        have = {k: c for k, c in commands.items()
                if shutil.which(c[0]) or os.path.exists(c[0])}
        print(f"\n{title}")
        times = alternate(have, 3)
        ours = next(iter(times.values()))
        for name, seconds in times.items():
            print(f"  {name:24} {seconds:8.2f} s   {seconds / ours:6.2f}x")


def scale(folder):
    good = bench_scale.main(
        {"program": PROGRAM, "stages": STAGES, "gen": GEN, "python": PYTHON},
        folder, "--million" in sys.argv)
    if not good:
        sys.exit("cost does not grow in a straight line")


def main():
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as folder:
        if "--scale" in sys.argv or "--million" in sys.argv:
            scale(folder)
            return
        quick = "--slopes" in sys.argv
        good = slopes(folder, 10000 if quick else 25000, 1)
        good = seen_slope() and good
        if not quick:
            peers(folder)
            scale(folder)
    if not good:
        sys.exit("cost does not grow in a straight line")


main()
