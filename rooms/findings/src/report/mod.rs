//! The findings on paper: the full report, two pages for a board, one page for young people. Made of a release, what stands
//! beside it and the quotes that were released, with the words of the pages ([`crate::shown`]): no figure comes from
//! anywhere else, and nothing depends on who asks or when.

mod board;
mod full;
mod pieces;
mod young;

#[cfg(test)]
mod tests;

use chrono::Datelike;
use kit::clock;
use people::Organisation;
use press::{Block, Day, Document, Face, PressError, Printed, print};

use crate::Said;
use crate::beside::{Beside, Comparison};
use crate::model::{Release, Report};

/// What paper is made of.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) la: Organisation,
    pub(crate) release: Release,
    pub(crate) comparison: Option<Comparison>,
    pub(crate) said: Said,
}

impl Paper {
    /// What stands beside this indicator.
    fn beside(&self, indicator: &str) -> &[Beside] {
        self.comparison.as_ref().map_or(&[], |comparison| comparison.beside(indicator))
    }
}

/// For whom it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Who works with the findings: everything that the pages say.
    Full,
    /// A board: two pages at most.
    Board,
    /// Young people: one page.
    Young,
}

impl Reader {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 3] = [Self::Full, Self::Board, Self::Young];

    /// What the file is called: `findings-board-thistledown-2027-04-30.pdf`.
    pub(crate) fn name(self, paper: &Paper) -> String {
        let what = match self {
            Self::Full => "findings",
            Self::Board => "findings-board",
            Self::Young => "findings-young-people",
        };
        format!("{what}-{}-{}.pdf", paper.la.slug, paper.release.closed_on)
    }

    /// How many findings are named at most, tried one after the other until all fits. Whatever is left out is said to be.
    const fn amounts(self) -> &'static [usize] {
        match self {
            Self::Full => &[usize::MAX],
            Self::Board => &[60, 40, 24, 12, 4],
            Self::Young => &[3, 2, 1],
        }
    }

    /// The document with this many findings.
    pub(crate) fn document(self, paper: &Paper, most: usize) -> Document {
        let none = Comparison::default();
        let report = Report::compared(&paper.release, paper.comparison.as_ref().unwrap_or(&none));
        let (title, face, most_pages, blocks) = match self {
            Self::Full => (full::TITLE, Face::Report, None, full::blocks(paper, &report)),
            Self::Board => (board::TITLE, Face::Brief, Some(2), board::blocks(paper, &report, most)),
            Self::Young => (young::TITLE, Face::Poster, Some(1), young::blocks(paper, &report, most)),
        };
        let day = paper.release.closed_on;
        Document {
            title: format!("{title}: {}, {}", paper.la.name, clock::written(day)),
            author: "New Belongings".to_owned(),
            day: Day { year: day.year(), month: day.month(), day: day.day() },
            foot: format!("{}. {title}, survey that closed on {}", paper.la.name, clock::written(day)),
            face,
            most_pages,
            blocks,
        }
    }

    /// The file.
    ///
    /// # Errors
    /// As [`print`].
    pub(crate) fn file(self, paper: &Paper) -> Result<Printed, PressError> {
        let mut made = Err(PressError::TooLong(0));
        for most in self.amounts() {
            made = print(&self.document(paper, *most));
            if !matches!(made, Err(PressError::TooLong(_))) {
                break;
            }
        }
        made
    }
}

/// The first of a document: whose it is, what it is, of when.
fn cover(paper: &Paper, title: &str, under: String) -> Block {
    Block::Cover { over: paper.la.name.clone(), title: title.to_owned(), under, svg: None }
}
