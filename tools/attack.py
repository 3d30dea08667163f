#!/usr/bin/env python3
"""Attacks published findings: attack.py FOLDER, one folder a programme, as app/tests/disclosure publishes them.

The attacker reads the pages and the spreadsheet, knows the rules, and knows exactly how many answered each question, in all
and in each group. With linear programmes (HiGHS, through scipy) they work out the least and the most that every figure that is
not shown can be, taking hidden ones for anything, for few, and for all but few. It shares no code with the program.

A figure is recovered where nothing but the truth is left, and narrow where fewer than min(3, size of the group) numbers lie
between the least and the most. The control is the same truth published by "hide 1 to 5": it must break.
"""
import html.parser
import json
import math
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

from scipy.optimize import linprog

ROUND, FEW, ROOM, PERCENT_BASE = 5, 7, 3, 30


class Tables(html.parser.HTMLParser):
    """The tables of a page: caption, and rows of cell texts."""

    def __init__(self):
        super().__init__()
        self.tables, self.text = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append({"caption": "", "rows": []})
        elif tag == "tr" and self.tables:
            self.tables[-1]["rows"].append([])
        elif tag in ("caption", "th", "td"):
            self.text = ""
        elif tag == "br" and self.text is not None:
            self.text += "\n"

    def handle_endtag(self, tag):
        if self.text is None:
            return
        if tag == "caption":
            self.tables[-1]["caption"], self.text = self.text.strip(), None
        elif tag in ("th", "td"):
            self.tables[-1]["rows"][-1].append(self.text.strip())
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def tables(path):
    parser = Tables()
    parser.feed(path.read_text())
    return parser.tables


def sheet(path, name):
    """The rows of a sheet of a workbook, as text."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        names = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).findall(".//m:sheet", space)]
        shared = xml.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in s.iter(f"{{{space['m']}}}t")) for s in shared.findall("m:si", space)]
        if name not in names:
            return []
        rows = xml.fromstring(book.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml")).findall(".//m:row", space)
        cell = lambda c: strings[int(c.find("m:v", space).text)] if c.get("t") == "s" else c.find("m:v", space).text
        return [[cell(c) if c.find("m:v", space) is not None else "" for c in row.findall("m:c", space)] for row in rows]


def behind(count, base):
    """What a rounded count may stand for: neither few nor all but few, or it would not be shown."""
    low, high = count - ROUND // 2, count + (ROUND - 1) // 2
    return max(low, FEW + 1), min(high, base - FEW - 1)


def from_percent(text, base):
    """What a share of a known base may stand for: every rounded count that makes this percentage."""
    percent = {"Hardly any": 0, "Nearly all": 100}.get(text)
    percent = int(text.rstrip("%")) if percent is None else percent
    rounded = (base + ROUND // 2) // ROUND * ROUND
    counts = [c for c in range(0, rounded + ROUND, ROUND) if (200 * c + rounded) // (2 * rounded) == percent]
    ranges = [behind(c, base) for c in counts]
    return min(r[0] for r in ranges), max(r[1] for r in ranges)


class Facts:
    """Unknown numbers of people, and what is known of them."""

    def __init__(self):
        self.bounds, self.equal, self.within = [], [], []

    def number(self, low, high):
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def range(self, of):
        """The least and the most these can be together; None where nothing fits."""
        ends = []
        for sign in (1, -1):
            wanted = [0.0] * len(self.bounds)
            for at in of:
                wanted[at] = float(sign)
            row = lambda parts: [sum(s for p, s in parts if p == at) for at in range(len(self.bounds))]
            upper = [(row(parts), high) for parts, _, high in self.within]
            upper += [([-x for x in row(parts)], -low) for parts, low, _ in self.within]
            result = linprog(
                wanted,
                A_ub=[r for r, _ in upper] or None, b_ub=[b for _, b in upper] or None,
                A_eq=[row(parts) for parts, _ in self.equal] or None, b_eq=[b for _, b in self.equal] or None,
                bounds=self.bounds, method="highs",
            )
            if result.status == 2:
                return None
            assert result.status == 0, result.message
            ends.append(result.fun * sign)
        return math.ceil(ends[0] - 1e-6), math.floor(ends[1] + 1e-6)


def hidden_range(text, base, taken):
    if text == "More than half":
        return base // 2 + 1, base
    if text == "Half or fewer":
        return 0, base // 2
    if text == "c" and base >= PERCENT_BASE and taken == "few":
        return 0, FEW
    if text == "c" and base >= PERCENT_BASE and taken == "all but few":
        return base - FEW, base
    return 0, base


def is_share(text):
    return text.endswith("%") or text in ("Hardly any", "Nearly all")


class Question:
    """One question as it is published, and what is known about it."""

    def __init__(self, known, folder, findings):
        self.known, self.base = known, known["base"]
        answers = [t for t in findings if t["caption"] == f"All answers to “{known['text']}”"]
        self.row = [r[1:] for r in answers[0]["rows"] if len(r) == 3 and r[0] != "Answer"] if answers else None
        figures = [t for t in findings if t["caption"] == f"{known['label']}: the figures"]
        # The one whose words are those of the good news stands in the pages of groups, too.
        self.shares = {r[0]: r[1] for r in figures[0]["rows"][1:]} if figures else {}
        self.groups = []
        for grouping in known["groups"]:
            for table in tables(folder / f"by-{grouping['name']}.html"):
                for row in table["rows"][1:]:
                    if row[0] == known["good"]:
                        self.groups.append((grouping["sizes"], [c.split("\n")[0] for c in row[2:]]))

    def shows_any(self):
        """Of a question with nothing but hidden figures many truths are possible: there a "c" does not mean few."""
        counts = any(count.startswith("about ") for _, count in self.row or [])
        return counts or any(is_share(share) for share in self.shares.values())

    def facts(self, taken):
        facts, hidden = Facts(), []
        options = []
        for at in range(self.known["lines"]):
            share, count = self.row[at] if self.row else ("c", "c")
            if count.startswith("about "):
                options.append(facts.number(*behind(int(count[6:]), self.base)))
            else:
                small = taken == "few" and self.base >= PERCENT_BASE and self.row is not None
                options.append(facts.number(0, FEW if small else self.base))
                hidden.append(("answer", [options[-1]], self.base, at))
        facts.equal.append(([(o, 1) for o in options], self.base))
        for words, places in ((self.known["good"], "favourable"), (self.known["bad"], "concern")):
            parts = [options[p] for p in self.known[places]]
            share = self.shares.get(words)
            if share is not None and is_share(share):
                facts.within.append(([(p, 1) for p in parts], *from_percent(share, self.base)))
            elif share is not None and self.base >= PERCENT_BASE:
                hidden.append((places, parts, self.base, None))
        good = [options[p] for p in self.known["favourable"]]
        for nth, (sizes, cells) in enumerate(self.groups):
            parts = []
            for at, (size, text) in enumerate(zip(sizes, cells)):
                if is_share(text):
                    parts.append(facts.number(*from_percent(text, size)))
                else:
                    parts.append(facts.number(*hidden_range(text, size, taken)))
                    hidden.append(("group", [parts[-1]], size, (nth, at)))
            parts.append(facts.number(0, self.base - sum(sizes)))
            hidden.append(("unsaid", [parts[-1]], self.base - sum(sizes), nth))
            facts.equal.append(([(p, 1) for p in parts] + [(g, -1) for g in good], 0))
        return facts, hidden

    def attack(self):
        """For everything that is not shown: its size, and the range that is left, whatever it is taken for."""
        for taken in ("anything", "few", "all but few") if self.shows_any() else ("anything",):
            facts, hidden = self.facts(taken)
            for what, parts, size, at in hidden:
                found = facts.range(parts)
                if found is None:
                    assert taken != "anything", f"impossible: {self.known['name']}"
                    break
                yield taken, what, at, size, found


def them(said):
    words = {"we": "they", "us": "them", "our": "their"}
    return " ".join(words.get(w, w) for w in said.split(" "))


def programme(folder):
    """Attacks one programme: how many figures are hidden, recovered, narrow."""
    known = json.loads((folder / "known.json").read_text())
    truth = {q["name"]: q for q in json.loads((folder / "truth.json").read_text())["questions"]}
    findings = tables(folder / "findings.html")
    same_as_file(folder, findings)
    tried, recovered, narrow, shown = 0, [], [], 0
    for question in known["questions"]:
        question["good"] = them(question["favourable_said"])
        question["bad"] = them(question["concern_said"])
        asked = Question(question, folder, findings)
        shown += len(asked.groups)
        for taken, what, at, size, (low, high) in asked.attack():
            tried += 1
            where = (folder.name, question["name"], taken, what, at, size, low, high)
            if high - low < min(ROOM, size):
                narrow.append(where)
            if what == "answer" and low == high == truth[question["name"]]["lines"][at]:
                recovered.append(where)
            if what == "group" and size > 0 and low == high:
                recovered.append(where)
    return tried, recovered, narrow, shown


def same_as_file(folder, findings):
    """The spreadsheet shows what the pages show: as many tables' rows, and no number the pages don't have."""
    rows = sheet(folder / "findings.xlsx", "All answers")
    assert len(rows) > 3, f"{folder.name}: no answers in the spreadsheet"
    pages = {n for path in folder.glob("*.html") for n in re.findall(r"\d+", path.read_text())}
    for name in ("Findings", "All answers", "By group"):
        for row in sheet(folder / "findings.xlsx", name)[3:]:
            for text in row:
                if re.fullmatch(r"[0-9.]+", text):
                    number = float(text)
                    said = str(round(number * 100)) if number < 1 else str(round(number))
                    base = round(number) % ROUND == 0
                    assert said in pages or base, f"{folder.name}: {name} says {text}, and no page does"


def control(folder):
    """The same truth by "hide 1 to 5": each question by each grouping, margins exact. How many hidden figures are recovered."""
    truth = json.loads((folder / "truth.json").read_text())
    hidden_all = recovered = 0
    for question in truth["questions"]:
        for groups in question["groups"]:
            facts, cells = Facts(), {}
            for g, row in enumerate(groups):
                for o, n in enumerate(row):
                    cells[g, o] = facts.number(*((1, 5) if 1 <= n <= 5 else (n, n)))
            for g, row in enumerate(groups):
                facts.equal.append(([(cells[g, o], 1) for o in range(len(row))], sum(row)))
            for o in range(len(groups[0])):
                total = sum(row[o] for row in groups)
                facts.equal.append(([(cells[g, o], 1) for g in range(len(groups))], total))
            for (g, o), cell in cells.items():
                if 1 <= groups[g][o] <= 5:
                    hidden_all += 1
                    low, high = facts.range([cell])
                    recovered += low == high
    return hidden_all, recovered


def main():
    folders = sorted(p for p in pathlib.Path(sys.argv[1]).iterdir() if p.is_dir())
    assert folders, "nothing was published"
    from multiprocessing import Pool

    with Pool() as pool:
        results = pool.map(programme, folders, chunksize=1)
        controls = pool.map(control, folders[:20], chunksize=1)
    tried = sum(r[0] for r in results)
    recovered = [w for r in results for w in r[1]]
    narrow = [w for r in results for w in r[2]]
    hidden, broken = (sum(c[i] for c in controls) for i in (0, 1))
    for where in (recovered + narrow)[:20]:
        print("BROKEN", *where)
    print(f"{len(folders)} programmes, {sum(r[3] for r in results)} tables of groups shown, {tried} hidden figures attacked: "
          f"{len(recovered)} recovered, {len(narrow)} known to within less than {ROOM}")
    print(f"control, \"hide 1 to 5\": {broken} of {hidden} hidden figures recovered ({100 * broken // max(hidden, 1)}%)")
    assert sum(r[3] for r in results) > len(folders), "hardly any table of groups is shown: nothing was attacked"
    failed = (len(recovered) > 0) + (len(narrow) > 0) + (broken * 100 <= 40 * hidden)
    print(f"{3 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
