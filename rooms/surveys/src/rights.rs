//! Who may do what with rounds, waves and the list of who has answered. Nobody has a right to an answer.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use crate::model::Wave;
use crate::store;

kit::permits!();

/// Opening rounds: the national team's.
#[derive(Debug)]
pub struct ManageRounds;
impl Act for ManageRounds {
    type Thing = Organisation;
    const NAME: &'static str = "manage rounds";
}

/// Seeing an LA's waves and making the next: its lead's.
#[derive(Debug)]
pub struct ManageWaves;
impl Act for ManageWaves {
    type Thing = Organisation;
    const NAME: &'static str = "manage waves";
    const GRAIN: Grain = Grain::Day;
}

/// Sending and closing one wave: the lead's.
#[derive(Debug)]
pub struct RunWave;
impl Act for RunWave {
    type Thing = (Organisation, Wave);
    const NAME: &'static str = "run a wave";
    const GRAIN: Grain = Grain::Day;
}

/// Seeing who of one's own people has answered: a personal adviser's.
#[derive(Debug)]
pub struct SeeOwnPeople;
impl Act for SeeOwnPeople {
    type Thing = Organisation;
    const NAME: &'static str = "see own people";
    const GRAIN: Grain = Grain::Day;
}

/// Who may manage and run waves.
const WAVES: &[Role] = &[Role::Lead];
/// Who has people of their own.
const OWN: &[Role] = &[Role::Adviser];

/// Leave to manage rounds.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn manage_rounds<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, ManageRounds>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to manage an LA's waves.
///
/// # Errors
/// As [`people::seated`].
pub async fn manage_waves<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, ManageWaves>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, la, WAVES).await?))
}

/// Leave to run one wave of an LA.
///
/// # Errors
/// As [`people::seated`]; [`Refusal::NotFound`] for another LA's wave.
pub async fn run_wave<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    wave: &str,
) -> Result<Permit<'tx, RunWave>, Refusal> {
    let la = people::seated(tx, actor, la, WAVES).await?;
    let id = kit::ids::read(wave).ok_or(Refusal::NotFound)?;
    let wave =
        store::wave::find(tx, id).await?.filter(|w| w.organisation == la.id).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (la, wave)))
}

/// Leave to see who of one's own people has answered.
///
/// # Errors
/// As [`people::seated`].
pub async fn see_own_people<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, SeeOwnPeople>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, la, OWN).await?))
}
