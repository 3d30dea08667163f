//! A programme with two LAs, and its people at the door.

use kit::House;
use kit::clock::SetClock;
use kit::testing::{Fresh, Visitor};
use people::{Details, Role};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use uuid::Uuid;

/// A running house with its site.
pub(crate) struct Town {
    pub(crate) house: Arc<House>,
    pub(crate) router: axum::Router,
    pub(crate) clock: Arc<SetClock>,
    /// The LA whose lead is `lead@one.example`.
    pub(crate) one: people::Organisation,
    /// The LA whose lead is `lead@two.example`.
    pub(crate) two: people::Organisation,
}

impl Town {
    pub(crate) async fn built(fresh: &Fresh) -> Self {
        let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
        let parts = fresh.parts(&clock).await;
        migrations::migrate(&parts.db).await.unwrap();
        let rooms = vec![messages::room(), people::room(), register::room()];
        let (house, router) = kit::testing::house(parts, rooms, |house| {
            house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts))
        });
        let (one, two) = settle(&house).await;
        Self { house, router, clock, one, two }
    }

    /// A visitor who is signed in.
    pub(crate) async fn visitor(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, true).await.unwrap().unwrap();
        let mut visitor = Visitor::new(self.router.clone());
        let seen = visitor.post(link.trim_start_matches("http://localhost"), &[]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        visitor
    }

    /// Invites somebody to the first LA's team.
    pub(crate) async fn invite(&self, name: &str, email: &str, role: Role) -> Uuid {
        let tx = self.house.write().await.unwrap();
        let lead = self.actor(&tx, &self.one, Role::Lead).await;
        let permit = people::rights::manage_team(&tx, &lead, &self.one.slug).await.unwrap();
        let details = Details { name: name.to_owned(), email: email.to_owned() };
        let account = people::invite_to_team(&permit, &details, role).await.unwrap();
        tx.commit().await.unwrap();
        account
    }

    pub(crate) async fn actor(
        &self,
        tx: &kit::Tx,
        la: &people::Organisation,
        role: Role,
    ) -> kit::permit::Actor {
        let members = people::members(tx, la.id).await.unwrap();
        let account = members.iter().find(|member| member.role == role).unwrap().account;
        people::actor(tx, account).await.unwrap().unwrap()
    }

    /// All that stands in a table, as text and hex.
    pub(crate) async fn text_of(&self, table: &str) -> String {
        let db = self.house.db.maintenance();
        let backend = db.get_database_backend();
        let columns = match table {
            "leaver_change" => ["day", "sealed"].as_slice(),
            _ => ["details", "gender"].as_slice(),
        };
        let mut all = String::new();
        for column in columns {
            let shown = match (backend, *column) {
                (sea_orm::DbBackend::Sqlite, "details" | "sealed") => format!("hex({column})"),
                (_, "details" | "sealed") => format!("encode({column}, 'hex')"),
                _ => format!("CAST({column} AS TEXT)"),
            };
            let ask = Statement::from_string(backend, format!("SELECT {shown} AS shown FROM {table}"));
            for row in db.query_all_raw(ask).await.unwrap() {
                all += &row.try_get::<String>("", "shown").unwrap();
            }
        }
        all
    }

    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &str) -> i64 {
        let db = self.house.db.maintenance();
        let count =
            Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS n FROM {table}"));
        db.query_one_raw(count).await.unwrap().unwrap().try_get("", "n").unwrap()
    }
}

/// The boxes of a page's forms: name, value, whether it is ticked. Hidden ones count as ticked.
pub(crate) fn boxes(page: &str) -> Vec<(String, String, bool)> {
    let of = |tag: &str, name: &str| {
        let after = tag.split(&format!(" {name}=\"")).nth(1)?;
        after.split('"').next().map(str::to_owned)
    };
    let tags = page.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
    let read = |tag: &str| {
        let on = tag.contains(" checked") || tag.contains("type=\"hidden\"");
        Some((of(tag, "name")?, of(tag, "value").unwrap_or_default(), on))
    };
    tags.filter_map(read).collect()
}

/// What stands in the larger boxes of a page, and what is chosen in its lists.
pub(crate) fn written(page: &str) -> Vec<(String, String)> {
    let name = |rest: &str| rest.split(" name=\"").nth(1)?.split('"').next().map(str::to_owned);
    let long = page.split("<textarea").skip(1).filter_map(|rest| {
        let (tag, text) = rest.split("</textarea>").next()?.split_once('>')?;
        Some((name(tag)?, text.to_owned()))
    });
    let lists = page.split("<select").skip(1).filter_map(|rest| {
        let list = rest.split("</select>").next()?;
        let chosen = list
            .split("<option")
            .skip(1)
            .find(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")));
        let value =
            chosen.and_then(|option| option.split(" value=\"").nth(1)?.split('"').next()).unwrap_or_default();
        Some((name(list)?, value.to_owned()))
    });
    long.chain(lists).collect()
}

/// What a browser sends when somebody presses the button without touching anything.
pub(crate) fn as_offered(page: &str) -> Vec<(String, String)> {
    boxes(page).into_iter().filter(|(.., on)| *on).map(|(name, value, _)| (name, value)).collect()
}

async fn settle(house: &Arc<House>) -> (people::Organisation, people::Organisation) {
    let tx = house.write().await.unwrap();
    let manager = Details { name: "Mo Manager".to_owned(), email: "mo@national.example".to_owned() };
    let account = people::begin(&tx, "New Belongings", &manager).await.unwrap();
    let actor = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_authorities(&tx, &actor).await.unwrap();
    let mut added = Vec::new();
    for (authority, email) in people::authorities::all().iter().zip(["lead@one.example", "lead@two.example"])
    {
        let la = people::add_authority(&permit, authority).await.unwrap();
        let invite = people::rights::invite_lead(&tx, &actor, &la.slug).await.unwrap();
        let lead = Details { name: "Lea Lead".to_owned(), email: email.to_owned() };
        people::invite_lead(&invite, &lead).await.unwrap();
        added.push(la);
    }
    tx.commit().await.unwrap();
    let two = added.pop().unwrap();
    (added.pop().unwrap(), two)
}
