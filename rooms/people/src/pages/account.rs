//! One's own account: who we think you are, how you come in, and where you are signed in. For the day a laptop is left on
//! a train.

use axum::extract::{Path, Query};
use kit::clock::written_at;
use kit::govuk::{Colour, Column, Press, Row, button, summary_list, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, SESSION, go, page};
use kit::{Tx, ids};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use crate::model::{Details, Organisation, Role};
use crate::store::entities::session::Model as Session;
use crate::store::{self, account, factor, session};
use crate::{Frame, acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    ended: Option<String>,
}

struct View {
    who: Details,
    places: Vec<(Organisation, Role)>,
    /// Recovery codes left, where there is a second factor.
    codes: Option<u64>,
    sessions: Vec<Session>,
    here: Option<Uuid>,
}

/// The session that asks.
pub(super) async fn here(cx: &Cx, tx: &Tx) -> Result<Session, Refusal> {
    session::find(tx, cx.cookie(SESSION).unwrap_or_default()).await?.ok_or(Refusal::SignIn)
}

pub(super) async fn get(cx: Cx, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::keep_account(&tx, cx.actor()?)?;
    let account = *permit.thing();
    let codes = match factor::find(&tx, account).await? {
        Some(_) => Some(factor::codes_left(&tx, account).await?),
        None => None,
    };
    let mut places = Vec::new();
    for seat in &permit.by().seats {
        let place = store::organisation(&tx, seat.organisation).await?;
        places.extend(place.zip(Role::of(&seat.role)));
    }
    let view = View {
        who: account::details(&tx, account).await?.ok_or(Refusal::SignIn)?,
        places,
        codes,
        sessions: session::of_account(&tx, account).await?,
        here: Some(here(&cx, &tx).await?.id),
    };
    let notice = done.ended.map(|_| "Signed out there.");
    page(draw(permit.by(), &view, notice))
}

pub(super) async fn end(cx: Cx, Path(id): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::keep_account(&tx, cx.actor()?)?;
    let id = ids::read(&id).ok_or(Refusal::NotFound)?;
    let own = here(&cx, &tx).await?.id == id;
    if !session::end(&tx, *permit.thing(), id).await? {
        return Err(Refusal::NotFound);
    }
    permit.audit(None, Some(*permit.thing())).await?;
    tx.commit().await?;
    go(if own { "/sign-in" } else { "/account?ended=one" })
}

pub(super) async fn end_others(cx: Cx) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::keep_account(&tx, cx.actor()?)?;
    let here = here(&cx, &tx).await?.id;
    acts::end_others(&permit, here).await?;
    tx.commit().await?;
    go("/account?ended=others")
}

fn draw(actor: &Actor, view: &View, notice: Option<&str>) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Your account" }
        (summary_list(&details(view)))
        h2.govuk-heading-m { "Where you are signed in" }
        p.govuk-body { "You are signed out after 30 minutes without a page, and after 12 hours whatever happens." }
        (sessions(view))
        @if view.sessions.len() > 1 {
            form method="post" action="/account/sessions/others/end" {
                (button(Press::Secondary, "Sign out everywhere else"))
            }
        }
    };
    Frame { title: "Your account", notice, content, ..Frame::default() }.draw(actor)
}

fn details(view: &View) -> Vec<Row<'static>> {
    let factor = match view.codes {
        Some(left) => html! { "A code from your phone. " (left) " of 10 recovery codes left." },
        None => html! { "None" },
    };
    let places = html! {
        @for (place, role) in &view.places { (role.words()) ", " (place.name) br; }
        @if view.places.is_empty() { "Nowhere at present" }
    };
    vec![
        Row { key: "Name", value: html! { (view.who.name) }, change: None },
        Row {
            key: "Email address",
            value: html! { (view.who.email) },
            change: Some(("Change", "/account/email")),
        },
        Row {
            key: "Second factor",
            value: factor,
            change: view.codes.map(|_| ("Change", "/account/second-factor")),
        },
        Row { key: "What you do", value: places, change: None },
    ]
}

fn sessions(view: &View) -> Markup {
    let columns = [
        Column::text("Device"),
        Column::text("Signed in"),
        Column::text("Last seen"),
        Column::text("Action"),
    ];
    let rows: Vec<Vec<Markup>> = view.sessions.iter().map(|s| row(s, view.here)).collect();
    table("Devices", &columns, &rows)
}

fn row(session: &Session, here: Option<Uuid>) -> Vec<Markup> {
    let action = if here == Some(session.id) {
        tag(Colour::Green, "This device")
    } else {
        html! {
            form method="post" action=(format!("/account/sessions/{}/end", ids::show(session.id))) {
                (button(Press::Secondary, "Sign out there"))
            }
        }
    };
    vec![
        html! { (session.device) },
        html! { (written_at(session.since)) },
        html! { (written_at(session.seen_at)) },
        action,
    ]
}
