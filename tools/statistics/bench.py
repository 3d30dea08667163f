"""The tables of `./bench findings` in pandas: counts, shares, intervals, tests and verdicts, from exact counts.

    bench.py FILE PEOPLE    the file holds a column of LAs and 60 columns of answers, a byte each

Prints the seconds of CPU, the middle of three runs, once everything is loaded.
"""

import sys
import time

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

people = int(sys.argv[2])
table = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, people)
frame = pd.DataFrame(table.T, columns=["la", *[f"q{n}" for n in range(len(table) - 1)]]).astype("category")


def work_out():
    values = []
    for question in frame.columns[1:]:
        counts = pd.crosstab(frame["la"], frame[question]).drop(columns=255, errors="ignore")
        base = counts.sum(axis=1).to_numpy()
        for side in (counts.iloc[:, :2], counts.iloc[:, -2:]):
            proportion_confint(side.sum(axis=1).to_numpy(), base, method="wilson")
        good = counts.iloc[:, :2].sum(axis=1).to_numpy()
        other, rest = good.sum() - good, base.sum() - base
        confint_proportions_2indep(good, base, other, rest, method="newcomb", compare="diff")
        at = stats.hypergeom.pmf(good, base + rest, good + other, base) / 2
        below = stats.hypergeom.cdf(good - 1, base + rest, good + other, base) + at
        above = stats.hypergeom.sf(good, base + rest, good + other, base) + at
        values.append(np.minimum(1, 2 * np.minimum(below, above)))
    return [multipletests(report, alpha=0.05, method="fdr_bh")[0] for report in np.array(values).T]


took = []
for _ in range(3):
    before = time.process_time()
    work_out()
    took.append(time.process_time() - before)
print(sorted(took)[1])
