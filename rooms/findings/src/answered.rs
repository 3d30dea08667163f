//! What is done about a finding. Plans know findings and not the other way round, so the room of plans says it
//! through this trait; the app connects the two.

use async_trait::async_trait;
use kit::Tx;
use kit::govuk::Colour;
use kit::permit::Actor;
use kit::web::Refusal;
use people::Organisation;
use uuid::Uuid;

/// What one of an LA's plans does about findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The release of findings that the plan rests on.
    pub release: Uuid,
    /// Its actions that go back to a finding or a quote, in the plan's order.
    pub actions: Vec<PlannedAction>,
    /// Where each finding and quote is followed to what came of it: the page, on which each has its own place.
    pub thread: String,
}

/// An action that goes back to a finding, or to a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedAction {
    /// The finding, as [`crate::Finding::indicator`]; or the quote, as [`crate::Quote::key`].
    pub indicator: String,
    /// What will be done, as staff say it.
    pub what: String,
    /// How it stands, as a tag says it.
    pub standing: (Colour, &'static str),
    /// Where it is written.
    pub path: String,
}

impl Planned {
    /// The actions that answer this finding.
    pub(crate) fn of<'a>(&'a self, indicator: &'a str) -> impl Iterator<Item = &'a PlannedAction> {
        self.actions.iter().filter(move |action| action.indicator == indicator)
    }
}

/// Says what is done about an LA's findings.
#[async_trait]
pub trait Answered: Send + Sync {
    /// What the plan that people read does, and what the version in the making would do besides; nothing where there is no
    /// plan, or it is not for this person.
    ///
    /// # Errors
    /// When the database refuses.
    async fn planned(&self, tx: &Tx, actor: &Actor, la: &Organisation) -> Result<Vec<Planned>, Refusal>;
}
