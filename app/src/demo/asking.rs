//! A made-up request to be contacted, and the duty worker who has not seen it yet.

use chrono::{DateTime, Duration, Utc};
use contact::{Asked, Contacts, Kind, Way};
use kit::House;
use kit::clock::SetClock;
use kit::web::Refusal;
use people::Details;
use std::sync::Arc;

use super::story::{Role, Team, Way as Comes};

/// Names who answers in an authority, and lets somebody ask a short while ago; returns the duty worker.
pub(super) async fn live(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
    team: &Team,
    place: &str,
) -> Result<Role, Refusal> {
    let at = |who: &str, host: &str| format!("{who}@{host}.example.org");
    let host = place.to_lowercase();
    let named = |name: &str, email: String| Details { name: name.to_owned(), email };
    let duty = named("Noor Pickup", at("duty", &host));
    let tx = house.write().await?;
    let permit = people::rights::manage_team(&tx, &team.lead, &team.la.slug).await?;
    people::invite_to_team(&permit, &duty, people::Role::Duty).await?;
    let contacts = Contacts {
        duty: Some(duty.clone()),
        escalation: Some(named("Jo Nextup", at("manager", &host))),
        advocate: Some(named("Ari Standby", at("ari", "made-up-advocates"))),
    };
    contact::set_contacts(&contact::rights::set_contacts(&tx, &team.lead, &team.la.slug).await?, &contacts)
        .await?;
    tx.commit().await?;
    clock.set(now - Duration::minutes(25));
    let asked = Asked {
        name: "Wren".to_owned(),
        way: Way::Text,
        reach: "07700 900461".to_owned(),
        time: Some("After 4, not at the weekend".to_owned()),
        words: Some(
            "My room has no heating and nobody rings me back. Can we talk about what I can do?".to_owned(),
        ),
    };
    let tx = house.write().await?;
    let permit = contact::rights::ask(&tx, &team.la.slug).await?;
    contact::ask(&permit, &tx.house().chance.bytes::<16>(), Kind::Talk, &asked).await?;
    tx.commit().await?;
    Ok(Role { who: format!("Duty worker: {place}"), way: Comes::SignIn(duty.email) })
}
