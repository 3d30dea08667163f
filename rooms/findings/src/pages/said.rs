//! In their own words: what was released, beside the figures of the same part of the survey.

use kit::govuk::details;
use maud::{Markup, html};

use super::finding::came_of;
use crate::Planned;
use crate::own_words::{Quote, Said};
use crate::shown::quotes;

/// As many as are read beside figures; the rest opens on demand.
const AT_ONCE: usize = 3;

/// The quotes about one part of the survey.
pub(super) fn about(said: &Said, picture: &str, pictures: &[&str], plans: &[Planned]) -> Markup {
    listed("In their own words", &said.about(picture, pictures).collect::<Vec<_>>(), plans)
}

/// What the texts are about, and the quotes that no part of the survey has.
pub(super) fn rest(said: &Said, pictures: &[&str], plans: &[Planned]) -> Markup {
    let others: Vec<&Quote> = said.about_none(pictures).collect();
    let themes = quotes::about(said);
    html! {
        @if !said.quotes.is_empty() || !themes.is_empty() {
            section.nb-theme {
                h2.govuk-heading-l { "What they wrote" }
                p.govuk-body { (quotes::WHO_READ) }
                @if !themes.is_empty() {
                    h3.govuk-heading-m { "What it was about" }
                    ul.govuk-list."govuk-list--bullet" { @for line in &themes { li { (line) } } }
                    p.govuk-hint { (quotes::MORE_THAN_ONE) }
                }
                (listed("Also said", &others, plans))
            }
        }
    }
}

fn listed(title: &str, quotes: &[&Quote], plans: &[Planned]) -> Markup {
    let (first, more) = quotes.split_at(quotes.len().min(AT_ONCE));
    html! {
        @if !first.is_empty() {
            section.nb-finding {
                h3.govuk-heading-m { (title) }
                (drawn(first, plans))
                @if !more.is_empty() { (details(&format!("{} more", more.len()), drawn(more, plans))) }
            }
        }
    }
}

fn drawn(quotes: &[&Quote], plans: &[Planned]) -> Markup {
    html! {
        @for quote in quotes {
            div.govuk-inset-text id=(quote.key) data-said { "“" (quote.words) "”" }
            (came_of(plans, &quote.key))
        }
    }
}
