//! The part of a lead's page that says who is behind, by age, sex and home, as of this morning.

use kit::Tx;
use kit::govuk::{Column, table};
use kit::web::Refusal;
use maud::{Markup, html};
use std::collections::HashMap;
use uuid::Uuid;

use crate::model::Wave;
use crate::rates::{Group, Line, Table, behind, tables};
use crate::store;

/// What the page needs: the tables, and how many were asked who are not in the register any more.
pub(super) struct Rates {
    tables: Vec<Table>,
    left: usize,
}

pub(super) async fn load(tx: &Tx, wave: &Wave) -> Result<Rates, Refusal> {
    let asked = store::invitation::of_wave(tx, wave.id).await?;
    let people = register::current(tx, wave.organisation).await?;
    // The mark of a morning and never the box itself: two looks on one day must not differ by one person's answer.
    let done: HashMap<Uuid, bool> = asked.iter().map(|i| (i.care_leaver, i.done_on.is_some())).collect();
    let here = people.iter().filter(|p| done.contains_key(&p.id)).count();
    Ok(Rates { tables: tables(&people, &done), left: asked.len() - here })
}

pub(super) fn draw(rates: &Rates, all: u32) -> Markup {
    html! {
        h2.govuk-heading-m { "Who has answered, as of this morning" }
        p.govuk-body { (sentence(&behind(&rates.tables, all), all)) }
        @for each in &rates.tables { (one(each)) }
        @if rates.left > 0 {
            p.govuk-body { (rates.left) " of those who were asked have left your register since. They are not in these tables." }
        }
    }
}

fn sentence(behind: &[&Group], all: u32) -> String {
    if all == 0 {
        return "Nobody has answered yet, so no group is behind another.".to_owned();
    }
    let named: Vec<String> =
        behind.iter().take(3).map(|g| format!("{} ({}%)", g.label.to_lowercase(), g.share())).collect();
    if named.is_empty() {
        format!("No group is ten points or more behind the {all}% of all.")
    } else {
        format!("Furthest behind the {all}% of all: {}. Ask their personal advisers first.", named.join("; "))
    }
}

fn one(of: &Table) -> Markup {
    let columns =
        [Column::text(of.by), Column::number("Asked"), Column::number("Answered"), Column::number("Share")];
    let rows: Vec<Vec<Markup>> = of.lines.iter().map(row).collect();
    table(&format!("By {}", of.by.to_lowercase()), &columns, &rows)
}

fn row(line: &Line) -> Vec<Markup> {
    match line {
        Line::Shown(group) => vec![
            html! { (group.label) },
            html! { (group.asked) },
            html! { (group.answered) },
            html! { (group.share()) "%" },
        ],
        Line::Few(label) => {
            let blank =
                || html! { span aria-hidden="true" { "–" } span.govuk-visually-hidden { "Not shown" } };
            vec![html! { (label) }, html! { "fewer than 5 people" }, blank(), blank()]
        }
    }
}
