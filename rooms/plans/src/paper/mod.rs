//! The plan on paper: in full for who works on it, two pages for a board, and young people's version with a page for each
//! theme. It says what the pages say, and nothing in it depends on who asks.

mod board;
mod full;
mod young;

use chrono::{Datelike, NaiveDate};
use kit::clock::written;
use people::Organisation;
use press::{Block, Day, Document, Face, PressError, Printed, Tone, Voice, print};

use crate::evidence::Base;
use crate::model::{Action, Drift, Plan, Shown};

/// What paper is made of.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) la: Organisation,
    pub(crate) plan: Plan,
    pub(crate) base: Base,
    pub(crate) drift: Vec<Drift>,
    pub(crate) today: NaiveDate,
}

/// For whom it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Who works on the plan: everything that the page says.
    Full,
    /// A board: two pages at most.
    Board,
    /// Young people: a page for each theme.
    Young,
}

impl Reader {
    /// What the file is called: `thistledown-plan-board-version-2.pdf`.
    pub(crate) fn name(self, paper: &Paper) -> String {
        let what = match self {
            Self::Full => "plan",
            Self::Board => "plan-board",
            Self::Young => "plan-young-people",
        };
        format!("{}-{what}-version-{}.pdf", paper.la.slug, paper.plan.content.version)
    }

    /// How many lines a list has, and on how many pages all has to be, tried one after the other.
    fn tries(self, paper: &Paper) -> Vec<(usize, Option<usize>)> {
        match self {
            Self::Full => vec![(usize::MAX, None)],
            Self::Board => [30, 12, 6, 3, 1].map(|most| (most, Some(2))).into(),
            // A theme of more actions than a page can hold goes on over the next: nothing is left out.
            Self::Young => vec![(usize::MAX, Some(1 + paper.plan.content.themes.len())), (usize::MAX, None)],
        }
    }

    /// The document with this many lines in a list.
    pub(crate) fn document(self, paper: &Paper, most: usize, most_pages: Option<usize>) -> Document {
        let (title, face, blocks) = match self {
            Self::Full => ("The plan", Face::Report, full::blocks(paper)),
            Self::Board => ("The plan, for the board", Face::Brief, board::blocks(paper, most)),
            Self::Young => ("Our plan", Face::Poster, young::blocks(paper)),
        };
        let (la, day) = (&paper.la.name, paper.today);
        Document {
            title: format!("{title}: {la}, {}", written(day)),
            author: "New Belongings".to_owned(),
            day: Day { year: day.year(), month: day.month(), day: day.day() },
            foot: format!(
                "{la}. {title}, version {}, as it stood on {}",
                paper.plan.content.version,
                written(day)
            ),
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
        for (most, most_pages) in self.tries(paper) {
            made = print(&self.document(paper, most, most_pages));
            if !matches!(made, Err(PressError::TooLong(_))) {
                break;
            }
        }
        made
    }
}

impl Paper {
    fn late(&self, action: &Action) -> bool {
        self.plan.published_on().is_some()
            && Shown::of(self.plan.news(action), action.text.due_on, self.today) == Shown::Late
    }

    /// Of which version it is, and since when that is public.
    fn under(&self) -> String {
        let version = self.plan.content.version;
        match self.plan.published_on() {
            Some(day) => format!(
                "Version {version}, published on {}. As it stood on {}.",
                written(day),
                written(self.today)
            ),
            None => format!(
                "Version {version}, a draft that is not published. As it stood on {}.",
                written(self.today)
            ),
        }
    }
}

fn cover(paper: &Paper, title: &str, under: String, svg: Option<String>) -> Block {
    Block::Cover { over: paper.la.name.clone(), title: title.to_owned(), under, svg }
}

/// A heading.
pub(crate) fn heading(level: u8, text: &str, new_page: bool) -> Block {
    Block::Heading { level, text: text.to_owned(), tag: None, new_page }
}

/// A paragraph.
pub(crate) fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph { voice: Voice::Plain, text: text.into() }
}

fn notice(tone: Tone, text: impl Into<String>) -> Block {
    Block::Notice { tone, text: text.into() }
}
