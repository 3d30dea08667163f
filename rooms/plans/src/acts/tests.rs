use super::*;
use crate::evidence::Evidence;

fn base(worries: &[(&str, bool)]) -> Base {
    let finding = |(indicator, worry): &(&str, bool)| Evidence {
        indicator: (*indicator).to_owned(),
        label: String::new(),
        sentence: String::new(),
        said: String::new(),
        section: String::new(),
        picture: String::new(),
        worry: *worry,
        quote: false,
    };
    let findings = worries.iter().map(finding).collect();
    Base { release: Uuid::nil(), answered: String::new(), findings, watch: crate::watch::Offer::default() }
}

fn theme(indicator: &str) -> Agreed {
    Agreed {
        title: indicator.to_owned(),
        young_title: String::new(),
        picture: String::new(),
        indicators: vec![indicator.to_owned()],
        reason: String::new(),
    }
}

#[test]
fn one_theme_builds_on_what_goes_well_where_anything_does() {
    let mixed = base(&[("home", true), ("worker", false)]);
    assert_eq!(ordinary(&[theme("home")], &mixed), Err(Refused::NothingGood));
    assert_eq!(ordinary(&[theme("home"), theme("worker")], &mixed), Ok(()));
    let dark = base(&[("home", true), ("money", true)]);
    assert_eq!(ordinary(&[theme("home")], &dark), Ok(()), "nothing to build on");
}

#[test]
fn six_themes_are_too_many() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let base = base(&names.map(|name| (name, false)));
    let six = names.map(theme);
    assert_eq!(ordinary(&six[..5], &base), Ok(()));
    assert_eq!(ordinary(&six, &base), Err(Refused::TooManyThemes));
}
