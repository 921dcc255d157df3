#!/usr/bin/env python3
"""Pictures in Word documents, as LibreOffice prints them: lines and letters and
no dots, every lane named, and the first on one page with its legend."""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from document import WP, Document  # noqa: E402  (beside this file)

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = ("child-a", "harbour", "mill-lane")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PAGE = (15398 * 635, 10206 * 635)  # between the margins


def run(*args):
    return subprocess.run(args, check=True, capture_output=True).stdout


def write(folder):
    for name in CASES:
        out = os.path.join(folder, name)
        run(PROGRAM, "run", os.path.join(ROOT, "fixtures", "cases", name),
            "-o", out, "--as", "html,json", "-q")
        run(PROGRAM, "report", out, "seen", "--as", "docx", "-o",
            out + ".docx", "-q")
        run(PROGRAM, "report", out, "people", "--as", "docx", "-o",
            out + "-people.docx", "-q")


def every_picture_has_words_and_a_place(folder):
    for name in CASES:
        d = Document(os.path.join(folder, name + ".docx"))
        found = list(d.xml.iter(WP + "inline"))
        media = [n for n in d.parts if n.startswith("word/media/")]
        ids = [p.find(WP + "docPr").get("id") for p in found]
        embeds = [b.get(R + "embed") for b in d.xml.iter(A + "blip")]
        assert len(found) == len(media) == len(set(ids)) == len(set(embeds))
        large = 0
        for p in found:
            size = p.find(WP + "extent")
            words = p.find(WP + "docPr").get("descr")
            assert words and words.strip(), "nothing for those who listen"
            assert 0 < int(size.get("cx")) <= PAGE[0] + 1, size.attrib
            assert 0 < int(size.get("cy")) <= PAGE[1], size.attrib
            if int(size.get("cx")) > PAGE[0] / 2:
                large += 1
                assert re.match(r"When was the child seen: .+\. \d\d \w+ \d+ "
                                r"to .*\. .* sighting", words), words
        children = json.load(open(os.path.join(
            folder, name, "chronology.json"), encoding="utf-8"))["case"]
        assert large >= len(children["children"]), (name, large)


def printed(folder):
    run("soffice", "--headless", "-env:UserInstallation=file://" +
        os.path.join(folder, "profile"), "--convert-to", "pdf", "--outdir",
        folder, *[os.path.join(folder, n + end) for n in CASES
                  for end in (".docx", "-people.docx")])


def lanes_of(page):
    """The lanes of the same pictures in the page."""
    with open(page, encoding="utf-8") as f:
        text = f.read()
    names = "".join(re.findall(r'<svg class="names".*?</svg>', text, re.DOTALL))
    return set(map(html.unescape, re.findall(r"<title>([^<]*)</title>", names)))


def pictures_are_printed_as_lines_and_letters(folder):
    printed(folder)
    for name in CASES:
        pdf = os.path.join(folder, name + ".pdf")
        dots = run("pdfimages", "-list", pdf).decode().splitlines()[2:]
        assert not dots, (name, dots)
        pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
        legend = [p for p in pages if "Not seen alone; not asked" in p]
        assert len(legend) == 1, (name, len(legend))
        # a picture that found no room would stand on the next page
        for word in ("Any agency", "Asked or heard", "Child: "):
            assert word in legend[0], (name, word)
        pictures = "\n".join(p for p in pages if re.search(
            r"\bJan +Feb +Mar|\bAge\b", p))
        lanes = lanes_of(os.path.join(folder, name, "reports", "seen.html"))
        assert len(lanes) > 5, lanes
        for lane in lanes:
            assert lane.split()[0] in pictures, (name, lane)


def a_genogram_stands_with_its_legend(folder):
    for name in CASES:
        pdf = os.path.join(folder, name + "-people.pdf")
        assert len(run("pdfimages", "-list", pdf).decode().splitlines()) == 2
        pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
        page = [p for p in pages if "Subject of the review" in p]
        assert len(page) == 1, (name, len(page))
        with open(os.path.join(folder, name, "chronology.json"),
                  encoding="utf-8") as f:
            children = json.load(f)["case"]["children"]
        picture = page[0].split("Children and adults")[0]
        for child in children:
            assert re.search(r"\b%s\b" % child["ref"], picture), child
            assert child["name"].split()[0] in picture, (name, child)


def main():
    with tempfile.TemporaryDirectory() as folder:
        write(folder)
        every_picture_has_words_and_a_place(folder)
        print("[       OK ] every_picture_has_words_and_a_place")
        if all(map(shutil.which, ("soffice", "pdftotext", "pdfimages"))):
            pictures_are_printed_as_lines_and_letters(folder)
            print("[       OK ] pictures_are_printed_as_lines_and_letters")
            a_genogram_stands_with_its_legend(folder)
            print("[       OK ] a_genogram_stands_with_its_legend")
        else:
            print("[  SKIPPED ] pictures_are_printed_as_lines_and_letters: "
                  "LibreOffice or poppler is not installed")


main()
