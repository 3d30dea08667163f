//! Where a link leads that does not lead to the survey: what happened, what to do next, and who can help.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use kit::Tx;
use kit::web::{Answer, Cx};
use kit::words::{Language, Speech};
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, link_button_in, points};
use maud::{Markup, html};
use people::Organisation;

use super::{Sheet, WRONG_CODE, authority, contactable, english_only, help, named};
use crate::answering::Resumed;
use crate::found::Found;
use crate::group::Group;
use crate::words;

/// One such page: the keys of its points are its own with these behind them.
struct Kind {
    key: &'static str,
    status: StatusCode,
    ground: Ground,
    picture: Picture,
    points: &'static [(&'static str, Picture, Ground)],
    next: Next,
}

/// The one next step.
enum Next {
    /// Reading the LA's plan.
    Plan,
    /// Typing a code from paper.
    Code,
}

const USED: Kind = Kind {
    key: "used",
    status: StatusCode::OK,
    ground: Ground::Mint,
    picture: Picture::Feelings,
    points: &[
        ("keep", Picture::Shield, Ground::Mint),
        ("plan", Picture::Talk, Ground::Sky),
        ("you", Picture::Worker, Ground::Peach),
    ],
    next: Next::Plan,
};

const REPLACED: Kind = Kind {
    key: "replaced",
    status: StatusCode::OK,
    ground: Ground::Sky,
    picture: Picture::Letter,
    points: &[
        ("look", Picture::Phone, Ground::Mint),
        ("type", Picture::Letter, Ground::Lilac),
        ("ask", Picture::Talk, Ground::Sun),
    ],
    next: Next::Code,
};

const OVER: Kind = Kind {
    key: "over",
    status: StatusCode::OK,
    ground: Ground::Lilac,
    picture: Picture::Bell,
    points: &[("plan", Picture::Talk, Ground::Mint), ("next", Picture::Letter, Ground::Sun)],
    next: Next::Plan,
};

const UNKNOWN: Kind = Kind {
    key: "unknown",
    status: StatusCode::NOT_FOUND,
    ground: Ground::Sun,
    picture: Picture::Letter,
    points: &[
        ("look", Picture::Phone, Ground::Mint),
        ("type", Picture::Letter, Ground::Lilac),
        ("ask", Picture::Talk, Ground::Sky),
    ],
    next: Next::Code,
};

const LOST: Kind = Kind {
    key: "lost",
    status: StatusCode::OK,
    ground: Ground::Sun,
    picture: Picture::Phone,
    points: &[
        ("why", Picture::Shield, Ground::Mint),
        ("look", Picture::Phone, Ground::Sky),
        ("type", Picture::Letter, Ground::Lilac),
    ],
    next: Next::Code,
};

impl Kind {
    fn answer(&self, t: Speech, asks: Group, la: Option<&Organisation>) -> Answer {
        Ok((self.status, self.draw(t, asks, la)).into_response())
    }

    fn draw(&self, t: Speech, asks: Group, la: Option<&Organisation>) -> Markup {
        let told = words::told(t, asks);
        let words = |part: &str| told.say(&format!("{}-{part}", self.key));
        let (title, lead) = (words("title"), words("lead"));
        let top = hero(Hero {
            ground: self.ground,
            over: la.map(|la| la.name.as_str()),
            title: &title,
            lead: Some(&lead),
            chips: &[],
            picture: Some(drawn(self.picture, 96)),
        });
        let all: Vec<_> =
            self.points.iter().map(|(k, picture, g)| (*picture, *g, html! { (words(k)) })).collect();
        let content = html! {
            (points(&all))
            (self.next.button(t, la))
            (help::card(t, contactable(asks, la)))
        };
        let sheet = Sheet { speech: t, languages: None, title: &title, back: None, hero: Some(top), content };
        // A code that leads nowhere says nothing of the survey that goes on in this browser.
        if self.key == UNKNOWN.key { sheet.draw() } else { sheet.draw_over() }
    }
}

impl Next {
    fn button(&self, t: Speech, la: Option<&Organisation>) -> Markup {
        match self {
            Self::Plan => {
                let plan = la.map_or_else(|| "/plans".to_owned(), |la| format!("/plans/{}", la.slug));
                html! {
                    (link_button_in(Language::English.code(), &t.say("read-plan"), &plan))
                    @if t.language() != Language::English { p { (english_only(t)) } }
                }
            }
            Self::Code => link_button(&t.say("type-code"), "/s"),
        }
    }
}

/// The page of a code that does not lead to a survey; a wrong one is counted.
pub(super) async fn page_of(cx: &Cx, tx: &Tx, found: &Found) -> Answer {
    let t = words::of(cx);
    let (kind, wave) = match found {
        Found::Used(wave) => (USED, wave),
        Found::Replaced(wave) => (REPLACED, wave),
        Found::Over(wave) | Found::Open(_, wave) => (OVER, wave),
        Found::Nothing => {
            // Only now: however many wrong codes a network tried, right ones work there.
            cx.not_too_often(&WRONG_CODE)?;
            cx.count(&WRONG_CODE);
            return UNKNOWN.answer(t, Group::CareLeavers, None);
        }
    };
    kind.answer(t, wave.asks, Some(&authority(tx, wave).await?))
}

/// What stands where the survey should be, when it is not going on in this browser.
pub(super) async fn elsewhere(cx: &Cx, resumed: &Resumed) -> Answer {
    let t = words::of(cx);
    let (asks, la) = named(cx, &cx.read().await?)
        .await?
        .map_or((Group::CareLeavers, None), |(wave, la)| (wave.asks, Some(la)));
    let la = la.as_ref();
    match resumed {
        Resumed::Sent(_) => {
            kit::web::page(super::ready::thanks(t, asks, &help::card(t, contactable(asks, la)), la))
        }
        Resumed::Used => USED.answer(t, asks, la),
        Resumed::Replaced => REPLACED.answer(t, asks, la),
        Resumed::Over => OVER.answer(t, asks, la),
        Resumed::Nothing | Resumed::Going(_) => LOST.answer(t, asks, la),
    }
}

/// Answers that were in before these, and stay.
pub(super) fn used(t: Speech, asks: Group, la: Option<&Organisation>) -> Answer {
    USED.answer(t, asks, la)
}

/// A survey that ended while somebody was answering it.
pub(super) fn over(t: Speech, asks: Group, la: Option<&Organisation>) -> Answer {
    OVER.answer(t, asks, la)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_is_a_dead_end() {
        let kinds = [USED, REPLACED, OVER, UNKNOWN, LOST];
        for (language, kind) in Language::ALL.iter().flat_map(|l| kinds.iter().map(move |k| (*l, k))) {
            let page = kind.draw(words::spoken(language), Group::Session, None).into_string();
            assert!(page.contains("class=\"y-button\""), "{}: a next step", kind.key);
            assert!(page.contains("y-help"), "{}: who helps", kind.key);
            assert!(!page.contains('['), "{}: all words are there", kind.key);
            assert_eq!(page.matches("<h1>").count(), 1, "{}", kind.key);
        }
    }
}
