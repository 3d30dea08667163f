//! Which groups of the register answered less than the others, in words, beside the findings of a wave.
//!
//! It says less than the page of the open survey did on its last morning, to the same person: the same tables, the same
//! marks, no figure. Marks that were set when the survey closed are left out, because no page ever told them by group.
//! Findings are of the LA as a whole, and their disclosure control takes it that the exact number of those who answered
//! is known for every group. So the two beside each other say nothing about an answer that each does not say alone.

use kit::clock::london_day;
use kit::web::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

use crate::rates::{self, Group, Line, Table};
use crate::rights::{Permit, RunWave};
use crate::store;

/// A group of fewer is a handful of people whom somebody knows by name: not named beside findings.
const ENOUGH: u32 = 10;
/// The square of how many standard deviations under the rate of all is more than chance: 2.6, as a dozen groups are
/// looked at, and one of a dozen is often two behind.
const CHANCE: u64 = 7;
/// How many groups are named.
const NAMED: usize = 3;

/// Who answered less than the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// These groups, furthest behind first: "18 to 20 (age)".
    Groups(Vec<String>),
    /// None that is large enough is well behind.
    Nobody,
    /// What is known by group does not say.
    Unknown,
}

/// Which groups were well behind the others on the last morning before the wave closed.
///
/// # Errors
/// When the database refuses.
pub async fn missing(permit: &Permit<'_, RunWave>) -> Result<Missing, Refusal> {
    let (tx, (la, wave)) = (permit.tx(), permit.thing());
    let asked = store::invitation::of_wave(tx, wave.id).await?;
    let closed_on = wave.closed_at.map(london_day);
    let before = |day| closed_on.is_none_or(|closed_on| day < closed_on);
    let done: HashMap<Uuid, bool> =
        asked.iter().map(|i| (i.care_leaver, i.done_on.is_some_and(before))).collect();
    let people = register::current(tx, la.id).await?;
    let here = people.iter().filter(|p| done.contains_key(&p.id)).count();
    let answered = people.iter().filter(|p| done.get(&p.id) == Some(&true)).count();
    let count = |n| u32::try_from(n).unwrap_or(u32::MAX);
    let all = Group { label: String::new(), asked: count(here), answered: count(answered), together: false };
    Ok(in_words(&rates::tables(&people, &done), &all, asked.len()))
}

/// `asked` are all who were asked; `all` are those of them who are still in the register.
fn in_words(tables: &[Table], all: &Group, asked: usize) -> Missing {
    // Where one in ten has left the register since, the groups are not those who were asked any more.
    let left = asked.saturating_sub(usize::try_from(all.asked).unwrap_or(usize::MAX));
    if all.answered == 0 || left * 10 > asked || !tables.iter().any(tells) {
        return Missing::Unknown;
    }
    let behind = rates::behind(tables, all.share()).into_iter().filter(|(_, g)| large(g) && fewer(g, all));
    let named: Vec<String> = behind.take(NAMED).map(|(table, group)| named(table, group)).collect();
    if named.is_empty() { Missing::Nobody } else { Missing::Groups(named) }
}

/// Whether a table has two groups that are large enough to be told apart.
fn tells(table: &Table) -> bool {
    let told = |line: &&Line| matches!(line, Line::Shown(group) if large(group));
    table.lines.iter().filter(told).count() >= 2
}

/// Large enough to be named, as one group: of several small ones told together none is.
fn large(group: &Group) -> bool {
    group.asked >= ENOUGH && !group.together
}

/// Whether fewer answered than chance explains, had each person of the group answered as likely as everybody.
fn fewer(group: &Group, all: &Group) -> bool {
    let [asked, answered, people, ballots] =
        [group.asked, group.answered, all.asked, all.answered].map(u64::from);
    let short = (asked * ballots).saturating_sub(answered * people);
    short * short > CHANCE * asked * ballots * (people - ballots)
}

fn named(table: &Table, group: &Group) -> String {
    format!("{} ({})", group.label.to_lowercase(), table.by.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(label: &str, asked: u32, answered: u32) -> Group {
        Group { label: label.to_owned(), asked, answered, together: false }
    }

    fn told(groups: Vec<Group>) -> Missing {
        let (asked, answered) =
            (groups.iter().map(|g| g.asked).sum(), groups.iter().map(|g| g.answered).sum());
        let all = group("", asked, answered);
        in_words(
            &[Table { by: "Home", helps: "", lines: groups.into_iter().map(Line::Shown).collect() }],
            &all,
            asked as usize,
        )
    }

    #[test]
    fn a_large_group_well_behind_is_named_without_a_figure() {
        let said = told(vec![group("In custody", 20, 2), group("Own place", 100, 60)]);
        assert_eq!(said, Missing::Groups(vec!["in custody (home)".to_owned()]));
    }

    #[test]
    fn small_groups_told_together_are_not_named() {
        let small = Group { together: true, ..group("In custody; abroad", 20, 2) };
        assert_eq!(told(vec![small, group("b", 60, 40), group("c", 60, 40)]), Missing::Nobody);
    }

    #[test]
    fn a_handful_and_a_small_difference_are_not() {
        assert_eq!(told(vec![group("a", 9, 0), group("b", 50, 25), group("c", 50, 25)]), Missing::Nobody);
        assert_eq!(told(vec![group("a", 12, 4), group("b", 50, 25), group("c", 50, 25)]), Missing::Nobody);
        assert_eq!(
            told(vec![group("a", 34, 12), group("b", 306, 154)]),
            Missing::Nobody,
            "fifteen points of few people"
        );
    }

    #[test]
    fn what_can_not_be_told_is_not() {
        assert_eq!(told(vec![group("a", 50, 0), group("b", 50, 0)]), Missing::Unknown);
        assert_eq!(told(vec![group("a", 50, 10), group("b", 6, 6)]), Missing::Unknown);
        let tables = [Table {
            by: "Age",
            helps: "",
            lines: vec![Line::Shown(group("a", 50, 5)), Line::Shown(group("b", 50, 40))],
        }];
        assert_eq!(in_words(&tables, &group("", 100, 45), 120), Missing::Unknown, "many have left");
    }
}
