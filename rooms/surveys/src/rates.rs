//! Who has answered by group, as of this morning, from the register's own columns.
//!
//! That a person has answered is known in the register the next morning, so a rate over many adds nothing to it. A
//! rate over few would add something: whoever reads "in custody: 1 of 1" and knows who that is has learned it from a
//! table that is shown around, and not from the register that few people open. So groups under five are put together,
//! and where even together they are under five, only that is said. Whoever takes the rows away from the whole learns
//! about those few what the register's own mark says of them, and nothing of what anybody answered.

use register::CareLeaver;
use register::codes::YesNo;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Groups of fewer people than this are not shown alone.
pub(crate) const FEWEST: u32 = 5;
/// So many points under the rate of all is behind: less is within what a few people more or less would change.
const BEHIND: u32 = 10;

/// A group of the register: how many were asked, how many have answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) label: String,
    pub(crate) asked: u32,
    pub(crate) answered: u32,
    /// Whether it is several small groups told as one.
    pub(crate) together: bool,
}

impl Group {
    /// Whole per cent, rounded down: nobody is told a rate that is not reached.
    pub(crate) fn share(&self) -> u32 {
        (self.answered * 100).checked_div(self.asked).unwrap_or(0)
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// A group, or several small ones together.
    Shown(Group),
    /// Small ones that are too few even together.
    Few(String),
}

/// Rates by one trait of people.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// What people are told apart by, as a heading.
    pub(crate) by: &'static str,
    /// What helps where a group of it is behind.
    pub(crate) helps: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// Whether people had answered as of this morning: everyone who was asked is in it.
pub(crate) type Done = HashMap<Uuid, bool>;

/// The tables of a wave by what people are.
pub(crate) fn tables(people: &[CareLeaver], done: &Done) -> Vec<Table> {
    let pass_on = "Ask their personal advisers to hand them the link.";
    let table = |by, helps, groups| Table { by, helps, lines: lines(groups) };
    let label = |label: &str| label.to_owned();
    vec![
        table("Age", pass_on, grouped(people, done, |p| (p.age_band, label(p.age_band.label())))),
        table("Sex", pass_on, grouped(people, done, |p| (p.gender, label(p.gender.label())))),
        table(
            "Home",
            "Print letters for them, and ask who works there to pass them on.",
            grouped(people, done, |p| (p.home, label(p.home.label()))),
        ),
    ]
}

/// The tables of a wave by how people are reached: whose they are, and how far away. `names` are those of advisers.
pub(crate) fn reach(people: &[CareLeaver], done: &Done, names: &HashMap<Uuid, String>) -> Vec<Table> {
    let adviser = |p: &CareLeaver| {
        let name = p.adviser_name.and_then(|id| names.get(&id));
        (name.is_none(), name.cloned().unwrap_or_else(|| "Nobody is named".to_owned()))
    };
    let area = |p: &CareLeaver| match p.elsewhere {
        YesNo::Yes => (1, "In another council’s area"),
        YesNo::No => (0, "In your own area"),
        YesNo::Unknown => (2, "Not known"),
    };
    let table = |by, helps, groups| Table { by, helps, lines: lines(groups) };
    vec![
        table(
            "Personal adviser",
            "Ask this adviser what would help: time, an interpreter, letters.",
            grouped(people, done, |p| (adviser(p), adviser(p).1)),
        ),
        table(
            "Where they live",
            "Somebody has to ring or write: nobody meets them by chance.",
            grouped(people, done, |p| (area(p), area(p).1.to_owned())),
        ),
    ]
}

/// How many more answers it takes to reach so many per cent of those who were asked.
pub(crate) fn lacking(asked: u64, answered: u64, percent: u32) -> u64 {
    (asked * u64::from(percent)).div_ceil(100).saturating_sub(answered)
}

fn grouped<K: Ord>(
    people: &[CareLeaver],
    done: &Done,
    by: impl Fn(&CareLeaver) -> (K, String),
) -> Vec<Group> {
    let mut groups: BTreeMap<K, Group> = BTreeMap::new();
    for person in people {
        let Some(answered) = done.get(&person.id) else { continue };
        let (key, label) = by(person);
        let empty = || Group { label, asked: 0, answered: 0, together: false };
        let group = groups.entry(key).or_insert_with(empty);
        group.asked += 1;
        group.answered += u32::from(*answered);
    }
    groups.into_values().collect()
}

fn lines(groups: Vec<Group>) -> Vec<Line> {
    let (large, small): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|g| g.asked >= FEWEST);
    let mut lines: Vec<Line> = large.into_iter().map(Line::Shown).collect();
    if !small.is_empty() {
        lines.push(together(&small));
    }
    lines
}

fn together(small: &[Group]) -> Line {
    let label = small.iter().map(|g| g.label.as_str()).collect::<Vec<_>>().join("; ");
    let sum = |of: fn(&Group) -> u32| small.iter().map(of).sum();
    let all = Group { label, asked: sum(|g| g.asked), answered: sum(|g| g.answered), together: true };
    if all.asked >= FEWEST { Line::Shown(all) } else { Line::Few(all.label) }
}

/// The groups that are well behind all who were asked, each with its table, furthest first.
pub(crate) fn behind(tables: &[Table], all: u32) -> Vec<(&Table, &Group)> {
    let shown = tables.iter().flat_map(|table| table.lines.iter().map(move |line| (table, line)));
    let groups = shown.filter_map(|(table, line)| match line {
        Line::Shown(group) => Some((table, group)),
        Line::Few(_) => None,
    });
    let mut behind: Vec<_> = groups.filter(|(_, group)| group.share() + BEHIND <= all).collect();
    behind.sort_by_key(|(_, group)| group.share());
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(label: &str, asked: u32, answered: u32) -> Group {
        Group { label: label.to_owned(), asked, answered, together: false }
    }

    #[test]
    fn small_groups_stand_together_or_not_at_all() {
        let shown = lines(vec![group("a", 20, 4), group("b", 4, 1), group("c", 1, 1)]);
        assert_eq!(
            shown,
            [Line::Shown(group("a", 20, 4)), Line::Shown(Group { together: true, ..group("b; c", 5, 2) })]
        );
        let few = lines(vec![group("a", 20, 4), group("b", 3, 1), group("c", 1, 1)]);
        assert_eq!(few, [Line::Shown(group("a", 20, 4)), Line::Few("b; c".to_owned())]);
        assert_eq!(lines(vec![group("a", 5, 5)]), [Line::Shown(group("a", 5, 5))]);
    }

    /// Whatever the sizes: no line has numbers about fewer than five people.
    #[test]
    fn no_line_counts_fewer_than_five() {
        for sizes in (0..6_u32.pow(4)).map(|n| [n % 6, n / 6 % 6, n / 36 % 6, n / 216]) {
            let groups = sizes.iter().filter(|n| **n > 0).map(|n| group("g", *n, *n)).collect();
            for line in lines(groups) {
                assert!(!matches!(line, Line::Shown(g) if g.asked < 5), "{sizes:?}");
            }
        }
    }

    #[test]
    fn behind_is_well_behind_and_furthest_first() {
        let line = |label, answered| Line::Shown(group(label, 100, answered));
        let lines = vec![line("a", 21), line("b", 20), line("c", 3), line("d", 90)];
        let all = [Table { by: "Age", helps: "", lines }];
        let labels: Vec<&str> = behind(&all, 30).iter().map(|(_, g)| g.label.as_str()).collect();
        assert_eq!(labels, ["c", "b"]);
    }

    #[test]
    fn what_is_lacking_is_rounded_up() {
        assert_eq!(
            [lacking(10, 2, 30), lacking(11, 3, 30), lacking(10, 3, 30), lacking(0, 0, 30)],
            [1, 1, 0, 0]
        );
    }
}
