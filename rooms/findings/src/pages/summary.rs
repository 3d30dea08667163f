//! The summary of a wave's findings: who answered, what goes well, what to work on, how sure we are, who is missing.

use kit::govuk::{Figure, figures, warning_text};
use maud::{Markup, html};
use surveys::Missing;

use super::draw;
use super::findings::View;
use crate::model::{Finding, Release, Report};
use crate::shown::summary;
use crate::words;

pub(super) fn who_answered(release: &Release, report: &Report) -> Markup {
    let answered = summary::who_answered(release, report);
    let shown: Vec<Figure<'_>> = answered.iter().map(|(number, label)| Figure { number, label }).collect();
    html! {
        (figures(&shown))
        @if report.caution { (warning_text(summary::CAUTION)) }
    }
}

pub(super) fn findings(view: &View<'_>, report: &Report) -> Markup {
    let pick =
        |names: &[String]| names.iter().filter_map(|n| report.finding(n)).cloned().collect::<Vec<Finding>>();
    let (well, work) = (pick(&report.going_well), pick(&report.to_work_on));
    let (no_good, no_worry) = summary::nothing(report);
    html! {
        div.nb-summary {
            div."nb-summary__side" { (listed(view, "What is going well", &well, no_good)) }
            div."nb-summary__side nb-summary__side--work" { (listed(view, "What to work on", &work, no_worry)) }
        }
    }
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
                        @for sentence in summary::leading(view.beside(&finding.indicator), finding) { p."govuk-body govuk-!-margin-bottom-0 govuk-!-margin-top-1" { b { (sentence) } } }
                    }
                }
            }
        }
    }
}

pub(super) fn how_sure(report: &Report) -> Markup {
    html! {
        h2.govuk-heading-m { "How sure we are" }
        p.govuk-body { (summary::how_sure(report)) }
    }
}

/// `groups` are for those who may see the rates by group, on a screen: what is printed goes to others.
pub(super) fn who_is_missing(release: &Release, groups: Option<&Missing>) -> Markup {
    html! {
        h2.govuk-heading-m { "Who is missing" }
        p.govuk-body { (summary::who_is_missing(release)) }
        @if let Some(groups) = groups {
            p.govuk-body.nb-off-paper {
                (words::groups(groups)) " Only leads see this, and it is not printed: it comes from your register."
            }
        }
    }
}
