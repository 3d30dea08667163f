//! What is kept of a care leaver, field by field: what a list says, what somebody corrects, and what is told of a change.

use serde::{Deserialize, Serialize};

use crate::codes::{Suitability, YesNo, coded};
use crate::import::{Column, Preview, Row};
use crate::model::same_name;

coded! {
    /// Something that is kept of a person.
    Field {
        FirstName = "first_name" "First name",
        LastName = "last_name" "Last name",
        DateOfBirth = "date_of_birth" "Date of birth",
        Gender = "gender" "Gender",
        Ethnicity = "ethnicity" "Ethnicity",
        Uasc = "uasc" "Came as an unaccompanied child",
        Disability = "disability" "Disability",
        Team = "team" "Team",
        Worker = "worker" "Worker",
        Adviser = "adviser" "Personal adviser",
        Eligibility = "eligibility" "Status",
        InTouch = "in_touch" "In touch",
        Accommodation = "accommodation" "Home",
        Suitability = "suitability" "Home is suitable",
        Activity = "activity" "Activity",
        Phone = "phone" "Phone",
        Email = "email" "Email",
        Address = "address" "Address for letters",
        Channel = "channel" "Likes to be reached by",
        Language = "language" "Language",
        Format = "format" "Reads best",
        Interpreter = "interpreter" "Needs an interpreter",
        Custody = "custody" "In custody",
        Parent = "parent" "Is a parent",
        Elsewhere = "elsewhere" "Lives in another council’s area",
        Stop = "stop" "Do not contact",
        Stays = "stays" "Asked to stay in the register",
        Wrong = "wrong" "Marked as wrong",
        Place = "place" "In the register",
    }
}

coded! {
    /// How somebody reads best.
    Format {
        EasyRead = "easy_read" "Easy read",
        LargePrint = "large_print" "Large print",
        Audio = "audio" "Listening",
        Braille = "braille" "Braille",
        Sign = "sign" "British Sign Language",
    }
}

/// A field that became something else, in words as pages show them; empty where there was or is nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) field: Field,
    pub(crate) old: String,
    pub(crate) new: String,
}

/// What a list can say of somebody who is in the register.
pub(crate) const LISTED: &[Field] = &[
    Field::FirstName,
    Field::LastName,
    Field::DateOfBirth,
    Field::Gender,
    Field::Ethnicity,
    Field::Uasc,
    Field::Disability,
    Field::Team,
    Field::Worker,
    Field::Adviser,
    Field::Eligibility,
    Field::InTouch,
    Field::Accommodation,
    Field::Suitability,
    Field::Activity,
    Field::Phone,
    Field::Email,
    Field::Address,
    Field::Channel,
];

/// What can be found to be wrong, so that nobody is written to there.
pub(crate) const CONTACTS: [Field; 3] = [Field::Phone, Field::Email, Field::Address];

impl Field {
    /// What a row says of it, in words; nothing for what no list says.
    pub(crate) fn said(self, row: &Row) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let label = |label: &str| label.to_owned();
        match self {
            Self::FirstName => row.first_name.clone(),
            Self::LastName => row.last_name.clone(),
            Self::DateOfBirth => kit::clock::written(row.date_of_birth),
            Self::Gender => label(row.gender.label()),
            Self::Ethnicity => label(row.ethnicity.label()),
            Self::Uasc => label(row.uasc.label()),
            Self::Disability => label(row.disability.label()),
            Self::Team => text(&row.team),
            Self::Worker => text(&row.worker),
            Self::Adviser => text(&row.personal_adviser),
            Self::Eligibility => label(row.eligibility.label()),
            Self::InTouch => label(row.in_touch.label()),
            Self::Accommodation => label(row.accommodation.label()),
            Self::Suitability => label(row.suitability.label()),
            Self::Activity => label(row.activity.label()),
            Self::Phone => text(&row.contact.phone),
            Self::Email => text(&row.contact.email),
            Self::Address => text(&row.contact.address),
            Self::Channel => row.contact.channel.map(|way| label(way.label())).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Takes it over from another row.
    pub(crate) fn copy(self, from: &Row, to: &mut Row) {
        match self {
            Self::FirstName => to.first_name.clone_from(&from.first_name),
            Self::LastName => to.last_name.clone_from(&from.last_name),
            Self::DateOfBirth => to.date_of_birth = from.date_of_birth,
            Self::Gender => to.gender = from.gender,
            Self::Ethnicity => to.ethnicity = from.ethnicity,
            Self::Uasc => to.uasc = from.uasc,
            Self::Disability => to.disability = from.disability,
            Self::Team => to.team.clone_from(&from.team),
            Self::Worker => to.worker.clone_from(&from.worker),
            Self::Adviser => to.personal_adviser.clone_from(&from.personal_adviser),
            Self::Eligibility => to.eligibility = from.eligibility,
            Self::InTouch => to.in_touch = from.in_touch,
            Self::Accommodation => to.accommodation = from.accommodation,
            Self::Suitability => to.suitability = from.suitability,
            Self::Activity => to.activity = from.activity,
            Self::Phone => to.contact.phone.clone_from(&from.contact.phone),
            Self::Email => to.contact.email.clone_from(&from.contact.email),
            Self::Address => to.contact.address.clone_from(&from.contact.address),
            Self::Channel => to.contact.channel = from.contact.channel,
            _ => {}
        }
    }

    /// Whether a list says anything of it in this row. A contact detail that is blank is one the list does not have, and
    /// so is all of a column that is not there.
    pub(crate) fn is_said(self, preview: &Preview, row: &Row) -> bool {
        let column = match self {
            Self::Phone | Self::Email | Self::Address | Self::Channel => return !self.said(row).is_empty(),
            // It may also stand as a digit behind the kind of home.
            Self::Suitability if row.suitability != Suitability::NotKnown => return true,
            Self::Suitability => Column::Suitability,
            Self::Ethnicity => Column::Ethnicity,
            Self::Uasc => Column::Uasc,
            Self::Disability => Column::Disability,
            Self::Team => Column::Team,
            Self::Worker => Column::Worker,
            Self::Adviser => Column::Adviser,
            Self::Activity => Column::Activity,
            _ => return true,
        };
        !preview.missing_columns.iter().any(|missing| missing == column.heading())
    }

    /// Whether two rows say the same of it. A worker's name may be written in another case.
    pub(crate) fn same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Adviser | Self::Worker | Self::Team => same_name(one) == same_name(other),
            _ => one == other,
        }
    }
}

/// What somebody needs so that they can be asked, as their personal adviser knows it. No list says it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Needs {
    /// The language they read; none is English.
    pub(crate) language: Option<String>,
    pub(crate) format: Option<Format>,
    pub(crate) interpreter: YesNo,
    pub(crate) custody: YesNo,
    pub(crate) parent: YesNo,
    /// Lives in another council's area.
    pub(crate) elsewhere: YesNo,
}

impl Default for Needs {
    fn default() -> Self {
        let unknown = YesNo::Unknown;
        Self {
            language: None,
            format: None,
            interpreter: unknown,
            custody: unknown,
            parent: unknown,
            elsewhere: unknown,
        }
    }
}

impl Needs {
    /// In words, as a change tells them.
    pub(crate) fn said(&self) -> [(Field, String); 6] {
        [
            (Field::Language, self.language.clone().unwrap_or_default()),
            (Field::Format, self.format.map(|format| format.label().to_owned()).unwrap_or_default()),
            (Field::Interpreter, self.interpreter.label().to_owned()),
            (Field::Custody, self.custody.label().to_owned()),
            (Field::Parent, self.parent.label().to_owned()),
            (Field::Elsewhere, self.elsewhere.label().to_owned()),
        ]
    }
}
