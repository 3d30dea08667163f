//! What of a release can be told on the page, and what was chosen of it.

use calc::{Majority, Safe, Shown, Words};

use super::{Content, MOST};
use crate::model::{Finding, Report};
use crate::own_words::Said;
use crate::words;

/// One finding as the page tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The question's name.
    pub(crate) indicator: String,
    /// Its section's picture.
    pub(crate) picture: String,
    /// "1 in 3 of us do not always feel safe where we live"
    pub(crate) said: String,
    /// Of how many it is how many, where people say it so: 1 of 3.
    pub(crate) people: Option<(u8, u8)>,
}

/// All that can be told of a release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offered {
    /// Good news that half of those who answered or more gave.
    pub(crate) good: Vec<Told>,
    /// Worries.
    pub(crate) change: Vec<Told>,
}

impl Offered {
    /// What a report has to tell, in the order of its questions. Nothing of it is hidden, and nothing is called good
    /// news that fewer than half have.
    pub(crate) fn of(report: &Report) -> Self {
        let good = |f: &Finding| f.favourable.filter(most).and_then(|cell| told(f, &cell, false));
        let change =
            |f: &Finding| Some(&f.concern).filter(|c| !at_most_half(c)).and_then(|cell| told(f, cell, true));
        Self {
            good: report.findings.iter().filter_map(good).collect(),
            change: report.findings.iter().filter_map(change).collect(),
        }
    }

    /// Whether there is anything to tell.
    pub(crate) fn is_empty(&self) -> bool {
        self.good.is_empty() && self.change.is_empty()
    }

    /// What leads the page before anybody has chosen: what leads the summary.
    pub(crate) fn first(&self, report: &Report) -> (Vec<String>, Vec<String>) {
        let named = |of: &[Told], led: &[String]| -> Vec<String> {
            let there = |name: &&String| of.iter().any(|t| t.indicator == **name);
            led.iter().filter(there).take(MOST).cloned().collect()
        };
        (named(&self.good, &report.going_well), named(&self.change, &report.to_work_on))
    }
}

/// What was chosen, as it stands in the release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) good: Vec<Told>,
    pub(crate) change: Vec<Told>,
    /// Released quotes, word for word.
    pub(crate) quotes: Vec<String>,
}

impl Choice {
    /// Reads what was chosen. What the release does not hold, or what is not released any more, is not in it.
    pub(crate) fn of(content: &Content, report: &Report, said: &Said) -> Self {
        let offered = Offered::of(report);
        let pick = |of: Vec<Told>, names: &[String]| {
            of.into_iter().filter(|t| names.contains(&t.indicator)).collect()
        };
        let quotes = said.quotes.iter().filter(|quote| content.quotes.contains(&quote.key));
        Self {
            good: pick(offered.good, &content.good),
            change: pick(offered.change, &content.change),
            quotes: quotes.map(|quote| quote.words.clone()).collect(),
        }
    }
}

/// A cell of a finding as young people say it; `None` where it is not shown.
fn told(finding: &Finding, cell: &Safe, worry: bool) -> Option<Told> {
    let about = if worry { &finding.concern_said } else { &finding.favourable_said };
    Some(Told {
        indicator: finding.indicator.clone(),
        picture: finding.picture.clone(),
        said: words::said(cell, about)?,
        people: people(cell),
    })
}

/// The people to draw: only where the words name them, so that the picture says what the sentence says and no more.
fn people(cell: &Safe) -> Option<(u8, u8)> {
    let Shown::Share { percent, .. } = cell.view() else { return None };
    match percent.in_words() {
        Words::Half => Some((1, 2)),
        Words::In { part, whole } => Some((part, whole)),
        Words::About(percent) => {
            Some(((percent.value() + 5) / 10, 10)).filter(|(some, _)| (1..10).contains(some))
        }
        Words::HardlyAny | Words::NearlyAll => None,
    }
}

fn most(cell: &Safe) -> bool {
    match cell.view() {
        Shown::Share { percent, .. } => percent.value() >= 50,
        Shown::Rough(majority) => majority == Majority::MoreThanHalf,
        Shown::Hidden { .. } | Shown::FewerThanTen => false,
    }
}

/// "Half or fewer" is no news: it may be nobody.
fn at_most_half(cell: &Safe) -> bool {
    matches!(cell.view(), Shown::Rough(Majority::HalfOrFewer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Report;
    use crate::pages::tests::release;
    use calc::{Thresholds, share};

    fn people_of(count: u32, base: u32) -> Option<(u8, u8)> {
        people(&share(count, base, &Thresholds::default()).expect("a share"))
    }

    #[test]
    fn as_many_people_are_drawn_as_are_named() {
        assert_eq!(people_of(33, 100), Some((1, 3)));
        assert_eq!(people_of(100, 200), Some((1, 2)));
        assert_eq!(people_of(85, 200), Some((4, 10)), "about 43%");
        assert_eq!(people_of(20, 1000), None, "about 2% are too few to draw");
        assert_eq!(people_of(3, 60), None, "nothing is drawn of what is hidden");
    }

    #[test]
    fn only_what_a_release_shows_is_offered_and_nothing_small_is_called_good() {
        let report = Report::of(&release(208, 541));
        let offered = Offered::of(&report);
        assert!(!offered.good.is_empty() && !offered.change.is_empty());
        for told in &offered.good {
            let finding = report.finding(&told.indicator).expect("a finding of the release");
            assert!(finding.favourable.is_some_and(|cell| most(&cell)), "{}", told.said);
        }
        assert!(Offered::of(&Report::of(&release(9, 60))).is_empty(), "nothing of nine people");
        let few = Offered::of(&Report::of(&release(20, 60)));
        assert!(
            few.good.iter().chain(&few.change).all(|t| t.people.is_none() && !t.said.contains("or fewer"))
        );
    }

    #[test]
    fn what_the_release_does_not_hold_can_not_be_chosen() {
        let report = Report::of(&release(208, 541));
        let content = Content {
            good: vec!["no-such".into(), Offered::of(&report).good[0].indicator.clone()],
            quotes: vec!["quote-nobody-released".into()],
            ..Content::default()
        };
        let choice = Choice::of(&content, &report, &Said::default());
        assert_eq!((choice.good.len(), choice.change.len(), choice.quotes.len()), (1, 0, 0));
    }
}
