//! The public plan: a thread from what was said, to what is being done, to what will be seen.

use maud::{Markup, html};

use super::{Ground, Picture, drawn, picture};

/// How a promise stands; the words say it, the colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// On its way (sky).
    Sky,
    /// Needs help (peach).
    Peach,
    /// Done (mint).
    Mint,
}

/// A part of the plan: its picture and title, and what belongs to it.
pub fn theme(which: Picture, ground: Ground, title: &str, content: Markup) -> Markup {
    html! {
        section.y-theme {
            h2 { span.(ground.square()) { (picture(which)) } (title) }
            (content)
        }
    }
}

/// What young people said, in a bubble. `label` is "You said".
pub fn said(label: &str, words: &str) -> Markup {
    html! { div.y-bubble."y-bubble--said" { p.y-tag { (label) } p data-said { (words) } } }
}

/// What the council does, on a straight card. `label` is "We are doing".
pub fn doing(label: &str, content: Markup) -> Markup {
    html! { div.y-doing { p.y-tag { (label) } (content) } }
}

/// How young people take part in what is done: a line of its own in the card, with two people beside it.
pub fn together(words: &str) -> Markup {
    html! { p.y-together { (drawn(Picture::Friends, 34)) span { (words) } } }
}

/// What a young person will notice. `label` is "What you will see".
pub fn will_see(label: &str, content: Markup) -> Markup {
    html! { div.y-see { p.y-tag { (label) } (content) } }
}

/// How it stands, in a few words.
pub fn status(tone: Tone, words: &str) -> Markup {
    let class = match tone {
        Tone::Sky => "y-status--sky",
        Tone::Peach => "y-status--peach",
        Tone::Mint => "y-status--mint",
    };
    html! { p.y-status.(class) { (words) } }
}

/// One promise, from words to what is seen.
#[derive(Debug)]
pub struct Knot {
    /// See [`said`].
    pub said: Markup,
    /// See [`doing`].
    pub doing: Markup,
    /// See [`will_see`].
    pub see: Markup,
    /// See [`status`].
    pub status: Option<Markup>,
}

/// One promise on its thread.
pub fn knot(knot: Knot) -> Markup {
    html! {
        li.y-knot {
            (knot.said) (knot.doing) (knot.see)
            @if let Some(status) = &knot.status { (status) }
        }
    }
}

/// The promises of one theme.
pub fn thread(knots: Vec<Knot>) -> Markup {
    html! { ol { @for each in knots { (knot(each)) } } }
}

/// "Is this working?": the dark card that asks back.
pub fn working(title: &str, text: &str, content: Markup) -> Markup {
    html! { section.y-working { h2 { (title) } p { (text) } (content) } }
}
