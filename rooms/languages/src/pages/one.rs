//! One language, to be read through on a screen or on paper by somebody who speaks it: every English text beside what it
//! says there. At its end a programme manager records who has read it.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{
    Column, Item, Press, back_link, button, checkboxes, error_summary, input, inset_text, table,
};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::words::Language;
use kit::{Tx, clock};
use maud::{Markup, html};
use people::Frame;

use super::list::stands;
use crate::model::{Checker, Part, Standing, Translations};
use crate::{acts, rights, store};

const READ: &str = "read";

pub(super) async fn get(cx: Cx, Path(code): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::check_language(&tx, actor, &code).await?;
    page(draw(actor, &load(&tx, permit.thing().1).await?, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(code): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::check_language(&tx, actor, &code).await?;
    let name = form.text("name", "Enter the name of whoever read it", 100);
    let capacity = form.text("capacity", "Enter in what capacity, like interpreter", 100);
    if form.value(READ) != "yes" {
        form.refuse(READ, "Tick this when they have read all of it");
    }
    if form.refused() {
        return refused(draw(actor, &load(&tx, permit.thing().1).await?, &form));
    }
    let words = ids::bytes(form.value("words")).unwrap_or_default();
    acts::record(&permit, Checker { name, capacity }, &words).await?;
    tx.commit().await?;
    go("/programme/languages")
}

pub(super) async fn back(cx: Cx, Path(code): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::check_language(&tx, cx.actor()?, &code).await?;
    acts::take_back(&permit).await?;
    tx.commit().await?;
    go("/programme/languages")
}

struct View<'a> {
    language: Language,
    parts: &'a [Part],
    digest: &'a [u8],
    standing: Standing,
    today: String,
}

async fn load(tx: &Tx, language: Language) -> Result<View<'_>, Refusal> {
    let translations = tx.house().port::<Translations>().ok_or(Refusal::NotFound)?;
    let digest = translations.digest(language);
    let standing = Standing::of(store::of(tx, language).await?, digest);
    let today = clock::written(tx.today());
    Ok(View { language, parts: translations.parts(), digest, standing, today })
}

fn draw(actor: &Actor, view: &View<'_>, form: &Form) -> Markup {
    let name = view.language.name();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (name) }
        p.govuk-body { (stands(&view.standing)) }
        div.nb-screen-only {
            p.govuk-body { "Have it read by somebody who speaks " (name) ", here or printed. Is each sentence true, warm and plain? Could it be misread? Write what should change beside it, and send it to whoever runs this site." }
            p.govuk-body { a.govuk-link href="#check" { "Record that it was read" } }
        }
        p.govuk-body { "What stands in braces, like " code { "{ $name }" } ", is filled in: a name, a number, a link." }
        @for part in view.parts { (read_through(view.language, part)) }
        div.nb-screen-only id="check" {
            h2.govuk-heading-m { "Record a check" }
            (record(view, form))
        }
    };
    let title = if form.refused() { format!("Error: {name}") } else { name.to_owned() };
    let before = Some(back_link("Languages", "/programme/languages"));
    Frame { title: &title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn read_through(language: Language, part: &Part) -> Markup {
    let rows: Vec<Vec<Markup>> = part
        .texts(language)
        .into_iter()
        .map(|text| {
            let said =
                html! { span.nb-said lang=(language.code()) dir=(language.dir()) { (apart(&text.said)) } };
            vec![html! { (text.english) }, said]
        })
        .collect();
    table(&part.title, &[Column::text("English"), Column::text(language.name())], &rows)
}

/// What stands in braces runs from left to right in any text.
fn apart(said: &str) -> Markup {
    let parts =
        said.split_inclusive('}').map(|part| part.find('{').map_or((part, ""), |at| part.split_at(at)));
    html! {
        @for (words, place) in parts { (words) @if !place.is_empty() { bdi dir="ltr" { (place) } } }
    }
}

fn record(view: &View<'_>, form: &Form) -> Markup {
    let here = format!("/programme/languages/{}", view.language.code());
    let ticked: Vec<String> = form.values(READ).into_iter().map(str::to_owned).collect();
    let yes =
        format!("They speak {} and have read all of it, as it stands on this page", view.language.name());
    html! {
        p.govuk-body { "It is recorded with today’s day, " (view.today) ". It holds for these very words: when one of them changes, the check has to be made again." }
        form method="post" action=(here) novalidate {
            input type="hidden" name="words" value=(ids::letters(view.digest));
            (input(&form.field("name", "Who read it?", Some("Their full name"))))
            (input(&form.field("capacity", "In what capacity?", Some("For example, interpreter, or personal adviser who grew up with the language"))))
            (checkboxes(&form.field(READ, "What they did", None), &[Item::new("yes", yes)], &ticked))
            (button(Press::Primary, "Record the check"))
        }
        @if view.standing != Standing::Unchecked {
            (inset_text(html! {
                p { "Was it recorded by mistake, or is something wrong after all?" }
                form method="post" action=(format!("{here}/undo")) { (button(Press::Secondary, "Take the check back")) }
            }))
        }
    }
}
