//! A state in a word or two.

use maud::{Markup, html};

/// The field a tag stands on; the word says the state, the colour only leads the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// On its way.
    Sky,
    /// Nothing yet.
    Grey,
    /// Done.
    Green,
    /// Soon.
    Yellow,
    /// Late, or stuck.
    Red,
    /// From young people.
    Purple,
}

/// A state in a word or two.
pub fn tag(colour: Colour, words: &str) -> Markup {
    let class = match colour {
        Colour::Sky => "govuk-tag",
        Colour::Grey => "govuk-tag govuk-tag--grey",
        Colour::Green => "govuk-tag govuk-tag--green",
        Colour::Yellow => "govuk-tag govuk-tag--yellow",
        Colour::Red => "govuk-tag govuk-tag--red",
        Colour::Purple => "govuk-tag govuk-tag--purple",
    };
    html! { strong class=(class) { (words) } }
}
