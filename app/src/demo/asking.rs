//! Made-up requests to be contacted, and who has not seen them yet: a duty worker, and an advocate outside the council.

use chrono::{DateTime, Duration, Utc};
use contact::{Asked, Contacts, Kind, Way};
use kit::House;
use kit::clock::SetClock;
use kit::web::Refusal;
use people::Details;
use std::sync::Arc;

use super::story::{Role, Team, Way as Comes};

/// Names who answers in an authority, and lets somebody ask a short while ago; returns the duty worker and
/// the advocate.
pub(super) async fn live(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
    team: &Team,
    place: &str,
) -> Result<Vec<Role>, Refusal> {
    let at = |who: &str, host: &str| format!("{who}@{host}.example.org");
    let host = place.to_lowercase();
    let named = |name: &str, email: String| Details { name: name.to_owned(), email };
    let duty = named("Noor Pickup", at("duty", &host));
    let tx = house.write().await?;
    let permit = people::rights::manage_team(&tx, &team.lead, &team.la.slug).await?;
    people::invite_to_team(&permit, &duty, people::Role::Duty).await?;
    let advocate = named("Ari Standby", at("ari", "made-up-advocates"));
    let contacts = Contacts {
        duty: Some(duty.clone()),
        escalation: Some(named("Jo Nextup", at("manager", &host))),
        advocate: Some(advocate.clone()),
    };
    contact::set_contacts(&contact::rights::set_contacts(&tx, &team.lead, &team.la.slug).await?, &contacts)
        .await?;
    tx.commit().await?;
    clock.set(now - Duration::minutes(25));
    ask(house, team, Kind::Talk, heating()).await?;
    ask(house, team, Kind::Council, worker()).await?;
    Ok(vec![
        Role { who: format!("Duty worker: {place}"), way: Comes::SignIn(duty.email) },
        Role { who: format!("Advocate: {place}"), way: Comes::Mailed(advocate.email) },
    ])
}

async fn ask(house: &Arc<House>, team: &Team, kind: Kind, asked: Asked) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let permit = contact::rights::ask(&tx, &team.la.slug).await?;
    contact::ask(&permit, &tx.house().chance.bytes::<16>(), kind, &asked).await?;
    tx.commit().await
}

fn heating() -> Asked {
    Asked {
        name: "Wren".to_owned(),
        way: Way::Text,
        reach: "07700 900461".to_owned(),
        time: Some("After 4, not at the weekend".to_owned()),
        words: Some(
            "My room has no heating and nobody rings me back. Can we talk about what I can do?".to_owned(),
        ),
    }
}

fn worker() -> Asked {
    Asked {
        name: "Lark".to_owned(),
        way: Way::Call,
        reach: "07700 900117".to_owned(),
        time: None,
        words: Some("My worker cancelled four times. I do not want them to know I said it.".to_owned()),
    }
}
