//! How an action of the published plan stands: said in few words, shown on the public plan at once.

use axum::extract::Path;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, input, radios};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::id;
use crate::acts;
use crate::model::{Action, Status};
use crate::rights::{self, Permit, Promise, ReportProgress};

pub(super) async fn get(cx: Cx, Path((la, action)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&action)?).await?;
    let promise = permit.thing();
    let status = promise.plan.progress.get(&promise.action).map_or(Status::NotStarted, |p| p.status);
    // The old news is not offered again: it would be said twice.
    let form = Form::filled([("status", status.code().to_owned())]);
    page(draw(cx.actor()?, promise, action_of(&permit)?, &form))
}

pub(super) async fn post(cx: Cx, Path((la, action)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::report(&tx, cx.actor()?, &la, id(&action)?).await?;
    let status = form.choice("status", "Choose how it stands", Status::of);
    let news = form.optional("news", 80);
    if news.is_none() && status == Some(Status::NeedsHelp) {
        form.refuse("news", "Say what it needs, or what it waits for");
    }
    let (Some(status), false) = (status, form.refused()) else {
        return refused(draw(cx.actor()?, permit.thing(), action_of(&permit)?, &form));
    };
    acts::report_progress(&permit, status, &news.unwrap_or_default()).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=progress"))
}

fn action_of<'a>(permit: &'a Permit<'_, ReportProgress>) -> Result<&'a Action, Refusal> {
    let promise = permit.thing();
    promise.plan.action(promise.action).map(|(_, action)| action).ok_or(Refusal::NotFound)
}

fn draw(actor: &Actor, promise: &Promise, action: &Action, form: &Form) -> Markup {
    let items = Status::ALL.map(|s| Item::new(s.code(), s.words()));
    let told = promise.plan.progress.get(&action.id);
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "How does it stand?" }
        p.govuk-body { "We will: " (action.text.we_will) }
        p.govuk-body { (action.text.owner) ", by " (written(action.text.due_on)) "." }
        @if let Some(told) = told {
            p.govuk-body { "Said on " (written(told.day)) ": " (told.status.words())
                @if !told.news.is_empty() { ". " (told.news) } }
        }
        form method="post" novalidate {
            (radios(&form.field("status", "How does it stand today?", None), &items))
            (input(&form.field("news", "The news, in a few words", Some("Young people read it. For example: 41 doorbells fitted"))))
            (button(Press::Primary, "Put it on the public plan"))
        }
    };
    let before = Some(back_link("Plan", &promise.la.path("/plan")));
    let title = if form.refused() { "Error: How does it stand?" } else { "How does it stand?" };
    Frame { title, here: "Plan", la: Some(&promise.la), before, content, ..Frame::default() }.draw(actor)
}
