//! Questions with one answer a person: a row that adds up, and two shares made of the same options.

use calc::{CalcError, Safe, SafeOption, Shown, ShownOption, Thresholds, distribution, share};
use surveys::instrument::Question;

use super::bounds::{Range, Set, Tree};
use super::{Cells, Counts, Shares, Table, options};

/// A hidden group's greatest possible count less its least must be this or more.
const ROOM: u32 = 3;
/// The room that hidden options have while the others are shown.
const ROW_ROOM: u32 = 3;

pub(super) fn cells(question: &Question, counts: &Counts, t: &Thresholds) -> Result<Cells, CalcError> {
    let row = |row: Vec<SafeOption>| Table::One(row.into_iter().map(Into::into).collect());
    if question.indicator.is_none() {
        return Ok(Cells { shares: None, table: row(distribution(&counts.by_option, t)?) });
    }
    let groups = Groups::of(question);
    if groups.cross() {
        let shares = Shares { favourable: None, concern: share(counts.concern, counts.base, t)?.into() };
        return Ok(Cells { shares: Some(shares), table: Table::Withheld });
    }
    let mut draft = Draft::new(counts, groups, t)?;
    draft.settle()?;
    // Both "half or fewer" of an indicator without a middle would mean an even split, to the person.
    let both = counts.base >= t.min_percent_base || draft.groups.rest() != 0;
    let shares = Shares { favourable: both.then(|| draft.favourable.into()), concern: draft.concern.into() };
    Ok(Cells { shares: Some(shares), table: row(draft.row) })
}

/// The groups of a question's options.
#[derive(Debug, Clone, Copy)]
struct Groups {
    all: Set,
    favourable: Set,
    concern: Set,
}

impl Groups {
    fn of(question: &Question) -> Self {
        let offered = options(question);
        let set = |of: &[String]| {
            offered.iter().enumerate().filter(|(_, o)| of.contains(&o.0)).map(|(i, _)| 1 << i).sum()
        };
        let of = |pick: fn(&surveys::instrument::Indicator) -> &Vec<String>| {
            question.indicator.as_ref().map(|i| set(pick(i))).unwrap_or_default()
        };
        let all = (1 << offered.len().min(63)) - 1;
        Self { all, favourable: of(|i| &i.favourable), concern: of(|i| &i.concern) }
    }

    fn cross(&self) -> bool {
        self.favourable & self.concern != 0
    }

    /// The answers that are neither.
    fn rest(&self) -> Set {
        self.all & !self.favourable & !self.concern
    }
}

/// What would be published, as it stands while more is hidden.
struct Draft<'a> {
    counts: &'a Counts,
    groups: Groups,
    t: &'a Thresholds,
    favourable: Safe,
    concern: Safe,
    row: Vec<SafeOption>,
}

impl<'a> Draft<'a> {
    fn new(counts: &'a Counts, groups: Groups, t: &'a Thresholds) -> Result<Self, CalcError> {
        let base = counts.base;
        // Each option against all others: hidden where either is small. The rest of the hiding is `settle`'s.
        let alone = |n: &u32| distribution(&[*n, base - n], t).map(|pair| pair[0]);
        let row: Result<Vec<SafeOption>, CalcError> = counts.by_option.iter().map(alone).collect();
        let (favourable, concern) = (share(counts.favourable, base, t)?, share(counts.concern, base, t)?);
        Ok(Self { counts, groups, t, favourable, concern, row: row? })
    }

    /// Hides more until nothing that is hidden can be worked out.
    fn settle(&mut self) -> Result<(), CalcError> {
        if self.counts.base < self.t.min_percent_base {
            return Ok(());
        }
        // Nearly everybody on one side: the options of that side would say so.
        if !self.shape().is_shown(self.groups.favourable) && !self.shape().is_shown(self.groups.concern) {
            return self.hide(self.groups.all);
        }
        while let Some(group) = self.shape().lonely() {
            let next = self.next_to_hide(group);
            if next.is_empty() {
                return self.hide(self.groups.all);
            }
            next.into_iter().try_for_each(|option| self.hide(option))?;
        }
        // Each further step goes to a page that many ways of answering lead to, since to hide just enough would
        // say that it was needed. So the row goes as a whole, and well before it has to.
        if self.shape().narrow(&[], ROW_ROOM).is_some() {
            self.shape().options_beside_shares().into_iter().try_for_each(|option| self.hide(option))?;
        }
        if self.shape().narrow(&[], ROOM).is_some() {
            self.hide(self.groups.all)?;
        }
        Ok(())
    }

    fn shape(&self) -> Shape<'_> {
        Shape {
            base: self.counts.base,
            groups: self.groups,
            t: self.t,
            shares: [self.favourable, self.concern],
            row: &self.row,
        }
    }

    /// The smallest shown option (with its equals) among the nearest ones that would make room.
    fn next_to_hide(&self, group: Set) -> Vec<Set> {
        let shape = self.shape();
        let Some(tree) = shape.tree(&Guess::ANY, &[]) else { return Vec::new() };
        let open = shape.options_beside_shares();
        let mut near = Some((group, shape.leaves(group).collect::<Vec<_>>()));
        while let Some((at, sets)) = near {
            let sets = sets.into_iter().flat_map(|part| shape.opened(part, at));
            let shown: Vec<Set> = sets.filter(|s| open.contains(s)).collect();
            if let Some(least) = shown.iter().map(|s| self.exact(*s)).min() {
                return shown.into_iter().filter(|s| self.exact(*s) == least).collect();
            }
            near = tree.around(at);
        }
        Vec::new()
    }

    fn exact(&self, set: Set) -> u32 {
        let bits = self.counts.by_option.iter().enumerate();
        bits.filter(|(i, _)| set >> i & 1 == 1).map(|(_, n)| n).sum()
    }

    /// Hides an option; or, given all of them, everything there is.
    fn hide(&mut self, set: Set) -> Result<(), CalcError> {
        let base = self.counts.base;
        let (share, option) = (share(0, base, self.t)?, distribution(&[0, base], self.t)?[0]);
        if set == self.groups.all {
            (self.favourable, self.concern) = (share, share);
        }
        for (_, cell) in self.row.iter_mut().enumerate().filter(|(i, _)| set >> i & 1 == 1) {
            *cell = option;
        }
        Ok(())
    }
}

/// What an attacker takes hidden cells for.
struct Guess {
    options: Taken,
    shares: [Taken; 2],
}

#[derive(Clone, Copy)]
enum Taken {
    Anything,
    Few,
    AllButFew,
}

impl Guess {
    const ANY: Self = Self { options: Taken::Anything, shares: [Taken::Anything; 2] };

    fn all() -> impl Iterator<Item = Self> {
        let three = [Taken::Anything, Taken::Few, Taken::AllButFew];
        let options = [Taken::Anything, Taken::Few].into_iter();
        options.flat_map(move |o| {
            three.into_iter().flat_map(move |f| three.map(|c| Self { options: o, shares: [f, c] }))
        })
    }
}

/// What is published of a question, as an attacker reads it.
struct Shape<'a> {
    base: u32,
    groups: Groups,
    t: &'a Thresholds,
    shares: [Safe; 2],
    row: &'a [SafeOption],
}

impl Shape<'_> {
    fn leaves(&self, within: Set) -> impl Iterator<Item = Set> {
        (0..self.row.len()).map(|i| 1 << i).filter(move |leaf| leaf & within != 0)
    }

    fn is_shown(&self, set: Set) -> bool {
        let [favourable, concern] = self.shares.map(|s| matches!(s.view(), Shown::Share { .. }));
        (set == self.groups.favourable && favourable)
            || (set == self.groups.concern && concern)
            || self
                .leaves(set)
                .zip(self.row_of(set))
                .any(|(leaf, cell)| leaf == set && counted(cell).is_some())
    }

    /// The shown options that are not the same people as a shown share.
    fn options_beside_shares(&self) -> Vec<Set> {
        let shares = [self.groups.favourable, self.groups.concern];
        self.leaves(self.groups.all).filter(|leaf| self.is_shown(*leaf) && !shares.contains(leaf)).collect()
    }

    fn row_of(&self, set: Set) -> impl Iterator<Item = &SafeOption> {
        self.row.iter().enumerate().filter(move |(i, _)| set >> i & 1 == 1).map(|(_, cell)| cell)
    }

    /// All that is known, under a guess, with what else is known of some groups.
    fn tree(&self, guess: &Guess, more: &[(Set, Range)]) -> Option<Tree> {
        let options =
            self.row.iter().enumerate().map(|(i, c)| (1 << i, self.range(counted(c), guess.options)));
        let share = |i: usize| match self.shares[i].view() {
            Shown::Share { count, .. } => self.range(Some(count), Taken::Anything),
            _ => self.range(None, guess.shares[i]),
        };
        let shares = [(self.groups.favourable, share(0)), (self.groups.concern, share(1))];
        let whole = (self.groups.all, Range::new(self.base, self.base));
        let rest = (self.groups.rest(), Range::new(0, self.base));
        Tree::new(options.chain(shares).chain([whole, rest]).chain(more.iter().copied()))
    }

    fn range(&self, shown: Option<u32>, guess: Taken) -> Range {
        let few = self.t.hide_up_to;
        match (shown, guess) {
            (Some(count), _) => {
                let (low, high) = behind(count, self.t);
                Range::new(low.max(few + 1), high.min(self.base.saturating_sub(few + 1)))
            }
            (None, Taken::Anything) => Range::new(0, self.base),
            (None, Taken::Few) => Range::new(0, few),
            (None, Taken::AllButFew) => Range::new(self.base.saturating_sub(few), self.base),
        }
    }

    /// The only hidden part of a group whose size is known: it is what the others leave.
    fn lonely(&self) -> Option<Set> {
        let wholes = [self.groups.all, self.groups.favourable, self.groups.concern];
        let tree = self.tree(&Guess::ANY, &[])?;
        wholes.into_iter().filter(|w| *w == self.groups.all || self.is_shown(*w)).find_map(|whole| {
            let first = self.leaves(whole).find_map(|leaf| child_below(&tree, leaf, whole))?;
            let beside = tree.around(first)?.1;
            let parts: Vec<Set> =
                beside.into_iter().chain([first]).flat_map(|p| self.opened(p, whole)).collect();
            let hidden: Vec<Set> = parts.iter().copied().filter(|p| !self.is_shown(*p)).collect();
            let open = self.options_beside_shares();
            let option_left = parts.iter().any(|p| open.contains(p));
            (hidden.len() == 1 && option_left).then(|| hidden[0])
        })
    }

    /// The answers that are neither aren't published as a group: what lies in them counts singly.
    fn opened(&self, part: Set, whole: Set) -> Vec<Set> {
        if part == self.groups.rest() && part != whole { self.leaves(part).collect() } else { vec![part] }
    }

    /// A hidden group that is known to within less than `least`, whatever the guess that leads there.
    fn narrow(&self, more: &[(Set, Range)], least: u32) -> Option<Set> {
        Guess::all().find_map(|guess| {
            let tree = self.tree(&guess, more)?.solve()?;
            let tight = |set: &Set| tree.range(*set).filter(|r| r.room() < least.min(self.base));
            let groups = [self.groups.favourable, self.groups.concern].into_iter().filter(|g| *g != 0);
            let hidden = self.leaves(self.groups.all).chain(groups).filter(|set| !self.is_shown(*set));
            // These are in no cell of their own, and matter only where they may be few.
            let unnamed = more.iter().map(|(set, _)| *set).chain([self.groups.rest()]);
            let few = |set: &Set| tight(set).is_some_and(|r| r.low <= self.t.hide_up_to);
            hidden.filter(|set| tight(set).is_some()).chain(unnamed.filter(few)).next()
        })
    }
}

/// What lies directly in `whole` and holds `leaf`.
fn child_below(tree: &Tree, leaf: Set, whole: Set) -> Option<Set> {
    let mut at = leaf;
    while let Some((above, _)) = tree.around(at) {
        if above == whole {
            return Some(at);
        }
        at = above;
    }
    None
}

fn counted(cell: &SafeOption) -> Option<u32> {
    match cell.view() {
        ShownOption::Count { count, .. } => Some(count),
        _ => None,
    }
}

/// Every number that rounds to this one.
fn behind(count: u32, t: &Thresholds) -> (u32, u32) {
    (count.saturating_sub(t.round_to / 2), count + (t.round_to - 1) / 2)
}

/// See [`super::branch_is_safe`].
pub(super) fn branch_is_safe(
    row: &[SafeOption],
    shares: Option<&Shares>,
    question: &Question,
    (parent_base, base): (u32, u32),
    led: &[usize],
    t: &Thresholds,
) -> Result<bool, CalcError> {
    if parent_base < t.min_percent_base {
        return Ok(base < t.min_base);
    }
    let hidden = share(0, parent_base, t)?;
    let shares = shares.map_or([hidden; 2], |s| {
        [s.favourable.map_or(hidden, |cell| cell.into_inner()), s.concern.into_inner()]
    });
    let shape = Shape { base: parent_base, groups: Groups::of(question), t, shares, row };
    let known = if base < t.min_base {
        Range::new(0, t.min_base - 1)
    } else if base < t.min_percent_base {
        Range::new(t.min_base, t.min_percent_base - 1)
    } else {
        let rounded = (base + t.round_to / 2) / t.round_to * t.round_to;
        let (low, high) = behind(rounded, t);
        Range::new(low, high)
    };
    let set: Set = led.iter().map(|i| 1 << i).sum();
    let at_least = Range::new(known.low, parent_base);
    let possible = |range| shape.tree(&Guess::ANY, &[(set, range)]).is_some();
    Ok(possible(known)
        && [known, at_least].into_iter().all(|range| shape.narrow(&[(set, range)], ROOM).is_none()))
}
