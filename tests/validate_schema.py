#!/usr/bin/python3
"""Checks chronology.json files against docs/chronology.schema.json, and what
a schema cannot say: quotes repeat the words, counts add up, ids lead
somewhere, entries are in order.

    tests/validate_schema.py FILE...

Needs Debian's python3-jsonschema.  Prints each fault; exits 1 if there is
one.
"""
import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).parent.parent / "docs/chronology.schema.json"


def no_repeats(pairs):
    """A member that stands twice would be lost without a word."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a member stands twice: %r" % [k for k, _ in pairs])
    return dict(pairs)


def evidence(account):
    for child in account["children"]:
        for e in child["evidence"]:
            if e["field"] is None:
                continue
            text = account.get(e["field"])
            if not isinstance(text, str) or e["field"] in account["fields"]:
                text = account["fields"].get(e["field"], text)
            if not isinstance(text, str):
                yield "evidence in %r, which is no text" % e["field"]
            elif text.encode()[e["start"]:e["end"]] != e["quote"].encode():
                yield "evidence does not quote %r: %r" % (
                    e["field"], e["quote"])


def accounts_and_ids(case):
    sources = {s["id"] for s in case["sources"]}
    refs = {c["ref"] for c in case["case"]["children"]}
    events = set()
    for entry in case["entries"]:
        for account in entry["accounts"]:
            where = account["event"]
            if where in events:
                yield "%s: an event stands twice" % where
            events.add(where)
            if account["source"] not in sources:
                yield "%s: unknown source" % where
            for child in account["children"]:
                if child["ref"] not in refs:
                    yield "%s: unknown child %s" % (where, child["ref"])
            for fault in evidence(account):
                yield "%s: %s" % (where, fault)
        if (entry["match"] is None) != (len(entry["accounts"]) == 1):
            yield "%s: match and accounts disagree" % entry["id"]
    for pair in case["possible"]:
        if not {pair["a"], pair["b"]} <= events:
            yield "a possible pair of unknown events"
    total = sum(s["events"] for s in case["sources"])
    if total != len(events):
        yield "sources tell of %d events, entries of %d" % (
            total, len(events))


def counts(case):
    for s in case["sources"]:
        if s["records"] != s["used"] + s["quarantined"] + s["not_events"]:
            yield "%s: records do not add up" % s["file"]
        for kind in ("quarantined", "not_events"):
            listed = sum(x["source"] == s["id"] for x in case[kind])
            if listed != s[kind]:
                yield "%s: %d %s, %d listed" % (
                    s["file"], s[kind], kind, listed)


def order(case):
    starts = [e["start"]["earliest"] for e in case["entries"]]
    known = [s[:10] for s in starts if s]
    if known != sorted(known):
        yield "entries are not in order"


def faults(path, validator):
    with open(path, encoding="utf-8") as file:
        case = json.load(file, object_pairs_hook=no_repeats)
    found = ["%s: %s" % ("/".join(map(str, e.path)), e.message)
             for e in validator.iter_errors(case)]
    if found:
        return found
    return [*accounts_and_ids(case), *counts(case), *order(case)]


def main():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bad = False
    for path in sys.argv[1:]:
        for fault in faults(path, validator):
            bad = True
            print("%s: %s" % (path, fault))
    return bad or len(sys.argv) < 2


if __name__ == "__main__":
    sys.exit(main())
