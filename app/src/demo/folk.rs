//! Made-up care leavers: names that nobody has, telephone numbers that the regulator keeps for drama.

use chrono::{Days, NaiveDate};
use kit::chance::Chance;
use register::codes::{
    Accommodation, Activity, Channel, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo,
};
use register::import::{Contact, Row};

const FIRST: [&str; 24] = [
    "Ash", "Bryn", "Clem", "Dara", "Eden", "Fern", "Gray", "Haven", "Indi", "Jules", "Kit", "Lark", "Marlo",
    "Nell", "Onyx", "Perry", "Quin", "Rowan", "Sage", "Teal", "Umber", "Vesper", "Wren", "Zephyr",
];
const LAST: [&str; 20] = [
    "Applepatch",
    "Bramblewick",
    "Cloudberry",
    "Dandelyon",
    "Elderfen",
    "Foxwhistle",
    "Gorsebottom",
    "Hazelmere-Fox",
    "Inkwell",
    "Juniperry",
    "Kettlewood",
    "Lanternby",
    "Mossgather",
    "Nettlecup",
    "Oatfield-Moon",
    "Puddlewick",
    "Quillfeather",
    "Rushlight",
    "Silverthimble",
    "Thistlebloom",
];

fn pick<T: Copy>(chance: &Chance, all: &[T]) -> T {
    let last = u32::try_from(all.len()).unwrap_or(1);
    all[usize::try_from(chance.below(last)).unwrap_or(0)]
}

/// `count` care leavers, shared out among the personal advisers of these names.
pub(super) fn care_leavers(
    chance: &Chance,
    count: u32,
    prefix: &str,
    advisers: &[&str],
    today: NaiveDate,
) -> Vec<Row> {
    (0..count).map(|n| care_leaver(chance, n, prefix, pick(chance, advisers), today)).collect()
}

fn care_leaver(chance: &Chance, n: u32, prefix: &str, adviser: &str, today: NaiveDate) -> Row {
    let home = pick(
        chance,
        &[
            Accommodation::Independent,
            Accommodation::Independent,
            Accommodation::Independent,
            Accommodation::SemiIndependent,
            Accommodation::SemiIndependent,
            Accommodation::SupportedLodgings,
            Accommodation::FosterCarer,
            Accommodation::Family,
            Accommodation::Custody,
            Accommodation::Homeless,
        ],
    );
    let (first_name, last_name) = (pick(chance, &FIRST), pick(chance, &LAST));
    let no_phone = chance.below(12) == 0;
    // A few can't be reached as it stands: their personal advisers have contacts to check.
    let nowhere = n % 37 == 5;
    Row {
        line: u64::from(n) + 2,
        case_id: format!("{prefix}{:05}", 10_000 + n),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        gender: pick(chance, &[Gender::Male, Gender::Male, Gender::Male, Gender::Female, Gender::Female]),
        ethnicity: pick(
            chance,
            &[Ethnicity::Wbri, Ethnicity::Wbri, Ethnicity::Bafr, Ethnicity::Mwbc, Ethnicity::Aoth],
        ),
        date_of_birth: today - Days::new(u64::from(17 * 365 + chance.below(8 * 365))),
        uasc: pick(chance, &[YesNo::No, YesNo::No, YesNo::No, YesNo::Yes]),
        disability: pick(chance, &[YesNo::No, YesNo::No, YesNo::No, YesNo::Yes]),
        team: Some("Leaving care".to_owned()),
        worker: None,
        personal_adviser: Some(adviser.to_owned()),
        eligibility: Eligibility::FormerRelevant,
        in_touch: InTouch::Yes,
        accommodation: home,
        suitability: if home == Accommodation::Homeless {
            Suitability::Unsuitable
        } else {
            Suitability::Suitable
        },
        activity: pick(
            chance,
            &[Activity::WorkFull, Activity::EducationFull, Activity::NeetOther, Activity::WorkPart],
        ),
        contact: Contact {
            // 07700 900000 to 900999 are never given to anyone.
            phone: (!no_phone && !nowhere).then(|| format!("+447700900{:03}", n % 1000)),
            email: (no_phone && !nowhere).then(|| format!("{}.{n}@example.org", first_name.to_lowercase())),
            address: Some(format!("{} Nowhere Lane, Madeupton", n + 1)),
            channel: (!no_phone).then_some(Channel::Text),
        },
    }
}
