#!/usr/bin/env python3
"""A run writes over what a run wrote, and over nothing else: what somebody
changed since is kept, and told."""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
POLICE = "Date,Event\n01/02/2019,Called to the flat.\n"


def run(*args, code=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def listed(out):
    return sorted(os.path.join(os.path.relpath(d, out), f)
                  for d, _, files in os.walk(out) for f in files)


def recorded(out):
    db = sqlite3.connect(os.path.join(out, "case.case"))
    text, = db.execute(
        "SELECT value FROM setting WHERE name = 'written'").fetchone()
    db.close()
    return dict(reversed(line.split("  ", 1)) for line in text.splitlines())


def check_record(out):
    known = recorded(out)
    files = [f.removeprefix("./") for f in listed(out)
             if "edited" not in f and not f.endswith("case.case")]
    assert sorted(known) == sorted(files)
    for name, digest in known.items():
        assert hashlib.sha256(
            read(os.path.join(out, name))).hexdigest() == digest, name


def main():
    with tempfile.TemporaryDirectory() as folder:
        case, out = os.path.join(folder, "c"), os.path.join(folder, "o")
        os.mkdir(case)
        write(os.path.join(case, "police.csv"), POLICE)
        run("run", case, "-o", out, "--quiet")
        before = listed(out)
        check_record(out)
        assert run("run", case, "-o", out, "--quiet").stderr == ""
        assert listed(out) == before, "a run kept what it wrote itself"

        # Filled in, corrected by hand, and the files change as well.
        filled = os.path.join(out, "chronology.xlsx")
        page = os.path.join(out, "reports", "gaps.html")
        for path in (filled, page):
            with open(path, "ab") as f:
                f.write(b"mine")
        mine = read(filled)
        write(os.path.join(case, "police.csv"), POLICE + "03/02/2019,Left.\n")
        said = run("run", case, "-o", out, "--quiet").stderr
        kept = os.path.join(out, "chronology (edited, 1).xlsx")
        assert read(kept) == mine, "lost"
        assert read(filled) != mine
        assert (f'{out}/chronology.xlsx was changed since it was written: '
                f'kept as "chronology (edited, 1).xlsx"; give it back with '
                f'`chronomerge decide {out} --from "{kept}"`') in said, said
        assert 'kept as "reports/gaps (edited, 1).html"' in said
        assert "gaps (edited, 1).html\"; give" not in said, \
            "a page cannot be given back"
        assert listed(out) == sorted(before + [
            "./chronology (edited, 1).xlsx",
            "reports/gaps (edited, 1).html"])
        check_record(out)
        # Once is enough; a second change gets the next name.
        assert run("run", case, "-o", out, "--quiet").stderr == ""
        shutil.copy(kept, filled)
        run("run", case, "-o", out, "--quiet", "--as", "xlsx")
        assert read(os.path.join(out, "chronology (edited, 2).xlsx")) == mine
        assert read(kept) == mine

        # One format leaves what is known of the others.
        check_record(out)
        with open(os.path.join(out, "chronology.csv"), "a",
                  encoding="utf-8") as f:
            f.write("mine")
        said = run("run", case, "-o", out, "--quiet", "--force").stderr
        assert "chronology (edited, 1).csv" in said, "--force loses it"

        # No record, as of an older version: what differs is kept, what says
        # the same is not.
        db = sqlite3.connect(os.path.join(out, "case.case"))
        db.execute("DELETE FROM setting WHERE name = 'written'")
        db.commit()
        db.close()
        os.truncate(os.path.join(out, "chronology.json"), 10)
        there = listed(out)
        run("run", case, "-o", out, "--quiet")
        assert listed(out) == sorted(
            there + ["./chronology (edited, 1).json"])
    print("[       OK ] nothing that somebody wrote is lost")


if __name__ == "__main__":
    main()
