//! One of a few.

use maud::{Markup, html};

use super::{Field, Item, fieldset};

/// One of `items`; the field's value is the one chosen.
pub fn radios(field: &Field, items: &[Item]) -> Markup {
    group(field, items, "govuk-radios govuk-radios--small")
}

/// The same beside one another, for two or three short ones.
pub fn radios_inline(field: &Field, items: &[Item]) -> Markup {
    group(field, items, "govuk-radios govuk-radios--small govuk-radios--inline")
}

fn group(field: &Field, items: &[Item], class: &str) -> Markup {
    fieldset(
        field,
        None,
        html! {
            div class=(class) { @for (at, item) in items.iter().enumerate() { (one(field, at, item)) } }
        },
    )
}

/// The first carries the field's name as its id, the others are numbered from 2.
fn one(field: &Field, at: usize, item: &Item) -> Markup {
    let id = super::field::nth(&field.name, at);
    html! {
        div."govuk-radios__item" {
            input."govuk-radios__input" id=(id) name=(field.name) type="radio" value=(item.value)
                checked[item.value == field.value]
                aria-describedby=[item.hint.as_ref().map(|_| format!("{id}-item-hint"))];
            label.govuk-label."govuk-radios__label" for=(id) { (item.label) }
            @if let Some(hint) = &item.hint {
                div.govuk-hint."govuk-radios__hint" id={ (id) "-item-hint" } { (hint) }
            }
        }
    }
}
