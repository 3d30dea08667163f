//! A dense list whose lines open to more.

use maud::{Markup, html};

/// One line.
#[derive(Debug)]
pub struct Line<'a> {
    /// What it is, in a word or two.
    pub what: &'a str,
    /// More about it, seen without opening it.
    pub about: &'a str,
    /// How it stands: a [`super::tag`].
    pub state: Markup,
    /// What it opens to.
    pub more: Markup,
}

/// The lines, in this order.
pub fn lines(all: &[Line<'_>]) -> Markup {
    html! {
        ul.nb-lines {
            @for line in all {
                li {
                    details {
                        summary."nb-lines__line" {
                            span."nb-lines__what" { (line.what) } " "
                            span."nb-lines__about" { (line.about) } " "
                            span."nb-lines__state" { (line.state) }
                        }
                        div."nb-lines__more" { (line.more) }
                    }
                }
            }
        }
    }
}
