#!/usr/bin/env python3
"""Random chronologies as agencies send them, each with the truth about it.

    python3 tests/test_messy.py [--files N] [--seed S] [--show N] PROGRAM

Writes tables, XML and calendars in every shape the field is known for, runs
PROGRAM on folders of them and compares chronology.json with what each row
says to a person.  Fails if a row is unaccounted for or a date is silently
wrong: neither the day that was written, nor uncertain, nor warned about.
Every person in them is invented.
"""
import argparse
import calendar
import collections
import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

FROM, TO = dt.date(2015, 9, 1), dt.date(2019, 8, 31)
MONTHS = calendar.month_name
DAYS = calendar.day_name

# ---- words -------------------------------------------------------------
PEOPLE = ["Maisie", "Tyler", "Ms Harrow", "Maisie, Tyler", "Kayleigh Harrow",
          "Craig Dunn", "Maisie Harrow", "Mother", "Sibling 1", "MGM"]
WORKERS = ["HV P Coombes", "SW N Okafor", "PC 2231", "Dr Faulkner", "DSL",
           "Community midwife L Pike", "TM J Reeve", "School nurse", "B Tran"]
PLACES = ["Home", "Clinic", "School", "Avonmere General", "14 Larch Close",
          "Family centre", "Office"]
TYPES = ["Home visit", "Telephone call", "Clinic", "Email", "Letter",
         "Meeting", "Office appointment", "Announced visit"]
RESULTS = ["NFA", "Routine follow up", "Referral to MASH", "Letter sent",
           "Discuss at supervision", "Case closed", "Review in 4 weeks"]
SOURCES = ["Contact record", "Police CNF", "HV notes p 14", "Case note",
           "SystmOne", "Incident log", "Letter from GP", "Minutes"]
REMARKS = ["Good information sharing.", "No analysis of risk recorded.",
           "Why was the father not spoken to?", "Policy followed."]
ANSWERS = ["Y", "N", "Yes", "No", "N/A", "Y - alone", "Not seen", "",
           "Yes, asleep", "Seen, W&F not sought"]
SAYINGS = ["Said she likes school", "Not sought", "Too young", "",
           "\u201cI want to stay with Nan\u201d", "Smiled at mother", "Not recorded"]
OPENERS = ["Home visit by social worker.", "Telephone call from mother.",
           "Core group held at school.", "Attended ED with cough.",
           "Report of shouting at the address.", "No access, card left.",
           "Maisie seen awake on play mat, smiling.", "Police attended.",
           "Tyler late for school again.", "Strategy discussion held.",
           "New birth visit.", "Was not brought to appointment.",
           "Email received from housing.", "Discharge letter received.",
           "1:1 session with Tyler.", "2 calls to mother, no reply."]
TAILS = ["Mother tearful, will monitor.", "Father not met.",
         "Follow-up agreed for next week", "House cold; damp in bedroom.",
         "Mum\u2019s partner \u2013 \u201cCraig\u201d \u2013 at the address.", "Rent \u00a345 in arrears.",
         "She said \"leave us alone\" and shut the door.",
         "Seen by GP on 12/03/2017, antibiotics given.", "Wt 4.9 kg.",
         "See entry of 3 May 2016.", "Discussed with caf\u00e9 staff.",
         "Action: SW to visit by 05/06/2018.", "No concerns noted.",
         "Total of 3 calls that week.", "Date of next visit to be agreed."]
LINES = ["\n- seen in lounge\n- bedroom not seen", "\nPlan: review in a week.",
         "\n\nRecorded by duty worker."]

# What happens to text in agencies' systems.
ODD = [lambda s: "  " + s + "  ", lambda s: s.replace(" ", "\u00a0"),
       lambda s: "=" + s, lambda s: s + "\ttabbed", lambda s: s * 40,
       lambda s: s + " \U0001f44d", lambda s: s.upper(),
       lambda s: "\"" + s + "\"", lambda s: "- " + s, lambda s: s + " ,;|",
       lambda s: "\u2022 " + s.replace(". ", ".\n\u2022 "),
       lambda s: s + "\nDate: 04/05/2017\nTime: 10:00",
       lambda s: "12/03/2016 " + s, lambda s: "Total " + s,
       lambda s: "Note: " + s, lambda s: "N/A", lambda s: "2016"]
# (agency as written, a word that must be in it, names of files)
AGENCIES = [
    ("Avonmere Constabulary", "constab", ["police-log", "Police chronology"]),
    ("Children's Social Care", "social care", ["csc", "childrens_social_care"]),
    ("Avonmere Health Visiting Service", "health visit",
     ["hv_record", "health-visiting"]),
    ("Larch Road Surgery", "surgery", ["gp-summary", "GP records"]),
    ("St Aldhelm's Primary School", "school", ["primary school"]),
    ("Ferryside Housing", "housing", ["housing notes"]),
    ("Avonmere General Hospital NHS Trust", "hospital", ["hospital"]),
    ("Probation Service", "probation", ["probation"]),
    ("CAMHS", "camhs", ["camhs"]),
    ("Midwifery", "midwife", ["midwifery"]),
    ("Little Acorns Day Nursery", "nursery", ["nursery"]),
    ("Avonmere Ambulance Service", "ambulance", ["ambulance"]),
]

# concept: (headings of the templates and systems, headings reworded)
HEADS = {
    "ref": (["No", "Ref", "Event Ref", "Sequence", "Serial Number", "Log No",
             "Entry no.", "ID"],
            ["Our ref", "Entry #", "Incident number", "Line", "CAD no"]),
    "date": (["Date", "Date of event", "Event Date", "Date of contact",
              "Contact date", "Start Date", "Date occurred", "When",
              "Date or Period of Event", "Incident date", "Date of visit",
              "DATE", "Date(s)", "Date:", "Date of significant event"],
             ["Date it happened", "Date of the incident or contact",
              "Date/s of event", "When did it happen?", "Event dt",
              "Date of attendance", "Call date", "Date of the event"]),
    "time": (["Time", "Start Time", "Time of event", "Time (24hr)",
              "Time of contact", "Contact time"],
             ["Time of the event", "Approx time", "Call time", "At what time?",
              "Time (24 hour clock)"]),
    "datetime": (["Date/Time", "Date and time", "DateTime", "Date & Time",
                  "Date and time of incident", "Timestamp", "Date / Time"],
                 ["Date and time of the contact", "Event date/time",
                  "Date (and time if known)", "When (date and time)"]),
    "end_date": (["End Date", "Date to", "To", "Until", "Date ended"],
                 ["Date of end", "End date (if different)", "Finish date"]),
    "end_time": (["End Time"], ["Time ended", "Finish time", "Time to"]),
    "entry_date": (["Date recorded", "Date of entry", "Entry date",
                    "Recorded on", "Created"],
                   ["Date this was written up", "Date entered on system",
                    "Date of recording", "Date added to record",
                    "Record created date"]),
    "agency": (["Agency", "Organisation", "Agency/Service",
                "Reporting agency"],
               ["Name of agency", "Your agency", "Agency providing entry"]),
    "source": (["Source", "Source of information", "Source of Evidence",
                "Record source", "Source (how you know this)"],
               ["Where is this recorded?", "Source of the information",
                "Source (record or document)"]),
    "professional": (["Professional", "Worker", "Practitioner",
                      "Name and role", "Staff member", "Recorded by",
                      "Professional/Role"],
                     ["Worker's name and job title", "Professional(s) involved",
                      "Officer", "Staff member(s)", "Clinician"]),
    "subject": (["Family member(s)", "Subject", "Child", "Child's name",
                 "Name of child", "Service user", "Who concerned"],
                ["Family member(s) concerned", "Which child(ren)?", "Pupil",
                 "Which family member?", "Name of child/family member"]),
    "contact_type": (["Contact type", "Type of contact", "Type",
                      "Mode of contact", "Category", "Event type"],
                     ["Kind of contact", "Contact method", "Type of visit",
                      "How contact was made"]),
    "location": (["Location", "Venue", "Place", "Address"],
                 ["Place of contact", "Where seen", "Location of visit",
                  "Where it took place"]),
    "event": (["Event", "Event / Contact", "Details", "Description",
               "Significant Event", "Summary of contact", "Narrative",
               "What happened", "Details of event", "Event detail",
               "Information/Details of concerns or contact",
               "Incident/concern (who what where when)", "Notes",
               "Event (what happened)", "Description of event"],
              ["Brief description of event", "Summary of what happened",
               "Details of the event or contact", "Event description (facts only)",
               "Entry", "Factual account", "Case note", "Significant events",
               "Nature of event or contact", "Summary of involvement"]),
    "seen": (["Child seen?", "Child seen Y/N", "Was the child seen?",
              "Child seen", "Seen Y/N"],
             ["Did you see the child?", "Was child seen at this contact?",
              "Child(ren) seen (Y/N)", "Child sighted?"]),
    "alone": (["Seen alone", "Was the Child Seen Alone?", "Child seen alone?"],
              ["Seen on their own?", "Alone? (Y/N)"]),
    "views": (["Wishes and feelings", "Child's views", "Voice of the child",
               "Child's wishes & feelings", "W&F", "Lived experience"],
              ["What did the child say?", "Child's voice / lived experience",
               "Views expressed by the child", "Child's own words"]),
    "seen_views": (["Child seen? Wishes and feelings?",
                    "Child seen? / W&F", "Child seen? Wishes & feelings?"],
                   ["Was the child seen and their wishes and feelings sought?",
                    "Child seen? Views sought?"]),
    "outcome": (["Outcome", "Action taken", "Response / Action / Outcome",
                 "Action", "Response or outcome", "Result",
                 "Action taken (including reasons for decisions) and Outcomes"],
                ["Action(s) taken / outcome", "Agency's response",
                 "What was the outcome?", "What did the agency do?",
                 "Follow-up action"]),
    "comment": (["Comment", "Comments", "Analysis", "IMR author comment",
                 "Author's comments", "Reviewer comment"],
                ["Comments of the author", "Analysis/comment",
                 "Author comment and analysis", "Comment (optional)"]),
}
# Reworded again, by another hand, after the rules were made.
MORE = {
    "ref": ["Row number", "Entry number", "Item #", "Unique ID"],
    "date": ["Date of occurrence", "Date event took place", "Day/date",
             "Date of contact/event", "Date (actual)", "Date of intervention",
             "Dates", "Date of action"],
    "time": ["Time of day", "Time (if known)", "Time of incident",
             "Time of call", "Time occurred"],
    "datetime": ["Date & time of event", "Date/Time of contact",
                 "Event date and time", "Date/time occurred"],
    "end_date": ["Date finished", "End date of event"],
    "end_time": ["Time finished", "End time (if known)"],
    "entry_date": ["Date input", "Date logged", "Date of record entry",
                   "Date note written", "Recorded date"],
    "agency": ["Agency name", "Agency / organisation", "Contributing agency",
               "Agency (source of entry)"],
    "source": ["Source document", "Evidence source", "Information source",
               "Source of info", "Source/Evidence"],
    "professional": ["Worker name", "Name of professional", "Staff involved",
                     "Professional name and role", "Author of record",
                     "Lead professional"],
    "subject": ["Child/ren", "Name of child or adult", "Family member/s",
                "Person concerned", "Child(ren) concerned",
                "Who does this relate to?"],
    "contact_type": ["Type of event", "Contact method", "Nature of contact",
                     "Type of contact (visit, phone, email)",
                     "Contact/visit type"],
    "location": ["Place seen", "Address/venue", "Location of event",
                 "Venue of contact", "Where"],
    "event": ["Details of significant event", "Event description",
              "Description of contact", "Details of involvement",
              "What was the event?", "Event details", "Contact details",
              "Summary", "Account of event", "Chronology entry",
              "Significant event / contact", "Key events", "Incident details",
              "Details of visit", "Observations", "Record of contact",
              "Information", "Detail of contact/significant event"],
    "seen": ["Child/ren seen?", "Were the children seen?", "Child seen (Y/N)?",
             "Was child seen Y/N", "Baby seen?", "Was the child present?"],
    "alone": ["Was child seen alone Y/N", "Seen alone?",
              "Child spoken to alone?"],
    "views": ["Child's wishes/feelings", "Voice of child",
              "Child's view", "Wishes & feelings of the child",
              "What is the child telling us?", "Child voice"],
    "seen_views": ["Child seen / wishes and feelings",
                   "Was the child seen? Voice of the child",
                   "Child seen and views obtained?"],
    "outcome": ["Outcome / next steps", "Action taken / outcome",
                "Agency action", "Actions and outcomes", "Decision/outcome",
                "Response of agency", "Outcome of contact/event"],
    "comment": ["Comment/analysis", "Author's analysis", "Panel comment",
                "Reviewer's comments", "Commentary / analysis",
                "Additional comments"],
}
# Columns that are nobody's concept, and may be dates.
ASIDES = [
    ("DOB", lambda rng, d: rng.choice(["09/11/2016", "30/05/2009"])),
    ("Date of birth", lambda rng, d: "09/11/2016"),
    ("Age", lambda rng, d: rng.choice(["8", "15 months", "2y"])),
    ("Review date", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=90))])),
    ("Next appointment", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=14))])),
    ("NHS number", lambda rng, d: "999 000 1234"),
    ("Postcode", lambda rng, d: "AV1 2ZZ"),
    ("Date received by agency", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=3))])),
    ("Date of referral", lambda rng, d: "01/03/2017"),
    ("Duration (mins)", lambda rng, d: rng.choice(["", "30", "45"])),
    ("Page", lambda rng, d: str(rng.randint(1, 90))),
    ("", lambda rng, d: ""),
]
# Members of an account that hold a concept word for word.
MEMBERS = {"source": "source_of_information", "professional": "professional",
           "subject": "subject", "contact_type": "contact_type",
           "location": "location", "outcome": "outcome", "comment": "comment"}
IMPORTANT = ["date", "time", "datetime", "end_date", "entry_date", "agency",
             "event", "seen", "seen_views", "alone", "views", *MEMBERS]


# ---- dates: text and truth ---------------------------------------------
class When:
    """What a date cell says: bounds, precision, whether in doubt, end."""

    def __init__(self, lo, hi=None, precision="day", uncertain=None, end=None,
                 bad=False):
        self.lo, self.hi = lo, lo if hi is None else hi
        self.precision, self.uncertain = precision, uncertain
        self.end, self.bad = end, bad


def month_days(y, m):
    return (dt.date(y, m, 1), dt.date(y, m, calendar.monthrange(y, m)[1]))


def ordinal(n):
    if 10 <= n % 100 <= 20:
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


def mon(d):
    return MONTHS[d.month][:3]


STYLES = {
    "dmy": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "dmy short": lambda d: f"{d.day}/{d.month}/{d.year % 100:02}",
    "dmy dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    "dmy full dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dmy dashes": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "dmy spaces": lambda d: f"{d.day:02} {d.month:02} {d.year % 100:02}",
    "iso": lambda d: d.isoformat(),
    "iso slashes": lambda d: d.strftime("%Y/%m/%d"),
    "compact": lambda d: d.strftime("%Y%m%d"),
    "nhs": lambda d: f"{d.day:02}-{mon(d)}-{d.year}",
    "nhs spaces": lambda d: f"{d.day:02} {mon(d)} {d.year}",
    "nhs short": lambda d: f"{d.day:02}-{mon(d).lower()}-{d.year % 100:02}",
    "words": lambda d: f"{d.day} {MONTHS[d.month]} {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} {MONTHS[d.month]} {d.year}",
    "of": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month]} {d.year}",
    "weekday": lambda d: f"{DAYS[d.weekday()]} {d.day} {MONTHS[d.month]} {d.year}",
    "weekday short": lambda d: f"{DAYS[d.weekday()][:3]} {STYLES['dmy'](d)}",
    "weekday after": lambda d: f"{STYLES['dmy'](d)} ({DAYS[d.weekday()][:3]})",
    "us words": lambda d: f"{MONTHS[d.month]} {d.day}, {d.year}",
    "sept": lambda d: f"{d.day} {'Sept' if d.month == 9 else mon(d)} {d.year}",
    "serial": lambda d: str((d - dt.date(1899, 12, 30)).days),
    "mdy": lambda d: f"{d.month:02}/{d.day:02}/{d.year}",
    "mdy short": lambda d: f"{d.month}/{d.day}/{d.year % 100:02}",
    "upper": lambda d: f"{d.day} {MONTHS[d.month].upper()} {d.year}",
}
US = ("mdy", "mdy short")


def special(rng, d, style):
    """A date that is not a plain day: (text, When)."""
    f = STYLES["dmy" if style in ("serial", "compact") else style]
    m0, m1 = month_days(d.year, d.month)
    season = {"Spring": (3, 5), "Summer": (6, 8), "Autumn": (9, 11)}
    name = rng.choice(list(season))
    a, b = season[name]
    third = rng.choice([("early", 1, 10), ("mid", 11, 20), ("late", 21, 0)])
    t0 = m0.replace(day=third[1])
    t1 = m1 if not third[2] else m0.replace(day=third[2])
    later = d + dt.timedelta(days=rng.randint(1, 4))
    week = dt.timedelta(days=6)
    monday = d - dt.timedelta(days=d.weekday())
    options = [
        lambda: (f"{MONTHS[d.month]} {d.year}", When(m0, m1, "month", False)),
        lambda: (f"{mon(d)}-{d.year % 100:02}", When(m0, m1, "month")),
        lambda: (f"{d.month:02}/{d.year}", When(m0, m1, "month", False)),
        lambda: (f"{third[0]} {MONTHS[d.month]} {d.year}",
                 When(t0, t1, "month")),
        lambda: (f"{third[0].title()}-{mon(d)} {d.year}",
                 When(t0, t1, "month")),
        lambda: (f"w/c {f(monday)}", When(monday, monday + week, "week")),
        lambda: (f"W/C {monday.day} {MONTHS[monday.month]} {monday.year}",
                 When(monday, monday + week, "week")),
        lambda: (f"Week commencing {f(monday)}",
                 When(monday, monday + week, "week")),
        lambda: (f"{name} {d.year}",
                 When(dt.date(d.year, a, 1), month_days(d.year, b)[1],
                      "season")),
        lambda: (str(d.year), When(dt.date(d.year, 1, 1),
                                   dt.date(d.year, 12, 31), "year", False)),
        lambda: (f"c. {f(d)}", When(d, uncertain=True)),
        lambda: (f"c.{f(d)}", When(d, uncertain=True)),
        lambda: (f"circa {MONTHS[d.month]} {d.year}",
                 When(m0, m1, "month", True)),
        lambda: (f"?{f(d)}", When(d, uncertain=True)),
        lambda: (f"{f(d)}?", When(d, uncertain=True)),
        lambda: (f"{f(d)} (approx)", When(d, uncertain=True)),
        lambda: (f"approx {f(d)}", When(d, uncertain=True)),
        lambda: (f"on or around {f(d)}", When(d, uncertain=True)),
        lambda: (f"{f(d)} - {f(later)}", When(d, end=later)),
        lambda: (f"{f(d)} to {f(later)}", When(d, end=later)),
        lambda: (f"{f(d)} \u2013 {f(later)}", When(d, end=later)),
        lambda: (f"From {f(d)} to {f(later)}", When(d, end=later)),
        lambda: (rng.choice(["unknown", "Not known", "undated", "Date unknown",
                             "not recorded", "TBC"]),
                 When(None, None, "unknown")),
        lambda: (rng.choice(["31/11/2017", "30/02/2018", "31-Apr-2016",
                             "00/03/2017", "31 June 2018"]), When(d, bad=True)),
    ]
    return rng.choice(options if rng.random() < 0.5 else
                      rare(rng, d, f, style))()


def rare(rng, d, f, style):
    """Spellings met less often; most come from handwritten records."""
    m = MONTHS[d.month]
    m0, m1 = month_days(d.year, d.month)
    later = d + dt.timedelta(days=rng.randint(1, 4))
    while later.month != d.month:
        d -= dt.timedelta(days=4)
        later = d + dt.timedelta(days=2)
        m0, m1 = month_days(d.year, d.month)
        m = MONTHS[d.month]
    yy = f"{d.year % 100:02}"
    y0, y1 = dt.date(d.year, 1, 1), dt.date(d.year, 12, 31)
    term = (dt.date(d.year, 9, 1), dt.date(d.year, 12, 31))
    lasted = When(d, end=later)
    full = STYLES["mdy" if style in US else "dmy"](d)
    short = STYLES["mdy short" if style in US else "dmy short"](d)
    hm, clock = rng.choice([("10:30", (10, 30)), ("2pm", (14, 0)),
                            ("14.45", (14, 45)), ("09:05hrs", (9, 5)),
                            ("1530hrs", (15, 30)), ("9.15am", (9, 15))])
    timed = When(dt.datetime.combine(d, dt.time(*clock)), precision="minute")
    return [
        lambda: (f"{d.day}\u2013{later.day} {m} {d.year}", lasted),
        lambda: (f"{ordinal(d.day)} - {ordinal(later.day)} {m} {d.year}",
                 lasted),
        lambda: (f"{d.day} to {later.day} {m[:3]} {d.year}", lasted),
        lambda: (f"{d.day} {m} '{yy}", When(d)),
        lambda: (f"{d.day} {m[:3]}. {d.year}", When(d)),
        lambda: (f"{m} {ordinal(d.day)} {d.year}", When(d)),
        lambda: (f"{d.day}\u00a0{m}\u00a0{d.year}", When(d)),
        lambda: (full.replace("/", "\u2011"), When(d)),
        lambda: (f"{full} pm", When(d)),
        lambda: (f"{full} - evening", When(d)),
        lambda: (f"{full} (am)", When(d)),
        lambda: (f"{full} {hm}", timed),
        lambda: (f"{short} @ {hm}", timed),
        lambda: (f"{hm} on {full}", timed),
        lambda: (f"{full}\n{hm}", timed),
        lambda: (f"{m} {hm}", When(d, bad=True)),
        lambda: (f"beginning of {m} {d.year}",
                 When(m0, m0.replace(day=10), "month")),
        lambda: (f"end of {m} {d.year}",
                 When(m0.replace(day=21), m1, "month")),
        lambda: (f"Late {m[:3]} {yy}", When(m0.replace(day=21), m1, "month")),
        lambda: (f"autumn term {d.year}", When(*term, "season")),
        lambda: (f"c. {d.year}", When(y0, y1, "year", True)),
        lambda: (f"{m} {d.year} (exact date not known)",
                 When(m0, m1, "month")),
        lambda: (f"{m}/{d.year}", When(m0, m1, "month")),
        lambda: (f"{m} '{yy}", When(m0, m1, "month")),
        lambda: (f"between {d.day} and {later.day} {m} {d.year}",
                 When(d, later, precision="", uncertain=True)),
        lambda: (f"before {full}", When(None, None, "")),
        lambda: (f"{d.day} & {later.day} {m} {d.year}", When(d, bad=True)),
        lambda: (f"{d.day}, {later.day} {m} {d.year}", When(d, bad=True)),
        lambda: (f"not seen {ordinal(d.day)} or {ordinal(later.day)}",
                 When(d, bad=True)),
        lambda: (f"{full} and {f(later)}", When(d, bad=True)),
        lambda: (f"{full}; {f(later)}", When(d, bad=True)),
        lambda: ("see above", When(d, bad=True)),
        lambda: ("as above", When(d, bad=True)),
        lambda: ("ongoing", When(d, bad=True)),
        lambda: (f"{d.day}/{d.month}/{d.year + 200}", When(d, bad=True)),
        lambda: (f"{d.day}/{d.month}/{str(d.year)[1:]}", When(d, bad=True)),
    ]


# ---- one file ----------------------------------------------------------
class Row:
    """The truth about one row."""

    def __init__(self, kind, when=None, text=None, cells=None, agency=None,
                 why=""):
        self.kind, self.when, self.text = kind, when, text
        self.cells, self.agency, self.why = cells or {}, agency, why
        self.line = 0


class File:
    def __init__(self, name):
        self.name, self.rows, self.data = name, [], b""
        self.heads, self.traits, self.agency = {}, set(), None
        self.fixed = True  # the agency is exact, not only a word in it


def narrative(rng, newlines=True):
    text = rng.choice(OPENERS)
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3])):
        text += " " + rng.choice(TAILS)
    if newlines and rng.random() < 0.06:
        text += rng.choice(LINES)
    if rng.random() < 0.03:
        text = rng.choice(ODD)(text)
    return text


def value(rng, concept):
    pool = {"source": SOURCES, "professional": WORKERS, "subject": PEOPLE,
            "contact_type": TYPES, "location": PLACES, "outcome": RESULTS,
            "comment": REMARKS, "seen": ANSWERS, "alone": ["Y", "N", ""],
            "views": SAYINGS, "seen_views": ANSWERS}[concept]
    blank = {"comment": 0.6, "outcome": 0.15, "views": 0.3}.get(concept, 0.08)
    return "" if rng.random() < blank else rng.choice(pool)


def choose_columns(rng):
    cols = []
    if rng.random() < 0.25:
        cols.append("ref")
    shape = rng.random()
    if shape < 0.45:
        cols.append("date")
    elif shape < 0.75:
        cols += ["date", "time"]
    else:
        cols.append("datetime")
    if cols[-1] != "datetime" and rng.random() < 0.2:
        cols.append("end_date")
    elif cols[-1] == "time" and rng.random() < 0.25:
        cols.append("end_time")
    middle = [c for c in ("source", "professional", "subject", "contact_type",
                          "location", "agency")
              if rng.random() < (0.25 if c == "agency" else 0.4)]
    rng.shuffle(middle)
    late = []
    flags = rng.random()
    if flags < 0.2:
        late.append("seen_views")
    elif flags < 0.4:
        late.append("seen")
        late += [c for c in ("alone", "views") if rng.random() < 0.5]
    late += [c for c in ("outcome", "comment") if rng.random() < 0.5]
    cut = rng.randint(0, len(middle))
    cols += middle[:cut] + ["event"] + middle[cut:] + late
    if rng.random() < 0.15:
        cols.insert(rng.randint(0, len(cols)), "entry_date")
    return cols


def heading(rng, concept, taken):
    for _ in range(20):
        h = rng.choice((*HEADS[concept], MORE.get(concept))[
            rng.choices([0, 1, 2], [50, 25, 25])[0]])
        if rng.random() < 0.06:
            h = h.upper()
        if concept in ("date", "datetime") and rng.random() < 0.15 \
           and "(" not in h:
            h += rng.choice([" (dd/mm/yyyy)", " (DD/MM/YY)", "\n(dd/mm/yyyy)"])
        if h.lower() not in taken:
            taken.add(h.lower())
            return h
    return HEADS[concept][0][0]


def time_text(rng, minutes, style):
    h, m = divmod(minutes, 60)
    return {"colon": f"{h:02}:{m:02}", "seconds": f"{h:02}:{m:02}:00",
            "dot": f"{h:02}.{m:02}", "hrs": f"{h:02}{m:02}hrs",
            "military": f"{h:02}{m:02}",
            "ampm": f"{(h + 11) % 12 + 1}:{m:02}{'am' if h < 12 else 'pm'}",
            "ampm dot": f"{(h + 11) % 12 + 1}.{m:02} {'am' if h < 12 else 'pm'}",
            "fraction": f"{minutes / 1440:.10g}"}[style]


def at(day, minutes):
    return dt.datetime.combine(day, dt.time(*divmod(minutes, 60)))


def fill_when(rng, f, cells, cols, state):
    """Sets the date cells of a row; returns its When."""
    d, style = state["day"], state["style"]
    text, when = STYLES[style](d), When(d, uncertain=False)
    plain, serial = True, style == "serial"
    if state["yearless"] and rng.random() < 0.85:
        text = state["yearless"](d)
    elif rng.random() < state["odd"]:
        text, when = special(rng, d, style)
        plain = False
    elif rng.random() < state["mixed"]:
        text = STYLES[rng.choice(["dmy", "nhs", "words", "dmy short"]
                                 if style not in US else ["nhs", "words"])](d)
        serial = False
    minutes = rng.randint(5, 1435)
    tstyle = state["tstyle"]
    if "datetime" in cols:
        if plain and rng.random() < 0.8:
            if state["midnight"] and rng.random() < 0.2 and not serial:
                text += " 00:00:00"
            else:
                if serial:
                    frac = f"{minutes / 1440:.10f}".rstrip("0")[1:]
                    text += frac
                else:
                    text += state["between"] + time_text(rng, minutes, tstyle)
                when = When(at(d, minutes), precision="minute", uncertain=False)
        elif plain and state["midnight"] and not serial:
            text += " 00:00:00"
        cells["datetime"] = text
    else:
        cells["date"] = text
    if "time" in cols:
        cells["time"] = ""
        if plain and rng.random() < 0.75:
            if rng.random() < 0.08:
                cells["time"] = rng.choice(["am", "pm", "evening", "n/k",
                                            "unknown", "-", "morning"])
            else:
                cells["time"] = time_text(rng, minutes, tstyle)
                when = When(at(d, minutes), precision="minute", uncertain=False)
    if "end_date" in cols:
        cells["end_date"] = ""
        if plain and rng.random() < 0.4:
            when.end = d + dt.timedelta(days=rng.randint(1, 9))
            cells["end_date"] = STYLES[style](when.end)
    if "end_time" in cols:
        cells["end_time"] = ""
        if plain and when.precision == "minute" and rng.random() < 0.6 \
           and minutes < 1300:
            more = minutes + rng.randint(5, 120)
            cells["end_time"] = time_text(rng, more, tstyle)
            when.end = at(d, more)
    return when


def write_csv(rng, f, table, width):
    """Text of the table; sets the line of every row."""
    delim = rng.choices([",", ";", "\t", "|"], [60, 15, 20, 5])[0]
    eol = rng.choices(["\n", "\r\n", "\r"], [40, 55, 5])[0]
    every = rng.random() < 0.25
    pad = rng.random() < 0.75
    out, line = [], 1
    f.traits.add({"\t": "tab", ",": "comma", ";": "semicolon",
                  "|": "bar"}[delim])
    if delim != "\t" and rng.random() < 0.05:
        out.append("sep=" + delim + eol)
        line = 2
    for cells, row in table:
        cells = list(cells)
        if pad:
            cells += [""] * (width - len(cells))
        quoted = []
        for c in cells:
            if every or any(x in c for x in (delim, '"', "\n", "\r")):
                c = '"' + c.replace('"', '""').replace("\n", eol if eol != "\r"
                                                      else "\n") + '"'
            quoted.append(c)
        s = delim.join(quoted) + eol
        if row is not None:
            row.line = line
        line += s.count("\n") if eol != "\r" else s.count("\r") + s.count("\n")
        out.append(s)
    text = "".join(out)
    enc = rng.choices(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"],
                      [45, 15, 25, 10, 5])[0]
    try:
        text.encode(enc)
    except UnicodeEncodeError:
        enc = "utf-8"
    f.traits.add(enc)
    if enc == "utf-16-be":
        f.data = b"\xfe\xff" + text.encode("utf-16-be")
    else:
        f.data = text.encode(enc)


SUBTITLES = ["Pregnancy and birth", "Period 2: return home", "Key Episode 1",
             "First scoping period", "Escalating concerns"]
FOOTNOTES = ["* Dates taken from the paper file.", "End of chronology",
             "Key: HV = health visitor, SW = social worker",
             "Source: SystmOne, printed 04/07/2019", "Page 1 of 3",
             "Note: all times are approximate", "Printed on 12/08/2019"]


def preamble(rng, f, agency, width):
    lines = []
    if rng.random() < 0.5:
        lines.append([rng.choice([
            "OFFICIAL-SENSITIVE", "CONFIDENTIAL",
            "Local Child Safeguarding Practice Review",
            "Agency chronology", "Integrated chronology - single agency return",
        ])])
    said = rng.random() < 0.6
    if said:
        lines.append(rng.choice([
            [f"Agency: {agency}"], ["Agency:", agency],
            ["Name of agency", agency], [f"Organisation: {agency}"],
            [f"Reporting agency: {agency}"],
            [f"Chronology of {agency} involvement"]]))
    if rng.random() < 0.6:
        lines.append(rng.choice([
            ["Child:", "Maisie Harrow", "DOB 09/11/2016"],
            ["Name: Maisie Harrow    DOB: 09/11/2016"],
            ["Subject: Maisie Harrow"], ["Family: Harrow / Dunn"]]))
    if rng.random() < 0.4:
        lines.append(rng.choice([
            ["Prepared by: Review officer 4471  Date prepared: 20/07/2019"],
            ["Date completed", "20/07/2019"], ["Author", "J Reeve"],
            ["Version 2", "20/07/2019"],
            ["Period covered: 01/09/2015 to 31/08/2019"],
            ["Date range:", "01/09/2015", "to", "31/08/2019"]]))
    if lines and rng.random() < 0.5:
        lines.append([""])
    return lines, said


def two_row_heads(rng, cols, heads):
    """Splits some headings over two rows, a group above; or None."""
    top, low, done = [], [], False
    i = 0
    while i < len(cols):
        c = cols[i]
        nxt = cols[i + 1] if i + 1 < len(cols) else None
        if c == "date" and nxt == "end_date":
            top += ["Date", ""]
            low += ["From", "To"]
            i, done = i + 2, True
        elif c == "seen" and nxt == "alone":
            top += ["Child", ""]
            low += ["Seen?", "Alone?"]
            i, done = i + 2, True
        elif c == "date" and nxt == "time":
            top += ["When", ""]
            low += ["Date", "Time"]
            i, done = i + 2, True
        else:
            top.append(heads[i])
            low.append("")
            i += 1
    return (top, low) if done else None


def make_table(rng, n):
    agency, word, stems = rng.choice(AGENCIES)
    stem = rng.choice(stems)
    f = File("")
    f.word = word
    cols = choose_columns(rng)
    taken = set()
    heads = [heading(rng, c, taken) for c in cols]
    f.heads = dict(zip(cols, heads))
    asides = {}
    if rng.random() < 0.25:
        for h, make in rng.sample(ASIDES, rng.choice([1, 1, 2])):
            k = rng.randint(1, len(cols))
            cols.insert(k, "aside " + h)
            heads.insert(k, h)
            asides["aside " + h] = make
            f.traits.add("aside " + h)
    width = len(cols)
    table = []
    pre, said = preamble(rng, f, agency, width) if rng.random() < 0.55 \
        else ([], False)
    for p in pre:
        table.append((p, None))
    if pre:
        f.traits.add("preamble")
    tail = rng.choice(["", "_v2", " FINAL", "-chronology", "_2019-07-20"])
    f.name = f"{stem} {n:04}{tail}" + rng.choice([".csv"] * 5 + [".txt"])
    f.agency = agency if said else None
    if said:
        f.traits.add("agency in preamble")
    rows = [heads]
    if rng.random() < 0.15:
        two = two_row_heads(rng, cols, heads)
        if two:
            rows = list(two)
            f.traits.add("two-row heading")
    head_line = Row("heading")
    for h in rows:
        table.append((h, head_line if h is rows[0] else None))
    style = rng.choices(list(STYLES),
                        [8 if s.startswith("dmy") else 3 for s in STYLES])[0]
    count = rng.choice([3, 6, 12, 25, 40, 60])
    if style in US:
        count = max(count, 25)
    f.traits.add("date " + style)
    newest = rng.random() < 0.2
    again = count > 5 and rng.random() < 0.06
    once = rng.random() < 0.15
    spill = rng.random() < 0.12
    years = rng.random() < 0.12
    titles = rng.random() < 0.1
    repeat = rng.random() < 0.12
    state = {
        "style": style, "mixed": rng.choice([0, 0, 0, 0.1]),
        "odd": rng.choice([0, 0, 0.04, 0.1]), "yearless": None,
        "midnight": rng.random() < 0.15,
        "tstyle": rng.choice(["colon", "colon", "colon", "seconds", "dot",
                              "hrs", "military", "ampm", "ampm dot"]),
        "between": rng.choice([" ", " ", " ", "  ", ", ", " at "])}
    if state["midnight"]:  # by programs, which write colons
        state["tstyle"] = rng.choice(["colon", "seconds"])
    if style == "iso" and rng.random() < 0.3:
        state["between"] = "T"
        state["tstyle"] = rng.choice(["colon", "seconds"])
    if style == "dmy spaces" and state["tstyle"] in ("dot", "military"):
        state["tstyle"] = "colon"
    if years and style in ("dmy", "dmy short", "words", "ordinal"):
        state["yearless"] = {
            "dmy": lambda d: f"{d.day:02}/{d.month:02}",
            "dmy short": lambda d: f"{d.day}/{d.month}",
            "words": lambda d: f"{d.day} {MONTHS[d.month]}",
            "ordinal": lambda d: f"{ordinal(d.day)} {mon(d)}"}[style]
    if state["yearless"] and state["tstyle"] == "military":
        state["tstyle"] = "hrs"  # "14 September 2010" is a year to anyone
    for k, on in (("newest first", newest), ("date once", once),
                  ("spill", spill), ("years", years), ("titles", titles),
                  ("repeated heading", repeat)):
        if on:
            f.traits.add(k)
    days = sorted(FROM + dt.timedelta(days=rng.randint(0, (TO - FROM).days))
                  for _ in range(count))
    if newest:
        days.reverse()
    year, last = None, None
    others = [a for a, _, _ in AGENCIES if a != agency][:4]
    for i, d in enumerate(days):
        if years and d.year != year:
            year = d.year
            t = rng.choice([str(year), f"Year: {year}", f"Events in {year}"]) \
                if state["yearless"] is None else str(year)
            table.append(([t], Row("not_event", why="year")))
        elif titles and rng.random() < 0.1:
            table.append(([rng.choice(SUBTITLES)],
                          Row("not_event", why="title")))
        if repeat and i and i % 10 == 0:
            for h in rows:
                table.append((h, Row("heading")))
        if rng.random() < 0.03:
            table.append(([""], None))
        cells = {c: "" for c in cols}
        state["day"] = d
        when = fill_when(rng, f, cells, cols, state)
        text = narrative(rng)
        cells["event"] = text
        for c in cols:
            if c in ("date", "time", "datetime", "end_date", "end_time",
                     "event"):
                continue
            if c == "ref":
                cells[c] = str(i + 1)
            elif c in asides:
                cells[c] = asides[c](rng, d)
            elif c == "entry_date":
                cells[c] = STYLES[style](d + dt.timedelta(
                    days=rng.choice([0, 0, 1, 1, 2, 7])))
            elif c == "agency":
                cells[c] = agency if rng.random() < 0.8 \
                    else rng.choice(others)
            else:
                cells[c] = value(rng, c)
        row = Row("quarantined" if when.bad else "used", when, text,
                  dict(cells), cells.get("agency"))
        if again and i == count // 2:
            f.traits.add("second table")
            table.append(([""], None))
            if rng.random() < 0.5:
                table.append(([rng.choice(["Table 2", "Part 2: after the move",
                                           "Period 2"])],
                              Row("structure", why="title of table 2")))
            order = list(range(len(cols)))
            rng.shuffle(order)
            cols = [cols[k] for k in order]
            heads = [heads[k] for k in order]
            rows = [heads]
            table.append((heads, Row("heading")))
        out = [cells[c] for c in cols]
        if rng.random() < 0.04:
            while out and not out[-1]:
                out.pop()
        table.append((out, row))
        plain = not when.bad and when.precision in ("day", "minute") \
            and not when.uncertain and not when.end
        if once and plain and "ref" not in cols:
            d = when.lo.date() if isinstance(when.lo, dt.datetime) else when.lo
            for _ in range(rng.choice([0, 0, 1, 2])):
                more = {c: "" for c in cols}
                more["event"] = narrative(rng)
                w = When(d, uncertain=False)
                for c in cols:
                    if c in MEMBERS:
                        more[c] = value(rng, c)
                    elif c == "agency":
                        more[c] = agency
                if "time" in cols and rng.random() < 0.5:
                    m = rng.randint(600, 1400)
                    more["time"] = time_text(rng, m, state["tstyle"])
                    w = When(at(d, m), precision="minute", uncertain=False)
                table.append(([more[c] for c in cols],
                              Row("used", w, more["event"], more,
                                  more.get("agency"), "carried")))
        elif spill and plain and rng.random() < 0.25:
            d = when.lo.date() if isinstance(when.lo, dt.datetime) else when.lo
            more = {c: "" for c in cols}
            more["event"] = rng.choice(TAILS)
            table.append(([more[c] for c in cols],
                          Row("used", When(d, uncertain=None),
                              more["event"], more, None, "spill")))
    if rng.random() < 0.2:
        if rng.random() < 0.5:
            table.append(([""], None))
        if rng.random() < 0.4:
            table.append((rng.choice([
                [f"Total entries: {count}"], ["Total", str(count)],
                [f"Number of contacts: {count}"]]),
                Row("not_event", why="total")))
        else:
            table.append(([rng.choice(FOOTNOTES)],
                          Row("not_event", why="footnote")))
    if state["yearless"]:
        f.traits.add("yearless")
    if state["midnight"]:
        f.traits.add("midnight")
    f.cols = cols
    write_csv(rng, f, table, width)
    f.rows = [r for _, r in table if r is not None]
    return f


# ---- XML and calendars -------------------------------------------------
def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def base_file(rng, n, ext):
    agency, word, stems = rng.choice(AGENCIES)
    f = File(f"{rng.choice(stems)} {n:04}{ext}")
    f.word = word
    f.heads, f.traits = {}, {ext}
    days = sorted(FROM + dt.timedelta(days=rng.randint(0, (TO - FROM).days))
                  for _ in range(rng.choice([3, 6, 12, 25])))
    return f, agency, days


XML_NAMES = [
    ("Chronology", "Event", "Date", "Time", "Description", "Worker"),
    ("Visits", "Visit", "VisitDate", "VisitTime", "Notes", "Practitioner"),
    ("export", "record", "event_date", "event_time", "narrative", "author"),
    ("ContactLog", "Contact", "contactDate", "contactTime", "details",
     "staffMember"),
    ("CaseNotes", "CaseNote", "DateOfContact", "TimeOfContact", "Summary",
     "RecordedBy"),
]


def make_xml(rng, n):
    f, agency, days = base_file(rng, n, ".xml")
    root, item, date, time, text, worker = rng.choice(XML_NAMES)
    style = rng.choice(["iso", "iso", "dmy", "nhs"])
    attributes, joined = rng.random() < 0.3, rng.random() < 0.3
    one_line = rng.random() < 0.3
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    said = rng.random() < 0.4
    lines.append(f'<{root} agency="{escape(agency)}">' if said
                 else f"<{root}>")
    f.agency = agency if said else None
    f.heads = {"date": date, "event": text}
    for d in days:
        minutes = rng.randint(5, 1435) if rng.random() < 0.6 else None
        when = When(d, uncertain=False)
        stamp, clock = STYLES[style](d), ""
        if minutes is not None:
            when = When(at(d, minutes), precision="minute", uncertain=False)
            clock = time_text(rng, minutes, "colon")
            if joined:
                stamp += ("T" if style == "iso" else " ") + clock + ":00"
                clock = ""
        told = narrative(rng, False).replace("\t", " ")
        who = rng.choice(WORKERS)
        row = Row("used", when, told, {"date": stamp, "time": clock})
        parts = [(date, stamp), (time, clock), (worker, who)]
        row.line = 1 + len(lines) + sum(x.count("\n") for x in lines)
        if attributes:
            some = "".join(f' {k}="{escape(v)}"' for k, v in parts if v)
            lines.append(f"  <{item}{some}>{escape(told)}</{item}>")
        else:
            some = [f"    <{k}>{escape(v)}</{k}>"
                    for k, v in (*parts, (text, told)) if v]
            if one_line:
                lines.append(f"  <{item}>" + "".join(x.strip() for x in some)
                             + f"</{item}>")
            else:
                lines += [f"  <{item}>", *some, f"  </{item}>"]
        f.rows.append(row)
    lines.append(f"</{root}>")
    f.data = "\n".join(lines).encode()
    return f


def fold(line):
    """Lines of 75 octets, never within a character."""
    out, part = [], b""
    for ch in line:
        b = ch.encode()
        if len(part) + len(b) > 73:
            out.append(part)
            part = b" "
        part += b
    return [*out, part]


def make_ics(rng, n):
    f, _, days = base_file(rng, n, ".ics")
    lines = [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//Messy//EN"]
    if rng.random() < 0.3:
        lines.append(b"X-WR-CALNAME:Diary")
    f.heads = {"date": "DTSTART", "event": "SUMMARY"}
    for i, d in enumerate(days):
        title = rng.choice(OPENERS).rstrip(".")
        more = rng.choice(TAILS) if rng.random() < 0.5 else ""
        told = title + ("\n" + more if more else "")
        minutes = rng.randint(480, 1000)
        whole = rng.random() < 0.2
        shape = rng.choice(["utc", "zone", "windows", "floating"])
        length = rng.choice([30, 60, 90])
        start = at(d, minutes)
        if whole:
            when = When(d, uncertain=False)
            last = d + dt.timedelta(days=rng.choice([0, 0, 2]))
            when.end = last if last > d else None
            keys = [f"DTSTART;VALUE=DATE:{d:%Y%m%d}",
                    f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}"]
        else:
            when = When(start, precision="minute", uncertain=False,
                        end=start + dt.timedelta(minutes=length))
            keys = []
            for k, t in (("DTSTART", start), ("DTEND", when.end)):
                if shape == "utc":
                    keys.append(f"{k}:{t - summer(t):%Y%m%dT%H%M%SZ}")
                else:
                    zone = {"zone": ";TZID=Europe/London",
                            "windows": ";TZID=GMT Standard Time",
                            "floating": ""}[shape]
                    keys.append(f"{k}{zone}:{t:%Y%m%dT%H%M%S}")
        row = Row("used", when, told, {"date": keys[0]})
        row.line = len(lines) + 1
        keys = [f"UID:{n}-{i}@messy.example", *keys, f"SUMMARY:{ical(title)}"]
        if more:
            keys.append(f"DESCRIPTION:{ical(more)}")
        rng.shuffle(keys)
        lines.append(b"BEGIN:VEVENT")
        for k in keys:
            lines += fold(k)
        lines.append(b"END:VEVENT")
        f.rows.append(row)
    lines.append(b"END:VCALENDAR")
    f.data = rng.choice([b"\r\n", b"\r\n", b"\n"]).join(lines) + b"\r\n"
    return f


def ical(s):
    for a, b in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        s = s.replace(a, b)
    return s


def summer(t):
    """What British time is ahead of UTC by."""
    def last_sunday(m):
        d = dt.date(t.year, m, 31)
        return dt.datetime.combine(
            d - dt.timedelta(days=(d.weekday() + 1) % 7), dt.time(1))
    return dt.timedelta(hours=last_sunday(3) <= t < last_sunday(10))


# ---- comparing ---------------------------------------------------------
def iso(x):
    if x is None:
        return None
    if isinstance(x, dt.datetime):
        return x.strftime("%Y-%m-%dT%H:%M")
    return x.isoformat()


def day(x):
    return None if x is None else x[:10]


class Score:
    def __init__(self, show):
        self.c = collections.Counter()
        self.show, self.shown = show, collections.Counter()
        self.heads = collections.Counter()
        self.wrong_heads = collections.Counter()

    def fail(self, what, f, line, say):
        self.c[what] += 1
        self.shown[what] += 1
        if self.shown[what] <= self.show:
            print(f"{what}: {f.name}:{line}: {say}")


def contains(start, w):
    """Does what was read hold what was written?"""
    if w.lo is None:
        return start["earliest"] is None and start["latest"] is None
    lo, hi = day(start["earliest"]), day(start["latest"])
    return (lo is None or lo <= day(iso(w.lo))) and \
        (hi is None or hi >= day(iso(w.hi)))


def compare_date(s, f, r, a, warned):
    """Returns whether the date was read without help."""
    start, w = a["start"], r.when
    right = start["earliest"] == iso(w.lo) and start["latest"] == iso(w.hi) \
        and w.precision in (start["precision"], "")
    if right and w.uncertain is not None:
        right = start["uncertain"] == w.uncertain
    say = f"{r.cells.get('date', r.cells.get('datetime'))!r} " \
        f"{r.cells.get('time', '')!r}: {start} wanted {iso(w.lo)} " \
        f"{iso(w.hi)} {w.precision} {sorted(f.traits)}"
    if right and w.end is not None:
        got = (a["end"] or {}).get("earliest")
        if got != iso(w.end):
            s.fail("end wrong", f, r.line,
                   f"{a['end']} wanted {iso(w.end)} {r.cells}")
            return False
    if right and w.end is None and a["end"]:
        s.fail("end invented", f, r.line, f"{a['end']} {r.cells}")
        return False
    if right:
        s.c["dates right"] += 1
        return True
    if w.precision == "" and start["uncertain"]:
        s.c["dates right"] += 1
        return True
    if start["uncertain"] or warned:
        s.fail("dates honest", f, r.line, say)
    elif contains(start, w):
        s.fail("dates vague", f, r.line, say)
    else:
        s.fail("dates silently wrong", f, r.line, say)
    return False


def compare_cells(s, f, r, a):
    ok = True
    if a["text"].replace("\r\n", "\n").strip() != r.text.strip():
        s.fail("text altered", f, r.line, f"{a['text']!r} was {r.text!r}")
        ok = False
    for c, m in MEMBERS.items():
        if c in f.heads and (a[m] or "") != r.cells.get(c, "").strip():
            s.fail("cell misplaced", f, r.line,
                   f"{m} {a[m]!r} was {r.cells.get(c)!r} under "
                   f"{f.heads[c]!r} of {list(f.heads.values())}")
            f.bad_heads.add(c)
            ok = False
    for c in ("entry_date", "seen", "alone", "views", "seen_views"):
        v = r.cells.get(c, "")
        if v and v not in a["fields"].values():
            s.fail("cell lost", f, r.line, f"{f.heads[c]!r} {v!r}")
            f.bad_heads.add(c)
            ok = False
    v = r.cells.get("seen") or r.cells.get("seen_views")
    if v in ("Y", "N", "Yes", "No") and a["children"]:
        want = {"Y": "yes", "N": "no"}[v[0]]
        kids = [k for k in a["children"] if k["seen"] != "na"]
        if kids and not any(k["basis"] == "stated" for k in kids):
            c = "seen" if "seen" in r.cells else "seen_views"
            s.fail("answer not used", f, r.line,
                   f"{f.heads[c]!r} {v!r} {want} {kids[0]['seen']}"
                   f" of {list(f.heads.values())}")
            f.bad_heads.add(c)
            ok = False
    return ok


def compare_children(s, f, r, a):
    """A child named in the column is listed, and no other."""
    who = r.cells.get("subject", "")
    want = {"Maisie": "A", "Maisie Harrow": "A", "Tyler": "S1"}.get(who)
    told = r.text + " ".join(v for c, v in r.cells.items() if c != "subject")
    if not want or "aisie" in told.lower() or "yler" in told.lower():
        return True
    seen = {k["ref"]: k["seen"] for k in a["children"]}
    other = "S1" if want == "A" else "A"
    if want in seen and seen.get(other, "na") == "na":
        return True
    s.fail("child wrong", f, r.line, f"{who!r}: {seen} {r.text!r}")
    f.bad_heads.add("subject")
    return False


def compare_agency(s, f, r, a):
    got = a["agency"] or ""
    if r.agency:
        ok = got == r.agency
    elif "agency" in f.heads and not f.agency:
        ok = True
    elif f.agency:
        ok = got == f.agency
    else:
        ok = got != "" and not any(c.isdigit() for c in got)
    if not ok:
        s.fail("agency wrong", f, r.line,
               f"{got!r} wanted {r.agency or f.agency or f.word!r}")
        if r.agency:
            f.bad_heads.add("agency")
    return ok


def compare_file(s, f, source, accounts, quarantined, not_events, warned):
    f.bad_heads = set()
    rows = [r for r in f.rows if r.kind != "heading"]
    s.c["files"] += 1
    s.c["rows"] += len(rows)
    if source is None or source["refused"]:
        s.fail("file refused", f, 0, f"{source and source['refused']}"
               f" {list(f.heads.values())}")
        s.c["unaccounted"] += 0 if source else len(rows)
        return
    if source["records"] != source["used"] + source["quarantined"] + \
       source["not_events"]:
        s.fail("unaccounted", f, 0, "the counts do not add up")
    known = {r.line for r in f.rows}
    for line in (set(accounts) | set(quarantined) | set(not_events)) - known:
        if getattr(f, "strict_lines", True):
            s.fail("position wrong", f, line, "no row begins here")
    for r in f.rows:
        if r.kind == "structure":  # a record or part of the headings
            s.c["read"] += r.line not in accounts
            continue
        if r.kind == "heading":
            if r.line in accounts:
                s.fail("heading as event", f, r.line, "")
            continue
        a = accounts.get(r.line)
        got = "used" if a else "quarantined" if r.line in quarantined \
            else "not_event" if r.line in not_events else None
        if got is None:
            s.fail("unaccounted", f, r.line, f"{r.kind} {r.cells} {r.why}")
            continue
        if got != r.kind:
            why = quarantined.get(r.line) or not_events.get(r.line) or \
                (a and a["text"])
            s.fail(f"{r.kind} read as {got}", f, r.line,
                   f"{r.why} {why!r} {r.cells} {sorted(f.traits)}")
            if r.when and r.when.bad and got == "used" and not \
               a["start"]["uncertain"] and r.line not in warned and \
               a["start"]["precision"] != "unknown":
                s.fail("dates silently wrong", f, r.line,
                       f"{a['start']} {r.cells}")
            continue
        if got != "used":
            s.c["read"] += 1
            continue
        ok = compare_date(s, f, r, a, r.line in warned or 0 in warned)
        ok &= compare_cells(s, f, r, a)
        ok &= compare_agency(s, f, r, a)
        ok &= compare_children(s, f, r, a)
        s.c["read"] += ok
        if r.when.precision == "minute" and "time" in f.heads and \
           a["start"]["precision"] != "minute":
            f.bad_heads.add("time")
        if a["start"]["precision"] == "unknown" and \
           r.when.precision != "unknown":
            f.bad_heads.add("date")
    for c in f.heads:
        if c in IMPORTANT:
            s.heads[c in f.bad_heads] += 1
            if c in f.bad_heads:
                s.wrong_heads[f"{c}: {f.heads[c]!r}"] += 1


DATE_WARNINGS = ("date-", "entry-date-only", "end-", "headings-guessed",
                 "time-unreadable")


def run_batch(s, program, files, folder, period):
    src, out = os.path.join(folder, "in"), os.path.join(folder, "out")
    os.makedirs(src)
    for f in files:
        with open(os.path.join(src, f.name), "wb") as h:
            h.write(f.data)
    with open(os.path.join(src, "case.ini"), "w", encoding="utf-8") as h:
        h.write("[case]\ntitle = Messy\nzone = Europe/London\n")
        if period:
            h.write(f"from = {FROM}\nto = {TO}\n")
        h.write("[child A]\nname = Maisie Harrow\nalso = Maisie\n"
                "born = 2016-11-09\n[child S1]\nname = Tyler Harrow\n"
                "also = Tyler\nborn = 2009-05-30\nsubject = no\n")
    p = subprocess.run([program, "run", src, "-o", out, "--as", "json",
                        "--quiet"], capture_output=True, check=False)
    path = os.path.join(out, "chronology.json")
    if not os.path.exists(path):
        print(p.stderr.decode("utf-8", "replace")[:2000])
        s.c["unaccounted"] += sum(len(f.rows) for f in files)
        return
    with open(path, encoding="utf-8") as h:
        j = json.load(h)
    by_name = {x["file"]: x for x in j["sources"]}
    accounts, quarantined, not_events, warned = ({}, {}, {}, {})
    for e in j["entries"]:
        for a in e["accounts"]:
            accounts.setdefault(a["source"], {})[a["row"]] = a
    for where, into in (("quarantined", quarantined),
                        ("not_events", not_events)):
        for q in j[where]:
            into.setdefault(q["source"], {})[q["row"]] = \
                f"{q['why']} <- {q['text'][:90]}"
    for d in j["diagnostics"]:
        if d["severity"] != "note" and d["slug"].startswith(DATE_WARNINGS):
            warned.setdefault(d["file"], set()).add(d["row"] or 0)
    for f in files:
        src = by_name.get(f.name)
        sid = src and src["id"]
        compare_file(s, f, src, accounts.get(sid, {}), quarantined.get(sid, {}),
                     not_events.get(sid, {}), warned.get(f.name, set()))
    shutil.rmtree(folder)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--files", type=int, default=300)
    ap.add_argument("--seed", type=int, default=20180614)
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--keep", help="write the files here, run nothing")
    ap.add_argument("program")
    o = ap.parse_args()
    s = Score(o.show)
    makers = [make_table] * 8 + [make_xml, make_ics]
    done, batch = 0, 0
    with tempfile.TemporaryDirectory() as tmp:
        while done < o.files:
            files = []
            for n in range(min(100, o.files - done)):
                rng = random.Random(f"{o.seed}/{done + n}")
                files.append(rng.choice(makers)(rng, done + n))
            done += len(files)
            batch += 1
            if o.keep:
                os.makedirs(o.keep, exist_ok=True)
                for f in files:
                    with open(os.path.join(o.keep, f.name), "wb") as h:
                        h.write(f.data)
                continue
            run_batch(s, o.program, files, os.path.join(tmp, str(batch)),
                      batch % 2 == 0)
    c = s.c
    for k in sorted(c):
        if k not in ("files", "rows", "read", "dates right"):
            print(f"  {k}: {c[k]}")
    if o.show:
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
    passed = not (c["unaccounted"] or c["dates silently wrong"]) and \
        c["read"] >= 0.97 * c["rows"]
    print(f"[{'       OK' if passed else '  FAILED '} ] "
          "random_tables_are_read_or_said_not_to_be")
    sys.exit(not passed)


if __name__ == "__main__":
    main()
