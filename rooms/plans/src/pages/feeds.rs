//! The published plan for other programs, from an address that stays: its days for a calendar, its news for a feed reader. Both
//! say what the public page says, and nothing else; anyone may subscribe.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Text};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};
use kit::web::{Answer, Cx, Refusal};
use kit::{House, Tx, ids};
use people::Organisation;
use std::collections::BTreeMap;

use crate::model::{Action, News, Plan, Status};
use crate::store;
use crate::words::{self, say, say_with};

/// How much of the news a feed carries: what a reader asks for every few days, and a plan's first year.
const NEWS: u64 = 100;

/// The newest published plan of an LA, as the public page shows it.
async fn published(tx: &Tx, la: &str) -> Result<(Organisation, Plan), Refusal> {
    let la = people::public_authority(tx, la).await?;
    let plan = store::current(tx, la.id).await?.published.ok_or(Refusal::NotFound)?;
    Ok((la, plan))
}

pub(super) async fn calendar(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let (la, plan) = published(&tx, &la).await?;
    let kind = "text/calendar; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], days(tx.house(), &la, &plan)).into_response())
}

pub(super) async fn news(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let (la, plan) = published(&tx, &la).await?;
    let told = store::news(&tx, &plan, NEWS).await?;
    let kind = "application/atom+xml; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], feed(tx.house(), &la, &plan, &told)).into_response())
}

fn address(house: &House, la: &Organisation, rest: &str) -> String {
    house.settings.link(&format!("/plans/{}{rest}", la.slug))
}

/// The first line of what young people read of an action.
fn short(doing: &str) -> &str {
    doing.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// What is promised, not done and not stopped, each on its day.
fn days(house: &House, la: &Organisation, plan: &Plan) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&format!("{}: {}", la.name, plan.content.cover.title));
    let over = |status: Option<Status>| status.is_some_and(Status::over);
    let page = address(house, la, "");
    for action in plan.content.actions().filter(|a| !over(plan.news(a).map(|n| n.status))) {
        let told = plan.news(action).map_or(plan.came_on(), |news| news.day);
        // A calendar that asks twice gets the same: nothing in it is of the moment.
        let event = Event::new()
            .uid(&format!("{}@{}", ids::show(action.promise), la.slug))
            .timestamp(midnight(told))
            .all_day(action.text.due_on)
            .summary(&format!("{}: {}", la.name, short(&action.text.doing)))
            .description(&action.text.will_see)
            .url(&page)
            .done();
        calendar.push(event);
        for (day, words) in steps(plan, action) {
            let event = Event::new()
                .uid(&format!("{}-{day}@{}", ids::show(action.promise), la.slug))
                .timestamp(midnight(told))
                .all_day(day)
                .summary(&format!("{}: {}", la.name, short(&action.text.doing)))
                .description(&words)
                .url(&page)
                .done();
            calendar.push(event);
        }
    }
    calendar.to_string()
}

/// The days of the steps that are not done yet, and how far it will be then; what a step is, is written for staff. Steps of one
/// day are one.
fn steps(plan: &Plan, action: &Action) -> BTreeMap<NaiveDate, String> {
    let all = &action.text.more.milestones;
    let open = all.iter().filter(|step| !plan.reached.milestones.contains_key(&step.id));
    let by = |day: NaiveDate| all.iter().filter(|step| step.on <= day).count();
    open.map(|step| (step.on, words::steps(by(step.on), all.len()))).collect()
}

/// The news as it was said, newest first.
fn feed(house: &House, la: &Organisation, plan: &Plan, told: &[News]) -> String {
    let page = address(house, la, "");
    let link = |href: &str, rel: &str| Link { href: href.to_owned(), rel: rel.to_owned(), ..Link::default() };
    let entries: Vec<Entry> =
        told.iter().filter_map(|told| entry(plan, told, link(&page, "alternate"))).collect();
    let newest = told.iter().map(|told| told.progress.day).chain(plan.published_on()).max();
    let mut feed = Feed::default();
    feed.set_id(address(house, la, "/news.atom"));
    feed.set_title(Text::plain(format!("{}: {}", la.name, plan.content.cover.title)));
    feed.set_updated(moment(newest.unwrap_or(plan.begun)));
    feed.set_authors(vec![atom_syndication::Person { name: la.name.clone(), ..Default::default() }]);
    feed.set_links(vec![link(&page, "alternate"), link(&address(house, la, "/news.atom"), "self")]);
    feed.set_lang("en-GB".to_owned());
    feed.set_entries(entries);
    feed.to_string()
}

/// One piece of news; nothing of a promise that the plan no longer makes.
fn entry(plan: &Plan, told: &News, page: Link) -> Option<Entry> {
    let action = plan.keeping(told.promise)?;
    let (what, day) = (short(&action.text.doing), moment(told.progress.day));
    let stands = say(told.progress.status.code());
    let words = match told.progress.news.as_str() {
        "" => say_with("by-day", "day", kit::clock::written(action.text.due_on)),
        news => news.to_owned(),
    };
    let mut entry = Entry::default();
    entry.set_id(format!("urn:uuid:{}", told.id));
    entry.set_title(Text::plain(format!("{stands}: {what}")));
    entry.set_updated(day);
    entry.set_published(Some(day));
    entry.set_links(vec![page]);
    let content = Content { value: Some(words), content_type: Some("text".to_owned()), ..Content::default() };
    entry.set_content(Some(content));
    Some(entry)
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

fn moment(day: NaiveDate) -> FixedDateTime {
    midnight(day).fixed_offset()
}
