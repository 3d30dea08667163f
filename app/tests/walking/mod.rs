//! What the stories around the box share: a person who answers page by page, and questions to the database.

use crate::common::{World, expect, path};
use kit::testing::Visitor;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

/// An answer to each question of the starter instrument that calls for no help.
const EASY: [(&str, &str); 12] = [
    ("home-safe", "always"),
    ("home-unsafe-why", "area"),
    ("home-right", "yes"),
    ("worker-trust", "always"),
    ("money", "comfortable"),
    ("lonely", "never"),
    ("support", "friends"),
    ("life-satisfaction", "8"),
    ("worthwhile", "8"),
    ("happy", "8"),
    ("anxious", "1"),
    ("one-change", "A quiet home."),
];

/// Answers from the link to the thanks, giving easy answers unless told otherwise; the page at the end.
pub(crate) async fn answer(phone: &mut Visitor, link: &str, told: &[(&str, &str)]) -> String {
    expect(&phone.post(link, &[]).await, 303);
    loop {
        let at = phone.get("/survey").await.location.expect("the survey goes on");
        if at == "/survey/ready" {
            return phone.post(&at, &[]).await.body;
        }
        let page = phone.get(&at).await.body;
        let asked = EASY.iter().filter(|(name, _)| page.contains(&format!("name=\"{name}\"")));
        let given = |(name, easy): &(&'static str, &'static str)| {
            (*name, told.iter().find(|(n, _)| n == name).map_or(*easy, |(_, v)| *v))
        };
        let fields: Vec<(&str, &str)> = asked.map(given).collect();
        assert!(!fields.is_empty(), "a question nobody knows: {page}");
        expect(&phone.post(&at, &fields).await, 303);
    }
}

/// The link of each invitation of a wave.
pub(crate) async fn links(world: &World, wave: Uuid) -> Vec<String> {
    let tx = world.house.read().await.expect("a transaction");
    let asked = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    let mut links = Vec::new();
    for invitation in asked {
        let link = surveys::survey_link(&world.house, invitation).await.expect("a look").expect("a link");
        links.push(path(&link));
    }
    links
}

/// The first column of a query, as numbers.
pub(crate) async fn number(world: &World, sql: &str) -> i64 {
    let db = &world.house.db;
    let query = Statement::from_string(db.backend(), sql.to_owned());
    let row = db.maintenance().query_one_raw(query).await.expect(sql).expect("a row");
    row.try_get_by_index::<i64>(0).expect("a number")
}

/// Everything the instance keeps, as bytes: its files and, on PostgreSQL, each row of each table as text.
pub(crate) async fn everything(world: &World) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    gather(world.folder(), &mut all);
    let db = &world.house.db;
    if db.backend() != DbBackend::Sqlite {
        let ask = |sql: String| db.maintenance().query_all_raw(Statement::from_string(db.backend(), sql));
        let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'".to_owned();
        for row in ask(tables).await.expect("a list of tables") {
            let table: String = row.try_get("", "tablename").expect("a name");
            for row in ask(format!("SELECT t::text AS line FROM \"{table}\" t")).await.expect("its rows") {
                all.push(row.try_get::<String>("", "line").expect("a line").into_bytes());
            }
        }
    }
    all
}

fn gather(folder: &std::path::Path, into: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, into) } else { into.extend(std::fs::read(&path)) }
    }
}

/// Whether `needle` stands anywhere in it, as it is or in hexadecimal digits.
pub(crate) fn stands_in(all: &[Vec<u8>], needle: &str) -> bool {
    let hex: String = needle.bytes().map(|b| format!("{b:02x}")).collect();
    let has = |hay: &[u8], what: &[u8]| hay.windows(what.len()).any(|w| w == what);
    all.iter().any(|hay| has(hay, needle.as_bytes()) || has(hay, hex.as_bytes()))
}

/// That the newest audit line of an act is there, `count` times, and tells the day and nothing finer.
pub(crate) async fn audited_by_the_day(world: &World, la: Uuid, act: &str, count: usize) {
    let tx = world.house.read().await.expect("a transaction");
    let lines = kit::audit::newest(&tx, Some(la), None, 1000).await.expect("the log");
    let lines: Vec<_> = lines.into_iter().filter(|l| l.act == act).collect();
    assert_eq!(lines.len(), count, "lines of {act}");
    let midnight = kit::clock::london_at(tx.today(), 0);
    assert!(lines.iter().all(|l| l.at == midnight), "{act}: {:?}", lines.first().map(|l| l.at));
}
