//! Discarding a draft: what goes, what stays, and one button. Next: the plan as it was before.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, warning_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page};
use maud::{Markup, html};
use people::Frame;

use crate::acts;
use crate::model::State;
use crate::rights::{self, Held, Seen};

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::discard(&tx, cx.actor()?, &la).await?;
    page(draw(cx.actor()?, permit.thing()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::discard(&tx, cx.actor()?, &la).await?;
    let plan = &permit.thing().plan;
    // Pressed twice, or beside somebody who wrote meanwhile: only what was seen on the page is discarded.
    if form.value("read") != plan.content.mark().show() {
        return Err(crate::Refused::Changed.into());
    }
    acts::discard(&permit).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=discarded"))
}

/// The way there, for whoever writes a draft.
pub(super) fn offered(seen: &Seen) -> Markup {
    let draft = seen.plan.as_ref().is_some_and(|plan| matches!(plan.state, State::Draft(_)));
    html! {
        @if seen.writes && draft {
            p.govuk-body { a.govuk-link href=(seen.la.path("/plan/discard")) { "Discard this draft" } }
        }
    }
}

fn draw(actor: &Actor, held: &Held) -> Markup {
    let (la, plan) = (&held.la, &held.plan);
    let (themes, actions) = (plan.content.themes.len(), plan.content.actions().count());
    let path = la.path("/plan");
    let content = html! {
        h1.govuk-heading-l { "Discard this draft?" }
        p.govuk-body { "Its " (counted(themes, "theme")) " and " (counted(actions, "action")) " go, and what was said about them on the way." }
        @if plan.content.version > 1 {
            p.govuk-body { "The plan that people read stays as it is, with its news and its owners." }
        } @else {
            p.govuk-body { "The findings stay. You can start again from them." }
        }
        (warning_text("This can’t be undone."))
        form method="post" action={ (path) "/discard" } {
            input type="hidden" name="read" value=(plan.content.mark().show());
            (button(Press::Warning, "Discard the draft"))
        }
        p.govuk-body { a.govuk-link href=(path) { "Keep it" } }
    };
    let before = Some(back_link("Plan", &path));
    Frame { title: "Discard the draft", here: "Plan", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
