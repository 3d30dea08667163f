//! An LA's home: what needs this person now, and where the LA stands in the cycle.

use axum::extract::Path;
use kit::govuk::{Need, Station, journey, needs};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::{Frame, Organisation, Role};

use crate::model::{Place, STEPS};
use crate::needs::place;
use crate::rights;
use crate::task::Task;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::desk(&tx, actor, &la).await?;
    let (la, roles) = permit.thing();
    page(draw(actor, la, roles, &place(&tx, la).await?))
}

fn draw(actor: &Actor, la: &Organisation, roles: &[Role], place: &Place) -> Markup {
    let mut tasks: Vec<Task> = Vec::new();
    for role in roles {
        tasks.extend(match role {
            Role::Lead => place.for_lead(),
            Role::Adviser => place.for_adviser(),
            Role::SeniorLeader => place.for_leader(),
            Role::Duty => place.for_duty(),
            _ => Vec::new(),
        });
    }
    // Whoever has two roles is told once.
    let mut seen: Vec<Task> = Vec::new();
    tasks.retain(|task| {
        !seen.contains(task) && {
            seen.push(task.clone());
            true
        }
    });
    let paths: Vec<String> = tasks.iter().map(|t| la.path(&t.path)).collect();
    let list: Vec<Need<'_>> = tasks.iter().zip(&paths).map(|(t, href)| t.need(href)).collect();
    let content = html! {
        h1.govuk-heading-l { "Hello " (actor.name.split(' ').next().unwrap_or_default()) }
        h2.govuk-heading-m { "What needs you" }
        (needs(&list, html! { "Nothing waits for you today." }))
        h2.govuk-heading-m { "Where " (la.name) " stands" }
        (cycle(la, place))
        p.govuk-body { a.govuk-link href=(format!("/plans/{}", la.slug)) { "Read the public plan" } }
    };
    Frame { title: "Home", here: "Home", la: Some(la), content, ..Frame::default() }.draw(actor)
}

fn cycle(la: &Organisation, place: &Place) -> Markup {
    let notes = place.notes();
    let stations: Vec<Station<'_>> =
        STEPS.iter().zip(&notes).map(|(name, note)| Station { name, note: note.as_deref() }).collect();
    journey(&format!("Where {} stands", la.name), &stations, place.steps())
}
