//! Exact counts: they live here for the length of a release and go nowhere but into cells.

use surveys::instrument::{Answers, Given, Kind, NO_SAY, Question};

/// What was answered to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// How many gave an answer ("I don't want to say" is none).
    pub(crate) base: u32,
    /// How many chose each option, in the order of [`options`].
    pub(crate) by_option: Vec<u32>,
    /// How many gave an answer that is good news.
    pub(crate) favourable: u32,
    /// How many gave one that is a worry.
    pub(crate) concern: u32,
}

/// Value and label of each answer a closed question offers, without "I don't want to say"; none for free text.
pub(crate) fn options(question: &Question) -> Vec<(String, String)> {
    match &question.kind {
        Kind::One { options } | Kind::Several { options } => {
            options.iter().map(|o| (o.value.clone(), o.label.clone())).collect()
        }
        Kind::Scale { low, high } => (0..=10u8).map(|n| (n.to_string(), step(n, low, high))).collect(),
        Kind::Text { .. } => Vec::new(),
    }
}

fn step(n: u8, low: &str, high: &str) -> String {
    match n {
        0 => format!("0 ({low})"),
        10 => format!("10 ({high})"),
        n => n.to_string(),
    }
}

/// Counts the answers to one question.
pub(crate) fn count(question: &Question, answers: &[Answers]) -> Counts {
    let offered: Vec<String> = options(question).into_iter().map(|(value, _)| value).collect();
    let mut counts = Counts { by_option: vec![0; offered.len()], ..Counts::default() };
    for one in answers.iter().filter(|a| a.comes(question)) {
        let given = one.closed.get(&question.name).map(values).unwrap_or_default();
        let given: Vec<&str> =
            given.into_iter().filter(|v| *v != NO_SAY && offered.iter().any(|o| o == v)).collect();
        if given.is_empty() {
            continue;
        }
        counts.base += 1;
        for (sum, value) in counts.by_option.iter_mut().zip(&offered) {
            *sum += u32::from(given.contains(&value.as_str()));
        }
        if let Some(indicator) = &question.indicator {
            let any = |of: &[String]| u32::from(of.iter().any(|v| given.contains(&v.as_str())));
            counts.favourable += any(&indicator.favourable);
            counts.concern += any(&indicator.concern);
        }
    }
    counts
}

fn values(given: &Given) -> Vec<&str> {
    match given {
        Given::One(value) => vec![value.as_str()],
        Given::Several(values) => values.iter().map(String::as_str).collect(),
    }
}
