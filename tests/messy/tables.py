"""A chronology as a table: headings, rows and all that disturbs them."""
import datetime as dt

from messy.dates import (FROM, MONTHS, STYLES, TO, US, When, at,
                         fill_when, mon, ordinal, time_text)
from messy.headings import ASIDES, MEMBERS, choose_columns, heading
from messy.truth import File, Row
from messy.words import (AGENCIES, ANSWERS, FOOTNOTES, LINES, ODD, OPENERS,
                         PEOPLE, PLACES, REMARKS, RESULTS, SAYINGS, SOURCES,
                         SUBTITLES, TAILS, TYPES, WORKERS)

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


def preamble(rng, agency):
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


YEARLESS = {
    "dmy": lambda d: f"{d.day:02}/{d.month:02}",
    "dmy short": lambda d: f"{d.day}/{d.month}",
    "words": lambda d: f"{d.day} {MONTHS[d.month]}",
    "ordinal": lambda d: f"{ordinal(d.day)} {mon(d)}"}


class Table:
    """Rows as (cells, truth); the truth is None for what is no record, such as
    a title above the headings."""

    def __init__(self, rng, f, agency):
        self.rng, self.f, self.agency = rng, f, agency
        self.rows = []
        self.cols = choose_columns(rng)
        taken = set()
        self.heads = [heading(rng, c, taken) for c in self.cols]
        f.heads = dict(zip(self.cols, self.heads))
        self.asides = {}
        if rng.random() < 0.25:
            self.add_asides()
        self.head_rows = [self.heads]
        self.count = rng.choice([3, 6, 12, 25, 40, 60])
        self.choose_dates()
        self.choose_shape()

    def add(self, cells, row):
        if row is not None:
            row.cols, row.heads = list(self.cols), self.head_rows
        self.rows.append((cells, row))

    def add_asides(self):
        for h, make in self.rng.sample(ASIDES, self.rng.choice([1, 1, 2])):
            k = self.rng.randint(1, len(self.cols))
            self.cols.insert(k, "aside " + h)
            self.heads.insert(k, h)
            self.asides["aside " + h] = make
            self.f.traits.add("aside " + h)

    def choose_dates(self):
        """How this file writes dates and times."""
        rng = self.rng
        style = rng.choices(list(STYLES), [8 if s.startswith("dmy") else 3
                                           for s in STYLES])[0]
        if style in US:
            self.count = max(self.count, 25)
        self.f.traits.add("date " + style)
        self.state = s = {
            "style": style, "mixed": rng.choice([0, 0, 0, 0.1]),
            "odd": rng.choice([0, 0, 0.04, 0.1]), "yearless": None,
            "midnight": rng.random() < 0.15,
            "tstyle": rng.choice(["colon", "colon", "colon", "seconds", "dot",
                                  "hrs", "military", "ampm", "ampm dot"]),
            "between": rng.choice([" ", " ", " ", "  ", ", ", " at "])}
        if s["midnight"]:  # by programs, which write colons
            s["tstyle"] = rng.choice(["colon", "seconds"])
        if style == "iso" and rng.random() < 0.3:
            s["between"] = "T"
            s["tstyle"] = rng.choice(["colon", "seconds"])
        if style == "dmy spaces" and s["tstyle"] in ("dot", "military"):
            s["tstyle"] = "colon"
        self.years = rng.random() < 0.12
        if self.years and style in YEARLESS:
            s["yearless"] = YEARLESS[style]
            self.f.traits.add("yearless")
            if s["tstyle"] == "military":
                s["tstyle"] = "hrs"  # "14 September 2010" is a year to anyone
        if s["midnight"]:
            self.f.traits.add("midnight")

    def choose_shape(self):
        rng = self.rng
        self.newest = rng.random() < 0.2
        self.again = self.count > 5 and rng.random() < 0.06
        self.once = rng.random() < 0.15
        self.spill = rng.random() < 0.12
        self.titles = rng.random() < 0.1
        self.repeat = rng.random() < 0.12
        for k, on in (("newest first", self.newest), ("date once", self.once),
                      ("spill", self.spill), ("years", self.years),
                      ("titles", self.titles),
                      ("repeated heading", self.repeat)):
            if on:
                self.f.traits.add(k)

    def add_headings(self):
        two = two_row_heads(self.rng, self.cols, self.heads) \
            if self.rng.random() < 0.15 else None
        if two:
            self.head_rows = list(two)
            self.f.traits.add("two-row heading")
        for i, h in enumerate(self.head_rows):
            self.add(h, None if i else Row("heading"))

    def add_body(self):
        rng = self.rng
        days = sorted(FROM + dt.timedelta(days=rng.randint(0, (TO - FROM).days))
                      for _ in range(self.count))
        if self.newest:
            days.reverse()
        year = None
        for i, d in enumerate(days):
            if self.years and d.year != year:
                year = d.year
                self.add_year(year)
            elif self.titles and rng.random() < 0.1:
                self.add([rng.choice(SUBTITLES)],
                         Row("not_event", why="title"))
            if self.repeat and i and i % 10 == 0:
                for h in self.head_rows:
                    self.add(h, Row("heading"))
            if rng.random() < 0.03:
                self.add([""], None)
            self.add_event(i, d)

    def add_year(self, year):
        t = str(year) if self.state["yearless"] else self.rng.choice(
            [str(year), f"Year: {year}", f"Events in {year}"])
        self.add([t], Row("not_event", why="year"))

    def fill(self, i, d, cells):
        """The cells that are neither dates nor the event."""
        rng = self.rng
        for c in self.cols:
            if c in ("date", "time", "datetime", "end_date", "end_time",
                     "event"):
                continue
            if c == "ref":
                cells[c] = str(i + 1)
            elif c in self.asides:
                cells[c] = self.asides[c](rng, d)
            elif c == "entry_date":
                cells[c] = STYLES[self.state["style"]](d + dt.timedelta(
                    days=rng.choice([0, 0, 1, 1, 2, 7])))
            elif c == "agency":
                others = [a for a, _, _ in AGENCIES if a != self.agency][:4]
                cells[c] = self.agency if rng.random() < 0.8 \
                    else rng.choice(others)
            else:
                cells[c] = value(rng, c)

    def add_event(self, i, d):
        rng = self.rng
        cells = {c: "" for c in self.cols}
        self.state["day"] = d
        typed = {}
        when = fill_when(rng, self.f, cells, self.cols, self.state, typed)
        cells["event"] = text = narrative(rng)
        self.fill(i, d, cells)
        row = Row("quarantined" if when.bad else "used", when, text,
                  dict(cells), cells.get("agency"))
        row.typed = typed
        if self.again and i == self.count // 2:
            self.begin_again()
        out = [cells[c] for c in self.cols]
        if rng.random() < 0.04:
            while out and not out[-1]:
                out.pop()
        self.add(out, row)
        plain = not when.bad and when.precision in ("day", "minute") \
            and not when.uncertain and not when.end
        if not plain:
            return
        day = when.lo.date() if isinstance(when.lo, dt.datetime) else when.lo
        if self.once and "ref" not in self.cols:
            self.add_undated(day)
        elif self.spill and rng.random() < 0.25:
            more = {c: "" for c in self.cols}
            more["event"] = rng.choice(TAILS)
            self.add([more[c] for c in self.cols],
                     Row("used", When(day, uncertain=None), more["event"],
                         more, None, "spill"))

    def begin_again(self):
        """A second table below the first, its columns in another order."""
        rng = self.rng
        self.f.traits.add("second table")
        self.add([""], None)
        if rng.random() < 0.5:
            self.add([rng.choice(["Table 2", "Part 2: after the move",
                                  "Period 2"])],
                     Row("structure", why="title of table 2"))
        order = list(range(len(self.cols)))
        rng.shuffle(order)
        self.cols = [self.cols[k] for k in order]
        self.heads = [self.heads[k] for k in order]
        self.head_rows = [self.heads]
        self.add(self.heads, Row("heading"))

    def add_undated(self, d):
        """Rows of the same day that leave the date out."""
        rng = self.rng
        for _ in range(rng.choice([0, 0, 1, 2])):
            more = {c: "" for c in self.cols}
            more["event"] = narrative(rng)
            w = When(d, uncertain=False)
            for c in self.cols:
                if c in MEMBERS:
                    more[c] = value(rng, c)
                elif c == "agency":
                    more[c] = self.agency
            if "time" in self.cols and rng.random() < 0.5:
                m = rng.randint(600, 1400)
                more["time"] = time_text(rng, m, self.state["tstyle"])
                w = When(at(d, m), precision="minute", uncertain=False)
            self.add([more[c] for c in self.cols],
                     Row("used", w, more["event"], more, more.get("agency"),
                         "carried"))

    def add_end(self):
        rng = self.rng
        if rng.random() >= 0.2:
            return
        if rng.random() < 0.5:
            self.add([""], None)
        if rng.random() < 0.4:
            self.add(rng.choice([
                [f"Total entries: {self.count}"], ["Total", str(self.count)],
                [f"Number of contacts: {self.count}"]]),
                Row("not_event", why="total"))
        else:
            self.add([rng.choice(FOOTNOTES)], Row("not_event", why="footnote"))


def fill_table(rng, n, exts):
    """A file and its table; what is left is to write it in some format."""
    agency, word, stems = rng.choice(AGENCIES)
    f = File("")
    f.word = word
    t = Table(rng, f, agency)
    pre, said = preamble(rng, agency) if rng.random() < 0.55 else ([], False)
    for p in pre:
        t.add(p, None)
    if pre:
        f.traits.add("preamble")
    t.above = len(pre)
    tail = rng.choice(["", "_v2", " FINAL", "-chronology", "_2019-07-20"])
    f.name = f"{rng.choice(stems)} {n:04}{tail}" + rng.choice(exts)
    f.agency = agency if said else None
    if said:
        f.traits.add("agency in preamble")
    t.add_headings()
    t.add_body()
    t.add_end()
    return f, t


def base_file(rng, n, ext):
    agency, word, stems = rng.choice(AGENCIES)
    f = File(f"{rng.choice(stems)} {n:04}{ext}")
    f.word = word
    f.heads, f.traits = {}, {ext}
    days = sorted(FROM + dt.timedelta(days=rng.randint(0, (TO - FROM).days))
                  for _ in range(rng.choice([3, 6, 12, 25])))
    return f, agency, days
