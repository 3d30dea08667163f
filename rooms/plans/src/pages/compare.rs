//! Two versions of the plan side by side: who published them and why, what became of each action, what is new, and every word that
//! changed.

use axum::extract::Path;
use kit::Tx;
use kit::clock::{london_day, written};
use kit::govuk::{Column, Row, back_link, summary_list, table};
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;
use similar::{ChangeTag, TextDiff};

use crate::model::{Became, Comparison, Plan, Stamp, State, compare};
use crate::{evidence, rights, store};

pub(super) async fn get(cx: Cx, Path((la, version, before)): Path<(String, String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let la = permit.thing().la.clone();
    let (before, after) = (find(&tx, la.id, &before).await?, find(&tx, la.id, &version).await?);
    if before.content.version >= after.content.version {
        return Err(Refusal::NotFound);
    }
    let bases =
        [evidence::of(&tx, after.content.release).await?, evidence::of(&tx, before.content.release).await?];
    let name = |indicator: &str| {
        bases.iter().find_map(|base| base.find(indicator)).map_or(indicator, |f| &*f.label).to_owned()
    };
    let heading = format!("From version {} to version {}", before.content.version, after.content.version);
    let content = html! {
        h1.govuk-heading-l { (heading) }
        (who(&tx, &before).await?)
        (who(&tx, &after).await?)
        (draw(&compare(&before, &after, &name)))
    };
    let back = Some(back_link("Plan", &la.path("/plan")));
    page(
        Frame { title: &heading, here: "Plan", la: Some(&la), before: back, content, ..Frame::default() }
            .draw(actor),
    )
}

/// A version that whoever sees the plan may read: one that people read or have read, or the one in the making.
async fn find(tx: &Tx, la: uuid::Uuid, version: &str) -> Result<Plan, Refusal> {
    let version: i32 = version.parse().map_err(|_| Refusal::NotFound)?;
    store::version(tx, la, version).await?.ok_or(Refusal::NotFound)
}

/// Who took a version how far, when, and why it was made.
async fn who(tx: &Tx, plan: &Plan) -> Result<Markup, Refusal> {
    let mut lines = vec![Row { key: "Begun", value: html! { (written(plan.begun)) }, change: None }];
    let (signed, published) = match &plan.state {
        State::Published(done) => (Some(&done.signed), Some(&done.published)),
        State::Signed(done) => (Some(&done.signed), None),
        State::Draft(_) | State::WithLeader(_) => (None, None),
    };
    for (key, stamp) in [("Signed off", signed), ("Published", published)] {
        let value = match stamp {
            Some(stamp) => taken(tx, stamp).await?,
            None => html! { "Not yet" },
        };
        lines.push(Row { key, value, change: None });
    }
    if plan.content.version > 1 {
        let why = plan.content.change.as_deref().unwrap_or("Newer findings");
        lines.push(Row { key: "Why", value: html! { (why) }, change: None });
    }
    Ok(html! {
        h2.govuk-heading-m { "Version " (plan.content.version) ": “" (plan.content.cover.title) "”" }
        (summary_list(&lines))
    })
}

async fn taken(tx: &Tx, stamp: &Stamp) -> Result<Markup, Refusal> {
    let person = match stamp.by {
        Some(account) => people::person(tx, account).await?,
        None => None,
    };
    let name = person.map_or_else(|| "New Belongings".to_owned(), |person| person.name);
    Ok(html! { (written(london_day(stamp.at))) " by " (name) })
}

fn draw(found: &Comparison<'_>) -> Markup {
    let columns = [Column::text("We will"), Column::text("What became of it")];
    let rows: Vec<Vec<Markup>> = found
        .became
        .iter()
        .map(|(action, became)| vec![html! { (action.text.we_will) }, fate(became)])
        .collect();
    html! {
        (table("What became of each action", &columns, &rows))
        h2.govuk-heading-m { "New actions" }
        @if found.added.is_empty() { p.govuk-body { "None." } } @else {
            ul.govuk-list."govuk-list--bullet" {
                @for action in &found.added { li { (action.text.we_will) " (" (action.text.who()) ", by " (written(action.text.due_on)) ")" } }
            }
        }
        h2.govuk-heading-m { "Word by word" }
        p.govuk-body { "What is " del { "struck through" } " was in the earlier version. What is " ins { "underlined" } " is in the later one." }
        @if unchanged(found) { p.govuk-body { "No word changed in what goes on." } }
        @if !found.around.is_empty() { h3.govuk-heading-s { "The plan" } (changes(&found.around)) }
        @for (action, became) in &found.became {
            @if let Became::GoesOn(all) = became {
                @if !all.is_empty() { h3.govuk-heading-s { (action.text.we_will) } (changes(all)) }
            }
        }
    }
}

fn unchanged(found: &Comparison<'_>) -> bool {
    let same = |became: &Became| !matches!(became, Became::GoesOn(all) if !all.is_empty());
    found.around.is_empty() && found.became.iter().all(|(_, became)| same(became))
}

fn fate(became: &Became) -> Markup {
    match became {
        Became::GoesOn(all) if all.is_empty() => html! { "It goes on, word for word" },
        Became::GoesOn(all) => {
            html! { "It goes on; changed: " (all.iter().map(|one| one.name).collect::<Vec<_>>().join(", ")) }
        }
        Became::Done => html! { "Done" },
        Became::LeftOut(reason) => html! { b { "Left out: " } (reason) },
        Became::Gone => html! { "Dropped" },
    }
}

pub(super) fn changes(all: &[crate::model::Changed]) -> Markup {
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|one| Row { key: one.name, value: words(&one.before, &one.after), change: None })
        .collect();
    summary_list(&rows)
}

/// Both texts as one, word by word.
pub(super) fn words(before: &str, after: &str) -> Markup {
    let diff = TextDiff::from_words(before, after);
    let (old, new) = (diff.old_slices(), diff.new_slices());
    html! {
        @for (tag, said) in diff.ops().iter().flat_map(|op| op.iter_slices(old, new)) {
            @match tag {
                ChangeTag::Equal => (said.concat()),
                ChangeTag::Delete => del { (said.concat()) },
                ChangeTag::Insert => ins { (said.concat()) },
            }
        }
    }
}
