//! Questions with any number of answers: each option is a share of those who answered, on its own.

use calc::{CalcError, Published, Safe, Shown, Thresholds, share};
use surveys::instrument::Question;

use super::{Cells, Counts, Shares, Table};

/// An option isn't part of a sum here, so that the others don't give it away. The shares of an indicator would:
/// they are made of the same options. So where there is one, the options stay out.
pub(super) fn cells(question: &Question, counts: &Counts, t: &Thresholds) -> Result<Cells, CalcError> {
    if question.indicator.is_some() {
        let favourable = share(counts.favourable, counts.base, t)?;
        let favourable = (counts.base >= t.min_percent_base).then(|| favourable.into());
        let shares = Shares { favourable, concern: share(counts.concern, counts.base, t)?.into() };
        return Ok(Cells { shares: Some(shares), table: Table::Withheld });
    }
    let row: Result<Vec<Published<Safe>>, CalcError> =
        counts.by_option.iter().map(|n| share(*n, counts.base, t).map(Published::from)).collect();
    Ok(Cells { shares: None, table: Table::Several(row?) })
}

/// Whether one of these options is hidden: the number who were led on by it would then say how many.
pub(super) fn any_hidden(row: &[Published<Safe>], places: &[usize]) -> bool {
    let shown = |cell: &Published<Safe>| matches!(cell.into_inner().view(), Shown::Share { .. });
    !places.iter().all(|i| row.get(*i).is_some_and(shown))
}
