//! Typing a code from a letter: one field that forgives how codes are copied from paper.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kit::forms::Form;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::words::{Language, SHELL, Speech};
use kit::young::{Asked, Heading, button, error_summary, note, short_text};
use languages::Offer;
use maud::{Markup, html};

use super::{Sheet, WRONG_CODE};
use crate::code;
use crate::found::{Found, find};
use crate::words;

const FIELD: &str = "code";

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let t = words::of(&cx);
    page(draw(t, picker(&cx, t).await?, &Form::default()))
}

pub(in crate::pages) async fn post(cx: Cx, mut form: Form) -> Answer {
    let t = words::of(&cx);
    let Some(code) = read(t, &mut form) else { return refused(draw(t, picker(&cx, t).await?, &form)) };
    let tx = cx.read().await?;
    if matches!(find(&tx, &code).await?, Found::Nothing) {
        drop(tx);
        return wrong(&cx, t, form).await;
    }
    go(code::path(&code))
}

/// A code that nobody has; where there were too many of them, it stays in its field for the time of waiting.
async fn wrong(cx: &Cx, t: Speech, mut form: Form) -> Answer {
    if let Err(Refusal::TooMany(seconds)) = cx.not_too_often(&WRONG_CODE) {
        let minutes = ((seconds + 59) / 60).max(1).to_string();
        form.refuse(FIELD, SHELL.spoken(t.language()).fill("often-lead", &[("minutes", &minutes)]));
        let wait = [(header::RETRY_AFTER, seconds.to_string())];
        let page = draw(t, picker(cx, t).await?, &form);
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, page).into_response());
    }
    cx.count(&WRONG_CODE);
    form.refuse(FIELD, t.say("code-wrong"));
    refused(draw(t, picker(cx, t).await?, &form))
}

/// The other languages: nobody knows yet which survey it is, so all of them.
async fn picker(cx: &Cx, t: Speech) -> Result<Offer, Refusal> {
    languages::offer(&cx.read().await?, t.language(), &Language::ALL).await
}

/// The code in the shape it was made. What can't be one is no try at guessing, and isn't counted as one.
fn read(t: Speech, form: &mut Form) -> Option<String> {
    let plain = code::plain(form.value(FIELD));
    let count = plain.chars().count();
    if count == 0 {
        form.refuse(FIELD, t.say("code-empty"));
    } else if count != code::LENGTH {
        form.refuse(FIELD, t.fill("code-length", &[("count", &count.to_string())]));
    } else if code::read(&plain).is_none() {
        form.refuse(FIELD, t.say("code-wrong"));
    }
    if form.refused() { None } else { Some(plain) }
}

fn draw(t: Speech, offer: Offer, form: &Form) -> Markup {
    let (text, hint) = (t.say("code-title"), t.say("code-hint"));
    let error = form.error(FIELD);
    let asked = Asked { name: FIELD, text: &text, hint: Some(&hint), error, heading: Heading::Page };
    let content = html! {
        @if let Some(note) = offer.note { (note) }
        @if let Some(error) = error { (error_summary(&t.say("trouble-title"), &[(FIELD, error)])) }
        form method="post" action="/s" novalidate {
            (short_text(&asked, "text", Some("off"), form.value(FIELD)))
            (button(&t.say("code-go")))
        }
        (note(&t.say("code-note"), Some((&t.say("help-title"), "/survey/help"))))
    };
    let title = if error.is_some() { format!("{}: {text}", t.say("trouble-title")) } else { text.clone() };
    Sheet { speech: t, languages: offer.picker, title: &title, back: Some("/"), hero: None, content }.draw()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (Option<String>, String) {
        let mut form = Form::filled([(FIELD, text.to_owned())]);
        let t = words::spoken(Language::English);
        let code = read(t, &mut form);
        (code, draw(t, Offer::default(), &form).into_string())
    }

    #[test]
    fn a_code_is_forgiven_and_what_can_not_be_one_is_kept_and_told() {
        assert_eq!(typed(" 0123 ABCD-4567 ").0.as_deref(), Some("0123abcd4567"));
        for (text, told) in
            [("", "Type the code"), ("0123 ABCD", "You typed 8"), ("0123abcd456é", "don’t know")]
        {
            let (code, page) = typed(text);
            assert!(code.is_none());
            assert!(page.contains(told) && page.contains("id=\"code-error\""), "{page}");
            assert!(page.contains(&format!("value=\"{text}\"")), "{page}");
        }
    }
}
