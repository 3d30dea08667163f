//! One-time links. The secret is made again from the row's identifier under the instance's key, so that a
//! message can be filled at sending; the database holds only its fingerprint.
//!
//! A link that somebody asked for is bound to the browser that asked: `bound` is a keyed mark of that browser's secret and of
//! the code that the link shows elsewhere. Both together find the link again, and neither stands in the database.

use chrono::Duration;
use kit::keys::{Key, fingerprint};
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::entities::pass::{ActiveModel, Column, Entity, Model};
use crate::asking::{Asked, CODE};
use crate::model::Purpose;

fn key(house: &House) -> Key {
    house.key("passes")
}

/// The secret of a link: 128 bits in 26 characters.
fn secret(house: &House, id: Uuid) -> String {
    ids::letters(&key(house).mac("secret", id.as_bytes())[..16])
}

/// The whole live link.
pub(crate) fn link(house: &House, purpose: Purpose, id: Uuid) -> String {
    house.settings.link(&format!("{}/{}", purpose.page(), secret(house, id)))
}

pub(crate) async fn issue(tx: &Tx, purpose: Purpose, account: Option<Uuid>) -> Result<Uuid, Refusal> {
    insert(tx, purpose, account, Extra::default()).await
}

/// A link that signs in where it was asked for; `asked` is the mark of that browser's secret.
pub(crate) async fn issue_asked(tx: &Tx, account: Uuid, asked: &[u8]) -> Result<Uuid, Refusal> {
    insert(tx, Purpose::SignIn, Some(account), Extra { asked: Some(asked), ..Extra::default() }).await
}

/// A link that carries something, sealed.
pub(crate) async fn issue_with(
    tx: &Tx,
    purpose: Purpose,
    account: Uuid,
    carried: &str,
) -> Result<Uuid, Refusal> {
    insert(tx, purpose, Some(account), Extra { carried: Some(carried), ..Extra::default() }).await
}

/// What some links have besides.
#[derive(Debug, Default)]
struct Extra<'a> {
    /// Something they carry.
    carried: Option<&'a str>,
    /// The mark of the browser that asked.
    asked: Option<&'a [u8]>,
}

async fn insert(tx: &Tx, purpose: Purpose, account: Option<Uuid>, extra: Extra<'_>) -> Result<Uuid, Refusal> {
    let (house, id) = (tx.house(), tx.new_id());
    let seal = |carried: &str| key(house).seal(id.as_bytes(), carried.as_bytes(), &house.chance);
    let row = ActiveModel {
        id: Set(id),
        purpose: Set(purpose.code().to_owned()),
        account: Set(account),
        mark: Set(fingerprint(secret(house, id).as_bytes())),
        sealed: Set(extra.carried.map(seal)),
        bound: extra.asked.map_or(NotSet, |asked| Set(Some(bound(house, asked, &code(house, id))))),
        ends_at: Set(tx.now() + purpose.lasts()),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(id)
}

/// What a link shows where it was not asked for, to be typed where it was.
pub(crate) fn code(house: &House, id: Uuid) -> [u8; CODE] {
    let mut code = [0; CODE];
    code.copy_from_slice(&key(house).mac("code", id.as_bytes())[..CODE]);
    code
}

fn bound(house: &House, asked: &[u8], code: &[u8]) -> Vec<u8> {
    key(house).mac("bound", &[asked, code].concat()).to_vec()
}

/// Whether a link may be used in the browser that asked for these. One that nobody asked for may be everywhere.
pub(crate) fn may_here(house: &House, pass: &Model, asked: &Asked) -> bool {
    let Some(own) = &pass.bound else { return true };
    let code = code(house, pass.id);
    asked.marks().any(|mark| bound(house, &mark, &code) == *own)
}

/// The link that this browser asked for and that shows this code, while it counts. Wrong, used and expired codes look
/// alike and cost the same look into the database, whether or not there is any link.
pub(crate) async fn by_code(tx: &Tx, asked: &Asked, code: &[u8]) -> Result<Option<Model>, Refusal> {
    let marks: Vec<_> = asked.marks().map(|mark| bound(tx.house(), &mark, code)).collect();
    let found = Entity::find().filter(Column::Bound.is_in(marks)).one(tx.conn()).await?;
    Ok(found.filter(|pass| counts(tx, pass)))
}

/// What a link carries.
pub(crate) fn carried(house: &House, pass: &Model) -> Result<Option<String>, Refusal> {
    let Some(sealed) = &pass.sealed else { return Ok(None) };
    let open = key(house).open(pass.id.as_bytes(), sealed)?;
    Ok(String::from_utf8(open).ok())
}

fn counts(tx: &Tx, pass: &Model) -> bool {
    pass.used_at.is_none() && pass.ends_at > tx.now()
}

/// The link with this secret, while it counts and is for one of `purposes`. Wrong, used and expired look alike, and so
/// does a link for something else.
pub(crate) async fn valid(tx: &Tx, secret: &str, purposes: &[Purpose]) -> Result<Option<Model>, Refusal> {
    let found = Entity::find().filter(Column::Mark.eq(fingerprint(secret.as_bytes()))).one(tx.conn()).await?;
    let fits = |pass: &Model| Purpose::of(&pass.purpose).is_some_and(|p| purposes.contains(&p));
    Ok(found.filter(|pass| fits(pass) && counts(tx, pass)))
}

pub(crate) async fn by_id(tx: &Tx, id: Uuid) -> Result<Option<Model>, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?.filter(|pass| counts(tx, pass)))
}

/// Uses it up. `false`: somebody else just did.
pub(crate) async fn consume(tx: &Tx, pass: &Model) -> Result<bool, Refusal> {
    if Purpose::of(&pass.purpose).is_some_and(|p| !p.once()) {
        return Ok(true);
    }
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(pass.id))
        .filter(Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}

/// Uses up every link of an account: what lies in its mailbox opens nothing any more. Wherever all its sessions end.
pub(crate) async fn consume_all(tx: &Tx, account: Uuid) -> Result<(), Refusal> {
    use_up(tx, Column::Account.eq(account)).await
}

/// Uses up the links of every account: whatever looked wrong may have a mailbox, too.
pub(crate) async fn consume_everybodys(tx: &Tx) -> Result<(), Refusal> {
    let all = Column::Account.is_not_null();
    use_up(tx, all).await
}

/// Uses up the invitations of an account: the newest takes their place.
pub(crate) async fn consume_invitations(tx: &Tx, account: Uuid) -> Result<(), Refusal> {
    let earlier = Column::Account.eq(account).and(Column::Purpose.eq(Purpose::Invitation.code()));
    use_up(tx, earlier).await
}

async fn use_up(tx: &Tx, which: Expr) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(which)
        .filter(Column::UsedAt.is_null())
        .filter(Column::Purpose.ne(Purpose::Demo.code()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Deletes the links that have been over for a month.
pub(crate) async fn sweep(tx: &Tx) -> Result<(), Refusal> {
    let month_ago = tx.now() - Duration::days(30);
    Entity::delete_many().filter(Column::EndsAt.lt(month_ago)).exec(tx.conn()).await?;
    Ok(())
}
