//! The first page of an empty instance: the operator opens it from the terminal and becomes, or names, the
//! first programme manager. Next: their second factor, then the programme.

use axum::extract::Path;
use axum::response::IntoResponse;
use kit::forms::Form;
use kit::govuk::{Input, Press, Shell, button, error_summary, input, input_as, shell};
use kit::web::{Answer, Cx, Refusal, SESSION, page, refused};
use maud::{Markup, html};

use crate::limits::WRONG_LINK;
use crate::model::{Details, Purpose};
use crate::store::{pass, session};
use crate::{acts, device, rights};

/// The link, while it counts; wrong ones are counted.
async fn permitted(cx: &Cx, tx: &kit::Tx, secret: &str) -> Result<uuid::Uuid, Refusal> {
    cx.not_too_often(&WRONG_LINK)?;
    let link = pass::valid(tx, secret, &[Purpose::SetUp]).await?;
    if link.is_none() {
        cx.count(&WRONG_LINK);
    }
    Ok(link.ok_or(Refusal::NotFound)?.id)
}

pub(super) async fn get(cx: Cx, Path(secret): Path<String>) -> Answer {
    let tx = cx.read().await?;
    permitted(&cx, &tx, &secret).await?;
    page(view(&Form::filled([("programme", "New Belongings".to_owned())])))
}

pub(super) async fn post(cx: Cx, Path(secret): Path<String>, mut form: Form) -> Answer {
    // Anyone may knock here: only a link that counts gets a transaction that keeps other writers waiting.
    let link = permitted(&cx, &cx.read().await?, &secret).await?;
    let programme = form.text("programme", "Enter the programme’s name", 80);
    let name = form.text("name", "Enter your name", 80);
    let email = form.email("email");
    if form.refused() {
        return refused(view(&form));
    }
    let tx = cx.write().await?;
    let permit = rights::set_up(&tx, Some(link)).await?;
    let account = acts::set_up(&permit, &programme, &Details { name, email }).await?;
    let cookie = session::open(&tx, account, &device::words(cx.browser()), false).await?;
    tx.commit().await?;
    Ok((cx.set_cookie(SESSION, &cookie, None), kit::web::go("/home")).into_response())
}

fn view(form: &Form) -> Markup {
    let email = Input { kind: "email", autocomplete: Some("email"), ..Input::default() };
    let name = Input { autocomplete: Some("name"), ..Input::default() };
    shell(Shell {
        title: if form.refused() { "Error: Set up" } else { "Set up" },
        content: html! {
            (error_summary(form.errors()))
            h1.govuk-heading-l { "Set up New Belongings" }
            p.govuk-body { "You are the first here. You will run the programme: add local authorities, open rounds of the survey and invite each authority’s lead." }
            form method="post" novalidate {
                (input(&form.field("programme", "Name of the programme", Some("People see it when they are invited"))))
                (input_as(&form.field("name", "Your name", None), &name))
                (input_as(&form.field("email", "Your email address", Some("You will sign in by a link sent to it")), &email))
                (button(Press::Primary, "Set up"))
            }
        },
        ..Shell::default()
    })
}
