//! The columns that are read, and the headings by which they are found.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::spelling::squeeze;
use crate::codes::{
    Accommodation, Activity, Channel, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo,
};

/// A column of the main or of the contacts file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    CaseId,
    Gender,
    Ethnicity,
    DateOfBirth,
    Uasc,
    Disability,
    Team,
    Worker,
    Adviser,
    Eligibility,
    InTouch,
    Accommodation,
    Suitability,
    Activity,
    FirstName,
    LastName,
    Phone,
    Email,
    Address,
    Channel,
}

/// Longest heading that is kept, squeezed; a longer one is no heading.
const LONGEST_HEADING: usize = 400;

/// What an LA calls its columns, where it isn't what everybody calls them: squeezed headings, and the template's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headings(BTreeMap<String, String>);

impl Headings {
    /// Says what a heading stands for; `false`: it is no column of ours, or the heading has neither letter nor digit.
    pub(crate) fn say(&mut self, heading: &str, column: &str) -> bool {
        let key = squeeze(heading);
        let known = ALL.iter().any(|other| other.heading() == column);
        if key.is_empty() || key.len() > LONGEST_HEADING || !known {
            return false;
        }
        // What was said of the column before is not true any more.
        self.0.retain(|_, other| other != column);
        self.0.insert(key, column.to_owned());
        true
    }

    /// Headings and what they stand for.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(heading, column)| (heading.as_str(), column.as_str()))
    }

    fn is(&self, heading: &str, column: Column) -> bool {
        self.0.get(&squeeze(heading)).is_some_and(|said| said == column.heading())
    }
}

/// Every column, in the order of the template and of a page that offers them.
pub(crate) const ALL: [Column; 20] = [
    Column::CaseId,
    Column::FirstName,
    Column::LastName,
    Column::Gender,
    Column::Ethnicity,
    Column::DateOfBirth,
    Column::Uasc,
    Column::Disability,
    Column::Team,
    Column::Worker,
    Column::Adviser,
    Column::Eligibility,
    Column::InTouch,
    Column::Accommodation,
    Column::Suitability,
    Column::Activity,
    Column::Phone,
    Column::Email,
    Column::Address,
    Column::Channel,
];

/// Columns of Ofsted Annex A List 9 that are used, and the names that authorities add, in the order of the template.
pub(super) const MAIN: &[Column] = ALL.split_at(16).0;

/// Columns of the contacts file, in the order of its template.
pub(super) const CONTACTS: &[Column] = &[
    Column::CaseId,
    Column::FirstName,
    Column::LastName,
    Column::Phone,
    Column::Email,
    Column::Address,
    Column::Channel,
];

/// Details of the contacts file that the main file may carry as well, for authorities that merge the two.
pub(super) const DETAILS: &[Column] = ALL.split_at(16).1;

/// Without these a main file can't be read. Names are required as well, from either file.
pub(super) const REQUIRED: &[Column] = &[
    Column::CaseId,
    Column::Gender,
    Column::DateOfBirth,
    Column::Eligibility,
    Column::InTouch,
    Column::Accommodation,
];

impl Column {
    /// The heading in the template, and other headings in use for the same thing (squeezed).
    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::CaseId => ("ChildUniqueID", &["uniqueid", "childid", "caseid"]),
            Self::Gender => ("Gender", &["sex"]),
            Self::Ethnicity => ("Ethnicity", &[]),
            Self::DateOfBirth => ("DateOfBirth", &["dob"]),
            Self::Uasc => ("UASC", &[]),
            Self::Disability => ("HasDisability", &[]),
            Self::Team => ("AllocatedTeam", &["team"]),
            Self::Worker => ("AllocatedWorker", &["worker"]),
            Self::Adviser => (
                "AllocatedPersonalAdvisor",
                &["allocatedpersonaladviser", "allocatedpa", "personaladviser", "personaladvisor"],
            ),
            Self::Eligibility => ("EligibilityCategory", &["eligibility"]),
            Self::InTouch => ("LAInTouch", &["intouch"]),
            Self::Accommodation => {
                ("TypeOfAccommodation", &["accommodationtype", "typeofaccomodation", "accomodationtype"])
            }
            Self::Suitability => {
                ("SuitabilityOfAccommodation", &["accommodationsuitability", "suitabilityofaccomodation"])
            }
            Self::Activity => ("ActivityStatus", &["activity"]),
            Self::FirstName => ("FirstName", &["forename", "givenname"]),
            Self::LastName => ("LastName", &["surname", "familyname"]),
            Self::Phone => (
                "Phone",
                &["phonenumber", "mobile", "mobilenumber", "mobilephone", "telephone", "telephonenumber"],
            ),
            Self::Email => ("Email", &["emailaddress"]),
            Self::Address => ("Address", &["postaladdress", "homeaddress"]),
            Self::Channel => ("PreferredChannel", &["preferredcontact", "preferredcontactmethod"]),
        }
    }

    /// The heading in the template.
    pub(crate) fn heading(self) -> &'static str {
        self.names().0
    }

    /// What a cell of the column may hold, in words.
    pub(super) fn takes(self) -> &'static str {
        match self {
            Self::CaseId => "The id that your case management uses for the person; every row needs it",
            Self::Gender => Gender::EXPECTED,
            Self::Ethnicity => Ethnicity::EXPECTED,
            Self::DateOfBirth => "Day/month/year, such as 31/01/2006",
            Self::Uasc | Self::Disability => YesNo::EXPECTED,
            Self::Team | Self::Worker | Self::Adviser => "A name, or nothing",
            Self::Eligibility => Eligibility::EXPECTED,
            Self::InTouch => InTouch::EXPECTED,
            Self::Accommodation => Accommodation::EXPECTED,
            Self::Suitability => Suitability::EXPECTED,
            Self::Activity => Activity::EXPECTED,
            Self::FirstName => "The person's first name; it may stand in either file",
            Self::LastName => "The person's last name; it may stand in either file",
            Self::Phone => "One number, such as 07700 900123, or nothing",
            Self::Email => "One address, such as sam@example.org, or nothing",
            Self::Address => "The postal address, or nothing",
            Self::Channel => Channel::EXPECTED,
        }
    }

    /// Whether a heading is this column's own one, whatever its case, spaces and marks.
    pub(super) fn is_called(self, heading: &str) -> bool {
        squeeze(self.heading()) == squeeze(heading)
    }

    /// Whether a heading is another one in use for this column, or what the LA calls it.
    pub(super) fn is_also_called(self, heading: &str, said: &Headings) -> bool {
        said.is(heading, self) || self.names().1.contains(&squeeze(heading).as_str())
    }

    /// Whether the LA calls this column so.
    pub(super) fn is_said(self, heading: &str, said: &Headings) -> bool {
        said.is(heading, self)
    }
}
