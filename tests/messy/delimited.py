"""Tables as delimited text."""
from messy.tables import fill_table


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


def make(rng, n):
    f, t = fill_table(rng, n, [".csv"] * 5 + [".txt"])
    write_csv(rng, f, t.rows, len(t.cols))
    f.rows = [r for _, r in t.rows if r is not None]
    return f
