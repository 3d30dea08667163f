//! One authority's published plan as a facilitator reads it, a critical friend: what stands in it, and where to remark on it.

use axum::extract::Path;
use kit::clock::written;
use kit::govuk::{Column, back_link, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::Frame;
use std::collections::HashMap;
use uuid::Uuid;

use crate::model::{Action, Plan};
use crate::rights::remarks::{self as rights, Befriended};
use crate::store;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::befriend(&tx, cx.actor()?, &la).await?;
    let promises = permit.thing().plan.content.actions().map(|action| action.promise).collect();
    let remarks = store::remarks::counts(&tx, promises).await?;
    page(draw(cx.actor()?, permit.thing(), &remarks))
}

fn draw(actor: &Actor, seen: &Befriended, remarks: &HashMap<Uuid, usize>) -> Markup {
    let (la, plan) = (&seen.la, &seen.plan);
    let columns = [
        Column::text("We will"),
        Column::text("Who, by when"),
        Column::text("How it stands"),
        Column::text("Remarks"),
    ];
    let content = html! {
        h1.govuk-heading-l { "The plan of " (la.name) }
        p.govuk-body { "You read it as a critical friend. Your remarks go to the authority’s leads and senior leaders, never on the public plan. " a.govuk-link href={ "/plans/" (la.slug) } { "The plan as young people read it" } "." }
        @for theme in &plan.content.themes {
            @let row = |action: &Action| line(&la.path("/plan/promises"), plan, action, remarks);
            (table(&theme.agreed.title, &columns, &theme.actions.iter().map(row).collect::<Vec<_>>()))
        }
    };
    let before = Some(back_link("Plans", "/programme/plans"));
    let title = format!("The plan of {}", la.name);
    Frame { title: &title, here: "Plans", before, content, ..Frame::default() }.draw(actor)
}

fn line(at: &str, plan: &Plan, action: &Action, remarks: &HashMap<Uuid, usize>) -> Vec<Markup> {
    let stands = plan.news(action).map_or("Nothing said yet", |news| news.status.words());
    let at = format!("{at}/{}/remarks", kit::ids::show(action.promise));
    vec![
        html! { (action.text.we_will) },
        html! { (action.text.who()) ", by " (written(action.text.due_on)) },
        html! { (stands) },
        html! { a.govuk-link href=(at) { (words(remarks.get(&action.promise))) span.govuk-visually-hidden { " on: " (action.text.we_will) } } },
    ]
}

/// How many remarks there are, or that there can be one.
pub(super) fn words(count: Option<&usize>) -> String {
    match count {
        None => "Remark".to_owned(),
        Some(1) => "1 remark".to_owned(),
        Some(count) => format!("{count} remarks"),
    }
}

/// The authorities whose plans a facilitator can remark on, by name.
pub(super) fn offered<'a>(plans: impl Iterator<Item = &'a people::Organisation>) -> Markup {
    html! {
        h2.govuk-heading-m { "Remark as a critical friend" }
        ul.govuk-list."govuk-list--bullet" {
            @for la in plans { li { a.govuk-link href={ "/programme/plans/" (la.slug) } { (la.name) } } }
        }
    }
}
