//! Coming in without a password, and leaving. Anyone on the team, any morning, any device.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kit::forms::Form;
use kit::govuk::{Input, Press, Shell, button, error_summary, input_as, shell};
use kit::web::{Answer, Cx, Refusal, SESSION, go, page, refused};
use maud::{Markup, html};

use super::sign_in_code as code;
use crate::acts::sign_in::{self as acts, Found};
use crate::asking::{Asked, COOKIE};
use crate::device;
use crate::limits::{ASKED, WRONG_LINK};
use crate::model::Purpose;
use crate::store::entities::pass::Model as Pass;
use crate::store::session;

pub(super) fn framed(title: &str, content: Markup) -> Markup {
    shell(Shell { title, content, ..Shell::default() })
}

pub(super) async fn get(_: Cx) -> Answer {
    page(asking(&Form::default()))
}

pub(super) async fn ask(cx: Cx, mut form: Form) -> Answer {
    let email = form.email("email");
    if form.refused() {
        return refused(asking(&form));
    }
    cx.not_too_often(&ASKED)?;
    cx.count(&ASKED);
    let (asked, mark) = asked(&cx).again(&cx.house.chance);
    let tx = cx.write().await?;
    acts::ask(&tx, &email, &mark).await?;
    tx.commit().await?;
    // The same work and the same page whether or not we know the address.
    let told = framed(
        "Check your email",
        html! {
            h1.govuk-heading-l { "Check your email" }
            p.govuk-body { "If " strong { (email) } " belongs to someone here, a link to sign in is on its way. It works once, for 10 minutes. Open it in this browser." }
            p.govuk-body { "Nothing came? Look in the junk folder, or " a.govuk-link href="/sign-in" { "ask again" } "." }
            h2.govuk-heading-m { "If the link opens somewhere else" }
            p.govuk-body { "On another device, or in another browser, it shows a code. Type it here." }
            (code::form(&Form::default(), Press::Secondary))
        },
    );
    let cookie = cx.set_cookie(COOKIE, &asked.written(), Some(Purpose::SignIn.lasts().num_seconds()));
    Ok((cookie, told).into_response())
}

/// What this browser asked for.
pub(super) fn asked(cx: &Cx) -> Asked {
    Asked::read(cx.cookie(COOKIE))
}

fn asking(form: &Form) -> Markup {
    let email = Input { kind: "email", autocomplete: Some("email"), ..Input::default() };
    framed(
        if form.refused() { "Error: Sign in" } else { "Sign in" },
        html! {
            (error_summary(form.errors()))
            h1.govuk-heading-l { "Sign in" }
            p.govuk-body { "For people who work with New Belongings. There is no password: we send you a link." }
            form method="post" action="/sign-in" novalidate {
                (input_as(&form.field("email", "Email address", None), &email))
                (button(Press::Primary, "Send me a link"))
            }
            p.govuk-body { "Did a link show you a code? " a.govuk-link href="/sign-in/code" { "Type it here" } "." }
        },
    )
}

/// Opening the link uses nothing up: mail scanners open links too.
pub(super) async fn offer(cx: Cx, Path(secret): Path<String>) -> Answer {
    match acts::find(&cx.read().await?, &secret, &asked(&cx)).await? {
        Found::Nothing => wrong(&cx),
        Found::Elsewhere(shown) => page(code::elsewhere(&shown)),
        Found::Here(_) => page(framed(
            "Sign in",
            html! {
                h1.govuk-heading-l { "Welcome to New Belongings" }
                p.govuk-body { "This link is yours and works once. Use it on the device you want to work on." }
                form method="post" { (button(Press::Primary, "Sign in")) }
            },
        )),
    }
}

pub(super) async fn enter(cx: Cx, Path(secret): Path<String>) -> Answer {
    // Anyone may knock here: only a link that counts gets a transaction that keeps other writers waiting.
    match acts::find(&cx.read().await?, &secret, &asked(&cx)).await? {
        Found::Nothing => wrong(&cx),
        Found::Elsewhere(shown) => page(code::elsewhere(&shown)),
        Found::Here(link) => let_in(&cx, &link).await?.map_or_else(|| wrong(&cx), Ok),
    }
}

/// Uses the link up, opens a session and goes home. `None` where somebody else just used it.
pub(super) async fn let_in(cx: &Cx, link: &Pass) -> Result<Option<Response>, Refusal> {
    let tx = cx.write().await?;
    let Some(cookie) = acts::enter(&tx, link, &device::words(cx.browser())).await? else { return Ok(None) };
    // Whoever was signed in at this browser before is not any more.
    session::close(&tx, cx.cookie(SESSION).unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(Some((cx.set_cookie(SESSION, &cookie, None), cx.drop_cookie(COOKIE), go("/home")).into_response()))
}

/// However many wrong links a network tries, right ones work there: else anyone in an office could shut it out.
fn wrong(cx: &Cx) -> Answer {
    cx.not_too_often(&WRONG_LINK)?;
    cx.count(&WRONG_LINK);
    tracing::warn!(refused = "link", "sign-in");
    page(worn_out())
}

pub(super) fn worn_out() -> Markup {
    framed(
        "This link no longer works",
        html! {
            h1.govuk-heading-l { "This link no longer works" }
            p.govuk-body { "A link works once and not for ever, so that nobody else can use it." }
            p.govuk-body { a.govuk-link href="/sign-in" { "Ask for a new one" } " and we will send it at once." }
        },
    )
}

pub(super) async fn leave(cx: Cx) -> Answer {
    let secret = cx.cookie(SESSION).ok_or(Refusal::SignIn)?.to_owned();
    let tx = cx.write().await?;
    session::close(&tx, &secret).await?;
    tx.commit().await?;
    Ok((cx.drop_cookie(SESSION), go("/sign-in")).into_response())
}
