//! Correcting how somebody is reached and what they need: by their own personal adviser, who knows, or by a lead.

use kit::Tx;
use kit::web::Refusal;
use messages::Channel;
use uuid::Uuid;

use crate::details::{Told, Via};
use crate::fields::{Change, Field, Needs};
use crate::import::Contact;
use crate::model::Record;
use crate::rights::{CorrectPerson, Permit};
use crate::store::records;

/// What is right now, all of it.
pub(crate) struct Correction {
    pub(crate) contact: Contact,
    pub(crate) needs: Needs,
    /// Why they are not to be written to, where they aren't.
    pub(crate) stop: Option<String>,
    pub(crate) stays: bool,
    /// How many changes there were when the form was shown.
    pub(crate) seen: i32,
}

/// Writes a correction; `false`: somebody else changed something meanwhile, and nothing was written.
pub(crate) async fn correct(permit: &Permit<'_, CorrectPerson>, right: Correction) -> Result<bool, Refusal> {
    let (tx, thing) = (permit.tx(), permit.thing());
    people::hold(tx, thing.la.id).await?;
    let Some((mut record, key)) = records::find(tx, thing.la.id, thing.person).await? else {
        return Err(Refusal::NotFound);
    };
    if record.details.changes != right.seen {
        return Ok(false);
    }
    let changes = take(&mut record, right);
    if !changes.is_empty() {
        record.details.look_anew(&changes);
        let told = Told { via: Via::Hand, changes };
        records::save(tx, thing.la.id, &key, &mut record, (&told, permit.by().account)).await?;
        permit.audit(Some(thing.la.id), Some(thing.person)).await?;
    }
    Ok(true)
}

/// Says of a contact detail that it is wrong, or right after all. Nobody is written to where it is wrong.
pub(crate) async fn mark(
    permit: &Permit<'_, CorrectPerson>,
    field: Field,
    wrong: bool,
) -> Result<(), Refusal> {
    let (tx, thing) = (permit.tx(), permit.thing());
    people::hold(tx, thing.la.id).await?;
    let Some((mut record, key)) = records::find(tx, thing.la.id, thing.person).await? else {
        return Err(Refusal::NotFound);
    };
    if let Some(change) = marked(&mut record, field, wrong) {
        let told = Told { via: Via::Hand, changes: vec![change] };
        records::save(tx, thing.la.id, &key, &mut record, (&told, permit.by().account)).await?;
        permit.audit(Some(thing.la.id), Some(thing.person)).await?;
    }
    Ok(())
}

/// A message came back: the address it went to is marked as wrong, unless it was corrected since.
pub(crate) async fn came_back(tx: &Tx, message: Uuid) -> Result<(), Refusal> {
    let Some(sent) = messages::addressed(tx, message).await? else { return Ok(()) };
    people::hold(tx, sent.organisation).await?;
    let Some((mut record, key)) = records::find(tx, sent.organisation, sent.person).await? else {
        return Ok(());
    };
    let (field, now) = match sent.channel {
        Channel::Email => (Field::Email, &record.details.email),
        Channel::Text => (Field::Phone, &record.details.phone),
    };
    if now.as_deref() != Some(&*sent.to) {
        return Ok(());
    }
    if let Some(change) = marked(&mut record, field, true) {
        let told = Told { via: Via::Message, changes: vec![change] };
        records::save(tx, sent.organisation, &key, &mut record, (&told, None)).await?;
    }
    Ok(())
}

/// Marks a contact detail as wrong, or right after all; the change, if it is one.
fn marked(record: &mut Record, field: Field, wrong: bool) -> Option<Change> {
    let all = &mut record.details.wrong;
    let said = |is: bool| if is { field.label().to_owned() } else { String::new() };
    let news = if wrong { all.insert(field) } else { all.remove(&field) };
    news.then(|| Change { field: Field::Wrong, old: said(!wrong), new: said(wrong) })
}

/// Puts what is right into a record; what changed in it.
fn take(record: &mut Record, right: Correction) -> Vec<Change> {
    let mut changes = contact(record, right.contact);
    let needs = record.details.needs.said().into_iter().zip(right.needs.said());
    changes.extend(needs.map(|((field, old), (_, new))| Change { field, old, new }));
    let (before, stop) =
        (record.details.stop.clone().unwrap_or_default(), right.stop.clone().unwrap_or_default());
    changes.push(Change { field: Field::Stop, old: before, new: stop });
    let said = |stays: bool| if stays { "Yes".to_owned() } else { String::new() };
    changes.push(Change { field: Field::Stays, old: said(record.details.stays), new: said(right.stays) });
    changes.retain(|change| change.old != change.new);
    record.details.needs = right.needs;
    record.details.stop = right.stop;
    record.details.stays = right.stays;
    changes
}

/// The same for what a list says as well: what the list said is kept, so that the next one can be held against it.
fn contact(record: &mut Record, right: Contact) -> Vec<Change> {
    let mut row = record.row.clone();
    row.contact = right;
    let mut changes = Vec::new();
    for field in [Field::Phone, Field::Email, Field::Address, Field::Channel] {
        let (old, new) = (field.said(&record.row), field.said(&row));
        if old == new {
            continue;
        }
        let listed = record.details.corrected.remove(&field).unwrap_or_else(|| old.clone());
        if listed != new {
            record.details.corrected.insert(field, listed);
        }
        field.copy(&row, &mut record.row);
        changes.push(Change { field, old, new });
    }
    changes
}
