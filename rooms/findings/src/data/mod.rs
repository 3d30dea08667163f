//! Findings as data: what the pages show, for programs that read it.
//!
//! A [`Set`] is the rows of one survey, or of all LAs of a round together. Four ways of writing it: CSV ([`csv`]), a codebook to
//! go with it ([`codebook`]), SPSS ([`sav`]) and JSON ([`json`]). All of them write the same [`variable::ALL`], so they differ in
//! nothing but form; none depends on who asks or when, so the same release is the same file to the byte.

pub(crate) mod codebook;
pub(crate) mod csv;
mod extract;
pub(crate) mod json;
mod national;
pub(crate) mod openapi;
pub(crate) mod sav;
#[cfg(test)]
mod tests;
pub(crate) mod variable;

use chrono::NaiveDate;
use kit::clock;
use people::Organisation;

use crate::beside::Comparison;
use crate::model::{Release, Report};
use crate::rows::{self, Row};

pub(crate) use extract::extract;
pub(crate) use national::national;

/// Whose figures they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) name: String,
    /// The code of the Office for National Statistics; `None` where the area has none: a made-up LA, all LAs of a round.
    pub(crate) gss_code: Option<String>,
}

/// Published figures, ready to be written.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    /// What it is, in a line.
    pub(crate) title: String,
    /// What its files are called, without an ending.
    pub(crate) stem: String,
    pub(crate) area: Area,
    /// The day on which the survey, or the round, was closed.
    pub(crate) closed_on: NaiveDate,
    pub(crate) rows: Vec<Row>,
}

impl Set {
    /// The figures of an LA's survey, with what stands beside them once its round is closed.
    pub(crate) fn of(la: &Organisation, release: &Release, comparison: Option<&Comparison>) -> Self {
        let none = Comparison::default();
        let beside = comparison.unwrap_or(&none);
        let report = Report::compared(release, beside);
        let rows = if report.too_few {
            Vec::new()
        } else {
            let all = [
                rows::findings(&report),
                rows::answers(release),
                rows::groups(release),
                rows::comparisons(&report, beside),
            ];
            all.concat()
        };
        Self {
            title: format!(
                "Findings for {}: survey that closed on {}",
                la.name,
                clock::written(release.closed_on)
            ),
            stem: format!("findings-{}-{}", la.slug, release.closed_on),
            area: Area { name: la.name.clone(), gss_code: la.gss_code.clone() },
            closed_on: release.closed_on,
            rows,
        }
    }
}

/// A file of a set, by the name that stands in its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum File {
    Csv,
    Codebook,
    Sav,
    Json,
}

impl File {
    /// All of them, as `(file, name in addresses, what a saved one's name ends with, type)`.
    const ALL: [(Self, &'static str, &'static str, &'static str); 4] = [
        (Self::Csv, "figures.csv", ".csv", "text/csv; charset=utf-8"),
        (Self::Codebook, "codebook.csv", "-codebook.csv", "text/csv; charset=utf-8"),
        (Self::Sav, "figures.sav", ".sav", "application/x-spss-sav"),
        (Self::Json, "figures.json", ".json", "application/json"),
    ];

    /// The file of this name; nothing else has an address.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, ..)| *known == name).map(|(file, ..)| *file)
    }

    fn told(self) -> (&'static str, &'static str) {
        Self::ALL.iter().find(|(file, ..)| *file == self).map_or(("", ""), |(.., end, kind)| (end, kind))
    }

    /// What it is called in `Content-Type`.
    pub(crate) fn kind(self) -> &'static str {
        self.told().1
    }

    /// What it is saved as.
    pub(crate) fn saved_as(self, set: &Set) -> String {
        format!("{}{}", set.stem, self.told().0)
    }

    /// The file itself.
    pub(crate) fn write(self, set: &Set) -> Vec<u8> {
        match self {
            Self::Csv => csv::write(set),
            Self::Codebook => codebook::write(set),
            Self::Sav => sav::write(set),
            Self::Json => json::write(set),
        }
    }
}
