//! The figures that findings are held against, for a programme manager who looks after them: what stands here, where it is
//! from, whether anything may be claimed from it. Next: change one, or add one.

use kit::Tx;
use kit::govuk::{Column, Press, back_link, link_button, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;
use std::collections::BTreeMap;
use surveys::instrument::Indicator;

use crate::beside::Revision;
use crate::{rights, store, words};
use calc::Meaning;

/// Every indicator that leads can ask for, by the name of its question.
pub(super) async fn indicators(tx: &Tx) -> Result<BTreeMap<String, Indicator>, Refusal> {
    let mut all = BTreeMap::new();
    for instrument in surveys::askable(tx).await? {
        for (_, question) in instrument.questions() {
            if let Some(indicator) = &question.indicator {
                all.entry(question.name.clone()).or_insert_with(|| indicator.clone());
            }
        }
    }
    Ok(all)
}

/// "How lonely they feel: often or always feel lonely".
pub(super) fn about(all: &BTreeMap<String, Indicator>, question: &str, meaning: Meaning) -> String {
    match all.get(question) {
        Some(indicator) => format!("{}: {}", indicator.label, words::about_them(said(indicator, meaning))),
        None => format!("“{question}”, which is not asked any more"),
    }
}

fn said(indicator: &Indicator, meaning: Meaning) -> &str {
    match meaning {
        Meaning::Favourable => &indicator.favourable_said,
        Meaning::Concern => &indicator.concern_said,
    }
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::keep_figures(&tx, actor).await?;
    page(draw(actor, &indicators(&tx).await?, &store::figure::now(&tx).await?))
}

fn draw(actor: &Actor, all: &BTreeMap<String, Indicator>, figures: &[Revision]) -> Markup {
    let columns = [
        Column::text("Indicator"),
        Column::number("Share"),
        Column::text("Of whom"),
        Column::text("From"),
        Column::text("What may be claimed"),
        Column::text("Change"),
    ];
    let content = html! {
        h1.govuk-heading-l { "Published figures to compare with" }
        p.govuk-body {
            "When a round is closed, every local authority’s findings are held against these. What is changed here counts from "
            "the next round on; what was compared before stays as it is."
        }
        p.govuk-body {
            "A difference is claimed only from a figure that was published with its base, of 30 or more, or with its 95% interval. "
            "Any other is shown for context. Enter facts only, and say where they are from."
        }
        (link_button(Press::Primary, "Add a figure", "/programme/benchmarks/new"))
        (table_or("Figures", &columns, &figures.iter().map(|r| row(all, r)).collect::<Vec<_>>(), html! { "None yet." }))
    };
    let before = Some(back_link("Rounds", "/programme/rounds"));
    Frame { title: "Published figures", here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn row(all: &BTreeMap<String, Indicator>, revision: &Revision) -> Vec<Markup> {
    let figure = &revision.figure;
    let claims = match (figure.used, figure.comparator().is_ok_and(|c| c.carries_a_verdict())) {
        (false, _) => "Not used any more".to_owned(),
        (true, true) => format!("A difference ({})", figure.certainty()),
        (true, false) => "Nothing: context only".to_owned(),
    };
    let label = about(all, &figure.question, figure.meaning);
    vec![
        html! { (label) },
        html! { (figure.percent()) "%" },
        html! { (words::capital(&figure.population)) ", " (figure.period) },
        html! { (figure.source) ", " (figure.year) },
        html! { (claims) },
        html! {
            a.govuk-link href=(format!("/programme/benchmarks/{}", revision.key)) {
                "Change" span.govuk-visually-hidden { " " (label) ", " (figure.population) }
            }
        },
    ]
}
