//! Letters to print: one sheet of A4 for each care leaver, with their name and address for a window envelope, the code
//! to type and a square code to point a phone at. For those whom no message reaches.
//!
//! The sheets show live codes. They are made by a form and not by an address, so that nothing that follows links makes
//! them, and every time leaves a line in the audit log.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::clock;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, empty, error_summary, inset_text, radios, warning_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page, refused};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use register::Contact;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

use super::letter::letter;
use crate::known::Known;
use crate::model::{Invitation, Wave};
use crate::{code, done, known, rights, store};

const WHO: &str = "who";

/// Who gets a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Those with an address whom no message reaches.
    Unreachable,
    /// Everyone who had not answered as of this morning, with an address or without.
    Waiting,
}

impl Who {
    const ALL: [Self; 2] = [Self::Unreachable, Self::Waiting];

    fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Waiting => "waiting",
        }
    }

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }

    fn takes(self, contact: &Contact) -> bool {
        match self {
            Self::Unreachable => {
                contact.address.is_some() && contact.phone.is_none() && contact.email.is_none()
            }
            Self::Waiting => true,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Unreachable => "People with a postal address but no phone and no email",
            Self::Waiting => "Everyone who has not answered",
        }
    }
}

pub(super) struct View {
    pub(super) la: Organisation,
    pub(super) wave: Wave,
    as_of: NaiveDate,
    /// What is asked.
    pub(super) instrument: Arc<Known>,
    /// Who had not answered as of this morning, by name.
    waiting: Vec<(Invitation, Contact)>,
}

async fn load(tx: &Tx, (la, wave): &(Organisation, Wave)) -> Result<View, Refusal> {
    let asked = store::invitation::of_wave(tx, wave.id).await?;
    let mut waiting: HashMap<Uuid, Invitation> =
        asked.into_iter().filter(|i| i.done_on.is_none()).map(|i| (i.care_leaver, i)).collect();
    let people: Vec<Uuid> = waiting.keys().copied().collect();
    let contacts = register::contacts(tx, la.id, &people).await?;
    let waiting = contacts.into_iter().filter_map(|c| Some((waiting.remove(&c.id)?, c))).collect();
    let instrument = known::instrument(tx.house(), tx.conn(), wave).await?;
    Ok(View { la: la.clone(), wave: wave.clone(), as_of: done::as_of(tx.now()), instrument, waiting })
}

pub(super) async fn get(cx: Cx, Path((la, wave)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::print_letters(&tx, actor, &la, &wave).await?;
    let form = Form::filled([(WHO, Who::Unreachable.code().to_owned())]);
    page(choose(actor, &load(&tx, permit.thing()).await?, &form))
}

pub(super) async fn post(cx: Cx, Path((la, wave)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::print_letters(&tx, actor, &la, &wave).await?;
    let view = load(&tx, permit.thing()).await?;
    let who = form.choice(WHO, "Choose who gets a letter", Who::of);
    if let Some(who) = who.filter(|who| !view.waiting.iter().any(|(_, c)| who.takes(c))) {
        form.refuse(WHO, format!("There is nobody to print for: {}", who.label().to_lowercase()));
    }
    let (Some(who), false) = (who, form.refused()) else { return refused(choose(actor, &view, &form)) };
    let key = tx.house().keys.read(&Wave::code_key(view.wave.id))?;
    let sheets = html! {
        @for (invitation, contact) in view.waiting.iter().filter(|(_, c)| who.takes(c)) {
            (letter(&tx.house().settings, &view, contact, &code::of(&key, &invitation.place())))
        }
    };
    let drawn = printed(actor, &view, who, &sheets);
    permit.audit(Some(view.la.id), Some(view.wave.id)).await?;
    tx.commit().await?;
    page(drawn)
}

fn here(view: &View, what: &str) -> String {
    view.la.path(&format!("/waves/{}{what}", ids::show(view.wave.id)))
}

fn holder() -> Markup {
    warning_text(
        "Each letter has a code that works. Whoever holds a letter can answer in that person’s place. Print them where nobody else takes them, and keep no copy.",
    )
}

fn choose(actor: &Actor, view: &View, form: &Form) -> Markup {
    let count = |who: Who| view.waiting.iter().filter(|(_, c)| who.takes(c)).count();
    let hint = |who: Who| {
        let letters = count(who);
        if letters == 1 { "1 letter".to_owned() } else { format!("{letters} letters") }
    };
    let items: Vec<Item> = Who::ALL.iter().map(|w| Item::new(w.code(), w.label()).hint(hint(*w))).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Letters" }
        @if view.waiting.is_empty() {
            (empty(html! { "Everyone has answered. There is nobody to write to." }))
        } @else {
            p.govuk-body { "One sheet of A4 for each person, to fold for a window envelope. It has their own code, and a square code for a phone’s camera." }
            p.govuk-body { "Who reads another language gets the letter in it, with the English below." }
            p.govuk-body { "Nobody gets a letter who had answered as of this morning, " (clock::written(view.as_of)) "." }
            (holder())
            form method="post" action=(here(view, "/letters")) novalidate {
                (radios(&form.field(WHO, "Who gets a letter?", None), &items))
                (button(Press::Primary, "Make letters"))
            }
        }
    };
    let title = if form.refused() { "Error: Letters" } else { "Letters" };
    let before = Some(back_link("Survey", &here(view, "")));
    Frame { title, here: "Surveys", la: Some(&view.la), before, content, ..Frame::default() }.draw(actor)
}

fn printed(actor: &Actor, view: &View, who: Who, sheets: &Markup) -> Markup {
    let chosen: Vec<&Contact> = view.waiting.iter().map(|(_, c)| c).filter(|c| who.takes(c)).collect();
    let by_hand = chosen.iter().filter(|c| c.address.is_none()).count();
    let count = chosen.len();
    let content = html! {
        div.nb-screen-only {
            h1.govuk-heading-l { (count) @if count == 1 { " letter" } @else { " letters" } " to print" }
            (holder())
            p.govuk-body { "Print this page: Ctrl and P, or Share and then Print on a phone. What you read here is not printed." }
            @if by_hand > 0 {
                (inset_text(html! { (by_hand) " of them have no postal address in your register. Give those by hand." }))
            }
        }
        (sheets)
    };
    let before = Some(back_link("Letters", &here(view, "/letters")));
    Frame {
        title: "Letters to print",
        here: "Surveys",
        la: Some(&view.la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}
