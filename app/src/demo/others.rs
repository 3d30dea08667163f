//! Made-up surveys of others than care leavers: people no longer served who join by a public address, and a session.

use chrono::Days;
use kit::House;
use kit::web::Refusal;
use register::Address;
use std::sync::Arc;
use surveys::instrument::{Answers, Given, Instrument, built_in};
use surveys::{Group, Others, Session, Wave};

use super::story::{Role, Team, Way};

/// How many asked for a link.
const JOINED: usize = 14;
/// How many were at the session, and how many of them said how it was.
const SLIPS: (u32, usize) = (22, 17);

fn instrument(group: Group) -> Result<Instrument, Refusal> {
    let found = built_in().iter().find(|i| i.audience == group.audience());
    found.cloned().ok_or(Refusal::NotFound)
}

async fn begin(house: &Arc<House>, team: &Team, whom: Others, days: u64) -> Result<Wave, Refusal> {
    let tx = house.write().await?;
    // The newest comes first: the older one is closed when the story ends.
    let round = surveys::open_rounds(&tx).await?.into_iter().next().ok_or(Refusal::NotFound)?.id;
    let permit = surveys::rights::manage_waves(&tx, &team.lead, &team.la.slug).await?;
    let until = (round, tx.today() + Days::new(days));
    let wave = surveys::make_others(&permit, &whom, until, &instrument(whom.group())?).await?;
    let at = kit::ids::show(wave.id);
    let permit = surveys::rights::ask_others(&tx, &team.lead, &team.la.slug, &at).await?;
    surveys::start_others(&permit).await?;
    tx.commit().await?;
    Ok(wave)
}

/// A public address that some have asked at; whoever looks round the demonstration can ask, too.
pub(super) async fn join(house: &Arc<House>, team: &Team, place: &str) -> Result<Role, Refusal> {
    begin(house, team, Others::NoLongerServed, 40).await?;
    for n in 0..JOINED {
        let tx = house.write().await?;
        let address = Address::read(&format!("left{n}@made-up.example.org")).ok_or(Refusal::NotFound)?;
        surveys::ask_to_join(&tx, team.la.id, address).await?;
        tx.commit().await?;
    }
    kit::jobs::run_due(house).await?;
    let way = Way::Page(format!("/join/{}", team.la.slug));
    Ok(Role { who: format!("No longer served: {place}"), way })
}

/// A workshop that people said how it was, by slips of paper; its box is opened when its last day is over.
pub(super) async fn session(house: &Arc<House>, team: &Team) -> Result<(), Refusal> {
    let day = house.today();
    let session = Session { name: "Housing workshop".to_owned(), day, people: SLIPS.0 };
    let wave = begin(house, team, Others::Session(session), 14).await?;
    let tx = house.read().await?;
    let slips = surveys::invitations(&tx, wave.id).await?;
    drop(tx);
    for (n, slip) in slips.into_iter().take(SLIPS.1).enumerate() {
        let mut answers = Answers::default();
        for (name, pick) in [("session-heard", n % 3), ("session-clear", n % 2), ("session-worth", n % 4)] {
            let instrument = instrument(Group::Session)?;
            let values = instrument.question(name).map(|q| q.values()).unwrap_or_default();
            if let Some(value) = values.get(pick) {
                answers.closed.insert(name.to_owned(), Given::One(value.clone()));
            }
        }
        surveys::cast(house, slip, answers).await?;
    }
    Ok(())
}
