//! Single statements that wait for the disk at the same moment are written in one transaction: a disk makes hundreds of
//! transactions last in a second, and thousands of rows. Nobody is told that theirs is written before all of it lasts.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

use super::Db;

/// As many at most share a transaction: others on the one line that writes must get their turn.
const MOST: usize = 32;

/// One that waits.
struct One {
    statement: Statement,
    tell: oneshot::Sender<Result<u64, DbErr>>,
}

#[derive(Default)]
struct Waiting {
    all: Vec<One>,
    /// Whether somebody is writing, and will come back for these.
    writing: bool,
}

/// Who waits.
#[derive(Default)]
pub(super) struct Together(Mutex<Waiting>);

impl Together {
    /// Writes one; it lasts when this returns. Returns how many rows it changed.
    pub(super) async fn write(db: &Db, statement: Statement) -> Result<u64, DbErr> {
        let (tell, told) = oneshot::channel();
        if db.together.joined(One { statement, tell }) {
            // A task of its own: whoever began may hang up, and the others would wait for ever.
            tokio::spawn(write_on(db.clone()));
        }
        told.await.unwrap_or_else(|_| Err(DbErr::Custom("whoever wrote this is gone".to_owned())))
    }

    /// Takes a place; whether somebody has to begin writing.
    fn joined(&self, one: One) -> bool {
        let mut waiting = self.waiting();
        waiting.all.push(one);
        !std::mem::replace(&mut waiting.writing, true)
    }

    /// Those whose turn it is, in the order they came; none: then the next who comes begins.
    fn next(&self) -> Vec<One> {
        let mut waiting = self.waiting();
        let many = waiting.all.len().min(MOST);
        waiting.writing = many > 0;
        waiting.all.drain(..many).collect()
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever is writing. Should it end before its time, all who wait are told so, and the next who comes begins.
struct Writer {
    db: Db,
    ended: bool,
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.ended {
            *self.db.together.waiting() = Waiting::default();
        }
    }
}

async fn write_on(db: Db) {
    let mut writer = Writer { db, ended: false };
    loop {
        let some = writer.db.together.next();
        if some.is_empty() {
            writer.ended = true;
            return;
        }
        for (one, done) in written(&writer.db, some).await {
            // Whoever hung up is not told.
            let _ = one.tell.send(done);
        }
    }
}

/// Writes them, and says what became of each.
async fn written(db: &Db, some: Vec<One>) -> Vec<(One, Result<u64, DbErr>)> {
    if some.len() > 1 {
        // Where it does not come to an end, nothing of it was written.
        match db.write().await {
            Err(error) => return some.into_iter().map(|one| (one, Err(error.clone()))).collect(),
            Ok(tx) => {
                if let Ok(rows) = in_one(&tx, &some).await {
                    let done = tx.commit().await;
                    let told = |rows| done.clone().map(|()| rows);
                    return some.into_iter().zip(rows).map(|(one, rows)| (one, told(rows))).collect();
                }
            }
        }
    }
    // One alone; or one of them can't be written, and must not keep the others from it.
    let mut all = Vec::with_capacity(some.len());
    for one in some {
        let done = db.maintenance().execute_raw(one.statement.clone()).await;
        all.push((one, done.map(|done| done.rows_affected())));
    }
    all
}

async fn in_one(tx: &DatabaseTransaction, some: &[One]) -> Result<Vec<u64>, DbErr> {
    let mut rows = Vec::with_capacity(some.len());
    for one in some {
        rows.push(tx.execute_raw(one.statement.clone()).await?.rows_affected());
    }
    Ok(rows)
}

/// For [`Db`], which is cloned.
pub(super) type Shared = Arc<Together>;

#[cfg(all(test, feature = "testing"))]
mod tests;
