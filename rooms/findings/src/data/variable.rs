//! The variables of a data file: one list for all forms.

use calc::Meaning;

use super::Set;
use crate::cell::{Cell, NOT_APPLICABLE};
use crate::rows::Row;

/// What stands in a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Words.
    Words,
    /// A figure, or a mark or a few words in its place; the unit is said.
    Figure(&'static str),
}

/// One variable.
pub(crate) struct Variable {
    pub(crate) name: &'static str,
    /// At most 8 characters of the same, for the oldest part of SPSS's format.
    pub(crate) short: &'static str,
    pub(crate) holds: Holds,
    pub(crate) label: &'static str,
    /// Its value in a row.
    pub(crate) of: fn(&Set, &Row) -> Cell,
}

impl Variable {
    /// How many decimals its figures have.
    pub(crate) fn decimals(&self) -> u8 {
        match self.holds {
            Holds::Figure(CHANCE) => 4,
            Holds::Figure(TENTH) => 1,
            Holds::Figure(_) | Holds::Words => 0,
        }
    }
}

const fn words(
    name: &'static str,
    short: &'static str,
    label: &'static str,
    of: fn(&Set, &Row) -> Cell,
) -> Variable {
    Variable { name, short, holds: Holds::Words, label, of }
}

const fn figure(
    (name, short): (&'static str, &'static str),
    unit: &'static str,
    label: &'static str,
    of: fn(&Set, &Row) -> Cell,
) -> Variable {
    Variable { name, short, holds: Holds::Figure(unit), label, of }
}

const PERCENT: &str = "per cent, whole";
const TENTH: &str = "per cent, to a tenth";
const PEOPLE: &str = "young people, rounded to 5";
const POINTS: &str = "percentage points";
const CHANCE: &str = "from 0 to 1";

/// All of them, in order.
pub(crate) const ALL: [Variable; 28] = [
    words("gss_code", "GSSCODE", "Code of the area (Office for National Statistics)", |set, _| {
        set.area.gss_code.as_ref().map_or(NOT_APPLICABLE, Cell::text)
    }),
    words("area", "AREA", "Name of the area", |set, row| {
        Cell::text(row.place.as_ref().unwrap_or(&set.area.name))
    }),
    words("closed_on", "CLOSEDON", "Last day of the survey, or of the round (year-month-day)", |set, _| {
        Cell::text(set.closed_on.to_string())
    }),
    words("table", "TABLE", "Which table the row is of", |_, row| Cell::text(row.kind.word())),
    words("theme", "THEME", "Part of the survey", |_, row| some(&row.theme)),
    words("question", "QUESTION", "Name of the question", |_, row| some(&row.question)),
    words("indicator", "INDICATR", "Name of the indicator", |_, row| some(&row.label)),
    words("wording", "WORDING", "The question as it was asked", |_, row| some(&row.text)),
    words("asked_of", "ASKEDOF", "Who was asked, where not everybody", |_, row| {
        row.asked_of.as_ref().map_or(NOT_APPLICABLE, Cell::text)
    }),
    words("meaning", "MEANING", "Whether the share is the good news or the worry", |_, row| {
        row.meaning.map_or(NOT_APPLICABLE, |meaning| Cell::text(meaning_of(meaning)))
    }),
    words("counted", "COUNTED", "Young people who …, or the answer they gave", |_, row| some(&row.counted)),
    words("grouping", "GROUPING", "Name of the question that tells groups apart", |_, row| {
        row.grouping.as_ref().map_or(NOT_APPLICABLE, |(name, _)| Cell::text(name))
    }),
    words("group", "GROUP", "The group, or the place in the order of figures", |_, row| some(&row.group)),
    words("compared_with", "COMPWITH", "What it is compared with", |_, row| {
        row.beside.as_ref().map_or(NOT_APPLICABLE, |(with, ..)| Cell::text(with))
    }),
    words("in_the_summary", "SUMMARY", "Whether the summary names it, and on which side", |_, row| {
        row.summary.clone()
    }),
    figure(("share", "SHARE"), PERCENT, "Share", |_, row| row.figures.share.clone()),
    figure(("share_low", "SHARELOW"), PERCENT, "Lower end of the range of the share", |_, row| {
        row.figures.low.clone()
    }),
    figure(("share_high", "SHAREHI"), PERCENT, "Upper end of the range of the share", |_, row| {
        row.figures.high.clone()
    }),
    figure(("count", "COUNT"), PEOPLE, "How many gave this answer", |_, row| row.figures.count.clone()),
    figure(("base", "BASE"), PEOPLE, "How many answered the question", |_, row| row.figures.base.clone()),
    figure(("there_share", "THSHARE"), TENTH, "Share of what it is compared with", |_, row| {
        there(row, |there| &there.share)
    }),
    figure(("there_low", "THLOW"), TENTH, "Lower end of that share’s range", |_, row| {
        there(row, |there| &there.low)
    }),
    figure(("there_high", "THHIGH"), TENTH, "Upper end of that share’s range", |_, row| {
        there(row, |there| &there.high)
    }),
    figure(("there_base", "THBASE"), "people", "How many that share is of", |_, row| {
        there(row, |there| &there.base)
    }),
    figure(("points_low", "PTSLOW"), POINTS, "Lower end of the difference, here less there", |_, row| {
        there(row, |there| &there.points.0)
    }),
    figure(("points_high", "PTSHIGH"), POINTS, "Upper end of the difference, here less there", |_, row| {
        there(row, |there| &there.points.1)
    }),
    figure(("p", "P"), CHANCE, "The greatest p-value that the rounded figures allow", |_, row| {
        there(row, |there| &there.p)
    }),
    words("verdict", "VERDICT", "What we say of the difference", |_, row| {
        row.beside.as_ref().map_or(NOT_APPLICABLE, |(.., verdict)| Cell::text(*verdict))
    }),
];

/// The word for a share's meaning.
pub(crate) const fn meaning_of(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Favourable => "favourable",
        Meaning::Concern => "concern",
    }
}

fn some(text: &str) -> Cell {
    if text.is_empty() { NOT_APPLICABLE } else { Cell::text(text) }
}

fn there(row: &Row, part: fn(&crate::cell::There) -> &Cell) -> Cell {
    row.beside.as_ref().map_or(NOT_APPLICABLE, |(_, there, _)| part(there).clone())
}

/// The marks and words that may stand in the place of a figure, with what each means and its code where only numbers can
/// stand. Words that begin with "Fewer than" and another number, as a survey with stricter rules has them, count as the last.
pub(crate) const IN_PLACE: [(&str, i16, &str); 8] = [
    ("[c]", -991, "Hidden to protect people: with it, somebody could be recognised"),
    ("[z]", -992, "Not applicable: there is no such figure here"),
    ("[k]", -993, "Rounds to zero: some young people, but hardly any; it does not mean none"),
    ("Nearly all", -994, "Rounds to 100%; it does not mean everybody"),
    ("More than half", -995, "More than half; too few answered for a percentage"),
    ("Half or fewer", -996, "Half or fewer; too few answered for a percentage"),
    ("Fewer than 30", -997, "Fewer than 30"),
    ("Fewer than 10", -998, "Fewer than 10, or than the greater number that this survey’s rules set"),
];

/// The code of what stands in the place of a figure.
pub(crate) fn code_in_place(words: &str) -> i16 {
    let known = IN_PLACE.iter().find(|(mark, ..)| *mark == words).map(|(_, code, _)| *code);
    known.unwrap_or(if words.starts_with("Fewer than") { -998 } else { -991 })
}
