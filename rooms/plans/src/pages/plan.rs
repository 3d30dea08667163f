//! The plan in the making: where it is, the one next step, and all that it says.

mod board;
mod more;
mod next;
mod together;

pub(super) use board::standing;
pub(super) use together::share;

use axum::extract::{Path, Query};
use chrono::NaiveDate;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{Colour, error_summary, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Role};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

use super::{before, discard, drift, paper, rows};
use crate::acts::{self, Offer, offer};
use crate::evidence::{self, Base};
use crate::model::{Current, Drift, Plan, State};
use crate::rights::{self, Seen};
use crate::store;
use crate::watch::Watched;

#[derive(Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

/// All that the page shows.
struct View<'a> {
    seen: &'a Seen,
    /// The plan's findings; the latest ones where there is no plan.
    base: Option<Base>,
    /// Whether the page of findings shows the findings of this plan.
    latest: bool,
    /// What can be started now.
    next: Offer,
    /// Who could sign.
    leaders: Vec<String>,
    /// Who took the last step that the page tells of.
    by: String,
    /// What drifts of the plan that people read.
    drift: Vec<Drift>,
    /// What its actions watch.
    watched: Watched,
    /// By promise, how many remarks colleagues wrote.
    remarks: HashMap<Uuid, usize>,
    /// How many rows of a file wait to be placed.
    waiting: usize,
    /// Today in London.
    today: NaiveDate,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    page(draw(actor, &view, notice(done.done.as_deref()), &Form::default()))
}

/// The page with a form that came back.
pub(super) async fn again(tx: &Tx, actor: &Actor, la: &str, form: &Form) -> Result<Markup, Refusal> {
    let permit = rights::see(tx, actor, la).await?;
    Ok(draw(actor, &load(tx, permit.thing()).await?, None, form))
}

pub(super) async fn start(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::start(&tx, cx.actor()?, &la).await?;
    // Only the form of a change has this field; a first plan needs no reason.
    let change = if form.has("why") { Some(form.text("why", "Say what has to change", 500)) } else { None };
    if form.refused() {
        return refused(again(&tx, cx.actor()?, &la, &form).await?);
    }
    acts::start(&permit, change.as_deref()).await?;
    tx.commit().await?;
    go(if change.is_some() {
        format!("/la/{la}/plan?done=changing")
    } else {
        format!("/la/{la}/plan/themes")
    })
}

/// All that an earlier version says, for whoever may read it; nothing on it can be pressed.
pub(super) async fn frozen(tx: &Tx, seen: &Seen, base: Base) -> Result<Markup, Refusal> {
    let view = View {
        base: None,
        latest: false,
        next: Offer::default(),
        leaders: Vec::new(),
        by: String::new(),
        drift: Vec::new(),
        watched: watched(tx, seen).await?,
        remarks: HashMap::new(),
        waiting: 0,
        today: tx.today(),
        seen,
    };
    Ok(seen.plan.as_ref().map_or_else(|| html! {}, |plan| board::draw(&view, plan, &base)))
}

async fn load<'a>(tx: &Tx, seen: &'a Seen) -> Result<View<'a>, Refusal> {
    let latest = evidence::latest(tx, seen.la.id).await?;
    let next = latest.as_ref().map_or_else(Offer::default, |l| offer(&current(seen), l.release));
    let shown = latest.as_ref().map(|l| l.release);
    let base = match &seen.plan {
        Some(plan) => Some(evidence::of(tx, plan.content.release).await?),
        None => latest,
    };
    let members = people::members(tx, seen.la.id).await?;
    let leaders =
        members.into_iter().filter(|m| m.role == Role::SeniorLeader).map(|m| m.details.name).collect();
    let by = name(tx, seen.plan.as_ref().and_then(signer)).await?;
    let latest = base.as_ref().map(|b| b.release) == shown;
    let read = current(seen).published;
    let drift = match &read {
        Some(plan) => acts::drifting(tx, plan).await?,
        None => Vec::new(),
    };
    let watched = watched(tx, seen).await?;
    let waiting = match &seen.plan {
        Some(plan) => store::rows::waiting(tx, plan.id).await?,
        None => 0,
    };
    let promises = seen.plan.iter().flat_map(|plan| plan.content.actions().map(|action| action.promise));
    let remarks = store::remarks::counts(tx, promises.collect()).await?;
    Ok(View { seen, base, latest, next, leaders, by, drift, watched, remarks, waiting, today: tx.today() })
}

async fn watched(tx: &Tx, seen: &Seen) -> Result<Watched, Refusal> {
    match &seen.plan {
        Some(plan) => Watched::of(tx, seen.la.id, &plan.content).await,
        None => Ok(Watched::default()),
    }
}

/// The plan that people read, and the one in the making.
pub(super) fn current(seen: &Seen) -> Current {
    let (published, making) = match seen.plan.clone() {
        Some(plan) if plan.published_on().is_some() => (Some(plan), None),
        making => (seen.public.clone(), making),
    };
    Current { published, making }
}

fn signer(plan: &Plan) -> Option<Uuid> {
    match &plan.state {
        State::Draft(draft) => draft.sent_back.as_ref().and_then(|b| b.stamp.by),
        State::WithLeader(plan) => plan.sent.by,
        State::Signed(plan) => plan.signed.by,
        State::Published(plan) => plan.signed.by,
    }
}

async fn name(tx: &Tx, account: Option<Uuid>) -> Result<String, Refusal> {
    let person = match account {
        Some(account) => people::person(tx, account).await?,
        None => None,
    };
    Ok(person.map_or_else(|| "New Belongings".to_owned(), |p| p.name))
}

fn notice(done: Option<&str>) -> Option<&'static str> {
    Some(match done? {
        "themes" => "The themes are saved.",
        "action" => "The action is saved.",
        "deleted" => "The action is deleted.",
        "discarded" => "The draft is discarded.",
        "sent" => "The plan is with the senior leader.",
        "signed" => "You signed off the plan. The lead can publish it now.",
        "back" => "The plan went back to the lead with your words.",
        "published" => "The plan is published. Anyone can read it.",
        "changing" => {
            "This is the next version, word for word as the published one. Change it, then send it to the senior leader."
        }
        "before" => "What you said of the plan before is saved.",
        "steps" => "What was reached is on the plan.",
        "pilot" => "The decision is on the plan.",
        "limits" => "You are told from now on as you said.",
        "dates" => "The dates of the round are saved.",
        "progress" => "The news is on the public plan.",
        _ => return None,
    })
}

fn draw(actor: &Actor, view: &View<'_>, notice: Option<&str>, form: &Form) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Plan " (state(view.seen.plan.as_ref())) }
        (next::draw(view))
        @if view.base.is_some() {
            p.govuk-body { a.govuk-link href=(view.seen.la.path("/thread")) { "Follow the thread from what was said to what changed" } " · "
                a.govuk-link href=(view.seen.la.path("/plan/conversations")) { (if view.seen.writes { "Write down conversations and rankings" } else { "Conversations and rankings" }) } }
        }
        @if view.seen.followed() {
            p.govuk-body { a.govuk-link href=(view.seen.la.path("/plan/round")) { "This quarter: what moved, what is stuck, what young people said" } }
        }
        (before::offered(view.seen))
        (rows::offered(view.seen, view.waiting))
        (drift::draw(view.seen, &view.drift))
        @if let (Some(plan), Some(base)) = (&view.seen.plan, &view.base) { (board::draw(view, plan, base)) }
        (next::decide(view, form))
        (next::change(view, form))
        (paper::ways(view.seen))
        (discard::offered(view.seen))
        @if view.seen.plan.is_some() { p.govuk-body { a.govuk-link href=(view.seen.la.path("/plan/history")) { "Who changed what, and when" } } }
        (earlier(view.seen))
        @if let Some(public) = &view.seen.public { (board::meanwhile(view.seen, public, view.today)) }
    };
    let title = if form.refused() { "Error: Plan" } else { "Plan" };
    Frame { title, here: "Plan", la: Some(&view.seen.la), notice, content, ..Frame::default() }.draw(actor)
}

/// Where the versions before can be read.
fn earlier(seen: &Seen) -> Markup {
    let before = seen.plan.as_ref().map_or(1, |plan| plan.content.version);
    html! {
        @if before > 1 {
            h2.govuk-heading-s { "Earlier versions" }
            ul.govuk-list {
                @for version in (1..before).rev() {
                    li { a.govuk-link href=(seen.la.path(&format!("/plan/versions/{version}"))) { "Version " (version) } ", "
                        a.govuk-link href=(seen.la.path(&format!("/plan/versions/{before}/since/{version}"))) { "what changed since version " (version) } }
                }
            }
        }
    }
}

fn state(plan: Option<&Plan>) -> Markup {
    html! {
        @match plan.map(|p| &p.state) {
            None => {}
            Some(State::Draft(_)) => (tag(Colour::Grey, "Draft")),
            Some(State::WithLeader(_)) => (tag(Colour::Yellow, "With the leader")),
            Some(State::Signed(_)) => (tag(Colour::Sky, "Signed off")),
            Some(State::Published(_)) => (tag(Colour::Green, "Published")),
        }
    }
}
