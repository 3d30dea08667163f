//! What a list would do to those who are in the register, each with a box to tick or to leave.

use kit::forms::Form;
use kit::govuk::{Field as Asked, Item, checkboxes, inset_text};
use maud::{Markup, html};
use std::collections::HashSet;
use uuid::Uuid;

use super::{MOST, people};
use crate::difference::{Back, Changed, Choice, Conflict, Difference, Named, Why};
use crate::fields::{Change, Field};

/// The boxes.
const SEEN: &str = "seen";
const LEFT: &str = "left";
const BACK: &str = "back";
const LISTED: &str = "listed";

/// What was ticked. Whatever is no id of ours means nothing; whom it may concern is judged where it is done.
pub(super) fn chosen(form: &Form) -> Choice {
    let ids =
        |name: &str| -> HashSet<Uuid> { form.values(name).into_iter().filter_map(kit::ids::read).collect() };
    let pair = |value: &str| {
        let (id, field) = value.split_once('.')?;
        Some((kit::ids::read(id)?, Field::from_code(field)?))
    };
    Choice {
        seen: form.value(SEEN).to_owned(),
        left: ids(LEFT),
        back: ids(BACK),
        listed: form.values(LISTED).into_iter().filter_map(pair).collect(),
    }
}

/// Everything, with the mark of what is shown.
pub(super) fn all(found: &Difference, mark: &str) -> Markup {
    html! {
        input type="hidden" name=(SEEN) value=(mark);
        (changed(&found.changed))
        (conflicts(&found.changed))
        (gone(found))
        (back(&found.back))
    }
}

fn shown(text: &str) -> Markup {
    html! { @if text.is_empty() { "nothing" } @else { (text.replace('\n', ", ")) } }
}

fn changed(all: &[Changed]) -> Markup {
    let all: Vec<&Changed> = all.iter().filter(|one| !one.changes.is_empty()).collect();
    if all.is_empty() {
        return html! {};
    }
    html! {
        h2.govuk-heading-m { "What changes" }
        ul.govuk-list."govuk-list--spaced" {
            @for one in all.iter().take(MOST) {
                li {
                    strong { (one.who.name) } " (" (one.who.case_id) ")"
                    ul.govuk-list."govuk-list--bullet" { @for change in &one.changes { li { (said(change)) } } }
                }
            }
        }
        @if all.len() > MOST { p.govuk-body { "The first " (MOST) " of " (people(all.len())) " are shown; all are changed." } }
    }
}

fn said(change: &Change) -> Markup {
    html! { (change.field.label()) ": " (shown(&change.old)) " → " (shown(&change.new)) }
}

/// Corrections that the list contradicts: they stay, unless the lead says otherwise.
fn conflicts(all: &[Changed]) -> Markup {
    let of = |one: &Changed| -> Vec<Item> {
        one.conflicts.iter().map(|conflict| conflict_item(&one.who, conflict)).collect()
    };
    let items: Vec<Item> = all.iter().flat_map(of).collect();
    if items.is_empty() {
        return html! {};
    }
    let hint = "What was corrected is kept. Tick a line to take what the list says in its place.";
    html! {
        h2.govuk-heading-m { "Corrected here, and said otherwise by the list" }
        (checkboxes(&Asked::new(LISTED, "Take what the list says").hint(hint), &items[..items.len().min(MOST)], &[]))
        @if items.len() > MOST { p.govuk-body { "The first " (MOST) " of " (items.len()) " are offered; the others stay as they were corrected." } }
    }
}

fn conflict_item(who: &Named, conflict: &Conflict) -> Item {
    let Change { field, old, new } = &conflict.change;
    let or_nothing =
        |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.replace('\n', ", ") };
    let label = format!("{}: {}", who.name, field.label().to_lowercase());
    let news = if conflict.as_before { "as before the correction" } else { "which is new" };
    let hint = format!("Corrected: {}. The list says {}, {news}.", or_nothing(old), or_nothing(new));
    Item::new(format!("{}.{}", kit::ids::show(who.id), field.code()), label).hint(hint)
}

fn items(some: &[&Named], hint: impl Fn(&Named) -> String) -> Vec<Item> {
    let item = |who: &&Named| Item::new(kit::ids::show(who.id), &who.name).hint(hint(who));
    some.iter().take(MOST).map(item).collect()
}

fn gone(found: &Difference) -> Markup {
    let all: Vec<&Named> = found.gone.iter().collect();
    let items = items(&all, |who| who.case_id.clone());
    let ticked: Vec<String> =
        if found.whole { items.iter().map(|item| item.value.clone()).collect() } else { Vec::new() };
    let hint = "They are archived: nobody counts or invites them, and after 30 days they are erased. Untick whoever is still yours.";
    html! {
        @if !items.is_empty() {
            h2.govuk-heading-m { (people(all.len())) " not in the list" }
            @if !found.whole {
                (inset_text(html! { "Is this your whole list? Many are missing from it, or a row doesn’t say whose it is. So nobody is ticked: tick only who has really left." }))
            }
            (checkboxes(&Asked::new(LEFT, "Who has left?").hint(hint), &items, &ticked))
            @if all.len() > MOST { p.govuk-body { "The first " (MOST) " are offered. Import the list again for the others." } }
        }
        @if !found.staying.is_empty() {
            p.govuk-body { (people(found.staying.len())) " not in the list asked to stay, and stay." }
        }
    }
}

fn back(all: &[Back]) -> Markup {
    let names: Vec<&Named> = all.iter().map(|back| &back.who).collect();
    let why = |who: &Named| {
        let why = all.iter().find(|back| back.who == *who).map(|back| back.why);
        match why {
            Some(Why::Hand) => "A lead said that they have left; the list may be older than that",
            Some(Why::Died) => "An earlier list said that they had died: check before you tick this",
            _ => "An earlier list did not have them",
        }
        .to_owned()
    };
    let items = items(&names, why);
    if items.is_empty() {
        return html! {};
    }
    let again = all.iter().take(MOST).filter(|back| back.why == Why::List);
    let ticked: Vec<String> = again.map(|back| kit::ids::show(back.who.id)).collect();
    let hint = "They are served and invited again, with what the list says of them.";
    html! {
        h2.govuk-heading-m { (people(all.len())) " who had left, back in the list" }
        (checkboxes(&Asked::new(BACK, "Who is back?").hint(hint), &items, &ticked))
    }
}
