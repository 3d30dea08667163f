//! The thread: of all that young people said, what has no answer yet, what came of the rest, and when they were told. For leads
//! and senior leaders. Next: write an action for what has none.

use axum::extract::Path;
use kit::clock::written;
use kit::govuk::{
    Colour, Column, Figure, Press, back_link, details, empty, figures, link_button, table, tag,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::Frame;

use super::plan::standing;
use crate::answered::{self, anchor};
use crate::model::{Action, Because, Current, Plan};
use crate::rights::{self, Seen};
use crate::threads::{self, Kind, Knot, Reach, Reached, Survey, Thread};
use chrono::NaiveDate;

/// What the page is drawn of.
struct View<'a> {
    seen: &'a Seen,
    current: &'a Current,
    survey: &'a Survey,
    today: NaiveDate,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let seen = permit.thing();
    let current = super::plan::current(seen);
    let surveys = threads::surveys(&tx, seen.la.id, &current).await?;
    let given = threads::given(&tx, seen.la.id).await?;
    let content = html! {
        h1.govuk-heading-l { "From what was said to what changed" }
        @for (at, survey) in surveys.iter().enumerate() {
            @let view = View { seen, current: &current, survey, today: tx.today() };
            @if at > 0 {
                h2.govuk-heading-l { "The survey before, and the plan that rests on it" }
            }
            (one(&view, &survey.threads(&current, &given)))
        }
        @if surveys.is_empty() { (nothing(seen)) } @else { (counted()) }
    };
    page(draw(actor, seen, content))
}

fn draw(actor: &Actor, seen: &Seen, content: Markup) -> Markup {
    let before = Some(back_link("Plan", &seen.la.path("/plan")));
    Frame { title: "The thread", here: "Plan", la: Some(&seen.la), before, content, ..Frame::default() }
        .draw(actor)
}

fn nothing(seen: &Seen) -> Markup {
    empty(html! {
        p.govuk-body { "Nothing was published yet of what young people said. The thread begins with your first findings." }
        @if seen.writes { (link_button(Press::Primary, "See your surveys", &seen.la.path("/waves"))) }
    })
}

fn one(view: &View<'_>, threads: &[Thread<'_>]) -> Markup {
    let (owed, well): (Vec<_>, Vec<_>) = threads.iter().partition(|thread| thread.owed());
    let (open, answered): (Vec<&Thread<'_>>, Vec<&Thread<'_>>) =
        owed.into_iter().partition(|thread| thread.reach() < Reach::Promised);
    html! {
        (numbers(Reached::of(threads, Kind::ToWorkOn)))
        (reached(threads))
        h2.govuk-heading-m { "Without an answer that young people can read" }
        @if open.is_empty() { p.govuk-body { "Nothing: the plan answers all that asks for an answer." } }
        @for kind in Kind::OWED { (unanswered(view, kind, &open)) }
        @if !answered.is_empty() {
            h2.govuk-heading-m { "Answered, and what came of it" }
            @for thread in answered { (followed(view, thread)) }
        }
        @if !well.is_empty() {
            h2.govuk-heading-m { "What goes well, and is built on" }
            @for thread in well { (followed(view, thread)) }
        }
        (back(view))
    }
}

fn numbers(reached: Reached) -> Markup {
    let Reached { said, answered, moved, told } = reached;
    let all = [
        (said, "to work on"),
        (answered, "of these answered by a promise"),
        (moved, "of these where something happens"),
        (told, "of these told to young people"),
    ]
    .map(|(number, label)| (number.to_string(), label));
    let shown: Vec<Figure<'_>> = all.iter().map(|(number, label)| Figure { number, label }).collect();
    figures(&shown)
}

/// How far each kind of what was said has come.
fn reached(threads: &[Thread<'_>]) -> Markup {
    let columns = [
        Column::text("What was said"),
        Column::number("Number"),
        Column::number("Answered"),
        Column::number("Something happens"),
        Column::number("Told"),
    ];
    let row = |kind: Kind| {
        let Reached { said, answered, moved, told } = Reached::of(threads, kind);
        let counts = [said, answered, moved, told].map(|count| html! { (count) });
        [html! { (kind.words()) }].into_iter().chain(counts).collect::<Vec<Markup>>()
    };
    table("Of what was said, how much came how far", &columns, &Kind::OWED.map(row))
}

/// Those of a kind that have no public answer: what to work on and what was heard at once, the rest when asked for.
fn unanswered(view: &View<'_>, kind: Kind, open: &[&Thread<'_>]) -> Markup {
    let these: Vec<&Thread<'_>> = open.iter().copied().filter(|thread| thread.kind == kind).collect();
    let drawn = || waiting(view, kind, &these);
    match kind {
        _ if these.is_empty() => html! {},
        Kind::ToWorkOn | Kind::Heard => drawn(),
        _ => details(&format!("{}: {}", kind.words(), these.len()), drawn()),
    }
}

/// What has no public answer: what was said, how far it is, and the one thing to do.
fn waiting(view: &View<'_>, kind: Kind, open: &[&Thread<'_>]) -> Markup {
    let mut columns =
        vec![Column::text("What was said"), Column::text("How far it is"), Column::text("Told")];
    let write = view.seen.writes && view.current.making.as_ref().is_some_and(Plan::is_draft);
    if write {
        columns.push(Column::text("Next"));
    }
    let row = |thread: &&Thread<'_>| {
        let mut cells = vec![
            html! { span id=(thread.evidence.indicator) { (said(view, thread)) } },
            html! {
                (reach(thread.reach()))
                @for knot in &thread.knots { " " (promise(view, knot)) }
            },
            html! { (last_told(thread)) },
        ];
        if write {
            cells.push(next(view, thread));
        }
        cells
    };
    let rows: Vec<Vec<Markup>> = open.iter().map(row).collect();
    table(kind.words(), &columns, &rows)
}

/// The way to an answer while the plan can be written.
fn next(view: &View<'_>, thread: &Thread<'_>) -> Markup {
    let (key, label) = (&thread.evidence.indicator, &thread.evidence.label);
    let (href, words) = match (thread.reach(), thread.draft) {
        (Reach::Drafted, _) => return html! { "Publish the next plan" },
        (_, Some(theme)) => {
            (format!("/plan/themes/{}/actions/new?from={key}", kit::ids::show(theme)), "Write an action")
        }
        _ => ("/plan/themes".to_owned(), "Choose it for a theme"),
    };
    html! { a.govuk-link href=(view.seen.la.path(&href)) { (words) span.govuk-visually-hidden { ": " (label) } } }
}

/// What was said, and the way to it where the page of findings shows it.
fn said(view: &View<'_>, thread: &Thread<'_>) -> Markup {
    let evidence = thread.evidence;
    let at = view.seen.la.path(&format!("/findings#{}", evidence.indicator));
    html! {
        @if evidence.quote { span data-said { (evidence.sentence) } } @else { (evidence.sentence) }
        @if evidence.heard() {
            " " a.govuk-link href=(view.seen.la.path(&format!("/plan/conversations#{}", evidence.indicator))) {
                "Read what was written down" span.govuk-visually-hidden { ": " (evidence.label) }
            }
        } @else if view.survey.latest {
            " " a.govuk-link href=(at) {
                @if evidence.quote { "Read the quote" } @else { "Read the finding" }
                span.govuk-visually-hidden { ": " (evidence.label) }
            }
        }
    }
}

fn followed(view: &View<'_>, thread: &Thread<'_>) -> Markup {
    html! {
        section.nb-finding aria-labelledby=(thread.evidence.indicator) {
            h3."govuk-heading-s govuk-!-margin-bottom-1" id=(thread.evidence.indicator) { (thread.evidence.label) " " (reach(thread.reach())) }
            p.govuk-body { (said(view, thread)) }
            @if !thread.themes.is_empty() { p.govuk-body { b { "Theme: " } (thread.themes.join("; ")) } }
            @if !thread.knots.is_empty() {
                ul.govuk-list."govuk-list--bullet" { @for knot in &thread.knots { li { (promise(view, knot)) } } }
            }
            p.govuk-body { (last_told(thread)) }
            @if thread.told.len() > 1 { (details("All days on which young people were told", days(thread))) }
        }
    }
}

fn days(thread: &Thread<'_>) -> Markup {
    html! {
        ul.govuk-list."govuk-list--bullet" {
            @for told in thread.told.iter().rev() { li { (written(told.day)) ": " (told.how.words()) } }
        }
    }
}

fn last_told(thread: &Thread<'_>) -> Markup {
    html! {
        @match thread.told.last() {
            Some(told) => { b { "Young people told on " (written(told.day)) } ": " (told.how.words()) "." }
            None => "Young people were not told yet.",
        }
    }
}

/// An action, the way to it, and how it stands.
fn promise(view: &View<'_>, knot: &Knot<'_>) -> Markup {
    let (plan, action) = (knot.plan, knot.action);
    html! {
        a.govuk-link href=(view.seen.la.path(&format!("/plan#{}", anchor(action)))) { (action.text.we_will) }
        " " (action.text.who()) ", by " (written(action.text.due_on)) ". "
        @if plan.published_on().is_some() { (standing(plan, action, view.today)) } @else { (stage(plan, action, view.today)) }
    }
}

fn stage(plan: &Plan, action: &Action, today: NaiveDate) -> Markup {
    let (colour, words) = answered::standing(plan, action, today);
    tag(colour, words)
}

fn reach(reach: Reach) -> Markup {
    let colour = match reach {
        Reach::Unanswered => Colour::Red,
        Reach::Theme => Colour::Yellow,
        Reach::Drafted => Colour::Grey,
        Reach::Promised => Colour::Purple,
        Reach::Moving => Colour::Sky,
        Reach::Kept => Colour::Green,
    };
    tag(colour, reach.words())
}

/// From each promise that people read back to what was said, or to the duty.
fn back(view: &View<'_>) -> Markup {
    let plans = view.survey.plans(view.current);
    let columns = [Column::text("We will"), Column::text("Goes back to"), Column::text("How it stands")];
    html! {
        @for plan in plans.into_iter().filter(|plan| plan.published_on().is_some()) {
            @let (traced, all) = threads::traced(plan, &view.survey.base);
            @let rows: Vec<Vec<Markup>> = plan.content.actions().map(|action| row(view, plan, action)).collect();
            h2.govuk-heading-m { "From each promise back" }
            p.govuk-body { b { (traced) " of " (all) (if all == 1 { " action" } else { " actions" }) } " can be traced back to what was said or to a duty." }
            (table("What each action of the published plan goes back to", &columns, &rows))
        }
    }
}

fn row(view: &View<'_>, plan: &Plan, action: &Action) -> Vec<Markup> {
    let from = match &action.text.because {
        Because::Said(key) => match view.survey.base.find(key) {
            Some(found) => html! { a.govuk-link href={ "#" (key) } { (found.label) } },
            None => html! { (tag(Colour::Red, "Lost")) " " (key) },
        },
        Because::Duty(duty) => html! { (tag(Colour::Grey, "A duty")) " " (duty) },
    };
    vec![html! { (action.text.we_will) }, from, standing(plan, action, view.today)]
}

fn counted() -> Markup {
    let content = html! {
        ul.govuk-list."govuk-list--bullet" {
            li { b { "What asks for an answer: " } "a finding that is marked as something to work on or tells of another worry, a quote that was released, and a conversation or ranking that was written down. What goes well is owed no answer." }
            li { b { "Answered: " } "an action of the plan that people read goes back to it. A draft is no answer yet." }
            li { b { "Something happens: " } "one of those actions is on track or done. One that needs help waits." }
            li { b { "Told: " } "it was on young people’s own page of findings, or an action for it was published, or there was news of one on the public plan." }
        }
    };
    details("How this is counted", content)
}
