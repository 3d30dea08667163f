//! A published share as a bar.

use calc::versus::Tenths;
use calc::{Meaning, Safe, Shown};
use kit::govuk::Measure;

use crate::beside::{Beside, Source};
use crate::model::Finding;
use crate::words;

/// What a bar shows, and what it says in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The share in large digits; `None` where it isn't shown.
    pub(crate) share: Option<String>,
    pub(crate) title: String,
    pub(crate) measure: Measure,
    /// Where the other LAs' share lies, in per cent.
    pub(crate) mark: Option<u8>,
}

impl Bar {
    /// The bar of the share that leads. `None` where there is only a word to say: the sentence says it alone.
    /// `beside` is what it is held against; the mark is the other LAs', where they were asked for the same share.
    pub(crate) fn leading(finding: &Finding, beside: &[Beside]) -> Option<Self> {
        let means = if finding.worry { &finding.concern_means } else { &finding.favourable_means };
        Self::of(finding.lead(), means, marked(finding, beside))
    }

    fn of(share: &Safe, means: &str, mark: Option<Tenths>) -> Option<Self> {
        match share.view() {
            Shown::Share { percent, interval, .. } => {
                let mut title = format!("{percent} {means}, {}", words::between(interval));
                if let Some(other) = mark {
                    title.push_str(&format!("; {other} in other local authorities, which the mark shows"));
                }
                let (low, high) = (interval.low().value(), interval.high().value());
                Some(Self {
                    share: Some(words::capital(&percent.to_string())),
                    title,
                    measure: Measure::Known { percent: percent.value(), low, high },
                    mark: mark.map(|other| u8::try_from((other.value() + 5) / 10).unwrap_or(100)),
                })
            }
            Shown::Hidden { .. } => Some(Self {
                share: None,
                title: "Not shown, so that nobody can be recognised".to_owned(),
                measure: Measure::Hidden,
                mark: None,
            }),
            Shown::Rough(_) | Shown::FewerThanTen => None,
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
