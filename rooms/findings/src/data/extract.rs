//! An extract for researchers: the published figures of each LA of a round, without its name.
//!
//! No answer is in it, and nothing that a lead doesn't read of their own LA (ADR 0016). What is guarded here is the LAs: which
//! is whose is in no file, as a number is drawn by chance.

use kit::clock;
use surveys::Round;

use super::{Area, Set};
use crate::model::{Release, Report};
use crate::rows::{self, Row};

/// The figures of these releases, in their order.
pub(crate) fn extract(round: &Round, closed_on: chrono::NaiveDate, releases: &[Release]) -> Set {
    let rows = releases.iter().enumerate().flat_map(|(at, release)| of_one(at + 1, release)).collect();
    Set {
        title: format!(
            "Extract for researchers: round “{}”, closed on {}",
            round.name,
            clock::written(closed_on)
        ),
        stem: format!("extract-{closed_on}"),
        area: Area { name: format!("A local authority of the round “{}”", round.name), gss_code: None },
        closed_on,
        rows,
    }
}

/// Its own figures; what stands beside them would tell by its sums which it is.
fn of_one(number: usize, release: &Release) -> Vec<Row> {
    let report = Report::of(release);
    if report.too_few {
        return Vec::new();
    }
    let all = [rows::findings(&report), rows::answers(release), rows::groups(release)].concat();
    let place = format!("Local authority {number}");
    all.into_iter().map(|row| Row { place: Some(place.clone()), ..row }).collect()
}
