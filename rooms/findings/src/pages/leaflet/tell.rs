//! Telling everybody: who is written to and what the message says, and one button. Next: the plan.

use axum::extract::Path;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, inset_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::Frame;

use super::View;
use crate::{acts, rights, words};

/// How many can be reached: of the LA's register, as it is now.
struct Reach {
    people: usize,
    /// Those with a phone number or an e-mail address who may be written to.
    written: usize,
    /// Those who are not to be contacted.
    not: usize,
}

async fn reach(tx: &Tx, view: &View) -> Result<Reach, Refusal> {
    let people: Vec<_> =
        register::current(tx, view.la.id).await?.into_iter().map(|person| person.id).collect();
    let mail = tx.house().settings.smtp.is_some();
    let may = register::contacts(tx, view.la.id, &people).await?;
    let written = may.iter().filter(|contact| surveys::way(contact, mail).is_some()).count();
    Ok(Reach { people: people.len(), written, not: people.len().saturating_sub(may.len()) })
}

pub(crate) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::give_back(&tx, actor, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let to_tell = view.steps.shown().is_some_and(|shown| view.steps.told(shown.leaflet).is_none());
    if !to_tell {
        return go(view.path(""));
    }
    page(draw(actor, &view, &reach(&tx, &view).await?))
}

pub(crate) async fn post(cx: Cx, Path(la): Path<String>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::give_back(&tx, cx.actor()?, &la).await?;
    acts::leaflet::tell(&permit, form.value("read").parse().unwrap_or(0)).await?;
    let to = permit.thing().path("/findings/page");
    tx.commit().await?;
    go(to)
}

fn draw(actor: &Actor, view: &View, reach: &Reach) -> Markup {
    let left = reach.people.saturating_sub(reach.written + reach.not);
    let content = html! {
        h1.govuk-heading-l { "Tell everybody" }
        p.govuk-body-l { "Of " (reach.people) " people in your register, " (reach.written) " get a message." }
        ul.govuk-list."govuk-list--bullet" {
            li { "It goes to those who answered and to those who didn’t, and says the same to all." }
            li { "It goes once. If you take the page back before it leaves, it does not leave." }
            @if reach.not > 0 { li { (reach.not) " are not to be contacted, and get nothing." } }
            @if left > 0 { li { (left) " have no phone number and no email address. Print the page for them, or ask their personal advisers to read it with them." } }
            li { "People no longer served, or at a session, get nothing: what they left to be asked by was wiped when their survey closed." }
        }
        p.govuk-body { "The message, in English as the page is:" }
        (inset_text(html! { @for line in words::leaflet::message("Sam", &view.la.name).lines() { (line.replace(messages::LINK, "[the address of the page]")) br; } }))
        form method="post" {
            input type="hidden" name="read" value=(view.steps.newest());
            (button(Press::Primary, "Write to everybody"))
        }
    };
    let before = Some(back_link("Young people’s page", &view.path("")));
    Frame {
        title: "Tell everybody",
        here: "Findings",
        la: Some(&view.la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}
