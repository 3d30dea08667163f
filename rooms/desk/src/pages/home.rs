//! One's own page, right after signing in: the programme for a manager, the LA for everyone else.

use axum::extract::Query;
use chrono::NaiveDate;
use kit::Tx;
use kit::govuk::{
    Colour, Column, Figure, Need, Press, Urgency, empty, figures, filters, journey_line, link_button, needs,
    table_or, tag,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::{Frame, Organisation, Role};
use serde::Deserialize;
use surveys::State;

use crate::model::{Place, STEPS};
use crate::needs::place;
use crate::quarter;
use crate::rights;
use crate::task::{Task, to_answer, to_decide};

/// Shows only those that are stuck.
const STUCK: &str = "stuck";

struct View {
    places: Vec<Standing>,
    today: NaiveDate,
    round: bool,
    /// What care leavers ask about a worker or a council, and what waits for a second person.
    asked: Vec<Task>,
}

/// An LA, whether anyone drives it, and where it stands.
struct Standing {
    la: Organisation,
    lead: bool,
    place: Place,
}

/// Which of the LAs are shown.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    show: Option<String>,
}

pub(super) async fn get(cx: Cx, Query(asked): Query<Asked>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::home(&tx, actor);
    if people::national(&tx, actor, &[Role::Manager]).await.is_ok() {
        return page(programme(actor, &load(&tx, actor).await?, asked.show.as_deref() == Some(STUCK)));
    }
    if people::national(&tx, actor, &Role::NATIONAL).await.is_ok() {
        let reads = people::national(&tx, actor, &[Role::Reviewer]).await.is_ok();
        let waiting = to_decide(findings::extracts_for(&tx, actor).await?);
        return page(plans(actor, reads, &waiting, &people::all_authorities(&tx).await?));
    }
    match actor.seats.as_slice() {
        [only] => go(format!("/la/{}", only.slug)),
        seats => page(choose(actor, &tx, seats.iter().map(|s| s.organisation).collect()).await?),
    }
}

/// For the rest of the national team: what everybody may read, in one place.
fn plans(actor: &Actor, reads: bool, waiting: &[Task], all: &[Organisation]) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "The programme" }
        @if !waiting.is_empty() {
            h2.govuk-heading-m { "What needs you" }
            (needs(&waiting.iter().map(|task| task.need(&task.path)).collect::<Vec<_>>(), html! {}))
        }
        @if reads {
            p.govuk-body-l { "You read what care leavers wrote, so that their councils can." }
            (link_button(Press::Primary, "Go to the reading desk", "/programme/reading"))
            h2.govuk-heading-m { "What came of it" }
        }
        p.govuk-body { "What each local authority has promised its care leavers." }
        @if all.is_empty() {
            (empty(html! { "No local authority is in yet. The programme manager brings them in." }))
        }
        ul.govuk-list {
            @for la in all { li { a.govuk-link href=(format!("/plans/{}", la.slug)) { "The plan of " (la.name) } } }
        }
    };
    Frame { title: "The programme", here: "Home", content, ..Frame::default() }.draw(actor)
}

async fn load(tx: &Tx, actor: &Actor) -> Result<View, Refusal> {
    let mut places = Vec::new();
    for la in people::all_authorities(tx).await? {
        let lead = people::members(tx, la.id).await?.iter().any(|m| m.role == Role::Lead);
        let place = place(tx, &la).await?;
        places.push(Standing { la, lead, place });
    }
    let mut asked = to_answer(contact::waiting_about_councils(tx).await?, "/programme/contact");
    asked.extend(to_decide(findings::extracts_for(tx, actor).await?));
    asked.extend(quarter::for_manager(plans::comments_outside(tx).await?));
    let round = !surveys::open_rounds(tx).await?.is_empty();
    Ok(View { places, today: tx.today(), round, asked })
}

/// What a manager has to do: what care leavers ask first, then what keeps an LA from beginning.
fn todo(view: &View) -> Vec<Need<'_>> {
    let mut todo: Vec<Need<'_>> = view.asked.iter().map(|t| t.need(&t.path)).collect();
    let need = |what, href, why| Need { what, href, why, state: "Next", urgency: Urgency::Due };
    if !view.round {
        todo.push(need("Open a round", "/programme/rounds", "Leads can’t start a survey without one"));
    }
    if view.places.is_empty() {
        todo.push(need("Add a local authority", "/programme/authorities", "Nobody is in the programme yet"));
    } else if view.places.iter().any(|p| !p.lead) {
        todo.push(need("Invite a lead", "/programme/authorities", "An authority has nobody to drive it"));
    }
    todo
}

fn programme(actor: &Actor, view: &View, only_stuck: bool) -> Markup {
    let stuck = |p: &&Standing| p.place.stuck(view.today).is_some();
    let mut shown: Vec<&Standing> = view.places.iter().filter(|p| !only_stuck || stuck(p)).collect();
    // Who is stuck longest comes first; all others by name, as they come.
    shown.sort_by_key(|p| p.place.stuck(view.today).map_or(0, |_| -p.place.days(view.today)));
    let rows: Vec<Vec<Markup>> = shown.into_iter().map(|p| row(p, view.today)).collect();
    let columns = [
        Column::text("Local authority"),
        Column::text("Where it stands"),
        Column::text("What is next"),
        Column::number("Days there"),
    ];
    let ways = [("All", "/home", !only_stuck), ("Stuck", "/home?show=stuck", only_stuck)];
    let nothing = if only_stuck { "Nobody is stuck." } else { "No local authority is in yet." };
    let content = html! {
        h1.govuk-heading-l { "The programme" }
        h2.govuk-heading-m { "What needs you" }
        (needs(&todo(view), html! { "Nothing waits for you. Leads see their own next step." }))
        h2.govuk-heading-m { "Where each local authority stands" }
        @if !view.places.is_empty() { (numbers(view)) (filters("Which authorities", &ways)) }
        (table_or("Those who are stuck first, the others by name", &columns, &rows, html! { (nothing) }))
        (link_button(Press::Secondary, "Add a local authority", "/programme/authorities"))
    };
    Frame { title: "The programme", here: "Home", content, ..Frame::default() }.draw(actor)
}

fn numbers(view: &View) -> Markup {
    let count = |of: &dyn Fn(&Place) -> bool| view.places.iter().filter(|p| of(&p.place)).count().to_string();
    let asking = count(&|p| p.wave.as_ref().is_some_and(|w| w.state == State::Open));
    let planning = count(&|p| (3..6).contains(&p.steps()));
    let (published, stuck) = (count(&|p| p.steps() == 6), count(&|p| p.stuck(view.today).is_some()));
    figures(&[
        Figure { number: &asking, label: "are asking their young people" },
        Figure { number: &planning, label: "are at work on a plan" },
        Figure { number: &published, label: "have published it" },
        Figure { number: &stuck, label: "are stuck" },
    ])
}

fn public(la: &Organisation) -> Markup {
    html! { a.govuk-link href=(format!("/plans/{}", la.slug)) { "public plan" span.govuk-visually-hidden { " of " (la.name) } } }
}

fn row(standing: &Standing, today: NaiveDate) -> Vec<Markup> {
    let (place, done) = (&standing.place, standing.place.steps());
    let reached = done.checked_sub(1).and_then(|i| STEPS.get(i)).copied().unwrap_or("Joined");
    let next = match (place.stuck(today), standing.lead) {
        (_, false) => html! { (tag(Colour::Red, "Nobody leads")) },
        (Some(why), _) => html! { (tag(Colour::Red, "Stuck")) " " (why) },
        (None, _) => {
            html! { (STEPS.get(done).copied().unwrap_or("News of the actions")) @if place.public() { " · " (public(&standing.la)) } }
        }
    };
    vec![
        html! { a.govuk-link href=(format!("/programme/authorities/{}/lead", standing.la.slug)) { (standing.la.name) } },
        html! { (journey_line(STEPS.len(), done)) " " (reached) },
        next,
        html! { (place.days(today)) },
    ]
}

async fn choose(actor: &Actor, tx: &Tx, seats: Vec<kit::uuid::Uuid>) -> Result<Markup, Refusal> {
    let mut places = Vec::new();
    for id in seats {
        if let Some(la) = people::organisation(tx, id).await?.filter(|la| !places.contains(la)) {
            places.push(la);
        }
    }
    let content = html! {
        h1.govuk-heading-l { "Where do you want to work?" }
        @if places.is_empty() { p.govuk-body { "You have no place in an organisation any more. Ask the lead who invited you." } }
        ul.govuk-list {
            @for la in &places { li { a.govuk-link href=(la.path("")) { (la.name) } } }
        }
    };
    Ok(Frame { title: "Home", here: "Home", content, ..Frame::default() }.draw(actor))
}
