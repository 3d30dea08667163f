//! The steps of an action: those that are done are ticked off. Next: the plan.

use axum::extract::Path;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, checkboxes, details_open, error_summary};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;
use uuid::Uuid;

use super::id;
use crate::acts;
use crate::rights::{self, Promise};

const HEADING: &str = "What is done?";

pub(super) async fn get(cx: Cx, Path((la, promise)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    page(draw(cx.actor()?, with_steps(permit.thing())?, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path((la, promise)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    let promise = with_steps(permit.thing())?;
    let (done, undo) = (ticked(promise, &form, "done"), ticked(promise, &form, "undo"));
    if done.is_empty() && undo.is_empty() {
        let open = promise.plan.reached.next(&promise.action.text.more.milestones).is_some();
        form.refuse(if open { "done" } else { "undo" }, "Tick at least one step");
        return refused(draw(cx.actor()?, promise, &form));
    }
    acts::tick(&permit, &done, &undo).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=steps"))
}

fn with_steps(promise: &Promise) -> Result<&Promise, Refusal> {
    if promise.action.text.more.milestones.is_empty() { Err(Refusal::NotFound) } else { Ok(promise) }
}

/// What was ticked, of the action's own steps.
fn ticked(promise: &Promise, form: &Form, name: &str) -> Vec<Uuid> {
    let chosen: Vec<Uuid> = form.values(name).into_iter().filter_map(kit::ids::read).collect();
    let own = promise.action.text.more.milestones.iter().map(|step| step.id);
    own.filter(|id| chosen.contains(id)).collect()
}

fn draw(actor: &Actor, promise: &Promise, form: &Form) -> Markup {
    let (plan, text) = (&promise.plan, &promise.action.text);
    let item = |step: &crate::model::Milestone| {
        let item = Item::new(kit::ids::show(step.id), &step.words);
        match plan.reached.milestones.get(&step.id) {
            Some(day) => item.hint(format!("Ticked off on {}", written(*day))),
            None => item.hint(format!("By {}", written(step.on))),
        }
    };
    let is_done = |step: &&crate::model::Milestone| plan.reached.milestones.contains_key(&step.id);
    let steps = &text.more.milestones;
    let open: Vec<Item> = steps.iter().filter(|step| !is_done(step)).map(item).collect();
    let done: Vec<Item> = steps.iter().filter(is_done).map(item).collect();
    let chosen = |name: &str| form.values(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let undo = checkboxes(&form.field("undo", "Which is not done after all?", None), &done, &chosen("undo"));
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        p.govuk-body { "We will: " (text.we_will) }
        form method="post" novalidate {
            @if open.is_empty() { p.govuk-body { "Every step of this action is done." } }
            @else { (checkboxes(&form.field("done", "Steps of this action", Some("Tick what is done. Young people read how many steps are done, not what they are.")), &open, &chosen("done"))) }
            @if !done.is_empty() { (details_open(open.is_empty(), "Ticked off by mistake?", undo)) }
            (button(Press::Primary, "Save"))
        }
    };
    let before = Some(back_link("Plan", &promise.la.path("/plan")));
    let title = if form.refused() { format!("Error: {HEADING}") } else { HEADING.to_owned() };
    Frame { title: &title, here: "Plan", la: Some(&promise.la), before, content, ..Frame::default() }
        .draw(actor)
}
