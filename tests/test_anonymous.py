#!/usr/bin/env python3
"""Anonymised exports hold no name: 200 invented people, each named in more than
20 ways, through every format, unzipped and searched; the shipped cases; the
same rows, ids and flags as exports with names; and how many names that nobody
declared are told before anything is written."""
import csv
import datetime
import html
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = sys.argv[1]
CASES = os.path.join(ROOT, "fixtures", "cases")
SEED = 20180614
VARIANTS = 20     # of each name

# Parts that make names nobody has, and some that many have.
GIVEN = """Jamie Pauline Robert Elizabeth Zoë Siân Chloé José Mohammed Aaliyah
Katherine William Margaret Thomas Rebecca Nicholas Samantha Christopher Iwona
Oluwaseun Krzysztof Bronagh Tadhg Caoimhe Ffion Llywelyn Ngozi Priyanka Xanthe
Temperance Alasdair Bartholomew Cordelia Dashiell Evangeline Ferdinand Guinevere
Humphrey Ignatius Jocasta Kenrick Leontine Marguerite Nathaniel Octavia Percival
Quentin Rosamund Sylvester Theodora Ulysses Vivienne Wilhelmina Yolanda
Zebediah Abigail Benjamin Charlotte Dominic Eleanor""".split()
FRONT = """Ash Black Carn Dray Eld Fen Gars Hux Ives Jarr Kest Lud Mar Nether
Ock Pem Quar Rud Scar Thorn Ulver Var Wex Yar""".split()
BACK = """bourne croft dyke field gill holme kirk lowe mere naby oakes pike
quist ridge stoke thwaite upton vane wick yard""".split()
RARE = ["O'Hanraghty", "O’Dwyerly", "Müllerheim", "Škrabalić", "Ní Bhraonáin",
        "van der Hoovel", "McGillawray", "MacAskellan", "Pryce-Tregarthen",
        "al-Rashidani", "St. Aubrey", "D'Argentile", "Łukasiewska",
        "Ferreira da Cunhal", "Oyelaranmi", "Nguyenholt"]
SHORT = {"Robert": "Bob", "Elizabeth": "Lizzie", "William": "Billy",
         "Katherine": "Kate", "Jamie": "Jimmy", "Margaret": "Peggy",
         "Thomas": "Tommy", "Rebecca": "Becky", "Nicholas": "Nicky",
         "Samantha": "Sammy", "Christopher": "Chris", "Pauline": "Polly"}


UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
LETTERS = str.maketrans("łŁøØ’", "lLoO'")


def fold(text):
    if not text.isascii():
        text = UNSEEN.sub("", unicodedata.normalize("NFKD", text))
        text = text.translate(LETTERS)
    return text.lower()


def run(*args, want=0):
    p = subprocess.run([PROGRAM, *args], capture_output=True, check=False)
    if p.returncode != want:
        sys.exit("%s: exit %d, not %d\n%s" % (
            " ".join(args), p.returncode, want,
            p.stderr.decode(errors="replace")[:2000]))
    return p


def words_of(name):
    """The words of a name that may stand nowhere."""
    return [w for w in re.split(r"[ .]+", name) if len(w) > 2 and
            w.lower() not in ("van", "der", "the", "da")]


def people(rng, n):
    surnames = [f + b for f in FRONT for b in BACK]
    rng.shuffle(surnames)
    surnames = RARE + surnames
    seen, out = set(), []
    for i in range(n):
        given = GIVEN[i % len(GIVEN)]
        surname = surnames[i % 90]      # families share theirs
        if (given, surname) in seen:
            surname = surnames[90 + i]
        seen.add((given, surname))
        out.append((given, surname))
    return out


def swapped(word):
    at = len(word) // 2
    return word[:at - 1] + word[at] + word[at - 1] + word[at + 1:]


def variants(given, surname):
    full = given + " " + surname
    flat = re.sub(r"[^a-z]", "", fold(surname))
    first = re.sub(r"[^a-z]", "", fold(given))
    cap = surname[0].upper() + surname[1:]
    out = [
        full, full.upper(), full.lower(), given, given.upper(), given.lower(),
        cap.upper() + ", " + given, cap + ", " + given,
        given[0] + " " + cap, given[0] + ". " + cap, cap + ", " + given[0] + ".",
        "Mr " + cap, "Mrs " + cap, "Ms. " + cap.upper(), "the " + cap + "s",
        given + "'s", given + "’s", full + "'s", cap + "’s",
        given + "\u00a0" + surname, given + "\n" + surname,
        given + "\u200b" + surname, given[:2] + "\u00ad" + given[2:],
        given + "  " + surname, given + "-" + surname, given + "_" + surname,
        fold(given) + " " + fold(surname),
        first + "." + flat + "@example.org", flat + "_" + first + "_notes.csv",
        first[0] + flat + "@example.net", first + flat + ".docx",
        given + cap.replace(" ", ""), given + " Quillon " + surname,
        "\"" + given + "\"", "(" + full + ")", given + "/" + cap,
    ]
    if given in SHORT:
        out.append(SHORT[given])
        out.append(SHORT[given] + " " + surname)
    if len(given) >= 7 and given.isascii():
        out.append(swapped(given) + " " + surname)
    if len(surname) >= 7 and surname.isalpha() and surname.isascii():
        out.append(given + " " + swapped(surname))
    return out


def make_case(folder, rng, who):
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-8") as f:
        f.write("[case]\ntitle = Review about %s %s\nfrom = 2017-01-01\n"
                "to = 2019-12-31\n" % who[0])
        for i, (given, surname) in enumerate(who):
            if i < 6:
                f.write("[child C%d]\nname = %s %s\nborn = 20%02d-03-0%d\n" % (
                    i + 1, given, surname, 5 + i % 12, 1 + i % 9))
            else:
                f.write("[person P%d]\nname = %s %s\n" % (
                    i + 1, given, surname))
        f.write("[agency Police]\nfile = %s-police.csv\n" %
                fold(who[0][1]).replace(" ", "-"))
    rows = []
    for given, surname in who:
        for v in rng.sample(variants(given, surname), VARIANTS):
            rows.append(rng.choice([
                "Visit to %s at home, seen and well.",
                "%s was seen alone in her room.",
                "T/c from %s; message left for the team.",
                "Told that %s had gone, and that nobody saw %s.",
                "School rang about %s."]).replace("%s", v))
    rng.shuffle(rows)
    name = fold(who[0][1]).replace(" ", "-") + "-police.csv"
    with open(os.path.join(folder, name), "w", encoding="utf-8",
              newline="") as f:
        w = csv.writer(f)
        w.writerow(["Date", "Officer", "Source", "Event", "Child seen", "Outcome"])
        for i, row in enumerate(rows):
            g, s = who[i % len(who)]
            w.writerow(["%02d/%02d/2018" % (1 + i % 28, 1 + i // 28 % 12),
                        "%s %s" % (g, s), "Log of " + s, row,
                        rng.choice(["", "Yes", "No", g + " yes"]),
                        "Letter to %s %s" % (g, s)])
    return len(rows)


def unzipped(path):
    """Every text that a file holds, by name."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as z:
            for info in z.infolist():
                yield info.filename, z.read(info).decode(errors="replace")
                yield "names", info.filename
    else:
        with open(path, encoding="utf-8") as f:
            yield "text", f.read()


def searched(text):
    """As it stands, without tags, with entities read, and unfolded lines."""
    forms = [fold(text)]
    if "<" in text:
        forms.append(fold(html.unescape(re.sub(r"<[^>]*>", "", text))))
    if "BEGIN:VCALENDAR" in text:
        forms.append(fold(re.sub(r"\r?\n ", "", text)))
    return forms


def hits(path, words):
    """Words of names that stand in a file; short ones only as whole words."""
    longer = [w for w in words if len(w) >= 6]
    shorter = {w for w in words if len(w) < 6}
    found = {}
    for part, text in unzipped(path):
        for form in searched(text):
            for w in longer:
                at = form.find(w)
                if at >= 0:
                    found.setdefault(w, (part, form[max(0, at - 40):at + 60]))
            for w in shorter & set(re.findall(r"[^\W\d_]+", form)):
                found.setdefault(w, (part, ""))
    return found


def formats():
    out = run("formats").stdout.decode()
    written = out.split("Written:")[1].split("Reports:")[0]
    return [f for f in re.findall(r"^    (\w+)", written, re.M) if f != "text"]


SOME = ["chronology", "sources"]
ALL = ["chronology", "seen", "gaps", "discrepancies", "duplicates", "review",
       "people", "sources", "diagnostics"]


def exported(case, tmp, reports, options=()):
    """The chronology in every format there is, reports as CSV."""
    out = []
    for fmt in formats():
        for report in reports if fmt == "csv" else ["chronology"]:
            path = os.path.join(tmp, "%s.%s" % (report, fmt))
            run("export", case, "--as", fmt, "--report", report, "--force",
                "-o", path, *options)
            out.append(path)
    return out


def check_generated(tmp):
    rng = random.Random(SEED)
    who = people(rng, 200)
    folder = os.path.join(tmp, "in")
    os.mkdir(folder)
    rows = make_case(folder, rng, who)
    case = os.path.join(tmp, "out")
    run("run", folder, "-o", case, "--as", "csv", "--quiet")
    words = {fold(w) for g, s in who for w in words_of(g) + words_of(s)}
    words |= {fold(w) for w in SHORT.values()}
    files = exported(case, tmp, SOME, ("--anonymised", "--accept-unknown"))
    bad = 0
    for path in files:
        for word, (part, near) in sorted(hits(path, words).items()):
            bad += 1
            if bad < 40:
                print("%s [%s]: %s in %r" % (
                    os.path.basename(path), part, word, near))
    print("%d people, %d texts, %d files: %d names left" % (
        len(who), rows, len(files), bad))
    return bad


def shipped_words(name):
    """The names of a shipped case: those of case.ini that are no words."""
    with open(os.path.join(CASES, name, "case.ini"), encoding="utf-8") as f:
        text = f.read()
    names = re.findall(r"^(?:name|also)\s*=\s*(.*)", text, re.M)
    plain = {"mother", "mum", "nan", "grandad", "dad", "father", "the", "baby"}
    return {fold(w) for n in names for w in re.findall(r"[\w’'-]+", n)
            if len(w) > 2 and fold(w) not in plain}


def check_shipped(tmp, name):
    case = os.path.join(tmp, name)
    run("run", os.path.join(CASES, name), "-o", case, "--as", "csv", "--quiet")
    told = run("export", case, "--as", "csv", "--anonymised", want=3)
    assert not told.stdout, "an export with unknown words was written"
    assert b"--accept-unknown" in told.stderr
    bad = 0
    for path in exported(case, tmp, ALL, ("--anonymised", "--accept-unknown")):
        for word, (part, near) in hits(path, shipped_words(name)).items():
            print("%s [%s]: %s in %r" % (path, part, word, near))
            bad += 1
    unknown = told.stderr.decode().split("where first:")[-1].count("\n") - 1
    print("%s: %d names left, %d words to accept" % (name, bad, unknown))
    return bad + check_same(case)


def check_same(case):
    """What was found does not change with what is shown."""
    def load(*options):
        return json.loads(run("export", case, "--as", "json", "-o", "-",
                              *options).stdout)

    true = load("--personalised")
    hidden = load("--anonymised", "--accept-unknown")
    for a, b in zip(true["entries"], hidden["entries"]):
        for key in ("id", "start", "end", "in_scope", "children"):
            assert a[key] == b[key], (key, a["id"])
        assert len(a["accounts"]) == len(b["accounts"])
        for x, y in zip(a["accounts"], b["accounts"]):
            assert x["event"] == y["event"] and x["row"] == y["row"]
            for p, q in zip(x["children"], y["children"]):
                for key in ("ref", "seen", "alone", "views_sought",
                            "views_expressed", "grade", "mode", "basis"):
                    assert p[key] == q[key], (key, x["event"])
                assert len(p["evidence"]) == len(q["evidence"])
                for e in q["evidence"]:
                    check_quote(y, e)
    for key in ("entries", "possible", "sources", "diagnostics"):
        assert len(true[key]) == len(hidden[key]), key
    for kind in true["findings"]:
        assert len(true["findings"][kind]) == len(hidden["findings"][kind])
    for child in hidden["case"]["children"]:
        assert child["name"] is None and child["born"] is None
    check_births(case, true)
    return 0


def check_births(case, true):
    """A gap that begins with a birth does not tell the day."""
    born = {c["born"] for c in true["case"]["children"]} - {None}
    assert born, "nothing was tested"
    for fmt in ("csv", "json", "html"):
        told = run("export", case, "--as", fmt, "--report", "gaps", "-o", "-",
                   "--anonymised", "--accept-unknown").stdout.decode()
        for day in born:
            written = datetime.date.fromisoformat(day).strftime("%d %b %Y")
            assert day not in told, (fmt, day)
            assert f"birth on {written}" not in told, (fmt, day)


def check_quote(account, e):
    if e["field"] is None:
        return
    text = account.get(e["field"]) if e["field"] in account else \
        account["fields"].get(e["field"])
    assert text is not None, e["field"]
    cut = text.encode()[e["start"]:e["end"]].decode()
    assert cut == e["quote"], (cut, e["quote"])


def check_recall(tmp):
    """Names nobody declared, in a case of their own: each must be masked, or be
    on the list of what is to be accepted."""
    rng = random.Random(SEED + 1)
    who = people(rng, 200)
    folder = os.path.join(tmp, "planted")
    os.mkdir(folder)
    with open(os.path.join(folder, "case.ini"), "w", encoding="utf-8") as f:
        f.write("[child A]\nname = Ottoline Wrexley\n")
    with open(os.path.join(folder, "police.csv"), "w", encoding="utf-8",
              newline="") as f:
        w = csv.writer(f)
        w.writerow(["Date", "Event"])
        for i, (g, s) in enumerate(who):
            w.writerow(["%02d/%02d/2018" % (1 + i % 28, 1 + i // 28), rng.choice([
                "%s %s was at the house with Ottoline.", "Call from %s %s, upset.",
                "Ottoline stayed with %s. %s has a dog.",
                "Asked about %s; nobody knows %s.",
                "%s rang. Visit agreed with %s."]) % (g, s)])
    case = os.path.join(tmp, "planted-out")
    run("run", folder, "-o", case, "--as", "csv", "--quiet")
    told = fold(run("export", case, "--as", "csv", "--anonymised",
                    want=3).stderr.decode())
    run("export", case, "--as", "csv", "--anonymised", "--accept-unknown",
        "--force", "-o", os.path.join(tmp, "p.csv"))
    words = {fold(x) for g, s in who for w in words_of(g) + words_of(s)
             for x in w.split("-") if len(x) > 2}
    left = hits(os.path.join(tmp, "p.csv"), words)
    missed = sorted(w for w in left if w not in told)
    print("planted: %d words of names, %d left to be accepted, %d of them "
          "not told: %s" % (len(words), len(left), len(missed), missed))
    return len(missed)


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as tmp:
        for check, *args in (
                (check_generated,), (check_shipped, "child-a"),
                (check_shipped, "harbour"), (check_shipped, "mill-lane"),
                (check_recall,)):
            left = check(tmp, *args)
            what = " ".join([check.__name__, *args])
            print("[%s] %s" % ("  FAILED  " if left else "       OK ", what))
            bad += left
    if bad:
        sys.exit("test_anonymous: %d names were left" % bad)


if __name__ == "__main__":
    main()
