"""Tables as Office files: what of a table becomes a paragraph, another table or
sheet, a merged cell, a tracked change, a date with a style."""
import office
from messy.tables import fill_table
from messy.truth import Row

DELETED, COMMENT, HIDDEN = "Zyxwv", "Qwrtz", "Vbnmx"  # in no narrative


class Layout:
    """What one file does."""

    def __init__(self, rng, sheets):
        def some(p):
            return rng.random() < p

        self.sheets = sheets
        self.typed = sheets and some(0.5)
        self.tracked = not sheets and some(0.3)
        self.comments = some(0.2)
        self.hidden_rows = some(0.1)
        self.merged = some(0.6)
        self.wide = some(0.5)
        self.top, self.left = (rng.choice([(0, 0), (0, 0), (2, 0), (0, 1),
                                           (3, 2)]) if sheets else (0, 0))
        self.gap = sheets and some(0.1)  # a blank column within
        self.outside = not sheets and some(0.6)  # the preamble
        self.apart = some(0.5)  # a table for each year
        self.second_sheet = sheets and some(0.15)


def number(text):
    return int(text) if text.isdigit() and len(text) < 6 else None


def cell_of(rng, layout, row, k, text):
    cell = office.Cell(text)
    column = row.cols[k] if row and k < len(row.cols) else ""
    if row and row.kind in ("used", "quarantined") and layout.sheets:
        if layout.typed and column in row.typed:
            cell.value = row.typed[column]
        elif layout.typed and column == "ref":
            cell.value = number(text)
        elif layout.typed and column in ("date", "datetime") and \
                text.replace(".", "").isdigit() and len(text) >= 5 and \
                row.when.precision in ("day", "minute"):
            cell.value = float(text) if "." in text else int(text)
    return cell


def decorate(rng, layout, f, row, cells):
    """Changes and remarks in the cell of the event."""
    if row.kind != "used" or "event" not in row.cols:
        return
    k = row.cols.index("event")
    if k >= len(cells):
        return
    cell = cells[k]
    if layout.tracked and rng.random() < 0.15:
        cell.deleted = f"{DELETED}: child seen alone. "
        f.traits.add("tracked deletion")
    elif layout.tracked and rng.random() < 0.15:
        cell.inserted = True
    if layout.comments and rng.random() < 0.1:
        cell.comment = f"{COMMENT}: was the child seen?"
        f.traits.add("comment")
    if layout.tracked and rng.random() < 0.05:
        cell.hidden = f" {HIDDEN} child seen"
        f.traits.add("hidden text")


def merge_down(rows):
    """Dates written once become cells that reach down."""
    top, k = None, 0
    for cells, row in rows:
        if row is None or not cells:
            top = None
        elif row.why == "carried" and top is not None and \
                row.cols[k] == "date" and k < len(cells):
            top.down += 1
            cells[k].covered = True
        elif row.kind == "used" and "date" in row.cols and (
                row.when.precision == "day" or row.cells.get("time")):
            k = row.cols.index("date")
            top = cells[k] if k < len(cells) else None
        else:
            top = None


def split(layout, t):
    """The table in pieces, each below the line that leads it."""
    pieces, lead = [], None
    rows = t.rows[t.above:] if layout.outside else t.rows
    now = []
    for cells, row in rows:
        if layout.apart and row is not None and row.why == "year":
            if any(r is not None and r.kind != "heading" for _, r in now):
                pieces.append((lead, now))
                now = []
                lead = cells[0]
                if layout.sheets:  # above the headings it is no record
                    row.kind = "structure"
                    now.append((cells, row))
                now += [(h, again(Row("heading"), t)) for h in row.heads]
                continue
        now.append((cells, row))
    pieces.append((lead, now))
    return pieces


def again(row, t):
    row.cols = list(t.cols)
    return row


def build(rng, f, t, layout, piece, name, part):
    """An office.Table of a piece; gives its rows their places."""
    made = []
    width = len(t.cols)
    for cells, row in piece:
        if not any(cells):
            made.append(([], None))
            continue
        out = [cell_of(rng, layout, row, k, c) for k, c in enumerate(cells)]
        if row is not None:
            decorate(rng, layout, f, row, out)
        if len(out) == 1 and layout.wide and width > 1:
            out += [office.Cell() for _ in range(width - 1)]
            out[0].across = width - 1
        made.append((out, row))
    if layout.merged:
        merge_down(made)
    rows = []
    gap = rng.randint(1, width - 1) if layout.gap and width > 2 else 0
    for i, (cells, row) in enumerate(made):
        if row is not None:
            row.line, row.part = layout.top + i + 1, part
        if gap and len(cells) > gap and not cells[0].across:
            cells.insert(gap, office.Cell())
        hide = layout.hidden_rows and row is not None and \
            row.kind == "used" and rng.random() < 0.05 and \
            not any(c.down or c.covered for c in cells)
        rows.append(office.Row(cells, row is not None and row.kind == "heading"
                               and i < 3, hidden=hide) if cells else None)
    if layout.tracked and rows and rng.random() < 0.2:
        rows.append(office.Row([office.Cell(f"{DELETED} row")
                                for _ in range(width)], deleted=True))
        gone = again(Row("structure", why="deleted row"), t)
        gone.line, gone.part = layout.top + len(rows), part
        f.rows.append(gone)
    return office.Table(rows, name, layout.top, layout.left)


def arrange(rng, f, t, layout):
    """Paragraphs and tables, or sheets, in their order."""
    pieces = split(layout, t)
    several = len(pieces) > 1 or layout.second_sheet
    blocks = []
    if layout.outside:
        blocks += [rng.choice(["\t", ": "]).join(
            c.rstrip(":") if len(cells) > 1 else c for c in cells if c)
            for cells, _ in t.rows[:t.above]]
    for i, (lead, piece) in enumerate(pieces, 1):
        name = f"Sheet{i}" if layout.sheets else f"Table{i}"
        part = None if not several else name if layout.sheets \
            else f"table {i}"
        if lead and not layout.sheets:
            blocks.append(lead)
        f.rows += [r for _, r in piece if r is not None]
        blocks.append(build(rng, f, t, layout, piece, name, part))
    if layout.second_sheet:
        key = [["Key", ""], ["HV", "health visitor"], ["SW", "social worker"]]
        blocks.append(office.Table([office.Row([office.Cell(c) for c in r])
                                    for r in key], "Abbreviations"))
        for i in range(len(key)):
            row = again(Row("structure", why="another sheet"), t)
            row.line, row.part = i + 1, "Abbreviations"
            f.rows.append(row)
    return blocks


def make(rng, n, ext):
    f, t = fill_table(rng, n, ["." + ext])
    layout = Layout(rng, ext in ("xlsx", "ods"))
    f.loose = True
    f.traits.add(ext)
    f.traits |= {k for k, v in vars(layout).items() if v is True}
    f.forbidden = [DELETED, COMMENT, HIDDEN]
    blocks = arrange(rng, f, t, layout)
    if ext == "docx":
        f.data = office.docx(blocks, rng)
    elif ext == "odt":
        f.data = office.odt(blocks)
    elif ext == "ods":
        f.data = office.ods(blocks)
    else:
        serial = t.state["style"] == "serial"
        f.data = office.xlsx(
            blocks, rng.choice(["shared", "shared", "inline", "str"]),
            1900 if serial else rng.choice([1900, 1900, 1904]),
            rng.random() < 0.5)
    return f
