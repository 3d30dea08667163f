//! Which council: for whoever comes here without its link.

use axum::http::StatusCode;
use kit::web::{Answer, Cx};
use kit::words::Speech;
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, points};
use maud::{Markup, html};
use people::Organisation;

use super::{Sheet, help, offer, young};
use crate::{store, words};

pub(super) async fn get(cx: Cx) -> Answer {
    let t = words::of(&cx);
    let offer = offer(&cx, t).await;
    let tx = cx.read().await?;
    let mut councils = people::all_authorities(&tx).await?;
    // What is asked of an LA without a key can't be kept: whoever picked it would only be told so after typing it all.
    councils.retain(|la| !store::keyless(&tx, la.id));
    let (title, lead) = (t.say("choose-title"), t.say("choose-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Talk, 96)),
    });
    let content = html! {
        @if let Some(note) = offer.note { (note) }
        (help::danger(t))
        @if councils.is_empty() { p { (t.say("choose-none")) } (help::talk(t)) } @else { (list(&councils)) }
    };
    young(t, StatusCode::OK, &title, Sheet { languages: offer.picker, hero: Some(top), content })
}

fn list(councils: &[Organisation]) -> Markup {
    let each = |la: &Organisation| html! { a href=(format!("/contact-me/{}", la.slug)) { b data-said { (la.name) } } };
    let lines: Vec<_> = councils.iter().map(|la| (Picture::Door, Ground::Sky, each(la))).collect();
    points(&lines)
}

/// There is no such council here.
pub(super) fn lost(t: Speech) -> Answer {
    let title = t.say("lost-title");
    let content = html! {
        h1 { (title) }
        (help::danger(t))
        p { (t.say("lost-lead")) }
        (link_button(&t.say("lost-list"), "/contact-me"))
        (help::talk(t))
    };
    young(t, StatusCode::NOT_FOUND, &title, Sheet { content, ..Sheet::default() })
}
