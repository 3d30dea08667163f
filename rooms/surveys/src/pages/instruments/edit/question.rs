//! One question of a draft. Next: the other questions.

use axum::extract::Path;
use kit::forms::Form;
use kit::web::{Answer, Cx, Refusal, go, page, refused};

use super::fields::{field_of, filled, read};
use super::outline::{nth, place};
use super::view::draw;
use super::{Draft, MARK, broken, tidy};
use crate::instrument::{Instrument, Question};
use crate::writing;

pub(in crate::pages) async fn get(cx: Cx, Path((own, name)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let question = draft.instrument().question(&name).ok_or(Refusal::NotFound)?;
    page(draw(cx.actor()?, &draft, Some(question), &filled(question, draft.own.mark)))
}

/// A new one, at the end of its part.
pub(in crate::pages) async fn get_new(cx: Cx, Path((own, part)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    nth(draft.instrument(), &part).ok_or(Refusal::NotFound)?;
    let form = Form::filled([(MARK, draft.own.mark.to_string()), ("most", "500".to_owned())]);
    page(draw(cx.actor()?, &draft, None, &form))
}

pub(in crate::pages) async fn post(cx: Cx, Path((own, name)): Path<(String, String)>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let (part, at) = place(draft.instrument(), &name).ok_or(Refusal::NotFound)?;
    let before = draft.instrument().sections[part].questions[at].clone();
    let put = |instrument: &mut Instrument, question| instrument.sections[part].questions[at] = question;
    match save(&draft, Some(&before), form, put).await? {
        Saved::Yes(to) => {
            tx.commit().await?;
            go(to)
        }
        Saved::No(form) => refused(draw(cx.actor()?, &draft, Some(&before), &form)),
    }
}

pub(in crate::pages) async fn post_new(
    cx: Cx,
    Path((own, part)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let tx = cx.write().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let part = nth(draft.instrument(), &part).ok_or(Refusal::NotFound)?;
    let put = |instrument: &mut Instrument, question| instrument.sections[part].questions.push(question);
    match save(&draft, None, form, put).await? {
        Saved::Yes(to) => {
            tx.commit().await?;
            go(to)
        }
        Saved::No(form) => refused(draw(cx.actor()?, &draft, None, &form)),
    }
}

/// What came of saving a question.
enum Saved {
    /// Where to go on.
    Yes(String),
    /// The form, with what is wrong at its fields and all that was typed.
    No(Form),
}

async fn save(
    draft: &Draft<'_>,
    before: Option<&Question>,
    mut form: Form,
    put: impl FnOnce(&mut Instrument, Question),
) -> Result<Saved, Refusal> {
    if form.value(MARK) != draft.own.mark.to_string() {
        form.refuse("text", writing::CHANGED);
        return Ok(Saved::No(form));
    }
    let Some(question) = read(&mut form, before, draft.instrument()) else { return Ok(Saved::No(form)) };
    let (name, kind) = (question.name.clone(), question.kind.clone());
    let mut instrument = draft.instrument().clone();
    put(&mut instrument, question);
    tidy(&mut instrument);
    for fault in broken(draft.instrument(), &instrument) {
        // Another question may rest on this one's name or answers.
        let own = fault.question.as_deref() == Some(&*name);
        form.refuse(if own { field_of(fault.about, &kind) } else { "text" }, fault.what);
    }
    if form.refused() {
        return Ok(Saved::No(form));
    }
    draft.save(&form, instrument).await?;
    Ok(Saved::Yes(draft.to("edit")))
}
