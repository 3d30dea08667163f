//! One line of text.

use maud::{Markup, html};

use super::{Field, wrapper};

/// What a line of text is for. The default is plain text across the page.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// `text`, `email`, `tel`, `search`, `url`, `password`.
    pub kind: &'a str,
    /// Whole numbers: the phone shows digits, the width is short.
    pub digits: bool,
    /// How many characters wide (2, 3, 4, 5, 10, 20 or 30); `None` is the full width.
    pub width: Option<u8>,
    /// What a browser may fill in.
    pub autocomplete: Option<&'a str>,
    /// What stands before the box, such as "£"; the label must say it too.
    pub prefix: Option<&'a str>,
    /// What stands after it, such as "hours".
    pub suffix: Option<&'a str>,
}

impl Default for Input<'_> {
    fn default() -> Self {
        Self { kind: "text", digits: false, width: None, autocomplete: None, prefix: None, suffix: None }
    }
}

/// One line of plain text.
pub fn input(field: &Field) -> Markup {
    input_as(field, &Input::default())
}

/// One line of text of a certain kind.
pub fn input_as(field: &Field, what: &Input<'_>) -> Markup {
    let width = what.width.map(|width| format!("govuk-input--width-{width}")).unwrap_or_default();
    let bare = html! {
        input.govuk-input."govuk-input--error"[field.error.is_some()].(width) id=(field.name) name=(field.name)
            type=(what.kind) value=(field.value) inputmode=[what.digits.then_some("numeric")]
            autocomplete=[what.autocomplete] aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    };
    let control = html! {
        @if what.prefix.is_none() && what.suffix.is_none() { (bare) } @else {
            div."govuk-input__wrapper" {
                @if let Some(prefix) = what.prefix { div."govuk-input__prefix" aria-hidden="true" { (prefix) } }
                (bare)
                @if let Some(suffix) = what.suffix { div."govuk-input__suffix" aria-hidden="true" { (suffix) } }
            }
        }
    };
    wrapper(field, control)
}
