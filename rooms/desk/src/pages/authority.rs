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
        (elsewhere(la, roles, place))
    };
    Frame { title: "Home", here: "Home", la: Some(la), content, ..Frame::default() }.draw(actor)
}

/// What no step of the cycle leads to.
fn elsewhere(la: &Organisation, roles: &[Role], place: &Place) -> Markup {
    let mut links = Vec::new();
    if place.public() {
        links.push((format!("/plans/{}", la.slug), "Read the public plan"));
    }
    if roles.contains(&Role::Lead) {
        links.push((la.path("/outbox"), "See what was sent to whom"));
    }
    html! {
        @if !links.is_empty() {
            ul.nb-elsewhere { @for (href, label) in &links { li { a.govuk-link href=(href) { (label) } } } }
        }
    }
}

fn cycle(la: &Organisation, place: &Place) -> Markup {
    let notes = place.notes();
    let stations: Vec<Station<'_>> =
        STEPS.iter().zip(&notes).map(|(name, note)| Station { name, note: note.as_deref() }).collect();
    journey(&format!("Where {} stands", la.name), &stations, place.steps())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::empty;
    use chrono::NaiveDate;
    use kit::permit::Seat;
    use kit::uuid::Uuid;
    use plans::Standing;

    fn home(role: Role, public: bool) -> String {
        let since = "2027-01-01T00:00:00Z".parse().unwrap();
        let (slug, name) = ("hull".to_owned(), "Hull".to_owned());
        let la = Organisation {
            id: Uuid::nil(),
            kind: people::Kind::Authority,
            slug,
            name,
            gss_code: None,
            since,
        };
        let seat = Seat { organisation: la.id, slug: la.slug.clone(), role: role.code().to_owned() };
        let actor = Actor { name: "Robin Steer".to_owned(), seats: vec![seat], ..Actor::default() };
        let plan = if public { Standing::Published { on: NaiveDate::default() } } else { Standing::None };
        draw(&actor, &la, &[role], &Place { plan, ..empty() }).into_string()
    }

    #[test]
    fn only_what_is_there_is_linked() {
        let public = "href=\"/plans/hull\"";
        assert!(home(Role::Lead, true).contains(public) && home(Role::Adviser, true).contains(public));
        assert!(!home(Role::Lead, false).contains(public), "nothing is published yet");
        assert!(home(Role::Lead, false).contains("/la/hull/outbox"));
        assert!(!home(Role::Adviser, false).contains("/outbox"), "an outbox is its lead’s");
    }
}
