"""Saves a CSV as a small workbook: dates and times as a spreadsheet keeps
them.  usage: csv_to_xlsx.py IN.csv OUT.xlsx"""
import csv
import datetime
import sys
import zipfile
from xml.sax.saxutils import escape

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def cell(ref, text):
    try:
        day = datetime.datetime.strptime(text, "%d/%m/%Y")
        serial = (day - datetime.datetime(1899, 12, 30)).days
        return f'<c r="{ref}" s="1"><v>{serial}</v></c>'
    except ValueError:
        pass
    try:
        at = datetime.datetime.strptime(text, "%H:%M")
        return f'<c r="{ref}" s="2"><v>{(at.hour * 60 + at.minute) / 1440}</v></c>'
    except ValueError:
        return (f'<c r="{ref}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                if text else "")


def main():
    with open(sys.argv[1], newline="", encoding="utf-8") as f:
        rows = list(csv.reader(f))
    data = "".join(
        f'<row r="{n}">' + "".join(
            cell("ABCDEFGHIJ"[k] + str(n), t) for k, t in enumerate(row))
        + "</row>" for n, row in enumerate(rows, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{CT}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{SML}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SML}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{SML}styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {NS} xmlns:r="{REL}"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {NS}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet {NS}><sheetData>{data}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(sys.argv[2], "w") as z:
        for name, text in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


main()
