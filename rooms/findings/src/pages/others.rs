//! What others than the care leavers whom an LA serves said: people no longer served, personal advisers, people at a
//! session. Each survey of theirs has a page of its own; no figure of it stands beside one of care leavers.

use axum::extract::Path;
use kit::clock::written;
use kit::govuk::{Column, back_link, empty, inset_text, table_or};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::{Group, Session};

use super::tables;
use crate::model::{Release, Report};
use crate::words::capital;
use crate::{rights, store};

/// Who they are, in a sentence about figures.
pub(super) const fn who(asks: Group) -> &'static str {
    match asks {
        Group::CareLeavers => "young people",
        Group::NoLongerServed => "people no longer served",
        Group::Advisers => "personal advisers",
        Group::Session => "people",
    }
}

fn name(release: &Release, session: Option<&Session>) -> String {
    session.map_or_else(|| capital(release.asks.words()), |session| session.name.clone())
}

fn path(la: &Organisation, release: &Release) -> String {
    la.path(&format!("/findings/others/{}", ids::show(release.id)))
}

pub(super) async fn list(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let la = permit.thing();
    let mut all = Vec::new();
    for release in store::others(&tx, la.id).await? {
        let session = surveys::session_of(&tx, release.wave).await?;
        all.push((name(&release, session.as_ref()), release));
    }
    page(draw_list(actor, la, &all))
}

pub(super) async fn one(cx: Cx, Path((la, release)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let la = permit.thing();
    let id = ids::read(&release).ok_or(Refusal::NotFound)?;
    let found = store::others(&tx, la.id).await?.into_iter().find(|release| release.id == id);
    let release = found.ok_or(Refusal::NotFound)?;
    let session = surveys::session_of(&tx, release.wave).await?;
    page(draw(actor, la, &release, session.as_ref()))
}

fn draw_list(actor: &Actor, la: &Organisation, all: &[(String, Release)]) -> Markup {
    let columns = [Column::text("Who"), Column::text("Closed on"), Column::text("Answered")];
    let row = |(name, release): &(String, Release)| {
        vec![
            html! { a.govuk-link href=(path(la, release)) { (name) } },
            html! { (written(release.closed_on)) },
            html! { (capital(&release.answered.to_string())) },
        ]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    let nothing = html! { "Nobody else was asked yet, or too few answered. A lead asks people no longer served, personal advisers or people at a session from the surveys page." };
    let content = html! {
        h1.govuk-heading-l { "Also asked" }
        p.govuk-body { "Each of these stands alone: none of it is in the findings about the care leavers you serve, or in their response rate." }
        @if rows.is_empty() { (empty(html! { p.govuk-body { (nothing) } })) }
        @else { (table_or("Surveys of others", &columns, &rows, nothing)) }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame { title: "Also asked", here: "Findings", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn draw(actor: &Actor, la: &Organisation, release: &Release, session: Option<&Session>) -> Markup {
    let (name, who, report) = (name(release, session), who(release.asks), Report::of(release));
    let content = html! {
        h1.govuk-heading-l { (name) }
        @if let Some(session) = session { p.govuk-body { "Session of " (written(session.day)) } }
        p.govuk-body-l { (capital(&release.answered.to_string())) " " (who) " answered the survey that closed on " (written(release.closed_on)) "." }
        p.govuk-body { "This stands alone. It is not in the findings about the care leavers you serve, and can’t be compared with them: these people were not asked in the same way." }
        @if release.sheets.is_empty() {
            (inset_text(html! { "With so few, anything more could show who said what. So nothing is shown." }))
        }
        @for sheet in &release.sheets {
            section.nb-finding aria-labelledby=(sheet.name) {
                h2.govuk-heading-m id=(sheet.name) { (sheet.text) }
                @if let Some(finding) = report.finding(&sheet.name) {
                    // Sentences are written of young people: here they are of these, and of nobody else.
                    p.govuk-body { (finding.sentence.replacen("young people", who, 1)) }
                }
                (tables::answers_of(sheet, who))
            }
        }
        p.govuk-body { a.govuk-link href=(la.path("/findings/method")) { "How we work these figures out" } }
    };
    let before = Some(back_link("Also asked", &la.path("/findings/others")));
    Frame { title: &name, here: "Findings", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
