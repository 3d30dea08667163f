//! What an action may say besides, on its form: folded away until somebody wants it.

use chrono::{Datelike, NaiveDate};
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{DateParts, Item, date_input, details_open, input, radios};
use maud::{Markup, html};

use super::action_form::Sheet;
use crate::evidence::Base;
use crate::model::{MOST_MILESTONES, Milestone, More, Pilot, Watch};

/// The fields as the action stands.
pub(super) fn filled(more: &More) -> Vec<(String, String)> {
    let plain = |name: &str, value: Option<&String>| (name.to_owned(), value.cloned().unwrap_or_default());
    let pilot = more.pilot.as_ref();
    let mut values = vec![
        plain("cost", more.cost.as_ref()),
        plain("money-from", more.money_from.as_ref()),
        plain("watch", more.watch.as_ref().map(|watch| &watch.indicator)),
        plain("pilot-who", pilot.map(|pilot| &pilot.who)),
        plain("pilot-cost", pilot.and_then(|pilot| pilot.unit_cost.as_ref())),
        plain("pilot-survey", pilot.and_then(|pilot| pilot.survey.as_ref())),
    ];
    for (at, step) in (1..).zip(&more.milestones) {
        values.extend(step_fields(at, &step.words, Some(step.on)));
        values.push((format!("step-{at}-id"), kit::ids::show(step.id)));
    }
    values
}

/// The fields of one step on the way, counted from 1.
pub(super) fn step_fields(at: usize, words: &str, on: Option<NaiveDate>) -> [(String, String); 4] {
    let by = on.map(|day| DateParts::of(day.year(), day.month(), day.day())).unwrap_or_default();
    [("", words.to_owned()), ("-by-day", by.day), ("-by-month", by.month), ("-by-year", by.year)]
        .map(|(part, value)| (format!("step-{at}{part}"), value))
}

/// What was typed; the form refuses what can't be kept. `kept` is what the action said before.
pub(super) fn read(
    tx: &Tx,
    form: &mut Form,
    base: &Base,
    kept: Option<&More>,
    due: Option<NaiveDate>,
) -> More {
    let read = (1..=MOST_MILESTONES).filter_map(|at| read_step(tx, form, at, kept, due));
    let mut milestones: Vec<Milestone> = read.collect();
    milestones.sort_by_key(|step| step.on);
    More {
        milestones,
        cost: form.optional("cost", 120),
        money_from: form.optional("money-from", 120),
        watch: read_watch(form, base, kept.and_then(|more| more.watch.as_ref())),
        pilot: read_pilot(form),
    }
}

fn read_step(
    tx: &Tx,
    form: &mut Form,
    at: usize,
    kept: Option<&More>,
    due: Option<NaiveDate>,
) -> Option<Milestone> {
    let (name, by) = (format!("step-{at}"), format!("step-{at}-by"));
    let typed = ["-day", "-month", "-year"].map(|part| form.value(&format!("{by}{part}")).trim().to_owned());
    let words = form.optional(&name, 120);
    if words.is_none() && typed.iter().all(String::is_empty) {
        return None;
    }
    if words.is_none() {
        form.refuse(&name, "Say what this step is, or clear its day");
    }
    let on = form.day(&by, "Enter the day of this step");
    if on.zip(due).is_some_and(|(on, due)| on > due) {
        form.refuse(&by, "Enter a day up to the day the whole action is done by");
    }
    let id = kit::ids::read(form.value(&format!("{name}-id")));
    let known = id.filter(|id| kept.is_some_and(|more| more.milestones.iter().any(|step| step.id == *id)));
    Some(Milestone { id: known.unwrap_or_else(|| tx.new_id()), words: words?, on: on? })
}

fn read_watch(form: &mut Form, base: &Base, kept: Option<&Watch>) -> Option<Watch> {
    let named = form.value("watch").to_owned();
    if named.is_empty() {
        return None;
    }
    // What it watched before keeps its baseline, also where the plan rests on newer findings by now.
    if let Some(kept) = kept.filter(|kept| kept.indicator == named) {
        return Some(kept.clone());
    }
    let Some(share) = base.watch.find(&named) else {
        form.refuse("watch", "Choose one of the published figures");
        return None;
    };
    Some(Watch { indicator: named, release: base.release, concern: share.concern })
}

fn read_pilot(form: &mut Form) -> Option<Pilot> {
    let (unit_cost, survey) = (form.optional("pilot-cost", 120), form.optional("pilot-survey", 300));
    let who = form.optional("pilot-who", 200);
    if who.is_none() && (unit_cost.is_some() || survey.is_some()) {
        form.refuse("pilot-who", "Say who takes part in the pilot, or clear the rest of it");
    }
    Some(Pilot { who: who?, unit_cost, survey })
}

pub(super) fn draw(sheet: &Sheet<'_>, form: &Form) -> Markup {
    html! {
        h2.govuk-heading-m { "More, if you like" }
        p.govuk-body { "You can leave all of this out. Staff and leaders read it." }
        (fold(form, "step-", "Steps on the way", steps(form)))
        (fold(form, "money", "What it costs", money(form)))
        (fold(form, "watch", "How you will know", watch(sheet, form)))
        (fold(form, "pilot-", "Try it out first: a pilot", pilot(form)))
    }
}

/// Open where something was typed or is wrong.
fn fold(form: &Form, names: &str, title: &str, content: Markup) -> Markup {
    let of = |name: &str| name.starts_with(names) || (names == "money" && name == "cost");
    let typed = form.typed().iter().any(|(name, value)| of(name) && !value.trim().is_empty());
    details_open(typed || form.errors().iter().any(|(name, _)| of(name)), title, content)
}

fn steps(form: &Form) -> Markup {
    let part = |at: usize, which: &str| form.value(&format!("step-{at}-by-{which}")).to_owned();
    html! {
        p.govuk-body { "Each is something that is there or not. You tick them off once the plan is published. The public plan says how many are done." }
        @for at in 1..=MOST_MILESTONES {
            @let (name, by) = (format!("step-{at}"), format!("step-{at}-by"));
            @let parts = DateParts { day: part(at, "day"), month: part(at, "month"), year: part(at, "year") };
            @let known = form.value(&format!("{name}-id"));
            (input(&form.field(&name, &format!("Step {at}"), None)))
            (date_input(&form.field(&by, &format!("Step {at}: by when?"), None), &parts))
            @if !known.is_empty() { input type="hidden" name={ (name) "-id" } value=(known); }
        }
    }
}

fn money(form: &Form) -> Markup {
    html! {
        (input(&form.field("cost", "Cost", Some("For example: £4,000 a year, or staff time only"))))
        (input(&form.field("money-from", "Where does the money come from?", Some("For example: the housing budget"))))
    }
}

fn watch(sheet: &Sheet<'_>, form: &Form) -> Markup {
    let offer = &sheet.base.watch;
    let of = |share: &crate::watch::Offered| {
        Item::new(&share.indicator, &share.label).hint(format!("Now: {}", share.figure))
    };
    let none = Item::new("", "None of them");
    let mut items: Vec<Item> = std::iter::once(none).chain(offer.shares.iter().map(of)).collect();
    let kept = sheet.kept.and_then(|text| text.more.watch.as_ref());
    if let Some(kept) = kept.filter(|kept| offer.find(&kept.indicator).is_none()) {
        items.push(Item::new(&kept.indicator, "As before").hint("These findings do not show that figure"));
    }
    let hint = "The figure as it was published is the baseline. When the next findings are here, the plan shows both.";
    html! {
        (radios(&form.field("watch", "Which figure should move?", Some(hint)), &items))
        @if !offer.hidden.is_empty() {
            p.govuk-body { "No baseline, because too few people stand behind a figure: " (offer.hidden.join("; ")) "." }
        }
    }
}

fn pilot(form: &Form) -> Markup {
    html! {
        (input(&form.field("pilot-who", "Who takes part?", Some("A group, no names. For example: ten young people in the Larkhaven homes"))))
        (input(&form.field("pilot-cost", "Cost for one young person", Some("For example: £85"))))
        (input(&form.field("pilot-survey", "What will you ask before and after?", Some("A question or two, or the name of a short survey"))))
    }
}
