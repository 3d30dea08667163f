//! Archives: a copy of everything, in two files that must not lie in one place.
//!
//! The data archive is sealed under the instance's key, which is in the keys archive; that one is sealed under a
//! passphrase. Each is nothing without the other. Both are alike whichever of the two databases they come from.

pub mod data;
pub mod keys;
mod sealed;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::io;
use std::sync::Arc;

use crate::doctor::Finding;
use crate::keys::KeyError;
use crate::metrics::{Gauge, Measuring};
use crate::web::Refusal;
use crate::{House, Tx, clock, ids};

/// Why an archive can't be written or read: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file or folder can't be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The database refuses.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// A key can't be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// It is no archive of this kind, or was changed, cut, or sealed under another key or passphrase.
    #[error("{0}")]
    Unreadable(String),
    /// There is something already where it should be put.
    #[error("{0}")]
    InTheWay(String),
}

/// A keys archive that was made: which keys of surveys are in it, and whether somebody says that it is destroyed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_archive")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// When it was made.
    pub at: DateTimeUtc,
    /// The names of the keys in it that will be destroyed one day.
    pub keys: Json,
    /// When somebody said that no copy of it is left.
    pub destroyed_at: Option<DateTimeUtc>,
}

/// No relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether a key is in it.
    pub fn holds(&self, key: &str) -> bool {
        self.keys.as_array().is_some_and(|names| names.iter().any(|name| name.as_str() == Some(key)))
    }
}

/// Writes down that an archive of these keys was made.
///
/// # Errors
/// When the database refuses.
pub async fn made(tx: &Tx, keys: &[String]) -> Result<Uuid, Refusal> {
    let id = tx.new_id();
    ActiveModel {
        id: Set(id),
        at: Set(tx.now()),
        keys: Set(serde_json::to_value(keys)?),
        destroyed_at: Set(None),
    }
    .insert(tx.conn())
    .await?;
    Ok(id)
}

/// The archives of which nobody has said that they are destroyed, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn around(tx: &Tx) -> Result<Vec<Model>, Refusal> {
    let all = Entity::find().filter(Column::DestroyedAt.is_null()).order_by_asc(Column::At);
    Ok(all.all(tx.conn()).await?)
}

/// Writes down that no copy of an archive is left. `false`: there is no such archive, or it was said before.
///
/// # Errors
/// When the database refuses.
pub async fn gone(tx: &Tx, id: Uuid) -> Result<bool, Refusal> {
    let said = Entity::update_many()
        .col_expr(Column::DestroyedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::DestroyedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(said.rows_affected == 1)
}

/// What metrics tell of archives: when the newest was made (or brought back by a restore).
pub(crate) fn measure(house: Arc<House>) -> Measuring {
    Box::pin(async move {
        let tx = house.read().await?;
        let newest = Entity::find().order_by_desc(Column::At).limit(1).one(tx.conn()).await?;
        let help = "When the newest backup was made, or restored, in seconds since 1970; missing where there is none.";
        let mut gauge = Gauge::new("newbelongings_backup_timestamp_seconds", help, &[]);
        newest.into_iter().for_each(|archive| gauge.add(&[], archive.at.timestamp() as f64));
        Ok(vec![gauge])
    })
}

/// Keys archives must be young: an erased person's key lives on in an old one.
const OLDEST: i64 = 35;

/// What `doctor` says about archives: which are too old.
pub(crate) async fn check(house: &Arc<House>) -> Result<Vec<Finding>, Refusal> {
    let tx = house.read().await?;
    let too_old = |a: &&Model| tx.now() - a.at > chrono::Duration::days(OLDEST);
    let all = around(&tx).await?;
    let say = |a: &Model| {
        let (day, id) = (clock::written(clock::london_day(a.at)), ids::show(a.id));
        Finding::warning(format!(
            "the keys archive of {day} is more than {OLDEST} days old, and still opens what was erased since. Destroy \
             every copy, then run `newbelongings archive-destroyed {id}`"
        ))
    };
    Ok(all.iter().filter(too_old).map(say).collect())
}
