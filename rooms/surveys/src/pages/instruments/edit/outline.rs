//! A draft at a glance: its title, its parts and questions in order, to be moved, opened, added and deleted.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{
    Input, Press, back_link, button, button_group, error_summary, input, input_as, link_button,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::super::{DRAFTS, address, asked};
use super::{Draft, MARK, broken, tidy};
use crate::instrument::{Instrument, Question, Section, shape};
use crate::{rights, writing};

pub(in crate::pages) async fn get(cx: Cx, Path(own): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    page(draw(cx.actor()?, &draft, &filled(&draft)))
}

fn filled(draft: &Draft<'_>) -> Form {
    let instrument = draft.instrument();
    Form::filled([
        (MARK, draft.own.mark.to_string()),
        ("title", instrument.title.clone()),
        ("minutes", instrument.minutes.to_string()),
    ])
}

/// Begins an empty draft, from the list of what can be asked.
pub(in crate::pages) async fn blank(cx: Cx, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write_instruments(&tx, cx.actor()?).await?;
    let title = form.text("title", "Enter a title", shape::TITLE);
    if shape::slug(&title).is_empty() {
        form.refuse("title", "A title needs letters or digits");
    }
    if form.refused() {
        return super::super::list::again(&cx, &tx, &form).await;
    }
    let own = writing::blank(&permit, &title).await?;
    tx.commit().await?;
    go(format!("{DRAFTS}/{}/edit", kit::ids::show(own)))
}

/// Title and minutes.
pub(in crate::pages) async fn post(cx: Cx, Path(own): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let title = form.text("title", "Enter a title", shape::TITLE);
    let minutes = form.choice("minutes", "Enter how many minutes it takes, from 1 to 90", |typed| {
        typed.trim().parse::<u8>().ok().filter(|minutes| (1..=90).contains(minutes))
    });
    let (Some(minutes), false) = (minutes, form.refused()) else {
        return refused(draw(cx.actor()?, &draft, &form));
    };
    draft.save(&form, Instrument { title, minutes, ..draft.instrument().clone() }).await?;
    let to = draft.to("edit");
    tx.commit().await?;
    go(to)
}

/// Up or down, over the edge of its part, too.
pub(in crate::pages) async fn move_question(
    cx: Cx,
    Path((own, name)): Path<(String, String)>,
    form: Form,
) -> Answer {
    changed(cx, &own, form, |instrument, up| {
        let (part, at) = place(instrument, &name)?;
        let questions = instrument.sections[part].questions.len();
        let inside = if up { at > 0 } else { at + 1 < questions };
        if inside {
            let with = if up { at - 1 } else { at + 1 };
            instrument.sections[part].questions.swap(at, with);
            return Some(());
        }
        let next = if up { part.checked_sub(1)? } else { part + 1 };
        if next >= instrument.sections.len() {
            return Some(());
        }
        let question = instrument.sections[part].questions.remove(at);
        let there = &mut instrument.sections[next].questions;
        let to = if up { there.len() } else { 0 };
        there.insert(to, question);
        Some(())
    })
    .await
}

pub(in crate::pages) async fn delete_question(
    cx: Cx,
    Path((own, name)): Path<(String, String)>,
    form: Form,
) -> Answer {
    changed(cx, &own, form, |instrument, _| {
        let (part, at) = place(instrument, &name)?;
        instrument.sections[part].questions.remove(at);
        Some(())
    })
    .await
}

pub(in crate::pages) async fn move_part(
    cx: Cx,
    Path((own, part)): Path<(String, String)>,
    form: Form,
) -> Answer {
    changed(cx, &own, form, |instrument, up| {
        let at = nth(instrument, &part)?;
        let with =
            if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < instrument.sections.len()) };
        if let Some(with) = with {
            instrument.sections.swap(at, with);
        }
        Some(())
    })
    .await
}

/// A part goes with its questions; the last one stays.
pub(in crate::pages) async fn delete_part(
    cx: Cx,
    Path((own, part)): Path<(String, String)>,
    form: Form,
) -> Answer {
    changed(cx, &own, form, |instrument, _| {
        let at = nth(instrument, &part)?;
        if instrument.sections.len() > 1 {
            instrument.sections.remove(at);
        }
        Some(())
    })
    .await
}

/// Does it, unless that would break what was whole; then the page says what.
async fn changed(
    cx: Cx,
    own: &str,
    mut form: Form,
    change: impl FnOnce(&mut Instrument, bool) -> Option<()>,
) -> Answer {
    let tx = cx.write().await?;
    let draft = Draft::at(&cx, &tx, own).await?;
    let mut instrument = draft.instrument().clone();
    change(&mut instrument, form.value("way") == "up").ok_or(Refusal::NotFound)?;
    tidy(&mut instrument);
    if let Some(fault) = broken(draft.instrument(), &instrument).into_iter().next() {
        form = filled(&draft);
        form.refuse("questions", format!("This was not done, because then: {}", fault.what));
        return refused(draw(cx.actor()?, &draft, &form));
    }
    draft.save(&form, instrument).await?;
    let to = draft.to("edit");
    tx.commit().await?;
    go(to)
}

/// In which part a question stands, and where in it.
pub(super) fn place(instrument: &Instrument, name: &str) -> Option<(usize, usize)> {
    let parts = instrument.sections.iter().enumerate();
    parts.into_iter().find_map(|(part, section)| {
        section.questions.iter().position(|q| q.name == name).map(|at| (part, at))
    })
}

/// Parts are counted from 1 in addresses.
pub(super) fn nth(instrument: &Instrument, part: &str) -> Option<usize> {
    let at = part.parse::<usize>().ok()?.checked_sub(1)?;
    (at < instrument.sections.len()).then_some(at)
}

fn draw(actor: &Actor, draft: &Draft<'_>, form: &Form) -> Markup {
    let instrument = draft.instrument();
    let digits = Input { digits: true, width: Some(2), ..Input::default() };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Write: " (instrument.title) }
        form method="post" action=(draft.to("edit")) novalidate {
            (mark(draft))
            (input(&form.field("title", "Title, for staff", None)))
            (input_as(&form.field("minutes", "Minutes it takes on a phone", None), &digits))
            (button(Press::Secondary, "Save title and minutes"))
        }
        h2.govuk-heading-m id="questions" { "Parts and questions" }
        p.govuk-body { "Respondents see the parts and questions in this order. What an answer leads to comes on a later page." }
        @for (section, number) in instrument.sections.iter().zip(1..) { (part(draft, section, number)) }
        p.govuk-body { (link_button(Press::Secondary, "Add a part", &draft.to("parts/new"))) }
        p.govuk-body { a.govuk-link href=(format!("{}/preview/1", address(draft.own.id))) { "See it as a respondent does" } }
    };
    let before = Some(back_link("The draft", &address(draft.own.id)));
    let title = if form.refused() { "Error: Write" } else { "Write" };
    Frame { title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn part(draft: &Draft<'_>, section: &Section, number: usize) -> Markup {
    let at = |verb: &str| draft.to(&format!("parts/{number}{verb}"));
    html! {
        h3.govuk-heading-m { "Part " (number) ": " (section.title) }
        p.govuk-body { a.govuk-link href=(at("")) { "Change title and picture" span.govuk-visually-hidden { " of part " (number) } } }
        (moves(draft, &format!("part {number}"), &at("/move"), &at("/delete")))
        @for question in &section.questions { (line(draft, question)) }
        p.govuk-body { (link_button(Press::Secondary, "Add a question to this part", &at("/questions/new"))) }
    }
}

fn line(draft: &Draft<'_>, question: &Question) -> Markup {
    let at = |verb: &str| draft.to(&format!("questions/{}{verb}", question.name));
    html! {
        div.govuk-inset-text {
            p.govuk-body { a.govuk-link href=(at("")) { (question.whole()) } br;
                span.govuk-hint { (asked::answers(question)) @if question.with_previous { ". On the page of the question before it" }
                    @if let Some(condition) = &question.ask_if { ". " (asked::asked_of(draft.instrument(), condition)) } } }
            (moves(draft, &question.name, &at("/move"), &at("/delete")))
        }
    }
}

/// The buttons of a part or a question; each says what it is about to whoever hears the page.
fn moves(draft: &Draft<'_>, what: &str, to: &str, delete: &str) -> Markup {
    let way = |way: &str, label: &str| {
        html! {
            form method="post" action=(to) novalidate {
                (mark(draft)) input type="hidden" name="way" value=(way);
                button.govuk-button.govuk-button--secondary type="submit" { (label) span.govuk-visually-hidden { ": " (what) } }
            }
        }
    };
    button_group(html! {
        (way("up", "Up")) (way("down", "Down"))
        form method="post" action=(delete) novalidate {
            (mark(draft))
            button.govuk-button.govuk-button--secondary type="submit" { "Delete" span.govuk-visually-hidden { ": " (what) } }
        }
    })
}

pub(super) fn mark(draft: &Draft<'_>) -> Markup {
    html! { input type="hidden" name=(MARK) value=(draft.own.mark); }
}
