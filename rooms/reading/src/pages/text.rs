//! One text, at the desk, three hundred in a row: everything on one page, one button, and then the next.

use axum::extract::Path;
use kit::Tx;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Item, back_link, checkboxes, error_summary};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::{DESK, HERE, first, second, wave_path};
use crate::model::{State, Theme, Waiting};
use crate::rights::{self, Open, Permit, ReadText};
use crate::store;

/// The revision of the text that is open, so that what somebody else decided meanwhile is not written over.
const REVISION: &str = "revision";
pub(super) const THEMES: &str = "themes";
pub(super) const WORDS: &str = "words";
/// More than any text of a survey has, with its marks.
pub(super) const MOST: usize = 5_000;

pub(super) async fn get(cx: Cx, Path((read, text)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_text(&tx, actor, &read, &text).await?;
    let open = permit.thing();
    if !open.text.is_open(open.shelf.reader) {
        return go(wave_path(open.shelf.wave.id));
    }
    let form = if open.text.state == State::Proposed { second::filled(open) } else { first::filled(open) };
    page(draw(&tx, actor, open, &form).await?)
}

pub(super) async fn post(cx: Cx, Path((read, text)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::read_text(&tx, actor, &read, &text).await?;
    let open = permit.thing();
    if form.value(REVISION) != open.text.revision.to_string() {
        form.refuse(
            WORDS,
            "Another reviewer decided on this text while you had it open. Nothing of yours was saved. This is how it stands now",
        );
        return refused(draw(&tx, actor, open, &form).await?);
    }
    if done(&permit, &mut form).await? {
        let next = wave_path(open.shelf.wave.id);
        tx.commit().await?;
        return go(next);
    }
    refused(draw(&tx, actor, open, &form).await?)
}

/// `false` where something has to be put right first.
async fn done(permit: &Permit<'_, ReadText>, form: &mut Form) -> Result<bool, Refusal> {
    match permit.thing().text.state {
        State::Proposed => second::done(permit, form).await,
        _ => first::done(permit, form).await,
    }
}

/// The themes that are ticked.
pub(super) fn themes(form: &mut Form) -> Vec<Theme> {
    let mut themes: Vec<Theme> = form.values(THEMES).into_iter().filter_map(Theme::of).collect();
    themes.sort();
    themes.dedup();
    if themes.is_empty() {
        form.refuse(THEMES, "Choose what it is about");
    }
    themes
}

async fn draw(tx: &Tx, actor: &Actor, open: &Open, form: &Form) -> Result<Markup, Refusal> {
    let waiting = store::waiting(tx, open.shelf.wave.id, open.shelf.reader).await?;
    let (title, fields) = if !open.text.is_open(open.shelf.reader) {
        ("A text that is with others", over(form))
    } else if open.text.state == State::Proposed {
        ("Second reading", second::fields(open, form))
    } else {
        ("First reading", first::fields(open, form))
    };
    let content = html! {
        (error_summary(form.errors()))
        span.govuk-caption-l { (open.shelf.la.name) ", survey that closed on " (written(open.shelf.wave.closed_on)) }
        h1.govuk-heading-l { (title) }
        (left(&waiting))
        (original(open))
        form method="post" novalidate {
            input type="hidden" name=(REVISION) value=(open.text.revision);
            (fields)
        }
    };
    let title = if form.refused() { format!("Error: {title}") } else { title.to_owned() };
    let before = Some(back_link(HERE, DESK));
    Ok(Frame { title: &title, here: HERE, before, content, ..Frame::default() }.draw(actor))
}

fn left(waiting: &Waiting) -> Markup {
    html! {
        p.govuk-hint { (waiting.done()) " of " (waiting.all) " done. For you: " (waiting.first) " to read, " (waiting.second) " to read second." }
    }
}

/// The text as it was written, in whatever language and direction.
fn original(open: &Open) -> Markup {
    html! {
        h2.govuk-heading-s { (open.text.asked) }
        div.govuk-inset-text dir="auto" data-said { (open.text.words) }
        @if !open.text.may_quote {
            p.govuk-body { strong { "Not to be quoted." } " The writer did not tick that these words may be used. Its themes count." }
        } @else if !open.shelf.wave.quotable {
            p.govuk-body { strong { "Not to be quoted." } " Too few answered this survey. Its themes count in the national picture only." }
        }
    }
}

/// Somebody else was first, and this reviewer has nothing to say of it any more: what was typed is still there to be copied.
fn over(form: &Form) -> Markup {
    html! {
        @if form.has(WORDS) { (kit::govuk::textarea(&form.field(WORDS, "What you had typed", None), 6)) }
        p.govuk-body { a.govuk-link href=(DESK) { "Back to the desk" } }
    }
}

pub(super) fn theme_boxes(form: &Form) -> Markup {
    let items: Vec<Item> = Theme::ALL.iter().map(|theme| Item::new(theme.code(), theme.words())).collect();
    let ticked: Vec<String> = form.values(THEMES).into_iter().map(str::to_owned).collect();
    checkboxes(&form.field(THEMES, "What is it about?", None), &items, &ticked)
}

/// One box to tick.
pub(super) fn tick(form: &Form, name: &str, legend: &str, label: &str) -> Markup {
    let ticked: Vec<String> = form.values(name).into_iter().map(str::to_owned).collect();
    checkboxes(&form.field(name, legend, None), &[Item::new("yes", label)], &ticked)
}
