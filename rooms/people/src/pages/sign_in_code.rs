//! The code of a link that was opened in another browser than the one that asked for it: shown there, typed here. Whoever
//! reads their mail on the phone and works at the desk; a minute, twice a day.

use kit::forms::Form;
use kit::govuk::{Input, Press, button, error_summary, input_as, warning_text};
use kit::web::{Answer, Cx, page, refused};
use maud::{Markup, html};

use super::sign_in::{asked, framed, let_in};
use crate::acts::sign_in as acts;
use crate::asking;
use crate::factor::written;
use crate::limits::WRONG_LINK;

pub(super) async fn get(_: Cx) -> Answer {
    page(asking_for(&Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    let Some(code) = asking::typed(form.value("code")) else {
        form.refuse("code", "Enter the 8 letters and digits that the link shows");
        return refused(asking_for(&form));
    };
    let found = acts::find_by_code(&cx.read().await?, &asked(&cx), &code).await?;
    if let Some(link) = found
        && let Some(home) = let_in(&cx, &link).await?
    {
        return Ok(home);
    }
    // As with wrong links: right codes always work in a network, however many wrong ones others try there.
    cx.not_too_often(&WRONG_LINK)?;
    cx.count(&WRONG_LINK);
    tracing::warn!(refused = "link", "sign-in");
    form.refuse(
        "code",
        "That code does not fit a link that this browser asked for, or is over. Ask for a new link",
    );
    refused(asking_for(&form))
}

fn asking_for(form: &Form) -> Markup {
    framed(
        if form.refused() { "Error: Type the code" } else { "Type the code" },
        html! {
            (error_summary(form.errors()))
            h1.govuk-heading-l { "Type the code" }
            p.govuk-body { "A link that you open in another browser, or on another device, shows a code. It works here, where you asked for the link, for 10 minutes." }
            (self::form(form, Press::Primary))
            p.govuk-body { a.govuk-link href="/sign-in" { "Ask for a new link" } }
        },
    )
}

/// The form for the code.
pub(super) fn form(form: &Form, press: Press) -> Markup {
    let what = Input { width: Some(10), autocomplete: Some("one-time-code"), ..Input::default() };
    html! {
        form method="post" action="/sign-in/code" novalidate {
            (input_as(&form.field("code", "Code", Some("8 letters and digits")), &what))
            (button(press, "Sign in"))
        }
    }
}

/// What a link shows where it was not asked for.
pub(super) fn elsewhere(code: &[u8]) -> Markup {
    framed(
        "Go back to where you asked",
        html! {
            h1.govuk-heading-l { "Go back to where you asked" }
            p.govuk-body { "This link was asked for in another browser, and signs in there. Go back to it and type this code:" }
            p.govuk-heading-xl { (written(code)) }
            p.govuk-body { "You are not on that page any more? In that browser, open “Sign in” and choose “Type it here”." }
            (warning_text("Never give this code to anyone, or type it where somebody else tells you to. Whoever has it can sign in as you."))
            p.govuk-body { "You want to work in this browser? " a.govuk-link href="/sign-in" { "Ask for a link here" } "." }
            p.govuk-body { "You did not ask for a link? Close this page. Nothing happens." }
        },
    )
}
