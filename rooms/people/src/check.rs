//! What `doctor` says about organisations: each LA needs its key, or nobody in its register has a name.

use kit::House;
use kit::doctor::{Checking, Finding, Grave};
use kit::keys::KeyError;
use std::sync::Arc;

use crate::{acts, store};

pub(crate) fn run(house: Arc<House>) -> Checking {
    Box::pin(async move {
        let tx = house.read().await?;
        let all = store::authorities(&tx).await?;
        let mut found = Vec::new();
        for la in &all {
            match house.keys.read(&acts::la_key(la.id)) {
                Ok(_) => {}
                // A tombstone is left on purpose only: it must not be an alarm for as long as the instance lives.
                Err(KeyError::Destroyed(_)) => {
                    found
                        .push(Finding::well(format!("the register of {} was erased, with its key", la.name)));
                }
                Err(error) => {
                    let words = format!("the register of {} can’t be read: {error}", la.name);
                    found.push(Finding::wrong(words));
                }
            }
        }
        if found.iter().all(|finding| finding.grave == Grave::Well) {
            found.push(Finding::well(format!(
                "{} local authorities, each with its key",
                all.len() - found.len()
            )));
        }
        Ok(found)
    })
}
