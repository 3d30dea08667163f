//! A plan with years behind it, put past the product: every version whole, news of every promise.

use crate::common::World;
use chrono::{Days, NaiveDate};
use kit::Tx;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

/// How much there is of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct History {
    /// Promises, each in every version.
    pub(crate) actions: usize,
    /// Published versions, half a year apart.
    pub(crate) versions: i32,
    /// Reports on each promise, a quarter apart.
    pub(crate) news: i32,
}

const THEMES: usize = 5;
/// Rows that go in at once; no database takes more than some 30,000 values.
const CHUNK: usize = 500;

impl History {
    /// The findings that all plans rest on.
    pub(crate) async fn release(self, world: &World) -> Uuid {
        let tx = world.house.read().await.expect("a transaction");
        let query = Query::select().column("id").from("release").limit(1).to_owned();
        let row = tx.conn().query_one(&query).await.expect("a look").expect("findings");
        row.try_get("", "id").expect("an id")
    }

    /// Puts an LA's plans in.
    pub(crate) async fn put(self, world: &World, la: Uuid, release: Uuid) {
        let tx = world.house.write().await.expect("a transaction");
        let today = tx.today();
        let promises: Vec<Uuid> = (0..self.actions).map(|_| tx.new_id()).collect();
        for version in 1..=self.versions {
            let ago = u64::try_from(self.versions - version).unwrap_or(0) * 182 + 60;
            let day = today.checked_sub_days(Days::new(ago)).expect("a day");
            self.version(&tx, la, release, (version, day), &promises).await;
        }
        let mut rows = Vec::new();
        for (n, promise) in promises.iter().enumerate() {
            for position in 0..self.news {
                let ago = u64::try_from(self.news - position).unwrap_or(0) * 91;
                let day = today.checked_sub_days(Days::new(ago)).expect("a day");
                let status = if n % 9 == 0 { "needs-help" } else { "on-track" };
                rows.push(vec![
                    tx.new_id().into(),
                    (*promise).into(),
                    position.into(),
                    status.into(),
                    format!("{} of {} are done, and the next are being asked.", position * 3, self.news * 3)
                        .into(),
                    day.into(),
                ]);
            }
        }
        insert(&tx, "progress", &["id", "action", "position", "status", "news", "day"], rows).await;
        tx.commit().await.expect("done");
    }

    async fn version(
        self,
        tx: &Tx,
        la: Uuid,
        release: Uuid,
        (version, day): (i32, NaiveDate),
        promises: &[Uuid],
    ) {
        let (plan, at) = (tx.new_id(), kit::clock::london_at(day, 10));
        let columns = ["id", "organisation", "version", "title", "lead", "release", "since"];
        let row = vec![
            plan.into(),
            la.into(),
            version.into(),
            "Our plan".into(),
            "What we do.".into(),
            release.into(),
            at.into(),
        ];
        insert(tx, "plan", &columns, vec![row]).await;
        let steps = (0..).zip(["sent to leader", "signed off", "published"]).map(|(position, step)| {
            vec![
                tx.new_id().into(),
                plan.into(),
                Value::from(position),
                step.into(),
                at.into(),
                vec![0u8].into(),
            ]
        });
        let columns = ["id", "plan", "position", "step", "at", "content_mark"];
        insert(tx, "plan_step", &columns, steps.collect()).await;
        let themes: Vec<Uuid> = (0..THEMES).map(|_| tx.new_id()).collect();
        let rows = (0..).zip(&themes).map(|(position, id)| {
            let title = format!("Theme {position}");
            vec![
                (*id).into(),
                plan.into(),
                Value::from(position),
                title.clone().into(),
                title.into(),
                "home".into(),
                "home-safe".into(),
                "It came up in every group.".into(),
            ]
        });
        let columns = ["id", "plan", "position", "title", "young_title", "picture", "indicators", "reason"];
        insert(tx, "theme", &columns, rows.collect()).await;
        self.actions(tx, &themes, (version, day), promises).await;
    }

    async fn actions(self, tx: &Tx, themes: &[Uuid], (version, day): (i32, NaiveDate), promises: &[Uuid]) {
        let columns = [
            "id",
            "theme",
            "position",
            "you_said",
            "indicator",
            "we_will",
            "owner",
            "due_on",
            "difference",
            "doing",
            "will_see",
            "part",
            "promise",
        ];
        let mut rows = Vec::new();
        for (n, promise) in promises.iter().enumerate() {
            // A promise is known by the action of the first version.
            let (id, of) = if version == 1 { (*promise, None) } else { (tx.new_id(), Some(*promise)) };
            let due = day.checked_add_days(Days::new(300 + n as u64 % 200)).expect("a day");
            rows.push(vec![
                id.into(),
                themes[n % themes.len()].into(),
                i32::try_from(n / themes.len()).unwrap_or(0).into(),
                "Half of us do not always feel safe where we live.".into(),
                "home-safe".into(),
                format!("Do what was asked for, number {n}, and say when it is done").into(),
                "Leaving care team".into(),
                due.into(),
                "More young people feel safe at home the next time we ask.".into(),
                "We are giving a video doorbell to anyone with their own front door.".into(),
                "You can see who is at the door on your phone.".into(),
                "designing reviewing".into(),
                of.into(),
            ]);
        }
        insert(tx, "action", &columns, rows).await;
    }
}

async fn insert(tx: &Tx, table: &'static str, columns: &[&'static str], rows: Vec<Vec<Value>>) {
    for some in rows.chunks(CHUNK) {
        let mut insert = Query::insert();
        insert.into_table(table).columns(columns.iter().copied());
        for row in some {
            insert.values_panic(row.iter().cloned().map(Expr::value));
        }
        tx.conn().execute(&insert).await.expect("written");
    }
}
