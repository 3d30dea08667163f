//! People in the register and the names of their personal advisers, without a database.

use chrono::{DateTime, NaiveDate, Utc};
use kit::words::Language;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use uuid::Uuid;

use crate::codes::{Accommodation, AgeBand, Channel, Gender, Home, YesNo};
use crate::details::Details;
use crate::import::{self, Row};

/// A care leaver as other rooms count them: nothing that says who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareLeaver {
    /// Their identifier.
    pub id: Uuid,
    /// The account of their personal adviser, if the adviser's name is linked to one.
    pub adviser: Option<Uuid>,
    /// Their personal adviser's name as the list has it (the row, not the words).
    pub adviser_name: Option<Uuid>,
    /// Recorded gender.
    pub gender: Gender,
    /// Age band today.
    pub age_band: AgeBand,
    /// Kind of home.
    pub home: Home,
    /// Whether they live in another council's area.
    pub elsewhere: YesNo,
    /// Whether there is a phone number or an e-mail address at which they may be written to.
    pub reachable: bool,
}

/// How to reach a care leaver.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their identifier.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// First name, for speaking to them.
    pub first_name: String,
    /// Phone number in international form.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address, lines parted by `\n`.
    pub address: Option<String>,
    /// How they like to be reached.
    pub channel: Option<Channel>,
    /// They are not to be written to: not by text, not by e-mail, not by letter.
    pub do_not_contact: bool,
    /// The language they read, as their personal adviser wrote it; none is English, as far as anybody knows.
    pub reads: Option<String>,
}

impl Contact {
    /// The language in which they are written to: theirs where it is one of ours, else English.
    pub fn language(&self) -> Language {
        self.reads.as_deref().and_then(Language::named).unwrap_or_default()
    }
}

/// Shows the identifier only: a contact is somebody, and debug output ends up in logs.
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A care leaver, opened.
pub(crate) struct Person {
    pub(crate) id: Uuid,
    /// Their personal adviser's name, as a row.
    pub(crate) adviser_name: Option<Uuid>,
    pub(crate) gender: Gender,
    pub(crate) accommodation: Accommodation,
    pub(crate) details: Details,
}

impl Person {
    /// Everybody has a band: a date of birth after today can only mean that the clock was set back.
    pub(crate) fn age_band(&self, today: NaiveDate) -> AgeBand {
        AgeBand::of(self.details.date_of_birth, today).unwrap_or(AgeBand::To17)
    }

    /// `accounts` tells which adviser's name is linked to which account.
    pub(crate) fn care_leaver(&self, accounts: &HashMap<Uuid, Uuid>, today: NaiveDate) -> CareLeaver {
        CareLeaver {
            id: self.id,
            adviser: self.adviser_name.and_then(|name| accounts.get(&name).copied()),
            adviser_name: self.adviser_name,
            gender: self.gender,
            age_band: self.age_band(today),
            home: self.accommodation.home(),
            elsewhere: self.details.needs.elsewhere,
            reachable: self.details.reachable(),
        }
    }

    pub(crate) fn contact(self) -> Contact {
        let import::Contact { phone, email, address, channel } = self.details.contact();
        Contact {
            id: self.id,
            name: self.details.name(),
            do_not_contact: self.details.stop.is_some(),
            reads: self.details.needs.language,
            first_name: self.details.first_name,
            phone,
            email,
            address,
            channel,
        }
    }
}

/// How many days somebody who has left stays before they are erased: long enough to notice a mistake.
pub(crate) const KEPT_DAYS: i64 = 30;

/// Somebody in the register with all that is kept of them, for their own page.
pub(crate) struct Held {
    pub(crate) person: Person,
    pub(crate) since: DateTime<Utc>,
    /// When they will be erased; none while they are served.
    pub(crate) erase_on: Option<NaiveDate>,
    /// What stands clear, in words: what it is, and what is recorded.
    pub(crate) recorded: Vec<(&'static str, &'static str)>,
}

/// Somebody who has left and is not erased yet.
pub(crate) struct Leaving {
    pub(crate) person: Person,
    pub(crate) left_at: DateTime<Utc>,
    pub(crate) erase_on: NaiveDate,
    /// A list said that they have died.
    pub(crate) died: bool,
}

/// What is sealed of a personal adviser's name.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AdviserDetails {
    pub(crate) name: String,
    /// A lead has said whose name it is, or that it is nobody's: matching by name must not overrule that.
    pub(crate) by_hand: bool,
}

/// A personal adviser's name as the list has it, opened.
pub(crate) struct Adviser {
    pub(crate) id: Uuid,
    pub(crate) account: Option<Uuid>,
    pub(crate) details: AdviserDetails,
}

/// Names are the same if they differ in case and spaces only.
pub(crate) fn same_name(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The account that a name stands for. Where two people have the name nobody can tell, and a lead has to say.
pub(crate) fn whose<'a>(name: &str, members: impl IntoIterator<Item = (Uuid, &'a str)>) -> Option<Uuid> {
    let name = same_name(name);
    let mut called =
        members.into_iter().filter(|(_, other)| same_name(other) == name).map(|(account, _)| account);
    let first = called.next()?;
    called.all(|other| other == first).then_some(first)
}

/// What confirming an import did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Added {
    /// People added.
    pub(crate) added: usize,
    /// People who were in the register by then.
    pub(crate) known: usize,
    /// People in the register who have died, to whom nobody will write any more.
    pub(crate) died: u64,
    /// People of whom something was changed.
    pub(crate) changed: usize,
    /// People who are archived because the list does not have them.
    pub(crate) left: usize,
    /// People who were archived and are served again.
    pub(crate) back: usize,
}

/// Somebody's whole record, as a list would say it and as it is kept beside that.
pub(crate) struct Record {
    pub(crate) id: Uuid,
    /// The mark of their case id.
    pub(crate) mark: Vec<u8>,
    /// Their personal adviser's name, as a row.
    pub(crate) adviser: Option<Uuid>,
    pub(crate) archived: bool,
    pub(crate) died: bool,
    pub(crate) details: Details,
    /// All that a list can say, as it is known.
    pub(crate) row: Row,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::tests::details;

    fn person(born: &str) -> Person {
        Person {
            id: Uuid::from_u128(1),
            adviser_name: Some(Uuid::from_u128(2)),
            gender: Gender::NotStated,
            accommodation: Accommodation::FosterCarer,
            details: details(born),
        }
    }

    #[test]
    fn names_match_whatever_their_case_and_spaces() {
        let (jo, al) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let members = [(jo, "Jo  Bright"), (al, "Al Dent")];
        assert_eq!(whose(" jo BRIGHT", members), Some(jo));
        assert_eq!(whose("Jo Brigh", members), None);
        assert_eq!(whose("Jo Bright", []), None);
    }

    #[test]
    fn a_name_that_two_people_have_is_nobodys() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(whose("Jo Bright", [(one, "Jo Bright"), (two, "jo bright")]), None);
        assert_eq!(
            whose("Jo Bright", [(one, "Jo Bright"), (one, "Jo Bright")]),
            Some(one),
            "two seats, one person"
        );
    }

    #[test]
    fn ages_are_those_of_the_day_and_an_address_alone_reaches_nobody() {
        let sam = person("2008-05-02");
        let accounts = HashMap::from([(Uuid::from_u128(2), Uuid::from_u128(3))]);
        let counted = sam.care_leaver(&accounts, "2026-05-01".parse().unwrap());
        assert_eq!((counted.age_band, counted.home), (AgeBand::To17, Home::Family));
        assert_eq!((counted.adviser, counted.reachable), (Some(Uuid::from_u128(3)), false));
        let next_day = sam.care_leaver(&HashMap::new(), "2026-05-02".parse().unwrap());
        assert_eq!((next_day.age_band, next_day.adviser), (AgeBand::To20, None));
        assert_eq!(sam.contact().name, "Sam", "a person with one name has no space after it");
    }

    #[test]
    fn debug_output_of_a_contact_says_nothing_about_the_person() {
        assert!(!format!("{:?}", person("2008-05-02").contact()).contains("Sam"));
    }
}
