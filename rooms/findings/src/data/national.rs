//! All LAs of a closed round together, as the programme's page shows them.

use calc::{Safe, Shown};
use kit::clock;
use surveys::Round;

use super::{Area, Set};
use crate::beside::Theme;
use crate::cell::{Cell, Figures, NOT_APPLICABLE};
use crate::pool::{Pool, Pooled};
use crate::rows::{Kind, Row};

/// The figures of a round, those first in which LAs differ most. LAs stand in order of their figures and without names, as on the
/// page: which is whose says more about chance and size than about work.
pub(crate) fn national(round: &Round, closed_on: chrono::NaiveDate, themes: &[Theme], pools: &[Pool]) -> Set {
    let shown = themes.iter().flat_map(|theme| std::iter::once(all(theme)).chain(each(theme)));
    let small = pools.iter().flat_map(|pool| pool.figures.iter().map(move |figure| together(pool, figure)));
    let rows = shown.chain(small).collect();
    Set {
        title: format!(
            "All local authorities together: round “{}”, closed on {}",
            round.name,
            clock::written(closed_on)
        ),
        stem: format!("findings-all-{closed_on}"),
        area: Area {
            name: format!("All local authorities of the round “{}”", round.name), gss_code: None
        },
        closed_on,
        rows,
    }
}

fn row(kind: Kind, theme: &Theme, figures: Figures) -> Row {
    Row {
        label: theme.label.clone(),
        meaning: Some(theme.meaning),
        counted: theme.means.clone(),
        ..Row::of(kind, &theme.question, figures)
    }
}

fn all(theme: &Theme) -> Row {
    let shown = theme.all.shown(theme.meaning);
    let there = Cell::there(&shown);
    let figures = Figures {
        share: there.share,
        low: there.low,
        high: there.high,
        count: NOT_APPLICABLE,
        base: there.base,
    };
    let group = match shown.places() {
        Some((shown, 0)) => format!("{shown} local authorities"),
        Some((shown, unseen)) => {
            format!("{shown} local authorities; the figure of {unseen} more is not shown")
        }
        None => String::new(),
    };
    Row { group, ..row(Kind::National, theme, figures) }
}

/// The shown figures of each LA in their order. The page doesn't say how many answered where, and neither does this.
fn each(theme: &Theme) -> Vec<Row> {
    let ends = |cell: &&Safe| match cell.view() {
        Shown::Share { percent, interval, .. } => {
            Some((percent.value(), interval.low().value(), interval.high().value()))
        }
        _ => None,
    };
    let mut shown: Vec<&Safe> = theme.cells.iter().filter(|cell| ends(cell).is_some()).collect();
    shown.sort_by_key(ends);
    let one = |(at, cell): (usize, &Safe)| {
        let figures = Figures { count: NOT_APPLICABLE, base: NOT_APPLICABLE, ..Figures::from(cell) };
        Row { group: format!("No. {}", at + 1), ..row(Kind::Spread, theme, figures) }
    };
    shown.into_iter().enumerate().map(one).collect()
}

/// A figure of small boxes, as on the page.
fn together(pool: &Pool, figure: &Pooled) -> Row {
    let figures = Figures { count: NOT_APPLICABLE, ..Figures::from(&Safe::from_published(figure.share)) };
    Row {
        label: figure.label.clone(),
        meaning: Some(calc::Meaning::Favourable),
        counted: figure.means.clone(),
        group: format!("{} local authorities", pool.places),
        ..Row::of(Kind::Small, &figure.question, figures)
    }
}
