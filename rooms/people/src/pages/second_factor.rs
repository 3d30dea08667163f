//! Between the e-mailed link and everything else: people whose role reaches a register show a second factor, or set it up
//! the first time. Once in a session; the phone in the hand, one minute.

use axum::response::IntoResponse;
use kit::forms::Form;
use kit::govuk::{Press, button, details, error_summary};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, SESSION, go, page, refused};
use maud::{Markup, html};

use super::account::here;
use super::codes::{app_field, bare, recovery_field, refuse_wrong, shown, typed, typed_app};
use super::qr::square;
use crate::acts;
use crate::acts::proof::No;
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
    /// Set it up.
    New(Offer),
}

/// What a session is offered to set up.
struct Offer {
    session: Session,
    /// With this secret.
    secret: Vec<u8>,
    /// For this address.
    email: String,
    /// In the place of the one there is, which stays until then.
    replaces: bool,
}

async fn stand(cx: &Cx, permit: &Permit<'_, PassFactor>) -> Result<Stand, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    let session = here(cx, tx).await?;
    let has = factor::find(tx, account).await?.is_some();
    let replaces = has && session::may_replace(tx, &session);
    if !replaces && (session.second_factor || !rights::asks_second_factor(permit.by())) {
        return Ok(Stand::Whole);
    }
    if has && !replaces {
        return Ok(Stand::Asked(session));
    }
    let email = account::details(tx, account).await?.ok_or(Refusal::SignIn)?.email;
    Ok(Stand::New(Offer { secret: factor::offer(tx.house(), &session.mark), session, email, replaces }))
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::pass_factor(&tx, actor)?;
    match stand(&cx, &permit).await? {
        Stand::Whole => go("/home"),
        Stand::Asked(_) => page(draw_ask(actor, &Form::default())),
        Stand::New(offer) => page(draw_set_up(actor, &offer, &Form::default())?),
    }
}

/// What comes of a form.
enum Done {
    /// The session's new secret, and where it goes on.
    In(String, Answer),
    /// The form again.
    Again(Markup),
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.write().await?;
    let permit = rights::pass_factor(&tx, cx.actor()?)?;
    let done = match stand(&cx, &permit).await? {
        Stand::Whole => return go("/home"),
        Stand::Asked(session) => show(&cx, &permit, session, &mut form).await?,
        Stand::New(offer) => confirm(&cx, &permit, offer, &mut form).await?,
    };
    // A wrong code is written down, too: it counts.
    tx.commit().await?;
    match done {
        Done::In(cookie, next) => Ok((cx.set_cookie(SESSION, &cookie, None), next?).into_response()),
        Done::Again(form) => refused(form),
    }
}

async fn show(
    cx: &Cx,
    permit: &Permit<'_, PassFactor>,
    session: Session,
    form: &mut Form,
) -> Result<Done, Refusal> {
    let Some(proof) = typed(form) else { return Ok(Done::Again(draw_ask(permit.by(), form))) };
    match acts::factor::pass(permit, session, &proof).await? {
        // Whoever had to use a recovery code sees how many are left, and how to set up another phone.
        Ok(cookie) => {
            let next = if matches!(proof, Proof::App(_)) { "/home" } else { "/account/second-factor" };
            Ok(Done::In(cookie, go(next)))
        }
        Err(no) => {
            cx.count(&WRONG_CODE);
            refuse_wrong(form, &proof, no);
            Ok(Done::Again(draw_ask(permit.by(), form)))
        }
    }
}

async fn confirm(
    cx: &Cx,
    permit: &Permit<'_, PassFactor>,
    offer: Offer,
    form: &mut Form,
) -> Result<Done, Refusal> {
    let actor = permit.by();
    let Some(proof) = typed_app(form) else { return Ok(Done::Again(draw_set_up(actor, &offer, form)?)) };
    let session = offer.session.clone();
    let done = if offer.replaces {
        acts::factor::swap(&rights::keep_factor(permit.tx(), actor)?, session, &proof).await?
    } else {
        acts::factor::set_up(permit, session, &proof).await?
    };
    let Some((cookie, codes)) = done else {
        cx.count(&WRONG_CODE);
        refuse_wrong(form, &proof, No::Wrong);
        return Ok(Done::Again(draw_set_up(actor, &offer, form)?));
    };
    Ok(Done::In(cookie, page(bare(actor, "Keep these recovery codes", shown(&codes)))))
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

fn draw_set_up(actor: &Actor, offer: &Offer, form: &Form) -> Result<Markup, Refusal> {
    let told = codes::otpauth(&offer.secret, &offer.email);
    let title = if form.refused() { "Error: Set up your second factor" } else { "Set up your second factor" };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Set up your second factor" }
        @if offer.replaces {
            p.govuk-body { "Until you type a code from the new phone, nothing changes: the one you use now stays your second factor. Then you get new recovery codes, and are signed out everywhere else." }
        } @else {
            p.govuk-body { "You work with what is known about people. So that a stolen mailbox is not enough to reach it, you sign in with your email and with a code from your phone." }
        }
        ol.govuk-list."govuk-list--number"."govuk-list--spaced" {
            li { "Open an authenticator app on your phone. If you have none, install one, such as Aegis, Google Authenticator or Microsoft Authenticator." }
            li { "Scan this square with it." }
            li { "Type the 6 digits it then shows." }
        }
        (square(&told, "A QR code for your authenticator app. The same as text stands below.")?)
        (details("I can’t scan it", html! {
            p.govuk-body { "On this phone: " a.govuk-link href=(told) { "open it in your app" } "." }
            p.govuk-body { "Or type this key into your app (time-based, 6 digits):" }
            p.govuk-body { code { (codes::typed(&offer.secret)) } }
        }))
        form method="post" action="/second-factor" novalidate {
            (app_field(form))
            (button(Press::Primary, "Continue"))
        }
        @if offer.replaces {
            p.govuk-body { a.govuk-link href="/account" { "Stop, and keep the phone I use now" } }
        }
    };
    Ok(bare(actor, title, content))
}
