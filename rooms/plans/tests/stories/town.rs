//! A programme with two LAs, and its people at the door.

use kit::House;
use kit::clock::SetClock;
use kit::testing::{Fresh, Visitor};
use people::{Details, Role};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::sync::Arc;
use uuid::Uuid;

const LINK: [&str; 5] = ["id", "organisation", "mark", "sealed", "since"];

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
        Self::after(fresh, u32::MAX).await
    }

    /// The same, on a database as it was after the first `n` migrations.
    pub(crate) async fn after(fresh: &Fresh, n: u32) -> Self {
        let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
        let parts = fresh.parts(&clock).await;
        migrations::migrate_first(&parts.db, n).await.unwrap();
        let rooms = vec![messages::room(), people::room(), surveys::room(), findings::room(), plans::room()];
        let (house, router) = kit::testing::house(parts, rooms, |house| {
            house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts));
            house.connect::<Arc<dyn findings::Answered>>(Arc::new(plans::Plans));
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

    /// Publishes an empty plan of the second LA, past the product.
    pub(crate) async fn publish_elsewhere(&self) {
        let tx = self.house.write().await.unwrap();
        self.put_published(&tx, self.two.id).await;
        tx.commit().await.unwrap();
    }

    /// An empty published plan of this LA, as the first migration knows it. Returns its identifier.
    pub(crate) async fn put_published(&self, tx: &kit::Tx, la: Uuid) -> Uuid {
        let mut known = Query::select();
        known.column("id").from("release").and_where(Expr::col("organisation").eq(self.one.id));
        let release: Uuid = tx.conn().query_one(&known).await.unwrap().unwrap().try_get("", "id").unwrap();
        let plan = tx.new_id();
        let columns = ["id", "organisation", "version", "title", "lead", "release", "since"];
        let row = [plan.into(), la.into(), 1.into(), "T".into(), "L".into(), release.into(), tx.now().into()];
        put(tx, "plan", &columns, row).await;
        for (position, step) in (0..).zip(["sent to leader", "signed off", "published"]) {
            let columns = ["id", "plan", "position", "step", "at", "content_mark"];
            let row = [
                tx.new_id().into(),
                plan.into(),
                position.into(),
                step.into(),
                tx.now().into(),
                vec![0u8].into(),
            ];
            put(tx, "plan_step", &columns, row).await;
        }
        plan
    }

    /// The row of an owner's link, as an old copy of the database has it.
    pub(crate) async fn link(&self, id: &str) -> [sea_orm::Value; 5] {
        let tx = self.house.read().await.unwrap();
        let mut query = Query::select();
        let id = kit::ids::read(id).unwrap();
        query.columns(LINK).from("owner_link").and_where(ExprTrait::eq(Expr::col("id"), id));
        let row = tx.conn().query_one(&query).await.unwrap().unwrap();
        let (organisation, mark, sealed, since): (Uuid, Vec<u8>, Vec<u8>, chrono::DateTime<chrono::Utc>) = (
            row.try_get("", "organisation").unwrap(),
            row.try_get("", "mark").unwrap(),
            row.try_get("", "sealed").unwrap(),
            row.try_get("", "since").unwrap(),
        );
        [id.into(), organisation.into(), mark.into(), sealed.into(), since.into()]
    }

    /// Puts it back.
    pub(crate) async fn put_link(&self, row: [sea_orm::Value; 5]) {
        let tx = self.house.write().await.unwrap();
        put(&tx, "owner_link", &LINK, row).await;
        tx.commit().await.unwrap();
    }

    /// How many messages have a subject that begins so.
    pub(crate) async fn messages(&self, subject: &str) -> usize {
        let tx = self.house.read().await.unwrap();
        let all = messages::outbox(&tx, Some(self.one.id), 100).await.unwrap();
        all.iter().filter(|message| message.subject.starts_with(subject)).count()
    }

    /// Opens a box of 40 answers in the first LA: half don't always feel safe at home, half find money hard.
    pub(crate) async fn findings(&self) {
        let wave = self.opened().await;
        let tx = self.house.write().await.unwrap();
        kit::jobs::say(&tx, &surveys::WaveOpened { wave, organisation: self.one.id }).await.unwrap();
        tx.commit().await.unwrap();
        kit::jobs::run_due(&self.house).await.unwrap();
    }

    /// The same findings on a database of the first migration, which this program can't write any more: they are made in
    /// another town and carried over row by row.
    pub(crate) async fn findings_of_before(&self) {
        let elsewhere = Self::built(&Fresh::sqlite()).await;
        elsewhere.findings().await;
        let (from, wave) = (elsewhere.house.read().await.unwrap(), self.opened().await);
        let tx = self.house.write().await.unwrap();
        let columns = ["closed_on", "invited", "answered", "response"];
        let found = Query::select().columns(columns).from("release").to_owned();
        let found = from.conn().query_one(&found).await.unwrap().unwrap();
        let json = |column: &str| found.try_get::<serde_json::Value>("", column).unwrap();
        let (release, closed_on) =
            (tx.new_id(), found.try_get::<chrono::NaiveDate>("", "closed_on").unwrap());
        let names = ["id", "wave", "organisation", "since", "closed_on", "invited", "answered", "response"];
        let [invited, answered, response] = ["invited", "answered", "response"].map(|c| json(c).into());
        let whose = [release.into(), wave.into(), self.one.id.into(), tx.now().into(), closed_on.into()];
        let [id, of, la, since, day] = whose;
        put(&tx, "release", &names, [id, of, la, since, day, invited, answered, response]).await;
        let cells =
            Query::select().columns(["position", "indicator", "cell"]).from("published_cell").to_owned();
        for cell in from.conn().query_all(&cells).await.unwrap() {
            let position = cell.try_get::<i32>("", "position").unwrap().into();
            let indicator = cell.try_get::<String>("", "indicator").unwrap().into();
            let shown = cell.try_get::<serde_json::Value>("", "cell").unwrap().into();
            let names = ["id", "release", "position", "indicator", "cell"];
            put(
                &tx,
                "published_cell",
                &names,
                [tx.new_id().into(), release.into(), position, indicator, shown],
            )
            .await;
        }
        tx.commit().await.unwrap();
    }

    /// A wave whose box was opened, past the product; its identifier.
    async fn opened(&self) -> Uuid {
        let tx = self.house.write().await.unwrap();
        let instrument = surveys::instrument::starter();
        let (asked, round, wave) = (tx.new_id(), tx.new_id(), tx.new_id());
        let definition = serde_json::to_value(&instrument).unwrap();
        let name = format!("starter {asked}");
        put(
            &tx,
            "instrument",
            &["id", "name", "version", "title", "definition", "since"],
            [
                asked.into(),
                name.into(),
                1.into(),
                "Twelve questions".into(),
                definition.into(),
                tx.now().into(),
            ],
        )
        .await;
        put(&tx, "survey_round", &["id", "name", "since"], [round.into(), "Spring".into(), tx.now().into()])
            .await;
        let columns = [
            "id",
            "organisation",
            "round",
            "instrument",
            "mode",
            "custody",
            "thresholds",
            "opens_on",
            "closes_on",
            "public_key",
            "since",
            "sent_at",
            "closed_at",
            "opening",
        ];
        let thresholds = serde_json::to_value(calc::Thresholds::default()).unwrap();
        put(
            &tx,
            "wave",
            &columns,
            [
                wave.into(),
                self.one.id.into(),
                round.into(),
                asked.into(),
                "personal link".into(),
                "key file".into(),
                thresholds.into(),
                tx.today().into(),
                tx.today().into(),
                vec![0u8].into(),
                tx.now().into(),
                tx.now().into(),
                tx.now().into(),
                "done".into(),
            ],
        )
        .await;
        for nth in 0..40 {
            let safe = if nth % 2 == 0 { "always" } else { "sometimes" };
            let money = if nth < 20 { "alright" } else { "hard" };
            let answers = serde_json::json!({ "closed": { "home-safe": safe, "money": money } });
            put(&tx, "answer", &["id", "wave", "answers"], [tx.new_id().into(), wave.into(), answers.into()])
                .await;
        }
        tx.commit().await.unwrap();
        wave
    }
}

pub(crate) async fn put<const N: usize>(
    tx: &kit::Tx,
    table: &'static str,
    columns: &[&'static str],
    values: [sea_orm::Value; N],
) {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns.iter().copied()).values_panic(values.map(Expr::value));
    tx.conn().execute(&insert).await.unwrap();
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
