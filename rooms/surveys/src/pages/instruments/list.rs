//! The list of what can be asked, and where a form is taken in. Next: look at what it became.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use kit::Tx;
use kit::clock;
use kit::forms::Form;
use kit::govuk::{
    Colour, Column, Press, back_link, button, details, error_summary, file_upload, input, table, tag,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, Sent, go, page, received, refused};
use maud::{Markup, html};
use people::Frame;

use super::{ALL, DRAFTS, address, at, notes, writes};
use crate::instrument::Instrument;
use crate::own::{Own, Stage};
use crate::xlsform::{self, Note, Read};
use crate::{offered, rights, store, writing};

/// The field of the file.
const FORM: &str = "form";

struct View {
    offered: Vec<Instrument>,
    own: Vec<Own>,
    writes: bool,
}

async fn load(cx: &Cx, tx: &Tx) -> Result<View, Refusal> {
    Ok(View {
        offered: offered::offered(tx).await?,
        own: store::own::kept(tx).await?,
        writes: writes(cx, tx).await?,
    })
}

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::see_instruments(&tx, actor).await?;
    page(draw(actor, &load(&cx, &tx).await?, &Form::default(), &[]))
}

/// Takes in a form. Where something in it stops, nothing is stored and all of it is told.
pub(in crate::pages) async fn post(cx: Cx, body: Result<Multipart, MultipartRejection>) -> Answer {
    let actor = cx.actor()?;
    // The database is not kept waiting while a file comes in and is read.
    let view = {
        let tx = cx.read().await?;
        rights::write_instruments(&tx, actor).await?;
        load(&cx, &tx).await?
    };
    let mut form = Form::default();
    let read = match chosen(received(body).await?) {
        Ok(file) => aside(file).await?,
        Err(why) => Err(why),
    };
    match read {
        Err(why) => {
            form.refuse(FORM, why);
            refused(draw(actor, &view, &form, &[]))
        }
        Ok(Read { instrument: None, notes }) => {
            form.refuse(
                FORM,
                "This form can’t be asked as it stands, so nothing was kept. The list below says why.",
            );
            refused(draw(actor, &view, &form, &notes))
        }
        Ok(Read { instrument: Some(instrument), notes }) => {
            let tx = cx.write().await?;
            let permit = rights::write_instruments(&tx, actor).await?;
            let own = writing::take_in(&permit, instrument, notes).await?;
            tx.commit().await?;
            go(address(own))
        }
    }
}

/// The list with what is wrong at one of its forms.
pub(super) async fn again(cx: &Cx, tx: &Tx, form: &Form) -> Answer {
    refused(draw(cx.actor()?, &load(cx, tx).await?, form, &[]))
}

fn chosen(sent: Sent) -> Result<Vec<u8>, String> {
    let Sent::Files(mut files) = sent else { return Err(xlsform::too_large()) };
    Sent::take(&mut files, FORM).ok_or_else(|| "Choose a form".to_owned())
}

/// A large file takes a moment to read; other requests go on meanwhile.
async fn aside(file: Vec<u8>) -> Result<Result<Read, String>, Refusal> {
    let stopped = |_| Refusal::Broken("reading a form stopped half way".to_owned());
    tokio::task::spawn_blocking(move || xlsform::read_workbook(&file)).await.map_err(stopped)
}

fn draw(actor: &Actor, view: &View, form: &Form, told: &[Note]) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "What can be asked" }
        (notes::told(told))
        p.govuk-body { "A lead chooses one of those for care leavers when they open a survey. What asks for own words alone is a choice while the national team has two reviewers, who read them. Those for personal advisers and for sessions can be read and taken along as a form: nothing here sends them yet. Questions with the same name mean the same in each, so that two surveys can be compared." }
        (on_offer(view))
        (waiting(view))
        @if view.writes { (take_in(form)) }
    };
    let title = if form.refused() { "Error: What can be asked" } else { "What can be asked" };
    let before = Some(back_link("Rounds", "/programme/rounds"));
    Frame { title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn on_offer(view: &View) -> Markup {
    let place = |instrument: &Instrument| {
        let own = view.own.iter().find(|own| own.stage == Stage::Offered && own.instrument == *instrument);
        own.map_or_else(|| at(&instrument.name), |own| address(own.id))
    };
    let row = |instrument: &Instrument| {
        let findings = instrument.questions().filter(|(_, q)| q.indicator.is_some()).count();
        vec![
            html! { a.govuk-link href=(place(instrument)) { (instrument.title) } },
            html! { (instrument.audience.words()) },
            html! { (instrument.version) },
            html! { (instrument.asked().count()) },
            html! { (findings) },
            html! { (instrument.minutes) },
        ]
    };
    let columns = [
        Column::text("Title"),
        Column::text("Asks"),
        Column::number("Version"),
        Column::number("Questions"),
        Column::number("Findings"),
        Column::number("Minutes"),
    ];
    table("On offer", &columns, &view.offered.iter().map(row).collect::<Vec<_>>())
}

/// The programme's own that are not on offer: drafts, withdrawn ones, and those a newer version has followed.
fn waiting(view: &View) -> Markup {
    let rows: Vec<Vec<Markup>> = view
        .own
        .iter()
        .filter(|own| !view.offered.contains(&own.instrument))
        .map(|own| {
            vec![
                html! { a.govuk-link href=(address(own.id)) { (own.instrument.title) } },
                html! { (own.instrument.version) },
                html! { (stage_tag(own.stage)) },
                html! { (clock::written(own.changed_on)) },
            ]
        })
        .collect();
    let columns =
        [Column::text("Title"), Column::number("Version"), Column::text("State"), Column::text("Changed")];
    html! { @if !rows.is_empty() { (table("Drafts and earlier versions", &columns, &rows)) } }
}

/// What became of it, in a word.
pub(super) fn stage_tag(stage: Stage) -> Markup {
    match stage {
        Stage::Read => tag(Colour::Yellow, "Not kept yet"),
        Stage::Draft => tag(Colour::Sky, "Draft"),
        Stage::Offered => tag(Colour::Green, "Offered"),
        Stage::Withdrawn => tag(Colour::Grey, "Withdrawn"),
    }
}

fn take_in(form: &Form) -> Markup {
    html! {
        h2.govuk-heading-m { "Write one" }
        p.govuk-body { "Begin with an empty one here, or open one above and write its next version." }
        form method="post" action=(DRAFTS) novalidate {
            (input(&form.field("title", "Title", Some("For staff: “Moving on, 2027”"))))
            (button(Press::Secondary, "Begin"))
        }
        h2.govuk-heading-m { "Take in a form" }
        p.govuk-body { "An XLSForm is a workbook with the sheets survey, choices and settings. Kobo, ODK, SurveyCTO and ONA write it. On the next page you see what it becomes, and what of it can’t be taken. Nothing is kept or offered until you say so." }
        form method="post" action=(ALL) enctype="multipart/form-data" novalidate {
            (file_upload(&form.field(FORM, "Form", Some("An Excel workbook (.xlsx)")), ".xlsx"))
            (button(Press::Secondary, "Check the form"))
        }
        (details("What can be taken", html! {
            ul.govuk-list.govuk-list--bullet {
                li { "Questions of the types select_one, select_multiple, rank, integer, range from 0 to 10, and text; and notes between them." }
                li { "Groups: the outermost are the parts; a group that is shown as field-list is one page, and one shown as table-list is statements under one lead-in." }
                li { "relevant: an answer, or one of several, to one earlier question." }
                li { "Texts in several languages: label::Albanian (sq)." }
                li { "A form whose form_id is known here becomes the next version of that. Questions with the same name correspond." }
            }
        }))
    }
}
