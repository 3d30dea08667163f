//! What many people said, told back to them: a bubble with its picture and, where the words name them, as many people.

use maud::{Markup, html};

use super::{Ground, Picture, drawn};

/// A part of a page under its heading.
pub fn part(title: &str, content: Markup) -> Markup {
    html! { section.y-part { h2 { (title) } (content) } }
}

/// One thing that people said. `people` are so many of so many, as `words` say it: the drawing only repeats them, and is
/// hidden from screen readers.
pub fn heard(ground: Ground, which: Picture, words: &str, people: Option<(u8, u8)>) -> Markup {
    html! {
        li.y-bubble.(ground.square()) {
            div.y-heard__top {
                (drawn(which, 56))
                @if let Some((some, of)) = people { (crowd(some, of)) }
            }
            p data-said { (words) }
        }
    }
}

/// Somebody's own words.
pub fn quoted(words: &str) -> Markup {
    html! { blockquote.y-bubble."y-bubble--said" { p { "“" (words) "”" } } }
}

/// Width and height of one person, and the way to the next, in px.
const ONE: (u16, u16) = (20, 40);
/// People in a row: ten stand in two.
const ROW: u16 = 5;

/// A crowd: `some` of `of` in full colour. Colour alone says nothing: those are also taller.
fn crowd(some: u8, of: u8) -> Markup {
    let (some, of) = (u16::from(some), u16::from(of));
    let (wide, high) = (of.min(ROW) * ONE.0, of.div_ceil(ROW) * ONE.1);
    html! {
        svg.y-crowd width=(wide) height=(high) viewBox={ "0 0 " (wide) " " (high) } aria-hidden="true" stroke="#1B1F3B" stroke-width="2" {
            @for at in 0..of { (person(at % ROW * ONE.0, at / ROW * ONE.1, at < some)) }
        }
    }
}

fn person(x: u16, y: u16, one_of_them: bool) -> Markup {
    let (fill, head) = if one_of_them { ("#5B3A9E", y + 9) } else { ("#FFFBF5", y + 14) };
    let body = format!("M{} {}v-8a7 7 0 0 1 14 0v8Z", x + 3, y + 38);
    let body = if one_of_them { format!("M{} {}v-14a7 7 0 0 1 14 0v14Z", x + 3, y + 38) } else { body };
    html! {
        path d=(body) fill=(fill) {}
        circle cx=(x + 10) cy=(head) r="5.5" fill=(fill) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_people_stand_there_as_are_said() {
        let drawn = heard(Ground::Mint, Picture::Home, "1 in 3 of us", Some((1, 3))).into_string();
        assert_eq!(drawn.matches("<circle").count(), 3, "{drawn}");
        assert_eq!(drawn.matches("fill=\"#5B3A9E\"").count(), 2, "a head and a body");
        assert!(!drawn.contains("style=") && drawn.contains("aria-hidden"));
        assert!(
            !heard(Ground::Mint, Picture::Home, "More than half of us", None)
                .into_string()
                .contains("<circle")
        );
    }
}
