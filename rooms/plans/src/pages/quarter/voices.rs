//! What young people said of the plan, and what their leaders answered, as it stands on the public plan.

use chrono::NaiveDate;
use kit::Tx;
use kit::clock::written;
use kit::ids;
use kit::web::Refusal;
use kit::young::{doing, link_button, part, quoted};
use maud::{Markup, html};
use uuid::Uuid;

use crate::model::{Action, Comment, Turn};
use crate::store::comments;
use crate::store::quarters::{self, Answered, To};
use crate::words::{say, say_with};

/// What the plan's page shows beside the promises.
#[derive(Debug, Default)]
pub(in crate::pages) struct Voices {
    /// Where somebody can say something now, and the last day.
    open: Option<(String, NaiveDate)>,
    said: Vec<Comment>,
    answers: Vec<Answered>,
}

/// Rounds whose comments stand on the page: this one's, and the one's before while this one begins.
const ROUNDS: u64 = 2;

impl Voices {
    /// What there is to show of an LA.
    ///
    /// # Errors
    /// When the database refuses.
    pub(in crate::pages) async fn of(tx: &Tx, la: &people::Organisation) -> Result<Self, Refusal> {
        let rounds = quarters::newest(tx, la.id, ROUNDS).await?;
        let Some(newest) = rounds.first() else { return Ok(Self::default()) };
        let open = newest.turn(tx.today()) == Turn::Young && comments::can_keep(tx, la.id);
        let last = newest.paper.pred_opt().unwrap_or(newest.paper);
        Ok(Self {
            open: open.then(|| (format!("/plans/{}/say", la.slug), last)),
            said: comments::out(tx, &rounds).await?,
            answers: quarters::answers(tx, &rounds).await?,
        })
    }

    fn about(&self, promise: Option<Uuid>) -> impl Iterator<Item = &Comment> {
        self.said.iter().filter(move |comment| comment.promise == promise)
    }
}

/// On top of the page while it is young people's turn.
pub(in crate::pages) fn invited(voices: &Voices) -> Markup {
    html! {
        @if let Some((at, last)) = &voices.open {
            (part(&say("turn-title"), html! {
                p { (say_with("turn-text", "day", written(*last))) }
                (link_button(&say("turn-link"), at))
            }))
        }
    }
}

/// Under an action: what was said of it and answered, and where to say more.
pub(in crate::pages) fn beside(voices: &Voices, action: &Action) -> Markup {
    html! {
        @for comment in voices.about(Some(action.promise)) { (said(voices, comment)) }
        @for told in voices.answers.iter().filter(|a| a.to == To::Promise(action.promise)) { (answer(told)) }
        @if let Some((at, _)) = &voices.open {
            p { a href={ (at) "?about=" (ids::show(action.promise)) } { (say("say-this")) ": " span data-said { (first_line(&action.text.doing)) } } }
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// What was said of the whole plan.
pub(in crate::pages) fn whole(voices: &Voices) -> Markup {
    let all: Vec<&Comment> = voices.about(None).collect();
    html! {
        @if !all.is_empty() {
            (part(&say("whole-title"), html! { @for comment in &all { (said(voices, comment)) } }))
        }
    }
}

fn said(voices: &Voices, comment: &Comment) -> Markup {
    html! {
        (quoted(comment.words.as_deref().unwrap_or_default()))
        @for told in voices.answers.iter().filter(|a| a.to == To::Comment(comment.id)) { (answer(told)) }
    }
}

fn answer(told: &Answered) -> Markup {
    doing(
        &say_with("answer-on", "day", written(told.day)),
        html! { @for line in told.words.lines().filter(|l| !l.trim().is_empty()) { p data-said { (line) } } },
    )
}
