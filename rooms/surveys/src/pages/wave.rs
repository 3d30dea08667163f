//! One survey of an LA, for its lead: sending it, how many have answered as of this morning, closing it.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::clock;
use kit::govuk::{
    Colour, Figure, Press, back_link, button, button_group, details, figures, inset_text, link_button, tag,
    warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use kit::{Tx, ids};
use maud::{Markup, html};
use messages::State as Sent;
use people::{Frame, Organisation};

use super::rates::{self, Rates};
use crate::model::{Opening, State, Wave};
use crate::{acts, done, rights, store};

struct View {
    la: Organisation,
    wave: Wave,
    asked: u64,
    answered: u64,
    as_of: NaiveDate,
    people: u64,
    held: u64,
    waiting: u64,
    rates: Option<Rates>,
    takes_answers: bool,
    today: NaiveDate,
}

/// A wave's state in a word.
pub(super) fn state_tag(state: State) -> Markup {
    match state {
        State::Ready => tag(Colour::Yellow, "Not sent yet"),
        State::Open => tag(Colour::Green, "Open"),
        State::Closed => tag(Colour::Sky, "Opening the box"),
        State::TooFew => tag(Colour::Grey, "Too few answers"),
        State::Opened => tag(Colour::Purple, "Results are in"),
    }
}

async fn load(tx: &Tx, la: &Organisation, wave: &Wave) -> Result<View, Refusal> {
    let (asked, answered) = store::invitation::tally(tx, wave.id).await?;
    let messages = messages::tally(tx, Some(la.id)).await?;
    let count = |state| messages.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    Ok(View {
        la: la.clone(),
        wave: wave.clone(),
        asked,
        answered,
        as_of: done::as_of(tx.now()),
        people: register::count(tx, la.id).await?,
        held: count(Sent::Held),
        waiting: count(Sent::Waiting),
        takes_answers: wave.takes_answers(tx.today()),
        today: tx.today(),
        rates: match wave.state() {
            State::Open | State::Opened => Some(rates::load(tx, wave).await?),
            _ => None,
        },
    })
}

pub(super) async fn get(cx: Cx, Path((la, wave)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::run_wave(&tx, actor, &la, &wave).await?;
    let (la, wave) = permit.thing();
    page(draw(actor, &load(&tx, la, wave).await?))
}

pub(super) async fn send(cx: Cx, Path((la, wave)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::run_wave(&tx, cx.actor()?, &la, &wave).await?;
    acts::send_wave(&permit).await?;
    let here = permit.thing().0.path(&format!("/waves/{}", ids::show(permit.thing().1.id)));
    tx.commit().await?;
    go(here)
}

pub(super) async fn close(cx: Cx, Path((la, wave)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::run_wave(&tx, cx.actor()?, &la, &wave).await?;
    acts::close_wave(&permit).await?;
    let here = permit.thing().0.path(&format!("/waves/{}", ids::show(permit.thing().1.id)));
    tx.commit().await?;
    go(here)
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Survey of " (clock::written(view.wave.opens_on)) }
        p.govuk-body { (state_tag(view.wave.state())) }
        @match view.wave.state() {
            State::Ready => (ready(view)),
            State::Open => (open(view)),
            State::Closed => (closed(view)),
            State::TooFew => (too_few(&view.wave)),
            State::Opened => (opened(view)),
        }
    };
    let before = Some(back_link("Surveys", &view.la.path("/waves")));
    Frame { title: "Survey", here: "Surveys", la: Some(&view.la), before, content, ..Frame::default() }
        .draw(actor)
}

fn form(view: &View, what: &str, press: Press, label: &str) -> Markup {
    let action = view.la.path(&format!("/waves/{}/{what}", ids::show(view.wave.id)));
    html! { form method="post" action=(action) { (button(press, label)) } }
}

fn ready(view: &View) -> Markup {
    html! {
        p.govuk-body { "Everyone in your register gets a link of their own, by text message where there is a phone number and by email otherwise. The last day is " strong { (clock::written(view.wave.closes_on)) } "." }
        @if view.people == 0 {
            (inset_text(html! { "Nobody is in the register yet." }))
            (link_button(Press::Primary, "Import your list", &view.la.path("/register/import")))
        } @else {
            (inset_text(html! { "Tell personal advisers today that it is coming. An invitation from a name they know is answered more often." }))
            (form(view, "send", Press::Primary, &format!("Send to {} care leavers", view.people)))
        }
        (details("Call it off", html! { (form(view, "close", Press::Secondary, "Close without sending")) }))
    }
}

fn share(view: &View) -> u32 {
    let share = (view.answered * 100).checked_div(view.asked).unwrap_or(0);
    u32::try_from(share).unwrap_or(100)
}

fn rate(view: &View) -> Markup {
    let (asked, answered, share) =
        (view.asked.to_string(), view.answered.to_string(), format!("{}%", share(view)));
    html! {
        (figures(&[
            Figure { number: &answered, label: "have answered" },
            Figure { number: &asked, label: "were asked" },
            Figure { number: &share, label: "response rate" },
        ]))
    }
}

fn as_of(view: &View) -> Markup {
    html! { p.govuk-body { "As of this morning, " (clock::written(view.as_of)) ". It is counted once a day, so that nobody can tell who answered when." } }
}

fn open(view: &View) -> Markup {
    html! {
        (rate(view))
        (as_of(view))
        @if view.waiting > 0 {
            (inset_text(html! {
                (view.waiting) " messages are on their way and leave by themselves, also when you close this page. Load it again to see how many are left, or look into the "
                a.govuk-link href=(view.la.path("/outbox")) { "outbox" } "."
            }))
        }
        @if view.held > 0 {
            (inset_text(html! {
                "No mail or text service is set up, so " (view.held) " messages wait in the "
                a.govuk-link href=(view.la.path("/outbox")) { "outbox" } "."
            }))
        }
        @if let Some(rates) = &view.rates {
            (rates::aimed(&view.la, &view.wave, rates, view.asked, view.answered))
        }
        p.govuk-body { (left(view)) " It closes by itself at the end of " strong { (clock::written(view.wave.closes_on)) } ". Nothing is shown before: not to you, not to anyone." }
        @if let Some(rates) = &view.rates { (rates::draw(&view.la, rates, share(view))) }
        p.govuk-body { "Personal advisers see which of their own people have not answered yet." }
        @if view.takes_answers { (reach(view)) }
        @if let Some(rates) = &view.rates { (rates::thanks(rates)) }
        (details("Close it now", html! {
            (warning_text("After this nobody can answer any more, and it can’t be opened again."))
            (form(view, "close", Press::Warning, "Close the survey now"))
        }))
    }
}

/// How long it goes on.
fn left(view: &View) -> String {
    match (view.wave.closes_on - view.today).num_days() {
        days @ 2.. => format!("{days} days are left."),
        1 => "One day is left after today.".to_owned(),
        0 => "Today is its last day.".to_owned(),
        _ => "Its last day is over.".to_owned(),
    }
}

/// Ways to those whom the first message did not reach.
fn reach(view: &View) -> Markup {
    let here = |what: &str| view.la.path(&format!("/waves/{}/{what}", ids::show(view.wave.id)));
    html! {
        h2.govuk-heading-m { "Reach those who have not answered" }
        (button_group(html! {
            (link_button(Press::Primary, "Print letters", &here("letters")))
            (link_button(Press::Secondary, "Replace a link", &here("replace")))
        }))
    }
}

fn closed(view: &View) -> Markup {
    html! {
        (rate(view))
        p.govuk-body { "As it was when the survey closed." }
        (inset_text(html! { "The box is being opened: answers are mixed up, added up, and the keys destroyed. This takes a minute or two. Load this page again to see how far it is." }))
        (button_group(link_button(Press::Secondary, "Look again", &view.la.path(&format!("/waves/{}", ids::show(view.wave.id))))))
    }
}

fn too_few(wave: &Wave) -> Markup {
    html! {
        (inset_text(html! { "Fewer than ten people answered. So that nobody can be recognised, there are no results for this survey alone. " (kept_small(wave)) }))
        p.govuk-body { "Talk with personal advisers about what kept people from answering, and ask again in the next round." }
    }
}

/// What becomes of a small box.
fn kept_small(wave: &Wave) -> &'static str {
    match wave.opening {
        Opening::Emptied | Opening::Gone => {
            "The round is over and the answers are deleted. They were counted only where the small boxes of several local authorities held 30 \
             answers or more, all together and in the national figures alone."
        }
        _ => {
            "The box stays sealed until the round is closed. Then it is counted together with the small boxes of other local authorities, if all \
             of them hold 30 answers or more, in the national figures alone. After that it is deleted, counted or not."
        }
    }
}

fn opened(view: &View) -> Markup {
    html! {
        (rate(view))
        p.govuk-body { "The answers are out of the box, in mixed order, and the keys that could join them to people are destroyed." }
        @if let Some(rates) = &view.rates { (rates::thanks(rates)) }
        (link_button(Press::Primary, "Read the findings", &view.la.path("/findings")))
    }
}
