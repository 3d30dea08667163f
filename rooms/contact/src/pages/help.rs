//! Who helps at once: in danger, and for whoever would rather talk to somebody else.

use kit::words::Speech;
use kit::young::{HelpLine, help_card};
use maud::Markup;

/// 999, before anything else: nobody is here in time.
pub(super) fn danger(t: Speech) -> Markup {
    let (name, about) = (t.say("help-danger"), t.say("help-danger-about"));
    let label = t.fill("help-call", &[("number", "999")]);
    let line = HelpLine { name: &name, about: &about, label: &label, href: "tel:999" };
    help_card(&t.say("danger-title"), Some(&t.say("danger-intro")), &[line])
}

/// Who to talk to, where 999 stands on the page already.
pub(super) fn talk(t: Speech) -> Markup {
    card(t, 1)
}

/// The help lines, 999 first.
pub(super) fn lines(t: Speech) -> Markup {
    card(t, 0)
}

fn card(t: Speech, from: usize) -> Markup {
    let names = ["danger", "samaritans", "shout", "shelter"]
        .map(|n| (t.say(&format!("help-{n}")), t.say(&format!("help-{n}-about"))));
    let call = |number: &str| t.fill("help-call", &[("number", number)]);
    let labels =
        [call("999"), call("116 123"), t.fill("help-text", &[("number", "85258")]), call("0808 800 4444")];
    let places = ["tel:999", "tel:116123", "sms:85258", "tel:08088004444"];
    let all: Vec<HelpLine<'_>> = names
        .iter()
        .zip(&labels)
        .zip(places)
        .map(|(((name, about), label), href)| HelpLine { name, about, label, href })
        .collect();
    help_card(&t.say("help-title"), None, &all[from..])
}
