//! The tables of a question's groups, made and audited.

use calc::{CalcError, Safe, Thresholds};
use surveys::instrument::{Answers, Question};

use crate::control::{Audited, Cells, Counts, Told, cells_of_groups, tell};
use crate::model::By;

/// A question's good news by each of these groupings.
///
/// # Errors
/// [`CalcError::Leaks`] where the audit finds what the making of the cells did not: then there is no release.
pub(super) fn tell_apart(
    question: &Question,
    counts: &Counts,
    cells: &Cells,
    groupings: &[&Question],
    answers: &[Answers],
    t: &Thresholds,
) -> Result<Vec<By>, CalcError> {
    let told: Vec<Told> = groupings.iter().map(|grouping| tell(question, grouping, answers)).collect();
    let made = cells_of_groups(question, counts, cells, &told, t)?;
    let groups = told.iter().zip(&made).filter_map(|(told, made)| {
        let cells: Vec<Safe> = made.as_ref()?.iter().map(|cell| cell.into_inner()).collect();
        Some((told, cells))
    });
    let audited = Audited { question, base: counts.base, cells, groups: groups.collect() };
    if !audited.holds(t)? {
        return Err(CalcError::Leaks);
    }
    let named = groupings.iter().zip(made);
    Ok(named.map(|(grouping, cells)| By { grouping: grouping.name.clone(), cells }).collect())
}
