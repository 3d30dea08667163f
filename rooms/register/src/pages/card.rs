//! How somebody is reached and what they need, as lines of a page; and what changed, as a list.

use ::people::Member;
use kit::clock::written;
use kit::govuk::{Colour, Row, details, summary_list, tag};
use maud::{Markup, html};

use crate::codes::YesNo;
use crate::details::{Check, Details, Noted, Via};
use crate::fields::{CONTACTS, Field};

/// Changes that are shown at once.
const NEWEST: usize = 10;

/// What to do next about somebody's contact, in a sentence.
pub(super) fn next(check: Check, details: &Details) -> String {
    match check {
        Check::Wrong(field) => {
            format!("The {} was marked as wrong, so nothing is sent there. Find out the right one, and correct it.", what(field))
        }
        Check::NoWay if details.contact().address.is_some() => {
            "There is no phone number and no email address. Ask them for one; until then they can get a letter.".to_owned()
        }
        Check::NoWay => {
            "There is no phone number, email or postal address. When you see them next, ask how they like to be reached.".to_owned()
        }
    }
}

/// A contact detail in the middle of a sentence.
pub(super) fn what(field: Field) -> &'static str {
    match field {
        Field::Phone => "phone number",
        Field::Email => "email address",
        _ => "postal address",
    }
}

pub(super) fn lines(text: &str) -> Markup {
    html! { @for (at, line) in text.split('\n').enumerate() { @if at > 0 { br; } (line) } }
}

/// The contact details that there are, with what they say.
pub(super) fn contacts(details: &Details) -> [(Field, Option<&str>); 3] {
    let of = |field| match field {
        Field::Phone => details.phone.as_deref(),
        Field::Email => details.email.as_deref(),
        _ => details.address.as_deref(),
    };
    CONTACTS.map(|field| (field, of(field)))
}

pub(super) fn reach_and_needs(details: &Details) -> Markup {
    let wrong = |field: Field| details.wrong.contains(&field);
    let known = |answer: YesNo| html! { (answer.label()) };
    let shown = |field: Field, text: Option<&str>| match (field, text) {
        (_, None) => html! { "None" },
        (Field::Phone, Some(phone)) => html! { a.govuk-link href={ "tel:" (phone) } { (phone) } },
        (_, Some(text)) => lines(text),
    };
    let mut rows: Vec<(&'static str, Markup)> = Vec::new();
    for (field, text) in contacts(details) {
        let mark = html! { @if wrong(field) { " " (tag(Colour::Yellow, "Marked as wrong")) } };
        rows.push((field.label(), html! { (shown(field, text)) (mark) }));
    }
    let needs = &details.needs;
    let or_not = |text: Option<&str>, none: &str| html! { (text.unwrap_or(none)) };
    rows.extend([
        (Field::Channel.label(), or_not(details.channel.map(crate::codes::Channel::label), "Not known")),
        (Field::Language.label(), or_not(needs.language.as_deref(), "English, as far as we know")),
        (
            Field::Format.label(),
            or_not(needs.format.map(crate::fields::Format::label), "Ordinary text, as far as we know"),
        ),
        (Field::Interpreter.label(), known(needs.interpreter)),
        (Field::Custody.label(), known(needs.custody)),
        (Field::Parent.label(), known(needs.parent)),
        (Field::Elsewhere.label(), known(needs.elsewhere)),
    ]);
    if details.stays {
        rows.push((Field::Stays.label(), html! { "Yes" }));
    }
    let rows: Vec<Row<'_>> = rows.into_iter().map(|(key, value)| Row { key, value, change: None }).collect();
    summary_list(&rows)
}

/// Who changed what, the newest first; older changes open.
pub(super) fn history(all: &[Noted], team: &[Member]) -> Markup {
    let (newest, older) = all.split_at(all.len().min(NEWEST));
    let list = |some: &[Noted]| {
        html! { ul."govuk-list"."govuk-list--spaced" { @for noted in some { (entry(noted, team)) } } }
    };
    html! {
        h2.govuk-heading-m { "What changed" }
        @if all.is_empty() {
            p.govuk-body { "Nothing has changed since they came into the register." }
        } @else { (list(newest)) }
        @if !older.is_empty() { (details("Older changes", list(older))) }
    }
}

fn entry(noted: &Noted, team: &[Member]) -> Markup {
    let member = noted.by.and_then(|by| team.iter().find(|member| member.account == by));
    let who = member.map_or("somebody who has left the team", |member| member.details.name.as_str());
    let value = |text: &str| html! { @if text.is_empty() { "nothing" } @else { (text.replace('\n', ", ")) } };
    html! {
        li {
            strong { (written(noted.day)) }
            @match noted.told.via {
                Via::Hand => { ", " (who) },
                Via::List => { ", a list that " (who) " imported" },
                Via::Message => { ", as a message to it came back" },
            }
            ul."govuk-list"."govuk-list--bullet" {
                @for change in &noted.told.changes {
                    li { (change.field.label()) ": " (value(&change.old)) " → " (value(&change.new)) }
                }
            }
        }
    }
}
