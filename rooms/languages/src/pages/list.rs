//! A programme manager at the office looks which languages still need somebody to read them through, and finds that person.

use kit::clock;
use kit::govuk::{Colour, Column, back_link, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::words::Language;
use maud::{Markup, html};
use people::Frame;

use crate::model::{Check, Standing, Translations};
use crate::{rights, store};

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::check_languages(&tx, actor).await?;
    let translations = tx.house().port::<Translations>().ok_or(Refusal::NotFound)?;
    let mut checks = store::all(&tx).await?;
    let others = Language::ALL.into_iter().filter(|language| *language != Language::English);
    let rows = others.map(|language| {
        let standing = Standing::of(checks.remove(&language), translations.digest(language));
        row(language, translations.count(language), &standing)
    });
    page(draw(actor, &rows.collect::<Vec<_>>()))
}

fn row(language: Language, texts: usize, standing: &Standing) -> Vec<Markup> {
    vec![
        html! {
            a.govuk-link href=(format!("/programme/languages/{}", language.code())) { (language.name()) }
            " · " bdi lang=(language.code()) { (language.own_name()) }
        },
        html! { (texts) },
        stands(standing),
    ]
}

/// How it stands, in a word and who and when.
pub(super) fn stands(standing: &Standing) -> Markup {
    let who = |check: &Check| html! { (check.by.name) ", " (check.by.capacity) ", on " (clock::written(check.day)) };
    match standing {
        Standing::Unchecked => html! { (tag(Colour::Yellow, "Unchecked")) " Needs a speaker’s check" },
        Standing::Checked(check) => html! { (tag(Colour::Green, "Checked")) " by " (who(check)) },
        Standing::Changed(check) => {
            html! { (tag(Colour::Yellow, "Changed since")) " it was checked by " (who(check)) }
        }
    }
}

fn draw(actor: &Actor, rows: &[Vec<Markup>]) -> Markup {
    let columns = [Column::text("Language"), Column::number("Texts"), Column::text("Check")];
    let content = html! {
        h1.govuk-heading-l { "Languages" }
        p.govuk-body { "Care leavers can read their messages and letters, the survey, and the pages where they ask to be contacted, in these languages. A machine made the translations." }
        p.govuk-body { "Ask somebody who speaks the language to read all of it. Until that is recorded here, the first page of the survey says that nobody has checked." }
        (table("Languages beside English", &columns, rows))
    };
    let before = Some(back_link("Rounds", "/programme/rounds"));
    Frame { title: "Languages", here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}
