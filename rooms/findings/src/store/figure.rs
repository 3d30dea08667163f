//! Figures that were published elsewhere, with all that was ever written of them.

use calc::{Certainty, Elsewhere, Meaning};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use crate::beside::{Figure, Revision, START};

kit::entity! { benchmark, "benchmark",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) key: String,
    pub(crate) revision: i32,
    pub(crate) question: String,
    pub(crate) meaning: String,
    pub(crate) population: String,
    pub(crate) period: String,
    pub(crate) tenths: i32,
    pub(crate) to_tenth: bool,
    pub(crate) base: Option<i32>,
    pub(crate) low: Option<i32>,
    pub(crate) high: Option<i32>,
    pub(crate) source: String,
    pub(crate) year: i32,
    pub(crate) used: bool,
    pub(crate) by: Option<Uuid>,
    pub(crate) day: Date,
}

/// Every revision there is, those that came with the program first, the newest of each figure last.
pub(crate) async fn history(tx: &Tx) -> Result<Vec<Revision>, Refusal> {
    let rows = benchmark::Entity::find().all(tx.conn()).await?;
    let kept: Result<Vec<Revision>, Refusal> = rows.into_iter().map(read).collect();
    let mut all: Vec<Revision> = START.iter().map(crate::beside::Start::revision).chain(kept?).collect();
    all.sort_by_key(|r| r.number);
    Ok(all)
}

/// Each figure as it is now.
pub(crate) async fn now(tx: &Tx) -> Result<Vec<Revision>, Refusal> {
    let mut newest: Vec<Revision> = Vec::new();
    for revision in history(tx).await? {
        match newest.iter_mut().find(|known| known.key == revision.key) {
            Some(known) => *known = revision,
            None => newest.push(revision),
        }
    }
    Ok(newest)
}

pub(crate) async fn add(tx: &Tx, revision: &Revision) -> Result<Uuid, Refusal> {
    let figure = &revision.figure;
    let (base, ends) = match figure.share.certainty {
        Certainty::Base(n) => (Some(n), None),
        Certainty::Interval(low, high) => (None, Some((low, high))),
        Certainty::Unknown => (None, None),
    };
    let base = base.map(i32::try_from).transpose().map_err(|e| Refusal::Broken(e.to_string()))?;
    let row = benchmark::ActiveModel {
        id: Set(tx.new_id()),
        key: Set(revision.key.clone()),
        revision: Set(revision.number),
        question: Set(figure.question.clone()),
        meaning: Set(code(figure.meaning).to_owned()),
        population: Set(figure.population.clone()),
        period: Set(figure.period.clone()),
        tenths: Set(figure.share.tenths.into()),
        to_tenth: Set(figure.share.to_tenth),
        base: Set(base),
        low: Set(ends.map(|(low, _)| low.into())),
        high: Set(ends.map(|(_, high)| high.into())),
        source: Set(figure.source.clone()),
        year: Set(figure.year),
        used: Set(figure.used),
        by: Set(revision.by),
        day: Set(tx.today()),
    };
    Ok(row.insert(tx.conn()).await?.id)
}

/// How a meaning is written in rows and forms.
pub(crate) fn code(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Favourable => "favourable",
        Meaning::Concern => "concern",
    }
}

fn read(row: benchmark::Model) -> Result<Revision, Refusal> {
    let wrong = || Refusal::Broken("a published figure that this version can't read".to_owned());
    let tenths = |n: i32| u16::try_from(n).map_err(|_| wrong());
    let certainty = match (row.base, row.low, row.high) {
        (Some(n), ..) => Certainty::Base(u32::try_from(n).map_err(|_| wrong())?),
        (None, Some(low), Some(high)) => Certainty::Interval(tenths(low)?, tenths(high)?),
        _ => Certainty::Unknown,
    };
    let meaning = [Meaning::Favourable, Meaning::Concern].into_iter().find(|m| code(*m) == row.meaning);
    let figure = Figure {
        question: row.question,
        meaning: meaning.ok_or_else(wrong)?,
        share: Elsewhere { tenths: tenths(row.tenths)?, to_tenth: row.to_tenth, certainty },
        population: row.population,
        period: row.period,
        source: row.source,
        year: row.year,
        used: row.used,
    };
    Ok(Revision { key: row.key, number: row.revision, figure, by: row.by, day: Some(row.day) })
}
