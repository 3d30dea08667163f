#!/usr/bin/env python3
"""Attacks published findings: attack FOLDER, with a folder a programme and a round, as app/tests/disclosure publishes them.

The attacker reads the pages and every file of both releases, knows the rules, and knows exactly how many answered each question,
in all and in each group, and who stayed from one survey to the next. With linear programmes (HiGHS, through SciPy) they work out
the least and the most that every figure that is not shown can be, taking hidden ones for anything, for few, and for all but few. It
shares no code with the program.

A figure is recovered where nothing but the truth is left, and narrow where fewer than min(3, size of the group) numbers lie
between the least and the most. What stands beside others and what the programme reads must be sums of published figures. The
control is the same truth published by "hide 1 to 5": it must break.
"""
import json
import pathlib
import sys
from multiprocessing import Pool

import rounds
import small
from again import Pair
from bounds import ROOM, Question
from control import control
from files import same_everywhere
from pages import figures, tables


def them(said):
    words = {"we": "they", "us": "them", "our": "their"}
    return " ".join(words.get(w, w) for w in said.split(" "))


def questions(folder):
    """Each question of a programme as it is published, with the truth of it."""
    truth = {q["name"]: q for q in json.loads((folder / "truth.json").read_text())["questions"]}
    findings = tables(folder / "findings.html")
    for question in json.loads((folder / "known.json").read_text())["questions"]:
        question["good"], question["bad"] = them(question["favourable_said"]), them(question["concern_said"])
        yield Question(question, folder, findings), truth[question["name"]]


class Tally:
    """How many hidden figures were attacked, recovered, known too closely."""

    def __init__(self):
        self.tried, self.recovered, self.narrow, self.shown = 0, [], [], 0

    def count(self, asked, truths, where):
        for taken, what, at, size, (low, high) in asked.attack():
            self.tried += 1
            found = (*where, taken, what, at, size, low, high)
            if high - low < min(ROOM, size):
                self.narrow.append(found)
            when, place = at if len(truths) > 1 else ("before", at)
            if what == "answer" and low == high == truths[when]["lines"][place]:
                self.recovered.append(found)
            if what == "group" and size > 0 and low == high:
                self.recovered.append(found)


def programme(folder):
    """Attacks one release."""
    same_everywhere(folder)
    tally = Tally()
    for asked, truth in questions(folder):
        tally.shown += len(asked.groups)
        tally.count(asked, {"before": truth}, (folder.name, truth["name"]))
    return tally


def both(folder):
    """Attacks two releases of one authority together; `folder` is the second."""
    before = folder.parent / folder.name.removesuffix("-again")
    stayed = {q["name"]: q for q in json.loads((folder / "stayed.json").read_text())["questions"]}
    tally = Tally()
    for (first, truth), (then, truth_then) in zip(questions(before), questions(folder)):
        pair = Pair(first, then, stayed[truth["name"]])
        tally.count(pair, {"before": truth, "again": truth_then}, (folder.name, truth["name"]))
    return tally


def beside(folder, towns):
    """Checks a round; returns how many sums were checked."""
    rows = {town.name: figures(town / "figures.csv") for town in towns}
    return rounds.compared(rows) + rounds.national(folder, rows)


def told(tallies):
    for where in [w for t in tallies for w in t.recovered + t.narrow][:20]:
        print("BROKEN", *where)
    recovered, narrow = (sum(len(getattr(t, which)) for t in tallies) for which in ("recovered", "narrow"))
    print(f"  {sum(t.tried for t in tallies)} hidden figures attacked: {recovered} recovered, {narrow} known to within less than {ROOM}")
    return recovered + narrow


def main():
    here = pathlib.Path(sys.argv[1])
    folders = sorted(p for p in here.iterdir() if p.is_dir() and not p.name.startswith("round-"))
    again = [p for p in folders if p.name.endswith("-again")]
    assert folders and again, "nothing was published, or nothing twice"
    with Pool() as pool:
        results = pool.map(programme, folders, chunksize=1)
        pairs = pool.map(both, again, chunksize=1)
        controls = pool.map(control, folders[:20], chunksize=1)
    sums = 0
    for world, odd in (("even", 0), ("odd", 1)):
        own = [p for p in folders if int(p.name[:3]) % 2 == odd]
        sums += beside(here / f"round-{world}-1", [p for p in own if p not in again])
        sums += beside(here / f"round-{world}-2", [p for p in own if p in again])
    together = [small.attack(here / f"round-{world}-1") for world in ("even", "odd")]
    recovered = [small.control(here / f"round-{world}-1") for world in ("even", "odd")]
    papers = sum(len(list(p.glob("*.pdf"))) for p in folders)
    shown = sum(r.shown for r in results)
    print(f"{len(folders) - len(again)} programmes, {len(again)} of them twice; {shown} tables of groups shown; each file says what the pages say")
    print("one release at a time:")
    broken_once = told(results)
    print("two releases of one authority together, half of the people in both:")
    broken_twice = told(pairs)
    print(f"beside others and nationally: {sums} figures are sums of published ones, and none is anything else")
    narrow = [found for _, all_, _ in together for found in all_]
    for found in narrow:
        print("BROKEN", *found)
    tried, told_together = sum(t for t, *_ in together), sum(n for *_, n in together)
    print(f"small boxes together, against a lead of one: {told_together} figures shown, {tried} attacks, {len(narrow)} known to within less than {ROOM}")
    exact, of = (sum(c[i] for c in recovered) for i in (0, 1))
    print(f"control, the same with exact sums: {exact} of {of} recovered")
    hidden, broken = (sum(c[i] for c in controls) for i in (0, 1))
    print(f"control, \"hide 1 to 5\": {broken} of {hidden} hidden figures recovered ({100 * broken // max(hidden, 1)}%)")
    assert shown > len(folders), "hardly any table of groups is shown: nothing was attacked"
    assert sums > 20, "hardly any sum could be checked"
    assert told_together > 2 and tried > 20, "hardly anything was told of small boxes"
    assert papers > 5, "hardly any paper was read"
    failed = (broken_once > 0) + (broken_twice > 0) + (broken * 100 <= 40 * hidden) + (len(narrow) > 0) + (exact * 100 <= 40 * of)
    print(f"{6 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
