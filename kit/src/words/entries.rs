//! A Fluent file as a list: for whoever reads a translation through, and for the test that nothing is missing in one.

use super::{Language, Words};
use std::collections::BTreeMap;

/// The keys of a Fluent file, each with its text. Only what these files are written in is understood: a key, and lines
/// under it that are set in.
pub fn entries(source: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match (line.split_once(" ="), line.starts_with(' '), all.last_mut()) {
            (_, true, Some((_, text))) => *text = format!("{text} {}", line.trim()).trim().to_owned(),
            (Some((key, text)), false, _) => all.push((key.to_owned(), text.trim().to_owned())),
            _ => {}
        }
    }
    all
}

/// What is wrong with the translations of these words: keys that are missing, empty or unknown, places that are not those
/// of the English, and a file that does not say that a machine made it.
pub fn faults(words: &Words) -> Vec<String> {
    let english = entries(words.source(Language::English).unwrap_or_default());
    let others = Language::ALL.into_iter().filter(|language| *language != Language::English);
    others.flat_map(|language| faults_in(language, words.source(language), &english)).collect()
}

fn faults_in(language: Language, source: Option<&str>, english: &[(String, String)]) -> Vec<String> {
    let name = language.name();
    let Some(source) = source else { return vec![format!("{name}: no words")] };
    let said = entries(source);
    let by_key: BTreeMap<&str, &str> = said.iter().map(|(k, t)| (k.as_str(), t.as_str())).collect();
    let mut faults = Vec::new();
    if !source.starts_with("# Made by a machine.") {
        faults.push(format!("{name}: does not begin by saying that a machine made it"));
    }
    if by_key.len() != said.len() {
        faults.push(format!("{name}: a key stands twice"));
    }
    for (key, text) in english {
        match by_key.get(key.as_str()) {
            None | Some(&"") => faults.push(format!("{name}: {key} is missing")),
            Some(other) if places(other) != places(text) => {
                faults.push(format!("{name}: {key} has other places: {other}"));
            }
            Some(_) => {}
        }
    }
    let known = |key: &str| english.iter().any(|(k, _)| k == key);
    faults.extend(said.iter().filter(|(k, _)| !known(k)).map(|(k, _)| format!("{name}: {k} is unknown")));
    faults
}

/// What stands in braces, in the order of the alphabet.
fn places(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::SHELL;

    #[test]
    fn every_page_can_be_framed_in_every_language() {
        assert_eq!(faults(&SHELL), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_or_has_other_places_is_found() {
        let english = entries("a = Call { $number }\nb =\n    Two\n    lines\n");
        assert_eq!(english[1], ("b".to_owned(), "Two lines".to_owned()));
        let told =
            faults_in(Language::Farsi, Some("# Made by a machine.\na = x { $nummer }\nc = y\n"), &english);
        for fault in ["a has other places", "b is missing", "c is unknown"] {
            assert!(told.iter().any(|t| t.contains(fault)), "{told:?}");
        }
    }
}
