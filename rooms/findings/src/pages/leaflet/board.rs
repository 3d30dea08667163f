//! The lead's desk for the young people's page: how far it is, and the next step. Opened a few times in a few days, by a lead on
//! a laptop, between reading the findings and writing the plan. Next: tell everybody, then the plan.

use axum::extract::Path;
use kit::clock;
use kit::forms::Form;
use kit::govuk::{
    Colour, Press, Row, back_link, button, button_group, empty, inset_text, link_button, summary_list, tag,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::View;
use crate::{acts, rights};

pub(crate) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::give_back(&tx, actor, &la).await?;
    page(draw(actor, &View::load(&tx, permit.thing()).await?))
}

pub(crate) async fn show(cx: Cx, Path(la): Path<String>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::give_back(&tx, cx.actor()?, &la).await?;
    // What is shown is what was read: a mark that is none shows nothing.
    acts::leaflet::show(&permit, form.value("read").parse().unwrap_or(0)).await?;
    let to = permit.thing().path("/findings/page");
    tx.commit().await?;
    go(to)
}

pub(crate) async fn take_back(cx: Cx, Path(la): Path<String>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::give_back(&tx, cx.actor()?, &la).await?;
    acts::leaflet::take_back(&permit, form.value("read").parse().unwrap_or(0)).await?;
    let to = permit.thing().path("/findings/page");
    tx.commit().await?;
    go(to)
}

/// The way here from the findings.
pub(crate) fn way(la: &Organisation) -> Markup {
    html! {
        p.govuk-body { a.govuk-link href=(la.path("/findings/page")) { "Give the findings back to young people: a page of their own" } }
    }
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Young people’s page of findings" }
        p.govuk-body-l { "Whoever was asked should hear what was said. This page says it in few words and pictures, for phones." }
        @if view.release.is_none() && view.steps.0.is_empty() {
            (empty(html! {
                p.govuk-body { "There are no findings to tell yet." }
                p.govuk-body { "Once a survey has closed and enough young people have answered, you can write the page here." }
            }))
        } @else {
            (standing(view))
            @if view.release.is_some() { (writing(view)) }
            (shown(view))
        }
    };
    let before = Some(back_link("Findings", &view.la.path("/findings")));
    let title = "Young people’s page of findings";
    Frame { title, here: "Findings", la: Some(&view.la), before, content, ..Frame::default() }.draw(actor)
}

fn standing(view: &View) -> Markup {
    let shown = view.steps.shown();
    let state = match (&shown, view.steps.taken_back()) {
        (Some(shown), _) => {
            html! { (tag(Colour::Green, "Anyone can read it")) " since " (clock::written(shown.on)) }
        }
        (None, true) => tag(Colour::Yellow, "Taken back"),
        (None, false) => tag(Colour::Grey, "Not shown yet"),
    };
    let address = format!("/findings/{}", view.la.slug);
    let told = shown.as_ref().and_then(|shown| view.steps.told(shown.leaflet));
    let told = match told {
        Some((people, written, on)) => {
            html! { "On " (clock::written(on)) ": a message to " (written) " of " (people) " people in your register" }
        }
        None => html! { "Not yet" },
    };
    let row = |key, value| Row { key, value, change: None };
    summary_list(&[
        row("The page", state),
        row("Its address", html! { a.govuk-link href=(address) { (address) } }),
        row("Everybody was told", told),
    ])
}

fn writing(view: &View) -> Markup {
    let Some(leaflet) = &view.leaflet else {
        return html! {
            p.govuk-body { "Choose the findings that lead it, and write a short hello and what happens next." }
            (link_button(Press::Primary, "Write the page", &view.path("/write")))
        };
    };
    html! {
        h2.govuk-heading-m { "What you have written" }
        @for (field, hint) in leaflet.content.hints() {
            (inset_text(html! { b { @if field == "hello" { "Your hello. " } @else { "What happens next. " } } (hint) " You can show the page all the same." }))
        }
        @if view.is_shown() {
            p.govuk-body { "It is what young people read now." }
        } @else if view.steps.shown().is_some() {
            p.govuk-body { "Young people read an earlier text until you show this one." }
        } @else {
            p.govuk-body { "Nobody but your team’s leads can see it. Read it on a phone, with two or three young people, before you show it." }
        }
        (button_group(html! {
            (link_button(if view.is_shown() { Press::Secondary } else { Press::Primary }, "See how it looks", &view.path("/preview")))
            (link_button(Press::Secondary, "Change it", &view.path("/write")))
        }))
        @if !view.is_shown() {
            form method="post" action=(view.path("/show")) {
                input type="hidden" name="read" value=(leaflet.mark);
                (button(Press::Primary, "Show it to everyone"))
            }
        }
    }
}

fn shown(view: &View) -> Markup {
    let Some(shown) = view.steps.shown() else { return html! {} };
    html! {
        @if view.steps.told(shown.leaflet).is_none() {
            h2.govuk-heading-m { "Tell everybody" }
            p.govuk-body { "A message with the address goes to all care leavers whom your register lets you write to, whether they answered or not." }
            (link_button(Press::Primary, "Tell everybody", &view.path("/tell")))
        }
        h2.govuk-heading-m { "Take it back" }
        p.govuk-body { "If something on the page is wrong, take it back: its address then says that it is not there for a while. You can change it and show it again." }
        form method="post" action=(view.path("/take-back")) {
            input type="hidden" name="read" value=(view.steps.newest());
            (button(Press::Warning, "Take the page back"))
        }
    }
}
