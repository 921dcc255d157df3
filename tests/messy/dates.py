"""Dates and times as they are written, each with what it means."""
import calendar
import datetime as dt

MONTHS = calendar.month_name
DAYS = calendar.day_name
FROM, TO = dt.date(2015, 9, 1), dt.date(2019, 8, 31)


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


def fill_when(rng, f, cells, cols, state, typed):
    """Sets the date cells of a row; returns its When.  typed gets what a
    spreadsheet would keep in them as a date or a time."""
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
    if plain and not state["yearless"]:
        typed["datetime" if "datetime" in cols else "date"] = when.lo
    if "time" in cols:
        cells["time"] = ""
        if plain and rng.random() < 0.75:
            if rng.random() < 0.08:
                cells["time"] = rng.choice(["am", "pm", "evening", "n/k",
                                            "unknown", "-", "morning"])
            else:
                cells["time"] = time_text(rng, minutes, tstyle)
                when = When(at(d, minutes), precision="minute", uncertain=False)
                typed["time"] = dt.time(*divmod(minutes, 60))
    if "end_date" in cols:
        cells["end_date"] = ""
        if plain and rng.random() < 0.4:
            when.end = d + dt.timedelta(days=rng.randint(1, 9))
            cells["end_date"] = STYLES[style](when.end)
            typed["end_date"] = when.end
    if "end_time" in cols:
        cells["end_time"] = ""
        if plain and when.precision == "minute" and rng.random() < 0.6 \
           and minutes < 1300:
            more = minutes + rng.randint(5, 120)
            cells["end_time"] = time_text(rng, more, tstyle)
            when.end = at(d, more)
    return when
