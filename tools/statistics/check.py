"""Holds the formulas of `calc` against SciPy and statsmodels: thousands of random tables and every edge, to 1e-9.

    check.py PROGRAM    where PROGRAM is the example `figures` of `calc`

Prints each kind with how many tables agree, and closes on "N passed, M failed"; a kind is one test.
"""

import json
import math
import subprocess
import sys
import warnings

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SEED = 20_261_123
CLOSE = 1e-9
rng = np.random.default_rng(SEED)

# statsmodels divides by nought in statistics that are not asked for here.
warnings.filterwarnings("ignore", category=RuntimeWarning)


def table(most):
    """One count of one base, small ones and the ends as often as large ones."""
    base = int(rng.integers(1, int(rng.choice([3, 12, 60, 400, most])) + 1))
    count = int(rng.choice([0, base, rng.integers(0, base + 1), rng.binomial(base, rng.random())]))
    return count, base


EDGES = [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 30), (1, 30), (29, 30), (30, 30), (0, 5000), (5000, 5000)]
PAIRS = [(a, b) for a in EDGES for b in EDGES]
REFUSED = [(0, 0), (1, 0), (3, 2)]


def wilson(a):
    return list(proportion_confint(a[0], a[1], alpha=0.05, method="wilson"))


def newcombe(a, b):
    return list(confint_proportions_2indep(*a, *b, method="newcomb", compare="diff", alpha=0.05))


def tails(a, b):
    """Both one-sided mid-p values, from SciPy's hypergeometric distribution."""
    (count, n1), (other, n2) = a, b
    law = stats.hypergeom(n1 + n2, count + other, n1)
    at = law.pmf(count)
    return law.cdf(count - 1) + at / 2, law.sf(count) + at / 2


def mid_p(a, b):
    return float(min(1.0, 2 * min(tails(a, b))))


def mid_p_by_fisher(a, b):
    """The same by another way: Fisher's exact test, one-sided, less half of what was seen."""
    (count, n1), (other, n2) = a, b
    square = [[count, n1 - count], [other, n2 - other]]
    at = stats.hypergeom(n1 + n2, count + other, n1).pmf(count)
    ends = [stats.fisher_exact(square, alternative=end).pvalue - at / 2 for end in ("less", "greater")]
    return float(min(1.0, 2 * min(ends)))


def bh(p, rate):
    return [bool(x) for x in multipletests(p, alpha=rate, method="fdr_bh")[0]] if p else []


def rounded(n):
    return (n + 2) // 5 * 5


def behind(n):
    return range(max(0, n - 2), n + 3)


def shown(count, base):
    return base >= 30 and min(count, base - count) > 7


def envelope(own, other):
    """The worst p-value of either claim and the widest interval, over every truth behind the rounded figures."""

    def truths(pair):
        return [(c, n) for n in behind(rounded(pair[1])) for c in behind(rounded(pair[0])) if c <= n]

    both = [(a, b) for a in truths(own) for b in truths(other)]
    c, n, d, m = (np.array(x) for x in zip(*[(*a, *b) for a, b in both]))
    at = stats.hypergeom.pmf(c, n + m, c + d, n) / 2
    higher = min(1.0, 2 * (stats.hypergeom.sf(c, n + m, c + d, n) + at).max())
    lower = min(1.0, 2 * (stats.hypergeom.cdf(c - 1, n + m, c + d, n) + at).max())
    low, high = confint_proportions_2indep(c, n, d, m, method="newcomb", compare="diff", alpha=0.05)
    return higher, lower, low.min(), high.max()


def judged(pairs):
    """A report from the rounded figures alone, by brute force."""
    made = [envelope(a, b) if shown(*a) and shown(*b) else None for a, b in pairs]
    claims = iter(bh([float(min(m[:2])) for m in made if m], 0.05))
    report = []
    for m in made:
        if m is None:
            report.append(None)
            continue
        higher, lower, low, high = m
        says = "no_clear_difference"
        if next(claims):
            if higher < lower and low > 0:
                says = "better"
            elif lower < higher and high < 0:
                says = "worse"
        points = [math.floor(low * 100), math.ceil(high * 100)]
        report.append({"p": math.ceil(min(higher, lower) * 10_000) / 10_000, "points": points, "verdict": says})
    return report


def cases():
    """Every case with what it should be, by kind."""
    singles = EDGES + [table(100_000) for _ in range(4000)]
    doubles = PAIRS + [(table(3000), table(3000)) for _ in range(4000)]
    reports = [[(table(300), table(300)) for _ in range(12)] for _ in range(40)]
    lists = [[], [0.0], [1.0], [0.05], [0.05] * 7, [0.0, 1.0]]
    lists += [list(map(float, rng.random(int(rng.integers(1, 80))) ** rng.integers(1, 5))) for _ in range(2000)]
    yield "Wilson's interval", [({"op": "wilson", "a": a}, wilson(a)) for a in singles]
    yield "Newcombe's interval", [({"op": "newcombe", "a": a, "b": b}, newcombe(a, b)) for a, b in doubles]
    yield "mid-p", [({"op": "mid_p", "a": a, "b": b}, mid_p(a, b)) for a, b in doubles]
    few = doubles[:400]
    yield "mid-p by Fisher's test", [({"op": "mid_p", "a": a, "b": b}, mid_p_by_fisher(a, b)) for a, b in few]
    yield "Benjamini and Hochberg", [({"op": "bh", "p": p, "rate": 0.05}, bh(p, 0.05)) for p in lists]
    yield "verdicts from rounded figures", [({"op": "judge", "pairs": r}, judged(r)) for r in reports]
    yield "tables that can't be", [
        *[({"op": "wilson", "a": a}, {"error": None}) for a in REFUSED],
        *[({"op": op, "a": a, "b": (1, 2)}, {"error": None}) for a in REFUSED for op in ("newcombe", "mid_p")],
        *[({"op": "bh", "p": [p], "rate": 0.05}, {"error": None}) for p in (-0.1, 1.1)],
    ]


def agrees(ours, theirs):
    if isinstance(theirs, dict) and "error" in theirs:
        return isinstance(ours, dict) and "error" in ours
    if isinstance(theirs, (list, tuple)):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(agrees, ours, theirs))
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and ours.keys() == theirs.keys() and all(agrees(ours[k], theirs[k]) for k in theirs)
    if isinstance(theirs, float):
        return isinstance(ours, (int, float)) and abs(ours - theirs) <= CLOSE
    return ours == theirs


def main(program):
    passed = failed = 0
    for kind, rows in cases():
        lines = "".join(json.dumps(asked) + "\n" for asked, _ in rows)
        done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
        ours = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(ours) == len(rows), f"{kind}: {len(rows)} tables, {len(ours)} results"
        off = [(a, o, t) for (a, t), o in zip(rows, ours) if not agrees(o, t)]
        print(f"{'FAILED' if off else 'ok':8}{kind}: {len(rows) - len(off)} of {len(rows)} tables agree")
        for asked, mine, other in off[:3]:
            print(f"        {asked}\n          ours {mine}\n          theirs {other}"[:900])
        passed, failed = passed + (not off), failed + bool(off)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
