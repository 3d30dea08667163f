//! The histories of the made-up authorities, each at another place in the cycle.

use chrono::{DateTime, Days, Duration, Utc};
use kit::clock::{SetClock, london_day};
use kit::permit::Actor;
use kit::web::Refusal;
use kit::{House, Tx, jobs};
use people::{Authority, Details, Organisation};
use std::sync::Arc;
use surveys::instrument::built_in;
use uuid::Uuid;

use super::answers::{Leaning, invent};
use super::{asking, folk, friend, giving_back, others, plan, quarter, reading, rounds};

/// How a persona comes in.
#[derive(Debug, Clone)]
pub enum Way {
    /// By signing in with this address.
    SignIn(String),
    /// By an unused survey link.
    Survey(Uuid),
    /// By the newest link that was sent to this address.
    Mailed(String),
    /// By the link of somebody who answers for an action.
    Owner(Uuid),
    /// By a page that anyone can read.
    Page(String),
}

/// A persona before its link is made.
#[derive(Debug, Clone)]
pub struct Role {
    /// Role and place.
    pub who: String,
    /// How they come in.
    pub way: Way,
}

/// One made-up authority.
struct Place {
    name: &'static str,
    code: &'static str,
    people: u32,
    leaning: Leaning,
    /// Days ago on which its survey began; none before import.
    began: Option<i64>,
    /// Of 100, how many answered.
    answered: u32,
    /// How far it goes.
    end: End,
    /// How far its texts are read.
    read: reading::Read,
    /// The name of what it asks.
    asks: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Nobody is imported yet.
    Joined,
    /// Its survey is open.
    Asking,
    /// Its findings are there, or too few answered.
    Findings,
    /// Its plan is being written.
    Drafting,
    /// Its plan is signed off and waits to be published.
    Signed,
    /// Its plan is public and has news.
    Published,
}

/// One for each place in the cycle, from twenty care leavers to nine hundred.
const PLACES: [Place; 8] = [
    place("Thistledown", "X99000001", 0, None, 0, End::Joined),
    place("Quillmouth", "X99000002", 220, Some(10), 32, End::Asking),
    place("Pebblecombe", "X99000003", 20, Some(55), 40, End::Findings),
    place("Fernhollow", "X99000004", 46, Some(52), 50, End::Findings),
    Place {
        // What stands out beside the others: a Bright Spot, and something to work on.
        leaning: Leaning { safe: 62, trust: 91, money: 20 },
        ..place("Brambleford", "X99000005", 460, Some(50), 48, End::Findings)
    },
    Place {
        leaning: Leaning { safe: 70, trust: 68, money: 40 },
        ..place("Duskmarsh", "X99000006", 180, Some(90), 44, End::Drafting)
    },
    Place {
        leaning: Leaning { safe: 58, trust: 74, money: 46 },
        ..place("Starlingdale", "X99000007", 900, Some(100), 28, End::Signed)
    },
    Place {
        leaning: Leaning { safe: 64, trust: 76, money: 44 },
        asks: "well-being",
        ..place("Larkhaven", "X99000008", 410, Some(120), 51, End::Published)
    },
];

const fn place(
    name: &'static str,
    code: &'static str,
    people: u32,
    began: Option<i64>,
    answered: u32,
    end: End,
) -> Place {
    let read = match end {
        End::Joined | End::Asking | End::Findings => reading::Read { first: 0, second: 0 },
        End::Drafting => reading::Read { first: 12, second: 7 },
        End::Signed | End::Published => reading::Read::DONE,
    };
    Place { name, code, people, leaning: EVEN, began, answered, end, read, asks: "starter" }
}

const EVEN: Leaning = Leaning { safe: 66, trust: 78, money: 50 };
/// The round in which all have asked whose survey is over.
pub(super) const FIRST_ROUND: &str = "Made-up first round";
/// A survey runs six weeks.
const WEEKS: u64 = 42;

const MANAGER: &str = "manager@example.org";

/// Lives it all, in order of time within each authority, and returns the personas.
pub(super) async fn live(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
) -> Result<Vec<Role>, Refusal> {
    clock.set(now - Duration::days(130));
    let tx = house.write().await?;
    let manager = Details { name: "Morgan Overall".to_owned(), email: MANAGER.to_owned() };
    let account = people::begin(&tx, "New Belongings (made up)", &manager).await?;
    let actor = actor(&tx, account).await?;
    surveys::open_round(&surveys::rights::manage_rounds(&tx, &actor).await?, FIRST_ROUND).await?;
    tx.commit().await?;
    clock.set(now - Duration::days(16));
    let tx = house.write().await?;
    surveys::open_round(&surveys::rights::manage_rounds(&tx, &actor).await?, "Made-up second round").await?;
    tx.commit().await?;
    let mut roles = vec![Role { who: "Programme manager".to_owned(), way: Way::SignIn(MANAGER.to_owned()) }];
    let reviewers = reading::join(house, &actor).await?;
    roles.extend(reviewers.into_iter().map(|(who, email)| Role { who, way: Way::SignIn(email) }));
    let (who, email) = friend::join(house, &actor).await?;
    roles.push(Role { who, way: Way::SignIn(email) });
    for place in &PLACES {
        clock.set(now - Duration::days(place.began.unwrap_or(3) + 5));
        roles.extend(authority(house, clock, now, &actor, place).await?);
    }
    rounds::close_first(house, clock, now, &actor).await?;
    clock.set(now);
    Ok(roles)
}

pub(super) async fn actor(tx: &Tx, account: Uuid) -> Result<Actor, Refusal> {
    people::actor(tx, account).await?.ok_or(Refusal::NotFound)
}

async fn authority(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
    manager: &Actor,
    place: &Place,
) -> Result<Vec<Role>, Refusal> {
    let team = join(house, manager, place).await?;
    let mut roles = team.roles(place);
    let Some(began) = place.began else { return Ok(roles) };
    import(house, &team, place, now).await?;
    clock.set(now - Duration::days(began));
    let wave = ask(house, &team, clock, place).await?;
    if place.end == End::Asking {
        roles.extend(asking::live(house, clock, now, &team, place.name).await?);
        clock.set(now - Duration::days(2));
        roles.push(others::join(house, &team, place.name).await?);
        clock.set(now);
        let tx = house.read().await?;
        let unused = surveys::invitations(&tx, wave).await?.pop().ok_or(Refusal::NotFound)?;
        roles.push(Role { who: format!("Care leaver, survey: {}", place.name), way: Way::Survey(unused) });
        return Ok(roles);
    }
    if place.end == End::Published {
        others::session(house, &team).await?;
    }
    clock.set(now - Duration::days(began) + Duration::days(43));
    surveys::morning(house).await?;
    jobs::run_due(house).await?;
    // What failed at first, as the machine was busy, is tried again as it would be.
    clock.advance(Duration::hours(1));
    jobs::run_due(house).await?;
    reading::live(house, clock, now, wave, place.read).await?;
    if place.end >= End::Signed {
        roles.push(giving_back::live(house, &team, place.name, place.end == End::Published).await?);
    }
    if place.end >= End::Drafting {
        plan::draft(house, clock, &team, now).await?;
    }
    if place.end >= End::Signed {
        plan::sign(house, clock, &team, now).await?;
    }
    if place.end == End::Published {
        let partner = plan::publish(house, clock, &team, now).await?;
        quarter::live(house, clock, &team, now).await?;
        roles.push(Role { who: format!("Partner: {}", place.name), way: Way::Owner(partner) });
        roles.push(Role {
            who: format!("Public plan: {}", place.name),
            way: Way::Page(format!("/plans/{}", team.la.slug)),
        });
    }
    Ok(roles)
}

/// The people who work at a made-up authority.
pub(super) struct Team {
    pub(super) la: Organisation,
    pub(super) lead: Actor,
    pub(super) leader: Option<Actor>,
    adviser: &'static str,
}

impl Team {
    fn roles(&self, place: &Place) -> Vec<Role> {
        let sign_in = |who: &str, what: &str| Role {
            who: format!("{who}: {}", place.name),
            way: Way::SignIn(email(what, place)),
        };
        let mut roles = vec![sign_in("Lead", "lead")];
        if self.leader.is_some() {
            roles.push(sign_in("Personal adviser", "adviser"));
            roles.push(sign_in("Senior leader", "leader"));
        }
        roles
    }
}

fn email(what: &str, place: &Place) -> String {
    format!("{what}@{}.example.org", place.name.to_lowercase())
}

async fn join(house: &Arc<House>, manager: &Actor, place: &Place) -> Result<Team, Refusal> {
    let tx = house.write().await?;
    let fictional = Authority::fictional(place.code, place.name, "Nowhere");
    let la =
        people::add_authority(&people::rights::manage_authorities(&tx, manager).await?, &fictional).await?;
    let lead = Details { name: "Robin Steer".to_owned(), email: email("lead", place) };
    let lead =
        people::invite_lead(&people::rights::invite_lead(&tx, manager, &la.slug).await?, &lead).await?;
    let lead = actor(&tx, lead).await?;
    let mut team = Team { la, lead, leader: None, adviser: "Sam Listener" };
    if place.end > End::Joined {
        let permit = people::rights::manage_team(&tx, &team.lead, &team.la.slug).await?;
        let adviser = Details { name: team.adviser.to_owned(), email: email("adviser", place) };
        people::invite_to_team(&permit, &adviser, people::Role::Adviser).await?;
        let leader = Details { name: "Alex Champion".to_owned(), email: email("leader", place) };
        let leader = people::invite_to_team(&permit, &leader, people::Role::SeniorLeader).await?;
        team.leader = Some(actor(&tx, leader).await?);
    }
    tx.commit().await?;
    Ok(team)
}

async fn import(house: &Arc<House>, team: &Team, place: &Place, now: DateTime<Utc>) -> Result<(), Refusal> {
    let advisers = [team.adviser, "Terry Elsewhere", "Pat Roundabout"];
    let prefix = &place.name[..2].to_uppercase();
    let rows = folk::care_leavers(&house.chance, place.people, prefix, &advisers, london_day(now));
    let tx = house.write().await?;
    register::import(&register::rights::import_list(&tx, &team.lead, &team.la.slug).await?, &rows).await?;
    tx.commit().await?;
    jobs::run_due(house).await
}

async fn ask(house: &Arc<House>, team: &Team, clock: &SetClock, place: &Place) -> Result<Uuid, Refusal> {
    let tx = house.write().await?;
    let mut rounds = surveys::open_rounds(&tx).await?.into_iter();
    // The newest comes first: it is for those whose survey still runs.
    let round = if place.end == End::Asking { rounds.next() } else { rounds.last() };
    let round = round.ok_or(Refusal::NotFound)?.id;
    let last = tx.today() + Days::new(WEEKS);
    let permit = surveys::rights::manage_waves(&tx, &team.lead, &team.la.slug).await?;
    let asked = built_in().iter().find(|i| i.name == place.asks).ok_or(Refusal::NotFound)?;
    let wave = surveys::make_wave_with(&permit, round, last, asked).await?.id;
    let permit = surveys::rights::run_wave(&tx, &team.lead, &team.la.slug, &kit::ids::show(wave)).await?;
    surveys::send_wave(&permit).await?;
    tx.commit().await?;
    let tx = house.read().await?;
    let mut invited = surveys::invitations(&tx, wave).await?;
    drop(tx);
    // The last of the list stays unused, whatever the shuffle does: the demo's care leaver answers it.
    invited.pop();
    house.chance.shuffle(&mut invited);
    let count = usize::try_from(place.people * place.answered / 100).unwrap_or(0);
    clock.advance(Duration::days(2));
    for invitation in invited.iter().take(count) {
        surveys::cast(house, *invitation, invent(&house.chance, place.leaning, asked)).await?;
    }
    clock.advance(Duration::days(1));
    surveys::morning(house).await?;
    Ok(wave)
}
