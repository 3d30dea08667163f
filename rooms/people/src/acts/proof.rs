//! Showing that it is oneself, by a code of one's own; and what follows from wrong ones.

use kit::web::Refusal;
use kit::{Tx, ids};
use uuid::Uuid;

use super::letter;
use crate::factor::{Proof, step_of};
use crate::limits::{CODES_OF_ONE, WRONG_CLOSES, WRONG_TOLD};
use crate::store::factor::Factor;
use crate::store::{account, factor};

/// Why a code does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum No {
    /// It is wrong, or was used.
    Wrong,
    /// It is the app's, and too many wrong ones came before it.
    AppClosed,
}

/// What comes of a code. A refused one has been counted in the transaction, which has to be committed all the same.
pub(crate) type Proven<T> = Result<T, No>;

/// Whether this is the account's own code, used up by this. Counted before it is looked at, so that tries made side by side
/// are all counted; taken back when it was right.
pub(super) async fn proves(tx: &Tx, account: Uuid, proof: &Proof) -> Result<Proven<()>, Refusal> {
    tx.house().spend(&CODES_OF_ONE, account.as_bytes())?;
    let Some(own) = factor::count_try(tx, account).await? else { return Ok(Err(No::Wrong)) };
    let closed = own.wrong > WRONG_CLOSES && matches!(proof, Proof::App(_));
    if !closed && fits(tx, account, &own, proof).await? {
        factor::forgive_tries(tx, account).await?;
        tx.house().limits().forgive(&CODES_OF_ONE, account.as_bytes());
        return Ok(Ok(()));
    }
    tracing::warn!(refused = "code", account = ids::show(account), "sign-in");
    if own.wrong == WRONG_TOLD {
        tell(tx, account).await?;
    }
    Ok(Err(if closed { No::AppClosed } else { No::Wrong }))
}

async fn fits(tx: &Tx, account: Uuid, own: &Factor, proof: &Proof) -> Result<bool, Refusal> {
    match proof {
        Proof::Recovery(code) => factor::use_code(tx, account, code).await,
        Proof::App(code) => match step_of(&own.secret, code, tx.now().timestamp(), own.last_step) {
            Some(step) => factor::use_step(tx, account, step).await,
            None => Ok(false),
        },
    }
}

/// Whoever tries codes has got past the e-mailed link: the owner should know that somebody reads their mail.
async fn tell(tx: &Tx, account: Uuid) -> Result<(), Refusal> {
    let Some(who) = account::details(tx, account).await? else { return Ok(()) };
    let body = format!(
        "{WRONG_TOLD} wrong codes in a row were entered for your account at New Belongings.\n\nIf that was you, use a \
         recovery code. After {WRONG_CLOSES} wrong codes in a row, codes from the app are not taken any more and only a \
         recovery code is.\n\nIf it was not you, somebody else may be reading your email: codes are asked for only after a \
         link that was sent to you. Change the password of your email, and tell whoever runs New Belongings for you.\n"
    );
    let subject = "Wrong codes for your account at New Belongings";
    messages::post(tx, &letter(&who.email, subject, body, None)).await.map(drop)
}
