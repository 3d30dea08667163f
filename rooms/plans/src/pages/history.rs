//! The history of the newest version: every change and every step, newest first, with who and when.

use axum::extract::Path;
use chrono::{DateTime, Utc};
use kit::Tx;
use kit::clock::written_at;
use kit::govuk::{Row, back_link, details, summary_list};
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;
use std::collections::HashMap;
use uuid::Uuid;

use super::compare::words;
use crate::model::{Change, Step};
use crate::rights;
use crate::store::{self, history};

/// More than a plan has, if nobody saves it a hundred times a week.
const MOST: u64 = 500;

/// Something that happened.
struct Event {
    at: DateTime<Utc>,
    by: Option<Uuid>,
    what: String,
    change: Option<Change>,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let seen = permit.thing();
    let plan = seen.plan.as_ref().ok_or(Refusal::NotFound)?;
    let events = events(&tx, plan.id).await?;
    let names = names(&tx, &events).await?;
    let heading = format!("History of version {}", plan.content.version);
    let content = html! {
        h1.govuk-heading-l { (heading) }
        @if events.is_empty() { p.govuk-body { "Nothing has been written yet." } }
        @for event in &events { (draw(event, &names)) }
    };
    let before = Some(back_link("Plan", &seen.la.path("/plan")));
    page(
        Frame { title: &heading, here: "Plan", la: Some(&seen.la), before, content, ..Frame::default() }
            .draw(actor),
    )
}

async fn events(tx: &Tx, plan: Uuid) -> Result<Vec<Event>, Refusal> {
    let changes = history::of(tx, plan, MOST).await?.into_iter().map(|noted| Event {
        at: noted.at,
        by: noted.by,
        what: noted.change.what.words().to_owned(),
        change: Some(noted.change),
    });
    let steps = store::steps_of(tx, plan).await?.into_iter().map(|(stamp, step)| {
        let what = match step {
            Step::Sent(_) => "Sent it to the senior leader".to_owned(),
            Step::SentBack(words) => format!("Sent it back: {words}"),
            Step::Signed(..) => "Signed it off".to_owned(),
            Step::Published(_) => "Published it".to_owned(),
        };
        Event { at: stamp.at, by: stamp.by, what, change: None }
    });
    // The steps come after the changes they close, and both newest first.
    let mut all: Vec<Event> = steps.rev().chain(changes).collect();
    all.sort_by_key(|event| std::cmp::Reverse(event.at));
    Ok(all)
}

async fn names(tx: &Tx, events: &[Event]) -> Result<HashMap<Uuid, String>, Refusal> {
    let mut names = HashMap::new();
    for account in events.iter().filter_map(|event| event.by) {
        if let std::collections::hash_map::Entry::Vacant(new) = names.entry(account) {
            new.insert(people::person(tx, account).await?.map(|person| person.name).unwrap_or_default());
        }
    }
    Ok(names)
}

fn draw(event: &Event, names: &HashMap<Uuid, String>) -> Markup {
    let who = event.by.and_then(|by| names.get(&by)).map_or("New Belongings", String::as_str);
    html! {
        h2.govuk-heading-s { (event.what)
            @if let Some(change) = event.change.as_ref().filter(|change| !change.about.is_empty()) { ": " (change.about) } }
        p.govuk-body { (who) ", " (written_at(event.at)) }
        @if let Some(change) = &event.change { (details("What it says now and said before", differs(change))) }
    }
}

fn differs(change: &Change) -> Markup {
    let all = change.differs();
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|(name, before, after)| Row { key: name, value: words(before, after), change: None })
        .collect();
    summary_list(&rows)
}
