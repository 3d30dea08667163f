//! Findings told apart by groups: who reads it is a lead or a leader at a desk, after the summary, who asks whether it is worse
//! for some. One page a grouping, all of it from the release; a grouping that is not in it is no page.

use axum::extract::Path;
use kit::govuk::{Column, back_link, filters, inset_text, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::Group;

use crate::model::{Release, Sheet};
use crate::shown::groups::{HOW, Row, Theme, groupings, themes};
use crate::{rights, store};

pub(super) async fn get(cx: Cx, Path((la, grouping)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let release =
        store::latest(&tx, permit.thing().id, Group::CareLeavers).await?.ok_or(Refusal::NotFound)?;
    let by = groupings(&release).into_iter().find(|sheet| sheet.name == grouping).ok_or(Refusal::NotFound)?;
    page(draw(actor, permit.thing(), &release, by))
}

/// The way from everybody to each grouping and back; nothing where there are no groupings.
pub(super) fn ways(la: &Organisation, release: &Release, here: Option<&Sheet>) -> Markup {
    let groupings = groupings(release);
    let path = |sheet: &Sheet| la.path(&format!("/findings/by/{}", sheet.name));
    let all: Vec<(String, String, bool)> =
        std::iter::once(("Everybody".to_owned(), la.path("/findings"), here.is_none()))
            .chain(
                groupings.iter().map(|s| (s.text.clone(), path(s), here.is_some_and(|h| h.name == s.name))),
            )
            .collect();
    let all: Vec<(&str, &str, bool)> = all.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), *c)).collect();
    html! { @if !groupings.is_empty() { (filters("Whose answers", &all)) } }
}

pub(crate) fn draw(actor: &Actor, la: &Organisation, release: &Release, by: &Sheet) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Findings by group" }
        p.govuk-body-l { "How different groups answered. They told us themselves: “" (by.text) "”" }
        (ways(la, release, Some(by)))
        (inset_text(html! { (HOW) }))
        @for theme in themes(release, by) { (of_theme(&theme, by)) }
        p.govuk-body { a.govuk-link href=(la.path("/findings/method")) { "How we work these figures out" } }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame { title: "Findings by group", here: "Findings", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn of_theme(theme: &Theme<'_>, by: &Sheet) -> Markup {
    let columns: Vec<Column<'_>> = [Column::text("Young people who"), Column::number("Everybody")]
        .into_iter()
        .chain(by.options.iter().map(|group| Column::number(group)))
        .collect();
    let rows: Vec<Vec<Markup>> = theme.rows.iter().map(row).collect();
    html! {
        section."nb-theme nb-groups" {
            h2.govuk-heading-m { (theme.title) }
            @if !rows.is_empty() { (table(&format!("{}: {}", theme.title, by.text), &columns, &rows)) }
            @if let Some(held) = theme.held() { p.govuk-body-s { (held) } }
        }
    }
}

fn row(row: &Row) -> Vec<Markup> {
    [html! { (row.means) }].into_iter().chain(row.cells.iter().map(cell)).collect()
}

fn cell((share, range): &(String, Option<String>)) -> Markup {
    html! {
        @if let Some(range) = range { b { (share) } br; span."nb-groups__range" { (range) } }
        @else { (share) }
    }
}
