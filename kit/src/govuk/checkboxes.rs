//! Any of a few.

use maud::{Markup, html};

use super::{Field, Item, fieldset};

/// Any of `items`; `chosen` holds the values ticked, and the field's own value isn't used.
pub fn checkboxes(field: &Field, items: &[Item], chosen: &[String]) -> Markup {
    fieldset(
        field,
        None,
        html! {
            div.govuk-checkboxes."govuk-checkboxes--small" {
                @for (at, item) in items.iter().enumerate() { (one(field, at, item, chosen.contains(&item.value))) }
            }
        },
    )
}

fn one(field: &Field, at: usize, item: &Item, ticked: bool) -> Markup {
    let id = super::field::nth(&field.name, at);
    html! {
        div."govuk-checkboxes__item" {
            input."govuk-checkboxes__input" id=(id) name=(field.name) type="checkbox" value=(item.value)
                checked[ticked] aria-describedby=[item.hint.as_ref().map(|_| format!("{id}-item-hint"))];
            label.govuk-label."govuk-checkboxes__label" for=(id) { (item.label) }
            @if let Some(hint) = &item.hint {
                div.govuk-hint."govuk-checkboxes__hint" id={ (id) "-item-hint" } { (hint) }
            }
        }
    }
}
