//! What a plan says. All of it is what the leader signs: its mark changes with any word of it.

use chrono::NaiveDate;
use kit::keys::fingerprint;
use serde::Serialize;
use uuid::Uuid;

use super::{More, Part, Refused};

/// A plan of more themes is a list; leaders and young people agree on four or five.
pub const MOST_THEMES: usize = 5;

/// All that is signed off and published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Content {
    /// Counts up in an LA.
    pub version: i32,
    /// The findings it rests on.
    pub release: Uuid,
    /// Title and first sentence, as young people read them.
    pub cover: Cover,
    /// What matters most, in order.
    pub themes: Vec<Theme>,
    /// Why it has more than five themes, or none that builds on what goes well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// Why it takes the place of the version before, where both rest on the same findings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// What of the version before is not kept yet and is not in this one, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// A promise of the version before that is not carried on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The promise.
    pub promise: Uuid,
    /// Why not.
    pub reason: String,
}

/// Title and first sentence, as young people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// The plan's own title.
    pub title: String,
    /// The sentence under it.
    pub lead: String,
}

/// One of the things that matter most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// Its identifier.
    pub id: Uuid,
    /// What was agreed about it.
    pub agreed: Agreed,
    /// What will be done, in order.
    pub actions: Vec<Action>,
}

/// A theme as it is agreed from the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agreed {
    /// Its title for staff: the part of the survey it comes from.
    pub title: String,
    /// Its title for young people.
    pub young_title: String,
    /// The name of its picture.
    pub picture: String,
    /// The findings behind it, by indicator, and quotes by key.
    pub indicators: Vec<String>,
    /// Why this one.
    pub reason: String,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Its identifier.
    pub id: Uuid,
    /// The same promise in the version where it was first made: what news and owners belong to.
    #[serde(skip)]
    pub promise: Uuid,
    /// Its words.
    pub text: ActionText,
}

/// An action's words, for staff and for young people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionText {
    /// What it goes back to.
    pub because: Because,
    /// You said: in young people's voice; for a duty, what it gives them.
    pub you_said: String,
    /// We will: for staff and leaders.
    pub we_will: String,
    /// Who: a job or a team.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
    /// What difference it will make.
    pub difference: String,
    /// We are doing: the same for young people.
    pub doing: String,
    /// What you will see.
    pub will_see: String,
    /// How young people take part; `None` in plans from before that was asked. What is not said is not in the mark, so
    /// that plans signed before keep theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The organisation of an owner who is not the LA's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// What it says besides.
    #[serde(skip_serializing_if = "More::is_empty")]
    pub more: More,
}

impl ActionText {
    /// Its fingerprint: whoever changes it read these words.
    pub fn mark(&self) -> Mark {
        let bytes = serde_json::to_vec(self).expect("words, days and identifiers can be written as JSON");
        Mark(fingerprint(&bytes))
    }

    /// The owner, with the organisation of a partner.
    pub fn who(&self) -> String {
        match &self.partner {
            Some(partner) => format!("{}, {partner}", self.owner),
            None => self.owner.clone(),
        }
    }
}

/// What an action goes back to. There is no third way, so no action stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Because {
    /// Young people said it: an indicator of the plan's release, or the key of a released quote.
    Said(String),
    /// A duty that already exists, by name.
    Duty(String),
}

impl Because {
    /// The indicator, when young people said it.
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Said(indicator) => Some(indicator),
            Self::Duty(_) => None,
        }
    }

    /// The duty, when it is one.
    pub fn duty(&self) -> Option<&str> {
        match self {
            Self::Said(_) => None,
            Self::Duty(duty) => Some(duty),
        }
    }
}

/// The fingerprint of a content: equal for equal contents only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(Vec<u8>);

impl Mark {
    pub(crate) fn stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As it stands in a form.
    pub fn show(&self) -> String {
        kit::ids::letters(&self.0)
    }
}

impl Content {
    /// Its fingerprint: title, themes, actions and their order, to the letter.
    pub fn mark(&self) -> Mark {
        let bytes = serde_json::to_vec(self).expect("words, days and identifiers can be written as JSON");
        Mark(fingerprint(&bytes))
    }

    /// In how many actions young people take part, and of how many.
    pub fn taking_part(&self) -> (usize, usize) {
        let takes = |a: &&Action| a.text.part.as_ref().is_some_and(|p| !p.ways().is_empty());
        (self.actions().filter(takes).count(), self.actions().count())
    }

    /// All actions, theme by theme.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.themes.iter().flat_map(|t| &t.actions)
    }

    /// What is still to do before a leader can be asked.
    ///
    /// # Errors
    /// The first thing that is missing.
    pub fn whole(&self) -> Result<(), Refused> {
        if self.themes.is_empty() {
            return Err(Refused::NoThemes);
        }
        if self.themes.len() > MOST_THEMES && self.exception.is_none() {
            return Err(Refused::TooManyThemes);
        }
        if let Some(action) = self.actions().find(|a| a.text.part.is_none()) {
            return Err(Refused::NoPart(action.text.we_will.clone()));
        }
        match self.themes.iter().find(|t| t.actions.is_empty()) {
            Some(theme) => Err(Refused::NoAction(theme.agreed.title.clone())),
            None => Ok(()),
        }
    }
}
