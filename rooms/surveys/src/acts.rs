//! The verbs of staff: opening a round, making, sending and closing a wave.

use chrono::NaiveDate;
use kit::web::Refusal;
use kit::{Tx, jobs};
use messages::{Channel, Draft};
use uuid::Uuid;

use crate::closing::takes_waves;
use crate::group::Group;
use crate::instrument::{Instrument, starter};
use crate::making::{New, make};
use crate::model::{Invitation, State, Wave};
use crate::rights::{ManageRounds, ManageWaves, Permit, ReplaceCode, RunWave};
use crate::{code, known, opening, store, words};

/// What a message about an invitation is called.
pub(crate) const SURVEY: &str = "survey";

/// Opens a round in which LAs can run waves.
///
/// # Errors
/// When the database refuses.
pub async fn open_round(permit: &Permit<'_, ManageRounds>, name: &str) -> Result<Uuid, Refusal> {
    let round = store::round::add(permit.tx(), name).await?;
    permit.audit(Some(permit.thing().id), Some(round)).await?;
    Ok(round)
}

/// Makes a wave with the starter instrument, from today to `closes_on`. Its keys are on the disk before its
/// row commits; custody is a key file, and can't be changed.
///
/// # Errors
/// [`Refusal::Conflict`] while another wave of this LA is still running, and where the round is closed.
pub async fn make_wave(
    permit: &Permit<'_, ManageWaves>,
    round: Uuid,
    closes_on: NaiveDate,
) -> Result<Wave, Refusal> {
    make_wave_with(permit, round, closes_on, &starter()).await
}

/// The same with an instrument of one's own: an instrument's name and version stand for one wording, so a changed
/// one needs another.
///
/// # Errors
/// As [`make_wave`]; [`Refusal::Bad`] where nobody could be asked it ([`Instrument::askable`]).
pub async fn make_wave_with(
    permit: &Permit<'_, ManageWaves>,
    round: Uuid,
    closes_on: NaiveDate,
    instrument: &Instrument,
) -> Result<Wave, Refusal> {
    make(permit, &New { asks: Group::CareLeavers, round, closes_on, instrument }).await
}

/// Invites every care leaver of the LA; returns how many were asked and how many have a phone or e-mail.
///
/// # Errors
/// [`Refusal::Conflict`] when it was sent already, or nobody is in the register.
pub async fn send_wave(permit: &Permit<'_, RunWave>) -> Result<(usize, usize), Refusal> {
    let (tx, (la, wave)) = (permit.tx(), permit.thing());
    // As it is now, not as it was when the permit was given: the button may have been pressed twice.
    let wave = &store::wave::hold_alone(tx, wave.id).await?.ok_or(Refusal::NotFound)?;
    if wave.state() != State::Ready {
        return Err(Refusal::Conflict("The invitations have already been sent.".to_owned()));
    }
    if tx.today() > wave.closes_on {
        return Err(Refusal::Conflict(
            "Its last day is over. Close this survey and open another.".to_owned(),
        ));
    }
    takes_waves(store::round::hold(tx, wave.round).await?.as_ref())?;
    let mut people: Vec<Uuid> = register::current(tx, la.id).await?.into_iter().map(|p| p.id).collect();
    if people.is_empty() {
        return Err(Refusal::Conflict("Nobody is in the register yet. Import your list first.".to_owned()));
    }
    tx.house().chance.shuffle(&mut people);
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    let invite = |care_leaver: &Uuid| {
        let id = tx.new_id();
        let invitation =
            Invitation { id, wave: wave.id, care_leaver: *care_leaver, revision: 0, done_on: None };
        (invitation, code::code_mark(&key, &code::code(&key, id, 0)))
    };
    let invitations: Vec<(Invitation, Vec<u8>)> = people.iter().map(invite).collect();
    store::invitation::add(tx, &invitations).await?;
    let reached = write_messages(tx, &la.name, wave, &invitations).await?;
    store::wave::mark_sent(tx, wave.id).await?;
    permit.audit(Some(la.id), Some(wave.id)).await?;
    Ok((people.len(), reached))
}

async fn write_messages(
    tx: &Tx,
    la: &str,
    wave: &Wave,
    invitations: &[(Invitation, Vec<u8>)],
) -> Result<usize, Refusal> {
    let ids: Vec<Uuid> = invitations.iter().map(|(i, _)| i.care_leaver).collect();
    let contacts = register::contacts(tx, wave.organisation, &ids).await?;
    let known = known::instrument(tx.house(), tx.conn(), wave).await?;
    let mut reached = 0;
    for (invitation, _) in invitations {
        let Some(contact) = contacts.iter().find(|c| c.id == invitation.care_leaver) else { continue };
        let t = words::to(contact, &known);
        let message =
            (words::invitation_subject(t, la), words::invitation(t, &contact.first_name, la, known.minutes));
        reached += usize::from(write_message(tx, wave, message, (invitation, contact)).await?);
    }
    Ok(reached)
}

/// Writes to one person, if there is a way; says whether it leaves by itself. What nothing can carry waits in the outbox.
async fn write_message(
    tx: &Tx,
    wave: &Wave,
    (subject, body): (String, String),
    (invitation, contact): (&Invitation, &register::Contact),
) -> Result<bool, Refusal> {
    let mail = tx.house().settings.smtp.is_some();
    let Some((channel, to)) = way(contact, mail) else { return Ok(false) };
    let leaves = mail && channel == Channel::Email;
    let draft = Draft {
        organisation: Some(wave.organisation),
        kind: SURVEY,
        channel,
        to,
        subject,
        body,
        reference: Some(invitation.id),
        owner: Some(register::owner(wave.organisation, invitation.care_leaver)),
    };
    messages::post(tx, &draft).await?;
    Ok(leaves)
}

/// Gives one person a new code, and sends it where there is a way; the old one leads to "there is a newer link".
/// The nullifier stays, so there is no second ballot. Returns whether it was sent.
///
/// # Errors
/// [`Refusal::Conflict`] when the person had answered as of this morning, or somebody replaced the code meanwhile.
pub async fn replace_code(permit: &Permit<'_, ReplaceCode>) -> Result<bool, Refusal> {
    let (tx, asked) = (permit.tx(), permit.thing());
    let (invitation, wave) = (&asked.invitation, &asked.wave);
    if invitation.done_on.is_some() {
        return Err(Refusal::Conflict("They have answered. There is nothing to replace.".to_owned()));
    }
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    let mark = |revision| code::code_mark(&key, &code::code(&key, invitation.id, revision));
    let (old, new) = (mark(invitation.revision), mark(invitation.revision + 1));
    if !store::invitation::replace(tx, invitation, old, new).await? {
        return Err(Refusal::Conflict(
            "Somebody replaced this link just now. Look at the newer one.".to_owned(),
        ));
    }
    let t = words::to(&asked.contact, &*known::instrument(tx.house(), tx.conn(), wave).await?);
    let la = &asked.la.name;
    let message = (words::invitation_subject(t, la), words::new_link(t, &asked.contact.first_name, la));
    let sent = write_message(tx, wave, message, (invitation, &asked.contact)).await?;
    permit.audit(Some(asked.la.id), Some(invitation.id)).await?;
    Ok(sent)
}

/// How somebody is written to. Never who is not to be contacted. By text where there is a number; where only e-mail can leave
/// this instance (`only_mail`), an e-mail address comes first.
pub fn way(contact: &register::Contact, only_mail: bool) -> Option<(Channel, String)> {
    if contact.do_not_contact {
        return None;
    }
    let text = contact.phone.clone().map(|to| (Channel::Text, to));
    let mail = contact.email.clone().map(|to| (Channel::Email, to));
    if only_mail { mail.or(text) } else { text.or(mail) }
}

/// Closes a wave: no answer comes in any more, and the opening of the box is on its way.
///
/// # Errors
/// [`Refusal::Conflict`] when it is closed already.
pub async fn close_wave(permit: &Permit<'_, RunWave>) -> Result<(), Refusal> {
    let (tx, (la, wave)) = (permit.tx(), permit.thing());
    if !close(tx, wave.id).await? {
        return Err(Refusal::Conflict("This survey is closed already.".to_owned()));
    }
    permit.audit(Some(la.id), Some(wave.id)).await
}

/// Closes it and enqueues its opening, in one transaction; `false` when it was not open any more.
pub(crate) async fn close(tx: &Tx, wave: Uuid) -> Result<bool, Refusal> {
    let open = store::wave::hold_alone(tx, wave).await?.is_some_and(|w| w.closed_at.is_none());
    if open {
        store::wave::mark_closed(tx, wave).await?;
        begin_opening(tx, wave).await?;
    }
    Ok(open)
}

/// Puts the opening on its way, unless it is.
pub(crate) async fn begin_opening(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    jobs::enqueue_once(tx, opening::JOB, &wave, tx.now(), &format!("open-box:{wave}")).await
}
