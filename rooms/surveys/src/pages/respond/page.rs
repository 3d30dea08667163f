//! A page of the survey: one question, or a few short ones about one thing. What is given is kept before the next comes;
//! leaving and coming back in the same browser goes on where it was.

use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use kit::forms::Form;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::words::Speech;
use kit::young::{Heading, button, error_summary, note, progress};
use maud::{Markup, html};

use super::ended::elsewhere;
use super::{Sheet, question};
use crate::answering::{self, Answering, Resumed};
use crate::instrument::{Answers, Instrument, Kind, Page, Question};
use crate::words::{self, Told};

/// To the page where the person is.
pub(in crate::pages) async fn resume(cx: Cx) -> Answer {
    match answering::resume(&cx).await? {
        Resumed::Going(going) => go(address(going.next(going.draft.furthest))),
        other => elsewhere(&cx, &other).await,
    }
}

pub(in crate::pages) async fn get(cx: Cx, Path(number): Path<String>) -> Answer {
    let going = match answering::resume(&cx).await? {
        Resumed::Going(going) => going,
        other => return elsewhere(&cx, &other).await,
    };
    let index = read(&number)?;
    if going.may_open(index) { page(draw(&going, index, None)) } else { go("/survey") }
}

pub(in crate::pages) async fn post(
    cx: Cx,
    Path(number): Path<String>,
    headers: HeaderMap,
    mut form: Form,
) -> Answer {
    // Once, unless the draft is written while it is read here: then again, with what it holds by now.
    loop {
        let mut going = match answering::resume(&cx).await? {
            Resumed::Going(going) => going,
            other => return elsewhere(&cx, &other).await,
        };
        let index = read(&number)?;
        if !going.reached(index) {
            return onward(&headers, "/survey".to_owned());
        }
        going.take(index, &mut form);
        if form.refused() {
            return refused(draw(&going, index, Some(&form)));
        }
        let next = going.next(index + 1);
        going.draft.furthest = going.draft.furthest.max(next.unwrap_or(going.count()));
        if answering::keep(&cx.house, &mut going).await? {
            return onward(&headers, address(next));
        }
    }
}

/// What the page's own script asks for, which sends it where the line is bad: the address to go to. It could not read that
/// from a redirect, and following one would fetch the page twice.
const ADDRESS: &str = "text/uri-list";

fn onward(headers: &HeaderMap, to: String) -> Answer {
    if headers.get(header::ACCEPT).is_some_and(|wanted| wanted.as_bytes() == ADDRESS.as_bytes()) {
        return Ok(([(header::CONTENT_TYPE, "text/uri-list; charset=utf-8")], to).into_response());
    }
    go(to)
}

/// Pages are counted from 1 in addresses and from 0 inside.
fn read(number: &str) -> Result<usize, Refusal> {
    number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).ok_or(Refusal::NotFound)
}

pub(super) fn address(index: Option<usize>) -> String {
    index.map_or_else(|| "/survey/ready".to_owned(), |i| format!("/survey/q/{}", i + 1))
}

/// The page, with what was typed where it was refused.
fn draw(going: &Answering, index: usize, refused: Option<&Form>) -> Markup {
    let t = going.speech;
    let Some(page) = going.page(index) else { return html! {} };
    let asked = going.asked(&page);
    let back = going.before(index).map(|i| address(Some(i)));
    let said = (t, &**going.instrument);
    let (title, inside) = inside(said, &page, &asked, &going.draft.answers, refused);
    let problems = refused.map(|form| problems(t, &asked, form)).unwrap_or_default();
    let trouble = t.say(if problems.len() > 1 { "trouble-some" } else { "trouble-title" });
    let content = html! {
        (error_summary(&trouble, &problems.iter().map(|(q, m)| (*q, m.as_str())).collect::<Vec<_>>()))
        form.y-several[asked.len() > 1] method="post" novalidate data-keep=(going.ticket.kept_under()) {
            (inside)
            (button(&t.say("next")))
        }
        (foot(words::told(t, going.wave.asks), &asked))
    };
    let title = if problems.is_empty() { title } else { format!("{trouble}: {title}") };
    Sheet { speech: t, languages: None, title: &title, back: back.as_deref(), hero: None, content }.draw()
}

/// The title of a page, and what stands on it above the button.
pub(in crate::pages) fn inside(
    said: (Speech, &Instrument),
    page: &Page<'_>,
    asked: &[&Question],
    answers: &Answers,
    refused: Option<&Form>,
) -> (String, Markup) {
    let alone = asked.len() == 1 && asked.iter().all(|q| q.answered());
    let title = asked.first().filter(|_| alone).map_or_else(|| title(said.0, page), |q| q.text.to_string());
    let heading = if alone { Heading::Page } else { Heading::Section };
    let inside = html! {
        (along(said, page, alone))
        @if !alone { h1 { (title) } }
        @for question in asked { (question::draw(said.0, answers, question, heading, refused)) }
    };
    (title, inside)
}

/// What a page of several questions is about. Each of one part has another title, or a list of open tabs would tell
/// nothing.
fn title(t: Speech, page: &Page<'_>) -> String {
    let section = &page.section.title;
    match page.number {
        1 => section.to_string(),
        number => t.fill("title-more", &[("section", section), ("number", &number.to_string())]),
    }
}

/// How far along, in words; where the part is the page's title it is not said twice.
fn along((t, instrument): (Speech, &Instrument), page: &Page<'_>, alone: bool) -> Markup {
    let (now, all) = (page.part, instrument.sections.len());
    let places = [("section", &*page.section.title), ("now", &now.to_string()), ("all", &all.to_string())];
    let words = if alone { t.fill("part", &places) } else { t.fill("part-only", &places[1..]) };
    progress(&words, u8::try_from(now).unwrap_or(1), u8::try_from(all).unwrap_or(1))
}

/// What the list at the top says of each question; among several it names the question.
fn problems<'a>(t: Speech, asked: &[&'a Question], form: &Form) -> Vec<(&'a str, String)> {
    let told = asked.iter().filter_map(|q| form.error(&q.name).map(|message| (*q, message)));
    let line = |(question, message): (&'a Question, &str)| {
        let words = match (asked.len(), &question.kind) {
            (1, _) => message.to_owned(),
            (_, Kind::Several { .. }) => t.fill("choose-any-for", &[("question", &question.text)]),
            _ => t.fill("choose-for", &[("question", &question.text)]),
        };
        (&*question.name, words)
    };
    told.map(line).collect()
}

pub(in crate::pages) fn foot(t: Told, asked: &[&Question]) -> Markup {
    let text = asked.iter().any(|q| matches!(q.kind, Kind::Text { .. }));
    let help = text || asked.iter().any(|q| q.sensitive);
    let words = t.say(if text { "text-note" } else { "note" });
    let (label, href) = if help { ("help-title", "/survey/help") } else { ("more-safe", "/survey/privacy") };
    note(&words, Some((&t.say(label), href)))
}
