"""Reads what `run` wrote, whatever its format, as a stranger's program would:
tables by their title, each a list of rows, a row a list of texts."""
import csv
import html.parser
import io
import json
import os
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENTRY, EVENT = re.compile("n[0-9a-f]{12}"), re.compile("e[0-9a-f]{12}")


def read(path):
    with open(path, "rb") as f:
        return f.read()


def tables_of_csv(path, first):
    """The first table has no title in the file."""
    rows = list(csv.reader(io.StringIO(
        read(path).decode("utf-8-sig"), newline="")))
    tables, title = {}, first
    for row in rows:
        if not row:
            title = None
        elif title is None:
            title = row[0]
            tables[title] = None
        elif tables.get(title) is None:
            tables[title] = [row]
        else:
            tables[title].append(row)
    return tables


class Page(html.parser.HTMLParser):
    """A page: its elements, its text, and its tables by the id of their
    heading."""
    VOID = {"br", "meta", "col", "img", "input", "link", "hr", "wbr"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements = []  # (name, attributes)
        self.text = []
        self.code = []  # what scripts and styles say
        self.tables = {}
        self.rows = None
        self.open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, name, attrs):
        attrs = dict(attrs)
        self.elements.append((name, attrs))
        if name not in self.VOID:
            self.open.append(name)
        if name == "table":
            title = attrs.get("aria-labelledby", "")
            self.rows = self.tables.setdefault(title.split()[0], [])
        elif name == "tr" and self.rows is not None and "tbody" in self.open:
            kind = (attrs.get("class") or "").split()
            if not {"day", "passed", "running"} & set(kind):
                self.rows.append(attrs.get("id"))

    def handle_endtag(self, name):
        if name in self.open:
            while self.open.pop() != name:
                pass
        if name == "table":
            self.rows = None

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.code.append(data)
        else:
            self.text.append(data)


def page(path):
    return Page(read(path).decode("utf-8"))
