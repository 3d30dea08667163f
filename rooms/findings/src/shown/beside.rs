//! The figures behind the sentences of comparisons.

use calc::Compared;
use kit::clock;

use super::Grid;
use crate::beside::{Beside, Source};
use crate::words;

/// A row for each comparison; `None` where there are none.
pub(crate) fn grid(beside: &[Beside]) -> Option<Grid> {
    let heads = ["Compared with", "Their share", "Range", "Base", "Difference in points", "What we say"];
    let columns = heads.iter().enumerate().map(|(at, head)| ((*head).to_owned(), (1..5).contains(&at)));
    let row = |one: &Beside| {
        let compared = one.compared();
        vec![
            with_whom(one),
            words::capital(&compared.percent().to_string()),
            range(&compared),
            compared.base().map_or("not published".to_owned(), |base| format!("about {base}")),
            points(&compared),
            words::verdict(one).to_owned(),
        ]
    };
    let note = "The difference is yours less theirs, in percentage points: between these two figures, 19 times out of 20.";
    (!beside.is_empty()).then(|| Grid {
        caption: "Beside others".to_owned(),
        columns: columns.collect(),
        rows: beside.iter().map(row).collect(),
        note: note.to_owned(),
    })
}

/// Who the other side is, with its source.
pub(crate) fn with_whom(beside: &Beside) -> String {
    match &beside.source {
        Source::Others => match beside.compared().places() {
            Some((shown, 0)) => format!("{shown} other local authorities together"),
            Some((shown, unseen)) => {
                format!("{shown} other local authorities together; the figure of {unseen} more is not shown")
            }
            None => "Other local authorities".to_owned(),
        },
        Source::Earlier { closed_on } => format!("Your survey that closed on {}", clock::written(*closed_on)),
        Source::Elsewhere { population, period, source, year } => {
            format!("{}, {period} ({source}, {year})", words::capital(population))
        }
    }
}

fn range(compared: &Compared) -> String {
    match compared.interval() {
        Some((low, high)) => format!("{} to {}", low, high),
        None => "not published".to_owned(),
    }
}

/// "+4 to +18"; a minus sign that a screen reader says.
fn points(compared: &Compared) -> String {
    let signed = |n: i16| match n {
        0 => "0".to_owned(),
        n if n > 0 => format!("+{n}"),
        n => format!("−{}", n.abs()),
    };
    match compared.points() {
        Some((low, high)) => format!("{} to {}", signed(low), signed(high)),
        None => "not worked out".to_owned(),
    }
}
