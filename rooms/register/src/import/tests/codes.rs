//! How codes are written, and the groups made of them.

use std::fmt::Debug;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codes::{
    Accommodation, Activity, AgeBand, Channel, Eligibility, Ethnicity, Gender, Home, InTouch, Suitability,
    YesNo, age_on,
};

fn reads<T: PartialEq + Debug>(parse: fn(&str) -> Option<T>, cases: &[(&str, Option<T>)]) {
    for (cell, expected) in cases {
        assert_eq!(&parse(cell), expected, "{cell:?}");
    }
}

#[test]
fn gender_reads_the_annex_a_list() {
    use Gender::*;
    reads(
        Gender::parse,
        &[
            ("a) Male", Some(Male)),
            ("B) FEMALE", Some(Female)),
            ("b", Some(Female)),
            ("f", Some(Female)),
            (" female ", Some(Female)),
            ("c) Not stated/recorded", Some(NotStated)),
            ("", Some(NotStated)),
            ("d) Neither", Some(Neither)),
            ("a) Female", None),
            ("b) Former relevant child", None),
            ("?", None),
            ("x", None),
        ],
    );
}

#[test]
fn eligibility_cannot_be_blank() {
    use Eligibility::*;
    reads(
        Eligibility::parse,
        &[
            ("a) Relevant child", Some(Relevant)),
            ("b) Former relevant child", Some(FormerRelevant)),
            ("former relevant", Some(FormerRelevant)),
            ("C", Some(Qualifying)),
            ("d)", Some(Eligible)),
            ("", None),
            ("b) Female", None),
            ("e) Other", None),
        ],
    );
}

#[test]
fn in_touch_reads_letters_and_return_codes() {
    use InTouch::*;
    reads(
        InTouch::parse,
        &[
            ("a) Yes", Some(Yes)),
            ("YES", Some(Yes)),
            ("b) No", Some(No)),
            ("c) Died", Some(Died)),
            ("c", Some(Died)),
            ("died", Some(Died)),
            ("d) Refu", Some(Refused)),
            ("REFU: young person refuses contact", Some(Refused)),
            ("e) NREQ", Some(NotRequired)),
            ("f) Rhom", Some(ReturnedHome)),
            ("", Some(NotRecorded)),
            ("a) No", None),
            ("maybe", None),
        ],
    );
}

#[test]
fn accommodation_reads_letters_with_or_without_suitability() {
    use Accommodation::*;
    reads(
        Accommodation::parse,
        &[
            ("U: Independent living", Some(Independent)),
            ("u", Some(Independent)),
            ("U1", Some(Independent)),
            ("s2: No fixed abode / homeless", Some(Homeless)),
            (
                "D: Semi-independent, transitional accommodation and self-contained accommodation",
                Some(SemiIndependent),
            ),
            ("B - Parents/relatives", Some(Family)),
            ("Independent living", Some(Independent)),
            ("B and B", Some(BedAndBreakfast)),
            ("0", Some(NotApplicable)),
            ("", Some(NotKnown)),
            ("B: Independent living", None),
            ("A", None),
            ("U3", None),
            ("b) Female", Some(Family)),
        ],
    );
    reads(
        Suitability::from_accommodation,
        &[
            ("U1", Some(Suitability::Suitable)),
            ("s2: No fixed abode", Some(Suitability::Unsuitable)),
            ("U: Independent living", None),
            ("Q1", None),
        ],
    );
}

#[test]
fn the_other_lists() {
    reads(
        Suitability::parse,
        &[
            ("a) Suitable", Some(Suitability::Suitable)),
            ("2", Some(Suitability::Unsuitable)),
            ("b) Unsuitable", Some(Suitability::Unsuitable)),
            ("", Some(Suitability::NotKnown)),
            ("suitable: no", None),
        ],
    );
    reads(
        Activity::parse,
        &[
            ("F2: Full time in education other than higher", Some(Activity::EducationFull)),
            ("g5", Some(Activity::NeetOther)),
            (
                "F5: Young person engaged full time in training or employment (not apprenticeship)",
                Some(Activity::WorkFull),
            ),
            ("", Some(Activity::NotKnown)),
            ("F3", None),
            ("Full", None),
        ],
    );
    reads(
        Ethnicity::parse,
        &[
            ("a) WBRI", Some(Ethnicity::Wbri)),
            ("bafr", Some(Ethnicity::Bafr)),
            ("MWBC: White and Black Caribbean", Some(Ethnicity::Mwbc)),
            ("s) REFU", Some(Ethnicity::Refu)),
            ("t", Some(Ethnicity::Nobt)),
            ("", Some(Ethnicity::Nobt)),
            ("a) BAFR", None),
            ("other", None),
        ],
    );
    reads(
        YesNo::parse,
        &[
            ("a) Yes", Some(YesNo::Yes)),
            ("no", Some(YesNo::No)),
            ("", Some(YesNo::Unknown)),
            ("c) Perhaps", None),
        ],
    );
    reads(Channel::parse, &[("E-mail", Some(Channel::Email)), ("SMS", Some(Channel::Text)), ("", None)]);
}

/// Every value stores as its code, and comes back from the code and from serde.
fn comes_back<T>(all: &[T], count: usize, code: fn(T) -> &'static str, from: fn(&str) -> Option<T>)
where
    T: Copy + PartialEq + Debug + Serialize + DeserializeOwned,
{
    assert_eq!(all.len(), count);
    for value in all {
        assert_eq!(from(code(*value)), Some(*value));
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(json, format!("{:?}", code(*value)));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
    }
    assert_eq!(from("no such code"), None);
}

#[test]
fn codes_are_stable_strings() {
    comes_back(Gender::ALL, 4, Gender::code, Gender::from_code);
    comes_back(Eligibility::ALL, 5, Eligibility::code, Eligibility::from_code);
    comes_back(InTouch::ALL, 7, InTouch::code, InTouch::from_code);
    comes_back(Accommodation::ALL, 17, Accommodation::code, Accommodation::from_code);
    comes_back(Suitability::ALL, 3, Suitability::code, Suitability::from_code);
    comes_back(Activity::ALL, 12, Activity::code, Activity::from_code);
    comes_back(Ethnicity::ALL, 20, Ethnicity::code, Ethnicity::from_code);
    comes_back(YesNo::ALL, 3, YesNo::code, YesNo::from_code);
    comes_back(Channel::ALL, 5, Channel::code, Channel::from_code);
    comes_back(AgeBand::ALL, 4, AgeBand::code, AgeBand::from_code);
    comes_back(Home::ALL, 6, Home::code, Home::from_code);
}

#[test]
fn official_codes_parse_as_themselves() {
    for value in Accommodation::ALL {
        assert_eq!(Accommodation::parse(value.code()), Some(*value));
    }
    for value in Activity::ALL {
        assert_eq!(Activity::parse(value.code()), Some(*value));
    }
    for (value, letter) in Ethnicity::ALL.iter().zip('a'..='t') {
        assert_eq!(Ethnicity::parse(value.code()), Some(*value));
        assert_eq!(Ethnicity::parse(&format!("{letter}) {}", value.code())), Some(*value));
    }
}

#[test]
fn age_bands_turn_on_the_birthday() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let band = |dob| AgeBand::of(dob, day(2026, 5, 1));
    assert_eq!(band(day(2008, 5, 2)), Some(AgeBand::To17));
    assert_eq!(band(day(2008, 5, 1)), Some(AgeBand::To20));
    assert_eq!(band(day(2005, 5, 2)), Some(AgeBand::To20));
    assert_eq!(band(day(2005, 5, 1)), Some(AgeBand::To25));
    assert_eq!(band(day(2000, 5, 2)), Some(AgeBand::To25));
    assert_eq!(band(day(2000, 5, 1)), Some(AgeBand::Over25));
    assert_eq!(band(day(2026, 5, 2)), None);
    assert_eq!(age_on(day(2008, 2, 29), day(2026, 2, 28)), Some(17));
    assert_eq!(age_on(day(2008, 2, 29), day(2026, 3, 1)), Some(18));
}

#[test]
fn homes_group_all_letters() {
    assert_eq!(Accommodation::Independent.home(), Home::OwnPlace);
    assert_eq!(Accommodation::FosterCarer.home(), Home::Family);
    assert_eq!(Accommodation::Foyer.home(), Home::Supported);
    assert_eq!(Accommodation::Custody.home(), Home::Custody);
    assert_eq!(Accommodation::BedAndBreakfast.home(), Home::Unsafe);
    assert_eq!(Accommodation::NotKnown.home(), Home::Other);
}
