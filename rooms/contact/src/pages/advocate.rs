//! What an advocate's link leads to: a button, and behind it the request, once. They have no account here.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::govuk::{Press, Shell, button, inset_text, shell};
use kit::web::{Answer, Cx};
use maud::{Markup, html};

use super::{one, unkept};
use crate::{acts, rights};

fn framed(status: StatusCode, title: &str, content: Markup) -> Answer {
    unkept(status, shell(Shell { title, content, ..Shell::default() }))
}

/// Opening the link uses nothing up: mail scanners open links too.
pub(super) async fn get(cx: Cx, Path(secret): Path<String>) -> Answer {
    let tx = cx.read().await?;
    if rights::as_advocate(&tx, &secret).await?.is_none() {
        return worn_out();
    }
    framed(
        StatusCode::OK,
        "Somebody asked to be contacted",
        html! {
            h1.govuk-heading-l { "Somebody asked to be contacted" }
            p.govuk-body { "It is about their worker or their council, so it went to you and to the national team, and to nobody at the council." }
            (inset_text(html! { "The request is shown once. Have something at hand to write down how to reach them." }))
            form method="post" { (button(Press::Primary, "Open the request")) }
        },
    )
}

pub(super) async fn post(cx: Cx, Path(secret): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let Some(permit) = rights::as_advocate(&tx, &secret).await? else { return worn_out() };
    let Some(asked) = acts::open_as_advocate(&permit).await? else { return worn_out() };
    let content = html! {
        h1.govuk-heading-l { "Contact " (asked.name) }
        (inset_text(html! { "This page is shown once. Write down how to reach them before you leave it. If you lose it, ask the national team: they have it, too." }))
        (one::written(permit.thing(), &asked))
        p.govuk-body { "When you have been in touch, tell the national team, who will mark it as done." }
    };
    tx.commit().await?;
    framed(StatusCode::OK, "A request to be contacted", content)
}

fn worn_out() -> Answer {
    framed(
        StatusCode::NOT_FOUND,
        "This link no longer works",
        html! {
            h1.govuk-heading-l { "This link no longer works" }
            p.govuk-body { "A link works once and for seven days, so that nobody else can use it." }
            p.govuk-body { "Did somebody ask you for help, and you have not reached them? Ask the national team: they have the request, too." }
        },
    )
}
