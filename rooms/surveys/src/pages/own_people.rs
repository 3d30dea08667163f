//! A personal adviser's own people: who has not answered yet, as of this morning. On a phone, between visits.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{Colour, Column, empty, inset_text, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use kit::{clock, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use register::Contact;
use std::collections::HashMap;
use uuid::Uuid;

use super::thanks::{self, Thanks};
use crate::group::Group;
use crate::model::Wave;
use crate::tried::{self, Tried};
use crate::{aiming, done, rights, store};

struct View {
    la: Organisation,
    wave: Option<Wave>,
    people: Vec<Person>,
    as_of: NaiveDate,
    /// How many of them can't be reached as it stands.
    check: usize,
    /// Who has answered and is due what was promised.
    thanks: Vec<Thanks>,
}

/// One of the adviser's people.
struct Person {
    contact: Contact,
    survey: Survey,
    /// How they were last written to.
    tried: Option<Tried>,
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
    let waves = store::wave::of(tx, la.id, Group::CareLeavers).await?;
    let wave = waves.iter().find(|w| w.takes_answers(tx.today())).cloned();
    let mine = register::of_adviser(tx, la.id, account).await?;
    let asked: HashMap<Uuid, (Uuid, bool)> = match &wave {
        Some(wave) => {
            let asked = store::invitation::of_wave(tx, wave.id).await?;
            asked.into_iter().map(|i| (i.care_leaver, (i.id, i.done_on.is_some()))).collect()
        }
        None => HashMap::new(),
    };
    let thanks = thanks::due(tx, &waves, &mine).await?;
    let mut tried = tried::of(tx, &mine.iter().map(|c| c.id).collect::<Vec<_>>()).await?;
    let person = |contact: Contact| {
        let invitation = asked.get(&contact.id);
        let survey = match invitation {
            Some((_, true)) => Survey::Answered,
            Some((_, false)) => Survey::Waiting,
            None => Survey::NotAsked,
        };
        Person { survey, tried: invitation.and_then(|(id, _)| tried.remove(id)), contact }
    };
    let mut people: Vec<Person> = mine.into_iter().map(person).collect();
    // Who has not answered comes first; within that, by name.
    people.sort_by(|a, b| a.survey.cmp(&b.survey).then_with(|| a.contact.name.cmp(&b.contact.name)));
    let check = register::to_check(tx, la.id, account).await?;
    Ok(View { la: la.clone(), wave, people, as_of: done::as_of(tx.now()), check, thanks })
}

/// Notes that somebody got what was promised.
pub(super) async fn thank(cx: Cx, Path((la, person)): Path<(String, String)>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::thank_own(&tx, cx.actor()?, &la, &person, form.value("wave")).await?;
    aiming::thank(&permit).await?;
    let here = permit.thing().la.path("/my-people");
    tx.commit().await?;
    go(here)
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
        (thanks::draw(&view.la, &view.thanks))
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
        columns.insert(2, Column::text("What was tried"));
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
        row.insert(2, tried_and_next(person));
    }
    row
}

/// What was sent to who has not answered, and what to do next.
fn tried_and_next(person: &Person) -> Markup {
    if person.survey != Survey::Waiting || person.contact.do_not_contact {
        return html! {};
    }
    let (what, next) = tried::said(person.tried.as_ref());
    html! { (what) br; strong { (next) } }
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
