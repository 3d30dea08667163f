//! A public page: somebody who left care and is served no longer asks for a link of their own. They heard of it from a
//! poster or a friend and stand there with an old phone. Next: the message.
//!
//! Whatever was typed, the same page follows at the same time: whether somebody is known can't be asked here. No cookie is
//! set, no line is logged, and what was typed stands on no page but the one that asks for it again.

mod sent;

pub(super) use sent::get as sent;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use kit::Tx;
use kit::forms::Form;
use kit::web::{Answer, Cx, Limit, Refusal, go};
use kit::words::Speech;
use kit::young::{
    Asked, Ground, Heading, Hero, Picture, button, drawn, error_summary, hero, link_button_in, points,
    short_text,
};
use languages::Offer;
use maud::{Markup, html};
use people::Organisation;
use register::Address;

use super::respond::{Sheet, english_only, help};
use crate::joining::{self, Asking};
use crate::model::Wave;
use crate::{known, words};

/// How many may ask in an hour from one network: a drop-in, an office or a school is one.
const FROM_HERE: Limit = Limit::an_hour("asking to join", 60);
/// How many may ask an LA in a day: each may cost it a text message.
const OF_COUNCIL: Limit = Limit { what: "asking to join a council", most: 300, seconds: 86_400 };

const FIELD: &str = "contact";

/// Who is asked, and in which words.
struct View {
    la: Organisation,
    /// The wave that takes people in; none while there is none.
    wave: Option<Wave>,
    minutes: String,
    /// Whether only e-mail can leave this instance: then nobody is asked for a number.
    only_mail: bool,
}

async fn load(tx: &Tx, la: &str) -> Result<View, Refusal> {
    let la = people::public_authority(tx, la).await?;
    let wave = joining::open(tx, la.id).await?;
    let minutes = match &wave {
        Some(wave) => known::instrument(tx.house(), tx.conn(), wave).await?.minutes.to_string(),
        None => String::new(),
    };
    Ok(View { la, wave, minutes, only_mail: tx.house().settings.smtp.is_some() })
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let view = load(&tx, &la).await?;
    let t = words::others(cx.language());
    let offer = languages::offer(&tx, t.language(), &kit::words::Language::ALL).await?;
    drop(tx);
    match view.wave {
        Some(_) => unkept(StatusCode::OK, draw(t, &view, offer, &Form::default())),
        None => unkept(StatusCode::OK, closed(t, &view, offer)),
    }
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.read().await?;
    let view = load(&tx, &la).await?;
    // What is refused writes nothing, and keeps nobody waiting who writes.
    drop(tx);
    let t = words::others(cx.language());
    let back = |status, form: &Form| unkept(status, draw(t, &view, Offer::default(), form));
    let Some(wave) = &view.wave else { return unkept(StatusCode::OK, closed(t, &view, Offer::default())) };
    let Some(address) = read(t, view.only_mail, &mut form) else {
        return back(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    if busy(&cx, &view.la).is_err() {
        form.refuse(FIELD, t.say("join-busy"));
        return back(StatusCode::TOO_MANY_REQUESTS, &form);
    }
    let tx = cx.write().await?;
    joining::ask(&tx, wave, &Asking { address, language: t.language() }).await?;
    tx.commit().await?;
    go(format!("{}/sent", path(&view.la)))
}

/// Counts what arrives, not what was refused at the field.
fn busy(cx: &Cx, la: &Organisation) -> Result<(), Refusal> {
    cx.not_too_often(&FROM_HERE)?;
    cx.house.spend(&OF_COUNCIL, la.id.as_bytes())?;
    cx.count(&FROM_HERE);
    Ok(())
}

/// Where an LA's public page is.
pub(super) fn path(la: &Organisation) -> String {
    format!("/join/{}", la.slug)
}

fn read(t: Speech, only_mail: bool, form: &mut Form) -> Option<Address> {
    let typed = form.value(FIELD).trim().to_owned();
    let key = |key: &str| if only_mail { format!("{key}-email") } else { key.to_owned() };
    if typed.is_empty() {
        form.refuse(FIELD, t.say(&key("join-missing")));
        return None;
    }
    let address = Address::read(&typed).filter(|a| !only_mail || matches!(a, Address::Email(_)));
    if address.is_none() {
        form.refuse(FIELD, t.say(&key("join-wrong")));
    }
    address
}

/// No browser keeps it: the next one at the phone must not find what was typed.
fn unkept(status: StatusCode, page: Markup) -> Answer {
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((status, headers, page).into_response())
}

fn top(title: &str, lead: &str, la: &str, picture: Picture) -> Markup {
    hero(Hero {
        ground: Ground::Lilac,
        over: Some(la),
        title,
        lead: Some(lead),
        chips: &[],
        picture: Some(drawn(picture, 96)),
    })
}

fn draw(t: Speech, view: &View, offer: Offer, form: &Form) -> Markup {
    let la = [("la", &*view.la.name), ("minutes", &*view.minutes)];
    let (title, lead) = (t.say("join-title"), t.fill("join-lead", &la));
    let (text, error) = (t.say("join-field"), form.error(FIELD));
    let hint = t.say(if view.only_mail { "join-hint-email" } else { "join-hint" });
    let asked = Asked { name: FIELD, text: &text, hint: Some(&hint), error, heading: Heading::Section };
    let trouble = words::spoken(t.language()).say("trouble-title");
    let content = html! {
        @if let Some(note) = offer.note { (note) }
        @if let Some(error) = error { (error_summary(&trouble, &[(FIELD, error)])) }
        p { (t.fill("join-who", &la)) }
        form.y-stack method="post" action=(path(&view.la)) novalidate {
            (short_text(&asked, if view.only_mail { "email" } else { "text" }, Some("off"), form.value(FIELD)))
            (button(&t.say("join-send")))
        }
        (points(&[
            (Picture::Letter, Ground::Sky, html! { (t.say("join-once")) }),
            (Picture::Shield, Ground::Mint, html! { (t.say("join-kept")) " " (t.say("join-safe")) }),
            (Picture::Worker, Ground::Peach, html! { (t.say("join-served")) }),
        ]))
        (help::card(words::spoken(t.language()), Some(&view.la)))
    };
    let tab = if error.is_some() { format!("{trouble}: {title}") } else { title.clone() };
    let hero = Some(top(&title, &lead, &view.la.name, Picture::Talk));
    Sheet { speech: t, languages: offer.picker, title: &tab, back: None, hero, content }.draw()
}

fn closed(t: Speech, view: &View, offer: Offer) -> Markup {
    let (title, lead) = (t.say("join-closed-title"), t.fill("join-closed-lead", &[("la", &view.la.name)]));
    let said = words::spoken(t.language());
    let english = kit::words::Language::English;
    let content = html! {
        (link_button_in(english.code(), &said.say("read-plan"), &format!("/plans/{}", view.la.slug)))
        @if t.language() != english { p { (english_only(t)) } }
        (help::card(said, Some(&view.la)))
    };
    let hero = Some(top(&title, &lead, &view.la.name, Picture::Bell));
    Sheet { speech: t, languages: offer.picker, title: &title, back: None, hero, content }.draw()
}
