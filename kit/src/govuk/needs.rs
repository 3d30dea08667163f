//! "What needs you": the list every home page opens with.

use maud::{Markup, html};

use super::{Colour, tag};

/// How pressing a need is; the edge of its row follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It is late, or somebody waits.
    Late,
    /// It is yours to do.
    Due,
    /// It is done, and shown so that one can see it.
    Done,
}

/// Something that waits for this person.
#[derive(Debug, Clone, Copy)]
pub struct Need<'a> {
    /// What to do, as a link.
    pub what: &'a str,
    /// Where to do it.
    pub href: &'a str,
    /// Why, for whom, since when.
    pub why: &'a str,
    /// By when or how far, in a word or two.
    pub state: &'a str,
    /// How pressing it is.
    pub urgency: Urgency,
}

/// The list, most pressing first as given; `nothing` is said where there is nothing to do.
pub fn needs(all: &[Need<'_>], nothing: Markup) -> Markup {
    if all.is_empty() {
        return super::empty(nothing);
    }
    html! { ul.nb-needs { @for need in all { (row(need)) } } }
}

fn row(need: &Need<'_>) -> Markup {
    let (class, colour) = match need.urgency {
        Urgency::Late => ("nb-needs__item nb-needs__item--late", Colour::Red),
        Urgency::Due => ("nb-needs__item", Colour::Sky),
        Urgency::Done => ("nb-needs__item nb-needs__item--done", Colour::Grey),
    };
    html! {
        li class=(class) {
            a.govuk-link."nb-needs__link" href=(need.href) { (need.what) }
            p."nb-needs__why" { (need.why) }
            div."nb-needs__state" { (tag(colour, need.state)) }
        }
    }
}
