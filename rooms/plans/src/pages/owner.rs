//! What an owner's link leads to: their own actions, and a form for each. They have no account here, and see nothing else.

use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Colour, Press, Row, Shell, back_link, inset_text, link_button, shell, summary_list, tag};
use kit::web::{Answer, Cx, Limit, go};
use maud::{Markup, html};
use serde::Deserialize;

use super::{id, plan, progress};
use crate::acts;
use crate::model::Action;
use crate::rights::{self, Theirs};

/// More news than anybody has: each is a message to the leads.
const NEWS: Limit = Limit::an_hour("news of owners", 60);

#[derive(Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

pub(super) async fn get(cx: Cx, Path(secret): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let Some(theirs) = rights::as_owner(&tx, &secret).await? else { return gone() };
    let notice = done.done.map(|_| "Thank you. Your news is on the public plan.");
    framed(StatusCode::OK, &theirs.la.name, "Your actions", notice, None, list(&theirs, &secret, tx.today()))
}

pub(super) async fn one(cx: Cx, Path((secret, action)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let Some(permit) = rights::report_as_owner(&tx, &secret, id(&action)?).await? else { return gone() };
    let owned = permit.thing();
    let form = progress::starting(&owned.plan, &owned.action);
    asked(StatusCode::OK, &owned.la.name, &secret, progress::sheet(&owned.plan, &owned.action, &form), &form)
}

pub(super) async fn post(cx: Cx, Path((secret, action)): Path<(String, String)>, mut form: Form) -> Answer {
    cx.not_too_often(&NEWS)?;
    let tx = cx.write().await?;
    let Some(permit) = rights::report_as_owner(&tx, &secret, id(&action)?).await? else { return gone() };
    let owned = permit.thing();
    let Some(said) = progress::read(&mut form) else {
        let sheet = progress::sheet(&owned.plan, &owned.action, &form);
        return asked(StatusCode::UNPROCESSABLE_ENTITY, &owned.la.name, &secret, sheet, &form);
    };
    acts::report_as_owner(&permit, &said).await?;
    tx.commit().await?;
    cx.count(&NEWS);
    go(format!("/owner/{secret}?done=progress"))
}

fn asked(status: StatusCode, council: &str, secret: &str, sheet: Markup, form: &Form) -> Answer {
    let before = Some(back_link("Your actions", &format!("/owner/{secret}")));
    framed(status, council, &progress::title(form), None, before, sheet)
}

fn list(theirs: &Theirs, secret: &str, today: chrono::NaiveDate) -> Markup {
    let actions: Vec<&Action> = theirs.actions().collect();
    html! {
        h1.govuk-heading-l { "Your actions" }
        p.govuk-body-l { "Hello " (theirs.owner.details.name) ". " (theirs.la.name) " and its care leavers count on you for this." }
        @if actions.is_empty() {
            (inset_text(html! { p.govuk-body { "There is nothing for you in the plan now. If that surprises you, ask " (theirs.la.name) "." } }))
        }
        @for action in actions { (draw_action(theirs, action, secret, today)) }
        p.govuk-body { a.govuk-link href={ "/plans/" (theirs.la.slug) } { "See the whole plan as young people read it" } }
        p.govuk-body { "This link is yours alone: whoever has it can write in your place. If it should stop working, tell "
            (theirs.la.name) "." }
    }
}

fn draw_action(theirs: &Theirs, action: &Action, secret: &str, today: chrono::NaiveDate) -> Markup {
    let at = format!("/owner/{secret}/{}", kit::ids::show(action.promise));
    let rows = [
        Row { key: "By when", value: html! { (written(action.text.due_on)) }, change: None },
        Row { key: "What difference", value: html! { (action.text.difference) }, change: None },
        Row { key: "How it stands", value: plan::standing(&theirs.plan, action, today), change: None },
    ];
    html! {
        h2.govuk-heading-m { (action.text.we_will) }
        @if action.text.because.duty().is_some() { p.govuk-body { (tag(Colour::Grey, "A duty")) " " (action.text.you_said) } }
        @else { p.govuk-body { (tag(Colour::Purple, "They said")) " " span data-said { (action.text.you_said) } } }
        (summary_list(&rows))
        (link_button(Press::Primary, "Say how it stands", &at))
    }
}

/// Wrong, withdrawn and never given look alike.
fn gone() -> Answer {
    let content = html! {
        h1.govuk-heading-l { "This link does not work" }
        p.govuk-body { "It may have been withdrawn, or copied without its end. Ask whoever at the council works with you on the plan for a new one." }
        p.govuk-body { a.govuk-link href="/plans" { "See the plans that anyone can read" } }
    };
    framed(StatusCode::NOT_FOUND, "", "This link does not work", None, None, content)
}

/// No browser keeps the page: the link is in its address, and the next person at the computer must not find it.
fn framed(
    status: StatusCode,
    council: &str,
    title: &str,
    notice: Option<&str>,
    before: Option<Markup>,
    content: Markup,
) -> Answer {
    let organisation = Some(council).filter(|name| !name.is_empty());
    let page = shell(Shell { title, organisation, notice, before, content, ..Shell::default() });
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((status, headers, page).into_response())
}
