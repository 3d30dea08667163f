//! How far a plan has come: drafted, with the leader, signed, published. Each state carries what is true
//! only in it, and each transition consumes the one before.

use chrono::{DateTime, Utc};
use kit::web::Refusal;
use uuid::Uuid;

use super::{Content, Mark};

/// Who took a step, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The account.
    pub by: Option<Uuid>,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// How far a plan has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is being written; only now can its content change.
    Draft(Draft),
    /// The senior leader reads it.
    WithLeader(WithLeader),
    /// The senior leader said yes.
    Signed(Signed),
    /// Anyone can read it.
    Published(Published),
}

/// Being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the leader said, where it came back.
    pub sent_back: Option<SentBack>,
}

/// A leader's "not yet".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBack {
    /// Who and when.
    pub stamp: Stamp,
    /// What to change.
    pub words: String,
}

/// With the senior leader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithLeader {
    /// Who sent it, and when.
    pub sent: Stamp,
    /// The content that was sent.
    pub mark: Mark,
}

/// Signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who signed, and when.
    pub signed: Stamp,
    /// What they added.
    pub words: Option<String>,
    /// The content that was signed.
    pub mark: Mark,
}

/// Published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Who published, and when.
    pub published: Stamp,
    /// Who had signed, and when.
    pub signed: Stamp,
    /// What the leader added.
    pub words: Option<String>,
    /// The content that was signed and published.
    pub mark: Mark,
}

/// Why a step was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// No theme is agreed.
    NoThemes,
    /// More than five, and no reason.
    TooManyThemes,
    /// No theme builds on what goes well, and no reason.
    NothingGood,
    /// An action does not say how young people take part.
    NoPart(String),
    /// A theme has no action.
    NoAction(String),
    /// A promise of the plan before that is not kept is neither carried on nor left out for a reason.
    NotCarried(String),
    /// So many rows of a file are neither placed nor dismissed.
    RowsWait(usize),
    /// A theme that goes still has actions.
    HasActions(String),
    /// An action names a finding that its plan's release does not have.
    NoSuchFinding,
    /// A quote was put in other words.
    Reworded,
    /// The content is not what was sent, read or signed.
    Changed,
    /// Somebody else changed the action after it was read.
    Meanwhile,
    /// Whoever sent it signs it.
    SameHands,
    /// It can't change any more.
    Closed,
    /// The step does not follow from where the plan is.
    NotNow,
}

impl Refused {
    /// A sentence for the person who tried.
    pub fn words(&self) -> String {
        match self {
            Self::NoThemes => "Choose at least one theme first.".to_owned(),
            Self::TooManyThemes => "A plan has at most five themes. Leave some for the next one, or say at the end why not.".to_owned(),
            Self::NothingGood => {
                "No theme builds on what goes well. Tick a finding that is going well, or say at the end why not.".to_owned()
            }
            Self::NoPart(action) => format!("Say how young people take part in “{action}”."),
            Self::NoAction(theme) => {
                format!("“{theme}” has no action yet. Write one, or leave the theme out.")
            }
            Self::NotCarried(action) => {
                format!("“{action}” of the plan before is not done. Carry it on, or say why it is left out.")
            }
            Self::RowsWait(1) => "A row of your file waits to be placed. Place it, or dismiss it with a reason.".to_owned(),
            Self::RowsWait(rows) => {
                format!("{rows} rows of your file wait to be placed. Place each, or dismiss it with a reason.")
            }
            Self::HasActions(theme) => {
                format!("“{theme}” still has actions. Delete its actions before you leave it out.")
            }
            Self::Reworded => {
                "These are somebody’s own words. Use them as they were released.".to_owned()
            }
            Self::NoSuchFinding => {
                "That finding is not among the published findings of this plan.".to_owned()
            }
            Self::Changed => "The plan is not the one you read. Read it again first.".to_owned(),
            Self::Meanwhile => "Somebody changed this action while you wrote. Yours is not saved yet.".to_owned(),
            Self::SameHands => "You sent this plan yourself. Somebody else has to sign it off.".to_owned(),
            Self::Closed => "The plan was sent to the senior leader, so its words can’t change.".to_owned(),
            Self::NotNow => "The plan is not at this step. Go back to it and see where it is now.".to_owned(),
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::Conflict(refused.words())
    }
}

impl Draft {
    /// Gives the plan to the senior leader. Its words stand from here.
    ///
    /// # Errors
    /// Where something is missing from it.
    pub fn send(self, content: &Content, stamp: Stamp) -> Result<WithLeader, Refused> {
        content.whole()?;
        Ok(self.sent(content.mark(), stamp))
    }

    fn sent(self, mark: Mark, sent: Stamp) -> WithLeader {
        WithLeader { sent, mark }
    }
}

impl WithLeader {
    /// The leader's yes to what they read.
    ///
    /// # Errors
    /// Where that is not what was sent, or the same person sent it.
    pub fn sign(self, read: &Mark, words: Option<String>, stamp: Stamp) -> Result<Signed, Refused> {
        if *read != self.mark {
            return Err(Refused::Changed);
        }
        if stamp.by.is_some() && stamp.by == self.sent.by {
            return Err(Refused::SameHands);
        }
        Ok(Signed { signed: stamp, words, mark: self.mark })
    }

    /// The leader's "not yet".
    pub fn send_back(self, words: String, stamp: Stamp) -> Draft {
        Draft { sent_back: Some(SentBack { stamp, words }) }
    }
}

impl Signed {
    /// Lets anyone read it.
    ///
    /// # Errors
    /// Where its content is not what was signed.
    pub fn publish(self, content: &Mark, stamp: Stamp) -> Result<Published, Refused> {
        if *content != self.mark {
            return Err(Refused::Changed);
        }
        Ok(Published { published: stamp, signed: self.signed, words: self.words, mark: self.mark })
    }
}

/// A step as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Sent(Mark),
    SentBack(String),
    Signed(Mark, Option<String>),
    Published(Mark),
}

impl State {
    /// Where these steps lead; they are taken again, one by one, so a row out of order is found.
    pub(crate) fn after(steps: impl IntoIterator<Item = (Stamp, Step)>) -> Result<Self, Refused> {
        let mut state = Self::Draft(Draft::default());
        for (stamp, step) in steps {
            state = match (state, step) {
                (Self::Draft(draft), Step::Sent(mark)) => Self::WithLeader(draft.sent(mark, stamp)),
                (Self::WithLeader(plan), Step::SentBack(words)) => Self::Draft(plan.send_back(words, stamp)),
                (Self::WithLeader(plan), Step::Signed(mark, words)) => {
                    Self::Signed(plan.sign(&mark, words, stamp)?)
                }
                (Self::Signed(plan), Step::Published(mark)) => Self::Published(plan.publish(&mark, stamp)?),
                _ => return Err(Refused::NotNow),
            };
        }
        Ok(state)
    }

    pub(crate) fn draft(self) -> Result<Draft, Refused> {
        if let Self::Draft(draft) = self { Ok(draft) } else { Err(Refused::Closed) }
    }

    pub(crate) fn with_leader(self) -> Result<WithLeader, Refused> {
        if let Self::WithLeader(plan) = self { Ok(plan) } else { Err(Refused::NotNow) }
    }

    pub(crate) fn signed(self) -> Result<Signed, Refused> {
        if let Self::Signed(plan) = self { Ok(plan) } else { Err(Refused::NotNow) }
    }
}

#[cfg(test)]
mod tests;
