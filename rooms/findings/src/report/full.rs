//! The full report: all that the pages of findings say, in their order.

use kit::clock;
use press::{Block, Column, Side, Table, Tone, Voice};

use super::pieces::{
    answers, bar, grid, heading, new_page, pictures, plain, quotes, said, standing, too_few, who_answered,
};
use super::{Paper, cover};
use crate::model::{Finding, Report, Sheet};
use crate::shown::groups::{Row, Theme, groupings, themes};
use crate::shown::method::METHOD;
use crate::shown::{self, answers::shares, groups, summary};
use crate::words;

pub(super) const TITLE: &str = "Findings";

pub(super) fn blocks(paper: &Paper, report: &Report) -> Vec<Block> {
    let closed = clock::written(report.closed_on);
    let mut all = vec![cover(
        paper,
        "What our young people told us",
        format!("Findings of the survey that closed on {closed}"),
    )];
    if report.too_few {
        all.extend(too_few(report));
    } else {
        all.extend(who_answered(paper, report));
        all.push(Block::Contents { title: "In this report".to_owned() });
        if !paper.release.sheets.is_empty() {
            all.extend(in_short(paper, report));
            all.extend(parts(paper, report));
            all.extend(by_group(paper));
        }
        all.extend(own_words(paper));
    }
    all.extend(method());
    all
}

fn in_short(paper: &Paper, report: &Report) -> Vec<Block> {
    let (no_good, no_worry) = summary::nothing(report);
    let side = |title: &str, names: &[String], nothing: &str, tone: Tone| {
        let mut blocks = vec![heading(2, title)];
        let found: Vec<&Finding> = names.iter().filter_map(|name| report.finding(name)).collect();
        if found.is_empty() {
            blocks.push(plain(nothing));
        }
        blocks.extend(found.into_iter().map(|finding| short(paper, finding)));
        Side { tone, blocks }
    };
    let beside = if paper.comparison.is_some() { summary::BESIDE_OTHERS } else { summary::NOT_YET_BESIDE };
    vec![
        new_page("Summary"),
        Block::Sides {
            of: vec![
                side("What is going well", &report.going_well, no_good, Tone::Good),
                side("What to work on", &report.to_work_on, no_worry, Tone::Concern),
            ],
        },
        heading(2, "How sure we are"),
        plain(summary::how_sure(report)),
        heading(2, "Who is missing"),
        plain(summary::who_is_missing(&paper.release)),
        heading(2, "Beside others"),
        plain(beside),
    ]
}

/// A finding as the summary has it.
pub(super) fn short(paper: &Paper, finding: &Finding) -> Block {
    let beside = paper.beside(&finding.indicator);
    let mut blocks = vec![heading(3, &finding.label)];
    blocks.extend(bar(finding, beside));
    blocks.push(plain(&finding.sentence));
    blocks.extend(summary::leading(beside, finding).into_iter().map(|why| said(Voice::Strong, why)));
    Block::Together { blocks }
}

fn parts(paper: &Paper, report: &Report) -> Vec<Block> {
    let parts = pictures(paper);
    let pictures: Vec<&str> = parts.iter().map(|(_, picture)| *picture).collect();
    let mut all = Vec::new();
    for (at, (title, picture)) in parts.iter().enumerate() {
        all.push(if at == 0 { new_page(title) } else { heading(1, title) });
        for sheet in paper.release.sheets.iter().filter(|s| s.section == *title) {
            match report.finding(&sheet.name) {
                Some(finding) => all.extend(one(paper, report, finding, sheet)),
                None => {
                    all.push(heading(2, &sheet.text));
                    all.extend(answers(sheet));
                }
            }
        }
        if let Some(quotes) = quotes(paper.said.about(picture, &pictures)) {
            all.extend([heading(2, "In their own words"), quotes]);
        }
    }
    all
}

fn one(paper: &Paper, report: &Report, finding: &Finding, sheet: &Sheet) -> Vec<Block> {
    let beside = paper.beside(&finding.indicator);
    let tag = standing(paper, report, finding);
    let mut first = vec![Block::Heading { level: 2, text: finding.label.clone(), tag, new_page: false }];
    first.extend(bar(finding, beside));
    first.push(plain(&finding.sentence));
    first.extend(beside.iter().filter_map(|one| words::compared(finding, one)).map(plain));
    let mut all = vec![Block::Together { blocks: first }];
    all.extend(grid(shares(finding)));
    all.extend(shown::beside::grid(beside).into_iter().flat_map(grid));
    all.extend(answers(sheet));
    all
}

fn by_group(paper: &Paper) -> Vec<Block> {
    let groupings = groupings(&paper.release);
    if groupings.is_empty() {
        return Vec::new();
    }
    let mut all = vec![new_page("Findings by group"), plain(groups::HOW)];
    for by in groupings {
        all.push(heading(2, &by.text));
        for theme in themes(&paper.release, by) {
            all.extend(of_theme(by, &theme));
        }
    }
    all
}

fn of_theme(by: &Sheet, theme: &Theme<'_>) -> Vec<Block> {
    let head = |text: &str, number| Column { text: text.to_owned(), number };
    let columns = [head("Young people who", false), head("Everybody", true)]
        .into_iter()
        .chain(by.options.iter().map(|group| head(group, true)))
        .collect();
    let mut all = Vec::new();
    if !theme.rows.is_empty() {
        let rows = theme.rows.iter().map(row).collect();
        let caption = format!("{}: {}", theme.title, by.text);
        all.push(Block::Table(Table { caption, columns, rows }));
    }
    all.extend(theme.held().map(|held| said(Voice::Small, held)));
    all
}

fn row(row: &Row) -> Vec<String> {
    let cell = |(share, range): &(String, Option<String>)| match range {
        Some(range) => format!("{share} ({range})"),
        None => share.clone(),
    };
    [row.means.clone()].into_iter().chain(row.cells.iter().map(cell)).collect()
}

fn own_words(paper: &Paper) -> Vec<Block> {
    let parts = pictures(paper);
    let pictures: Vec<&str> = parts.iter().map(|(_, picture)| *picture).collect();
    let (about, rest) = (shown::quotes::about(&paper.said), quotes(paper.said.about_none(&pictures)));
    if paper.said.quotes.is_empty() && about.is_empty() {
        return Vec::new();
    }
    let mut all = vec![heading(1, "What they wrote"), plain(shown::quotes::WHO_READ)];
    if !about.is_empty() {
        all.extend([
            heading(2, "What it was about"),
            Block::List { items: about },
            said(Voice::Small, shown::quotes::MORE_THAN_ONE),
        ]);
    }
    all.extend(rest.into_iter().flat_map(|quotes| [heading(2, "Also said"), quotes]));
    all
}

fn method() -> Vec<Block> {
    let mut all = vec![new_page("How we work these figures out")];
    for (title, paragraphs) in METHOD {
        all.push(heading(2, title));
        all.extend(paragraphs.iter().map(|paragraph| plain(*paragraph)));
    }
    all
}
