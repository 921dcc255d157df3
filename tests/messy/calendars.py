"""Chronologies as calendars."""
import datetime as dt

from messy.dates import When, at
from messy.tables import base_file
from messy.truth import Row
from messy.words import OPENERS, TAILS

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
