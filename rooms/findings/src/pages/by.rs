//! Findings told apart by groups: who reads it is a lead or a leader at a desk, after the summary, who asks whether it is worse
//! for some. One page a grouping, all of it from the release; a grouping that is not in it is no page.

use axum::extract::Path;
use calc::{Safe, Shown};
use kit::govuk::{Column, back_link, filters, inset_text, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::Group;

use super::draw::figures;
use crate::model::{By, Release, Sheet};
use crate::{rights, store, words};

pub(super) async fn get(cx: Cx, Path((la, grouping)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let release =
        store::latest(&tx, permit.thing().id, Group::CareLeavers).await?.ok_or(Refusal::NotFound)?;
    let by = groupings(&release).into_iter().find(|sheet| sheet.name == grouping).ok_or(Refusal::NotFound)?;
    page(draw(actor, permit.thing(), &release, by))
}

/// The questions by which this release tells people apart.
pub(super) fn groupings(release: &Release) -> Vec<&Sheet> {
    let named =
        |sheet: &&Sheet| release.sheets.iter().any(|s| s.by.iter().any(|by| by.grouping == sheet.name));
    release.sheets.iter().filter(named).collect()
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
    let mut themes: Vec<&str> = release.sheets.iter().map(|s| s.section.as_str()).collect();
    themes.dedup();
    let told = |theme: &str| -> Vec<(&Sheet, &By)> {
        let of = |s: &'_ Sheet| s.section == theme;
        release.sheets.iter().filter(|s| of(s)).filter_map(|s| Some((s, one(s, by)?))).collect()
    };
    let content = html! {
        h1.govuk-heading-l { "Findings by group" }
        p.govuk-body-l { "How different groups answered. They told us themselves: “" (by.text) "”" }
        (ways(la, release, Some(by)))
        (inset_text(html! {
            "Each figure is how many in the group gave an answer that is good news, with the range we are sure of. Groups of "
            "fewer than 30 get a word, groups of fewer than 10 only a “c”: not shown, so that nobody can be recognised. Where two ranges "
            "overlap, the groups may well be alike."
        }))
        @for theme in themes {
            @let all = told(theme);
            @if !all.is_empty() { (of_theme(theme, by, &all)) }
        }
        p.govuk-body { a.govuk-link href=(la.path("/findings/method")) { "How we work these figures out" } }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame { title: "Findings by group", here: "Findings", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn one<'a>(sheet: &'a Sheet, by: &Sheet) -> Option<&'a By> {
    sheet.by.iter().find(|b| b.grouping == by.name)
}

fn of_theme(theme: &str, by: &Sheet, all: &[(&Sheet, &By)]) -> Markup {
    let columns: Vec<Column<'_>> = [Column::text("Young people who"), Column::number("Everybody")]
        .into_iter()
        .chain(by.options.iter().map(|group| Column::number(group)))
        .collect();
    let shown = all.iter().filter_map(|(sheet, by)| Some((*sheet, by.cells.as_ref()?)));
    let rows: Vec<Vec<Markup>> = shown.map(|(sheet, cells)| row(sheet, cells)).collect();
    let held: Vec<&str> = all.iter().filter(|(_, by)| by.cells.is_none()).map(|(s, _)| label(s)).collect();
    html! {
        section."nb-theme nb-groups" {
            h2.govuk-heading-m { (theme) }
            @if !rows.is_empty() { (table(&format!("{theme}: {}", by.text), &columns, &rows)) }
            @if !held.is_empty() {
                p.govuk-body-s { "Not told apart by group, so that nobody can be recognised: " (held.join("; ")) "." }
            }
        }
    }
}

fn label(sheet: &Sheet) -> &str {
    sheet.indicator.as_ref().map_or(&sheet.text, |indicator| &indicator.label)
}

fn row(sheet: &Sheet, cells: &[calc::Published<Safe>]) -> Vec<Markup> {
    let means = sheet.indicator.as_ref().map(|i| words::about_them(&i.favourable_said)).unwrap_or_default();
    let whole = sheet.cells.shares.as_ref().and_then(|shares| shares.favourable);
    let whole = html! { @if let Some(whole) = whole { (cell(&whole.into_inner())) } };
    [html! { (means) }, whole].into_iter().chain(cells.iter().map(|c| cell(&c.into_inner()))).collect()
}

fn cell(safe: &Safe) -> Markup {
    let [share, range, _] = figures(safe);
    html! {
        @if matches!(safe.view(), Shown::Share { .. }) { b { (share) } br; span."nb-groups__range" { (range) } }
        @else { (share) }
    }
}
