//! What was done, newest first: who, what, when. A lead opens it when somebody asks who did something, or to see that
//! nobody did what they should not.

use axum::extract::{Path, Query};
use kit::audit::{self, Model as Line};
use kit::clock;
use kit::govuk::{Column, Press, filters, link_button, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use uuid::Uuid;

use crate::rights;

/// Lines of one page.
const MOST: u64 = 100;

#[derive(Deserialize)]
pub(super) struct From {
    /// Lines before this one.
    before: Option<i64>,
    /// Of the programme: acts that belong to no organisation, in the place of its own.
    of: Option<String>,
}

/// Said in `of`, for those: nearly all are about accounts.
const ACCOUNTS: &str = "accounts";

struct View<'a> {
    la: Option<&'a Organisation>,
    /// Acts of no organisation.
    accounts: bool,
    lines: Vec<Line>,
    names: BTreeMap<Uuid, String>,
}

pub(super) async fn of_authority(cx: Cx, Path(la): Path<String>, Query(from): Query<From>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::log(&tx, actor, &la).await?;
    let la = permit.thing();
    let lines = audit::newest(&tx, Some(la.id), from.before, MOST).await?;
    let names = names(&tx, &lines).await?;
    page(draw(actor, &View { la: Some(la), accounts: false, lines, names }))
}

pub(super) async fn of_programme(cx: Cx, Query(from): Query<From>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::programme_log(&tx, actor).await?;
    // What belongs to no organisation stands in a chain of its own: an account may have seats in several, or none.
    let accounts = from.of.as_deref() == Some(ACCOUNTS);
    let chain = (!accounts).then_some(permit.thing().id);
    let lines = audit::newest(&tx, chain, from.before, MOST).await?;
    let names = names(&tx, &lines).await?;
    page(draw(actor, &View { la: None, accounts, lines, names }))
}

async fn names(tx: &Tx, lines: &[Line]) -> Result<BTreeMap<Uuid, String>, Refusal> {
    let mut names = BTreeMap::new();
    for account in lines.iter().filter_map(|line| line.account) {
        if let Entry::Vacant(place) = names.entry(account) {
            let who = people::person(tx, account).await?;
            place.insert(who.map_or_else(|| "somebody who left".to_owned(), |who| who.name));
        }
    }
    Ok(names)
}

fn draw(actor: &Actor, view: &View<'_>) -> Markup {
    let rows: Vec<Vec<Markup>> = view.lines.iter().map(|line| row(view, line)).collect();
    let columns =
        [Column::text("When"), Column::text("Who"), Column::text("What"), Column::text("Reference")];
    let path = view.la.map_or_else(|| "/programme/log".to_owned(), |la| la.path("/log"));
    let older_path =
        if view.accounts { format!("{path}?of={ACCOUNTS}&before=") } else { format!("{path}?before=") };
    let older = view.lines.last().filter(|line| line.number > 1 && view.lines.len() as u64 == MOST);
    let content = html! {
        h1.govuk-heading-l { "What was done" }
        p.govuk-body { "Each act leaves a line that nobody can change unseen. It names who acted, and never who answers a survey. Acts about a survey show the day only." }
        @if view.la.is_none() {
            (filters("Which acts", &[
                ("For the programme", "/programme/log", !view.accounts),
                ("Accounts and requests", "/programme/log?of=accounts", view.accounts),
            ]))
        }
        @if view.accounts {
            p.govuk-body { "What people did with their own accounts, what whoever runs New Belongings did with them, and what was done about requests that no authority may see." }
        }
        (table_or("Acts, newest first", &columns, &rows, html! { "Nothing was done yet." }))
        @if let Some(line) = older {
            (link_button(Press::Secondary, "Older", &format!("{older_path}{}", line.number)))
        }
    };
    Frame { title: "What was done", here: "Log", la: view.la, content, ..Frame::default() }.draw(actor)
}

fn row(view: &View<'_>, line: &Line) -> Vec<Markup> {
    let day_only = line.at == clock::london_at(clock::london_day(line.at), 0);
    let when = if day_only { clock::written(clock::london_day(line.at)) } else { clock::written_at(line.at) };
    let who = line.account.and_then(|id| view.names.get(&id)).map_or("New Belongings itself", String::as_str);
    vec![
        html! { (when) },
        html! { (who) },
        html! { (line.act) },
        // Enough to tell two things apart; the thing itself may be gone.
        html! { @if let Some(about) = line.about { code { (&ids::show(about)[..8]) } } },
    ]
}
