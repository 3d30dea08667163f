//! Whether an answer tells in which language it was given: few in an LA speak one, so it would nearly be a name.

use super::copy::{self, Table};
use super::journeys::Journey;
use super::truth::Truth;
use crate::common::World;
use kit::chance::Chance;
use kit::words::Language;
use std::collections::HashMap;

/// The language of the person with this number.
pub(crate) fn of(n: usize) -> Language {
    Language::ALL[n % Language::ALL.len()]
}

/// Everybody answers through the pages, on a phone that is set to their language. `leak` is given each number after it.
pub(crate) async fn all_answer(world: &World, truth: &Truth, leak: impl AsyncFn(usize)) {
    let chance = Chance::system();
    for (n, quitter) in truth.quitters.iter().enumerate() {
        let phone = world.visitor().wearing(&[("accept-language", of(n).code())]);
        let mut journey = Journey::new(world, &chance, &quitter.link, Some(phone));
        journey.begin(world).await;
        journey.answer(&truth.unsent(), 2).await;
    }
    for (n, person) in truth.people.iter().enumerate() {
        let phone = world.visitor().wearing(&[("accept-language", of(n).code())]);
        let mut journey = Journey::new(world, &chance, &person.link, Some(phone));
        journey.finish(world, &truth.answers[n]).await;
        leak(n).await;
    }
}

/// For each column of a table that has a row for most answers: of how many the language is guessed from what else has the
/// same value there, or a value of the same length.
pub(crate) async fn guessed(world: &World, truth: &Truth) -> Vec<(String, usize)> {
    let tables = copy::tables(world).await;
    tables.iter().flat_map(|table| guesses_in(table, truth)).collect()
}

fn guesses_in(table: &Table, truth: &Truth) -> Vec<(String, usize)> {
    let whose = |row: &Vec<String>| row.iter().find_map(|cell| truth.answer_in(cell));
    let rows: Vec<(usize, &Vec<String>)> =
        table.rows.iter().filter_map(|row| whose(row).map(|n| (n, row))).collect();
    if rows.len() * 2 < truth.len() {
        return Vec::new();
    }
    let columns = 0..table.columns.len();
    columns
        .flat_map(|at| {
            let value = rows.iter().map(|(n, row)| (row[at].clone(), of(*n))).collect::<Vec<_>>();
            let length = rows.iter().map(|(n, row)| (row[at].len().to_string(), of(*n))).collect::<Vec<_>>();
            let name = format!("{}.{}", table.name, table.columns[at]);
            [(format!("{name} by value"), hits(&value)), (format!("{name} by length"), hits(&length))]
        })
        .collect()
}

/// How many languages are right when each is guessed to be the commonest among the others with the same sign.
fn hits(signs: &[(String, Language)]) -> usize {
    let mut counts: HashMap<&str, HashMap<Language, usize>> = HashMap::new();
    for (sign, language) in signs {
        *counts.entry(sign).or_default().entry(*language).or_default() += 1;
    }
    let right = |(sign, language): &&(String, Language)| {
        let among = &counts[sign.as_str()];
        let others = among.iter().map(|(l, count)| (count - usize::from(l == language), l));
        others.max().is_some_and(|(count, best)| count > 0 && best == language)
    };
    signs.iter().filter(right).count()
}
