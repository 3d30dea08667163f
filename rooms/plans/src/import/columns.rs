//! What a column is about, told by its heading. The headings are those of councils' own plans.

use kit::workbook::Row as Line;

use super::plain;

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Theme,
    YouSaid,
    WeWill,
    Doing,
    WillSee,
    Who,
    When,
    /// Both in one.
    WhoWhen,
    Difference,
    /// Steps on the way, one a line.
    Steps,
    Cost,
    /// Where the money comes from.
    Money,
    /// Something else, which goes into the note under its heading.
    Else,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) about: Vec<(About, String)>,
}

/// A longer heading is a sentence of the plan.
const LONGEST: usize = 80;

impl Columns {
    /// The columns that this row names; `None` where it is no row of headings.
    pub(super) fn of(line: &Line) -> Option<Self> {
        let mut about: Vec<(About, String)> = Vec::new();
        for cell in &line.cells {
            let heading = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if heading.chars().count() > LONGEST {
                return None;
            }
            // Of two that are about the same the first is taken; the other is kept as a note.
            let told = told(&plain(&heading));
            let taken = about.iter().any(|(known, _)| *known == told);
            about.push((if taken { About::Else } else { told }, heading));
        }
        let columns = Self { about };
        let known = columns.about.iter().filter(|(about, _)| *about != About::Else).count();
        let promises = [About::WeWill, About::Doing, About::YouSaid].iter().any(|about| columns.has(*about));
        (known >= 2 && promises).then_some(columns)
    }

    pub(super) fn has(&self, about: About) -> bool {
        self.about.iter().any(|(known, _)| *known == about)
    }

    /// The first column that has a heading.
    pub(super) fn first(&self) -> Option<usize> {
        self.about.iter().position(|(_, heading)| !heading.is_empty())
    }

    /// What a column is about; one without a heading is something else.
    pub(super) fn at(&self, column: usize) -> (About, &str) {
        self.about.get(column).map_or((About::Else, ""), |(about, heading)| (*about, heading))
    }
}

fn told(heading: &str) -> About {
    let has = |words: &[&str]| words.iter().any(|word| format!(" {heading} ").contains(&format!(" {word} ")));
    let is = |words: &[&str]| words.contains(&heading);
    let begins = |words: &[&str]| words.iter().any(|word| heading.starts_with(word));
    if has(&["you said", "you told us", "young people said", "what young people told us"]) {
        About::YouSaid
    } else if has(&["we are doing", "we re doing"]) {
        About::Doing
    } else if has(&["you will see", "you ll see"]) {
        About::WillSee
    } else if has(&["we will", "we ll", "we plan to do", "will we do"])
        || is(&["pledge", "pledges", "promise", "commitment"])
    {
        About::WeWill
    } else if has(&["update", "updates", "progress", "comments", "status", "rag"]) {
        About::Else
    } else if begins(&["action", "agreed action", "key action", "what we need to do"]) {
        About::WeWill
    } else if has(&["who"]) && has(&["when"]) {
        About::WhoWhen
    } else if has(&[
        "when",
        "timescale",
        "timescales",
        "timeline",
        "deadline",
        "due",
        "target date",
        "completion date",
        "date",
    ]) {
        About::When
    } else if has(&[
        "who",
        "whom",
        "owner",
        "owners",
        "lead",
        "leads",
        "responsible",
        "responsibility",
        "officer",
    ]) {
        About::Who
    } else if has(&["milestone", "milestones", "steps", "step by step"]) {
        About::Steps
    } else if has(&["cost", "costs", "budget", "resources"]) {
        About::Cost
    } else if has(&["funding", "funded by", "money", "source of funds"]) {
        About::Money
    } else if has(&["difference", "outcome", "outcomes", "impact", "measure", "measures", "success"]) {
        About::Difference
    } else if begins(&["theme", "priority", "area", "aim"]) {
        About::Theme
    } else {
        About::Else
    }
}
