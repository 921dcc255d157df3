#!/usr/bin/env python3
"""Collect the ordinary words of notes of practice, for src/people/words.def.

    people_words.py NAMES FILE... >src/people/words.def

A word counts as ordinary if the FILEs write it in small letters, twice or more
and more often than with a capital within a sentence: what is mostly written
with a capital may be a name.  NAMES (src/seen/names.def) are given names, which
stand here only where they are much more often a word.
"""
import collections
import re
import sys

LINES = 40      # of one string: compilers have limits
SMALL = re.compile(r"(?<![A-Za-z0-9'_@./-])[a-z]{2,20}(?![A-Za-z0-9_@])")
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{1,19}(?![A-Za-z0-9_@])")


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        given = set(re.findall(r"[a-z]+", " ".join(
            re.findall(r'"([^"]*)"', f.read()))))
    small, capital = collections.Counter(), collections.Counter()
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", errors="replace") as f:
            text = f.read()
        small.update(SMALL.findall(text))
        capital.update(w.lower() for w in CAPITAL.findall(text))
    words = sorted(w for w, n in small.items()
                   if n >= 2 and n > capital[w] and
                   (w not in given or (n >= 20 and n > 3 * capital[w])))
    print("/* Ordinary words of notes of practice, as they are written in small\n"
          " * letters: W(words).  Made by `make people-words`. */")
    line = ""
    lines = []
    for w in words:
        if len(line) + len(w) + 1 > 62:
            lines.append(line)
            line = ""
        line += w + "|"
    lines.append(line.rstrip("|"))
    for i in range(0, len(lines), LINES):
        block = lines[i:i + LINES]
        block[-1] = block[-1].rstrip("|")
        print("W(" + "\n".join(('  ' if k else '') + '"' + x + '"'
                               for k, x in enumerate(block)) + ")")


if __name__ == "__main__":
    main()
