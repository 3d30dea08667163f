//! One page for young people, in their own words about themselves.

use calc::Shown;
use kit::clock;
use kit::young::{Picture, picture, scene};
use maud::Markup;
use press::{Block, Bubble, Tone};

use super::Paper;
use super::pieces::{heading, plain};
use crate::model::{Finding, Report};
use crate::words;

pub(super) const TITLE: &str = "What we said";

pub(super) fn blocks(paper: &Paper, report: &Report, most: usize) -> Vec<Block> {
    let closed = clock::written(report.closed_on);
    let mut all = vec![Block::Cover {
        over: paper.la.name.clone(),
        title: TITLE.to_owned(),
        under: format!("Our survey closed on {closed}."),
        svg: Some(file(&scene())),
    }];
    if report.too_few {
        all.extend([
            plain(format!("{} of us answered.", report.answered)),
            plain("That is too few to show here. We want to keep everyone safe."),
            heading(1, "You still count"),
            plain("Tell your worker or your council what you think. They want to hear it."),
        ]);
        return all;
    }
    all.push(plain(answered(report)));
    for (title, tone, names) in [
        ("What goes well", Tone::Good, &report.going_well),
        ("What should get better", Tone::Concern, &report.to_work_on),
    ] {
        let of: Vec<Bubble> =
            names.iter().filter_map(|name| bubble(report.finding(name)?)).take(most).collect();
        if !of.is_empty() {
            all.extend([heading(1, title), Block::Bubbles { tone, of }]);
        }
    }
    if all.len() == 2 {
        all.push(plain("There is no one thing that stands out. Your council can tell you more."));
    }
    all.extend([
        heading(1, "What comes next"),
        plain("Your council will make a plan. Ask your worker how you can help with it."),
    ]);
    all
}

fn answered(report: &Report) -> String {
    let how_sure = if report.words_only {
        "That is not many, so take this as a hint."
    } else {
        "No one can see who said what."
    };
    format!("{} of us answered. {how_sure}", report.answered)
}

/// "1 in 3 of us", and what they say; `None` where nothing is shown.
fn bubble(finding: &Finding) -> Option<Bubble> {
    let said = finding.said.as_deref()?;
    let who = words::who(finding.lead())?;
    let text = said.strip_prefix(&who).unwrap_or(said).trim().to_owned();
    debug_assert!(
        !matches!(finding.lead().view(), Shown::Hidden { .. }),
        "nothing is said of what is hidden"
    );
    Some(Bubble {
        svg: Picture::named(&finding.picture).map(|which| file(&picture(which))),
        who,
        text: format!("{text}."),
    })
}

/// A drawing as a file of its own.
fn file(drawing: &Markup) -> String {
    drawing.0.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1)
}
