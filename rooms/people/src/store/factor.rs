//! Second factors: the secret sealed under the instance's key, recovery codes as keyed marks only.

use kit::keys::Key;
use kit::web::Refusal;
use kit::{House, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

use super::entities::{factor, recovery_code};
use crate::factor::{RECOVERY, RECOVERY_CODES, SECRET};

/// An account's factor.
pub(crate) struct Factor {
    /// What the app was told.
    pub(crate) secret: Vec<u8>,
    /// The newest time step whose code was used.
    pub(crate) last_step: i64,
    /// Codes of the account tried since the last right one.
    pub(crate) wrong: i32,
}

fn key(house: &House) -> Key {
    house.key("factors")
}

/// The secret offered to a session while it sets up. Made from the session, so that nothing is written before it is
/// confirmed, and nobody who had the mailbox earlier knows it.
pub(crate) fn offer(house: &House, session_mark: &[u8]) -> Vec<u8> {
    key(house).mac("offer", session_mark)[..SECRET].to_vec()
}

pub(crate) async fn find(tx: &Tx, account: Uuid) -> Result<Option<Factor>, Refusal> {
    let row = factor::Entity::find_by_id(account).one(tx.conn()).await?;
    let open = |row: factor::Model| -> Result<Factor, Refusal> {
        let secret = key(tx.house()).open(account.as_bytes(), &row.sealed)?;
        Ok(Factor { secret, last_step: row.last_step, wrong: row.wrong })
    };
    row.map(open).transpose()
}

/// `false`: there is one already.
pub(crate) async fn add(tx: &Tx, account: Uuid, secret: &[u8], step: i64) -> Result<bool, Refusal> {
    let row = factor::ActiveModel {
        account: Set(account),
        sealed: Set(key(tx.house()).seal(account.as_bytes(), secret, &tx.house().chance)),
        confirmed_at: Set(tx.now()),
        last_step: Set(step),
        wrong: Set(0),
    };
    let added = factor::Entity::insert(row)
        .on_conflict(OnConflict::column(factor::Column::Account).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(added == 1)
}

/// Puts another secret in the place of the one there is. `false`: there is none.
pub(crate) async fn replace(tx: &Tx, account: Uuid, secret: &[u8], step: i64) -> Result<bool, Refusal> {
    let sealed = key(tx.house()).seal(account.as_bytes(), secret, &tx.house().chance);
    let replaced = factor::Entity::update_many()
        .col_expr(factor::Column::Sealed, Expr::value(sealed))
        .col_expr(factor::Column::ConfirmedAt, Expr::value(tx.now()))
        .col_expr(factor::Column::LastStep, Expr::value(step))
        .col_expr(factor::Column::Wrong, Expr::value(0))
        .filter(factor::Column::Account.eq(account))
        .exec(tx.conn())
        .await?;
    Ok(replaced.rows_affected == 1)
}

/// Counts a code as wrong before it is looked at, and gives the factor. Holds the row, so that codes tried side by side
/// are looked at one after the other and each is counted.
pub(crate) async fn count_try(tx: &Tx, account: Uuid) -> Result<Option<Factor>, Refusal> {
    factor::Entity::update_many()
        .col_expr(factor::Column::Wrong, Expr::col(factor::Column::Wrong).add(1))
        .filter(factor::Column::Account.eq(account))
        .exec(tx.conn())
        .await?;
    find(tx, account).await
}

/// A code was right: those before it count no more.
pub(crate) async fn forgive_tries(tx: &Tx, account: Uuid) -> Result<(), Refusal> {
    factor::Entity::update_many()
        .col_expr(factor::Column::Wrong, Expr::value(0))
        .filter(factor::Column::Account.eq(account))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Uses a time step up. `false`: it, or a later one, was used meanwhile.
pub(crate) async fn use_step(tx: &Tx, account: Uuid, step: i64) -> Result<bool, Refusal> {
    let used = factor::Entity::update_many()
        .col_expr(factor::Column::LastStep, Expr::value(step))
        .filter(factor::Column::Account.eq(account))
        .filter(factor::Column::LastStep.lt(step))
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}

/// Takes factor and recovery codes away. `false`: there was none.
pub(crate) async fn remove(tx: &Tx, account: Uuid) -> Result<bool, Refusal> {
    drop_codes(tx, account).await?;
    Ok(factor::Entity::delete_by_id(account).exec(tx.conn()).await?.rows_affected == 1)
}

async fn drop_codes(tx: &Tx, account: Uuid) -> Result<(), Refusal> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::Account.eq(account))
        .exec(tx.conn())
        .await?;
    Ok(())
}

fn mark(house: &House, account: Uuid, code: &[u8]) -> Vec<u8> {
    key(house).mac("recovery", &[account.as_bytes().as_slice(), code].concat()).to_vec()
}

/// New recovery codes in the place of any there are. They are shown once and can't be read again.
pub(crate) async fn make_codes(tx: &Tx, account: Uuid) -> Result<Vec<[u8; RECOVERY]>, Refusal> {
    drop_codes(tx, account).await?;
    let house = tx.house();
    let codes: Vec<[u8; RECOVERY]> = (0..RECOVERY_CODES).map(|_| house.chance.bytes()).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(tx.new_id()),
        account: Set(account),
        mark: Set(mark(house, account, code)),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(codes)
}

/// Uses a recovery code up. `false`: there is no such code, or it was used.
pub(crate) async fn use_code(tx: &Tx, account: Uuid, code: &[u8]) -> Result<bool, Refusal> {
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(tx.now()))
        .filter(recovery_code::Column::Account.eq(account))
        .filter(recovery_code::Column::Mark.eq(mark(tx.house(), account, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many recovery codes are left.
pub(crate) async fn codes_left(tx: &Tx, account: Uuid) -> Result<u64, Refusal> {
    let left = recovery_code::Entity::find()
        .filter(recovery_code::Column::Account.eq(account))
        .filter(recovery_code::Column::UsedAt.is_null());
    Ok(left.count(tx.conn()).await?)
}
