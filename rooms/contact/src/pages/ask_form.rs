//! The form of somebody who wants to be contacted, as it is drawn.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use kit::clock::london_day;
use kit::forms::Form;
use kit::web::Answer;
use kit::words::{Language, Speech};
use kit::young::{
    Asked, Choice, Ground, Heading, Hero, Picture, button, choice, drawn, error_summary, hero, long_text,
    points, short_text,
};
use languages::Offer;
use maud::{Markup, html};
use people::Organisation;

use super::{Sheet, help, young};
use crate::hours;
use crate::model::{Kind, Way};

/// What stands above the form.
#[derive(Default)]
pub(super) struct Shown {
    /// The other languages; none where something was typed that going there would lose.
    pub(super) offer: Offer,
    /// What stands in the way of sending it as it is.
    pub(super) trouble: Option<String>,
}

impl Shown {
    pub(super) fn trouble(words: String) -> Self {
        Self { trouble: Some(words), ..Self::default() }
    }
}

/// The form. Where there is trouble the council may not be known.
pub(super) fn draw(
    t: Speech,
    status: StatusCode,
    la: Option<&Organisation>,
    now: DateTime<Utc>,
    form: &Form,
    shown: Shown,
) -> Answer {
    let (title, lead) = (t.say("title"), t.say("lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: la.map(|la| la.name.as_str()),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Talk, 96)),
    });
    let mut wrong: Vec<(&str, &str)> = form.errors().iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    wrong.extend(shown.trouble.as_deref().map(|words| ("send", words)));
    let tab = if wrong.is_empty() { title.clone() } else { format!("{}: {title}", t.say("trouble-title")) };
    let content = html! {
        @if let Some(note) = shown.offer.note { (note) }
        (error_summary(&t.say("trouble-title"), &wrong))
        (help::danger(t))
        (promises(t, now))
        form.y-stack method="post" novalidate autocomplete="off" {
            input type="hidden" name="once" value=(form.value("once"));
            (fields(t, form))
            div id="send" tabindex="-1" { (button(&t.say("send"))) }
        }
        @if la.is_some() { p { a href="/contact-me" { (t.say("another")) } } }
        (help::talk(t))
    };
    young(t, status, &tab, Sheet { languages: shown.offer.picker, hero: Some(top), content })
}

fn promises(t: Speech, now: DateTime<Utc>) -> Markup {
    points(&[
        (Picture::Bell, Ground::Sky, html! { (when(t, now)) " " (t.say("slow")) }),
        (Picture::Shield, Ground::Mint, html! { (t.say("apart")) }),
    ])
}

/// When somebody reads it, by the hours in which somebody is there.
pub(super) fn when(t: Speech, now: DateTime<Utc>) -> String {
    let Some(reads) = hours::reads_from(now) else { return t.say("open") };
    let day = london_day(reads);
    if day == london_day(now) {
        return t.say("closed-today");
    }
    // The name of the day is English: elsewhere it is the date.
    let day = if t.language() == Language::English { day.format("%A").to_string() } else { t.day(day) };
    t.fill("closed", &[("day", &day)])
}

/// The words of one question.
struct Question {
    name: &'static str,
    text: String,
    hint: Option<String>,
}

impl Question {
    fn new(t: Speech, name: &'static str) -> Self {
        Self { name, text: t.say(name), hint: None }
    }

    fn hinted(t: Speech, name: &'static str) -> Self {
        Self { hint: Some(t.say(&format!("{name}-hint"))), ..Self::new(t, name) }
    }

    fn asked<'a>(&'a self, form: &'a Form) -> Asked<'a> {
        Asked {
            name: self.name,
            text: &self.text,
            hint: self.hint.as_deref(),
            error: form.error(self.name),
            heading: Heading::Section,
        }
    }
}

fn fields(t: Speech, form: &Form) -> Markup {
    let line = |name, autocomplete| {
        short_text(&Question::hinted(t, name).asked(form), "text", Some(autocomplete), form.value(name))
    };
    html! {
        (line("name", "nickname"))
        (ways(t, &Question::new(t, "way").asked(form), form))
        (line("reach", "off"))
        (line("time", "off"))
        (kinds(t, &Question::new(t, "about").asked(form), form))
        (long_text(&Question::hinted(t, "words").asked(form), form.value("words")))
    }
}

fn ways(t: Speech, asked: &Asked<'_>, form: &Form) -> Markup {
    let labels = Way::ALL.map(|way| t.say(&format!("way-{}", way.code())));
    let each = Way::ALL.iter().zip(&labels);
    let all: Vec<_> = each
        .map(|(way, label)| Choice::new(way.code(), label).checked(form.value("way") == way.code()))
        .collect();
    choice(asked, &all)
}

fn kinds(t: Speech, asked: &Asked<'_>, form: &Form) -> Markup {
    let labels = Kind::ALL.map(|kind| t.say(&format!("about-{}", kind.code())));
    let hint = t.say("about-council-hint");
    let all: Vec<_> = Kind::ALL
        .iter()
        .zip(&labels)
        .map(|(kind, label)| {
            let plain = Choice::new(kind.code(), label).checked(form.value("about") == kind.code());
            if *kind == Kind::Council { plain.hint(&hint) } else { plain }
        })
        .collect();
    choice(asked, &all)
}
