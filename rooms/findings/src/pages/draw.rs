//! A published share as a bar.

use calc::versus::Tenths;
use calc::{Majority, Meaning, Safe, Shown};
use kit::govuk::{Measure, bar, bar_beside};
use maud::{Markup, html};

use crate::beside::{Beside, Source};
use crate::model::Finding;
use crate::words;

/// The share that leads, in large digits with its bar. The sentence beside it says the same and what it is of, so a
/// screen reader is spared the digits.
/// `beside` is what it is held against; the mark is the other LAs', where they were asked for the same share.
pub(super) fn lead_of(finding: &Finding, beside: &[Beside]) -> Markup {
    let share = match finding.lead().view() {
        Shown::Share { percent, .. } => Some(words::capital(&percent.to_string())),
        Shown::Hidden { .. } => None,
        Shown::Rough(_) | Shown::FewerThanTen => return html! {},
    };
    html! {
        div.nb-lead."nb-lead--worry"[finding.worry] {
            @if let Some(share) = share { span."nb-lead__share" aria-hidden="true" { (share) } }
            (bar_of(finding, marked(finding, beside)))
        }
    }
}

/// Where the mark goes: at the other LAs' share of the very answers that the bar shows.
fn marked(finding: &Finding, beside: &[Beside]) -> Option<Tenths> {
    let shown =
        if finding.worry || finding.favourable.is_none() { Meaning::Concern } else { Meaning::Favourable };
    let others = beside.iter().find(|b| b.source == Source::Others).map(Beside::compared);
    others.filter(|compared| compared.meaning() == shown).map(|compared| compared.percent())
}

/// The bar of the share that leads; where there is only a word to say, the sentence says it alone.
fn bar_of(finding: &Finding, mark: Option<Tenths>) -> Markup {
    let means = if finding.worry { &finding.concern_means } else { &finding.favourable_means };
    match finding.lead().view() {
        Shown::Share { percent, interval, .. } => {
            let mut title = format!("{percent} {means}, {}", words::between(interval));
            if let Some(other) = mark {
                title.push_str(&format!("; {other} in other local authorities, which the mark shows"));
            }
            bar_beside(
                &title,
                Measure::Known {
                    percent: percent.value(),
                    low: interval.low().value(),
                    high: interval.high().value(),
                },
                mark.map(|other| u8::try_from((other.value() + 5) / 10).unwrap_or(100)),
            )
        }
        Shown::Hidden { .. } => bar("Not shown, so that nobody can be recognised", Measure::Hidden),
        Shown::Rough(_) | Shown::FewerThanTen => html! {},
    }
}

/// Share, range and base of a cell, as a table says them.
pub(super) fn figures(share: &Safe) -> [String; 3] {
    match share.view() {
        Shown::Share { percent, interval, base, .. } => {
            [words::capital(&percent.to_string()), words::range(interval), format!("about {base}")]
        }
        Shown::Hidden { base } => ["c".to_owned(), "c".to_owned(), format!("about {base}")],
        Shown::Rough(Majority::MoreThanHalf | Majority::HalfOrFewer) => {
            [words::capital(&share.to_string()), "z".to_owned(), "fewer than 30".to_owned()]
        }
        Shown::FewerThanTen => ["c".to_owned(), "c".to_owned(), share.to_string()],
    }
}
