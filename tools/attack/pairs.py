#!/usr/bin/env python3
"""What national tables by two groupings would tell of one authority's hidden figures: a measurement for docs/adr/0017, by
simulation. Nothing of the program is attacked, as it publishes no such tables.

Each authority publishes a question by each of six groupings, as it does: nothing under a base of 10, a word under 30, 7 or fewer
hidden at either end, the rest rounded to 5. All together would be published by each two groupings: nothing under a base of 60, 7 or
fewer hidden at either end, the rest rounded to 10. The attacker knows every base, adds a row of such a table up, for every second
grouping, and takes the other authorities away.
"""
import collections
import random

GROUPINGS = [4, 3, 5, 2, 3, 4]
ROOM = 3


def of_one(count, base):
    """The least and the most that an authority's own table leaves of a group's count."""
    if base < 10:
        return 0, base
    if base < 30:
        return (base // 2 + 1, base) if count > base // 2 else (0, base // 2)
    if count <= 7 or base - count <= 7:
        return 0, base
    rounded = (count + 2) // 5 * 5
    return max(8, rounded - 2), min(base - 8, rounded + 2)


def of_all(count, base):
    """The same of a cell by two groupings."""
    if base < 60 or count <= 7 or base - count <= 7:
        return 0, base
    rounded = (count + 5) // 10 * 10
    return max(8, rounded - 5), min(base - 8, rounded + 4)


def people(authorities):
    """Who answered: the authority, a group of each grouping, and whether they gave the answer."""
    weights = [[random.random() ** 1.5 + 0.05 for _ in range(groups)] for groups in GROUPINGS]
    for authority in range(authorities):
        size, lean = random.randint(30, 200), random.choice([0.1, 0.3, 0.5, 0.7, 0.9])
        for _ in range(size):
            yield authority, [random.choices(range(len(w)), w)[0] for w in weights], random.random() < lean


def attack(authorities):
    """How many groups of authorities were attacked, of how many less is possible than before, and of how many less than ROOM."""
    base, count, together = collections.Counter(), collections.Counter(), collections.Counter()
    both = collections.Counter()
    for authority, groups, gave in people(authorities):
        for a, group in enumerate(groups):
            base[authority, a, group] += 1
            count[authority, a, group] += gave
            for b, other in enumerate(groups):
                together[a, group, b, other] += 1
                both[a, group, b, other] += gave
    tried = narrowed = known = 0
    for a, groups in enumerate(GROUPINGS):
        for group in range(groups):
            own = [of_one(count[i, a, group], base[i, a, group]) for i in range(authorities)]
            least, most = sum(low for low, _ in own), sum(high for _, high in own)
            low_all, high_all = least, most
            for b, others in enumerate(GROUPINGS):
                if b != a:
                    row = [of_all(both[a, group, b, other], together[a, group, b, other]) for other in range(others)]
                    low_all, high_all = max(low_all, sum(low for low, _ in row)), min(high_all, sum(high for _, high in row))
            for i, (low, high) in enumerate(own):
                after = max(low, low_all - (most - high)), min(high, high_all - (least - low))
                assert after[0] <= count[i, a, group] <= after[1]
                size = min(ROOM, base[i, a, group])
                tried += 1
                narrowed += after[1] - after[0] < high - low
                known += after[1] - after[0] < size <= high - low
    return tried, narrowed, known


if __name__ == "__main__":
    random.seed(5)
    for authorities, rounds in ((4, 100), (6, 100), (12, 60), (30, 20)):
        tried, narrowed, known = (sum(n) for n in zip(*(attack(authorities) for _ in range(rounds))))
        print(f"{authorities} authorities: {tried} groups, {100 * narrowed / tried:.1f}% narrowed, {known} known to within less than {ROOM}")
