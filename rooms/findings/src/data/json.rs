//! JSON: what the programming interface answers.

use serde_json::{Map, Number, Value, json};

use super::variable::{self, Holds};
use super::{Set, variable::Variable};
use crate::cell::{Cell, Datum};
use crate::rows::Row;

/// The set as a document.
pub(crate) fn document(set: &Set) -> Value {
    let figures: Vec<Value> = set.rows.iter().map(|row| one(set, row)).collect();
    json!({
        "title": set.title,
        "area": { "name": set.area.name, "gss_code": set.area.gss_code },
        "closed_on": set.closed_on.to_string(),
        "figures": figures,
    })
}

/// The set as text.
pub(crate) fn write(set: &Set) -> Vec<u8> {
    document(set).to_string().into_bytes()
}

fn one(set: &Set, row: &Row) -> Value {
    let entry = |variable: &Variable| (variable.name.to_owned(), value(variable, &(variable.of)(set, row)));
    Value::Object(variable::ALL.iter().map(entry).collect::<Map<String, Value>>())
}

/// Words are a text, and none are nothing. A figure is an object with a number or with what stands in its place: a mark can't
/// be taken for a number and added up.
fn value(variable: &Variable, cell: &Cell) -> Value {
    match (variable.holds, cell.datum()) {
        (Holds::Words, Datum::Words("[z]")) => Value::Null,
        (Holds::Words, Datum::Words(words)) => json!(words),
        (Holds::Words, Datum::Number(number)) => json!(number.to_string()),
        (Holds::Figure(_), Datum::Words(words)) => json!({ "mark": words }),
        (Holds::Figure(_), Datum::Number(n)) => json!({ "number": number(n) }),
    }
}

/// Whole numbers without a point.
fn number(n: f64) -> Value {
    if n.fract() == 0.0 { json!(n as i64) } else { Number::from_f64(n).map_or(Value::Null, Value::Number) }
}
