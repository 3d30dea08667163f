//! What drifts of the published plan, for whoever can do something about it; and after how many days they want to be told.
//! Next: the one form that puts it right.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Input, Press, back_link, button, error_summary, input_as};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::acts;
use crate::model::{About, Drift, Limits};
use crate::rights::{self, Seen};
use crate::store::drift;

/// The list on the page of the plan; a senior leader's own first and named so.
pub(super) fn draw(seen: &Seen, drift: &[Drift]) -> Markup {
    let told = html! {
        @if seen.writes {
            p.govuk-body { a.govuk-link href=(seen.la.path("/plan/limits")) { "Change after how many days you are told" } }
        }
    };
    if drift.is_empty() {
        return html! {
            @if seen.writes && seen.followed() {
                p.govuk-body { "Nothing drifts: no action has gone quiet for long, and none has waited long for help." }
                (told)
            }
        };
    }
    let leader = seen.signs && !seen.writes;
    let mut all: Vec<&Drift> = drift.iter().collect();
    if leader {
        all.sort_by_key(|drift| !drift.why.for_leader());
    }
    html! {
        section id="drift" {
            h2.govuk-heading-m { "What drifts" }
            p.govuk-body { "None of this has to be late. Each line can still be put right." }
            ul.govuk-list."govuk-list--bullet" { @for drift in all { li { (line(seen, drift)) } } }
            (told)
        }
    }
}

fn line(seen: &Seen, drift: &Drift) -> Markup {
    html! {
        @match &drift.about {
            About::Theme(title) => { b { "All of “" (title) "”. " } (drift.why.words()) }
            About::Promise(promise, words) => {
                b { (words) ". " } (drift.why.words())
                @if seen.writes {
                    " " a.govuk-link href=(seen.la.path(&format!("/plan/promises/{}/progress", kit::ids::show(*promise)))) {
                        "Say how it stands" span.govuk-visually-hidden { ": " (words) }
                    }
                }
            }
        }
    }
}

const FIELDS: [(&str, &str, &str); 4] = [
    ("silent", "Nothing was said about an action for more than", "Two months is usual: 60 days."),
    ("soon", "An action that has not begun is due within", "A month is usual: 30 days."),
    ("stuck", "An action has needed help for more than", "Two weeks is usual: 14 days."),
    ("still", "Nothing was said about a whole theme for more than", "A quarter is usual: 91 days."),
];

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::set_limits(&tx, cx.actor()?, &la).await?;
    let now = drift::limits(&tx, permit.thing().id).await?;
    let values = [now.silent, now.soon, now.stuck, now.still].map(|days| days.to_string());
    let form = Form::filled(FIELDS.iter().map(|(name, ..)| *name).zip(values));
    page(draw_form(cx.actor()?, permit.thing(), &form))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::set_limits(&tx, cx.actor()?, &la).await?;
    let days = FIELDS.map(|(name, ..)| days(&mut form, name));
    let [Some(silent), Some(soon), Some(stuck), Some(still)] = days else {
        return refused(draw_form(cx.actor()?, permit.thing(), &form));
    };
    acts::set_limits(&permit, &Limits { silent, soon, stuck, still }).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=limits"))
}

/// A number of days; `None` where the form refuses it.
fn days(form: &mut Form, name: &str) -> Option<u16> {
    let found = form.value(name).trim().parse().ok().filter(|days| (1..=Limits::MOST).contains(days));
    if found.is_none() {
        form.refuse(name, format!("Enter a number of days from 1 to {}", Limits::MOST));
    }
    found
}

fn draw_form(actor: &Actor, la: &Organisation, form: &Form) -> Markup {
    let what = Input { digits: true, width: Some(4), suffix: Some("days"), ..Input::default() };
    let path = la.path("/plan");
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "When does a promise drift?" }
        p.govuk-body { "You and your senior leader are told before anything is late. Say how soon." }
        form method="post" novalidate {
            @for (name, label, hint) in FIELDS { (input_as(&form.field(name, label, Some(hint)), &what)) }
            (button(Press::Primary, "Save"))
        }
    };
    let title =
        if form.refused() { "Error: When does a promise drift?" } else { "When does a promise drift?" };
    let before = Some(back_link("Plan", &path));
    Frame { title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
