//! What becomes of the plan before: each action of it that is not done is carried on into a theme of the draft, or left out for a
//! reason. Next: the draft.

use axum::extract::Path;
use kit::Tx;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, error_summary, inset_text, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::plan::standing;
use crate::model::{Action, LeftOut, Plan, State};
use crate::rights::{self, Held, Seen};
use crate::{acts, store};

const HEADING: &str = "What becomes of the plan before?";

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let before = published(&tx, permit.thing()).await?;
    let left = permit.thing().plan.content.left_out.iter();
    let names: Vec<(String, String)> = left.map(|left| (field(left.promise), left.reason.clone())).collect();
    let form = Form::filled(names.iter().map(|(name, value)| (name.as_str(), value.clone())));
    page(draw(cx.actor()?, permit.thing(), &before, &form, tx.today()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let before = published(&tx, permit.thing()).await?;
    let open: Vec<&Action> = open(&permit.thing().plan, &before).collect();
    let read = open.iter().filter_map(|action| {
        let reason = form.optional(&field(action.promise), 500)?;
        Some(LeftOut { promise: action.promise, reason })
    });
    let left: Vec<LeftOut> = read.collect();
    if form.refused() {
        return refused(draw(cx.actor()?, permit.thing(), &before, &form, tx.today()));
    }
    acts::leave_out(&permit, &left).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=before"))
}

async fn published(tx: &Tx, held: &Held) -> Result<Plan, Refusal> {
    store::current(tx, held.la.id).await?.published.ok_or(Refusal::NotFound)
}

/// What is not done and not in the draft.
fn open<'a>(draft: &'a Plan, before: &'a Plan) -> impl Iterator<Item = &'a Action> {
    before.unfinished().filter(|action| draft.keeping(action.promise).is_none())
}

fn field(promise: uuid::Uuid) -> String {
    format!("why-{}", kit::ids::show(promise))
}

/// The way there, for whoever writes a draft that takes another plan's place.
pub(super) fn offered(seen: &Seen) -> Markup {
    let (Some(draft), Some(before)) = (&seen.plan, &seen.public) else { return html! {} };
    if !seen.writes || !matches!(draft.state, State::Draft(_)) || draft.content.themes.is_empty() {
        return html! {};
    }
    let (open, unsaid) = (open(draft, before).count(), draft.unsaid(before).count());
    html! {
        @if open > 0 {
            (inset_text(html! {
                p.govuk-body {
                    @match unsaid {
                        0 => "You said of every action that is not done why it is left out. ",
                        1 => "One action of the plan before is not done and not in this one. ",
                        n => { (n) " actions of the plan before are not done and not in this one. " }
                    }
                    a.govuk-link href=(seen.la.path("/plan/before")) { "Carry them on, or say why not" }
                }
            }))
        }
    }
}

fn draw(actor: &Actor, held: &Held, before: &Plan, form: &Form, today: chrono::NaiveDate) -> Markup {
    let all: Vec<&Action> = open(&held.plan, before).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        (super::plan::share(&held.plan.content, true))
        @if all.is_empty() { p.govuk-body { "Everything that is not done is in the new plan." } }
        @else {
            p.govuk-body { "These actions are promised and not done. Carry each on into a theme: you can change its words first, and it keeps its news and its owner. "
                "Or say why it is left out. Leaders read that beside the two versions." }
            form method="post" novalidate {
                @for action in &all {
                    h2.govuk-heading-m { (action.text.we_will) }
                    p.govuk-body { (action.text.who()) ", by " (written(action.text.due_on)) ". " (standing(before, action, today)) }
                    (themes(held, action))
                    (textarea(&form.field(&field(action.promise), "Or why is it left out?", None), 2))
                }
                (button(Press::Primary, "Save the reasons"))
            }
        }
    };
    let back = Some(back_link("Plan", &held.la.path("/plan")));
    let title = if form.refused() { format!("Error: {HEADING}") } else { HEADING.to_owned() };
    Frame { title: &title, here: "Plan", la: Some(&held.la), before: back, content, ..Frame::default() }
        .draw(actor)
}

/// A link for each theme that can take it on.
fn themes(held: &Held, action: &Action) -> Markup {
    let at = |theme: uuid::Uuid| {
        let (theme, promise) = (kit::ids::show(theme), kit::ids::show(action.promise));
        held.la.path(&format!("/plan/themes/{theme}/actions/new?carry={promise}"))
    };
    html! {
        ul.govuk-list {
            @for theme in &held.plan.content.themes {
                li { a.govuk-link href=(at(theme.id)) { "Carry it on in “" (theme.agreed.title) "”"
                    span.govuk-visually-hidden { ": " (action.text.we_will) } } }
            }
        }
    }
}
