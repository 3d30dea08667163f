//! All that is kept of one care leaver, and until when. Next: say that they have left, or take them back in.

use ::people::{Frame, Organisation};
use axum::extract::{Path, Query};
use kit::clock::{london_day, written};
use kit::forms::Form;
use kit::govuk::{Press, Row, back_link, button, inset_text, summary_list};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use serde::Deserialize;

use super::person_path;
use crate::model::{Held, KEPT_DAYS};
use crate::store::{advisers, leaving};
use crate::{acts, rights};

/// What was just done here.
#[derive(Deserialize, Default)]
pub(super) struct Done {
    left: Option<String>,
    back: Option<String>,
}

pub(super) async fn get(
    cx: Cx,
    Path((la, person)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_person(&tx, actor, &la, &person).await?;
    let (la, id) = permit.thing();
    let held = leaving::find(&tx, la.id, *id).await?.ok_or(Refusal::NotFound)?;
    let adviser = match held.person.adviser_name {
        Some(name) => advisers::find(&tx, la.id, name).await?.map(|adviser| adviser.details.name),
        None => None,
    };
    page(draw(actor, la, &held, adviser.as_deref(), notice(&done, &held)))
}

pub(super) async fn left(cx: Cx, Path((la, person)): Path<(String, String)>, _: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::archive(&tx, cx.actor()?, &la, &person).await?;
    acts::archive(&permit).await?;
    let to = person_path(&permit.thing().0, permit.thing().1);
    tx.commit().await?;
    go(format!("{to}?left=1"))
}

pub(super) async fn back(cx: Cx, Path((la, person)): Path<(String, String)>, _: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::bring_back(&tx, cx.actor()?, &la, &person).await?;
    acts::bring_back(&permit).await?;
    let to = person_path(&permit.thing().0, permit.thing().1);
    tx.commit().await?;
    go(format!("{to}?back=1"))
}

fn notice(done: &Done, held: &Held) -> Option<&'static str> {
    match held.erase_on {
        Some(_) if done.left.is_some() => {
            Some("They are out of the register. You can still bring them back.")
        }
        None if done.back.is_some() => Some("They are in the register again."),
        _ => None,
    }
}

fn draw(
    actor: &Actor,
    la: &Organisation,
    held: &Held,
    adviser: Option<&str>,
    notice: Option<&str>,
) -> Markup {
    let path = person_path(la, held.person.id);
    let content = html! {
        h1.govuk-heading-l { (held.person.details.name()) }
        @match held.erase_on {
            Some(day) => (leaving_now(&path, day)),
            None => (served(&path)),
        }
        h2.govuk-heading-m { "What is kept" }
        (kept(held, adviser))
        p.govuk-body { "Also kept: the messages written to them, and that they were invited to a survey and whether they had answered. What they said is nowhere with their name: nobody knows which answers are theirs." }
        @if held.erase_on.is_none() {
            p.govuk-body { "It is kept until they leave, and " (KEPT_DAYS) " days after that." }
        }
    };
    let before = Some(back_link("Care leavers", &la.path("/register")));
    let title = "A care leaver";
    Frame { title, here: "Register", la: Some(la), notice, before, content }.draw(actor)
}

fn served(path: &str) -> Markup {
    html! {
        p.govuk-body { "If you no longer serve them, say so. No survey goes to them any more, and " (KEPT_DAYS) " days later everything on this page is erased. Until then you can bring them back." }
        form method="post" action={ (path) "/left" } { (button(Press::Primary, "They have left")) }
        (or_now(path))
    }
}

fn leaving_now(path: &str, day: chrono::NaiveDate) -> Markup {
    html! {
        (inset_text(html! { "They have left. Everything on this page will be erased on " strong { (written(day)) } ". Until then nobody counts or invites them." }))
        form method="post" action={ (path) "/back" } { (button(Press::Primary, "Bring back")) }
        (or_now(path))
    }
}

fn or_now(path: &str) -> Markup {
    html! { p.govuk-body { "Did they ask for it? " a.govuk-link href={ (path) "/erase" } { "Erase now" } "." } }
}

/// Everything, so that somebody who asks what is kept of them can be told from this page.
fn kept(held: &Held, adviser: Option<&str>) -> Markup {
    let details = &held.person.details;
    let or_none = |text: Option<&str>| html! { @match text { Some(text) => (text), None => "None" } };
    let mut rows = vec![
        ("Your id for them", html! { (details.case_id) }),
        ("Date of birth", html! { (written(details.date_of_birth)) }),
        ("Phone", or_none(details.phone.as_deref())),
        ("Email", or_none(details.email.as_deref())),
        ("Address", lines(details.address.as_deref())),
        ("Likes to be reached by", or_none(details.channel.map(crate::codes::Channel::label))),
        ("Personal adviser", or_none(adviser)),
        ("Team", or_none(details.team.as_deref())),
        ("Worker", or_none(details.worker.as_deref())),
    ];
    rows.extend(held.recorded.iter().map(|(what, label)| (*what, html! { (label) })));
    rows.push(("Added", html! { (written(london_day(held.since))) }));
    let rows: Vec<Row<'_>> = rows.into_iter().map(|(key, value)| Row { key, value, change: None }).collect();
    summary_list(&rows)
}

fn lines(address: Option<&str>) -> Markup {
    html! {
        @match address {
            Some(address) => { @for (at, line) in address.split('\n').enumerate() { @if at > 0 { br; } (line) } },
            None => "None",
        }
    }
}
