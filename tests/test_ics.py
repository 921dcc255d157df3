#!/usr/bin/env python3
"""The meetings of a case as a calendar: read by a stranger's eye, and by our
own importer, which must find the same dates."""
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
CASES = ("child-a", "harbour", "mill-lane")
INI = """[case]
title = Review: Kit
marking = OFFICIAL; SENSITIVE
from = 2019-01-01
to = 2019-12-31
zone = Europe/London
[child A]
name = Kit Example
"""
SOCIAL = """Date,Time,Type,Event,Outcome
04/03/2019,10:30,Strategy meeting,"Strategy meeting; police, school.\\n A, B","Section 47"
w/c 06/05/2019,,Core group,Core group at school,
June 2019,,Core group,Core group held,
02/07/2019,14:00,CP visit,"CP visit. Kit seen alone.",
09/07/2019,14:00,Conference,RCPC report shared with mother at home,
16/07/2019,10:00,Core group,"Core group cancelled, nobody came",
18/07/2019,09:00,Contact,"Professionals' meeting to be held on 25 July 2019 at the school",
29/10/2019,01:15,MARAC,MARAC heard the case of the mother,
01/11/2019,,MARAC,"MARAC \u00e9\u2603 with a very long line of words %s end",
30/12/2019,09:00,Contact,Telephone call to school,
""" % ("that goes on and on " * 12)


def run(*args, env=None):
    done = subprocess.run([PROGRAM, *args], capture_output=True,
                          env={**os.environ, **(env or {})})
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout


def items(data):
    """Each item as a dictionary of name to (parameters, value)."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, "a line too long"
        line.decode()  # no character is cut
    text = data.decode().replace("\r\n ", "")
    assert "\n" not in text.replace("\r\n", "")
    found = []
    for block in text.split("BEGIN:VEVENT\r\n")[1:]:
        item = {}
        for line in block.split("END:VEVENT")[0].split("\r\n"):
            head, _, value = line.partition(":")
            name, _, more = head.partition(";")
            item.setdefault(name, []).append((more, value))
        found.append(item)
    return text, found


def unescape(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def back(folder, data):
    """What our own importer reads of it: text to start and end."""
    again = os.path.join(folder, "again")
    os.makedirs(again, exist_ok=True)
    with open(os.path.join(again, "diary.ics"), "wb") as f:
        f.write(data)
    run("run", again, "-o", again + "-out", "--quiet", "--as", "json",
        "--force")
    with open(os.path.join(again + "-out", "chronology.json"),
              encoding="utf-8") as f:
        case = json.load(f)
    assert not case["quarantined"], case["quarantined"]
    return {a["fields"]["UID"]: a for e in case["entries"]
            for a in e["accounts"]}


def check_case(case, folder):
    whole = json.loads(run("export", case, "--as", "json"))
    data = run("export", case, "--as", "ics")
    assert data == run("export", case, "--as", "ics", env={
        "TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8"}), "not the same bytes"
    text, found = items(data)
    entries = {e["id"]: e for e in whole["entries"]}
    again = back(folder, data)
    assert found
    assert len(again) == len(found)
    for item in found:
        uid = item["UID"][0][1]
        read = again[uid]
        assert item["CLASS"][0][1] == "CONFIDENTIAL"
        if uid not in entries:
            assert item["STATUS"][0][1] in ("TENTATIVE", "CANCELLED"), uid
            continue
        lead = entries[uid]
        assert {v for _, v in item["CATEGORIES"]} == {
            a.replace(",", "\\,") for a in lead["agencies"]}, uid
        told = " ".join(unescape(item["DESCRIPTION"][0][1]).split())
        for a in lead["accounts"]:
            assert " ".join(a["text"].split()) in told, (uid, a["text"])
            assert f"{a['source'] and a['row']})" in told
        if lead["start"]["precision"] == "minute":
            assert item["DTSTART"][0][0] == "TZID=Europe/London"
            assert read["start"]["earliest"] == lead["start"]["earliest"], uid
        else:
            assert item["DTSTART"][0][0] == "VALUE=DATE"
            assert read["start"]["earliest"][:10] == \
                lead["start"]["earliest"][:10], uid
    return whole, text, found


def check_made(folder):
    case, out = os.path.join(folder, "made"), os.path.join(folder, "made-o")
    os.mkdir(case)
    for name, content in (("case.ini", INI), ("social care.csv", SOCIAL)):
        with open(os.path.join(case, name), "w", encoding="utf-8") as f:
            f.write(content)
    run("run", case, "-o", out, "--quiet")
    assert not os.path.exists(os.path.join(out, "chronology.ics")), \
        "nobody asked for it"
    _, text, found = check_case(out, os.path.join(folder, "made-b"))
    told = [(i["SUMMARY"][0][1], i["DTSTART"][0][1], i["STATUS"][0][1])
            for i in found]
    assert told == [
        ("Strategy meeting", "20190304T103000", "CONFIRMED"),
        ("Core group", "20190506", "CONFIRMED"),
        ("Core group", "20190716T100000", "CANCELLED"),
        ("MARAC", "20191029T011500", "CONFIRMED"),
        ("MARAC", "20191101", "CONFIRMED"),
        ("Professionals' meeting\\, planned and not found done", "20190725",
         "TENTATIVE")], told
    week = found[1]
    assert week["DTEND"][0] == ("VALUE=DATE", "20190513"), week["DTEND"]
    # The core group of an unknown day of June is told of, not guessed at.
    assert "1 meeting is left out" in unescape(text), text[:900]
    assert "OFFICIAL; SENSITIVE" in unescape(found[0]["DESCRIPTION"][0][1])
    # Summer time ended on 27 October: the rules say so.
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/London" in text
    assert "DTSTART:20191027T020000\r\nTZOFFSETFROM:+0100\r\n" \
        "TZOFFSETTO:+0000" in text
    part = run("export", out, "--as", "ics", "--child", "A").decode()
    assert "Part of the case: entries that concern child A" in \
        part.replace("\r\n ", "")
    refused = subprocess.run(
        [PROGRAM, "export", out, "--as", "ics", "--report", "gaps"],
        capture_output=True)
    assert refused.returncode == 2, refused
    assert b"leave out --report" in refused.stderr


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in CASES:
            case = os.path.join(folder, name)
            run("run", f"fixtures/cases/{name}", "-o", case, "--quiet",
                "--as", "json")
            check_case(case, os.path.join(folder, name + "-b"))
            print(f"[       OK ] calendar of {name}")
        check_made(folder)
    print("[       OK ] calendar of a case made for it")


if __name__ == "__main__":
    main()
