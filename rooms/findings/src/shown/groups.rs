//! Findings told apart by groups.

use calc::{Published, Safe, Shown};

use super::figures;
use crate::model::{By, Release, Sheet};
use crate::words;

/// How the figures of groups are to be read.
pub(crate) const HOW: &str = "Each figure is how many in the group gave an answer that is good news, with the range we are sure of. Groups of fewer than 30 get a word, groups of fewer than 10 only a “c”: not shown, so that nobody can be recognised. Where two ranges overlap, the groups may well be alike.";

/// A part of the survey, told apart by one thing.
pub(crate) struct Theme<'a> {
    pub(crate) title: &'a str,
    pub(crate) rows: Vec<Row>,
    /// What is not told apart, as it would say too much.
    held: Vec<&'a str>,
}

/// An indicator, told apart.
pub(crate) struct Row {
    /// What the good news is.
    pub(crate) means: String,
    /// Of everybody first, then of each group: the share, and its range where there is one.
    pub(crate) cells: Vec<(String, Option<String>)>,
}

impl Theme<'_> {
    /// What is not told apart, in a sentence.
    pub(crate) fn held(&self) -> Option<String> {
        let named = self.held.join("; ");
        (!self.held.is_empty())
            .then(|| format!("Not told apart by group, so that nobody can be recognised: {named}."))
    }
}

/// The questions by which this release tells people apart.
pub(crate) fn groupings(release: &Release) -> Vec<&Sheet> {
    let named =
        |sheet: &&Sheet| release.sheets.iter().any(|s| s.by.iter().any(|by| by.grouping == sheet.name));
    release.sheets.iter().filter(named).collect()
}

/// The parts of the survey of which anything is told apart by this question.
pub(crate) fn themes<'a>(release: &'a Release, by: &Sheet) -> Vec<Theme<'a>> {
    let mut titles: Vec<&str> = release.sheets.iter().map(|s| s.section.as_str()).collect();
    titles.dedup();
    let one = |sheet: &'a Sheet| sheet.by.iter().find(|b| b.grouping == by.name);
    let theme = |title: &'a str| {
        let of = release.sheets.iter().filter(|s| s.section == title);
        let told: Vec<(&Sheet, &By)> = of.filter_map(|s| Some((s, one(s)?))).collect();
        let shown = told.iter().filter_map(|(sheet, by)| Some((*sheet, by.cells.as_ref()?)));
        let held = told.iter().filter(|(_, by)| by.cells.is_none()).map(|(s, _)| label(s)).collect();
        (!told.is_empty()).then(|| Theme {
            title,
            rows: shown.map(|(sheet, cells)| row(sheet, cells)).collect(),
            held,
        })
    };
    titles.into_iter().filter_map(theme).collect()
}

fn label(sheet: &Sheet) -> &str {
    sheet.indicator.as_ref().map_or(&sheet.text, |indicator| &indicator.label)
}

fn row(sheet: &Sheet, cells: &[Published<Safe>]) -> Row {
    let means = sheet.indicator.as_ref().map(|i| words::about_them(&i.favourable_said)).unwrap_or_default();
    let whole = sheet.cells.shares.as_ref().and_then(|shares| shares.favourable);
    let whole = whole.map_or((String::new(), None), |whole| cell(&whole.into_inner()));
    let cells = std::iter::once(whole).chain(cells.iter().map(|c| cell(&c.into_inner()))).collect();
    Row { means, cells }
}

fn cell(safe: &Safe) -> (String, Option<String>) {
    let [share, range, _] = figures(safe);
    (share, matches!(safe.view(), Shown::Share { .. }).then_some(range))
}
