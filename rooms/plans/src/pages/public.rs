//! What anyone can read: the list of plans, and one plan in young people's words.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kit::Tx;
use kit::clock::written;
use kit::web::{Answer, Cx, Refusal, english, page};
use kit::young::{Card, Ground, Hero, Picture, cards, hero, link_button, scene};
use maud::{Markup, html};
use people::Organisation;

use super::quarter::Voices;
use super::thread::{Told, draw};
use crate::PublishedPlan;
use crate::words::{say, say_with};
use crate::{evidence, rights, store};

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let la = match people::public_authority(&tx, &la).await {
        Ok(la) => la,
        Err(Refusal::NotFound) => return Ok((StatusCode::NOT_FOUND, lost()).into_response()),
        Err(other) => return Err(other),
    };
    let Some(plan) = store::current(&tx, la.id).await?.published else { return page(soon(&la.name)) };
    let base = evidence::of(&tx, plan.content.release).await?;
    page(draw(&Told {
        council: &la.name,
        la: &la.slug,
        answered: &base.answered,
        plan: &plan,
        today: tx.today(),
        preview_of: None,
        findings: findings_of(&tx, &la).await?,
        voices: Voices::of(&tx, &la).await?,
    }))
}

pub(super) async fn preview(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see(&tx, cx.actor()?, &la).await?;
    let seen = permit.thing();
    let plan = seen.plan.as_ref().ok_or(Refusal::NotFound)?;
    let base = evidence::of(&tx, plan.content.release).await?;
    let back = seen.la.path("/plan");
    let preview_of = Some(back.as_str());
    page(draw(&Told {
        council: &seen.la.name,
        la: &seen.la.slug,
        answered: &base.answered,
        plan,
        today: tx.today(),
        preview_of,
        findings: findings_of(&tx, &seen.la).await?,
        voices: Voices::default(),
    }))
}

/// Where young people read what they said, where that is shown.
async fn findings_of(tx: &Tx, la: &Organisation) -> Result<Option<String>, Refusal> {
    Ok(findings::has_page(tx, la.id).await?.then(|| format!("/findings/{}", la.slug)))
}

pub(super) async fn list(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    page(draw_list(&crate::published(&tx).await?))
}

fn draw_list(all: &[(Organisation, PublishedPlan)]) -> Markup {
    let (title, lead) = (say("all-title"), say("all-lead"));
    let top = hero(Hero {
        ground: Ground::Sun,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let grounds = [Ground::Lilac, Ground::Mint, Ground::Peach, Ground::Sky];
    let paths: Vec<String> = all.iter().map(|(la, _)| format!("/plans/{}", la.slug)).collect();
    let each = all.iter().zip(&paths).zip(grounds.into_iter().cycle());
    let each: Vec<Card<'_>> = each.map(|(((la, plan), href), ground)| card(la, plan, href, ground)).collect();
    let content = html! {
        @if all.is_empty() { p { (say("all-none")) } } @else { (cards(&each)) }
    };
    english(&title, true, Some(top), content, None)
}

fn card<'a>(la: &'a Organisation, plan: &PublishedPlan, href: &'a str, ground: Ground) -> Card<'a> {
    let content = html! {
        p data-said { (plan.title) }
        p { (say_with("big-things", "count", plan.themes)) " · " (say_with("all-since", "day", written(plan.on))) }
    };
    Card { ground, picture: Picture::Door, href, title: &la.name, content }
}

fn soon(council: &str) -> Markup {
    let (title, lead) = (say("soon-title"), say("soon-lead"));
    let top = hero(Hero {
        ground: Ground::Sky,
        over: Some(council),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let content = html! { p { (say("soon-more")) } (link_button(&say("all-plans"), "/plans")) };
    english(&title, true, Some(top), content, None)
}

fn lost() -> Markup {
    let title = say("lost-title");
    let content = html! {
        h1 { (title) }
        p { (say("lost-text")) }
        (link_button(&say("all-plans"), "/plans"))
    };
    english(&title, true, None, content, None)
}

#[cfg(test)]
mod tests;
