//! An LA lead's team: who is in, and inviting a personal adviser or a senior leader.

use axum::extract::{Path, Query};
use kit::clock;
use kit::forms::Form;
use kit::govuk::{Column, Input, Item, Press, button, error_summary, input, input_as, radios, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use serde::Deserialize;

use crate::model::{Details, Member, Organisation, Role};
use crate::store::account;
use crate::{Frame, acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    invited: Option<String>,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_team(&tx, actor, &la).await?;
    let members = account::members(&tx, permit.thing().id).await?;
    let notice = done.invited.as_deref().and_then(Role::of).map(|role| format!("{} invited.", role.words()));
    page(draw(actor, permit.thing(), &members, notice.as_deref(), &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_team(&tx, actor, &la).await?;
    let name = form.text("name", "Enter their name", 80);
    let email = form.email("email");
    let role =
        form.choice("role", "Choose what they do", |code| Role::LOCAL.into_iter().find(|r| r.code() == code));
    let (Some(role), false) = (role, form.refused()) else {
        let members = account::members(&tx, permit.thing().id).await?;
        return refused(draw(actor, permit.thing(), &members, None, &form));
    };
    acts::invite_to_team(&permit, &Details { name, email }, role).await?;
    tx.commit().await?;
    go(format!("/la/{la}/team?invited={}", role.code()))
}

fn draw(actor: &Actor, la: &Organisation, members: &[Member], notice: Option<&str>, form: &Form) -> Markup {
    let rows: Vec<Vec<Markup>> = members
        .iter()
        .map(|m| {
            let since = clock::written(clock::london_day(m.since));
            vec![
                html! { (m.details.name) },
                html! { (m.role.words()) },
                html! { (m.details.email) },
                html! { (since) },
            ]
        })
        .collect();
    let columns = [Column::text("Name"), Column::text("Role"), Column::text("Email"), Column::text("Since")];
    let items = [
        Item::new(Role::Adviser.code(), "Personal adviser")
            .hint("Sees which of their own young people have not answered. Never sees answers."),
        Item::new(Role::SeniorLeader.code(), "Senior leader").hint("Reads findings and signs off the plan."),
        Item::new(Role::Lead.code(), "Lead").hint("Does everything you can do here."),
    ];
    let email = Input { kind: "email", ..Input::default() };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Team" }
        (table("People with access", &columns, &rows))
        h2.govuk-heading-m { "Invite somebody" }
        form method="post" novalidate {
            (input(&form.field("name", "Name", Some("For a personal adviser, as it stands in your list of care leavers"))))
            (input_as(&form.field("email", "Email address", None), &email))
            (radios(&form.field("role", "What do they do?", None), &items))
            (button(Press::Primary, "Invite"))
        }
    };
    let title = if form.refused() { "Error: Team" } else { "Team" };
    Frame { title, here: "Team", la: Some(la), notice, content, ..Frame::default() }.draw(actor)
}
