//! Choosing the file. Next: its preview. What is uploaded is read and let go; the plan stays as it is.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, details, error_summary, file_upload};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, Sent, go, page, received, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::acts;
use crate::import::{self, MAX_BYTES};
use crate::rights;

const FILE: &str = "file";
/// The kinds of file a browser offers; what is sent is looked at, whatever it is called.
const ACCEPT: &str = ".xlsx,.docx";

pub(in crate::pages) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    page(draw(cx.actor()?, &permit.thing().la, &Form::default()))
}

pub(in crate::pages) async fn post(
    cx: Cx,
    Path(slug): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Answer {
    // The database is not kept waiting while a file comes in and is read.
    let la = {
        let tx = cx.read().await?;
        rights::write(&tx, cx.actor()?, &slug).await?.thing().la.clone()
    };
    let mut form = Form::default();
    let file = match received(body).await? {
        Sent::Files(mut files) => Sent::take(&mut files, FILE),
        Sent::TooLarge => {
            let most = MAX_BYTES / (1024 * 1024);
            form.refuse(
                FILE,
                format!("The file is larger than {most} MB. Save the plan’s table in a file of its own."),
            );
            None
        }
    };
    let Some(file) = file else {
        form.refuse(FILE, "Choose the file with the plan");
        return refused(draw(cx.actor()?, &la, &form));
    };
    let stopped = |_| Refusal::Broken("reading a plan stopped half way".to_owned());
    match tokio::task::spawn_blocking(move || import::read(&file)).await.map_err(stopped)? {
        Ok(found) => {
            let tx = cx.write().await?;
            let permit = rights::write(&tx, cx.actor()?, &slug).await?;
            let id = acts::rows::preview(&permit, &found).await?;
            tx.commit().await?;
            go(la.path(&format!("/plan/import/{}", kit::ids::show(id))))
        }
        Err(problem) => {
            form.refuse(FILE, problem.words());
            refused(draw(cx.actor()?, &la, &form))
        }
    }
}

fn draw(actor: &Actor, la: &Organisation, form: &Form) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Bring in a plan" }
        p.govuk-body { "Choose the Excel workbook or Word document that the plan is written in. Its tables are read row by row. On the next page you see what every row becomes, and what can’t be taken, with the reason." }
        p.govuk-body { "Nothing goes straight into the plan. Each row waits until you say what it goes back to: a finding, somebody’s own words or a duty. No file can say that for you." }
        form method="post" enctype="multipart/form-data" novalidate {
            (file_upload(&form.field(FILE, "The plan", Some("An .xlsx or .docx file with a table in it")), ACCEPT))
            (button(Press::Primary, "Read the file"))
        }
        (details("Which tables are read", which()))
    };
    let before = Some(back_link("Plan", &la.path("/plan")));
    let title = if form.refused() { "Error: Bring in a plan" } else { "Bring in a plan" };
    Frame { title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn which() -> Markup {
    html! {
        p.govuk-body { "Tables with a row of headings, in any order, such as:" }
        ul.govuk-list."govuk-list--bullet" {
            li { "You said, We will, Who, By when, Update" }
            li { "Action, Measure, Timescale, Lead officer" }
            li { "Pledge, Responsible officer, Timeline, Expected outcome" }
            li { "You said, We are doing, What you will see" }
        }
        p.govuk-body { "A theme may stand in a column, above its table, or in a row of its own. Every sheet that is not hidden and every table is read. Steps on the way, costs and where the money comes from are read, too. Updates and whatever else a row says come along as a note." }
        p.govuk-body { "The file itself is not kept. This product’s own Excel and Word files can be read, too." }
    }
}
