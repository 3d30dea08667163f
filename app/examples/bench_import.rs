//! What a register's list costs: 1,500 people as a spreadsheet's text, uploaded, looked at and confirmed over the program's own
//! pages; then the same list again; and the same bytes written bare. Run by `./bench import`; the figures are in
//! `docs/benchmarks.md`.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{World, expect};
use kit::db::Db;
use kit::testing::{Fresh, Visitor};
use sea_orm::{ConnectionTrait, Statement};
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// A large LA's list.
const PEOPLE: usize = 1_500;
/// As often; the middle one counts.
const TIMES: usize = 5;

#[tokio::main]
async fn main() {
    for _ in 0..TIMES {
        bench("SQLite", Fresh::sqlite()).await;
    }
    #[expect(clippy::disallowed_methods, reason = "./bench says where its PostgreSQL is")]
    if std::env::var("NB_TEST_POSTGRES").is_ok() {
        for _ in 0..TIMES {
            bench("PostgreSQL", Fresh::postgres().await).await;
        }
    } else {
        tell("PostgreSQL: left out, as NB_TEST_POSTGRES names none");
    }
}

/// One list into one empty register, and again.
async fn bench(name: &str, fresh: Fresh) {
    let address = fresh.address.clone();
    let world = World::new(fresh).await;
    world.begin().await;
    let town = world.town("Oakmoor", 0).await;
    let mut lead = world.signed_in(&town.lead).await;
    let (import, list) = (town.la.path("/register/import"), list());
    let (looked, page) = upload(&mut lead, &import, &list).await;
    let begun = Instant::now();
    expect(&lead.post(&format!("{page}/confirm"), &[]).await, 303);
    let confirmed = begun.elapsed();
    let (again, page) = upload(&mut lead, &import, &list).await;
    let same = lead.get(&page).await.body;
    assert!(
        same.contains("nothing") || same.contains("Nothing"),
        "the same list again changes nothing: {same}"
    );
    let bare = bare(&address, list.len() / PEOPLE).await;
    tell(&format!(
        "{name}: {PEOPLE} people: uploaded and shown in {} ms, confirmed in {} ms, together {:.1} times the same bytes written bare ({} ms); the same list again shown in {} ms",
        looked.as_millis(),
        confirmed.as_millis(),
        (looked + confirmed).as_secs_f64() / bare.as_secs_f64(),
        bare.as_millis(),
        again.as_millis(),
    ));
}

/// Uploads a list and opens its preview; how long that took, and where the preview is.
async fn upload(lead: &mut Visitor, import: &str, list: &str) -> (Duration, String) {
    let begun = Instant::now();
    let seen = lead.upload(import, &[("people", "list.csv", list.as_bytes())]).await;
    expect(&seen, 303);
    let page = seen.location.expect("a preview");
    expect(&lead.get(&page).await, 200);
    (begun.elapsed(), page)
}

/// The same number of rows of about as many bytes in one transaction, by plain SQL.
async fn bare(address: &str, bytes: usize) -> Duration {
    let db = Db::connect(address).await.expect("the database");
    let db = db.maintenance();
    db.execute_unprepared("CREATE TABLE bare_person (n integer primary key, line text not null)")
        .await
        .expect("a table");
    let begun = Instant::now();
    let tx = sea_orm::TransactionTrait::begin(db).await.expect("a transaction");
    for n in 0..PEOPLE {
        let values = vec![i32::try_from(n).unwrap_or(0).into(), "x".repeat(bytes).into()];
        let sql = "INSERT INTO bare_person (n, line) VALUES ($1, $2)";
        let insert = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        tx.execute_raw(insert).await.expect("a row");
    }
    tx.commit().await.expect("written");
    begun.elapsed()
}

/// A list as case management exports it.
fn list() -> String {
    let head = "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation,Phone,Email\n";
    (0..PEOPLE).fold(head.to_owned(), |mut list, n| {
        let (month, adviser) = (1 + n % 12, n % 60);
        let _ = writeln!(
            list,
            "N{n},Firsty{n},Field,b) Female,14/{month:02}/2006,PA {adviser},b) Former relevant child,a) Yes,U: Independent living,07700{n:06},leaver{n}@example.org",
        );
        list
    })
}

/// The figures are what this program is for.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
