#!/usr/bin/env python3
"""Count how common words are in notes of practice, for src/merge/common.def.

    common_words.py FILE... >src/merge/common.def

FILE is a labelled family, or labelled lines (a column `text`).  A word is in
class N if about one narrative in 2^N holds it; rarer ones are left out.
"""
import collections
import csv
import math
import re
import sys

import family as families

RAREST = 9
LINES = 40      # of one string: compilers have limits
# In lower case: what is mostly a name is no common word.
WORD = re.compile(r"(?<![A-Za-z'])[a-z]+(?:'[a-z]+)?")


def narratives(path):
    if path.endswith(".family"):
        for table in families.Family(path).tables.values():
            for row in table[1:]:
                yield " ".join(row)
        return
    with open(path, encoding="utf-8", newline="") as f:
        rows = csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        head = next(rows, [])
        if "text" in head:
            at = head.index("text")
            for row in rows:
                if len(row) > at:
                    yield row[at]


def main():
    held, n = collections.Counter(), 0
    for path in sys.argv[1:]:
        for text in narratives(path):
            n += 1
            held.update(set(WORD.findall(text.replace("\u2019", "'"))))
    classes = collections.defaultdict(list)
    for word, count in held.items():
        at = max(1, round(math.log2(n / count)))
        if at <= RAREST and len(word) > 2:
            classes[at].append(word.replace("'", ""))
    print("/* How common words are in notes of practice: C(N, words), N if "
          "about one\n * narrative in 2^N holds it.  Made by `make "
          "common-words` from labelled texts. */")
    for at in sorted(classes):
        lines, line = [], ""
        for word in sorted(set(classes[at])):
            if len(line) + len(word) > 66:
                lines.append(line)
                line = ""
            line += word + "|"
        lines.append(line.rstrip("|"))
        for i in range(0, len(lines), LINES):
            print("C(%d," % at)
            print("\n".join('\t"%s"' % text
                            for text in lines[i:i + LINES]) + ")")
    print("#undef C")


if __name__ == "__main__":
    main()
