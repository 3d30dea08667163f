//! Everything that the plan says, for staff.

use kit::clock::written;
use press::{Block, Column, Number, Table, Tone, Voice};

use super::{Paper, cover, heading, notice, plain};
use crate::model::{Action, Theme};
use crate::pages::{comes_from, lines, part, stands};

pub(super) fn blocks(paper: &Paper) -> Vec<Block> {
    let content = &paper.plan.content;
    let mut all = vec![cover(paper, &content.cover.title, paper.under(), None)];
    all.push(Block::Paragraph { voice: Voice::Lead, text: content.cover.lead.clone() });
    if let Some(why) = &content.change {
        all.push(notice(Tone::Plain, format!("What changed in this version: {why}")));
    }
    if let Some(why) = &content.exception {
        all.push(notice(Tone::Plain, format!("Why these themes: {why}")));
    }
    all.push(numbers(paper));
    if content.actions().count() > 0 {
        all.extend([heading(1, "All actions at a glance", false), glance(paper)]);
    }
    for (theme, number) in content.themes.iter().zip(1..) {
        all.push(heading(
            1,
            &format!("{number}. {}: “{}”", theme.agreed.title, theme.agreed.young_title),
            true,
        ));
        all.extend(one(paper, theme));
    }
    all
}

pub(super) fn numbers(paper: &Paper) -> Block {
    let content = &paper.plan.content;
    let (takes, actions) = content.taking_part();
    let late = content.actions().filter(|action| paper.late(action)).count();
    let of = [
        (content.themes.len(), "themes"),
        (actions, "actions"),
        (takes, "in which young people take part"),
        (late, "late"),
    ];
    Block::Numbers {
        of: of.map(|(number, label)| Number { number: number.to_string(), label: label.to_owned() }).into(),
    }
}

fn glance(paper: &Paper) -> Block {
    let head = |text: &str| Column { text: text.to_owned(), number: false };
    let row = |action: &Action| {
        let text = &action.text;
        vec![text.we_will.clone(), text.who(), written(text.due_on), stands(&paper.plan, action, paper.today)]
    };
    Block::Table(Table {
        caption: "How the actions stand".to_owned(),
        columns: ["We will", "Who", "By when", "How it stands"].map(head).into(),
        rows: paper.plan.content.actions().map(row).collect(),
    })
}

fn one(paper: &Paper, theme: &Theme) -> Vec<Block> {
    let mut all = vec![plain(format!("Why this one: {}", theme.agreed.reason))];
    let behind = theme.agreed.indicators.iter().filter_map(|name| paper.base.find(name));
    let items: Vec<String> = behind.map(|found| found.sentence.clone()).collect();
    if !items.is_empty() {
        all.push(Block::List { items });
    }
    all.extend(theme.actions.iter().map(|action| promise(paper, action)));
    all
}

fn promise(paper: &Paper, action: &Action) -> Block {
    let text = &action.text;
    let from = if text.because.duty().is_some() { "Their right" } else { "You said" };
    let (origin, part) = (comes_from(action, &paper.base), part(text.part.as_ref()));
    let items = [
        (from, text.you_said.clone()),
        ("Where that comes from", origin),
        ("Who", text.who()),
        ("By when", written(text.due_on)),
        ("What difference", text.difference.clone()),
        ("Young people take part", part),
        ("We are doing", text.doing.clone()),
        ("What you will see", text.will_see.clone()),
        ("How it stands", stands(&paper.plan, action, paper.today)),
    ];
    let items = items.into_iter().map(|(name, words)| format!("{name}: {words}"));
    let items = items.chain(lines(&paper.plan, action)).collect();
    Block::Together { blocks: vec![heading(2, &text.we_will, false), Block::List { items }] }
}
