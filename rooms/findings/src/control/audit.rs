//! The audit before a release: everything that is published of one question, held against linear-programming bounds.
//!
//! It shares no arithmetic with what made the cells, knows how many of each group answered, exactly, and takes hidden
//! cells for anything, for few and for all but few. What doesn't hold is not released.

use calc::{CalcError, Safe, Shown, ShownOption, Sums, Thresholds, Unknown};
use surveys::instrument::Question;

use super::groups::{Told, alone};
use super::known::{Groups, ROOM, Taken, behind};
use super::{Cells, Table};

/// One question as it would be released.
pub(crate) struct Audited<'a> {
    pub(crate) question: &'a Question,
    /// How many answered, exactly: an attacker knows.
    pub(crate) base: u32,
    pub(crate) cells: &'a Cells,
    /// The tables that are shown of its groups, with the exact sizes of the groups.
    pub(crate) groups: Vec<(&'a Told, Vec<Safe>)>,
}

/// A number that is not shown: which it is, and of how many people.
type Hidden = (Vec<Unknown>, u32);

impl Audited<'_> {
    /// Whether nothing that is not shown can be worked out to within less than three people.
    ///
    /// # Errors
    /// [`CalcError::Unsolved`] where the solver gives no answer, and [`CalcError::Impossible`] where nobody could have answered
    /// so, which would be a mistake of ours: neither may be released.
    pub(crate) fn holds(&self, t: &Thresholds) -> Result<bool, CalcError> {
        let Table::One(row) = &self.cells.table else { return Ok(self.groups.is_empty()) };
        if self.base < t.min_percent_base {
            return Ok(self.groups.is_empty());
        }
        let row: Vec<ShownOption> = row.iter().map(|cell| cell.into_inner().view()).collect();
        // A question of which nothing is shown is one that many ways of answering lead to: its `c`s don't mean few.
        let guesses = [Taken::Anything, Taken::Few, Taken::AllButFew];
        let guesses = if self.shows_any(&row) { &guesses[..] } else { &guesses[..1] };
        for taken in guesses.iter().copied() {
            let (sums, hidden) = self.known(&row, taken, t);
            for (of, size) in hidden {
                match sums.range(&of) {
                    Ok(found) if found.high - found.low < ROOM.min(size) => return Ok(false),
                    Ok(_) => {}
                    // A guess that can't be says nothing; what is published can't be impossible by itself.
                    Err(CalcError::Impossible) if !matches!(taken, Taken::Anything) => break,
                    Err(why) => return Err(why),
                }
            }
        }
        Ok(true)
    }

    fn shows_any(&self, row: &[ShownOption]) -> bool {
        let shown = |cell: Option<Safe>| cell.is_some_and(|cell| matches!(cell.view(), Shown::Share { .. }));
        let shares = self.cells.shares.as_ref();
        row.iter().any(|cell| matches!(cell, ShownOption::Count { .. }))
            || shares.is_some_and(|s| {
                shown(s.favourable.map(|c| c.into_inner())) || shown(Some(s.concern.into_inner()))
            })
    }

    /// All that an attacker knows, and what they want to know.
    fn known(&self, row: &[ShownOption], taken: Taken, t: &Thresholds) -> (Sums, Vec<Hidden>) {
        let (mut sums, mut hidden) = (Sums::default(), Vec::new());
        let groups = Groups::of(self.question);
        let mut options = Vec::new();
        for cell in row {
            let ShownOption::Count { count, .. } = cell else {
                let (low, high) = self.taken_for(taken, t);
                options.push(sums.number(low, high));
                hidden.push((options[options.len() - 1..].to_vec(), self.base));
                continue;
            };
            let (low, high) = self.shown(*count, t);
            options.push(sums.number(low, high));
        }
        sums.together(&options, self.base, self.base);
        let within = |set: u64| -> Vec<Unknown> {
            options.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, o)| *o).collect()
        };
        let good = within(groups.favourable);
        if let Some(shares) = &self.cells.shares {
            let favourable = shares.favourable.map(|cell| cell.into_inner());
            for (set, cell) in
                [(groups.favourable, favourable), (groups.concern, Some(shares.concern.into_inner()))]
            {
                match cell.map(|cell| cell.view()) {
                    Some(Shown::Share { count, .. }) => {
                        let (low, high) = self.shown(count, t);
                        sums.together(&within(set), low, high);
                    }
                    Some(_) => hidden.push((within(set), self.base)),
                    None => {}
                }
            }
        }
        for (told, cells) in &self.groups {
            let mut all = Vec::new();
            for ((base, _), cell) in told.groups.iter().zip(cells) {
                let range = alone(cell, *base, t);
                all.push(sums.number(range.low, range.high));
                if !matches!(cell.view(), Shown::Share { .. }) {
                    hidden.push((all[all.len() - 1..].to_vec(), *base));
                }
            }
            all.push(sums.number(0, told.unsaid));
            hidden.push((all[all.len() - 1..].to_vec(), told.unsaid));
            sums.same(&all, &good);
        }
        (sums, hidden)
    }

    /// What a shown count may be: what rounds to it, and neither few nor all but few.
    fn shown(&self, count: u32, t: &Thresholds) -> (u32, u32) {
        let (low, high) = behind(count, t);
        (low.max(t.hide_up_to + 1), high.min(self.base.saturating_sub(t.hide_up_to + 1)))
    }

    fn taken_for(&self, taken: Taken, t: &Thresholds) -> (u32, u32) {
        match taken {
            Taken::Few => (0, t.hide_up_to),
            _ => (0, self.base),
        }
    }
}
