"""Text that would act if a format let it: markup, scripts, styles, formulas,
fields, templates, the syntax of calendars, JSON and CSV, and characters that
hide or turn text around.  More than 500, each different.

    python3 tests/payloads.py FOLDER    writes a case with each in every column,
                                        and all of them as FOLDER.json
"""
import csv
import io
import json
import os
import sys

HIT = "window.__hit=%d"
# What a page would run, with what stands before it to break out of where it is.
BREAKS = ["", "\">", "'>", "</td>", "</title>", "</style>", "</script>",
          "</textarea>", "--><!-->", "]]>", "</svg>", "&quot;>", "\\\">",
          "</details></summary>", "</template>", "*/</style>", "`>"]
MARKUP = ["<script>%s</script>", "<ScRiPt >%s</sCrIpT>", "<script\n>%s</script >",
          "<script src=\"data:text/javascript,%s\"></script>",
          "<img src=x onerror=%s>", "<img src=\"x\" onerror=\"%s\"/>",
          "<svg onload=%s>", "<svg/onload=%s//", "<body onload=%s>",
          "<svg><animate onbegin=%s attributeName=x dur=1s>",
          "<math><mi xlink:href=\"javascript:%s\">x</mi></math>",
          "<iframe srcdoc=\"<script>parent.%s</script>\"></iframe>",
          "<a href=\"javascript:%s\" autofocus onfocus=%s>x</a>",
          "<input autofocus onfocus=%s>", "<details open ontoggle=%s>",
          "<video><source onerror=%s></video>", "<marquee onstart=%s>",
          "<object data=\"javascript:%s\"></object>",
          "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
          "<form action=\"javascript:%s\"><button autofocus>x</button></form>",
          "<style>*{background:url(http://x.invalid/%s)}</style>",
          "<link rel=stylesheet href=http://x.invalid/%s>",
          "<base href=http://x.invalid/%s>",
          "<img src=http://x.invalid/%s>"]
ATTRIBUTES = ["\" onmouseover=\"%s", "' onmouseover='%s", "\" autofocus onfocus=\"%s",
              "\" style=\"animation-name:x\" onanimationstart=\"%s",
              "x onerror=%s ", "javascript:%s", "JaVaScRiPt:%s",
              "java\tscript:%s", " javascript:%s", "\x01javascript:%s",
              "data:text/html,<script>%s</script>", "vbscript:%s",
              "#\" onclick=\"%s", "&#34; onclick=&#34;%s",
              "&#106;avascript:%s", "%%22%%20onload=%s"]
STYLES = ["}*{background:url(//x.invalid/%s)}", "</style><script>%s</script>",
          "\\3c script\\3e %s", "expression(%s)", "red;background:url(x%s)",
          "@import '//x.invalid/%s';", "/**/;behavior:url(%s)",
          "--x:}</style><svg onload=%s>"]
SCRIPTS = ["${%s}", "`${%s}`", "';%s//", "\";%s//", "\\';%s//", "\\\";%s//",
           "</script><script>%s</script>", "<!--<script>%s", "{{%s}}",
           "{%% %s %%}", "<%%= %s %%>", "#{%s}", "\u2028%s\u2029",
           "\"},\"x\":(%s),{\"", "\\u003cscript\\u003e%s\\u003c/script\\u003e",
           "*/%s/*", "__proto__", "constructor[%s]"]
FORMULAS = ["=%s", "+%s", "-%s", "@%s", "\t=%s", "\r=%s", " =%s", "'=%s",
            "''+%s", "=%s|'x'!A0", "\u00a0=%s", "\ufeff=%s", "\uff1d%s", "\";=%s;\"",
            "\",=%s,\"", "\n=%s", "x\n=%s", ";=%s", "|=%s"]
CALLS = ["cmd|'/C calc'!A0", "HYPERLINK(\"http://x.invalid\",\"x\")",
         "SUM(1+1)*cmd|' /C notepad'!'A1'", "1+1", "DDE(\"cmd\";\"/C calc\";\"x\")",
         "IMPORTXML(\"http://x.invalid\",\"//a\")", "WEBSERVICE(\"http://x.invalid\")",
         "'file:///etc/passwd'#$x.A1"]
FIELDS = ["{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }",
          "{ INCLUDEPICTURE \"http://x.invalid/p.png\" }",
          "{ HYPERLINK \"http://x.invalid\" }", "{ TOC \\o \"1-9\" }",
          "<w:fldSimple w:instr=\"DDE\"/>", "</w:t><w:br/><w:t>",
          "</w:t></w:r><w:r><w:instrText> DDE cmd </w:instrText></w:r><w:r><w:t>",
          "</w:body></w:document>", "</t></is></c><c><f>1+1</f></c>",
          "<c r=\"A1\"><f>cmd</f></c>", "_x0041_", "_x003D_1+1", "&L&\"x\"", "&A &F &P",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///x\">]>&e;",
          "<![CDATA[", "]]>", "<!--", "-->", "<?php system('x') ?>", "&lt;script&gt;",
          "&amp;amp;", "&e;", "&#x3c;", "&#0;", "&#xD800;", "\\u202e", "%00", "%0d%0a",
          "../../../etc/passwd", "C:\\x\\y.exe", "file:///etc/passwd", "//x.invalid/x"]
CALENDAR = ["\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:forged", "\r\nATTACH:http://x.invalid",
            "\nEND:VCALENDAR", "x\\nBEGIN:VALARM", ";VALUE=URI:http://x.invalid",
            "\\,\\;\\\\", "\\", "a\\", ":", ";", ",", "\r\n X-FOLDED:1",
            "\nBEGIN:VALARM\nACTION:PROCEDURE\nEND:VALARM", "\u0085END:VEVENT"]
TABLES = ["\"", "\"\"", "\"\"\"", "a\",\"b", "a\"\r\n\"b", "a\tb", "a;b", "a|b", "\",\r\n=1+1,\"",
          "',", "\\\"", "\"\n\"", "=\"", "\"=1+1\"", "\\N", "NULL"]
STEERS = ["\u202egnp.exe", "\u2066x\u2069", "\u200b\u200c\u200d", "\U000e0041\U000e007f",
          "\x1b[31m\x1b]0;x\x07", "\x1b]8;;http://x.invalid\x07x", "\x00", "\x08\x08\x08", "\x7f",
          "\u009b31m", "\u0600\u0301\u0301", "\ud7ff\ue000", "\ufffe\uffff", "\U0010ffff",
          "a\u0300" * 200, "\x0b\x0c\x1c\x1d\x1e\x1f", "\x85\u2028\u2029", "\u061c\u200e\u200f"]
LONG = ["A" * 40000, "<b>" * 9000, "=1" + "+1" * 17000, "\"" * 5000, "\n" * 3000,
        "<script>" * 4000, "&" * 20000, "\u202e" * 3000]


def payloads():
    """A list of text, numbered where it would set window.__hit."""
    made = []

    def add(shape):
        hit = HIT % (len(made) + 1)
        made.append(shape.replace("%s", hit).replace("%%", "%"))

    for i, markup in enumerate(MARKUP):
        for k in range(12):
            add(BREAKS[(i + k) % len(BREAKS)] + markup)
    for shape in ATTRIBUTES + STYLES + SCRIPTS:
        add(shape)
    for i, formula in enumerate(FORMULAS):
        for k in range(5):
            made.append(formula.replace("%s", CALLS[(i + k) % len(CALLS)]))
    made += FIELDS + CALENDAR + TABLES + STEERS + LONG
    return list(dict.fromkeys(made))


# ---- a case with all of them everywhere ----

COLUMNS = ["Date", "Time", "Source of information", "Professional", "Event",
           "Outcome", "Comment", "Location", "Contact type", "Subject",
           "Child seen", "Views of the child", "Ward", "Room"]
STEP = 37  # from one column to the next


def guarded(cell):
    """With the apostrophe that a reader takes off (docs/exporters.md)."""
    return "'" + cell if cell[:1] == "'" and runs(cell) else cell


def runs(cell):
    return cell.lstrip("'")[:1] in tuple("=+-@\t\r")


def csv_text(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([list(map(guarded, row)) for row in rows])
    return out.getvalue()


def day(i):
    return "%02d/%02d/%d" % (i % 28 + 1, i // 28 % 12 + 1, 2012 + i // 336)


def wide(made):
    """Every payload once in every column; what is long only in two."""
    short = [p for p in made if p not in LONG]
    rows = [COLUMNS]
    for i in range(len(short)):
        cell = [short[(i + STEP * k) % len(short)] for k in range(len(COLUMNS))]
        cell[0], cell[1] = day(i), "10:%02d" % (i % 60)
        rows.append(cell)
    for i, text in enumerate(LONG):
        cell = [day(len(short) + i)] + [""] * (len(COLUMNS) - 1)
        cell[4] = cell[-1] = text
        rows.append(cell)
    return csv_text(rows)


def unread(made):
    """Rows whose day cannot be read, and is shown as it stands."""
    return csv_text([["Date", "Time", "Event"]] + [["04/03/2019", "", "Kit seen."]]
                    + [[p, "", "Kit."] for p in made[::2] if p not in LONG])


MEETING = "Strategy meeting held with police and health. "


def meetings(made):
    return csv_text([["Date", "Location", "Event"]] + [
        [day(i), p, MEETING + p] for i, p in enumerate(made[1::2])
        if p not in LONG])


def headings(made, n):
    """Files of so many headings each."""
    short = [p for p in made if p not in LONG]
    for at in range(0, len(short), n):
        names = short[at:at + n]
        yield csv_text([["Date", "Event"] + names,
                        ["05/03/2019", "Call."] + ["x"] * len(names),
                        ["06/03/2019", "Call."] + names])


def ini_value(text):
    """As a line of case.ini can hold it; None if none can."""
    if len(text) > 300 or any(c < " " or c in "\x7f\"" for c in text):
        return None
    return '"%s"' % text


def ini(made):
    values = [v for v in map(ini_value, made) if v]
    take = iter(values * 3)
    # more digits look like a date that is misspelt
    homes = iter([v for v in values if " " not in v
                  and sum(c.isdigit() for c in v) < 3
                  and any(c.isalpha() for c in v)] * 2)
    lines = ["[case]", "title = " + next(take), "marking = " + next(take),
             "from = 2012-01-01", "to = 2020-12-31"]
    lines += ["[child C]", "name = " + next(take), "also = Kit",
              "born = 2011-01-03", "parents = P0, P1"]
    for i in range(120):
        lines += ["[person P%d]" % i, "name = " + next(take),
                  "role = " + next(take), "sex = " + ("female", "male")[i % 2]]
        if i < 60:  # the name of a household, and when somebody lived there
            lines += ["household = %s 2012-01-01 to 2020-06-14\"" %
                      next(homes)[:-1]]
    for i in range(120):
        lines += ["[agency Agency %d]" % i, "status = withheld", "note = " + next(take)]
    for i in range(30):
        name = next(take)
        if not set(name) & set("[];#"):
            lines += ["[agency %s]" % name[1:-1], "status = awaited"]
    lines += ["[standard s]", "label = " + next(take), "days = 30", "sighting = any"]
    return "\n".join(lines) + "\n"


def xml_text(text):
    """What XML can hold, escaped."""
    kept = "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe"
                   or c > "\uffff")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml(made):
    short = [p for p in made if len(p) < 300][::3]
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>" + "".join(
        "<contact><date>%s</date><who>%s</who><event>%s</event></contact>" % (
            day(i), xml_text(short[-1 - i]), xml_text(p))
        for i, p in enumerate(short)) + "</log>\n")


def ical(made):
    def value(text):
        for old, new in (("\\", "\\\\"), ("\r", ""), ("\n", "\\n"), (";", "\\;"),
                         (",", "\\,")):
            text = text.replace(old, new)
        return "".join(c for c in text if c >= " ")

    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for i, text in enumerate([p for p in made if len(p) < 300][1::3]):
        lines += ["BEGIN:VEVENT", "UID:%d" % i, "DTSTART:2019%02d%02dT100000" % (
            i % 12 + 1, i % 28 + 1), "SUMMARY:Strategy meeting " + value(text),
            "LOCATION:" + value(text), "DESCRIPTION:" + value(text), "END:VEVENT"]
    return "\r\n".join(lines + ["END:VCALENDAR", ""])


def file_names(made):
    names = []
    for text in made:
        name = text.replace("/", "\u2215") + ".csv"
        if "\0" not in text and len(name.encode()) < 200 and name[0] != ".":
            names.append(name)
    return names[::4]


def write_case(folder):
    """The folder of a case; the payloads."""
    made = payloads()
    os.makedirs(folder)

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    write("wide.csv", wide(made))
    write("unread.csv", unread(made))
    for i, text in enumerate(headings(made, 90)):
        write("headings %d.csv" % i, text)
    write("meetings.csv", meetings(made))
    write("contacts.xml", xml(made))
    write("meetings.ics", ical(made))
    write("case.ini", ini(made))
    for i, name in enumerate(file_names(made)):
        write(name, csv_text([["Date", "Event"], [day(i * 5), "Call."]]))
    return made


if __name__ == "__main__":
    found = write_case(sys.argv[1])
    with open(sys.argv[1] + ".json", "w", encoding="utf-8") as file:
        json.dump(found, file)
