//! What `doctor` says about organisations: each LA needs its key, or nobody in its register has a name.

use kit::House;
use kit::doctor::{Checking, Finding};
use std::sync::Arc;

use crate::{acts, store};

pub(crate) fn run(house: Arc<House>) -> Checking {
    Box::pin(async move {
        let tx = house.read().await?;
        let all = store::authorities(&tx).await?;
        let missing = all.iter().filter_map(|la| Some((la, house.keys.read(&acts::la_key(la.id)).err()?)));
        let mut found: Vec<Finding> = missing
            .map(|(la, error)| Finding::wrong(format!("the register of {} can’t be read: {error}", la.name)))
            .collect();
        if found.is_empty() {
            found.push(Finding::well(format!("{} local authorities, each with its key", all.len())));
        }
        Ok(found)
    })
}
