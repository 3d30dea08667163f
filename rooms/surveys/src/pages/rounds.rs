//! A programme manager's rounds: the seasons in which LAs survey, so that they can be compared.

use kit::clock;
use kit::forms::Form;
use kit::govuk::{Column, Press, button, error_summary, input, table, table_or};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use crate::model::Round;
use crate::{acts, rights, store};

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::manage_rounds(&tx, actor).await?;
    page(draw(actor, &store::round::all(&tx).await?, &Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_rounds(&tx, actor).await?;
    let name = form.text("name", "Enter a name for the round, like Spring 2027", 60);
    people::hold(&tx, permit.thing().id).await?;
    let rounds = store::round::all(&tx).await?;
    if rounds.iter().any(|r| r.name.eq_ignore_ascii_case(&name)) {
        form.refuse("name", "There is a round of this name. Choose another name.");
    }
    if form.refused() {
        return refused(draw(actor, &rounds, &form));
    }
    acts::open_round(&permit, &name).await?;
    tx.commit().await?;
    go("/programme/rounds")
}

fn draw(actor: &Actor, rounds: &[Round], form: &Form) -> Markup {
    let (closed, open): (Vec<&Round>, Vec<&Round>) = rounds.iter().partition(|r| r.closed_at.is_some());
    let columns = [Column::text("Round"), Column::text("Opened")];
    let over = [Column::text("Round"), Column::text("Closed")];
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Rounds" }
        p.govuk-body { "A round is a season of surveys. Local authorities run their survey in it, and at its end their results can be set side by side." }
        (table_or("Open rounds", &columns, &rows(&open), html! { "No round is open. Open one, so that leads can start their survey." }))
        @if !closed.is_empty() { (table("Closed rounds", &over, &rows(&closed))) }
        p.govuk-body { a.govuk-link href="/programme/instruments" { "What can be asked" } }
        p.govuk-body { a.govuk-link href="/programme/benchmarks" { "Published figures to compare with" } }
        p.govuk-body { a.govuk-link href="/programme/disclosure" { "From how many answers on figures are shown" } }
        p.govuk-body { a.govuk-link href="/programme/languages" { "Languages, and who has checked them" } }
        h2.govuk-heading-m { "Open a round" }
        form method="post" novalidate {
            (input(&form.field("name", "Name", Some("For example, Spring 2027"))))
            (button(Press::Primary, "Open round"))
        }
    };
    let title = if form.refused() { "Error: Rounds" } else { "Rounds" };
    Frame { title, here: "Rounds", content, ..Frame::default() }.draw(actor)
}

/// By name, with the day on which it was opened or, where it is over, closed.
fn rows(rounds: &[&Round]) -> Vec<Vec<Markup>> {
    let row = |r: &&Round| {
        vec![
            html! { a.govuk-link href=(format!("/programme/rounds/{}", ids::show(r.id))) { (r.name) } },
            html! { (clock::written(clock::london_day(r.closed_at.unwrap_or(r.since)))) },
        ]
    };
    rounds.iter().map(row).collect()
}
