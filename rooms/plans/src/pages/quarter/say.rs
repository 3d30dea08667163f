//! Saying what one thinks of the plan. Whoever does is unknown to us: no cookie is looked at, none is set, and nothing is
//! written but the words, the day and, where somebody wants to hear, an address.

use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use kit::clock::written;
use kit::forms::{Form, clean, plausible_email};
use kit::web::{Answer, Cx, Limit, english};
use kit::young::{
    Asked, Choice, Ground, Heading, HelpLine, Hero, Picture, button, cheer, doing, drawn, error_summary,
    help_card, hero, link_button, long_text, points, short_text, steps, tick,
};
use maud::{Markup, html};
use serde::Deserialize;

use crate::acts;
use crate::model::Typed;
use crate::rights::{self, Open};
use crate::words::{say, say_with};

/// How often one network may send the form in a minute: a group that sits together has one network.
const SENT: Limit = Limit::a_minute("comments on plans", 20);
/// The longest comment, in letters, and the longest address.
const WORDS: usize = 600;
const ADDRESS: usize = 254;

#[derive(Deserialize)]
pub(super) struct About {
    about: Option<String>,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(about): Query<About>) -> Answer {
    let tx = cx.read().await?;
    let Some(permit) = rights::comment_on_plan(&tx, &la).await? else { return closed(&la) };
    let once = kit::ids::letters(&tx.house().chance.bytes::<16>());
    let form = Form::filled([("about", about.about.unwrap_or_default()), ("once", once)]);
    Ok(draw(StatusCode::OK, permit.thing(), &form))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let Some(permit) = rights::comment_on_plan(&tx, &la).await? else { return closed(&la) };
    let Some(typed) = read(&mut form, permit.thing()) else {
        return Ok(draw(StatusCode::UNPROCESSABLE_ENTITY, permit.thing(), &form));
    };
    // What arrives is counted, not what was refused: a slip must not use up what others at the same address have.
    if cx.not_too_often(&SENT).is_err() {
        form.refuse("words", say("say-often"));
        return Ok(draw(StatusCode::TOO_MANY_REQUESTS, permit.thing(), &form));
    }
    cx.count(&SENT);
    let once = kit::ids::bytes(form.value("once")).filter(|bytes| bytes.len() == 16);
    let once = once.unwrap_or_else(|| tx.house().chance.bytes::<16>().to_vec());
    if !acts::comment(&permit, &once, &typed).await? {
        form.refuse("words", say("say-full"));
        return Ok(draw(StatusCode::SERVICE_UNAVAILABLE, permit.thing(), &form));
    }
    let page = sent(permit.thing(), &typed);
    tx.commit().await?;
    Ok(page)
}

/// What was typed; `None` where the form refuses something. An action that is not in the plan counts as the whole plan: the
/// words are not lost because a version changed meanwhile.
fn read(form: &mut Form, open: &Open) -> Option<Typed> {
    let words = clean(form.value("words"));
    let contact = clean(form.value("contact")).to_lowercase();
    if words.is_empty() {
        form.refuse("words", say("say-missing"));
    }
    if words.chars().count() > WORDS {
        form.refuse("words", say_with("say-long", "most", WORDS));
    }
    if !contact.is_empty() && (!plausible_email(&contact) || contact.chars().count() > ADDRESS) {
        form.refuse("contact", say("say-contact-wrong"));
    }
    let promise = about(form, open).map(|action| action.promise);
    let contact = (!contact.is_empty()).then_some(contact);
    (!form.refused()).then(|| Typed { promise, outside: form.value("outside") == "yes", words, contact })
}

fn about<'a>(form: &Form, open: &'a Open) -> Option<&'a crate::model::Action> {
    kit::ids::read(form.value("about")).and_then(|promise| open.plan.keeping(promise))
}

fn draw(status: StatusCode, open: &Open, form: &Form) -> axum::response::Response {
    let (title, lead) = (say("say-title"), say("say-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: Some(&open.la.name),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Talk, 96)),
    });
    let wrong: Vec<(&str, &str)> = form.errors().iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    let trouble = say("say-trouble");
    let tab = if wrong.is_empty() { title.clone() } else { format!("{trouble}: {title}") };
    let content = html! {
        (error_summary(&trouble, &wrong))
        (promises(open))
        @match about(form, open) {
            Some(action) => (doing(&say("say-about"), html! { p data-said { (action.text.doing) } })),
            None => p { b { (say("say-whole")) } },
        }
        form.y-stack method="post" novalidate autocomplete="off" {
            input type="hidden" name="once" value=(form.value("once"));
            input type="hidden" name="about" value=(form.value("about"));
            (fields(form))
            (button(&say("say-send")))
        }
        (help(&open.la.slug))
    };
    unkept(status, english(&tab, false, Some(top), content, Some(&format!("/plans/{}", open.la.slug))))
}

/// Who reads it, said before anything is typed.
fn promises(open: &Open) -> Markup {
    let day = written(open.quarter.answer_by);
    points(&[
        (Picture::Shield, Ground::Mint, html! { (say("say-nobody")) }),
        (
            Picture::Worker,
            Ground::Sky,
            html! { (say_with("say-reads", "council", open.la.name.as_str())) " " (say("say-safe")) },
        ),
        (Picture::Bell, Ground::Sun, html! { (say_with("say-answer", "day", day)) }),
    ])
}

fn fields(form: &Form) -> Markup {
    let [words, hint, contact, contact_hint, outside, outside_hint] =
        ["say-words", "say-words-hint", "say-contact", "say-contact-hint", "say-outside", "say-outside-hint"]
            .map(say);
    let asked = |name, text, hint| Asked {
        name,
        text,
        hint: Some(hint),
        error: form.error(name),
        heading: Heading::Section,
    };
    let choice = Choice::new("yes", &outside).hint(&outside_hint).checked(form.value("outside") == "yes");
    html! {
        (long_text(&asked("words", &words, &hint), form.value("words")))
        (tick("outside", choice))
        (short_text(&asked("contact", &contact, &contact_hint), "email", Some("email"), form.value("contact")))
    }
}

/// Somebody to talk to now: nobody reads a comment in time.
fn help(la: &str) -> Markup {
    let [danger, danger_about, call, talk, talk_about, talk_call] = [
        "help-danger",
        "help-danger-about",
        "help-danger-call",
        "help-talk",
        "help-talk-about",
        "help-talk-call",
    ]
    .map(say);
    let lines = [
        HelpLine { name: &danger, about: &danger_about, label: &call, href: "tel:999" },
        HelpLine { name: &talk, about: &talk_about, label: &talk_call, href: "tel:116123" },
    ];
    html! {
        (help_card(&say("help-title"), Some(&say("help-intro")), &lines))
        p { (say("help-council")) " " a href={ "/contact-me/" (la) } { (say("help-council-link")) } }
    }
}

fn sent(open: &Open, typed: &Typed) -> axum::response::Response {
    let (title, lead) = (say("sent-title"), say("sent-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(cheer()),
    });
    let reads = if typed.outside {
        say("sent-read-outside")
    } else {
        say_with("sent-read", "council", open.la.name.as_str())
    };
    let (then, then_more) = (say("sent-show"), say("sent-show-more"));
    let answer = say_with("sent-answer-more", "day", written(open.quarter.answer_by));
    let (read, answers) = (say("sent-reads"), say("sent-answer"));
    let next = [
        (read.as_str(), reads.as_str()),
        (then.as_str(), then_more.as_str()),
        (answers.as_str(), answer.as_str()),
    ];
    let content = html! {
        h2 { (say("sent-next")) }
        (steps(&next))
        @if typed.contact.is_some() { p { (say("sent-contact")) } }
        (link_button(&say("sent-back"), &format!("/plans/{}", open.la.slug)))
        (help(&open.la.slug))
    };
    unkept(StatusCode::OK, english(&title, false, Some(top), content, None))
}

/// No comment can be left now: before the round, after it, or where there is no plan.
fn closed(la: &str) -> Answer {
    let (title, lead) = (say("closed-title"), say("closed-lead"));
    let top = hero(Hero {
        ground: Ground::Sky,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: None,
    });
    let content = html! {
        p { (say("closed-text")) }
        (link_button(&say("sent-back"), &format!("/plans/{la}")))
        (help(la))
    };
    Ok(unkept(StatusCode::OK, english(&title, false, Some(top), content, None)))
}

/// The next one at the phone must not go back to what was typed.
fn unkept(status: StatusCode, page: Markup) -> axum::response::Response {
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (status, headers, page).into_response()
}
