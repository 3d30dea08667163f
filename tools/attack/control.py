"""The positive control: the same truth, published by "hide 1 to 5", must break under the same solver."""
import json

from bounds import Facts


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
