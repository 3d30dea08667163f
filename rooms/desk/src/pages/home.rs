//! One's own page, right after signing in: the programme for a manager, the LA for everyone else.

use kit::Tx;
use kit::govuk::{Column, Need, Press, Urgency, empty, link_button, needs, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::{Frame, Organisation, Role};

use crate::model::{Place, STEPS, Task, to_answer};
use crate::needs::place;
use crate::rights;

struct View {
    places: Vec<(Organisation, bool, Place)>,
    round: bool,
    /// What care leavers ask about a worker or a council.
    asked: Vec<Task>,
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::home(&tx, actor);
    if people::national(&tx, actor, &[Role::Manager]).await.is_ok() {
        return page(programme(actor, &load(&tx).await?));
    }
    if people::national(&tx, actor, &Role::NATIONAL).await.is_ok() {
        return page(plans(actor, &people::all_authorities(&tx).await?));
    }
    match actor.seats.as_slice() {
        [only] => go(format!("/la/{}", only.slug)),
        seats => page(choose(actor, &tx, seats.iter().map(|s| s.organisation).collect()).await?),
    }
}

/// For the rest of the national team: what everybody may read, in one place.
fn plans(actor: &Actor, all: &[Organisation]) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "The programme" }
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

async fn load(tx: &Tx) -> Result<View, Refusal> {
    let mut places = Vec::new();
    for la in people::all_authorities(tx).await? {
        let lead = people::members(tx, la.id).await?.iter().any(|m| m.role == Role::Lead);
        let place = place(tx, &la).await?;
        places.push((la, lead, place));
    }
    let asked = to_answer(contact::waiting_about_councils(tx).await?, "/programme/contact");
    Ok(View { places, round: !surveys::open_rounds(tx).await?.is_empty(), asked })
}

fn programme(actor: &Actor, view: &View) -> Markup {
    let mut todo: Vec<Need<'_>> = view.asked.iter().map(|t| t.need(&t.path)).collect();
    let need = |what, href, why| Need { what, href, why, state: "Next", urgency: Urgency::Due };
    if !view.round {
        todo.push(need("Open a round", "/programme/rounds", "Leads can’t start a survey without one"));
    }
    if view.places.is_empty() {
        todo.push(need("Add a local authority", "/programme/authorities", "Nobody is in the programme yet"));
    } else if view.places.iter().any(|(_, lead, _)| !lead) {
        todo.push(need("Invite a lead", "/programme/authorities", "An authority has nobody to drive it"));
    }
    let rows: Vec<Vec<Markup>> = view.places.iter().map(|(la, _, place)| row(la, place)).collect();
    let columns = [Column::text("Local authority"), Column::text("Reached"), Column::number("Steps of six")];
    let content = html! {
        h1.govuk-heading-l { "The programme" }
        h2.govuk-heading-m { "What needs you" }
        (needs(&todo, html! { "Nothing waits for you. Leads see their own next step." }))
        h2.govuk-heading-m { "Where each local authority stands" }
        (table_or("Local authorities", &columns, &rows, html! { "No local authority is in yet." }))
        (link_button(Press::Secondary, "Add a local authority", "/programme/authorities"))
    };
    Frame { title: "The programme", here: "Home", content, ..Frame::default() }.draw(actor)
}

fn row(la: &Organisation, place: &Place) -> Vec<Markup> {
    let done = place.steps();
    let reached = done.checked_sub(1).and_then(|i| STEPS.get(i)).copied().unwrap_or("Joined");
    vec![html! { (la.name) }, html! { (reached) }, html! { (done) }]
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
