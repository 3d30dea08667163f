//! One finding: its bar, its sentence, its figures, and what is done about it.

use kit::govuk::{Colour, details, tag};
use maud::{Markup, html};

use super::findings::View;
use super::{draw, tables};
use crate::Planned;
use crate::model::{Finding, Report};

pub(super) fn one(view: &View<'_>, report: &Report, finding: &Finding, answers: Markup) -> Markup {
    html! {
        section.nb-finding aria-labelledby=(finding.indicator) {
            h3."govuk-heading-m govuk-!-margin-bottom-2" id=(finding.indicator) {
                (finding.label) (standing(report, finding))
            }
            (draw::lead_of(finding))
            p.govuk-body { (finding.sentence) }
            @if let Some(planned) = &view.planned { (answered(planned, report, finding)) }
            (details("The figures and all answers", html! { (tables::shares(finding)) (answers) }))
        }
    }
}

/// Where the summary names it: a label such as "How they cope with money" does not say how well.
fn standing(report: &Report, finding: &Finding) -> Markup {
    let (colour, words) = if report.going_well.contains(&finding.indicator) {
        (Colour::Green, "Going well")
    } else if report.to_work_on.contains(&finding.indicator) {
        (Colour::Yellow, "To work on")
    } else {
        return html! {};
    };
    html! { " " span."nb-finding__state" { (tag(colour, words)) } }
}

/// The actions that go back to this finding. That there is none is said of what to work on only: nobody owes an action
/// to what goes well.
fn answered(planned: &Planned, report: &Report, finding: &Finding) -> Markup {
    let actions: Vec<_> = planned.of(&finding.indicator).collect();
    let of_these = planned.release == report.release;
    html! {
        @if !actions.is_empty() {
            h4."govuk-heading-s govuk-!-margin-bottom-1" {
                @if of_these { "What is done about it" } @else { "What is done about it, in the plan made from an earlier survey" }
            }
            ul.govuk-list."govuk-list--bullet" {
                @for action in actions {
                    li { a.govuk-link href=(action.path) { (action.what) } " " (tag(action.standing.0, action.standing.1)) }
                }
            }
        } @else if of_these && report.to_work_on.contains(&finding.indicator) {
            p.govuk-body { "No action in the plan answers this yet." }
        }
    }
}
