//! The table behind every drawing, and the table of all answers to a question.

use calc::{Published, Safe, SafeBase, Shown, ShownBase, ShownOption};
use kit::govuk::{Column, inset_text, table};
use maud::{Markup, html};

use super::draw::figures;
use crate::control::Table;
use crate::model::{Finding, Sheet};
use crate::words::{self, capital};

/// The two shares of an indicator.
pub(super) fn shares(finding: &Finding) -> Markup {
    // Words have no range, and a column of nothing is noise.
    let rough = matches!(finding.concern.view(), Shown::Rough(_));
    let mut columns = vec![Column::text("Young people who"), Column::number("Share")];
    if !rough {
        columns.push(Column::number("Range"));
    }
    columns.push(Column::number("Base"));
    let good = finding.favourable.as_ref().map(|share| line(&finding.favourable_means, share));
    let rows: Vec<Vec<Markup>> =
        good.into_iter().chain([line(&finding.concern_means, &finding.concern)]).collect();
    debug_assert!(rows.iter().all(|row| row.len() == columns.len()), "both shares have one base");
    html! {
        (table(&format!("{}: the figures", finding.label), &columns, &rows))
        (key(&rows))
    }
}

fn line(label: &str, share: &Safe) -> Vec<Markup> {
    let [said, range, base] = figures(share);
    let cells = match share.view() {
        Shown::Rough(_) => vec![label.to_owned(), said, base],
        _ => vec![label.to_owned(), said, range, base],
    };
    cells.into_iter().map(|text| html! { (text) }).collect()
}

/// What stands for figures that aren't shown, where any do.
fn key(rows: &[Vec<Markup>]) -> Markup {
    let any = |mark: &str| rows.iter().flatten().any(|cell| cell.0 == mark);
    html! {
        @if any("c") { p.govuk-body-s { b { "c" } " means not shown, so that nobody can be recognised." } }
    }
}

/// Every answer on offer, with its share.
pub(super) fn answers(sheet: &Sheet) -> Markup {
    answers_of(sheet, "young people")
}

/// The same of others, who are called so.
pub(super) fn answers_of(sheet: &Sheet, who: &str) -> Markup {
    let caption = format!("All answers to “{}”", sheet.text);
    html! {
        @if let Some(asked_of) = &sheet.asked_of { p.govuk-body { (asked_of) } }
        (offered(&caption, sheet, who))
    }
}

fn offered(caption: &str, sheet: &Sheet, who: &str) -> Markup {
    match &sheet.cells.table {
        Table::One(row) => of_one((caption, who), sheet, row),
        Table::Several(row) => of_several((caption, who), sheet, row),
        Table::Withheld => inset_text(html! { p.govuk-body {
            "The answers to “" (sheet.text) "” are not shown: with the other figures on this page they could show who said what."
        } }),
    }
}

fn of_one(words: (&str, &str), sheet: &Sheet, row: &[Published<calc::SafeOption>]) -> Markup {
    let shown: Vec<ShownOption> = row.iter().map(|cell| cell.into_inner().view()).collect();
    match shown.first() {
        Some(ShownOption::FewerThan(_) | ShownOption::TooFewForDetail) => too_few(sheet, words.1),
        _ => {
            let cells = shown.iter().map(|shown| match shown {
                ShownOption::Count { count, percent } => {
                    vec![words::capital(&percent.to_string()), format!("about {count}")]
                }
                _ => vec!["c".to_owned(), "c".to_owned()],
            });
            counted(words, sheet, cells, "Figures are rounded, so they may not add up to 100%.")
        }
    }
}

fn of_several(words: (&str, &str), sheet: &Sheet, row: &[Published<Safe>]) -> Markup {
    let shown: Vec<Safe> = row.iter().map(|cell| cell.into_inner()).collect();
    match shown.first().map(Safe::view) {
        Some(Shown::FewerThanTen) => too_few(sheet, words.1),
        Some(Shown::Rough(_)) => {
            let cells = shown.iter().map(|share| vec![words::capital(&share.to_string())]);
            counted(words, sheet, cells, "They could pick more than one.")
        }
        _ => {
            let cells = shown.iter().map(|share| {
                let [share, range, _] = figures(share);
                vec![share, range]
            });
            counted(
                words,
                sheet,
                cells,
                "They could pick more than one, so the shares may add up to more than 100%.",
            )
        }
    }
}

fn counted(
    (caption, who): (&str, &str),
    sheet: &Sheet,
    cells: impl Iterator<Item = Vec<String>>,
    note: &str,
) -> Markup {
    let second = if matches!(sheet.cells.table, Table::One(_)) { capital(who) } else { "Range".to_owned() };
    let rows: Vec<Vec<Markup>> = sheet
        .options
        .iter()
        .zip(cells)
        .map(|(label, cells)| [label.clone()].into_iter().chain(cells).map(|text| html! { (text) }).collect())
        .collect();
    let wide = rows.first().map_or(0, Vec::len);
    let columns = &[Column::text("Answer"), Column::number("Share"), Column::number(&second)][..wide];
    html! {
        (table(caption, columns, &rows))
        p.govuk-body-s { (base(sheet)) " " (who) " answered this. " (note) }
        (key(&rows))
    }
}

fn base(sheet: &Sheet) -> String {
    sheet.base.map(|b| words::capital(&SafeBase::from_published(b).to_string())).unwrap_or_default()
}

fn too_few(sheet: &Sheet, who: &str) -> Markup {
    let fewer =
        sheet.base.map(SafeBase::from_published).filter(|b| matches!(b.view(), ShownBase::FewerThan(_)));
    html! {
        p.govuk-body {
            @match fewer {
                Some(fewer) => { (capital(&fewer.to_string())) " " (who) " answered “" (sheet.text) "”, so nothing is shown." }
                None => { "Too few " (who) " answered “" (sheet.text) "” to show each answer." }
            }
        }
    }
}
