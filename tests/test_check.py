#!/usr/bin/env python3
"""The fix-it list of `check`, and the profiles it writes: what an agency and
the person who merges get in their hands."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
GP = """GP record of Kit Example,,,,,
Dt of contact,Tm,Src of info,Notes 2,Who,Free words
03/04/2018,10:00,EMIS,Kit seen in surgery with mother,Dr A,x
03/05/2018,,EMIS,Telephone call,Dr A,y
03/14/2018,11:00,,Called; no answer,Dr B,
03/14/2018,11:00,,Called; no answer,Dr B,
31/31/2018,11:00,EMIS,Unknown day,Dr B,
03/20/2018,11:00,EMIS,Review,,
03/22/2018,11:00,EMIS,Review of 22,,
03/24/2018,11:00,EMIS,,,
03/25/2028,11:00,EMIS,Review of 25,,
03/26/2018,11:00,EMIS,Review of 26,,
03/27/2018,11:00,EMIS,=1+1,,
03/28/2018,11:00,EMIS,Review of 28,,
"""
GOOD = """Ref,Date,Time,Source of information,Professional,Event,Child seen?,\
Wishes and feelings,Date of entry
1,01/03/2018,10:00,RiO p 1,HV1,Home visit,Y,Smiled,02/03/2018
2,02/03/2018,10:30,RiO p 1,HV1,Telephone call,N,,02/03/2018
3,13/03/2018,,RiO p 2,HV1,Clinic,Y,,14/03/2018
4,20/03/2018,09:00,,HV2,Home visit again,N,,19/03/2018
4,24/03/2018,09:00,RiO p 2,,Telephone again,N,,25/05/2018
6,27/03/2018,09:00,RiO p 2,HV1,,N,,28/03/2018
"""
failed = []


def run(*args, cwd=None):
    return subprocess.run([PROGRAM, *args], capture_output=True, cwd=cwd,
                          encoding="utf-8", check=False)


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def problems(*args):
    done = run("check", *args, "--as", "json")
    return json.loads(done.stdout)["files"][0]["problems"]


def places(found, slug):
    return [(p["row"], p["column"]) for p in found if p["slug"] == slug]


def eq(got, want):
    if got != want:
        raise AssertionError(f"{got!r} is not {want!r}")


def has(text, part):
    if part not in text:
        raise AssertionError(f"{part!r} is not in\n{text}")


def lacks(text, part):
    if part in text:
        raise AssertionError(f"{part!r} is in\n{text}")


def test(function):
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(folder)
        except AssertionError as e:
            failed.append(function.__name__)
            print(f"[  FAILED  ] {function.__name__}\n{e}")
            return
    print(f"[       OK ] {function.__name__}")


@test
def every_slug_is_explained_and_has_advice(_):
    with open("docs/diagnostics.md", encoding="utf-8") as f:
        documented = re.findall(r"^\| `([a-z0-9-]+)` \|", f.read(), re.M)
    with open("src/report/advice.def", encoding="utf-8") as f:
        advised = re.findall(r'^A\("([a-z0-9-]+)"', f.read(), re.M)
    eq(sorted(set(documented) ^ set(advised)), [])
    eq(advised, sorted(advised))
    program = ""
    for name in sorted(glob.glob("src/*/*.c") + glob.glob("importers/*.c")):
        with open(name, encoding="utf-8") as f:
            program += f.read()
    eq([s for s in documented if f'"{s}"' not in program], [])
    for folder in ("src/core", "src/case", "src/cli", "src/merge",
                   "importers"):
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".c"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                text = re.sub(r"\s+", " ", f.read())
            for call in re.findall(r"CHRON_(?:NOTE|WARNING|ERROR|FAILURE), "
                                   r'"([a-z]+(?:-[a-z0-9]+)*)"', text):
                if call not in advised:
                    raise AssertionError(f"{name}: no advice for {call}")


@test
def a_problem_says_what_is_there_what_is_expected_and_what_to_do(folder):
    found = problems(write(folder, "gp.csv", GP))
    first = found[0]
    eq((first["slug"], first["severity"], first["row"], first["column"]),
       ("date-unreadable", "error", 7, 1))
    eq(first["heading"], "Dt of contact")
    eq(first["there"], "31/31/2018")
    eq(first["expected"], "a date as dd/mm/yyyy")
    has(first["do"], "correct the date")
    has(first["say"], "there is no month 31")
    eq(places(found, "out-of-order"), [(11, 1)])
    eq(places(found, "date-far"), [(11, 1)])
    eq(places(found, "row-repeated"), [(6, None)])
    eq(places(found, "event-empty"), [(10, 4)])
    ranks = {"failure": 0, "error": 0, "warning": 1, "note": 2}
    order = [ranks[p["severity"]] for p in found]
    eq(order, sorted(order))


@test
def what_a_good_chronology_has_is_asked_for(folder):
    path = write(folder, "hv.csv", GOOD)
    write(folder, "case.ini", "[case]\nfrom = 2018-03-02\nto = 2018-03-26\n")
    found = problems(path, "--case", folder)
    eq(places(found, "time-missing"), [(4, 3)])
    eq(places(found, "source-empty"), [(5, 4)])
    eq(places(found, "professional-empty"), [(6, 5)])
    eq(places(found, "event-empty"), [(7, 6)])
    eq(places(found, "ref-again"), [(6, 1)])
    eq(places(found, "entry-before-event"), [(5, 9)])
    eq(places(found, "entry-late"), [(6, 9)])
    eq(places(found, "outside-period"), [(2, 2), (7, 2)])
    eq([p for p in found if p["slug"].startswith("no-")], [])
    poor = problems(write(folder, "poor.csv",
                          "Date,Event\n13/03/2018,Visit\n14/03/2018,Call\n"))
    says = {p["slug"]: p["say"] for p in found}
    eq("headings-unknown" in says, False)
    odd = problems(write(folder, "odd.csv",
                         "When it was,Txt,Zz\n13/03/2018,Visit,1\n"))
    says = {p["slug"]: p["say"] for p in odd}
    eq(says["headings-unknown"], '2 headings were not understood and are '
                                 'carried along as they are: "Txt", "Zz"')
    eq(says["no-event-column"],
       "no column was understood to say what happened")
    eq([p["slug"] for p in poor if p["slug"].startswith("no-")],
       ["no-professional-column", "no-seen-column", "no-source-column",
        "no-time-column", "no-views-column"])
    # A case is not told of it.
    out = os.path.join(folder, "out")
    eq(run("run", folder, "-o", out, "--quiet").returncode, 0)
    with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
        slugs = {d["slug"] for d in json.load(f)["diagnostics"]}
    eq(slugs & {"time-missing", "source-empty", "no-time-column"}, set())


@test
def each_table_is_held_against_its_own_headings(folder):
    found = problems(write(
        folder, "two.csv", "Date,Time,Source of information,Event\n"
        "13/03/2018,10:00,RiO,Visit\n14/03/2018,10:00,,Call\n,,,\n"
        "Event,Professional,Date,Time\nClinic,HV1,15/03/2018,10:00\n"
        "School visit,,16/03/2018,11:00\n"
        "Another visit,HV1,17/03/2018,\n"))
    eq(places(found, "source-empty"), [(3, 3)])
    eq(places(found, "professional-empty"), [(7, 2)])
    eq(places(found, "time-missing"), [(8, 4)])


def dated(days):
    return "Date,Time,Event\n" + "".join(
        f"{d:02d}/03/2018,10:00,Visit {i}\n" for i, d in enumerate(days))


@test
def order_breaks_where_a_row_would_have_to_move(folder):
    def check(days):
        path = write(folder, "a.csv", dated(days))
        return [p["row"] for p in problems(path)
                if p["slug"] in ("out-of-order", "no-order")]

    eq(check([1, 2, 13, 14, 15, 16, 17, 20]), [])
    eq(check([20, 17, 16, 15, 14, 13, 2, 1]), [])
    eq(check([13, 2, 14, 15, 15, 16, 17, 20]), [2])
    eq(check([1, 2, 28, 14, 15, 16, 17, 20]), [4])
    eq(check([20, 17, 16, 28, 14, 13, 2, 1]), [5])
    eq(check([14, 2, 28, 3, 27, 5, 20, 1]), [None])


@test
def text_groups_lines_that_an_editor_can_jump_to(folder):
    done = run("check", write(folder, "gp.csv", GP))
    eq(done.returncode, 0)
    eq(done.stderr, "")
    mend = done.stdout.index("\nTo mend: 1\n")
    look = done.stdout.index("\nTo look at: 4\n")
    if not mend < look < done.stdout.index("\nNoticed: "):
        raise AssertionError(done.stdout)
    has(done.stdout, 'gp.csv:7:1: error: the date "31/31/2018" cannot be read')
    has(done.stdout, "[date-unreadable]\n")
    has(done.stdout, "  expected: a date as dd/mm/yyyy\n")
    has(done.stdout, '    under "Dt of contact": 03/25/2028\n')
    eq(run("check", os.path.join(folder, "gp.csv"), "--strict").returncode, 1)


@test
def many_problems_are_counted_in_text_and_listed_as_data(folder):
    rows = "".join(f"99/99/2018,10:{i % 60:02d},Visit {i}\n"
                   for i in range(100000))
    path = write(folder, "big.csv", "Date,Time,Event\n"
                 "13/03/2018,10:00,Visit\n" + rows)
    begun = time.monotonic()
    text = run("check", path).stdout
    table = run("check", path, "--as", "csv").stdout
    if time.monotonic() - begun > 60:
        raise AssertionError("it took longer than a minute")
    eq(text.count("[date-unreadable]"), 21)
    has(text, "and 99980 more [date-unreadable]: --as csv lists them all")
    eq(table.count("date-unreadable"), 100000)
    has(run("check", path, "--as", "json").stdout, '"row":100002,"column":1')


@test
def data_is_safe_and_complete(folder):
    path = write(folder, "gp.csv",
                 "Date,Time,Event\n13/03/2018,10:00,Visit\n"
                 '=HYPERLINK("x"),10:00,<script>alert(1)</script>\n')
    rows = list(csv.DictReader(io.StringIO(
        run("check", path, "--as", "csv").stdout.lstrip("\ufeff"))))
    bad = [r for r in rows if r["Kind"] == "date-unreadable"][0]
    eq((bad["What it is"], bad["File"], bad["Row"], bad["Column"]),
       ("to mend", "gp.csv", "3", "1"))
    eq(bad["What is there"], "'=HYPERLINK(\"x\")")
    page = run("check", path, "--as", "html").stdout
    has(page, "How each file was read")
    has(page, "&lt;script&gt;" if "&lt;script&gt;" in page else "HYPERLINK")
    lacks(page, "<script>alert")
    out = os.path.join(folder, "list.json")
    eq(run("check", path, "--as", "json", "-o", out).returncode, 0)
    eq(run("check", path, "--as", "json", "-o", out).returncode, 3)
    eq(run("check", path, "--as", "json", "-o", out, "--force").returncode, 0)
    with open(out, encoding="utf-8") as f:
        data = json.load(f)
    eq((data["format"], data["version"]), ("chronomerge-check", 1))
    one = data["files"][0]
    eq((one["records"], one["used"], one["quarantined"], one["not_events"]),
       (2, 1, 1, 0))
    eq(one["headings"][0], {"text": "Date", "part": None, "column": 1,
                            "concept": "date", "confidence": 100})
    has(run("check", path, "--as", "jsno").stderr, "did you mean json?")


@test
def without_text_nothing_of_the_file_is_shown(folder):
    path = write(folder, "gp.csv", GP)
    for form in ("text", "json", "csv", "html"):
        shown = run("check", path, "--no-text", "--as", form).stdout
        for words in ("31/31", "Called", "03/25/2028"):
            lacks(shown, words)
        has(shown, "date-unreadable")
        has(shown, "the date cannot be read")


CORRECTIONS = ["--heading", "Dt of contact=date", "--heading", "Tm=time",
               "--heading", "Src of info=source", "--heading",
               "Notes 2=event", "--heading", "Who=professional",
               "--date-order", "mdy", "--header-row", "2", "--agency",
               "Police", "--set", "csv.delimiter=,"]


@test
def what_was_corrected_once_is_remembered(folder):
    path = write(folder, "gp.csv", GP)
    done = run("check", path, "--case", folder, *CORRECTIONS,
               "--save-profile", "old gp", "--as", "json")
    told = json.loads(done.stdout)["files"][0]
    eq(done.returncode, 0)
    has(done.stderr, "[agency Police]\n    file = gp.csv\n"
                     "    profile = old gp\n")
    with open(os.path.join(folder, "profiles", "old gp.ini"),
              encoding="utf-8") as f:
        text = f.read()
    for line in ("[profile old gp]", "agency = Police", "header_row = 2",
                 "date_order = mdy", "date = Dt of contact", "time = Tm",
                 "event = Notes 2", "csv.delimiter = ,"):
        has(text, line + "\n")
    lacks(text, "Free words")  # nobody corrected it
    write(folder, "case.ini",
          "[agency Police]\nfile = gp.csv\nprofile = old gp\n")
    again = json.loads(run("check", path, "--case", folder, "--as",
                           "json").stdout)["files"][0]
    eq(again["profile"], "old gp")
    eq(again["headings"], told["headings"])
    eq([h["confidence"] for h in again["headings"]][:5], [100] * 5)
    eq((again["agency"], again["used"], again["date_order"]),
       (told["agency"], told["used"], told["date_order"]))
    has(run("check", path, "--case", folder).stdout,
        "told by the profile old gp\n")
    # run and import read by it; the folder is no source that was left out.
    out = os.path.join(folder, "out")
    eq(run("run", folder, "-o", out, "--quiet").returncode, 0)
    with open(os.path.join(out, "chronology.json"), encoding="utf-8") as f:
        data = json.load(f)
    eq([d for d in data["diagnostics"] if d["slug"] == "folder-not-read"], [])
    eq(data["entries"][0]["accounts"][0]["professional"], "Dr A")
    eq(data["entries"][0]["start"]["earliest"], "2018-03-04T10:00")
    # The case file stands alone, with what the profile said inside.
    alone = os.path.join(folder, "alone.case")
    os.rename(os.path.join(out, "case.case"), alone)
    done = run("export", alone, "--as", "json")
    eq(done.returncode, 0)
    has(done.stdout, "Dr A")
    done = run("import", alone, path, "--profile", "old gp")
    has(done.stderr, "nothing has changed")
    eq(done.returncode, 0)


@test
def a_profile_is_not_written_over_or_for_nothing(folder):
    path = write(folder, "gp.csv", GP)
    save = ["check", path, "--date-order", "mdy", "--save-profile", "x"]
    done = run(*save, cwd=folder)
    eq(done.returncode, 0)
    has(done.stderr, "x.ini: written\n")
    has(done.stderr, "into the folder profiles beside it")
    done = run(*save, cwd=folder)
    eq(done.returncode, 2)
    has(done.stderr, "x.ini exists already: --force writes over it")
    eq(run(*save, "--force", cwd=folder).returncode, 0)
    eq(json.loads(run("check", path, "--profile", "x.ini", "--as", "json",
                      cwd=folder).stdout)["files"][0]["profile"], "x")
    done = run("check", path, "--save-profile", "y", cwd=folder)
    eq(done.returncode, 2)
    has(done.stderr, "there is nothing to save")
    done = run("check", path, "--date-order", "mdy", "--save-profile", "../y")
    eq(done.returncode, 2)
    has(done.stderr, "a profile's name is made of letters")
    # What cannot be read is not remembered.
    text = write(folder, "text.txt", "no table\n")
    eq(run("check", text, "--date-order", "mdy", "--save-profile", "z",
           cwd=folder).returncode, 3)
    eq(os.path.exists(os.path.join(folder, "z.ini")), False)


@test
def headings_of_any_wording_survive_a_profile(folder):
    text = ('"Date ; of\n""contact""",\'Time\',"What; happened",'
            '"""Said"" ; by"\n13/03/2018,10:00,Visit,Dr A\n'
            "14/03/2018,11:00,Visit again,Dr B\n")
    path = write(folder, "odd.csv", text)
    done = run("check", path, "--heading", 'Date ; of\n"contact"=date',
               "--heading", "What; happened=event", "--heading",
               '"Said" ; by=professional', "--save-profile", "odd",
               cwd=folder)
    eq((done.returncode, "written" in done.stderr), (0, True))
    read = json.loads(run("check", path, "--profile", "odd.ini", "--as",
                          "json", cwd=folder).stdout)["files"][0]
    eq([(h["concept"], h["confidence"]) for h in read["headings"]
        if h["concept"] != "time"],
       [("date", 100), ("event", 100), ("professional", 100)])
    eq(places(read["problems"], "profile-heading-missing"), [])


@test
def a_slip_in_a_correction_is_told(folder):
    path = write(folder, "gp.csv", GP)
    done = run("check", path, "--heading", "Notes 2=evnt")
    eq(done.returncode, 2)
    has(done.stderr, "there is no concept evnt: did you mean event?")
    eq(run("check", path, "--heading", "Notes 2").returncode, 2)
    eq(run("check", path, "--date-order", "dym").returncode, 2)
    eq(run("check", path, "--header-row", "0").returncode, 2)
    has(run("check", path, "--heading", "Note 2=event").stdout,
        'the profile says that "Note 2" is event, and no heading is called '
        'so; is it "Notes 2"? [profile-heading-missing]')
    has(run("check", path, "--header-row", "99").stdout,
        "the profile says that row 99 holds the headings")
    write(folder, "case.ini", "[agency GP]\nprofile = lost\n")
    done = run("check", path, "--case", folder)
    eq(done.returncode, 3)
    has(done.stderr, "there is no [profile lost], here or in a file of "
                     "profiles/")


@test
def a_profile_file_holds_one_profile_which_case_ini_overrules(folder):
    path = write(folder, "gp.csv", GP)
    write(folder, "case.ini", "[agency GP]\nfile = gp.csv\nprofile = a\n"
                              "[profile a]\ndate_order = dmy\n")
    write(folder, "profiles/a.ini", "[profile a]\ndate_order = mdy\n")
    has(json.loads(run("check", path, "--case", folder, "--as",
                       "json").stdout)["files"][0]["date_order"], "dmy")
    out = os.path.join(folder, "out")
    eq(run("run", folder, "-o", out, "--quiet").returncode, 0)
    eq(run("show", out, "nothing").returncode, 3)
    eq(run("export", out, "--as", "json").returncode, 0)
    for text, row, say in (
            ("[profile b]\n[profile c]\n", 2, "one [profile NAME] and"),
            ("[case]\ntitle = x\n", 1, "one [profile NAME] and"),
            ("# nothing\n", 1, "there is no [profile NAME]"),
            ("[profile b]\ndat = x\n", 2, "did you mean `date`?")):
        write(folder, "profiles/b.ini", text)
        done = run("check", path, "--case", folder)
        eq(done.returncode, 3)
        has(done.stderr, f"profiles/b.ini:{row}: ")
        has(done.stderr, say)


@test
def case_ini_may_stand_in_another_encoding_beside_profiles(folder):
    path = write(folder, "gp.csv", GP)
    write(folder, "profiles/a.ini", "[profile a]\ndate_order = mdy\n")
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-16") as f:
        f.write("[case]\ntitle = Zoë\n[agency GP]\nfile = *.csv\n"
                "profile = a\n")
    out = os.path.join(folder, "out")
    eq(run("run", folder, "-o", out, "--quiet").returncode, 0)
    done = run("export", os.path.join(out, "case.case"), "--as", "json")
    eq(json.loads(done.stdout)["case"]["title"], "Zoë")
    eq(path.endswith("gp.csv"), True)


sys.exit(bool(failed))
