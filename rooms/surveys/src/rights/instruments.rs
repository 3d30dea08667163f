//! Who may read what can be asked, and who may write it.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use super::Permit;
use crate::own::Own;
use crate::store;

/// Reading what can be asked: the national team's.
#[derive(Debug)]
pub struct SeeInstruments;
impl Act for SeeInstruments {
    type Thing = Organisation;
    const NAME: &'static str = "see instruments";
}

/// Taking in a form, and beginning an instrument of the programme's own: a programme manager's.
#[derive(Debug)]
pub struct WriteInstruments;
impl Act for WriteInstruments {
    type Thing = Organisation;
    const NAME: &'static str = "write instruments";
    const GRAIN: Grain = Grain::Day;
}

/// Changing, offering, withdrawing and letting go of one of the programme's own instruments: a programme manager's.
#[derive(Debug)]
pub struct ChangeInstrument;
impl Act for ChangeInstrument {
    type Thing = (Organisation, Own);
    const NAME: &'static str = "change an instrument";
    const GRAIN: Grain = Grain::Day;
}

/// Leave to read what can be asked.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is of the national team.
pub async fn see_instruments<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, SeeInstruments>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &Role::NATIONAL).await?))
}

/// Leave to take in a form, or to begin an instrument.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn write_instruments<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, WriteInstruments>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to change one of the programme's own instruments.
///
/// # Errors
/// As [`write_instruments`]; [`Refusal::NotFound`] where there is none at this place.
pub async fn change_instrument<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    own: &str,
) -> Result<Permit<'tx, ChangeInstrument>, Refusal> {
    let programme = people::national(tx, actor, &[Role::Manager]).await?;
    let id = kit::ids::read(own).ok_or(Refusal::NotFound)?;
    let own = store::own::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (programme, own)))
}
