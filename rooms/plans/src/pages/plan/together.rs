//! Young people's part in the plan: its share, always in view, and the next chance for an action that has none.

use kit::clock::written;
use maud::{Markup, html};

use super::View;
use crate::model::{Action, Content, Part, Plan};
use crate::pages::friend;

/// The share of actions in which young people take part.
pub(in crate::pages) fn share(content: &Content, open: bool) -> Markup {
    let (takes, all) = content.taking_part();
    html! {
        @if all > 0 {
            p.govuk-body { b { "Young people take part in " (takes) " of " (all) (if all == 1 { " action" } else { " actions" }) "." }
                @if open && takes < all { " Could they in one more?" } }
        }
    }
}

/// Where an action has no part for them and is not done: when the next chance comes, and what they could do then.
pub(super) fn nudge(view: &View<'_>, plan: &Plan, action: &Action) -> Markup {
    let done = plan.news(action).is_some_and(|news| news.status == crate::model::Status::Done);
    if done || !matches!(action.text.part, Some(Part::None(_))) {
        return html! {};
    }
    html! { br; b { "Next chance: " } (chance(view, plan, action)) }
}

fn chance(view: &View<'_>, plan: &Plan, action: &Action) -> Markup {
    let text = &action.text;
    let next = plan.reached.next(&text.more.milestones).filter(|step| step.on >= view.today);
    html! {
        @match (next, &text.more.pilot) {
            (Some(step), _) => { "before “" (step.words) "” on " (written(step.on)) ". Who of them could help to work it out, or choose?" }
            (None, Some(_)) => "the pilot. Those who take part can say whether it works, and help to decide what becomes of it.",
            (None, None) if text.due_on >= view.today => { "when it is there, by " (written(text.due_on)) ". They can say whether it works." }
            (None, None) => "now. It is late: they can say what is missing.",
        }
    }
}

/// The way to what colleagues say of an action.
pub(super) fn talk(view: &View<'_>, action: &Action) -> Markup {
    let at = view.seen.la.path(&format!("/plan/promises/{}/remarks", kit::ids::show(action.promise)));
    html! {
        p.govuk-body {
            a.govuk-link href=(at) {
                (friend::words(view.remarks.get(&action.promise)))
                span.govuk-visually-hidden { " on: " (action.text.we_will) }
            }
        }
    }
}
