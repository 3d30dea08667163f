//! The form of somebody who wants to be contacted, as it is drawn.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use kit::clock::london_day;
use kit::forms::Form;
use kit::web::Answer;
use kit::young::{
    Asked, Choice, Ground, Heading, Hero, Picture, button, choice, drawn, error_summary, hero, long_text,
    points, short_text,
};
use maud::{Markup, html};
use people::Organisation;

use super::{help, young};
use crate::hours;
use crate::model::{Kind, Way};
use crate::words::{fill, say};

/// The form. `trouble` is what stands in the way of sending it as it is; the council may not be known then.
pub(super) fn draw(
    status: StatusCode,
    la: Option<&Organisation>,
    now: DateTime<Utc>,
    form: &Form,
    trouble: Option<&str>,
) -> Answer {
    let (title, lead) = (say("title"), say("lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: la.map(|la| la.name.as_str()),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Talk, 96)),
    });
    let mut wrong: Vec<(&str, &str)> = form.errors().iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    wrong.extend(trouble.map(|words| ("send", words)));
    let tab = if wrong.is_empty() { title.clone() } else { format!("{}: {title}", say("trouble-title")) };
    let content = html! {
        (error_summary(&say("trouble-title"), &wrong))
        (help::danger())
        (promises(now))
        form.y-stack method="post" novalidate autocomplete="off" {
            input type="hidden" name="once" value=(form.value("once"));
            (fields(form))
            div id="send" tabindex="-1" { (button(&say("send"))) }
        }
        @if la.is_some() { p { a href="/contact-me" { (say("another")) } } }
        (help::talk())
    };
    young(status, &tab, Some(top), content)
}

fn promises(now: DateTime<Utc>) -> Markup {
    points(&[
        (Picture::Bell, Ground::Sky, html! { (when(now)) " " (say("slow")) }),
        (Picture::Shield, Ground::Mint, html! { (say("apart")) }),
    ])
}

/// When somebody reads it, by the hours in which somebody is there.
pub(super) fn when(now: DateTime<Utc>) -> String {
    let Some(reads) = hours::reads_from(now) else { return say("open") };
    let day = london_day(reads);
    if day == london_day(now) {
        return say("closed-today");
    }
    fill("closed", &[("day", &day.format("%A").to_string())])
}

/// The words of one question.
struct Question {
    name: &'static str,
    text: String,
    hint: Option<String>,
}

impl Question {
    fn new(name: &'static str) -> Self {
        Self { name, text: say(name), hint: None }
    }

    fn hinted(name: &'static str) -> Self {
        Self { hint: Some(say(&format!("{name}-hint"))), ..Self::new(name) }
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

fn fields(form: &Form) -> Markup {
    let line = |name, autocomplete| {
        short_text(&Question::hinted(name).asked(form), "text", Some(autocomplete), form.value(name))
    };
    html! {
        (line("name", "nickname"))
        (ways(&Question::new("way").asked(form), form))
        (line("reach", "off"))
        (line("time", "off"))
        (kinds(&Question::new("about").asked(form), form))
        (long_text(&Question::hinted("words").asked(form), form.value("words")))
    }
}

fn ways(asked: &Asked<'_>, form: &Form) -> Markup {
    let labels = Way::ALL.map(|way| say(&format!("way-{}", way.code())));
    let each = Way::ALL.iter().zip(&labels);
    let all: Vec<_> = each
        .map(|(way, label)| Choice::new(way.code(), label).checked(form.value("way") == way.code()))
        .collect();
    choice(asked, &all)
}

fn kinds(asked: &Asked<'_>, form: &Form) -> Markup {
    let labels = Kind::ALL.map(|kind| say(&format!("about-{}", kind.code())));
    let hint = say("about-council-hint");
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
