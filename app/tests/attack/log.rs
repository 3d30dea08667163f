//! The audit log after somebody wrote in it: every change, gap and cut in the database is found.

use crate::stage::{Stage, WORDS};
use sea_orm::ConnectionTrait;

/// What is done to the log, and how it is undone.
const DONE: [(&str, &str); 4] = [
    (
        "UPDATE audit_line SET act = 'x' || act WHERE number = 2",
        "UPDATE audit_line SET act = substr(act, 2) WHERE number = 2",
    ),
    (
        "UPDATE audit_line SET number = number + 1000 WHERE number = 2",
        "UPDATE audit_line SET number = number - 1000 WHERE number = 1002",
    ),
    (
        "UPDATE audit_head SET number = number - 1 WHERE number > 3",
        "UPDATE audit_head SET number = number + 1 WHERE number > 2",
    ),
    ("DELETE FROM audit_line WHERE number = 3", ""),
];

async fn found(stage: &Stage) -> Vec<kit::audit::Fault> {
    let tx = stage.world.house.read().await.expect("a transaction");
    kit::audit::verify(&tx).await.expect("the log can be read")
}

kit::on_both! {
    async fn what_is_changed_behind_its_back_is_found(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let db = stage.world.house.db.maintenance();
        for (done, undone) in DONE {
            let faults = found(&stage).await;
            assert!(faults.is_empty(), "before {done}: {faults:?}");
            let changed = db.execute_unprepared(done).await.expect("a change").rows_affected();
            assert!(changed > 0, "{done}");
            let faults = found(&stage).await;
            assert!(!faults.is_empty(), "{done} was not found");
            if !undone.is_empty() {
                db.execute_unprepared(undone).await.expect("the change is undone");
            }
        }
    }
}
