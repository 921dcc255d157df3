#!/usr/bin/env python3
"""Seen in a whole case: accounts of one happening come together, each agency's
own answer stays in every format, and an account that contradicts itself is
told with the words of both sides."""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
FILES = {
    "case.ini": "[case]\nfrom = 2019-01-01\nto = 2019-12-31\n"
                "[child A]\nname = Kit Example\nborn = 2010-05-06\n"
                "[child S]\nname = Orla Example\nborn = 2016-02-01\n",
    "Social Care.csv":
        "Date,Time,Event,Child seen,Seen alone\n"
        "04/03/2019,10:00,Joint home visit with health visitor to discuss "
        "housing. Kit seen in his bedroom.,Y,N\n"
        "11/03/2019,14:00,Home visit to Kit. Only stepfather at "
        "home.,Y,\n"
        "18/03/2019,14:00,Home visit completed.,Y,\n"
        "25/03/2019,09:00,Home visit to Kit.,No,Yes\n"
        "01/04/2019,09:00,Kit seen on his own in his room.,Y,N\n",
    "Health Visiting.csv":
        "Date,Time,Details\n"
        "04/03/2019,10:00,Joint home visit with social worker to discuss "
        "housing. Kit not seen - was at school.\n",
}
CSC, HV = "Children's Social Care", "Health Visiting"
good = True


def check(name, got, want):
    global good
    if got == want:
        print(f"[       OK ] {name}")
    else:
        print(f"[  FAILED  ] {name}\n  got    {got}\n  wanted {want}")
        good = False


def says(entry):
    return [(d["kind"], len(d["events"]), d["say"])
            for d in entry["discrepancies"]]


def child(holder, ref="A"):
    return next(c for c in holder["children"] if c["ref"] == ref)


def read(path):
    with open(path, encoding="utf-8-sig") as f:
        return f.read()


with tempfile.TemporaryDirectory() as folder:
    case, out = os.path.join(folder, "case"), os.path.join(folder, "out")
    os.mkdir(case)
    for file, text in FILES.items():
        with open(os.path.join(case, file), "w", encoding="utf-8") as f:
            f.write(text)
    subprocess.run([PROGRAM, "run", case, "-o", out, "--quiet"], check=True)
    chronology = json.loads(read(os.path.join(out, "chronology.json")))
    joint, only, silent, two, alone = chronology["entries"]

    check("a_sighting_by_any_account_counts", child(joint)["seen"], "yes")
    check("each_agencys_own_answer_stays_in_json",
          {a["agency"]: child(a)["seen"] for a in joint["accounts"]},
          {CSC: "yes", HV: "no"})
    check("accounts_that_differ_are_a_discrepancy", says(joint),
          [("seen", 2, f"{CSC} records that A was seen, {HV} that A was "
                       "not.")])
    html = read(os.path.join(out, "chronology.html"))
    # behind the picture, the table of which has the days, too
    html = re.sub(r"<[^>]*>", "", html[html.rindex('id="t-chronology"'):])
    first = html[html.index("04 Mar 2019"):html.index("11 Mar 2019")]
    check("each_agencys_own_answer_stays_in_html",
          [bool(re.search(r"[^t] seen", first[:first.index("also told")])),
           bool(re.search(r"not seen", first[first.index(HV):]))],
          [True, True])
    rows = list(csv.DictReader(
        read(os.path.join(out, "chronology.csv")).splitlines(True)))
    check("each_agencys_own_answer_stays_in_csv",
          sorted((r["Agency"], r["Child seen"].split("\n")[0])
                 for r in rows if r["Date"] == "04 Mar 2019"),
          [(CSC, "A: seen"), (HV, "A: not seen")])
    check("a_column_belied_by_its_narrative_is_a_discrepancy", says(only),
          [("seen", 1, f"{CSC} contradicts itself on whether A was "
                       'seen: it says Child seen "Y" and "Only stepfather at '
                       'home".')])
    check("and_keeps_its_answer_and_both_pieces_of_evidence",
          (child(only)["seen"], child(only)["basis"],
           [(e["field"], e["quote"]) for e in
            child(only["accounts"][0])["evidence"][:2]]),
          ("yes", "stated", [("Child seen", "Y"),
                             ("text", "Only stepfather at home")]))
    check("silence_belies_nothing", says(silent), [])
    check("two_columns_that_differ_are_a_discrepancy", says(two),
          [("seen", 1, f"{CSC} contradicts itself on whether A was seen: it "
                       'says Child seen "No" and Seen alone "Yes".')])
    check("alone_is_told_apart", says(alone),
          [("seen", 1, f"{CSC} contradicts itself on whether A was seen "
                       'alone: it says Seen alone "N" and "on his own".')])
    texts = [(a, child_, e) for entry in chronology["entries"]
             for a in entry["accounts"] for child_ in a["children"]
             for e in child_["evidence"]]
    fields = [{**a["fields"], "text": a["text"]} for a, _, _ in texts]
    check("every_quote_is_a_slice_of_its_field",
          [e for f, (_, _, e) in zip(fields, texts)
           if f[e["field"]].encode()[e["start"]:e["end"]].decode()
           != e["quote"]], [])
sys.exit(not good)
