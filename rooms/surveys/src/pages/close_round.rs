//! Closing a round: what will count, and what still runs. For a programme manager, once a season, on a laptop, when the last
//! survey of the round is over. Next: what the programme's local authorities have in common, and where they differ.

use axum::extract::Path;
use kit::Tx;
use kit::govuk::{Press, back_link, button, inset_text, warning_text};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::Frame;

use crate::closing::unfinished;
use crate::group::Group;
use crate::model::{Round, State};
use crate::pooling::ENOUGH;
use crate::{closing, rights, store};

/// The LAs of a round by how far they are, each by name.
struct View {
    round: Round,
    counts: Vec<String>,
    unfinished: Vec<String>,
    unsent: Vec<String>,
    too_few: Vec<String>,
}

pub(super) async fn get(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::close_round(&tx, actor, &round).await?;
    page(draw(actor, &load(&tx, &permit.thing().1).await?))
}

pub(super) async fn post(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::close_round(&tx, cx.actor()?, &round).await?;
    closing::close_round(&permit).await?;
    let id = permit.thing().1.id;
    tx.commit().await?;
    go(format!("/programme/rounds/{}", ids::show(id)))
}

async fn load(tx: &Tx, round: &Round) -> Result<View, Refusal> {
    let mut view =
        View { round: round.clone(), counts: vec![], unfinished: vec![], unsent: vec![], too_few: vec![] };
    let las = people::all_authorities(tx).await?;
    for wave in store::wave::in_round(tx, round.id, &Group::ALL).await? {
        let la = las.iter().find(|la| la.id == wave.organisation).map(|la| la.name.clone());
        let usual = wave.asks == Group::CareLeavers;
        let name = la.map(|la| if usual { la } else { format!("{la} ({})", wave.asks.words()) });
        let list = match wave.state() {
            state if unfinished(state) => &mut view.unfinished,
            _ if !usual => continue, // nothing of theirs is compared
            State::Opened => &mut view.counts,
            State::TooFew => &mut view.too_few,
            _ => &mut view.unsent,
        };
        list.extend(name);
    }
    for list in [&mut view.counts, &mut view.unfinished, &mut view.unsent, &mut view.too_few] {
        list.sort();
        list.dedup();
    }
    Ok(view)
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let here = format!("/programme/rounds/{}", ids::show(view.round.id));
    let content = html! {
        h1.govuk-heading-l { "Close the round " (view.round.name) }
        @if view.round.closed_at.is_some() {
            (inset_text(html! { "This round is closed." }))
            p.govuk-body { a.govuk-link href=(format!("{here}/findings")) { "See what was found in it" } }
        } @else {
            p.govuk-body {
                "When a round is closed, each local authority reads how its young people’s answers stand beside those in the "
                "others. That is worked out once and never changes. No survey can begin in the round after that."
            }
            (listed("These count", &view.counts, "No survey of this round has findings yet. There will be nothing to compare."))
            @if view.counts.len() < 4 && !view.counts.is_empty() {
                p.govuk-body { "A local authority is held against three others or more. With fewer than four that count, that comparison is left out." }
            }
            @if !view.too_few.is_empty() {
                (listed("Fewer than 10 answered, so these don’t count", &view.too_few, ""))
                p.govuk-body { "Their boxes are deleted when the round is closed. Where they hold " (ENOUGH) " answers or more together, these are counted "
                    "as one before that, for your national figures alone." }
            }
            @if !view.unsent.is_empty() { (listed("Made a survey and never sent it; it can’t be sent after this", &view.unsent, "")) }
            @if view.unfinished.is_empty() {
                (warning_text("You can’t open a round again once it is closed."))
                form method="post" { (button(Press::Warning, "Close this round")) }
            } @else {
                (listed("Not over yet", &view.unfinished, ""))
                p.govuk-body { "Close the round when these surveys are over and their findings are there, so that everybody’s answers count." }
            }
        }
    };
    let before = Some(back_link("Who has answered", &here));
    Frame { title: "Close a round", here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn listed(title: &str, names: &[String], nothing: &str) -> Markup {
    html! {
        h2.govuk-heading-m { (title) }
        @if names.is_empty() { p.govuk-body { (nothing) } }
        @else { p.govuk-body { (names.join(", ")) } }
    }
}
