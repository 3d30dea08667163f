//! What is known about one thing, line by line.

use maud::{Markup, html};

/// One line.
#[derive(Debug)]
pub struct Row<'a> {
    /// What it is.
    pub key: &'a str,
    /// What is known.
    pub value: Markup,
    /// Where to change it: `(label, href)`; the key is read out after the label.
    pub change: Option<(&'a str, &'a str)>,
}

/// The lines, with their ways to change them.
pub fn summary_list(rows: &[Row<'_>]) -> Markup {
    let any = rows.iter().any(|row| row.change.is_some());
    html! {
        dl.govuk-summary-list {
            @for row in rows {
                div."govuk-summary-list__row"."govuk-summary-list__row--no-actions"[any && row.change.is_none()] {
                    dt."govuk-summary-list__key" { (row.key) }
                    dd."govuk-summary-list__value" { (row.value) }
                    @if let Some((label, href)) = row.change {
                        dd."govuk-summary-list__actions" {
                            a.govuk-link href=(href) { (label) span.govuk-visually-hidden { " " (row.key) } }
                        }
                    }
                }
            }
        }
    }
}
