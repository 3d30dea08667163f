//! All that a plan says, for staff: theme by theme, each action with what it goes back to.

use chrono::NaiveDate;
use kit::clock::written;
use kit::govuk::{Colour, Column, Figure, Row, details, figures, summary_list, table, tag};
use maud::{Markup, html};

use super::{View, more, together};
use crate::answered::{anchor, colour};
use crate::evidence::{Base, Evidence};
use crate::model::{Action, Because, Part, Plan, Shown, State, Status, Theme};
use crate::rights::Seen;

pub(super) fn draw(view: &View<'_>, plan: &Plan, base: &Base) -> Markup {
    let open = view.seen.writes && matches!(plan.state, State::Draft(_));
    if plan.content.themes.is_empty() {
        return html! {};
    }
    html! {
        @if plan.published_on().is_some() { (glance(view, plan)) }
        h2.govuk-heading-m { "“" (plan.content.cover.title) "”" }
        p.govuk-body { (plan.content.cover.lead) }
        @if let Some(change) = &plan.content.change { p.govuk-body { b { "What changed in this version: " } (change) } }
        @if let Some(exception) = &plan.content.exception { p.govuk-body { b { "Why these themes: " } (exception) } }
        (together::share(&plan.content, open))
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
        Row { key: "Who", value: html! { (text.who()) }, change: None },
        Row { key: "By when", value: html! { (written(text.due_on)) }, change: None },
        Row { key: "What difference", value: html! { (text.difference) }, change: None },
        Row {
            key: "Young people take part",
            value: html! { (part(text.part.as_ref())) (together::nudge(view, plan, action)) },
            change: None,
        },
        Row { key: "We are doing", value: html! { (text.doing) }, change: None },
        Row { key: "What you will see", value: html! { (text.will_see) }, change: None },
    ];
    rows.extend(more::rows(view, plan, action));
    let progress = progress(seen, action);
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
        @if view.base.is_some() { (together::talk(view, action)) }
        @if open { p.govuk-body { a.govuk-link href=(edit) { "Change or delete" span.govuk-visually-hidden { ": " (text.we_will) } } } }
    }
}

/// All promises of a published plan at a glance: what a lead with little time comes for.
fn glance(view: &View<'_>, plan: &Plan) -> Markup {
    let count = |status: Status| {
        plan.content
            .actions()
            .filter(|a| plan.news(a).map_or(Status::NotStarted, |n| n.status) == status)
            .count()
    };
    let counts = Status::ALL.map(|status| (count(status).to_string(), status.words().to_lowercase()));
    let shown: Vec<Figure<'_>> = counts.iter().map(|(number, label)| Figure { number, label }).collect();
    let mut columns = vec![
        Column::text("We will"),
        Column::text("Who"),
        Column::text("By when"),
        Column::text("How it stands"),
    ];
    if view.seen.writes {
        columns.push(Column::text("News"));
    }
    let rows: Vec<Vec<Markup>> = plan.content.actions().map(|action| line(view, plan, action)).collect();
    html! {
        (figures(&shown))
        (table("How the actions stand", &columns, &rows))
    }
}

/// Where a lead says how an action stands.
fn progress(seen: &Seen, action: &Action) -> String {
    seen.la.path(&format!("/plan/promises/{}/progress", kit::ids::show(action.promise)))
}

fn line(view: &View<'_>, plan: &Plan, action: &Action) -> Vec<Markup> {
    let at = progress(view.seen, action);
    let mut cells = vec![
        html! { a.govuk-link href={ "#" (anchor(action)) } { (action.text.we_will) } },
        html! { (action.text.who()) },
        html! { (written(action.text.due_on)) },
        standing(plan, action, view.today),
    ];
    if view.seen.writes {
        cells.push(html! { a.govuk-link href=(at) { "Update" span.govuk-visually-hidden { ": " (action.text.we_will) } } });
    }
    cells
}

fn part(part: Option<&Part>) -> Markup {
    html! {
        @match part {
            None => "Not said yet",
            Some(Part::None(why)) => { "No. " (why.words()) }
            Some(Part::Takes(ways)) => { @for way in ways { (way.words()) br; } }
        }
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
                @if view.latest && !base.find(indicator).is_some_and(Evidence::heard) {
                    " " a.govuk-link href=(view.seen.la.path(&format!("/findings#{indicator}"))) {
                        "Read the finding" span.govuk-visually-hidden { ": " (label) }
                    }
                }
            }
            Because::Duty(duty) => { (tag(Colour::Grey, "A duty")) " " (duty) }
        }
    }
}

/// How an action stands, for staff.
pub(in crate::pages) fn standing(plan: &Plan, action: &Action, today: NaiveDate) -> Markup {
    let told = plan.news(action);
    let late = Shown::of(told, action.text.due_on, today) == Shown::Late;
    html! {
        @if late { (tag(Colour::Red, "Late")) " " }
        @match told {
            None => { (tag(Colour::Grey, Status::NotStarted.words())) " Nothing said yet" }
            Some(told) => {
                (tag(colour(told.status), told.status.words())) " "
                @if !told.news.is_empty() { (told.news) ". " }
                @if told.by_owner { "The owner said it on " } @else { "Said on " } (written(told.day))
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
                        a.govuk-link href=(progress(seen, action)) {
                            "Say how it stands" span.govuk-visually-hidden { ": " (action.text.we_will) }
                        }
                    }
                }
            }
        }
    };
    let owners = html! {
        (content)
        @if seen.writes { p.govuk-body { a.govuk-link href=(seen.la.path("/plan/owners")) { "Owners without an account" } } }
    };
    details("The plan that people read until this one is published", owners)
}
