//! What two of the demo's promises say besides: one with its steps, cost and what to watch, one that is tried out first.

use chrono::{Days, NaiveDate};
use findings::Report;
use kit::Tx;
use kit::web::Refusal;
use plans::{Action, Milestone, More, Pilot, Watch};

use super::story::Team;

/// What the promise about this indicator says besides.
pub(super) fn of(tx: &Tx, report: &Report, indicator: &str, today: NaiveDate) -> More {
    match indicator {
        "home-safe" => More {
            milestones: [("Doorbells bought", 10), ("First 40 fitted", 30), ("All fitted", 80)]
                .map(|(words, days)| Milestone {
                    id: tx.new_id(),
                    words: words.to_owned(),
                    on: today + Days::new(days),
                })
                .to_vec(),
            cost: Some("£9,500 once".to_owned()),
            money_from: Some("Housing budget".to_owned()),
            watch: watch(report, indicator),
            pilot: None,
        },
        "home-right" => More {
            pilot: Some(Pilot {
                who: "Six young people who move this spring".to_owned(),
                unit_cost: Some("£85".to_owned()),
                survey: Some(
                    "Do you know which homes there are? Before they read the guide, and two months after."
                        .to_owned(),
                ),
            }),
            ..More::default()
        },
        _ => More::default(),
    }
}

/// The finding's own share, where it is shown.
fn watch(report: &Report, indicator: &str) -> Option<Watch> {
    let finding = report.finding(indicator).filter(|finding| finding.said.is_some())?;
    Some(Watch { indicator: indicator.to_owned(), release: report.release, concern: finding.worry })
}

/// The first step is done.
pub(super) async fn tick(tx: &Tx, team: &Team, action: &Action) -> Result<(), Refusal> {
    let Some(first) = action.text.more.milestones.first() else { return Ok(()) };
    let permit = plans::rights::report(tx, &team.lead, &team.la.slug, action.promise).await?;
    plans::tick(&permit, &[first.id], &[]).await
}
