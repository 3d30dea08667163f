//! The form in which built-in instruments are written: parts, pages, questions, as `instruments/*.toml` shows it. What is
//! misspelt in such a file is refused, never passed over.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Audience, Choice, Condition, Indicator, Instrument, Kind, Question, Section};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    version: i32,
    title: String,
    minutes: u8,
    #[serde(default, rename = "for")]
    audience: Audience,
    /// The questions by which findings may be told apart.
    #[serde(default)]
    groupings: Vec<String>,
    /// Answers that several questions offer, by name.
    #[serde(default)]
    scales: BTreeMap<String, Vec<Offer>>,
    parts: Vec<Part>,
}

/// An answer on offer: as stored, and as read.
type Offer = (String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    title: String,
    picture: String,
    pages: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    questions: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    ask: String,
    hint: Option<String>,
    /// One of a scale's answers.
    one: Option<String>,
    /// One of these.
    one_of: Option<Vec<Offer>>,
    /// Any of these.
    several: Option<Vec<Offer>>,
    /// A number from 0 to 10, and what its ends mean.
    scale: Option<(String, String)>,
    /// Own words, at most so many characters.
    words: Option<usize>,
    #[serde(rename = "if")]
    only_if: Option<Condition>,
    #[serde(default)]
    sensitive: bool,
    /// The indicator's name for staff; with it go `good` and `concern`.
    label: Option<String>,
    good: Option<Share>,
    concern: Option<Share>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    values: Vec<String>,
    said: String,
}

/// Reads an instrument.
///
/// # Errors
/// What is wrong with the text, as a sentence.
pub(super) fn read(text: &str) -> Result<Instrument, String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let sections =
        file.parts.into_iter().map(|part| section(part, &file.scales)).collect::<Result<_, _>>()?;
    let instrument = Instrument {
        name: file.name,
        version: file.version,
        title: file.title,
        audience: file.audience,
        minutes: file.minutes,
        groupings: file.groupings,
        sections,
    };
    instrument.askable().map(|()| instrument)
}

fn section(part: Part, scales: &BTreeMap<String, Vec<Offer>>) -> Result<Section, String> {
    let mut questions = Vec::new();
    for page in part.pages {
        for (nth, asked) in page.questions.into_iter().enumerate() {
            questions.push(Question { with_previous: nth > 0, ..question(asked, scales)? });
        }
    }
    Ok(Section { title: part.title.into(), picture: part.picture, questions })
}

fn question(asked: Asked, scales: &BTreeMap<String, Vec<Offer>>) -> Result<Question, String> {
    let name = asked.name;
    let kind = match (asked.one, asked.one_of, asked.several, asked.scale, asked.words) {
        (Some(scale), None, None, None, None) => {
            let offers = scales.get(&scale).ok_or_else(|| format!("{name}: there is no scale {scale}."))?;
            Kind::One { options: options(offers.clone()) }
        }
        (None, Some(offers), None, None, None) => Kind::One { options: options(offers) },
        (None, None, Some(offers), None, None) => Kind::Several { options: options(offers) },
        (None, None, None, Some((low, high)), None) => Kind::Scale { low: low.into(), high: high.into() },
        (None, None, None, None, Some(most)) => Kind::Text { most },
        _ => return Err(format!("{name} is answered in one way, no more and no fewer.")),
    };
    let indicator = match (asked.label, asked.good, asked.concern) {
        (None, None, None) => None,
        (Some(label), Some(good), Some(concern)) => Some(Indicator {
            label,
            favourable: good.values,
            favourable_said: good.said,
            concern: concern.values,
            concern_said: concern.said,
        }),
        _ => return Err(format!("{name}: a label, what is good and what is a concern go together.")),
    };
    let (text, hint) = (asked.ask.into(), asked.hint.map(Into::into));
    let (ask_if, sensitive) = (asked.only_if, asked.sensitive);
    Ok(Question { name, text, hint, lead: None, kind, ask_if, sensitive, with_previous: false, indicator })
}

fn options(offers: Vec<Offer>) -> Vec<Choice> {
    offers.into_iter().map(|(value, label)| Choice { value, label: label.into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        name = "small"
        version = 1
        title = "Small"
        minutes = 1
        [scales]
        yes-no = [["yes", "Yes"], ["no", "No"]]
        [[parts]]
        title = "Your home"
        picture = "home"
        [[parts.pages]]
        [[parts.pages.questions]]
        name = "settled"
        ask = "Do you feel settled?"
        one = "yes-no"
        [[parts.pages.questions]]
        name = "warm"
        ask = "Is it warm?"
        scale = ["Not at all", "Completely"]
    "#;

    #[test]
    fn questions_of_a_page_stand_together() {
        let read = read(TEXT).expect("an instrument");
        let together: Vec<bool> = read.questions().map(|(_, q)| q.with_previous).collect();
        assert_eq!(together, [false, true]);
        assert_eq!(
            read.question("settled").map(Question::values),
            Some(vec!["yes".into(), "no".into(), "no-say".into()])
        );
    }

    #[test]
    fn what_is_misspelt_is_refused() {
        for (from, to, told) in [
            ("hint", "hint", ""),
            ("one = \"yes-no\"", "one = \"yes-now\"", "there is no scale yes-now"),
            ("one = \"yes-no\"", "one_off = \"yes-no\"", "unknown field"),
            ("one = \"yes-no\"", "one = \"yes-no\"\nwords = 9", "one way"),
            ("one = \"yes-no\"", "one = \"yes-no\"\nlabel = \"Settled\"", "go together"),
            ("name = \"warm\"", "name = \"settled\"", "Two questions are called settled"),
        ] {
            match read(&TEXT.replace(from, to)) {
                Ok(_) => assert_eq!(told, "", "{to} was taken"),
                Err(why) => assert!(!told.is_empty() && why.contains(told), "{to}: {why}"),
            }
        }
    }
}
