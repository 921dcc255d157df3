"""What a program read, compared with the truth."""
import collections
import datetime as dt

from messy.headings import IMPORTANT, MEMBERS

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


def same(f, s):
    """The text as far as the format keeps it."""
    return " ".join(s.split()) if f.loose \
        else s.replace("\r\n", "\n").strip()


def compare_cells(s, f, r, a):
    ok = True
    if same(f, a["text"]) != same(f, r.text):
        s.fail("text altered", f, r.line, f"{a['text']!r} was {r.text!r}")
        ok = False
    told = [a["text"]] + [e["quote"] for k in a["children"]
                          for e in k["evidence"]]
    for word in f.forbidden:
        if any(word in x for x in told):
            s.fail("what was deleted or remarked is told", f, r.line, word)
            ok = False
    for c, m in MEMBERS.items():
        if c in f.heads and same(f, a[m] or "") != same(f, r.cells.get(c, "")):
            s.fail("cell misplaced", f, r.line,
                   f"{m} {a[m]!r} was {r.cells.get(c)!r} under "
                   f"{f.heads[c]!r} of {list(f.heads.values())}")
            f.bad_heads.add(c)
            ok = False
    for c in ("entry_date", "seen", "alone", "views", "seen_views"):
        v = r.cells.get(c, "")
        if v and same(f, v) not in [same(f, x)
                                    for x in a["fields"].values()]:
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


DITTO = ("as above", "see above")


def outcome(source, at):
    """What became of a row: (kind, account or reason)."""
    for kind in ("used", "quarantined", "not_event"):
        if at in source[kind]:
            return kind, source[kind][at]
    return None, None


def compare_otherwise(s, f, r, got, what, above, warned):
    """A row that was to become something else."""
    date = (r.cells.get("date") or r.cells.get("datetime") or "").strip()
    if date in DITTO and got == "used":
        if day(what["start"]["earliest"]) == above:
            s.c["read"] += 1
        else:
            s.fail("dates silently wrong", f, r.line,
                   f"{what['start']} below {above}: {r.cells}")
        return
    why = what if isinstance(what, str) else what["text"]
    s.fail(f"{r.kind} read as {got}", f, r.line,
           f"{r.why} {why!r} {r.cells} {sorted(f.traits)}")
    if r.when and r.when.bad and got == "used" and not warned and not \
       what["start"]["uncertain"] and what["start"]["precision"] != "unknown":
        s.fail("dates silently wrong", f, r.line,
               f"{what['start']} {r.cells}")


def compare_used(s, f, r, a, warned):
    ok = compare_date(s, f, r, a, warned)
    ok &= compare_cells(s, f, r, a)
    ok &= compare_agency(s, f, r, a)
    ok &= compare_children(s, f, r, a)
    s.c["read"] += ok
    if r.when.precision == "minute" and "time" in f.heads and \
       a["start"]["precision"] != "minute":
        f.bad_heads.add("time")
    if a["start"]["precision"] == "unknown" and r.when.precision != "unknown":
        f.bad_heads.add("date")


def compare_rows(s, f, source):
    above = None  # the day of the row above
    for r in f.rows:
        at = (r.part, r.line)
        warned = at in source["warned"] or None in source["warned"]
        got, what = outcome(source, at)
        if r.kind == "structure":  # a record or part of the headings
            s.c["read"] += got != "used"
        elif r.kind == "heading":
            if got == "used":
                s.fail("heading as event", f, r.line, what["text"])
        elif got is None:
            s.fail("unaccounted", f, at,
                   f"{r.kind} {r.cells} {r.why} {sorted(f.traits)}")
        elif got != r.kind:
            compare_otherwise(s, f, r, got, what, above, warned)
        elif got == "used":
            compare_used(s, f, r, what, warned)
        else:
            s.c["read"] += 1
        if got == "used":
            above = day(what["start"]["earliest"])


def compare_file(s, f, source):
    """source: the program's, with its accounts (used), quarantined rows,
    not_event rows and warned places, each by (part, row)."""
    f.bad_heads = set()
    rows = [r for r in f.rows if r.kind != "heading"]
    s.c["files"] += 1
    s.c["rows"] += len(rows)
    if source is None or source["refused"]:
        s.fail("file refused", f, 0, f"{source and source['refused']}"
               f" {list(f.heads.values())} {sorted(f.traits)}")
        s.c["unaccounted"] += 0 if source else len(rows)
        return
    known = {(r.part, r.line) for r in f.rows}
    for kind in ("used", "quarantined", "not_event"):
        for at in set(source[kind]) - known:
            s.fail("position wrong", f, at,
                   f"no row begins here: {kind} {sorted(f.traits)}")
    compare_rows(s, f, source)
    for c in f.heads:
        if c in IMPORTANT:
            s.heads[c in f.bad_heads] += 1
            if c in f.bad_heads:
                s.wrong_heads[f"{c}: {f.heads[c]!r}"] += 1
