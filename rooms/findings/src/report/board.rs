//! Two pages for a board: what goes well, what to work on, every indicator in one table, and what to ask next.

use kit::clock;
use press::{Block, Column, Side, Table, Tone, Voice};

use super::full::short;
use super::pieces::{heading, new_page, plain, said, standing, too_few, who_answered};
use super::{Paper, cover};
use crate::model::{Finding, Report};
use crate::shown::{KEY, figures, summary};

pub(super) const TITLE: &str = "Findings for the board";

/// What to ask in the meeting.
const ASK: [&str; 3] = [
    "What have young people said is behind this, and who has asked them?",
    "What is going well that could be done for more of them, and what would it take?",
    "Which of these have an action with an owner and a date, and when will young people be told?",
];

/// What is drawn.
const HOW_TO_READ: &str = "A bar is the share of those who answered, and the line across it the range that we are sure of. A mark over it \
                           is the share in other local authorities.";

pub(super) fn blocks(paper: &Paper, report: &Report, most: usize) -> Vec<Block> {
    let closed = clock::written(report.closed_on);
    let under = format!("Findings of the survey that closed on {closed}: a summary in two pages");
    let mut all = vec![cover(paper, "What our young people told us", under)];
    if report.too_few {
        all.extend(too_few(report));
        return all;
    }
    all.extend(who_answered(paper, report));
    if !paper.release.sheets.is_empty() {
        all.push(sides(paper, report, most));
        if !report.words_only {
            all.push(said(Voice::Small, HOW_TO_READ));
        }
        all.extend(every(paper, report, most));
    }
    all.extend([
        heading(1, "How sure we are"),
        plain(summary::how_sure(report)),
        plain(summary::who_is_missing(&paper.release)),
        heading(1, "What to ask"),
        Block::List { items: ASK.iter().map(|ask| (*ask).to_owned()).collect() },
    ]);
    all
}

fn sides(paper: &Paper, report: &Report, most: usize) -> Block {
    // What leads because of others comes first, and there can be many of these.
    let most = most.min(3);
    let (no_good, no_worry) = summary::nothing(report);
    let side = |title: &str, names: &[String], nothing: &str, tone: Tone| {
        let mut blocks = vec![heading(1, title)];
        let found: Vec<&Finding> = names.iter().filter_map(|name| report.finding(name)).collect();
        if found.is_empty() {
            blocks.push(plain(nothing));
        }
        blocks.extend(found.iter().take(most).map(|finding| below(short(paper, finding))));
        if found.len() > most {
            blocks.push(said(Voice::Small, "There is more in the full report."));
        }
        Side { tone, blocks }
    };
    Block::Sides {
        of: vec![
            side("What is going well", &report.going_well, no_good, Tone::Good),
            side("What to work on", &report.to_work_on, no_worry, Tone::Concern),
        ],
    }
}

/// Headings one level up: there are two levels here.
fn below(block: Block) -> Block {
    match block {
        Block::Together { blocks } => Block::Together { blocks: blocks.into_iter().map(below).collect() },
        Block::Heading { text, tag, new_page, .. } => Block::Heading { level: 2, text, tag, new_page },
        other => other,
    }
}

/// Every indicator with the share that leads.
fn every(paper: &Paper, report: &Report, most: usize) -> Vec<Block> {
    let head = |text: &str, number| Column { text: text.to_owned(), number };
    let columns = vec![
        head("Young people who", false),
        head("Share", true),
        head("Range", true),
        head("What we say", false),
    ];
    let rows: Vec<Vec<String>> = report.findings.iter().take(most).map(|f| row(paper, report, f)).collect();
    let hides = rows.iter().flatten().any(|cell| cell == KEY.0);
    let mut all = vec![
        new_page("All we asked about"),
        Block::Table(Table { caption: "The share that leads in each finding".to_owned(), columns, rows }),
    ];
    if hides {
        all.push(said(Voice::Small, format!("{}{}", KEY.0, KEY.1)));
    }
    if report.findings.len() > most {
        all.push(said(Voice::Small, "The rest is in the full report."));
    }
    all
}

fn row(paper: &Paper, report: &Report, finding: &Finding) -> Vec<String> {
    let leads_good = !finding.worry && finding.favourable.is_some();
    let means = if leads_good { &finding.favourable_means } else { &finding.concern_means };
    let [share, range, _] = figures(finding.lead());
    let stands = standing(paper, report, finding).map_or_else(|| "–".to_owned(), |tag| tag.text);
    vec![means.clone(), share, range, stands]
}
