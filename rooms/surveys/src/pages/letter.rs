//! One letter. What it says is for a young person, so it stands with the words of the survey: in their language, and in
//! English below, for whoever helps them read it and whoever put it into the envelope.

use kit::settings::Settings;
use kit::words::{Language, Speech};
use maud::{Markup, html};
use register::Contact;

use super::letters::View;
use crate::{code, qr, words};

/// One sheet.
pub(super) fn letter(settings: &Settings, view: &View, contact: &Contact, code: &str) -> Markup {
    let t = words::to(contact, &view.instrument);
    let language = t.language();
    html! {
        article.nb-letter {
            address."nb-letter__address" {
                (contact.name)
                @for line in contact.address.as_deref().map(lines).unwrap_or_default() { br; (line) }
            }
            div lang=(language.code()) dir=(language.dir()) {
                p { (t.fill("letter-hello", &[("name", &contact.first_name)])) }
                p { (t.fill("letter-ask", &[("minutes", &view.instrument.minutes.to_string())])) }
                p { (t.say("letter-safe")) }
                h2."nb-letter__how" { (t.say("letter-how")) }
                (ways(settings, t, code))
                (end(t, view))
            }
            @if language != Language::English { (below(settings, view)) }
        }
    }
}

/// The two ways in. What is typed is in Latin letters, whatever stands around it.
fn ways(settings: &Settings, t: Speech, code: &str) -> Markup {
    let direct = settings.link(&code::link(code, t.language()));
    html! {
        div."nb-letter__ways" {
            div { p { (t.say("letter-scan")) } (qr::drawn(&direct, &t.say("letter-squares"))) }
            div {
                p { (t.say("letter-type")) }
                p."nb-letter__key" { bdi dir="ltr" { (short(settings)) } }
                p { (t.say("letter-code")) }
                p."nb-letter__key"."nb-letter__code" { bdi dir="ltr" { (code::grouped(code)) } }
            }
        }
    }
}

fn short(settings: &Settings) -> String {
    settings.link("/s").trim_start_matches("https://").to_owned()
}

fn end(t: Speech, view: &View) -> Markup {
    html! {
        p { (t.fill("letter-own", &[("day", &t.day(view.wave.closes_on))])) }
        p { (t.say("letter-help")) }
        p { (t.fill("letter-from", &[("la", &view.la.name)])) }
    }
}

/// The same in English, in few lines: the sheet is one.
fn below(settings: &Settings, view: &View) -> Markup {
    let t = words::spoken(Language::English);
    let ask = t.fill("letter-ask", &[("minutes", &view.instrument.minutes.to_string())]);
    html! {
        div."nb-letter__english" lang="en" dir="ltr" {
            p { (ask) " " (t.say("letter-safe")) }
            p { (t.say("letter-scan")) " " (t.say("letter-type")) " " (short(settings)) }
            p { (t.fill("letter-own", &[("day", &t.day(view.wave.closes_on))])) " " (t.say("letter-help")) }
        }
    }
}

/// An address as it stands on an envelope: many lists have it in one line, parted by commas.
fn lines(address: &str) -> Vec<&str> {
    let parted: Vec<&str> =
        if address.contains('\n') { address.lines().collect() } else { address.split(", ").collect() };
    parted.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_in_lines() {
        assert_eq!(lines("Flat 2, 1 High Street, Town"), ["Flat 2", "1 High Street", "Town"]);
        assert_eq!(lines("1 High Street, West\n\nTown"), ["1 High Street, West", "Town"]);
    }
}
