//! How an action of the published plan stands: said in few words, shown on the public plan at once.

use axum::extract::Path;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, input, radios};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::id;
use crate::acts;
use crate::model::{Action, Plan, Status};
use crate::rights::{self, Promise};

pub(super) const HEADING: &str = "How does it stand?";

pub(super) async fn get(cx: Cx, Path((la, promise)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    let promise = permit.thing();
    page(draw(cx.actor()?, promise, &starting(&promise.plan, &promise.action)))
}

pub(super) async fn post(cx: Cx, Path((la, promise)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&promise)?).await?;
    let Some((status, news)) = read(&mut form) else {
        return refused(draw(cx.actor()?, permit.thing(), &form));
    };
    acts::report_progress(&permit, status, &news).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=progress"))
}

/// The form as the action stands. The old news is not offered again: it would be said twice.
pub(super) fn starting(plan: &Plan, action: &Action) -> Form {
    let status = plan.news(action).map_or(Status::NotStarted, |news| news.status);
    Form::filled([("status", status.code().to_owned())])
}

/// What was typed; `None` where the form refuses something.
pub(super) fn read(form: &mut Form) -> Option<(Status, String)> {
    let status = form.choice("status", "Choose how it stands", Status::of);
    let news = form.optional("news", 80);
    if news.is_none() && status == Some(Status::NeedsHelp) {
        form.refuse("news", "Say what it needs, or what it waits for");
    }
    (!form.refused()).then_some((status?, news.unwrap_or_default()))
}

fn draw(actor: &Actor, promise: &Promise, form: &Form) -> Markup {
    let content = sheet(&promise.plan, &promise.action, form);
    let before = Some(back_link("Plan", &promise.la.path("/plan")));
    Frame { title: &title(form), here: "Plan", la: Some(&promise.la), before, content, ..Frame::default() }
        .draw(actor)
}

pub(super) fn title(form: &Form) -> String {
    if form.refused() { format!("Error: {HEADING}") } else { HEADING.to_owned() }
}

/// The action, what was said last, and the form: the same for a lead and for an owner.
pub(super) fn sheet(plan: &Plan, action: &Action, form: &Form) -> Markup {
    let items = Status::ALL.map(|s| Item::new(s.code(), s.words()));
    html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        p.govuk-body { "We will: " (action.text.we_will) }
        p.govuk-body { (action.text.who()) ", by " (written(action.text.due_on)) "." }
        @if let Some(told) = plan.news(action) {
            p.govuk-body { "Said on " (written(told.day)) ": " (told.status.words())
                @if !told.news.is_empty() { ". " (told.news) } }
        }
        form method="post" novalidate {
            (radios(&form.field("status", "How does it stand today?", None), &items))
            (input(&form.field("news", "The news, in a few words", Some("Young people read it. For example: 41 doorbells fitted"))))
            (button(Press::Primary, "Put it on the public plan"))
        }
    }
}
