//! How an LA's round stands, for pages of other rooms.

use chrono::NaiveDate;
use kit::Tx;
use kit::web::Refusal;

use crate::acts;
use crate::model::{Comment, Plan, Turn};
use crate::store::{comments, quarters};

/// How the round of a published plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Whose turn it is.
    pub turn: Turn,
    /// The last day of that turn.
    pub until: NaiveDate,
    /// Actions that go on, and of which nobody has said anything since it began.
    pub silent: usize,
    /// Comments that anyone can read and nobody has answered.
    pub unanswered: usize,
}

/// What rounds ask of the people of an LA.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rounds {
    /// Whether somebody has said when they are held.
    pub planned: bool,
    /// Comments that wait to be read, of those that the LA's own people read.
    pub to_read: u64,
    /// The newest round.
    pub newest: Option<Round>,
}

/// What rounds ask of the people of an LA whose published plan this is.
///
/// # Errors
/// When the database refuses.
pub async fn rounds(tx: &Tx, plan: &Plan) -> Result<Rounds, Refusal> {
    let planned = quarters::rules(tx, plan.organisation).await?.is_some();
    let Some(quarter) = quarters::newest(tx, plan.organisation, 1).await?.pop() else {
        return Ok(Rounds { planned, ..Rounds::default() });
    };
    let turn = quarter.turn(tx.today());
    let before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
    let until = match turn {
        Turn::Owners => before(quarter.young),
        Turn::Young => before(quarter.paper),
        Turn::Leaders | Turn::Past => quarter.answer_by,
    };
    let newest = Round {
        turn,
        until,
        silent: acts::silent(plan, &quarter).count(),
        unanswered: acts::unanswered(tx, &quarter).await?.len(),
    };
    let to_read = comments::waiting(tx, comments::of_la(plan.organisation)).await?;
    Ok(Rounds { planned, to_read, newest: Some(newest) })
}

/// How many comments about councils wait to be read by the national team.
///
/// # Errors
/// When the database refuses.
pub async fn comments_outside(tx: &Tx) -> Result<u64, Refusal> {
    comments::waiting(tx, comments::outside()).await
}

/// The comments that wait to be read by an LA's own people, the oldest first.
///
/// # Errors
/// When the database or the key folder refuses.
pub async fn comments_to_read(tx: &Tx, la: uuid::Uuid) -> Result<Vec<Comment>, Refusal> {
    comments::to_read(tx, comments::of_la(la)).await
}
