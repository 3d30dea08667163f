//! One finding: its bar, its sentence, its figures, and what is done about it.

use kit::govuk::{Colour, details, tag};
use maud::{Markup, html};

use super::findings::View;
use super::{compared, draw, tables};
use crate::Planned;
use crate::beside::Comparison;
use crate::model::{Finding, Report};

pub(super) fn one(view: &View<'_>, report: &Report, finding: &Finding, answers: Markup) -> Markup {
    html! {
        section.nb-finding aria-labelledby=(finding.indicator) {
            h3."govuk-heading-m govuk-!-margin-bottom-2" id=(finding.indicator) {
                (finding.label) (standing(view, report, finding))
            }
            (draw::lead_of(finding, view.beside(&finding.indicator)))
            p.govuk-body { (finding.sentence) }
            (compared::sentences(view, finding))
            (answered(&view.planned, report, finding))
            (details("The figures and all answers", html! { (tables::shares(finding)) (compared::table_of(view.beside(&finding.indicator))) (answers) }))
        }
    }
}

/// Where the summary names it: a label such as "How they cope with money" does not say how well.
fn standing(view: &View<'_>, report: &Report, finding: &Finding) -> Markup {
    let is = |what: fn(&Comparison, &str) -> bool| {
        view.comparison.as_ref().is_some_and(|comparison| what(comparison, &finding.indicator))
    };
    let (colour, words) = if is(Comparison::is_bright_spot) {
        (Colour::Green, "Bright Spot")
    } else if is(Comparison::is_to_work_on) {
        (Colour::Yellow, "Something to work on")
    } else if report.going_well.contains(&finding.indicator) {
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
fn answered(plans: &[Planned], report: &Report, finding: &Finding) -> Markup {
    let (these, earlier): (Vec<_>, Vec<_>) = plans.iter().partition(|plan| plan.release == report.release);
    let (of_these, of_earlier) = (listed(&these, finding), listed(&earlier, finding));
    html! {
        @if let Some(actions) = &of_these {
            h4."govuk-heading-s govuk-!-margin-bottom-1" { "What is done about it" }
            (actions)
        } @else if !these.is_empty() && report.to_work_on.contains(&finding.indicator) {
            p.govuk-body { "No action in the plan answers this yet." }
        }
        @if let Some(actions) = &of_earlier {
            h4."govuk-heading-s govuk-!-margin-bottom-1" { "What is done about it, in the plan made from an earlier survey" }
            (actions)
        }
    }
}

/// The actions of these plans that go back to the finding; `None` where there are none.
fn listed(plans: &[&Planned], finding: &Finding) -> Option<Markup> {
    let actions: Vec<_> = plans.iter().flat_map(|plan| plan.of(&finding.indicator)).collect();
    (!actions.is_empty()).then(|| {
        html! {
            ul.govuk-list."govuk-list--bullet" {
                @for action in actions {
                    li { a.govuk-link href=(action.path) { (action.what) } " " (tag(action.standing.0, action.standing.1)) }
                }
            }
        }
    })
}
