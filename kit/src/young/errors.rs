//! What went wrong and how to put it right: at the top of the page, and at the field.

use maud::{Markup, PreEscaped, html};

/// The list at the top of a page that came back, with a link to each field: `(name of the field, what to do)`.
pub fn error_summary(title: &str, problems: &[(&str, &str)]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.y-errors role="alert" tabindex="-1" {
                h2 { (title) }
                ul {
                    @for (name, what) in problems { li { a href={ "#" (name) } { (what) } } }
                }
            }
        }
    }
}

pub(super) fn at_field(name: &str, what: &str) -> Markup {
    html! { p.y-error id={ (name) "-error" } { (PreEscaped(SIGN)) (what) } }
}

/// Drawn as well as coloured: colour alone would be lost on some readers.
const SIGN: &str = r##"<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="11" fill="#B83A2B"/><path d="M11 5v7m0 4v.1" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>"##;
