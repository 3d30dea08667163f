//! A personal adviser's own people: who has not answered yet, as of this morning. On a phone, between visits.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::Tx;
use kit::govuk::{Colour, Column, empty, inset_text, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::{clock, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use register::Contact;
use std::collections::HashMap;
use uuid::Uuid;

use crate::model::Wave;
use crate::{done, rights, store};

struct View {
    la: Organisation,
    wave: Option<Wave>,
    people: Vec<Person>,
    as_of: NaiveDate,
    /// How many of them can't be reached as it stands.
    check: usize,
}

/// One of the adviser's people.
struct Person {
    contact: Contact,
    survey: Survey,
}

/// How it stands with one person, as of this morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Survey {
    /// Was asked, and has not answered.
    Waiting,
    /// Came into the register after the invitations went out.
    NotAsked,
    /// Has answered.
    Answered,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_own_people(&tx, actor, &la).await?;
    page(draw(actor, &load(&tx, permit.thing(), actor).await?))
}

async fn load(tx: &Tx, la: &Organisation, actor: &Actor) -> Result<View, Refusal> {
    let account = actor.account.ok_or(Refusal::SignIn)?;
    let wave = store::wave::of(tx, la.id).await?.into_iter().find(|w| w.takes_answers(tx.today()));
    let done: HashMap<Uuid, bool> = match &wave {
        Some(wave) => {
            let asked = store::invitation::of_wave(tx, wave.id).await?;
            asked.into_iter().map(|i| (i.care_leaver, i.done_on.is_some())).collect()
        }
        None => HashMap::new(),
    };
    let mine = register::of_adviser(tx, la.id, account).await?;
    let stands = |id: &Uuid| match done.get(id) {
        Some(true) => Survey::Answered,
        Some(false) => Survey::Waiting,
        None => Survey::NotAsked,
    };
    let person = |contact: Contact| Person { survey: stands(&contact.id), contact };
    let mut people: Vec<Person> = mine.into_iter().map(person).collect();
    // Who has not answered comes first; within that, by name.
    people.sort_by(|a, b| a.survey.cmp(&b.survey).then_with(|| a.contact.name.cmp(&b.contact.name)));
    let check = register::to_check(tx, la.id, account).await?;
    Ok(View { la: la.clone(), wave, people, as_of: done::as_of(tx.now()), check })
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "My people" }
        @if view.check > 0 {
            p.govuk-body { a.govuk-link href=(view.la.path("/register/check")) { "Contacts to check: " (view.check) } }
        }
        @if view.people.is_empty() {
            (empty(html! { "Nobody in the list has your name as their personal adviser. Ask your lead to link you to your people." }))
        } @else if let Some(wave) = &view.wave {
            (during(view, wave))
        } @else {
            (inset_text(html! { "No survey is open. When one is, you see here who has not answered yet." }))
            (people_table(view, false))
        }
    };
    Frame { title: "My people", here: "My people", la: Some(&view.la), content, ..Frame::default() }
        .draw(actor)
}

fn during(view: &View, wave: &Wave) -> Markup {
    let count = |of: fn(Survey) -> bool| view.people.iter().filter(|p| of(p.survey)).count();
    let (waiting, asked) = (count(|s| s == Survey::Waiting), count(|s| s != Survey::NotAsked));
    html! {
        p.govuk-body-l {
            @if asked == 0 { "None of your people was asked: they came into the register after the invitations went out." }
            @else if waiting == 0 { "All of your people who were asked have answered. Thank you." }
            @else { strong { (waiting) } " of your " (asked) " people who were asked had not answered as of this morning, " (clock::written(view.as_of)) "." }
        }
        p.govuk-body { "Ask if they got the link, and share it if not. Ask if somebody can help: a friend, a mentor, an interpreter, but not you. The survey is open until " strong { (clock::written(wave.closes_on)) } "." }
        p.govuk-body { "You never see what anyone said, and nobody else does either." }
        (people_table(view, true))
    }
}

fn people_table(view: &View, during: bool) -> Markup {
    // On a phone the end of the line is out of sight: what the page is for comes second.
    let mut columns = vec![Column::text("Name"), Column::text("Phone"), Column::text("Email")];
    if during {
        columns.insert(1, Column::text("Survey"));
    }
    let rows: Vec<Vec<Markup>> = view.people.iter().map(|person| row(view, person, during)).collect();
    table("Your people", &columns, &rows)
}

fn row(view: &View, person: &Person, during: bool) -> Vec<Markup> {
    let contact = &person.contact;
    let missing = || html! { "None" };
    let mut row = vec![
        html! {
            a.govuk-link href=(view.la.path(&format!("/register/{}", ids::show(contact.id)))) { (contact.name) }
            @if let Some(reads) = &contact.reads { " · reads " (reads) }
        },
        contact
            .phone
            .as_ref()
            .map_or_else(missing, |p| html! { a.govuk-link href=(format!("tel:{p}")) { (p) } }),
        contact.email.as_ref().map_or_else(missing, |e| html! { (e) }),
    ];
    if during {
        row.insert(1, survey(view, person));
    }
    row
}

fn survey(view: &View, person: &Person) -> Markup {
    let share = view.la.path(&format!("/my-people/{}/share", ids::show(person.contact.id)));
    match person.survey {
        Survey::Waiting if person.contact.do_not_contact => tag(Colour::Purple, "Do not contact"),
        Survey::Answered => tag(Colour::Green, "Answered"),
        Survey::Waiting => html! {
            (tag(Colour::Yellow, "Not yet")) " "
            a.govuk-link href=(share) { "Share link" span.govuk-visually-hidden { " for " (person.contact.name) } }
        },
        Survey::NotAsked => tag(Colour::Grey, "Not asked"),
    }
}
