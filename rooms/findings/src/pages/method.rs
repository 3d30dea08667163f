//! How the figures are worked out, in words for people who make decisions with them.

use axum::extract::Path;
use kit::govuk::back_link;
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::rights;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    page(view(actor, permit.thing()))
}

/// The parts of the explanation: a heading, and what stands under it.
pub(crate) const METHOD: [(&str, &[&str]); 5] = [
    (
        "Who counts",
        &[
            "A share is of the young people who answered that question. Those who left it out, or said “I don’t want to \
             say”, are not in it. The base is how many answered, rounded.",
            "Those who did not answer matter more than any range we can give. Ask yourself who they are.",
        ],
    ),
    (
        "What a range means",
        &[
            "“About 33% (between 26% and 41%)” is a 95% interval by Wilson’s method. It speaks of how young people of an \
             area like yours would answer, not only of those who happened to. So it does not get narrower because you asked \
             nearly everyone.",
            "The range also allows for rounding, so it is a little wider than the textbook’s.",
        ],
    ),
    (
        "Why some figures are not shown",
        &[
            "Fewer than 10 answers: nothing is shown. From 10 to 29: only “more than half” or “half or fewer”. From 30: \
             percentages.",
            "A figure is not shown (c) where 7 or fewer gave an answer, or where all but 7 or fewer did. More is left out \
             where a figure could be worked out by taking others away from it, even by somebody who knows exactly how many \
             answered. In a small area that can mean a whole question.",
            "All counts are rounded to 5, and percentages come from the rounded counts. They may not add up to 100%. We \
             never say 0% or 100%.",
        ],
    ),
    (
        "What comes first",
        &[
            "“What to work on” are the three worries with the highest lower end of their range. “What is going well” are up \
             to three other things that we can be sure at least half would say, in the same order. So a high share of few \
             people does not push out a surer one of many.",
        ],
    ),
    (
        "What stays as it is",
        &["Findings are made once, when the box of answers is opened, and never change after that."],
    ),
];

fn view(actor: &Actor, la: &Organisation) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "How we work these figures out" }
        @for (title, paragraphs) in METHOD {
            h2.govuk-heading-m { (title) }
            @for paragraph in paragraphs { p.govuk-body { (paragraph) } }
        }
        p.govuk-body { a.govuk-link href=(la.path("/findings")) { "Read the findings" } }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame {
        title: "How we work these figures out",
        here: "Findings",
        la: Some(la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}
