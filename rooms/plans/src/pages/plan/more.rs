//! What an action says besides, on the plan: only what was said.

use kit::clock::written;
use kit::govuk::{Colour, Row, tag};
use maud::{Markup, html};

use super::View;
use crate::model::{Action, Milestone, Pilot, Plan, Watch};
use crate::watch::Point;

/// A row for each thing that is said.
pub(super) fn rows(view: &View<'_>, plan: &Plan, action: &Action) -> Vec<Row<'static>> {
    let more = &action.text.more;
    let row = |key: &'static str, value: Markup| Row { key, value, change: None };
    let mut rows = Vec::new();
    if !more.milestones.is_empty() {
        rows.push(row("Steps", steps(view, plan, action, &more.milestones)));
    }
    if more.cost.is_some() || more.money_from.is_some() {
        rows.push(row("Cost", money(more.cost.as_deref(), more.money_from.as_deref())));
    }
    if let Some(watched) = &more.watch {
        rows.push(row("How we will know", watch(view, watched)));
    }
    if let Some(of) = &more.pilot {
        rows.push(row("Pilot", pilot(view, plan, action, of)));
    }
    rows
}

/// A page about the promise, for whoever may report on it.
fn page(view: &View<'_>, plan: &Plan, action: &Action, name: &str, label: &str) -> Markup {
    let href = view.seen.la.path(&format!("/plan/promises/{}/{name}", kit::ids::show(action.promise)));
    html! {
        @if view.seen.writes && plan.published_on().is_some() {
            a.govuk-link href=(href) { (label) span.govuk-visually-hidden { ": " (action.text.we_will) } }
        }
    }
}

fn steps(view: &View<'_>, plan: &Plan, action: &Action, all: &[Milestone]) -> Markup {
    html! {
        ul.govuk-list {
            @for step in all {
                li {
                    @match plan.reached.milestones.get(&step.id) {
                        Some(day) => { (tag(Colour::Green, "Done")) " " (step.words) ", on " (written(*day)) }
                        None => {
                            @if plan.published_on().is_some() && step.on < view.today { (tag(Colour::Red, "Late")) " " }
                            (step.words) ", by " (written(step.on))
                        }
                    }
                }
            }
        }
        (page(view, plan, action, "steps", "Tick off what is done"))
    }
}

fn money(cost: Option<&str>, from: Option<&str>) -> Markup {
    html! {
        @if let Some(cost) = cost { (cost) br; }
        @if let Some(from) = from { "The money comes from: " (from) }
    }
}

/// The baseline as it was published, and the newest figure beside it. Whether it moved is for people to say: the ranges tell
/// how far chance reaches.
fn watch(view: &View<'_>, watch: &Watch) -> Markup {
    let Some(told) = view.watched.told(watch) else { return html! { "Its findings are not here any more." } };
    let should = if watch.concern { "It should fall." } else { "It should grow." };
    html! {
        (told.label) ". " (should) br;
        b { "Baseline" } (figure(&told.baseline)) br;
        @match &told.newest {
            None => "The next findings will stand here beside it.",
            Some(newest) => {
                b { "Newest" } (figure(newest)) br;
                @if newest.figure.is_some() && told.baseline.figure.is_some() { "Where the two ranges overlap, it may be chance." }
            }
        }
    }
}

fn figure(point: &Point) -> Markup {
    html! {
        ", survey closed on " (written(point.day)) ": "
        @match &point.figure {
            Some(figure) => (figure),
            None => "not shown: not asked, or too few people stand behind it",
        }
    }
}

fn pilot(view: &View<'_>, plan: &Plan, action: &Action, of: &Pilot) -> Markup {
    html! {
        "Tried out with: " (of.who) br;
        @if let Some(cost) = &of.unit_cost { "Cost for one young person: " (cost) br; }
        @if let Some(survey) = &of.survey { "Asked before and after: " (survey) br; }
        @if let Some(last) = plan.reached.decisions.get(&action.promise) {
            b { (last.decision.words()) } ", decided on " (written(last.day)) ": " (last.reason) br;
        }
        (page(view, plan, action, "pilot", "Say what becomes of it"))
    }
}
