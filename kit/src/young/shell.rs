//! The whole page around a young person's content.

use assets::{Name, href};
use maud::{DOCTYPE, Markup, html};

use super::mark;

/// The few words every page carries, in the page's language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Our name.
    pub site: &'a str,
    /// "Skip to the main part".
    pub skip: &'a str,
    /// "Back".
    pub back: &'a str,
    /// "Exit this page".
    pub exit: &'a str,
    /// "Your privacy": the link to `/privacy`.
    pub privacy: &'a str,
    /// "Using this site": the link to `/accessibility`.
    pub accessibility: &'a str,
}

/// What a page does where scripts run; each works as it is without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    /// Nothing.
    #[default]
    None,
    /// Reads itself out loud; a form marked `data-keep`, with a key, is kept where it can't be sent.
    Helps,
    /// Reads itself out loud; what was kept is of a survey that is over in this browser, and goes.
    Forgets,
}

/// A page for young people.
#[derive(Debug)]
pub struct Young<'a> {
    /// The title in the tab; our name is added after it.
    pub title: &'a str,
    /// Language of the page, as in `lang=""`.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// The words around the content.
    pub words: Words<'a>,
    /// Where "Back" leads. Without it our name stands there and leads home.
    pub back: Option<&'a str>,
    /// Whether to offer the quick way out: on everything that tells why somebody is here.
    pub exit: bool,
    /// A wide column, for a plan; a survey page keeps to the narrow one.
    pub wide: bool,
    /// The page in other languages, above everything else that is read: see [`super::languages`].
    pub languages: Option<Markup>,
    /// What it does where scripts run.
    pub script: Script,
    /// What fills the width above the column: see [`super::hero`].
    pub hero: Option<Markup>,
    /// The page, in its column.
    pub content: Markup,
}

/// The complete document. The quick way out is our own `/exit`, which sends the browser on.
pub fn shell(page: Young<'_>) -> Markup {
    let words = page.words;
    let forgets = page.script == Script::Forgets;
    // What these two say of the site is in English only.
    let abroad = (!page.lang.starts_with("en")).then_some("en");
    html! {
        (DOCTYPE)
        html lang=(page.lang) dir=(page.dir) {
            head {
                meta charset="utf-8";
                title { (page.title) " · " (words.site) }
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="theme-color" content="#FFFBF5";
                link rel="stylesheet" href=(href(Name::YoungCss));
                link rel="icon" type="image/svg+xml" href=(href(Name::Favicon));
                @if page.script != Script::None {
                    script defer src=(href(Name::Script(page.lang))) data-over[forgets] {}
                }
            }
            body.y-wide[page.wide] {
                header.y-top {
                    // First in the order of the tab key: who has to leave in a hurry has no time to look for it.
                    @if page.exit { a.y-skip href="/exit" rel="nofollow noreferrer" { (words.exit) } }
                    a.y-skip href="#main" { (words.skip) }
                    div.y-wrap { (start(&page)) (exit(&page)) }
                }
                @if let Some(languages) = &page.languages { div.y-wrap { (languages) } }
                main.y-main id="main" tabindex="-1" {
                    @if let Some(hero) = &page.hero { (hero) }
                    div.y-wrap.y-stack { (page.content) }
                }
                footer.y-foot { div.y-wrap { ul {
                    li { a href="/privacy" hreflang=[abroad] { (words.privacy) } }
                    li { a href="/accessibility" hreflang=[abroad] { (words.accessibility) } }
                } } }
            }
        }
    }
}

fn start(page: &Young<'_>) -> Markup {
    html! {
        @if let Some(back) = page.back {
            a.y-back href=(back) { (page.words.back) }
        } @else {
            a.y-name href="/" { (mark()) (page.words.site) }
        }
    }
}

fn exit(page: &Young<'_>) -> Markup {
    html! { @if page.exit { a.y-exit href="/exit" rel="nofollow noreferrer" { (page.words.exit) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(exit: bool) -> String {
        let words =
            Words { site: "s", skip: "skip", back: "b", exit: "out", privacy: "p", accessibility: "a" };
        let (title, lang, dir, content) = ("t", "en", "ltr", html! {});
        shell(Young {
            title,
            lang,
            dir,
            words,
            back: None,
            exit,
            wide: false,
            languages: None,
            script: Script::None,
            hero: None,
            content,
        })
        .into_string()
    }

    #[test]
    fn the_quick_way_out_is_the_first_link_of_all_and_seen_at_the_top() {
        let page = drawn(true);
        let first = page.split("<a ").nth(1).unwrap_or_default();
        assert!(first.contains("href=\"/exit\""), "{first}");
        assert_eq!(page.matches("href=\"/exit\"").count(), 2);
        assert!(!drawn(false).contains("/exit"));
    }
}
