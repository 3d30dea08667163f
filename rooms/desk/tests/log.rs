//! The log of what was done: who reads which part of it.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

use kit::House;
use kit::clock::SetClock;
use kit::testing::{Fresh, Visitor};
use people::{Details, Organisation};
use std::sync::Arc;

const MANAGER: &str = "mo@national.example";
const LEAD: &str = "lea@one.example";
const ACCOUNTS: &str = "/programme/log?of=accounts";

/// A programme with one LA and its lead, and the door to it.
struct Town {
    house: Arc<House>,
    la: Organisation,
    router: axum::Router,
}

async fn built(fresh: &Fresh) -> Town {
    let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
    let parts = fresh.parts(&clock).await;
    migrations::migrate(&parts.db).await.unwrap();
    let rooms = vec![kit::audit::room(), messages::room(), people::room(), desk::room()];
    let (house, router) = kit::testing::house(parts, rooms, |house| {
        house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts));
    });
    let la = settle(&house).await;
    Town { house, la, router }
}

async fn settle(house: &Arc<House>) -> Organisation {
    let details = |name: &str, email: &str| Details { name: name.to_owned(), email: email.to_owned() };
    let tx = house.write().await.unwrap();
    let account = people::begin(&tx, "New Belongings", &details("Mo Manager", MANAGER)).await.unwrap();
    let manager = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_authorities(&tx, &manager).await.unwrap();
    let la = people::add_authority(&permit, &people::authorities::all()[0]).await.unwrap();
    let permit = people::rights::invite_lead(&tx, &manager, &la.slug).await.unwrap();
    people::invite_lead(&permit, &details("Lea Lead", LEAD)).await.unwrap();
    tx.commit().await.unwrap();
    la
}

impl Town {
    async fn signed_in(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, true).await.unwrap().unwrap();
        let mut visitor = Visitor::new(self.router.clone());
        assert_eq!(visitor.post(link.trim_start_matches("http://localhost"), &[]).await.status, 303);
        visitor
    }
}

kit::on_both! {
    /// What people do with their accounts belongs to no organisation: programme managers read it, beside the programme's own
    /// acts; a lead reads neither, and their LA's log does not show it.
    async fn managers_read_what_was_done_with_accounts(fresh) {
        let town = built(&fresh).await;
        let (mut manager, mut lead) = (town.signed_in(MANAGER).await, town.signed_in(LEAD).await);
        assert!(manager.get(ACCOUNTS).await.body.contains("Nothing was done yet"));
        assert_eq!(lead.post("/account/sessions/others/end", &[]).await.status, 303);
        people::end_sessions(&town.house, Some(LEAD)).await.unwrap();
        let mut lead = town.signed_in(LEAD).await;

        let own = manager.get("/programme/log").await.body;
        assert!(own.contains("set up the programme") && !own.contains("keep one’s account"), "{own}");
        assert!(own.contains(ACCOUNTS), "there is a way to the others");
        let accounts = manager.get(ACCOUNTS).await.body;
        assert!(accounts.contains("keep one’s account") && accounts.contains("Lea Lead"), "{accounts}");
        assert!(accounts.contains("end sessions") && accounts.contains("New Belongings itself"), "the operator’s, too");
        assert!(!accounts.contains("set up the programme"), "{accounts}");
        assert!(!manager.get("/programme/log?of=anything").await.body.contains("keep one’s account"));

        assert_eq!(lead.get(ACCOUNTS).await.status, 403);
        let local = lead.get(&town.la.path("/log?of=accounts")).await.body;
        assert!(local.contains("invite a lead") && !local.contains("keep one’s account"), "{local}");
    }

    /// The way to older lines stays in the same part.
    async fn older_acts_are_of_the_same_part(fresh) {
        let town = built(&fresh).await;
        let mut lead = town.signed_in(LEAD).await;
        for _ in 0..102 {
            assert_eq!(lead.post("/account/sessions/others/end", &[]).await.status, 303);
        }
        let mut manager = town.signed_in(MANAGER).await;
        let page = manager.get(ACCOUNTS).await.body;
        let older = page.split("href=\"").find(|part| part.contains("before=")).unwrap();
        let older = older.split('"').next().unwrap().replace("&amp;", "&");
        let older = manager.get(&older).await.body;
        assert_eq!(older.matches("keep one’s account").count(), 2, "{older}");
    }
}
