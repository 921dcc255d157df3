#!/usr/bin/env python3
"""Lay a labelled family out as a case folder with its truth beside it.

    family.py FILE.family -o DIR     writes DIR/NAME/ and DIR/NAME.truth.tsv
    family.py --check FILE.family... says what is wrong with the labels

A family is one text file of parts, each begun by a line `=== NAME`:
    === case.ini       the case, as the program reads it
    === AGENCY.csv     a file of one agency, tab-separated, quoted by nobody;
                       its first two columns are `row` and `happening`, which
                       are labels and are taken off; `|` is a line break
    === truth          labels on rows: `apart ROW ROW`, `either ROW ROW`,
                       `discrepancy KIND ROW...`, `maybe KIND ROW...`; what
                       follows the rows in brackets is a remark; `unlabelled`
                       says that disagreements bear no labels
"""
import argparse
import collections
import csv
import os
import sys

KINDS = {"date", "time", "attendance", "seen", "outcome", "one-sided",
         "identity", "status", "attended", "injury", "household", "sequence"}


class Family:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.parts = collections.OrderedDict()
        self.wrong = []
        part = None
        with open(path, encoding="utf-8") as lines:
            for n, line in enumerate(lines, 1):
                line = line.rstrip("\r\n")
                if line.startswith("=== "):
                    part = self.parts.setdefault(line[4:].strip(), [])
                elif part is not None:
                    part.append((n, line))
        self.rows = {}          # label -> (file, row of the CSV)
        self.happenings = collections.OrderedDict()
        self.tables = collections.OrderedDict()
        for name, lines in self.parts.items():
            if name not in ("case.ini", "truth"):
                self.read_table(name, lines)
        self.labels = [label for n, line in self.parts.get("truth", [])
                       for label in self.read_label(n, line)]
        if "case.ini" not in self.parts:
            self.wrong.append("there is no part `=== case.ini`")
        for happening, rows in self.happenings.items():
            if len(rows) < 2:
                self.wrong.append("%s is told by one row only (%s): give it "
                                  "-, or the other rows" %
                                  (happening, rows[0]))

    def read_table(self, name, lines):
        table = []
        for n, line in lines:
            if not line.strip():
                continue
            cells = [c.strip() for c in line.split("\t")]
            if not table:
                if cells[:2] != ["row", "happening"]:
                    self.wrong.append("line %d: the first two headings are "
                                      "row and happening" % n)
                table.append(cells[2:])
                continue
            if len(cells) != len(table[0]) + 2:
                self.wrong.append("line %d: %d cells under %d headings" %
                                  (n, len(cells), len(table[0]) + 2))
            if cells[0] in self.rows:
                self.wrong.append("line %d: row %s is there twice" %
                                  (n, cells[0]))
            self.rows[cells[0]] = (name, len(table) + 1)
            if len(cells) > 1 and cells[1] not in ("-", ""):
                self.happenings.setdefault(cells[1], []).append(cells[0])
            table.append(cells[2:])
        self.tables[name] = table

    def read_label(self, n, line):
        line = line.split("(")[0].replace("\t", " ").strip()
        if not line or line.startswith("#"):
            return
        words = line.split()
        if words == ["unlabelled"]:
            yield words[0], [], []
            return
        kind = words[1:2] if words[0] in ("discrepancy", "maybe") else []
        rows = words[1 + len(kind):]
        if words[0] not in ("apart", "either", "discrepancy", "maybe"):
            self.wrong.append("line %d: `%s` is no label" % (n, words[0]))
            return
        if kind and kind[0] not in KINDS:
            self.wrong.append("line %d: `%s` is no kind" % (n, kind[0]))
        for row in rows:
            if row not in self.rows:
                self.wrong.append("line %d: there is no row %s" % (n, row))
        happenings = [h for h, told in self.happenings.items()
                      if set(rows) <= set(told)]
        if words[0] == "apart" and happenings:
            self.wrong.append("line %d: both rows are of %s" %
                              (n, happenings[0]))
        if not rows or (not kind and len(rows) != 2):
            self.wrong.append("line %d: which rows?" % n)
        yield words[0], kind, rows

    def count(self):
        return len(self.rows)

    def place(self, row):
        """FILE and ROW, a line of the file each; values hold no line ends
        that would move the rows below (see write)."""
        return self.rows[row]

    def write(self, folder):
        case = os.path.join(folder, self.name)
        os.makedirs(case, exist_ok=True)
        with open(os.path.join(case, "case.ini"), "w",
                  encoding="utf-8") as f:
            f.write("\n".join(t for _, t in self.parts["case.ini"]) + "\n")
        line_of = {}
        for name, table in self.tables.items():
            labels = [r for r, (n, _) in self.rows.items() if n == name]
            at = 1
            with open(os.path.join(case, name), "w", newline="",
                      encoding="utf-8") as f:
                out = csv.writer(f)
                for k, cells in enumerate(table):
                    cells = [c.replace("|", "\n") for c in cells]
                    if k:
                        line_of[labels[k - 1]] = at
                    out.writerow(cells)
                    at += 1 + sum(c.count("\n") for c in cells)
        truth = os.path.join(folder, self.name + ".truth.tsv")
        with open(truth, "w", encoding="utf-8") as f:
            def places(rows):
                return [c for r in rows
                        for c in (self.rows[r][0], str(line_of[r]))]
            for happening, rows in self.happenings.items():
                for r in rows:
                    print("\t".join([happening] + places([r])), file=f)
            for what, kind, rows in self.labels:
                print("\t".join([what] + kind + places(rows)), file=f)
        return case


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--check", action="store_true")
    p.add_argument("-o", dest="folder")
    p.add_argument("files", nargs="+")
    args = p.parse_args()
    failed = False
    for path in args.files:
        family = Family(path)
        for wrong in family.wrong:
            print("%s: %s" % (path, wrong))
        failed |= bool(family.wrong)
        if args.check:
            shared = sum(map(len, family.happenings.values()))
            what = collections.Counter(
                " ".join([label[0]] + label[1])
                for label in family.labels)
            print("%s: %d rows in %d files, %d happenings told by %d rows; %s"
                  % (family.name, family.count(), len(family.tables),
                     len(family.happenings), shared,
                     ", ".join("%d %s" % (n, w)
                               for w, n in sorted(what.items()))))
        elif not family.wrong:
            family.write(args.folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
