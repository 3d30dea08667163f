//! What an attacker knows besides the pages, and what they want to know. Counted here by itself: the program's own counting
//! is part of what is attacked.

use serde_json::{Value, json};
use surveys::instrument::{Answers, Given, Instrument, Kind, Question};

use super::people::values;

/// The bands in which a scale is told.
fn lines(question: &Question) -> Vec<Vec<String>> {
    let numbers = |from: u8, to: u8| (from..=to).map(|n| n.to_string()).collect::<Vec<String>>();
    match (&question.kind, question.name.as_str()) {
        (Kind::Scale { .. }, "anxious") => vec![numbers(0, 1), numbers(2, 3), numbers(4, 5), numbers(6, 10)],
        (Kind::Scale { .. }, _) => vec![numbers(0, 4), numbers(5, 6), numbers(7, 8), numbers(9, 10)],
        _ => values(question).into_iter().map(|value| vec![value]).collect(),
    }
}

fn given<'a>(one: &'a Answers, question: &Question) -> Option<&'a str> {
    match one.closed.get(&question.name) {
        Some(Given::One(value)) if values(question).contains(value) => Some(value),
        _ => None,
    }
}

fn found(asked: &Instrument) -> impl Iterator<Item = &Question> {
    asked.questions().map(|(_, q)| q).filter(|q| q.indicator.is_some())
}

/// How many of `answers` gave any of these answers.
fn gave(answers: &[&Answers], question: &Question, any: &[String]) -> usize {
    answers.iter().filter(|one| given(one, question).is_some_and(|v| any.iter().any(|a| a == v))).count()
}

/// What everybody knows: what was asked, and how many answered, in all and in each group.
pub(crate) fn known(asked: &Instrument, answers: &[Answers]) -> Value {
    let questions: Vec<Value> = found(asked)
        .map(|question| {
            let indicator = question.indicator.as_ref().expect("one");
            let lines = lines(question);
            let places = |of: &[String]| -> Vec<usize> {
                (0..lines.len()).filter(|i| lines[*i].iter().all(|v| of.contains(v))).collect()
            };
            let who: Vec<&Answers> = answers.iter().filter(|one| given(one, question).is_some()).collect();
            let groups: Vec<Value> = asked
                .grouping()
                .map(|grouping| {
                    let size = |value: &String| {
                        let of = std::slice::from_ref(value);
                        gave(&who, grouping, of)
                    };
                    json!({ "name": grouping.name, "text": &*grouping.text,
                            "sizes": values(grouping).iter().map(size).collect::<Vec<_>>() })
                })
                .collect();
            json!({
                "name": question.name, "text": question.whole(), "label": indicator.label, "lines": lines.len(),
                "favourable": places(&indicator.favourable), "concern": places(&indicator.concern),
                "favourable_said": indicator.favourable_said,
                "concern_said": indicator.concern_said, "base": who.len(), "groups": groups,
            })
        })
        .collect();
    json!({ "questions": questions })
}

/// What nobody may find out: for each question how many gave each answer, in all and in each group.
pub(crate) fn truth(asked: &Instrument, answers: &[Answers]) -> Value {
    let all: Vec<&Answers> = answers.iter().collect();
    let questions: Vec<Value> = found(asked)
        .map(|question| {
            let lines = lines(question);
            let row = |of: &[&Answers]| lines.iter().map(|line| gave(of, question, line)).collect::<Vec<_>>();
            let groups: Vec<Value> = asked
                .grouping()
                .map(|grouping| {
                    let of = |value: &String| -> Vec<&Answers> {
                        all.iter().filter(|one| given(one, grouping) == Some(value)).copied().collect()
                    };
                    json!(values(grouping).iter().map(|value| row(&of(value))).collect::<Vec<_>>())
                })
                .collect();
            json!({ "name": question.name, "lines": row(&all), "groups": groups })
        })
        .collect();
    json!({ "questions": questions })
}

/// The tables of a page, as text.
pub(crate) fn tables(page: &str) -> Vec<String> {
    page.split("<table").skip(1).filter_map(|rest| rest.split("</table>").next()).map(str::to_owned).collect()
}

/// Of each question, how many answered and how many gave good news in each small town: what its own lead may know of it.
pub(crate) fn small(asked: &Instrument, towns: &[Vec<Answers>]) -> Value {
    let questions: Vec<Value> = found(asked)
        .map(|question| {
            let good = &question.indicator.as_ref().expect("one").favourable;
            let who = |town: &Vec<Answers>| town.iter().filter(|one| given(one, question).is_some()).count();
            let said = |town: &Vec<Answers>| gave(&town.iter().collect::<Vec<_>>(), question, good);
            json!({ "name": question.name, "bases": towns.iter().map(who).collect::<Vec<_>>(),
                    "good": towns.iter().map(said).collect::<Vec<_>>() })
        })
        .collect();
    json!({ "questions": questions })
}
