//! The codebook: what stands in which variable, what the marks mean, and every question with its answers.

use kit::csv::{Csv, Part};
use std::collections::BTreeSet;

use super::variable::{self, Holds, IN_PLACE};
use super::{Set, sav};
use crate::rows::Kind;

/// The codebook of a set, as CSV.
pub(crate) fn write(set: &Set) -> Vec<u8> {
    let mut file = Csv::headed(["about", "name", "value", "code_in_spss", "means"]);
    file.row(["file", "title", "", "", &set.title]);
    for (name, means) in NOTES {
        file.row(["file", name, "", "", means]);
    }
    let cut =
        format!("In SPSS words are cut after {} bytes; here and in the CSV they are whole.", sav::WIDEST);
    file.row(["file", "words", "", "", &cut]);
    for variable in &variable::ALL {
        let unit = match variable.holds {
            Holds::Words => "words",
            Holds::Figure(unit) => unit,
        };
        file.row(["variable", variable.name, unit, "", variable.label]);
    }
    for (_, word, means) in Kind::ALL {
        file.row(["value", "table", word, "", means]);
    }
    for (mark, code, means) in IN_PLACE {
        let [about, name, mark, means] = ["mark", "any figure", mark, means].map(Part::Text);
        file.mixed([about, name, mark, Part::Number(f64::from(code)), means]);
    }
    questions(set, &mut file);
    file.marked()
}

const NOTES: [(&str, &str); 5] = [
    ("rows", "One published figure each. The variable “table” says which table of the pages it is of."),
    (
        "rounding",
        "Counts are rounded to 5 and percentages made of rounded counts. No exact number is in this file.",
    ),
    ("sums", "A mark is not a number: figures with hidden parts can’t be added up or averaged."),
    ("release", "Final. The same release is the same file to the byte, whoever asks and whenever."),
    (
        "area",
        "Where the area is all local authorities of a round there is no code: these are the authorities that took part, not a country or a region.",
    ),
];

/// Every question once, with each answer that it offered.
fn questions(set: &Set, file: &mut Csv) {
    let mut told = BTreeSet::new();
    for row in set.rows.iter().filter(|row| row.kind == Kind::Answers) {
        if told.insert(&row.question) {
            file.row(["question", &row.question, "", "", &row.text]);
            if let Some(asked_of) = &row.asked_of {
                file.row(["asked of", &row.question, "", "", asked_of]);
            }
        }
        file.row(["answer", &row.question, &row.counted, "", ""]);
    }
    let mut told = BTreeSet::new();
    for row in set.rows.iter().filter(|row| row.meaning.is_some()) {
        let meaning = row.meaning.map_or("", variable::meaning_of);
        if told.insert((&row.question, meaning)) {
            file.row(["indicator", &row.question, meaning, "", &format!("{}: {}", row.label, row.counted)]);
        }
    }
}
