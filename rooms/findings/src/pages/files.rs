//! Figures to take along: what a lead or a leader hands to an analyst, a board's clerk or a researcher. Each file says what it is
//! for; earlier surveys stand below. Reads releases, which never change, so a file from years ago is the same today.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::Tx;
use kit::clock::written;
use kit::govuk::{Column, back_link, details, empty, table};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::Group;

use crate::data::{File, Set, openapi};
use crate::model::Release;
use crate::{rights, store, workbook};

/// A file's name in addresses, what it is, and what it is for.
const OFFERED: [(&str, &str, &str); 5] = [
    (
        "figures.xlsx",
        "Spreadsheet (XLSX)",
        "For reading and for a board’s papers: notes, findings, all answers, groups and comparisons, a sheet each.",
    ),
    (
        "figures.csv",
        "Figures (CSV)",
        "For your analysts and for other programs: every published figure, a row each, with the code of your area.",
    ),
    (
        "codebook.csv",
        "Codebook (CSV)",
        "For whoever works with the figures: what each column holds, what the marks mean, every question and answer.",
    ),
    (
        "figures.sav",
        "Figures (SPSS)",
        "For researchers: the same rows with labels. Marks are declared as missing, so nobody adds them up by mistake.",
    ),
    ("figures.json", "Figures (JSON)", "For programmers: what the programming interface answers."),
];

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let surveys = store::all(&tx, permit.thing().id, Group::CareLeavers).await?;
    page(draw(actor, permit.thing(), &surveys))
}

/// One file of one survey.
pub(super) async fn one(cx: Cx, Path((la, survey, file)): Path<(String, String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_findings(&tx, cx.actor()?, &la).await?;
    let la = permit.thing();
    let release = survey_of(&tx, la, &survey).await?;
    let beside = store::comparison::of_release(&tx, release.id).await?;
    if file == "figures.xlsx" {
        let book =
            workbook::file(la, &release, beside.as_ref()).map_err(|why| Refusal::Broken(why.to_string()))?;
        return Ok(saved(workbook::KIND, &workbook::name(la, &release), book));
    }
    let set = Set::of(la, &release, beside.as_ref());
    let file = File::named(&file).ok_or(Refusal::NotFound)?;
    Ok(saved(file.kind(), &file.saved_as(&set), file.write(&set)))
}

/// The care leavers' survey of this LA that an address names; any other is not found.
pub(super) async fn survey_of(tx: &Tx, la: &Organisation, survey: &str) -> Result<Release, Refusal> {
    let id = ids::read(survey).ok_or(Refusal::NotFound)?;
    let all = store::all(tx, la.id, Group::CareLeavers).await?;
    all.into_iter().find(|release| release.id == id).ok_or(Refusal::NotFound)
}

/// A file to save.
pub(super) fn saved(kind: &'static str, name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    ([(header::CONTENT_TYPE, kind.to_owned()), saved_as], bytes).into_response()
}

fn draw(actor: &Actor, la: &Organisation, surveys: &[Release]) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Take the figures along" }
        p.govuk-body { "Every file holds what the pages show, and nothing more: rounded figures, with small ones hidden. You may pass them on." }
        @match surveys.split_first() {
            None => { (empty(html! { p.govuk-body { "There is nothing to take along yet. Files come here with your first findings." } })) }
            Some((newest, earlier)) => {
                h2.govuk-heading-m { "The survey that closed on " (written(newest.closed_on)) }
                (offered(la, newest))
                @if !earlier.is_empty() { h2.govuk-heading-m { "Earlier surveys" } }
                @for survey in earlier {
                    (details(&format!("The survey that closed on {}", written(survey.closed_on)), offered(la, survey)))
                }
            }
        }
        h2.govuk-heading-m { "What to know" }
        ul.govuk-list."govuk-list--bullet" {
            li { b { "[c]" } " is hidden, " b { "[z]" } " is not applicable, " b { "[k]" } " rounds to zero. None of them is a number: leave such rows out before you add anything up." }
            li { "Counts are rounded to 5. Percentages are made of rounded counts, so they can be a point or two off." }
            li { "Findings are final. A file is the same in ten years. Only what stands beside others is added, once, when the round is closed." }
            li { "Nobody gets single answers: not you, not the national team, not researchers." }
        }
        (details("For programmers", html! {
            p.govuk-body { "The same figures as JSON, for whoever is signed in and reads these pages:" }
            ul.govuk-list."govuk-list--bullet" {
                li { a.govuk-link href=(openapi::SURVEYS.replace("{la}", &la.slug)) { "All surveys of " (la.name) } }
                li { a.govuk-link href="/api/1/openapi.json" { "The description of it all (OpenAPI)" } }
            }
            p.govuk-body { "There are no keys to hand out. A key would outlive the person who asked for it, and these figures change a few times a year." }
        }))
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame {
        title: "Take the figures along",
        here: "Findings",
        la: Some(la),
        before,
        content,
        ..Frame::default()
    }
    .draw(actor)
}

fn offered(la: &Organisation, survey: &Release) -> Markup {
    let columns = [Column::text("File"), Column::text("What it is for")];
    let path = |file: &str| la.path(&format!("/findings/files/{}/{file}", ids::show(survey.id)));
    let row = |(file, name, purpose): &(&str, &str, &str)| {
        vec![html! { a.govuk-link href=(path(file)) { (name) } }, html! { (purpose) }]
    };
    let rows: Vec<Vec<Markup>> = OFFERED.iter().map(row).collect();
    table(&format!("Files of {}", written(survey.closed_on)), &columns, &rows)
}
