//! Buttons, and links that look like them.

use maud::{Markup, html};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// The one thing to do here.
    Primary,
    /// Something else one may do.
    Secondary,
    /// It can't be undone.
    Warning,
}

impl Press {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
        }
    }
}

/// Sends the form it stands in.
pub fn button(press: Press, label: &str) -> Markup {
    html! { button type="submit" class=(press.class()) { (label) } }
}

/// Sends the form with `name=value`, where one form has several buttons.
pub fn named_button(press: Press, label: &str, name: &str, value: &str) -> Markup {
    html! { button type="submit" class=(press.class()) name=(name) value=(value) { (label) } }
}

/// A link that starts or continues something.
pub fn link_button(press: Press, label: &str, href: &str) -> Markup {
    html! { a href=(href) class=(press.class()) { (label) } }
}

/// Several buttons and links side by side.
pub fn button_group(content: Markup) -> Markup {
    html! { div.govuk-button-group { (content) } }
}
