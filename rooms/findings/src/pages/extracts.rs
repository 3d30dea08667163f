//! All extracts for researchers, for anyone of the national team; and asking for one. Next: another of the team decides.

use axum::extract::Path;
use kit::Tx;
use kit::clock::{london_day, written};
use kit::forms::Form;
use kit::govuk::{Column, Press, back_link, button, error_summary, input, inset_text, table_or, textarea};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use crate::extract::{DAYS, Extract, RECIPIENT, WORDS};
use crate::rights::extract as rights;
use crate::{acts, store};

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::read_extracts(&tx, actor).await?;
    let mut rows = Vec::new();
    for extract in store::extract::all(&tx).await? {
        let round = surveys::round(&tx, extract.round).await?.map_or(String::new(), |round| round.name);
        rows.push((round, extract));
    }
    page(draw(&tx, actor, &rows))
}

fn draw(tx: &Tx, actor: &Actor, all: &[(String, Extract)]) -> Markup {
    let columns = [
        Column::text("For"),
        Column::text("Round"),
        Column::text("Asked for on"),
        Column::text("How it stands"),
    ];
    let row = |(round, extract): &(String, Extract)| {
        vec![
            html! { a.govuk-link href=(format!("/programme/extracts/{}", ids::show(extract.id))) { (extract.recipient) } },
            html! { (round) },
            html! { (written(london_day(extract.asked.at))) },
            html! { (extract.stands(tx.today())) },
        ]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    let nothing =
        html! { "Nobody has asked for one. A programme manager does that on the page of a closed round." };
    let content = html! {
        h1.govuk-heading-l { "Extracts for researchers" }
        (what_it_is())
        (table_or("All extracts", &columns, &rows, nothing))
    };
    let before = Some(back_link("Home", "/home"));
    Frame { title: "Extracts for researchers", here: "Rounds", before, content, ..Frame::default() }
        .draw(actor)
}

/// What an extract holds and what it never does.
pub(super) fn what_it_is() -> Markup {
    html! {
        p.govuk-body {
            "An extract holds the published figures of each local authority of a round, without its name: rounded, with small ones hidden. "
            b { "Nobody’s answers are in it." } " Young people were told that only numbers about all of them are seen, and that stays so."
        }
        p.govuk-body {
            "One of the national team asks, another decides. It can be taken for " (DAYS) " days. Who knows how large a local authority is "
            "may recognise it by its base: give extracts only to those who need them for what they say."
        }
    }
}

pub(super) async fn begin(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::ask_extract(&tx, actor, &round).await?;
    page(draw_form(actor, permit.thing(), &Form::default()))
}

pub(super) async fn ask(cx: Cx, Path(round): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::ask_extract(&tx, actor, &round).await?;
    let recipient = form.text("recipient", "Enter which organisation gets the extract", RECIPIENT);
    let purpose = form.text("purpose", "Enter what it is for", WORDS);
    if form.refused() {
        return refused(draw_form(actor, permit.thing(), &form));
    }
    let id = acts::extract::ask(&permit, &recipient, &purpose).await?;
    tx.commit().await?;
    go(format!("/programme/extracts/{}", ids::show(id)))
}

fn draw_form(actor: &Actor, round: &surveys::Round, form: &Form) -> Markup {
    let who = form.field(
        "recipient",
        "Which organisation gets it?",
        Some("Name no person, for example: Institute of Social Research, Northtown"),
    );
    let why = form.field(
        "purpose",
        "What is it for?",
        Some("What they want to find out, and what they will publish"),
    );
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Ask for an extract of the round “" (round.name) "”" }
        (what_it_is())
        (inset_text(html! { "You can’t decide on it yourself. What you write can be read by the whole national team, and stays." }))
        form method="post" novalidate {
            (input(&who))
            (textarea(&why, 5))
            (button(Press::Primary, "Ask for the extract"))
        }
    };
    let title = if form.refused() { "Error: Ask for an extract" } else { "Ask for an extract" };
    let path = format!("/programme/rounds/{}/findings", ids::show(round.id));
    let before = Some(back_link("All local authorities together", &path));
    Frame { title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

/// The name of an account, for a record that outlives it.
pub(super) async fn name(tx: &Tx, account: uuid::Uuid) -> Result<String, Refusal> {
    Ok(people::person(tx, account).await?.map_or_else(|| "Somebody who has left".to_owned(), |who| who.name))
}
