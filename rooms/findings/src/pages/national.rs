//! What a closed round says of all local authorities together, and where they differ: for a programme manager who plans events
//! and peer learning. No league table: nobody can read which row is whose. Next: ask those who are happy to be asked.

use axum::extract::Path;
use calc::{Compared, Meaning, Safe, Shown, spread};
use kit::Tx;
use kit::clock;
use kit::govuk::{Column, back_link, details, empty, table, whiskers};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;
use std::collections::BTreeMap;

use super::compared::list;
use super::files::saved;
use super::{naming, small};
use crate::acts::compare;
use crate::beside::{Comparison, OverTime, Round, Theme, themes};
use crate::data::{self, File, Set};
use crate::pool::Pool;
use crate::{rights, store, words};

pub(super) async fn get(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_national(&tx, actor, &round).await?;
    let round = permit.thing();
    let found = match store::comparison::of_round(&tx, round.id).await? {
        Some(comparison) => Some(load(&tx, round.id, comparison).await?),
        None => None,
    };
    page(draw(actor, round, found.as_ref()))
}

/// A closed round as data; not found before its comparisons are made, like its figures on the page.
pub(super) async fn set(tx: &Tx, round: &surveys::Round) -> Result<Set, Refusal> {
    let made = store::comparison::of_round(tx, round.id).await?;
    let (Some(_), Some(closed)) = (made, round.closed_at) else { return Err(Refusal::NotFound) };
    let themes = themes(&compare::load(tx, round.id).await?).map_err(|e| Refusal::Broken(e.to_string()))?;
    let pools = store::pool::of_round(tx, round.id).await?;
    Ok(data::national(round, clock::london_day(closed), &themes, &pools))
}

/// A file of it.
pub(super) async fn file(cx: Cx, Path((round, file)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_national(&tx, cx.actor()?, &round).await?;
    let file = File::named(&file).ok_or(Refusal::NotFound)?;
    let set = set(&tx, permit.thing()).await?;
    Ok(saved(file.kind(), &file.saved_as(&set), file.write(&set)))
}

struct View {
    places: usize,
    /// The indicators, those first in which LAs differ most.
    themes: Vec<Theme>,
    better: BTreeMap<String, Vec<String>>,
    pools: Vec<Pool>,
}

async fn load(tx: &Tx, round: uuid::Uuid, comparison: uuid::Uuid) -> Result<View, Refusal> {
    let all: Round = compare::load(tx, round).await?;
    let themes = themes(&all).map_err(|e| Refusal::Broken(e.to_string()))?;
    let beside = Comparison { id: comparison, ..Comparison::default() };
    let better = naming::better(tx, uuid::Uuid::nil(), &beside).await?;
    let pools = store::pool::of_round(tx, round).await?;
    Ok(View { places: all.places.len(), themes, better, pools })
}

fn draw(actor: &Actor, round: &surveys::Round, found: Option<&View>) -> Markup {
    let content = html! {
        h1.govuk-heading-l { (round.name) ": all local authorities together" }
        @match (found, round.closed_at) {
            (Some(found), Some(closed)) => { (all(found, clock::london_day(closed))) (files(round)) },
            (_, Some(_)) => (empty(html! { p.govuk-body { "This is being worked out. Come back in a few minutes." } })),
            (_, None) => (empty(html! { p.govuk-body { "There is nothing to read here before the round is closed." } })),
        }
    };
    let here = format!("/programme/rounds/{}", ids::show(round.id));
    let before = Some(back_link("Who has answered", &here));
    Frame { title: "All local authorities together", here: "Rounds", before, content, ..Frame::default() }
        .draw(actor)
}

fn all(view: &View, closed: chrono::NaiveDate) -> Markup {
    html! {
        p.govuk-body-l { "Closed on " (clock::written(closed)) ", with findings of " (view.places) " local authorities." }
        p.govuk-body {
            "Every figure is the sum of what each local authority has read of itself, rounded and with small numbers hidden, and of nothing "
            "else. The indicators in which places differ most come first. The rows of a drawing are local authorities in the order "
            "of their figures; which is whose is not told, as a place in a row says more about chance and size than about work."
            @if !view.pools.is_empty() { " The last part of this page is made otherwise, and says how." }
        }
        p.govuk-body {
            "There are no tables of groups of all local authorities here, by one thing or by two: held against what each has read of its own, they could say "
            "too much of the smallest."
        }
        @if view.themes.is_empty() { (empty(html! { p.govuk-body { "No indicator has figures of three local authorities or more." } })) }
        @for theme in &view.themes { (one(view, theme)) }
        @for pool in &view.pools { (small::draw(pool)) }
    }
}

/// The same figures for analysts and researchers.
fn files(round: &surveys::Round) -> Markup {
    let path = |file: &str| format!("/programme/rounds/{}/findings/files/{file}", ids::show(round.id));
    html! {
        h2.govuk-heading-m { "Take the figures along" }
        p.govuk-body { "What stands on this page, a row for each figure. A place in a row has no name there, either." }
        ul.govuk-list."govuk-list--bullet" {
            li { a.govuk-link href=(path("figures.csv")) { "Figures (CSV)" } }
            li { a.govuk-link href=(path("codebook.csv")) { "Codebook (CSV)" } }
            li { a.govuk-link href=(path("figures.sav")) { "Figures (SPSS)" } }
            li { a.govuk-link href=(path("figures.json")) { "Figures (JSON)" } }
        }
        p.govuk-body {
            "Researchers can be given the published figures of each local authority, without its name, once two of you agree: "
            a.govuk-link href=(format!("/programme/rounds/{}/extract", ids::show(round.id))) { "ask for an extract" } ", or "
            a.govuk-link href="/programme/extracts" { "see all extracts" } "."
        }
    }
}

fn one(view: &View, theme: &Theme) -> Markup {
    let figure = theme.all.shown(theme.meaning);
    html! {
        section.nb-finding {
            h2.govuk-heading-m { (theme.label) }
            p.govuk-body { (words::capital(&figure.percent().to_string())) " of young people " (theme.means) (of(&figure)) "." }
            div.govuk-grid-row { div.govuk-grid-column-one-half { (drawing(theme, &figure)) } }
            p.govuk-body { (apart(theme)) }
            @if let Some(over_time) = &theme.over_time { p.govuk-body { (changed(over_time, theme.meaning)) } }
            @if let Some(named) = view.better.get(&theme.question) {
                p.govuk-body { "Clearly better than the others, and happy to be asked how: " (list(named)) "." }
            }
            (details("The figures", rows(theme)))
        }
    }
}

/// ", between 51% and 56% in all; about 1,200 answered in 6 local authorities, and ...".
fn of(figure: &Compared) -> String {
    let range =
        figure.interval().map(|(low, high)| format!(" (between {low} and {high})")).unwrap_or_default();
    let base = figure.base().map(|n| format!(", of about {n} who answered")).unwrap_or_default();
    let places = match figure.places() {
        Some((shown, 0)) => format!(" in {shown} local authorities"),
        Some((shown, unseen)) => {
            format!(
                " in {shown} local authorities; the figure of {unseen} more is not shown, and the range allows for it"
            )
        }
        None => String::new(),
    };
    format!("{range}{base}{places}")
}

fn ends(cell: &Safe) -> Option<(u8, u8, u8)> {
    match cell.view() {
        Shown::Share { percent, interval, .. } => {
            Some((interval.low().value(), percent.value(), interval.high().value()))
        }
        _ => None,
    }
}

/// In order of the share, so that the page says nothing of who is who.
fn sorted(theme: &Theme) -> Vec<(u8, u8, u8)> {
    let mut all: Vec<(u8, u8, u8)> = theme.cells.iter().filter_map(ends).collect();
    all.sort_by_key(|(low, share, high)| (*share, *low, *high));
    all
}

fn drawing(theme: &Theme, figure: &Compared) -> Markup {
    let all = sorted(theme);
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return html! {} };
    let title = format!(
        "{} local authorities from {}% to {}%, each with its range; the line is all together at {}",
        all.len(),
        first.1,
        last.1,
        figure.percent()
    );
    whiskers(&title, &all, u8::try_from(figure.percent().value() / 10).ok())
}

fn apart(theme: &Theme) -> String {
    match spread(&theme.cells) {
        Some(times) if times >= 2.0 => {
            format!(
                "Local authorities differ {times:.1} times as much as chance alone would make them: it matters where one lives."
            )
        }
        Some(_) => "Local authorities differ little more than chance alone would make them.".to_owned(),
        None => String::new(),
    }
}

/// "In the 4 local authorities that asked it before it was 40% then (between 36% and 45%) and is 55% now (…)." Nothing is called
/// a change unless the ranges lie apart, which is stricter than a test.
fn changed(over_time: &OverTime, meaning: Meaning) -> String {
    let (then, now) = (over_time.then.shown(meaning), over_time.now.shown(meaning));
    let range = |figure: &Compared| {
        figure.interval().map(|(low, high)| format!(" (between {low} and {high})")).unwrap_or_default()
    };
    let places = now.places().map_or(0, |(shown, _)| shown);
    let apart = match (then.interval(), now.interval()) {
        (Some((low, _)), Some((_, high))) if high.value() < low.value() => true,
        (Some((_, high)), Some((low, _))) => low.value() > high.value(),
        _ => false,
    };
    let said = if apart {
        "The two ranges lie apart: this has changed."
    } else {
        "The two ranges meet, so it may not have changed."
    };
    format!(
        "In the {places} local authorities that asked it before, it was {}{} then and is {}{} now. {said}",
        then.percent(),
        range(&then),
        now.percent(),
        range(&now)
    )
}

fn rows(theme: &Theme) -> Markup {
    let columns = [Column::text("Local authority"), Column::number("Share"), Column::number("Range")];
    let row = |(at, (low, share, high)): (usize, (u8, u8, u8))| {
        let cells = [format!("No. {}", at + 1), format!("{share}%"), format!("{low}% to {high}%")];
        cells.map(|text| html! { (text) }).to_vec()
    };
    let rows: Vec<Vec<Markup>> = sorted(theme).into_iter().enumerate().map(row).collect();
    let share = match theme.meaning {
        Meaning::Favourable => "good news",
        Meaning::Concern => "the worry",
    };
    table(&format!("{} ({share}), in order of the share", theme.label), &columns, &rows)
}
