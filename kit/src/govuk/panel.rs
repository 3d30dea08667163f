//! Something long is finished.

use maud::{Markup, html};

/// The page's `h1` on a field of colour, and a line under it.
pub fn panel(title: &str, content: Option<Markup>) -> Markup {
    html! {
        div.govuk-panel."govuk-panel--confirmation" {
            h1."govuk-panel__title" { (title) }
            @if let Some(content) = content { div."govuk-panel__body" { (content) } }
        }
    }
}
