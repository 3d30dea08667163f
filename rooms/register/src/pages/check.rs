//! Contacts to check: who can't be reached, or whose contact was marked as wrong. A personal adviser sees their own people,
//! a lead everybody. Next: open the first one.

use ::people::Frame;
use axum::extract::Path;
use kit::Tx;
use kit::govuk::{Need, Urgency, back_link, needs};
use kit::web::{Answer, Cx, Refusal, page};
use maud::html;
use uuid::Uuid;

use super::{MOST, card, cut, people, person_path};
use crate::details::Check;
use crate::model::Person;
use crate::rights::{self, Reach};
use crate::store::{advisers, leavers};

/// Whom somebody reaches.
pub(crate) async fn reached(tx: &Tx, la: Uuid, reach: Reach) -> Result<Vec<Person>, Refusal> {
    match reach {
        Reach::Everybody => leavers::current(tx, la).await,
        Reach::Own(account) => {
            let names = advisers::of_account(tx, la, account).await?;
            leavers::of_names(tx, la, names).await
        }
    }
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_checks(&tx, actor, &la).await?;
    let (la, reach) = permit.thing();
    let everybody = reached(&tx, la.id, *reach).await?;
    let stopped = everybody.iter().filter(|person| person.details.stop.is_some()).count();
    let mut open: Vec<(Check, &Person)> =
        everybody.iter().filter_map(|person| Some((person.details.check()?, person))).collect();
    open.sort_by_cached_key(|(_, person)| (person.details.name().to_lowercase(), person.id));
    let lines: Vec<(String, String, String, &str, bool)> = open
        .iter()
        .take(MOST)
        .map(|(check, person)| {
            let (state, wrong) = match check {
                Check::Wrong(_) => ("Marked as wrong", true),
                Check::NoWay => ("No way to reach", false),
            };
            let why = card::next(*check, &person.details);
            (person.details.name(), person_path(la, person.id), why, state, wrong)
        })
        .collect();
    let shown: Vec<Need<'_>> = lines
        .iter()
        .map(|(what, href, why, state, wrong)| Need {
            what,
            href,
            why,
            state,
            urgency: if *wrong { Urgency::Late } else { Urgency::Due },
        })
        .collect();
    let nothing = html! { "Everybody can be reached. There is nothing to check." };
    let content = html! {
        h1.govuk-heading-l { "Contacts to check" }
        @if !open.is_empty() { p.govuk-body { (people(open.len())) " can’t be reached as it stands. Open a name, and correct what you know." } }
        (needs(&shown, nothing))
        (cut(open.len(), "people, by name,"))
        @if stopped > 0 { p.govuk-body { (people(stopped)) " not to be contacted: not in this list." } }
    };
    let (here, to) = match reach {
        Reach::Everybody => ("Register", ("Care leavers", "/register")),
        Reach::Own(_) => ("My people", ("My people", "/my-people")),
    };
    let before = Some(back_link(to.0, &la.path(to.1)));
    page(
        Frame { title: "Contacts to check", here, la: Some(la), before, content, ..Frame::default() }
            .draw(actor),
    )
}
