//! A personal adviser hands one of their own people the link: to show, to scan, or to send from their own phone.
//!
//! The page tells whether the person had answered as of this morning, and never whether the link has been used since.

use axum::extract::{Path, Query};
use chrono::NaiveDate;
use kit::clock;
use kit::govuk::{Press, back_link, button, button_group, details, inset_text, link_button, warning_text};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page};
use kit::words::{Language, Speech};
use maud::{Markup, html};
use people::Frame;
use serde::Deserialize;
use std::fmt::Write;

use crate::model::Wave;
use crate::rights::Asked;
use crate::{acts, code, done, known, qr, rights, words};

/// What was just done.
#[derive(Debug, Deserialize)]
pub(super) struct After {
    replaced: Option<String>,
}

impl After {
    /// The banner for it.
    pub(super) fn said(&self) -> Option<&'static str> {
        match self.replaced.as_deref() {
            Some("sent") => {
                Some("There is a new link, and it is on its way to them. The old one does not work any more.")
            }
            Some("by-hand") => Some(
                "There is a new link. The old one does not work any more. Nothing here can send it: give them the new one.",
            ),
            _ => None,
        }
    }
}

pub(super) async fn get(
    cx: Cx,
    Path((la, person)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::share_link(&tx, actor, &la, &person).await?;
    let (asked, as_of) = (permit.thing(), done::as_of(tx.now()));
    if asked.invitation.done_on.is_some() {
        return page(answered(actor, asked, as_of));
    }
    let key = tx.house().keys.read(&Wave::code_key(asked.wave.id))?;
    let t = words::to(&asked.contact, &*known::instrument(tx.house(), tx.conn(), &asked.wave).await?);
    let link =
        tx.house().settings.link(&code::link(&code::of(&key, &asked.invitation.place()), t.language()));
    let drawn = draw(actor, asked, (t, &link, as_of), after.said());
    // Seeing a live link is an act, though it changes nothing: with it one can answer in somebody's place.
    permit.audit(Some(asked.la.id), Some(asked.invitation.id)).await?;
    tx.commit().await?;
    page(drawn)
}

pub(super) async fn replace(cx: Cx, Path((la, person)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::replace_own(&tx, cx.actor()?, &la, &person).await?;
    let sent = acts::replace_code(&permit).await?;
    let asked = permit.thing();
    let back = asked.la.path(&format!("/my-people/{}/share", ids::show(asked.contact.id)));
    tx.commit().await?;
    go(format!("{back}?replaced={}", if sent { "sent" } else { "by-hand" }))
}

fn frame(actor: &Actor, asked: &Asked, notice: Option<&str>, content: Markup) -> Markup {
    let before = Some(back_link("My people", &asked.la.path("/my-people")));
    let la = Some(&asked.la);
    Frame { title: "Share link", here: "My people", la, notice, before, content }.draw(actor)
}

fn answered(actor: &Actor, asked: &Asked, as_of: NaiveDate) -> Markup {
    let content = html! {
        h1.govuk-heading-l { (asked.contact.name) }
        (inset_text(html! { "They had answered as of this morning, " (clock::written(as_of)) ". There is nothing to share." }))
        (link_button(Press::Primary, "Back to my people", &asked.la.path("/my-people")))
    };
    frame(actor, asked, None, content)
}

fn draw(
    actor: &Actor,
    asked: &Asked,
    (t, link, as_of): (Speech, &str, NaiveDate),
    notice: Option<&str>,
) -> Markup {
    let words = |t: Speech| t.plain("share-message", &[("name", &asked.contact.first_name), ("link", link)]);
    let message = words(t);
    let replace = asked.la.path(&format!("/my-people/{}/replace", ids::show(asked.contact.id)));
    let content = html! {
        h1.govuk-heading-l { "Link for " (asked.contact.name) }
        p.govuk-body { "They had not answered as of this morning, " (clock::written(as_of)) ". The survey is open until " strong { (clock::written(asked.wave.closes_on)) } "." }
        (warning_text("Do not answer for them, and do not watch while they answer. If they want help, a friend, a mentor or an interpreter can help, but not you."))
        (reads(asked, t.language()))
        h2.govuk-heading-m { "Let them scan it" }
        (qr::drawn(link, &format!("Square code of the link for {}", asked.contact.name)))
        p.govuk-body { "They point their own phone’s camera at the squares. Or give them this link:" }
        p.govuk-body { strong.nb-link-text { (link) } }
        h2.govuk-heading-m { "Send it from your phone" }
        p.govuk-body { "This opens a message that is ready to send. The message is:" }
        (inset_text(html! { span.nb-link-text lang=(t.language().code()) dir=(t.language().dir()) { (message) } }))
        @if t.language() != Language::English {
            (details("What it says in English", html! { p.govuk-body.nb-link-text { (words(words::spoken(Language::English))) } }))
        }
        (button_group(html! {
            (link_button(Press::Primary, "Send as a text message", &sms(asked.contact.phone.as_deref(), &message)))
            (link_button(Press::Secondary, "Send by WhatsApp", &whatsapp(&message)))
        }))
        (details("Lost the link, or somebody else has it?", html! {
            p.govuk-body { "Make a new link. The old one then says that there is a newer one. Nobody can answer twice." }
            form method="post" action=(replace) { (button(Press::Secondary, "Make a new link")) }
        }))
    };
    frame(actor, asked, notice, content)
}

/// In which language they are written to, where they do not read English.
fn reads(asked: &Asked, language: Language) -> Markup {
    let (name, reads) = (&asked.contact.first_name, asked.contact.reads.as_deref());
    html! {
        @match (reads, language) {
            (None, _) => {}
            (Some(reads), Language::English) => p.govuk-body { (name) " reads " (reads) ". The survey is not in that language yet, so message and link are in English." },
            (Some(_), language) => p.govuk-body { (name) " reads " (language.name()) ": the message is in it, and the link opens in it. They can go on to English there." },
        }
    }
}

/// A text message with these words. Both `?` and `&` before the body: older iPhones want the one, all others the other.
fn sms(to: Option<&str>, message: &str) -> String {
    format!("sms:{}?&body={}", to.unwrap_or_default(), escaped(message))
}

/// The person is chosen in WhatsApp itself: their number is nobody's business on the way there.
fn whatsapp(message: &str) -> String {
    format!("https://wa.me/?text={}", escaped(message))
}

/// Percent-encoded as a part of a query (RFC 3986): all but letters, digits and four signs.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            all.push(char::from(byte));
        } else {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_travels_whole_in_an_address() {
        let message = "Hi Zoë & co. 100%? http://x/s/1";
        let encoded = "Hi%20Zo%C3%AB%20%26%20co.%20100%25%3F%20http%3A%2F%2Fx%2Fs%2F1";
        assert_eq!(sms(Some("+447700900001"), message), format!("sms:+447700900001?&body={encoded}"));
        assert_eq!(whatsapp(message), format!("https://wa.me/?text={encoded}"));
    }
}
