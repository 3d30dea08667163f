//! Between the e-mailed link and everything else: people whose role reaches a register show a second factor, or set it up
//! the first time. Once in a session; the phone in the hand, one minute.

use axum::response::IntoResponse;
use kit::forms::Form;
use kit::govuk::{Press, button, details, error_summary};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, SESSION, go, page, refused};
use maud::{Markup, html};

use super::codes::{app_field, bare, recovery_field, refuse_wrong, shown, typed, typed_app};
use super::qr::square;
use crate::acts;
use crate::factor::{self as codes, Proof};
use crate::limits::WRONG_CODE;
use crate::rights::{self, PassFactor, Permit};
use crate::store::entities::session::Model as Session;
use crate::store::{account, factor, session};

/// What is still to be done in a session.
enum Stand {
    /// Nothing.
    Whole,
    /// Show a code.
    Asked(Session),
    /// Set it up: with this secret, for this address.
    New { session: Session, secret: Vec<u8>, email: String },
}

async fn stand(cx: &Cx, permit: &Permit<'_, PassFactor>) -> Result<Stand, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    let session = session::find(tx, cx.cookie(SESSION).unwrap_or_default()).await?.ok_or(Refusal::SignIn)?;
    if session.second_factor || !rights::asks_second_factor(permit.by()) {
        return Ok(Stand::Whole);
    }
    if factor::find(tx, account).await?.is_some() {
        return Ok(Stand::Asked(session));
    }
    let email = account::details(tx, account).await?.ok_or(Refusal::SignIn)?.email;
    Ok(Stand::New { secret: factor::offer(tx.house(), &session.mark), session, email })
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::pass_factor(&tx, actor)?;
    match stand(&cx, &permit).await? {
        Stand::Whole => go("/home"),
        Stand::Asked(_) => page(draw_ask(actor, &Form::default())),
        Stand::New { secret, email, .. } => page(draw_set_up(actor, &secret, &email, &Form::default())?),
    }
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.write().await?;
    let permit = rights::pass_factor(&tx, cx.actor()?)?;
    let (cookie, next) = match stand(&cx, &permit).await? {
        Stand::Whole => return go("/home"),
        Stand::Asked(session) => {
            let draw = |form: &Form| Ok(draw_ask(permit.by(), form));
            let Some(proof) = typed(&mut form) else { return refused(draw(&form)?) };
            let Some(cookie) = acts::factor::pass(&permit, session, &proof).await? else {
                return wrong(&cx, &mut form, &proof, draw);
            };
            // Whoever had to use a recovery code sees how many are left, and how to set up another phone.
            (cookie, go(if matches!(proof, Proof::App(_)) { "/home" } else { "/account/second-factor" }))
        }
        Stand::New { session, secret, email } => {
            let draw = |form: &Form| draw_set_up(permit.by(), &secret, &email, form);
            let Some(proof) = typed_app(&mut form) else { return refused(draw(&form)?) };
            let Some((cookie, codes)) = acts::factor::set_up(&permit, session, &proof).await? else {
                return wrong(&cx, &mut form, &proof, draw);
            };
            (cookie, page(bare(permit.by(), "Keep these recovery codes", shown(&codes))))
        }
    };
    tx.commit().await?;
    Ok((cx.set_cookie(SESSION, &cookie, None), next?).into_response())
}

fn wrong(
    cx: &Cx,
    form: &mut Form,
    proof: &Proof,
    draw: impl FnOnce(&Form) -> Result<Markup, Refusal>,
) -> Answer {
    cx.count(&WRONG_CODE);
    refuse_wrong(form, proof);
    refused(draw(form)?)
}

fn draw_ask(actor: &Actor, form: &Form) -> Markup {
    let title = if form.refused() { "Error: Enter a code" } else { "Enter a code" };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Enter a code" }
        p.govuk-body { "Open the authenticator app on your phone and look for New Belongings." }
        form method="post" action="/second-factor" novalidate {
            (app_field(form))
            (recovery_field(form))
            (button(Press::Primary, "Continue"))
        }
        (details("I have lost my phone and my recovery codes", html! {
            p.govuk-body { "Ask whoever runs New Belongings for your programme. Once they have made sure that it is you, they can let you set up another phone." }
        }))
    };
    bare(actor, title, content)
}

fn draw_set_up(actor: &Actor, secret: &[u8], email: &str, form: &Form) -> Result<Markup, Refusal> {
    let told = codes::otpauth(secret, email);
    let title = if form.refused() { "Error: Set up your second factor" } else { "Set up your second factor" };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Set up your second factor" }
        p.govuk-body { "You work with what is known about people. So that a stolen mailbox is not enough to reach it, you sign in with your email and with a code from your phone." }
        ol.govuk-list."govuk-list--number"."govuk-list--spaced" {
            li { "Open an authenticator app on your phone. If you have none, install one, such as Aegis, Google Authenticator or Microsoft Authenticator." }
            li { "Scan this square with it." }
            li { "Type the 6 digits it then shows." }
        }
        (square(&told, "A QR code for your authenticator app. The same as text stands below.")?)
        (details("I can’t scan it", html! {
            p.govuk-body { "On this phone: " a.govuk-link href=(told) { "open it in your app" } "." }
            p.govuk-body { "Or type this key into your app (time-based, 6 digits):" }
            p.govuk-body { code { (codes::typed(secret)) } }
        }))
        form method="post" action="/second-factor" novalidate {
            (app_field(form))
            (button(Press::Primary, "Continue"))
        }
    };
    Ok(bare(actor, title, content))
}
