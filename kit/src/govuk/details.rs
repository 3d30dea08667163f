//! More for those who want it.

use maud::{Markup, html};

/// A line that opens to more.
pub fn details(summary: &str, content: Markup) -> Markup {
    details_open(false, summary, content)
}

/// The same, open from the start where there is something to see in it.
pub fn details_open(open: bool, summary: &str, content: Markup) -> Markup {
    html! {
        details.govuk-details open[open] {
            summary."govuk-details__summary" { span."govuk-details__summary-text" { (summary) } }
            div."govuk-details__text" { (content) }
        }
    }
}
