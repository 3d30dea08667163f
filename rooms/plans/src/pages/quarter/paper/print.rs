//! The same page on paper, for leaders and members who meet around a table: what moved, what is stuck, what young people said.

use axum::extract::Path;
use chrono::Datelike;
use kit::clock::written;
use kit::web::{Answer, Cx, Refusal};
use press::{Block, Column, Day, Document, Face, Table, print};

use super::{View, answer_to, load};
use crate::acts;
use crate::model::{About, Action, Comment, Quarter};
use crate::pages::{paper, stands};
use crate::paper::{heading, plain};
use crate::rights;
use crate::store::quarters::To;

pub(in crate::pages::quarter) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see_quarter(&tx, cx.actor()?, &la).await?;
    let view = load(&tx, permit.thing()).await?;
    let quarter = view.followed.quarter.ok_or(Refusal::NotFound)?;
    let (document, name) = (document(&view, &quarter), format!("{la}-plan-quarter-{}.pdf", quarter.asked));
    drop(view);
    drop(tx);
    paper::sent(name, move || print(&document)).await
}

fn document(view: &View<'_>, quarter: &Quarter) -> Document {
    let (la, today) = (&view.followed.la.name, view.today);
    let under = format!(
        "From {} on. Leaders answer by {}. As it stood on {}.",
        written(quarter.asked),
        written(quarter.answer_by),
        written(today)
    );
    let cover =
        Block::Cover { over: la.clone(), title: "This quarter of the plan".to_owned(), under, svg: None };
    let blocks = [vec![cover], moved(view, quarter), stuck(view, quarter), said(view)].concat();
    Document {
        title: format!("The plan, this quarter: {la}, {}", written(today)),
        author: "New Belongings".to_owned(),
        day: Day { year: today.year(), month: today.month(), day: today.day() },
        foot: format!("{la}. The plan, this quarter, as it stood on {}", written(today)),
        face: Face::Report,
        most_pages: None,
        blocks,
    }
}

fn moved(view: &View<'_>, quarter: &Quarter) -> Vec<Block> {
    let plan = &view.followed.plan;
    let row = |action: &Action| {
        let news = plan.news(action).filter(|news| news.day >= quarter.asked)?;
        let shown = news.evidence.clone().unwrap_or_default();
        Some(vec![action.text.we_will.clone(), action.text.who(), stands(plan, action, view.today), shown])
    };
    let rows: Vec<Vec<String>> = plan.content.actions().filter_map(row).collect();
    let head = |text: &str| Column { text: text.to_owned(), number: false };
    let columns = ["We will", "Who", "What happened", "What shows it"].map(head).into();
    let table = match rows.is_empty() {
        true => plain("Nobody has said anything yet."),
        false => Block::Table(Table { caption: "News of this quarter".to_owned(), columns, rows }),
    };
    vec![heading(1, "What moved", false), table]
}

fn stuck(view: &View<'_>, quarter: &Quarter) -> Vec<Block> {
    let silent = acts::silent(&view.followed.plan, quarter);
    let silent = silent.map(|action| {
        format!("{} ({}). Nobody has said anything this quarter.", action.text.we_will, action.text.who())
    });
    let drifts = view.drift.iter().map(|drift| {
        let (About::Promise(_, what) | About::Theme(what)) = &drift.about;
        format!("{what}. {}", drift.why.words())
    });
    let items: Vec<String> = silent.chain(drifts).collect();
    let nothing = "Nothing: there is news of every action, and nothing drifts.";
    vec![
        heading(1, "What is stuck", false),
        if items.is_empty() { plain(nothing) } else { Block::List { items } },
    ]
}

/// By action, the whole plan last; each with what was answered.
fn said(view: &View<'_>) -> Vec<Block> {
    let actions: Vec<&Action> = view.followed.plan.content.actions().collect();
    let mut all = vec![heading(1, "What young people said", false)];
    if view.said.is_empty() {
        all.push(plain("No comment can be read yet."));
    }
    if view.kept_back > 0 {
        let kept = format!(
            "{} kept back for somebody’s safety. The national team reads those again.",
            view.kept_back
        );
        all.push(plain(kept));
    }
    for action in &actions {
        let told = view.answers.iter().filter(|answer| answer.to == To::Promise(action.promise));
        let told =
            told.map(|answer| plain(format!("Said to them on {}: {}", written(answer.day), answer.words)));
        let of = view.said.iter().filter(|comment| comment.promise == Some(action.promise));
        let blocks: Vec<Block> = of.flat_map(|comment| one(view, comment)).chain(told).collect();
        if !blocks.is_empty() {
            all.push(heading(2, &action.text.we_will, false));
            all.extend(blocks);
        }
    }
    let known = |comment: &Comment| actions.iter().any(|action| Some(action.promise) == comment.promise);
    let rest: Vec<&Comment> = view.said.iter().filter(|comment| !known(comment)).collect();
    if !rest.is_empty() {
        all.push(heading(2, "About the whole plan", false));
        all.extend(rest.into_iter().flat_map(|comment| one(view, comment)));
    }
    all
}

fn one(view: &View<'_>, comment: &Comment) -> [Block; 2] {
    let words = comment.words.clone().unwrap_or_default();
    let answer = match answer_to(view, To::Comment(comment.id)) {
        Some(answer) => format!("Answered on {}: {}", written(answer.day), answer.words),
        None => "Not answered yet.".to_owned(),
    };
    [Block::Quotes { of: vec![words] }, plain(answer)]
}
