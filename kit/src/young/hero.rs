//! The field of colour a welcome page, a plan or a thank-you page opens with.

use maud::{Markup, html};

/// The flat colours a picture or a hero can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Yellow: welcome, a plan.
    Sun,
    /// Pale violet: what young people said.
    Lilac,
    /// Pale green: done, thank you.
    Mint,
    /// Pale red: help.
    Peach,
    /// Pale blue: questions.
    Sky,
}

impl Ground {
    /// The class of the small square a picture stands on.
    pub(super) const fn square(self) -> &'static str {
        match self {
            Self::Sun => "y-field-sun",
            Self::Lilac => "y-field-lilac",
            Self::Mint => "y-field-mint",
            Self::Peach => "y-field-peach",
            Self::Sky => "y-field-sky",
        }
    }

    const fn field(self) -> Option<&'static str> {
        match self {
            Self::Sun => None,
            Self::Lilac => Some("y-hero--lilac"),
            Self::Mint => Some("y-hero--mint"),
            Self::Peach => Some("y-hero--peach"),
            Self::Sky => Some("y-hero--sky"),
        }
    }
}

/// The opening of a page.
#[derive(Debug)]
pub struct Hero<'a> {
    /// The colour it stands on.
    pub ground: Ground,
    /// The small line above the title: usually who is speaking.
    pub over: Option<&'a str>,
    /// The title: the page's `h1`.
    pub title: &'a str,
    /// The sentence under it.
    pub lead: Option<&'a str>,
    /// Short facts under that.
    pub chips: &'a [&'a str],
    /// A picture: [`super::scene`], or one of the set drawn large.
    pub picture: Option<Markup>,
}

/// The field of colour with its rounded foot.
pub fn hero(hero: Hero<'_>) -> Markup {
    html! {
        div.y-hero.(hero.ground.field().unwrap_or_default()) {
            div.y-wrap {
                @if let Some(picture) = &hero.picture { div.y-hero__picture { (picture) } }
                @if let Some(over) = hero.over { p.y-hero__over { (over) } }
                h1 { (hero.title) }
                @if let Some(lead) = hero.lead { p { (lead) } }
                @if !hero.chips.is_empty() {
                    ul.y-chips { @for chip in hero.chips { li.y-chip { (chip) } } }
                }
            }
        }
    }
}
