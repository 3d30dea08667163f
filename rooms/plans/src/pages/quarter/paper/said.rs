//! What young people said in the round, with what leaders answered and where they can.

use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Colour, Press, button, inset_text, tag, textarea};
use kit::ids;
use maud::{Markup, html};
use uuid::Uuid;

use super::{View, answer_to, can_answer, field};
use crate::model::{Comment, Quarter, Turn};
use crate::store::quarters::To;

/// By action, and the whole plan last.
pub(super) fn draw(quarter: &Quarter, view: &View<'_>, form: &Form) -> Markup {
    let actions = view.followed.plan.content.actions();
    let of = |promise: Option<Uuid>| view.said.iter().filter(move |comment| comment.promise == promise);
    let known: Vec<Uuid> = view.followed.plan.content.actions().map(|a| a.promise).collect();
    let rest: Vec<&Comment> =
        view.said.iter().filter(|c| c.promise.is_none_or(|p| !known.contains(&p))).collect();
    html! {
        h2.govuk-heading-m id="said" { "What young people said" }
        @if quarter.turn(view.today) == Turn::Owners { p.govuk-body { "They read and comment from " (written(quarter.young)) ", before leaders do." } }
        @else if view.said.is_empty() { p.govuk-body { "No comment can be read yet." } }
        @if view.kept_back > 0 {
            p.govuk-body { (view.kept_back) " kept back for somebody’s safety. The national team reads those again." }
        }
        @for action in actions {
            @let theirs: Vec<&Comment> = of(Some(action.promise)).collect();
            @let own = answer_to(view, To::Promise(action.promise));
            @if !theirs.is_empty() || own.is_some() || can_answer(quarter, view) {
                section {
                    h3.govuk-heading-s { (action.text.we_will) }
                    @for comment in &theirs { (one(quarter, view, comment, form)) }
                    (answered_or_asked(quarter, view, To::Promise(action.promise), ("Say something about it to young people, if you like", "action"), form))
                }
            }
        }
        @if !rest.is_empty() {
            section {
                h3.govuk-heading-s { "About the whole plan" }
                @for comment in &rest { (one(quarter, view, comment, form)) }
            }
        }
    }
}

fn one(quarter: &Quarter, view: &View<'_>, comment: &Comment, form: &Form) -> Markup {
    html! {
        (inset_text(html! { p.govuk-body data-said { "“" (comment.words.as_deref().unwrap_or_default()) "”" } }))
        @if comment.contact { p.govuk-body { "Whoever said this left an address, and is told your answer." } }
        (answered_or_asked(quarter, view, To::Comment(comment.id), ("Your answer", "comment"), form))
    }
}

fn answered_or_asked(
    quarter: &Quarter,
    view: &View<'_>,
    to: To,
    (label, kind): (&str, &str),
    form: &Form,
) -> Markup {
    let (To::Comment(id) | To::Promise(id)) = to;
    html! {
        @if let Some(answer) = answer_to(view, to) {
            p.govuk-body { b { "Answered on " (written(answer.day)) ": " } (answer.words) }
        } @else if can_answer(quarter, view) {
            form method="post" novalidate {
                input type="hidden" name="to" value=(kind);
                input type="hidden" name="of" value=(ids::show(id));
                (textarea(&form.field(&field(to), label, None), 3))
                (button(if kind == "comment" { Press::Primary } else { Press::Secondary }, "Put it on the public plan"))
            }
        } @else if kind == "comment" {
            p.govuk-body { (tag(Colour::Grey, "Not answered yet")) }
        }
    }
}
