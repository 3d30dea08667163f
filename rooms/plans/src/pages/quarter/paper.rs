//! The round on one page, for those who run the plan and those who answer for it: what needs them, what moved, what is stuck, and
//! what young people said. For leaders it is the paper of the quarter, and can be printed.

pub(super) mod print;
mod said;

use axum::extract::{Path, Query};
use kit::Tx;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{Colour, Column, Press, back_link, empty, error_summary, link_button, table_or, tag};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;
use serde::Deserialize;

use crate::acts;
use crate::model::{About, Action, Comment, Drift, Progress, Quarter, Turn};
use crate::pages::plan::standing;
use crate::rights::{self, Followed};
use crate::store::comments;
use crate::store::quarters::{self, Answered, To};

const HEADING: &str = "This quarter";
/// The longest answer, in letters: it is read on a phone.
const ANSWER: usize = 800;

#[derive(Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

struct View<'a> {
    followed: &'a Followed,
    said: Vec<Comment>,
    answers: Vec<Answered>,
    kept_back: u64,
    to_read: u64,
    drift: Vec<Drift>,
    planned: Option<chrono::NaiveDate>,
    today: chrono::NaiveDate,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see_quarter(&tx, cx.actor()?, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    let notice = done.done.map(|_| "Your answer is on the public plan.");
    page(draw(cx.actor()?, &view, notice, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::answer_young(&tx, cx.actor()?, &la).await?;
    let of = ids::read(form.value("of")).ok_or(Refusal::NotFound)?;
    let to = if form.value("to") == "action" { To::Promise(of) } else { To::Comment(of) };
    let words = form.text(&field(to), "Write an answer. Young people read it", ANSWER);
    if form.refused() {
        let seen = rights::see_quarter(&tx, cx.actor()?, &la).await?;
        return refused(draw(cx.actor()?, &load(&tx, seen.thing()).await?, None, &form));
    }
    acts::answer(&permit, to, &words).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan/round?done=answer"))
}

fn field(to: To) -> String {
    let (To::Comment(id) | To::Promise(id)) = to;
    format!("answer-{}", ids::show(id))
}

async fn load<'a>(tx: &Tx, followed: &'a Followed) -> Result<View<'a>, Refusal> {
    let rounds: Vec<Quarter> = followed.quarter.into_iter().collect();
    let kept_back = match followed.quarter {
        Some(quarter) => comments::count_kept_back(tx, quarter.id).await?,
        None => 0,
    };
    Ok(View {
        followed,
        said: comments::out(tx, &rounds).await?,
        answers: quarters::answers(tx, &rounds).await?,
        kept_back,
        to_read: comments::waiting(tx, comments::of_la(followed.la.id)).await?,
        drift: acts::drifting(tx, &followed.plan).await?,
        planned: quarters::rules(tx, followed.la.id).await?.map(|rules| rules.next),
        today: tx.today(),
    })
}

fn draw(actor: &Actor, view: &View<'_>, notice: Option<&str>, form: &Form) -> Markup {
    let la = &view.followed.la;
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        @match &view.followed.quarter {
            None => (before_the_first(view)),
            Some(quarter) => {
                (turn(quarter, view))
                (yours(quarter, view))
                (moved(quarter, view))
                (stuck(quarter, view))
                (said::draw(quarter, view, form))
                p.govuk-body."nb-off-paper" { a.govuk-link href=(la.path("/plan/round.pdf")) { "Take it along as a PDF" } }
            }
        }
        @if view.followed.writes {
            p.govuk-body { a.govuk-link href=(la.path("/plan/comments")) { "Comments to read" } }
            p.govuk-body { a.govuk-link href=(la.path("/plan/round/dates")) { "Change when rounds are held" } }
        }
    };
    let title = if form.refused() { "Error: This quarter" } else { HEADING };
    let before = Some(back_link("Plan", &la.path("/plan")));
    Frame { title, here: "Plan", la: Some(la), notice, before, content }.draw(actor)
}

fn before_the_first(view: &View<'_>) -> Markup {
    let dates = view.followed.la.path("/plan/round/dates");
    html! {
        @match (view.planned, view.followed.writes) {
            (Some(day), _) => p.govuk-body { "The first round begins on " (written(day)) ": everybody who answers for an action is asked what happened." },
            (None, true) => {
                (empty(html! { p.govuk-body { "Nobody has said when the quarterly round is held. What is usual is filled in; you only have to agree." } }))
                (link_button(Press::Primary, "Say when it is held", &dates))
            }
            (None, false) => p.govuk-body { "The lead has not said when the quarterly round is held." },
        }
    }
}

fn turn(quarter: &Quarter, view: &View<'_>) -> Markup {
    let now = quarter.turn(view.today);
    let steps = [
        (Turn::Owners, quarter.asked, "Owners say what happened"),
        (Turn::Young, quarter.young, "Young people read it and comment"),
        (Turn::Leaders, quarter.paper, "Leaders read both, and answer"),
    ];
    html! {
        ol.govuk-list."govuk-list--number" {
            @for (turn, from, what) in steps {
                li { (what) ", from " (written(from)) @if turn == now { " " (tag(Colour::Sky, "Now")) } }
            }
        }
        p.govuk-body { "The last day to answer is " (written(quarter.answer_by)) "." }
        @if now == Turn::Young {
            p.govuk-body { "Young people comment on the " a.govuk-link href={ "/plans/" (view.followed.la.slug) } { "public plan" } ". Pass the address on." }
        }
    }
}

fn can_answer(quarter: &Quarter, view: &View<'_>) -> bool {
    view.followed.signs && matches!(quarter.turn(view.today), Turn::Leaders | Turn::Past)
}

/// What needs whoever looks.
fn yours(quarter: &Quarter, view: &View<'_>) -> Markup {
    let open = view.said.iter().filter(|c| answer_to(view, To::Comment(c.id)).is_none()).count();
    let silent = acts::silent(&view.followed.plan, quarter).count();
    let mut needs = Vec::new();
    if view.followed.writes && view.to_read > 0 {
        let at = view.followed.la.path("/plan/comments");
        needs.push(html! { a.govuk-link href=(at) { "Read the comments that wait" } ": " (view.to_read) });
    }
    if view.followed.writes && silent > 0 {
        needs.push(html! { a.govuk-link href="#stuck" { "Say how actions stand that nobody has said anything about" } ": " (silent) });
    }
    if can_answer(quarter, view) && open > 0 {
        needs.push(html! { a.govuk-link href="#said" { "Answer what young people said" } ": " (open) });
    }
    html! {
        h2.govuk-heading-m { "What needs you" }
        @if needs.is_empty() { p.govuk-body { "Nothing waits for you in this round today." } }
        @else { ul.govuk-list."govuk-list--bullet" { @for need in &needs { li { (need) } } } }
    }
}

fn moved(quarter: &Quarter, view: &View<'_>) -> Markup {
    let plan = &view.followed.plan;
    let news = |action: &Action| plan.news(action).filter(|news| news.day >= quarter.asked).cloned();
    let rows: Vec<Vec<Markup>> = plan
        .content
        .actions()
        .filter_map(|action| Some((action, news(action)?)))
        .map(|(action, news)| {
            vec![
                html! { (action.text.we_will) },
                html! { (action.text.who()) },
                standing(plan, action, view.today),
                shown(&news),
            ]
        })
        .collect();
    let columns = [
        Column::text("We will"),
        Column::text("Who"),
        Column::text("What happened"),
        Column::text("What shows it"),
    ];
    let nothing = html! { p.govuk-body { "Nobody has said anything yet." } };
    html! {
        h2.govuk-heading-m { "What moved" }
        (table_or("News of this quarter", &columns, &rows, nothing))
    }
}

/// What shows it, with the addresses in it to press.
fn shown(news: &Progress) -> Markup {
    let words = news.evidence.as_deref().unwrap_or_default().split_whitespace();
    html! {
        @for word in words {
            @if word.starts_with("https://") { a.govuk-link href=(word) rel="noopener noreferrer" { (word) } } @else { (word) }
            " "
        }
    }
}

fn stuck(quarter: &Quarter, view: &View<'_>) -> Markup {
    let followed = view.followed;
    let silent: Vec<&Action> = acts::silent(&followed.plan, quarter).collect();
    let progress =
        |action: &Action| followed.la.path(&format!("/plan/promises/{}/progress", ids::show(action.promise)));
    html! {
        h2.govuk-heading-m id="stuck" { "What is stuck" }
        @if silent.is_empty() && view.drift.is_empty() { p.govuk-body { "Nothing: there is news of every action, and nothing drifts." } }
        @if !silent.is_empty() {
            p.govuk-body { "Nobody has said anything this quarter about:" }
            ul.govuk-list."govuk-list--bullet" {
                @for action in &silent {
                    li { (action.text.we_will) " (" (action.text.who()) ")"
                        @if followed.writes { " " a.govuk-link href=(progress(action)) { "Say how it stands" span.govuk-visually-hidden { ": " (action.text.we_will) } } } }
                }
            }
        }
        @if !view.drift.is_empty() {
            p.govuk-body { "This drifts:" }
            ul.govuk-list."govuk-list--bullet" {
                @for drift in &view.drift {
                    @let (About::Promise(_, what) | About::Theme(what)) = &drift.about;
                    li { b { (what) ". " } (drift.why.words()) }
                }
            }
        }
    }
}

fn answer_to<'a>(view: &'a View<'_>, to: To) -> Option<&'a Answered> {
    view.answers.iter().find(|answer| answer.to == to)
}
