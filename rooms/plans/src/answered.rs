//! Tells the room of findings which actions answer them.

use async_trait::async_trait;
use chrono::NaiveDate;
use findings::{Answered, Planned, PlannedAction};
use kit::Tx;
use kit::govuk::Colour;
use kit::permit::Actor;
use kit::web::Refusal;
use people::Organisation;
use uuid::Uuid;

use crate::model::{Action, Plan, Shown, State, Status};
use crate::rights;

/// The plans of each LA, for its findings.
#[derive(Debug)]
pub struct Plans;

#[async_trait]
impl Answered for Plans {
    async fn planned(&self, tx: &Tx, actor: &Actor, la: &Organisation) -> Result<Vec<Planned>, Refusal> {
        let permit = match rights::see(tx, actor, &la.slug).await {
            Err(Refusal::Forbidden | Refusal::NotFound) => return Ok(Vec::new()),
            permit => permit?,
        };
        let (seen, today) = (permit.thing(), tx.today());
        // What people read comes first; of the version in the making only what is new in it.
        let mut all: Vec<Planned> = Vec::new();
        let mut told: Vec<Uuid> = Vec::new();
        for plan in seen.public.iter().chain(&seen.plan) {
            let new = |action: &&Action| !told.contains(&action.promise);
            let actions = plan.content.actions().filter(new).filter_map(|a| said(la, plan, a, today));
            all.push(Planned {
                release: plan.content.release,
                actions: actions.collect(),
                thread: la.path("/thread"),
            });
            told.extend(plan.content.actions().map(|action| action.promise));
        }
        Ok(all)
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

/// The name of an action's place on the plan's page, the same in each version.
pub(crate) fn anchor(action: &Action) -> String {
    format!("action-{}", kit::ids::show(action.promise))
}

/// Before the plan is public an action stands where the plan does; after that, where its owner and the calendar say.
pub(crate) fn standing(plan: &Plan, action: &Action, today: NaiveDate) -> (Colour, &'static str) {
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
        Status::NotStarted | Status::Stopped => Colour::Grey,
        Status::OnTrack => Colour::Sky,
        Status::NeedsHelp => Colour::Yellow,
        Status::Done => Colour::Green,
    }
}
