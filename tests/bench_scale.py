"""Times whole runs and their stages at 10,000, 100,000 and 1,000,000 events,
each beside the programs that do the same work, in one run and in turn.

Time is the operating system's account of the finished process: seconds on the
clock, CPU seconds (user and system), and the most memory it held.  Medians of
the runs are told, and how many times ours a peer took.  A peer that is not
there is named, and nothing is said in its place."""
import os
import shutil
import statistics
import subprocess
import time

PEERS = os.path.abspath("tests/peers")
PAIRS_AT_MOST = 100000  # beyond, a join of texts takes hours
JARO_AT_MOST = 10000


def measure(command):
    """(clock, CPU, MiB) of one run, or None if it could not be done."""
    before = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        return None
    return (time.monotonic() - before, used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024)


def medians(samples):
    return tuple(statistics.median(s) for s in zip(*samples))


class Table:
    """Rows of one piece of work: the first is ours."""

    def __init__(self, runs):
        self.runs = runs
        self.missing = set()

    def head(self):
        print(f"{'work':46}{'clock s':>9}{'CPU s':>9}{'MiB':>8}"
              f"{'x clock':>9}{'x CPU':>8}")

    def row(self, name, figures, ours):
        clock, cpu, mib = figures
        ratios = "" if figures is ours else (
            f"{clock / ours[0]:9.2f}{cpu / ours[1]:8.2f}")
        print(f"  {name:44}{clock:9.2f}{cpu:9.2f}{mib:8.0f}{ratios}",
              flush=True)

    def group(self, title, ours, commands, fresh=None):
        """`ours` is figures or a command, `fresh` a folder that is taken away
        before each; commands run in turn."""
        print(title)
        turns = {k: c for k, c in commands.items() if self.there(k, c)}
        if isinstance(ours, list):
            turns = {"chronomerge": ours, **turns}
        samples = {k: [] for k in turns}
        for _ in range(self.runs):
            for k, c in turns.items():
                if fresh:
                    shutil.rmtree(fresh, ignore_errors=True)
                figures = measure(c)
                if figures:
                    samples[k].append(figures)
        if not isinstance(ours, list):
            self.row("chronomerge", ours, ours)
        for k, s in samples.items():
            if not s:
                self.missing.add(k)
                continue
            figures = medians(s)
            if k == "chronomerge":
                ours = figures
            self.row(k, figures, ours)
        return ours

    def there(self, name, command):
        found = shutil.which(command[0]) is not None
        if found and command[0] == "node":
            found = os.path.isdir(os.path.join(PEERS, "node_modules"))
        if not found:
            self.missing.add(name)
        return found


def peer(*words):
    return ["node", os.path.join(PEERS, "peer.mjs"), *words]


def join(path, whole):
    """All tables of a case as one."""
    with open(whole, "wb") as out:
        for i, name in enumerate(sorted(
                n for n in os.listdir(path) if n.endswith(".csv"))):
            with open(os.path.join(path, name), "rb") as f:
                if i:
                    f.readline()
                shutil.copyfileobj(f, out)


def stages(program, path, runs):
    """Medians of what bench_stages tells: {stage: (clock, CPU, MiB)}."""
    seen = {}
    for _ in range(runs):
        done = subprocess.run([program, path, path + ".stages"], check=True,
                              stdout=subprocess.PIPE)
        for line in done.stdout.decode().splitlines()[1:]:
            name, cpu, clock, mib = line.rsplit(None, 3)
            seen.setdefault(name, []).append(
                (float(clock), float(cpu), float(mib)))
        shutil.rmtree(path + ".stages", ignore_errors=True)
    return {name: medians(s) for name, s in seen.items()}


def total(all_stages, *names):
    picked = [all_stages[n] for n in names]
    return (sum(p[0] for p in picked), sum(p[1] for p in picked),
            max(p[2] for p in picked))


def beside(table, path, all_stages, events, python):
    """Each stage with the programs that do the same work."""
    whole = path + ".csv"
    out = path + ".peer"
    join(path, whole)
    sql = ["sqlite3", ":memory:", "-cmd", f".import --csv '{whole}' t"]
    table.group("CSV to fields", all_stages["(parse)"], {
        "wc -l": ["wc", "-l", whole],
        "DuckDB": peer("duckdb", "read", whole),
        "Polars": peer("polars", "read", whole),
        "Python csv": [python, "-c", "import csv,sys\nfor r in csv.reader("
                       "open(sys.argv[1],newline='')): pass", whole],
        "pandas": [python, "-c", "import pandas,sys\npandas.read_csv("
                   "sys.argv[1],dtype=str)", whole],
        "Miller": ["mlr", "--icsv", "--ocsv", "nothing", whole],
    })
    table.group("read and judge, sort (peers: and write)",
                total(all_stages, "read files", "sort"), {
                    "cp": ["cp", whole, out],
                    "DuckDB sort": peer("duckdb", "sort", whole, out),
                    "Polars sort": peer("polars", "sort", whole, out),
                    "Miller sort": ["mlr", "--icsv", "--ocsv", "sort", "-f",
                                    "Date", whole],
                    "sqlite3 sort": sql + [
                        "-csv", "select * from t order by substr(\"Date\",7)"
                        "||substr(\"Date\",4,2)||substr(\"Date\",1,2)"],
                })
    table.group("into SQLite: sources, records, events; indexes",
                total(all_stages, "store put", "store finish"), {
                    "sqlite3 .import, no index": [
                        "sh", "-c", "rm -f \"$1\"; sqlite3 \"$1\" "
                        "\".import --csv '$0' t\"", whole, out + ".db"],
                })
    pairs = {}
    if events <= PAIRS_AT_MOST:
        pairs["DuckDB, the same beginning"] = peer("duckdb", "prefix", path)
    if events <= JARO_AT_MOST:
        pairs["DuckDB, Jaro-Winkler"] = peer("duckdb", "jaro", path)
    table.group("pairs within three days (ours: and scored)",
                total(all_stages, "(signatures)", "(pairs found and scored)"),
                pairs)
    table.group("chronology as CSV and HTML",
                all_stages["chronology: csv html"], {
                    "DuckDB, CSV to CSV": peer("duckdb", "csv", whole, out),
                    "sqlite3, CSV to HTML": sql + ["-html",
                                                   "select * from t"],
                })
    table.group("chronology as JSON", all_stages["chronology: json"], {
        "DuckDB, CSV to JSON": peer("duckdb", "json", whole, out),
    })
    for name in (whole, out, out + ".db"):
        if os.path.exists(name):
            os.unlink(name)


def run_size(table, tools, folder, events, one_day):
    """A whole run and its stages; the run's figures."""
    path = os.path.join(folder, f"scale-{events}-{one_day}")
    subprocess.run([tools["gen"], path, str(events), "csv", str(one_day)],
                   check=True)
    crowd = f", {one_day:,} of them on one day" if one_day else ""
    print(f"\n{events:,} events{crowd}")
    table.head()
    whole = table.group("run: CSV in, JSON, CSV and HTML out, case file", [
        tools["program"], "run", path, "-o", path + ".out", "--quiet", "--as",
        "json,csv,html"], {},
        path + ".out")
    shutil.rmtree(path + ".out", ignore_errors=True)
    all_stages = stages(tools["stages"], path, table.runs)
    print("stages")
    for name, figures in all_stages.items():
        table.row(name, figures, figures)
    if not one_day:
        beside(table, path, all_stages, events, tools["python"])
    shutil.rmtree(path)
    return whole, all_stages


def growth(title, once, more, factor):
    """How time and memory grow; False if worse than 5 for 4."""
    allowed = 5.0 ** (1 if factor == 4 else 1.661)  # ten is 4 to the 1.661
    ratio = more[1] / once[1]
    print(f"  {title:44}{ratio:9.2f} times the CPU for {factor} times the "
          f"events, {more[2] / once[2]:.2f} times the memory")
    return ratio <= allowed


def main(tools, folder, million, runs=3):
    sizes = [10000, 100000] + ([1000000] if million else [])
    table = Table(runs)
    good = True
    figures = []
    for events in sizes:
        table.runs = 1 if events > 100000 else runs
        figures.append(run_size(table, tools, folder, events, 0)[0])
    table.runs = runs
    crowd = [run_size(table, tools, folder, n, 1000)[0]
             for n in (10000, 40000)]
    print("\ngrowth of a whole run (5 times for 4, 14.5 for 10, at most)")
    for i in range(1, len(sizes)):
        good &= growth(f"{sizes[i - 1]:,} to {sizes[i]:,}", figures[i - 1],
                       figures[i], 10)
    good &= growth("the same, a thousand events on one day", crowd[0],
                   crowd[1], 4)
    if table.missing:
        print("\nnot there, so not timed: " +
              ", ".join(sorted(table.missing)))
    return good
