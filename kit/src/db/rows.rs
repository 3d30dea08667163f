//! Rows as JSON, alike on both databases, read and written in the order of their keys.

use chrono::{DateTime, NaiveDate, Utc};
use data_encoding::BASE64;
use sea_orm::sea_query::{Alias, Expr, Query, Value as Bound};
use sea_orm::{ConnectionTrait, DbErr, Order, QueryResult};
use serde_json::Value;
use uuid::Uuid;

use super::shape::{Column, Kind, Table};

/// Rows read or written in one statement.
pub const AT_ONCE: u64 = 200;

/// The next rows of a table in the order of its key, `from` already taken.
///
/// # Errors
/// When the database refuses.
pub async fn read(db: &impl ConnectionTrait, table: &Table, from: u64) -> Result<Vec<Vec<Value>>, DbErr> {
    let mut query = Query::select();
    query.from(Alias::new(&table.name)).limit(AT_ONCE).offset(from);
    for column in &table.columns {
        query.column(Alias::new(&column.name));
    }
    for column in table.columns.iter().filter(|c| c.key) {
        query.order_by(Alias::new(&column.name), Order::Asc);
    }
    let rows = db.query_all(&query).await?;
    rows.iter().map(|row| table.columns.iter().map(|c| value(row, c)).collect()).collect()
}

fn value(row: &QueryResult, column: &Column) -> Result<Value, DbErr> {
    let name = column.name.as_str();
    Ok(match column.kind {
        Kind::Id => row.try_get::<Option<Uuid>>("", name)?.map(|id| id.to_string()).into(),
        Kind::Moment => {
            row.try_get::<Option<DateTime<Utc>>>("", name)?.map(|at| at.timestamp_micros()).into()
        }
        Kind::Day => row.try_get::<Option<NaiveDate>>("", name)?.map(|day| day.to_string()).into(),
        Kind::Bytes => row.try_get::<Option<Vec<u8>>>("", name)?.map(|b| BASE64.encode(&b)).into(),
        Kind::Text => row.try_get::<Option<String>>("", name)?.into(),
        Kind::Number => row.try_get::<Option<i32>>("", name)?.into(),
        Kind::Big => row.try_get::<Option<i64>>("", name)?.into(),
        Kind::YesNo => row.try_get::<Option<bool>>("", name)?.into(),
        // In brackets, so that an empty column and a JSON null stay two things.
        Kind::Json => row.try_get::<Option<Value>>("", name)?.map(|json| Value::Array(vec![json])).into(),
    })
}

/// Writes rows that [`read`] read.
///
/// # Errors
/// When the database refuses, or a value does not fit its column.
pub async fn write(db: &impl ConnectionTrait, table: &Table, rows: &[Vec<Value>]) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table(Alias::new(&table.name)).columns(table.columns.iter().map(|c| Alias::new(&c.name)));
    for row in rows {
        if row.len() != table.columns.len() {
            return Err(misfit(&table.name));
        }
        let bound = row.iter().zip(&table.columns).map(|(value, column)| {
            bound(value, column)
                .map(Expr::value)
                .ok_or_else(|| misfit(&format!("{}.{}", table.name, column.name)))
        });
        let bound = bound.collect::<Result<Vec<_>, _>>()?;
        insert.values(bound).map_err(|e| DbErr::Custom(e.to_string()))?;
    }
    db.execute(&insert).await.map(drop)
}

fn misfit(place: &str) -> DbErr {
    DbErr::Custom(format!("{place}: a value that does not fit"))
}

fn bound(value: &Value, column: &Column) -> Option<Bound> {
    let (given, text) = (!value.is_null(), value.as_str());
    if !given && !column.optional {
        return None;
    }
    // `Some` where something is given and reads well, `None` where it is given and does not.
    let read = |bound: Option<Bound>| if given { bound } else { None };
    Some(match column.kind {
        Kind::Id if !given => Bound::Uuid(None),
        Kind::Moment if !given => Bound::ChronoDateTimeUtc(None),
        Kind::Day if !given => Bound::ChronoDate(None),
        Kind::Bytes if !given => Bound::Bytes(None),
        Kind::Text if !given => Bound::String(None),
        Kind::Number if !given => Bound::Int(None),
        Kind::Big if !given => Bound::BigInt(None),
        Kind::YesNo if !given => Bound::Bool(None),
        Kind::Json if !given => Bound::Json(None),
        Kind::Id => read(text?.parse::<Uuid>().ok().map(Into::into))?,
        Kind::Moment => read(DateTime::<Utc>::from_timestamp_micros(value.as_i64()?).map(Into::into))?,
        Kind::Day => read(text?.parse::<NaiveDate>().ok().map(Into::into))?,
        Kind::Bytes => read(BASE64.decode(text?.as_bytes()).ok().map(Into::into))?,
        Kind::Text => text?.to_owned().into(),
        Kind::Number => read(i32::try_from(value.as_i64()?).ok().map(Into::into))?,
        Kind::Big => value.as_i64()?.into(),
        Kind::YesNo => value.as_bool()?.into(),
        Kind::Json => value.as_array()?.first()?.clone().into(),
    })
}
