//! What the summary of a wave's findings says.

use calc::Shown;

use crate::beside::{Beside, Comparison};
use crate::model::{Finding, Release, Report};
use crate::words;

/// Who answered, in figures: the number, and what it is of.
pub(crate) fn who_answered(release: &Release, report: &Report) -> Vec<(String, &'static str)> {
    let mut shown = vec![
        (report.answered.clone(), "young people answered"),
        (words::capital(&release.invited.to_string()), "were invited"),
    ];
    if let Shown::Share { percent, .. } = release.response.view() {
        shown.push((words::capital(&percent.to_string()), "of those invited answered"));
    }
    shown
}

/// What to bear in mind where few of those invited answered.
pub(crate) const CAUTION: &str = "Few of the young people you invited answered. Take care with these findings: those who did not answer may see things differently.";

/// Why there is nothing more where too few answered.
pub(crate) const TOO_FEW: &str = "With so few, anything more could show who said what. So no findings are shown for your area, to you or to anyone.";

/// What stands where nothing goes well for sure, and where nothing is to be worked on.
pub(crate) fn nothing(report: &Report) -> (&'static str, &'static str) {
    if report.words_only {
        (
            "Nothing that more than half of those who answered said.",
            "No worry that more than half of those who answered share. A worry of fewer can still be a serious one: ask \
             young people.",
        )
    } else {
        (
            "Nothing that we can be sure at least half of young people would say.",
            "Nothing that we can name here. Read the themes below.",
        )
    }
}

/// Why a finding leads, where that is because of others.
pub(crate) fn leading(beside: &[Beside], finding: &Finding) -> Vec<String> {
    let stands_out = beside.iter().filter(|one| one.is_bright_spot() || one.is_to_work_on());
    stands_out
        .filter_map(|one| {
            let sentence = words::compared(finding, one)?;
            Some(if one.is_bright_spot() { format!("Bright Spot: {}", lower(&sentence)) } else { sentence })
        })
        .collect()
}

/// Within a sentence.
fn lower(sentence: &str) -> String {
    sentence.replacen("Clearly", "clearly", 1)
}

/// How sure we are, after how many answered.
pub(crate) fn how_sure(report: &Report) -> String {
    let more = if report.words_only {
        "That is too few for percentages, so you read only whether more than half said something. Take it as a hint, and ask \
         young people what is behind it."
    } else {
        "Each figure comes with a range: if we could ask many more young people like yours, we would expect the answer to be \
         inside it 19 times out of 20. A wide range means that we are less sure."
    };
    format!("{} young people answered. {more}", report.answered)
}

/// How many are missing, which no range can make up for.
pub(crate) fn who_is_missing(release: &Release) -> String {
    let missing = words::missing(&release.response);
    let missing = missing.as_deref().unwrap_or("Some young people may not have answered.");
    format!("{missing} No range can tell us what they would have said.")
}

/// How findings stand beside others, once the round is closed.
pub(crate) const BESIDE_OTHERS: &str = "Under each finding you read how it stands beside other local authorities, beside figures that others have published, and beside your last survey. The mark over a bar is the share in the other local authorities. We say “clearly” only where chance and rounding can’t have made the difference. Others ask in other ways, so ask young people what they think is behind it.";

/// And before.
pub(crate) const NOT_YET_BESIDE: &str = "How these findings stand beside those of other local authorities is worked out once, when the programme closes this round.";

/// Where the summary names a finding: a label such as "How they cope with money" does not say how well. The words, and
/// whether they are good news.
pub(crate) fn standing(
    report: &Report,
    comparison: Option<&Comparison>,
    finding: &Finding,
) -> Option<(&'static str, bool)> {
    let indicator = &finding.indicator;
    if comparison.is_some_and(|c| c.is_bright_spot(indicator)) {
        Some(("Bright Spot", true))
    } else if comparison.is_some_and(|c| c.is_to_work_on(indicator)) {
        Some(("Something to work on", false))
    } else if report.going_well.contains(indicator) {
        Some(("Going well", true))
    } else if report.to_work_on.contains(indicator) {
        Some(("To work on", false))
    } else {
        None
    }
}
