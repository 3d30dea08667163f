//! The smaller pieces: progress, buttons, reassurance, help lines, languages, what comes next.

use maud::{Markup, html};

use super::pictures::globe;
use super::{Ground, Picture, drawn, picture};

/// How far along: the words are read, the bars (`now` of `total`) are only seen.
pub fn progress(words: &str, now: u8, total: u8) -> Markup {
    html! {
        div.y-progress {
            p { (words) }
            div aria-hidden="true" { @for part in 1..=total { i.y-done[part <= now] {} } }
        }
    }
}

/// The one thing to press.
pub fn button(label: &str) -> Markup {
    html! { button.y-button type="submit" { (label) } }
}

/// The second thing to press, told apart on the server by `name` and `value`.
pub fn second_button(label: &str, name: &str, value: &str) -> Markup {
    html! { button.y-button."y-button--second" type="submit" name=(name) value=(value) { (label) } }
}

/// A link that is the next step.
pub fn link_button(label: &str, href: &str) -> Markup {
    html! { a.y-button href=(href) { (label) } }
}

/// The same to a page in another language than this one.
pub fn link_button_in(lang: &str, label: &str, href: &str) -> Markup {
    html! { a.y-button href=(href) hreflang=(lang) { (label) } }
}

/// A quiet line of reassurance with the shield, and where to read more: `(label, href)`.
pub fn note(text: &str, more: Option<(&str, &str)>) -> Markup {
    beside(Picture::Shield, text, more)
}

/// A quiet line to somebody who may need a person now, and where one is: `(label, href)`.
pub fn help_note(text: &str, more: (&str, &str)) -> Markup {
    beside(Picture::Talk, text, Some(more))
}

fn beside(which: Picture, text: &str, more: Option<(&str, &str)>) -> Markup {
    html! {
        div.y-note {
            (drawn(which, 36))
            p {
                (text)
                @if let Some((label, href)) = more { " " a href=(href) { (label) } }
            }
        }
    }
}

/// Somebody who helps.
#[derive(Debug, Clone, Copy)]
pub struct HelpLine<'a> {
    /// Who they are.
    pub name: &'a str,
    /// What they help with and when they are there.
    pub about: &'a str,
    /// What the link says: usually the number as people say it.
    pub label: &'a str,
    /// `tel:…`, `sms:…` or `https://…`.
    pub href: &'a str,
}

/// Help lines, each one press away.
pub fn help_card(title: &str, intro: Option<&str>, lines: &[HelpLine<'_>]) -> Markup {
    html! {
        section.y-help {
            h2 { (title) }
            @if let Some(intro) = intro { p { (intro) } }
            ul {
                @for line in lines {
                    li {
                        b { (line.name) }
                        p { (line.about) }
                        a href=(line.href) { bdi { (line.label) } }
                    }
                }
            }
        }
    }
}

/// A language that the page can be read in.
#[derive(Debug, Clone, Copy)]
pub struct OtherLanguage<'a> {
    /// As in `lang=""`.
    pub code: &'a str,
    /// Its name in itself.
    pub name: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// Where the page in it is.
    pub href: &'a str,
    /// Whether this is the page.
    pub current: bool,
}

/// The page in other languages, one line until it is opened: the language it is in and, as far as there is room, the names
/// of the others, so that somebody who can't read this one sees that there are more. `label` names it for screen readers.
pub fn languages(label: &str, all: &[OtherLanguage<'_>]) -> Markup {
    let one = all.iter().find(|each| each.current);
    html! {
        nav.y-langs aria-label=(label) {
            details {
                summary {
                    (globe())
                    span.y-vh { (label) ": " }
                    @if let Some(one) = one { b { (one.name) } }
                    span.y-langs__more aria-hidden="true" {
                        @for each in all.iter().filter(|each| !each.current) { bdi lang=(each.code) { (each.name) } " " }
                    }
                }
                ul {
                    @for each in all {
                        li { a href=(each.href) lang=(each.code) hreflang=(each.code) dir=(each.dir)
                            aria-current=[each.current.then_some("true")] { (each.name) } }
                    }
                }
            }
        }
    }
}

/// A small line that nobody has checked what stands here, and where it stands in English: `(label, href)`.
pub fn unchecked(words: &str, english: (&str, &str)) -> Markup {
    html! { p.y-unchecked { (words) " " a href=(english.1) hreflang="en" { (english.0) } } }
}

/// Short promises or facts, each beside a picture.
pub fn points(items: &[(Picture, Ground, Markup)]) -> Markup {
    html! {
        ul.y-points {
            @for (which, ground, words) in items {
                li { span.(ground.square()) { (picture(*which)) } span { (words) } }
            }
        }
    }
}

/// Somewhere to go, seen as a field of colour.
#[derive(Debug)]
pub struct Card<'a> {
    /// Its colour.
    pub ground: Ground,
    /// The picture in its corner.
    pub picture: Picture,
    /// Where it leads.
    pub href: &'a str,
    /// Its name: the link.
    pub title: &'a str,
    /// A few words more.
    pub content: Markup,
}

/// Cards side by side; each can be pressed anywhere. Their titles are what somebody or something is called.
pub fn cards(all: &[Card<'_>]) -> Markup {
    html! {
        ul.y-cards {
            @for card in all {
                li.(card.ground.square()) {
                    (drawn(card.picture, 56))
                    h2 { a href=(card.href) data-said { (card.title) } }
                    (card.content)
                }
            }
        }
    }
}

/// Running text: headings, paragraphs and lists as they come.
pub fn prose(content: Markup) -> Markup {
    html! { div.y-prose { (content) } }
}

/// What happens next, in order: `(what, more about it)`.
pub fn steps(items: &[(&str, &str)]) -> Markup {
    html! {
        ol.y-steps {
            @for (at, (what, more)) in items.iter().enumerate() {
                li { i aria-hidden="true" { (at + 1) } b { (what) } (more) }
            }
        }
    }
}
