//! What `doctor` says about waves: their keys, the steps of their opening, and the archives that outlive them.

use kit::archive::{self, Model as Archive};
use kit::clock;
use kit::doctor::{Checking, Finding};
use kit::keys::KeyError;
use kit::{House, ids};
use std::sync::Arc;

use crate::model::{Opening, Wave};
use crate::store;

pub(crate) fn run(house: Arc<House>) -> Checking {
    Box::pin(async move {
        let tx = house.read().await?;
        let (waves, archives) = (store::wave::all(&tx).await?, archive::around(&tx).await?);
        let mut found: Vec<Finding> = waves.iter().flat_map(|wave| of(&house, wave, &archives)).collect();
        if found.is_empty() {
            found.push(Finding::well(format!("{} surveys, each with the keys it should have", waves.len())));
        }
        Ok(found)
    })
}

fn of(house: &House, wave: &Wave, archives: &[Archive]) -> Vec<Finding> {
    match wave.opening {
        Opening::Sealed | Opening::TooFew => sealed(house, wave, archives),
        Opening::Emptied => {
            vec![stopped(wave, "its few answers are deleted, but its keys are not destroyed yet")]
        }
        Opening::Shuffled => vec![stopped(wave, "its answers are out, but its keys are not destroyed yet")],
        Opening::KeysGone => {
            let mut found = vec![stopped(wave, "its keys are destroyed, but the log is not emptied yet")];
            found.extend(opened(house, wave, archives));
            found
        }
        Opening::Gone | Opening::Done => opened(house, wave, archives),
    }
}

/// A survey for the operator: its first day tells it from others, its identifier names it for sure.
fn name(wave: &Wave) -> String {
    format!("the survey of {} ({})", clock::written(wave.opens_on), ids::show(wave.id))
}

fn stopped(wave: &Wave, where_it_stands: &str) -> Finding {
    let what = name(wave);
    Finding::warning(format!(
        "the opening of {what} stopped: {where_it_stands}. Run `newbelongings open-box`"
    ))
}

fn sealed(house: &House, wave: &Wave, archives: &[Archive]) -> Vec<Finding> {
    let what = name(wave);
    let mut found = Vec::new();
    for key in [Wave::code_key(wave.id), Wave::box_key(wave.id)] {
        match house.keys.read(&key) {
            Ok(_) => {}
            Err(KeyError::Destroyed(_)) => found.push(Finding::wrong(format!(
                "{what} is sealed here, and its key {key} is destroyed: this database is older than the opening. Restore a \
                 newer one"
            ))),
            Err(error) => found.push(Finding::wrong(format!("{what} can’t be opened or answered: {error}"))),
        }
    }
    let kept = archives.iter().any(|archive| archive.holds(&Wave::box_key(wave.id)));
    if wave.closed_at.is_none() && !kept {
        found.push(Finding::warning(format!(
            "{what} is open and no archive of its keys was made: if the key folder is lost, so are the answers. Run \
             `newbelongings backup`"
        )));
    }
    if wave.closed_at.is_some() && wave.opening == Opening::Sealed {
        found.push(stopped(wave, "it is closed, but its box is not opened yet"));
    }
    found
}

fn opened(house: &House, wave: &Wave, archives: &[Archive]) -> Vec<Finding> {
    let what = name(wave);
    let mut found = Vec::new();
    for key in [Wave::code_key(wave.id), Wave::box_key(wave.id)] {
        if !house.keys.destroyed(&key) {
            found.push(Finding::wrong(format!("{what} is over, and its key {key} is not destroyed")));
        }
    }
    for archive in archives.iter().filter(|archive| archive.holds(&Wave::box_key(wave.id))) {
        let (day, id) = (clock::written(clock::london_day(archive.at)), ids::show(archive.id));
        found.push(Finding::warning(format!(
            "the keys archive of {day} still holds the keys of {what}: with a copy of the database from before the opening \
             it tells who said what. Destroy every copy, then run `newbelongings archive-destroyed {id}`"
        )));
    }
    found
}
