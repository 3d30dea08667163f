//! One survey of others, for a lead: starting it, what to hand out, how many have answered as of this morning.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::Tx;
use kit::clock;
use kit::govuk::{
    Field, Figure, Item, Press, back_link, button, button_group, details, figures, inset_text, link_button,
    select, warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use kit::words::Language;
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::super::join;
use super::super::wave::state_tag;
use super::{page_of, title};
use crate::group::Group;
use crate::model::{FEWEST, Opening, State, Wave};
use crate::others::{self, Session, close_others, start_others};
use crate::{done, rights, store};

struct View {
    la: Organisation,
    wave: Wave,
    session: Option<Session>,
    /// How many there were on the last morning, and how many of them had answered; none where they are too few to say.
    tally: Option<(u64, u64)>,
    as_of: NaiveDate,
    /// Personal advisers with an account.
    advisers: usize,
    /// The public address, in full.
    address: String,
    today: NaiveDate,
}

async fn load(tx: &Tx, (la, wave): &(Organisation, Wave)) -> Result<View, Refusal> {
    let as_of = done::as_of(tx.now());
    // Who joined today is not told today: two looks on one day must not differ by one person.
    let tally = match wave.asks {
        Group::NoLongerServed => store::place::tally_before(tx, wave.id, as_of).await?,
        Group::CareLeavers | Group::Advisers | Group::Session => store::place::tally(tx, wave.id).await?,
    };
    Ok(View {
        la: la.clone(),
        wave: wave.clone(),
        session: store::session::of(tx, wave.id).await?,
        tally: (tally.0 >= FEWEST as u64).then_some(tally),
        as_of,
        advisers: others::advisers(tx, la.id).await?.len(),
        address: tx.house().settings.link(&join::path(la)),
        today: tx.today(),
    })
}

pub(super) async fn get(cx: Cx, Path((la, other)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::ask_others(&tx, actor, &la, &other).await?;
    page(draw(actor, &load(&tx, permit.thing()).await?))
}

pub(super) async fn start(cx: Cx, Path((la, other)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::ask_others(&tx, cx.actor()?, &la, &other).await?;
    start_others(&permit).await?;
    let here = page_of(&permit.thing().0, permit.thing().1.id, "");
    tx.commit().await?;
    go(here)
}

pub(super) async fn close(cx: Cx, Path((la, other)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::ask_others(&tx, cx.actor()?, &la, &other).await?;
    close_others(&permit).await?;
    let here = page_of(&permit.thing().0, permit.thing().1.id, "");
    tx.commit().await?;
    go(here)
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let heading = view.session.as_ref().map_or(title(view.wave.asks), |session| &session.name);
    let content = html! {
        h1.govuk-heading-l { (heading) }
        @if let Some(session) = &view.session {
            p.govuk-body { "Session of " (clock::written(session.day)) ", " (session.people) " people" }
        }
        p.govuk-body { (state_tag(view.wave.state())) }
        @match view.wave.state() {
            State::Ready => (ready(view)),
            State::Open => (open(view)),
            State::Closed => (closed(view)),
            State::TooFew => (too_few(&view.wave)),
            State::Opened => (opened(view)),
        }
    };
    let before = Some(back_link("Ask others", &view.la.path("/others")));
    Frame {
        title: title(view.wave.asks),
        here: "Surveys",
        la: Some(&view.la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}

fn form(view: &View, what: &str, press: Press, label: &str) -> Markup {
    html! { form method="post" action=(page_of(&view.la, view.wave.id, what)) { (button(press, label)) } }
}

fn ready(view: &View) -> Markup {
    html! {
        p.govuk-body { "The last day is " strong { (clock::written(view.wave.closes_on)) } "." }
        @match view.wave.asks {
            Group::Advisers => {
                @if view.advisers < FEWEST {
                    (warning_text("You have fewer than ten personal advisers with an account. Fewer than ten answers are never opened, and they can’t be put together with other councils’ yet. Nobody will read what they say."))
                }
                p.govuk-body { "Each gets a link by email. You see how many have answered, never who." }
                (form(view, "/start", if view.advisers < FEWEST { Press::Secondary } else { Press::Primary }, &format!("Send to {}", super::ask::counted(view.advisers))))
            }
            Group::Session => {
                p.govuk-body { "Make the slips, print them and give one to everybody who is there." }
                (form(view, "/start", Press::Primary, "Make the slips"))
            }
            Group::NoLongerServed | Group::CareLeavers => {
                p.govuk-body { "When you open it, anybody can ask for a link at your public address." }
                (form(view, "/start", Press::Primary, "Open the public address"))
            }
        }
        (details("Call it off", html! { (form(view, "/close", Press::Secondary, "Close it")) }))
    }
}

/// Exact numbers from ten on; below that nothing.
fn counts(view: &View) -> Markup {
    let asked = match view.wave.asks {
        Group::NoLongerServed => "asked to join",
        Group::Session => "slips",
        Group::Advisers | Group::CareLeavers => "were asked",
    };
    html! {
        @match view.tally {
            Some((all, answered)) => {
                (figures(&[
                    Figure { number: &answered.to_string(), label: "have answered" },
                    Figure { number: &all.to_string(), label: asked },
                ]))
            }
            None => p.govuk-body { "Fewer than ten so far: no numbers are shown." },
        }
        p.govuk-body { "As of this morning, " (clock::written(view.as_of)) ". This is not part of your response rate." }
    }
}

fn open(view: &View) -> Markup {
    let days = (view.wave.closes_on - view.today).num_days().max(0);
    html! {
        (counts(view))
        p.govuk-body { "It closes by itself at the end of " strong { (clock::written(view.wave.closes_on)) } ", in " (days) " days. Nothing is shown before." }
        @match view.wave.asks {
            Group::NoLongerServed => (address(view)),
            Group::Session => (print_slips(view)),
            Group::Advisers | Group::CareLeavers => {}
        }
        (details("Close it now", html! {
            (warning_text("After this nobody can answer any more, and it can’t be opened again."))
            (form(view, "/close", Press::Warning, "Close it now"))
        }))
    }
}

fn address(view: &View) -> Markup {
    html! {
        h2.govuk-heading-m { "Tell people" }
        p.govuk-body { "They ask for their link here:" }
        p.govuk-body { strong.nb-link-text { (view.address) } }
        (button_group(link_button(Press::Primary, "See the poster", &page_of(&view.la, view.wave.id, "/poster"))))
        p.govuk-body { "Who asks is written down nowhere that you can see. Each number or email gets one message. Contacts are wiped when the survey closes." }
    }
}

fn print_slips(view: &View) -> Markup {
    let languages: Vec<Item> = Language::ALL
        .iter()
        .map(|l| Item::new(l.code(), format!("{} ({})", l.name(), l.own_name())))
        .collect();
    let field = Field::new("language", "Language of the slips").value(Language::English.code());
    html! {
        h2.govuk-heading-m { "Slips" }
        (inset_text(html! { "Each slip has a code that works once. Whoever holds two can answer twice: give everybody one, and destroy what is left." }))
        form method="post" action=(page_of(&view.la, view.wave.id, "/slips")) novalidate {
            (select(&field, None, &languages))
            (button(Press::Primary, "Print slips"))
        }
    }
}

fn closed(view: &View) -> Markup {
    html! {
        (inset_text(html! { "The box is being opened: answers are mixed up, added up, and the keys destroyed. This takes a minute or two." }))
        (button_group(link_button(Press::Secondary, "Look again", &page_of(&view.la, view.wave.id, ""))))
    }
}

fn too_few(wave: &Wave) -> Markup {
    let kept = match wave.opening {
        Opening::Emptied | Opening::Gone => {
            "The round is over: the answers are deleted, and nobody has read them."
        }
        _ => "The box stays sealed until the round is closed. Then it is deleted.",
    };
    html! {
        (inset_text(html! { "Fewer than ten people answered. So that nobody can be recognised, there are no results. " (kept) }))
    }
}

fn opened(view: &View) -> Markup {
    html! {
        (counts(view))
        p.govuk-body { "The answers are out of the box, in mixed order, and the keys that could join them to people are destroyed." }
        (link_button(Press::Primary, "Read what they said", &view.la.path("/findings/others")))
    }
}
