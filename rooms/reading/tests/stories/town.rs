//! A programme with two LAs, three reviewers, and surveys whose boxes are open.

use kit::House;
use kit::clock::SetClock;
use kit::testing::{Fresh, Seen, Visitor};
use people::{Details, Role};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, Value};
use std::sync::Arc;
use uuid::Uuid;

pub(crate) const ANN: &str = "ann@national.example";
pub(crate) const BEN: &str = "ben@national.example";
pub(crate) const CAT: &str = "cat@national.example";

/// A text that must not be readable anywhere but at the desk.
pub(crate) const TEXT: &str = "I live at Canarywharf House and Karen from Netto helps me a lot.";
pub(crate) const FIRST: &str = "I live at [place] and Karen from [job] helps me a lot.";
pub(crate) const SECOND: &str = "I live at [place] and [name] from [job] helps me a lot.";
pub(crate) const SHOWN: &str = "I live at [a place] and [a name] from [a job] helps me a lot.";

/// A running house with its site.
pub(crate) struct Town {
    pub(crate) house: Arc<House>,
    pub(crate) router: axum::Router,
    pub(crate) clock: Arc<SetClock>,
    /// The LA whose lead is `lead@one.example`.
    pub(crate) one: people::Organisation,
}

impl Town {
    pub(crate) async fn built(fresh: &Fresh) -> Self {
        let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
        let parts = fresh.parts(&clock).await;
        migrations::migrate(&parts.db).await.unwrap();
        let rooms = vec![
            messages::room(),
            people::room(),
            contact::room(),
            surveys::room(),
            findings::room(),
            reading::room(),
        ];
        let (house, router) = kit::testing::house(parts, rooms, |house| {
            house.connect::<Arc<dyn kit::web::WhoIs>>(Arc::new(people::Accounts));
            house.connect::<Arc<dyn findings::InTheirWords>>(Arc::new(reading::OwnWords));
            house.connect(surveys::Instruments::default());
        });
        let one = settle(&house).await;
        let town = Self { house, router, clock, one };
        for (name, email) in [("Ann", ANN), ("Ben", BEN), ("Cat", CAT)] {
            town.invite(name, email, Role::Reviewer).await;
        }
        town
    }

    /// Brings somebody into the national team.
    pub(crate) async fn invite(&self, name: &str, email: &str, role: Role) {
        let mut manager = self.visitor("mo@national.example").await;
        let form = [("name", name), ("email", email), ("role", role.code())];
        let seen = manager.post("/programme/team", &form).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
    }

    /// A visitor who is signed in.
    pub(crate) async fn visitor(&self, email: &str) -> Visitor {
        let link = people::fresh_link(&self.house, email, true).await.unwrap().unwrap();
        let mut visitor = Visitor::new(self.router.clone());
        let seen = visitor.post(link.trim_start_matches("http://localhost"), &[]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        visitor
    }

    /// An opened wave of the first LA with so many answers and these texts, each with its writer's leave or without.
    pub(crate) async fn wave(&self, answers: usize, texts: &[(&str, bool)]) -> Uuid {
        let tx = self.house.write().await.unwrap();
        let wave = put_wave(&tx, self.one.id).await;
        for _ in 0..answers {
            let given = serde_json::json!({ "closed": { "home-safe": "always" } });
            put(&tx, "answer", &["id", "wave", "answers"], [tx.new_id().into(), wave.into(), given.into()])
                .await;
        }
        for (words, leave) in texts {
            let row =
                [tx.new_id().into(), wave.into(), "one-change".into(), (*words).into(), (*leave).into()];
            put(&tx, "answer_text", &["id", "wave", "question", "words", "may_quote"], row).await;
        }
        kit::jobs::say(&tx, &surveys::WaveOpened { wave, organisation: self.one.id }).await.unwrap();
        tx.commit().await.unwrap();
        kit::jobs::run_due(&self.house).await.unwrap();
        wave
    }

    /// The released words of a wave.
    pub(crate) async fn quotes(&self, wave: Uuid) -> Vec<String> {
        let tx = self.house.read().await.unwrap();
        reading::quotes(&tx, wave).await.unwrap().into_iter().map(|quote| quote.words).collect()
    }

    /// Subject and body of what was written to the LA.
    pub(crate) async fn told(&self) -> Vec<String> {
        let tx = self.house.read().await.unwrap();
        let all = messages::outbox(&tx, Some(self.one.id), 100).await.unwrap();
        all.into_iter().filter(|m| m.subject.contains("safe")).map(|m| m.subject + &m.body).collect()
    }

    /// Runs the night's job on the day after so many days.
    pub(crate) async fn after(&self, days: i64) {
        self.clock.advance(chrono::Duration::days(days));
        let tx = self.house.write().await.unwrap();
        kit::jobs::enqueue_once(&tx, "reading.tend", &(), tx.now(), "reading.tend").await.unwrap();
        tx.commit().await.unwrap();
        kit::jobs::run_due(&self.house).await.unwrap();
    }

    /// How many rows of a table hold these words in the clear.
    pub(crate) async fn readable(&self, words: &str) -> Vec<String> {
        let tx = self.house.read().await.unwrap();
        let mut found = Vec::new();
        for (table, column) in
            [("answer_text", "words"), ("own_text", "asked"), ("quote", "words"), ("job", "payload")]
        {
            let mut query = Query::select();
            query.column(column).from(table);
            for row in tx.conn().query_all(&query).await.unwrap() {
                let text: String = row
                    .try_get("", column)
                    .or_else(|_| row.try_get::<serde_json::Value>("", column).map(|v| v.to_string()))
                    .unwrap();
                found.extend(text.contains(words).then(|| table.to_owned()));
            }
        }
        let mut query = Query::select();
        query.columns(["sealed", "proposal"]).from("own_text");
        for row in tx.conn().query_all(&query).await.unwrap() {
            let sealed: Vec<u8> = row.try_get("", "sealed").unwrap();
            let proposal: Option<Vec<u8>> = row.try_get("", "proposal").unwrap();
            let both = [sealed, proposal.unwrap_or_default()].concat();
            found.extend(
                both.windows(words.len()).any(|w| w == words.as_bytes()).then(|| "sealed".to_owned()),
            );
        }
        found
    }

    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &'static str) -> usize {
        let tx = self.house.read().await.unwrap();
        let mut query = Query::select();
        query.expr(Expr::value(1)).from(table);
        tx.conn().query_all(&query).await.unwrap().len()
    }
}

/// The path of the text that a reviewer reads next.
pub(crate) async fn next(reader: &mut Visitor, wave: Uuid) -> Option<String> {
    let seen = reader.get(&format!("/programme/reading/{}", kit::ids::show(wave))).await;
    seen.location
}

/// Reads the next text first: `more` beside the revision that is on the page.
pub(crate) async fn first(reader: &mut Visitor, wave: Uuid, more: &[(&str, &str)]) -> Seen {
    let path = next(reader, wave).await.expect("a text to read");
    send(reader, &path, more).await
}

/// Sends the form of a text as it is on the page, with `fields`.
pub(crate) async fn send(reader: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Seen {
    let page = reader.get(path).await;
    let revision =
        page.body.split("name=\"revision\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let revision = revision.unwrap_or("0").to_owned();
    let mut form = vec![("revision", revision.as_str())];
    form.extend_from_slice(fields);
    reader.post(path, &form).await
}

pub(crate) async fn put<const N: usize>(
    tx: &kit::Tx,
    table: &'static str,
    columns: &[&'static str],
    values: [Value; N],
) {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns.iter().copied()).values_panic(values.map(Expr::value));
    tx.conn().execute(&insert).await.unwrap();
}

async fn put_wave(tx: &kit::Tx, la: Uuid) -> Uuid {
    let definition = serde_json::to_value(surveys::instrument::starter()).unwrap();
    let (asked, round, wave) = (tx.new_id(), tx.new_id(), tx.new_id());
    let columns = ["id", "name", "version", "title", "definition", "since"];
    let name = format!("starter {asked}");
    let row = [asked.into(), name.into(), 1.into(), "T".into(), definition.into(), tx.now().into()];
    put(tx, "instrument", &columns, row).await;
    put(tx, "survey_round", &["id", "name", "since"], [round.into(), "Spring".into(), tx.now().into()]).await;
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
    let row = [
        wave.into(),
        la.into(),
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
    ];
    put(tx, "wave", &columns, row).await;
    wave
}

async fn settle(house: &Arc<House>) -> people::Organisation {
    let tx = house.write().await.unwrap();
    let manager = Details { name: "Mo Manager".to_owned(), email: "mo@national.example".to_owned() };
    let account = people::begin(&tx, "New Belongings", &manager).await.unwrap();
    let actor = people::actor(&tx, account).await.unwrap().unwrap();
    let permit = people::rights::manage_authorities(&tx, &actor).await.unwrap();
    let la = people::add_authority(&permit, &people::authorities::all()[0]).await.unwrap();
    let invite = people::rights::invite_lead(&tx, &actor, &la.slug).await.unwrap();
    let lead = Details { name: "Lea Lead".to_owned(), email: "lead@one.example".to_owned() };
    people::invite_lead(&invite, &lead).await.unwrap();
    tx.commit().await.unwrap();
    la
}
