//! How we will know: a share that an action watches, as it was published when it was promised, and as it was published last. Only
//! published cells are read here; what they hide is said to be hidden.

use calc::{Safe, Shown};
use chrono::NaiveDate;
use findings::{Finding, Report};
use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Content, Watch};

/// A share that can be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    pub(crate) indicator: String,
    pub(crate) label: String,
    /// What was published: "50% do not always feel safe (35% to 65%)".
    pub(crate) figure: String,
    pub(crate) concern: bool,
}

/// What a release offers to watch, and the labels of what it hides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) shares: Vec<Offered>,
    pub(crate) hidden: Vec<String>,
}

impl Offer {
    /// The share of this indicator.
    pub(crate) fn find(&self, indicator: &str) -> Option<&Offered> {
        self.shares.iter().find(|share| share.indicator == indicator)
    }
}

/// The shares of this release, in the survey's order.
pub(crate) fn offer(report: &Report) -> Offer {
    let mut offer = Offer::default();
    for finding in &report.findings {
        match words(finding, finding.worry) {
            Some(figure) => offer.shares.push(Offered {
                indicator: finding.indicator.clone(),
                label: finding.label.clone(),
                figure,
                concern: finding.worry,
            }),
            None => offer.hidden.push(finding.label.clone()),
        }
    }
    offer
}

/// The published share on one side, in words; `None` where it is hidden.
fn words(finding: &Finding, concern: bool) -> Option<String> {
    let (share, means): (Option<&Safe>, &str) = if concern {
        (Some(&finding.concern), &finding.concern_means)
    } else {
        (finding.favourable.as_ref(), &finding.favourable_means)
    };
    match share?.view() {
        Shown::Share { percent, interval, .. } => Some(format!("{percent} {means} ({interval})")),
        Shown::Rough(_) => Some(format!("{} {means}", share?)),
        Shown::FewerThanTen | Shown::Hidden { .. } => None,
    }
}

/// A figure of one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    /// The day its survey closed.
    pub(crate) day: NaiveDate,
    /// What was published; `None` where it was hidden, or not asked.
    pub(crate) figure: Option<String>,
}

/// A watched share, then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) label: String,
    pub(crate) baseline: Point,
    /// The newest, where there is a newer one.
    pub(crate) newest: Option<Point>,
}

/// The releases that a plan's actions watch, and the newest there is.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    reports: Vec<Report>,
    newest: Option<Report>,
}

impl Watched {
    /// What this content watches.
    pub(crate) async fn of(tx: &Tx, la: Uuid, content: &Content) -> Result<Self, Refusal> {
        let mut watched = Self::default();
        for watch in content.actions().filter_map(|action| action.text.more.watch.as_ref()) {
            if watched.reports.iter().all(|report| report.release != watch.release) {
                watched.reports.extend(findings::report(tx, watch.release).await?);
            }
        }
        if !watched.reports.is_empty() {
            watched.newest = findings::latest(tx, la).await?;
        }
        Ok(watched)
    }

    /// A watched share, then and now; `None` where its release is gone.
    pub(crate) fn told(&self, watch: &Watch) -> Option<Told> {
        let then = self.reports.iter().find(|report| report.release == watch.release)?;
        let point = |report: &Report| Point {
            day: report.closed_on,
            figure: report.finding(&watch.indicator).and_then(|finding| words(finding, watch.concern)),
        };
        let label = then.finding(&watch.indicator)?.label.clone();
        let newer = self.newest.as_ref().filter(|report| report.release != watch.release);
        Some(Told { label, baseline: point(then), newest: newer.map(point) })
    }
}
