//! One row of the sheet of questions.

use std::collections::BTreeMap;

use super::super::Row;
use super::Reading;
use crate::instrument::{Indicator, Kind, Question, shape};

/// Characters that an answer in own words may have where the form does not say.
pub(in crate::xlsform) const USUAL: usize = 500;

/// Whether a column says something of a question of this kind.
fn means(row: &Row, kind: &Kind, head: &str) -> bool {
    match head {
        "nb_picture" => false,
        "appearance" => matches!(kind, Kind::Text { .. }) && row.get("appearance") == Some("multiline"),
        "constraint" => matches!(kind, Kind::Text { .. } | Kind::Number { .. }),
        "nb_bands" => matches!(kind, Kind::Number { .. }),
        "parameters" | "nb_low" | "nb_high" => matches!(kind, Kind::Scale { .. }),
        "nb_good" | "nb_concern" | "nb_said" => row.get("nb_indicator").is_some(),
        _ => true,
    }
}

/// The type, its list of answers, and what else stands in the cell. Tools write some types in several ways.
fn typed(cell: &str) -> (&str, Option<&str>, Option<&str>) {
    const SPELT: [(&str, &str); 7] = [
        ("select one from ", "select_one"),
        ("select all that apply from ", "select_multiple"),
        ("select one ", "select_one"),
        ("select multiple ", "select_multiple"),
        ("select all that apply ", "select_multiple"),
        ("select1 ", "select_one"),
        ("select ", "select_multiple"),
    ];
    let cell = cell.trim();
    let spelt = SPELT.into_iter().find_map(|(spelling, kind)| Some((kind, cell.strip_prefix(spelling)?)));
    let (kind, rest) = spelt.unwrap_or_else(|| cell.split_once(char::is_whitespace).unwrap_or((cell, "")));
    let rest = rest.trim();
    let (list, more) = match rest.split_once(char::is_whitespace) {
        Some((list, more)) => (list, Some(more.trim())),
        None => (rest, None),
    };
    let kind = match kind {
        "string" => "text",
        "int" => "integer",
        other => other,
    };
    (kind, (!list.is_empty()).then_some(list), more)
}

/// Words between questions may be longer than a question.
const fn longest(kind: &Kind) -> usize {
    if matches!(kind, Kind::Note) { shape::NOTE } else { shape::QUESTION }
}

impl Reading {
    pub(super) fn question(&mut self, row: &Row, kind: &str) -> Option<Question> {
        let at = Some(row.number);
        let Some(name) = row.get("name") else {
            self.stop("survey", at, "A question needs a name.");
            return None;
        };
        self.name("survey", row, name);
        if self.rows.insert(name.to_owned(), row.number).is_some() {
            self.stop("survey", at, format!("Two questions are called {name}."));
        }
        let kind = self.kind(row, kind)?;
        self.pass_over(row, |head| means(row, &kind, head));
        if row
            .get("required")
            .is_some_and(|r| !matches!(r.to_lowercase().as_str(), "no" | "false" | "false()"))
        {
            self.tell("survey", at, "Nobody has to answer: people can leave out any question.");
        }
        if row.get("choice_filter").is_some() {
            let what = "Which answers are on offer can’t depend on an earlier answer here.";
            self.stop("survey", at, what);
        }
        Some(Question {
            name: name.to_owned(),
            text: self.words("survey", row, "label", longest(&kind)).unwrap_or_else(|| name.into()),
            hint: self.words("survey", row, "hint", shape::HINT),
            lead: None,
            kind,
            ask_if: self.condition(row),
            sensitive: row.get("nb_sensitive").is_some_and(|s| s.eq_ignore_ascii_case("yes")),
            with_previous: false,
            indicator: self.indicator(row),
        })
    }

    fn kind(&mut self, row: &Row, kind: &str) -> Option<Kind> {
        let at = Some(row.number);
        let (first, list, more) = typed(kind);
        if more == Some("or_other") {
            let what = "or_other is not taken. Add “Something else” to the list of answers and, after this question, one in own words.";
            self.tell("survey", at, what);
        } else if let Some(more) = more {
            self.tell("survey", at, format!("“{}” behind the list is not taken.", shape::cut(more)));
        }
        let offered = || list.and_then(|list| self.lists.get(list)).cloned();
        match first {
            "select_one" | "select_multiple" | "rank" => {
                let Some(options) = offered() else {
                    let list = shape::cut(list.unwrap_or_default());
                    self.stop("survey", at, format!("The sheet choices has no list {list}."));
                    return None;
                };
                Some(match first {
                    "select_one" => Kind::One { options },
                    "select_multiple" => Kind::Several { options },
                    _ => Kind::Rank { options },
                })
            }
            "text" => Some(Kind::Text { most: self.most(row) }),
            "range" => self.scale(row),
            "integer" => Some(self.number(row)),
            "note" => Some(Kind::Note),
            "" => {
                self.stop("survey", at, "This row has no type.");
                None
            }
            other => {
                let what = format!("A question of the type {} can't be asked here.", shape::cut(other));
                self.stop("survey", at, what);
                None
            }
        }
    }

    fn most(&mut self, row: &Row) -> usize {
        let usual = if row.get("appearance") == Some("multiline") { shape::WORDS } else { USUAL };
        let Some(constraint) = row.get("constraint") else { return usual };
        let most = constraint.strip_prefix("string-length(.) <= ").and_then(|n| n.trim().parse().ok());
        match most {
            Some(most @ 1..=shape::WORDS) => most,
            _ => {
                self.tell(
                    "survey",
                    Some(row.number),
                    format!(
                        "“{}” is not kept to; an answer has at most {usual} characters.",
                        shape::cut(constraint)
                    ),
                );
                usual
            }
        }
    }

    fn scale(&mut self, row: &Row) -> Option<Kind> {
        let parameters: BTreeMap<&str, &str> = row
            .get("parameters")
            .unwrap_or_default()
            .split([' ', ';', ','])
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.trim(), value.trim()))
            .collect();
        let is = |name: &str, value: &str, usual: &str| *parameters.get(name).unwrap_or(&usual) == value;
        if !(is("start", "0", "1") && is("end", "10", "10") && is("step", "1", "1")) {
            self.stop("survey", Some(row.number), "A scale goes from 0 to 10 here: start=0 end=10 step=1.");
            return None;
        }
        let mut end = |head: &str, usual: &str| {
            self.words("survey", row, head, shape::ANSWER).unwrap_or_else(|| usual.into())
        };
        Some(Kind::Scale { low: end("nb_low", "Not at all"), high: end("nb_high", "Completely") })
    }

    fn indicator(&mut self, row: &Row) -> Option<Indicator> {
        let label = row.get("nb_indicator")?;
        let values =
            |head: &str| row.get(head).map(|v| v.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let said = row.get("nb_said").and_then(|said| said.split_once(" | "));
        let (Some(favourable), Some(concern), Some((good, bad))) =
            (values("nb_good"), values("nb_concern"), said)
        else {
            let what = "A finding needs nb_good, nb_concern and nb_said: what is said of those who are well, then “ | ”, then of the others.";
            self.stop("survey", Some(row.number), what);
            return None;
        };
        Some(Indicator {
            label: label.to_owned(),
            favourable,
            concern,
            favourable_said: good.to_owned(),
            concern_said: bad.to_owned(),
        })
    }
}
