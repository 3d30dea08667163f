"""The least and the most that a figure which is not shown can be: linear programmes, solved by HiGHS through SciPy."""
import math

from scipy.optimize import linprog
from scipy.sparse import lil_matrix

from pages import tables

ROUND, FEW, ROOM, PERCENT_BASE = 5, 7, 3, 30


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
        self.bounds, self.equal, self.within, self.made = [], [], [], None

    def number(self, low, high):
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def matrices(self):
        """All that is known, as the solver wants it; made once."""
        if self.made is None:
            def rows(all_parts):
                made = lil_matrix((len(all_parts), len(self.bounds)))
                for at, parts in enumerate(all_parts):
                    for place, times in parts:
                        made[at, place] += times
                return made.tocsr() if all_parts else None
            upper = [parts for parts, _, _ in self.within] + [[(p, -s) for p, s in parts] for parts, _, _ in self.within]
            most = [high for _, _, high in self.within] + [-low for _, low, _ in self.within]
            self.made = dict(
                A_ub=rows(upper), b_ub=most or None,
                A_eq=rows([parts for parts, _ in self.equal]), b_eq=[sum_ for _, sum_ in self.equal] or None,
            )
        return self.made

    def range(self, of):
        """The least and the most these can be together; None where nothing fits."""
        ends = []
        for sign in (1, -1):
            wanted = [0.0] * len(self.bounds)
            for at in of:
                wanted[at] = float(sign)
            result = linprog(wanted, bounds=self.bounds, method="highs", **self.matrices())
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
        # Which groupings are told, and where their parts stand.
        self.groups, self.told = [], {}
        for grouping in known["groups"]:
            for table in tables(folder / f"by-{grouping['name']}.html"):
                for row in table["rows"][1:]:
                    if row[0] == known["good"]:
                        self.told[grouping["name"]] = len(self.groups)
                        self.groups.append((grouping["sizes"], [c.split("\n")[0] for c in row[2:]]))

    def shows_any(self):
        """Of a question with nothing but hidden figures many truths are possible: there a "c" does not mean few."""
        counts = any(count.startswith("about ") for _, count in self.row or [])
        return counts or any(is_share(share) for share in self.shares.values())

    def facts(self, taken, facts=None):
        """What is known where hidden figures are `taken` for something; added to what is known of another time."""
        facts, hidden = facts or Facts(), []
        # Of each group, how many are in it: of an answer, everybody could have given it.
        options, self.parts, self.room = [], [], {}
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
            self.parts.append(parts)
            self.room.update(zip(parts, sizes + [self.base - sum(sizes)]))
            hidden.append(("unsaid", [parts[-1]], self.base - sum(sizes), nth))
            facts.equal.append(([(p, 1) for p in parts] + [(g, -1) for g in good], 0))
        self.options, self.good = options, good
        return facts, hidden

    def attack(self):
        return attacked(self, self.known)


def attacked(published, known):
    """For everything that is not shown: its size, and the range that is left, whatever it is taken for."""
    for taken in ("anything", "few", "all but few") if published.shows_any() else ("anything",):
        facts, hidden = published.facts(taken)
        for what, parts, size, at in hidden:
            found = facts.range(parts)
            if found is None:
                assert taken != "anything", f"impossible: {known['name']}"
                break
            yield taken, what, at, size, found
