//! Things said in passing: what was just done, what to know, what to be careful about, what isn't there yet.

use maud::{Markup, html};

/// What a banner tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// What was asked for has been done; read out at once.
    Success,
    /// Something to know.
    Important,
}

/// A banner across the page; at most one of each kind on a page.
pub fn notification_banner(tell: Tell, content: Markup) -> Markup {
    let (role, title, id) = match tell {
        Tell::Success => ("alert", "Success", "banner-success"),
        Tell::Important => ("region", "Important", "banner-important"),
    };
    html! {
        div.govuk-notification-banner."govuk-notification-banner--success"[tell == Tell::Success] role=(role)
            aria-labelledby=(id) {
            div."govuk-notification-banner__header" { h2."govuk-notification-banner__title" id=(id) { (title) } }
            div."govuk-notification-banner__content" { div."govuk-notification-banner__heading" { (content) } }
        }
    }
}

/// Something set apart from the text around it.
pub fn inset_text(content: Markup) -> Markup {
    html! { div.govuk-inset-text { (content) } }
}

/// Something with consequences.
pub fn warning_text(words: &str) -> Markup {
    html! {
        div.govuk-warning-text {
            span."govuk-warning-text__icon" aria-hidden="true" { "!" }
            strong."govuk-warning-text__text" { span.govuk-visually-hidden { "Warning: " } (words) }
        }
    }
}

/// There is nothing here yet: say so, and what to do next.
pub fn empty(content: Markup) -> Markup {
    html! { div.nb-empty { (content) } }
}
