//! A programme with two LAs, its people at the door, and what they are sent.

use chrono::Duration;
use kit::clock::{Clock, SetClock};
use kit::testing::{Fresh, Seen, Visitor};
use kit::{House, Tx};
use messages::Filler;
use people::{Details, Organisation, Role};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use uuid::Uuid;

/// A running house with its site.
pub(crate) struct Town {
    pub(crate) house: Arc<House>,
    pub(crate) router: axum::Router,
    pub(crate) clock: Arc<SetClock>,
    /// Its lead is `lead@one.example`, its duty worker `duty@one.example`, its adviser `ada@one.example`.
    pub(crate) one: Organisation,
    /// Its lead is `lead@two.example`.
    pub(crate) two: Organisation,
}

/// What somebody types into the form.
pub(crate) const FORM: [(&str, &str); 6] = [
    ("name", "Canaryname"),
    ("way", "text"),
    ("reach", "07700 900461 canaryreach"),
    ("time", "canarytime after four"),
    ("about", "talk"),
    ("words", "canarywords about my room"),
];
/// What must be nowhere but behind a button.
pub(crate) const CANARIES: [&str; 5] = ["Canaryname", "canaryreach", "canarytime", "canarywords", "900461"];

/// The same, about something else.
pub(crate) fn about(kind: &'static str) -> Vec<(&'static str, &'static str)> {
    FORM.into_iter().map(|(name, value)| (name, if name == "about" { kind } else { value })).collect()
}

struct Links;

#[async_trait::async_trait]
impl Filler for Links {
    async fn link(
        &self,
        house: &Arc<House>,
        kind: &str,
        reference: Uuid,
    ) -> Result<Option<String>, kit::web::Refusal> {
        match kind {
            contact::ADVOCATE => contact::advocate_link(house, reference).await,
            _ => Ok(None),
        }
    }
}

impl Town {
    pub(crate) async fn built(fresh: &Fresh) -> Self {
        // A Monday, ten in the morning in London.
        let clock = Arc::new(SetClock::at("2027-04-12T09:00:00Z".parse().unwrap()));
        let parts = fresh.parts(&clock).await;
        migrations::migrate(&parts.db).await.unwrap();
        let rooms = vec![messages::room(), people::room(), contact::room()];
        let (house, router) = kit::testing::house(parts, rooms, |house| {
            house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts));
            house.connect::<Arc<dyn Filler>>(Arc::new(Links));
        });
        let (one, two) = settle(&house).await;
        let town = Self { house, router, clock, one, two };
        town.jobs().await;
        town
    }

    /// Somebody nobody knows.
    pub(crate) fn anyone(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// A visitor who is signed in.
    pub(crate) async fn visitor(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, true).await.unwrap().unwrap();
        let mut visitor = self.anyone();
        let seen = visitor.post(link.trim_start_matches("http://localhost"), &[]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        visitor
    }

    /// Sends the form to the first LA as somebody nobody knows.
    pub(crate) async fn ask(&self, fields: &[(&str, &str)]) -> Seen {
        self.anyone().post(&format!("/contact-me/{}", self.one.slug), fields).await
    }

    /// Asks and expects it to be taken.
    pub(crate) async fn asked(&self, kind: &'static str) {
        let seen = self.ask(&about(kind)).await;
        assert!(seen.status == 200 && seen.body.contains("We have it"), "{}", seen.body);
        self.jobs().await;
    }

    /// Names everybody who can be named.
    pub(crate) async fn named(&self) {
        let mut lead = self.visitor("lead@one.example").await;
        let seen = lead.post(&self.one.path("/contact"), &NAMED).await;
        assert_eq!(
            seen.location.as_deref(),
            Some(self.one.path("/contact?done=saved").as_str()),
            "{}",
            seen.body
        );
        self.jobs().await;
    }

    pub(crate) async fn jobs(&self) {
        kit::jobs::run_due(&self.house).await.unwrap();
    }

    /// Some time passes, and what is due is done.
    pub(crate) async fn pass(&self, by: Duration) {
        self.clock.set(self.clock.now() + by);
        self.jobs().await;
    }

    /// Everything that stands in an outbox, sorted, as `address: subject | text`.
    pub(crate) async fn outbox(&self, organisation: Option<Uuid>) -> Vec<String> {
        let tx = self.house.read().await.unwrap();
        let all = messages::outbox(&tx, organisation, 1000).await.unwrap();
        let mut all: Vec<String> =
            all.iter().map(|m| format!("{}: {} | {}", m.to, m.subject, m.body)).collect();
        all.sort();
        all
    }

    /// What was sent since the outbox was as `before`.
    pub(crate) async fn sent(&self, organisation: Option<Uuid>, before: &[String]) -> Vec<String> {
        let mut all = self.outbox(organisation).await;
        for old in before {
            let at = all.iter().position(|one| one == old).unwrap();
            all.remove(at);
        }
        all
    }

    /// To whom something was sent since the outbox was as `before`.
    pub(crate) async fn told(&self, organisation: Option<Uuid>, before: &[String]) -> Vec<String> {
        let sent = self.sent(organisation, before).await;
        sent.iter().map(|m| m.split(':').next().unwrap().to_owned()).collect()
    }

    /// The rows of a query's first column, as text.
    pub(crate) async fn column(&self, query: &str) -> Vec<String> {
        let db = self.house.db.maintenance();
        let rows = db
            .query_all_raw(Statement::from_string(self.house.db.backend(), query.to_owned()))
            .await
            .unwrap();
        rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
    }

    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &str) -> usize {
        let count = format!("SELECT CAST(count(*) AS TEXT) FROM {table}");
        self.column(&count).await[0].parse().unwrap()
    }

    /// The acts in the audit log of an organisation, or of the programme.
    pub(crate) async fn audit(&self, organisation: Option<Uuid>) -> Vec<String> {
        let tx: Tx = self.house.read().await.unwrap();
        let mut acts = Vec::new();
        for line in kit::audit::newest(&tx, organisation, None, 1000).await.unwrap() {
            acts.push(line.act);
        }
        acts
    }
}

/// Who answers in the first LA.
pub(crate) const NAMED: [(&str, &str); 6] = [
    ("duty-name", "Dee Duty"),
    ("duty-email", "duty@one.example"),
    ("escalation-name", "Esi Next"),
    ("escalation-email", "esi@one.example"),
    ("advocate-name", "Ann Advocate"),
    ("advocate-email", "ann@outside.example"),
];

/// The only link of a page that goes below `base`.
pub(crate) fn below(body: &str, base: &str) -> String {
    let start =
        body.find(&format!("href=\"{base}/")).unwrap_or_else(|| panic!("no link below {base}: {body}")) + 6;
    body[start..].split('"').next().unwrap().to_owned()
}

async fn settle(house: &Arc<House>) -> (Organisation, Organisation) {
    let details = |name: &str, email: &str| Details { name: name.to_owned(), email: email.to_owned() };
    let tx = house.write().await.unwrap();
    let account =
        people::begin(&tx, "New Belongings", &details("Mo Manager", "mo@national.example")).await.unwrap();
    let manager = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_authorities(&tx, &manager).await.unwrap();
    let mut added = Vec::new();
    for (authority, email) in people::authorities::all().iter().zip(["lead@one.example", "lead@two.example"])
    {
        let la = people::add_authority(&permit, authority).await.unwrap();
        let invite = people::rights::invite_lead(&tx, &manager, &la.slug).await.unwrap();
        let lead = people::invite_lead(&invite, &details("Lea Lead", email)).await.unwrap();
        added.push((la, lead));
    }
    let (two, _) = added.pop().unwrap();
    let (one, lead) = added.pop().unwrap();
    let lead = people::actor(&tx, lead).await.unwrap().unwrap();
    let permit = people::rights::manage_team(&tx, &lead, &one.slug).await.unwrap();
    for (name, email, role) in [
        ("Dee Duty", "duty@one.example", Role::Duty),
        ("Ada Adviser", "ada@one.example", Role::Adviser),
        ("Sid Senior", "sid@one.example", Role::SeniorLeader),
        ("Pat Partner", "pat@charity.example", Role::Partner),
    ] {
        people::invite_to_team(&permit, &details(name, email), role).await.unwrap();
    }
    tx.commit().await.unwrap();
    (one, two)
}
