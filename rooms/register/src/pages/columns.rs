//! Saying which column of a list is which, where its header is called otherwise. Next: upload the list again.

use ::people::{Frame, Organisation};
use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, details, error_summary, select};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, refused};
use maud::{Markup, html};
use std::collections::HashSet;

use crate::import::{COLUMNS, FileProblem, Headings, MAX_COLUMNS};
use crate::{acts, rights};

/// A column of the file, as the form carries it: nothing of a file is kept, so the page itself remembers.
struct Shown {
    heading: String,
    samples: String,
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::say_columns(&tx, actor, &la).await?;
    let shown = shown(&form);
    let said = read(&mut form, &shown);
    if form.refused() {
        return refused(draw(actor, permit.thing(), &form, &shown));
    }
    acts::say_columns(&permit, &said).await?;
    let to = permit.thing().path("/register/import?columns=said");
    tx.commit().await?;
    go(to)
}

pub(super) async fn forget(cx: Cx, Path(la): Path<String>, _: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::say_columns(&tx, cx.actor()?, &la).await?;
    acts::forget_columns(&permit).await?;
    let to = permit.thing().path("/register/import?columns=forgotten");
    tx.commit().await?;
    go(to)
}

fn shown(form: &Form) -> Vec<Shown> {
    let of = |at: usize| {
        let heading = form.value(&format!("heading-{at}"));
        let samples = form.value(&format!("samples-{at}"));
        (!heading.is_empty()).then(|| Shown { heading: heading.to_owned(), samples: samples.to_owned() })
    };
    (0..MAX_COLUMNS).map_while(of).collect()
}

/// What was chosen: the heading, and the column that it stands for.
fn read(form: &mut Form, shown: &[Shown]) -> Vec<(String, String)> {
    let (mut said, mut taken) = (Vec::new(), HashSet::new());
    for (at, column) in shown.iter().enumerate() {
        let name = format!("column-{at}");
        let chosen = form.value(&name).to_owned();
        if chosen.is_empty() {
            continue;
        }
        if !Headings::default().say(&column.heading, &chosen) {
            form.refuse(&name, "Choose one from the list");
        } else if !taken.insert(chosen.clone()) {
            form.refuse(&name, "Another column is this one already. Choose each once.");
        }
        said.push((column.heading.clone(), chosen));
    }
    if said.is_empty() {
        form.refuse("column-0", "Choose what at least one column is");
    }
    said
}

fn draw(actor: &Actor, la: &Organisation, form: &Form, shown: &[Shown]) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Which column is which?" }
        (ask(la, form, shown))
    };
    let before = Some(back_link("Import care leavers", &la.path("/register/import")));
    let title = "Error: Which column is which?";
    Frame { title, here: "Register", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn ask(la: &Organisation, form: &Form, shown: &[Shown]) -> Markup {
    let items: Vec<Item> =
        COLUMNS.iter().map(|column| Item::new(column.heading(), column.heading())).collect();
    html! {
        form method="post" action=(la.path("/register/columns")) novalidate {
            @for (at, column) in shown.iter().enumerate() {
                input type="hidden" name={ "heading-" (at) } value=(column.heading);
                input type="hidden" name={ "samples-" (at) } value=(column.samples);
                @let hint = if column.samples.is_empty() { "Nothing stands in it".to_owned() } else { format!("In it stands: {}", column.samples) };
                (select(&form.field(&format!("column-{at}"), &format!("“{}”", column.heading), Some(&hint)), Some("Leave it alone"), &items))
            }
            (button(Press::Primary, "Save what the columns are"))
        }
    }
}

/// Under a file that lacks columns: its own columns, to say which is which.
pub(super) fn after(la: &Organisation, problem: &FileProblem) -> Markup {
    if problem.seen.is_empty() {
        return html! {};
    }
    let shown: Vec<Shown> = problem
        .seen
        .iter()
        .map(|column| Shown { heading: column.heading.clone(), samples: column.samples.join(" · ") })
        .collect();
    html! {
        h2.govuk-heading-m { "Does your " (problem.file) " call them otherwise?" }
        p.govuk-body { "Say which of its columns is which. It is saved for the next time, without the cells. Then choose the files again." }
        (ask(la, &Form::default(), &shown))
    }
}

/// What was said before, with a way to forget it.
pub(super) fn said(la: &Organisation, known: &Headings) -> Markup {
    if known.all().next().is_none() {
        return html! {};
    }
    details(
        "What your columns are called",
        html! {
            ul.govuk-list."govuk-list--bullet" {
                @for (heading, column) in known.all() { li { "“" (heading) "” is " (column) } }
            }
            p.govuk-body { "Spaces, marks and capital letters make no difference." }
            form method="post" action=(la.path("/register/columns/forget")) { (button(Press::Secondary, "Forget all of it")) }
        },
    )
}
