//! Changing one's e-mail address: asked for on one's account, confirmed at the new address, told to the old.

use axum::extract::Path;
use axum::response::IntoResponse;
use kit::forms::Form;
use kit::govuk::{
    Input, Press, Shell, back_link, button, error_summary, input_as, inset_text, link_button, shell,
    warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, SESSION, page, refused};
use maud::{Markup, html};

use super::account::here;
use super::codes::{app_field, recovery_field, refuse_wrong, typed};
use super::sign_in::worn_out;
use crate::acts::address::Asks;
use crate::limits::{WRONG_CODE, WRONG_LINK};
use crate::store::account;
use crate::{Frame, acts, rights};

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::keep_account(&tx, cx.actor()?)?;
    let asks = acts::address::asks(&permit, &here(&cx, &tx).await?).await?;
    page(asking(permit.by(), asks, &Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.write().await?;
    let permit = rights::keep_account(&tx, cx.actor()?)?;
    let session = here(&cx, &tx).await?;
    let asks = acts::address::asks(&permit, &session).await?;
    let email = form.email("email");
    let now = account::details(&tx, *permit.thing()).await?.ok_or(Refusal::SignIn)?.email;
    if email == now {
        form.refuse("email", "This is your address already");
    }
    let proof = if asks == Asks::Code { typed(&mut form) } else { None };
    if form.refused() || asks == Asks::SignIn {
        return refused(asking(permit.by(), asks, &form));
    }
    let done = acts::address::ask(&permit, &session, proof.as_ref(), &email).await?;
    let actor = permit.by().clone();
    // A wrong code is written down, too: it counts.
    tx.commit().await?;
    match (done, proof) {
        (Err(no), Some(proof)) => {
            cx.count(&WRONG_CODE);
            refuse_wrong(&mut form, &proof, no);
            refused(asking(&actor, asks, &form))
        }
        _ => page(sent(&actor, &email)),
    }
}

fn sent(actor: &Actor, email: &str) -> Markup {
    // The same page whether or not the address is somebody's here.
    let content = html! {
        h1.govuk-heading-l { "Check your new address" }
        p.govuk-body { "We have written to " strong { (email) } ". Open the link in it in this browser, within 24 hours. Until then nothing changes." }
        (link_button(Press::Secondary, "Back to your account", "/account"))
    };
    Frame { title: "Check your new address", content, ..Frame::default() }.draw(actor)
}

fn asking(actor: &Actor, asks: Asks, form: &Form) -> Markup {
    let email = Input { kind: "email", autocomplete: Some("email"), ..Input::default() };
    let content = html! {
        @if asks != Asks::SignIn { (error_summary(form.errors())) }
        h1.govuk-heading-l { "Change your email address" }
        p.govuk-body { "Links to sign in will go to the new address. We write to it first, to be sure that it is yours, and we tell the old one." }
        @if asks == Asks::SignIn {
            (inset_text(html! { "Sign in again first. You did so more than ten minutes ago, and we want to be sure that it is you." }))
            (link_button(Press::Primary, "Sign in again", "/sign-in"))
        } @else {
            form method="post" action="/account/email" novalidate {
                (input_as(&form.field("email", "New email address", None), &email))
                @if asks == Asks::Code {
                    (app_field(form))
                    (recovery_field(form))
                }
                (button(Press::Primary, "Send the link"))
            }
        }
    };
    let before = Some(back_link("Your account", "/account"));
    let title = if form.refused() { "Error: Change your email address" } else { "Change your email address" };
    Frame { title, before, content, ..Frame::default() }.draw(actor)
}

/// Wrong, used, expired and another's: the same page.
fn worn(cx: &Cx, refusal: Refusal) -> Answer {
    match refusal {
        Refusal::NotFound => {
            cx.count(&WRONG_LINK);
            page(worn_out())
        }
        other => Err(other),
    }
}

pub(super) async fn offer(cx: Cx, Path(secret): Path<String>) -> Answer {
    cx.not_too_often(&WRONG_LINK)?;
    let tx = cx.read().await?;
    let permit = match rights::change_address(&tx, cx.actor()?, &secret).await {
        Ok(permit) => permit,
        Err(refusal) => return worn(&cx, refusal),
    };
    page(confirming(permit.by(), &permit.thing().email))
}

pub(super) async fn confirm(cx: Cx, Path(secret): Path<String>) -> Answer {
    cx.not_too_often(&WRONG_LINK)?;
    let tx = cx.write().await?;
    let permit = match rights::change_address(&tx, cx.actor()?, &secret).await {
        Ok(permit) => permit,
        Err(refusal) => return worn(&cx, refusal),
    };
    let old = account::details(&tx, permit.thing().account).await?.ok_or(Refusal::SignIn)?;
    match acts::address::change(&permit, &old).await {
        Ok(()) => {}
        Err(Refusal::NotFound) => return worn(&cx, Refusal::NotFound),
        Err(other) => return Err(other),
    }
    tx.commit().await?;
    let done = shell(Shell {
        title: "Your address is changed",
        content: html! {
            h1.govuk-heading-l { "Your address is changed" }
            p.govuk-body { "You are signed out everywhere. From now on, links to sign in go to your new address." }
            (link_button(Press::Primary, "Sign in", "/sign-in"))
        },
        ..Shell::default()
    });
    Ok((cx.drop_cookie(SESSION), done).into_response())
}

fn confirming(actor: &Actor, email: &str) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Use " (email) " from now on?" }
        (warning_text("You will be signed out on every device."))
        form method="post" { (button(Press::Primary, "Use this address")) }
    };
    let before = Some(back_link("Your account", "/account"));
    Frame { title: "Confirm your new address", before, content, ..Frame::default() }.draw(actor)
}
