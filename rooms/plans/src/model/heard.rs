//! What young people said in a conversation, or ranked together, as the lead records it by hand: who they were is not kept.

use chrono::NaiveDate;
use uuid::Uuid;

/// Fewer than this and what was said could be known to be somebody's: several conversations are put together first.
/// The programme's own rule.
pub(crate) const FEWEST: u16 = 3;
/// More than this is a slip of the keyboard: the largest authorities have about 1,500 care leavers.
pub(crate) const MOST: u16 = 2_000;

/// How it was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// People talked.
    Conversation,
    /// People put things in order.
    Ranking,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub(crate) const ALL: [Self; 2] = [Self::Conversation, Self::Ranking];

    /// As stored and sent.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Conversation => "conversation",
            Self::Ranking => "ranking",
        }
    }

    /// The kind of a code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// As staff say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Conversation => "Conversation",
            Self::Ranking => "Ranking",
        }
    }
}

/// What was heard, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) kind: Kind,
    /// What it was about.
    pub(crate) title: String,
    pub(crate) day: NaiveDate,
    /// How many young people took part.
    pub(crate) people: u16,
    /// What was said, or the order that came out.
    pub(crate) said: String,
    /// The part of the survey that it is about, and so the theme it can stand in.
    pub(crate) section: String,
}

/// What was heard, after the findings of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) id: Uuid,
    pub(crate) words: Words,
}

/// What every name of one begins with, where an indicator is kept.
const KEY: &str = "heard-";

impl Heard {
    /// What themes and actions call it.
    pub(crate) fn key(&self) -> String {
        format!("{KEY}{}", kit::ids::show(self.id))
    }
}

/// Whether this is the name of something heard, and not of a finding or a quote.
pub(crate) fn is_key(key: &str) -> bool {
    key.starts_with(KEY)
}

/// Words that begin with a capital and are nobody's name.
const NO_NAMES: [&str; 62] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Christmas",
    "Easter",
    "Eid",
    "Ramadan",
    "Diwali",
    "English",
    "Universal",
    "Credit",
    "Council",
    "Jobcentre",
    "College",
    "University",
    "They",
    "We",
    "You",
    "It",
    "He",
    "She",
    "Everyone",
    "Everybody",
    "Someone",
    "Somebody",
    "Nobody",
    "Some",
    "Most",
    "Many",
    "All",
    "Half",
    "People",
    "Several",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Others",
    "Young",
    "Staff",
    "Workers",
    "Children",
    "Act",
    "Wi",
    "Internet",
];
/// What people do in a sentence that begins with their name.
const SPEAKS: [&str; 10] =
    ["said", "says", "told", "asked", "asks", "wants", "wanted", "feels", "thinks", "lives"];

/// The words in a text that look like somebody's name, each once. A capital letter inside a sentence does, and whoever speaks at
/// the beginning of one. It is a hint, not a judge: some names pass, and some words that are no names don't.
pub(crate) fn like_names(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut begins = true;
        for (at, word) in words.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphabetic());
            let speaks = words.get(at + 1).is_some_and(|next| SPEAKS.contains(next));
            if name_like(bare) && (!begins || speaks) && !found.contains(&bare) {
                found.push(bare);
            }
            begins = bare.is_empty() || word.ends_with(['.', '!', '?', ':', '(', '“', '"', '-', '–']);
        }
    }
    found
}

fn name_like(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    // "Sam’s" is Sam; "PA" and "I’m" are no names.
    let stem = word.split(['’', '\'']).next().unwrap_or(word);
    first.is_some_and(char::is_uppercase)
        && stem.chars().count() > 1
        && rest.chars().any(char::is_lowercase)
        && !NO_NAMES.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_name_is_seen() {
        assert_eq!(like_names("The worker of Samira never rings, and Samira cried."), ["Samira"]);
        assert_eq!(like_names("Sam said it is cold.\nThat is Jo’s room"), ["Sam", "Jo’s"]);
        assert_eq!(like_names("We met Łukasz at home"), ["Łukasz"]);
    }

    #[test]
    fn what_is_none_is_left_alone() {
        let plain = "1. Homes\n2. Money: Universal Credit is late\nThey said I need a PA in May. Everyone said so! Nobody rings.";
        assert_eq!(like_names(plain), Vec::<&str>::new());
        assert_eq!(like_names("– Rent is high\n“Rent is high”"), Vec::<&str>::new());
    }

    #[test]
    fn keys_are_told_from_those_of_findings_and_quotes() {
        assert!(is_key("heard-0123") && !is_key("home-safe") && !is_key("quote-0123"));
    }
}
