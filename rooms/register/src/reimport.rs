//! Confirming a list: new people come in, what it says of others is written, who is not in it leaves, who came back is
//! back. All of it or nothing, and only what the lead has seen.

use kit::Tx;
use kit::keys::Key;
use kit::web::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

use crate::acts;
use crate::details::{Left, Told, Via};
use crate::difference::{Choice, Difference, Listed};
use crate::fields::{Change, Field};
use crate::import::{Preview, Row};
use crate::model::{Added, Record};
use crate::rights::{Import, Permit};
use crate::store::{Seal, advisers, leavers, leaving, pending, records, ring};

/// What became of a confirmation.
pub(crate) enum Confirmed {
    /// The import is not waiting any more.
    Gone,
    /// The register is not as it was when the lead looked: nothing was done.
    LookAgain,
    /// It is done.
    Done(Added),
}

/// What the register says otherwise than a list, and the mark by which this is known again.
pub(crate) async fn difference(
    tx: &Tx,
    la: Uuid,
    preview: &Preview,
) -> Result<(Difference, String), Refusal> {
    let (seal, register) = (Seal::of(tx, la)?, records::all(tx, la).await?);
    let found = Listed::of(preview, |id| seal.case(id)).against(&register);
    let mark = seal.mark(&found)?;
    Ok((found, mark))
}

/// Does all that a list says and a lead has chosen.
pub(crate) async fn confirm(
    permit: &Permit<'_, Import>,
    id: Uuid,
    choice: &Choice,
) -> Result<Confirmed, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing().id);
    // Nobody else changes this register meanwhile.
    people::hold(tx, la).await?;
    let Some(preview) = pending::find(tx, la, id).await? else { return Ok(Confirmed::Gone) };
    let (found, mark) = difference(tx, la, &preview).await?;
    if found.asks() && choice.seen != mark {
        return Ok(Confirmed::LookAgain);
    }
    if !pending::remove(tx, la, id).await? {
        return Ok(Confirmed::Gone);
    }
    let mut done = Work::begin(permit, &preview, choice).await?.apply(&found).await?;
    done.added = acts::add(tx, la, &preview.rows).await?;
    done.known = preview.rows.len().saturating_sub(done.added);
    let dead: Vec<&str> = preview.left_out.iter().filter_map(|left| left.case_id.as_deref()).collect();
    done.died = leavers::mark_died(tx, la, &dead).await?;
    permit.audit(Some(la), Some(id)).await?;
    pending::destroy(tx, la, id)?;
    Ok(Confirmed::Done(done))
}

/// What is needed to write what a list says.
struct Work<'a> {
    tx: &'a Tx,
    la: Uuid,
    by: Option<Uuid>,
    preview: &'a Preview,
    listed: Listed<'a>,
    choice: &'a Choice,
    seal: Seal,
    keys: HashMap<Uuid, Key>,
    /// Rows of personal advisers' names, by their marks.
    names: HashMap<Vec<u8>, Uuid>,
}

impl<'a> Work<'a> {
    async fn begin(
        permit: &'a Permit<'_, Import>,
        preview: &'a Preview,
        choice: &'a Choice,
    ) -> Result<Self, Refusal> {
        let (tx, la) = (permit.tx(), permit.thing().id);
        let seal = Seal::of(tx, la)?;
        let known = preview.rows.iter().chain(&preview.already_known);
        let names = advisers::add(tx, la, known.filter_map(|row| row.personal_adviser.as_deref())).await?;
        let listed = Listed::of(preview, |id| seal.case(id));
        // Before the first list there is no ring.
        let keys = if leavers::Known::load(tx, la).await?.nobody() {
            HashMap::new()
        } else {
            ring(tx, la)?.open()?
        };
        Ok(Self { tx, la, by: permit.by().account, preview, listed, choice, seal, keys, names })
    }

    async fn apply(&self, found: &Difference) -> Result<Added, Refusal> {
        let mut done = Added::default();
        for mut record in records::all(self.tx, self.la).await? {
            let Some(key) = self.keys.get(&record.id) else { continue };
            let id = record.id;
            let leaves = self.choice.left.contains(&id) && found.gone.iter().any(|who| who.id == id);
            let comes = self.choice.back.contains(&id) && found.back.iter().any(|back| back.who.id == id);
            if leaves {
                self.leave(&mut record, key).await?;
                done.left += 1;
            } else if comes || !(record.archived || record.died) {
                let changed = self.take(&mut record, key, comes).await?;
                done.back += usize::from(comes);
                done.changed += usize::from(changed && !comes);
            }
        }
        Ok(done)
    }

    async fn leave(&self, record: &mut Record, key: &Key) -> Result<(), Refusal> {
        record.details.left = Some(Left::ByList);
        let told = Told { via: Via::List, changes: vec![moved(true)] };
        records::save(self.tx, self.la, key, record, (&told, self.by)).await?;
        leaving::leave(self.tx, self.la, record.id).await.map(drop)
    }

    /// Writes what the list says of somebody; whether that was anything new.
    async fn take(&self, record: &mut Record, key: &Key, comes: bool) -> Result<bool, Refusal> {
        let Some(row) = self.listed.rows.get(&record.mark) else { return Ok(false) };
        let before = record.details.corrected.clone();
        let mut changes = self.merge(record, row);
        if comes {
            record.details.left = None;
            changes.insert(0, moved(false));
        }
        if changes.is_empty() && record.details.corrected == before {
            return Ok(false);
        }
        record.details.look_anew(&changes);
        let told = Told { via: Via::List, changes };
        records::save(self.tx, self.la, key, record, (&told, self.by)).await?;
        if comes {
            leaving::bring_back(self.tx, self.la, record.id).await?;
        }
        Ok(!told.changes.is_empty())
    }

    /// The record as the list says it, but for corrections that the lead keeps; what changed in it.
    fn merge(&self, record: &mut Record, row: &Row) -> Vec<Change> {
        let (mut changes, conflicts) = self.listed.changes(record, row);
        // What the list says as it was corrected is no correction any more.
        record.details.corrected.retain(|field, _| {
            conflicts.iter().any(|conflict| conflict.change.field == *field)
                || !field.is_said(self.preview, row)
        });
        for conflict in conflicts {
            let field = conflict.change.field;
            if self.choice.listed.contains(&(record.id, field)) {
                record.details.corrected.remove(&field);
                changes.push(conflict.change);
            } else {
                record.details.corrected.insert(field, conflict.change.new);
            }
        }
        for change in &changes {
            change.field.copy(row, &mut record.row);
        }
        if changes.iter().any(|change| change.field == Field::Adviser) {
            let name = row.personal_adviser.as_ref().map(|name| self.seal.name(name));
            record.adviser = name.and_then(|mark| self.names.get(&mark).copied());
        }
        changes
    }
}

/// Out of the register, or back in it, as a change is told.
pub(crate) fn moved(out: bool) -> Change {
    let (old, new) = if out { ("Yes", "They have left") } else { ("They had left", "Yes") };
    Change { field: Field::Place, old: old.to_owned(), new: new.to_owned() }
}
