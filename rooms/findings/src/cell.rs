//! What may stand in a cell: words, a mark, or a number out of a published cell.
//!
//! There is no way from a plain number to a [`Cell`]: its only makers take what disclosure control made (`calc::Safe`
//! and its like, which nothing else can make), or text. So an exact count can't be written by mistake.

use calc::versus::Tenths;
use calc::{Compared, Percent, Published, Safe, SafeBase, SafeOption, Shown, ShownBase, ShownOption};

use crate::words;

/// Hidden, so that nobody can be recognised.
pub(crate) const HIDDEN: Cell = Cell(Is::Mark("[c]"));
/// There is no such figure here.
pub(crate) const NOT_APPLICABLE: Cell = Cell(Is::Mark("[z]"));
/// Some, but so few that it rounds to nought: never "none".
pub(crate) const ROUNDS_TO_ZERO: Cell = Cell(Is::Mark("[k]"));

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell(Is);

/// What a cell is to a program that reads it.
pub(crate) enum Datum<'a> {
    /// A mark, or a word that stands in the place of a figure.
    Words(&'a str),
    /// A percentage out of 100, a number of people, or points.
    Number(f64),
}

#[derive(Debug, Clone, PartialEq)]
enum Is {
    Mark(&'static str),
    Text(String),
    Percent(u8),
    Count(u32),
    /// A percentage that others published, to a tenth.
    Tenths(u16),
    Points(i16),
    P(f64),
}

/// How a cell is written into a file.
pub(crate) enum Written<'a> {
    /// As text, whatever it looks like.
    Text(&'a str),
    /// As a fraction of one, shown as a percentage.
    Fraction(f64),
    /// As a number of people.
    People(u32),
    /// As a number in this format.
    Number(f64, &'static str),
}

impl Cell {
    pub(crate) fn text(words: impl Into<String>) -> Self {
        Self(Is::Text(words.into()))
    }

    /// The other side of a comparison, with what was found.
    pub(crate) fn there(compared: &Compared) -> There {
        let tenths = |n: Tenths| match n.value() {
            0 => ROUNDS_TO_ZERO,
            1000 => Self::text(words::capital(&n.to_string())),
            n => Self(Is::Tenths(n)),
        };
        let maybe = |cell: Option<Self>| cell.unwrap_or(NOT_APPLICABLE);
        let points = compared.points();
        There {
            share: tenths(compared.percent()),
            low: maybe(compared.interval().map(|(low, _)| tenths(low))),
            high: maybe(compared.interval().map(|(_, high)| tenths(high))),
            base: maybe(compared.base().map(|n| Self(Is::Count(n)))),
            points: (
                maybe(points.map(|(low, _)| Self(Is::Points(low)))),
                maybe(points.map(|(_, high)| Self(Is::Points(high)))),
            ),
            p: maybe(compared.p().map(|p| Self(Is::P(p)))),
        }
    }

    /// How many answered, as it was published; a base that is withheld is hidden.
    pub(crate) fn base(base: Option<Published<SafeBase>>) -> Self {
        base.map_or(HIDDEN, |base| Self::of_base(SafeBase::from_published(base)))
    }

    pub(crate) fn of_base(base: SafeBase) -> Self {
        match base.view() {
            ShownBase::About(n) => Self(Is::Count(n)),
            ShownBase::FewerThan(_) => Self::text(words::capital(&base.to_string())),
        }
    }

    /// Neither 0% nor 100% is ever claimed of people, here no more than on a page.
    fn percent(percent: Percent) -> Self {
        match percent.value() {
            0 => ROUNDS_TO_ZERO,
            100 => Self::text(words::capital(&percent.to_string())),
            n => Self(Is::Percent(n)),
        }
    }

    pub(crate) fn datum(&self) -> Datum<'_> {
        match &self.0 {
            Is::Mark(mark) => Datum::Words(mark),
            Is::Text(text) => Datum::Words(text),
            Is::Percent(n) => Datum::Number(f64::from(*n)),
            Is::Count(n) => Datum::Number(f64::from(*n)),
            Is::Tenths(n) => Datum::Number(f64::from(*n) / 10.0),
            Is::Points(n) => Datum::Number(f64::from(*n)),
            Is::P(p) => Datum::Number(*p),
        }
    }

    pub(crate) fn written(&self) -> Written<'_> {
        match &self.0 {
            Is::Mark(mark) => Written::Text(mark),
            Is::Text(text) => Written::Text(text),
            Is::Percent(n) => Written::Fraction(f64::from(*n) / 100.0),
            Is::Count(n) => Written::People(*n),
            Is::Tenths(n) if n % 10 == 0 => Written::Fraction(f64::from(*n) / 1000.0),
            Is::Tenths(n) => Written::Number(f64::from(*n) / 1000.0, "0.0%"),
            Is::Points(n) => Written::Number(f64::from(*n), "+0;-0;0"),
            Is::P(p) => Written::Number(*p, "0.0000"),
        }
    }
}

/// The figures of the other side of a comparison.
#[derive(Debug, Clone)]
pub(crate) struct There {
    pub(crate) share: Cell,
    pub(crate) low: Cell,
    pub(crate) high: Cell,
    pub(crate) base: Cell,
    /// The range of the difference.
    pub(crate) points: (Cell, Cell),
    pub(crate) p: Cell,
}

/// The figures that go with one published cell.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub(crate) share: Cell,
    pub(crate) low: Cell,
    pub(crate) high: Cell,
    /// How many gave this answer.
    pub(crate) count: Cell,
    /// How many answered the question.
    pub(crate) base: Cell,
}

impl Figures {
    /// Of what is not shown at all.
    pub(crate) fn hidden() -> Self {
        Self::all(&HIDDEN)
    }

    fn all(cell: &Cell) -> Self {
        let [share, low, high, count, base] = std::array::from_fn(|_| cell.clone());
        Self { share, low, high, count, base }
    }
}

impl From<&Safe> for Figures {
    fn from(safe: &Safe) -> Self {
        match safe.view() {
            Shown::Share { percent, interval, base, count } => Self {
                share: Cell::percent(percent),
                low: Cell::percent(interval.low()),
                high: Cell::percent(interval.high()),
                count: Cell(Is::Count(count)),
                base: Cell(Is::Count(base)),
            },
            Shown::Hidden { base } => Self { base: Cell(Is::Count(base)), ..Self::hidden() },
            Shown::Rough(_) => Self {
                share: Cell::text(words::capital(&safe.to_string())),
                base: Cell::text("Fewer than 30"),
                ..Self::all(&NOT_APPLICABLE)
            },
            Shown::FewerThanTen => {
                Self { base: Cell::text(words::capital(&safe.to_string())), ..Self::hidden() }
            }
        }
    }
}

impl From<&SafeOption> for Figures {
    /// One of the answers of a row that adds up to everyone; it has no range of its own.
    fn from(option: &SafeOption) -> Self {
        match option.view() {
            ShownOption::Count { count, percent } => Self {
                share: Cell::percent(percent),
                count: Cell(Is::Count(count)),
                ..Self::all(&NOT_APPLICABLE)
            },
            ShownOption::Hidden | ShownOption::FewerThan(_) | ShownOption::TooFewForDetail => {
                Self { low: NOT_APPLICABLE, high: NOT_APPLICABLE, ..Self::hidden() }
            }
        }
    }
}
