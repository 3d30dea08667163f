//! One row of a file: what it says, under which theme it becomes an action, or why it is left out.

use axum::extract::Path;
use chrono::Datelike;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{
    DateParts, Press, Row as Line, back_link, button, error_summary, inset_text, link_button, summary_list,
    textarea,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::{fitting, list};
use crate::acts::rows;
use crate::evidence;
use crate::import::Row;
use crate::model::{Imported, Theme};
use crate::pages::action_form::{self, Sheet};
use crate::pages::action_more::step_fields;
use crate::rights::{self, Held};
use crate::store;

pub(in crate::pages) async fn get(cx: Cx, Path((la, row)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let one = waiting(&tx, permit.thing(), &row).await?;
    page(draw(cx.actor()?, permit.thing(), &one, &Form::default()))
}

pub(in crate::pages) async fn dismiss(
    cx: Cx,
    Path((la, row)): Path<(String, String)>,
    mut form: Form,
) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let one = waiting(&tx, permit.thing(), &row).await?;
    let why = form.text("why", "Say why this row is left out", 300);
    if form.refused() {
        return refused(draw(cx.actor()?, permit.thing(), &one, &form));
    }
    rows::dismiss(&permit, one.id, &why).await?;
    done(tx, &la, "dismissed").await
}

/// The form of an action, filled with what the row says.
pub(in crate::pages) async fn form(cx: Cx, Path((la, row, theme)): Path<(String, String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let held = permit.thing();
    let (one, theme) = (waiting(&tx, held, &row).await?, find(held, &theme)?);
    let base = evidence::of(&tx, held.plan.content.release).await?;
    let sheet = Sheet::new(held, theme, &base, None);
    page(action_form::draw_below(cx.actor()?, &sheet, &filled(&one.row), look(&one.row)))
}

pub(in crate::pages) async fn place(
    cx: Cx,
    Path((la, row, theme)): Path<(String, String, String)>,
    mut form: Form,
) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let held = permit.thing();
    let (one, theme) = (waiting(&tx, held, &row).await?, find(held, &theme)?);
    let base = evidence::of(&tx, held.plan.content.release).await?;
    let Some(text) = action_form::read(&tx, &mut form, &base, None) else {
        let sheet = Sheet::new(held, theme, &base, None);
        return refused(action_form::draw_below(cx.actor()?, &sheet, &form, look(&one.row)));
    };
    rows::place(&permit, one.id, theme.id, &text).await?;
    done(tx, &la, "placed").await
}

async fn done(tx: Tx, la: &str, what: &str) -> Answer {
    tx.commit().await?;
    go(format!("/la/{la}/plan/rows?done={what}"))
}

/// The row, where it is one of this plan's; where it does not wait any more, that is said.
async fn waiting(tx: &Tx, held: &Held, row: &str) -> Result<Imported, Refusal> {
    let row = store::rows::one(tx, held.plan.id, crate::pages::id(row)?).await?.ok_or(Refusal::NotFound)?;
    if row.waits() {
        return Ok(row);
    }
    Err(Refusal::Conflict(
        "This row is placed or dismissed already. Go back to the rows to see what became of it.".to_owned(),
    ))
}

fn find<'a>(held: &'a Held, theme: &str) -> Result<&'a Theme, Refusal> {
    let theme = crate::pages::id(theme)?;
    held.plan.content.themes.iter().find(|known| known.id == theme).ok_or(Refusal::NotFound)
}

/// What the row says, where the form asks for it. What it goes back to stays empty: no file says that.
fn filled(row: &Row) -> Form {
    let due = row.due_on.map(|day| DateParts::of(day.year(), day.month(), day.day())).unwrap_or_default();
    let plain = [
        ("you-said", row.you_said.clone()),
        ("we-will", row.we_will.clone()),
        ("owner", row.who.clone()),
        ("due-day", due.day),
        ("due-month", due.month),
        ("due-year", due.year),
        ("difference", row.difference.clone()),
        ("doing", row.doing.clone()),
        ("will-see", row.will_see.clone()),
        ("cost", row.cost.clone()),
        ("money-from", row.money_from.clone()),
    ];
    // A step that names no day asks for one.
    let steps: Vec<(String, String)> =
        (1..).zip(row.milestones()).flat_map(|(at, (words, on))| step_fields(at, words, on)).collect();
    Form::filled(plain.into_iter().chain(steps.iter().map(|(name, words)| (name.as_str(), words.clone()))))
}

/// What to look at, above the form.
fn look(row: &Row) -> Markup {
    inset_text(html! {
        p.govuk-body { "From " (row.place) " of your file. Say what it goes back to, and put right what is not as it should be." }
        @for remark in &row.remarks { p.govuk-body { (remark) } }
        (list::note(&row.note))
    })
}

fn draw(actor: &Actor, held: &Held, one: &Imported, form: &Form) -> Markup {
    let (la, row) = (&held.la, &one.row);
    let at = la.path(&format!("/plan/rows/{}", kit::ids::show(one.id)));
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "A row of your file" }
        (summary_list(&said(row)))
        @for remark in &row.remarks { p.govuk-body { (remark) } }
        (list::note(&row.note))
        h2.govuk-heading-m { "Make it an action" }
        (themes(held, row, &at))
        form method="post" action={ (at) "/dismiss" } novalidate {
            h2.govuk-heading-m { "Or leave it out" }
            (textarea(&form.field("why", "Why is it left out?", Some("For example: it is done, or it is not for care leavers.")), 2))
            (button(Press::Secondary, "Dismiss this row"))
        }
    };
    let before = Some(back_link("Rows of your file", &la.path("/plan/rows")));
    let title = if form.refused() { "Error: A row of your file" } else { "A row of your file" };
    Frame { title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn said(row: &Row) -> Vec<Line<'_>> {
    let all = [
        ("Where", &row.place),
        ("You said", &row.you_said),
        ("We will", &row.we_will),
        ("Who", &row.who),
        ("By when", &row.when),
        ("What difference", &row.difference),
        ("We are doing", &row.doing),
        ("What you will see", &row.will_see),
        ("Steps on the way", &row.steps),
        ("Cost", &row.cost),
        ("Where the money comes from", &row.money_from),
    ];
    let filled = all.into_iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(key, words)| Line { key, value: super::lines(words), change: None }).collect()
}

/// A way to the form under each theme, first the one that the file names.
fn themes(held: &Held, row: &Row, at: &str) -> Markup {
    let all = &held.plan.content.themes;
    let named = fitting(row, all);
    let to = |theme: &Theme| format!("{at}/themes/{}", kit::ids::show(theme.id));
    html! {
        @if all.is_empty() {
            p.govuk-body { "An action stands under a theme, and there is none yet. "
                a.govuk-link href=(held.la.path("/plan/themes")) { "Choose themes" } " first." }
        }
        @if let Some(theme) = named {
            (link_button(Press::Primary, &format!("Write it under “{}”", theme.agreed.title), &to(theme)))
        } @else if let Some(theme) = &row.theme {
            p.govuk-body { "The file has it under “" (theme) "”, which is no theme of this plan." }
        }
        @if all.len() > usize::from(named.is_some()) {
            p.govuk-body { (if named.is_some() { "Or under another theme:" } else { "Write it under:" }) }
            ul.govuk-list."govuk-list--bullet" {
                @for theme in all.iter().filter(|theme| named.is_none_or(|named| named.id != theme.id)) {
                    li { a.govuk-link href=(to(theme)) { (theme.agreed.title) } }
                }
            }
        }
    }
}
