//! What is sealed of a care leaver, and what is told of a change in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use crate::codes::Channel;
use crate::fields::{CONTACTS, Change, Field, Needs};
use crate::import::{self, Row};

/// What is sealed of a care leaver.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Details {
    pub(crate) case_id: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) date_of_birth: NaiveDate,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) channel: Option<Channel>,
    pub(crate) team: Option<String>,
    pub(crate) worker: Option<String>,
    /// What they need, as their personal adviser knows it.
    #[serde(default)]
    pub(crate) needs: Needs,
    /// Why they are not to be written to.
    #[serde(default)]
    pub(crate) stop: Option<String>,
    /// They asked to stay in the register although the LA no longer serves them.
    #[serde(default)]
    pub(crate) stays: bool,
    /// Contact details that somebody found to be wrong: nobody is written to there.
    #[serde(default)]
    pub(crate) wrong: BTreeSet<Field>,
    /// What was corrected by hand, with what the last list said of it.
    #[serde(default)]
    pub(crate) corrected: BTreeMap<Field, String>,
    /// Who said that they have left, where they have.
    #[serde(default)]
    pub(crate) left: Option<Left>,
    /// How many changes were noted so far; a form knows by it that somebody else was quicker.
    #[serde(default)]
    pub(crate) changes: i32,
}

/// Who said that somebody has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Left {
    /// A lead, on their page.
    ByHand,
    /// A list that did not have them any more.
    ByList,
}

/// Where what is told of a person came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Via {
    /// Somebody typed it.
    Hand,
    /// A list that a lead confirmed.
    List,
    /// A message to it came back.
    Message,
}

/// What changed at once, and where from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) via: Via,
    pub(crate) changes: Vec<Change>,
}

/// A line of a person's history.
pub(crate) struct Noted {
    pub(crate) day: NaiveDate,
    pub(crate) by: Option<Uuid>,
    pub(crate) told: Told,
}

impl Details {
    pub(crate) fn of(row: &Row) -> Self {
        Self {
            case_id: row.case_id.clone(),
            first_name: row.first_name.clone(),
            last_name: row.last_name.clone(),
            date_of_birth: row.date_of_birth,
            phone: row.contact.phone.clone(),
            email: row.contact.email.clone(),
            address: row.contact.address.clone(),
            channel: row.contact.channel,
            team: row.team.clone(),
            worker: row.worker.clone(),
            needs: Needs::default(),
            stop: None,
            stays: false,
            wrong: BTreeSet::new(),
            corrected: BTreeMap::new(),
            left: None,
            changes: 0,
        }
    }

    /// What a row says of them takes the place of what was known; what no list says stays.
    pub(crate) fn take(&mut self, row: &Row) {
        let kept = std::mem::replace(self, Self::of(row));
        let Self { needs, stop, stays, wrong, corrected, left, changes, .. } = kept;
        *self = Self {
            case_id: kept.case_id,
            needs,
            stop,
            stays,
            wrong,
            corrected,
            left,
            changes,
            ..Self::of(row)
        };
    }

    /// A contact detail that was changed is looked at anew.
    pub(crate) fn look_anew(&mut self, changes: &[Change]) {
        self.wrong.retain(|field| changes.iter().all(|change| change.field != *field));
    }

    /// How they can be written to: nothing that was found to be wrong.
    pub(crate) fn contact(&self) -> import::Contact {
        let usable =
            |field: Field, text: &Option<String>| text.clone().filter(|_| !self.wrong.contains(&field));
        import::Contact {
            phone: usable(Field::Phone, &self.phone),
            email: usable(Field::Email, &self.email),
            address: usable(Field::Address, &self.address),
            channel: self.channel,
        }
    }

    /// What has to be looked at, so that they can be asked.
    pub(crate) fn check(&self) -> Option<Check> {
        if self.stop.is_some() {
            return None;
        }
        let wrong = CONTACTS.iter().find(|field| self.wrong.contains(field)).copied();
        match wrong {
            Some(field) => Some(Check::Wrong(field)),
            None if !self.reachable() => Some(Check::NoWay),
            None => None,
        }
    }

    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Whether a message can go out to them.
    pub(crate) fn reachable(&self) -> bool {
        let contact = self.contact();
        self.stop.is_none() && (contact.phone.is_some() || contact.email.is_some())
    }
}

/// What is to be looked at in how somebody is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    /// Somebody found this to be wrong.
    Wrong(Field),
    /// There is neither a phone number nor an e-mail address.
    NoWay,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// As it was sealed before there was more to say than what a list says.
    pub(crate) fn details(born: &str) -> Details {
        let sealed = serde_json::json!({
            "case_id": "C1", "first_name": "Sam", "last_name": "", "date_of_birth": born, "phone": null,
            "email": null, "address": "1 High Street", "channel": null, "team": null, "worker": null,
        });
        serde_json::from_value(sealed).unwrap()
    }

    #[test]
    fn what_was_found_wrong_is_not_written_to() {
        let mut details = details("2008-05-02");
        assert_eq!(details.check(), Some(Check::NoWay));
        details.phone = Some("+447700900123".to_owned());
        assert_eq!((details.reachable(), details.check()), (true, None));
        details.wrong.insert(Field::Phone);
        assert_eq!((details.reachable(), details.check()), (false, Some(Check::Wrong(Field::Phone))));
        assert!(details.contact().phone.is_none());
        details.stop = Some("Asked us not to".to_owned());
        assert_eq!(details.check(), None, "there is nothing to look at in who is not to be written to");
    }
}
