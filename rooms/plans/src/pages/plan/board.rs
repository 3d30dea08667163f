//! All that a plan says, for staff: theme by theme, each action with what it goes back to.

use chrono::NaiveDate;
use kit::clock::written;
use kit::govuk::{Colour, Row, details, summary_list, tag};
use maud::{Markup, html};

use super::View;
use crate::answered::{anchor, colour};
use crate::evidence::Base;
use crate::model::{Action, Because, Plan, Shown, State, Status, Theme};
use crate::rights::Seen;

pub(super) fn draw(view: &View<'_>, plan: &Plan, base: &Base) -> Markup {
    let open = view.seen.writes && matches!(plan.state, State::Draft(_));
    if plan.content.themes.is_empty() {
        return html! {};
    }
    html! {
        h2.govuk-heading-m { "“" (plan.content.cover.title) "”" }
        p.govuk-body { (plan.content.cover.lead) }
        @if open { p.govuk-body { a.govuk-link href=(view.seen.la.path("/plan/themes")) { "Change the themes and the title" } } }
        @for (at, theme) in plan.content.themes.iter().enumerate() {
            section {
                h2.govuk-heading-m { (at + 1) ". " (theme.agreed.title) ": “" (theme.agreed.young_title) "”" }
                p.govuk-body { "Why this one: " (theme.agreed.reason) }
                (findings(view, theme, base, open))
                @for action in &theme.actions { (draw_action(view, plan, action, base, open)) }
            }
        }
    }
}

fn findings(view: &View<'_>, theme: &Theme, base: &Base, open: bool) -> Markup {
    let new = |from: &str| {
        view.seen.la.path(&format!("/plan/themes/{}/actions/new?from={from}", kit::ids::show(theme.id)))
    };
    html! {
        ul.govuk-list."govuk-list--bullet" {
            @for finding in theme.agreed.indicators.iter().filter_map(|i| base.find(i)) {
                li {
                    (finding.sentence)
                    @if open {
                        " " a.govuk-link href=(new(&finding.indicator)) { "Write an action" span.govuk-visually-hidden { " about: " (finding.label) } }
                    }
                }
            }
            @if open {
                li { "A duty you already have. "
                    a.govuk-link href=(new("duty")) { "Write an action" span.govuk-visually-hidden { " for a duty, in " (theme.agreed.title) } } }
            }
        }
    }
}

fn draw_action(view: &View<'_>, plan: &Plan, action: &Action, base: &Base, open: bool) -> Markup {
    let (text, seen) = (&action.text, view.seen);
    let edit = seen.la.path(&format!("/plan/actions/{}", kit::ids::show(action.id)));
    let from = if text.because.duty().is_some() { "Their right" } else { "You said" };
    let mut rows = vec![
        Row { key: from, value: origin(view, action, base), change: None },
        Row { key: "Who", value: html! { (text.owner) }, change: None },
        Row { key: "By when", value: html! { (written(text.due_on)) }, change: None },
        Row { key: "What difference", value: html! { (text.difference) }, change: None },
        Row { key: "We are doing", value: html! { (text.doing) }, change: None },
        Row { key: "What you will see", value: html! { (text.will_see) }, change: None },
    ];
    let progress = format!("{edit}/progress");
    if plan.published_on().is_some() {
        rows.push(Row {
            key: "Progress",
            value: standing(plan, action, view.today),
            change: seen.writes.then_some(("Update", progress.as_str())),
        });
    }
    html! {
        h3.govuk-heading-s id=(anchor(action)) { (text.we_will) }
        (summary_list(&rows))
        @if open { p.govuk-body { a.govuk-link href=(edit) { "Change or delete" span.govuk-visually-hidden { ": " (text.we_will) } } } }
    }
}

/// What the action goes back to; the finding can be read while the page of findings still shows that release.
fn origin(view: &View<'_>, action: &Action, base: &Base) -> Markup {
    html! {
        span data-said { (action.text.you_said) } br;
        @match &action.text.because {
            Because::Said(indicator) => {
                @let label = base.find(indicator).map_or(indicator.as_str(), |f| &f.label);
                (tag(Colour::Purple, label))
                @if view.latest {
                    " " a.govuk-link href=(view.seen.la.path(&format!("/findings#{indicator}"))) {
                        "Read the finding" span.govuk-visually-hidden { ": " (label) }
                    }
                }
            }
            Because::Duty(duty) => { (tag(Colour::Grey, "A duty")) " " (duty) }
        }
    }
}

fn standing(plan: &Plan, action: &Action, today: NaiveDate) -> Markup {
    let told = plan.progress.get(&action.id);
    let late = Shown::of(told, action.text.due_on, today) == Shown::Late;
    html! {
        @if late { (tag(Colour::Red, "Late")) " " }
        @match told {
            None => { (tag(Colour::Grey, Status::NotStarted.words())) " Nothing said yet" }
            Some(told) => {
                (tag(colour(told.status), told.status.words())) " "
                @if !told.news.is_empty() { (told.news) ". " }
                "Said on " (written(told.day))
            }
        }
    }
}

/// The plan that people read while the next one is written: news still goes there.
pub(super) fn meanwhile(seen: &Seen, public: &Plan, today: NaiveDate) -> Markup {
    let content = html! {
        ul.govuk-list."govuk-list--bullet" {
            @for action in public.content.actions() {
                li {
                    (action.text.we_will) " " (standing(public, action, today)) " "
                    @if seen.writes {
                        a.govuk-link href=(seen.la.path(&format!("/plan/actions/{}/progress", kit::ids::show(action.id)))) {
                            "Say how it stands" span.govuk-visually-hidden { ": " (action.text.we_will) }
                        }
                    }
                }
            }
        }
    };
    details("The plan that people read until this one is published", content)
}
