//! A programme manager's list of local authorities: who is in, who leads there, and adding the next one.

use axum::extract::Query;
use kit::forms::Form;
use kit::govuk::{Column, Item, Press, button, error_summary, select, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::{Tx, clock};
use maud::{Markup, html};
use serde::Deserialize;

use crate::model::{Member, Organisation, Role};
use crate::store::{self, seat};
use crate::{Frame, acts, authorities, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    invited: Option<String>,
}

struct View {
    joined: Vec<(Organisation, Vec<Member>)>,
    notice: Option<String>,
}

pub(super) async fn get(cx: Cx, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::manage_authorities(&tx, actor).await?;
    let mut view = load(&tx).await?;
    let invited = view.joined.iter().find(|(la, _)| Some(&la.slug) == done.invited.as_ref());
    view.notice = invited
        .map(|(la, _)| format!("The lead of {} is invited. The invitation is in the outbox.", la.name));
    page(draw(actor, &view, &Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_authorities(&tx, actor).await?;
    let Some(authority) = form.choice("authority", "Choose a local authority", authorities::by_code) else {
        return refused(draw(actor, &load(&tx).await?, &form));
    };
    match acts::add_authority(&permit, authority).await {
        Ok(la) => {
            tx.commit().await?;
            go(format!("/programme/authorities/{}/lead", la.slug))
        }
        Err(Refusal::Conflict(why)) => {
            form.refuse("authority", why);
            refused(draw(actor, &load(&tx).await?, &form))
        }
        Err(other) => Err(other),
    }
}

async fn load(tx: &Tx) -> Result<View, Refusal> {
    let mut joined = Vec::new();
    for la in store::authorities(tx).await? {
        let leads = seat::members(tx, la.id).await?.into_iter().filter(|m| m.role == Role::Lead).collect();
        joined.push((la, leads));
    }
    Ok(View { joined, notice: None })
}

fn draw(actor: &Actor, view: &View, form: &Form) -> Markup {
    let rows: Vec<Vec<Markup>> = view.joined.iter().map(|(la, leads)| row(la, leads)).collect();
    let columns = [
        Column::text("Local authority"),
        Column::text("ONS code"),
        Column::text("Joined"),
        Column::text("Lead"),
    ];
    let waiting = authorities::all().iter().filter(|a| !view.joined.iter().any(|(la, _)| la.slug == a.slug));
    let items: Vec<Item> =
        waiting.map(|a| Item::new(&a.gss_code, format!("{} ({})", a.name, a.region))).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Local authorities" }
        (table_or("In the programme", &columns, &rows, html! { "No authority is in yet. Add the first one below, then invite its lead." }))
        h2.govuk-heading-m { "Add a local authority" }
        form method="post" novalidate {
            (select(&form.field("authority", "Local authority", Some("All 153 in England with children’s services")), Some("Choose"), &items))
            (button(Press::Primary, "Add"))
        }
    };
    let title = if form.refused() { "Error: Local authorities" } else { "Local authorities" };
    Frame { title, here: "Local authorities", notice: view.notice.as_deref(), content, ..Frame::default() }
        .draw(actor)
}

fn row(la: &Organisation, leads: &[Member]) -> Vec<Markup> {
    let lead = html! {
        @for lead in leads { (lead.details.name) br; }
        a.govuk-link href=(format!("/programme/authorities/{}/lead", la.slug)) {
            (if leads.is_empty() { "Invite a lead" } else { "Invite another, or end access" })
            span.govuk-visually-hidden { " for " (la.name) }
        }
    };
    vec![
        html! { (la.name) },
        html! { (la.gss_code.as_deref().unwrap_or("")) },
        html! { (clock::written(clock::london_day(la.since))) },
        lead,
    ]
}
