//! A published share as a bar on a page.

use kit::govuk::bar_beside;
use maud::{Markup, html};

use crate::beside::Beside;
use crate::model::Finding;
use crate::shown::Bar;

/// The share that leads, in large digits with its bar. The sentence beside it says the same and what it is of, so a
/// screen reader is spared the digits.
pub(super) fn lead_of(finding: &Finding, beside: &[Beside]) -> Markup {
    html! {
        @if let Some(bar) = Bar::leading(finding, beside) {
            div.nb-lead."nb-lead--worry"[finding.worry] {
                @if let Some(share) = &bar.share { span."nb-lead__share" aria-hidden="true" { (share) } }
                (bar_beside(&bar.title, bar.measure, bar.mark))
            }
        }
    }
}
