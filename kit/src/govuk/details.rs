//! More for those who want it.

use maud::{Markup, html};

/// A line that opens to more.
pub fn details(summary: &str, content: Markup) -> Markup {
    html! {
        details.govuk-details {
            summary."govuk-details__summary" { span."govuk-details__summary-text" { (summary) } }
            div."govuk-details__text" { (content) }
        }
    }
}
