//! A world for tests: an instance on a fresh database under a set clock, and people who click.
#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::{DateTime, Days, TimeZone, Utc};
use kit::House;
use kit::chance::Chance;
use kit::clock::{Clock, SetClock, london_at, london_day};
use kit::settings::Settings;
use kit::testing::{Fresh, Seen, Visitor};
use kit::web::Declared;
use newbelongings::assembly::assemble;
use people::{Authority, Details, Organisation};
use register::codes::{
    Accommodation, Activity, Channel, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo,
};
use register::import::{Contact, Row};
use std::sync::Arc;
use uuid::Uuid;

/// The instance, its clock, and a door for visitors.
pub(crate) struct World {
    /// The running instance.
    pub(crate) house: Arc<House>,
    /// Its clock.
    pub(crate) clock: Arc<SetClock>,
    /// What it declares.
    pub(crate) declared: Vec<Declared>,
    router: axum::Router,
    /// Its database, gone with it; none where a test looks at one again.
    kept: Option<Fresh>,
}

/// When every test begins.
pub(crate) fn spring() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 4, 12, 9, 0, 0).single().expect("a moment")
}

/// An LA with its people, for tests that start in the middle.
pub(crate) struct Town {
    /// The LA.
    pub(crate) la: Organisation,
    /// E-mail addresses of lead, personal adviser and senior leader.
    pub(crate) lead: String,
    /// See `lead`.
    pub(crate) adviser: String,
    /// See `lead`.
    pub(crate) leader: String,
}

impl World {
    /// A new, empty world.
    pub(crate) async fn new(fresh: Fresh) -> Self {
        let mut world = Self::on(fresh.settings()).await;
        world.kept = Some(fresh);
        world
    }

    /// A world on a database that the test keeps itself.
    pub(crate) async fn on(settings: Settings) -> Self {
        let clock = Arc::new(SetClock::at(spring()));
        let instance =
            assemble(settings, clock.clone(), Chance::system()).await.expect("an instance that starts");
        let (house, declared) = (instance.house.clone(), instance.declared());
        Self { house, clock, declared, router: instance.router(), kept: None }
    }

    /// The folder of its files.
    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.house.settings.data
    }

    /// Somebody new at the door.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// Somebody new at the door, from this network address: for what is limited by address.
    pub(crate) fn visitor_from(&self, from: std::net::SocketAddr) -> Visitor {
        Visitor::new(self.router.clone().layer(axum::Extension(axum::extract::ConnectInfo(from))))
    }

    /// Somebody who is signed in.
    pub(crate) async fn signed_in(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, true).await.expect("a link").expect("an account");
        let mut visitor = self.visitor();
        let seen = visitor.post(&path(&link), &[]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"), "{}", seen.body);
        visitor
    }

    /// Somebody who pressed the button of a link that was e-mailed to them: half signed in, if their role asks for more.
    pub(crate) async fn linked(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, false).await.expect("a link").expect("an account");
        let mut visitor = self.visitor();
        let seen = visitor.post(&path(&link), &[]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"), "{}", seen.body);
        visitor
    }

    /// Sets a second factor up with the secret that the page shows; returns the secret.
    pub(crate) async fn set_up_factor(&self, visitor: &mut Visitor) -> String {
        let page = visitor.open("/home").await;
        let after = page.body.split("?secret=").nth(1).expect("the page shows a secret");
        let secret = after.split('&').next().expect("it ends").to_owned();
        let codes = visitor.post("/second-factor", &[("code", &self.code(&secret))]).await;
        expect(&codes, 200);
        assert!(codes.body.contains("recovery codes"), "{}", codes.body);
        secret
    }

    /// What an authenticator app with this secret shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let bytes = totp_rs::Secret::Encoded(secret.to_owned()).to_bytes().expect("base 32");
        let now = u64::try_from(self.clock.now().timestamp()).expect("after 1970");
        totp_rs::TOTP::new_unchecked(totp_rs::Algorithm::SHA1, 6, 1, 30, bytes).generate(now)
    }

    /// The live link that was last sent to an address.
    pub(crate) async fn link_to(&self, address: &str) -> String {
        path(&messages::newest_link(&self.house, address).await.expect("a look").expect("a link"))
    }

    /// A programme manager and an open round.
    pub(crate) async fn begin(&self) {
        let tx = self.house.write().await.expect("a transaction");
        let manager = Details { name: "Mo Manager".into(), email: "manager@example.org".into() };
        let account = people::begin(&tx, "New Belongings", &manager).await.expect("set up");
        let actor = people::actor(&tx, account).await.expect("a look").expect("an actor");
        let permit = surveys::rights::manage_rounds(&tx, &actor).await.expect("leave");
        surveys::open_round(&permit, "Spring").await.expect("a round");
        tx.commit().await.expect("done");
    }

    /// An LA with a team and `people` care leavers, half of them the adviser's.
    pub(crate) async fn town(&self, name: &str, people: usize) -> Town {
        let actor = self.actor("manager@example.org").await;
        let tx = self.house.write().await.expect("a transaction");
        let code = format!("X{}", name.len());
        let place = Authority::fictional(&format!("{code}{name}"), name, "Nowhere");
        let permit = people::rights::manage_authorities(&tx, &actor).await.expect("leave");
        let la = people::add_authority(&permit, &place).await.expect("an LA");
        let slug = la.slug.clone();
        let at = |who: &str| format!("{who}@{slug}.example.org");
        let (lead, adviser, leader) = (at("lead"), at("adviser"), at("leader"));
        let details = |name: &str, email: &str| Details { name: name.into(), email: email.into() };
        let permit = people::rights::invite_lead(&tx, &actor, &la.slug).await.expect("leave");
        people::invite_lead(&permit, &details("Lee Lead", &lead)).await.expect("a lead");
        tx.commit().await.expect("done");
        let actor = self.actor(&lead).await;
        let tx = self.house.write().await.expect("a transaction");
        let permit = people::rights::manage_team(&tx, &actor, &la.slug).await.expect("leave");
        let role = people::Role::Adviser;
        people::invite_to_team(&permit, &details("Ada Adviser", &adviser), role).await.expect("an adviser");
        let role = people::Role::SeniorLeader;
        people::invite_to_team(&permit, &details("Sid Senior", &leader), role).await.expect("a leader");
        if people > 0 {
            let rows: Vec<Row> = (0..people).map(|n| row(name, n)).collect();
            let permit = register::rights::import_list(&tx, &actor, &la.slug).await.expect("leave");
            register::import(&permit, &rows).await.expect("an import");
        }
        tx.commit().await.expect("done");
        self.jobs().await;
        Town { la, lead, adviser, leader }
    }

    /// Adds these people to a town's register.
    pub(crate) async fn import(&self, town: &Town, rows: &[Row]) {
        let actor = self.actor(&town.lead).await;
        let tx = self.house.write().await.expect("a transaction");
        let permit = register::rights::import_list(&tx, &actor, &town.la.slug).await.expect("leave");
        register::import(&permit, rows).await.expect("an import");
        tx.commit().await.expect("done");
        self.jobs().await;
    }

    /// The actor of an address.
    pub(crate) async fn actor(&self, email: &str) -> kit::permit::Actor {
        let link = people::fresh_link(&self.house, email, true).await.expect("a link");
        assert!(link.is_some(), "{email} has no account");
        let tx = self.house.read().await.expect("a transaction");
        for la in people::all_authorities(&tx).await.expect("a list") {
            for member in people::members(&tx, la.id).await.expect("a team") {
                if member.details.email == email {
                    return people::actor(&tx, member.account).await.expect("a look").expect("an actor");
                }
            }
        }
        let national = people::national_members(&tx).await.expect("a team");
        let found = national.into_iter().find(|m| m.details.email == email).expect("a national member");
        people::actor(&tx, found.account).await.expect("a look").expect("an actor")
    }

    /// A wave of a town with the twelve questions, sent; its identifier.
    pub(crate) async fn wave(&self, town: &Town) -> Uuid {
        self.wave_with(town, &surveys::instrument::starter()).await
    }

    /// A wave of a town with these questions, sent; its identifier.
    pub(crate) async fn wave_with(&self, town: &Town, asked: &surveys::instrument::Instrument) -> Uuid {
        let actor = self.actor(&town.lead).await;
        let tx = self.house.write().await.expect("a transaction");
        let round = surveys::open_rounds(&tx).await.expect("rounds").first().expect("a round").id;
        let permit = surveys::rights::manage_waves(&tx, &actor, &town.la.slug).await.expect("leave");
        let last = tx.today() + Days::new(42);
        let wave = surveys::make_wave_with(&permit, round, last, asked).await.expect("a wave").id;
        let permit = surveys::rights::run_wave(&tx, &actor, &town.la.slug, &kit::ids::show(wave))
            .await
            .expect("leave");
        surveys::send_wave(&permit).await.expect("sent");
        tx.commit().await.expect("done");
        wave
    }

    /// Closes a wave and opens its box.
    pub(crate) async fn close(&self, town: &Town, wave: Uuid) {
        let actor = self.actor(&town.lead).await;
        let tx = self.house.write().await.expect("a transaction");
        let permit = surveys::rights::run_wave(&tx, &actor, &town.la.slug, &kit::ids::show(wave))
            .await
            .expect("leave");
        surveys::close_wave(&permit).await.expect("closed");
        tx.commit().await.expect("done");
        self.jobs().await;
    }

    /// Runs what is due.
    pub(crate) async fn jobs(&self) {
        kit::jobs::run_due(&self.house).await.expect("jobs that run");
    }

    /// It is tomorrow, six in the morning, and the morning's job has run.
    pub(crate) async fn next_morning(&self) {
        self.jobs().await;
        self.clock.set(london_at(london_day(self.clock.now()) + Days::new(1), 6));
        self.jobs().await;
    }
}

/// A made-up care leaver; every canary names the town.
pub(crate) fn row(town: &str, n: usize) -> Row {
    Row {
        line: 2 + n as u64,
        case_id: format!("{town}-case-{n}"),
        first_name: format!("Firsty{n}"),
        last_name: format!("Canary{town}"),
        gender: if n.is_multiple_of(2) { Gender::Male } else { Gender::Female },
        ethnicity: Ethnicity::Wbri,
        date_of_birth: chrono::NaiveDate::from_ymd_opt(2005 + i32::try_from(n % 5).unwrap_or(0), 3, 1)
            .expect("a day"),
        uasc: YesNo::No,
        disability: YesNo::No,
        team: None,
        worker: None,
        personal_adviser: Some(if n.is_multiple_of(2) { "Ada Adviser" } else { "Bo Other" }.to_owned()),
        eligibility: Eligibility::FormerRelevant,
        in_touch: InTouch::Yes,
        accommodation: Accommodation::Independent,
        suitability: Suitability::Suitable,
        activity: Activity::NotKnown,
        contact: Contact {
            phone: Some(format!("+447700900{:03}", n % 1000)),
            email: Some(format!("leaver{n}@{}.example.org", town.to_lowercase())),
            address: Some(format!("{n} Canary{town} Road")),
            channel: Some(Channel::Text),
        },
    }
}

/// The path of a full address.
pub(crate) fn path(link: &str) -> String {
    link.trim_start_matches("http://localhost").to_owned()
}

/// Stops with the page when a status is not the one that was hoped for.
pub(crate) fn expect(seen: &Seen, status: u16) {
    assert_eq!(seen.status.as_u16(), status, "{}\n{}", seen.headers, seen.body);
}
