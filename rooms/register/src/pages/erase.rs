//! Erasing somebody now: what goes, what stays, and one button. Next: back to the register, without them.

use ::people::{Frame, Organisation};
use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, warning_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};

use super::person_path;
use crate::model::Held;
use crate::store::leaving;
use crate::{erasure, rights};

pub(super) async fn get(cx: Cx, Path((la, person)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::erase_person(&tx, actor, &la, &person).await?;
    let (la, id) = permit.thing();
    let held = leaving::find(&tx, la.id, *id).await?.ok_or(Refusal::NotFound)?;
    page(draw(actor, la, &held))
}

/// Pressed twice, the second press finds nothing left to erase.
pub(super) async fn post(cx: Cx, Path((la, person)): Path<(String, String)>, _: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::erase_person(&tx, cx.actor()?, &la, &person).await?;
    erasure::erase(&permit).await?;
    let to = permit.thing().0.path("/register?erased=1");
    tx.commit().await?;
    go(to)
}

fn draw(actor: &Actor, la: &Organisation, held: &Held) -> Markup {
    let (name, path) = (held.person.details.name(), person_path(la, held.person.id));
    let content = html! {
        h1.govuk-heading-l { "Erase " (name) "?" }
        h2.govuk-heading-m { "What goes" }
        ul.govuk-list."govuk-list--bullet" {
            li { "Name, your id for them, date of birth, phone, email, address, team and worker" }
            li { "What was recorded of them: gender, ethnicity, status, home, activity and the rest" }
            li { "What they need, who their personal adviser is, and everything that was noted as changed" }
            li { "Every message written to them, and those that wait to be sent" }
            li { "The key to all of it, so that it can’t be read in older copies of the database either. Copies of the keys are kept apart and must go within 35 days." }
        }
        h2.govuk-heading-m { "What stays" }
        ul.govuk-list."govuk-list--bullet" {
            li { "An empty row without a name, so that the counts of past surveys stay true: somebody was asked, and had answered or not" }
            li { "A line in the log that you erased somebody, without a name" }
            li { "What they said in a survey. Nobody knows which answers are theirs, so they can’t be found and can’t be taken out." }
        }
        p.govuk-body { "If their id is in your next list again, they come in as somebody new." }
        (warning_text("This can’t be undone."))
        form method="post" action={ (path) "/erase" } { (button(Press::Warning, "Erase for good")) }
        p.govuk-body { a.govuk-link href=(path) { "Keep them" } }
    };
    let before = Some(back_link(&name, &path));
    Frame {
        title: "Erase a care leaver",
        here: "Register",
        la: Some(la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}
