//! `/findings`: the places whose young people's page anyone can read.

use kit::clock::written;
use kit::web::{Answer, Cx, english, page};
use kit::young::{Card, Ground, Hero, Picture, cards, hero, scene};
use maud::{Markup, html};
use people::Organisation;

use crate::leaflet::Shown;
use crate::store;
use crate::words::leaflet::{fill, say};

pub(crate) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let mut shown = store::leaflet::shown(&tx).await?;
    let all = people::all_authorities(&tx).await?;
    let all: Vec<(Organisation, Shown)> =
        all.into_iter().filter_map(|la| shown.remove(&la.id).map(|shown| (la, shown))).collect();
    page(draw(&all))
}

fn draw(all: &[(Organisation, Shown)]) -> Markup {
    let (title, lead) = (say("all-title"), say("all-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let grounds = [Ground::Mint, Ground::Peach, Ground::Sky, Ground::Lilac];
    let paths: Vec<String> = all.iter().map(|(la, _)| format!("/findings/{}", la.slug)).collect();
    let each: Vec<Card<'_>> = all
        .iter()
        .zip(&paths)
        .zip(grounds.into_iter().cycle())
        .map(|(((la, shown), href), ground)| Card {
            ground,
            picture: Picture::Talk,
            href,
            title: &la.name,
            content: html! { p { (fill("all-since", &[("day", &written(shown.on))])) } },
        })
        .collect();
    let content = html! { @if all.is_empty() { p { (say("all-none")) } } @else { (cards(&each)) } };
    english(&title, true, Some(top), content, None)
}
