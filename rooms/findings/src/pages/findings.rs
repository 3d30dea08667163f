//! An LA's findings: the summary first, then by theme. Reads published cells, never answers.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::govuk::{Press, button_group, empty, inset_text, link_button};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::{Tx, clock};
use maud::{Markup, html};
use people::{Frame, Organisation};
use std::collections::BTreeMap;
use std::sync::Arc;
use surveys::{Group, Missing, State, Wave};

use super::{by, finding, naming, paper, said, summary, tables};
use crate::beside::{Beside, Comparison};
use crate::model::{Release, Report};
use crate::{Answered, InTheirWords, Planned, Said, rights, shown, store};

/// All that the page is made of.
pub(crate) struct View<'a> {
    pub(crate) la: &'a Organisation,
    pub(crate) release: Option<Release>,
    /// The LA's newest wave, for what to say while there are no findings.
    pub(crate) newest: Option<Wave>,
    /// What is done about the findings, for those who may see the plans.
    pub(crate) planned: Vec<Planned>,
    /// What stands beside the findings, once the round is closed.
    pub(crate) comparison: Option<Comparison>,
    /// For each indicator the LAs that are clearly better and willing to be named.
    pub(crate) better: BTreeMap<String, Vec<String>>,
    /// Who answered less than others, for those who may see the rates.
    pub(crate) missing: Option<Missing>,
    /// Whether others were asked besides, and answered.
    pub(crate) others: bool,
    /// What was released of what young people wrote.
    pub(crate) said: Said,
}

impl View<'_> {
    /// What stands beside this indicator.
    pub(super) fn beside(&self, indicator: &str) -> &[Beside] {
        self.comparison.as_ref().map_or(&[], |comparison| comparison.beside(indicator))
    }
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    page(draw(actor, &load(&tx, actor, permit.thing()).await?))
}

async fn load<'a>(tx: &Tx, actor: &Actor, la: &'a Organisation) -> Result<View<'a>, Refusal> {
    let release = store::latest(tx, la.id, Group::CareLeavers).await?;
    let missing = match &release {
        Some(release) if rights::writes_plan(actor, la) => Some(missing(tx, actor, la, release).await?),
        _ => None,
    };
    let planned = match tx.house().port::<Arc<dyn Answered>>() {
        Some(plans) => plans.planned(tx, actor, la).await?,
        None => Vec::new(),
    };
    let newest = surveys::waves(tx, la.id, Group::CareLeavers).await?.into_iter().next();
    let others = !store::others(tx, la.id).await?.is_empty();
    let comparison = match &release {
        Some(release) => store::comparison::of_release(tx, release.id).await?,
        None => None,
    };
    let better = match &comparison {
        Some(comparison) => naming::better(tx, la.id, comparison).await?,
        None => BTreeMap::new(),
    };
    let said = match (&release, tx.house().port::<Arc<dyn InTheirWords>>()) {
        (Some(release), Some(words)) => words.said(tx, release.wave).await?,
        _ => Said::default(),
    };
    Ok(View { la, release, newest, planned, comparison, better, missing, others, said })
}

/// Asked with the right to run the wave, which is the right to see its rates by group.
async fn missing(tx: &Tx, actor: &Actor, la: &Organisation, release: &Release) -> Result<Missing, Refusal> {
    let wave = kit::ids::show(release.wave);
    surveys::missing(&surveys::rights::run_wave(tx, actor, &la.slug, &wave).await?).await
}

pub(crate) fn draw(actor: &Actor, view: &View<'_>) -> Markup {
    let lead = rights::writes_plan(actor, view.la);
    let content = match &view.release {
        None => match view.newest.as_ref().filter(|wave| wave.state() == State::TooFew) {
            Some(wave) => too_few(view.la, "Fewer than 10", wave.closes_on, lead),
            None => not_yet(view.la, view.newest.as_ref(), lead),
        },
        Some(release) => {
            let none = Comparison::default();
            let report = Report::compared(release, view.comparison.as_ref().unwrap_or(&none));
            if report.too_few {
                too_few(view.la, &report.answered, report.closed_on, lead)
            } else if release.sheets.is_empty() {
                words_alone(view, release, &report)
            } else {
                all(view, release, &report, lead)
            }
        }
    };
    Frame { title: "Findings", here: "Findings", la: Some(view.la), content, ..Frame::default() }.draw(actor)
}

fn not_yet(la: &Organisation, newest: Option<&Wave>, lead: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        (empty(html! {
            p.govuk-body { "There are no findings yet." }
            p.govuk-body {
                @match newest.map(|wave| (wave.state(), wave.closes_on)) {
                    Some((State::Ready | State::Open, last)) => {
                        "The survey’s last day is " (clock::written(last)) ". Findings come here by themselves after that."
                    }
                    Some(_) => { "The survey has closed. Findings come here by themselves when its box of answers is opened." }
                    None => { "They come here by themselves after your first survey has closed." }
                }
            }
            @if lead { (link_button(Press::Primary, "See your surveys", &la.path("/waves"))) }
        }))
    }
}

fn too_few(la: &Organisation, answered: &str, closed_on: NaiveDate, lead: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        (inset_text(html! { (answered) " young people answered the survey that closed on " (clock::written(closed_on)) "." }))
        p.govuk-body { (shown::summary::TOO_FEW) }
        h2.govuk-heading-m { "What you can do now" }
        ul.govuk-list."govuk-list--bullet" {
            li { "Ask young people what matters to them, in a group or one to one. You don’t need a survey to listen." }
            li { "Ask personal advisers what kept people from answering: no link, no time, or no trust that it changes anything." }
            li { "Ask again in the next round. From 10 answers on you read more; from 30 on, percentages." }
        }
        @if lead { p.govuk-body { a.govuk-link href=(la.path("/waves")) { "Go to your surveys" } } }
        p.govuk-body { a.govuk-link href=(la.path("/findings/method")) { "How we work these figures out" } }
    }
}

fn next(la: &Organisation, lead: bool) -> Markup {
    let label = if lead { "Write the plan" } else { "Read the plan" };
    button_group(html! {
        (link_button(Press::Primary, label, &la.path("/plan")))
        (link_button(Press::Secondary, "Download as a spreadsheet (XLSX)", &la.path("/findings.xlsx")))
    })
}

fn all(view: &View<'_>, release: &Release, report: &Report, lead: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        p.govuk-body-l { "What young people told us in the survey that closed on " (clock::written(report.closed_on)) "." }
        (summary::who_answered(release, report))
        (summary::findings(view, report))
        (next(view.la, lead))
        (paper::ways(view.la))
        div.govuk-grid-row {
            div.govuk-grid-column-one-half { (summary::how_sure(report)) }
            div.govuk-grid-column-one-half { (summary::who_is_missing(release, view.missing.as_ref())) }
        }
        p.govuk-body { a.govuk-link href=(view.la.path("/findings/method")) { "How we work these figures out" } }
        @if lead { (super::leaflet::board::way(view.la)) }
        p.govuk-body { a.govuk-link href=(view.la.path("/findings/files")) { "Take the figures along: spreadsheet, CSV, SPSS, for programs" } }
        (by::ways(view.la, release, None))
        @if view.others { p.govuk-body { a.govuk-link href=(view.la.path("/findings/others")) { "Also asked: people no longer served, personal advisers, people at a session" } } }
        (beside_others(view, lead))
        (themes(view, release, report))
    }
}

/// Whether these findings stand beside others yet; and whether this LA is willing to be named for its Bright Spots.
fn beside_others(view: &View<'_>, lead: bool) -> Markup {
    html! {
        h2.govuk-heading-m { "Beside others" }
        @if view.comparison.is_some() {
            p.govuk-body { (shown::summary::BESIDE_OTHERS) }
            @if lead { p.govuk-body { a.govuk-link href=(view.la.path("/findings/naming")) { "May others be told where it goes well here?" } } }
        } @else {
            p.govuk-body { (shown::summary::NOT_YET_BESIDE) }
        }
    }
}

/// A survey of open questions has nothing to count.
fn words_alone(view: &View<'_>, release: &Release, report: &Report) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        p.govuk-body-l { "What young people wrote in the survey that closed on " (clock::written(report.closed_on)) ". It asked for their own words only." }
        (summary::who_answered(release, report))
        @if view.said == Said::default() {
            (empty(html! {
                p.govuk-body { "Nothing is shown here yet. Two reviewers of the national team read each text before you do. Where fewer than 30 answered, nothing is quoted." }
            }))
        }
        (said::rest(&view.said, &[], &view.planned))
    }
}

fn themes(view: &View<'_>, release: &Release, report: &Report) -> Markup {
    let mut titles: Vec<(&str, &str)> =
        release.sheets.iter().map(|s| (s.section.as_str(), s.picture.as_str())).collect();
    titles.dedup();
    let pictures: Vec<&str> = titles.iter().map(|(_, picture)| *picture).collect();
    html! {
        @for (title, picture) in titles {
            section.nb-theme {
                h2.govuk-heading-l { (title) }
                @for sheet in release.sheets.iter().filter(|s| s.section == title) {
                    @if let Some(of) = report.finding(&sheet.name) {
                        (finding::one(view, report, of, tables::answers(sheet)))
                    } @else {
                        section.nb-finding aria-labelledby=(sheet.name) {
                            h3.govuk-heading-m id=(sheet.name) { (sheet.text) }
                            (tables::answers(sheet))
                        }
                    }
                }
                (said::about(&view.said, picture, &pictures, &view.planned))
            }
        }
        (said::rest(&view.said, &pictures, &view.planned))
    }
}
