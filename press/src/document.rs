//! What a document is made of. Every text is shown as it stands: nothing in it is read as a command.

use serde::Serialize;

/// A document, from its title to its last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its title, which a reader's window and a screen reader say first.
    pub title: String,
    /// Who speaks in it.
    pub author: String,
    /// The day of which it speaks; it is written into the file as its date.
    pub day: Day,
    /// What stands at the foot of each page, beside its number.
    pub foot: String,
    /// How it looks.
    pub face: Face,
    /// As many pages as it may have at most. It is set smaller until it fits.
    #[serde(skip)]
    pub most_pages: Option<usize>,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The year, as 2026.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// How a document looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Many pages, read at a desk.
    Report,
    /// A page or two, read in a meeting.
    Brief,
    /// One page for young people.
    Poster,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// Its title, with whose it is above and of what time below.
    Cover {
        /// Whose it is.
        over: String,
        /// The title.
        title: String,
        /// Of what time.
        under: String,
        /// A picture on a poster, as SVG; `None` for none.
        svg: Option<String>,
    },
    /// A list of the headings of the first two levels, with their pages.
    Contents {
        /// What stands above it.
        title: String,
    },
    /// A heading. The first one of a document has level 1, and no level is left out.
    Heading {
        /// 1 to 3.
        level: u8,
        /// The heading.
        text: String,
        /// A word or two beside it.
        tag: Option<Tag>,
        /// Whether it begins a page.
        new_page: bool,
    },
    /// A paragraph.
    Paragraph {
        /// How loud it is.
        voice: Voice,
        /// The words.
        text: String,
    },
    /// Short lines, each with a dot before it.
    List {
        /// The lines.
        items: Vec<String>,
    },
    /// Figures in large digits, side by side.
    Numbers {
        /// At most four.
        of: Vec<Number>,
    },
    /// A share as a bar.
    Bar(Bar),
    /// A table.
    Table(Table),
    /// What somebody said, each in a bubble.
    Quotes {
        /// The words, without quotation marks.
        of: Vec<String>,
    },
    /// Something to bear in mind, in a box.
    Notice {
        /// [`Tone::Concern`] for a warning.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// What stays on one page.
    Together {
        /// From top to bottom.
        blocks: Vec<Block>,
    },
    /// Boxes side by side.
    Sides {
        /// From left to right; two.
        of: Vec<Side>,
    },
    /// Speech bubbles with a picture each.
    Bubbles {
        /// Their colour.
        tone: Tone,
        /// From top to bottom.
        of: Vec<Bubble>,
    },
}

/// A word or two beside a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// The words.
    pub text: String,
    /// Their colour.
    pub tone: Tone,
}

/// What a colour means; it never means it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Good news.
    Good,
    /// What needs care.
    Concern,
    /// Neither.
    Plain,
}

/// How loud a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The first of a document or a part.
    Lead,
    /// As most are.
    Plain,
    /// What must not be missed.
    Strong,
    /// A note under a table.
    Small,
}

/// A figure in large digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    /// The figure, as text: "About 210".
    pub number: String,
    /// What it is of.
    pub label: String,
}

/// A share as a bar with its interval, and beside what it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// In words all that the drawing shows: what a screen reader says in its place.
    pub alt: String,
    /// The share in large digits; `None` where it isn't shown.
    pub share: Option<String>,
    /// What is drawn.
    pub measure: Measure,
    /// Where the share that it is held against lies, in per cent.
    pub beside: Option<u8>,
    /// Whether it is good news or a worry.
    pub tone: Tone,
}

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Measure {
    /// All in per cent; anything above 100 is drawn as 100.
    Known {
        /// The share.
        percent: u8,
        /// Lower end of the interval.
        low: u8,
        /// Upper end of the interval.
        high: u8,
    },
    /// Not shown: hatched, so that it can't be taken for nought.
    Hidden,
}

/// A table: the first cell of a row says what the row is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it is a table of.
    pub caption: String,
    /// At least one.
    pub columns: Vec<Column>,
    /// Each as long as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The words.
    pub text: String,
    /// Whether it holds figures, which are set to the right.
    pub number: bool,
}

/// A box beside another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Its colour.
    pub tone: Tone,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A speech bubble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bubble {
    /// A picture beside it, as SVG of 40 by 40; it says nothing that the words don't. `None` for none.
    pub svg: Option<String>,
    /// What is large in it: "1 in 3 of us".
    pub who: String,
    /// And what follows.
    pub text: String,
}
