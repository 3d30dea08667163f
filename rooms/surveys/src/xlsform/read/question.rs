//! One row of the sheet of questions.

use std::collections::BTreeMap;

use super::super::{Row, relevant};
use super::Reading;
use crate::instrument::{Indicator, Kind, Question};

/// As many characters as an answer in own words may have at most.
const LONGEST: usize = 2_000;
/// As many as it may have where the form does not say.
const USUAL: usize = 500;

/// Whether a column says something of a question of this kind.
fn means(row: &Row, kind: &Kind, head: &str) -> bool {
    match head {
        "appearance" | "nb_picture" => false,
        "constraint" => matches!(kind, Kind::Text { .. }),
        "parameters" | "nb_low" | "nb_high" => matches!(kind, Kind::Scale { .. }),
        "nb_good" | "nb_concern" | "nb_said" => row.get("nb_indicator").is_some(),
        _ => true,
    }
}

impl Reading {
    pub(super) fn question(&mut self, row: &Row, kind: &str) -> Option<Question> {
        let at = Some(row.number);
        let Some(name) = row.get("name") else {
            self.stop("survey", at, "A question needs a name.");
            return None;
        };
        let kind = self.kind(row, kind)?;
        self.pass_over(row, |head| means(row, &kind, head));
        if row
            .get("required")
            .is_some_and(|r| !matches!(r.to_lowercase().as_str(), "no" | "false" | "false()"))
        {
            self.tell("survey", at, "Nobody has to answer: people can leave out any question.");
        }
        let ask_if = match row.get("relevant").map(|e| (e, relevant::understood(e))) {
            None => None,
            Some((_, Some(condition))) => Some(condition),
            Some((expression, None)) => {
                let what = format!(
                    "“{expression}” is not understood. A question can depend on answers to one other: ${{name}} = 'answer', joined by “or”."
                );
                self.stop("survey", at, what);
                None
            }
        };
        Some(Question {
            name: name.to_owned(),
            text: row.text("label").unwrap_or_else(|| name.into()),
            hint: row.text("hint"),
            kind,
            ask_if,
            sensitive: row.get("nb_sensitive").is_some_and(|s| s.eq_ignore_ascii_case("yes")),
            with_previous: false,
            indicator: self.indicator(row),
        })
    }

    fn kind(&mut self, row: &Row, kind: &str) -> Option<Kind> {
        let at = Some(row.number);
        let mut words = kind.split_whitespace();
        let (first, list) = (words.next().unwrap_or_default(), words.next());
        if words.next().is_some() {
            self.tell("survey", at, format!("Of “{kind}” only the first two words are taken."));
        }
        let offered = || list.and_then(|list| self.lists.get(list)).cloned();
        match first {
            "select_one" | "select_multiple" => {
                let Some(options) = offered() else {
                    self.stop(
                        "survey",
                        at,
                        format!("The sheet choices has no list {}.", list.unwrap_or_default()),
                    );
                    return None;
                };
                Some(if first == "select_one" { Kind::One { options } } else { Kind::Several { options } })
            }
            "text" => Some(Kind::Text { most: self.most(row) }),
            "range" => self.scale(row),
            "" => {
                self.stop("survey", at, "This row has no type.");
                None
            }
            other => {
                self.stop("survey", at, format!("A question of the type {other} can't be asked here."));
                None
            }
        }
    }

    fn most(&mut self, row: &Row) -> usize {
        let Some(constraint) = row.get("constraint") else { return USUAL };
        let most = constraint.strip_prefix("string-length(.) <= ").and_then(|n| n.trim().parse().ok());
        match most {
            Some(most @ 1..=LONGEST) => most,
            _ => {
                self.tell(
                    "survey",
                    Some(row.number),
                    format!("“{constraint}” is not kept to; an answer has at most {USUAL} characters."),
                );
                USUAL
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
        let end = |head: &str, usual: &str| row.text(head).unwrap_or_else(|| usual.into());
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
