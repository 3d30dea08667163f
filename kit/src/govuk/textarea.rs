//! Several lines of text.

use maud::{Markup, html};

use super::{Field, wrapper};

/// Several lines of text, `rows` high.
pub fn textarea(field: &Field, rows: u8) -> Markup {
    wrapper(
        field,
        html! {
            textarea.govuk-textarea."govuk-textarea--error"[field.error.is_some()] id=(field.name) name=(field.name)
                rows=(rows) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (field.value) }
        },
    )
}
