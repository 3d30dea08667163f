"""From one release to the next: an attacker who knows exactly who stayed, and that whoever stayed says what they said before."""
from bounds import Facts, attacked


class Pair:
    """A question asked twice of an authority's young people, and of those of them who were there both times."""

    def __init__(self, first, then, stayed):
        self.first, self.then, self.stayed = first, then, stayed

    def shows_any(self):
        return self.first.shows_any() or self.then.shows_any()

    def facts(self, taken):
        facts = Facts()
        hidden = []
        for when, question in (("before", self.first), ("again", self.then)):
            _, more = question.facts(taken, facts)
            hidden += [(what, parts, size, (when, at)) for what, parts, size, at in more]
        base = self.stayed["base"]
        kept = self.shared(facts, self.first.options, self.then.options, [base] * len(self.first.options))
        facts.equal.append(([(k, 1) for k in kept], base))
        good = [kept[p] for p in self.first.known["favourable"]]
        for grouping, name in enumerate(g["name"] for g in self.stayed["groups"]):
            sizes = self.stayed["groups"][grouping]["sizes"]
            both = [q.told.get(name) for q in (self.first, self.then)]
            if None in both:
                continue
            sizes = sizes + [base - sum(sizes)]
            one, other = (q.parts[at] for q, at in zip((self.first, self.then), both))
            of_group = self.shared(facts, one, other, sizes)
            facts.equal.append(([(p, 1) for p in of_group] + [(g, -1) for g in good], 0))
        return facts, hidden

    def shared(self, facts, one, other, sizes):
        """How many of each number are those who stayed: no more than there were at either time, nor than stayed."""
        kept = []
        for a, b, size in zip(one, other, sizes):
            kept.append(facts.number(0, size))
            for whole, left in ((a, self.left(self.first, a, size)), (b, self.left(self.then, b, size))):
                facts.within.append(([(whole, 1), (kept[-1], -1)], 0, left))
        return kept

    @staticmethod
    def left(question, place, size):
        """How many of this number may be others than those who stayed."""
        return question.room.get(place, question.base) - size

    def attack(self):
        return attacked(self, self.first.known)
