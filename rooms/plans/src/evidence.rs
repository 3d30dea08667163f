//! What a plan rests on: what young people said, as far as it was published. Findings, quotes that two reviewers released, and
//! conversations that the lead wrote down.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::heard::{self, Heard};
use crate::store;

/// One finding, one quote, or one conversation that an action may go back to.
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
    /// Whether it is a quote: somebody's own words, which nobody may put differently.
    pub(crate) quote: bool,
}

impl Evidence {
    /// Whether it is a conversation or a ranking that the lead wrote down.
    pub(crate) fn heard(&self) -> bool {
        heard::is_key(&self.indicator)
    }
}

/// The published findings of one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    pub(crate) release: Uuid,
    pub(crate) answered: String,
    pub(crate) findings: Vec<Evidence>,
    /// What it offers to watch.
    pub(crate) watch: crate::watch::Offer,
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
    match findings::latest(tx, la).await? {
        Some(report) => Ok(Some(read(tx, report).await?)),
        None => Ok(None),
    }
}

/// What the findings of a plan say.
pub(crate) async fn of(tx: &Tx, release: Uuid) -> Result<Base, Refusal> {
    let found = findings::report(tx, release).await?;
    read(tx, found.ok_or_else(|| Refusal::Broken("a plan's release has no report".to_owned()))?).await
}

/// Findings that too few people stand behind say nothing, so nothing can go back to them.
async fn read(tx: &Tx, report: findings::Report) -> Result<Base, Refusal> {
    let quotes = reading::quotes(tx, report.wave).await?;
    let watch = crate::watch::offer(&report);
    let findings = report.findings.into_iter().filter_map(|f| {
        Some(Evidence {
            said: f.said?,
            indicator: f.indicator,
            label: f.label,
            sentence: f.sentence,
            section: f.theme,
            picture: f.picture,
            worry: f.worry,
            quote: false,
        })
    });
    let findings: Vec<Evidence> = findings.collect();
    let quotes: Vec<Evidence> = quotes.into_iter().map(|quote| quoted(quote, &findings)).collect();
    let told = store::heard::of(tx, report.release).await?;
    let told: Vec<Evidence> = told.into_iter().map(|heard| spoken(heard, &findings)).collect();
    let findings = findings.into_iter().chain(quotes).chain(told).collect();
    Ok(Base { release: report.release, answered: report.answered, findings, watch })
}

/// A quote stands in the part of the survey that it is about. It is no good news to build on: nobody said how many think so.
fn quoted(quote: reading::Quote, findings: &[Evidence]) -> Evidence {
    let part = quote.themes.iter().find_map(|theme| findings.iter().find(|f| f.picture == theme.picture()));
    let (section, picture) = part.map_or(("In their own words", "talk"), |f| (&*f.section, &*f.picture));
    Evidence {
        indicator: quote.key(),
        label: format!("“{}”", cut(&quote.words)),
        sentence: format!("“{}”", quote.words),
        said: quote.words,
        section: section.to_owned(),
        picture: picture.to_owned(),
        worry: true,
        quote: true,
    }
}

/// A conversation stands in the part of the survey that the lead says it is about. It asks for an answer, as a quote does.
fn spoken(heard: Heard, findings: &[Evidence]) -> Evidence {
    let (indicator, words) = (heard.key(), heard.words);
    let part = findings.iter().find(|f| f.section == words.section);
    Evidence {
        indicator,
        sentence: format!(
            "{} on {} with {} young people: {}",
            words.kind.words(),
            kit::clock::written(words.day),
            words.people,
            words.said
        ),
        label: words.title,
        said: cut(&words.said),
        picture: part.map_or_else(|| "talk".to_owned(), |f| f.picture.clone()),
        section: words.section,
        worry: true,
        quote: false,
    }
}

/// The first words, for a label.
fn cut(words: &str) -> String {
    const MOST: usize = 60;
    let short: String = words.chars().take(MOST).collect();
    if short.len() < words.len() { format!("{} …", short.trim_end()) } else { short }
}
