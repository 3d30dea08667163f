//! Tells the room of findings which actions answer them.

use async_trait::async_trait;
use chrono::NaiveDate;
use findings::{Answered, Planned, PlannedAction};
use kit::Tx;
use kit::govuk::Colour;
use kit::permit::Actor;
use kit::web::Refusal;
use people::Organisation;

use crate::model::{Action, Plan, Shown, State, Status};
use crate::rights;

/// The newest plan of each LA, for its findings.
#[derive(Debug)]
pub struct Plans;

#[async_trait]
impl Answered for Plans {
    async fn planned(&self, tx: &Tx, actor: &Actor, la: &Organisation) -> Result<Option<Planned>, Refusal> {
        let permit = match rights::see(tx, actor, &la.slug).await {
            Err(Refusal::Forbidden | Refusal::NotFound) => return Ok(None),
            permit => permit?,
        };
        let today = tx.today();
        Ok(permit.thing().plan.as_ref().map(|plan| Planned {
            release: plan.content.release,
            actions: plan.content.actions().filter_map(|action| said(la, plan, action, today)).collect(),
        }))
    }
}

fn said(la: &Organisation, plan: &Plan, action: &Action, today: NaiveDate) -> Option<PlannedAction> {
    Some(PlannedAction {
        indicator: action.text.because.indicator()?.to_owned(),
        what: action.text.we_will.clone(),
        standing: standing(plan, action, today),
        path: la.path(&format!("/plan#{}", anchor(action))),
    })
}

/// The name of an action's place on the plan's page.
pub(crate) fn anchor(action: &Action) -> String {
    format!("action-{}", kit::ids::show(action.id))
}

/// Before the plan is public an action stands where the plan does; after that, where its owner and the calendar say.
fn standing(plan: &Plan, action: &Action, today: NaiveDate) -> (Colour, &'static str) {
    match &plan.state {
        State::Draft(_) => (Colour::Grey, "In the draft plan"),
        State::WithLeader(_) => (Colour::Yellow, "With the leader"),
        State::Signed(_) => (Colour::Sky, "Signed off"),
        State::Published(_) => match Shown::of(plan.news(action), action.text.due_on, today) {
            Shown::Late => (Colour::Red, "Late"),
            Shown::Reported(status) => (colour(status), status.words()),
        },
    }
}

/// The colour that goes with a status.
pub(crate) fn colour(status: Status) -> Colour {
    match status {
        Status::NotStarted => Colour::Grey,
        Status::OnTrack => Colour::Sky,
        Status::NeedsHelp => Colour::Yellow,
        Status::Done => Colour::Green,
    }
}
