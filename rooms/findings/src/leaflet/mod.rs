//! The young people's page of findings: which findings lead it, and the few words of the council around them.
//!
//! It is chosen out of what a release holds, and holds no figure itself: when it is read, the figures come from the release.

mod choice;

pub(crate) use choice::{Choice, Offered, Told};

use chrono::NaiveDate;
use kit::words::Level;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many findings of a kind, and quotes, stand on the page: few enough to remember.
pub(crate) const MOST: usize = 4;
/// Characters of each of the council's two texts.
pub(crate) const MOST_WORDS: usize = 600;

/// What a lead has written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    /// A hello, in the council's words.
    pub(crate) hello: String,
    /// What happens next.
    pub(crate) next: String,
    /// The indicators whose good news is told.
    pub(crate) good: Vec<String>,
    /// The indicators whose worry is told.
    pub(crate) change: Vec<String>,
    /// The keys of released quotes.
    pub(crate) quotes: Vec<String>,
}

impl Content {
    /// What would make the council's words easier, each with the name of its field.
    pub(crate) fn hints(&self) -> Vec<(&'static str, String)> {
        let of = |field, text: &str| Level::of(text).hint().map(|hint| (field, hint));
        [of("hello", &self.hello), of("next", &self.next)].into_iter().flatten().collect()
    }
}

/// A page in the making, of one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaflet {
    pub(crate) id: Uuid,
    pub(crate) release: Uuid,
    pub(crate) content: Content,
    /// Counts its changes, so that nobody publishes what they have not read.
    pub(crate) mark: i32,
}

/// What was done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Deed {
    /// Anyone can read it, in these words, until the next step.
    Shown {
        /// The release.
        release: Uuid,
        /// The words and choices as they were then.
        content: Content,
    },
    /// Nobody can read it any more.
    TakenBack,
    /// All care leavers of the register were written to.
    Told {
        /// How many people the register had.
        people: usize,
        /// To how many of them a message was written.
        written: usize,
    },
}

impl Deed {
    /// Its name in the table.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Shown { .. } => "shown",
            Self::TakenBack => "taken_back",
            Self::Told { .. } => "told",
        }
    }
}

/// A step of an LA's pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// One more than the step before.
    pub(crate) number: i32,
    pub(crate) leaflet: Uuid,
    pub(crate) deed: Deed,
    pub(crate) on: NaiveDate,
}

/// What anyone can read now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) leaflet: Uuid,
    pub(crate) release: Uuid,
    pub(crate) content: Content,
    pub(crate) on: NaiveDate,
}

/// All steps of an LA, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Steps(pub(crate) Vec<Step>);

impl Steps {
    /// The page that anyone can read.
    pub(crate) fn shown(&self) -> Option<Shown> {
        let last = self.0.iter().rev().find(|step| !matches!(step.deed, Deed::Told { .. }))?;
        match &last.deed {
            Deed::Shown { release, content } => Some(Shown {
                leaflet: last.leaflet,
                release: *release,
                content: content.clone(),
                on: last.on,
            }),
            _ => None,
        }
    }

    /// Whether there was a page before.
    pub(crate) fn taken_back(&self) -> bool {
        self.shown().is_none() && !self.0.is_empty()
    }

    /// When everybody was told of this page: people in the register, messages written, the day. It happens once.
    pub(crate) fn told(&self, leaflet: Uuid) -> Option<(usize, usize, NaiveDate)> {
        self.0.iter().filter(|step| step.leaflet == leaflet).find_map(|step| match step.deed {
            Deed::Told { people, written } => Some((people, written, step.on)),
            _ => None,
        })
    }

    /// The number of the newest step; a form that acts carries it, so that it acts once.
    pub(crate) fn newest(&self) -> i32 {
        self.0.last().map_or(0, |step| step.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(deeds: Vec<Deed>) -> Steps {
        let on = NaiveDate::default();
        let each = (1..).zip(deeds).map(|(number, deed)| Step { number, leaflet: Uuid::nil(), deed, on });
        Steps(each.collect())
    }

    fn shown() -> Deed {
        Deed::Shown { release: Uuid::nil(), content: Content::default() }
    }

    #[test]
    fn what_was_shown_last_is_read_until_it_is_taken_back() {
        let told = Deed::Told { people: 9, written: 7 };
        assert!(steps(vec![]).shown().is_none() && !steps(vec![]).taken_back());
        assert!(steps(vec![shown(), told.clone()]).shown().is_some(), "telling changes nothing");
        let back = steps(vec![shown(), told, Deed::TakenBack]);
        assert!(back.shown().is_none() && back.taken_back());
        assert_eq!(back.told(Uuid::nil()), Some((9, 7, NaiveDate::default())), "told stays told");
        assert!(steps(vec![shown(), Deed::TakenBack, shown()]).shown().is_some());
    }

    #[test]
    fn hard_words_get_a_hint_at_their_field() {
        let hello = "We would like to acknowledge the considerable contribution that participating respondents have made \
                     throughout the consultation regarding accommodation. Subsequent prioritisation of opportunities remains under consideration.";
        let content = Content {
            hello: hello.into(),
            next: "We read it all. We talk with you.".into(),
            ..Content::default()
        };
        assert_eq!(content.hints().iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["hello"]);
    }
}
