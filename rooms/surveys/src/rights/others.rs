//! Who may ask others than the care leavers whom an LA serves.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::Organisation;

use super::{Permit, WAVES};
use crate::group::Group;
use crate::model::Wave;
use crate::store;

/// Starting and closing a wave of others, and printing what it needs: the lead's. Nothing of a wave of care leavers comes by
/// this right, and nothing of others by [`super::RunWave`].
#[derive(Debug)]
pub struct AskOthers;
impl Act for AskOthers {
    type Thing = (Organisation, Wave);
    const NAME: &'static str = "ask others";
    const GRAIN: Grain = Grain::Day;
}

/// Leave to ask others by one wave of an LA.
///
/// # Errors
/// As [`people::seated`]; [`Refusal::NotFound`] for another LA's wave, and for one of care leavers.
pub async fn ask_others<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    wave: &str,
) -> Result<Permit<'tx, AskOthers>, Refusal> {
    let la = people::seated(tx, actor, la, WAVES).await?;
    let id = kit::ids::read(wave).ok_or(Refusal::NotFound)?;
    let theirs = |w: &Wave| w.organisation == la.id && w.asks != Group::CareLeavers;
    let wave = store::wave::find(tx, id).await?.filter(theirs).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (la, wave)))
}
