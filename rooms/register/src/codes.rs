//! The codes of the official returns, as types: Ofsted Annex A List 9 (care leavers) and the after-care part of the
//! SSDA903 return (OC3). Each type reads a cell as case-management systems write it (`parse`), stores as a short
//! stable string (`code`, also its serde form) and speaks plain words on pages (`label`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::import::spelling::{Spelling, find, head_and_rest, squeeze};

/// An enum with a stored code and a label per value.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $code:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $label] #[serde(rename = $code)] $value,)+
        }

        impl $name {
            /// Every value, in the order in which pages list them.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// The stable short string that is stored.
            pub fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)+ }
            }

            /// Plain words for pages.
            pub fn label(self) -> &'static str {
                match self { $(Self::$value => $label,)+ }
            }

            /// The value of a stored [`code`](Self::code), or `None` if this version does not know the code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

pub(crate) use coded;

/// A [`coded!`] enum that can be read from a cell. `'-'` stands for "no list letter".
macro_rules! spelt {
    ($(#[$doc:meta])* $name:ident, $expected:literal {
        $($value:ident = $code:literal $label:literal $letter:literal [$($own:literal)*] [$($word:literal)*],)+
    }) => {
        coded!($(#[$doc])* $name { $($value = $code $label,)+ });

        impl $name {
            /// What a cell may hold, in words for an error message.
            pub const EXPECTED: &'static str = $expected;

            /// Reads a cell: an Annex A shape ("b) Female", "U: Independent living"), a bare letter or code, or the
            /// words alone, in any case. `None` for everything else, and for a blank cell where blank is not allowed.
            pub fn parse(cell: &str) -> Option<Self> {
                const TABLE: &[Spelling<$name>] = &[$(Spelling {
                    value: $name::$value,
                    letter: if $letter == '-' { None } else { Some($letter) },
                    codes: &[$($own),*],
                    words: &[$($word),*],
                },)+];
                find(TABLE, cell)
            }
        }
    };
}

spelt! {
    /// Gender as recorded (Annex A list a to d). A blank cell is "not stated".
    Gender, "a) Male, b) Female, c) Not stated or d) Neither" {
        Male = "male" "Male" 'a' ["M" "1"] ["male" "man"],
        Female = "female" "Female" 'b' ["F" "2"] ["female" "woman"],
        NotStated = "not_stated" "Not stated" 'c' ["U"] ["" "notstated" "notrecorded" "notstatedrecorded" "notknown" "unknown"],
        Neither = "neither" "Neither" 'd' ["I"] ["neither" "other" "indeterminate"],
    }
}

spelt! {
    /// Leaving-care status (Annex A list a to d; Children Act 1989). It decides what a person is owed, so it can't be
    /// blank: "not known" is what is left of somebody who was erased, and no cell says it.
    Eligibility, "a) Relevant child, b) Former relevant child, c) Qualifying care leaver or d) Eligible child" {
        Relevant = "relevant" "Relevant child" 'a' [] ["relevant" "relevantchild"],
        FormerRelevant = "former_relevant" "Former relevant child" 'b' [] ["formerrelevant" "formerrelevantchild"],
        Qualifying = "qualifying" "Qualifying care leaver" 'c' [] ["qualifying" "qualifyingcareleaver"],
        Eligible = "eligible" "Eligible child" 'd' [] ["eligible" "eligiblechild"],
        NotKnown = "not_known" "Not known" '-' [] [],
    }
}

spelt! {
    /// Whether the authority is in touch (SSDA903 IN_TOUCH; Annex A list a to f). Blank is "not recorded".
    InTouch, "a) Yes, b) No, c) Died, d) REFU, e) NREQ, f) RHOM, or nothing if it is not recorded" {
        Yes = "YES" "In touch" 'a' ["YES" "Y"] ["yes" "intouch"],
        No = "NO" "Not in touch" 'b' ["NO" "N"] ["no" "notintouch"],
        Died = "DIED" "Died" 'c' ["DIED"] ["died" "deceased" "dead"],
        Refused = "REFU" "Does not want contact" 'd' ["REFU"] ["refused" "refusescontact" "refusedcontact"],
        NotRequired = "NREQ" "No longer needs services" 'e' ["NREQ"] ["notrequired" "nolongerrequiresservices"],
        ReturnedHome = "RHOM" "Returned home for six months or more" 'f' ["RHOM"] ["returnedhome"],
        NotRecorded = "NONE" "Not recorded" '-' [] ["" "notrecorded"],
    }
}

spelt! {
    /// Where the person lives (SSDA903 ACCOM, OC3 letters; a digit 1 or 2 may follow for suitability). Blank is `R`.
    Accommodation, "an accommodation letter such as U: Independent living (B, C, D, E, G, H, K, R, S, T, U, V, W, X, Y, Z or 0), with 1 or 2 after it if you like (U1)" {
        Family = "B" "With parents or relatives" '-' ["B" "B1" "B2"] ["parentsrelatives" "parentsorrelatives" "withparentsorrelatives"],
        Residential = "C" "Children's home, residential care or NHS" '-' ["C" "C1" "C2"] ["communityhome" "communityhomeresidentialcare" "residentialcare"],
        SemiIndependent = "D" "Semi-independent" '-' ["D" "D1" "D2"] ["semiindependent" "semiindependentliving"],
        SupportedLodgings = "E" "Supported lodgings" '-' ["E" "E1" "E2"] ["supportedlodgings"],
        Abroad = "G" "Living abroad" '-' ["G" "G1" "G2"] ["abroad" "goneabroad"],
        Deported = "H" "Deported" '-' ["H" "H1" "H2"] ["deported"],
        Lodgings = "K" "Ordinary lodgings" '-' ["K" "K1" "K2"] ["ordinarylodgings" "lodgings"],
        NotKnown = "R" "Not known" '-' ["R" "R1" "R2"] ["" "notknown" "unknown" "residencenotknown"],
        Homeless = "S" "No fixed address or homeless" '-' ["S" "S1" "S2"] ["homeless" "nofixedabode" "nofixedabodehomeless"],
        Foyer = "T" "Foyer or similar" '-' ["T" "T1" "T2"] ["foyer" "foyers"],
        Independent = "U" "Independent living" '-' ["U" "U1" "U2"] ["independentliving" "independent"],
        Emergency = "V" "Emergency accommodation" '-' ["V" "V1" "V2"] ["emergency" "emergencyaccommodation"],
        BedAndBreakfast = "W" "Bed and breakfast" '-' ["W" "W1" "W2"] ["bedandbreakfast" "bandb" "bb"],
        Custody = "X" "In custody" '-' ["X" "X1" "X2"] ["custody" "incustody" "prison"],
        Other = "Y" "Somewhere else" '-' ["Y" "Y1" "Y2"] ["other" "otheraccommodation"],
        FosterCarer = "Z" "With former foster carer" '-' ["Z" "Z1" "Z2"] ["withformerfostercarers" "withformerfostercarer" "formerfostercarer" "formerfostercarers" "stayingput"],
        NotApplicable = "0" "Not applicable" '-' ["0"] ["notapplicable" "na"],
    }
}

spelt! {
    /// Whether the accommodation is suitable (SSDA903: 1 or 2 after the letter; Annex A list a, b). Blank is "not known".
    Suitability, "a) Suitable, b) Unsuitable, or nothing if it is not known" {
        Suitable = "1" "Suitable" 'a' ["1"] ["suitable"],
        Unsuitable = "2" "Unsuitable" 'b' ["2"] ["unsuitable" "notsuitable"],
        NotKnown = "0" "Not known" '-' ["0"] ["" "notknown" "unknown"],
    }
}

spelt! {
    /// Main activity (SSDA903 ACTIV, the twelve codes of rule 132; F is full time, P part time). Blank is `0`.
    Activity, "an activity code such as F2 (F1, P1, F2, P2, F4, P4, F5, P5, G4, G5, G6 or 0)" {
        HigherFull = "F1" "Higher education, full time" '-' ["F1"] ["fulltimeinhighereducation"],
        HigherPart = "P1" "Higher education, part time" '-' ["P1"] ["parttimeinhighereducation"],
        EducationFull = "F2" "Other education, full time" '-' ["F2"] ["fulltimeineducationotherthanhigher"],
        EducationPart = "P2" "Other education, part time" '-' ["P2"] ["parttimeineducationotherthanhigher"],
        ApprenticeFull = "F4" "Apprenticeship, full time" '-' ["F4"] ["fulltimeapprenticeship"],
        ApprenticePart = "P4" "Apprenticeship, part time" '-' ["P4"] ["parttimeapprenticeship"],
        WorkFull = "F5" "Training or work, full time" '-' ["F5"] ["fulltimetrainingoremployment"],
        WorkPart = "P5" "Training or work, part time" '-' ["P5"] ["parttimetrainingoremployment"],
        NeetHealth = "G4" "Not in education or work: illness or disability" '-' ["G4"] [],
        NeetOther = "G5" "Not in education or work: other reason" '-' ["G5"] [],
        NeetParent = "G6" "Not in education or work: pregnancy or parenting" '-' ["G6"] [],
        NotKnown = "0" "Not known" '-' ["0"] ["" "notknown" "unknown" "notapplicable"],
    }
}

spelt! {
    /// Ethnic background (DfE codes; Annex A list a to t). Blank is `NOBT`, information not yet obtained.
    Ethnicity, "one of the 18 DfE ethnicity codes such as a) WBRI, or s) REFU, or t) NOBT" {
        Wbri = "WBRI" "White British" 'a' ["WBRI"] ["whitebritish"],
        Wiri = "WIRI" "White Irish" 'b' ["WIRI"] ["whiteirish"],
        Wirt = "WIRT" "Traveller of Irish heritage" 'c' ["WIRT"] ["travellerofirishheritage"],
        Woth = "WOTH" "Any other White background" 'd' ["WOTH"] ["anyotherwhitebackground"],
        Wrom = "WROM" "Gypsy or Roma" 'e' ["WROM"] ["gypsyorroma" "gypsyroma"],
        Mwbc = "MWBC" "White and Black Caribbean" 'f' ["MWBC"] ["whiteandblackcaribbean"],
        Mwba = "MWBA" "White and Black African" 'g' ["MWBA"] ["whiteandblackafrican"],
        Mwas = "MWAS" "White and Asian" 'h' ["MWAS"] ["whiteandasian"],
        Moth = "MOTH" "Any other mixed background" 'i' ["MOTH"] ["anyothermixedbackground"],
        Aind = "AIND" "Indian" 'j' ["AIND"] ["indian"],
        Apkn = "APKN" "Pakistani" 'k' ["APKN"] ["pakistani"],
        Aban = "ABAN" "Bangladeshi" 'l' ["ABAN"] ["bangladeshi"],
        Aoth = "AOTH" "Any other Asian background" 'm' ["AOTH"] ["anyotherasianbackground"],
        Bcrb = "BCRB" "Black Caribbean" 'n' ["BCRB"] ["blackcaribbean" "caribbean"],
        Bafr = "BAFR" "Black African" 'o' ["BAFR"] ["blackafrican" "african"],
        Both = "BOTH" "Any other Black background" 'p' ["BOTH"] ["anyotherblackbackground"],
        Chne = "CHNE" "Chinese" 'q' ["CHNE"] ["chinese"],
        Ooth = "OOTH" "Any other ethnic group" 'r' ["OOTH"] ["anyotherethnicgroup"],
        Refu = "REFU" "Preferred not to say" 's' ["REFU"] ["refused"],
        Nobt = "NOBT" "Not yet known" 't' ["NOBT"] ["" "informationnotyetobtained" "notknown" "unknown"],
    }
}

spelt! {
    /// Yes or no (Annex A list a, b: UASC, disability). Blank is "not known", which is not "no".
    YesNo, "a) Yes, b) No, or nothing if it is not known" {
        Yes = "yes" "Yes" 'a' ["Y" "1"] ["yes" "true"],
        No = "no" "No" 'b' ["N" "0"] ["no" "false"],
        Unknown = "unknown" "Not known" '-' [] ["" "notknown" "unknown"],
    }
}

spelt! {
    /// How the person likes to be reached (a column of the contacts extract; not an official code).
    Channel, "text, email, WhatsApp, letter or in person" {
        Text = "text" "Text message" '-' [] ["text" "sms" "textmessage"],
        Email = "email" "E-mail" '-' [] ["email"],
        WhatsApp = "whatsapp" "WhatsApp" '-' [] ["whatsapp"],
        Letter = "letter" "Letter" '-' [] ["letter" "post"],
        InPerson = "in_person" "In person" '-' [] ["inperson" "facetoface" "visit"],
    }
}

coded! {
    /// Age bands in which response rates are shown. Derived from a date of birth; never imported.
    AgeBand { To17 = "16-17" "17 or younger", To20 = "18-20" "18 to 20", To25 = "21-25" "21 to 25", Over25 = "26+" "Over 25", }
}

coded! {
    /// Kinds of home in which response rates are shown: the accommodation letters in six groups large enough to count.
    Home {
        OwnPlace = "own" "Own place",
        Family = "family" "With family, friends or former foster carer",
        Supported = "supported" "Supported housing",
        Custody = "custody" "In custody",
        Unsafe = "unsafe" "Somewhere temporary or unsafe",
        Other = "other" "Somewhere else or not known",
    }
}

impl Suitability {
    /// The suitability digit behind an accommodation letter ("U1", "S2: ..."), where there is one.
    pub fn from_accommodation(cell: &str) -> Option<Self> {
        Accommodation::parse(cell)?;
        let code = head_and_rest(cell).map_or_else(|| squeeze(cell), |(head, _)| head);
        match (code.len(), code.get(1..)) {
            (2, Some("1")) => Some(Self::Suitable),
            (2, Some("2")) => Some(Self::Unsuitable),
            _ => None,
        }
    }
}

impl Accommodation {
    /// The group of this accommodation in response rates.
    pub fn home(self) -> Home {
        match self {
            Self::Independent | Self::Lodgings => Home::OwnPlace,
            Self::Family | Self::FosterCarer => Home::Family,
            Self::Residential | Self::SemiIndependent | Self::SupportedLodgings | Self::Foyer => {
                Home::Supported
            }
            Self::Custody => Home::Custody,
            Self::Homeless | Self::Emergency | Self::BedAndBreakfast => Home::Unsafe,
            Self::Abroad | Self::Deported | Self::NotKnown | Self::Other | Self::NotApplicable => Home::Other,
        }
    }
}

impl AgeBand {
    /// The band on a day. Anyone under 18 is in the first band; `None` if born after the day.
    pub fn of(date_of_birth: NaiveDate, day: NaiveDate) -> Option<Self> {
        Some(match age_on(date_of_birth, day)? {
            ..=17 => Self::To17,
            18..=20 => Self::To20,
            21..=25 => Self::To25,
            _ => Self::Over25,
        })
    }
}

/// Age in whole years on a day, `None` if born after it. Someone born on 29 February is a year older on 1 March.
pub fn age_on(date_of_birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(date_of_birth)
}
