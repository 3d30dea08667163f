//! An LA lead's team: who is in, inviting somebody, and the way to let somebody go.

use axum::extract::{Path, Query};
use kit::forms::Form;
use kit::govuk::error_summary;
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use serde::Deserialize;

use super::people;
use crate::model::{Member, Organisation, Role};
use crate::store::seat;
use crate::{Frame, acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    invited: Option<String>,
    ended: Option<String>,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::manage_team(&tx, cx.actor()?, &la).await?;
    let members = seat::members(&tx, permit.thing().id).await?;
    let notice = people::notice(done.invited.as_deref(), done.ended.as_deref());
    page(draw(permit.by(), permit.thing(), &members, notice.as_deref(), &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::manage_team(&tx, cx.actor()?, &la).await?;
    if let Some((who, role)) = people::invited(&mut form, &Role::LOCAL) {
        let done = acts::invite_to_team(&permit, &who, role).await;
        if people::taken(done, &mut form)? {
            tx.commit().await?;
            return go(format!("/la/{la}/team?invited={}", role.code()));
        }
    }
    let members = seat::members(&tx, permit.thing().id).await?;
    refused(draw(permit.by(), permit.thing(), &members, None, &form))
}

fn draw(actor: &Actor, la: &Organisation, members: &[Member], notice: Option<&str>, form: &Form) -> Markup {
    let name_hint = "For a personal adviser, as it stands in your list of care leavers";
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Team" }
        (people::members(members, &la.path("/team")))
        (people::invitation(form, &Role::LOCAL, Some(name_hint)))
    };
    let title = if form.refused() { "Error: Team" } else { "Team" };
    Frame { title, here: "Team", la: Some(la), notice, content, ..Frame::default() }.draw(actor)
}
