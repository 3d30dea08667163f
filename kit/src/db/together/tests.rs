//! Whoever is told that theirs was written finds it there, and nobody else's fault is theirs.
#![expect(clippy::allow_attributes, reason = "the macro allows what only some of the files that use it do")]

use sea_orm::sea_query::{Alias, InsertStatement, Query};

use super::*;

const TABLES: [&str; 2] = [
    "CREATE TABLE whole (id INTEGER PRIMARY KEY)",
    "CREATE TABLE part (id INTEGER PRIMARY KEY, of_whole INTEGER NOT NULL \
     REFERENCES whole (id) DEFERRABLE INITIALLY DEFERRED)",
];

fn part(id: i32, whole: i32) -> InsertStatement {
    let (table, columns) = (Alias::new("part"), [Alias::new("id"), Alias::new("of_whole")]);
    Query::insert().into_table(table).columns(columns).values_panic([id.into(), whole.into()]).to_owned()
}

async fn with_tables(address: &str) -> Db {
    let db = Db::connect(address).await.expect("a database");
    for table in TABLES.into_iter().chain(["INSERT INTO whole VALUES (1)"]) {
        db.maintenance().execute_unprepared(table).await.expect("a table");
    }
    db
}

/// Writes all at the same moment, while somebody else holds the line that writes; what each was told.
async fn at_once(db: &Db, all: Vec<(i32, i32)>) -> Vec<(i32, Result<u64, DbErr>)> {
    let held = db.write().await.expect("a transaction");
    let one = |(id, whole)| {
        let db = db.clone();
        tokio::spawn(async move { (id, db.write_alone(&part(id, whole)).await) })
    };
    let tasks: Vec<_> = all.into_iter().map(one).collect();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    held.commit().await.expect("a commit");
    let mut told = Vec::new();
    for task in tasks {
        told.push(task.await.expect("no panic"));
    }
    told
}

async fn there(db: &Db, id: i32) -> bool {
    let look = Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("part"))
        .and_where(sea_orm::sea_query::ExprTrait::eq(sea_orm::sea_query::Expr::col(Alias::new("id")), id))
        .to_owned();
    db.look(&look).await.expect("a look").is_some()
}

crate::on_both! {
    /// A hundred at once are all written, whatever transactions they share.
    async fn many_at_once_are_all_written(fresh) {
        let db = with_tables(&fresh.address).await;
        for (id, told) in at_once(&db, (0..100).map(|id| (id, 1)).collect()).await {
            assert_eq!(told.expect("written"), 1);
            assert!(there(&db, id).await);
        }
    }

    /// One that the database refuses keeps no other from being written.
    async fn one_that_is_refused_keeps_nobody_back(fresh) {
        let db = with_tables(&fresh.address).await;
        assert_eq!(db.write_alone(&part(7, 1)).await.expect("written"), 1);
        for (id, told) in at_once(&db, (0..20).map(|id| (id, 1)).collect()).await {
            assert_eq!(told.is_ok(), id != 7, "{id}: {told:?}");
            assert!(there(&db, id).await);
        }
    }

    /// Where what they share can't be made to last, nobody is told that it does.
    async fn nobody_is_told_before_it_lasts(fresh) {
        let db = with_tables(&fresh.address).await;
        // A whole that is not there is noticed when the transaction ends, and not before.
        let all = (0..20).map(|id| (id, if id == 7 { 2 } else { 1 })).collect();
        let mut refused = 0;
        for (id, told) in at_once(&db, all).await {
            assert_eq!(told.is_ok(), there(&db, id).await, "{id}: {told:?}");
            refused += usize::from(told.is_err());
        }
        assert!(refused >= 1);
        assert_eq!(db.write_alone(&part(50, 1)).await.expect("and it goes on"), 1);
    }

    /// Whoever hangs up while theirs is being written keeps nobody waiting.
    async fn hanging_up_keeps_nobody_waiting(fresh) {
        let db = with_tables(&fresh.address).await;
        let held = db.write().await.expect("a transaction");
        let first = { let db = db.clone(); tokio::spawn(async move { db.write_alone(&part(1, 1)).await }) };
        let second = { let db = db.clone(); tokio::spawn(async move { db.write_alone(&part(2, 1)).await }) };
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        first.abort();
        held.commit().await.expect("a commit");
        let told = tokio::time::timeout(std::time::Duration::from_secs(5), second).await;
        assert_eq!(told.expect("in time").expect("no panic").expect("written"), 1);
    }
}
