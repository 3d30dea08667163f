//! Which council: for whoever comes here without its link.

use axum::http::StatusCode;
use kit::web::{Answer, Cx};
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, points};
use maud::{Markup, html};
use people::Organisation;

use super::{help, young};
use crate::store;
use crate::words::say;

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let mut councils = people::all_authorities(&tx).await?;
    // What is asked of an LA without a key can't be kept: whoever picked it would only be told so after typing it all.
    councils.retain(|la| !store::keyless(&tx, la.id));
    let (title, lead) = (say("choose-title"), say("choose-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Talk, 96)),
    });
    let content = html! {
        (help::danger())
        @if councils.is_empty() { p { (say("choose-none")) } (help::talk()) } @else { (list(&councils)) }
    };
    young(StatusCode::OK, &title, Some(top), content)
}

fn list(councils: &[Organisation]) -> Markup {
    let each = |la: &Organisation| html! { a href=(format!("/contact-me/{}", la.slug)) { b data-said { (la.name) } } };
    let lines: Vec<_> = councils.iter().map(|la| (Picture::Door, Ground::Sky, each(la))).collect();
    points(&lines)
}

/// There is no such council here.
pub(super) fn lost() -> Answer {
    let title = say("lost-title");
    let content = html! {
        h1 { (title) }
        (help::danger())
        p { (say("lost-lead")) }
        (link_button(&say("lost-list"), "/contact-me"))
        (help::talk())
    };
    young(StatusCode::NOT_FOUND, &title, None, content)
}
