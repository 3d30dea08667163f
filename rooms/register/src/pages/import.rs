//! Uploading the list. Next: its preview. What is uploaded is read and let go; the register stays as it is.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query};
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, details, error_summary, file_upload};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, Sent, go, page, received, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};
use serde::Deserialize;

use super::columns;
use crate::import::{self, FileProblem, Headings, MAX_BYTES, Preview, SourceFile};
use crate::store::columns as saved;
use crate::store::leavers::Known;
use crate::{acts, rights};

/// The two files of the form. The main part of every page is called "main" already.
const MAIN: &str = "people";
const CONTACTS: &str = "contacts";
/// The kinds of file a browser offers; what is sent is looked at, whatever it is called.
const ACCEPT: &str = ".xlsx,.csv";

/// What was just done here.
#[derive(Deserialize, Default)]
pub(super) struct Done {
    columns: Option<String>,
}

/// Where a file comes in: the LA, and what it calls its columns.
struct Desk {
    la: Organisation,
    said: Headings,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::prepare(&tx, actor, &la).await?;
    let la = permit.thing().clone();
    let desk = Desk { said: saved::of(&tx, la.id).await?, la };
    let notice = match done.columns.as_deref() {
        Some("said") => Some("Saved. Choose the files again: they are read as you said."),
        Some("forgotten") => Some("Forgotten. Columns are found by their usual names again."),
        _ => None,
    };
    page(draw(actor, &desk, &Form::default(), notice, html! {}))
}

pub(super) async fn post(
    cx: Cx,
    Path(la): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Answer {
    let actor = cx.actor()?;
    // The database is not kept waiting while a file comes in and is read.
    let (desk, known, today) = {
        let tx = cx.read().await?;
        let permit = rights::prepare(&tx, actor, &la).await?;
        let la = permit.thing().clone();
        let (said, known) = (saved::of(&tx, la.id).await?, Known::load(&tx, la.id).await?);
        (Desk { la, said }, known, tx.today())
    };
    let mut form = Form::default();
    let Some((main, contacts)) = chosen(received(body).await?, &mut form) else {
        return refused(draw(actor, &desk, &form, None, html! {}));
    };
    let said = desk.said.clone();
    let reading =
        move || import::read_called(&main, contacts.as_deref(), &|id| known.holds(id), today, &said);
    match aside(reading).await? {
        Ok(preview) => keep(&cx, &la, &preview).await,
        Err(problem) => {
            let field = if problem.file == SourceFile::Main { MAIN } else { CONTACTS };
            form.refuse(field, problem.to_string());
            refused(draw(actor, &desk, &form, None, columns::after(&desk.la, &problem)))
        }
    }
}

/// A large file takes a moment to read; other requests go on meanwhile.
async fn aside(
    reading: impl FnOnce() -> Result<Preview, FileProblem> + Send + 'static,
) -> Result<Result<Preview, FileProblem>, Refusal> {
    let stopped = |_| Refusal::Broken("reading an import stopped half way".to_owned());
    tokio::task::spawn_blocking(reading).await.map_err(stopped)
}

async fn keep(cx: &Cx, la: &str, preview: &Preview) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::prepare(&tx, cx.actor()?, la).await?;
    let id = acts::prepare(&permit, preview).await?;
    let to = permit.thing().path(&format!("/register/import/{}", kit::ids::show(id)));
    tx.commit().await?;
    go(to)
}

/// The main file, and the contacts file if one was chosen; `None` where the form has to come back.
fn chosen(sent: Sent, form: &mut Form) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let Sent::Files(mut files) = sent else {
        let most = MAX_BYTES / (1024 * 1024);
        form.refuse(MAIN, format!("The files are larger than {most} MB together. Split the list and import the parts one after the other."));
        return None;
    };
    let (main, contacts) = (Sent::take(&mut files, MAIN), Sent::take(&mut files, CONTACTS));
    if main.is_none() {
        form.refuse(MAIN, "Choose the care leavers file");
    }
    main.map(|main| (main, contacts))
}

fn draw(actor: &Actor, desk: &Desk, form: &Form, notice: Option<&str>, after: Markup) -> Markup {
    let la = &desk.la;
    let again = form.refused().then_some("Choose both files again: browsers don’t keep them.");
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Import care leavers" }
        p.govuk-body { "Take the list that you keep for Ofsted, Annex A List 9, as your case-management system exports it: an Excel workbook (.xlsx) or CSV. It holds no phone numbers or email addresses, so they come in a second file with the same ids." }
        p.govuk-body { "On the next page you see who would be added and which rows can’t be, with the reason. Nobody is added until you confirm." }
        form method="post" action=(la.path("/register/import")) enctype="multipart/form-data" novalidate {
            (file_upload(&form.field(MAIN, "Care leavers file", Some(again.unwrap_or("Excel or CSV, with a row of column names"))), ACCEPT))
            (file_upload(&form.field(CONTACTS, "Contacts file (optional)", Some("Excel or CSV, with the same ids; names, phone, email, address")), ACCEPT))
            (button(Press::Primary, "Check the files"))
        }
        (after)
        (columns::said(la, &desk.said))
        (details("Which columns are read", which(la)))
        (details("Where it is kept", html! {
            p.govuk-body { "Names, dates of birth, ids, phone numbers, email and postal addresses are encrypted. The key is not in the database, so a copy of the database can’t be read. The files themselves are not kept." }
        }))
    };
    let before = Some(back_link("Care leavers", &la.path("/register")));
    let title = if form.refused() { "Error: Import care leavers" } else { "Import care leavers" };
    Frame { title, here: "Register", la: Some(la), notice, before, content }.draw(actor)
}

fn which(la: &Organisation) -> Markup {
    let list = |headings: &str| html! { p.govuk-body { (headings.trim().replace(',', ", ")) } };
    let empty = |name: &str| {
        let link = |kind: &str| la.path(&format!("/register/{name}.{kind}"));
        html! { "an empty one as " a.govuk-link href=(link("xlsx")) { "Excel workbook" } " or " a.govuk-link href=(link("csv")) { "CSV" } }
    };
    html! {
        p.govuk-body { "Care leavers file (" (empty("template")) "):" }
        (list(import::template().text()))
        p.govuk-body { "Contacts file (" (empty("contacts-template")) "):" }
        (list(import::contacts_template().text()))
        p.govuk-body { "Columns may stand in any order. Others are left alone. First and last names may come in either file." }
        p.govuk-body { "Of a workbook with several sheets the one that has these columns is read, and the next page says which." }
    }
}
