//! Typing a code from a letter: one field that forgives how codes are copied from paper.

use kit::forms::Form;
use kit::web::{Answer, Cx, go, page, refused};
use kit::young::{Asked, Heading, button, error_summary, note, short_text};
use maud::{Markup, html};

use super::{Sheet, WRONG_CODE};
use crate::code;
use crate::found::{Found, find};
use crate::words::{fill, say};

const FIELD: &str = "code";

pub(in crate::pages) async fn get(_: Cx) -> Answer {
    page(draw(&Form::default()))
}

pub(in crate::pages) async fn post(cx: Cx, mut form: Form) -> Answer {
    let Some(code) = read(&mut form) else { return refused(draw(&form)) };
    let tx = cx.read().await?;
    if matches!(find(&tx, &code).await?, Found::Nothing) {
        cx.not_too_often(&WRONG_CODE)?;
        cx.count(&WRONG_CODE);
        form.refuse(FIELD, say("code-wrong"));
        return refused(draw(&form));
    }
    go(code::path(&code))
}

/// The code in the shape it was made. What can't be one is no try at guessing, and isn't counted as one.
fn read(form: &mut Form) -> Option<String> {
    let plain = code::plain(form.value(FIELD));
    let count = plain.chars().count();
    if count == 0 {
        form.refuse(FIELD, say("code-empty"));
    } else if count != code::LENGTH {
        form.refuse(FIELD, fill("code-length", &[("count", &count.to_string())]));
    } else if code::read(&plain).is_none() {
        form.refuse(FIELD, say("code-wrong"));
    }
    if form.refused() { None } else { Some(plain) }
}

fn draw(form: &Form) -> Markup {
    let (text, hint) = (say("code-title"), say("code-hint"));
    let error = form.error(FIELD);
    let asked = Asked { name: FIELD, text: &text, hint: Some(&hint), error, heading: Heading::Page };
    let content = html! {
        @if let Some(error) = error { (error_summary(&say("trouble-title"), &[(FIELD, error)])) }
        form method="post" action="/s" novalidate {
            (short_text(&asked, "text", Some("off"), form.value(FIELD)))
            (button(&say("code-go")))
        }
        (note(&say("code-note"), Some((&say("help-title"), "/survey/help"))))
    };
    let title = if error.is_some() { format!("{}: {text}", say("trouble-title")) } else { text.clone() };
    Sheet { title: &title, back: Some("/"), hero: None, content }.draw()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (Option<String>, String) {
        let mut form = Form::filled([(FIELD, text.to_owned())]);
        let code = read(&mut form);
        (code, draw(&form).into_string())
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
