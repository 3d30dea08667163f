//! A date as people write it: day, month, year.

use maud::{Markup, html};

use super::{Field, fieldset};

/// What was typed in the three boxes, kept as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month, as a number.
    pub month: String,
    /// Year.
    pub year: String,
}

impl DateParts {
    /// A date that is known.
    pub fn of(year: i32, month: u32, day: u32) -> Self {
        Self { day: day.to_string(), month: month.to_string(), year: year.to_string() }
    }
}

/// Three boxes, sent as `name-day`, `name-month` and `name-year`; the field's own value isn't used.
pub fn date_input(field: &Field, parts: &DateParts) -> Markup {
    let name = &field.name;
    let boxes = [
        (name.clone(), "day", "Day", 2, &parts.day),
        (format!("{name}-month"), "month", "Month", 2, &parts.month),
        (format!("{name}-year"), "year", "Year", 4, &parts.year),
    ];
    fieldset(
        field,
        Some("group"),
        html! {
            div.govuk-date-input {
                @for (id, part, label, width, value) in boxes {
                    div."govuk-date-input__item" {
                        div.govuk-form-group {
                            label.govuk-label."govuk-date-input__label" for=(id) { (label) }
                            input.govuk-input."govuk-date-input__input".{ "govuk-input--width-" (width) }
                                ."govuk-input--error"[field.error.is_some()] id=(id) name={ (name) "-" (part) }
                                type="text" inputmode="numeric" value=(value);
                        }
                    }
                }
            }
        },
    )
}
