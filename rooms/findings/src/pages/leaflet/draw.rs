//! The young people's page, drawn: few words, each finding a bubble with its picture and as many people as its words name.

use kit::clock::written;
use kit::web::english;
use kit::young::{
    Ground, Hero, Picture, doing, heard, help_note, hero, link_button, note, part, quoted, scene, working,
};
use maud::{Markup, html};
use people::Organisation;

use crate::leaflet::{Choice, Content, Told};
use crate::model::Report;
use crate::words::leaflet::{fill, say};

/// All that the page shows.
pub(super) struct Page<'a> {
    pub(super) la: &'a Organisation,
    pub(super) report: &'a Report,
    pub(super) choice: &'a Choice,
    pub(super) content: &'a Content,
    /// Where a preview leads back to; `None` on the public page.
    pub(super) back: Option<&'a str>,
}

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let (title, lead) = (say("told-title"), say("told-lead"));
    let answered = fill("answered", &[("answered", &page.report.answered)]);
    let until = fill("asked-until", &[("day", &written(page.report.closed_on))]);
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: Some(&page.la.name),
        title: &title,
        lead: Some(&lead),
        chips: &[&answered, &until],
        picture: Some(scene()),
    });
    let content = html! {
        @if page.back.is_some() { p { b { (say("preview")) } } }
        (doing(&fill("hello", &[("la", &page.la.name)]), typed(&page.content.hello)))
        (findings("good", Ground::Mint, &page.choice.good))
        (findings("change", Ground::Peach, &page.choice.change))
        @if !page.choice.quotes.is_empty() {
            (part(&say("your-words"), html! { @for words in &page.choice.quotes { (quoted(words)) } }))
        }
        (part(&say("next"), html! {
            (doing("", typed(&page.content.next)))
            (link_button(&say("see-plan"), &format!("/plans/{}", page.la.slug)))
        }))
        (sure(page.report))
        (note(&say("safe"), Some((&say("safe-more"), "/privacy"))))
        (ask_back(&page.la.slug))
    };
    english(&title, true, Some(top), content, page.back)
}

fn findings(key: &str, ground: Ground, all: &[Told]) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    let one = |told: &Told| {
        heard(ground, Picture::named(&told.picture).unwrap_or(Picture::Talk), &told.said, told.people)
    };
    part(&say(key), html! { ul.y-heard { @for told in all { (one(told)) } } })
}

/// What the council typed, line by line.
fn typed(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p data-said { (line) } } }
}

fn sure(report: &Report) -> Markup {
    let more = if report.words_only { "sure-words" } else { "sure-more" };
    let words = html! {
        p { (say(more)) }
        @if report.caution { p { (say("sure-few")) } }
    };
    part(&say("sure"), words)
}

fn ask_back(slug: &str) -> Markup {
    let content = html! { p { (say("right-worker")) } p { (say("right-paper")) } };
    html! {
        (working(&say("right"), &say("right-text"), content))
        (help_note(&say("right-talk"), (&say("right-call"), &format!("/contact-me/{slug}"))))
    }
}
