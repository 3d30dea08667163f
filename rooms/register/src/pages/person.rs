//! One care leaver: how they are reached, what they need, what changed; for a lead all that is kept, and until when. A
//! personal adviser opens it on a phone, beside the person. Next: correct what is wrong.

use ::people::{Frame, Member};
use axum::extract::{Path, Query};
use kit::Tx;
use kit::clock::{london_day, written};
use kit::forms::Form;
use kit::govuk::{
    Item, Press, Row, back_link, button, details, error_summary, inset_text, link_button, radios,
    summary_list, warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use serde::Deserialize;

use super::{card, person_path};
use crate::details::Noted;
use crate::fields::Field;
use crate::model::{Held, KEPT_DAYS};
use crate::rights::{Reach, Seen};
use crate::store::{advisers, history, leaving};
use crate::{acts, correcting, rights};

/// What was just done here.
#[derive(Deserialize, Default)]
pub(super) struct Done {
    left: Option<String>,
    back: Option<String>,
    corrected: Option<String>,
    marked: Option<String>,
}

/// Everything that the page shows.
struct View {
    seen: Seen,
    held: Held,
    adviser: Option<String>,
    history: Vec<Noted>,
    team: Vec<Member>,
}

async fn load(tx: &Tx, seen: &Seen) -> Result<View, Refusal> {
    let la = seen.la.id;
    let held = leaving::find(tx, la, seen.person).await?.ok_or(Refusal::NotFound)?;
    let adviser = match held.person.adviser_name {
        Some(name) => advisers::find(tx, la, name).await?.map(|adviser| adviser.details.name),
        None => None,
    };
    let (history, team) = (history::of(tx, la, seen.person).await?, ::people::members(tx, la).await?);
    Ok(View { seen: seen.clone(), held, adviser, history, team })
}

pub(super) async fn get(
    cx: Cx,
    Path((la, person)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_person(&tx, actor, &la, &person).await?;
    let view = load(&tx, permit.thing()).await?;
    let notice = notice(&done, &view.held);
    page(draw(actor, &view, notice, &Form::default()))
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

/// Says of a contact detail that it is wrong, or right after all.
pub(super) async fn mark(cx: Cx, Path((la, person)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::correct_person(&tx, actor, &la, &person).await?;
    let view = load(&tx, permit.thing()).await?;
    let offers = marks(&view.held);
    let known = |code: &str| {
        offers.iter().find(|(value, ..)| value == code).map(|(_, field, wrong, _)| (*field, *wrong))
    };
    let Some((field, wrong)) = form.choice("what", "Choose what is wrong", known) else {
        return refused(draw(actor, &view, None, &form));
    };
    correcting::mark(&permit, field, wrong).await?;
    let to = person_path(&view.seen.la, view.seen.person);
    tx.commit().await?;
    go(format!("{to}?marked=1"))
}

/// What can be said of the contact details there are: the choice's code, the detail, whether it is wrong, and the words.
fn marks(held: &Held) -> Vec<(String, Field, bool, String)> {
    let details = &held.person.details;
    let there = card::contacts(details).into_iter().filter(|(_, text)| text.is_some());
    let offer = |(field, _): (Field, Option<&str>)| {
        let wrong = !details.wrong.contains(&field);
        let (code, says) = if wrong { ("wrong", "is wrong") } else { ("right", "is right after all") };
        (format!("{}-{code}", field.code()), field, wrong, format!("The {} {says}", card::what(field)))
    };
    there.map(offer).collect()
}

fn notice(done: &Done, held: &Held) -> Option<&'static str> {
    match held.erase_on {
        Some(_) if done.left.is_some() => {
            Some("They are out of the register. You can still bring them back.")
        }
        None if done.back.is_some() => Some("They are in the register again."),
        _ if done.corrected.is_some() => Some("Saved."),
        _ if done.marked.is_some() => Some("Noted. Nothing is sent to a contact that is marked as wrong."),
        _ => None,
    }
}

fn draw(actor: &Actor, view: &View, notice: Option<&str>, form: &Form) -> Markup {
    let (la, held) = (&view.seen.la, &view.held);
    let path = person_path(la, held.person.id);
    let lead = view.seen.reach == Reach::Everybody;
    let known = &held.person.details;
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (known.name()) }
        @if let Some(day) = held.erase_on { (leaving_now(&path, day)) }
        @if let Some(why) = &known.stop {
            (warning_text("Do not contact. No message and no letter goes to them."))
            p.govuk-body { "Why: " (why) }
        } @else if let Some(check) = known.check() {
            (inset_text(html! { (card::next(check, known)) }))
        }
        h2.govuk-heading-m { "How to reach them, and what they need" }
        (card::reach_and_needs(known))
        (link_button(Press::Primary, "Correct this", &format!("{path}/correct")))
        (mark_form(&path, held, form))
        (card::history(&view.history, &view.team))
        @if lead { (whole(view, &path)) }
    };
    let (here, before) = if lead {
        ("Register", back_link("Care leavers", &la.path("/register")))
    } else {
        ("My people", back_link("My people", &la.path("/my-people")))
    };
    let title = if form.refused() { "Error: A care leaver" } else { "A care leaver" };
    Frame { title, here, la: Some(la), notice, before: Some(before), content }.draw(actor)
}

fn mark_form(path: &str, held: &Held, form: &Form) -> Markup {
    let offers = marks(held);
    if offers.is_empty() {
        return html! {};
    }
    let items: Vec<Item> = offers.iter().map(|(code, _, _, words)| Item::new(code, words)).collect();
    let asked = form.field(
        "what",
        "What did you find out?",
        Some("Nothing is sent to a contact that is marked as wrong."),
    );
    let ask = html! {
        form method="post" action={ (path) "/check" } novalidate {
            (radios(&asked, &items))
            (button(Press::Secondary, "Save"))
        }
    };
    if form.refused() { ask } else { details("A message came back, or somebody else answers?", ask) }
}

/// What a lead sees beside: all that is kept, and the end of it.
fn whole(view: &View, path: &str) -> Markup {
    let held = &view.held;
    html! {
        h2.govuk-heading-m { "What else is kept" }
        (kept(held, view.adviser.as_deref()))
        p.govuk-body { "Also kept: the messages written to them, and that they were invited to a survey and whether they had answered. What they said is nowhere with their name: nobody knows which answers are theirs." }
        @if held.erase_on.is_none() {
            p.govuk-body { "It is kept until they leave, and " (KEPT_DAYS) " days after that." }
            (served(path))
        }
    }
}

fn served(path: &str) -> Markup {
    html! {
        h2.govuk-heading-m { "If they leave" }
        p.govuk-body { "If you no longer serve them, say so. No survey goes to them any more, and " (KEPT_DAYS) " days later everything on this page is erased. Until then you can bring them back." }
        form method="post" action={ (path) "/left" } { (button(Press::Secondary, "They have left")) }
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

/// The rest, so that somebody who asks what is kept of them can be told from this page.
fn kept(held: &Held, adviser: Option<&str>) -> Markup {
    let details = &held.person.details;
    let or_none = |text: Option<&str>| html! { (text.unwrap_or("None")) };
    let mut rows = vec![
        ("Your id for them", html! { (details.case_id) }),
        ("Date of birth", html! { (written(details.date_of_birth)) }),
        ("Personal adviser", or_none(adviser)),
        ("Team", or_none(details.team.as_deref())),
        ("Worker", or_none(details.worker.as_deref())),
    ];
    rows.extend(held.recorded.iter().map(|(what, label)| (*what, html! { (label) })));
    rows.push(("Added", html! { (written(london_day(held.since))) }));
    let rows: Vec<Row<'_>> = rows.into_iter().map(|(key, value)| Row { key, value, change: None }).collect();
    summary_list(&rows)
}
