"""The lead of a small authority, who knows what each of their own said, against what is told of small boxes together."""
import json

from bounds import ROOM, ROUND
from files import number
from pages import figures
from rounds import count_of

# With so many at either end nothing is shown, and a figure rounded to five stands for two more or fewer.
END, OFF = 12, 2


def behind(row, base):
    """Every count that leads to what is published, of so many who answered."""
    shown = lambda count: END <= count <= base - END
    rounded = lambda count: (count + OFF) // ROUND * ROUND
    span = lambda to: [n for n in range(base + 1) if shown(n) and rounded(n) == to]
    wide = lambda count: shown(count) and len(span(rounded(count))) > ROOM
    if number(row["share"]):
        return span(count_of(row))
    return [n for n in range(base + 1) if not wide(n)]


def attack(folder):
    """How many figures were attacked, by how many leads; which were known too closely; how many were shown."""
    rows = {r["question"]: r for r in figures(folder / "figures.csv") if r["table"] == "small"}
    tried, narrow, shown = 0, [], 0
    for question in json.loads((folder / "small.json").read_text())["questions"]:
        row, base, truth = rows.get(question["name"]), sum(question["bases"]), sum(question["good"])
        if row is None:
            assert base < 30, f"{folder.name}: nothing is said of {question['name']}, of {base}"
            continue
        counts = behind(row, base)
        assert truth in counts, f"{folder.name}: {question['name']} is {truth} of {base}, and published as {row['share']}"
        shown += number(row["share"])
        for own, of in zip(question["good"], question["bases"]):
            others = [n - own for n in counts if 0 <= n - own <= base - of]
            tried += 1
            if max(others) - min(others) < ROOM:
                narrow.append((folder.name, question["name"], own, of, others))
    return tried, narrow, shown


def control(folder):
    """The same truth by "hide 1 to 5": a lead takes their own away from an exact sum. How many of how many are recovered."""
    all_ = [(sum(q["good"]), sum(q["bases"])) for q in json.loads((folder / "small.json").read_text())["questions"]]
    return sum(not 1 <= good <= 5 for good, _ in all_), len(all_)
