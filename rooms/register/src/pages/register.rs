//! A lead's register: how many people are in it, who looks after them, and whom no message can reach.
//! Next: import the list where it is empty, ask people where it is not.

use ::people::{Frame, Member, Organisation, Role};
use axum::extract::{Path, Query};
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{Figure, Press, empty, error_summary, figures, link_button};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use super::{people, tables};
use crate::model::{Adviser, Person};
use crate::store::{advisers, leavers, leaving};
use crate::{acts, rights};

/// What was just done here.
#[derive(Deserialize, Default)]
pub(super) struct Done {
    added: Option<String>,
    known: Option<String>,
    died: Option<String>,
    late: Option<String>,
    changed: Option<String>,
    gone: Option<String>,
    back: Option<String>,
    discarded: Option<String>,
    linked: Option<String>,
    erased: Option<String>,
}

/// Everything that the page shows.
pub(super) struct View {
    pub(super) la: Organisation,
    pub(super) people: Vec<Person>,
    pub(super) advisers: Vec<Adviser>,
    /// How many have left and are not erased yet.
    leaving: usize,
    /// Personal advisers with an account.
    pub(super) team: Vec<Member>,
    pub(super) today: chrono::NaiveDate,
    /// The name whose account was refused, and why.
    pub(super) refused: Option<(Uuid, String)>,
}

async fn load(tx: &Tx, la: &Organisation) -> Result<View, Refusal> {
    let mut people = leavers::current(tx, la.id).await?;
    people.sort_by_cached_key(|person| (person.details.name().to_lowercase(), person.id));
    Ok(View {
        la: la.clone(),
        people,
        advisers: advisers::all(tx, la.id).await?,
        leaving: leaving::all(tx, la.id).await?.len(),
        team: team(tx, la.id).await?,
        today: tx.today(),
        refused: None,
    })
}

async fn team(tx: &Tx, la: Uuid) -> Result<Vec<Member>, Refusal> {
    Ok(::people::members(tx, la).await?.into_iter().filter(|m| m.role == Role::Adviser).collect())
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    page(draw(actor, &view, notice(&done, &view).as_deref()))
}

pub(super) async fn link(cx: Cx, Path((la, id)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::link_adviser(&tx, actor, &la, &id).await?;
    let (organisation, name) = permit.thing();
    let team = team(&tx, organisation.id).await?;
    let missing = "Choose somebody from the list, or “Nobody here”";
    let Some(account) = form.choice("account", missing, |code| chosen(code, &team)) else {
        let mut view = load(&tx, organisation).await?;
        view.refused = form.error("account").map(|why| (*name, why.to_owned()));
        return refused(draw(actor, &view, None));
    };
    acts::link(&permit, account).await?;
    let to = organisation.path(&format!("/register?linked={}", kit::ids::show(*name)));
    tx.commit().await?;
    go(to)
}

fn chosen(code: &str, team: &[Member]) -> Option<Option<Uuid>> {
    if code == tables::NOBODY {
        return Some(None);
    }
    let account = kit::ids::read(code)?;
    team.iter().any(|member| member.account == account).then_some(Some(account))
}

fn notice(done: &Done, view: &View) -> Option<String> {
    let number =
        |text: &Option<String>| text.as_ref().and_then(|t| t.parse::<u16>().ok()).map_or(0, usize::from);
    if done.added.is_some() {
        let mut said = format!("{} added.", people(number(&done.added)));
        if number(&done.known) > 0 {
            said += &format!(
                " {} were in the register by then and stay as they are.",
                people(number(&done.known))
            );
        }
        if number(&done.died) > 0 {
            said += &format!(" Nobody will write to the {} who died.", people(number(&done.died)));
        }
        for (count, what) in [(&done.changed, "changed"), (&done.gone, "left"), (&done.back, "back")] {
            if number(count) > 0 {
                said += &format!(" {} {what}.", people(number(count)));
            }
        }
        return Some(said);
    }
    if done.late.is_some() {
        let said = "That import is not waiting any more: it was confirmed, discarded or more than two days old, or somebody in it was erased. Nothing was added twice.";
        return Some(said.to_owned());
    }
    if done.discarded.is_some() {
        return Some("The import was discarded. The register is as it was.".to_owned());
    }
    if done.erased.is_some() {
        return Some("The person was erased. Nobody can bring them back.".to_owned());
    }
    let id = kit::ids::read(done.linked.as_deref()?)?;
    let adviser = view.advisers.iter().find(|adviser| adviser.id == id)?;
    let account = view.team.iter().find(|member| Some(member.account) == adviser.account);
    Some(match account {
        Some(member) => format!("{} in the list is {}.", adviser.details.name, member.details.name),
        None => format!("{} in the list is nobody with an account here.", adviser.details.name),
    })
}

fn draw(actor: &Actor, view: &View, notice: Option<&str>) -> Markup {
    let problems: Vec<(String, &str)> =
        view.refused.iter().map(|(id, why)| (tables::select_id(*id), why.as_str())).collect();
    let content = html! {
        (error_summary(&problems))
        h1.govuk-heading-l { "Care leavers" }
        @if view.people.is_empty() {
            (empty(nobody(&view.la)))
        } @else {
            (everybody(view))
        }
        p.govuk-body {
            @if view.leaving > 0 { (people(view.leaving)) " who left: " }
            a.govuk-link href=(view.la.path("/register/retention")) { "Who will be erased, and when" }
        }
    };
    let title = if view.refused.is_some() { "Error: Care leavers" } else { "Care leavers" };
    Frame { title, here: "Register", la: Some(&view.la), notice, content, ..Frame::default() }.draw(actor)
}

fn nobody(la: &Organisation) -> Markup {
    html! {
        p.govuk-body { "Nobody is in the register yet. Import the list of care leavers that you keep for Ofsted; you see what it would add before anything is stored." }
        (link_button(Press::Primary, "Import care leavers", &la.path("/register/import")))
    }
}

fn everybody(view: &View) -> Markup {
    let count = view.people.len();
    let reachable = view.people.iter().filter(|person| person.details.reachable()).count();
    let (all, can, not) = (count.to_string(), reachable.to_string(), (count - reachable).to_string());
    html! {
        (figures(&[
            Figure { number: &all, label: "Care leavers" },
            Figure { number: &can, label: "With a phone number or email" },
            Figure { number: &not, label: "No way to reach by message" },
        ]))
        (link_button(Press::Primary, "Go to surveys", &view.la.path("/waves")))
        p.govuk-body {
            a.govuk-link href=(view.la.path("/register/import")) { "Import more people" }
            " or a newer list. You see what it would change, and who has left, before anything is written. When somebody leaves in between, say so on their own page: their name is in the list below."
        }
        @let check = view.people.iter().filter(|person| person.details.check().is_some()).count();
        @if check > 0 {
            p.govuk-body { a.govuk-link href=(view.la.path("/register/check")) { (people(check)) " whose contact has to be checked" } }
        }
        h2.govuk-heading-m { "Who they are" }
        (tables::age_bands(view))
        (tables::homes(view))
        h2.govuk-heading-m { "Personal advisers" }
        (tables::personal_advisers(view))
        h2.govuk-heading-m { "Everyone" }
        (tables::everyone(view))
    }
}
