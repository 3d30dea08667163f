//! The plan as a Word document, for whoever works on it with others: a table for each theme, and how each action stands.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use kit::clock::written;
use kit::web::{Answer, Cx, Refusal};
use kit::word::{Block, Document, KIND, write};
use people::Organisation;

use super::spreadsheet::{about, comes_from, lines, part};
use crate::evidence::{self, Base};
use crate::model::{Action, Plan, Shown, Status};
use crate::rights;

/// Headings, and each column's share of the width.
const COLUMNS: [(&str, u32); 11] = [
    ("You said", 11),
    ("Where that comes from", 9),
    ("We will", 11),
    ("Who", 8),
    ("By when", 8),
    ("What difference", 9),
    ("Steps, cost and pilot", 11),
    ("Young people take part", 8),
    ("We are doing", 9),
    ("What you will see", 9),
    ("How it stands", 9),
];

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see(&tx, cx.actor()?, &la).await?;
    let seen = permit.thing();
    let plan = seen.plan.as_ref().ok_or(Refusal::NotFound)?;
    let base = evidence::of(&tx, plan.content.release).await?;
    let file = write(&document(&seen.la, plan, &base, tx.today()));
    let file = file.map_err(|why| Refusal::Broken(why.to_string()))?;
    let name = format!("{}-plan-version-{}.docx", seen.la.slug, plan.content.version);
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([(header::CONTENT_TYPE, KIND.to_owned()), saved_as], file).into_response())
}

fn document(la: &Organisation, plan: &Plan, base: &Base, today: NaiveDate) -> Document {
    let title = format!("{}: {}", la.name, plan.content.cover.title);
    let mut blocks = vec![
        Block::Heading(1, title.clone()),
        Block::Paragraph(about(la, plan, today)),
        Block::Paragraph(plan.content.cover.lead.clone()),
    ];
    for theme in &plan.content.themes {
        let agreed = &theme.agreed;
        blocks.push(Block::Heading(2, agreed.title.clone()));
        blocks.push(Block::Paragraph(format!("For young people: “{}”", agreed.young_title)));
        blocks.push(Block::Paragraph(format!("Why this one: {}", agreed.reason)));
        if !theme.actions.is_empty() {
            blocks.push(Block::Table {
                caption: format!("Actions under “{}”", agreed.title),
                columns: COLUMNS.map(|(name, share)| (name.to_owned(), share)).into(),
                rows: theme.actions.iter().map(|action| row(plan, action, base, today)).collect(),
            });
        }
    }
    Document { title, landscape: true, blocks }
}

fn row(plan: &Plan, action: &Action, base: &Base, today: NaiveDate) -> Vec<String> {
    let text = &action.text;
    vec![
        text.you_said.clone(),
        comes_from(action, base),
        text.we_will.clone(),
        text.who(),
        written(text.due_on),
        text.difference.clone(),
        lines(plan, action).join("\n"),
        part(text.part.as_ref()),
        text.doing.clone(),
        text.will_see.clone(),
        stands(plan, action, today),
    ]
}

/// How an action stands, in words.
pub(crate) fn stands(plan: &Plan, action: &Action, today: NaiveDate) -> String {
    let news = plan.news(action);
    let late = if Shown::of(news, action.text.due_on, today) == Shown::Late { "Late. " } else { "" };
    match news {
        None => format!("{late}{}", Status::NotStarted.words()),
        Some(news) if news.news.is_empty() => {
            format!("{late}{}, said on {}", news.status.words(), written(news.day))
        }
        Some(news) => format!(
            "{late}{}: {}. Said on {}",
            news.status.words(),
            news.news.trim_end_matches('.'),
            written(news.day)
        ),
    }
}
