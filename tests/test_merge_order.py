#!/usr/bin/env python3
"""The same files give the same bytes: in whatever order they are imported, one
by one or all at once, however often they are merged, in whatever language and
time zone, on one processor as on two."""
import concurrent.futures
import glob
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import family  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
CASES = ["fixtures/cases/child-a", "fixtures/cases/harbour",
         "fixtures/cases/mill-lane"]
FAMILIES = ["cinderhill", "dunscarstreet", "harlow", "millbrook", "pitwell",
            "trewarne"]
FORMATS = ["json", "csv", "html"]
ORDERS = 5
ELSEWHERE = {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8",
             "TZ": "America/St_Johns"}


class Differs(Exception):
    pass


def call(*words, env=None, processors=None):
    def bind():
        if processors:
            os.sched_setaffinity(0, processors)
    done = subprocess.run([PROGRAM, *words, "--quiet"], check=False,
                          env=dict(os.environ, **(env or {})),
                          preexec_fn=bind, capture_output=True, text=True)
    if done.returncode:
        raise Differs("%s: exit %d\n%s" % (" ".join(words), done.returncode,
                                           done.stderr))


def read(path):
    with open(path, "rb") as f:
        return f.read()


def tree(folder):
    """Every file but the case file, whose pages SQLite places as it likes."""
    return {os.path.relpath(path, folder): read(path)
            for path in glob.glob(folder + "/**", recursive=True)
            if os.path.isfile(path) and not path.endswith(".case")}


def derived(case):
    """What the case file holds of the merge, for people who query it."""
    with sqlite3.connect("file:%s?mode=ro" % case, uri=True) as db:
        tables = [name for name, in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name LIKE 'derived%' ORDER BY name")]
        held = {name: sorted(map(repr, db.execute("SELECT * FROM " + name)))
                for name in tables}
    db.close()
    return held


def same(what, got, want):
    if got == want:
        return
    for name in sorted(set(got) | set(want)):
        a, b = got.get(name), want.get(name)
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a or b"", b or b""))
                       if x != y), 0)
            raise Differs("%s: %s differs at %d:\n%r\nis not\n%r" % (
                what, name, at, (a or b"")[max(at - 80, 0):at + 80],
                (b or b"")[max(at - 80, 0):at + 80]))


def exported(case, folder):
    for form in FORMATS:
        call("export", case, "--as", form, "-o",
             os.path.join(folder, "chronology." + form), "--force")
    return {"chronology." + form: read(os.path.join(folder,
                                                    "chronology." + form))
            for form in FORMATS}


def import_in(order, source, folder, step):
    os.makedirs(folder)
    if os.path.exists(source + "/case.ini"):
        shutil.copy(source + "/case.ini", folder)
    for i in range(0, len(order), step):
        call("import", folder, *order[i:i + step])


def any_order(source, folder, chance):
    """Files one by one, or some at a time, against all at once by `run`."""
    call("run", source, "-o", folder + "/all")
    want = {name: text for name, text in tree(folder + "/all").items()
            if name in ["chronology." + form for form in FORMATS]}
    merged = derived(folder + "/all/case.case")
    files = sorted(f for f in glob.glob(source + "/*")
                   if not f.endswith("case.ini"))
    for i in range(ORDERS):
        order = chance.sample(files, len(files))
        case = "%s/order%d" % (folder, i)
        import_in(order, source, case, 1 if i < ORDERS - 2 else 3)
        what = "imported as " + " ".join(map(os.path.basename, order))
        same(what, exported(case, case), want)
        call("merge", case)
        same(what, derived(case + "/case.case"), merged)


def again(source, folder, _chance):
    call("run", source, "-o", folder + "/twice")
    want = tree(folder + "/twice")
    held = derived(folder + "/twice/case.case")
    call("run", source, "-o", folder + "/twice")
    same("run again", tree(folder + "/twice"), want)
    for _ in range(2):
        call("merge", folder + "/twice")
        same("merged again", derived(folder + "/twice/case.case"), held)
    os.makedirs(folder + "/after")
    got = exported(folder + "/twice", folder + "/after")
    same("after merging again", got, {name: want[name] for name in got})


def elsewhere(source, folder, _chance):
    call("run", source, "-o", folder + "/here")
    call("run", source, "-o", folder + "/there", env=ELSEWHERE)
    same("in another language and zone", tree(folder + "/there"),
         tree(folder + "/here"))


def processors(source, folder, _chance):
    have = sorted(os.sched_getaffinity(0))
    call("run", source, "-o", folder + "/one", processors=have[:1])
    call("run", source, "-o", folder + "/two", processors=have[:2])
    same("on one processor", tree(folder + "/one"), tree(folder + "/two"))


CHECKS = [("any_order_of_import_gives_the_same_bytes", any_order),
          ("running_and_merging_again_change_nothing", again),
          ("language_and_zone_of_the_machine_do_not_matter", elsewhere),
          ("one_processor_gives_what_two_do", processors)]


def check(source, check_of, folder):
    os.makedirs(folder)
    try:
        check_of(source, folder, random.Random(os.path.basename(source)))
    except Differs as e:
        return "%s: %s" % (os.path.basename(source), e)
    return None


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = list(CASES)
        for name in FAMILIES:
            f = family.Family("fixtures/merge/families/tuned/%s.family" % name)
            sources.append(f.write(folder + "/families"))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for name, check_of in CHECKS:
                todo = [pool.submit(check, source, check_of, "%s/%s.%s" % (
                    folder, name, os.path.basename(source)))
                        for source in sources]
                wrong = [t.result() for t in todo if t.result()]
                print("\n".join(wrong + ["[%s] %s" % (
                    "  FAILED  " if wrong else "       OK ", name)]))
                failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
