//! SPSS's own file, uncompressed, as its format is publicly described (PSPP's developers' guide, "System File Format").
//!
//! Nothing well kept writes it in Rust. Marks are codes below -990 that the file itself says are missing, each with its label.

mod record;

use super::Set;
use super::variable::{self, Holds, IN_PLACE, Variable, code_in_place};
use crate::cell::Datum;
use record::{Field, Records};

/// The most bytes of words in a variable. Longer ones need several variables in this format; the CSV has them whole.
pub(crate) const WIDEST: usize = 255;

/// The set as a file of SPSS.
pub(crate) fn write(set: &Set) -> Vec<u8> {
    let values: Vec<Vec<Value>> = set
        .rows
        .iter()
        .map(|row| variable::ALL.iter().map(|v| value(v, (v.of)(set, row).datum())).collect())
        .collect();
    let fields: Vec<Field<'_>> =
        variable::ALL.iter().enumerate().map(|(at, v)| field(v, at, &values)).collect();
    let mut file = Records::begin(&set.title, set.closed_on, &fields, values.len());
    fields.iter().for_each(|field| file.variable(field));
    let labels: Vec<(f64, &str)> =
        IN_PLACE.iter().map(|(_, code, means)| (f64::from(*code), *means)).collect();
    file.labels(&fields, &labels);
    file.about(&fields);
    for row in &values {
        for (value, field) in row.iter().zip(&fields) {
            match value {
                Value::Words(words) => file.words(words, field.width),
                Value::Number(number) => file.number(*number),
            }
        }
    }
    file.done()
}

enum Value {
    Words(String),
    Number(f64),
}

fn value(variable: &Variable, datum: Datum<'_>) -> Value {
    match (variable.holds, datum) {
        (Holds::Words, Datum::Words(words)) => Value::Words(cut(words)),
        (Holds::Words, Datum::Number(number)) => Value::Words(number.to_string()),
        (Holds::Figure(_), Datum::Words(words)) => Value::Number(f64::from(code_in_place(words))),
        (Holds::Figure(_), Datum::Number(number)) => Value::Number(number),
    }
}

/// The words, or as many of them as fit.
fn cut(words: &str) -> String {
    let mut end = words.len().min(WIDEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words[..end].to_owned()
}

fn field<'a>(variable: &'a Variable, at: usize, values: &[Vec<Value>]) -> Field<'a> {
    let longest = |value: &Value| match value {
        Value::Words(words) => words.len(),
        Value::Number(_) => 0,
    };
    let width = match variable.holds {
        Holds::Words => values.iter().map(|row| longest(&row[at])).max().unwrap_or(0).max(1),
        Holds::Figure(_) => 0,
    };
    Field {
        name: variable.name,
        short: variable.short,
        label: variable.label,
        width,
        decimals: variable.decimals(),
    }
}

/// The first and the last code that is missing.
fn missing() -> (f64, f64) {
    let codes = IN_PLACE.iter().map(|(mark, ..)| f64::from(code_in_place(mark)));
    codes.fold((0.0, f64::MIN), |(low, high), code| (low.min(code), high.max(code)))
}
