//! Who may do what with rounds, waves and the list of who has answered. Nobody has a right to an answer.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use crate::group::Group;
use crate::model::{Invitation, Round, Wave};
use crate::store;
use register::Contact;

kit::permits!();

mod closing;
pub mod disclosure;
mod instruments;
mod others;

pub(crate) use closing::closes_rounds;
pub use closing::{CloseRound, close_round};
pub use instruments::{
    ChangeInstrument, SeeInstruments, WriteInstruments, change_instrument, see_instruments, write_instruments,
};
pub use others::{AskOthers, ask_others};

/// Opening rounds: the national team's.
#[derive(Debug)]
pub struct ManageRounds;
impl Act for ManageRounds {
    type Thing = Organisation;
    const NAME: &'static str = "manage rounds";
}

/// Seeing how many have answered in each LA of a round: the national team's.
#[derive(Debug)]
pub struct SeeRates;
impl Act for SeeRates {
    type Thing = Round;
    const NAME: &'static str = "see rates";
}

/// Seeing an LA's waves and making the next: its lead's.
#[derive(Debug)]
pub struct ManageWaves;
impl Act for ManageWaves {
    type Thing = Organisation;
    const NAME: &'static str = "manage waves";
    const GRAIN: Grain = Grain::Day;
}

/// Sending and closing one wave of care leavers: the lead's. What stands beside it (letters, rates by group, who is missing)
/// comes by this right too, so none of it is ever of another group.
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

/// Printing the invitations of one wave, live codes and all: the lead's.
#[derive(Debug)]
pub struct PrintLetters;
impl Act for PrintLetters {
    type Thing = (Organisation, Wave);
    const NAME: &'static str = "print letters";
    const GRAIN: Grain = Grain::Day;
}

/// One person who was asked in the survey that runs now.
#[derive(Debug)]
pub struct Asked {
    pub(crate) la: Organisation,
    pub(crate) wave: Wave,
    pub(crate) invitation: Invitation,
    pub(crate) contact: Contact,
}

/// Seeing the live link of one person, to hand it on: their personal adviser's.
#[derive(Debug)]
pub struct ShareLink;
impl Act for ShareLink {
    type Thing = Asked;
    const NAME: &'static str = "share a link";
    const GRAIN: Grain = Grain::Day;
}

/// Somebody who has answered, and is due what was promised.
#[derive(Debug)]
pub struct Due {
    pub(crate) la: Organisation,
    pub(crate) invitation: uuid::Uuid,
}

/// Noting that one person got what everyone gets who answers: their personal adviser's, who hands it over.
#[derive(Debug)]
pub struct ThankPerson;
impl Act for ThankPerson {
    type Thing = Due;
    const NAME: &'static str = "thank a person";
    const GRAIN: Grain = Grain::Day;
}

/// Giving one person a new code in place of a lost one: the lead's, and their personal adviser's.
#[derive(Debug)]
pub struct ReplaceCode;
impl Act for ReplaceCode {
    type Thing = Asked;
    const NAME: &'static str = "replace a code";
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

/// Leave to see how many have answered in each LA of a round.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is of the national team; [`Refusal::NotFound`] for a round that is not there.
pub async fn see_rates<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    round: &str,
) -> Result<Permit<'tx, SeeRates>, Refusal> {
    people::national(tx, actor, &Role::NATIONAL).await?;
    let id = kit::ids::read(round).ok_or(Refusal::NotFound)?;
    let round = store::round::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, round))
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
        store::wave::find(tx, id).await?.filter(|w| of_care_leavers(w, &la)).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (la, wave)))
}

fn of_care_leavers(wave: &Wave, la: &Organisation) -> bool {
    wave.organisation == la.id && wave.asks == Group::CareLeavers
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

/// Leave to print the letters of one wave.
///
/// # Errors
/// As [`run_wave`]; [`Refusal::NotFound`] unless the wave takes answers.
pub async fn print_letters<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    wave: &str,
) -> Result<Permit<'tx, PrintLetters>, Refusal> {
    let (la, wave) = run_wave(tx, actor, la, wave).await?.thing;
    if !wave.takes_answers(tx.today()) {
        return Err(Refusal::NotFound);
    }
    Ok(Permit::grant(tx, actor, (la, wave)))
}

/// Leave to share the link of one of one's own people.
///
/// # Errors
/// As [`people::seated`]; [`Refusal::NotFound`] for anyone else's person, and while no survey runs.
pub async fn share_link<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, ShareLink>, Refusal> {
    Ok(Permit::grant(tx, actor, own(tx, actor, la, person).await?))
}

/// Leave to note that one of one's own people was thanked for answering `wave`.
///
/// # Errors
/// As [`people::seated`]; [`Refusal::NotFound`] for anyone else's person, for who had not answered as of this morning, and
/// where nothing is promised.
pub async fn thank_own<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
    wave: &str,
) -> Result<Permit<'tx, ThankPerson>, Refusal> {
    let la = people::seated(tx, actor, la, OWN).await?;
    let account = actor.account.ok_or(Refusal::SignIn)?;
    let [person, wave] = [person, wave].map(|id| kit::ids::read(id).ok_or(Refusal::NotFound));
    let (person, wave) = (person?, wave?);
    let mine = register::of_adviser(tx, la.id, account).await?;
    let wave = store::wave::find(tx, wave).await?.filter(|w| of_care_leavers(w, &la));
    let wave = wave.filter(|_| mine.iter().any(|c| c.id == person)).ok_or(Refusal::NotFound)?;
    let found = store::invitation::of_person(tx, wave.id, person).await?.filter(|i| i.done_on.is_some());
    let invitation = found.ok_or(Refusal::NotFound)?.id;
    let promised = store::aim::of(tx, wave.id).await?.thanks.is_some();
    let due = promised.then_some(Due { la, invitation }).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, due))
}

/// Leave to replace the code of one of one's own people.
///
/// # Errors
/// As [`share_link`].
pub async fn replace_own<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, ReplaceCode>, Refusal> {
    Ok(Permit::grant(tx, actor, own(tx, actor, la, person).await?))
}

/// Leave to replace the code of anyone whom the LA asked in this wave.
///
/// # Errors
/// As [`print_letters`]; [`Refusal::NotFound`] for whoever was not asked, or is not in the register any more.
pub async fn replace_any<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    wave: &str,
    person: &str,
) -> Result<Permit<'tx, ReplaceCode>, Refusal> {
    let (la, wave) = print_letters(tx, actor, la, wave).await?.thing;
    let person = kit::ids::read(person).ok_or(Refusal::NotFound)?;
    let contact = register::contacts(tx, la.id, &[person]).await?.pop().ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, asked(tx, la, wave, contact).await?))
}

/// One of the actor's own people in the survey that runs.
async fn own(tx: &Tx, actor: &Actor, la: &str, person: &str) -> Result<Asked, Refusal> {
    let la = people::seated(tx, actor, la, OWN).await?;
    let account = actor.account.ok_or(Refusal::SignIn)?;
    let person = kit::ids::read(person).ok_or(Refusal::NotFound)?;
    let mine = register::of_adviser(tx, la.id, account).await?;
    let contact = mine.into_iter().find(|c| c.id == person).ok_or(Refusal::NotFound)?;
    let running = store::wave::of(tx, la.id, Group::CareLeavers)
        .await?
        .into_iter()
        .find(|w| w.takes_answers(tx.today()));
    asked(tx, la, running.ok_or(Refusal::NotFound)?, contact).await
}

async fn asked(tx: &Tx, la: Organisation, wave: Wave, contact: Contact) -> Result<Asked, Refusal> {
    let found = store::invitation::of_person(tx, wave.id, contact.id).await?;
    Ok(Asked { la, wave, invitation: found.ok_or(Refusal::NotFound)?, contact })
}
