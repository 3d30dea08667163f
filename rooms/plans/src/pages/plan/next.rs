//! The one next step of a plan, for whoever looks at it.

use kit::clock::{london_day, written};
use kit::forms::Form;
use kit::govuk::{Press, button, empty, inset_text, link_button, textarea, warning_text};
use maud::{Markup, html};

use super::View;
use crate::model::{Draft, Plan, Published, Signed, State, WithLeader};

pub(super) fn draw(view: &View<'_>) -> Markup {
    let Some(plan) = &view.seen.plan else { return begin(view) };
    match &plan.state {
        State::Draft(draft) if view.seen.writes => write(view, plan, draft),
        State::Draft(_) => {
            html! { p.govuk-body { "The lead is writing the plan. It comes to you when it is ready to sign off." } }
        }
        State::WithLeader(sent) if view.seen.signs => read_it(view, sent),
        State::WithLeader(sent) => waiting(view, sent),
        State::Signed(signed) => publish(view, signed),
        State::Published(published) => done(view, published),
    }
}

fn at(view: &View<'_>, rest: &str) -> String {
    view.seen.la.path(&format!("/plan{rest}"))
}

fn begin(view: &View<'_>) -> Markup {
    let waves = view.seen.la.path("/waves");
    html! {
        @match (&view.base, view.seen.writes) {
            (None, writes) => (empty(html! {
                p.govuk-body { "A plan starts from what young people said. The findings come when a survey has closed and its box is opened." }
                @if writes { p.govuk-body { a.govuk-link href=(waves) { "Go to surveys" } " to see how far yours is." } }
            })),
            (Some(base), true) => {
                p.govuk-body { "The findings are here: " (base.answered) " young people answered. Choose with them what matters most, then write what you will do." }
                (start(view, "Start the plan"))
            }
            (Some(_), false) => p.govuk-body { "The findings are here. The lead can start the plan." },
        }
    }
}

fn start(view: &View<'_>, label: &str) -> Markup {
    html! { form method="post" action=(at(view, "")) { (button(Press::Primary, label)) } }
}

fn write(view: &View<'_>, plan: &Plan, draft: &Draft) -> Markup {
    let bare = plan.content.themes.iter().find(|t| t.actions.is_empty());
    html! {
        @if let Some(back) = &draft.sent_back {
            (inset_text(html! {
                p.govuk-body { b { (view.by) " sent the plan back on " (written(london_day(back.stamp.at))) ":" } }
                p.govuk-body { (back.words) }
            }))
        }
        @if plan.content.themes.is_empty() {
            p.govuk-body { b { "Next, step 1 of 4: " } "choose up to five themes from the findings." }
            (link_button(Press::Primary, "Choose themes", &at(view, "/themes")))
        } @else if let Some(theme) = bare {
            p.govuk-body { b { "Next, step 2 of 4: " } "write what you will do about “" (theme.agreed.title) "”." }
            (link_button(Press::Primary, "Write an action", &at(view, &format!("/themes/{}/actions/new", kit::ids::show(theme.id)))))
        } @else { (offer(view)) }
    }
}

fn offer(view: &View<'_>) -> Markup {
    html! {
        p.govuk-body { b { "Next, step 3 of 4: " }
            "read it as young people will, then send it to " (leaders(view)) ". After that its words can’t change." }
        @if view.leaders.is_empty() {
            (warning_text("Nobody here can sign it off yet."))
            p.govuk-body { a.govuk-link href=(view.seen.la.path("/team")) { "Invite a senior leader" } " first, or send it now and invite them after." }
        }
        p.govuk-body { (preview(view)) }
        form method="post" action=(at(view, "/send")) { (button(Press::Primary, "Send to the senior leader")) }
    }
}

fn leaders(view: &View<'_>) -> String {
    if view.leaders.is_empty() { "the senior leader".to_owned() } else { view.leaders.join(" or ") }
}

fn preview(view: &View<'_>) -> Markup {
    html! { a.govuk-link href=(at(view, "/preview")) { "Read it in young people’s words" } }
}

fn waiting(view: &View<'_>, sent: &WithLeader) -> Markup {
    html! {
        p.govuk-body { "Sent on " (written(london_day(sent.sent.at))) ". There is nothing for you to do until "
            (leaders(view)) " signs it off or sends it back." }
        @if view.leaders.is_empty() {
            p.govuk-body { "Nobody here can sign it off yet. " a.govuk-link href=(view.seen.la.path("/team")) { "Invite a senior leader" } "." }
        }
        p.govuk-body { (preview(view)) }
    }
}

fn read_it(view: &View<'_>, sent: &WithLeader) -> Markup {
    html! {
        p.govuk-body { (view.by) " sent you this plan on " (written(london_day(sent.sent.at)))
            ". Read it here. At the end, sign it off or send it back." }
        p.govuk-body { (preview(view)) }
    }
}

/// What a leader decides at the end of the plan.
pub(super) fn decide(view: &View<'_>, form: &Form) -> Markup {
    let Some(plan) = view.seen.plan.as_ref().filter(|p| matches!(p.state, State::WithLeader(_))) else {
        return html! {};
    };
    if !view.seen.signs {
        return html! {};
    }
    let words = form.field("words", "Your words to the lead (optional)", None);
    let change = form.field("change", "What should change?", None);
    html! {
        form method="post" action=(at(view, "/sign")) novalidate {
            h2.govuk-heading-m { "Sign it off" }
            p.govuk-body { "Your yes is for these words. If any word changes, it has to come to you again." }
            input type="hidden" name="read" value=(plan.content.mark().show());
            (textarea(&words, 3))
            (button(Press::Primary, "Sign off the plan"))
        }
        form method="post" action=(at(view, "/back")) novalidate {
            h2.govuk-heading-m { "Or send it back" }
            (textarea(&change, 3))
            (button(Press::Secondary, "Send it back"))
        }
    }
}

/// The published plan, to be changed.
pub(super) fn change(view: &View<'_>, form: &Form) -> Markup {
    if !view.next.change || !view.seen.writes {
        return html! {};
    }
    let why = form.field(
        "why",
        "What has to change, and why?",
        Some("It stands at the top of the next version. The published plan stays as it is until then."),
    );
    html! {
        form method="post" action=(at(view, "")) novalidate {
            h2.govuk-heading-m { "Change the plan" }
            p.govuk-body { "A plan that was signed off stays as it is. Changes make the next version, which is signed off again." }
            @if view.next.fresh { p.govuk-body { "It stays on the findings it was made from. For the new findings, start the next plan above." } }
            (textarea(&why, 2))
            (button(Press::Secondary, "Start the next version"))
        }
    }
}

fn signed_by(view: &View<'_>, words: Option<&str>, on: chrono::NaiveDate) -> Markup {
    html! {
        p.govuk-body { (view.by) " signed it off on " (written(on)) "." }
        @if let Some(words) = words { (inset_text(html! { p.govuk-body { (words) } })) }
    }
}

fn publish(view: &View<'_>, signed: &Signed) -> Markup {
    html! {
        (signed_by(view, signed.words.as_deref(), london_day(signed.signed.at)))
        @if view.seen.writes {
            p.govuk-body { b { "Next, step 4 of 4: " } "publish it, so that everyone who answered can read it." }
            form method="post" action=(at(view, "/publish")) { (button(Press::Primary, "Publish the plan")) }
        } @else {
            p.govuk-body { "The lead can publish it now." }
        }
        p.govuk-body { (preview(view)) }
    }
}

fn done(view: &View<'_>, published: &Published) -> Markup {
    let public = format!("/plans/{}", view.seen.la.slug);
    html! {
        @if view.next.fresh && view.seen.writes {
            p.govuk-body { b { "New findings are here. " } "Start the next plan from them. This one stays public until the next is published." }
            (start(view, "Start the next plan"))
        } @else if view.seen.writes {
            p.govuk-body { b { "Next: " } "say how each action stands, and keep saying it. Your news is on the public plan at once." }
            p.govuk-body { "Somebody else answers for an action? " a.govuk-link href=(at(view, "/owners")) { "Send them a link of their own" } ". They need no account." }
        }
        p.govuk-body { "Anyone can read it since " (written(london_day(published.published.at))) ": "
            a.govuk-link href=(public) { "the public plan" } ". You can print it there too." }
        (signed_by(view, published.words.as_deref(), london_day(published.signed.at)))
    }
}
