//! A whole number: its lowest and highest, and the bands of its findings.

use super::super::Row;
use super::Reading;
use crate::instrument::{Kind, shape};

/// Where the form does not say.
const USUAL: (i32, i32) = (0, 100);

impl Reading {
    pub(super) fn number(&mut self, row: &Row) -> Kind {
        let said = row.get("constraint").map(|constraint| (constraint, between(constraint)));
        let (low, high) = match said {
            Some((_, Some((Some(low), Some(high))))) => (low, high),
            Some((constraint, Some((low, high)))) => {
                let (low, high) = (low.unwrap_or(USUAL.0), high.unwrap_or(USUAL.1));
                self.ends(row, &format!("“{}” says one end only", shape::cut(constraint)), low, high);
                (low, high)
            }
            Some((constraint, None)) => {
                let why = format!("“{}” is not understood", shape::cut(constraint));
                self.ends(row, &why, USUAL.0, USUAL.1);
                USUAL
            }
            None => {
                self.ends(row, "A number has a lowest and a highest here", USUAL.0, USUAL.1);
                USUAL
            }
        };
        Kind::Number { low, high, bands: self.bands(row) }
    }

    fn ends(&mut self, row: &Row, why: &str, low: i32, high: i32) {
        let what =
            format!("{why}, so it goes from {low} to {high}. Say both ends: . >= {low} and . <= {high}.");
        self.tell("survey", Some(row.number), what);
    }

    fn bands(&mut self, row: &Row) -> Vec<i32> {
        let said = row.get("nb_bands").unwrap_or_default().split_whitespace().map(str::parse).collect();
        let Ok(bands) = said else {
            let what = "nb_bands are the numbers at which a band begins, like 1 3 6.";
            self.stop("survey", Some(row.number), what);
            return Vec::new();
        };
        bands
    }
}

/// The ends that a constraint like `. >= 0 and . <= 20` says; `None` where it says anything else.
fn between(constraint: &str) -> Option<(Option<i32>, Option<i32>)> {
    let (mut low, mut high) = (None, None);
    for part in constraint.split(" and ") {
        let part = part.trim();
        let part = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(part);
        let rest = part.trim().strip_prefix('.')?.trim_start();
        let (end, number) = match rest.split_at_checked(2) {
            Some((">=", number)) => (&mut low, whole(number)?),
            Some(("<=", number)) => (&mut high, whole(number)?),
            _ => match rest.split_at_checked(1)? {
                (">", number) => (&mut low, whole(number)?.checked_add(1)?),
                ("<", number) => (&mut high, whole(number)?.checked_sub(1)?),
                _ => return None,
            },
        };
        if end.replace(number).is_some() {
            return None;
        }
    }
    Some((low, high))
}

fn whole(number: &str) -> Option<i32> {
    number.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_understood_however_they_are_written() {
        for (constraint, meant) in [
            (". >= 0 and . <= 20", Some((Some(0), Some(20)))),
            (".>=0 and .<=20", Some((Some(0), Some(20)))),
            ("(. > 0) and (. < 20)", Some((Some(1), Some(19)))),
            (". > -3", Some((Some(-2), None))),
            (". <= 9 and . >= 1", Some((Some(1), Some(9)))),
            (". >= 1 and . >= 2", None),
            (". >= ${other}", None),
            (". != 3", None),
            (". >= 1.5", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(between(constraint), meant, "{constraint}");
        }
    }
}
