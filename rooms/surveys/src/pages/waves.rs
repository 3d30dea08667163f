//! An LA lead's surveys: the ones there were, and opening the next. Next: send the invitations.

use axum::extract::Path;
use chrono::{Days, NaiveDate};
use kit::clock;
use kit::forms::Form;
use kit::govuk::{
    Column, DateParts, Item, Press, button, date_input, details, error_summary, inset_text, link_button,
    radios, select, table_or,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::wave::state_tag;
use crate::group::Group;
use crate::instrument::Instrument;
use crate::model::{Round, Wave};
use crate::{acts, offered, rights, store};

/// The field that says what is asked.
const ASKED: &str = "instrument";

struct View {
    la: Organisation,
    waves: Vec<Wave>,
    rounds: Vec<Round>,
    people: u64,
    /// What can be asked.
    offered: Vec<Instrument>,
    today: NaiveDate,
}

async fn load(tx: &Tx, la: &Organisation) -> Result<View, Refusal> {
    Ok(View {
        la: la.clone(),
        waves: store::wave::of(tx, la.id, Group::CareLeavers).await?,
        rounds: store::round::open(tx).await?,
        people: register::count(tx, la.id).await?,
        offered: offered::to_care_leavers(tx).await?,
        today: tx.today(),
    })
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_waves(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    let last = view.today + Days::new(41);
    let parts = [("closes-day", "%-d"), ("closes-month", "%-m"), ("closes-year", "%Y")];
    let shortest = view.offered.first().map(|i| (ASKED, i.name.clone()));
    let form = Form::filled(
        parts.map(|(name, part)| (name, last.format(part).to_string())).into_iter().chain(shortest),
    );
    page(draw(actor, &view, &form))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_waves(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    let known = |id: &str| view.rounds.iter().find(|r| ids::show(r.id) == id).map(|r| r.id);
    let round = form.choice("round", "Choose a round", known);
    let asked = form.choice(ASKED, "Choose what to ask", |name| view.offered.iter().find(|i| i.name == name));
    let closes = form.day("closes", "Enter the last day");
    if let Some(day) = closes {
        check_last_day(&mut form, view.today, day);
    }
    let (Some(round), Some(asked), Some(closes), false) = (round, asked, closes, form.refused()) else {
        return refused(draw(actor, &view, &form));
    };
    match acts::make_wave_with(&permit, round, closes, asked).await {
        Ok(wave) => {
            tx.commit().await?;
            go(view.la.path(&format!("/waves/{}", ids::show(wave.id))))
        }
        Err(Refusal::Conflict(why)) => {
            form.refuse("round", why);
            refused(draw(actor, &view, &form))
        }
        Err(other) => Err(other),
    }
}

/// A last day in the past or in half a year is a slip.
pub(super) fn check_last_day(form: &mut Form, today: NaiveDate, day: NaiveDate) {
    if day < today {
        form.refuse("closes", "The last day can’t be in the past");
    } else if day > today + Days::new(180) {
        form.refuse("closes", "The last day must be within six months");
    }
}

fn draw(actor: &Actor, view: &View, form: &Form) -> Markup {
    let rows: Vec<Vec<Markup>> = view.waves.iter().map(|w| row(&view.la, w)).collect();
    let columns = [Column::text("Survey"), Column::text("Last day"), Column::text("State")];
    let running = view.waves.iter().any(|w| w.closed_at.is_none());
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Surveys" }
        (table_or("Your surveys", &columns, &rows, html! { "You have not asked your care leavers yet." }))
        @if view.people == 0 {
            (inset_text(html! { "First import your list of care leavers, so that there is somebody to ask." }))
            (link_button(Press::Primary, "Import your list", &view.la.path("/register/import")))
        } @else if view.rounds.is_empty() {
            (inset_text(html! { "No round is open. The national team opens one; then you can start here." }))
        } @else if !running {
            (new_wave(view, form))
        }
        h2.govuk-heading-m { "Ask others" }
        p.govuk-body { a.govuk-link href=(view.la.path("/others")) { "Ask people no longer served, personal advisers, or people at a session" } ". They are counted apart from your care leavers." }
    };
    let title = if form.refused() { "Error: Surveys" } else { "Surveys" };
    Frame { title, here: "Surveys", la: Some(&view.la), content, ..Frame::default() }.draw(actor)
}

fn new_wave(view: &View, form: &Form) -> Markup {
    let items: Vec<Item> = view.rounds.iter().map(|r| Item::new(ids::show(r.id), &r.name)).collect();
    let part = |name: &str| form.value(&format!("closes-{name}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let blank = (items.len() > 1).then_some("Choose");
    let offers: Vec<Item> = view.offered.iter().map(offer).collect();
    html! {
        h2.govuk-heading-m { "Open a survey" }
        p.govuk-body { "You send the invitations on the next page." }
        @for instrument in &view.offered { (what_it_asks(&view.la, instrument)) }
        form method="post" novalidate {
            (radios(&form.field(ASKED, "What do you ask?", None), &offers))
            (select(&form.field("round", "Round", None), blank, &items))
            (date_input(&form.field("closes", "Last day", Some("Six weeks is usual. Answers are counted after this day, not before.")), &parts))
            (button(Press::Primary, "Open survey"))
        }
    }
}

fn offer(instrument: &Instrument) -> Item {
    Item::new(&instrument.name, &instrument.title)
        .hint(format!("About {} minutes on a phone", instrument.minutes))
}

fn what_it_asks(la: &Organisation, instrument: &Instrument) -> Markup {
    details(
        &format!("{}: what it asks", instrument.title),
        html! {
            ol.govuk-list.govuk-list--number {
                @for question in instrument.asked() { li { (question.whole()) } }
            }
            p.govuk-body {
                a.govuk-link href=(la.path(&format!("/waves/preview/{}/1", instrument.name))) { "See it as a respondent does" }
            }
        },
    )
}

fn row(la: &Organisation, wave: &Wave) -> Vec<Markup> {
    let href = la.path(&format!("/waves/{}", ids::show(wave.id)));
    vec![
        html! { a.govuk-link href=(href) { "Survey of " (clock::written(wave.opens_on)) } },
        html! { (clock::written(wave.closes_on)) },
        state_tag(wave.state()),
    ]
}
