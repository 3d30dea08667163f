//! The public site's page in English.

use maud::Markup;

use super::ShellWords;
use crate::young::{Script, Young, shell};

/// A young people's page of the public site, written in English and with the quick way out. `wide` is for what stands side by
/// side; pages that are read from top to bottom are narrow. `back` as in [`Young`].
pub fn english(title: &str, wide: bool, hero: Option<Markup>, content: Markup, back: Option<&str>) -> Markup {
    let words = ShellWords::english();
    shell(Young {
        title,
        lang: "en-GB",
        dir: "ltr",
        words: words.as_words(),
        back,
        exit: true,
        wide,
        languages: None,
        script: Script::None,
        hero,
        content,
    })
}
