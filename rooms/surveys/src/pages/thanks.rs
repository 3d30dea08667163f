//! Whom a personal adviser still owes the thank-you: everyone gets it who has answered, whatever they said.

use kit::web::Refusal;
use kit::{Tx, ids};
use maud::{Markup, html};
use people::Organisation;
use register::Contact;
use std::collections::HashMap;
use uuid::Uuid;

use crate::model::Wave;
use crate::store;

/// How many surveys back: what was promised two years ago is nobody's task any more.
const WAVES: usize = 3;

/// Somebody who is due it.
pub(super) struct Thanks {
    person: Uuid,
    name: String,
    wave: Uuid,
    what: String,
}

/// Who of these people has answered as of this morning, and was not thanked; `waves` are the LA's, newest first.
pub(super) async fn due(tx: &Tx, waves: &[Wave], mine: &[Contact]) -> Result<Vec<Thanks>, Refusal> {
    let names: HashMap<Uuid, &str> = mine.iter().map(|c| (c.id, c.name.as_str())).collect();
    let mut all = Vec::new();
    for wave in waves.iter().take(WAVES) {
        let Some(what) = store::aim::of(tx, wave.id).await?.thanks else { continue };
        let asked = store::invitation::of_wave(tx, wave.id).await?;
        let answered =
            asked.into_iter().filter(|i| i.done_on.is_some() && names.contains_key(&i.care_leaver));
        let answered: Vec<_> = answered.collect();
        let thanked = store::aim::thanked(tx, &answered.iter().map(|i| i.id).collect::<Vec<_>>()).await?;
        all.extend(answered.into_iter().filter(|i| !thanked.contains(&i.id)).map(|i| Thanks {
            person: i.care_leaver,
            name: names[&i.care_leaver].to_owned(),
            wave: wave.id,
            what: what.clone(),
        }));
    }
    all.sort_by_cached_key(|thanks| thanks.name.to_lowercase());
    Ok(all)
}

pub(super) fn draw(la: &Organisation, all: &[Thanks]) -> Markup {
    html! {
        @if !all.is_empty() {
            h2.govuk-heading-m { "Thank-yous to give" }
            p.govuk-body { "Everyone gets it who has answered, whatever they said. Note it here when they have it." }
            @for each in all {
                form method="post" action=(la.path(&format!("/my-people/{}/thank", ids::show(each.person)))) {
                    p.govuk-body { strong { (each.name) } ": " (each.what) }
                    input type="hidden" name="wave" value=(ids::show(each.wave));
                    button.govuk-button.govuk-button--secondary type="submit" { "They have it" span.govuk-visually-hidden { ": " (each.name) } }
                }
            }
        }
    }
}
