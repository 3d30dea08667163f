//! What becomes of a pilot: decided, with the reason. Next: the plan.

use axum::extract::Path;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, radios, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::id;
use crate::acts;
use crate::model::{Decision, Pilot};
use crate::rights::{self, Promise};

const HEADING: &str = "What becomes of the pilot?";

pub(super) async fn get(cx: Cx, Path((la, promise)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    page(draw(cx.actor()?, permit.thing(), pilot(permit.thing())?, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path((la, promise)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    let pilot = pilot(permit.thing())?;
    let decision = form.choice("decision", "Choose what becomes of it", Decision::of);
    let reason = form.text("reason", "Say why", 500);
    let Some(decision) = decision.filter(|_| !form.refused()) else {
        return refused(draw(cx.actor()?, permit.thing(), pilot, &form));
    };
    acts::decide_pilot(&permit, decision, &reason).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=pilot"))
}

fn pilot(promise: &Promise) -> Result<&Pilot, Refusal> {
    promise.action.text.more.pilot.as_ref().ok_or(Refusal::NotFound)
}

fn draw(actor: &Actor, promise: &Promise, pilot: &Pilot, form: &Form) -> Markup {
    let items = Decision::ALL.map(|decision| Item::new(decision.code(), decision.words()));
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        p.govuk-body { "We will: " (promise.action.text.we_will) }
        p.govuk-body { "Tried out with: " (pilot.who) }
        @if let Some(cost) = &pilot.unit_cost { p.govuk-body { "Cost for one young person: " (cost) } }
        @if let Some(survey) = &pilot.survey { p.govuk-body { "Asked before and after: " (survey) } }
        @if let Some(last) = promise.plan.reached.decisions.get(&promise.action.promise) {
            p.govuk-body { "Decided on " (written(last.day)) ": " (last.decision.words()) ". " (last.reason) }
        }
        form method="post" novalidate {
            (radios(&form.field("decision", "What did you decide?", None), &items))
            (textarea(&form.field("reason", "Why?", Some("What those who took part said, what it changed, and what it costs.")), 3))
            (button(Press::Primary, "Save the decision"))
        }
    };
    let before = Some(back_link("Plan", &promise.la.path("/plan")));
    let title = if form.refused() { format!("Error: {HEADING}") } else { HEADING.to_owned() };
    Frame { title: &title, here: "Plan", la: Some(&promise.la), before, content, ..Frame::default() }
        .draw(actor)
}
