//! How many have answered in each LA of a round, as of this morning: for the national team, which sees who needs help while
//! there is time. In the order of names, as it is no contest. Next: ring the lead.

use axum::extract::Path;
use chrono::NaiveDate;
use kit::clock::{self, written};
use kit::govuk::{Column, Figure, back_link, figures, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};
use std::collections::HashMap;
use uuid::Uuid;

use super::wave::state_tag;
use crate::group::Group;
use crate::model::{FLOOR, Round, State, Wave};
use crate::rates::{FEWEST, lacking};
use crate::{done, rights, store};

struct View {
    round: Round,
    /// LAs with their wave, by name; of several in one round the newest.
    surveys: Vec<(Organisation, Wave)>,
    /// Of each wave: how many were asked, and how many had answered.
    tallies: HashMap<Uuid, (u64, u64)>,
    /// LAs that have no wave in this round.
    without: Vec<String>,
    as_of: NaiveDate,
    today: NaiveDate,
}

pub(super) async fn get(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_rates(&tx, actor, &round).await?;
    page(draw(actor, &load(&tx, permit.thing()).await?))
}

async fn load(tx: &Tx, round: &Round) -> Result<View, Refusal> {
    // Oldest first: of several waves of an LA the newest stays.
    let waves = store::wave::in_round(tx, round.id, &[Group::CareLeavers]).await?;
    let mut newest: HashMap<Uuid, Wave> = waves.into_iter().map(|wave| (wave.organisation, wave)).collect();
    let ids: Vec<Uuid> = newest.values().map(|wave| wave.id).collect();
    let (mut surveys, mut without) = (Vec::new(), Vec::new());
    for la in people::all_authorities(tx).await? {
        match newest.remove(&la.id) {
            Some(wave) => surveys.push((la, wave)),
            None => without.push(la.name),
        }
    }
    surveys.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    without.sort();
    let (as_of, today) = (done::as_of(tx.now()), tx.today());
    let tallies = store::invitation::tallies(tx, &ids).await?;
    Ok(View { round: round.clone(), surveys, tallies, without, as_of, today })
}

fn draw(actor: &Actor, view: &View) -> Markup {
    // What is not shown must not be the whole less all that is: it is not in the whole.
    let shown = |of: &&(u64, u64)| of.0 >= u64::from(FEWEST);
    let sum = |of: fn(&(u64, u64)) -> u64| view.tallies.values().filter(shown).map(of).sum::<u64>();
    let (asked, answered) = (sum(|t| t.0), sum(|t| t.1));
    let share = (answered * 100).checked_div(asked).unwrap_or(0);
    let columns = [
        Column::text("Local authority"),
        Column::text("Survey"),
        Column::text("Last day"),
        Column::number("Asked"),
        Column::number("Answered"),
        Column::number("Share"),
        Column::text("To three in ten"),
    ];
    let rows: Vec<Vec<Markup>> = view.surveys.iter().map(|(la, wave)| row(view, la, wave)).collect();
    let content = html! {
        h1.govuk-heading-l { (view.round.name) ": who has answered" }
        (figures(&[
            Figure { number: &answered.to_string(), label: "have answered" },
            Figure { number: &asked.to_string(), label: "were asked" },
            Figure { number: &format!("{share}%"), label: "response rate" },
        ]))
        p.govuk-body { "As of this morning, " (written(view.as_of)) ". Fewer than three in ten, and the results say little about the rest: ring the lead while the survey is open." }
        (table_or("Surveys of this round", &columns, &rows, html! { "No local authority has opened a survey in this round." }))
        @if !view.without.is_empty() {
            p.govuk-body { "No survey in this round yet: " (view.without.join(", ")) "." }
        }
        (ending(actor, view))
    };
    let before = Some(back_link("Rounds", "/programme/rounds"));
    Frame { title: "Who has answered", here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

/// What comes after the surveys: comparing. It is the managers' to close a round and to read what was found.
fn ending(actor: &Actor, view: &View) -> Markup {
    let here = format!("/programme/rounds/{}", ids::show(view.round.id));
    html! {
        @if rights::closes_rounds(actor) {
            @match view.round.closed_at {
                Some(at) => p.govuk-body {
                    "This round was closed on " (written(clock::london_day(at))) ". "
                    a.govuk-link href=(format!("{here}/findings")) { "See what was found in it" }
                },
                None => p.govuk-body { a.govuk-link href=(format!("{here}/close")) { "Close this round" } " when its surveys are over, so that they can be compared." },
            }
        }
    }
}

fn row(view: &View, la: &Organisation, wave: &Wave) -> Vec<Markup> {
    let (asked, answered) = view.tallies.get(&wave.id).copied().unwrap_or_default();
    let mut row = vec![html! { (la.name) }, state_tag(wave.state()), html! { (written(wave.closes_on)) }];
    if asked == 0 {
        row.extend([html! { "nobody yet" }, html! {}, html! {}, html! {}]);
    } else if asked < u64::from(FEWEST) {
        row.extend([html! { "fewer than " (FEWEST) }, html! { "not shown" }, html! {}, html! {}]);
    } else {
        let share = answered * 100 / asked;
        row.extend([
            html! { (asked) },
            html! { (answered) },
            html! { (share) "%" },
            html! { (to_floor(lacking(asked, answered, FLOOR), wave, view.today)) },
        ]);
    }
    row
}

/// How far it is to the floor, and how long there is for it.
fn to_floor(lacking: u64, wave: &Wave, today: NaiveDate) -> String {
    match (lacking, wave.state()) {
        (0, _) => "reached".to_owned(),
        (more, State::Open) => format!("{more} more in {} days", (wave.closes_on - today).num_days().max(0)),
        (more, _) => format!("{more} too few"),
    }
}
