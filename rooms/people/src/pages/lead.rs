//! The leads of one LA, for a programme manager: inviting one, and the way to let one go.

use axum::extract::{Path, Query};
use kit::forms::Form;
use kit::govuk::{Input, Press, back_link, button, error_summary, input, input_as};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use kit::{Tx, uuid::Uuid};
use maud::{Markup, html};
use serde::Deserialize;

use super::people;
use crate::model::{Details, Member, Organisation, Role};
use crate::store::seat;
use crate::{Frame, acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    ended: Option<String>,
}

async fn leads(tx: &Tx, la: Uuid) -> Result<Vec<Member>, kit::web::Refusal> {
    Ok(seat::members(tx, la).await?.into_iter().filter(|m| m.role == Role::Lead).collect())
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::invite_lead(&tx, cx.actor()?, &la).await?;
    let leads = leads(&tx, permit.thing().id).await?;
    let notice = people::notice(None, done.ended.as_deref());
    page(draw(permit.by(), permit.thing(), &leads, notice.as_deref(), &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::invite_lead(&tx, cx.actor()?, &la).await?;
    let name = form.text("name", "Enter the lead’s name", 80);
    let email = form.email("email");
    if !form.refused() {
        let done = acts::invite_lead(&permit, &Details { name, email }).await;
        if people::taken(done, &mut form)? {
            tx.commit().await?;
            return go(format!("/programme/authorities?invited={la}"));
        }
    }
    let leads = leads(&tx, permit.thing().id).await?;
    refused(draw(permit.by(), permit.thing(), &leads, None, &form))
}

fn draw(actor: &Actor, la: &Organisation, leads: &[Member], notice: Option<&str>, form: &Form) -> Markup {
    let email = Input { kind: "email", ..Input::default() };
    let content = html! {
        (error_summary(form.errors()))
        @if leads.is_empty() {
            h1.govuk-heading-l { "Invite the lead of " (la.name) }
        } @else {
            h1.govuk-heading-l { "Who leads " (la.name) }
            (people::members(leads, &format!("/programme/authorities/{}/lead", la.slug)))
            h2.govuk-heading-m { "Invite another lead" }
        }
        p.govuk-body { "The lead brings in the list of care leavers, opens the survey and writes the plan. Two hours a week is enough." }
        form method="post" novalidate {
            (input(&form.field("name", "Name", None)))
            (input_as(&form.field("email", "Email address", Some("The invitation goes here")), &email))
            (button(Press::Primary, "Invite"))
        }
    };
    let before = Some(back_link("Local authorities", "/programme/authorities"));
    let title = if form.refused() { "Error: Invite a lead" } else { "Invite a lead" };
    Frame { title, here: "Local authorities", notice, before, content, ..Frame::default() }.draw(actor)
}
