//! The page on how the figures are worked out.

use axum::extract::Path;
use kit::govuk::back_link;
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::rights;
use crate::shown::method::METHOD;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    page(view(actor, permit.thing()))
}

pub(super) fn view(actor: &Actor, la: &Organisation) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "How we work these figures out" }
        @for (title, paragraphs) in METHOD {
            h2.govuk-heading-m { (title) }
            @for paragraph in paragraphs { p.govuk-body { (paragraph) } }
        }
        p.govuk-body { a.govuk-link href=(la.path("/findings")) { "Read the findings" } }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame {
        title: "How we work these figures out",
        here: "Findings",
        la: Some(la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}
