//! Owners with a link: who reports on what without an account. For the lead.

use axum::extract::Path;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{
    Item, Press, Row, back_link, button, checkboxes, empty, error_summary, input, summary_list,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Details, Frame};

use super::id;
use crate::acts;
use crate::model::{Owner, Plan};
use crate::rights::{self, Held};
use crate::store::owners;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::name_owners(&tx, cx.actor()?, &la).await?;
    page(load(&tx, cx.actor()?, permit.thing(), &Form::default()).await?)
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::name_owners(&tx, cx.actor()?, &la).await?;
    let who = Details { name: form.text("name", "Enter their name", 100), email: form.email("email") };
    let chosen: Vec<_> = form.values("actions").into_iter().filter_map(kit::ids::read).collect();
    if chosen.is_empty() {
        form.refuse("actions", "Choose at least one action");
    }
    if form.refused() {
        return refused(load(&tx, cx.actor()?, permit.thing(), &form).await?);
    }
    acts::give_link(&permit, &who, &chosen).await?;
    back(tx, &la).await
}

pub(super) async fn again(cx: Cx, Path((la, owner)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::name_owners(&tx, cx.actor()?, &la).await?;
    acts::send_again(&permit, id(&owner)?).await?;
    back(tx, &la).await
}

pub(super) async fn withdraw(cx: Cx, Path((la, owner)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::name_owners(&tx, cx.actor()?, &la).await?;
    acts::withdraw(&permit, id(&owner)?).await?;
    back(tx, &la).await
}

async fn back(tx: Tx, la: &str) -> Answer {
    tx.commit().await?;
    go(format!("/la/{la}/plan/owners"))
}

async fn load(tx: &Tx, actor: &Actor, held: &Held, form: &Form) -> Result<Markup, Refusal> {
    let all = owners::of(tx, held.la.id).await?;
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Owners without an account" }
        p.govuk-body { "Send the person who answers for an action a link of their own. They say how it stands, for their own actions only, and you are told by email. Their news is on the public plan at once." }
        @if all.is_empty() { (empty(html! { p.govuk-body { "Nobody has a link yet." } })) }
        @for owner in &all { (draw_owner(held, owner)) }
        (give(&held.plan, form))
    };
    let before = Some(back_link("Plan", &held.la.path("/plan")));
    let heading = "Owners without an account";
    let title = if form.refused() { format!("Error: {heading}") } else { heading.to_owned() };
    Ok(Frame { title: &title, here: "Plan", la: Some(&held.la), before, content, ..Frame::default() }
        .draw(actor))
}

fn draw_owner(held: &Held, owner: &Owner) -> Markup {
    let at = |what: &str| held.la.path(&format!("/plan/owners/{}/{what}", kit::ids::show(owner.id)));
    let theirs: Vec<&str> = held
        .plan
        .content
        .actions()
        .filter(|a| owner.promises.contains(&a.promise))
        .map(|a| a.text.we_will.as_str())
        .collect();
    let rows = [
        Row { key: "Email", value: html! { (owner.details.email) }, change: None },
        Row {
            key: "Actions",
            value: html! { @if theirs.is_empty() { "None in the published plan" } @for one in theirs { p.govuk-body { (one) } } },
            change: None,
        },
    ];
    let name = &owner.details.name;
    html! {
        h2.govuk-heading-s { (name) }
        (summary_list(&rows))
        div.govuk-button-group {
            form method="post" action=(at("again")) { (button(Press::Secondary, &format!("Send {name} the link again"))) }
            form method="post" action=(at("withdraw")) { (button(Press::Warning, &format!("Withdraw {name}’s link"))) }
        }
    }
}

fn give(plan: &Plan, form: &Form) -> Markup {
    let items: Vec<Item> = plan
        .content
        .actions()
        .map(|a| Item::new(kit::ids::show(a.promise), &a.text.we_will).hint(a.text.who()))
        .collect();
    let ticked: Vec<String> = form.values("actions").into_iter().map(str::to_owned).collect();
    html! {
        form method="post" novalidate {
            h2.govuk-heading-m { "Give somebody a link" }
            (checkboxes(&form.field("actions", "What do they answer for?", None), &items, &ticked))
            (input(&form.field("name", "Their name", None)))
            (input(&form.field("email", "Their email address", Some("A personal address at work, not a shared one"))))
            (button(Press::Primary, "Send the link"))
        }
    }
}
