//! Links in rows: ways back, which stand before the main part (see [`super::Shell::before`]), and filters.

use maud::{Markup, html};

/// Back to where this was opened from.
pub fn back_link(label: &str, href: &str) -> Markup {
    html! { nav aria-label="Back" { a.govuk-back-link href=(href) { (label) } } }
}

/// Ways to narrow a list, as links: `(label, href, whether it is on)`.
pub fn filters(name: &str, all: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav.nb-filters aria-label=(name) {
            ul."nb-filters__list" {
                @for (label, href, on) in all {
                    li { a."nb-filters__link" href=(href) aria-current=[on.then_some("true")] { (label) } }
                }
            }
        }
    }
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
