//! Questions with one answer a person: a row that adds up, and two shares made of the same options.

use calc::{CalcError, Safe, SafeOption, Thresholds, distribution, share};
use surveys::instrument::Question;

use super::bounds::{Range, Set};
use super::known::{Groups, Guess, Shape, behind};
use super::{Cells, Counts, Shares, Table};

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
        // To hide just enough more would say that it was needed, and so what the counts are. The page with nothing
        // on it is one that many ways of answering lead to.
        if self.shape().narrow(&[]).is_some() {
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
    Ok(possible(known) && [known, at_least].into_iter().all(|range| shape.narrow(&[(set, range)]).is_none()))
}
