//! The two shares of an indicator, and all answers to a question.

use calc::{Published, Safe, SafeBase, Shown, ShownBase, ShownOption};

use super::{Grid, figures};
use crate::control::Table;
use crate::model::{Finding, Sheet};
use crate::words::capital;

/// What is shown of the answers to a question.
pub(crate) enum Answers {
    /// Each answer with its share.
    Told(Grid),
    /// Too few answered; or nothing, so that nobody can be recognised.
    Not {
        /// Why, in a sentence.
        why: String,
        /// Whether more would have been shown were it safe.
        withheld: bool,
    },
}

/// The two shares of an indicator.
pub(crate) fn shares(finding: &Finding) -> Grid {
    // Words have no range, and a column of nothing is noise.
    let rough = matches!(finding.concern.view(), Shown::Rough(_));
    let mut columns = vec![("Young people who".to_owned(), false), ("Share".to_owned(), true)];
    if !rough {
        columns.push(("Range".to_owned(), true));
    }
    columns.push(("Base".to_owned(), true));
    let good = finding.favourable.as_ref().map(|share| line(&finding.favourable_means, share));
    let rows: Vec<Vec<String>> =
        good.into_iter().chain([line(&finding.concern_means, &finding.concern)]).collect();
    debug_assert!(rows.iter().all(|row| row.len() == columns.len()), "both shares have one base");
    Grid { caption: format!("{}: the figures", finding.label), columns, rows, note: String::new() }
}

fn line(label: &str, share: &Safe) -> Vec<String> {
    let [said, range, base] = figures(share);
    match share.view() {
        Shown::Rough(_) => vec![label.to_owned(), said, base],
        _ => vec![label.to_owned(), said, range, base],
    }
}

/// Every answer on offer, with its share, of those who are called `who`.
pub(crate) fn answers(sheet: &Sheet, who: &str) -> Answers {
    match &sheet.cells.table {
        Table::One(row) => of_one(sheet, row, who),
        Table::Several(row) => of_several(sheet, row, who),
        Table::Withheld => Answers::Not {
            why: format!(
                "The answers to “{}” are not shown: with the other figures on this page they could show who said what.",
                sheet.text
            ),
            withheld: true,
        },
    }
}

fn of_one(sheet: &Sheet, row: &[Published<calc::SafeOption>], who: &str) -> Answers {
    let shown: Vec<ShownOption> = row.iter().map(|cell| cell.into_inner().view()).collect();
    match shown.first() {
        Some(ShownOption::FewerThan(_) | ShownOption::TooFewForDetail) => too_few(sheet, who),
        _ => {
            let cells = shown.iter().map(|shown| match shown {
                ShownOption::Count { count, percent } => {
                    vec![capital(&percent.to_string()), format!("about {count}")]
                }
                _ => vec!["c".to_owned(), "c".to_owned()],
            });
            counted(sheet, who, cells, "Figures are rounded, so they may not add up to 100%.")
        }
    }
}

fn of_several(sheet: &Sheet, row: &[Published<Safe>], who: &str) -> Answers {
    let shown: Vec<Safe> = row.iter().map(|cell| cell.into_inner()).collect();
    match shown.first().map(Safe::view) {
        Some(Shown::FewerThanTen) => too_few(sheet, who),
        Some(Shown::Rough(_)) => {
            let cells = shown.iter().map(|share| vec![capital(&share.to_string())]);
            counted(sheet, who, cells, "They could pick more than one.")
        }
        _ => {
            let cells = shown.iter().map(|share| {
                let [share, range, _] = figures(share);
                vec![share, range]
            });
            let note = "They could pick more than one, so the shares may add up to more than 100%.";
            counted(sheet, who, cells, note)
        }
    }
}

fn counted(sheet: &Sheet, who: &str, cells: impl Iterator<Item = Vec<String>>, note: &str) -> Answers {
    let second = if matches!(sheet.cells.table, Table::One(_)) { capital(who) } else { "Range".to_owned() };
    let rows: Vec<Vec<String>> = sheet
        .options
        .iter()
        .zip(cells)
        .map(|(label, cells)| [label.clone()].into_iter().chain(cells).collect())
        .collect();
    let wide = rows.first().map_or(0, Vec::len);
    let mut columns = vec![("Answer".to_owned(), false), ("Share".to_owned(), true), (second, true)];
    columns.truncate(wide);
    Answers::Told(Grid {
        caption: format!("All answers to “{}”", sheet.text),
        columns,
        rows,
        note: format!("{} {who} answered this. {note}", base(sheet)),
    })
}

fn base(sheet: &Sheet) -> String {
    sheet.base.map(|b| capital(&SafeBase::from_published(b).to_string())).unwrap_or_default()
}

fn too_few(sheet: &Sheet, who: &str) -> Answers {
    let fewer =
        sheet.base.map(SafeBase::from_published).filter(|b| matches!(b.view(), ShownBase::FewerThan(_)));
    let why = match fewer {
        Some(fewer) => {
            format!("{} {who} answered “{}”, so nothing is shown.", capital(&fewer.to_string()), sheet.text)
        }
        None => format!("Too few {who} answered “{}” to show each answer.", sheet.text),
    };
    Answers::Not { why, withheld: false }
}
