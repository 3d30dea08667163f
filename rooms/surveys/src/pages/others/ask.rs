//! Opening a survey of others: what it asks, until when, and of a session what it was and how many were there. Next: start
//! it, on the page that follows.

use axum::extract::Path;
use chrono::{Days, NaiveDate};
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{
    DateParts, Input, Item, Press, back_link, button, date_input, error_summary, input, input_as, inset_text,
    radios, select,
};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::super::waves::check_last_day;
use super::{page_of, slug, title};
use crate::group::Group;
use crate::instrument::Instrument;
use crate::model::{FEWEST, Round};
use crate::others::{self, Others, Session, make_others};
use crate::{offered, rights, store};

/// More slips than a hall holds.
const MOST: u32 = 500;

struct View {
    la: Organisation,
    group: Group,
    rounds: Vec<Round>,
    offered: Vec<Instrument>,
    /// Personal advisers with an account.
    advisers: usize,
    today: NaiveDate,
}

/// Whom an address names.
fn whom(text: &str) -> Result<Group, Refusal> {
    Group::OTHERS.into_iter().find(|group| slug(*group) == text).ok_or(Refusal::NotFound)
}

async fn load(tx: &Tx, la: &Organisation, group: Group) -> Result<View, Refusal> {
    Ok(View {
        la: la.clone(),
        group,
        rounds: store::round::open(tx).await?,
        offered: offered::to_group(tx, group).await?,
        advisers: others::advisers(tx, la.id).await?.len(),
        today: tx.today(),
    })
}

pub(super) async fn get(cx: Cx, Path((la, whom_)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_waves(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing(), whom(&whom_)?).await?;
    let part = |day: NaiveDate, part: &str| day.format(part).to_string();
    let last = view.today + Days::new(if view.group == Group::Session { 13 } else { 41 });
    let mut values = vec![
        ("closes-day", part(last, "%-d")),
        ("closes-month", part(last, "%-m")),
        ("closes-year", part(last, "%Y")),
    ];
    values.extend(view.offered.first().map(|i| ("instrument", i.name.clone())));
    page(draw(actor, &view, &Form::filled(values)))
}

pub(super) async fn post(cx: Cx, Path((la, whom_)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_waves(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing(), whom(&whom_)?).await?;
    let known = |id: &str| view.rounds.iter().find(|r| ids::show(r.id) == id).map(|r| r.id);
    let round = form.choice("round", "Choose a round", known);
    let offered = |name: &str| view.offered.iter().find(|i| i.name == name);
    let instrument = form.choice("instrument", "Choose what to ask", offered);
    let closes = form.day("closes", "Enter the last day");
    if let Some(day) = closes {
        check_last_day(&mut form, view.today, day);
    }
    let others = others(&view, &mut form);
    let (Some(round), Some(instrument), Some(closes), Some(others), false) =
        (round, instrument, closes, others, form.refused())
    else {
        return refused(draw(actor, &view, &form));
    };
    match make_others(&permit, &others, (round, closes), instrument).await {
        Ok(wave) => {
            tx.commit().await?;
            go(page_of(&view.la, wave.id, ""))
        }
        Err(Refusal::Conflict(why)) => {
            form.refuse("round", why);
            refused(draw(actor, &view, &form))
        }
        Err(other) => Err(other),
    }
}

/// Whom to ask, as typed.
fn others(view: &View, form: &mut Form) -> Option<Others> {
    match view.group {
        Group::CareLeavers => None,
        Group::NoLongerServed => Some(Others::NoLongerServed),
        Group::Advisers => Some(Others::Advisers),
        Group::Session => {
            let name = form.text("name", "Enter what people know the session by", 80);
            let day = form.day("day", "Enter the day of the session");
            let people = people(form);
            Some(Others::Session(Session { name, day: day?, people: people? }))
        }
    }
}

/// How many were there. Fewer than ten answers are never opened: nobody is asked for what nobody can read.
fn people(form: &mut Form) -> Option<u32> {
    let typed = form.value("people").trim().parse::<u32>().ok();
    let fewest = u32::try_from(FEWEST).unwrap_or(u32::MAX);
    match typed {
        Some(people) if (fewest..=MOST).contains(&people) => Some(people),
        Some(people) if people < fewest => {
            let why = format!(
                "With fewer than {FEWEST} people nothing can be shown. Ask them in the room instead."
            );
            form.refuse("people", why);
            None
        }
        _ => {
            form.refuse("people", format!("Enter a whole number from {FEWEST} to {MOST}"));
            None
        }
    }
}

fn day(form: &Form, name: &str) -> DateParts {
    let part = |part: &str| form.value(&format!("{name}-{part}")).to_owned();
    DateParts { day: part("day"), month: part("month"), year: part("year") }
}

fn draw(actor: &Actor, view: &View, form: &Form) -> Markup {
    let heading = format!("Ask {}", view.group.words());
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (heading) }
        @if view.rounds.is_empty() {
            (inset_text(html! { "No round is open. The national team opens one; then you can start here." }))
        } @else if view.offered.is_empty() {
            (inset_text(html! { "Nothing is offered that could be asked. The national team offers questionnaires." }))
        } @else {
            (before(view))
            (fields(view, form))
        }
    };
    let title = if form.refused() { format!("Error: {}", title(view.group)) } else { heading.clone() };
    let before = Some(back_link("Ask others", &view.la.path("/others")));
    Frame { title: &title, here: "Surveys", la: Some(&view.la), before, content, ..Frame::default() }
        .draw(actor)
}

/// So many of them, in words.
pub(super) fn counted(advisers: usize) -> String {
    match advisers {
        0 => "no personal adviser".to_owned(),
        1 => "one personal adviser".to_owned(),
        many => format!("{many} personal advisers"),
    }
}

/// What a lead has to know before anybody is asked.
fn before(view: &View) -> Markup {
    match view.group {
        Group::Advisers if view.advisers < FEWEST => inset_text(html! {
            "You have " (counted(view.advisers)) " with an account. Answers of fewer than ten are never opened, and they can’t be put together with other councils’ yet: from fewer than ten advisers nobody will read anything."
        }),
        Group::Advisers => html! {
            p.govuk-body { (counted(view.advisers)) " with an account will get a link by email. Fewer than ten answers are never opened." }
        },
        Group::NoLongerServed => html! {
            p.govuk-body { "You get a public address and a poster. Whoever asks there is sent a link once; people in your register are not, as they have a link of their own. You see how many asked and answered, never who." }
        },
        Group::Session => html! {
            p.govuk-body { "You print one slip for everybody who is there. A slip counts once, but nothing stops somebody with two slips from answering twice." }
        },
        Group::CareLeavers => html! {},
    }
}

fn fields(view: &View, form: &Form) -> Markup {
    let rounds: Vec<Item> = view.rounds.iter().map(|r| Item::new(ids::show(r.id), &r.name)).collect();
    let offers: Vec<Item> = view
        .offered
        .iter()
        .map(|i| Item::new(&i.name, &i.title).hint(format!("About {} minutes", i.minutes)))
        .collect();
    let blank = (rounds.len() > 1).then_some("Choose");
    let digits = Input { digits: true, width: Some(4), ..Input::default() };
    html! {
        form method="post" novalidate {
            @if view.group == Group::Session {
                (input(&form.field("name", "Session", Some("As those who were there call it: “Housing workshop”. They read it above the questions."))))
                (date_input(&form.field("day", "Day of the session", None), &day(form, "day")))
                (input_as(&form.field("people", "How many people were there?", Some("As many slips are made, and no more can answer.")), &digits))
            }
            (radios(&form.field("instrument", "What do you ask?", None), &offers))
            (select(&form.field("round", "Round", None), blank, &rounds))
            (date_input(&form.field("closes", "Last day", Some("Answers are counted after this day, not before.")), &day(form, "closes")))
            (button(Press::Primary, "Go on"))
        }
    }
}
