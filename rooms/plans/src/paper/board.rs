//! Two pages for a board: what was agreed, what moved, what is late, what drifts, and what it is asked to decide.

use chrono::Days;
use kit::clock::written;
use press::{Block, Column, Table, Voice};

use super::{Paper, cover, full, heading, plain};
use crate::model::{About, Action, Status, Theme};
use crate::pages::stands;

/// A quarter, in days: a board meets about that often.
const QUARTER: u64 = 91;

pub(super) fn blocks(paper: &Paper, most: usize) -> Vec<Block> {
    let content = &paper.plan.content;
    let mut all = vec![cover(paper, &content.cover.title, paper.under(), None), full::numbers(paper)];
    all.push(heading(1, "What was agreed", false));
    all.push(agreed(paper));
    if paper.plan.published_on().is_none() {
        all.push(plain("The plan is not published, so nothing in it has begun."));
    } else {
        let since = paper.today.checked_sub_days(Days::new(QUARTER)).unwrap_or(paper.today);
        let moved = content.actions().filter(|a| paper.plan.news(a).is_some_and(|news| news.day >= since));
        let moved = moved.map(|action| line(paper, action)).collect();
        all.extend(list(&format!("What moved since {}", written(since)), moved, "No news came in.", most));
        let late = content.actions().filter(|action| paper.late(action)).map(|action| line(paper, action));
        all.extend(list("What is late", late.collect(), "Nothing is late.", most));
        all.extend(list("What drifts", drifts(paper), "Nothing drifts.", most));
    }
    all.push(heading(1, "What the board is asked to decide", false));
    all.push(Block::List { items: cut(asks(paper), most.min(8)) });
    all
}

fn agreed(paper: &Paper) -> Block {
    let head = |(text, number): (&str, bool)| Column { text: text.to_owned(), number };
    let columns =
        [("Theme", false), ("Actions", true), ("Done", true), ("Late", true), ("With young people", true)];
    let row = |theme: &Theme| {
        let count =
            |which: &dyn Fn(&Action) -> bool| theme.actions.iter().filter(|a| which(a)).count().to_string();
        let status = |action: &Action| paper.plan.news(action).map(|news| news.status);
        vec![
            theme.agreed.title.clone(),
            theme.actions.len().to_string(),
            count(&|action| status(action) == Some(Status::Done)),
            count(&|action| paper.late(action)),
            count(&|action| action.text.part.as_ref().is_some_and(|part| !part.ways().is_empty())),
        ]
    };
    let rows = paper.plan.content.themes.iter().map(row).collect();
    Block::Table(Table { caption: "Themes and actions".to_owned(), columns: columns.map(head).into(), rows })
}

fn line(paper: &Paper, action: &Action) -> String {
    let text = &action.text;
    format!(
        "{} ({}, by {}). {}",
        text.we_will,
        text.who(),
        written(text.due_on),
        stands(&paper.plan, action, paper.today)
    )
}

fn drifts(paper: &Paper) -> Vec<String> {
    let say = |about: &About| match about {
        About::Theme(title) => format!("All of “{title}”"),
        About::Promise(_, words) => words.clone(),
    };
    paper.drift.iter().map(|drift| format!("{}. {}", say(&drift.about), drift.why.words())).collect()
}

/// What only a board can settle, from how the actions stand; last the question that is always there.
fn asks(paper: &Paper) -> Vec<String> {
    let content = &paper.plan.content;
    let mut all = Vec::new();
    if paper.plan.published_on().is_none() {
        all.push("Is this what the council will promise, and who signs it off?".to_owned());
    }
    let help =
        content.actions().filter(|a| paper.plan.news(a).is_some_and(|n| n.status == Status::NeedsHelp));
    all.extend(
        help.map(|action| format!("Who can help with “{}”, and with what?", bare(&action.text.we_will))),
    );
    let late = content.actions().filter(|action| paper.late(action));
    all.extend(late.map(|action| {
        format!("“{}” is late: more help, a new day, or no longer?", bare(&action.text.we_will))
    }));
    let leaders = paper.drift.iter().filter(|drift| drift.why.for_leader());
    all.extend(leaders.map(|drift| match &drift.about {
        About::Promise(_, words) => {
            format!("Who answers for “{}” from now on, and by when will it be done?", bare(words))
        }
        About::Theme(title) => format!("Nothing moves in “{title}”: is it still what matters most?"),
    }));
    let (takes, actions) = content.taking_part();
    if takes < actions {
        all.push(format!(
            "Young people take part in {takes} of {actions} actions: in which could they take part next?"
        ));
    }
    all.push("Who tells young people what the board has decided, and by when?".to_owned());
    all
}

fn list(title: &str, lines: Vec<String>, none: &str, most: usize) -> Vec<Block> {
    let title = heading(1, title, false);
    if lines.is_empty() {
        return vec![title, plain(none)];
    }
    let more = lines.len().saturating_sub(most);
    let mut all = vec![title, Block::List { items: cut(lines, most) }];
    if more > 0 {
        let text = format!("And {more} more: they are in the full plan.");
        all.push(Block::Paragraph { voice: Voice::Small, text });
    }
    all
}

fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    // What is always asked stays, whatever else has to go.
    if lines.len() > most && most > 0 {
        let last = lines.pop();
        lines.truncate(most - 1);
        lines.extend(last);
    }
    lines
}

/// Words as they can stand within a sentence.
fn bare(words: &str) -> &str {
    words.trim_end_matches('.')
}
