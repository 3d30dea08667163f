//! The part of a lead's page that says how far the survey has come as of this morning: against the floor and the LA's own
//! target, who is behind and what helps, whom nothing reaches, and whom is still to be thanked.

use kit::Tx;
use kit::govuk::{Column, details, inset_text, table};
use kit::ids;
use kit::web::Refusal;
use maud::{Markup, html};
use people::Organisation;

use crate::model::{Aim, FLOOR, Wave};
use crate::rates::{Done, Line, Table, behind, lacking, reach, tables};
use crate::store;

/// How many groups are told before the tables.
const TOLD: usize = 3;

/// What the page needs.
pub(super) struct Rates {
    tables: Vec<Table>,
    reach: Vec<Table>,
    /// How many were asked who are not in the register any more.
    left: usize,
    /// How many have not answered, and have neither a phone number nor an e-mail address that works.
    unreachable: usize,
    aim: Aim,
    /// How many have answered and were not thanked yet, and how many were.
    due: usize,
    thanked: usize,
}

pub(super) async fn load(tx: &Tx, wave: &Wave) -> Result<Rates, Refusal> {
    let asked = store::invitation::of_wave(tx, wave.id).await?;
    let people = register::current(tx, wave.organisation).await?;
    let names = register::adviser_names(tx, wave.organisation).await?;
    // The mark of a morning and never the box itself: two looks on one day must not differ by one person's answer.
    let done: Done = asked.iter().map(|i| (i.care_leaver, i.done_on.is_some())).collect();
    let here = people.iter().filter(|p| done.contains_key(&p.id)).count();
    let aim = store::aim::of(tx, wave.id).await?;
    let answered: Vec<_> = asked.iter().filter(|i| i.done_on.is_some()).map(|i| i.id).collect();
    let thanked = match aim.thanks {
        Some(_) => store::aim::thanked(tx, &answered).await?.len(),
        None => 0,
    };
    Ok(Rates {
        tables: tables(&people, &done),
        reach: reach(&people, &done, &names),
        left: asked.len() - here,
        unreachable: people.iter().filter(|p| done.get(&p.id) == Some(&false) && !p.reachable).count(),
        due: answered.len() - thanked,
        aim,
        thanked,
    })
}

/// How far it is to the floor and to the LA's own target.
pub(super) fn aimed(la: &Organisation, wave: &Wave, rates: &Rates, asked: u64, answered: u64) -> Markup {
    let to = |percent| lacking(asked, answered, percent);
    let page = la.path(&format!("/waves/{}/aim", ids::show(wave.id)));
    let (floor, target) = (to(FLOOR), rates.aim.target.filter(|target| *target > FLOOR));
    html! {
        p.govuk-body {
            @if floor > 0 { strong { (floor) " more " (answers(floor)) } " make three in ten. With fewer, the results say little about the rest. " }
            @else { "More than three in ten have answered: enough to say something about all. " }
            @if let Some(target) = target {
                @if to(target) > 0 { strong { (to(target)) " more" } " reach your own target of " (target) "%. " }
                @else { "Your own target of " (target) "% is reached. " }
            }
            a.govuk-link href=(page) { @if target.is_some() { "Change your target" } @else { "Set your own target" } }
        }
    }
}

fn answers(n: u64) -> &'static str {
    if n == 1 { "answer" } else { "answers" }
}

pub(super) fn draw(la: &Organisation, rates: &Rates, all: u32) -> Markup {
    html! {
        h2.govuk-heading-m { "Who has answered, as of this morning" }
        (said(rates, all))
        @if rates.unreachable > 0 {
            (inset_text(html! {
                (rates.unreachable) " of those who have not answered have no phone number or email address that works. Print letters for them, or "
                a.govuk-link href=(la.path("/register/check")) { "find out how to reach them" } "."
            }))
        }
        @for each in &rates.tables { (one(each)) }
        @for each in &rates.reach { (details(&format!("By {}", each.by.to_lowercase()), one(each))) }
        @if rates.left > 0 {
            p.govuk-body { (rates.left) " of those who were asked have left your register since. They are not in these tables." }
        }
    }
}

/// Who is still to be thanked, while something is promised.
pub(super) fn thanks(rates: &Rates) -> Markup {
    html! {
        @if let Some(thanks) = &rates.aim.thanks {
            h2.govuk-heading-m { "Thank-yous" }
            p.govuk-body { "Everyone who answers gets " (thanks) ". As of this morning " strong { (rates.due) } " are still to be given, " (rates.thanked) " were. Personal advisers see which of their own people are due one, and note it. It has nothing to do with what anyone said." }
        }
    }
}

/// The groups furthest behind, each with what helps.
fn said(rates: &Rates, all: u32) -> Markup {
    if all == 0 {
        return html! { p.govuk-body { "Nobody has answered yet, so no group is behind another." } };
    }
    let every: Vec<Table> = rates.tables.iter().chain(&rates.reach).cloned().collect();
    let behind = behind(&every, all);
    if behind.is_empty() {
        return html! { p.govuk-body { "No group is ten points or more behind the " (all) "% of all." } };
    }
    html! {
        p.govuk-body { "Furthest behind the " (all) "% of all, and what helps:" }
        ul.govuk-list.govuk-list--bullet {
            @for (table, group) in behind.iter().take(TOLD) {
                li { strong { (group.label) } " (" (table.by.to_lowercase()) "): " (group.share()) "%. " (table.helps) }
            }
        }
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
