"""Turns a case of CSV files into one of Word, Excel or OpenDocument files."""
import csv
import datetime as dt
import os
import shutil

import office


def cells(row, typed):
    out = [office.Cell(c) for c in row]
    if typed and row[0][:1].isdigit():
        day, month, year = (int(x) for x in row[0].split("/"))
        out[0].value = dt.date(year, month, day)
        out[1].value = dt.time(*(int(x) for x in row[1].split(":")))
    return out


def convert(source, target, ext):
    """Every table of the folder, and its case.ini as it is."""
    write = {"docx": office.docx, "odt": office.odt, "xlsx": office.xlsx,
             "ods": office.ods}[ext]
    os.makedirs(target, mode=0o700, exist_ok=True)
    for name in sorted(os.listdir(source)):
        path = os.path.join(source, name)
        if not name.endswith(".csv"):
            shutil.copy(path, target)
            continue
        with open(path, newline="", encoding="utf-8") as f:
            rows = [office.Row(cells(r, ext in ("xlsx", "ods")))
                    for r in csv.reader(f)]
        rows[0].heading = True
        with open(os.path.join(target, name[:-3] + ext), "wb") as f:
            f.write(write([office.Table(rows)]))
