"""Chronologies as XML."""
from messy.dates import STYLES, When, at, time_text
from messy.tables import base_file, narrative
from messy.truth import Row
from messy.words import WORKERS

def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


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
