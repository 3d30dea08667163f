//! Who helps at once: in danger, and for whoever would rather talk to somebody else.

use kit::young::{HelpLine, help_card};
use maud::Markup;

use crate::words::{fill, say};

/// 999, before anything else: nobody is here in time.
pub(super) fn danger() -> Markup {
    let (name, about) = (say("help-danger"), say("help-danger-about"));
    let label = fill("help-call", &[("number", "999")]);
    let line = HelpLine { name: &name, about: &about, label: &label, href: "tel:999" };
    help_card(&say("danger-title"), Some(&say("danger-intro")), &[line])
}

/// Who to talk to, where 999 stands on the page already.
pub(super) fn talk() -> Markup {
    card(1)
}

/// The help lines, 999 first.
pub(super) fn lines() -> Markup {
    card(0)
}

fn card(from: usize) -> Markup {
    let names = ["danger", "samaritans", "shout", "shelter"]
        .map(|n| (say(&format!("help-{n}")), say(&format!("help-{n}-about"))));
    let call = |number: &str| fill("help-call", &[("number", number)]);
    let labels =
        [call("999"), call("116 123"), fill("help-text", &[("number", "85258")]), call("0808 800 4444")];
    let places = ["tel:999", "tel:116123", "sms:85258", "tel:08088004444"];
    let all: Vec<HelpLine<'_>> = names
        .iter()
        .zip(&labels)
        .zip(places)
        .map(|(((name, about), label), href)| HelpLine { name, about, label, href })
        .collect();
    help_card(&say("help-title"), None, &all[from..])
}
