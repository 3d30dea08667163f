//! What somebody says of the plan while a round is open, and what became of it. Pure.
//!
//! Every comment is read by a person before anybody else sees it. What is looked for here only helps that person to look
//! twice: it decides nothing, and nothing is ever reworded.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

/// What was typed, and found to be fit to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// The action; none for the whole plan.
    pub promise: Option<Uuid>,
    /// It is about the people who run the plan.
    pub outside: bool,
    /// The words.
    pub words: String,
    /// An e-mail address to hear back at.
    pub contact: Option<String>,
}

/// Something somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identifier.
    pub id: Uuid,
    /// The round in which it was said.
    pub quarter: Uuid,
    /// Whose plan it is about.
    pub la: Uuid,
    /// The action; none for the whole plan.
    pub promise: Option<Uuid>,
    /// It is about the people who run the plan, and goes to the national team.
    pub outside: bool,
    /// The day it was said.
    pub day: NaiveDate,
    /// What became of it.
    pub fate: Fate,
    /// The words, as they were typed; none where no key opens them any more or their time is over.
    pub words: Option<String>,
    /// Whether the writer left an address.
    pub contact: bool,
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has decided.
    Waits,
    /// Anyone may read it.
    Out,
    /// It is kept back.
    KeptBack(Why),
}

/// Why a comment is kept back. Not liking it is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It names somebody, or somebody could be recognised.
    Name,
    /// It says how or where somebody can be found.
    Reach,
    /// It could hurt somebody, or tells of harm.
    Harm,
    /// It says nothing about the plan: an advertisement, or letters without sense.
    Noise,
}

impl Why {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Name, Self::Reach, Self::Harm, Self::Noise];

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Reach => "reach",
            Self::Harm => "harm",
            Self::Noise => "noise",
        }
    }

    /// The reason of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }

    /// As staff say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "It names somebody, or somebody could be recognised",
            Self::Reach => "It says how or where somebody can be found",
            Self::Harm => "It tells of harm, or could hurt somebody",
            Self::Noise => "It says nothing about the plan, like an advertisement",
        }
    }
}

/// Something that the reader should look at twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A number long enough to be called.
    Number,
    /// An e-mail address or a link.
    Address,
    /// A word with a capital letter inside a sentence.
    Name,
    /// A word that is used of harm.
    Harm,
    /// Marks of a program.
    Code,
}

impl Look {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Number => "There is a number in it that could be somebody’s phone or house.",
            Self::Address => "There is an email address, a link or an account name in it.",
            Self::Name => "There may be somebody’s name in it, or a place.",
            Self::Harm => "It may tell of harm. If it does, act on that first.",
            Self::Code => "There are marks of a program in it. They do nothing on our pages.",
        }
    }
}

/// Digits that can be called or lead to a door.
const DIGITS: usize = 5;

/// Beginnings of words that are used of harm.
const HARM: [&str; 18] = [
    "abus", "assault", "attack", "beat", "blade", "cutting", "die", "dying", "grooming", "hit", "hurt",
    "kill", "knife", "overdos", "rape", "suicid", "threat", "unsafe",
];

/// Words with a capital letter that name nobody: `I`, and what councils and their plans are full of.
const NOBODY: [&str; 24] = [
    "i",
    "i’m",
    "i'm",
    "i’ve",
    "i've",
    "i’d",
    "i'd",
    "i’ll",
    "i'll",
    "pa",
    "uk",
    "tv",
    "ok",
    "wifi",
    "nhs",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "christmas",
    "english",
];

/// What to look at twice in these words.
pub(crate) fn look(words: &str) -> Vec<Look> {
    let lower = words.to_lowercase();
    let mut found = Vec::new();
    let harm = |word: &str| HARM.iter().any(|start| word.starts_with(start));
    if lower.split(|c: char| !c.is_alphabetic()).any(harm) {
        found.push(Look::Harm);
    }
    if digits(words) {
        found.push(Look::Number);
    }
    if lower.contains('@') || lower.contains("://") || lower.contains("www.") {
        found.push(Look::Address);
    }
    if named(words) {
        found.push(Look::Name);
    }
    if words.contains(['<', '>']) {
        found.push(Look::Code);
    }
    found
}

/// Whether digits stand together, whatever stands between two of them that people put into numbers.
fn digits(words: &str) -> bool {
    let mut run = 0;
    for c in words.chars() {
        match c {
            c if c.is_ascii_digit() => run += 1,
            ' ' | '-' | '+' | '(' | ')' | '.' => {}
            _ => run = 0,
        }
        if run >= DIGITS {
            return true;
        }
    }
    false
}

/// Whether a word with a capital letter stands where no sentence begins.
fn named(words: &str) -> bool {
    let mut begins = true;
    words.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let own = capital && !NOBODY.contains(&bare.to_lowercase().as_str());
        let found = own && !begins;
        begins = word.ends_with(['.', '!', '?', ':']);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_lead_to_somebody_is_looked_at_twice() {
        for (words, expected) in [
            ("The doorbell helps. I feel better now.", vec![]),
            ("My PA told me. It works on Monday.", vec![]),
            ("I asked Jordan and nothing came", vec![Look::Name]),
            ("Call me on 07700 900 123", vec![Look::Number]),
            ("write to sky@example.org", vec![Look::Address]),
            ("My landlord hits me", vec![Look::Harm]),
            ("<script>alert(1)</script>", vec![Look::Code]),
            ("It took 3 weeks, or 12.", vec![]),
        ] {
            assert_eq!(look(words), expected, "{words}");
        }
    }

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        for why in Why::ALL {
            assert_eq!(Why::of(why.code()), Some(why));
        }
    }
}
