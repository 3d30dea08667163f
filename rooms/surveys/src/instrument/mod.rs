//! Instruments: what is asked, in what order, and which share of the answers is a finding.
//!
//! An instrument is versioned data; a wave freezes one. Question names never change between versions where
//! the question means the same, so that two waves can be compared.

mod answers;
mod askable;
mod audience;
mod built_in;
mod grouping;
mod number;
mod page;
mod same;
pub mod shape;
mod starter;
mod text;
mod translate;
mod written;

pub use answers::{Answers, Given};
pub use askable::{About, Unaskable};
pub use audience::Audience;
pub use built_in::built_in;
pub(crate) use built_in::translations;
pub use page::Page;
pub use same::Correspondence;
pub use starter::starter;
pub use text::Text;

use serde::{Deserialize, Serialize};

/// The value of "I don't want to say", offered by every closed question and never in a base.
pub const NO_SAY: &str = "no-say";

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Its name in the product.
    pub name: String,
    /// Counts up; a wave freezes one.
    pub version: i32,
    /// Its title for staff.
    pub title: String,
    /// Whom it asks.
    #[serde(default, rename = "for", skip_serializing_if = "Audience::is_usual")]
    pub audience: Audience,
    /// About how long it takes on a phone.
    #[serde(default = "five")]
    pub minutes: u8,
    /// The names of the questions by whose answers findings may be told apart ([`Instrument::grouping`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groupings: Vec<String>,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part of a questionnaire about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its title for respondents.
    pub title: Text,
    /// The name of its picture (`kit::young::Picture::named`).
    pub picture: String,
    /// Its questions, one a page unless a question says otherwise.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its stable name.
    pub name: String,
    /// As it is asked.
    pub text: Text,
    /// A second line.
    pub hint: Option<Text>,
    /// What several statements begin with; it stands over each of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// How it is answered.
    pub kind: Kind,
    /// Asked only when an earlier answer is one of these.
    pub ask_if: Option<Condition>,
    /// Carries help lines and, where no-one may look over a shoulder, the quick way out.
    pub sensitive: bool,
    /// Stands on the page of the question before it. Instruments that were stored before there were such pages have one
    /// question a page.
    #[serde(default)]
    pub with_previous: bool,
    /// The share of its answers that is a finding.
    pub indicator: Option<Indicator>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// One of these.
    One {
        /// On offer, in order.
        options: Vec<Choice>,
    },
    /// Any of these.
    Several {
        /// On offer, in order.
        options: Vec<Choice>,
    },
    /// A number from 0 to 10.
    Scale {
        /// What 0 means.
        low: Text,
        /// What 10 means.
        high: Text,
    },
    /// A whole number.
    Number {
        /// The lowest that can be given.
        low: i32,
        /// The highest.
        high: i32,
        /// Where a new band of its findings begins, from the second band on; none says about five of one width.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        bands: Vec<i32>,
    },
    /// In order of what matters, as many as somebody likes; counted by what has the first place.
    Rank {
        /// On offer, in order.
        options: Vec<Choice>,
    },
    /// Words between questions; nobody answers it and nothing is kept of it.
    Note,
    /// In one's own words.
    Text {
        /// At most so many characters.
        most: usize,
    },
}

/// An answer on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// As stored.
    pub value: String,
    /// As read.
    pub label: Text,
}

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier question.
    pub question: String,
    /// The answers that lead here.
    pub any_of: Vec<String>,
}

/// Turns a question into a share of favourable answers and one of concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its name for staff, true whichever of the two shares stands beside it: "How safe they feel at home".
    pub label: String,
    /// The answers that are good news.
    pub favourable: Vec<String>,
    /// The answers that are a worry. An answer may be neither.
    pub concern: Vec<String>,
    /// Good news said after "of us": "always feel safe where we live".
    pub favourable_said: String,
    /// The worry said after "of us": "do not always feel safe where we live".
    pub concern_said: String,
}

/// What the first instrument took, from before instruments said so.
const fn five() -> u8 {
    5
}

impl Instrument {
    /// All questions in order, each with its section.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.sections.iter().flat_map(|s| s.questions.iter().map(move |q| (s, q)))
    }

    /// The questions that somebody answers: all but words between them.
    pub fn asked(&self) -> impl Iterator<Item = &Question> {
        self.questions().map(|(_, question)| question).filter(|question| question.answered())
    }

    /// Whether any of its answers is counted.
    pub fn is_counted(&self) -> bool {
        self.questions().any(|(_, q)| !matches!(q.kind, Kind::Text { .. } | Kind::Note))
    }

    /// The question of this name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().map(|(_, q)| q).find(|q| q.name == name)
    }
}

impl Question {
    /// Whether somebody answers it.
    pub fn answered(&self) -> bool {
        self.kind != Kind::Note
    }

    /// All that is asked, with what a statement begins with.
    pub fn whole(&self) -> String {
        match &self.lead {
            Some(lead) => format!("{} {}", &**lead, &*self.text),
            None => self.text.to_string(),
        }
    }

    /// The answers a closed question takes, "I don't want to say" included; none for free text.
    pub fn values(&self) -> Vec<String> {
        let own: Vec<String> = match &self.kind {
            Kind::One { options } | Kind::Several { options } | Kind::Rank { options } => {
                options.iter().map(|o| o.value.clone()).collect()
            }
            Kind::Scale { .. } => (0..=10).map(|n| n.to_string()).collect(),
            Kind::Number { low, high, .. } => (*low..=*high).map(|n| n.to_string()).collect(),
            Kind::Text { .. } | Kind::Note => return Vec::new(),
        };
        own.into_iter().chain([NO_SAY.to_owned()]).collect()
    }
}
