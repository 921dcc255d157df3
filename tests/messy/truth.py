"""The truth about a file and its rows."""


class Row:
    """The truth about one row."""

    def __init__(self, kind, when=None, text=None, cells=None, agency=None,
                 why=""):
        self.kind, self.when, self.text = kind, when, text
        self.cells, self.agency, self.why = cells or {}, agency, why
        self.line = 0  # where the program is to find it
        self.part = None  # sheet or table, if there are several
        self.cols = []  # the concepts of its cells
        self.heads = []  # the rows of headings that hold for it
        self.typed = {}  # column: the date or time that it holds


class File:
    def __init__(self, name):
        self.name, self.rows, self.data = name, [], b""
        self.heads, self.traits, self.agency = {}, set(), None
        self.loose = False  # white space may be another's
        self.forbidden = []  # words that must be in no narrative
