//! The pages' words as pieces of a document.

use kit::govuk::Measure;
use press::{Block, Column, Number, Table, Tag, Tone, Voice};

use super::Paper;
use crate::beside::Beside;
use crate::model::{Finding, Report};
use crate::shown::{self, Grid, KEY, answers::Answers, summary};

pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned(), tag: None, new_page: false }
}

pub(super) fn new_page(text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned(), tag: None, new_page: true }
}

pub(super) fn said(voice: Voice, text: impl Into<String>) -> Block {
    Block::Paragraph { voice, text: text.into() }
}

pub(super) fn plain(text: impl Into<String>) -> Block {
    said(Voice::Plain, text)
}

/// Who answered, in large digits, and what to bear in mind.
pub(super) fn who_answered(paper: &Paper, report: &Report) -> Vec<Block> {
    let of = summary::who_answered(&paper.release, report);
    let of = of.into_iter().map(|(number, label)| Number { number, label: label.to_owned() }).collect();
    let mut blocks = vec![Block::Numbers { of }];
    if report.caution {
        blocks.push(Block::Notice { tone: Tone::Concern, text: summary::CAUTION.to_owned() });
    }
    blocks
}

/// Where too few answered: that, and nothing more.
pub(super) fn too_few(report: &Report) -> Vec<Block> {
    let answered = format!("{} young people answered the survey.", report.answered);
    vec![Block::Notice { tone: Tone::Plain, text: answered }, plain(summary::TOO_FEW)]
}

/// The bar of the share that leads; nothing where there is only a word to say.
pub(super) fn bar(finding: &Finding, beside: &[Beside]) -> Option<Block> {
    let bar = shown::Bar::leading(finding, beside)?;
    let measure = match bar.measure {
        Measure::Known { percent, low, high } => press::Measure::Known { percent, low, high },
        Measure::Hidden => press::Measure::Hidden,
    };
    let tone = if finding.worry { Tone::Concern } else { Tone::Good };
    Some(Block::Bar(press::Bar { alt: bar.title, share: bar.share, measure, beside: bar.mark, tone }))
}

/// How the summary names a finding.
pub(super) fn standing(paper: &Paper, report: &Report, finding: &Finding) -> Option<Tag> {
    let (text, good) = summary::standing(report, paper.comparison.as_ref(), finding)?;
    Some(Tag { text: text.to_owned(), tone: if good { Tone::Good } else { Tone::Concern } })
}

/// A table with what is said under it.
pub(super) fn grid(grid: Grid) -> Vec<Block> {
    let hides = grid.hides();
    let columns = grid.columns.into_iter().map(|(text, number)| Column { text, number }).collect();
    let mut blocks = vec![Block::Table(Table { caption: grid.caption, columns, rows: grid.rows })];
    if !grid.note.is_empty() {
        blocks.push(said(Voice::Small, grid.note));
    }
    if hides {
        blocks.push(said(Voice::Small, format!("{}{}", KEY.0, KEY.1)));
    }
    blocks
}

/// All answers to a question.
pub(super) fn answers(sheet: &crate::model::Sheet) -> Vec<Block> {
    let asked = sheet.asked_of.iter().map(plain);
    let told = match shown::answers::answers(sheet, "young people") {
        Answers::Told(told) => grid(told),
        Answers::Not { why, withheld: true } => vec![Block::Notice { tone: Tone::Plain, text: why }],
        Answers::Not { why, withheld: false } => vec![plain(why)],
    };
    asked.chain(told).collect()
}

/// A part's pictures, in the order of the parts.
pub(super) fn pictures(paper: &Paper) -> Vec<(&str, &str)> {
    let mut all: Vec<(&str, &str)> =
        paper.release.sheets.iter().map(|s| (s.section.as_str(), s.picture.as_str())).collect();
    all.dedup();
    all
}

/// Quotes in bubbles. One in a script that our letters don't have is said to stand on the page.
pub(super) fn quotes<'a>(all: impl Iterator<Item = &'a crate::Quote>) -> Option<Block> {
    let words = |quote: &crate::Quote| {
        if press::can_set(&quote.words) || quote.words.chars().any(|c| c.is_ascii_alphabetic()) {
            quote.words.clone()
        } else {
            "Said in a script that can’t be printed here. It stands on the page of the findings.".to_owned()
        }
    };
    let of: Vec<String> = all.map(words).collect();
    (!of.is_empty()).then_some(Block::Quotes { of })
}
