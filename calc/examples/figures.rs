//! Works out tables that stand on standard input, one as JSON a line, and writes a result a line: so that an independent
//! implementation can be held against this crate (`./test statistics`).

use calc::{
    CalcError, Comparator, Contrast, Meaning, Thresholds, benjamini_hochberg, judge, mid_p, newcombe, share,
    wilson,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// A count and its base.
type Pair = (u32, u32);

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Table {
    Wilson {
        a: Pair,
    },
    Newcombe {
        a: Pair,
        b: Pair,
    },
    MidP {
        a: Pair,
        b: Pair,
    },
    Bh {
        p: Vec<f64>,
        rate: f64,
    },
    /// A report: exact counts of both sides, of which only published cells are compared.
    Judge {
        pairs: Vec<(Pair, Pair)>,
    },
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let table: Table = serde_json::from_str(&line?)?;
        let result = work_out(table).unwrap_or_else(|error| json!({ "error": format!("{error:?}") }));
        writeln!(out, "{result}")?;
    }
    out.flush()
}

fn work_out(table: Table) -> Result<Value, CalcError> {
    Ok(match table {
        Table::Wilson { a } => wilson(a.0, a.1).map(|i| json!([i.low, i.high]))?,
        Table::Newcombe { a, b } => newcombe(a, b).map(|i| json!([i.low, i.high]))?,
        Table::MidP { a, b } => json!(mid_p(a, b)?),
        Table::Bh { p, rate } => json!(benjamini_hochberg(&p, rate)?),
        Table::Judge { pairs } => report(&pairs)?,
    })
}

/// Each comparison as it would be published; nothing for one that can't be made.
fn report(pairs: &[(Pair, Pair)]) -> Result<Value, CalcError> {
    let t = Thresholds::default();
    let mut contrasts = Vec::new();
    for (own, other) in pairs {
        let (own, other) = (share(own.0, own.1, &t)?, share(other.0, other.1, &t)?);
        let found = match Comparator::earlier(&other, &t) {
            Some(other) => Contrast::of(&own, &t, &other, Meaning::Favourable)?,
            None => None,
        };
        contrasts.push(found);
    }
    let made: Vec<Contrast> = contrasts.iter().flatten().copied().collect();
    let mut judged = judge(&made)?.into_iter();
    let lines = contrasts.iter().map(|c| match c.as_ref().and_then(|_| judged.next()) {
        Some(found) => json!({ "p": found.p(), "points": found.points(), "verdict": found.verdict() }),
        None => Value::Null,
    });
    Ok(lines.collect())
}
