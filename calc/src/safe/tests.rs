//! The rules of one share, one base, and of reading them back.

use super::published::{OptionRecord, SafeRecord};
use super::*;
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

fn t() -> Thresholds {
    Thresholds::default()
}

fn cell(count: u32, base: u32) -> Safe {
    share(count, base, &t()).expect("a share")
}

#[test]
fn small_groups_say_a_word_or_nothing() {
    assert_eq!(cell(9, 9).view(), Shown::FewerThanTen);
    assert_eq!(cell(0, 0).view(), Shown::FewerThanTen);
    assert_eq!(cell(5, 10).view(), Shown::Rough(Majority::HalfOrFewer));
    assert_eq!(cell(6, 10).view(), Shown::Rough(Majority::MoreThanHalf));
    assert_eq!(cell(14, 29).view(), Shown::Rough(Majority::HalfOrFewer));
    assert_eq!(cell(15, 29).view(), Shown::Rough(Majority::MoreThanHalf));
    assert!(matches!(cell(15, 30).view(), Shown::Share { .. }));
}

#[test]
fn a_small_side_hides_the_cell_whichever_side_it_is() {
    for count in (0..=7).chain(93..=100) {
        assert_eq!(cell(count, 100).view(), Shown::Hidden { base: 100 }, "{count}");
    }
    for count in 8..=92 {
        assert!(matches!(cell(count, 100).view(), Shown::Share { .. }), "{count}");
    }
}

#[test]
fn figures_come_from_rounded_counts() {
    let Shown::Share { percent, interval, base, count } = cell(38, 98).view() else {
        panic!("hidden");
    };
    assert_eq!((percent.value(), base, count), (40, 100, 40));
    assert_eq!(interval.to_string(), "28% to 53%");
}

#[test]
fn cells_print_as_people_read_them() {
    let said = |c, b| cell(c, b).to_string();
    assert_eq!([said(3, 5), said(20, 20), said(1, 20)], ["fewer than 10", "more than half", "half or fewer"]);
    assert_eq!([said(3, 50), said(20, 50), said(9, 3000)], ["c", "40%", "hardly any"]);
    assert_eq!(said(2991, 3000), "nearly all");
}

#[test]
fn bases_are_rounded_or_too_few() {
    let said = |n| base(n, &t()).to_string();
    assert_eq!(
        [said(0), said(9), said(10), said(208)],
        ["fewer than 10", "fewer than 10", "about 10", "about 210"]
    );
    let strict = Thresholds { min_base: 20, ..t() };
    assert_eq!(base(19, &strict).to_string(), "fewer than 20");
    assert_eq!(share(19, 19, &strict).expect("a share").to_string(), "fewer than 20");
    let loose = Thresholds { min_base: 1, round_to: 1, ..t() };
    assert_eq!([base(4, &loose), base(208, &loose)], [base(4, &t()), base(208, &t())]);
}

#[test]
fn nonsense_and_loose_settings_are_refused() {
    assert_eq!(share(11, 10, &t()), Err(CalcError::CountOverBase));
    assert_eq!(share(1, u32::MAX, &t()), Err(CalcError::TooLarge));
    assert!(share(1, 20, &Thresholds { hide_up_to: 5, ..t() }).is_err());
    assert!(distribution(&[20, 20], &Thresholds { round_to: 1, ..t() }).is_err());
    assert_eq!(distribution(&[40], &t()), Err(CalcError::TooFewOptions));
    assert_eq!(distribution(&[u32::MAX, 2], &t()), Err(CalcError::TooLarge));
    assert_eq!(distribution(&[MAX_BASE, 2], &t()), Err(CalcError::TooLarge));
}

/// Reads a cell from a map, as a JSON object would be.
fn read(fields: &[(&str, u32)], shown: &str) -> Result<Published<Safe>, Error> {
    #[derive(Clone)]
    enum Field {
        Number(u32),
        Text(String),
    }
    impl serde::de::IntoDeserializer<'_, Error> for Field {
        type Deserializer = Self;
        fn into_deserializer(self) -> Self {
            self
        }
    }
    impl<'de> serde::Deserializer<'de> for Field {
        type Error = Error;
        fn deserialize_any<V: serde::de::Visitor<'de>>(self, v: V) -> Result<V::Value, Error> {
            match self {
                Self::Number(n) => v.visit_u32(n),
                Self::Text(s) => v.visit_string(s),
            }
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }
    let numbers = fields.iter().map(|(k, n)| (*k, Field::Number(*n)));
    let all = numbers.chain([("shown", Field::Text(shown.to_owned()))]);
    Published::deserialize(MapDeserializer::new(all))
}

const STORED: [(&str, u32); 5] = [("percent", 40), ("low", 28), ("high", 53), ("count", 40), ("base", 100)];

#[test]
fn a_published_cell_reads_back_as_it_was() {
    let back = read(&STORED, "share").expect("a published cell");
    assert_eq!(Safe::from_published(back), cell(38, 98));
    let hidden = read(&[("base", 100)], "hidden").expect("a published cell");
    assert_eq!(Safe::from_published(hidden), cell(3, 101));
}

#[test]
fn a_word_is_stored_as_that_word() {
    for (count, more_than_half) in [(20, true), (10, false)] {
        assert_eq!(SafeRecord::from(cell(count, 20)), SafeRecord::Rough { more_than_half });
        assert_eq!(published::read_record::<Safe>(cell(count, 20).into()), Ok(cell(count, 20)));
    }
}

#[test]
fn what_was_never_published_is_not_read() {
    let with = |field, value| STORED.map(|(k, v)| (k, if k == field { value } else { v }));
    for (field, value) in [
        ("percent", 41),
        ("percent", 101),
        ("low", 41),
        ("high", 39),
        ("high", 101),
        ("count", 38),
        ("base", 30),
    ] {
        assert!(read(&with(field, value), "share").is_err(), "{field} {value}");
    }
    assert!(read(&[("base", 100), ("count", 3)], "hidden").is_err(), "a hidden count rode along");
    assert!(read(&[("base", 100)], "exact").is_err());
    let vast =
        SafeRecord::Share { percent: 50, low: 49, high: 51, count: 1_500_000_000, base: 3_000_000_000 };
    assert!(published::read_record::<Safe>(vast).is_err());
    let upside_down = SafeRecord::Share { percent: 100, low: 90, high: 100, count: 130, base: 100 };
    assert!(published::read_record::<Safe>(upside_down).is_err());
    for (count, percent) in [(30, 101), (u32::MAX, 40)] {
        assert!(published::read_record::<SafeOption>(OptionRecord::Count { count, percent }).is_err());
    }
}

proptest! {
    /// Nothing exact rides along: exact counts with the same rounded ones make the same cell.
    #[test]
    fn a_cell_is_a_function_of_the_rounded_counts(count in 10u32..2000, more in 10u32..2000) {
        let (count, base) = (count * 5, (count + more) * 5);
        let same = cell(count, base);
        for (c, b) in [(count - 2, base + 2), (count + 2, base - 2), (count - 1, base), (count, base + 1)] {
            prop_assert_eq!(cell(c, b), same);
            prop_assert_eq!(SafeRecord::from(cell(c, b)), SafeRecord::from(same));
        }
    }

    /// The interval published holds the interval of the exact counts, and the percentage shown.
    #[test]
    fn the_interval_holds_the_truth(base in 30u32..6000, part in 0.0f64..=1.0) {
        let count = (f64::from(base) * part) as u32;
        if let Shown::Share { percent, interval, .. } = cell(count, base).view() {
            let exact = crate::wilson(count, base).expect("an interval");
            prop_assert!(f64::from(interval.low().value()) <= exact.low * 100.0);
            prop_assert!(f64::from(interval.high().value()) >= exact.high * 100.0);
            prop_assert!(interval.holds(percent));
        }
    }

    #[test]
    fn stored_cells_read_back(base in 0u32..4000, part in 0.0f64..=1.0) {
        let made = cell((f64::from(base) * part) as u32, base);
        let back = published::read_record::<Safe>(made.into());
        prop_assert_eq!(back, Ok(made));
    }

    #[test]
    fn stored_rows_and_bases_read_back(counts in prop::collection::vec(0u32..60, 2..6), n in 0u32..900) {
        for made in distribution(&counts, &t()).expect("a row") {
            prop_assert_eq!(published::read_record::<SafeOption>(made.into()), Ok(made));
        }
        prop_assert_eq!(published::read_record::<SafeBase>(base(n, &t()).into()), Ok(base(n, &t())));
    }

    #[test]
    fn everything_is_the_same_seen_from_the_other_side(base in 30u32..400, part in 0.0f64..=1.0) {
        let count = (f64::from(base) * part) as u32;
        let hidden = |c| matches!(cell(c, base).view(), Shown::Hidden { .. });
        prop_assert_eq!(hidden(count), hidden(base - count));
    }
}
