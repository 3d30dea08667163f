//! An LA's findings: the summary first, then by theme. Reads published cells, never answers.

use axum::extract::Path;
use calc::Shown;
use chrono::NaiveDate;
use kit::clock;
use kit::govuk::{
    Figure, Press, button_group, details, empty, figures, inset_text, link_button, warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::{State, Wave};

use super::{draw, tables};
use crate::model::{Finding, Release, Report};
use crate::{rights, store, words};

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let release = store::latest(&tx, permit.thing().id).await?;
    let waves = surveys::waves(&tx, permit.thing().id).await?;
    page(view(actor, permit.thing(), release.as_ref(), waves.first()))
}

/// `newest` is the LA's newest wave, for what to say while there are no findings.
pub(crate) fn view(
    actor: &Actor,
    la: &Organisation,
    release: Option<&Release>,
    newest: Option<&Wave>,
) -> Markup {
    let lead = rights::writes_plan(actor, la);
    let content = match release {
        None => match newest.filter(|wave| wave.state() == State::TooFew) {
            Some(wave) => too_few(la, "Fewer than 10", wave.closes_on),
            None => not_yet(la, newest, lead),
        },
        Some(release) => {
            let report = Report::of(release);
            if report.too_few {
                too_few(la, &report.answered, report.closed_on)
            } else {
                all(la, release, &report, lead)
            }
        }
    };
    Frame { title: "Findings", here: "Findings", la: Some(la), content, ..Frame::default() }.draw(actor)
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

fn too_few(la: &Organisation, answered: &str, closed_on: NaiveDate) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        (inset_text(html! { (answered) " young people answered the survey that closed on " (clock::written(closed_on)) "." }))
        p.govuk-body { "With so few, anything more could show who said what. So no findings are shown for your area." }
        p.govuk-body { "Ask young people what matters to them in a group or one to one, and ask more of them next time." }
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

fn all(la: &Organisation, release: &Release, report: &Report, lead: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "Findings" }
        p.govuk-body-l { "What young people told us in the survey that closed on " (clock::written(report.closed_on)) "." }
        (who_answered(release, report))
        (summary(report))
        (next(la, lead))
        (how_sure(la, release, report))
        (themes(release, report))
    }
}

fn who_answered(release: &Release, report: &Report) -> Markup {
    let invited = words::capital(&release.invited.to_string());
    let rate = match release.response.view() {
        Shown::Share { percent, .. } => Some(words::capital(&percent.to_string())),
        _ => None,
    };
    let mut shown = vec![
        Figure { number: &report.answered, label: "young people answered" },
        Figure { number: &invited, label: "were invited" },
    ];
    shown.extend(rate.as_deref().map(|number| Figure { number, label: "of those invited answered" }));
    html! {
        (figures(&shown))
        @if report.caution {
            (warning_text("Few of the young people you invited answered. Take care with these findings: those who did \
                           not answer may see things differently."))
        }
    }
}

fn summary(report: &Report) -> Markup {
    let pick =
        |names: &[String]| names.iter().filter_map(|n| report.finding(n)).cloned().collect::<Vec<Finding>>();
    let (well, work) = (pick(&report.going_well), pick(&report.to_work_on));
    html! {
        div.govuk-grid-row {
            div.govuk-grid-column-one-half {
                (listed("What is going well", &well, "Nothing that we can be sure at least half of young people would say."))
            }
            div.govuk-grid-column-one-half {
                (listed("What to work on", &work, "Nothing that we can name here. Read the themes below."))
            }
        }
    }
}

fn listed(title: &str, findings: &[Finding], nothing: &str) -> Markup {
    html! {
        h2.govuk-heading-m { (title) }
        @if findings.is_empty() { p.govuk-body { (nothing) } }
        @else {
            ol.govuk-list {
                @for finding in findings {
                    li {
                        h3."govuk-heading-s govuk-!-margin-bottom-1" {
                            a.govuk-link href={ "#" (finding.indicator) } { (finding.label) }
                        }
                        (draw::bar_of(finding))
                        p."govuk-body govuk-!-margin-top-1" { (finding.sentence) }
                    }
                }
            }
        }
    }
}

fn how_sure(la: &Organisation, release: &Release, report: &Report) -> Markup {
    html! {
        h2."govuk-heading-m govuk-!-margin-top-6" { "How sure we are" }
        p.govuk-body {
            (report.answered) " young people answered. "
            @if report.words_only {
                "That is too few for percentages, so you read only whether more than half said something. Take it as a hint, "
                "and ask young people what is behind it."
            } @else {
                "Each figure comes with a range: if we could ask many more young people like yours, we would expect the answer "
                "to be inside it 19 times out of 20. A wide range means that we are less sure."
            }
        }
        h2.govuk-heading-m { "Who is missing" }
        p.govuk-body {
            @match words::missing(&release.response) {
                Some(missing) => { (missing) " No range can tell us what they would have said." }
                None => { "Some young people may not have answered. No range can tell us what they would have said." }
            }
        }
        p.govuk-body { a.govuk-link href=(la.path("/findings/method")) { "How we work these figures out" } }
    }
}

fn themes(release: &Release, report: &Report) -> Markup {
    let mut titles: Vec<&str> = release.sheets.iter().map(|s| s.section.as_str()).collect();
    titles.dedup();
    html! {
        @for title in titles {
            hr."govuk-section-break govuk-section-break--l govuk-section-break--visible";
            h2.govuk-heading-l { (title) }
            @for sheet in release.sheets.iter().filter(|s| s.section == title) {
                @if let Some(finding) = report.finding(&sheet.name) {
                    (one(finding, tables::answers(sheet)))
                } @else {
                    h3.govuk-heading-m id=(sheet.name) { (sheet.text) }
                    (tables::answers(sheet))
                }
            }
        }
    }
}

fn one(finding: &Finding, answers: Markup) -> Markup {
    html! {
        section aria-labelledby=(finding.indicator) {
            h3.govuk-heading-m id=(finding.indicator) { (finding.label) }
            (draw::bar_of(finding))
            p."govuk-body govuk-!-margin-top-2" { (finding.sentence) }
            (details("The figures and all answers", html! { (tables::shares(finding)) (answers) }))
        }
    }
}
