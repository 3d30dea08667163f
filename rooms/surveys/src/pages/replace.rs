//! A lead gives one person a new link: for somebody whose link got lost, or into somebody else's hands.

use axum::extract::{Path, Query};
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, empty, error_summary, select};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use register::Contact;
use uuid::Uuid;

use super::share::After;
use crate::model::Wave;
use crate::{acts, rights, store};

const PERSON: &str = "person";

/// Who had not answered as of this morning, by name.
async fn waiting(tx: &Tx, (la, wave): &(Organisation, Wave)) -> Result<Vec<Contact>, Refusal> {
    let asked = store::invitation::of_wave(tx, wave.id).await?;
    let ids: Vec<Uuid> = asked.iter().filter(|i| i.done_on.is_none()).map(|i| i.care_leaver).collect();
    register::contacts(tx, la.id, &ids).await
}

pub(super) async fn get(
    cx: Cx,
    Path((la, wave)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::print_letters(&tx, actor, &la, &wave).await?;
    let people = waiting(&tx, permit.thing()).await?;
    page(draw(actor, permit.thing(), &people, after.said(), &Form::default()))
}

pub(super) async fn post(cx: Cx, Path((la, wave)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let known = rights::print_letters(&tx, actor, &la, &wave).await?;
    let people = waiting(&tx, known.thing()).await?;
    let known_id = |id: &str| people.iter().find(|c| ids::show(c.id) == id).map(|c| ids::show(c.id));
    let Some(person) = form.choice(PERSON, "Choose a person", known_id) else {
        return refused(draw(actor, known.thing(), &people, None, &form));
    };
    let permit = rights::replace_any(&tx, actor, &la, &wave, &person).await?;
    let sent = acts::replace_code(&permit).await?;
    let here = address(known.thing());
    tx.commit().await?;
    go(format!("{here}?replaced={}", if sent { "sent" } else { "by-hand" }))
}

fn address((la, wave): &(Organisation, Wave)) -> String {
    la.path(&format!("/waves/{}/replace", ids::show(wave.id)))
}

fn draw(
    actor: &Actor,
    thing: &(Organisation, Wave),
    people: &[Contact],
    notice: Option<&str>,
    form: &Form,
) -> Markup {
    let (la, wave) = thing;
    let items: Vec<Item> = people.iter().map(|c| Item::new(ids::show(c.id), &c.name)).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Replace a link" }
        p.govuk-body { "For somebody who lost their link, or whose link somebody else has. They get a new one by email, where there is an address and a mail service; otherwise you give it to them. The old one then says that there is a newer one. Nobody can answer twice." }
        @if people.is_empty() {
            (empty(html! { "Nobody is waiting for a link: everyone had answered as of this morning." }))
        } @else {
            form method="post" action=(address(thing)) novalidate {
                (select(&form.field(PERSON, "Whose link?", Some("Everyone who had not answered as of this morning")), Some("Choose"), &items))
                (button(Press::Primary, "Make a new link"))
            }
        }
    };
    let title = if form.refused() { "Error: Replace a link" } else { "Replace a link" };
    let before = Some(back_link("Survey", &la.path(&format!("/waves/{}", ids::show(wave.id)))));
    Frame { title, here: "Surveys", la: Some(la), notice, before, content }.draw(actor)
}
