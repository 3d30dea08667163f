//! Letting somebody go: are you sure, and yes. The same page for a lead's team, for an LA's leads and for the national team.

use axum::extract::Path;
use kit::govuk::{Press, back_link, button, warning_text};
use kit::web::{Answer, Cx, go, page};
use maud::html;

use crate::model::Kind;
use crate::rights::{self, EndSeat, Permit};
use crate::{Frame, acts};

/// In an LA's team, by its lead.
pub(super) async fn ask_in_team(cx: Cx, Path((la, seat)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::end_seat_in_team(&tx, cx.actor()?, &la, &seat).await?;
    asked(&permit, &permit.thing().place.path("/team"))
}

pub(super) async fn end_in_team(cx: Cx, Path((la, seat)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::end_seat_in_team(&tx, cx.actor()?, &la, &seat).await?;
    let next = next(&permit, &permit.thing().place.path("/team"));
    acts::end_seat(&permit).await?;
    tx.commit().await?;
    go(next)
}

/// An LA's lead, by a programme manager.
pub(super) async fn ask_of_lead(cx: Cx, Path((la, seat)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::end_seat_of_lead(&tx, cx.actor()?, &la, &seat).await?;
    asked(&permit, &format!("/programme/authorities/{}/lead", permit.thing().place.slug))
}

pub(super) async fn end_of_lead(cx: Cx, Path((la, seat)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::end_seat_of_lead(&tx, cx.actor()?, &la, &seat).await?;
    let next = next(&permit, &format!("/programme/authorities/{}/lead", permit.thing().place.slug));
    acts::end_seat(&permit).await?;
    tx.commit().await?;
    go(next)
}

/// In the national team, by a programme manager.
pub(super) async fn ask_national(cx: Cx, Path(seat): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::end_national_seat(&tx, cx.actor()?, &seat).await?;
    asked(&permit, "/programme/team")
}

pub(super) async fn end_national(cx: Cx, Path(seat): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::end_national_seat(&tx, cx.actor()?, &seat).await?;
    let next = next(&permit, "/programme/team");
    acts::end_seat(&permit).await?;
    tx.commit().await?;
    go(next)
}

/// Where to go after it: whoever let themselves go may have nothing left to see here.
fn next(permit: &Permit<'_, EndSeat>, team: &str) -> String {
    let member = &permit.thing().member;
    if permit.by().account == Some(member.account) {
        "/home".to_owned()
    } else {
        format!("{team}?ended={}", member.role.code())
    }
}

fn asked(permit: &Permit<'_, EndSeat>, team: &str) -> Answer {
    let held = permit.thing();
    let (name, role) = (&held.member.details.name, held.member.role.words().to_lowercase());
    let own = permit.by().account == Some(held.member.account);
    let content = html! {
        h1.govuk-heading-l { "End the access of " (name) "?" }
        p.govuk-body {
            @if own { "This is you. " }
            (name) " works here as " (role) ". From the next page they open, they reach nothing as " (role) " in " (held.place.name) "."
        }
        p.govuk-body { "What they did stays. To let them back in, invite them again with the same address." }
        @if own { (warning_text("You end your own access. Somebody else has to let you back in.")) }
        form method="post" { (button(Press::Warning, "End access")) }
    };
    let local = held.place.kind == Kind::Authority && team.starts_with("/la/");
    let here = if team.starts_with("/programme/authorities") { "Local authorities" } else { "Team" };
    let la = local.then_some(&held.place);
    let before = Some(back_link("Back", team));
    page(Frame { title: "End access", here, la, before, content, ..Frame::default() }.draw(permit.by()))
}
