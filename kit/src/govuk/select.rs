//! A choice from many, where radios would fill the page.

use maud::{Markup, html};

use super::{Field, Item, wrapper};

/// A choice from `items`; the field's value is the one chosen. `blank` is the first, empty line.
pub fn select(field: &Field, blank: Option<&str>, items: &[Item]) -> Markup {
    wrapper(
        field,
        html! {
            select.govuk-select."govuk-select--error"[field.error.is_some()] id=(field.name) name=(field.name)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                @if let Some(blank) = blank { option value="" { (blank) } }
                @for item in items {
                    option value=(item.value) selected[item.value == field.value] { (item.label) }
                }
            }
        },
    )
}
