//! What can be asked: the instruments, each to be read whole and taken along as a form for other survey tools. For the
//! national team: a manager before a round, a researcher who wants to know what stands behind a figure.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::govuk::{Colour, Column, Press, Row, back_link, link_button, summary_list, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;

use crate::instrument::{Condition, Instrument, Kind, Question, built_in};
use crate::{rights, xlsform};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) async fn list(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::see_instruments(&tx, actor).await?;
    let rows: Vec<Vec<Markup>> = built_in().iter().map(row).collect();
    let columns = [
        Column::text("What is asked"),
        Column::number("Questions"),
        Column::number("Findings"),
        Column::number("Minutes"),
    ];
    let content = html! {
        h1.govuk-heading-l { "What can be asked" }
        p.govuk-body { "A lead chooses one of these when they open a survey. Questions with the same name mean the same in each, so that two surveys can be compared." }
        (table("What can be asked", &columns, &rows))
    };
    page(
        Frame {
            title: "What can be asked",
            here: "Rounds",
            before: Some(back_link("Rounds", "/programme/rounds")),
            content,
            ..Frame::default()
        }
        .draw(actor),
    )
}

fn row(instrument: &Instrument) -> Vec<Markup> {
    let findings = instrument.questions().filter(|(_, q)| q.indicator.is_some()).count();
    vec![
        html! { a.govuk-link href=(at(instrument)) { (instrument.title) } },
        html! { (instrument.questions().count()) },
        html! { (findings) },
        html! { (instrument.minutes) },
    ]
}

fn at(instrument: &Instrument) -> String {
    format!("/programme/instruments/{}", instrument.name)
}

fn named(name: &str) -> Result<&'static Instrument, Refusal> {
    built_in().iter().find(|instrument| instrument.name == name).ok_or(Refusal::NotFound)
}

pub(super) async fn one(cx: Cx, Path(name): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::see_instruments(&tx, actor).await?;
    page(draw(actor, named(&name)?))
}

/// The instrument as an XLSForm.
pub(super) async fn form(cx: Cx, Path(name): Path<String>) -> Answer {
    let tx = cx.read().await?;
    rights::see_instruments(&tx, cx.actor()?).await?;
    let instrument = named(&name)?;
    let file = format!("attachment; filename=\"{}-{}.xlsx\"", instrument.name, instrument.version);
    let bytes = xlsform::workbook(instrument).map_err(|e| Refusal::Broken(e.to_string()))?;
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, file)], bytes)
        .into_response())
}

fn draw(actor: &Actor, instrument: &Instrument) -> Markup {
    let content = html! {
        h1.govuk-heading-l { (instrument.title) }
        p.govuk-body { (instrument.questions().count()) " questions, about " (instrument.minutes)
            " minutes on a phone. Version " (instrument.version) ". Anybody can leave out any question, or say “I don’t want to say”." }
        (link_button(Press::Secondary, "Take it along as an XLSForm", &format!("{}/form.xlsx", at(instrument))))
        @for section in &instrument.sections {
            h2.govuk-heading-m { (section.title) }
            @for question in &section.questions { (asked(instrument, question)) }
        }
    };
    let before = Some(back_link("What can be asked", "/programme/instruments"));
    Frame { title: &instrument.title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn asked(instrument: &Instrument, question: &Question) -> Markup {
    let mut rows = vec![Row { key: "Answers", value: html! { (answers(question)) }, change: None }];
    if let Some(condition) = &question.ask_if {
        rows.push(Row { key: "Asked of", value: html! { (asked_of(instrument, condition)) }, change: None });
    }
    if let Some(indicator) = &question.indicator {
        let label = |values: &[String]| labels(question, values).join(", ");
        rows.push(Row { key: "Finding", value: html! { (indicator.label) }, change: None });
        rows.push(Row { key: "Good news", value: html! { (label(&indicator.favourable)) }, change: None });
        rows.push(Row { key: "A concern", value: html! { (label(&indicator.concern)) }, change: None });
    }
    html! {
        h3.govuk-heading-s id=(question.name) { (question.text) @if question.sensitive { " " (tag(Colour::Purple, "Sensitive")) } }
        @if let Some(hint) = &question.hint { p.govuk-hint { (hint) } }
        (summary_list(&rows))
    }
}

fn answers(question: &Question) -> String {
    match &question.kind {
        Kind::One { options } => options.iter().map(|o| &*o.label).collect::<Vec<_>>().join(" · "),
        Kind::Several { options } => {
            let all = options.iter().map(|o| &*o.label).collect::<Vec<_>>().join(" · ");
            format!("Any of: {all}")
        }
        Kind::Scale { low, high } => format!("0 ({low}) to 10 ({high})"),
        Kind::Text { most } => format!("In their own words, at most {most} characters"),
    }
}

fn asked_of(instrument: &Instrument, condition: &Condition) -> String {
    let Some(on) = instrument.question(&condition.question) else { return String::new() };
    format!("Those who answer “{}” with: {}", on.text, labels(on, &condition.any_of).join(", "))
}

/// Stored answers as people read them; numbers of a scale stand for themselves.
fn labels(question: &Question, values: &[String]) -> Vec<String> {
    let read = |value: &String| match &question.kind {
        Kind::One { options } | Kind::Several { options } => {
            options.iter().find(|o| o.value == *value).map(|o| o.label.to_string())
        }
        Kind::Scale { .. } | Kind::Text { .. } => Some(value.clone()),
    };
    values.iter().filter_map(read).collect()
}
