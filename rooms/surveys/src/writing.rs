//! The verbs of the programme's own instruments: taking in a form, keeping, changing, offering and letting go.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::instrument::{Audience, Instrument, Section, shape};
use crate::own::{Own, Stage};
use crate::rights::{ChangeInstrument, Permit, WriteInstruments};
use crate::xlsform::Note;
use crate::{offered, store};

/// Takes in what was read of a form, for somebody to look at before they keep it. Nothing is offered or replaced by it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn take_in(
    permit: &Permit<'_, WriteInstruments>,
    instrument: Instrument,
    notes: Vec<Note>,
) -> Result<Uuid, Refusal> {
    let tx = permit.tx();
    store::own::remove_unkept(tx).await?;
    begin(permit, instrument, Stage::Read, notes).await
}

/// Begins a draft with these words. A draft of this name that is there already goes on instead, and nothing of it is lost.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn draft(
    permit: &Permit<'_, WriteInstruments>,
    instrument: Instrument,
) -> Result<Uuid, Refusal> {
    let tx = permit.tx();
    people::hold(tx, permit.thing().id).await?;
    if let (_, Some(there)) = offered::next(tx, &instrument.name).await? {
        return Ok(there.id);
    }
    begin(permit, instrument, Stage::Draft, Vec::new()).await
}

/// Begins a draft with nothing in it but its title and a first part.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn blank(permit: &Permit<'_, WriteInstruments>, title: &str) -> Result<Uuid, Refusal> {
    let part = Section { title: title.into(), picture: "talk".to_owned(), questions: Vec::new() };
    let name = shape::slug(title);
    let instrument = Instrument {
        name,
        version: 1,
        title: title.to_owned(),
        audience: Audience::default(),
        minutes: 5,
        groupings: Vec::new(),
        sections: vec![part],
    };
    draft(permit, instrument).await
}

async fn begin(
    permit: &Permit<'_, WriteInstruments>,
    instrument: Instrument,
    stage: Stage,
    notes: Vec<Note>,
) -> Result<Uuid, Refusal> {
    let tx = permit.tx();
    people::hold(tx, permit.thing().id).await?;
    let (version, _) = offered::next(tx, &instrument.name).await?;
    let own = Own {
        id: tx.new_id(),
        instrument: Instrument { version, ..instrument },
        stage,
        notes,
        mark: 1,
        changed_by: permit.by().account,
        changed_on: tx.today(),
        offered_on: None,
    };
    store::own::add(tx, &own).await?;
    permit.audit(None, Some(own.id)).await?;
    Ok(own.id)
}

/// Keeps what was read as a draft. An older draft of its name goes: this is what it became.
///
/// # Errors
/// [`Refusal::Conflict`] where it was kept already.
pub(crate) async fn keep(permit: &Permit<'_, ChangeInstrument>) -> Result<(), Refusal> {
    let own = held(permit).await?;
    if own.stage != Stage::Read {
        return Err(Refusal::Conflict("This form is kept already.".to_owned()));
    }
    let (version, replaced) = offered::next(permit.tx(), &own.instrument.name).await?;
    if let Some(older) = replaced {
        store::own::remove(permit.tx(), older.id).await?;
    }
    let instrument = Instrument { version, ..own.instrument.clone() };
    write(permit, Own { instrument, stage: Stage::Draft, notes: Vec::new(), ..own }).await
}

/// Writes other words into a draft, as it was looked at when `mark` was read.
///
/// # Errors
/// [`Refusal::Conflict`] where it is no draft, or somebody changed it since.
pub(crate) async fn change(
    permit: &Permit<'_, ChangeInstrument>,
    mark: i32,
    instrument: Instrument,
) -> Result<(), Refusal> {
    let own = held(permit).await?;
    if !own.open() {
        return Err(Refusal::Conflict("This is no draft any more, so its words stand.".to_owned()));
    }
    if own.mark != mark {
        return Err(Refusal::Conflict(CHANGED.to_owned()));
    }
    // Its name and version are not for changing: they say what it follows.
    let (name, version) = (own.instrument.name.clone(), own.instrument.version);
    write(permit, Own { instrument: Instrument { name, version, ..instrument }, ..own }).await
}

/// What is said where two people change one draft.
pub(crate) const CHANGED: &str = "Somebody changed this draft since you opened this page, so nothing of yours was saved. Look at it again.";

/// Lets leads choose it. From here on its words stand.
///
/// # Errors
/// [`Refusal::Conflict`] where nobody could be asked it, or it is offered already.
pub(crate) async fn offer(permit: &Permit<'_, ChangeInstrument>) -> Result<(), Refusal> {
    let own = held(permit).await?;
    if !matches!(own.stage, Stage::Draft | Stage::Withdrawn) {
        return Err(Refusal::Conflict("This can’t be offered as it stands.".to_owned()));
    }
    own.instrument.askable().map_err(Refusal::Conflict)?;
    if own.instrument.asked().next().is_none() {
        return Err(Refusal::Conflict("There is no question in it yet.".to_owned()));
    }
    let offered_on = Some(permit.tx().today());
    write(permit, Own { stage: Stage::Offered, offered_on, ..own }).await
}

/// No lead can choose it any more. Surveys that ask it go on.
///
/// # Errors
/// [`Refusal::Conflict`] where it is not offered.
pub(crate) async fn withdraw(permit: &Permit<'_, ChangeInstrument>) -> Result<(), Refusal> {
    let own = held(permit).await?;
    if own.stage != Stage::Offered {
        return Err(Refusal::Conflict("This is not offered.".to_owned()));
    }
    write(permit, Own { stage: Stage::Withdrawn, ..own }).await
}

/// Lets it go for good.
///
/// # Errors
/// [`Refusal::Conflict`] while it is offered, and for ever once a survey asked it: findings rest on its words.
pub(crate) async fn discard(permit: &Permit<'_, ChangeInstrument>) -> Result<(), Refusal> {
    let (own, tx) = (held(permit).await?, permit.tx());
    if own.stage == Stage::Offered {
        return Err(Refusal::Conflict("This is offered. Withdraw it first.".to_owned()));
    }
    if may_not_go(tx, &own).await? {
        return Err(Refusal::Conflict("A survey has asked this, so it stays.".to_owned()));
    }
    store::own::remove(tx, own.id).await?;
    permit.audit(None, Some(own.id)).await
}

/// Whether findings rest on it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn may_not_go(tx: &Tx, own: &Own) -> Result<bool, Refusal> {
    let (name, version) = (&own.instrument.name, own.instrument.version);
    Ok(own.stage == Stage::Withdrawn && store::own::frozen(tx, name, version).await?)
}

/// As it is now, and nobody else's until this transaction ends.
async fn held(permit: &Permit<'_, ChangeInstrument>) -> Result<Own, Refusal> {
    let (programme, own) = permit.thing();
    people::hold(permit.tx(), programme.id).await?;
    store::own::find(permit.tx(), own.id).await?.ok_or(Refusal::NotFound)
}

async fn write(permit: &Permit<'_, ChangeInstrument>, own: Own) -> Result<(), Refusal> {
    let tx = permit.tx();
    let own = Own { changed_by: permit.by().account, changed_on: tx.today(), ..own };
    if !store::own::change(tx, &own).await? {
        return Err(Refusal::Conflict(CHANGED.to_owned()));
    }
    permit.audit(None, Some(own.id)).await
}
