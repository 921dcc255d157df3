#!/usr/bin/env python3
"""Times chronomerge against peers in the same run, and checks that cost grows
in a straight line: four times the rows in under five times the time.

    bench.py             everything
    bench.py --slopes    only the growth, on small cases: quick enough for CI

Machines are noisy: commands alternate, CPU seconds are taken from the
operating system's own accounts, and the median of several runs is quoted.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath("build/chronomerge")
GEN = os.path.abspath("build/gen-case")
GROWTH = 5.0


def cpu(command, cwd=None):
    """CPU seconds and peak memory (MiB) of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
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
            if i:
                times[name].append(seconds)
    return {name: statistics.median(t) for name, t in times.items()}


def case(folder, events, form="csv", one_day=0):
    path = os.path.join(folder, f"{form}-{events}-{one_day}")
    subprocess.run([GEN, path, str(events), form, str(one_day)], check=True)
    return path


def one_file(folder, form):
    return os.path.join(folder, f"Social Care.{form}")


def run_command(path, formats="json"):
    out = path + ".out"
    return [PROGRAM, "run", path, "-o", out, "--as", formats, "--quiet"]


def slopes(folder, small):
    """Each stage's time at n and at 4n; False if any grows too fast."""
    good = True
    stages = [
        ("run, CSV", lambda n: run_command(case(folder, n)), small),
        ("run, XML", lambda n: run_command(case(folder, n, "xml")), small),
        ("run, calendar", lambda n: run_command(case(folder, n, "ics")),
         small),
        ("run, a fortieth of it on one day",
         lambda n: run_command(case(folder, n, "csv", n // 40)), small),
        ("check, one CSV file",
         lambda n: [PROGRAM, "check", one_file(case(folder, n), "csv")],
         small * 4),
        ("run, all formats",
         lambda n: run_command(case(folder, n), "csv,html,json"), small),
    ]
    print(f"{'growth':38} {'n':>9} {'s':>7} {'4n, s':>7} {'ratio':>6}")
    for name, command, n in stages:
        times = alternate({"n": command(n), "4n": command(4 * n)}, 3)
        ratio = times["4n"] / times["n"]
        # What is too quick to time cannot be called slow.
        bad = ratio > GROWTH and times["4n"] > 0.05
        good = good and not bad
        print(f"{name:38} {n:9} {times['n']:7.2f} {times['4n']:7.2f} "
              f"{ratio:6.2f}{'  TOO FAST' if bad else ''}")
    return good


def peers(folder):
    n = 200000
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
    groups = [
        (f"CSV, {n} rows: read and judge", {
            "chronomerge check": [PROGRAM, "check", whole],
            "wc -l": ["wc", "-l", whole],
            "miller sort": ["mlr", "--icsv", "--ocsv", "sort", "-f", "Date",
                            whole],
            "python csv": ["python3", "-c",
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
        }),
        (f"run, {n} events: CSV in, JSON out", {
            "chronomerge run": run_command(path),
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


def main():
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as folder:
        good = slopes(folder, 5000 if "--slopes" in sys.argv else 25000)
        if "--slopes" not in sys.argv:
            peers(folder)
    if not good:
        sys.exit("cost does not grow in a straight line")


main()
