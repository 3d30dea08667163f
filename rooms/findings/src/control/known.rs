//! What an attacker can say of one question's hidden cells, who knows the exact base and the rules.

use calc::{Safe, SafeOption, Shown, ShownOption, Thresholds};
use surveys::instrument::Question;

use super::bounds::{Range, Set, Tree};
use super::options;

/// A hidden group's greatest possible count less its least must be this or more.
pub(crate) const ROOM: u32 = 3;

/// The groups of a question's options.
#[derive(Debug, Clone, Copy)]
pub(super) struct Groups {
    pub(super) all: Set,
    pub(super) favourable: Set,
    pub(super) concern: Set,
}

impl Groups {
    pub(super) fn of(question: &Question) -> Self {
        let offered = options(question);
        let set = |of: &[String]| {
            offered.iter().enumerate().filter(|(_, line)| line.any_of(of)).map(|(i, _)| 1 << i).sum()
        };
        let of = |pick: fn(&surveys::instrument::Indicator) -> &Vec<String>| {
            question.indicator.as_ref().map(|i| set(pick(i))).unwrap_or_default()
        };
        let all = (1 << offered.len().min(63)) - 1;
        Self { all, favourable: of(|i| &i.favourable), concern: of(|i| &i.concern) }
    }

    pub(super) fn cross(&self) -> bool {
        self.favourable & self.concern != 0
    }

    /// Good news, a worry, or neither: 0, 1 or 2.
    fn of_option(&self, option: Set) -> usize {
        [self.favourable, self.concern].iter().position(|group| group & option != 0).unwrap_or(2)
    }

    /// The answers that are neither.
    pub(super) fn rest(&self) -> Set {
        self.all & !self.favourable & !self.concern
    }
}

/// What an attacker takes hidden cells for.
pub(super) struct Guess {
    /// Of the options that are good news, a worry, and neither.
    options: [Taken; 3],
    shares: [Taken; 2],
}

#[derive(Clone, Copy)]
pub(super) enum Taken {
    Anything,
    Few,
    AllButFew,
}

impl Guess {
    pub(super) const ANY: Self = Self { options: [Taken::Anything; 3], shares: [Taken::Anything; 2] };

    fn all() -> impl Iterator<Item = Self> {
        let (two, three) = ([Taken::Anything, Taken::Few], [Taken::Anything, Taken::Few, Taken::AllButFew]);
        (0..72).map(move |n: usize| Self {
            options: [two[n % 2], two[n / 2 % 2], two[n / 4 % 2]],
            shares: [three[n / 8 % 3], three[n / 24]],
        })
    }
}

/// What is published of a question, as an attacker reads it.
pub(super) struct Shape<'a> {
    pub(super) base: u32,
    pub(super) groups: Groups,
    pub(super) t: &'a Thresholds,
    pub(super) shares: [Safe; 2],
    pub(super) row: &'a [SafeOption],
}

impl Shape<'_> {
    pub(super) fn leaves(&self, within: Set) -> impl Iterator<Item = Set> {
        (0..self.row.len()).map(|i| 1 << i).filter(move |leaf| leaf & within != 0)
    }

    pub(super) fn is_shown(&self, set: Set) -> bool {
        let [favourable, concern] = self.shares.map(|s| matches!(s.view(), Shown::Share { .. }));
        (set == self.groups.favourable && favourable)
            || (set == self.groups.concern && concern)
            || self
                .leaves(set)
                .zip(self.row_of(set))
                .any(|(leaf, cell)| leaf == set && counted(cell).is_some())
    }

    /// The shown options that are not the same people as a shown share.
    pub(super) fn options_beside_shares(&self) -> Vec<Set> {
        let shares = [self.groups.favourable, self.groups.concern];
        self.leaves(self.groups.all).filter(|leaf| self.is_shown(*leaf) && !shares.contains(leaf)).collect()
    }

    fn row_of(&self, set: Set) -> impl Iterator<Item = &SafeOption> {
        self.row.iter().enumerate().filter(move |(i, _)| set >> i & 1 == 1).map(|(_, cell)| cell)
    }

    /// All that is known, under a guess, with what else is known of some groups.
    pub(super) fn tree(&self, guess: &Guess, more: &[(Set, Range)]) -> Option<Tree> {
        let options = self.row.iter().enumerate().map(|(i, c)| {
            let mut range = self.range(counted(c), guess.options[self.groups.of_option(1 << i)]);
            range.high = range.high.min(self.at_most(1 << i));
            (1 << i, range)
        });
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

    /// A hidden option is small, or went along as the smallest beside one: less than any that is shown there.
    fn at_most(&self, option: Set) -> u32 {
        let groups = [self.groups.favourable, self.groups.concern];
        let around =
            groups.into_iter().find(|g| g & option != 0 && self.is_shown(*g)).unwrap_or(self.groups.all);
        let beside = self.options_beside_shares().into_iter();
        let beside = beside.filter(|o| {
            around & o != 0
                && (around != self.groups.all || groups.iter().all(|g| g & o == 0 || !self.is_shown(*g)))
        });
        let shown = beside.filter_map(|o| self.row_of(o).find_map(counted)).min();
        match shown {
            Some(count) if !self.is_shown(option) => (behind(count, self.t).1 - 1).max(self.t.hide_up_to),
            _ => self.base,
        }
    }

    /// The only hidden part of a group whose size is known: it is what the others leave.
    pub(super) fn lonely(&self) -> Option<Set> {
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
    pub(super) fn opened(&self, part: Set, whole: Set) -> Vec<Set> {
        if part == self.groups.rest() && part != whole { self.leaves(part).collect() } else { vec![part] }
    }

    /// Whether a guess is about hidden cells only; about shown ones there is nothing to guess.
    fn says_something(&self, guess: &Guess) -> bool {
        let guessed = |taken: Taken| !matches!(taken, Taken::Anything);
        let shares = [self.groups.favourable, self.groups.concern].into_iter().zip(guess.shares);
        let regions =
            [self.groups.favourable, self.groups.concern, self.groups.rest()].into_iter().zip(guess.options);
        shares.into_iter().all(|(group, taken)| !guessed(taken) || !self.is_shown(group))
            && regions.into_iter().all(|(region, taken)| {
                !guessed(taken) || self.leaves(region).any(|leaf| !self.is_shown(leaf))
            })
    }

    /// A hidden group that is known to within less than [`ROOM`], whatever the guess that leads there.
    pub(super) fn narrow(&self, more: &[(Set, Range)]) -> Option<Set> {
        Guess::all().filter(|guess| self.says_something(guess)).find_map(|guess| {
            let tree = self.tree(&guess, more)?.solve()?;
            let tight = |set: &Set| tree.range(*set).filter(|r| r.room() < ROOM.min(self.base));
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
pub(crate) fn behind(count: u32, t: &Thresholds) -> (u32, u32) {
    (count.saturating_sub(t.round_to / 2), count + (t.round_to - 1) / 2)
}
