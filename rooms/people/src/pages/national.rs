//! The national team, for a programme manager: who is in, inviting somebody, and the way to let somebody go.

use axum::extract::Query;
use kit::forms::Form;
use kit::govuk::error_summary;
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use serde::Deserialize;

use super::people;
use crate::model::{Member, Role};
use crate::store::seat;
use crate::{Frame, acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    invited: Option<String>,
    ended: Option<String>,
}

pub(super) async fn get(cx: Cx, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::manage_national_team(&tx, cx.actor()?).await?;
    let members = seat::members(&tx, permit.thing().id).await?;
    let notice = people::notice(done.invited.as_deref(), done.ended.as_deref());
    page(draw(permit.by(), &members, notice.as_deref(), &Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::manage_national_team(&tx, cx.actor()?).await?;
    if let Some((who, role)) = people::invited(&mut form, &Role::NATIONAL) {
        let done = acts::invite_to_national(&permit, &who, role).await;
        if people::taken(done, &mut form)? {
            tx.commit().await?;
            return go(format!("/programme/team?invited={}", role.code()));
        }
    }
    let members = seat::members(&tx, permit.thing().id).await?;
    refused(draw(permit.by(), &members, None, &form))
}

fn draw(actor: &Actor, members: &[Member], notice: Option<&str>, form: &Form) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "National team" }
        (people::members(members, "/programme/team"))
        (people::invitation(form, &Role::NATIONAL, None))
    };
    let title = if form.refused() { "Error: National team" } else { "National team" };
    Frame { title, here: "Team", notice, content, ..Frame::default() }.draw(actor)
}
