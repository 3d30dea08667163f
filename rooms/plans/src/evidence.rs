//! The findings a plan rests on: what young people said, as far as it was published.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

/// One finding that an action may go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) indicator: String,
    pub(crate) label: String,
    /// For staff.
    pub(crate) sentence: String,
    /// In young people's voice.
    pub(crate) said: String,
    /// The part of the survey it comes from, and its picture.
    pub(crate) section: String,
    pub(crate) picture: String,
    pub(crate) worry: bool,
}

/// The published findings of one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    pub(crate) release: Uuid,
    pub(crate) answered: String,
    pub(crate) findings: Vec<Evidence>,
}

/// The findings of one part of the survey.
pub(crate) struct Section<'a> {
    pub(crate) title: &'a str,
    pub(crate) picture: &'a str,
    pub(crate) findings: Vec<&'a Evidence>,
}

impl Base {
    pub(crate) fn find(&self, indicator: &str) -> Option<&Evidence> {
        self.findings.iter().find(|f| f.indicator == indicator)
    }

    /// Part by part, in the survey's order.
    pub(crate) fn sections(&self) -> Vec<Section<'_>> {
        let mut sections: Vec<Section<'_>> = Vec::new();
        for finding in &self.findings {
            match sections.iter_mut().find(|s| s.title == finding.section) {
                Some(section) => section.findings.push(finding),
                None => sections.push(Section {
                    title: &finding.section,
                    picture: &finding.picture,
                    findings: vec![finding],
                }),
            }
        }
        sections
    }
}

/// What the newest findings of an LA say.
pub(crate) async fn latest(tx: &Tx, la: Uuid) -> Result<Option<Base>, Refusal> {
    Ok(findings::latest(tx, la).await?.map(read))
}

/// What the findings of a plan say.
pub(crate) async fn of(tx: &Tx, release: Uuid) -> Result<Base, Refusal> {
    let found = findings::report(tx, release).await?;
    found.map(read).ok_or_else(|| Refusal::Broken("a plan's release has no report".to_owned()))
}

/// Findings that too few people stand behind say nothing, so nothing can go back to them.
fn read(report: findings::Report) -> Base {
    let findings = report.findings.into_iter().filter_map(|f| {
        Some(Evidence {
            said: f.said?,
            indicator: f.indicator,
            label: f.label,
            sentence: f.sentence,
            section: f.theme,
            picture: f.picture,
            worry: f.worry,
        })
    });
    Base { release: report.release, answered: report.answered, findings: findings.collect() }
}
