//! `asvs.toml` answers every requirement of the OWASP Application Security Verification Standard 5.0 at levels 1 and 2, and
//! what it points at is there.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The identifiers of both levels, as published.
const IDS: &str = include_str!("asvs-5.0-levels-1-and-2.txt");

/// An answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    answer: Kind,
    #[serde(rename = "where")]
    at: Option<String>,
    why: Option<String>,
}

/// How a requirement is answered.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A test goes red when it isn't met.
    Test,
    /// It is met by what a document says.
    Document,
    /// It is met, or doesn't apply, for a reason that can be given in a sentence.
    Reason,
    /// It is not met.
    Open,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Whether `where` leads somewhere: a file, and in it a function or a heading.
fn leads(at: &str) -> Result<(), String> {
    let (file, part) = at.split_once("::").map_or((at, None), |(f, p)| (f, Some(p)));
    let text = std::fs::read_to_string(root().join(file)).map_err(|e| format!("{file}: {e}"))?;
    let name = part.map(|p| p.rsplit("::").next().unwrap_or(p));
    match name {
        None if file.ends_with(".rs") => Err(format!("{file}: name the test")),
        None => Ok(()),
        Some(name)
            if text.contains(&format!("fn {name}("))
                || text.lines().any(|l| l.starts_with('#') && l.ends_with(name)) =>
        {
            Ok(())
        }
        Some(name) => Err(format!("{file} has no {name}")),
    }
}

fn faults(answers: &BTreeMap<String, Answer>) -> Vec<String> {
    let known: BTreeSet<&str> = IDS.lines().filter(|l| !l.starts_with('#')).collect();
    let given: BTreeSet<&str> = answers.keys().map(String::as_str).collect();
    let mut faults: Vec<String> =
        known.difference(&given).map(|id| format!("{id} is not answered")).collect();
    faults.extend(given.difference(&known).map(|id| format!("{id} is no requirement of these levels")));
    for (id, answer) in answers {
        let said = answer.why.as_ref().is_some_and(|why| why.len() > 15 && why.ends_with('.'));
        let fault = match (answer.answer, &answer.at) {
            (Kind::Test, Some(at)) if !at.contains(".rs::") && !at.starts_with("tools/") => {
                Some("a test is a function".to_owned())
            }
            (Kind::Test | Kind::Document, Some(at)) => leads(at).err(),
            (Kind::Test | Kind::Document, None) => Some("where?".to_owned()),
            (Kind::Reason | Kind::Open, at) => match at {
                _ if !said => Some("say why, in a sentence".to_owned()),
                Some(at) => leads(at).err(),
                None => None,
            },
        };
        faults.extend(fault.map(|fault| format!("{id}: {fault}")));
    }
    faults
}

fn read(text: &str) -> BTreeMap<String, Answer> {
    toml::from_str(text).expect("asvs.toml can be read")
}

#[test]
fn every_requirement_is_answered_and_every_answer_leads_somewhere() {
    assert_eq!(IDS.lines().filter(|l| !l.starts_with('#')).count(), 253);
    let answers =
        read(&std::fs::read_to_string(root().join("asvs.toml")).expect("asvs.toml stands at the root"));
    let faults = faults(&answers);
    assert!(faults.is_empty(), "{faults:#?}");
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for answer in answers.values() {
        *counts.entry(answer.answer).or_default() += 1;
    }
    println!("ASVS 5.0, levels 1 and 2: {counts:?}");
}

#[test]
fn a_wrong_answer_is_seen() {
    for (text, fault) in [
        (
            "[\"V1.1.1\"]\nanswer = \"test\"\nwhere = \"app/tests/attack/asvs.rs::no_such_test\"",
            "has no no_such_test",
        ),
        ("[\"V1.1.1\"]\nanswer = \"test\"\nwhere = \"app/tests/nothing.rs::a\"", "nothing.rs"),
        ("[\"V1.1.1\"]\nanswer = \"test\"", "where?"),
        ("[\"V1.1.1\"]\nanswer = \"reason\"\nwhy = \"no\"", "in a sentence"),
        ("[\"V99.1.1\"]\nanswer = \"open\"\nwhy = \"This is a sentence.\"", "no requirement"),
        ("", "V1.1.1 is not answered"),
    ] {
        assert!(faults(&read(text)).iter().any(|f| f.contains(fault)), "{fault}");
    }
}
