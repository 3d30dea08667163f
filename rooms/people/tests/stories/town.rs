//! A programme with one LA, its team, and people at the door who sign in as people do.

use kit::House;
use kit::clock::{Clock, SetClock};
use kit::testing::{Fresh, Seen, Visitor};
use people::{Details, Organisation, Role};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use totp_rs::{Algorithm, Secret, TOTP};

pub(crate) const MANAGER: &str = "mo@national.example";
pub(crate) const LEAD: &str = "lea@one.example";
pub(crate) const ADVISER: &str = "ada@one.example";
pub(crate) const LEADER: &str = "sid@one.example";

/// A running house with its site.
pub(crate) struct Town {
    pub(crate) house: Arc<House>,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) la: Organisation,
    router: axum::Router,
}

impl Town {
    pub(crate) async fn built(fresh: &Fresh) -> Self {
        let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
        let parts = fresh.parts(&clock).await;
        migrations::migrate(&parts.db).await.unwrap();
        let rooms = vec![kit::audit::room(), messages::room(), people::room()];
        let (house, router) = kit::testing::house(parts, rooms, |house| {
            house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts));
            house.connect::<Arc<dyn messages::Filler>>(Arc::new(Links));
        });
        let la = settle(&house).await;
        Self { house, clock, la, router }
    }

    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// Somebody who pressed the button of a link that was e-mailed to them.
    pub(crate) async fn linked(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, false).await.unwrap().unwrap();
        let mut visitor = self.visitor();
        let seen = visitor.post(path(&link), &[]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"), "{}", seen.body);
        visitor
    }

    /// The same, having set up their second factor; with its secret and the page of recovery codes.
    pub(crate) async fn set_up(&self, email: &str) -> (Visitor, String, Seen) {
        let mut visitor = self.linked(email).await;
        let page = visitor.get("/second-factor").await;
        let secret = secret(&page.body);
        let codes = visitor.post("/second-factor", &[("code", &self.code(&secret))]).await;
        assert_eq!(codes.status, 200, "{}", codes.body);
        (visitor, secret, codes)
    }

    /// What the app shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let bytes = Secret::Encoded(secret.to_owned()).to_bytes().unwrap();
        let now = u64::try_from(self.clock.now().timestamp()).unwrap();
        TOTP::new_unchecked(Algorithm::SHA1, 6, 1, 30, bytes).generate(now)
    }

    /// Six digits that the app shows neither now nor half a minute before or after.
    pub(crate) fn wrong_code(&self, secret: &str) -> String {
        let bytes = Secret::Encoded(secret.to_owned()).to_bytes().unwrap();
        let now = u64::try_from(self.clock.now().timestamp()).unwrap();
        let app = TOTP::new_unchecked(Algorithm::SHA1, 6, 1, 30, bytes);
        let near = [now - 30, now, now + 30].map(|at| app.generate(at));
        (0..9).map(|n| n.to_string().repeat(6)).find(|code| !near.contains(code)).unwrap()
    }

    /// Invites somebody to the LA's team.
    pub(crate) async fn invite(&self, name: &str, email: &str, role: Role) {
        let tx = self.house.write().await.unwrap();
        let members = people::members(&tx, self.la.id).await.unwrap();
        let lead = members.iter().find(|m| m.role == Role::Lead).unwrap().account;
        let lead = people::actor(&tx, lead).await.unwrap().unwrap();
        let permit = people::rights::manage_team(&tx, &lead, &self.la.slug).await.unwrap();
        let details = Details { name: name.to_owned(), email: email.to_owned() };
        people::invite_to_team(&permit, &details, role).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The live link that was last sent to an address.
    pub(crate) async fn link_to(&self, email: &str) -> Option<String> {
        kit::jobs::run_due(&self.house).await.unwrap();
        let link = messages::newest_link(&self.house, email).await.unwrap();
        link.map(|link| path(&link).to_owned())
    }

    /// What was written to an address: subject and text.
    pub(crate) async fn mails(&self, email: &str) -> Vec<String> {
        let tx = self.house.read().await.unwrap();
        let mut all = messages::outbox(&tx, None, 200).await.unwrap();
        all.extend(messages::outbox(&tx, Some(self.la.id), 200).await.unwrap());
        let here = all.into_iter().filter(|mail| mail.to == email);
        here.map(|mail| format!("{}\n{}", mail.subject, mail.body)).collect()
    }

    /// Who has a seat at the LA, by name: the address of each seat's end.
    pub(crate) async fn seat(&self, email: &str, role: Role) -> String {
        let tx = self.house.read().await.unwrap();
        let members = people::members(&tx, self.la.id).await.unwrap();
        let held = members.iter().find(|m| m.details.email == email && m.role == role).unwrap();
        kit::ids::show(held.seat)
    }

    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &str) -> i64 {
        let db = self.house.db.maintenance();
        let count =
            Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS n FROM {table}"));
        db.query_one_raw(count).await.unwrap().unwrap().try_get("", "n").unwrap()
    }
}

pub(crate) fn path(link: &str) -> &str {
    link.trim_start_matches("http://localhost")
}

/// The secret that a set-up page shows.
pub(crate) fn secret(page: &str) -> String {
    let after = page.split("?secret=").nth(1).unwrap_or_else(|| panic!("no secret in {page}"));
    after.split('&').next().unwrap().to_owned()
}

/// The recovery codes that a page shows.
pub(crate) fn recovery_codes(page: &str) -> Vec<String> {
    page.split("<li><code>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

struct Links;

#[async_trait::async_trait]
impl messages::Filler for Links {
    async fn link(
        &self,
        house: &Arc<House>,
        _: &str,
        reference: uuid::Uuid,
    ) -> Result<Option<String>, kit::web::Refusal> {
        people::pass_link(house, reference).await
    }
}

async fn settle(house: &Arc<House>) -> Organisation {
    let details = |name: &str, email: &str| Details { name: name.to_owned(), email: email.to_owned() };
    let tx = house.write().await.unwrap();
    let account = people::begin(&tx, "New Belongings", &details("Mo Manager", MANAGER)).await.unwrap();
    let manager = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_authorities(&tx, &manager).await.unwrap();
    let la = people::add_authority(&permit, &people::authorities::all()[0]).await.unwrap();
    let permit = people::rights::invite_lead(&tx, &manager, &la.slug).await.unwrap();
    let account = people::invite_lead(&permit, &details("Lea Lead", LEAD)).await.unwrap();
    let lead = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_team(&tx, &lead, &la.slug).await.unwrap();
    people::invite_to_team(&permit, &details("Ada Adviser", ADVISER), Role::Adviser).await.unwrap();
    people::invite_to_team(&permit, &details("Sid Senior", LEADER), Role::SeniorLeader).await.unwrap();
    tx.commit().await.unwrap();
    la
}
