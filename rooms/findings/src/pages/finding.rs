//! One finding: its bar, its sentence, its figures, and what is done about it.

use kit::govuk::{Colour, details, tag};
use maud::{Markup, html};

use super::findings::View;
use super::{compared, draw, tables};
use crate::model::{Finding, Report};
use crate::shown::summary;
use crate::{Planned, PlannedAction};

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

fn standing(view: &View<'_>, report: &Report, finding: &Finding) -> Markup {
    let standing = summary::standing(report, view.comparison.as_ref(), finding);
    html! {
        @if let Some((words, good)) = standing {
            " " span."nb-finding__state" { (tag(if good { Colour::Green } else { Colour::Yellow }, words)) }
        }
    }
}

/// The actions that go back to this finding. That there is none is said of what to work on only: nobody owes an action
/// to what goes well.
fn answered(plans: &[Planned], report: &Report, finding: &Finding) -> Markup {
    let (these, earlier): (Vec<_>, Vec<_>) = plans.iter().partition(|plan| plan.release == report.release);
    let key = &finding.indicator;
    let (of_these, of_earlier) = (listed(&these, key), listed(&earlier, key));
    html! {
        @if let Some(actions) = &of_these {
            h4."govuk-heading-s govuk-!-margin-bottom-1" { "What is done about it" }
            (actions)
            p.govuk-body { (followed(&these, key, "Follow what came of it")) }
        } @else if !these.is_empty() && report.to_work_on.contains(&finding.indicator) {
            p.govuk-body { "No action in the plan answers this yet. " (followed(&these, key, "See what is not answered")) }
        }
        @if let Some(actions) = &of_earlier {
            h4."govuk-heading-s govuk-!-margin-bottom-1" { "What is done about it, in the plan made from an earlier survey" }
            (actions)
        }
    }
}

/// What came of a quote, by its key; nothing where nothing did.
pub(super) fn came_of(plans: &[Planned], key: &str) -> Markup {
    let plans: Vec<&Planned> = plans.iter().collect();
    html! {
        @if let Some(actions) = listed(&plans, key) {
            p."govuk-body govuk-!-margin-bottom-1" { b { "What is done about it" } }
            (actions)
            p.govuk-body { (followed(&plans, key, "Follow what came of it")) }
        }
    }
}

/// The way to where this is followed from what was said to what changed.
fn followed(plans: &[&Planned], key: &str, words: &str) -> Markup {
    html! {
        @if let Some(plan) = plans.first() { a.govuk-link href=(format!("{}#{key}", plan.thread)) { (words) } }
    }
}

/// The actions of these plans that go back to this; `None` where there are none.
fn listed(plans: &[&Planned], key: &str) -> Option<Markup> {
    let actions: Vec<&PlannedAction> = plans.iter().flat_map(|plan| plan.of(key)).collect();
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
