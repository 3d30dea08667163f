//! Ways back. They stand before the main part: see [`super::Shell::before`].

use maud::{Markup, html};

/// Back to where this was opened from.
pub fn back_link(label: &str, href: &str) -> Markup {
    html! { nav aria-label="Back" { a.govuk-back-link href=(href) { (label) } } }
}

/// The pages above this one, from the top: `(label, href)`.
pub fn breadcrumbs(above: &[(&str, &str)]) -> Markup {
    html! {
        nav.govuk-breadcrumbs aria-label="Breadcrumb" {
            ol."govuk-breadcrumbs__list" {
                @for (label, href) in above {
                    li."govuk-breadcrumbs__list-item" { a."govuk-breadcrumbs__link" href=(href) { (label) } }
                }
            }
        }
    }
}
