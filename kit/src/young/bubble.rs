//! Speech bubbles: somebody's words, with a tail.

use maud::{Markup, html};

/// Whose words a bubble holds; the colour follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// We ask something (sky).
    Asked,
    /// A young person said something (lilac).
    Said,
}

/// A bubble around `words`, with an optional second line.
pub fn bubble(voice: Voice, words: Markup, hint: Option<&str>) -> Markup {
    html! {
        div.y-bubble."y-bubble--said"[voice == Voice::Said] {
            (words)
            @if let Some(hint) = hint { span.y-hint { (hint) } }
        }
    }
}
