//! The summary of a wave's findings: who answered, what goes well, what to work on, how sure we are, who is missing.

use calc::Shown;
use kit::govuk::{Figure, figures, warning_text};
use maud::{Markup, html};
use surveys::Missing;

use super::draw;
use super::findings::View;
use crate::model::{Finding, Release, Report};
use crate::words;

pub(super) fn who_answered(release: &Release, report: &Report) -> Markup {
    let invited = words::capital(&release.invited.to_string());
    let rate = match release.response.view() {
        Shown::Share { percent, .. } => Some(words::capital(&percent.to_string())),
        _ => None,
    };
    let mut shown = vec![
        Figure { number: &report.answered, label: "young people answered" },
        Figure { number: &invited, label: "were invited" },
    ];
    shown.extend(rate.as_deref().map(|number| Figure { number, label: "of those invited answered" }));
    html! {
        (figures(&shown))
        @if report.caution {
            (warning_text("Few of the young people you invited answered. Take care with these findings: those who did \
                           not answer may see things differently."))
        }
    }
}

pub(super) fn findings(view: &View<'_>, report: &Report) -> Markup {
    let pick =
        |names: &[String]| names.iter().filter_map(|n| report.finding(n)).cloned().collect::<Vec<Finding>>();
    let (well, work) = (pick(&report.going_well), pick(&report.to_work_on));
    let (no_good, no_worry) = if report.words_only {
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
    };
    html! {
        div.nb-summary {
            div."nb-summary__side" { (listed(view, "What is going well", &well, no_good)) }
            div."nb-summary__side nb-summary__side--work" { (listed(view, "What to work on", &work, no_worry)) }
        }
    }
}

/// Why it stands here, where that is because of others.
fn leading(view: &View<'_>, finding: &Finding) -> Vec<String> {
    let beside = view.beside(&finding.indicator).iter();
    let stands_out = beside.filter(|one| one.is_bright_spot() || one.is_to_work_on());
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

fn listed(view: &View<'_>, title: &str, findings: &[Finding], nothing: &str) -> Markup {
    html! {
        h2.govuk-heading-m { (title) }
        @if findings.is_empty() { p.govuk-body { (nothing) } }
        @else {
            ol."nb-summary__list" {
                @for finding in findings {
                    li {
                        h3."govuk-heading-s govuk-!-margin-bottom-1" {
                            a.govuk-link href={ "#" (finding.indicator) } { (finding.label) }
                        }
                        (draw::lead_of(finding, view.beside(&finding.indicator)))
                        p."govuk-body govuk-!-margin-bottom-0" { (finding.sentence) }
                        @for sentence in leading(view, finding) { p."govuk-body govuk-!-margin-bottom-0 govuk-!-margin-top-1" { b { (sentence) } } }
                    }
                }
            }
        }
    }
}

pub(super) fn how_sure(report: &Report) -> Markup {
    html! {
        h2.govuk-heading-m { "How sure we are" }
        p.govuk-body {
            (report.answered) " young people answered. "
            @if report.words_only {
                "That is too few for percentages, so you read only whether more than half said something. Take it as a hint, "
                "and ask young people what is behind it."
            } @else {
                "Each figure comes with a range: if we could ask many more young people like yours, we would expect the answer "
                "to be inside it 19 times out of 20. A wide range means that we are less sure."
            }
        }
    }
}

/// `groups` are for those who may see the rates by group, on a screen: what is printed goes to others.
pub(super) fn who_is_missing(release: &Release, groups: Option<&Missing>) -> Markup {
    html! {
        h2.govuk-heading-m { "Who is missing" }
        p.govuk-body {
            @match words::missing(&release.response) {
                Some(missing) => { (missing) " No range can tell us what they would have said." }
                None => { "Some young people may not have answered. No range can tell us what they would have said." }
            }
        }
        @if let Some(groups) = groups {
            p.govuk-body.nb-off-paper {
                (words::groups(groups)) " Only leads see this, and it is not printed: it comes from your register."
            }
        }
    }
}
