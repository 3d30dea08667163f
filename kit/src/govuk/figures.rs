//! Two or three numbers that tell where things stand.

use maud::{Markup, html};

/// A number and what it counts.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    /// The number, as people write it.
    pub number: &'a str,
    /// What it counts.
    pub label: &'a str,
}

/// Numbers side by side.
pub fn figures(all: &[Figure<'_>]) -> Markup {
    html! {
        dl.nb-figures {
            @for figure in all {
                div.nb-figure { dt { (figure.label) } dd { (figure.number) } }
            }
        }
    }
}
