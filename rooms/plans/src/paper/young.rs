//! Young people's version: a cover, then a page for each theme, in the words of the public page.

use kit::clock::written;
use kit::young::{Picture, picture, scene};
use maud::Markup;
use press::{Block, Bubble, Tone, Voice};

use super::{Paper, cover, heading, plain};
use crate::model::{Action, Because, Status, Theme};
use crate::words::{say, say_with};

pub(super) fn blocks(paper: &Paper) -> Vec<Block> {
    let content = &paper.plan.content;
    let under = match paper.plan.published_on() {
        Some(day) => say_with("out-since", "day", written(day)),
        None => say("preview"),
    };
    let mut all = vec![cover(paper, &content.cover.title, under, Some(file(&scene())))];
    all.push(Block::Paragraph { voice: Voice::Lead, text: content.cover.lead.clone() });
    all.push(heading(1, &say_with("big-things", "count", content.themes.len()), false));
    let big = content.themes.iter().map(|theme| Bubble {
        svg: Some(drawn(theme)),
        who: theme.agreed.young_title.clone(),
        text: String::new(),
    });
    all.push(Block::Bubbles { tone: Tone::Plain, of: big.collect() });
    all.push(plain(say("working-worker")));
    for theme in &content.themes {
        all.push(heading(1, &theme.agreed.young_title, true));
        all.extend(theme.actions.iter().map(|action| promise(paper, theme, action)));
    }
    all
}

/// One promise: what was said, what is done, what there will be to see. It stays on one page.
fn promise(paper: &Paper, theme: &Theme, action: &Action) -> Block {
    let text = &action.text;
    let start = match &text.because {
        Because::Said(_) => say("you-said"),
        Because::Duty(_) => say("your-right"),
    };
    let kept = paper.plan.news(action).is_some_and(|news| news.status == Status::Done);
    let by = if kept { say("done") } else { say_with("by-day", "day", written(text.due_on)) };
    let bubble = |svg: Option<String>, who: String, text: &str| Bubble { svg, who, text: text.to_owned() };
    let said = vec![bubble(Some(drawn(theme)), start, &text.you_said)];
    let done = vec![
        bubble(None, say("we-are-doing"), &format!("{} {by}", one_line(&text.doing))),
        bubble(None, say("you-will-see"), &one_line(&text.will_see)),
    ];
    Block::Together {
        blocks: vec![
            Block::Bubbles { tone: Tone::Plain, of: said },
            Block::Bubbles { tone: Tone::Good, of: done },
        ],
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn drawn(theme: &Theme) -> String {
    file(&picture(Picture::named(&theme.agreed.picture).unwrap_or(Picture::Talk)))
}

/// A drawing as a file of its own.
fn file(drawing: &Markup) -> String {
    drawing.0.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1)
}
