//! Whom an LA can ask besides, and the surveys of them there were. Next: open one.

use axum::extract::Path;
use kit::Tx;
use kit::clock;
use kit::govuk::{Column, Press, back_link, inset_text, link_button, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::super::wave::state_tag;
use super::{page_of, slug, title};
use crate::group::Group;
use crate::model::Wave;
use crate::others::Session;
use crate::{rights, store};

struct View {
    la: Organisation,
    /// Newest first, each group's after the other.
    waves: Vec<(Wave, Option<Session>)>,
    rounds: bool,
}

async fn load(tx: &Tx, la: &Organisation) -> Result<View, Refusal> {
    let mut waves = Vec::new();
    for group in Group::OTHERS {
        for wave in store::wave::of(tx, la.id, group).await? {
            let session = store::session::of(tx, wave.id).await?;
            waves.push((wave, session));
        }
    }
    let rounds = !store::round::open(tx).await?.is_empty();
    Ok(View { la: la.clone(), waves, rounds })
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::manage_waves(&tx, actor, &la).await?;
    page(draw(actor, &load(&tx, permit.thing()).await?))
}

/// Who they are and how they come to the survey.
const fn about(group: Group) -> &'static str {
    match group {
        Group::CareLeavers => "",
        Group::NoLongerServed => {
            "Adults who left your care and get no help from you any more. You put up a poster; they ask for a link of their own. They are counted apart: never in your response rate, never in your findings."
        }
        Group::Advisers => {
            "Every personal adviser with an account here gets a link by email. You never see who said what, and nothing at all from fewer than ten."
        }
        Group::Session => {
            "Feedback on a group, a workshop or a visit. You print slips with a code each, one for everybody who is there. Nobody’s name is asked."
        }
    }
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let columns = [Column::text("Who"), Column::text("Last day"), Column::text("State")];
    let rows: Vec<Vec<Markup>> =
        view.waves.iter().map(|(wave, session)| row(&view.la, wave, session.as_ref())).collect();
    let content = html! {
        h1.govuk-heading-l { "Ask others" }
        p.govuk-body { "Your survey of care leavers asks everyone you serve. Here you ask others beside it, each group by itself. What they say stands on pages of its own." }
        @if !view.waves.is_empty() {
            (table_or("Surveys of others", &columns, &rows, html! {}))
        }
        @if !view.rounds {
            (inset_text(html! { "No round is open. The national team opens one; then you can start here." }))
        }
        @for group in Group::OTHERS { (one(view, group)) }
    };
    let before = Some(back_link("Surveys", &view.la.path("/waves")));
    Frame { title: "Ask others", here: "Surveys", la: Some(&view.la), before, content, ..Frame::default() }
        .draw(actor)
}

fn one(view: &View, group: Group) -> Markup {
    let running = view.waves.iter().find(|(wave, _)| wave.asks == group && wave.closed_at.is_none());
    let running = running.filter(|_| group.one_at_a_time());
    html! {
        h2.govuk-heading-m { (title(group)) }
        p.govuk-body { (about(group)) }
        @if let Some((wave, _)) = running {
            p.govuk-body { a.govuk-link href=(page_of(&view.la, wave.id, "")) { "See the survey of " (group.words()) } }
        } @else if view.rounds {
            (link_button(Press::Secondary, &format!("Ask {}", group.words()), &view.la.path(&format!("/others/ask/{}", slug(group)))))
        }
    }
}

fn row(la: &Organisation, wave: &Wave, session: Option<&Session>) -> Vec<Markup> {
    let name = session.map_or_else(|| title(wave.asks).to_owned(), |session| session.name.clone());
    vec![
        html! { a.govuk-link href=(page_of(la, wave.id, "")) { (name) } },
        html! { (clock::written(wave.closes_on)) },
        state_tag(wave.state()),
    ]
}
