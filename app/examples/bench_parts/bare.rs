//! The reference: the same bytes in as many transactions with the same durability, by plain SQL and nothing else.

use super::{Sizes, forty};
use kit::chance::Chance;
use kit::db::Db;
use kit::testing::Fresh;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, Value};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long it writes.
const SPAN: Duration = Duration::from_secs(4);

/// Completions' worth of writing a second, so many at once. The tables are like the box's.
pub(crate) async fn write(fresh: &Fresh, sizes: Sizes, at_once: usize) -> f64 {
    let db = Db::connect(&fresh.address).await.expect("the database");
    let (id, bytes, end) = match db.backend() {
        sea_orm::DbBackend::Sqlite => ("blob", "blob", " WITHOUT ROWID"),
        _ => ("uuid", "bytea", ""),
    };
    for sql in [
        "DROP TABLE IF EXISTS bare_draft".to_owned(),
        "DROP TABLE IF EXISTS bare_ballot".to_owned(),
        format!("CREATE TABLE bare_draft (id {id} primary key, sealed {bytes} not null){end}"),
        format!(
            "CREATE TABLE bare_ballot (id {id} primary key, tag {bytes} not null unique, sealed {bytes} not null){end}"
        ),
    ] {
        db.maintenance().execute_unprepared(&sql).await.expect(&sql);
    }
    let (chance, begun) = (Arc::new(Chance::system()), Instant::now());
    let writers: Vec<_> =
        (0..at_once).map(|_| tokio::spawn(writer(db.clone(), chance.clone(), sizes, begun))).collect();
    let mut transactions = 0;
    for writer in writers {
        transactions += writer.await.expect("a writer that ends");
    }
    transactions as f64 / begun.elapsed().as_secs_f64() / (forty::PAGES + 2) as f64
}

/// A draft is begun, written over nine times, and becomes a ballot; as often as there is time for. Returns the
/// number of transactions.
async fn writer(db: Db, chance: Arc<Chance>, sizes: Sizes, begun: Instant) -> usize {
    let mut transactions = 0;
    while begun.elapsed() < SPAN {
        let id = chance.id();
        for _ in 0..=forty::PAGES {
            if begun.elapsed() >= SPAN {
                return transactions;
            }
            let tx = db.write().await.expect("a transaction");
            let sql = "INSERT INTO bare_draft (id, sealed) VALUES ($1, $2) \
                       ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed";
            run(&tx, sql, vec![id.into(), random(&chance, sizes.draft).into()]).await;
            tx.commit().await.expect("written");
            transactions += 1;
        }
        let tx = db.write().await.expect("a transaction");
        let sql = "INSERT INTO bare_ballot (id, tag, sealed) VALUES ($1, $2, $3)";
        let tag = chance.bytes::<32>().to_vec();
        run(&tx, sql, vec![chance.id().into(), tag.into(), random(&chance, sizes.ballot).into()]).await;
        run(&tx, "DELETE FROM bare_draft WHERE id = $1", vec![id.into()]).await;
        tx.commit().await.expect("written");
        transactions += 1;
    }
    transactions
}

async fn run(tx: &DatabaseTransaction, sql: &str, values: Vec<Value>) {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.execute_raw(statement).await.expect("a write");
}

/// As hard to compress as ciphertext is.
fn random(chance: &Chance, size: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(size + 1024);
    while bytes.len() < size {
        bytes.extend_from_slice(&chance.bytes::<1024>());
    }
    bytes.truncate(size);
    bytes
}
