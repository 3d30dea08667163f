//! How an action of the published plan stands: said in few words, shown on the public plan at once.

use axum::extract::Path;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, input, radios, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::id;
use crate::acts;
use crate::model::{Action, Plan, Reported, Status};
use crate::rights::{self, Promise};

/// The longest news, and the longest evidence, in letters. News is read on a phone, in one breath.
const NEWS: usize = 160;
const EVIDENCE: usize = 500;

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
    let Some(said) = read(&mut form) else {
        return refused(draw(cx.actor()?, permit.thing(), &form));
    };
    acts::report(&permit, &said).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=progress"))
}

/// The form as the action stands. The old news is not offered again: it would be said twice.
pub(super) fn starting(plan: &Plan, action: &Action) -> Form {
    let status = plan.news(action).map_or(Status::NotStarted, |news| news.status);
    Form::filled([("status", status.code().to_owned())])
}

/// What was typed; `None` where the form refuses something.
pub(super) fn read(form: &mut Form) -> Option<Reported> {
    let status = form.choice("status", "Choose how it stands", Status::of);
    let news = form.optional("news", NEWS);
    if let (None, Some(missing)) = (&news, status.and_then(Status::asks_for)) {
        form.refuse("news", missing);
    }
    let evidence = form.optional("evidence", EVIDENCE);
    (!form.refused()).then_some(Reported { status: status?, news: news.unwrap_or_default(), evidence })
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
            p.govuk-body { "Reported on " (written(told.day)) ": " (told.status.words())
                @if !told.news.is_empty() { ". " (told.news) } }
        }
        form method="post" novalidate {
            (radios(&form.field("status", "How does it stand today?", None), &items))
            (input(&form.field("news", "The news, in a few words", Some("Young people read it. For example: 41 doorbells fitted. If it was stopped, say why"))))
            (textarea(&form.field("evidence", "What shows it?", Some("In words, or an address that begins with https://. You can leave it empty. Staff read it, and the leaders who answer young people")), 2))
            (button(Press::Primary, "Put it on the public plan"))
        }
    }
}
